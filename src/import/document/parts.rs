//! Where the parts of a document are: its lists of relations tell, whatever the parts are called.

use crate::import::Problem;
use crate::import::archive::{Archive, resolved};
use crate::import::xml::{self, Piece};

/// Where nearly every program puts the words.
const USUAL: &str = "word/document.xml";

/// The name of the part that holds the words, if the archive is a document.
pub(in crate::import) fn body(archive: &mut Archive) -> Result<Option<String>, Problem> {
    if archive.has(USUAL) {
        return Ok(Some(USUAL.to_owned()));
    }
    // Sheets and slides name theirs in the same way.
    Ok(related(archive, "", "/officeDocument")?.filter(|name| name.starts_with("word/") && archive.has(name)))
}

/// The name of the part that `from` names as one of this `kind`; `from` is empty for the archive itself.
pub(super) fn related(archive: &mut Archive, from: &str, kind: &str) -> Result<Option<String>, Problem> {
    let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
    let list = format!("{folder}{}_rels/{name}.rels", if folder.is_empty() { "" } else { "/" });
    let Some(list) = archive.read(&list)? else { return Ok(None) };
    let mut found = None;
    xml::read(&list, |piece| {
        if let Piece::Open("Relationship", attributes) = piece
            && attributes.get("Type").is_some_and(|it| it.ends_with(kind))
        {
            found = found.take().or_else(|| attributes.get("Target"));
        }
    })?;
    Ok(found.map(|target| resolved(from, &target)))
}
