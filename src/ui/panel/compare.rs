//! The list of claims: what differs, what all or some articles say, what only one says.

use super::super::actions::{Action, Actions};
use super::super::commands::Command;
use super::super::digest::{Item, SectionKind};
use super::super::explain;
use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use super::parts::faint;
use super::rows::Rows;
use crate::analysis::{ClaimGroup, ClaimLink, Place, Relation, Verdict};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, Color32, CornerRadius, FontId, Frame, Id, Label, Margin, Response, RichText, Role, Sense, Stroke, TextFormat, Ui,
    UiBuilder, WidgetInfo, vec2,
};
use std::collections::BTreeSet;

/// What is folded, and the heights of the rows.
pub(super) struct State {
    folded: BTreeSet<SectionKind>,
    rows: Rows,
    /// The sentence without a match for which the closest ones are shown.
    asked: Option<Place>,
    /// What was followed last; the list comes to a new one by itself.
    followed: Option<Item>,
}

impl Default for State {
    /// What is perhaps the same is shown on request.
    fn default() -> Self {
        Self { folded: BTreeSet::from([SectionKind::Perhaps]), rows: Rows::default(), asked: None, followed: None }
    }
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row {
    Heading(SectionKind, usize),
    Item(Item),
}

impl Row {
    /// What stays the same when others come and go above it.
    fn id(&self) -> Id {
        match *self {
            Self::Heading(kind, _) => Id::unique(("section", kind)),
            Self::Item(Item::Group(n)) => Id::unique(("group", n)),
            Self::Item(Item::Perhaps(link)) => Id::unique(("perhaps", link)),
            Self::Item(Item::Only(place)) => Id::unique(("only", place.doc, place.range.start)),
            Self::Item(Item::Rejected(n)) => Id::unique(("rejected", n)),
        }
    }
}

/// Shows the list.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, state: &mut State, actions: &mut Actions) {
    if scene.session.articles().len() < 2 {
        ui.label(
            RichText::new("Open a second article on the same event to see what they share.").color(Theme::of(ui.ctx()).faint),
        );
        return;
    }
    if ui.button("Who says what…").on_hover_text("All claims against all articles, in a table").clicked() {
        actions.command(Command::Matrix);
    }
    let rows = rows(scene, &state.folded);
    let ids: Vec<Id> = rows.iter().map(Row::id).collect();
    follow(scene, state, &rows);
    let mut toggled = None;
    state.rows.of(ui, &ids, 70.0, |ui, n| match rows.get(n) {
        Some(Row::Heading(kind, count)) => {
            let clicked = heading(ui, scene, *kind, *count, state.folded.contains(kind)).clicked();
            toggled = toggled.or(clicked.then_some(*kind));
        }
        Some(Row::Item(item)) => item_ui(ui, scene, *item, &mut state.asked, actions),
        None => {}
    });
    if let Some(kind) = toggled
        && !state.folded.remove(&kind)
    {
        state.folded.insert(kind);
    }
}

/// Brings the claim on screen that the reader has just turned to.
fn follow(scene: Scene<'_>, state: &mut State, rows: &[Row]) {
    let item = |link: usize| scene.digest.group_of(link).map_or(Item::Perhaps(link), Item::Group);
    let followed = scene.view.focus.link.map(item);
    if followed != state.followed {
        state.followed = followed;
        let row = rows.iter().position(|row| matches!(row, Row::Item(item) if Some(*item) == followed));
        if let Some(row) = row {
            state.rows.reveal(row);
        }
    }
}

fn rows(scene: Scene<'_>, folded: &BTreeSet<SectionKind>) -> Vec<Row> {
    let mut rows = Vec::new();
    for section in &scene.digest.sections {
        rows.push(Row::Heading(section.kind, section.items.len()));
        if !folded.contains(&section.kind) {
            rows.extend(section.items.iter().copied().map(Row::Item));
        }
    }
    let judgements = scene.session.notebook().judgements.values().enumerate();
    let rejected: Vec<_> = judgements.filter(|(_, judgement)| !judgement.accepted).map(|(n, _)| n).collect();
    if !rejected.is_empty() {
        rows.push(Row::Heading(SectionKind::Rejected, rejected.len()));
        if !folded.contains(&SectionKind::Rejected) {
            rows.extend(rejected.into_iter().map(|n| Row::Item(Item::Rejected(n))));
        }
    }
    rows
}

