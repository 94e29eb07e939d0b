//! One notebook from two copies of it that were worked on apart.
//!
//! By record, and inside a record by field. What only one copy changed is taken; where both changed one field to different values, the record
//! with the higher revision wins, of equal ones the greater content: never a clock, and the same whichever copy is called ours. What loses is kept
//! as an [`Alternative`](super::Alternative). A change wins over a deletion. Pure; the result has no fault that the copies had not.

mod beside;
mod fields;
mod identity;
mod kinds;
mod removed;
mod restore;
mod tags;
mod twins;
mod versions;
mod whole;

#[cfg(test)]
mod tests;

use super::{Id, Kept, Notebook};
use kinds::Kind;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A merged notebook, and what that changed in ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Both copies in one.
    pub notebook: Notebook,
    /// Records and articles that ours did not have.
    pub added: usize,
    /// Records and articles that were others in ours.
    pub changed: usize,
    /// Records and articles that ours had.
    pub deleted: usize,
    /// Alternatives that ours did not have.
    pub beside: usize,
}

impl fmt::Display for Merged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { added, changed, deleted, beside, .. } = self;
        let versions = if *beside == 1 { "other version kept" } else { "other versions kept" };
        let counts = [(added, "added"), (changed, "changed"), (deleted, "deleted"), (beside, versions)];
        let counts = counts.iter().filter(|(count, _)| **count > 0).map(|(count, what)| format!("{count} {what}"));
        let counts: Vec<_> = counts.collect();
        f.write_str(if counts.is_empty() { "nothing new" } else { "" })?;
        f.write_str(&counts.join(", "))
    }
}

/// Merges `theirs` into `ours`; `base` is what both copies come from. Without it nothing counts as deleted, and where they differ nothing
/// tells which is the older.
///
/// Merging the result with a copy again adds nothing, and the other order gives the same records: only the order of articles may be another.
pub fn merge(base: Option<&Notebook>, ours: &Notebook, theirs: &Notebook) -> Merged {
    let notebook = match base {
        _ if ours == theirs => ours.clone(),
        Some(base) if base == theirs => ours.clone(),
        Some(base) if base == ours => theirs.clone(),
        Some(base) => by_record(base, ours, theirs),
        None => by_record(&Notebook::default(), ours, theirs),
    };
    Merged::of(ours, notebook)
}

/// Three notebooks in which one article id is one text.
struct Sides<'a> {
    base: Cow<'a, Notebook>,
    ours: Cow<'a, Notebook>,
    theirs: Cow<'a, Notebook>,
}

fn by_record(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> Notebook {
    let leveled = versions::level([base, ours, theirs]);
    let [base, ours, theirs] = [&*leveled[0], &*leveled[1], &*leveled[2]];
    let texts = identity::Texts::where_ids_mislead([base, ours, theirs]);
    let under = |side| if texts.is_some() { identity::Texts::by_text(side) } else { Cow::Borrowed(side) };
    let [base, ours, theirs] = [base, ours, theirs].map(under);
    let sides =
        Sides { ours: removed::taken_back(&base, &ours, &theirs), theirs: removed::taken_back(&base, &theirs, &ours), base };
    let merged = sides.merged();
    texts.map_or_else(|| merged.clone(), |texts| texts.by_id(&merged))
}

impl Sides<'_> {
    fn merged(&self) -> Notebook {
        let kept = Kept::merged(&self.base.kept, &self.ours.kept, &self.theirs.kept);
        let (articles, settings) = (whole::articles(self), whole::settings(self));
        let mut merged = Notebook { articles, settings, kept, ..Notebook::default() };
        kinds::each(&mut merged, self, &mut Records);
        restore::all(&mut merged, self);
        let mut gone = tags::mend(&mut merged, self);
        twins::mend(&mut merged, &self.base, &mut gone);
        beside::keep(&mut merged, self, &gone);
        kinds::each(&mut merged, self, &mut Revisions);
        merged
    }

    /// A record as one of the copies has it.
    fn either<T: Kind>(&self, id: &Id) -> Option<&T> {
        T::all(&self.ours).get(id).or_else(|| T::all(&self.theirs).get(id))
    }

    fn both(&self) -> [&Notebook; 2] {
        [&self.ours, &self.theirs]
    }
}

/// Merges the records of a kind by id.
struct Records;

impl kinds::Task for Records {
    fn run<T: Kind>(&mut self, merged: &mut Notebook, sides: &Sides) {
        let (ours, theirs) = (T::all(&sides.ours), T::all(&sides.theirs));
        let ids: BTreeSet<&Id> = ours.keys().chain(theirs.keys()).collect();
        let one = |id: &Id| one(T::all(&sides.base).get(id), ours.get(id), theirs.get(id));
        let records: BTreeMap<_, _> = ids.into_iter().filter_map(|id| Some((id.clone(), one(id)?))).collect();
        *T::all_mut(merged) = records;
    }
}

/// What becomes of one record; none if it is deleted.
fn one<T: Kind>(base: Option<&T>, ours: Option<&T>, theirs: Option<&T>) -> Option<T> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours == theirs => Some(ours.clone()),
        (Some(ours), Some(theirs)) => {
            let (winner, loser) = if ours.rank() > theirs.rank() { (ours, theirs) } else { (theirs, ours) };
            Some(T::merged(&mut fields::Fields::default(), base, winner, loser))
        }
        // The other copy deleted it, or never had it.
        (one, other) => one.or(other).filter(|one| base != Some(*one)).cloned(),
    }
}

/// Gives each record a revision above those of the copies, unless it is like the one with the highest. So the next merging with one of them needs
/// not hold contents against one another once more, in which articles may have got other names by then.
struct Revisions;

impl kinds::Task for Revisions {
    fn run<T: Kind>(&mut self, merged: &mut Notebook, sides: &Sides) {
        for (id, record) in T::all_mut(merged) {
            let copies: Vec<&T> = sides.both().into_iter().filter_map(|side| T::all(side).get(id)).collect();
            let highest = copies.iter().map(|copy| copy.revision()).max().unwrap_or_default();
            record.set_revision(highest);
            let is_settled = copies.iter().filter(|copy| copy.revision() == highest).all(|copy| *copy == record);
            record.set_revision(if is_settled { highest } else { highest.saturating_add(1) });
        }
    }
}

impl Merged {
    fn of(ours: &Notebook, notebook: Notebook) -> Self {
        let beside = notebook.alternatives.keys().filter(|id| !ours.alternatives.contains_key(*id)).count();
        let mut merged = Self { notebook: Notebook::default(), added: 0, changed: 0, deleted: 0, beside };
        let articles =
            |notebook: &Notebook| notebook.articles.iter().map(|article| (article.id.clone(), article.clone())).collect();
        merged.count(&articles(ours), &articles(&notebook));
        merged.count(&ours.tags, &notebook.tags);
        merged.count(&ours.annotations, &notebook.annotations);
        merged.count(&ours.links, &notebook.links);
        merged.count(&ours.cards, &notebook.cards);
        merged.count(&ours.judgements, &notebook.judgements);
        merged.count(&ours.corrections, &notebook.corrections);
        merged.changed += usize::from(ours.settings != notebook.settings);
        merged.notebook = notebook;
        merged
    }

    fn count<K: Ord, T: PartialEq>(&mut self, before: &BTreeMap<K, T>, after: &BTreeMap<K, T>) {
        for (id, record) in after {
            match before.get(id) {
                None => self.added += 1,
                Some(before) => self.changed += usize::from(before != record),
            }
        }
        self.deleted += before.keys().filter(|id| !after.contains_key(*id)).count();
    }
}
