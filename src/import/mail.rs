//! Mail, and web pages saved with all their parts in the form of a mail (MHTML).

mod body;
mod forward;
mod gate;
mod transfer;

use super::imported::{Format, Imported, Note};
use super::{GoOn, Problem, goes_on, known, web};
use crate::article::{Article, Details};
use crate::text::is_space;
use body::{Body, Text};
use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MimeHeaders};

/// How often a mail may have been sent on inside another.
const MOST_FORWARDS: usize = 8;

/// The words of a mail; of one that only sends another on, that one's.
pub(super) fn article(id: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let outer = parsed(bytes)?;
    goes_on(go_on)?;
    let mut story = Story::of(&outer, go_on)?;
    let inside = story.body.cut_to_forwarded();
    let is_forwarded = inside.is_some() || story.is_inside;
    // Who only sent it on did not write it.
    let known = match inside {
        Some(inside) => inside.or(Details { title: title(story.message), ..Details::default() }),
        None => details(story.message),
    };
    let finished = story.body.finish(id, known.title.as_deref());
    let (mut article, text) = finished.map_err(|problem| closed(story.message).unwrap_or(problem))?;
    article.details = known.or(article.details);
    let mut imported = imported(article, Format::Mail, &text);
    imported.notes.extend(is_forwarded.then_some(Note::Forwarded));
    imported.notes.extend((story.left_aside > 0).then_some(Note::Attachments(story.left_aside)));
    Ok(imported)
}

/// The web page in an archive.
pub(super) fn archived(id: &str, bytes: &[u8], go_on: GoOn) -> Result<Imported, Problem> {
    let message = parsed(bytes)?;
    let part = message.parts.iter().find(|part| body::is(part, "html")).ok_or(Problem::Empty)?;
    let text = body::text(&message, part)?;
    goes_on(go_on)?;
    let (mut article, notes) = web::page(id, &text.decoded.text, go_on)?;
    let snapshot = message.header_raw("Snapshot-Content-Location").or_else(|| part.content_location());
    let url = snapshot.and_then(known::address);
    let title = message.subject().and_then(known::line);
    let known = Details { title, outlet: url.as_deref().and_then(known::host), url, ..Details::default() };
    article.details = article.details.or(known);
    let mut imported = imported(article, Format::Archive, &text);
    imported.notes.extend(notes);
    Ok(imported)
}

fn imported(article: Article, format: Format, text: &Text) -> Imported {
    let mut imported = Imported::of(article, format, &text.decoded);
    imported.notes.extend((text.miscoded > 0).then_some(Note::Miscoded(text.miscoded)));
    imported
}

fn parsed(bytes: &[u8]) -> Result<Message<'_>, Problem> {
    gate::check(bytes)?;
    MessageParser::default().parse(bytes).ok_or(Problem::Empty)
}

/// The mail that holds the story: what came, or what came along in it where that has few words of its own.
struct Story<'a> {
    message: &'a Message<'a>,
    body: Body,
    is_inside: bool,
    /// How many files and mails came along besides.
    left_aside: usize,
}

impl<'a> Story<'a> {
    fn of(outer: &'a Message<'a>, go_on: GoOn) -> Result<Self, Problem> {
        let left_aside = body::attached(outer).count();
        let mut story = Self { message: outer, body: Body::read(outer, go_on)?, is_inside: false, left_aside };
        for _ in 0..MOST_FORWARDS {
            let Some(inner) = body::mails(story.message).next() else { break };
            let Ok(body) = Body::read(inner, go_on) else { break };
            if story.body.letters() * 3 > body.letters() {
                break;
            }
            let left_aside = story.left_aside + body::attached(inner).count() - 1;
            story = Self { message: inner, body, is_inside: true, left_aside };
        }
        Ok(story)
    }
}

/// Why a mail without words has none, if they are in it and cannot be read.
fn closed(message: &Message) -> Option<Problem> {
    let kind = message.content_type()?;
    let subtype = kind.subtype().unwrap_or_default().to_ascii_lowercase();
    let is_closed = subtype.ends_with("pkcs7-mime") || subtype == "encrypted";
    is_closed.then_some(Problem::Format("an encrypted or signed mail"))
}

fn details(message: &Message) -> Details {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| known::line(sender.name().or(sender.address())?));
    // What many get is from an outlet, what one gets from a person.
    let goes_to_many = message.headers().iter().any(|header| header.name().to_ascii_lowercase().starts_with("list-"));
    let (outlet, author) = if goes_to_many { (name, None) } else { (None, name) };
    Details { title: title(message), outlet, author, published: message.date().and_then(day), url: None }
}

/// The subject without what mail programs put before it when a mail is sent on.
fn title(message: &Message) -> Option<String> {
    const MARKS: [&str; 6] = ["fwd", "fw", "wg", "tr", "rv", "enc"];
    let subject = known::line(message.subject()?)?;
    let mut bare = subject.as_str();
    while let Some((_, behind)) = bare.split_once(':').filter(|(mark, _)| MARKS.contains(&mark.to_ascii_lowercase().as_str())) {
        bare = behind.trim_start();
    }
    known::line(bare)
}

fn day(date: &mail_parser::DateTime) -> Option<Date> {
    let date = Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()?;
    known::likely(date)
}

/// How many signs of `text` are no white space.
fn letters(text: &str) -> usize {
    text.chars().filter(|&c| !is_space(c)).count()
}
