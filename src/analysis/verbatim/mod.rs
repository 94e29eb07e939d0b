//! Runs of words that two articles have in common to the letter: agency copy, mostly.
//!
//! Words are compared without case, and with all quotes and dashes alike; marks do not count. Direct quotations of four words and more
//! are left out (that two articles quote the same words is said elsewhere) and end a run, as headlines, datelines and sub-heads do.

mod runs;

use super::{Analysis, Place, Quote, VerbatimRun};
use crate::article::{Article, UnitKind};
use crate::text::{TextRange, slice};
use foldhash::HashMap;
use runs::{Copied, Grams};

/// Quotations shorter than this are words of the sentence they stand in.
const SPEECH_WORDS: usize = 4;

/// The longest sentences that are compared word by word, in words of both multiplied.
const MOST_COMPARED: usize = 1_000_000;

/// Runs of at least eight words shared by two of the articles, direct quotations left out, sorted. `words[doc][unit]` holds tokens.
pub(super) fn find(articles: &[Article], words: &[Vec<Vec<TextRange>>], quotes: &[Quote]) -> Vec<VerbatimRun> {
    let mut numbers = HashMap::default();
    let texts: Vec<_> = articles
        .iter()
        .zip(words)
        .enumerate()
        .map(|(doc, (article, words))| Text::new(article, words, &speech(article, doc, quotes), &mut numbers))
        .collect();
    let mut found = Vec::new();
    for (a, first) in texts.iter().enumerate() {
        let grams = Grams::new(&first.words);
        for (b, second) in texts.iter().enumerate().skip(a + 1) {
            let copied = runs::copied(&first.words, &grams, &second.words);
            found.extend(copied.iter().filter_map(|copied| run((a, first), (b, second), copied)));
        }
    }
    found.sort_by_key(|run| (run.a, run.b));
    found
}

fn run((doc_a, first): (usize, &Text), (doc_b, second): (usize, &Text), copied: &Copied) -> Option<VerbatimRun> {
    let a = Place { doc: doc_a, range: first.range(copied.a.start, copied.a.end)? };
    let b = Place { doc: doc_b, range: second.range(copied.b.start, copied.b.end)? };
    Some(VerbatimRun { a, b, words: copied.words })
}

/// The quotations of article `doc` that are long enough to be speech.
fn speech(article: &Article, doc: usize, quotes: &[Quote]) -> Vec<TextRange> {
    let from = quotes.partition_point(|quote| quote.place.doc < doc);
    let here = quotes.iter().skip(from).take_while(|quote| quote.place.doc == doc).map(|quote| quote.place.range);
    here.filter(|range| folded(slice(&article.text, *range)).count() >= SPEECH_WORDS).collect()
}

/// An article's words as numbers: equal words of all articles have the same.
struct Text {
    words: Vec<runs::Word>,
    ranges: Vec<TextRange>,
}

impl Text {
    fn new(article: &Article, words: &[Vec<TextRange>], speech: &[TextRange], numbers: &mut HashMap<String, u32>) -> Self {
        let mut text = Self { words: Vec::new(), ranges: Vec::new() };
        let mut part = 0;
        for (unit, words) in article.units.iter().zip(words) {
            part += u32::from(unit.kind != UnitKind::Sentence);
            for range in words {
                let Some(word) = fold(slice(&article.text, *range)) else { continue };
                let next = speech.partition_point(|quote| quote.end <= range.start);
                if speech.get(next).is_some_and(|quote| quote.intersects(*range)) {
                    part += 1;
                    continue;
                }
                let new = numbers.len() as u32;
                text.words.push(runs::Word { number: *numbers.entry(word).or_insert(new), part });
                text.ranges.push(*range);
            }
            part += u32::from(unit.kind != UnitKind::Sentence);
        }
        text
    }

    /// From the first to the last of the words `start..end`.
    fn range(&self, start: usize, end: usize) -> Option<TextRange> {
        Some(self.ranges.get(start)?.hull(*self.ranges.get(end.checked_sub(1)?)?))
    }
}

