//! Annotations whose words did not simply go along when their article got a newer text: what the reader has to look at.

use super::Session;
use crate::article::{Article, ArticleId};
use crate::command::Carriers;
use crate::notebook::{Annotation, Id};
use crate::text::{Anchor, Carried, TextRange, is_digit, slice, tokens};
use jiff::Timestamp;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// An annotation that stands in an earlier text of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Which.
    pub annotation: Id,
    /// What became of each of its passages, in order.
    pub passages: Vec<Carried>,
    /// The reader has said that its words are gone.
    pub gone: bool,
    /// The sentence of the newest text (bytes) that has most of the words of its first lost passage; none if none has much of them, or if its
    /// words are gone.
    pub closest: Option<TextRange>,
}

impl Pending {
    /// What became of the whole: the worst of its passages.
    pub fn worst(&self) -> &Carried {
        self.passages.iter().max_by_key(|carried| rank(carried)).unwrap_or(&Carried::Lost)
    }

    /// Where all of its passages are in the newest text (bytes), if there is one place for each.
    pub fn places(&self) -> Option<Vec<TextRange>> {
        self.passages.iter().map(Carried::place).collect()
    }

    /// "reworded", "changed (figure, name)".
    pub fn state(&self) -> String {
        match self.worst() {
            _ if self.gone => "kept as lost".to_owned(),
            Carried::Changed(_, differences) => {
                let names: Vec<_> = differences.iter().map(|difference| difference.name()).collect();
                format!("changed ({})", names.join(", "))
            }
            other => other.name().to_owned(),
        }
    }
}

/// Greater the less sure it is that the words are still there.
fn rank(carried: &Carried) -> u8 {
    match carried {
        Carried::Exact(_) => 0,
        Carried::Moved(_) => 1,
        Carried::Reworded(_) => 2,
        Carried::Changed(..) => 3,
        Carried::Ambiguous(_) => 4,
        Carried::Lost => 5,
    }
}

impl Session {
    /// The annotations that stand in an earlier text of their article, in reading order, those that are said to be gone last. Takes about
    /// as long as comparing the texts; next to nothing where no article has an earlier one.
    pub fn pending(&self) -> Vec<Pending> {
        let updated = self.articles().iter().filter(|article| !article.earlier.is_empty());
        let carriers: BTreeMap<_, _> =
            updated.map(|article| (&article.id, (Sentences::new(article), Carriers::new(article)))).collect();
        if carriers.is_empty() {
            return Vec::new();
        }
        let annotations = self.notebook().sorted_annotations().into_iter();
        let mut pending: Vec<_> = annotations
            .filter_map(|annotation| {
                carriers.get(&annotation.article).and_then(|(sentences, carriers)| look(annotation, sentences, carriers))
            })
            .collect();
        pending.sort_by_key(|pending| pending.gone);
        pending
    }
}

impl Session {
    /// What would become of the annotations of an article, in reading order, if it got this newer text.
    pub fn forecast(&self, id: &ArticleId, newer: &Article) -> Vec<Pending> {
        let Some((_, article)) = self.find(id) else { return Vec::new() };
        let updated = article.updated(newer, Timestamp::UNIX_EPOCH);
        let (sentences, carriers) = (Sentences::new(&updated), Carriers::new(&updated));
        let here = self.notebook().sorted_annotations().into_iter();
        here.filter(|annotation| annotation.article == *id)
            .filter_map(|annotation| look(annotation, &sentences, &carriers))
            .collect()
    }
}

/// None for an annotation of the newest text.
fn look(annotation: &Annotation, sentences: &Sentences, carriers: &Carriers) -> Option<Pending> {
    let is_earlier = |anchor: &Anchor| sentences.article.earlier_of(anchor.version).is_some();
    if !annotation.anchors.iter().any(is_earlier) {
        return None;
    }
    let passages: Vec<_> = annotation.anchors.iter().map(|anchor| carriers.carry(anchor).unwrap_or(Carried::Lost)).collect();
    let mut lost = annotation.anchors.iter().zip(&passages).filter(|(_, carried)| **carried == Carried::Lost && !annotation.gone);
    let closest = lost.next().and_then(|(anchor, _)| sentences.closest(&anchor.quote));
    Some(Pending { annotation: annotation.id.clone(), passages, gone: annotation.gone, closest })
}

/// The sentences of an article by their words, looked through once some words are lost.
struct Sentences<'a> {
    article: &'a Article,
    /// Indices of the units that have each word.
    having: OnceCell<BTreeMap<String, Vec<usize>>>,
}

impl<'a> Sentences<'a> {
    fn new(article: &'a Article) -> Self {
        Self { article, having: OnceCell::new() }
    }

    /// The one that has most of these words: two of them and a third at least, of equal ones the first.
    fn closest(&self, quote: &str) -> Option<TextRange> {
        let having = self.having.get_or_init(|| having(self.article));
        let words = words(quote, TextRange::new(0, quote.len()));
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for unit in words.iter().filter_map(|word| having.get(word)).flatten() {
            *counts.entry(*unit).or_default() += 1;
        }
        let (unit, count) = counts.into_iter().max_by_key(|(unit, count)| (*count, Reverse(*unit)))?;
        self.article.units.get(unit).filter(|_| count >= 2 && count * 3 >= words.len()).map(|unit| unit.range)
    }
}

fn having(article: &Article) -> BTreeMap<String, Vec<usize>> {
    let mut having: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, unit) in article.units.iter().enumerate() {
        for word in words(&article.text, unit.range) {
            having.entry(word).or_default().push(n);
        }
    }
    having
}

