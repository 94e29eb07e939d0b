//! Things the reader should know, as bars above the columns: what failed and why. Never in the way, never lost unread.

use super::actions::{Action, Actions};
use super::theme::Theme;
use egui::accesskit::Role;
use egui::{Button, Frame, Label, Margin, RichText, Ui};

/// All notices that were not dismissed, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    next: u64,
    list: Vec<Notice>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its name for [`Action::Dismiss`].
    pub id: u64,
    /// Something failed; otherwise it is only news.
    pub error: bool,
    /// What it says, in whole sentences.
    pub text: String,
    /// What can be done about it: the words on a button, and what that does.
    pub offer: Option<(&'static str, Action)>,
}

/// Room for the button of a bar, in points.
const BUTTON: f32 = 84.0;

/// So many are shown; the others wait behind them.
const SHOWN: usize = 3;

impl Notices {
    /// Something failed.
    pub fn error(&mut self, text: impl Into<String>) {
        self.push(true, text.into(), None);
    }

    /// Something happened that the reader may not expect.
    pub fn news(&mut self, text: impl Into<String>) {
        self.push(false, text.into(), None);
    }

    /// Something happened, and something can be done about it. The notice goes once that is done.
    pub fn offer(&mut self, error: bool, text: impl Into<String>, button: &'static str, action: Action) {
        self.push(error, text.into(), Some((button, action)));
    }

    /// All that were not dismissed, oldest first.
    pub fn list(&self) -> &[Notice] {
        &self.list
    }

    /// Takes one away.
    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Takes all news away; what failed stays until it is dismissed.
    pub fn dismiss_news(&mut self) {
        self.list.retain(|notice| notice.error);
    }

    /// Takes away what was said of a step that was taken back.
    pub fn dismiss_review(&mut self) {
        self.list.retain(|notice| !matches!(notice.offer, Some((_, Action::Review | Action::Earlier(_)))));
    }

    /// Takes away what was offered.
    pub fn dismiss_offers(&mut self) {
        self.list.retain(|notice| notice.offer.is_none());
    }

    fn push(&mut self, error: bool, text: String, offer: Option<(&'static str, Action)>) {
        self.list.retain(|notice| notice.text != text);
        self.list.push(Notice { id: self.next, error, text, offer });
        self.next += 1;
    }
}

/// The bars' ground.
pub(super) fn frame(ui: &Ui) -> Frame {
    Frame::new().fill(Theme::of(ui.ctx()).raised)
}

/// Shows the oldest notices.
pub fn ui(ui: &mut Ui, notices: &Notices, actions: &mut Actions) {
    for notice in notices.list.iter().take(SHOWN) {
        bar(ui, notice, actions);
    }
    let waiting = notices.list.len().saturating_sub(SHOWN);
    if waiting > 0 {
        ui.weak(format!("{waiting} more below these"));
    }
}

fn bar(ui: &mut Ui, notice: &Notice, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let frame = Frame::new().fill(theme.raised).inner_margin(Margin::symmetric(12, 6));
    let shown = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let sign = if notice.error { "!" } else { "i" };
            let colour = if notice.error { theme.error } else { theme.accent };
            ui.label(RichText::new(sign).color(colour).strong());
            ui.vertical(|ui| {
                let buttons = if notice.offer.is_some() { 2.5 * BUTTON } else { BUTTON };
                ui.set_width((ui.available_width() - buttons).max(60.0));
                ui.add(Label::new(RichText::new(&notice.text).color(theme.ink)).wrap());
            });
            if let Some((words, action)) = &notice.offer
                && ui.button(*words).clicked()
            {
                actions.push(action.clone());
                actions.push(Action::Dismiss(notice.id));
            }
            let dismiss = ui.add(Button::new("Dismiss")).accessible_name(format!("Dismiss: {}", notice.text));
            if dismiss.clicked() {
                actions.push(Action::Dismiss(notice.id));
            }
        });
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Alert);
        node.set_label(notice.text.clone());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_notice_is_shown_once() {
        let mut notices = Notices::default();
        notices.error("a.txt: not found");
        notices.news("b");
        notices.error("a.txt: not found");
        let texts: Vec<&str> = notices.list().iter().map(|notice| notice.text.as_str()).collect();
        assert_eq!(texts, ["b", "a.txt: not found"]);
        notices.dismiss(notices.list()[0].id);
        assert_eq!(notices.list().len(), 1);
    }
}
