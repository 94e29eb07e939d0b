//! What the reader says of names, what that opens, and what stays followed when the analysis has taken it in.

use super::actions::NameQuestion;
use super::app::App;
use super::dialogs::{ChooseDraft, Dialog, NameDraft};
use super::named;
use crate::analysis::{Entity, Place, Warning};

/// What is said when there is nothing to choose from.
const ONE_WORDING: &str = "The articles have one wording for this name only.";

impl App {
    /// Does something with the name that is followed.
    pub(super) fn with_name(&mut self, act: impl FnOnce(&mut Self, usize)) {
        match self.view.focus.entity {
            Some(entity) => act(self, entity),
            None => self.hint("Click a name first, in an article or in the list of entities."),
        }
    }

    /// Asks what the reader wants to say of an entity.
    pub(super) fn ask_name(&mut self, question: NameQuestion, entity: usize) {
        let scene = self.scene();
        let Some(found) = scene.analysis.entities.get(entity) else { return };
        let name = named::brief(&found.name);
        let choose = |title: String, about: &str, offers| Some(Dialog::Choose(ChooseDraft::new(title, about, offers)));
        let dialog = match question {
            NameQuestion::Same => {
                let offers = named::same_offers(scene, found);
                choose(format!("“{name}” is the same as…"), "Both are counted, followed and shown as one from then on.", offers)
            }
            NameQuestion::Apart => {
                let offers = named::apart_offers(scene, found);
                let about = "Choose the words that mean someone or something else.";
                if offers.is_empty() { None } else { choose(format!("Not “{name}”"), about, offers) }
            }
            NameQuestion::Kind => {
                choose(format!("What is “{name}”?"), "Its underline and the filter follow.", named::kind_offers(scene, found))
            }
            NameQuestion::Rename => named::main(scene, found).map(|named| Dialog::Name(NameDraft::entity(&found.name, named))),
        };
        match dialog {
            Some(dialog) => self.view.dialog = Some(dialog),
            None => self.hint(ONE_WORDING),
        }
    }

    /// Says that all words of an entity name nothing that matters.
    pub(super) fn ignore_name(&mut self, entity: usize) {
        let Some(command) = self.analysis.entities.get(entity).map(|entity| named::ignore(self.scene(), entity)) else { return };
        self.run(command);
    }

    /// Says that the selected words are a name.
    pub(super) fn mark_name(&mut self) {
        let command = self.view.selection.as_ref().and_then(|spot| named::mark(self.scene(), spot));
        let Some(command) = command else { return self.hint("Select the words of a name first, then press M.") };
        if self.run(command).is_some() {
            self.columns.clear_selection();
            self.view.selection = None;
        }
    }

    /// Goes on following what was followed in the analysis before, and stays at the mention that was gone to.
    pub(super) fn follow_again(&mut self, before: Option<&Entity>, mention: Option<Place>) {
        self.view.focus.entity = before.and_then(|before| named::again(before, &self.analysis.entities));
        let entity = self.view.focus.entity.and_then(|entity| self.analysis.entities.get(entity));
        self.view.mention =
            entity.zip(mention).and_then(|(entity, place)| entity.mentions.iter().position(|mention| mention.place == place));
    }

    /// Says what makes the analysis less reliable than it could be, once.
    pub(super) fn warn_of_names(&mut self, before: &[Warning]) {
        if self.analysis.warnings.contains(&Warning::NoTagger) && !before.contains(&Warning::NoTagger) {
            self.view.notices.news(
                "The data by which names are recognised is damaged: they are found by their capitals alone, and some are \
                 missing or wrong. Installing Crossread again mends it.",
            );
        }
    }
}
