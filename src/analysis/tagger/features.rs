//! What a token shows: its word, its neighbours, the run of capitals it stands in, the rest of the document.
//!
//! Templates and values must stay as they were in training. Their names are short because they are hashed.

use super::document::Document;
use super::feature::Feature;
use super::lookup;
use super::sentence::{Sentence, is_upper, shape};
use super::vocabulary::{Entry, Place, Vocabulary, list};
use crate::analysis::lexicon::names::bit;

/// A document that is read once for all its tokens.
pub(super) struct Reader<'a> {
    sentences: Vec<Sentence<'a>>,
    document: Document,
}

/// A sentence with what its tokens ask for.
pub(super) struct Line<'a> {
    reader: &'a Reader<'a>,
    vocabulary: &'a Vocabulary,
    sentence: &'a Sentence<'a>,
    /// Which of the document's sentences it is.
    index: usize,
    /// Names of the gazetteer and of the lists, as values of features.
    classes: Vec<Vec<&'static str>>,
    shapes: Vec<String>,
    runs: Vec<Option<(usize, usize)>>,
    /// Inside a quotation.
    quoted: Vec<bool>,
}

impl<'a> Reader<'a> {
    /// Reads a document; its words are added to `vocabulary`, which must go with the reader.
    pub(super) fn new(sentences: &[Vec<&'a str>], vocabulary: &mut Vocabulary) -> Self {
        let sentences: Vec<_> = sentences.iter().map(|words| Sentence::new(words, vocabulary)).collect();
        let document = Document::new(&sentences, vocabulary);
        Self { sentences, document }
    }

    /// The sentence with that index, which must be one of the document.
    pub(super) fn line<'r>(&'r self, index: usize, vocabulary: &'r Vocabulary) -> Option<Line<'r>> {
        let sentence = self.sentences.get(index)?;
        let mark = |word: &str| sentence.headline && word.starts_with(char::is_uppercase);
        let mut runs = vec![None; sentence.words.len()];
        for (start, end) in if sentence.headline { Vec::new() } else { sentence.runs(true, vocabulary) } {
            runs.get_mut(start..end).unwrap_or_default().fill(Some((start, end)));
        }
        Some(Line {
            reader: self,
            vocabulary,
            sentence,
            index,
            classes: classes(sentence, vocabulary),
            shapes: sentence
                .words
                .iter()
                .map(|word| if mark(word) { format!("T{}", shape(word)) } else { shape(word) })
                .collect(),
            runs,
            quoted: quoted(sentence),
        })
    }
}

/// The classes of each word, as the features name them.
fn classes(sentence: &Sentence<'_>, vocabulary: &Vocabulary) -> Vec<Vec<&'static str>> {
    let mut classes: Vec<Vec<_>> = lookup::hits(sentence, vocabulary)
        .into_iter()
        .map(|hits| hits.into_iter().map(|(class, begins)| class_name(class, begins)).collect())
        .collect();
    let lists =
        [(list::TITLE, "title"), (list::ORG, "orgs"), (list::PLACE, "locs"), (list::EVENT, "evs"), (list::CALENDAR, "mon")];
    for (at, classes) in classes.iter_mut().enumerate() {
        classes.extend(lists.iter().filter(|(list, _)| sentence.is(at, *list, vocabulary)).map(|(_, name)| name));
    }
    classes
}

fn class_name(class: u32, begins: bool) -> &'static str {
    match (class, begins) {
        (bit::COUNTRY, true) => "Bcountry",
        (bit::COUNTRY, false) => "Icountry",
        (bit::CITY, true) => "Bcity",
        (bit::CITY, false) => "Icity",
        (bit::BIG_CITY, true) => "Bbigcity",
        (bit::BIG_CITY, false) => "Ibigcity",
        (bit::STATE, true) => "Bstate",
        (bit::STATE, false) => "Istate",
        (bit::CAPITAL, true) => "Bcapital",
        (bit::CAPITAL, false) => "Icapital",
        (bit::DEMONYM, _) => "demonym",
        (bit::FIRST_NAME, _) => "first",
        _ => "last",
    }
}

/// For each word whether it stands inside a quotation; an opening mark does, a closing one does not.
fn quoted(sentence: &Sentence<'_>) -> Vec<bool> {
    let mut inside = false;
    let step = |word: &std::borrow::Cow<'_, str>| {
        inside = match word.as_ref() {
            "“" => true,
            "\"" => !inside,
            "”" => false,
            _ => inside,
        };
        inside
    };
    sentence.words.iter().map(step).collect()
}

