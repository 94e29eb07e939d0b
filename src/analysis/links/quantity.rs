//! What a figure measures, apart from its value: two sentences that both give the length of the war speak of one thing,
//! also where they give it differently.

use crate::analysis::facts::UnitWords;
use crate::analysis::lexicon::names::FUNCTION_WORDS;
use crate::analysis::lexicon::things::class_of;
use crate::analysis::{Figure, FigureKind};

/// How the names of plain counts begin.
pub(super) const NUMBER: &str = "number of ";

/// A name for what `figure`, which stands in `unit`, measures; none where that would be too general ("two years", "12 people").
pub(super) fn measured(unit: &UnitWords<'_>, figure: &Figure) -> Option<String> {
    match figure.kind {
        FigureKind::Count => class_of(&figure.unit).map(|class| format!("{NUMBER}{class}")),
        FigureKind::Duration => Some(format!("{}s of {}", figure.unit, lasting(unit, figure)?)),
        _ => None,
    }
}

/// How many words may stand between a length of time and what lasts so long.
const REACH: usize = 3;

/// What lasts: "a 4.5-year conflict", "four years of intense bloodshed".
fn lasting(unit: &UnitWords<'_>, figure: &Figure) -> Option<&'static str> {
    let behind = unit.words.iter().skip_while(|word| word.range.start < figure.place.range.end);
    let content = behind.take_while(|word| word.is_word()).filter(|word| !FUNCTION_WORDS.has(&word.lower));
    content.take(REACH).find_map(|word| class_of(&word.lower))
}