impl Analysis {
    /// The share of the words of article number `doc` that stand in runs which another article has too, 0 to 1.
    pub fn verbatim_share(&self, doc: usize, article: &Article) -> f64 {
        let sides = self.verbatim.iter().flat_map(|run| [run.a, run.b]);
        let mut ranges: Vec<_> = sides.filter(|place| place.doc == doc).map(|place| place.range).collect();
        ranges.sort();
        let (mut copied, mut end) = (0, 0);
        for range in ranges {
            // Runs of three articles overlap; each word counts once.
            let from = range.start.max(end);
            if from < range.end {
                copied += folded(slice(&article.text, TextRange::new(from, range.end))).count();
                end = range.end;
            }
        }
        let told = article.units.iter().filter(|unit| unit.kind != UnitKind::Aside);
        let all: usize = told.map(|unit| folded(slice(&article.text, unit.range)).count()).sum();
        if all > 0 { copied as f64 / all as f64 } else { 0.0 }
    }
}

/// The share of the shorter sentence's words that stand in `runs` between exactly these two: 1 if they are equal word by word, also
/// where they are too short for a run.
pub(super) fn coverage(runs: &[VerbatimRun], article_a: &Article, a: Place, article_b: &Article, b: Place) -> f64 {
    let (whole_a, whole_b) = (slice(&article_a.text, a.range), slice(&article_b.text, b.range));
    if same_words(whole_a, whole_b) {
        return 1.0;
    }
    let shorter = folded(whole_a).count().min(folded(whole_b).count()).max(1);
    let between = runs.iter().filter(|run| is_in(run.a, a) && is_in(run.b, b));
    let shared = between.map(|run| {
        let copied_a = folded_vec(&article_a.text, common(run.a.range, a.range));
        let copied_b = folded_vec(&article_b.text, common(run.b.range, b.range));
        in_common(&copied_a, &copied_b)
    });
    shared.sum::<usize>() as f64 / shorter as f64
}

/// Whether two sentences hold the same words in the same order; never so for sentences without words.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    folded(a).next().is_some() && folded(a).eq(folded(b))
}

fn is_in(run: Place, sentence: Place) -> bool {
    run.doc == sentence.doc && run.range.intersects(sentence.range)
}

fn common(a: TextRange, b: TextRange) -> TextRange {
    TextRange::new(a.start.max(b.start), a.end.min(b.end))
}

