//! Where a passage stands, as people say it.

use crate::article::{Article, UnitKind};
use crate::text::TextRange;

/// "paragraph 3, sentences 2 to 4". Paragraphs count from the top of the article, its title included; sentences within their paragraph.
pub(super) fn name(article: &Article, range: TextRange) -> Option<String> {
    let units = article.units_in(range);
    let (first, last) = (units.start, units.end.checked_sub(1)?);
    if units.is_empty() {
        return None;
    }
    let [a, b] = [Position::of(article, first)?, Position::of(article, last)?];
    Some(match (a.kind, b.kind) {
        _ if first == last => a.name(),
        (UnitKind::Sentence, UnitKind::Sentence) if a.paragraph == b.paragraph => {
            format!("paragraph {}, sentences {} to {}", a.paragraph, a.sentence, b.sentence)
        }
        _ => format!("{} to {}", a.name(), b.name()),
    })
}

/// A unit's numbers, from 1.
struct Position {
    paragraph: usize,
    /// Among the sentences of the paragraph; of no meaning for other units.
    sentence: usize,
    kind: UnitKind,
}

impl Position {
    fn of(article: &Article, at: usize) -> Option<Self> {
        let unit = article.units.get(at)?;
        let before = article.units.iter().take(at + 1).rev().take_while(|other| other.paragraph == unit.paragraph);
        let sentence = before.filter(|other| other.kind == UnitKind::Sentence).count();
        Some(Self { paragraph: unit.paragraph + 1, sentence, kind: unit.kind })
    }

    fn name(&self) -> String {
        match self.kind {
            UnitKind::Sentence => format!("paragraph {}, sentence {}", self.paragraph, self.sentence),
            UnitKind::Title => "title".to_owned(),
            UnitKind::Dateline => "dateline".to_owned(),
            UnitKind::Subhead => format!("paragraph {}, sub-head", self.paragraph),
            UnitKind::Aside => format!("paragraph {}, beside the story", self.paragraph),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let article = Article::from_text(
            "a",
            "Bridge closes\n\nBONN, 3 May 2021 (AFP) - It is closed. It stays so.\n\nNobody knows why. Or when.",
        );
        let at = article.text.find(words).expect("words of the article");
        let found = name(&article, TextRange::new(at, at + words.len()));
        assert_eq!(found.as_deref(), Some(expected), "{words}");
    }

    #[test]
    fn paragraphs_count_from_the_top_and_sentences_in_their_paragraph() {
        check("Bridge", "title");
        check("BONN", "dateline");
        check("closed.", "paragraph 2, sentence 1");
        check("stays", "paragraph 2, sentence 2");
        check("why. Or", "paragraph 3, sentences 1 to 2");
        check("so.\n\nNobody", "paragraph 2, sentence 2 to paragraph 3, sentence 1");
        check("closes\n\nBONN, 3 May 2021 (AFP) - It", "title to paragraph 2, sentence 1");
    }

    #[test]
    fn a_range_without_words_has_no_name() {
        assert_eq!(name(&Article::from_text("a", "One.\n\nTwo."), TextRange::new(5, 5)), None);
        assert_eq!(name(&Article::default(), TextRange::new(0, 9)), None);
    }
}
