//! The kinds of records that have a revision, and the fields of each.

use super::super::{Annotation, ClaimCard, Correction, Evidence, Id, Judgement, Link, Member, Notebook, Record, Tag};
use super::Sides;
use super::fields::Fields;
use super::twins::Gone;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of record.
pub(super) trait Kind: Clone + Ord {
    /// The letter that ids of this kind start with.
    const LETTER: char;

    fn all(notebook: &Notebook) -> &BTreeMap<Id, Self>;
    fn all_mut(notebook: &mut Notebook) -> &mut BTreeMap<Id, Self>;
    fn id(&self) -> &Id;
    fn set_id(&mut self, id: &Id);
    fn revision(&self) -> u32;
    fn set_revision(&mut self, revision: u32);
    fn record(self) -> Record;

    /// One record of two; a field that both changed to different values is the winner's. All else that it has is the winner's too.
    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self;

    /// Takes over from `stays`, in the place of which it could stand, what does not count as a difference. A twin is another record that says the
    /// same or answers the same.
    fn overlook(&mut self, _stays: &Self, _is_twin: bool) {}

    /// Puts what stays in the place of what went.
    fn retag(&mut self, _gone: &Gone) {}

    /// What it is where it stands for what it was.
    fn follow(&mut self, gone: &Gone) {
        self.retag(gone);
        let id = gone.now::<Self>(self.id()).clone();
        self.set_id(&id);
    }

    /// By this two states of a record are held against one another.
    fn rank(&self) -> (u32, &Self) {
        (self.revision(), self)
    }
}

/// Something to do with each kind.
pub(super) trait Task {
    fn run<T: Kind>(&mut self, merged: &mut Notebook, sides: &Sides);
}

pub(super) fn each(merged: &mut Notebook, sides: &Sides, task: &mut impl Task) {
    task.run::<Tag>(merged, sides);
    task.run::<Annotation>(merged, sides);
    task.run::<Link>(merged, sides);
    task.run::<ClaimCard>(merged, sides);
    task.run::<Judgement>(merged, sides);
    task.run::<Correction>(merged, sides);
}

/// What is the same for all kinds but for its name.
macro_rules! common {
    ($letter:literal, $field:ident, $record:expr) => {
        const LETTER: char = $letter;

        fn all(notebook: &Notebook) -> &BTreeMap<Id, Self> {
            &notebook.$field
        }

        fn all_mut(notebook: &mut Notebook) -> &mut BTreeMap<Id, Self> {
            &mut notebook.$field
        }

        fn id(&self) -> &Id {
            &self.id
        }

        fn set_id(&mut self, id: &Id) {
            self.id = id.clone();
        }

        fn revision(&self) -> u32 {
            self.revision
        }

        fn set_revision(&mut self, revision: u32) {
            self.revision = revision;
        }

        fn record(self) -> Record {
            $record(self)
        }
    };
}

impl Kind for Tag {
    common!('t', tags, Record::Tag);

    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self {
        Self {
            name: fields.one(base.map(|tag| &tag.name), &winner.name, &loser.name),
            color: fields.one(base.map(|tag| &tag.color), &winner.color, &loser.color),
            // No work is lost with a key: which tag has it is settled among all tags.
            key: Fields::default().filled(base.map(|tag| &tag.key), &winner.key, &loser.key),
            memo: fields.filled(base.map(|tag| &tag.memo), &winner.memo, &loser.memo),
            parent: fields.filled(base.map(|tag| &tag.parent), &winner.parent, &loser.parent),
            ..winner.clone()
        }
    }

    fn overlook(&mut self, stays: &Self, is_twin: bool) {
        self.key = stays.key;
        if is_twin {
            (self.name, self.color) = (stays.name.clone(), stays.color);
        }
        if super::tags::holds(&stays.memo, &self.memo) {
            self.memo.clone_from(&stays.memo);
        }
    }

    fn retag(&mut self, gone: &Gone) {
        let parent = self.parent.take().map(|parent| gone.now::<Self>(&parent).clone());
        self.parent = parent.filter(|parent| parent != gone.now::<Self>(&self.id));
    }
}

