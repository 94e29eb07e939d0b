//! The articles side by side, with ribbons in the gaps between them.
//!
//! Owns how each column is scrolled and what is painted on it. Decides nothing about the session.

mod gutter;
mod header;
mod hit;
mod marked;

use super::actions::{Action, Actions};
use super::level::{Reach, common_y};
use super::overview::{self, Overview};
use super::reader::{Reader, ReaderResponse, ReaderView};
use super::scene::Scene;
use super::theme::Theme;
use super::{explain, name_menu, welcome};
use crate::article::{Article, ArticleId};
use crate::marks::{Focus, own_at};
use crate::text::TextRange;
use egui::{Rect, Ui, UiBuilder, pos2};
pub(super) use hit::Target;
use marked::Marked;
use std::collections::BTreeMap;

/// All columns by their articles; those of articles that wait behind others keep their place too.
#[derive(Default)]
pub struct Columns {
    columns: BTreeMap<ArticleId, Column>,
}

/// One article on screen.
#[derive(Default)]
struct Column {
    reader: Reader,
    overview: Overview,
    marked: Marked,
    /// The byte whose menu was asked for.
    asked: Option<usize>,
}

impl Columns {
    /// The column of an article, if it was ever shown.
    pub fn reader(&self, id: &ArticleId) -> Option<&Reader> {
        self.columns.get(id).map(|column| &column.reader)
    }

    /// What is painted on an article.
    pub fn marks(&self, id: &ArticleId) -> &[crate::marks::Segment] {
        self.columns.get(id).map(|column| &**column.marked.segments()).unwrap_or_default()
    }

    /// Whether words are selected in a column.
    pub(super) fn selects(&self) -> bool {
        self.columns.values().any(|column| column.reader.selection().is_some())
    }

    /// What is selected, in the column that was turned to before the others.
    pub(super) fn selection(&self, active: Option<&ArticleId>) -> Option<(ArticleId, TextRange)> {
        let selected = |(id, column): (&ArticleId, &Column)| column.reader.selection().map(|range| (id.clone(), range));
        let first = active.and_then(|id| self.columns.get_key_value(id)).and_then(selected);
        first.or_else(|| self.columns.iter().find_map(selected))
    }

    /// Words are selected in one column at a time.
    pub(super) fn keep_selection(&mut self, only: &ArticleId) {
        self.columns.iter_mut().filter(|(id, _)| *id != only).for_each(|(_, column)| column.reader.clear_selection());
    }

    /// Selects nothing anywhere.
    pub(super) fn clear_selection(&mut self) {
        self.columns.values_mut().for_each(|column| column.reader.clear_selection());
    }

    /// Forgets the columns of articles that are closed.
    pub(super) fn keep(&mut self, is_open: impl Fn(&ArticleId) -> bool) {
        self.columns.retain(|id, _| is_open(id));
    }

    /// Scrolls so that all passages stand at one height. The first stays where it is, if the others can come to it;
    /// `afresh`: it was not clicked in its column but somewhere else, and all come to a good height.
    pub(super) fn level(&mut self, passages: &[(ArticleId, TextRange)], afresh: bool) {
        let reaches: Vec<Reach> = passages.iter().filter_map(|(id, range)| self.reach(id, *range)).collect();
        let Some(first) = reaches.first() else { return };
        let height = self.height(passages);
        let good = !afresh && (0.0..height * 0.85).contains(&first.y);
        let y = common_y(if good { first.y } else { (height * 0.3).round() }, &reaches);
        for (id, range) in passages {
            if let Some(column) = self.columns.get_mut(id) {
                column.reader.align(range.start, y);
            }
        }
    }

    /// Gives the keyboard to the column of an article.
    pub(super) fn turn_to(&mut self, id: &ArticleId) {
        self.columns.entry(id.clone()).or_default().reader.take_focus();
    }

    /// Shows byte `at` of an article.
    pub(super) fn show(&mut self, id: &ArticleId, at: usize) {
        let column = self.columns.entry(id.clone()).or_default();
        column.reader.reveal(at);
    }

    /// Shows a passage and selects it.
    pub(super) fn reveal(&mut self, id: &ArticleId, range: TextRange) {
        self.clear_selection();
        let reader = &mut self.columns.entry(id.clone()).or_default().reader;
        reader.reveal(range.start);
        reader.select(range);
    }

    fn reach(&self, id: &ArticleId, range: TextRange) -> Option<Reach> {
        let reader = self.reader(id)?;
        let body = reader.body_rect();
        let furthest = reader.content_height() - body.height();
        Some(Reach { y: reader.y_of(range).0 - body.top(), offset: reader.offset(), furthest })
    }

    fn height(&self, passages: &[(ArticleId, TextRange)]) -> f32 {
        passages.iter().find_map(|(id, _)| self.reader(id)).map_or(0.0, |reader| reader.body_rect().height())
    }
}

/// Nothing can be read in lower columns.
const LOWEST: f32 = 48.0;

/// Narrower columns are not worth reading.
const NARROWEST: f32 = 230.0;