/// Length of the longest sequence of words that stands in both in the same order.
fn in_common(a: &[String], b: &[String]) -> usize {
    if a.len() * b.len() > MOST_COMPARED || a.len().min(b.len()) == 0 {
        return 0;
    }
    let mut row = vec![0; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (n, other) in b.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if word == other { diagonal + 1 } else { above.max(row[n]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

fn folded_vec(text: &str, range: TextRange) -> Vec<String> {
    folded(slice(text, range)).collect()
}

/// The words between white space, folded.
fn folded(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace().filter_map(fold)
}

/// A word without case and without marks at its ends, quotes and dashes made alike; none if it has no letter and no digit.
fn fold(word: &str) -> Option<String> {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    if core.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return (!core.is_empty()).then(|| core.to_ascii_lowercase());
    }
    let alike = |c| match c {
        '’' | '‘' | '`' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        c => c,
    };
    Some(core.chars().map(alike).flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::pronouns::People;
    use crate::article::{ArticleId, Details, Unit};
    use crate::text::tokens;
    use std::sync::Arc;

    /// One sentence a line; a line that begins with `#` is a sub-head.
    fn article(text: &str) -> Article {
        let mut units = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            let kind = if line.starts_with('#') { UnitKind::Subhead } else { UnitKind::Sentence };
            units.push(Unit { range: TextRange::new(at, at + line.len()), kind, paragraph: units.len() });
            at += line.len() + 1;
        }
        let paragraphs: Vec<_> = units.iter().map(|unit| unit.range).collect();
        let text: Arc<str> = text.into();
        Article {
            id: ArticleId("a".into()),
            text,
            details: Details::default(),
            paragraphs: paragraphs.into(),
            units: units.into(),
            ..Article::default()
        }
    }

    fn find_in(texts: &[&str]) -> (Vec<Article>, Vec<VerbatimRun>) {
        let articles: Vec<_> = texts.iter().map(|text| article(text)).collect();
        let words: Vec<Vec<_>> =
            articles.iter().map(|article| article.units.iter().map(|unit| tokens(&article.text, unit.range)).collect()).collect();
        let quotes: Vec<_> = articles
            .iter()
            .zip(&words)
            .enumerate()
            .flat_map(|(doc, (article, words))| super::super::quotes::find(doc, article, words, &[], &People::default()).quotes)
            .collect();
        let found = find(&articles, &words, &quotes);
        (articles, found)
    }

    /// Runs as "words in the first | words in the second (number)".
    #[track_caller]
    fn check(a: &str, b: &str, want: &[&str]) {
        let (articles, found) = find_in(&[a, b]);
        let show = |run: &VerbatimRun| {
            format!("{} | {} ({})", slice(&articles[0].text, run.a.range), slice(&articles[1].text, run.b.range), run.words)
        };
        assert_eq!(found.iter().map(show).collect::<Vec<_>>(), want);
    }

    #[test]
    fn finds_runs_of_eight_words() {
        check(
            "Yesterday the old bridge over the river fell down after rain.",
            "The old bridge over the river fell down, police said.",
            &["the old bridge over the river fell down | The old bridge over the river fell down (8)"],
        );
        check("the old bridge over the river fell", "the old bridge over the river fell", &[]);
        check("", "", &[]);
    }

    #[test]
    fn bridges_small_edits() {
        check(
            "The old bridge over the river fell down on Monday after a night of heavy rain.",
            "The old bridge over the river fell down Monday after a long night of heavy rain.",
            &["The old bridge over the river fell down on Monday after a night of heavy rain | \
               The old bridge over the river fell down Monday after a long night of heavy rain (15)"],
        );
        check(
            "Nobody on the old bridge saw the water and then the whole bridge fell into the river.",
            "Nobody on the old bridge heard one big loud bang when the whole bridge fell into the river.",
            &[],
        );
    }

    #[test]
    fn crosses_sentences_but_not_subheads() {
        check(
            "The old bridge fell. Rain had washed it out.\nNobody was hurt in town.",
            "The old bridge fell. Rain had washed it out.\nNobody was hurt in town.",
            &["The old bridge fell. Rain had washed it out.\nNobody was hurt in town | \
               The old bridge fell. Rain had washed it out.\nNobody was hurt in town (14)"],
        );
        check(
            "The old bridge fell down.\n# Rain\nNobody was hurt there.",
            "The old bridge fell down.\n# Rain\nNobody was hurt there.",
            &[],
        );
    }

    #[test]
    fn leaves_quotations_out() {
        check(
            "“We saw the old bridge over the river fall down at night,” Meyer said.",
            "“We saw the old bridge over the river fall down at night,” said Meyer.",
            &[],
        );
        check(
            "The “old” bridge over the wide river fell down at night.",
            "The \"old\" bridge over the wide river fell down at night.",
            &[
                "The “old” bridge over the wide river fell down at night | The \"old\" bridge over the wide river fell down at night (11)",
            ],
        );
    }

    #[test]
    fn the_longest_run_wins() {
        check(
            "the old bridge over the river fell down at night. the old bridge over the river fell down.",
            "the old bridge over the river fell down at night",
            &["the old bridge over the river fell down at night | the old bridge over the river fell down at night (10)"],
        );
    }

    #[test]
    fn three_articles_have_runs_by_pairs() {
        let text = "The old bridge over the river fell down.";
        let (_, found) = find_in(&[text, text, text]);
        assert_eq!(found.iter().map(|run| (run.a.doc, run.b.doc)).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn coverage_counts_only_what_both_sentences_share() {
        let a = "The old bridge over the river fell down.\nRain had washed out both of its wide piers.";
        let b = "The old bridge over the river fell down on Monday night.\nRain had washed out both of its wide piers.";
        let (articles, found) = find_in(&[a, b]);
        let place = |doc: usize, unit: usize| Place { doc, range: articles[doc].units[unit].range };
        let covered = |x, y| coverage(&found, &articles[0], place(0, x), &articles[1], place(1, y));
        assert!((covered(0, 0) - 1.0).abs() < 1e-9);
        assert!((covered(1, 1) - 1.0).abs() < 1e-9);
        assert!(covered(0, 1) < 0.5 && covered(1, 0) < 0.5);
        assert!(
            same_words("It is over.", "it is — over") && !same_words("…", "…") && !same_words("It is over", "It is not over")
        );
    }

    #[test]
    fn hostile_texts_are_quick() {
        let equal = "The old bridge over the river fell down.\n".repeat(4000);
        let other = "The old bridge over the river fell.\n".repeat(4000);
        let two = "a b ".repeat(50_000);
        let _ = find_in(&[&equal, &equal, &other]);
        let _ = find_in(&[&two, &two]);
        let _ = find_in(&[&"a ".repeat(50_000), &"a b a a ".repeat(20_000)]);
    }
}
