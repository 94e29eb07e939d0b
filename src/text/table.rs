//! Tables as they lie in the program: sorted lines, searched by bisection; nothing but the ends of lines is looked for first.

use foldhash::HashMap;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// Lines `key` or `key TAB value`, sorted by the bytes of the key, searched where they lie. Keys hold no tab and no other control character.
pub struct Sorted {
    text: &'static str,
    /// Once it was asked.
    lines: OnceLock<Lines>,
}

/// Where the lines of a table are.
#[derive(Default)]
struct Lines {
    /// Where each begins.
    starts: Vec<usize>,
    /// The head of each: side by side, for most of a search reads nothing else.
    heads: Vec<u64>,
}

impl Sorted {
    /// `text` must be sorted by the bytes of its keys; the tests of whoever owns the table see to that.
    pub const fn new(text: &'static str) -> Self {
        Self { text, lines: OnceLock::new() }
    }

    /// The value of `key`: what follows the tab, empty for a line without one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let rest = self.text.get(self.lines().starts.get(self.position(key)?)? + key.len()..)?;
        let line = rest.split('\n').next().unwrap_or_default();
        Some(line.strip_prefix('\t').unwrap_or_default())
    }

    /// The number of the line that holds `key`, from 0.
    pub fn position(&self, key: &str) -> Option<usize> {
        let Lines { starts, heads } = self.lines();
        let head = head(key.as_bytes());
        let first = heads.partition_point(|other| *other < head);
        let alike = heads.get(first..)?.iter().take_while(|other| **other == head).count();
        let found = starts.get(first..first + alike)?.binary_search_by(|start| self.compare(*start, key));
        found.ok().map(|at| first + at)
    }

    /// The number of lines.
    pub fn size(&self) -> usize {
        self.lines().starts.len()
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| {
            let starts = line_starts(self.text);
            let heads = starts.iter().map(|start| head(self.text.as_bytes().get(*start..).unwrap_or_default())).collect();
            Lines { starts, heads }
        })
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

/// The first eight bytes of the key at the start of `line`, as a number that sorts as they do; a shorter key is filled up with zeros.
fn head(line: &[u8]) -> u64 {
    let key = line.iter().take(8).take_while(|byte| !matches!(byte, b'\t' | b'\n'));
    let mut bytes = [0; 8];
    for (byte, of) in bytes.iter_mut().zip(key) {
        *byte = *of;
    }
    u64::from_be_bytes(bytes)
}

fn line_starts(text: &str) -> Vec<usize> {
    // Lines are too short for a search that first looks at many bytes at once.
    let behind = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(behind).filter(|start| *start < text.len()).collect()
}

/// A small table that is read at first use: lower-case words or phrases to what is known of them.
pub struct Words<T>(HashMap<String, T>);

impl<T> Words<T> {
    /// Keeps the first entry of each word.
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut map = HashMap::default();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_whatever_their_length() {
        let table = Sorted::new("a\t1\nab\nabcdefgh\t2\nabcdefghi\t3\nabcdefghij\nb c\t4\né\t5\n");
        for (key, want) in [
            ("a", Some("1")),
            ("ab", Some("")),
            ("abcdefgh", Some("2")),
            ("abcdefghi", Some("3")),
            ("abcdefghij", Some("")),
            ("b c", Some("4")),
            ("é", Some("5")),
            ("", None),
            ("abc", None),
            ("abcdefg", None),
            ("abcdefghix", None),
            ("zzz", None),
        ] {
            assert_eq!(table.get(key), want, "{key}");
        }
        assert_eq!((table.size(), table.position("abcdefghi")), (7, Some(3)));
        assert!(!Sorted::new("").has("a"));
    }
}