/// Shows the articles of the view.
pub fn ui(ui: &mut Ui, scene: Scene<'_>, columns: &mut Columns, actions: &mut Actions) {
    let shown = scene.columns();
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0.0, Theme::of(ui.ctx()).desk);
    if shown.is_empty() {
        return welcome::ui(ui, rect, actions);
    }
    let head = header::height(scene);
    if rect.height() < head + LOWEST {
        return;
    }
    let slots = split(rect, shown.len().max(2).min(fitting(rect.width())));
    let mut hover = Focus::default();
    for ((doc, article), slot) in shown.iter().zip(&slots) {
        let column = columns.columns.entry(article.id.clone()).or_default();
        let seen = self::column(ui, scene, column, (*doc, article), *slot, actions);
        hover.link = hover.link.or(seen);
    }
    if let ([_], [_, free, ..]) = (shown.as_slice(), slots.as_slice()) {
        welcome::second(ui, *free, actions);
    }
    for (pair, slots) in shown.windows(2).zip(slots.windows(2)) {
        let gap = Rect::from_min_max(pos2(slots[0].right(), rect.top() + head), pos2(slots[1].left(), rect.bottom()));
        hover.link = gutter::ui(ui, scene, columns, [pair[0], pair[1]], gap, actions).or(hover.link);
    }
    actions.push(Action::Hover(hover));
}

/// How many columns have room.
fn fitting(width: f32) -> usize {
    ((width / NARROWEST) as usize).max(1)
}

/// Cuts `rect` into `n` columns with gaps between them.
fn split(rect: Rect, n: usize) -> Vec<Rect> {
    let gap = if n <= 2 { 44.0 } else { 34.0 };
    let width = ((rect.width() - gap * (n - 1) as f32) / n as f32).floor();
    (0..n)
        .map(|i| {
            let left = rect.left() + (width + gap) * i as f32;
            let right = if i + 1 == n { rect.right() } else { left + width };
            Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()))
        })
        .collect()
}

/// Shows one column; gives the link that the pointer is on.
fn column(
    ui: &mut Ui,
    scene: Scene<'_>,
    column: &mut Column,
    (doc, article): (usize, &Article),
    slot: Rect,
    actions: &mut Actions,
) -> Option<usize> {
    let (head, rest) = slot.split_top_bottom_at_y(slot.top() + header::height(scene));
    let (body, strip) = rest.split_left_right_at_x(rest.right() - overview::WIDTH);
    header::ui(ui, scene, (doc, article), head, actions);
    column.marked.refresh(scene, doc, article);
    let view = ReaderView {
        article,
        segments: column.marked.segments(),
        own: column.marked.own(),
        numbers: column.marked.numbers(),
        label: article.label(),
        font_size: scene.view.type_size.points(),
    };
    let builder = UiBuilder::new().id_salt(("column", &article.id.0)).max_rect(body);
    let response = ui.scope_builder(builder, |ui| column.reader.ui(ui, &view)).inner;
    let label = format!("Overview of {}", article.label());
    // By its id: two stories may have one title.
    let builder = UiBuilder::new().id_salt(("strip", &article.id.0)).max_rect(strip);
    ui.scope_builder(builder, |ui| {
        column.overview.ui(ui, strip, &mut column.reader, (column.marked.segments(), column.marked.own()), &label);
    });
    if response.response.secondary_clicked() {
        column.asked = response.hovered;
    }
    response.response.context_menu(|ui| {
        let name = column.asked.and_then(|at| hit::name(scene, column.marked.segments(), doc, at));
        name_menu::passage(ui, scene, name, actions);
    });
    respond(scene, &column.marked, (doc, article), &response, actions)
}

/// Answers the pointer; gives the link that it is on.
fn respond(
    scene: Scene<'_>,
    marked: &Marked,
    (doc, article): (usize, &Article),
    response: &ReaderResponse,
    actions: &mut Actions,
) -> Option<usize> {
    if response.clicked.is_some() || response.response.has_focus() && scene.view.active.as_ref() != Some(&article.id) {
        actions.push(Action::Activate(article.id.clone()));
    }
    if let Some(at) = response.clicked {
        actions.push(hit::clicked(scene, marked.segments(), doc, at));
        if let Some(own) = own_at(marked.own(), at) {
            actions.push(Action::Pick(own.annotation.clone()));
        }
    }
    let number = |n: usize| marked.place(doc, n);
    if let Some(place) = response.margin_clicked.and_then(number) {
        actions.push(Action::LevelClaim(place));
    }
    let target = match response.margin_hovered.and_then(number) {
        Some(place) => Some(Target::Claim(place)),
        None => response.hovered.and_then(|at| hit::target(scene, marked.segments(), doc, at)),
    }?;
    // Not over the palette of selected words, nor over a menu, nor over a note that is being written.
    let ctx = &response.response.ctx;
    if scene.view.selection.is_none() && !egui::Popup::is_any_open(ctx) && !ctx.text_edit_focused() {
        response.response.clone().on_hover_ui_at_pointer(|ui| explain::target(ui, scene, target));
    }
    let claim = match target {
        Target::Conflict(n) => return scene.analysis.conflicts.get(n).map(|conflict| conflict.link),
        Target::Claim(place) => Some(place),
        _ => response.hovered.and_then(|at| hit::claim(scene, marked.segments(), doc, at)),
    };
    claim.and_then(|place| scene.digest.links(place).next())
}