impl Kind for Annotation {
    common!('n', annotations, Record::Annotation);

    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self {
        let place = |annotation: &Self| (annotation.article.clone(), annotation.anchors.clone(), annotation.gone);
        let (article, anchors, gone) = fields.one(base.map(place).as_ref(), &place(winner), &place(loser));
        Self {
            article,
            anchors,
            gone,
            tags: fields.set(base.map_or(&[], |annotation| &annotation.tags), &winner.tags, &loser.tags),
            note: fields.filled(base.map(|annotation| &annotation.note), &winner.note, &loser.note),
            author: fields.filled(base.map(|annotation| &annotation.author), &winner.author, &loser.author),
            created: winner.created.min(loser.created),
            changed: winner.changed.max(loser.changed),
            ..winner.clone()
        }
    }

    fn retag(&mut self, gone: &Gone) {
        if self.tags.iter().any(|tag| gone.now::<Tag>(tag) != tag) {
            let mut seen = BTreeSet::new();
            let new = self.tags.iter().map(|tag| gone.now::<Tag>(tag).clone()).filter(|tag| seen.insert(tag.clone()));
            self.tags = new.collect();
        }
    }
}

impl Kind for Link {
    common!('l', links, Record::Link);

    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self {
        let ends = |link: &Self| (link.from.clone(), link.to.clone());
        let (from, to) = fields.one(base.map(ends).as_ref(), &ends(winner), &ends(loser));
        Self {
            from,
            to,
            relation: fields.one(base.map(|link| &link.relation), &winner.relation, &loser.relation),
            note: fields.filled(base.map(|link| &link.note), &winner.note, &loser.note),
            author: fields.filled(base.map(|link| &link.author), &winner.author, &loser.author),
            created: winner.created.min(loser.created),
            ..winner.clone()
        }
    }

    fn overlook(&mut self, stays: &Self, is_twin: bool) {
        if is_twin {
            (self.from, self.to) = (stays.from.clone(), stays.to.clone());
        }
    }
}

impl Kind for ClaimCard {
    common!('c', cards, Record::Card);

    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self {
        let members = [base.map_or(&[][..], |card| &card.members), &winner.members, &loser.members];
        let evidence = [base.map_or(&[][..], |card| &card.evidence), &winner.evidence, &loser.evidence];
        Self {
            statement: fields.filled(base.map(|card| &card.statement), &winner.statement, &loser.statement),
            members: fields.list(members, |member| (member.article.clone(), member.annotation.clone()), member),
            verdict: fields.one(base.map(|card| &card.verdict), &winner.verdict, &loser.verdict),
            evidence: fields.list(evidence, |evidence| (evidence.address.clone(), evidence.quote.clone()), piece_of_evidence),
            note: fields.filled(base.map(|card| &card.note), &winner.note, &loser.note),
            author: fields.filled(base.map(|card| &card.author), &winner.author, &loser.author),
            ..winner.clone()
        }
    }
}

fn member(fields: &mut Fields, base: Option<&Member>, winner: &Member, loser: &Member) -> Member {
    Member {
        stance: fields.one(base.map(|member| &member.stance), &winner.stance, &loser.stance),
        note: fields.filled(base.map(|member| &member.note), &winner.note, &loser.note),
        ..winner.clone()
    }
}

fn piece_of_evidence(fields: &mut Fields, base: Option<&Evidence>, winner: &Evidence, loser: &Evidence) -> Evidence {
    Evidence { seen: fields.filled(base.map(|evidence| &evidence.seen), &winner.seen, &loser.seen), ..winner.clone() }
}

impl Kind for Judgement {
    common!('j', judgements, |judgement: Self| Record::Judgement(judgement.into()));

    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self {
        let said = |judgement: &Self| Self { revision: 0, ..judgement.clone() };
        Self { revision: winner.revision, ..fields.one(base.map(said).as_ref(), &said(winner), &said(loser)) }
    }

    fn overlook(&mut self, stays: &Self, is_twin: bool) {
        if is_twin {
            (self.a, self.b) = (stays.a.clone(), stays.b.clone());
        }
    }
}

impl Kind for Correction {
    common!('s', corrections, Record::Correction);

    /// As a whole: who said it, and when, goes with what was said.
    fn merged(fields: &mut Fields, base: Option<&Self>, winner: &Self, loser: &Self) -> Self {
        let said = |correction: &Self| Self { revision: 0, ..correction.clone() };
        Self { revision: winner.revision, ..fields.one(base.map(said).as_ref(), &said(winner), &said(loser)) }
    }
    fn overlook(&mut self, stays: &Self, is_twin: bool) {
        if is_twin && self.said.is(&stays.said) && self.author == stays.author {
            (self.said, self.created) = (stays.said.clone(), stays.created);
        }
    }
}
