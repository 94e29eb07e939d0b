//! What the views need of an analysis and would else work out anew in every frame. Made once for each analysis.

mod differences;
mod voices;

pub use differences::Differences;
pub use voices::{Echo, Said, Voice, Who};

use crate::analysis::matrix::Row;
use crate::analysis::{Analysis, Place};
use crate::article::{Article, UnitKind};
use crate::text::TextRange;
use std::collections::BTreeMap;

/// Look-ups and lists over one analysis.
#[derive(Debug, Default)]
pub struct Digest {
    /// Another one for each analysis, so that what was made from an older one is known as such.
    pub edition: u64,
    /// For each article, how much of it is shared.
    pub shares: Vec<Share>,
    /// What the list of claims shows.
    pub sections: Vec<Section>,
    /// What the list of names shows, in its order.
    pub names: Vec<Name>,
    /// Who is quoted, in the order of the list of quotations.
    pub voices: Vec<Voice>,
    /// Claims against articles.
    pub matrix: Vec<Row>,
    /// What differs.
    pub differences: Differences,
    /// Links between two articles, under their indices, the smaller first.
    pub joins: BTreeMap<(usize, usize), Join>,
    /// Index of the group of each shown link.
    group_of: BTreeMap<usize, usize>,
    conflicts_of: BTreeMap<usize, Vec<usize>>,
    echoes: BTreeMap<usize, Vec<Echo>>,
    ends: Vec<End>,
    /// Both ends of the links that are too weak to be shown, in the same order.
    weak: Vec<End>,
}

/// How much of an article others have too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Sentences with a match.
    pub shared: usize,
    /// All of them.
    pub all: usize,
    /// The part of its words that others have to the letter, 0 to 1.
    pub copied: f64,
}

/// A part of the list of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What its items have in common.
    pub kind: SectionKind,
    /// Its items: claims in reading order, what one article alone says by how much it matters.
    pub items: Vec<Item>,
}

/// What the items of a section have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// A figure, a name or a yes and no differs.
    Differ,
    /// All articles say it.
    All,
    /// So many articles say it, but not all.
    Some(usize),
    /// Two articles perhaps say it: too little speaks for a match, too much against none.
    Perhaps,
    /// Only one article says it; its index.
    Only(usize),
    /// The reader rejected these matches.
    Rejected,
}

/// An entry of the list of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Index of a group of claims.
    Group(usize),
    /// Index of a link that is too weak to be shown.
    Perhaps(usize),
    /// A sentence without a match.
    Only(Place),
    /// A rejected match; index into the notebook's judgements.
    Rejected(usize),
}

/// An entry of the list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Index into the analysis' entities.
    pub entity: usize,
    /// Mentions in each article.
    pub counts: Vec<usize>,
}

/// The links between two articles.
#[derive(Debug, Default)]
pub struct Join {
    /// Sorted by the sentence of the first article.
    pub by_a: Vec<(TextRange, usize)>,
    /// Sorted by the sentence of the second.
    pub by_b: Vec<(TextRange, usize)>,
}

#[derive(Debug)]
struct End {
    at: Place,
    link: usize,
    other: Place,
}

impl Digest {
    /// Looks `analysis` of `articles` through.
    pub fn new(articles: &[Article], analysis: &Analysis) -> Self {
        let group_of = group_of(analysis);
        let mut digest = Self {
            ends: ends(analysis, |link| group_of.contains_key(&link)),
            weak: ends(analysis, |link| !group_of.contains_key(&link)),
            joins: joins(analysis, &group_of),
            conflicts_of: conflicts_of(analysis),
            names: names(articles.len(), analysis),
            matrix: analysis.matrix(articles.len()),
            echoes: voices::echoes(analysis),
            group_of,
            ..Self::default()
        };
        let share = |(doc, article)| Share { copied: analysis.verbatim_share(doc, article), ..digest.share(doc, article) };
        digest.shares = articles.iter().enumerate().map(share).collect();
        digest.sections = digest.sections(articles.len(), analysis);
        digest.differences = Differences::new(&digest.sections, analysis);
        digest.voices = voices::voices(articles, analysis, &digest.echoes);
        digest
    }

