//! A tree to its words, without recursion: a page may be as deep as the gate lets it.

use crate::import::flow::{Flow, Role, role};
use dom_query::NodeRef;

/// Adds all words below `root` to `flow`.
pub(super) fn walk(root: &NodeRef, flow: &mut Flow) {
    let mut at = root.first_child();
    while let Some(node) = at {
        let role = enter(&node, flow);
        let inner = node.first_child().filter(|_| role != Role::Hidden);
        at = inner.or_else(|| next(node, root, flow));
    }
}

fn enter(node: &NodeRef, flow: &mut Flow) -> Role {
    if node.is_text() {
        flow.words(&node.text());
    }
    let role = role_of(node);
    flow.open(role);
    role
}

/// What follows `node` and all that is in it; elements that end on the way are closed.
fn next<'a>(node: NodeRef<'a>, root: &NodeRef, flow: &mut Flow) -> Option<NodeRef<'a>> {
    let mut node = node;
    loop {
        flow.close(role_of(&node));
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
    }
}

fn role_of(node: &NodeRef) -> Role {
    let Some(name) = node.node_name() else { return Role::Inline };
    match role(&name) {
        _ if is_hidden(node) => Role::Hidden,
        Role::Raised if is_note(node) => Role::Hidden,
        Role::Image if is_decoration(node) => Role::Hidden,
        role => role,
    }
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").map(|style| style.to_ascii_lowercase().replace(' ', "")).unwrap_or_default();
    node.has_attr("hidden") || style.contains("display:none") || node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true")
}

/// Whether what stands above the line leads to a note: a link, or a number in brackets.
fn is_note(node: &NodeRef) -> bool {
    node.first_child().is_some_and(|inner| {
        inner.node_name().is_some_and(|name| &*name == "a") || inner.is_text() && inner.text().trim_start().starts_with('[')
    })
}

/// Whether a picture is an icon, a spacer or a counter of readers.
fn is_decoration(node: &NodeRef) -> bool {
    const SMALL: u32 = 48;
    let is_small =
        |name| node.attr(name).and_then(|size| size.trim_end_matches("px").parse().ok()).is_some_and(|size: u32| size <= SMALL);
    is_small("width") || is_small("height")
}
