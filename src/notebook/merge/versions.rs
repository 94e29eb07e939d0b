//! Articles that one copy, or each, has given a newer text: both get the same row of texts before their records are merged.
//!
//! A text that only one copy has is kept in any case, at least as an earlier one. Where both went on from the same text, the longer row is the
//! newer one, of equal ones the one with the greater text: never a clock. Anchors keep to their texts, whose numbers may change.

use super::super::{Judgement, Notebook, Passage, Record};
use crate::article::{Article, ArticleId, Earlier};
use crate::text::{Anchor, Carried, Carrier, TextRange};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The copies, and what they come from, with the same texts in each article that they share.
pub(super) fn level(notebooks: [&Notebook; 3]) -> [Cow<'_, Notebook>; 3] {
    let [_, ours, theirs] = notebooks;
    let pairs = ours.articles.iter().filter_map(|article| Some((article, theirs.article(&article.id)?.1)));
    let rows = pairs.filter_map(|(a, b)| Some((a.id.clone(), Row::of(a, b)?)));
    let differs = |(id, row): &(ArticleId, Row)| {
        let articles = notebooks.into_iter().filter_map(|notebook| notebook.article(id));
        articles.into_iter().any(|(_, article)| !row.is_of(article) && row.knows(article))
    };
    let rows: BTreeMap<_, _> = rows.filter(differs).collect();
    notebooks.map(|notebook| if rows.is_empty() { Cow::Borrowed(notebook) } else { Cow::Owned(leveled(notebook, &rows)) })
}

/// A text of an article, with what goes with it.
type Text = Earlier;

/// All texts of an article, the newest last.
struct Row {
    texts: Vec<Text>,
    /// How the newest text came in.
    newest: Article,
}

impl Row {
    /// The row of two articles with one id; none if they have nothing in common.
    fn of(a: &Article, b: &Article) -> Option<Self> {
        let (first, second) = (texts(a), texts(b));
        let same = |(x, y): &(&Text, &Text)| x.text == y.text;
        let common = first.iter().zip(&second).take_while(same).count();
        if !first.iter().any(|text| second.iter().any(|other| other.text == text.text)) {
            return None;
        }
        let is_newer = (first.len(), &a.text, &first) >= (second.len(), &b.text, &second);
        let (newest, newer, older) = if is_newer { (a, first, second) } else { (b, second, first) };
        let only_older = |text: &&Text| newer.iter().all(|other| other.text != text.text);
        let (shared, rest) = newer.split_at_checked(common)?;
        let older: Vec<_> = older.iter().skip(common).filter(only_older).cloned().collect();
        Some(Self { texts: [shared, &older, rest].concat(), newest: newest.clone() })
    }

    /// Whether these are the texts of `article`, each replaced when it was.
    fn is_of(&self, article: &Article) -> bool {
        let newest = self.texts.last().is_some_and(|text| text.text == article.text);
        newest && self.texts.iter().take(self.texts.len().saturating_sub(1)).eq(article.earlier.iter())
    }

    /// Whether it has one of the texts of `article`, which then is an older or newer state of the same story.
    fn knows(&self, article: &Article) -> bool {
        texts(article).iter().any(|text| self.texts.iter().any(|known| known.text == text.text))
    }

    /// The number that the text has in this row which has the number `version` in `article`.
    fn number(&self, article: &Article, version: u32) -> u32 {
        let text = article.text_of(version);
        // What both began with keeps its number, also where the same text comes again.
        let is_there = |at: usize| self.texts.get(at).is_some_and(|known| known.text == *text);
        let at = (version as usize).checked_sub(1).filter(|at| is_there(*at));
        let at = at.or_else(|| self.texts.iter().rposition(|known| known.text == *text));
        at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(version)
    }

    /// `article` with these texts. What is known about it stays.
    fn put(&self, article: &Article) -> Article {
        let is_newest = article.text == self.newest.text;
        let form = if is_newest { article } else { &self.newest };
        let earlier = self.texts.get(..self.texts.len().saturating_sub(1)).unwrap_or_default();
        let put = Article { id: article.id.clone(), details: article.details.clone(), earlier: earlier.into(), ..form.clone() };
        if is_newest {
            return put;
        }
        // Only what this copy took out of the story: what the other one did is merged with it.
        let carrier = Carrier::new(&article.text, &put.text);
        let there = article.asides.iter().filter_map(|range| same_words(&carrier.carry(&Anchor::new(&article.text, *range))));
        put.with_asides(&there.collect::<Vec<_>>())
    }
}

