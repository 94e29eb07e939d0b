//! What is known of a word whatever stands around it. Read once for each word of a text.

use super::feature::Feature;
use crate::analysis::lexicon::names::{CALENDAR, EVENT_WORDS, FUNCTION_WORDS, ORG_WORDS, PLACE_WORDS, REPORTING, TITLES};
use crate::analysis::lexicon::{COMMON_LOWER, GAZETTEER, WORD_CLUSTERS};
use foldhash::HashMap;
use std::cell::OnceCell;

/// A word in lower case.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) lower: String,
    /// Words that stand in like surroundings have one number: out of 64, out of 512.
    pub(super) clusters: Option<(u16, u16)>,
    lists: u16,
    /// What the gazetteer says, once it was asked.
    mask: OnceCell<u32>,
}

/// Lists that a word can be in, as bits.
pub(super) mod list {
    /// Before a person's name, with or without a full stop.
    pub(in super::super) const TITLE: u16 = 1;
    /// In names of organisations, with or without a full stop.
    pub(in super::super) const ORG: u16 = 2;
    /// In names of organisations, as written.
    pub(in super::super) const ORG_EXACT: u16 = 4;
    /// In names of places.
    pub(in super::super) const PLACE: u16 = 8;
    /// In names of events.
    pub(in super::super) const EVENT: u16 = 16;
    /// Month or day of the week.
    pub(in super::super) const CALENDAR: u16 = 32;
    /// Behind a speaker.
    pub(in super::super) const SAID: u16 = 64;
    /// Word of grammar.
    pub(in super::super) const FUNCTION: u16 = 128;
    /// Often in lower case.
    pub(in super::super) const COMMON: u16 = 256;
}

impl Entry {
    fn new(lower: &str) -> Self {
        let bare = lower.trim_end_matches('.');
        let lists = [
            (list::TITLE, TITLES.has(bare)),
            (list::ORG, ORG_WORDS.has(bare)),
            (list::ORG_EXACT, ORG_WORDS.has(lower)),
            (list::PLACE, PLACE_WORDS.has(bare)),
            (list::EVENT, EVENT_WORDS.has(bare)),
            (list::CALENDAR, CALENDAR.has(lower)),
            (list::SAID, REPORTING.has(lower)),
            (list::FUNCTION, FUNCTION_WORDS.has(lower)),
            (list::COMMON, COMMON_LOWER.has(lower)),
        ];
        let clusters = WORD_CLUSTERS.get(lower).and_then(|value| value.split_once('\t'));
        Self {
            lower: lower.to_owned(),
            clusters: clusters.and_then(|(coarse, fine)| Some((coarse.parse().ok()?, fine.parse().ok()?))),
            mask: OnceCell::new(),
            lists: lists.iter().filter(|(_, is_in)| *is_in).map(|(bit, _)| bit).sum(),
        }
    }

    /// What the gazetteer says of the word by itself.
    pub(super) fn mask(&self) -> u32 {
        *self.mask.get_or_init(|| GAZETTEER.number(&self.lower).unwrap_or(0))
    }

    /// Whether the word is in one of `lists`.
    pub(super) fn is(&self, lists: u16) -> bool {
        self.lists & lists != 0
    }

    /// Features of a token that depend on its own word only.
    pub(super) fn own_features(&self, out: &mut Vec<u32>) {
        const BIAS: Feature = Feature::new("b");
        const WORD: Feature = Feature::new("w=");
        const PREFIX: [Feature; 4] = [Feature::new("p1="), Feature::new("p2="), Feature::new("p3="), Feature::new("p4=")];
        const SUFFIX: [Feature; 4] = [Feature::new("s1="), Feature::new("s2="), Feature::new("s3="), Feature::new("s4=")];
        out.extend([BIAS.hash(), WORD.with(&self.lower).hash()]);
        for (n, (prefix, suffix)) in PREFIX.into_iter().zip(SUFFIX).enumerate() {
            let Some((front, _)) = self.lower.char_indices().nth(n + 1) else { break };
            let (back, _) = self.lower.char_indices().nth_back(n).unwrap_or_default();
            out.push(prefix.with(self.lower.get(..front).unwrap_or_default()).hash());
            out.push(suffix.with(self.lower.get(back..).unwrap_or_default()).hash());
        }
        self.cluster_features(Place::Here, out);
    }

    /// Features that the word gives to a token near it; `place` is where the word stands, seen from there.
    pub(super) fn features_at(&self, place: Place, out: &mut Vec<u32>) {
        const WORD: [Feature; 4] = [Feature::new("w-2="), Feature::new("w-1="), Feature::new("w1="), Feature::new("w2=")];
        out.extend(WORD.get(place.index()).map(|word| word.with(&self.lower).hash()));
        self.cluster_features(place, out);
    }

    fn cluster_features(&self, place: Place, out: &mut Vec<u32>) {
        const COARSE: [Feature; 5] =
            [Feature::new("c-2="), Feature::new("c-1="), Feature::new("c1="), Feature::new("c2="), Feature::new("c0=")];
        const FINE: [Feature; 5] =
            [Feature::new("C-2="), Feature::new("C-1="), Feature::new("C1="), Feature::new("C2="), Feature::new("C0=")];
        let Some((&coarse_at, fine_at)) = COARSE.get(place.index()).zip(FINE.get(place.index())) else { return };
        let near = !matches!(place, Place::Before2 | Place::Behind2);
        match self.clusters {
            Some((coarse, fine)) => {
                out.push(coarse_at.number(coarse).hash());
                out.extend(near.then(|| fine_at.number(fine).hash()));
            }
            None => out.extend(near.then(|| coarse_at.with("unk").hash())),
        }
    }
}

/// Where a word stands, seen from the token that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Before2,
    Before1,
    Behind1,
    Behind2,
    Here,
}

impl Place {
    /// The neighbours, from left to right.
    pub(super) const AROUND: [Self; 4] = [Self::Before2, Self::Before1, Self::Behind1, Self::Behind2];

    /// Its number in tables.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The word of the place around word `at` of a sentence.
    pub(super) fn from(self, at: usize) -> Option<usize> {
        match self {
            Self::Before2 => at.checked_sub(2),
            Self::Before1 => at.checked_sub(1),
            Self::Behind1 => Some(at + 1),
            Self::Behind2 => Some(at + 2),
            Self::Here => Some(at),
        }
    }
}

/// The words of all documents, each once.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    index: HashMap<String, usize>,
    pub(super) entries: Vec<Entry>,
}

impl Vocabulary {
    /// The number of `word`, in whatever case it is.
    pub(super) fn number(&mut self, word: &str) -> usize {
        let lower = word.to_lowercase();
        if let Some(&number) = self.index.get(&lower) {
            return number;
        }
        self.entries.push(Entry::new(&lower));
        self.index.insert(lower, self.entries.len() - 1);
        self.entries.len() - 1
    }
}
