//! Stories on their way in: files that are being read, words that were pasted, and what the reader is to look at before they are opened.

use super::actions::{Action, Actions};
use super::app::App;
use super::dialogs::{CheckDraft, Dialog};
use super::theme::Theme;
use crate::article::ArticleId;
use crate::import::{self, Format, ImportError, Imported, Problem};
use egui::{Frame, Label, Margin, RichText, Ui};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What came of each file.
pub(super) type Files = Vec<(PathBuf, Result<Imported, ImportError>)>;

/// How far the reading of some files has come, seen from both threads.
#[derive(Debug)]
pub(super) struct Reading {
    began: Instant,
    files: AtomicUsize,
    done: AtomicUsize,
    /// The file that is being read.
    name: Mutex<String>,
    stopped: AtomicBool,
}

impl Reading {
    /// Of files that shall be read. A folder counts as one until it is looked into.
    pub(super) fn new(files: &[PathBuf]) -> Arc<Self> {
        let name = Mutex::new(files.first().map(|file| file_name(file)).unwrap_or_default());
        Arc::new(Self { began: Instant::now(), files: files.len().into(), done: 0.into(), name, stopped: false.into() })
    }

    /// Tells it to read no further.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    /// What a parser asks between its steps.
    pub(super) fn go_on(&self) -> ControlFlow<()> {
        if self.stopped.load(Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Reads a file, or those of a folder.
    pub(super) fn read(&self, path: PathBuf) -> Files {
        match self.read_one(path) {
            (path, Err(ImportError { problem: Problem::Folder, .. })) => match import::articles_in(&path) {
                Ok(files) => {
                    self.files.fetch_add(files.len(), Relaxed);
                    files.into_iter().map(|file| self.read_one(file)).collect()
                }
                Err(error) => vec![(path, Err(error))],
            },
            one => vec![one],
        }
    }

    fn read_one(&self, path: PathBuf) -> (PathBuf, Result<Imported, ImportError>) {
        *self.name.lock().unwrap_or_else(PoisonError::into_inner) = file_name(&path);
        let read = if self.go_on().is_break() {
            Err(ImportError { problem: Problem::Stopped, name: path.to_string_lossy().into_owned() })
        } else {
            import::import_file(&path, &|| self.go_on())
        };
        self.done.fetch_add(1, Relaxed);
        (path, read)
    }

    fn words(&self) -> String {
        let name = self.name.lock().unwrap_or_else(PoisonError::into_inner);
        match (self.files.load(Relaxed), self.done.load(Relaxed)) {
            (1, _) => format!("Reading {name}…"),
            (files, done) => format!("Reading {name}, {} of {files}…", (done + 1).min(files)),
        }
    }
}

/// What is read at once needs no bar.
pub(super) const PATIENCE: Duration = Duration::from_millis(400);

/// What takes longer is shown, with a way to stop it.
pub(super) fn ui(ui: &mut Ui, reading: &[Arc<Reading>], actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    for reading in reading.iter().filter(|reading| reading.began.elapsed() >= PATIENCE) {
        Frame::new().fill(theme.raised).inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.add(Label::new(RichText::new(reading.words()).color(theme.ink)).truncate());
                if ui.button("Stop reading").clicked() {
                    actions.push(Action::StopReading);
                }
            });
        });
    }
}

/// Whether a bar is due for any of them.
pub(super) fn is_long(reading: &[Arc<Reading>]) -> bool {
    reading.iter().any(|reading| reading.began.elapsed() >= PATIENCE)
}

impl App {
    /// Takes in files that were read: plain texts are opened, of others the reader sees first what was taken.
    pub(super) fn came_in(&mut self, files: Files, newer_of: Option<ArticleId>) {
        let (mut stories, mut stopped) = (Vec::new(), 0);
        for (path, read) in files {
            match read {
                Ok(imported) => stories.push((file_name(&path), imported)),
                Err(ImportError { problem: Problem::Stopped, .. }) => stopped += 1,
                Err(error) => self.view.notices.error(format!("{}: {}", path.display(), error.problem)),
            }
        }
        if stopped > 0 {
            self.view.notices.news(format!("Stopped: {stopped} of {} files were not read.", stopped + stories.len()));
        }
        if stories.iter().any(|(_, imported)| wants_a_look(imported)) {
            self.check(stories, newer_of);
        } else if let (Some(id), Some((_, imported))) = (&newer_of, stories.first()) {
            self.update(id, &imported.article);
        } else {
            for (_, imported) in stories {
                self.open(imported.article);
            }
        }
    }

