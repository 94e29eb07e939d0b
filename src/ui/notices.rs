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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name for [`Action::Dismiss`].
    pub id: u64,
    /// Something failed; otherwise it is only news.
    pub error: bool,
    /// What it says, in whole sentences.
    pub text: String,
}

/// Room for the button of a bar, in points.
const BUTTON: f32 = 84.0;

/// So many are shown; the others wait behind them.
const SHOWN: usize = 3;

impl Notices {
    /// Something failed.
    pub fn error(&mut self, text: impl Into<String>) {
        self.push(true, text.into());
    }

    /// Something happened that the reader may not expect.
    pub fn news(&mut self, text: impl Into<String>) {
        self.push(false, text.into());
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

    fn push(&mut self, error: bool, text: String) {
        self.list.retain(|notice| notice.text != text);
        self.list.push(Notice { id: self.next, error, text });
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
                ui.set_width((ui.available_width() - BUTTON).max(60.0));
                ui.add(Label::new(RichText::new(&notice.text).color(theme.ink)).wrap());
            });
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
