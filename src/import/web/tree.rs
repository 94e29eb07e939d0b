//! A page to its tree, but only a page that browsers, too, could show: the parser's cost grows with depth, so depth, nodes and open
//! formatting are watched while it parses, and past a gate nothing more is parsed.

use crate::import::GoOn;
use dom_query::{Document, NodeId};
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts};
use std::cell::Cell;

/// Longest page that is parsed, in bytes, after what no article needs has gone. The longest of 311 news pages had 1.63 MB before.
const MAX_BYTES: usize = 8 << 20;
/// Most elements inside one another, with open formatting counted once more. Of the 311 pages the deepest had 52.
const MAX_OPEN: usize = 512;
/// Most nodes. The 311 pages had 24,275 at most.
const MAX_NODES: usize = 250_000;
/// Most tags, texts and entities.
const MAX_TOKENS: usize = 300_000;
/// Most tokens times elements that are open there. A page of 24,275 nodes in the depth of 52 has a quarter of it.
const MAX_WEIGHT: usize = 10_000_000;
/// What an attribute weighs against that.
const ATTRIBUTE: usize = 30;
/// Most attributes of a tag, and its greatest length in bytes: the parser compares each attribute with all before it.
const MAX_ATTRIBUTES: usize = 256;
const MAX_TAG: usize = 64 << 10;
/// How much is parsed between two looks at the gates, in bytes and in tokens.
const STEP: usize = 4 << 10;
const TOKENS: usize = 64;

/// The tree of `page`; none if it is past a gate, or if `go_on` breaks.
pub(super) fn parse(page: &str, go_on: GoOn) -> Option<Document> {
    if page.len() > MAX_BYTES {
        return None;
    }
    let tokenizer = Tokenizer::new(Gate::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    let (mut tokens, mut without) = (0, 0);
    for step in steps(page) {
        input.push_back(StrTendril::from_slice(step));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        let gate = &tokenizer.sink;
        without = if gate.tokens.get() == tokens { without + step.len() } else { 0 };
        tokens = gate.tokens.get();
        if gate.shut.get() || without > MAX_TAG || go_on().is_break() {
            return None;
        }
    }
    tokenizer.end();
    Some(tokenizer.sink.builder.sink).filter(|document| document.tree.len() <= MAX_NODES)
}

/// `page` in pieces of about [`STEP`] bytes.
fn steps(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    std::iter::from_fn(move || {
        let (step, behind) = rest.split_at_checked(rest.ceil_char_boundary(STEP))?;
        rest = behind;
        Some(step).filter(|step| !step.is_empty())
    })
}

/// Lets tokens through to the tree until there are too many of something.
struct Gate {
    builder: TreeBuilder<NodeId, Document>,
    tokens: Cell<usize>,
    /// How many elements were open at each token, all together: what finding the story costs.
    weight: Cell<usize>,
    shut: Cell<bool>,
}

impl Default for Gate {
    fn default() -> Self {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new(Document::default(), options),
            tokens: Cell::default(),
            weight: Cell::default(),
            shut: Cell::default(),
        }
    }
}

impl Gate {
    fn is_past(&self, token: &Token) -> bool {
        if self.tokens.get() > MAX_TOKENS {
            return true;
        }
        let attributes = if let Token::TagToken(tag) = token { tag.attrs.len() } else { 0 };
        self.weight.set(self.weight.get() + attributes * ATTRIBUTE);
        attributes > MAX_ATTRIBUTES || self.tokens.get().is_multiple_of(TOKENS) && self.holds_too_much()
    }

    fn holds_too_much(&self) -> bool {
        let open = Count::default();
        self.builder.trace_handles(&open);
        // Nobody reads what it has to say of the markup, and that may be more than the page.
        self.builder.sink.errors.borrow_mut().clear();
        self.weight.set(self.weight.get() + open.0.get() * TOKENS);
        open.0.get() > MAX_OPEN || self.weight.get() > MAX_WEIGHT || self.builder.sink.tree.len() > MAX_NODES
    }
}

impl TokenSink for Gate {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        self.tokens.set(self.tokens.get() + 1);
        if self.shut.get() || self.is_past(&token) {
            self.shut.set(true);
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the nodes that the tree builder holds on to: open elements and open formatting.
#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}
