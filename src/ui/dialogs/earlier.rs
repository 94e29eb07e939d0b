//! The texts that an article had before, and what the newest one changed in them.

use super::super::actions::Actions;
use super::super::scene::Scene;
use super::super::theme::{self, Theme};
use super::{close_button, title};
use crate::article::{Article, ArticleId};
use crate::text::word_diff;
use egui::text::LayoutJob;
use egui::{Label, RichText, ScrollArea, TextFormat, Ui, vec2};

/// Which text is shown.
pub struct EarlierDraft {
    article: ArticleId,
    version: u32,
    changes: bool,
    /// What is shown, made once.
    shown: Option<(Key, LayoutJob)>,
}

/// What the shown text follows from: version, with changes, dark.
type Key = (u32, bool, bool);

impl EarlierDraft {
    /// Begins with the text before the newest one.
    pub(in crate::ui) fn new(article: &Article) -> Self {
        Self { article: article.id.clone(), version: article.version().saturating_sub(1), changes: true, shown: None }
    }
}

pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, draft: &mut EarlierDraft, actions: &mut Actions) {
    let Some((_, article)) = scene.session.find(&draft.article) else { return close_button(ui, actions) };
    let screen = ui.ctx().content_rect().size();
    let size = vec2((screen.x - 120.0).clamp(420.0, 760.0), (screen.y - 190.0).clamp(240.0, 640.0));
    ui.set_width(size.x);
    title(ui, &format!("Earlier texts of {}", article.label()));
    ui.horizontal_wrapped(|ui| {
        for (version, earlier) in (1..).zip(article.earlier.iter()) {
            let day = earlier.replaced.strftime("%-d %b %Y, %H:%M UTC");
            ui.selectable_value(&mut draft.version, version, format!("Text {version}, until {day}"));
        }
        ui.checkbox(&mut draft.changes, "Show what the newest text changed");
    });
    ui.add_space(6.0);
    let theme = Theme::of(ui.ctx());
    let key = (draft.version, draft.changes, theme.dark);
    if draft.shown.as_ref().is_none_or(|(of, _)| *of != key) {
        draft.shown = Some((key, job(article, draft, &theme)));
    }
    let area = ScrollArea::vertical().id_salt(draft.version).max_height(size.y).min_scrolled_height(size.y).auto_shrink(false);
    area.show(ui, |ui| {
        if let Some((_, job)) = &draft.shown {
            ui.add(Label::new(job.clone()).wrap());
        }
    });
    if draft.changes {
        ui.label(
            RichText::new("Struck out: only in the earlier text. Underlined: only in the newest.").small().color(theme.faint),
        );
    }
    close_button(ui, actions);
}

fn job(article: &Article, draft: &EarlierDraft, theme: &Theme) -> LayoutJob {
    let old = article.text_of(draft.version);
    let font = theme::reading_font(15.5);
    let plain = TextFormat { line_height: Some(23.0), ..TextFormat::simple(font, theme.ink) };
    let mut job = LayoutJob::default();
    if !draft.changes {
        job.append(old, 0.0, plain);
        return job;
    }
    for piece in word_diff(old, &article.text) {
        job.append(piece.words, 0.0, theme.change(piece.change, &plain));
    }
    job
}
