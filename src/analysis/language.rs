//! Whether an article is in English, which everything else here is made for.

use super::facts::Facts;
use super::lexicon::names::FUNCTION_WORDS;
use super::model::Warning;

/// Fewer letters tell no language.
const LEAST: usize = 60;

/// So many letters are looked at.
const MOST: usize = 2000;

/// From this share of words of grammar on a text is English for certain.
const ENGLISH: f64 = 0.2;

/// Below this share it is not, whatever its letters look like.
const FOREIGN: f64 = 0.08;

/// A warning for each article that is not in English.
pub(super) fn check(facts: &[Facts<'_>]) -> Vec<Warning> {
    let checked = facts.iter().enumerate().filter_map(|(doc, facts)| Some((doc, foreign(facts)?)));
    checked.map(|(doc, Foreign(language))| Warning::NotEnglish { doc, language }).collect()
}

/// A language that is not English: its name in English, if it could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Foreign(Option<&'static str>);

/// The language of an article that is not in English.
#[expect(clippy::cast_precision_loss, reason = "counts of at most 2,000 words")]
fn foreign(facts: &Facts<'_>) -> Option<Foreign> {
    let (mut letters, mut words, mut grammar, mut sample) = (0, 0, 0, String::new());
    for word in facts.units.iter().flat_map(|unit| &unit.words).filter(|word| word.is_word()) {
        letters += word.text.chars().take(MOST).filter(|c| c.is_alphabetic()).count();
        words += 1;
        grammar += usize::from(FUNCTION_WORDS.has(&word.lower));
        sample.extend(word.text.chars().take(MOST).chain([' ']));
        if letters >= MOST {
            break;
        }
    }
    let share = grammar as f64 / f64::from(words.max(1));
    if letters < LEAST || share >= ENGLISH {
        return None;
    }
    let found = whatlang::detect(&sample);
    let english = found.as_ref().is_some_and(|found| found.lang() == whatlang::Lang::Eng || !found.is_reliable());
    let name = found.filter(whatlang::Info::is_reliable).map(|found| found.lang().eng_name());
    (!english || share < FOREIGN).then_some(Foreign(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::articles;

    fn language(text: &str) -> Option<Foreign> {
        foreign(&Facts::new(&articles(&[text])[0]))
    }

    #[test]
    fn other_languages_are_named() {
        let german = "Der Bürgermeister von Ångvik sagte am Montag, dass die Fähre erst nach dem Sturm wieder fahren werde, und bat um Geduld.";
        assert_eq!(language(german), Some(Foreign(Some("German"))));
        let arabic = "قال رئيس البلدية يوم الاثنين إن العبارة لن تعود إلى الإبحار إلا بعد انتهاء العاصفة وطلب من السكان الصبر";
        assert_eq!(language(arabic), Some(Foreign(Some("Arabic"))));
        let chinese = "市长星期一表示,渡轮要等到风暴结束之后才能恢复航行,并请居民耐心等待。".repeat(3);
        assert_eq!(language(&chinese), Some(Foreign(Some("Mandarin"))));
    }

    #[test]
    fn english_and_short_texts_pass() {
        assert_eq!(
            language("The mayor said on Monday that the ferry would not sail before the storm was over, and asked for patience."),
            None
        );
        assert_eq!(
            language(
                "MAYOR SAYS FERRY WILL NOT SAIL BEFORE THE STORM IS OVER AND ASKS ALL OF THE TOWN FOR PATIENCE IN THE DAYS TO COME"
            ),
            None
        );
        assert_eq!(language("Fähre fährt nicht"), None);
        assert_eq!(language(""), None);
    }
}
