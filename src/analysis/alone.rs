//! What an article alone says: which of its sentences no other has a match for, and which of these matter most.

use super::links::EVEN;
use super::{Analysis, ClaimLink, Place, Why};
use crate::article::{Article, UnitKind};
use std::collections::{BTreeMap, BTreeSet};

/// Fills in the sentences in no group: those that most likely no other article says, and those for which that is open.
/// `central` is how near each unit is to what its article is about.
pub(super) fn find(articles: &[Article], central: &[Vec<f64>], analysis: &mut Analysis) {
    if articles.len() < 2 {
        return;
    }
    let shared: BTreeSet<_> = analysis.groups.iter().flat_map(|group| &group.members).copied().collect();
    let sentences = articles.iter().enumerate().flat_map(|(doc, article)| {
        let told = article.units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Sentence);
        told.map(move |(at, unit)| (at, Place { doc, range: unit.range }))
    });
    let sentences: Vec<_> = sentences.collect();
    let told: BTreeSet<Place> = sentences.iter().map(|(_, place)| *place).collect();
    let close = closest(&analysis.links, |place| told.contains(place), |place| told.contains(place) && !shared.contains(place));
    let open = sentences.into_iter().filter(|(_, place)| !shared.contains(place));
    let (only, unsure): (Vec<_>, Vec<_>) = open.partition(|(_, place)| !close.contains_key(place));
    let named = named(articles, analysis);
    let weight = |(at, place): &(usize, Place)| {
        let near = central.get(place.doc).and_then(|units| units.get(*at)).copied().unwrap_or_default();
        let named = named.get(&(place.doc, *at)).map_or(0, BTreeSet::len);
        weight(near, named, *at as f64 / articles[place.doc].units.len().max(1) as f64, place.range.len())
    };
    analysis.only_in_weights = only.iter().map(weight).collect();
    analysis.only_in = only.into_iter().map(|(_, place)| place).collect();
    analysis.unsure = unsure.into_iter().map(|(_, place)| place).collect();
    let mut perhaps: Vec<usize> = close.into_values().collect::<BTreeSet<_>>().into_iter().collect();
    perhaps.sort_by(|n, m| analysis.links[*m].score.total_cmp(&analysis.links[*n].score).then(n.cmp(m)));
    analysis.perhaps = perhaps;
}

/// What two sentences have in common weighs enough to be looked at: two rare words do.
const TOLD: f64 = 8.0;

/// It is enough of a short sentence: "missing" in "Eleven people are missing."
const SHARE: f64 = 0.25;

/// Whether two sentences are worth a look: sentences of one event name the same people whatever they say, so they need more in common.
fn tells(why: &Why) -> bool {
    why.told >= TOLD || why.share >= SHARE || !why.quotes.is_empty()
}

/// For each `open` sentence the best of its links that are likelier than not; only those between sentences that `counts` takes, and which
/// have more than names in common. What has too little in common to be told is held at even.
fn closest(links: &[ClaimLink], counts: impl Fn(&Place) -> bool, open: impl Fn(&Place) -> bool) -> BTreeMap<Place, usize> {
    let mut best: BTreeMap<Place, usize> = BTreeMap::new();
    let looks = |link: &ClaimLink| link.score > EVEN && tells(&link.why);
    for (n, link) in links.iter().enumerate().filter(|(_, link)| looks(link) && counts(&link.a) && counts(&link.b)) {
        for end in [link.a, link.b].into_iter().filter(&open) {
            let known = best.entry(end).or_insert(n);
            if links[*known].score < link.score {
                *known = n;
            }
        }
    }
    best
}

/// For each unit of each article which of the shared entities it names.
fn named(articles: &[Article], analysis: &Analysis) -> BTreeMap<(usize, usize), BTreeSet<usize>> {
    let mut named: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (n, entity) in analysis.entities.iter().enumerate().filter(|(_, entity)| entity.shared) {
        for Place { doc, range } in entity.mentions.iter().map(|mention| mention.place) {
            if let Some(unit) = articles[doc].unit_at(range.start) {
                named.entry((doc, unit)).or_default().insert(n);
            }
        }
    }
    named
}

