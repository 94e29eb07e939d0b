//! Small things that several lists are made of.

use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use super::compare::clipped;
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, Color, Notebook};
use egui::text::LayoutJob;
use egui::{Button, ComboBox, FontId, Frame, Label, Margin, Response, RichText, Sense, Stroke, TextFormat, Ui, WidgetInfo, vec2};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One of several things, behind a button. Gives the one that the reader chooses anew.
pub(super) fn choice<T: PartialEq + Clone>(ui: &mut Ui, name: &str, width: f32, chosen: &T, offers: &[(T, String)]) -> Option<T> {
    let current = offers.iter().find(|(offer, _)| offer == chosen).map(|(_, words)| words.as_str()).unwrap_or_default();
    let mut picked = None;
    let list = ComboBox::from_id_salt(name).selected_text(current).width(width).truncate();
    let shown = list.show_ui(ui, |ui| {
        for (offer, words) in offers {
            if ui.selectable_label(offer == chosen, words).clicked() && offer != chosen {
                picked = Some(offer.clone());
            }
        }
    });
    shown.response.accessible_name(format!("{name}: {current}")).on_hover_text(name);
    picked
}

/// Room for a button with one sign at the end of a line.
pub(super) const REMOVE: f32 = 36.0;

/// Words that may be passed over.
pub(super) fn faint(ui: &mut Ui, words: impl Into<String>) -> Response {
    let colour = Theme::of(ui.ctx()).faint;
    ui.add(Label::new(RichText::new(words).small().color(colour)).wrap())
}

/// A sentence in the place of a list that is empty.
pub(super) fn empty(ui: &mut Ui, words: &str) {
    ui.add_space(10.0);
    ui.add(Label::new(RichText::new(words).color(Theme::of(ui.ctx()).faint)).wrap());
}

/// A small button whose sign needs a name.
pub(super) fn sign_button(ui: &mut Ui, sign: &str, name: &str) -> bool {
    ui.small_button(sign).accessible_name(name).on_hover_text(name).clicked()
}

/// Quoted words that lead to their place.
pub(super) fn quotation(ui: &mut Ui, words: &str, rows: usize) -> Response {
    let theme = Theme::of(ui.ctx());
    let job = clipped(words, theme::reading_font(14.5), theme.ink, ui.available_width(), rows);
    let response = ui.add(Label::new(job).selectable(false).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, format!("Go to “{words}”")));
    if response.has_focus() {
        let edge = Stroke::new(1.0, theme.accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), 2.0, edge, egui::StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The ground of something that is open to be changed.
pub(super) fn sheet(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui.ctx());
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(8, 8));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        contents(ui);
    });
    ui.add_space(4.0);
}

/// The title of a part of a sheet.
pub(super) fn part(ui: &mut Ui, name: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(name).small().strong().color(Theme::of(ui.ctx()).faint));
}

/// A button for something that cannot be done now if not `enabled`.
pub(super) fn button_if(ui: &mut Ui, enabled: bool, name: &str, help: &str) -> bool {
    ui.add_enabled(enabled, Button::new(name)).on_hover_text(help).clicked()
}

/// The tags of an annotation on few lines: dots in their colours, names.
pub(super) fn tag_names(ui: &mut Ui, notebook: &Notebook, annotation: &Annotation) {
    let theme = Theme::of(ui.ctx());
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let font = FontId::proportional(11.5);
    for tag in annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)) {
        let (_, line) = theme.tag(Some(tag.color));
        job.append("● ", 0.0, TextFormat::simple(FontId::monospace(10.0), line));
        job.append(&format!("{}   ", tag.name), 0.0, TextFormat::simple(font.clone(), theme.ink));
    }
    if !job.is_empty() {
        ui.label(job);
    }
}

/// The colours of an annotation's tags, from top to bottom beside what `contents` shows.
pub(super) fn with_bar(ui: &mut Ui, notebook: &Notebook, annotation: &Annotation, contents: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui.ctx());
    let (left, top) = (ui.max_rect().left() - 8.0, ui.cursor().top() - 4.0);
    contents(ui);
    let mut colours: Vec<Option<Color>> =
        annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)).map(|tag| Some(tag.color)).collect();
    if colours.is_empty() {
        colours.push(None);
    }
    let step = (ui.min_rect().bottom() + 4.0 - top) / colours.len() as f32;
    for (n, colour) in colours.into_iter().enumerate() {
        let bar = egui::Rect::from_min_size(egui::pos2(left, top + step * n as f32), vec2(3.0, step));
        ui.painter().rect_filled(bar, 0.0, theme.tag(colour).1);
    }
}

/// Whether some words of an annotation are not where they were in its article.
pub(super) fn is_lost(article: Option<&Article>, annotation: &Annotation) -> bool {
    article.is_none_or(|article| annotation.anchors.iter().any(|anchor| article.place(anchor).is_none()))
}

/// The words of an annotation on one line.
pub(super) fn words(annotation: &Annotation) -> String {
    annotation.quote().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What to call an article.
pub(super) fn outlet<'a>(scene: Scene<'a>, id: &'a ArticleId) -> &'a str {
    scene.session.find(id).map_or(&*id.0, |(_, article)| article.label())
}

/// "1 note", "3 notes".
pub(super) fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Words as they are searched for: small, without accents, for few keyboards have them all.
pub(super) fn plain(words: &str) -> String {
    words.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
