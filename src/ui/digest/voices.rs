//! Who is quoted where, saying what: quotations and reported speech of all articles, gathered by speaker.

use crate::analysis::{Analysis, ClaimKind, ClaimUnit, Place, QuoteRelation, Speaker};
use crate::article::Article;
use crate::text::{one_line, slice};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A speaker and all that the articles have of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who speaks.
    pub who: Who,
    /// What they say, by article and place.
    pub said: Vec<Said>,
    /// How much of it stands in each article.
    pub counts: Vec<usize>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Index into the analysis' entities.
    Entity(usize),
    /// Somebody without a name, by the words for them.
    Words(String),
    /// The text leaves it open.
    Open,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The quoted or reported words.
    pub place: Place,
    /// Told in the outlet's words, without quotation marks around all of it.
    pub reported: bool,
    /// Where other articles have the same quotation.
    pub echoes: Vec<Echo>,
}

/// The same quotation in another article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// Index into the analysis' quotes of the one that is looked at.
    pub here: usize,
    /// Index into the analysis' quotes of the other one.
    pub quote: usize,
    /// How the two relate.
    pub relation: QuoteRelation,
    /// The other article gives it to another speaker.
    pub other_speaker: bool,
}

/// The echoes of each quotation that has some, by its index.
pub(super) fn echoes(analysis: &Analysis) -> BTreeMap<usize, Vec<Echo>> {
    let mut echoes: BTreeMap<usize, Vec<Echo>> = BTreeMap::new();
    for pair in &analysis.quote_pairs {
        for (here, quote) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let echo = Echo { here, quote, relation: pair.relation, other_speaker: pair.other_speaker };
            echoes.entry(here).or_default().push(echo);
        }
    }
    echoes
}

/// All speakers: those whom most articles quote first, then by how much they say; what nobody is named for comes last.
pub(super) fn voices(articles: &[Article], analysis: &Analysis, echoes: &BTreeMap<usize, Vec<Echo>>) -> Vec<Voice> {
    let mut voices: BTreeMap<Who, Vec<Said>> = BTreeMap::new();
    for (speaker, said) in told(analysis, echoes) {
        voices.entry(who(articles, speaker)).or_default().push(said);
    }
    let mut voices: Vec<Voice> = voices.into_iter().map(|(who, said)| voice(articles.len(), who, said)).collect();
    voices.sort_by_cached_key(|voice| {
        let docs = voice.counts.iter().filter(|count| **count > 0).count();
        (voice.who == Who::Open, Reverse(docs), Reverse(voice.said.len()), voice.said.first().map(|said| said.place))
    });
    voices
}

/// Everything that is said. Quoted words inside a reported sentence of the same speaker are a part of it.
fn told<'a>(analysis: &'a Analysis, echoes: &BTreeMap<usize, Vec<Echo>>) -> Vec<(Option<&'a Speaker>, Said)> {
    let reported = reported(analysis);
    let said = |claim: &&'a ClaimUnit| (claim.speaker.as_ref(), Said { place: claim.place, reported: true, echoes: Vec::new() });
    let mut told: Vec<_> = reported.iter().map(said).collect();
    for (n, quote) in analysis.quotes.iter().enumerate() {
        let echoes = echoes.get(&n).cloned().unwrap_or_default();
        let next = reported.partition_point(|claim| start(claim.place) <= start(quote.place));
        let around = next.checked_sub(1).filter(|at| {
            reported.get(*at).is_some_and(|claim| holds(claim.place, quote.place) && agree(claim, quote.speaker.as_ref()))
        });
        if let Some((_, said)) = around.and_then(|at| told.get_mut(at)) {
            said.echoes.extend(echoes);
        } else {
            told.push((quote.speaker.as_ref(), Said { place: quote.place, reported: false, echoes }));
        }
    }
    told
}

fn voice(articles: usize, who: Who, mut said: Vec<Said>) -> Voice {
    said.sort_by_key(|said| said.place);
    let mut counts = vec![0; articles];
    for said in &said {
        if let Some(count) = counts.get_mut(said.place.doc) {
            *count += 1;
        }
    }
    Voice { who, said, counts }
}