    /// Takes in what the reader pasted: the page that it was copied from tells its paragraphs, if the clipboard knows it.
    pub(super) fn paste(&mut self, text: &str) {
        self.view.paste.answered();
        let page = self.clipboard.html().and_then(|html| import::from_pasted_page(&html).ok());
        // Some programs leave the page of an older copy behind, or only a picture of the text.
        let page = page.filter(|page| is_of(text, &page.article.text));
        match page.map_or_else(|| import::from_paste(text), Ok) {
            Ok(imported) => self.check(vec![("Pasted words".to_owned(), imported)], None),
            Err(error) => self.view.notices.error(format!("The clipboard holds no article: {}", error.problem)),
        }
    }

    /// Lets the reader look at stories before they are opened, as soon as no other dialog is open. `newer`: the article that they are a
    /// newer text of, if the reader has said so.
    fn check(&mut self, stories: Vec<(String, Imported)>, newer: Option<ArticleId>) {
        let newer = newer.and_then(|id| self.session.find(&id).map(|(_, article)| (id, article.label().to_owned())));
        match &mut self.view.dialog {
            None if newer.is_some() => {
                self.view.dialog = Some(Dialog::Check(Box::new(CheckDraft::new(stories).newer_of(newer))));
            }
            Some(Dialog::Check(draft)) => draft.add(stories),
            Some(_) => self.errands.unchecked.extend(stories),
            None => self.view.dialog = Some(Dialog::Check(Box::new(CheckDraft::new(stories)))),
        }
    }

    /// Tells what the reader closed the dialog over: nothing goes away without a word.
    pub(super) fn left_out(&mut self, draft: &CheckDraft) {
        let left: Vec<_> = draft.waiting().collect();
        if !left.is_empty() {
            self.view.notices.news(format!("Not added: {}. Open or paste it again to have it.", left.join(", ")));
        }
    }

    /// Shows what waited for another dialog to close.
    pub(super) fn check_waiting(&mut self) {
        if self.view.dialog.is_none() && !self.errands.unchecked.is_empty() {
            let stories = std::mem::take(&mut self.errands.unchecked);
            self.check(stories, None);
        }
    }
}

/// Whether something else than the reader's own plain words decided what was taken, or how.
fn wants_a_look(imported: &Imported) -> bool {
    !matches!(imported.format, Format::Text | Format::Markdown) || !imported.notes.is_empty()
}

/// Whether most words of a plain text are those of a page, and the other way round.
fn is_of(text: &str, page: &str) -> bool {
    let count = |words: &str| words.split_whitespace().count();
    let (text, page) = (count(text), count(page));
    text.min(page) * 10 >= text.max(page) * 8
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(reading: &Reading, path: &Path) -> Vec<String> {
        let told = |(path, read): (PathBuf, Result<Imported, ImportError>)| match read {
            Ok(_) => file_name(&path),
            Err(error) => format!("{}: {}", file_name(&path), error.problem),
        };
        reading.read(path.to_owned()).into_iter().map(told).collect()
    }

    #[test]
    fn a_reader_who_has_enough_is_told_what_was_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let stories = [0, 1].map(|_| tempfile::Builder::new().prefix("story").suffix(".txt").tempfile_in(&folder).unwrap());
        for story in &stories {
            std::io::Write::write_all(&mut story.as_file(), b"It rained.").unwrap();
        }
        let mut names = stories.each_ref().map(|story| file_name(story.path()));
        names.sort();
        let reading = Reading::new(&[folder.path().to_owned()]);
        assert_eq!(told(&reading, folder.path()), names);
        assert_eq!(reading.words(), format!("Reading {}, 3 of 3…", names[1]));
        reading.stop();
        for path in [stories[0].path(), folder.path()] {
            assert_eq!(told(&reading, path), [format!("{}: {}", file_name(path), Problem::Stopped)]);
        }
    }

    #[test]
    fn a_page_that_was_copied_at_another_time_is_known_by_its_length() {
        assert!(is_of("Bridge closes It is closed.", "Bridge closes\n\nIt is closed."));
        assert!(!is_of("Bridge closes", "It rained on Monday, and it poured on Tuesday."));
        assert!(!is_of("It rained on Monday, and it poured on Tuesday.", ""));
    }
}