    /// The same, with the next edition after `older`.
    #[must_use]
    pub fn following(self, older: &Self) -> Self {
        Self { edition: older.edition + 1, ..self }
    }

    /// The matches that the sentence around a place has in article `doc`, best first: link and sentence.
    pub fn matches(&self, at: Place, doc: usize) -> Vec<(usize, Place)> {
        ends_at(&self.ends, at).iter().filter(|end| end.other.doc == doc).map(|end| (end.link, end.other)).collect()
    }

    /// The links of the sentence around a place, best first.
    pub fn links(&self, at: Place) -> impl Iterator<Item = usize> + '_ {
        ends_at(&self.ends, at).iter().map(|end| end.link)
    }

    /// The sentence with a match that byte `at` of article `doc` is in.
    pub fn claim_at(&self, doc: usize, at: usize) -> Option<Place> {
        let next = self.ends.partition_point(|end| (end.at.doc, end.at.range.start) <= (doc, at));
        let before = self.ends.get(next.checked_sub(1)?)?;
        (before.at.doc == doc && before.at.range.contains(at)).then_some(before.at)
    }

    /// The group of a shown link.
    pub fn group_of(&self, link: usize) -> Option<usize> {
        self.group_of.get(&link).copied()
    }

    /// The conflicts of a link.
    pub fn conflicts_of(&self, link: usize) -> &[usize] {
        self.conflicts_of.get(&link).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where other articles have a quotation too; index into the analysis' quotes.
    pub fn echoes(&self, quote: usize) -> &[Echo] {
        self.echoes.get(&quote).map(Vec::as_slice).unwrap_or_default()
    }

    /// The sentences of other articles that come closest to one without a match, best first: link and sentence.
    pub fn closest(&self, at: Place) -> impl Iterator<Item = (usize, Place)> + '_ {
        ends_at(&self.weak, at).iter().map(|end| (end.link, end.other))
    }

    fn share(&self, doc: usize, article: &Article) -> Share {
        let claims = article.units.iter().filter(|unit| unit.kind == UnitKind::Sentence);
        let mut share = Share::default();
        for unit in claims {
            share.all += 1;
            share.shared += usize::from(self.claim_at(doc, unit.range.start).is_some());
        }
        share
    }

    fn sections(&self, articles: usize, analysis: &Analysis) -> Vec<Section> {
        let mut sections: BTreeMap<SectionKind, Vec<Item>> = BTreeMap::new();
        for (n, group) in analysis.groups.iter().enumerate() {
            let differs = group.links.iter().any(|link| self.differs(*link, analysis));
            let docs = docs_of(&group.members);
            let kind = match () {
                () if differs => SectionKind::Differ,
                () if docs >= articles => SectionKind::All,
                () => SectionKind::Some(docs),
            };
            sections.entry(kind).or_default().push(Item::Group(n));
        }
        for place in (0..articles).flat_map(|doc| analysis.only_best(doc)) {
            sections.entry(SectionKind::Only(place.doc)).or_default().push(Item::Only(place));
        }
        for link in &analysis.perhaps {
            sections.entry(SectionKind::Perhaps).or_default().push(Item::Perhaps(*link));
        }
        sections.into_iter().map(|(kind, items)| Section { kind, items }).collect()
    }

    fn differs(&self, link: usize, analysis: &Analysis) -> bool {
        use crate::analysis::Relation::Conflict;
        !self.conflicts_of(link).is_empty() || analysis.links.get(link).is_some_and(|link| link.relation == Conflict)
    }
}

fn docs_of(members: &[Place]) -> usize {
    let mut docs: Vec<usize> = members.iter().map(|place| place.doc).collect();
    docs.sort_unstable();
    docs.dedup();
    docs.len()
}

fn group_of(analysis: &Analysis) -> BTreeMap<usize, usize> {
    let groups = analysis.groups.iter().enumerate();
    groups.flat_map(|(n, group)| group.links.iter().map(move |link| (*link, n))).collect()
}

