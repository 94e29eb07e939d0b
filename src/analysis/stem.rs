//! Word endings taken off, so that "talks" and "talked" count as one word.

use super::lexicon::SENTENCES_WITH_STEM;
use std::sync::LazyLock;

/// Ending, what stands in its place, in the order in which they are tried.
const ENDINGS: [(&str, &str); 9] =
    [("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", "")];

/// The stem of a lower-case word: the key of the background table, so it must stay as the table was made (not Porter's).
pub(super) fn stem(lower: &str) -> String {
    let mut word = if lower.contains('’') { lower.replace('’', "'") } else { lower.to_owned() };
    if word.chars().count() > 3 && word.ends_with("'s") {
        word.truncate(word.len() - 2);
    }
    for (ending, instead) in ENDINGS {
        let Some(root) = word.strip_suffix(ending) else { continue };
        if root.chars().count() < 3 || ending == "s" && word.ends_with("ss") {
            continue;
        }
        let mut root = format!("{root}{instead}");
        if ending == "ing" || ending == "ed" {
            undouble(&mut root);
        }
        word = root;
        break;
    }
    if word.chars().count() > 3 && word.ends_with('e') {
        word.pop();
    }
    word
}

/// "plann" to "plan".
fn undouble(root: &mut String) {
    let mut last = root.chars().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && !"lsz".contains(a)
        && root.chars().count() > 3
    {
        root.pop();
    }
}

/// Sentences of the background text.
const BACKGROUND: f64 = 57_226.0;

/// How rare a stem is in the background text: inverse document frequency, natural logarithm.
pub(super) fn rarity(stem: &str) -> f64 {
    let with = SENTENCES_WITH_STEM.number(stem).map_or(0.5, f64::from);
    ((BACKGROUND + 1.0) / (with + 0.5)).ln()
}

/// Whether a stem is one of a word of grammar, which alone says nothing about an event.
pub(super) fn is_grammar(stem: &str) -> bool {
    static STEMS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut stems: Vec<_> = GRAMMAR.iter().map(|word| self::stem(word)).collect();
        stems.sort();
        stems
    });
    STEMS.binary_search_by(|word| word.as_str().cmp(stem)).is_ok()
}

const GRAMMAR: [&str; 91] = [
    "the", "a", "an", "in", "on", "at", "of", "for", "and", "or", "but", "if", "it", "its", "he", "she", "they", "we", "i",
    "his", "her", "their", "this", "that", "these", "those", "as", "by", "from", "with", "to", "after", "before", "not", "no",
    "is", "was", "were", "are", "be", "been", "has", "have", "had", "will", "would", "could", "may", "might", "can", "do",
    "does", "did", "so", "than", "then", "our", "your", "my", "you", "all", "some", "who", "which", "what", "when", "where",
    "how", "there", "also", "into", "over", "about", "up", "out", "said", "says", "say", "him", "them", "us", "me", "being",
    "having", "such", "more", "most", "very", "just", "only", "own",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (words, expected) in [
            (&["talk", "talks", "talked", "talking"][..], "talk"),
            (&["plan", "plans", "planned", "planning"][..], "plan"),
            (&["city", "cities"][..], "city"),
            (&["share", "shares", "shared", "sharing"][..], "shar"),
            (&["Ås".to_lowercase().as_str(), "ås"][..], "ås"),
        ] {
            for word in words {
                assert_eq!(stem(word), expected, "{word}");
            }
        }
    }

    #[test]
    fn rare_words_weigh_more() {
        assert!(rarity("gambit") > rarity("meet") && rarity("meet") > rarity("the"));
        assert!(is_grammar("the") && is_grammar("would") && !is_grammar("bridg"));
    }
}
