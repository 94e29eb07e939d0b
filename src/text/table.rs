//! Tables as they lie in the program: sorted lines, searched by bisection; nothing but the ends of lines is looked for first.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Lines `key` or `key TAB value`, sorted by the bytes of the key, searched where they lie. Keys hold no tab and no other control character.
pub struct Sorted {
    text: &'static str,
    /// Where each line begins, once it was asked.
    lines: OnceLock<Vec<usize>>,
}

impl Sorted {
    /// `text` must be sorted by the bytes of its keys; the tests of whoever owns the table see to that.
    pub const fn new(text: &'static str) -> Self {
        Self { text, lines: OnceLock::new() }
    }

    /// The value of `key`: what follows the tab, empty for a line without one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let rest = self.text.get(self.lines().get(self.position(key)?)? + key.len()..)?;
        let line = rest.split('\n').next().unwrap_or_default();
        Some(line.strip_prefix('\t').unwrap_or_default())
    }

    /// The number of the line that holds `key`, from 0.
    fn position(&self, key: &str) -> Option<usize> {
        self.lines().binary_search_by(|start| self.compare(*start, key)).ok()
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| line_starts(self.text))
    }

    /// How the key of the line that begins at `start` compares with `key`.
    fn compare(&self, start: usize, key: &str) -> Ordering {
        let line = self.text.as_bytes().get(start..).unwrap_or_default();
        // A tab or line break, which ends a shorter key, is less than any character of a key.
        let same = line.get(..key.len()).unwrap_or(line).cmp(key.as_bytes());
        let ends = line.get(key.len()).is_none_or(|next| matches!(next, b'\t' | b'\n'));
        if same.is_eq() && !ends { Ordering::Greater } else { same }
    }

    /// Whether the table has `key`.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of `key` as a number.
    pub fn number(&self, key: &str) -> Option<u32> {
        self.get(key)?.parse().ok()
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.text.lines().map(|line| line.split_once('\t').map_or(line, |(key, _)| key))
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let behind = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(behind).filter(|start| *start < text.len()).collect()
}

/// A small table that is read at first use: lower-case words or phrases to what is known of them.
pub struct Words<T>(HashMap<String, T>);

impl<T> Words<T> {
    /// Keeps the first entry of each word.
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut map = HashMap::new();
        for (word, value) in entries {
            map.entry(word).or_insert(value);
        }
        Self(map)
    }

    /// What is known of `word`, which must be in the table's own case.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.0.get(word)
    }

    /// Every word, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether the table has `word`.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }
}

/// Rows of a tab-separated table, without its heading (`#…`).
pub fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}
