//! XML as a stream of elements and words, no deeper than the cap. Declares and expands no entities of its own.

use super::{Cap, Problem, decode};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Most elements inside one another.
const MAX_DEPTH: usize = 256;

/// What stands in the stream. Names are without prefix.
pub(super) enum Piece<'a> {
    Open(&'a str, &'a Attributes<'a>),
    Close(&'a str),
    Words(&'a str),
}

/// The attributes of an element.
pub(super) struct Attributes<'a>(BytesStart<'a>);

impl Attributes<'_> {
    /// The value of the attribute called `name`, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        Some(html_escape::decode_html_entities(&String::from_utf8_lossy(&found.value)).into_owned())
    }
}

/// Hands each piece of the file in `bytes` to `take`.
pub(super) fn read(bytes: &[u8], mut take: impl FnMut(Piece)) -> Result<(), Problem> {
    let source = decode::text(bytes, None)?.text;
    let mut reader = Reader::from_str(&source);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|error| Problem::Damaged(error.to_string()))? {
            Event::Start(start) => {
                depth += 1;
                let start = Attributes(start);
                take(Piece::Open(&String::from_utf8_lossy(start.0.local_name().as_ref()), &start));
            }
            Event::End(end) => {
                depth -= 1;
                take(Piece::Close(&String::from_utf8_lossy(end.local_name().as_ref())));
            }
            Event::Text(words) => take(Piece::Words(&String::from_utf8_lossy(&words))),
            Event::CData(words) => take(Piece::Words(&String::from_utf8_lossy(&words))),
            Event::GeneralRef(name) => take(Piece::Words(&entity(&name))),
            Event::Eof if depth > 0 => return Err(Problem::Damaged("it ends too early".to_owned())),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(Problem::Cap(Cap::Depth));
        }
    }
}

/// The character that `&name;` stands for; itself if nobody knows.
fn entity(name: &[u8]) -> String {
    html_escape::decode_html_entities(&format!("&{};", String::from_utf8_lossy(name))).into_owned()
}

/// The words of the first element called `name` in the file in `bytes`.
pub(super) fn words_of(bytes: &[u8], name: &str) -> Result<Option<String>, Problem> {
    let (mut inside, mut found) = (false, None);
    read(bytes, |piece| match piece {
        Piece::Open(open, _) => inside = open == name && found.is_none(),
        Piece::Close(_) => inside = false,
        Piece::Words(words) if inside => found.get_or_insert_with(String::new).push_str(words),
        Piece::Words(_) => {}
    })?;
    Ok(found.as_deref().and_then(super::known::line))
}
