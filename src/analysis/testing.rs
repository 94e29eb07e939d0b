//! Articles for the tests of the analysis: plain text in, every line a paragraph.

use crate::article::{Article, ArticleId, Details, Unit, UnitKind};
use crate::text::{TextRange, tagging_sentences};

/// An article of running sentences.
pub(super) fn article(id: &str, text: &str) -> Article {
    let spans = tagging_sentences(text).into_iter().filter_map(|words| Some(words.first()?.hull(*words.last()?)));
    let units: Vec<_> = spans.map(|range| Unit { range, kind: UnitKind::Sentence, paragraph: 0 }).collect();
    Article {
        id: ArticleId(id.into()),
        text: text.into(),
        details: Details::default(),
        paragraphs: [TextRange::new(0, text.len())].into(),
        units: units.into(),
        ..Article::default()
    }
}

/// The articles that `texts` make.
pub(super) fn articles(texts: &[&str]) -> Vec<Article> {
    texts.iter().enumerate().map(|(n, text)| article(&format!("a{n}"), text)).collect()
}
