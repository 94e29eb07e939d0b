//! What opens above everything else until it is answered: what came in, article details, shortcuts, about.

mod about;
mod beside;
mod check;
mod choose;
mod details;
mod earlier;
mod export;
mod matrix;
mod name;
mod shortcuts;

pub use check::CheckDraft;
pub use choose::ChooseDraft;
pub use details::DetailsDraft;
pub(super) use details::date;
pub use earlier::EarlierDraft;
pub use export::ExportDraft;
pub use name::NameDraft;

use super::actions::{Action, Actions};
use super::scene::Scene;
use super::theme::{self, Theme};
use egui::{Context, Frame, Id, Margin, Modal, RichText, Stroke, Ui};

/// The dialog that is open.
pub enum Dialog {
    /// What came in, before it becomes articles.
    Check(Box<CheckDraft>),
    /// What is known about an article.
    Details(Box<DetailsDraft>),
    /// The texts that an article had before.
    Earlier(Box<EarlierDraft>),
    /// How the notes shall leave.
    Export(Box<ExportDraft>),
    /// The reader's name, or that of an entity.
    Name(NameDraft),
    /// One of several things.
    Choose(ChooseDraft),
    /// What lost when copies were merged.
    Beside,
    /// Claims against articles.
    Matrix,
    /// All shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}

/// Shows the dialog that is open, if one is.
pub(super) fn ui(ctx: &Context, scene: Scene<'_>, dialog: &mut Option<Dialog>, actions: &mut Actions) {
    let Some(dialog) = dialog else { return };
    let theme = Theme::of(ctx);
    let frame = Frame::popup(&ctx.global_style()).fill(theme.desk).inner_margin(Margin::same(22)).corner_radius(8);
    let shown = Modal::new(Id::unique("crossread dialog")).frame(frame).show(ctx, |ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, theme.hairline);
        match dialog {
            Dialog::Check(draft) => check::ui(ui, scene, draft, actions),
            Dialog::Details(draft) => details::ui(ui, draft, actions),
            Dialog::Earlier(draft) => earlier::ui(ui, scene, draft, actions),
            Dialog::Export(draft) => export::ui(ui, scene, draft, actions),
            Dialog::Name(draft) => name::ui(ui, draft, actions),
            Dialog::Choose(draft) => choose::ui(ui, draft, actions),
            Dialog::Beside => beside::ui(ui, scene, actions),
            Dialog::Matrix => matrix::ui(ui, scene, actions),
            Dialog::Shortcuts => shortcuts::ui(ui, actions),
            Dialog::About => about::ui(ui, actions),
        }
    });
    // What came in is not to be lost by a click beside it.
    let aside = matches!(dialog, Dialog::Check(_)) && shown.backdrop_response.clicked();
    if shown.should_close() && !aside {
        actions.push(Action::CloseDialog);
    }
}

fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(theme::reading_semibold(20.0)).color(Theme::of(ui.ctx()).ink));
    ui.add_space(8.0);
}

fn close_button(ui: &mut Ui, actions: &mut Actions) {
    ui.add_space(10.0);
    if ui.button("Close").clicked() {
        actions.push(Action::CloseDialog);
    }
}
