//! What a line looks like by itself: a headline, a heading, a piece of a sentence.

use super::blocks::{ends_block, is_bullet, starts_small};
use crate::text::{TextRange, is_letter, is_space, lists, sentences, slice};

/// "- Head -", "== Head ==", "* Head *".
pub(super) fn is_framed(line: &str) -> bool {
    const LONGEST: usize = 120;
    let frame = |c: char| matches!(c, '-' | '–' | '—' | '*' | '=' | '~' | '_');
    let inner = line.trim_matches(frame);
    let (first, last) = (line.chars().next(), line.chars().next_back());
    line.len() <= LONGEST && inner.len() < line.len() && first == last && first.is_some_and(frame) && inner.contains(is_letter)
}

/// Short enough for a heading, without an end mark, and not a piece of a sentence or list.
pub(super) fn is_short(line: &str) -> bool {
    const WORDS: usize = 12;
    const LENGTH: usize = 80;
    let size = line.len() <= LENGTH * 4 && line.chars().count() <= LENGTH && line.split(is_space).count() <= WORDS;
    size && !ends_block(line)
        && !line.ends_with([',', ';', '-', '–', '—'])
        && !starts_small(line)
        && !is_bullet(line)
        && !calls_for_more(line)
        && !calls_for_name(line)
        && sentences(line, TextRange::new(0, line.len())).len() == 1
}

/// Whether a line stops before the word it needs: "of the", "Mr.".
fn calls_for_more(line: &str) -> bool {
    const OPEN: [&str; 16] =
        ["a", "an", "and", "as", "at", "but", "by", "for", "from", "his", "of", "or", "that", "the", "to", "with"];
    let last = line.split(is_space).next_back().unwrap_or_default();
    OPEN.contains(&last) || last.ends_with('.') && !ends_block(line)
}

/// "On Monday, former President": a name is missing. Such a line can be a headline, but hardly a sub-head.
fn calls_for_name(line: &str) -> bool {
    let last = line.split(is_space).next_back().unwrap_or_default();
    let titled = last.starts_with(char::is_uppercase) && lists::has(&lists::PERSON_TITLES, last);
    titled && line.contains(is_space) && !is_title_case(line)
}

/// Whether a block can hold the story: it ends like a sentence, or is long.
pub(super) fn is_body(line: &str) -> bool {
    const LONG: usize = 100;
    ends_block(line) || line.chars().nth(LONG).is_some()
}

/// Whether a headline could look like `line`: not too long, and no plain sentence with a full stop.
pub(super) fn is_title_form(line: &str) -> bool {
    const WORDS: usize = 30;
    const LENGTH: usize = 200;
    if line.len() > LENGTH * 4 || line.chars().count() > LENGTH || line.split(is_space).count() > WORDS || is_bullet(line) {
        return false;
    }
    let parts = sentences(line, TextRange::new(0, line.len())).len();
    let open = !ends_block(line) && !line.ends_with([',', ';']) && !is_cut_off(line) && !calls_for_more(line);
    let closed = line.ends_with(['?', '!', '？', '！']) || is_title_case(line) || ends_with_initials(line);
    line.contains(is_letter) && parts < 3 && (open || closed)
}

/// Whether a block of several sentences stops inside its last one. A picture's credit is not taken for such a sentence.
pub(super) fn is_cut_off(block: &str) -> bool {
    const WORDS: usize = 5;
    const CREDITS: [&str; 5] = ["photo", "photograph", "image", "getty", "credit"];
    let parts = sentences(block, TextRange::new(0, block.len()));
    let last = parts.last().map(|&last| slice(block, last)).unwrap_or_default();
    let words = || last.split(is_space);
    let credit =
        last.contains(['/', '|', '©']) || words().any(|word| CREDITS.contains(&word.to_lowercase().trim_end_matches(':')));
    let phrase = words().count() >= WORDS && words().any(|word| word.starts_with(char::is_lowercase)) && !is_title_case(last);
    parts.len() > 1 && phrase && !credit && !ends_block(block)
}

/// Whether nearly all longer words begin with a capital.
fn is_title_case(line: &str) -> bool {
    const LONGER: usize = 4;
    let words = || line.split(is_space).skip(1).filter(|word| word.chars().filter(|&c| is_letter(c)).count() >= LONGER);
    let capitals = words().filter(|word| word.trim_start_matches(|c| !is_letter(c)).starts_with(char::is_uppercase)).count();
    capitals > 2 && capitals * 10 >= words().count() * 8
}

/// Whether a short line ends with "U.N." or the like, so that its full stop is none.
fn ends_with_initials(line: &str) -> bool {
    const WORDS: usize = 14;
    let last = line.split(is_space).next_back().and_then(|word| word.strip_suffix('.')).unwrap_or_default();
    line.split(is_space).count() <= WORDS && last.contains('.') && last.split('.').all(|part| part.chars().count() == 1)
}
