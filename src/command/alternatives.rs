//! Commands on what lost when copies were merged.

use super::plan::{Planned, Planner, Refusal};
use super::{Change, Edit};
use crate::notebook::{Alternative, Annotation, ClaimCard, Correction, Id, Judgement, Link, Member, Record, Tag};

impl Planner<'_> {
    pub(super) fn use_alternative(&mut self, id: &Id) -> Planned {
        let alternative = self.alternative(id)?;
        let present =
            self.notebook.present(&alternative.record).ok_or_else(|| Refusal::NoRecord(alternative.record.name().into()))?;
        let name = format!("Use the other {}", alternative.record.kind());
        self.put(alternative.record.clone())?;
        self.make(Edit::Alternative(Box::new(Change::delete(alternative))));
        let other = Alternative::new(present);
        if !self.notebook.alternatives.contains_key(&other.id) {
            self.make(Edit::Alternative(Box::new(Change::make(other))));
        }
        Ok(name)
    }

    pub(super) fn drop_alternative(&mut self, id: &Id) -> Planned {
        let alternative = self.alternative(id)?;
        let name = format!("Drop the other {}", alternative.record.kind());
        self.make(Edit::Alternative(Box::new(Change::delete(alternative))));
        Ok(name)
    }

    fn alternative(&self, id: &Id) -> Result<Alternative, Refusal> {
        self.notebook.alternatives.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))
    }

    /// Puts a record in the place of the one with its id. What it names and is not there any more is left out or, where it cannot do without,
    /// a reason to refuse.
    fn put(&mut self, record: Record) -> Result<(), Refusal> {
        match record {
            Record::Settings(settings) => self.set_reader(&settings.reader),
            Record::Details(id, details) => {
                self.change_article(&id, |article| crate::article::Article { details, ..article }, "")?;
            }
            Record::Tag(tag) => {
                let parent = tag.parent.clone().filter(|parent| self.notebook.tags.contains_key(parent));
                self.raise_tag(&tag)?;
                self.set_tag(Tag { parent, ..tag })?;
            }
            Record::Annotation(annotation) => self.put_annotation(annotation)?,
            Record::Link(link) => self.put_link(link)?,
            Record::Card(card) => self.put_card(card)?,
            Record::Judgement(judgement) => self.put_judgement(*judgement)?,
            Record::Correction(correction) => self.put_correction(correction)?,
        }
        Ok(())
    }

    fn put_annotation(&mut self, mut other: Annotation) -> Result<(), Refusal> {
        self.article(&other.article)?;
        other.tags.retain(|tag| self.notebook.tags.contains_key(tag));
        self.change_annotation(&other.id.clone(), "", |annotation| {
            *annotation = Annotation { revision: annotation.revision.max(other.revision), ..other };
        })?;
        Ok(())
    }

    fn put_link(&mut self, other: Link) -> Result<(), Refusal> {
        self.annotation(&other.from)?;
        self.annotation(&other.to)?;
        let before = self.notebook.links.get(&other.id).cloned().ok_or_else(|| Refusal::NoRecord(other.id.clone()))?;
        let revision = next(before.revision, other.revision);
        self.edit(Edit::Link(Change::replace(before, Link { revision, ..other })));
        Ok(())
    }

    fn put_card(&mut self, mut other: ClaimCard) -> Result<(), Refusal> {
        let is_there = |member: &Member| {
            let passage = member.annotation.as_ref().map(|id| self.notebook.annotations.get(id));
            self.notebook.article(&member.article).is_some() && passage.is_none_or(|passage| passage.is_some())
        };
        let members = std::mem::take(&mut other.members);
        other.members = members.into_iter().filter(is_there).collect();
        self.change_card(&other.id.clone(), "", |card| {
            *card = ClaimCard { revision: card.revision.max(other.revision), ..other }
        })?;
        Ok(())
    }

    fn put_judgement(&mut self, other: Judgement) -> Result<(), Refusal> {
        self.article(&other.a.article)?;
        self.article(&other.b.article)?;
        let before = self.notebook.judgements.get(&other.id).cloned().ok_or_else(|| Refusal::NoRecord(other.id.clone()))?;
        let revision = next(before.revision, other.revision);
        self.edit(Edit::Judgement(Box::new(Change::replace(before, Judgement { revision, ..other }))));
        Ok(())
    }

    /// As if it had been said just now: what is said to the contrary goes.
    fn put_correction(&mut self, other: Correction) -> Result<(), Refusal> {
        for article in other.said.articles() {
            self.article(article)?;
        }
        let before = self.notebook.corrections.get(&other.id).cloned().ok_or_else(|| Refusal::NoRecord(other.id.clone()))?;
        let contrary = self.notebook.corrections.values();
        let contrary = contrary.filter(|known| known.id != other.id && known.said.answers_the_same(&other.said));
        for known in contrary.cloned().collect::<Vec<_>>() {
            self.edit(Edit::Correction(Box::new(Change::delete(known))));
        }
        let (revision, created) = (next(before.revision, other.revision), self.stamp.now);
        self.edit(Edit::Correction(Box::new(Change::replace(before, Correction { created, revision, ..other }))));
        Ok(())
    }

    /// Lifts the revision of a tag to that of its other state, so that this one wins over all that came of either.
    fn raise_tag(&mut self, other: &Tag) -> Result<(), Refusal> {
        let before = self.known_tag(&other.id)?;
        if before.revision < other.revision {
            self.edit(Edit::Tag(Change::replace(before.clone(), Tag { revision: other.revision, ..before })));
        }
        Ok(())
    }
}

/// A revision above both.
fn next(a: u32, b: u32) -> u32 {
    a.max(b).saturating_add(1)
}