/// All texts of an article, the newest last.
fn texts(article: &Article) -> Vec<Text> {
    let newest = Text {
        text: Arc::clone(&article.text),
        blocks: article.blocks.clone(),
        source: article.source.clone(),
        replaced: article.earlier.last().map(|earlier| earlier.replaced).unwrap_or_default(),
    };
    article.earlier.iter().cloned().chain([newest]).collect()
}

/// Where the very words stand in a newer text, if they do.
fn same_words(carried: &Carried) -> Option<TextRange> {
    match carried {
        Carried::Exact(range) | Carried::Moved(range) => Some(*range),
        _ => None,
    }
}

/// `notebook` with these rows of texts, its anchors at the numbers that their texts have now, or carried over to the newest.
fn leveled(notebook: &Notebook, rows: &BTreeMap<ArticleId, Row>) -> Notebook {
    let mut leveled = notebook.clone();
    for (id, row) in rows {
        let Some((at, article)) = notebook.article(id).filter(|(_, article)| row.knows(article)) else { continue };
        let put = row.put(article);
        anchors(&mut leveled, id, |anchor| anchor.version = row.number(article, anchor.version));
        carry(&mut leveled, &put);
        if let Some(place) = leveled.articles.get_mut(at) {
            *place = put;
        }
    }
    leveled
}

/// Does something with every anchor in an article.
fn anchors(notebook: &mut Notebook, article: &ArticleId, mut each: impl FnMut(&mut Anchor)) {
    let kept = notebook.alternatives.values_mut().map(|alternative| &mut alternative.record);
    let (mut annotations, mut judgements): (Vec<_>, Vec<_>) =
        (notebook.annotations.values_mut().collect(), notebook.judgements.values_mut().collect());
    for record in kept {
        match record {
            Record::Annotation(annotation) => annotations.push(annotation),
            Record::Judgement(judgement) => judgements.push(judgement),
            _ => {}
        }
    }
    for annotation in annotations.into_iter().filter(|annotation| annotation.article == *article) {
        annotation.anchors.iter_mut().for_each(&mut each);
    }
    let passages = judgements.into_iter().flat_map(|judgement| [&mut judgement.a, &mut judgement.b]);
    passages.filter(|passage| passage.article == *article).for_each(|passage| each(&mut passage.anchor));
}

