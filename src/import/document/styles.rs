//! The styles of a document that tell what a paragraph is. A style's name is English whatever the language of the program; its id is not.

use crate::article::UnitKind;
use crate::import::Problem;
use crate::import::xml::{self, Piece};
use std::collections::BTreeMap;

/// What the paragraphs of each style are, by the style's id.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, UnitKind>);

impl Styles {
    /// What a paragraph of the style `id` is, if the style tells.
    pub(super) fn kind(&self, id: &str) -> Option<UnitKind> {
        self.0.get(id).copied().or_else(|| kind_of(id))
    }
}

/// The styles in the file in `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Styles, Problem> {
    let mut styles = Styles::default();
    let mut id = String::new();
    xml::read(bytes, |piece| {
        let Piece::Open(name, attributes) = piece else { return };
        let kind = match name {
            "style" => {
                id = attributes.get("styleId").unwrap_or_default();
                None
            }
            "name" => attributes.get("val").and_then(|name| kind_of(&name)),
            "outlineLvl" => attributes.get("val").filter(|level| level != "9").map(|_| UnitKind::Subhead),
            _ => None,
        };
        if let Some(kind) = kind {
            styles.0.entry(id.clone()).or_insert(kind);
        }
    })?;
    Ok(styles)
}

fn kind_of(name: &str) -> Option<UnitKind> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "title" => Some(UnitKind::Title),
        "caption" => Some(UnitKind::Aside),
        // Lines of a table of contents: "TOC 1", "TOC Heading".
        _ if name.strip_prefix("toc").is_some_and(|rest| rest.starts_with([' ', '1', '2', '3', 'h'])) => Some(UnitKind::Aside),
        _ => name.starts_with("heading").then_some(UnitKind::Subhead),
    }
}
