//! Where the map of words leads a marked passage.

use super::Found;
use super::map::Map;
use super::side::{Side, Span, Texts};

/// Words that were put in between others do not tear a passage as long as they are no more than this, or twice its length.
const INSERTED: usize = 40;

/// Where more than half of the words went, if they went to one place. Figures that were replaced do not count.
pub(super) fn mapped(texts: &Texts, map: &Map, old: Span, is_figure: impl Fn(usize) -> bool) -> Option<Found> {
    let cluster = largest(clusters(map, old), texts)?;
    let (first, last) = (*cluster.first()?, *cluster.last()?);
    let lost_figures = old.tokens().filter(|at| map.to.get(*at) == Some(&None) && is_figure(*at));
    if !is_enough(texts, old, &cluster, lost_figures) {
        return None;
    }
    let edges = Edges { texts, map, old };
    let span = Span::new(edges.start(first), edges.end(last));
    Some(Found { span, moved: map.moved.get(first.0).copied().unwrap_or_default() })
}

/// What stands now for figures or names that are all replaced, between words that were kept.
pub(super) fn replaced(texts: &Texts, map: &Map, old: Span, tells: impl Fn(usize) -> bool) -> Option<Found> {
    let to = |at: usize| map.to.get(at).copied().flatten();
    let before = old.start.checked_sub(1).and_then(to)? + 1;
    let behind = to(old.end)?;
    let span = Span::new(before, behind.max(before));
    let is_free = span.tokens().all(|at| map.from.get(at) == Some(&None));
    let in_sentence =
        texts.old.around(old).tokens().contains(&(old.start - 1)) && texts.new.sentence(before).tokens().contains(&behind);
    let fits = span.len() > 0 && span.len() <= room(old.len()) && is_free && in_sentence;
    (fits && old.tokens().all(tells)).then_some(Found { span, moved: false })
}

/// The words that have a counterpart, torn where the counterparts stand in another order or far from each other.
fn clusters(map: &Map, old: Span) -> Vec<Vec<(usize, usize)>> {
    let most = INSERTED.max(old.len() * 2);
    let mut clusters: Vec<Vec<(usize, usize)>> = Vec::new();
    for (at, to) in old.tokens().filter_map(|at| Some((at, map.to.get(at).copied().flatten()?))) {
        let follows = |last: &(usize, usize)| to > last.1 && to - last.1 <= at - last.0 + most;
        match clusters.last_mut().filter(|cluster| cluster.last().is_some_and(follows)) {
            Some(cluster) => cluster.push((at, to)),
            None => clusters.push(vec![(at, to)]),
        }
    }
    clusters
}

fn largest(clusters: Vec<Vec<(usize, usize)>>, texts: &Texts) -> Option<Vec<(usize, usize)>> {
    clusters.into_iter().rev().max_by_key(|cluster| measure(texts, cluster.iter().map(|(old, _)| *old)))
}

/// How many are words, and what they weigh.
fn measure(texts: &Texts, words: impl Iterator<Item = usize>) -> (usize, usize) {
    let words = words.filter_map(|at| texts.old.words.get(at)).map(|word| texts.forms.weight(*word));
    words.fold((0, 0), |(count, sum), weight| (count + usize::from(weight > 1), sum + weight))
}

/// Passages of so many words are found if half of them are kept; of shorter ones it must be more.
const LONG: usize = 6;

/// Figures may be replaced next to what weighs so much.
const TELLING: usize = 4;

/// Whether enough of the words are here; of a passage of marks alone, all.
fn is_enough(texts: &Texts, old: Span, found: &[(usize, usize)], lost_figures: impl Iterator<Item = usize>) -> bool {
    let (kept, kept_weight) = measure(texts, found.iter().map(|(old, _)| *old));
    let (all, all_weight) = measure(texts, old.tokens());
    let (figures, figures_weight) = if kept_weight >= TELLING { measure(texts, lost_figures) } else { (0, 0) };
    let (words, weight) = (all - figures, all_weight - figures_weight);
    match words {
        0 => found.len() == old.len(),
        LONG.. => kept * 2 >= words && kept_weight * 2 >= weight,
        _ => kept * 2 > words && kept_weight * 2 >= weight,
    }
}

/// Finds the ends of a passage whose first or last words were replaced.
struct Edges<'t, 'a> {
    texts: &'t Texts<'a>,
    map: &'t Map,
    old: Span,
}

impl Edges<'_, '_> {
    /// What stands now for the words before the first one that was kept.
    fn start(&self, first: (usize, usize)) -> usize {
        let (old, new) = (&self.texts.old, &self.texts.new);
        let begins = begins_sentence(old, self.old.start);
        let before = match self.old.start.checked_sub(1).and_then(|at| self.to(at)).filter(|to| *to < first.1) {
            Some(to) if !begins => to + 1,
            _ if begins => new.sentence(first.1).start,
            _ => first.1,
        };
        if self.stands_for(before, first.1, first.0 - self.old.start) { before } else { first.1 }
    }

    /// What stands now for the words behind the last one that was kept.
    fn end(&self, last: (usize, usize)) -> usize {
        let (old, new) = (&self.texts.old, &self.texts.new);
        let is_last = begins_sentence(old, self.old.end);
        let behind = match self.to(self.old.end).filter(|to| *to > last.1) {
            Some(to) if !is_last => to,
            _ if is_last => new.sentence(last.1).end,
            _ => last.1 + 1,
        };
        if self.stands_for(last.1 + 1, behind, self.old.end - 1 - last.0) { behind } else { last.1 + 1 }
    }

    /// Whether these tokens may stand now for `lost` old ones: not too many, and none of them is another's.
    fn stands_for(&self, start: usize, end: usize, lost: usize) -> bool {
        end.saturating_sub(start) <= room(lost) && (start..end).all(|at| self.map.from.get(at) == Some(&None))
    }

    fn to(&self, at: usize) -> Option<usize> {
        self.map.to.get(at).copied().flatten()
    }
}

/// How many words may stand for so many.
fn room(lost: usize) -> usize {
    if lost == 0 { 0 } else { lost * 2 + 1 }
}

/// Whether a sentence begins with the token, or the text ends before it.
fn begins_sentence(side: &Side, at: usize) -> bool {
    at >= side.tokens.len() || side.sentence(at).start == at
}
