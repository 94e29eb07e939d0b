//! The lists on the right: what articles share, who is named in them, and what the reader made of them.

mod claims;
mod compare;
mod drafts;
mod entities;
mod notes;
mod parts;
mod quotes;
mod rows;
mod tags;

pub(super) use self::claims::{claim_cards, verdict_sign};
use self::drafts::Drafts;
use super::actions::{Action, Actions};
use super::scene::Scene;
use super::theme::Theme;
use super::view::Tab;
use crate::command::Command;
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

/// The state of the lists themselves: where they are scrolled to, what is folded, what is searched for.
#[derive(Default)]
pub struct Lists {
    compare: compare::State,
    entities: entities::State,
    quotes: quotes::State,
    notes: notes::State,
    tags: tags::State,
    claims: claims::State,
    drafts: Drafts,
}

impl Lists {
    /// What the reader has written in a field and not left yet, as the command that keeps it.
    pub(super) fn take_draft(&mut self) -> Option<Command> {
        self.drafts.take()
    }

    /// Shows only the notes that wait for the reader since their article got a newer text.
    pub(super) fn show_waiting(&mut self) {
        self.notes.show_waiting();
    }

    /// No list is shown: what is written is kept.
    pub(super) fn hidden(&mut self, actions: &mut Actions) {
        self.drafts.end_frame(actions);
    }
}

/// The lists by their names.
const TABS: [(Tab, &str); 6] = [
    (Tab::Compare, "Compare"),
    (Tab::Entities, "Entities"),
    (Tab::Quotes, "Quotes"),
    (Tab::Notes, "Notes"),
    (Tab::Tags, "Tags"),
    (Tab::Claims, "Claims"),
];

const WIDTH: f32 = 310.0;
/// A column next to the panel shall have at least this width, else the panel gives way.
const COLUMN: f32 = 380.0;

/// Whether the panel is shown: as the reader wishes, or where it leaves the columns enough room.
pub(super) fn has_room(scene: Scene<'_>, width: f32) -> bool {
    let columns = scene.view.columns.len();
    let fits = width - WIDTH >= COLUMN * columns.max(2) as f32;
    columns > 0 && scene.view.panel.wish.unwrap_or(fits)
}

/// The panel's place and frame.
pub(super) fn side(ui: &Ui) -> Panel {
    let frame = Frame::new().fill(Theme::of(ui.ctx()).desk).inner_margin(Margin { left: 12, right: 6, top: 8, bottom: 0 });
    let widest = (ui.available_width() * 0.45).max(240.0);
    Panel::right("lists").default_size(WIDTH).size_range(240.0..=widest).frame(frame)
}

/// Shows the panel.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, lists: &mut Lists, actions: &mut Actions) {
    // Else the panel would shrink to what it holds.
    ui.take_available_width();
    ui.horizontal_wrapped(|ui| {
        // All six fit on one line where the panel is as wide as it comes.
        ui.spacing_mut().item_spacing = egui::vec2(0.0, 2.0);
        ui.spacing_mut().button_padding.x = 3.0;
        for (tab, name) in TABS {
            if ui.selectable_label(scene.view.panel.tab == tab, RichText::new(name).size(13.0)).clicked() {
                actions.push(Action::ShowTab(tab));
            }
        }
    });
    ui.add_space(4.0);
    // Fields and buttons have edges.
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, Theme::of(ui.ctx()).hairline);
    lists.claims.notice(scene);
    let drafts = &mut lists.drafts;
    // Each list keeps a place of its own to which it is scrolled.
    ui.push_id(scene.view.panel.tab, |ui| match scene.view.panel.tab {
        Tab::Compare => compare::ui(ui, scene, &mut lists.compare, actions),
        Tab::Entities => entities::ui(ui, scene, &mut lists.entities, actions),
        Tab::Quotes => quotes::ui(ui, scene, &mut lists.quotes, actions),
        Tab::Notes => notes::ui(ui, scene, &mut lists.notes, drafts, actions),
        Tab::Tags => {
            if let Some(tag) = tags::ui(ui, scene, &mut lists.tags, drafts, actions) {
                lists.notes.show_tag(tag);
                actions.push(Action::ShowTab(Tab::Notes));
            }
        }
        Tab::Claims => claims::ui(ui, scene, &mut lists.claims, drafts, actions),
    });
    lists.drafts.end_frame(actions);
}
