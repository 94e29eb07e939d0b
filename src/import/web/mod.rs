//! Saved web pages: the story without menus and boxes, and what the page says about it. Asks the network for nothing.

mod details;
mod lexer;
mod slim;
mod story;
mod strip;
mod tree;
mod veil;
mod walk;

use super::flow::Flow;
use super::{GoOn, Note, Problem, goes_on};
use crate::article::{Article, Details};

/// The story in a whole page, and what is to be said of it.
pub(super) fn page(id: &str, source: &str, go_on: GoOn) -> Result<(Article, Vec<Note>), Problem> {
    let page = slim::slim(source);
    goes_on(go_on)?;
    let tree = tree::parse(&page, go_on);
    goes_on(go_on)?;
    let known = details::of(source, &page, tree.as_ref(), go_on);
    let seen = Details { published: tree.as_ref().and_then(details::day_seen), ..Details::default() };
    let story = tree.and_then(|tree| story::of(tree, go_on));
    goes_on(go_on)?;
    if let Some((flow, author)) = story {
        let known = known.or(Details { author, ..Details::default() });
        return Ok((finish(id, flow, known, seen)?, Vec::new()));
    }
    let mut flow = Flow::default();
    all_words(&page, &mut flow, go_on);
    Ok((finish(id, flow, known, seen)?, vec![Note::AllWords]))
}

/// Adds all words of a page that holds nothing but the story: the body of a mail, a chapter, what was copied in a browser.
pub(super) fn whole(source: &str, flow: &mut Flow, go_on: GoOn) {
    all_words(&slim::slim(source), flow, go_on);
}

/// Adds all words of a few elements among words without markup, in one pass.
pub(super) fn loose(source: &str, flow: &mut Flow) {
    strip::strip(source, flow);
}

fn all_words(page: &str, flow: &mut Flow, go_on: GoOn) {
    match tree::parse(page, go_on) {
        Some(tree) => {
            veil::lift(&tree);
            walk::walk(&tree.root(), flow);
        }
        None => strip::strip(page, flow),
    }
}

fn finish(id: &str, flow: Flow, known: Details, seen: Details) -> Result<Article, Problem> {
    let mut article = flow.finish(id, known.title.as_deref())?;
    article.details = known.or(article.details).or(seen);
    Ok(article)
}

#[cfg(test)]
mod tests;
