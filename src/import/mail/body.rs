//! Which parts of a mail are its words: all that stand in a row, and of those that say the same, the plain ones, unless they only say
//! where the others are. Leaves aside what is attached.

use super::transfer::unpacked;
use super::{forward, letters};
use crate::article::{Article, Details};
use crate::import::decode::{self, Decoded};
use crate::import::flow::{Flow, Role};
use crate::import::{GoOn, Problem, check, web};
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// How deep parts inside one another are looked at.
const MAX_DEPTH: usize = 64;

/// The words of a mail.
pub(super) enum Body {
    None,
    Plain(Text),
    Page(Flow, Text),
}

/// The text of a part.
pub(super) struct Text {
    pub(super) decoded: Decoded,
    /// How many places in it break the rules of how it was packed.
    pub(super) miscoded: usize,
}

impl Body {
    /// The words of `message`.
    pub(super) fn read(message: &Message, go_on: GoOn) -> Result<Self, Problem> {
        let views = Views::of(message);
        let texts = |parts: &[&MessagePart]| parts.iter().map(|part| text(message, part)).collect::<Result<Vec<_>, _>>();
        let page = views.page.iter().any(|part| is(part, "html")).then(|| texts(&views.page)).transpose()?;
        let page = page.and_then(|texts| Some((flow(&views.page, &texts, go_on), joined(texts)?)));
        let is_plain = views.plain.iter().all(|part| is(part, "plain"));
        let plain = if is_plain { joined(texts(&views.plain)?) } else { None };
        let among = page.as_ref().map_or(0, |(flow, _)| flow.chars());
        Ok(match (plain.map(|plain| (letters(&plain.decoded.text), plain)), page) {
            (Some((letters, plain)), _) if letters > 0 && letters * 3 > among => Self::Plain(plain),
            (_, Some((flow, text))) => Self::Page(flow, text),
            _ => Self::None,
        })
    }

    /// How many letters and signs it has.
    pub(super) fn letters(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Plain(plain) => letters(&plain.decoded.text),
            Self::Page(flow, _) => flow.chars(),
        }
    }

    /// Leaves only what was sent on in plain words; gives what is said about that.
    pub(super) fn cut_to_forwarded(&mut self) -> Option<Details> {
        let Self::Plain(plain) = self else { return None };
        let (details, rest) = forward::inside(&plain.decoded.text)?;
        plain.decoded.text = rest.to_owned();
        Some(details)
    }

    /// The article in it, under `title` where its form tells titles; and what the words were before.
    pub(super) fn finish(self, id: &str, title: Option<&str>) -> Result<(Article, Text), Problem> {
        match self {
            Self::None => Err(Problem::Empty),
            Self::Plain(plain) => {
                check(&plain.decoded.text)?;
                Ok((Article::from_text(id, &plain.decoded.text), plain))
            }
            Self::Page(flow, text) => Ok((flow.finish(id, title)?, text)),
        }
    }
}

/// The mails that came along whole inside `message`.
pub(super) fn mails<'a>(message: &'a Message<'a>) -> impl Iterator<Item = &'a Message<'a>> {
    message.parts.iter().filter_map(|part| if let PartType::Message(inner) = &part.body { Some(inner) } else { None })
}

/// The files and mails that came along in `message`.
pub(super) fn attached<'a>(message: &'a Message<'a>) -> impl Iterator<Item = &'a MessagePart<'a>> {
    message.parts.iter().filter(|part| is_attached(part) || matches!(part.body, PartType::Message(_)))
}

/// The text of a part, from its bytes: what the head of a page inside declares counts where the part says nothing.
pub(super) fn text(message: &Message, part: &MessagePart) -> Result<Text, Problem> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let (bytes, miscoded) = unpacked(part, raw);
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    decode::text(&bytes, charset).map(|decoded| Text { decoded, miscoded })
}

/// Whether `part` is text of this `kind`.
pub(super) fn is(part: &MessagePart, kind: &str) -> bool {
    match part.content_type() {
        Some(given) => {
            given.ctype().eq_ignore_ascii_case("text")
                && given.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case(kind))
        }
        None => kind == "plain" && part.is_text(),
    }
}

/// Whether `part` is a file that came along.
fn is_attached(part: &MessagePart) -> bool {
    part.content_disposition().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("attachment"))
}

/// The parts to show in each of the two forms that a mail may have.
#[derive(Default)]
struct Views<'a> {
    plain: Vec<&'a MessagePart<'a>>,
    page: Vec<&'a MessagePart<'a>>,
}

impl<'a> Views<'a> {
    fn of(message: &'a Message<'a>) -> Self {
        let mut views = Self::default();
        views.add(message, 0, false, 0);
        views
    }

    /// Adds what is in the part `id`. `is_one_of`: it stands beside others that say the same.
    fn add(&mut self, message: &'a Message<'a>, id: u32, is_one_of: bool, depth: usize) {
        let Some(part) = message.parts.get(id as usize).filter(|part| depth < MAX_DEPTH && !is_attached(part)) else { return };
        match &part.body {
            PartType::Multipart(ids) => self.add_all(message, part, ids, is_one_of, depth + 1),
            PartType::Message(_) => {}
            _ => {
                if is(part, "plain") || is(part, "html") && !is_one_of {
                    self.plain.push(part);
                }
                if is(part, "html") || is(part, "plain") && !is_one_of {
                    self.page.push(part);
                }
            }
        }
    }

    fn add_all(&mut self, message: &'a Message<'a>, part: &MessagePart, ids: &[u32], is_one_of: bool, depth: usize) {
        let of_kind =
            |name: &str| part.content_type().is_some_and(|kind| kind.subtype().is_some_and(|it| it.eq_ignore_ascii_case(name)));
        if of_kind("alternative") {
            let mut inner = Self::default();
            for &id in ids {
                inner.add(message, id, true, depth);
            }
            let lacks = (inner.plain.is_empty(), inner.page.is_empty());
            self.plain.extend(if lacks.0 { &inner.page } else { &inner.plain });
            self.page.extend(if lacks.1 { &inner.plain } else { &inner.page });
        } else {
            // What is related to a page belongs to it, as its pictures do.
            let shown = if of_kind("related") { 1 } else { ids.len() };
            ids.iter().take(shown).for_each(|&id| self.add(message, id, is_one_of, depth));
        }
    }
}

/// Several texts as one. Of their encodings, the first that the reader should hear of.
fn joined(texts: Vec<Text>) -> Option<Text> {
    texts.into_iter().reduce(|mut all, text| {
        let (whole, part) = (&mut all.decoded, text.decoded);
        whole.text.truncate(whole.text.trim_end_matches('\n').len());
        whole.text.push_str("\n\n");
        whole.text.push_str(&part.text);
        whole.replaced += part.replaced;
        if whole.encoding == "UTF-8" {
            (whole.encoding, whole.evidence) = (part.encoding, part.evidence);
        }
        all.miscoded += text.miscoded;
        all
    })
}

fn flow(parts: &[&MessagePart], texts: &[Text], go_on: GoOn) -> Flow {
    let mut flow = Flow::default();
    for (part, text) in parts.iter().zip(texts) {
        if is(part, "html") {
            web::whole(&text.decoded.text, &mut flow, go_on);
        } else {
            flow.lines(&text.decoded.text);
        }
        flow.close(Role::Block);
    }
    flow
}