/// Carries over what was marked in an earlier text of `article`, where its very words stand in the newest; as when the article gets that text.
fn carry(notebook: &mut Notebook, article: &Article) {
    let ways: Vec<_> = article.earlier.iter().map(|earlier| Carrier::new(&earlier.text, &article.text)).collect();
    let way = |anchor: &Anchor| ways.get((anchor.version as usize).checked_sub(1)?);
    let moved = |anchor: &Anchor| Some(article.anchor(same_words(&way(anchor)?.carry(anchor))?));
    for annotation in notebook.annotations.values_mut().filter(|one| one.article == article.id && !one.gone) {
        let places: Option<Vec<_>> = annotation.anchors.iter().map(moved).collect();
        if let Some(places) = places {
            annotation.anchors = places;
        }
    }
    let of =
        |passage: &Passage| if passage.article == article.id { moved(&passage.anchor) } else { Some(passage.anchor.clone()) };
    for Judgement { a, b, .. } in notebook.judgements.values_mut() {
        if (a.article == article.id || b.article == article.id)
            && let (Some(first), Some(second)) = (of(a), of(b))
        {
            (a.anchor, b.anchor) = (first, second);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge;
    use super::*;
    use crate::notebook::{Annotation, Id};
    use jiff::Timestamp;

    const FIRST: &str = "The mayor said that 43 people were hurt. The old bridge is closed since then.";
    const SECOND: &str = "It rained. The mayor said that 34 people were hurt. The old bridge is closed since then.";
    const THIRD: &str = "It snowed. The mayor said that 43 people were hurt. The old bridge is closed since then.";

    fn story(text: &str) -> Article {
        Article::from_text("a", text)
    }

    fn updated(article: &Article, text: &str) -> Article {
        article.updated(&story(text), Timestamp::UNIX_EPOCH)
    }

    /// A notebook of one article, with notes on these words of its newest text.
    fn notebook(article: Article, notes: &[(&str, &str)]) -> Notebook {
        let annotation = |(id, words): &(&str, &str)| {
            let at = article.text.find(words).expect("there");
            Annotation {
                id: Id::from(*id),
                article: article.id.clone(),
                anchors: vec![article.anchor(TextRange::new(at, at + words.len()))],
                gone: false,
                tags: Vec::new(),
                note: (*id).to_owned(),
                author: String::new(),
                created: Timestamp::UNIX_EPOCH,
                changed: Timestamp::UNIX_EPOCH,
                revision: 1,
            }
        };
        let annotations = notes.iter().map(annotation).map(|annotation| (annotation.id.clone(), annotation)).collect();
        Notebook { annotations, articles: vec![article], ..Notebook::default() }
    }

    /// What each annotation marks, and in which text.
    fn marked(notebook: &Notebook) -> Vec<(u32, String)> {
        let article = &notebook.articles[0];
        let words = |anchor: &Anchor| {
            let text = article.text_of(anchor.version);
            assert!(anchor.place(text).is_some(), "{anchor:?} in {text:?}");
            (anchor.version, anchor.quote.clone())
        };
        notebook.annotations.values().map(|annotation| words(&annotation.anchors[0])).collect()
    }

    /// Merges in both orders, which must give the same, and again, which must change nothing.
    fn both(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> Notebook {
        let merged = merge(Some(base), ours, theirs).notebook;
        assert_eq!(merge(Some(base), theirs, ours).notebook, merged);
        assert_eq!(merge(Some(base), &merged, theirs).notebook, merged);
        assert_eq!(merge(None, &merged, ours).notebook, merged);
        merged
    }

    #[test]
    fn notes_made_meanwhile_in_the_older_text_go_along_where_their_words_stand() {
        let base = notebook(story(FIRST), &[]);
        let ours = notebook(story(FIRST), &[("n1", "The old bridge is closed"), ("n2", "43 people were hurt")]);
        let theirs = notebook(updated(&story(FIRST), SECOND), &[("n3", "It rained.")]);
        let merged = both(&base, &ours, &theirs);
        assert_eq!((&*merged.articles[0].text, merged.articles[0].version()), (SECOND, 2));
        let expected = [(2, "The old bridge is closed"), (1, "43 people were hurt"), (2, "It rained.")];
        assert_eq!(marked(&merged), expected.map(|(version, words)| (version, words.to_owned())));
    }

    #[test]
    fn of_two_newer_texts_none_is_lost_and_each_note_keeps_to_its_own() {
        let base = notebook(story(FIRST), &[]);
        let ours = notebook(updated(&story(FIRST), SECOND), &[("n1", "It rained."), ("n2", "34 people were hurt")]);
        let theirs = notebook(updated(&story(FIRST), THIRD), &[("n3", "It snowed."), ("n4", "The old bridge is closed")]);
        let merged = both(&base, &ours, &theirs);
        let article = &merged.articles[0];
        let texts: Vec<_> = (1..=3).map(|version| &**article.text_of(version)).collect();
        assert_eq!(texts, [FIRST, SECOND, THIRD]);
        let expected = [(2, "It rained."), (2, "34 people were hurt"), (3, "It snowed."), (3, "The old bridge is closed")];
        assert_eq!(marked(&merged), expected.map(|(version, words)| (version, words.to_owned())));
    }

    #[test]
    fn two_stories_of_one_name_stay_two() {
        let other = "Quite another story. It has nothing to do with that.";
        let (ours, theirs) = (notebook(story(FIRST), &[]), notebook(story(other), &[]));
        let merged = merge(None, &ours, &theirs).notebook;
        assert_eq!(merged.articles.len(), 2);
        assert!(merged.articles.iter().all(|article| article.earlier.is_empty()));
    }
}
