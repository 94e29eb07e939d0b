//! From one place to its matches: which passages of which columns come level, and which one is next.

use super::app::App;
use crate::analysis::{ClaimGroup, Place};
use crate::article::ArticleId;
use crate::command::Spot;
use crate::marks::Focus;
use crate::text::TextRange;

impl App {
    /// Brings the ends of a link level, and with them the best match in every other column.
    pub(super) fn level_link(&mut self, link: usize, still: usize) {
        let Some(found) = self.analysis.links.get(link) else { return };
        let (here, there) = if found.b.doc == still { (found.b, found.a) } else { (found.a, found.b) };
        let mut ends = vec![here, there];
        for doc in self.other_docs(&[here.doc, there.doc]) {
            let matches = [here, there].map(|end| self.digest.matches(end, doc).first().copied());
            ends.extend(matches.into_iter().flatten().map(|(_, place)| place).next());
        }
        self.view.focus.link = Some(link);
        self.level(&ends, false);
    }

    /// Brings the matches of a sentence level with it, one after the other with each click.
    pub(super) fn level_claim(&mut self, at: Place) {
        let step = self.view.cycle.step(at, None);
        let mut ends = vec![at];
        let mut first = None;
        for doc in self.other_docs(&[at.doc]) {
            let matches = self.digest.matches(at, doc);
            let Some((link, place)) = matches.get(step % matches.len().max(1)) else { continue };
            first = first.or(Some(*link));
            ends.push(*place);
        }
        self.view.focus.link = first.or_else(|| self.digest.links(at).next());
        self.level(&ends, false);
    }

    /// Brings the members of a group level; where a column has several, one after the other with each call.
    pub(super) fn level_group(&mut self, group: usize) {
        let Some(group) = self.analysis.groups.get(group).cloned() else { return };
        let Some(first) = group.members.first() else { return };
        let step = self.view.cycle.step(*first, None);
        let docs = self.other_docs(&[]);
        let ends: Vec<Place> = docs.into_iter().filter_map(|doc| member(&group, doc, step)).collect();
        let joins = |link: &&usize| self.analysis.links.get(**link).is_some_and(|l| ends.contains(&l.a) && ends.contains(&l.b));
        self.view.focus.link = group.links.iter().find(joins).or(group.links.first()).copied();
        self.level(&ends, true);
    }

    /// Goes to the next or the previous group in the order of the numbers.
    pub(super) fn step_group(&mut self, by: isize) {
        let groups = self.analysis.groups.len();
        let now = self.view.focus.link.and_then(|link| self.digest.group_of(link));
        let resumed = self.view.resume.take().filter(|_| now.is_none());
        let next = match resumed {
            Some(at) if by > 0 && at < groups => Some(at),
            Some(at) if by < 0 => stepped(Some(at), by, groups),
            _ => stepped(now, by, groups),
        };
        if let Some(next) = next {
            self.level_group(next);
            self.view.did = Some(format!("Shared claim {} of {groups}", next + 1));
        }
    }

    /// Follows an entity and brings its mentions level, one after the other with each call.
    pub(super) fn follow(&mut self, entity: usize, at: Option<Place>) {
        let Some(found) = self.analysis.entities.get(entity) else { return };
        let places: Vec<Place> = found.mentions.iter().map(|mention| mention.place).collect();
        let Some(first) = at.or(places.first().copied()) else { return };
        self.view.focus = Focus { entity: Some(entity), link: None };
        self.view.mention = places.iter().position(|place| *place == first);
        let step = self.view.cycle.step(first, Some(entity));
        let mut ends: Vec<Place> = at.into_iter().collect();
        for doc in self.other_docs(&ends.iter().map(|end| end.doc).collect::<Vec<_>>()) {
            let here: Vec<Place> = places.iter().filter(|place| place.doc == doc).copied().collect();
            ends.extend(here.get(step % here.len().max(1)));
        }
        self.level(&ends, at.is_none());
    }

    /// Goes to the next or the previous mention of the followed entity, through all articles in columns.
    pub(super) fn step_mention(&mut self, by: isize) {
        let Some(entity) = self.view.focus.entity.and_then(|entity| self.analysis.entities.get(entity)) else { return };
        let docs = self.other_docs(&[]);
        let shown: Vec<usize> = (0..entity.mentions.len())
            .filter(|n| entity.mentions.get(*n).is_some_and(|mention| docs.contains(&mention.place.doc)))
            .collect();
        let now = self.view.mention.and_then(|mention| shown.iter().position(|n| *n == mention));
        let next = stepped(now, by, shown.len()).and_then(|n| shown.get(n).copied());
        let place = next.and_then(|n| entity.mentions.get(n)).map(|mention| mention.place);
        self.view.mention = next;
        if let Some(place) = place {
            self.reveal(place);
        }
    }

    /// Shows a place and selects its words, so that the eye finds it. An article that waits behind others takes the last column.
    pub(super) fn reveal(&mut self, place: Place) {
        if let Some(id) = self.id_of(place.doc) {
            if !self.view.columns.contains(&id) {
                let last = self.view.columns.len().saturating_sub(1);
                self.view.show_in(last, &id);
            }
            self.columns.reveal(&id, place.range);
            self.view.revealed = Some(Spot { article: id, range: place.range });
        }
    }

    fn level(&mut self, ends: &[Place], from_list: bool) {
        let ends: Vec<(ArticleId, TextRange)> =
            ends.iter().filter_map(|end| self.id_of(end.doc).map(|id| (id, end.range))).collect();
        self.columns.level(&ends, from_list);
    }

    fn id_of(&self, doc: usize) -> Option<ArticleId> {
        self.session.articles().get(doc).map(|article| article.id.clone())
    }

    /// The articles in columns, from left to right, but for those in `but`.
    fn other_docs(&self, but: &[usize]) -> Vec<usize> {
        let docs = self.view.columns.iter().filter_map(|id| self.session.find(id).map(|(doc, _)| doc));
        docs.filter(|doc| !but.contains(doc)).collect()
    }
}

/// The member of a group in article `doc`; the next one with each step, if there are several.
fn member(group: &ClaimGroup, doc: usize, step: usize) -> Option<Place> {
    let here: Vec<Place> = group.members.iter().filter(|place| place.doc == doc).copied().collect();
    here.get(step % here.len().max(1)).copied()
}

/// `by` steps on in a circle of `len`; the first step leads to the first or the last.
fn stepped(now: Option<usize>, by: isize, len: usize) -> Option<usize> {
    if len == 0 {
        return None;
    }
    let from = now.map_or(if by > 0 { -1 } else { 0 }, |now| now as isize);
    Some((from + by).rem_euclid(len as isize) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_in_a_circle() {
        assert_eq!(stepped(None, 1, 3), Some(0));
        assert_eq!(stepped(None, -1, 3), Some(2));
        assert_eq!(stepped(Some(2), 1, 3), Some(0));
        assert_eq!(stepped(Some(0), -1, 3), Some(2));
        assert_eq!(stepped(None, 1, 0), None);
    }
}
