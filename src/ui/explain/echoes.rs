//! Words for the same quotation in another article.

use super::super::digest::Echo;
use super::super::scene::Scene;
use crate::analysis::{Quote, QuoteRelation};

/// How another article has a quotation; true of a line that says what cannot both be right.
pub(in crate::ui) fn lines(scene: Scene<'_>, echo: Echo) -> Vec<(String, bool)> {
    let quotes = &scene.analysis.quotes;
    let (Some(here), Some(quote)) = (quotes.get(echo.here), quotes.get(echo.quote)) else { return Vec::new() };
    let outlet = scene.short(quote.place.doc);
    let has = match echo.relation {
        QuoteRelation::Same => format!("{outlet} has the same words"),
        QuoteRelation::Trimmed if quote.place.range.len() > here.place.range.len() => {
            format!("{outlet} quotes it at greater length")
        }
        QuoteRelation::Trimmed => format!("{outlet} quotes it shortened"),
        QuoteRelation::Edited => format!("{outlet} words the quotation otherwise"),
    };
    let other = echo.other_speaker.then(|| (format!("≠ {outlet} gives it to {}", speaker(scene, quote)), true));
    std::iter::once((has, false)).chain(other).collect()
}

/// The speaker's name, or the words for them.
pub(super) fn speaker(scene: Scene<'_>, quote: &Quote) -> String {
    quote.speaker.as_ref().map_or_else(|| "nobody".to_owned(), |speaker| scene.speaker(speaker))
}
