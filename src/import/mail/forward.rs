//! The story in a mail that somebody sent on: who wrote it and when stands inside the words, behind a line that says so.

use super::letters;
use crate::article::Details;
use crate::import::known;
use crate::text::is_space;

/// How mail programs call it, in small letters.
const MARKS: [&str; 9] = [
    "forwarded message",
    "original message",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "message transféré",
    "message d'origine",
    "mensaje reenviado",
    "messaggio inoltrato",
    "doorgestuurd bericht",
];

/// What was sent on in `text`: what is said about it, and its words. None where those before it are more than a word to go with it.
pub(super) fn inside(text: &str) -> Option<(Details, &str)> {
    let (before, behind) = around_mark(text)?;
    let mut details = Details::default();
    let mut rest = behind.trim_start_matches(is_space);
    let mut has_fields = false;
    while let Some((line, behind)) = rest.split_once('\n') {
        if !learn(&mut details, line) {
            break;
        }
        (rest, has_fields) = (behind, true);
    }
    let is_all = letters(before) * 3 <= letters(rest);
    (has_fields && is_all && letters(rest) > 0).then(|| (details, rest.trim_start_matches(is_space)))
}

/// What stands before and behind the first line that says that a mail follows.
fn around_mark(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_mark(line) {
            return Some((text.get(..at)?, text.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// "---------- Forwarded message ---------", "Begin forwarded message:".
fn is_mark(line: &str) -> bool {
    const LONGEST: usize = 120;
    let line = line.trim_matches(is_space);
    let is_framed = line.starts_with("---") || line.ends_with(':');
    is_framed && line.len() < LONGEST && MARKS.iter().any(|mark| line.to_lowercase().contains(mark))
}

/// Keeps what a line of the head inside says; whether it is one.
fn learn(details: &mut Details, line: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else { return false };
    let bare = |words: &str| words.trim_matches(|c| c == '*' || is_space(c)).to_owned();
    let value = bare(value);
    match bare(name).to_lowercase().as_str() {
        "subject" | "betreff" | "objet" | "asunto" | "oggetto" | "onderwerp" => details.title = known::line(&value),
        "from" | "von" | "de" | "da" | "van" => details.author = sender(&value),
        "date" | "sent" | "datum" | "gesendet" | "envoyé" | "fecha" | "enviado" | "data" | "verzonden" => {
            details.published = known::day(&value);
        }
        "to" | "cc" | "an" | "kopie" | "à" | "para" | "a" | "aan" | "reply-to" | "antwort an" => {}
        _ => return false,
    }
    true
}

/// The name in "Ann Ruiz <ann@a.example>".
fn sender(value: &str) -> Option<String> {
    let name = value.split_once('<').map_or(value, |(name, _)| name).trim_matches(|c| c == '"' || c == '\'' || is_space(c));
    let address = || value.trim_matches(['<', '>']);
    known::line(if name.is_empty() { address() } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let told = inside(text).map(|(details, rest)| {
            let day = details.published.map(|day| day.to_string());
            ([details.title, details.author, day].map(Option::unwrap_or_default).join(" / "), rest)
        });
        assert_eq!(told.as_ref().map(|(details, rest)| (details.as_str(), *rest)), expected);
    }

    #[test]
    fn the_head_inside_is_read_and_left_out() {
        let rest = "Bridge closes\n\nIt is closed, and nobody knows why.";
        let told = Some(("Bridge closes / The Ledger / 2021-04-26", rest));
        check(
            &format!(
                "FYI\n\n-------- Forwarded Message --------\nSubject: \tBridge closes\nDate: \tMon, 26 Apr 2021 07:00:00 +0200\n\
                 From: \tThe Ledger <news@a.example>\nTo: Ann\n\n\n{rest}"
            ),
            told,
        );
        check(
            &format!(
                "Begin forwarded message:\n\n*From:* \"The Ledger\" <news@a.example>\n*Date:* 26 April 2021 at 07:00\n*Subject: Bridge closes*\n\n{rest}"
            ),
            told,
        );
        check("---- Forwarded message ----\nThe bridge is closed.", None);
        check("He wrote of a forwarded message.\nFrom: Ann\nIt is closed.", None);
        check(&format!("{}\n-----Original Message-----\nFrom: Ann\n\nIt is closed.", "So it is said. ".repeat(9)), None);
    }
}
