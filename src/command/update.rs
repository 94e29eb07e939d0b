//! A newer text in the place of an article's, and what becomes of the passages that were marked in the older ones.

use super::plan::{Planned, Planner, Refusal};
use super::{Change, Edit};
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, Id, Judgement, Passage};
use crate::text::{Anchor, Carried, Carrier, TextRange};
use std::cell::OnceCell;

impl Planner<'_> {
    /// Puts a newer text in the place of an article's. What was marked goes along where its very words did; the rest stays in its earlier
    /// text until the reader has looked at it.
    pub(super) fn update_article(&mut self, id: &ArticleId, newer: &Article) -> Planned {
        let (at, before) = self.notebook.article(id).ok_or_else(|| Refusal::NoArticle(id.clone()))?;
        let before = before.clone();
        if let Some(open) = self.notebook.articles.iter().find(|open| open.text == newer.text) {
            return Err(Refusal::AlreadyOpen(open.id.clone()));
        }
        let updated = before.updated(newer, self.stamp.now);
        let carriers = Carriers::new(&updated);
        let asides = before.asides.iter().filter_map(|range| carriers.unchanged(&before.anchor(*range)));
        let asides: Vec<_> = asides.chain(newer.asides.iter().copied()).collect();
        let after = if asides.is_empty() { updated.clone() } else { updated.with_asides(&asides) };
        let name = format!("Newer text of {}", before.label());
        self.edit(Edit::Article(at, Box::new(Change::replace(before, after))));
        self.carry_annotations(id, &carriers);
        self.carry_judgements(id, &carriers);
        Ok(name)
    }

    fn carry_annotations(&mut self, id: &ArticleId, carriers: &Carriers) {
        let here = self.notebook.annotations.values().filter(|annotation| annotation.article == *id);
        let carried = here.filter_map(|annotation| {
            let anchors: Option<Vec<_>> = annotation.anchors.iter().map(|anchor| carriers.anchor(anchor)).collect();
            // The reader did not change it. What was gone is back.
            let after = Annotation { anchors: anchors?, gone: false, revision: annotation.revision + 1, ..annotation.clone() };
            Some(Change::replace(annotation.clone(), after))
        });
        for change in carried.collect::<Vec<_>>() {
            self.edit(Edit::Annotation(Box::new(change)));
        }
    }

    fn carry_judgements(&mut self, id: &ArticleId, carriers: &Carriers) {
        let carried = |passage: &Passage| {
            let anchor = if passage.article == *id { carriers.anchor(&passage.anchor)? } else { passage.anchor.clone() };
            Some(Passage { anchor, ..passage.clone() })
        };
        let here = self.notebook.judgements.values().filter(|judgement| judgement.a.article == *id || judgement.b.article == *id);
        let changes = here.filter_map(|judgement| {
            let (a, b) = (carried(&judgement.a)?, carried(&judgement.b)?);
            let after = Judgement { a, b, revision: judgement.revision + 1, ..judgement.clone() };
            Some(Change::replace(judgement.clone(), after))
        });
        for change in changes.collect::<Vec<_>>() {
            self.edit(Edit::Judgement(Box::new(change)));
        }
    }

    /// Puts an annotation at these places of the newest text.
    pub(super) fn place(&mut self, id: &Id, ranges: &[TextRange]) -> Planned {
        let article = self.annotation(id)?.article;
        let anchors: Vec<_> = ranges.iter().map(|range| self.anchored(&article, *range)).collect::<Result<_, _>>()?;
        if anchors.is_empty() {
            return Err(Refusal::NoWords);
        }
        self.change_annotation(id, "Put note on the newer words", |annotation| {
            (annotation.anchors, annotation.gone) = (anchors, false);
        })
    }

    /// Notes that the words of an annotation are not in the newest text any more.
    pub(super) fn keep_as_lost(&mut self, id: &Id) -> Planned {
        self.change_annotation(id, "Keep as lost", |annotation| annotation.gone = true)
    }
}

/// The ways from each earlier text of an article to its newest, each made when it is asked for.
pub(crate) struct Carriers<'a> {
    article: &'a Article,
    ways: Vec<OnceCell<Carrier<'a>>>,
}

impl<'a> Carriers<'a> {
    pub(crate) fn new(article: &'a Article) -> Self {
        Self { article, ways: article.earlier.iter().map(|_| OnceCell::new()).collect() }
    }

    /// What became of an anchor's words; of one of the newest text, that they are there.
    pub(crate) fn carry(&self, anchor: &Anchor) -> Option<Carried> {
        let Some(earlier) = self.article.earlier_of(anchor.version) else {
            return self.article.place(anchor).map(Carried::Exact);
        };
        let way = self.ways.get((anchor.version as usize).checked_sub(1)?)?;
        Some(way.get_or_init(|| Carrier::new(&earlier.text, &self.article.text)).carry(anchor))
    }

    /// Where the very words stand now.
    fn unchanged(&self, anchor: &Anchor) -> Option<TextRange> {
        match self.carry(anchor)? {
            Carried::Exact(range) | Carried::Moved(range) => Some(range),
            _ => None,
        }
    }

    /// The anchor in the newest text, if its very words are there.
    fn anchor(&self, anchor: &Anchor) -> Option<Anchor> {
        self.unchanged(anchor).map(|range| self.article.anchor(range))
    }
}
