//! Words for matches: how two sentences relate, what speaks for it and what against it, and which part of them matches.

use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use super::{amber, faint, first, heading, relation, sentence};
use crate::analysis::links::Model;
use crate::analysis::{AlignedWords, ClaimLink, Place, Relation, Why};
use egui::text::LayoutJob;
use egui::{FontId, Label, RichText, TextFormat, Ui};

/// How two sentences relate, in words; "probably" where the score leaves room for doubt and the reader has not settled it.
pub(in crate::ui) fn relates(link: &ClaimLink) -> String {
    let doubtful = link.score < Model::own().sure && !link.accepted;
    match link.relation {
        Relation::Conflict if doubtful => "they probably differ".to_owned(),
        // That words are the same is to be seen.
        Relation::Verbatim => relation(link.relation).to_owned(),
        _ if doubtful => format!("probably {}", relation(link.relation)),
        _ => relation(link.relation).to_owned(),
    }
}

/// The match in each other article that matters most, and why: one that differs, or the best.
pub(super) fn claim(ui: &mut Ui, scene: Scene<'_>, place: Place) {
    let docs = (0..scene.session.articles().len()).filter(|doc| *doc != place.doc);
    let differs = |link: usize| scene.analysis.links.get(link).is_some_and(|link| link.relation == Relation::Conflict);
    let matters = docs.filter_map(|doc| {
        let matches = scene.digest.matches(place, doc);
        matches.iter().find(|(link, _)| differs(*link)).or(matches.first()).copied()
    });
    for (n, (link, other)) in matters.enumerate() {
        let Some(found) = scene.analysis.links.get(link) else { continue };
        if n > 0 {
            ui.add_space(4.0);
        }
        let more = scene.digest.matches(place, other.doc).len() - 1;
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        heading(ui, &sentence(&relates(found)), &format!("in {}{more}", scene.short(other.doc)));
        wording(ui, scene, other, part(found, other));
        if let Some(here) = part(found, place) {
            faint(ui, &format!("Matched here: “{}”", scene.words(here)));
        }
        why(ui, scene, link, found);
    }
}

/// How the two ends of a ribbon relate, and why.
pub(super) fn link(ui: &mut Ui, scene: Scene<'_>, n: usize) {
    let Some(link) = scene.analysis.links.get(n) else { return };
    let both = format!("{} and {}", scene.short(link.a.doc), scene.short(link.b.doc));
    heading(ui, &sentence(&relates(link)), &both);
    for end in [link.a, link.b].into_iter().filter(|_| link.why.matching.iter().any(Option::is_some)) {
        wording(ui, scene, end, part(link, end));
    }
    why(ui, scene, n, link);
    faint(ui, "Click to bring both sentences level");
}

/// What differs, what both have, what is worded differently, and what speaks against it.
pub(super) fn why(ui: &mut Ui, scene: Scene<'_>, n: usize, link: &ClaimLink) {
    for conflict in scene.digest.conflicts_of(n).iter().filter_map(|n| scene.analysis.conflicts.get(*n)) {
        amber(ui, &sentence(&conflict.what));
    }
    for line in reasons(scene, link) {
        faint(ui, &line);
    }
}

/// The lines that say why two sentences match: "Both have: …", "Worded differently: …", "Against it: …"; without those that are empty.
pub(in crate::ui) fn reasons(scene: Scene<'_>, link: &ClaimLink) -> Vec<String> {
    let lines = [
        ("Both have", shared(scene, &link.why)),
        ("Worded differently", other_words(scene, &link.why.aligned)),
        ("Against it", against(scene, link)),
    ];
    let lines = lines.into_iter().filter(|(_, parts)| !parts.is_empty());
    lines.map(|(name, parts)| format!("{name}: {}", parts.join("; "))).collect()
}

/// Names, figures, quotations and words that both have, a list of each.
fn shared(scene: Scene<'_>, why: &Why) -> Vec<String> {
    let names = why.entities.iter().filter_map(|n| scene.analysis.entities.get(*n)).map(|entity| entity.name.clone());
    let quotes = why.quotes.iter().map(|quote| format!("“{quote}”"));
    let lists = [names.collect::<Vec<_>>(), why.figures.clone(), quotes.collect(), why.words.clone()];
    lists.iter().filter(|list| !list.is_empty()).map(|list| first(list, 8)).collect()
}

/// "“square off” / “confront”", the weightiest first.
fn other_words(scene: Scene<'_>, aligned: &[AlignedWords]) -> Vec<String> {
    const MOST: usize = 4;
    let pair = |words: &AlignedWords| format!("“{}” / “{}”", scene.words(words.a), scene.words(words.b));
    aligned.iter().take(MOST).map(pair).collect()
}

/// What speaks against a match, with the articles by their names.
fn against(scene: Scene<'_>, link: &ClaimLink) -> Vec<String> {
    let [a, b] = [link.a, link.b].map(|place| scene.short(place.doc));
    link.why.against.iter().map(|against| against.in_words([&a, &b])).collect()
}

/// The part of a sentence that a match rests on, where it is not the whole.
fn part(link: &ClaimLink, end: Place) -> Option<Place> {
    let side = [link.a, link.b].iter().position(|place| *place == end)?;
    link.why.matching.get(side).copied().flatten().map(|range| Place { doc: end.doc, range })
}

/// A sentence; where a part of it is what matches, that part is strong.
fn wording(ui: &mut Ui, scene: Scene<'_>, place: Place, part: Option<Place>) {
    let theme = Theme::of(ui.ctx());
    let plain = theme::reading_font(14.5);
    let Some(part) = part else { return body_in(ui, &scene.words(place), plain) };
    let mut job = LayoutJob::default();
    let [before, inside, behind] = scene.words_around(place, part.range);
    let strong = TextFormat::simple(theme::reading_semibold(14.5), theme.ink);
    job.append(&before, 0.0, TextFormat::simple(plain.clone(), theme.faint));
    job.append(&inside, 0.0, strong);
    job.append(&behind, 0.0, TextFormat::simple(plain, theme.faint));
    ui.add(Label::new(job).wrap());
}

fn body_in(ui: &mut Ui, words: &str, font: FontId) {
    ui.add(Label::new(RichText::new(words).font(font).color(Theme::of(ui.ctx()).ink)).wrap());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    #[test]
    fn a_doubtful_match_is_said_to_be_one_until_the_reader_settles_it() {
        let place = Place { doc: 0, range: TextRange::default() };
        let link = |score, relation, accepted| {
            relates(&ClaimLink { a: place, b: place, score, relation, why: Why::default(), accepted })
        };
        assert_eq!(link(1.0, Relation::Same, false), "the same");
        assert_eq!(link(0.0, Relation::Same, false), "probably the same");
        assert_eq!(link(0.0, Relation::Partial, false), "probably partly the same");
        assert_eq!(link(0.0, Relation::Partial, true), "partly the same");
        assert_eq!(link(0.0, Relation::Verbatim, false), "word for word");
        assert_eq!(link(0.0, Relation::Conflict, false), "they probably differ");
    }
}