/// Reported speech with a speaker, without what is reported inside of other reported or quoted words; sorted.
fn reported(analysis: &Analysis) -> Vec<&ClaimUnit> {
    let mut kept: Vec<&ClaimUnit> = Vec::new();
    let mut units: Vec<&ClaimUnit> =
        analysis.claims.iter().filter(|claim| claim.kind == ClaimKind::Reported && claim.speaker.is_some()).collect();
    units.sort_by_key(|claim| (claim.place.doc, claim.place.range.start, Reverse(claim.place.range.end)));
    let mut quotes = analysis.quotes.iter().peekable();
    for unit in units {
        let ends_before = |quote: &Place| (quote.doc, quote.range.end) <= (unit.place.doc, unit.place.range.start);
        while quotes.next_if(|quote| ends_before(&quote.place)).is_some() {}
        let is_quoted = quotes.peek().is_some_and(|quote| holds(quote.place, unit.place));
        if !is_quoted && !kept.last().is_some_and(|last| holds(last.place, unit.place)) {
            kept.push(unit);
        }
    }
    kept
}

fn start(place: Place) -> (usize, usize) {
    (place.doc, place.range.start)
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.doc == inner.doc && outer.range.start <= inner.range.start && inner.range.end <= outer.range.end
}

/// Whether a quotation inside a reported sentence can be of the same speaker.
fn agree(claim: &ClaimUnit, speaker: Option<&Speaker>) -> bool {
    let Some(speaker) = speaker else { return true };
    claim.speaker.as_ref().is_some_and(|who| who.entity == speaker.entity || who.place == speaker.place)
}

/// Words that tell nobody who speaks.
const PRONOUNS: [&str; 9] = ["he", "she", "they", "it", "who", "i", "we", "you", "which"];

fn who(articles: &[Article], speaker: Option<&Speaker>) -> Who {
    let Some(speaker) = speaker else { return Who::Open };
    if let Some(entity) = speaker.entity {
        return Who::Entity(entity);
    }
    let text = articles.get(speaker.place.doc).map(|article| &*article.text).unwrap_or_default();
    let words = one_line(slice(text, speaker.place.range)).to_lowercase();
    if words.is_empty() || PRONOUNS.contains(&&*words) { Who::Open } else { Who::Words(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;

    const FIRST: &str = "Harbour closes\n\nMayor Anna Dvorak said the harbour would stay closed until March. “We will not wait another winter for the money,” \
                         Dvorak said.\n\n“Nobody asked the crews,” a senior port official said.";
    const SECOND: &str = "Harbour shut\n\n“We will not wait another winter for the money,” said Jonas Weir, a captain.\n\n“Shame,” was \
                          painted on the wall.";

    /// Speakers in their order: name, counts, and what they say; `~` reported, `≠` given to another elsewhere.
    fn print() -> Vec<String> {
        let articles: Vec<Article> =
            [FIRST, SECOND].iter().map(|text| crate::import::from_paste(text).unwrap().article).collect();
        let analysis = analyze(&articles);
        let echoes = echoes(&analysis);
        let line = |voice: &Voice| {
            let name = match &voice.who {
                Who::Entity(n) => analysis.entities[*n].name.clone(),
                Who::Words(words) => words.clone(),
                Who::Open => "?".to_owned(),
            };
            let sign = |said: &Said| {
                let other = said.echoes.iter().any(|echo| echo.other_speaker);
                let words = one_line(slice(&articles[said.place.doc].text, said.place.range));
                format!("{}{}{words}", if said.reported { "~" } else { "" }, if other { "≠" } else { "" })
            };
            format!("{name} {:?}: {}", voice.counts, voice.said.iter().map(sign).collect::<Vec<_>>().join(" | "))
        };
        voices(&articles, &analysis, &echoes).iter().map(line).collect()
    }

    #[test]
    fn speech_is_gathered_by_speaker_and_another_speaker_of_the_same_words_is_seen() {
        let printed = print();
        let money = "We will not wait another winter for the money";
        assert_eq!(printed[0], format!("Anna Dvorak [2, 0]: ~the harbour would stay closed until March | ≠{money}"));
        assert!(printed.contains(&format!("Jonas Weir [0, 1]: ≠{money}")), "{printed:?}");
        assert!(printed.contains(&"a senior port official [1, 0]: Nobody asked the crews".to_owned()), "{printed:?}");
        assert!(!printed.iter().any(|line| line.contains("? [") && !line.contains("Shame")), "{printed:?}");
    }
}