fn heading(ui: &mut Ui, scene: Scene<'_>, kind: SectionKind, count: usize, folded: bool) -> Response {
    let articles = scene.session.articles().len();
    let name = match kind {
        SectionKind::Differ => "They differ".to_owned(),
        SectionKind::All if articles == 2 => "In both".to_owned(),
        SectionKind::All => format!("In all {articles}"),
        SectionKind::Some(n) => format!("In {n} of {articles}"),
        SectionKind::Only(doc) => format!("Only in {}", scene.label(doc)),
        SectionKind::Rejected => "Rejected by you".to_owned(),
        SectionKind::Perhaps => "Perhaps the same".to_owned(),
    };
    let count = if kind == SectionKind::Differ { scene.digest.differences.words() } else { count.to_string() };
    let response = section_heading(ui, &name, &count, folded);
    match kind {
        SectionKind::Only(_) => response.on_hover_text("No other story was found to say this; the weightiest sentence first"),
        SectionKind::Perhaps => response.on_hover_text("Too little in common to be joined; accept what is the same"),
        _ => response,
    }
}

/// A line that parts the list and folds what is below it.
pub(super) fn section_heading(ui: &mut Ui, name: &str, count: &str, folded: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    ui.add_space(8.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let label = format!("{name}, {count}");
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !folded, &label));
    let colour = if response.hovered() || response.has_focus() { theme.accent } else { theme.ink };
    let sign = if folded { "▸" } else { "▾" };
    let y = rect.center().y;
    let left = egui::Align2::LEFT_CENTER;
    ui.painter().text(egui::pos2(rect.left(), y), left, sign, FontId::monospace(12.0), theme.faint);
    let number = ui.painter().layout_no_wrap(count.to_owned(), FontId::proportional(12.0), theme.faint);
    let room = rect.width() - 24.0 - number.size().x;
    let words = one_line(ui, name, FontId::proportional(13.5), colour, room);
    ui.painter().galley(egui::pos2(rect.left() + 14.0, y - words.size().y * 0.5), words, colour);
    ui.painter().galley(egui::pos2(rect.right() - number.size().x, y - number.size().y * 0.5), number, theme.faint);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.hairline));
    response
}

fn one_line(ui: &Ui, words: &str, font: FontId, colour: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout_job(clipped(words, font, colour, width, 1))
}