impl Line<'_> {
    /// How many tokens the sentence has.
    pub(super) fn len(&self) -> usize {
        self.sentence.words.len()
    }

    /// The number of the word at `place`, seen from word `at`; none outside of the sentence.
    pub(super) fn neighbour(&self, at: usize, place: Place) -> Option<usize> {
        self.sentence.numbers.get(place.from(at)?).copied()
    }

    /// The feature of a place outside of the sentence.
    pub(super) fn outside(place: Place) -> u32 {
        const OUTSIDE: [Feature; 5] =
            [Feature::new("w-2=#"), Feature::new("w-1=#"), Feature::new("w1=#"), Feature::new("w2=#"), Feature::new("")];
        OUTSIDE.get(place.index()).map_or(0, |outside| outside.hash())
    }

    /// All features of token `at`, also those of the words around it.
    pub(super) fn all_features(&self, at: usize, out: &mut Vec<u32>) {
        if let Some(entry) = self.entry(at) {
            entry.own_features(out);
        }
        for place in Place::AROUND {
            match self.neighbour(at, place).and_then(|number| self.vocabulary.entries.get(number)) {
                Some(entry) => entry.features_at(place, out),
                None => out.push(Self::outside(place)),
            }
        }
        self.features(at, out);
    }

    /// Features of token `at` but for those that one word alone gives.
    pub(super) fn features(&self, at: usize, out: &mut Vec<u32>) {
        self.form(at, out);
        self.pairs(at, out);
        self.gazetteer(at, out);
        if self.sentence.capital[at] {
            self.capital(at, out);
            self.document(at, out);
        }
        if let Some(run) = self.runs[at] {
            self.run(at, run, out);
        }
    }

    fn entry(&self, at: usize) -> Option<&Entry> {
        self.sentence.entry(at, self.vocabulary)
    }

    fn lower(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.entry(at)).map_or("#", |entry| entry.lower.as_str())
    }

    fn shape(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.shapes.get(at)).map_or("#", String::as_str)
    }

    fn form(&self, at: usize, out: &mut Vec<u32>) {
        const SHAPE: [Feature; 3] = [Feature::new("sh-1="), Feature::new("sh="), Feature::new("sh1=")];
        const SHAPES: Feature = Feature::new("st=");
        const UPPER: Feature = Feature::new("UP");
        const HEAD: Feature = Feature::new("hl");
        const FIRST: Feature = Feature::new("first");
        let around = [at.checked_sub(1), Some(at), Some(at + 1).filter(|next| *next < self.len())];
        out.extend(SHAPE.iter().zip(around).filter(|(_, at)| at.is_some()).map(|(f, at)| f.with(self.shape(at)).hash()));
        let [left, here, right] = around.map(|at| self.shape(at));
        out.push(SHAPES.with(left).with("|").with(here).with("|").with(right).hash());
        let open = self.sentence.words.last().is_none_or(|last| ![".", "\"", "”", "?", "!"].contains(&last.as_ref()));
        let flags = [(UPPER, self.sentence.upper), (HEAD, self.index == 0 && open), (FIRST, self.sentence.is_first(at))];
        out.extend(flags.iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag.hash()));
    }

    fn pairs(&self, at: usize, out: &mut Vec<u32>) {
        const BEFORE: Feature = Feature::new("wm=");
        const BEHIND: Feature = Feature::new("wp=");
        let here = self.lower(Some(at));
        if let Some(before) = at.checked_sub(1) {
            out.push(BEFORE.with(self.lower(Some(before))).with("|").with(here).hash());
        }
        if at + 1 < self.len() {
            out.push(BEHIND.with(here).with("|").with(self.lower(Some(at + 1))).hash());
        }
    }

    fn gazetteer(&self, at: usize, out: &mut Vec<u32>) {
        const CLASS: [Feature; 3] = [Feature::new("g-1="), Feature::new("g="), Feature::new("g+1=")];
        const NONE: Feature = Feature::new("g=0");
        for (feature, at) in CLASS.iter().zip([at.checked_sub(1), Some(at), Some(at + 1)]) {
            let classes = at.and_then(|at| self.classes.get(at)).into_iter().flatten();
            out.extend(classes.map(|class| feature.with(class).hash()));
        }
        if self.sentence.capital[at] && self.classes[at].is_empty() {
            out.push(NONE.hash());
        }
    }

    fn capital(&self, at: usize, out: &mut Vec<u32>) {
        const COMMON: Feature = Feature::new("lc|");
        const RARE: Feature = Feature::new("nlc|");
        const QUOTED: Feature = Feature::new("inq");
        const UPPER: Feature = Feature::new("allc");
        const DATELINE: Feature = Feature::new("dl=");
        const KIND: [Feature; 3] = [Feature::new("cap0"), Feature::new("capT"), Feature::new("cap")];
        let (first, headline) = (self.sentence.is_first(at), self.sentence.headline);
        let where_to = if headline {
            "T"
        } else if first {
            "f"
        } else {
            "m"
        };
        if self.sentence.is(at, list::COMMON, self.vocabulary) {
            out.push(COMMON.with(where_to).hash());
        } else if headline || first {
            out.push(RARE.with(where_to).hash());
        }
        out.push(
            KIND[if first {
                0
            } else if headline {
                1
            } else {
                2
            }]
            .hash(),
        );
        if headline {
            out.push(self.headline(at));
        }
        if self.quoted[at] {
            out.push(QUOTED.hash());
        }
        let word = &self.sentence.words[at];
        if is_upper(word) && word.chars().nth(1).is_some() {
            out.push(UPPER.hash());
        }
        if self.index <= 1 && at < 6 {
            out.extend(u16::try_from(at).map(|at| DATELINE.number(at).hash()));
        }
    }

    /// How the rest of the document writes a word of a headline.
    fn headline(&self, at: usize) -> u32 {
        const HEADLINE: Feature = Feature::new("T|");
        let evidence = self.neighbour(at, Place::Here).and_then(|number| self.reader.document.of(number));
        let (lower, capital) = evidence.map_or((false, 0), |evidence| (evidence.lower, evidence.capital));
        let feature = HEADLINE.with(if lower { "L" } else { "" }).number(capital.min(2));
        let grammar = self.sentence.is(at, list::FUNCTION, self.vocabulary);
        feature.with(if grammar { "f" } else { "" }).hash()
    }

    fn document(&self, at: usize, out: &mut Vec<u32>) {
        const CAPITAL: Feature = Feature::new("dc=");
        const LOWER: Feature = Feature::new("dlow");
        const NEXT: [Feature; 2] = [Feature::new("dn=said"), Feature::new("dn=org")];
        const BEFORE: [Feature; 3] = [Feature::new("dp=title"), Feature::new("dp=in"), Feature::new("dp=the")];
        const FIRST: Feature = Feature::new("f|dc");
        const BEST: Feature = Feature::new("db=");
        const ACRONYM: Feature = Feature::new("acr");
        let Some(evidence) = self.neighbour(at, Place::Here).and_then(|number| self.reader.document.of(number)) else { return };
        let capital = evidence.capital.min(2);
        out.push(CAPITAL.number(capital).hash());
        if evidence.lower {
            out.push(LOWER.hash());
        }
        out.extend(NEXT.iter().zip(evidence.next).filter(|(_, seen)| *seen).map(|(feature, _)| feature.hash()));
        out.extend(BEFORE.iter().zip(evidence.before).filter(|(_, seen)| *seen).map(|(feature, _)| feature.hash()));
        if self.sentence.is_first(at) {
            out.push(FIRST.number(capital).with(if evidence.lower { "L" } else { "" }).hash());
        }
        if let Some(best) = evidence.best {
            let place = BEST.with(best.place);
            let signs = best.signs.into_iter().fold(place, |feature, sign| feature.number(u16::from(sign)));
            out.extend([place.hash(), signs.hash()]);
        }
        let word = &self.sentence.words[at];
        if is_upper(word) && word.chars().nth(1).is_some() {
            let letters = self.lower(Some(at)).replace('.', "");
            out.extend(self.reader.document.acronyms.contains(&letters).then(|| ACRONYM.hash()));
        }
    }

    fn run(&self, at: usize, (start, end): (usize, usize), out: &mut Vec<u32>) {
        const PLACE: Feature = Feature::new("rp=");
        const LAST: Feature = Feature::new("rl=");
        const FIRST: Feature = Feature::new("rf=");
        const LAST_CLASS: Feature = Feature::new("grl=");
        const FIRST_CLASS: Feature = Feature::new("grf=");
        const BEHIND: Feature = Feature::new("ra=");
        const BEFORE: Feature = Feature::new("rb=");
        const JOINT: Feature = Feature::new("conn=");
        let capped = |n: usize, most: u16| u16::try_from(n).unwrap_or(most).min(most);
        let long = end - start > 1;
        let (first, last) = (self.lower(Some(start)), self.lower(Some(end - 1)));
        out.push(PLACE.number(capped(at - start, 3)).with("/").number(capped(end - start, 4)).hash());
        out.extend(self.classes[end - 1].iter().map(|class| LAST_CLASS.with(class).hash()));
        if long {
            out.extend([LAST.with(last).hash(), FIRST.with(first).hash()]);
            out.extend(self.classes[start].iter().map(|class| FIRST_CLASS.with(class).hash()));
        }
        out.push(BEHIND.with(self.lower(Some(end))).hash());
        out.push(BEFORE.with(self.lower(start.checked_sub(1))).hash());
        if !self.sentence.capital[at] {
            out.push(JOINT.with(self.lower(Some(at))).with("|").with(first).hash());
        }
        self.run_clusters((start, end), out);
    }

    fn run_clusters(&self, (start, end): (usize, usize), out: &mut Vec<u32>) {
        const BEHIND: Feature = Feature::new("cra=");
        const BEFORE: Feature = Feature::new("crb=");
        const LAST: Feature = Feature::new("crl=");
        let clusters = |at: usize| self.entry(at).and_then(|entry| entry.clusters);
        out.extend(clusters(end).map(|(coarse, _)| BEHIND.number(coarse).hash()));
        out.extend(start.checked_sub(1).and_then(clusters).map(|(coarse, _)| BEFORE.number(coarse).hash()));
        let last = clusters(end - 1).filter(|_| end - start > 1);
        out.extend(last.map(|(_, fine)| LAST.number(fine).hash()));
    }
}
