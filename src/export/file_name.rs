//! Names for files from what they hold.

use unicode_normalization::char::is_combining_mark;

/// How long a name may be with its ending (bytes).
const LONGEST: usize = 100;

/// Names for a file that holds `title`, good on every system: the title's letters and digits, `-`, `_`, `.` and single spaces, at most 100
/// bytes with the ending, no name that Windows keeps for itself. From the second on they are numbered, for whoever looks for one that is free.
///
/// ```
/// use crossread::export::file_names;
/// let names: Vec<_> = file_names("../Who said \"what\"?", "html").take(2).collect();
/// assert_eq!(names, ["Who said what.html", "Who said what 2.html"]);
/// ```
pub fn file_names(title: &str, ending: &str) -> impl Iterator<Item = String> {
    let stem = stem(title);
    (1_u64..).map(move |n| {
        let tail = if n == 1 { format!(".{ending}") } else { format!(" {n}.{ending}") };
        format!("{}{tail}", shortened(&stem, LONGEST.saturating_sub(tail.len())))
    })
}

fn stem(title: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "-_.".contains(c);
    let plain: String = title.chars().map(|c| if kept(c) { c } else { ' ' }).collect();
    let stem = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = trimmed(&stem);
    match stem {
        "" => "notes".to_owned(),
        _ if is_reserved(stem) => format!("_{stem}"),
        _ => stem.to_owned(),
    }
}

/// Without what would hide a file, lead out of a folder or be dropped by Windows.
fn trimmed(stem: &str) -> &str {
    stem.trim_matches([' ', '.'])
}

/// Whether Windows takes it for a device, whatever its ending and case.
fn is_reserved(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = ["COM", "LPT"].iter().find_map(|port| name.strip_prefix(port));
    let is_port = port.is_some_and(|number| number.chars().count() == 1 && number.contains(|c: char| c.is_numeric()));
    is_port || ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&name.as_str())
}

/// The first whole characters within so many bytes.
fn shortened(stem: &str, bytes: usize) -> &str {
    let ends = stem.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= bytes).last().unwrap_or_default();
    trimmed(stem.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_good_on_every_system() {
        for (title, expected) in [
            ("Harbour café: 120 guests?", "Harbour café 120 guests.csv"),
            ("", "notes.csv"),
            ("../../etc/passwd", "etc passwd.csv"),
            ("...", "notes.csv"),
            ("con", "_con.csv"),
            ("Lpt1.old", "_Lpt1.old.csv"),
            ("Console", "Console.csv"),
            ("a\0b\n\u{202E}c|<d>", "a b c d.csv"),
            ("हिन्दी", "हिन्दी.csv"),
        ] {
            assert_eq!(file_names(title, "csv").next().as_deref(), Some(expected), "{title:?}");
        }
    }

    proptest! {
        #[test]
        fn names_are_short_and_hold_no_separator(title in ".{0,120}", nth in 0usize..3) {
            let name = file_names(&title, "jsonld").nth(nth).expect("a name");
            prop_assert!(name.len() <= 100 && name.ends_with(".jsonld") && name.len() > ".jsonld".len(), "{}", name);
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) && !name.starts_with(['.', ' ']), "{}", name);
            prop_assert!(!name.contains(char::is_control), "{}", name);
        }
    }
}
