//! The clipboard's HTML, behind a seam: tests have no clipboard. Plain text comes and goes by egui.

use std::cell::RefCell;

/// What other programs copy and paste besides plain words.
pub trait Clipboard {
    /// The HTML that was copied last, if what was copied last has any.
    fn html(&self) -> Option<String>;

    /// Puts words there, as HTML and as plain text. Says whether that worked.
    fn put(&self, text: &str, html: &str) -> bool;
}

/// The system's own. What is put there stays as long as this does: on X11 it is handed out by the program that copied it.
#[derive(Default)]
pub struct SystemClipboard(RefCell<Option<arboard::Clipboard>>);

impl SystemClipboard {
    /// Opened when it is first needed, and again if it could not be had before.
    fn with<T>(&self, act: impl FnOnce(&mut arboard::Clipboard) -> Result<T, arboard::Error>) -> Option<T> {
        let mut clipboard = self.0.borrow_mut();
        if clipboard.is_none() {
            *clipboard = arboard::Clipboard::new().ok();
        }
        act(clipboard.as_mut()?).ok()
    }
}

impl Clipboard for SystemClipboard {
    fn html(&self) -> Option<String> {
        self.with(|clipboard| clipboard.get().html())
    }

    fn put(&self, text: &str, html: &str) -> bool {
        self.with(|clipboard| clipboard.set().html(html, Some(text))).is_some()
    }
}
