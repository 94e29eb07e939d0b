//! The reader's annotations.

use super::super::actions::Actions;
use super::super::scene::Scene;
use crate::command::Command;
use egui::Ui;

/// What is written and not kept yet.
#[derive(Default)]
pub(super) struct State;

impl State {
    /// What the reader has written and not left yet.
    pub(super) fn take_draft(&mut self) -> Option<Command> {
        None
    }
}

/// Shows the list.
pub(super) fn ui(_ui: &mut Ui, _scene: Scene<'_>, _state: &mut State, _actions: &mut Actions) {}
