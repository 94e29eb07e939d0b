//! What was done, and can be taken back.

use super::Edit;
use crate::notebook::Notebook;

/// What one command did, as one step of undo.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called: "Tag as claim".
    pub name: String,
    /// The edits in order; never empty.
    pub edits: Vec<Edit>,
}

impl Step {
    /// Makes all edits.
    pub fn apply(&self, notebook: &mut Notebook) {
        for edit in &self.edits {
            edit.apply(notebook);
        }
    }

    /// Takes all edits back, the last first.
    pub fn revert(&self, notebook: &mut Notebook) {
        for edit in self.edits.iter().rev() {
            edit.clone().inverse().apply(notebook);
        }
    }
}

/// The steps of this run of the program, oldest first, and how many of them are done.
#[derive(Clone, Debug, Default)]
pub struct History {
    steps: Vec<Step>,
    done: usize,
}

impl History {
    /// Keeps a step that was just done; steps that were taken back before it are forgotten.
    pub fn push(&mut self, step: Step) -> &Step {
        self.steps.truncate(self.done);
        self.done += 1;
        self.steps.push_mut(step)
    }

    /// The step that undo takes back.
    pub fn last(&self) -> Option<&Step> {
        self.done.checked_sub(1).and_then(|at| self.steps.get(at))
    }

    /// The step that redo does again.
    pub fn next(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// Takes the last step back. Gives it, or none if nothing was done.
    pub fn undo(&mut self, notebook: &mut Notebook) -> Option<&Step> {
        let at = self.done.checked_sub(1)?;
        let step = self.steps.get(at)?;
        step.revert(notebook);
        self.done = at;
        Some(step)
    }

    /// Does the next step again. Gives it, or none if none was taken back.
    pub fn redo(&mut self, notebook: &mut Notebook) -> Option<&Step> {
        let step = self.steps.get(self.done)?;
        step.apply(notebook);
        self.done += 1;
        Some(step)
    }
}
