//! Commands on what the reader says of names.

use super::plan::{Planned, Planner, Refusal};
use super::{Change, Edit};
use crate::notebook::{Correction, Id, Named, Said};
use crate::text::{find_quote, one_line, shortened, slice};

/// Corrections of names.
impl Planner<'_> {
    pub(super) fn correct_name(&mut self, said: Said) -> Planned {
        let said = self.checked(said)?;
        let name = step_name(&said);
        let answers = self.notebook.corrections.values().filter(|known| known.said.answers_the_same(&said));
        let (known, contrary): (Vec<_>, Vec<_>) = answers.cloned().partition(|answer| answer.said.is(&said));
        let mut contrary = contrary.into_iter();
        if known.is_empty() {
            let before = contrary.next();
            let after = Some(self.correction(said, before.as_ref()));
            self.edit(Edit::Correction(Box::new(Change { before, after })));
        }
        // More than one: a file that was edited by hand may hold them.
        for other in contrary {
            self.edit(Edit::Correction(Box::new(Change::delete(other))));
        }
        Ok(name)
    }

    pub(super) fn take_back_correction(&mut self, id: &Id) -> Planned {
        let known = self.notebook.corrections.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))?;
        let name = format!("Take back: {}", step_name(&known.said));
        self.edit(Edit::Correction(Box::new(Change::delete(known))));
        Ok(name)
    }

    /// The record of what is said now; `before` is what was said until now.
    fn correction(&self, said: Said, before: Option<&Correction>) -> Correction {
        Correction {
            id: before.map_or_else(|| Id::random('s'), |before| before.id.clone()),
            said,
            author: self.notebook.settings.reader.clone(),
            created: self.stamp.now,
            revision: before.map_or(0, |before| before.revision).saturating_add(1),
        }
    }

    fn checked(&self, said: Said) -> Result<Said, Refusal> {
        match said {
            Said::Same(a, b) => self.two(a, b).map(|(a, b)| Said::Same(a, b)),
            Said::Apart(a, b) => self.two(a, b).map(|(a, b)| Said::Apart(a, b)),
            Said::Rename(a, name) => Ok(Said::Rename(self.named(a)?, words(&name)?)),
            Said::Kind(a, kind) => self.named(a).map(|a| Said::Kind(a, kind)),
            Said::Ignore(a) => self.named(a).map(Said::Ignore),
            Said::Mark(a) => self.named(a).map(Said::Mark),
        }
    }

    fn two(&self, a: Named, b: Named) -> Result<(Named, Named), Refusal> {
        let (a, b) = (self.named(a)?, self.named(b)?);
        if a == b { Err(Refusal::OneName) } else { Ok((a, b)) }
    }

    /// `named` with its words as the article has them, but on one line.
    fn named(&self, named: Named) -> Result<Named, Refusal> {
        let (text, words) = (&self.article(&named.article)?.text, words(&named.words)?);
        match find_quote(text, &words).first() {
            Some(place) => Ok(Named { words: one_line(slice(text, *place)), ..named }),
            None => Err(Refusal::NotThere(brief(&words), named.article)),
        }
    }
}

fn words(words: &str) -> Result<String, Refusal> {
    let words = one_line(words);
    if words.chars().any(char::is_alphanumeric) { Ok(words) } else { Err(Refusal::EmptyName) }
}

/// "Same: “the Kremlin strongman” and “Vladimir Putin”".
fn step_name(said: &Said) -> String {
    format!("{}: {}", said.name(), said.words(|words, _| format!("“{}”", brief(words))))
}

/// Words for a line of the menu.
fn brief(words: &str) -> String {
    const MOST: usize = 40;
    shortened(words, MOST)
}
