//! Mail, and web pages saved with all their parts in the form of a mail (MHTML).

use super::decode::{self, Decoded};
use super::flow::Flow;
use super::imported::{Format, Imported, Note};
use super::{Cap, GoOn, Problem, check, goes_on, known, web};
use crate::article::{Article, Details};
use crate::text::is_space;
use jiff::civil::Date;
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders};
use std::borrow::Cow;

/// Most parts, and most bytes of all their heads together: the parser keeps each by itself.
const MAX_PARTS: usize = 4096;
const MAX_HEADS: usize = 1 << 20;

/// The web page in an archive.
pub(super) fn archived(id: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let message = parsed(bytes)?;
    let part = message.parts.iter().find(|part| is(part, "html")).ok_or(Problem::Empty)?;
    let decoded = decoded(&message, part)?;
    goes_on(go_on)?;
    let (mut article, notes) = web::page(id, &decoded.text, go_on)?;
    let snapshot = message.header_raw("Snapshot-Content-Location").or_else(|| part.content_location());
    let url = snapshot.and_then(known::address);
    let known = Details { title: title(&message), outlet: url.as_deref().and_then(known::host), url, ..Details::default() };
    article.details = article.details.or(known);
    let mut imported = Imported::of(article, Format::Archive, &decoded);
    imported.notes.extend(notes);
    Ok(imported)
}

/// The words of a mail.
pub(super) fn article(id: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let message = parsed(bytes)?;
    goes_on(go_on)?;
    let (mut article, decoded) = body(id, &message, go_on)?;
    article.details = details(&message).or(article.details);
    let mut imported = Imported::of(article, Format::Mail, &decoded);
    let is_attached = |part: &&MessagePart| part.content_disposition().is_some_and(|kind| kind.ctype() == "attachment");
    let attached = message.parts.iter().filter(is_attached).count();
    imported.notes.extend((attached > 0).then_some(Note::Attachments(attached)));
    Ok(imported)
}

/// The plain words, unless they only say where the others are.
fn body(id: &str, message: &Message, go_on: GoOn) -> Result<(Article, Decoded), Problem> {
    let read = |kind: &str| {
        let part = message
            .parts
            .iter()
            .find(|part| is(part, kind) && part.content_disposition().is_none_or(|it| it.ctype() == "inline"));
        part.map(|part| decoded(message, part)).transpose()
    };
    let (plain, page) = (read("plain")?, read("html")?);
    let flow = page.as_ref().map(|page| {
        let mut flow = Flow::default();
        web::whole(&page.text, &mut flow, go_on);
        flow
    });
    let plain = plain.filter(|plain| {
        let letters = plain.text.chars().filter(|&c| !is_space(c)).count();
        letters > 0 && letters * 3 > flow.as_ref().map_or(0, Flow::chars)
    });
    match (plain, flow.zip(page)) {
        (Some(plain), _) => {
            check(&plain.text)?;
            Ok((Article::from_text(id, &plain.text), plain))
        }
        (None, Some((flow, page))) => Ok((flow.finish(id, title(message).as_deref())?, page)),
        (None, None) => Err(Problem::Empty),
    }
}

fn parsed(bytes: &[u8]) -> Result<Message<'_>, Problem> {
    check_heads(bytes)?;
    MessageParser::default().parse(bytes).ok_or(Problem::Empty)
}

/// Refuses what would take the parser many times its size. Whatever may be a head to it is counted here: the start, and what follows
/// each line that may divide parts, up to an empty line.
fn check_heads(bytes: &[u8]) -> Result<(), Problem> {
    let (mut parts, mut heads, mut in_head) = (0, 0, true);
    let mut head = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b"--") {
            (parts, in_head) = (parts + 1, true);
            head.clear();
        } else if matches!(line, b"\n" | b"\r\n") {
            in_head = false;
        } else if in_head {
            heads += line.len();
            head.extend(line.to_ascii_lowercase());
        }
        if parts > MAX_PARTS || heads > MAX_HEADS {
            return Err(Problem::Cap(if parts > MAX_PARTS { Cap::Parts } else { Cap::Heads }));
        }
        if !in_head && !head.is_empty() {
            check_nesting(&String::from_utf8_lossy(&head))?;
            head.clear();
        }
    }
    Ok(())
}

/// A mail inside a mail is never encoded; one that is would be parsed without having been counted.
fn check_nesting(head: &str) -> Result<(), Problem> {
    let is_encoded = head.contains("base64") || head.contains("quoted-printable");
    if is_encoded && head.contains("message/") { Err(Problem::Cap(Cap::Nested)) } else { Ok(()) }
}

fn is(part: &MessagePart, kind: &str) -> bool {
    let given = part.content_type();
    match given {
        Some(given) => given.ctype() == "text" && given.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case(kind)),
        None => kind == "plain" && part.is_text(),
    }
}

/// The text of a part, from its bytes: what the head of a page inside declares counts where the part says nothing.
fn decoded(message: &Message, part: &MessagePart) -> Result<Decoded, Problem> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let unpacked = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let bytes = unpacked.map_or(Cow::Borrowed(raw), Cow::Owned);
    decode::text(&bytes, part.content_type().and_then(|kind| kind.attribute("charset")))
}

fn details(message: &Message) -> Details {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| known::line(sender.name().or(sender.address())?));
    // What many get is from an outlet, what one gets from a person.
    let goes_to_many = message.headers().iter().any(|header| header.name().to_ascii_lowercase().starts_with("list-"));
    let (outlet, author) = if goes_to_many { (name, None) } else { (None, name) };
    Details { title: title(message), outlet, author, published: message.date().and_then(day), url: None }
}

fn title(message: &Message) -> Option<String> {
    let subject = known::line(message.subject()?)?;
    let bare = ["Fwd: ", "FW: ", "Fw: ", "WG: ", "TR: "].iter().find_map(|mark| subject.strip_prefix(mark));
    Some(bare.unwrap_or(&subject).to_owned())
}

fn day(date: &mail_parser::DateTime) -> Option<Date> {
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}
