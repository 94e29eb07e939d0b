//! Commands on what joins passages: claim cards and links.

use super::plan::{Planned, Planner, Refusal};
use super::{Change, Edit, Spot};
use crate::notebook::{ClaimCard, Id, Link, LinkRelation, Member, Stance, Verdict};

/// Claim cards.
impl Planner<'_> {
    pub(super) fn change_card(&mut self, id: &Id, name: &str, change: impl FnOnce(&mut ClaimCard)) -> Planned {
        let before = self.notebook.cards.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))?;
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.edit(Edit::Card(Change::replace(before, ClaimCard { revision: after.revision + 1, ..after })));
        }
        Ok(name.to_owned())
    }

    pub(super) fn make_card(&mut self, statement: &str, spots: &[(Spot, Stance)]) -> Planned {
        if statement.trim().is_empty() {
            return Err(Refusal::NoStatement);
        }
        let mut members = Vec::new();
        for (spot, stance) in spots {
            let annotation = Some(self.annotation_at(spot)?);
            let member = Member { article: spot.article.clone(), annotation, stance: *stance, ..Member::default() };
            if !members.contains(&member) {
                members.push(member);
            }
        }
        self.edit(Edit::Card(Change::make(ClaimCard {
            id: Id::random('c'),
            statement: statement.trim().to_owned(),
            members,
            author: self.notebook.settings.reader.clone(),
            revision: 1,
            ..ClaimCard::default()
        })));
        Ok("Make claim".to_owned())
    }

    pub(super) fn add_member(&mut self, id: &Id, spot: &Spot, stance: Stance) -> Planned {
        let annotation = Some(self.annotation_at(spot)?);
        let member = Member { article: spot.article.clone(), annotation, stance, ..Member::default() };
        self.change_card(id, "Add passage to claim", |card| {
            if !card.members.iter().any(|known| known.annotation == member.annotation) {
                card.members.push(member);
            }
        })
    }

    pub(super) fn set_card(&mut self, id: &Id, statement: &str, verdict: Verdict, note: String) -> Planned {
        if statement.trim().is_empty() {
            return Err(Refusal::NoStatement);
        }
        self.change_card(id, "Edit claim", |card| {
            statement.trim().clone_into(&mut card.statement);
            card.verdict = verdict;
            card.note = note;
        })
    }

    pub(super) fn set_members(&mut self, id: &Id, members: Vec<Member>) -> Planned {
        for member in &members {
            self.article(&member.article)?;
            if let Some(passage) = &member.annotation
                && self.annotation(passage)?.article != member.article
            {
                return Err(Refusal::OtherArticle(passage.clone(), member.article.clone()));
            }
        }
        self.change_card(id, "Change how articles stand to a claim", |card| card.members = members)
    }

    pub(super) fn delete_card(&mut self, id: &Id) -> Planned {
        let card = self.notebook.cards.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))?;
        self.edit(Edit::Card(Change::delete(card)));
        Ok("Delete claim".to_owned())
    }
}

/// Links.
impl Planner<'_> {
    pub(super) fn set_link(&mut self, id: &Id, relation: LinkRelation, note: String) -> Planned {
        let link = self.known_link(id)?;
        let after = Link { relation, note, revision: link.revision + 1, ..link.clone() };
        if (link.relation, &link.note) != (after.relation, &after.note) {
            self.edit(Edit::Link(Change::replace(link, after)));
        }
        Ok("Change link".to_owned())
    }

    pub(super) fn delete_link(&mut self, id: &Id) -> Planned {
        let link = self.known_link(id)?;
        self.edit(Edit::Link(Change::delete(link)));
        Ok("Delete link".to_owned())
    }

    fn known_link(&self, id: &Id) -> Result<Link, Refusal> {
        self.notebook.links.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))
    }
}
