//! The part of a page that is its story.

use super::{tree, veil, walk};
use crate::import::flow::Flow;
use crate::import::{GoOn, known};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Shortest story, in characters. What is shorter is a teaser or a message about cookies.
const SHORTEST: usize = 140;

/// The words of the story in `page` and who wrote it; none if nothing in it looks like a story.
pub(super) fn of(page: Document, go_on: GoOn) -> Option<(Flow, Option<String>)> {
    veil::lift(&page);
    // What the page says about itself is read elsewhere.
    let config = Config { disable_json_ld: true, ..Config::default() };
    let story = Readability::with_document(page, None, Some(config)).ok()?.parse().ok()?;
    if story.length < SHORTEST {
        return None;
    }
    let content = tree::parse(&story.content, go_on)?;
    let mut flow = Flow::default();
    walk::walk(&content.root(), &mut flow);
    Some((flow, story.byline.as_deref().and_then(known::author)))
}