/// Words in at most so many rows; what does not fit ends with "…".
pub(super) fn clipped(words: &str, font: FontId, colour: Color32, width: f32, rows: usize) -> LayoutJob {
    let mut job = LayoutJob::single_section(words.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping { max_width: width.max(10.0), max_rows: rows, ..TextWrapping::default() };
    job
}

fn item_ui(ui: &mut Ui, scene: Scene<'_>, item: Item, asked: &mut Option<Place>, actions: &mut Actions) {
    match item {
        Item::Group(n) => {
            let Some(group) = scene.analysis.groups.get(n) else { return };
            if card(ui, scene, group).clicked() {
                actions.push(Action::LevelGroup(n));
            }
            if let Some(link) = scene.view.focus.link.filter(|link| group.links.contains(link)) {
                why(ui, scene, link);
                opinion(ui, scene, link, actions);
            }
        }
        Item::Perhaps(link) => perhaps(ui, scene, link, actions),
        Item::Only(place) => only(ui, scene, place, asked, actions),
        Item::Rejected(n) => rejected(ui, scene, n, actions),
    }
}

/// Two sentences that are perhaps the same; a click brings them level and shows what speaks for and against it.
fn perhaps(ui: &mut Ui, scene: Scene<'_>, link: usize, actions: &mut Actions) {
    let Some(found) = scene.analysis.links.get(link) else { return };
    let name = format!("Perhaps the same: {}", scene.words(found.a));
    let wordings = |ui: &mut Ui| {
        for place in [found.a, found.b] {
            wording_in(ui, scene, place);
        }
    };
    if clickable(ui, scene.view.lit().link == Some(link), &name, wordings).clicked() {
        actions.push(Action::LevelLink { link, still: found.a.doc });
    }
    if scene.view.focus.link == Some(link) {
        why(ui, scene, link);
        opinion(ui, scene, link, actions);
    }
}

/// A sentence without a match; a click goes to it and shows what comes closest to it elsewhere.
fn only(ui: &mut Ui, scene: Scene<'_>, place: Place, asked: &mut Option<Place>, actions: &mut Actions) {
    let words = scene.words(place);
    if clickable(ui, *asked == Some(place), &words, |ui| wording(ui, &words, 3)).clicked() {
        *asked = (*asked != Some(place)).then_some(place);
        actions.push(Action::Reveal(place));
    }
    if *asked == Some(place) {
        closest(ui, scene, place, actions);
    }
}

/// The sentences that come closest to one without a match: too little in common to be shown, but the reader may know better.
fn closest(ui: &mut Ui, scene: Scene<'_>, place: Place, actions: &mut Actions) {
    Frame::new().inner_margin(Margin { left: 16, right: 8, top: 2, bottom: 6 }).show(ui, |ui| {
        let found = candidates(scene, place);
        if found.is_empty() {
            faint(ui, "Nothing elsewhere comes close.");
        }
        for (n, other) in found {
            let Some(link) = scene.analysis.links.get(n) else { continue };
            faint(ui, format!("Perhaps in {}:", scene.short(other.doc)));
            let words = scene.words(other);
            if clickable(ui, false, &words, |ui| wording(ui, &words, 4)).clicked() {
                actions.push(Action::Reveal(other));
            }
            for line in explain::links::reasons(scene, link) {
                faint(ui, line);
            }
            let name = format!("They match: {words}");
            let help = "These sentences do belong together: link them";
            if ui.small_button("They match").on_hover_text(help).accessible_name(name).clicked() {
                actions.push(Action::Judge(n, Some(true)));
            }
        }
    });
}

/// At most three sentences that come close enough to be worth a look; where there are several other articles, one of each.
fn candidates(scene: Scene<'_>, place: Place) -> Vec<(usize, Place)> {
    const MOST: usize = 3;
    const LEAST: f64 = 0.2;
    let many = scene.session.articles().len() > 2;
    let mut seen = BTreeSet::new();
    let near = |n: usize| scene.analysis.links.get(n).is_some_and(|link| link.score >= LEAST);
    let close = scene.digest.closest(place).filter(|(link, _)| near(*link));
    close.filter(|(_, other)| seen.insert(other.doc) || !many).take(MOST).collect()
}

/// A match that the reader rejected, and the way back.
fn rejected(ui: &mut Ui, scene: Scene<'_>, n: usize, actions: &mut Actions) {
    let Some(judgement) = scene.session.notebook().judgements.values().nth(n) else { return };
    for passage in [&judgement.a, &judgement.b] {
        wording(ui, &passage.anchor.quote.split_whitespace().collect::<Vec<_>>().join(" "), 2);
    }
    if ui.small_button("Take back").on_hover_text("It may be found again").clicked() {
        actions.push(Action::TakeBack(judgement.id.clone()));
    }
    ui.add_space(6.0);
}

/// A claim: its number, and how each article words it.
fn card(ui: &mut Ui, scene: Scene<'_>, group: &ClaimGroup) -> Response {
    let lit = scene.view.lit().link.is_some_and(|link| group.links.contains(&link));
    let followed = scene.view.focus.link.is_some_and(|link| group.links.contains(&link));
    let name = format!("Claim {}", group.number);
    clickable(ui, lit, &name, |ui| {
        badge(ui, scene, group);
        for place in if followed { group.members.clone() } else { first_of_each(group) } {
            wording_in(ui, scene, place);
        }
        let more = group.members.len() - first_of_each(group).len();
        if more > 0 && !followed {
            faint(ui, if more == 1 { "and one more sentence".to_owned() } else { format!("and {more} more sentences") });
        }
        figures(ui, scene, group);
    })
}

/// The figures of a claim that differ, and faint those that are more exact on one side or of another scope.
fn figures(ui: &mut Ui, scene: Scene<'_>, group: &ClaimGroup) {
    let theme = Theme::of(ui.ctx());
    for conflict in scene.digest.conflicts_in(scene.analysis, group) {
        ui.label(RichText::new(explain::sentence(&conflict.what)).small().color(theme.amber));
    }
    for pair in scene.digest.nuances(scene.analysis, group) {
        let (verdict, values) = pair.what.split_once(": ").unwrap_or(("", &pair.what));
        let verdict = if pair.verdict == Verdict::Refined { "more exact" } else { verdict };
        faint(ui, explain::sentence(&format!("{verdict}: {values}")));
    }
}

/// Why the sentences of the match that is followed were taken for one.
fn why(ui: &mut Ui, scene: Scene<'_>, link: usize) {
    let lines = scene.analysis.links.get(link).map(|link| explain::links::reasons(scene, link)).unwrap_or_default();
    Frame::new().inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 4 }).show(ui, |ui| {
        for line in lines {
            faint(ui, line);
        }
    });
}

