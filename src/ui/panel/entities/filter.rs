//! Which names the list shows: those whose words are searched for, of the kinds that are chosen.

use super::super::super::explain::names::letter;
use super::super::super::scene::Scene;
use super::super::super::theme::Theme;
use super::super::super::underline::Line;
use super::super::parts::plain;
use crate::analysis::{Entity, EntityKind};
use egui::{Align2, Color32, FontId, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the reader looks for.
#[derive(Debug, Default)]
pub(super) struct Filter {
    search: String,
    /// None: all.
    kinds: BTreeSet<EntityKind>,
}

/// All kinds, in the order of their switches, by the names of many.
const KINDS: [(EntityKind, &str); 6] = [
    (EntityKind::Person, "Persons"),
    (EntityKind::Org, "Organisations"),
    (EntityKind::Place, "Places"),
    (EntityKind::Group, "Groups"),
    (EntityKind::Event, "Events"),
    (EntityKind::Other, "Other names"),
];

impl Filter {
    /// Shows the field and a switch for each kind.
    pub(super) fn ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let field = TextEdit::singleline(&mut self.search).hint_text("Find a name").desired_width(ui.available_width() - 7.0);
        ui.add(field).accessible_name("Find a name");
        ui.add_space(2.0);
        let width = ((ui.available_width() - 7.0 + 4.0) / KINDS.len() as f32 - 4.0).floor().clamp(30.0, 52.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (kind, name) in KINDS {
                let count = scene.analysis.entities.iter().filter(|entity| entity.kind == kind).count();
                if switch(ui, (kind, name), count, self.kinds.contains(&kind), width) && !self.kinds.remove(&kind) {
                    self.kinds.insert(kind);
                }
            }
        });
        ui.add_space(2.0);
    }

    /// Tells whether an entity is looked for.
    pub(super) fn matches(&self) -> impl Fn(&Entity) -> bool + '_ {
        let search = plain(self.search.trim());
        move |entity| {
            let has = |name: &String| plain(name).contains(&search);
            let named = search.is_empty() || has(&entity.name) || entity.aliases.iter().any(has);
            named && (self.kinds.is_empty() || self.kinds.contains(&entity.kind))
        }
    }

    /// A number that changes with what is looked for.
    pub(super) fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.search.hash(&mut hasher);
        hasher.finish() << 10 | self.kinds.iter().map(|kind| 1 << (*kind as u64 + 4)).sum::<u64>()
    }
}

/// The switch of a kind: its letter above its underline, and how many there are. Says whether it was clicked.
fn switch(ui: &mut Ui, (kind, name): (EntityKind, &str), count: usize, on: bool, width: f32) -> bool {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("{name}, {count}")));
    let edge = if response.hovered() || response.has_focus() || on { theme.accent } else { theme.hairline };
    let ground = if on { theme.raised } else { Color32::TRANSPARENT };
    let painter = ui.painter();
    painter.rect(rect, 5.0, ground, Stroke::new(if on { 1.6 } else { 1.0 }, edge), StrokeKind::Inside);
    let ink = if count == 0 { theme.faint } else { theme.ink };
    let at = pos2(rect.left() + 13.0, rect.center().y - 2.0);
    painter.text(at, Align2::CENTER_CENTER, letter(kind), FontId::monospace(13.0), ink);
    let line = Line { kind, gaps: false, thin: false, bold: false };
    line.paint(painter, egui::Rangef::new(at.x - 6.0, at.x + 6.0), rect.bottom() - 7.0, &theme);
    let number = pos2(rect.right() - 6.0, rect.center().y);
    painter.text(number, Align2::RIGHT_CENTER, count.to_string(), FontId::proportional(11.5), theme.faint);
    let clicked = response.clicked();
    let help = if on { "click to show others again" } else { "click to show only these" };
    response.on_hover_text(format!("{name}: {count}; {help}"));
    clicked
}

#[cfg(test)]
mod tests {
    use super::super::super::super::testing;
    use super::*;

    #[test]
    fn words_and_kinds_are_looked_for_together() {
        let entity = |name: &str, kind, aliases: &[&str]| Entity {
            aliases: aliases.iter().map(ToString::to_string).collect(),
            ..testing::entity(name, kind)
        };
        let entities = [
            entity("Islamic State", EntityKind::Group, &["IS", "Daesh"]),
            entity("Dae Lee", EntityKind::Person, &[]),
            entity("Syria", EntityKind::Place, &[]),
        ];
        let found = |search: &str, kinds: &[EntityKind]| {
            let filter = Filter { search: search.to_owned(), kinds: kinds.iter().copied().collect() };
            let matches = filter.matches();
            entities.iter().filter(|entity| matches(entity)).map(|entity| entity.name.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("", &[]), "Islamic State Dae Lee Syria");
        assert_eq!(found(" dae", &[]), "Islamic State Dae Lee");
        assert_eq!(found("dae", &[EntityKind::Person, EntityKind::Place]), "Dae Lee");
    }
}
