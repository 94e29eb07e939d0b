//! Tables as they lie in the program: sorted lines, searched by bisection without being read first.

use std::collections::BTreeMap;

/// Lines `key` or `key TAB value`, sorted by the bytes of the key, searched in place.
pub struct Sorted(&'static str);

impl Sorted {
    /// `text` must be sorted by the bytes of its keys; the tests of whoever owns the table see to that.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The value of `key`: what follows the tab, empty for a line without one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let line = self.line_at(low.midpoint(high));
            let (found, value) = self.split(line);
            match found.as_bytes().cmp(key.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(value),
                std::cmp::Ordering::Less => low = (line.1 + 1).min(self.0.len()),
                std::cmp::Ordering::Greater => high = line.0,
            }
        }
        None
    }

    /// Whether the table has `key`.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of `key` as a number.
    pub fn number(&self, key: &str) -> Option<u32> {
        self.get(key)?.parse().ok()
    }

    /// Start and end of the line that holds byte `at`.
    fn line_at(&self, at: usize) -> (usize, usize) {
        let bytes = self.0.as_bytes();
        let start = bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |n| n + 1);
        let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |n| at + n);
        (start, end)
    }

    fn split(&self, (start, end): (usize, usize)) -> (&'static str, &'static str) {
        let line = self.0.get(start..end).unwrap_or_default();
        line.split_once('\t').unwrap_or((line, ""))
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.lines().map(|line| line.split_once('\t').map_or(line, |(key, _)| key))
    }
}

/// A small table that is read at first use: lower-case words or phrases to what is known of them.
pub struct Words<T>(BTreeMap<String, T>);

impl<T> Words<T> {
    /// Keeps the first entry of each word.
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut map = BTreeMap::new();
        for (word, value) in entries {
            map.entry(word).or_insert(value);
        }
        Self(map)
    }

    /// What is known of `word`, which must be in the table's own case.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.0.get(word)
    }

    /// Every word, sorted.
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