/// What the reader can say of the match that is followed, below its card.
fn opinion(ui: &mut Ui, scene: Scene<'_>, link: usize, actions: &mut Actions) {
    let accepted = is_accepted(scene, link);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(8.0);
        let (name, help) =
            if accepted { ("✔ Accepted", "Take your opinion back") } else { ("Accept", "These sentences do belong together") };
        if ui
            .add(Button::new(name).selected(accepted))
            .accessible_name(name.trim_start_matches("✔ "))
            .on_hover_text(help)
            .clicked()
        {
            actions.push(Action::Judge(link, (!accepted).then_some(true)));
        }
        if ui.button("Reject").on_hover_text("They do not; this match will not come back").clicked() {
            actions.push(Action::Judge(link, Some(false)));
        }
        if ui.button("Claim card").on_hover_text("Gather these sentences on a claim card").clicked() {
            actions.push(Action::CardFromLink(link));
        }
    });
    ui.add_space(4.0);
}

fn is_accepted(scene: Scene<'_>, link: usize) -> bool {
    scene.analysis.links.get(link).is_some_and(|link| link.accepted)
}

/// The link with the relation that matters most in the group; of several the best.
fn foremost<'a>(scene: Scene<'a>, group: &ClaimGroup) -> Option<&'a ClaimLink> {
    let links = group.links.iter().filter_map(|link| scene.analysis.links.get(*link));
    links.min_by_key(|link| link.relation)
}

fn first_of_each(group: &ClaimGroup) -> Vec<Place> {
    let mut firsts: Vec<Place> = Vec::new();
    for place in &group.members {
        if firsts.last().is_none_or(|last| last.doc != place.doc) {
            firsts.push(*place);
        }
    }
    firsts
}

/// Number and relation on one line.
fn badge(ui: &mut Ui, scene: Scene<'_>, group: &ClaimGroup) {
    let Some(link) = foremost(scene, group) else { return };
    let tint = Theme::of(ui.ctx()).claim(link.relation);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(group.number.to_string()).strong().color(tint.line));
        ui.label(RichText::new(explain::links::relates(link)).small().color(Theme::of(ui.ctx()).faint));
        let accepted = group.links.iter().filter(|link| is_accepted(scene, **link)).count();
        if accepted > 0 {
            let all = group.links.len();
            let words = if accepted == all { "✔ accepted".to_owned() } else { format!("✔ {accepted} of {all} accepted") };
            ui.add(Label::new(RichText::new(words).small().color(tint.line)).truncate());
        }
    });
}

/// The first words of a sentence, under the name of its article.
fn wording_in(ui: &mut Ui, scene: Scene<'_>, place: Place) {
    let outlet = RichText::new(scene.label(place.doc)).small().color(Theme::of(ui.ctx()).faint);
    ui.add(Label::new(outlet).truncate());
    wording(ui, &scene.words(place), 2);
}

fn wording(ui: &mut Ui, words: &str, rows: usize) {
    let theme = Theme::of(ui.ctx());
    let job = clipped(words, theme::reading_font(14.5), theme.ink, ui.available_width(), rows);
    ui.label(job);
}

/// A row that is one button.
pub(super) fn clickable(ui: &mut Ui, lit: bool, name: &str, contents: impl FnOnce(&mut Ui)) -> Response {
    let theme = Theme::of(ui.ctx());
    let builder = UiBuilder::new().id_salt("row").sense(Sense::click());
    let shown = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let fill = match () {
            () if lit => theme.claim(Relation::Same).fill,
            () if response.hovered() || response.has_focus() => theme.raised,
            () => Color32::TRANSPARENT,
        };
        let edge = if response.has_focus() { theme.accent } else { Color32::TRANSPARENT };
        let frame = Frame::new()
            .stroke(Stroke::new(1.0, edge))
            .fill(fill)
            .corner_radius(CornerRadius::same(4))
            .inner_margin(Margin::symmetric(8, 6));
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.style_mut().interaction.selectable_labels = false;
            contents(ui);
        });
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