/// The part of sorted `ends` that lies at a sentence.
fn ends_at(ends: &[End], at: Place) -> &[End] {
    let first = ends.partition_point(|end| end.at < at);
    let last = ends.partition_point(|end| end.at <= at);
    ends.get(first..last).unwrap_or_default()
}

/// Both ends of each wanted link, sorted by place, the best links of a place first.
fn ends(analysis: &Analysis, wanted: impl Fn(usize) -> bool) -> Vec<End> {
    let members = analysis.groups.iter().enumerate().flat_map(|(n, group)| group.members.iter().map(move |place| (*place, n)));
    let group: BTreeMap<Place, usize> = members.collect();
    let links = analysis.links.iter().enumerate().filter(|(n, _)| wanted(*n));
    let mut ends: Vec<((bool, f64), End)> = links
        .flat_map(|(n, link)| {
            let (a, b) = (link.a, link.b);
            let rank = (group.get(&a) != group.get(&b), -link.score);
            [(rank, End { at: a, link: n, other: b }), (rank, End { at: b, link: n, other: a })]
        })
        .collect();
    // What is in the sentence's own group comes before what joins it with another one, then the best.
    let rank = |(x, a): &(bool, f64), (y, b): &(bool, f64)| x.cmp(y).then(a.total_cmp(b));
    ends.sort_by(|(x, a), (y, b)| a.at.cmp(&b.at).then(rank(x, y)).then(a.link.cmp(&b.link)));
    ends.into_iter().map(|(_, end)| end).collect()
}

fn joins(analysis: &Analysis, shown: &BTreeMap<usize, usize>) -> BTreeMap<(usize, usize), Join> {
    let mut joins: BTreeMap<(usize, usize), Join> = BTreeMap::new();
    for (n, link) in shown.keys().filter_map(|n| analysis.links.get(*n).map(|link| (*n, link))) {
        let join = joins.entry((link.a.doc, link.b.doc)).or_default();
        join.by_a.push((link.a.range, n));
        join.by_b.push((link.b.range, n));
    }
    for join in joins.values_mut() {
        join.by_a.sort_unstable();
        join.by_b.sort_unstable();
    }
    joins
}

fn conflicts_of(analysis: &Analysis) -> BTreeMap<usize, Vec<usize>> {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, conflict) in analysis.conflicts.iter().enumerate() {
        of.entry(conflict.link).or_default().push(n);
    }
    of
}

/// Shared names first, then by how often they stand, then as they come.
fn names(articles: usize, analysis: &Analysis) -> Vec<Name> {
    let mut names: Vec<Name> = (0..analysis.entities.len()).map(|entity| Name { entity, counts: vec![0; articles] }).collect();
    for (name, entity) in names.iter_mut().zip(&analysis.entities) {
        for mention in &entity.mentions {
            if let Some(count) = name.counts.get_mut(mention.place.doc) {
                *count += 1;
            }
        }
    }
    let shared = |name: &Name| analysis.entities.get(name.entity).is_some_and(|entity| entity.shared);
    names.sort_by_cached_key(|name| {
        (std::cmp::Reverse(shared(name)), first_doc(name, shared(name)), std::cmp::Reverse(name.counts.iter().sum::<usize>()))
    });
    names
}

