//! A newer text of an article: asking for it, putting it in place, and what became of the notes.

use super::actions::Action;
use super::app::App;
use super::dialogs::{Dialog, EarlierDraft};
use super::work::{self, Purpose};
use crate::article::{Article, ArticleId};
use crate::command::Command;
use crate::session::Pending;
use crate::text::{Carried, changed_numbers};
use std::path::PathBuf;

impl App {
    /// Asks for a file with a newer text.
    pub(super) fn ask_update(&mut self, id: ArticleId) {
        if !self.view.picking {
            self.errands.updating = Some(id);
            self.ask(Purpose::Update, "");
        }
    }

    /// Reads the file that was chosen.
    pub(super) fn read_newer(&mut self, files: Vec<PathBuf>) {
        let newer_of = self.errands.updating.take();
        if let Some(file) = files.into_iter().next() {
            self.errands.aside += 1;
            self.errands.reading.push(work::read(&self.worker, vec![file], newer_of));
        }
    }

    /// Puts a newer text in the place of an article's, and says what became of the notes.
    pub(super) fn update(&mut self, id: &ArticleId, newer: &Article) {
        self.put_in_place(id, newer, Command::UpdateArticle(id.clone(), Box::new(newer.clone())));
    }

    /// Lets an open article be the newer text of another, and closes it.
    pub(super) fn replace(&mut self, older: &ArticleId, newer: &ArticleId) {
        let Some((_, article)) = self.session.find(newer) else { return };
        let article = article.clone();
        let notebook = self.session.notebook();
        let notes = notebook.annotations.values().any(|annotation| annotation.article == *newer);
        let opinions = notebook.judgements.values().any(|one| one.a.article == *newer || one.b.article == *newer);
        let cards = notebook.cards.values().any(|card| card.members.iter().any(|member| member.article == *newer));
        if notes || opinions || cards || !article.earlier.is_empty() {
            self.view.notices.news(format!(
                "“{}” has notes of its own, which would go with it. Both stay; take the notes out first to put it in place.",
                article.label()
            ));
            return;
        }
        let steps = vec![Command::RemoveArticle(newer.clone()), Command::UpdateArticle(older.clone(), Box::new(article.clone()))];
        self.put_in_place(older, &article, Command::Batch("Put the newer text in place".to_owned(), steps));
    }

    fn put_in_place(&mut self, id: &ArticleId, newer: &Article, command: Command) {
        self.keep_draft();
        let forecast = self.session.forecast(id, newer);
        let told = |(_, older): (usize, &Article)| (older.label().to_owned(), changed_figures(&older.text, &newer.text));
        let (label, figures) = self.session.find(id).map(told).unwrap_or_default();
        if self.run(command).is_none() {
            return;
        }
        self.view.pending.update(&self.session);
        let words =
            format!("{label} has the newer text now; the old one stays under ⋯, Earlier texts. {figures}{}", sentence(&forecast));
        if self.view.pending.waiting().next().is_some() {
            self.view.notices.offer(false, words, "Review", Action::Review);
        } else {
            self.view.notices.offer(false, words, "What changed", Action::Earlier(id.clone()));
        }
    }

    /// Shows what an article said before.
    pub(super) fn show_earlier(&mut self, id: &ArticleId) {
        let article = self.session.find(id).map(|(_, article)| article).filter(|article| !article.earlier.is_empty());
        match article {
            Some(article) => self.view.dialog = Some(Dialog::Earlier(Box::new(EarlierDraft::new(article)))),
            None => self.view.notices.news("This article has no earlier text."),
        }
    }

    /// Turns to the first annotation that waits for the reader.
    pub(super) fn review(&mut self) {
        self.lists.show_waiting();
        self.show_notes();
        self.view.annotation = self.view.pending.waiting().next().map(|pending| pending.annotation.clone());
    }
}

/// "Changed figures: 240,000 to 250,000, and 2 more. "
fn changed_figures(old: &str, new: &str) -> String {
    const SHOWN: usize = 3;
    let changed = changed_numbers(old, new);
    let shown: Vec<_> = changed.iter().take(SHOWN).map(|(old, new)| format!("{old} to {new}")).collect();
    match changed.len() {
        0 => String::new(),
        n if n > SHOWN => format!("Changed figures: {}, and {} more. ", shown.join(", "), n - SHOWN),
        _ => format!("Changed figures: {}. ", shown.join(", ")),
    }
}

/// "Of 5 notes 3 stand where they stood, 1 moved, 1 changed."
fn sentence(forecast: &[Pending]) -> String {
    let count = |is: fn(&Carried) -> bool| forecast.iter().filter(|pending| is(pending.worst())).count();
    let counts = [
        (count(|one| matches!(one, Carried::Exact(_))), "as it was", "as they were"),
        (count(|one| matches!(one, Carried::Moved(_))), "moved with its words", "moved with their words"),
        (count(|one| matches!(one, Carried::Reworded(_))), "reworded", "reworded"),
        (count(|one| matches!(one, Carried::Changed(..))), "changed", "changed"),
        (count(|one| matches!(one, Carried::Ambiguous(_))), "at several places", "at several places"),
        (count(|one| matches!(one, Carried::Lost)), "not found", "not found"),
    ];
    let counts = counts.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<_> = counts.map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more })).collect();
    if parts.is_empty() { "It had no notes.".to_owned() } else { format!("Notes: {}.", parts.join(", ")) }
}
