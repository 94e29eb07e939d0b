//! Words around direct speech: verbs that introduce it, and words that end or join the names of speakers.

use super::{REPORTING_VERBS, Words, rows};
use foldhash::HashSet;
use std::sync::LazyLock;

/// The form in which a verb of speech stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "said", and "say", which no noun is spelled like.
    Past,
    /// "says", "claims": perhaps a noun in the plural.
    Third,
    /// "saying".
    Participle,
}

/// A verb that introduces speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeechVerb {
    /// "say".
    pub lemma: &'static str,
    /// The form that was met.
    pub form: VerbForm,
    /// It means saying and little else, so that any subject before it speaks.
    pub plain: bool,
}

/// Reporting verbs whose subject need not be the one who said the quoted words.
const NOT_SPEECH: &str = "hold find show prove demonstrate establish determine read address press order project commit plan expect \
    estimate forecast know want relate detail brief consider suspect assume understand accept guarantee doubt \
    invite recommend propose report";

/// Verbs that mean saying and little else.
const PLAIN: &str = "say tell add argue ask write announce insist warn reply explain note claim state declare admit acknowledge \
    tweet respond continue conclude confirm deny vow urge answer remark comment";

/// Verbs of speech by their forms in lower case. Base forms are left out but for "say": they are nouns or infinitives mostly.
pub static SPEECH_VERBS: LazyLock<Words<SpeechVerb>> = LazyLock::new(|| {
    let verbs = rows(asset!("tables/reporting_verbs.tsv")).filter_map(|row| <[_; 4]>::try_from(row).ok());
    let spoken = verbs.filter(|[_, _, lemma, _]| !is_in(NOT_SPEECH, lemma));
    Words::new(spoken.flat_map(|[_, _, lemma, forms]| {
        let verb = move |form: &str| Some(SpeechVerb { lemma, form: verb_form(lemma, form)?, plain: is_in(PLAIN, lemma) });
        let participle = [lemma.trim_end_matches('e'), "ing"].concat();
        let forms = forms.split(';').map(str::to_owned).chain([participle]);
        forms.filter_map(move |form| verb(&form).map(|verb| (form, verb)))
    }))
});

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// Whether a word is in a list, which is split at first use.
macro_rules! listed {
    ($list:literal, $word:expr) => {{
        static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| $list.split_whitespace().collect());
        WORDS.contains($word)
    }};
}

fn verb_form(lemma: &str, form: &str) -> Option<VerbForm> {
    match form {
        "say" => Some(VerbForm::Past),
        _ if form == lemma || form.contains(' ') => None,
        _ if form.ends_with("ing") => Some(VerbForm::Participle),
        _ if form.ends_with('s') => Some(VerbForm::Third),
        _ => Some(VerbForm::Past),
    }
}

/// Prepositions that make the name behind them a part of another noun: "a spokesman for Meyer".
pub fn is_preposition(word: &str) -> bool {
    listed!(
        "of for to by with from at in on against near behind like than about over under between among inside \
         outside through via into within during despite",
        word
    )
}

/// "the", "a", "his": words that begin a noun.
pub fn is_determiner(word: &str) -> bool {
    listed!("the a an his her its their our my your this one another some many two", word)
}

/// Words between a subject and its verb: "Meyer later said", "Meyer has also said".
pub fn is_between_subject_and_verb(word: &str) -> bool {
    listed!("also later then had has have again now even still once earlier further too just simply himself herself", word)
        || word.len() > 4 && word.ends_with("ly") && !matches!(word, "family" | "assembly" | "ally" | "italy" | "supply")
}

/// Auxiliaries: a noun with one of them inside is a clause.
pub fn is_auxiliary(word: &str) -> bool {
    listed!(
        "is was were are be been being has have had will would could can may might must should did does do not n't \
         never",
        word
    )
}

/// Words that begin a new clause.
pub fn begins_clause(word: &str) -> bool {
    listed!(
        "that but when while as because if although though whereas since so after before until where whether which \
         who and or nor yet",
        word
    )
}

/// Nouns of works that are named in quotation marks: "the film \"Harvest\"".
pub fn is_work(word: &str) -> bool {
    listed!(
        "film films movie book novel song single album show series programme program play musical opera magazine \
         newspaper documentary podcast painting poem memoir game episode sitcom broadcast news television tv radio \
         host starring article essay hit anchor soundtrack exhibition director author event tour festival",
        word
    )
}

/// Words that give a name without its being a work's: "so-called", "dubbed".
pub fn is_naming(word: &str) -> bool {
    listed!(
        "so-called called named dubbed known nicknamed termed as the codenamed labelled labeled reading chanting \
         shouting chanted shouted yelled saying word words slogan phrase term",
        word
    )
}

/// Words that deny the sentence they stand in.
pub fn is_negation(word: &str) -> bool {
    listed!("not n't never no nobody nothing none nor neither nowhere cannot", word)
        || REPORTING_VERBS.get(word).is_some_and(|(.., lemma)| listed!("deny refute rebut debunk", lemma))
}

/// Words that make a statement doubtful: "reportedly", "might".
pub fn is_hedge(word: &str) -> bool {
    HEDGES.has(word)
}

/// Hedges that are also what a named person does: "is believed to" against "she believed".
pub fn is_shared_hedge(word: &str) -> bool {
    HEDGES.has(word) && REPORTING_VERBS.has(word)
}

/// The words of [`is_hedge`]: doubt and distance. What only softens a number, an order or a rule is none.
static HEDGES: LazyLock<Words<()>> = LazyLock::new(|| {
    let hedges = rows(asset!("tables/hedges.tsv")).filter_map(|row| <[_; 2]>::try_from(row).ok());
    Words::new(hedges.filter(|[class, _]| *class != "approx" && *class != "rule").map(|[_, word]| (word.to_owned(), ())))
});

/// Days that say when something was said: "said Monday that".
pub fn is_day(word: &str) -> bool {
    listed!("monday tuesday wednesday thursday friday saturday sunday today yesterday", word)
}