/// How much a sentence matters in its article, 0 to 1: it has the article's own words (`near`), names those whom other articles name too, and
/// is no mere aside by its length, and stands early (0 is the start, 1 the end), as news puts first what matters (the inverted pyramid).
fn weight(near: f64, named: usize, place: f64, bytes: usize) -> f64 {
    let (near, named, long) = ((near * 2.5).min(1.0), (named as f64 / 3.0).min(1.0), (bytes as f64 / 120.0).min(1.0));
    0.4 * near + 0.25 * named + 0.15 * (1.0 - place) + 0.2 * long
}

impl Analysis {
    /// The sentences that only article `doc` has, what matters most first.
    pub fn only_best(&self, doc: usize) -> Vec<Place> {
        let weighted = self.only_in.iter().zip(&self.only_in_weights).filter(|(place, _)| place.doc == doc);
        let mut best: Vec<_> = weighted.map(|(place, weight)| (*weight, *place)).collect();
        best.sort_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1)));
        best.into_iter().map(|(_, place)| place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::analyze, Place, weight};
    use crate::article::Article;

    #[test]
    fn what_is_perhaps_the_same_comes_once_best_first_and_is_not_shown() {
        let first = "Mayor Ines Okafor said on Tuesday that the old bridge over the Vell will stay shut until the spring of 2031. \
                     The ferry will run twice an hour until then. Engineers found 14 cracks in the northern pier.";
        let second = "The old bridge over the Vell will stay shut until the spring of 2031, said Mayor Ines Okafor on Tuesday. \
                      In the town a ferry will run, as the mayor promised. No engineer has said how the pier can be mended.";
        let analysis = analyze(&[Article::from_text("a", first), Article::from_text("b", second)]);
        let perhaps = &analysis.perhaps;
        let scores: Vec<f64> = perhaps.iter().map(|link| analysis.links[*link].score).collect();
        assert!(scores.len() == 2 && scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert!(scores.iter().all(|score| (super::EVEN..analysis.claim_threshold).contains(score)), "{scores:?}");
        for place in &analysis.unsure {
            assert!(perhaps.iter().any(|link| [analysis.links[*link].a, analysis.links[*link].b].contains(place)), "{place:?}");
        }
    }

    #[test]
    fn sentences_that_share_only_names_are_told_by_one_article_alone() {
        // How many of the first sentences only one article has, though each is likelier than not to say what the other says.
        let alone = |first: &str, second: &str| {
            let first = format!("{first} The ferry was late on Monday. In the market hall nobody bought fish.");
            let second = format!("{second} In the market hall an orchestra played. Snow fell on the roofs.");
            let analysis = analyze(&[Article::from_text("a", &first), Article::from_text("b", &second)]);
            let is_first = |place: &Place| place.range.start == 0;
            let link = analysis.links.iter().find(|link| is_first(&link.a) && is_first(&link.b)).expect("a link");
            assert!(link.score > super::EVEN, "{}", link.score);
            analysis.only_in.iter().filter(|place| is_first(place)).count()
        };
        let names = "Zoë Lund of the harbour board met the painter Ines Okafor at Aldra on a cold and foggy morning.";
        let of = |what: &str| {
            format!(
                "In the last of many long letters to her younger sister Ines Okafor remembered {what}, the sea, a torn coat, Zoë Lund, \
                 grey gulls and the lights of Aldra."
            )
        };
        assert_eq!([alone(names, &of("some kindness")), alone(names, &of("the foggy streets"))], [2, 0]);
    }

    #[test]
    fn each_sign_of_a_sentence_that_matters_makes_it_heavier() {
        let plain = weight(0.1, 1, 0.5, 60);
        for (heavier, why) in [
            (weight(0.3, 1, 0.5, 60), "the words of its article"),
            (weight(0.1, 3, 0.5, 60), "those whom all name"),
            (weight(0.1, 1, 0.1, 60), "it comes early"),
            (weight(0.1, 1, 0.5, 110), "more than an aside"),
        ] {
            assert!(heavier > plain, "{why}");
        }
        assert!((weight(9.0, 99, 0.0, 9000) - 1.0).abs() < 1e-9 && weight(0.0, 0, 1.0, 0).abs() < 1e-9, "from 0 to 1");
    }
}