/// Names that only one article has stand together by article.
fn first_doc(name: &Name, shared: bool) -> usize {
    if shared { 0 } else { name.counts.iter().position(|count| *count > 0).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::analysis::{ClaimGroup, ClaimLink, Entity, EntityKind, Mention, MentionForm, Relation, Why};

    fn place(doc: usize, start: usize, end: usize) -> Place {
        Place { doc, range: TextRange::new(start, end) }
    }

    fn link(a: Place, b: Place, score: f64, relation: Relation) -> ClaimLink {
        ClaimLink { a, b, score, relation, why: Why::default(), accepted: false }
    }

    /// Articles 0 and 1 share two statements, 2 has the first of them; 0 and 1 differ in the second.
    fn analysis() -> Analysis {
        let links = vec![
            link(place(0, 0, 10), place(1, 5, 15), 0.6, Relation::Partial),
            link(place(0, 0, 10), place(1, 20, 30), 0.9, Relation::Same),
            link(place(0, 0, 10), place(2, 0, 9), 0.8, Relation::Same),
            link(place(0, 20, 30), place(1, 40, 50), 0.7, Relation::Conflict),
            link(place(0, 40, 50), place(1, 60, 70), 0.2, Relation::Partial),
        ];
        let groups = vec![
            ClaimGroup {
                number: 1,
                members: vec![place(0, 0, 10), place(1, 5, 15), place(1, 20, 30), place(2, 0, 9)],
                links: vec![1, 2, 0],
            },
            ClaimGroup { number: 2, members: vec![place(0, 20, 30), place(1, 40, 50)], links: vec![3] },
        ];
        Analysis {
            links,
            groups,
            only_in: vec![place(2, 20, 30)],
            only_in_weights: vec![0.5],
            claim_threshold: 0.5,
            ..Analysis::default()
        }
    }

    fn digest(analysis: &Analysis) -> Digest {
        let mut digest = Digest::new(&[], analysis);
        digest.sections = digest.sections(3, analysis);
        digest
    }

    #[test]
    fn matches_come_best_first_and_weak_links_not_at_all() {
        let digest = digest(&analysis());
        assert_eq!(digest.matches(place(0, 0, 10), 1), [(1, place(1, 20, 30)), (0, place(1, 5, 15))]);
        assert_eq!(digest.matches(place(1, 5, 15), 0), [(0, place(0, 0, 10))]);
        assert_eq!(digest.matches(place(0, 40, 50), 1), []);
        assert_eq!(digest.closest(place(0, 40, 50)).collect::<Vec<_>>(), [(4, place(1, 60, 70))]);
        assert_eq!(digest.closest(place(1, 5, 15)).count(), 0);
    }

    #[test]
    fn what_is_in_a_sentences_own_group_comes_before_what_joins_it_with_another() {
        let mut analysis = analysis();
        let mut crossing = link(place(0, 20, 30), place(1, 20, 30), 0.95, Relation::Same);
        crossing.accepted = true;
        analysis.links.push(crossing);
        analysis.groups[1].links.push(5);
        let digest = digest(&analysis);
        assert_eq!(digest.links(place(0, 20, 30)).collect::<Vec<_>>(), [3, 5]);
        assert_eq!(digest.links(place(1, 20, 30)).collect::<Vec<_>>(), [1, 5]);
    }

    #[test]
    fn a_byte_finds_its_sentence() {
        let digest = digest(&analysis());
        assert_eq!(digest.claim_at(1, 29), Some(place(1, 20, 30)));
        assert_eq!(digest.claim_at(1, 30), None);
        assert_eq!(digest.claim_at(2, 25), None);
        assert_eq!(digest.claim_at(0, 0), Some(place(0, 0, 10)));
    }

    #[test]
    fn every_group_stands_in_one_section() {
        let digest = digest(&analysis());
        let kinds: Vec<(SectionKind, usize)> = digest.sections.iter().map(|s| (s.kind, s.items.len())).collect();
        assert_eq!(kinds, [(SectionKind::Differ, 1), (SectionKind::All, 1), (SectionKind::Only(2), 1)]);
    }

    #[test]
    fn shared_names_come_first_and_frequent_ones_before_others() {
        let entity = |shared, docs: &[usize]| Entity {
            shared,
            mentions: docs.iter().map(|doc| Mention { place: place(*doc, 0, 5), form: MentionForm::Name }).collect(),
            ..testing::entity("", EntityKind::Person)
        };
        let entities = vec![entity(false, &[1]), entity(true, &[0, 1]), entity(false, &[0]), entity(true, &[0, 1, 1])];
        let names = names(2, &Analysis { entities, ..Analysis::default() });
        assert_eq!(names.iter().map(|name| name.entity).collect::<Vec<_>>(), [3, 1, 2, 0]);
        assert_eq!(names[0].counts, [1, 2]);
    }
}