/// The words in a range that say something, in small letters: numbers, and those of four letters and more.
fn words(text: &str, range: TextRange) -> BTreeSet<String> {
    let says = |word: &&str| word.chars().count() >= 4 || word.contains(is_digit);
    tokens(text, range).into_iter().map(|word| slice(text, word)).filter(says).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, Spot, Stamp};

    const STAMP: Stamp = Stamp { now: Timestamp::UNIX_EPOCH };

    const OLD: &str = "Bridge closes\n\nThe mayor of Varberg said on Monday that 43 people were hurt. The old bridge is closed since then. \
                       Divers looked at the pillars for two days. Nobody knows when it will open again, said Ines Okafor.";
    const NEW: &str = "Bridge closes\n\nIt rained all night. The mayor of Varberg said on Monday that 34 people were hurt. The old bridge has \
                       been closed since then. Nobody knows when it will open again, said Ines Okafor.";

    fn run(session: &mut Session, command: Command) {
        session.run(command, STAMP).map_or_else(|refusal| panic!("{refusal}"), drop);
    }

    /// A session on the old text with these words marked, and what each is called now.
    fn marked(words: &[&str]) -> Session {
        let mut session = Session::default();
        run(&mut session, Command::AddArticle(Box::new(Article::from_text("a", OLD))));
        for words in words {
            let at = OLD.find(words).expect("there");
            let spot = Spot { article: ArticleId("a".into()), range: TextRange::new(at, at + words.len()) };
            run(&mut session, Command::Annotate { spot, tags: Vec::new(), note: (*words).to_owned() });
        }
        session
    }

    fn update(session: &mut Session) {
        let newer = Box::new(Article::from_text("newer", NEW));
        run(session, Command::UpdateArticle(ArticleId("a".into()), newer));
    }

    fn states(session: &Session) -> Vec<(String, &'static str)> {
        let pending = session.pending();
        let note = |id: &Id| session.notebook().annotations[id].note.clone();
        pending.iter().map(|pending| (note(&pending.annotation), pending.worst().name())).collect()
    }

    #[test]
    fn what_still_stands_goes_along_and_the_rest_waits() {
        let words = [
            "when it will open again",
            "43 people were hurt",
            "The old bridge is closed since then.",
            "Divers looked at the pillars",
        ];
        let mut session = marked(&words);
        update(&mut session);
        let article = session.articles()[0].clone();
        assert_eq!((&*article.text, article.version(), &*article.earlier[0].text), (NEW, 2, OLD));
        let expected = [("43 people were hurt", "changed"), (words[2], "reworded"), (words[3], "lost")];
        assert_eq!(states(&session), expected.map(|(note, state)| (note.to_owned(), state)));
        let carried = session.notebook().annotations.values().find(|one| one.note == words[0]).expect("there");
        assert_eq!(article.place(&carried.anchors[0]).map(|range| slice(NEW, range)), Some(words[0]));
    }

    #[test]
    fn a_newer_text_is_taken_back_byte_for_byte() {
        let mut session = marked(&["43 people were hurt", "when it will open again"]);
        let before = session.notebook().clone();
        update(&mut session);
        let after = session.notebook().clone();
        session.undo();
        assert_eq!(*session.notebook(), before);
        session.redo();
        assert_eq!(*session.notebook(), after);
    }

    #[test]
    fn the_reader_decides_what_becomes_of_the_rest() {
        let mut session = marked(&["43 people were hurt", "Divers looked at the pillars"]);
        update(&mut session);
        let [changed, lost] = &session.pending()[..] else { panic!("two wait") };
        let (Carried::Changed(range, _), Carried::Lost) = (changed.worst().clone(), lost.worst()) else { panic!("{changed:?}") };
        run(&mut session, Command::Place(changed.annotation.clone(), vec![range]));
        let quote = session.notebook().annotations[&changed.annotation].quote();
        assert_eq!(quote, "34 people were hurt");
        run(&mut session, Command::KeepAsLost(lost.annotation.clone()));
        assert!(matches!(&session.pending()[..], [pending] if pending.gone));
        session.undo();
        session.undo();
        assert_eq!(states(&session).len(), 2);
    }

    #[test]
    fn the_closest_sentence_is_named_where_words_are_lost() {
        let mut session = marked(&["Divers looked at the pillars for two days.", "Nobody knows"]);
        let newer =
            Article::from_text("n", "It rained. The pillars were looked at by six divers, said Ines Okafor. It will take days.");
        run(&mut session, Command::UpdateArticle(ArticleId("a".into()), Box::new(newer)));
        let text = session.articles()[0].text.clone();
        let closest: Vec<_> =
            session.pending().iter().map(|one| one.closest.map(|range| slice(&text, range).to_owned())).collect();
        assert_eq!(closest, [Some("The pillars were looked at by six divers, said Ines Okafor.".to_owned()), None]);
    }

    #[test]
    fn what_was_kept_as_lost_comes_back_with_its_words() {
        let mut session = marked(&["Divers looked at the pillars"]);
        update(&mut session);
        let lost = session.pending().remove(0).annotation;
        run(&mut session, Command::KeepAsLost(lost.clone()));
        let again = Box::new(Article::from_text("again", &format!("{OLD} That is all.")));
        run(&mut session, Command::UpdateArticle(ArticleId("a".into()), again));
        let annotation = &session.notebook().annotations[&lost];
        assert!(!annotation.gone && session.articles()[0].hull(&annotation.anchors).is_some() && session.pending().is_empty());
    }

    #[test]
    fn the_same_text_is_no_newer_one() {
        let mut session = marked(&[]);
        let same = Command::UpdateArticle(ArticleId("a".into()), Box::new(Article::from_text("b", OLD)));
        assert!(session.run(same, STAMP).is_err());
    }
}
