//! Looks at the heads of a mail before it is parsed, and refuses what would take the parser many times its size or all of its stack.
//!
//! Whatever the parser may take for a head is asked of the parser itself, one by one: the start, what follows each divider that any
//! head names, and what follows the head of a mail inside a mail.

use crate::import::{Cap, Problem};
use mail_parser::{Message, MessageParser, MimeHeaders};
use std::collections::BTreeSet;
use std::ops::Bound;

/// Most parts, and most bytes of all their heads together: the parser keeps each by itself.
const MAX_PARTS: usize = 4096;
const MAX_HEADS: usize = 1 << 20;
/// Longest divider, in bytes; the rule of mail is 70. The parser compares it at every place where one may begin.
const LONGEST_DIVIDER: usize = 200;

/// Refuses `bytes` that are too costly to parse.
pub(super) fn check(bytes: &[u8]) -> Result<(), Problem> {
    let mut gate = Gate::default();
    gate.take_heads(bytes)?;
    let mut rest = bytes;
    while let Some(behind) = gate.behind_divider(rest) {
        gate.take_heads(behind)?;
        rest = behind;
    }
    Ok(())
}

/// What was met so far.
#[derive(Default)]
struct Gate {
    parts: usize,
    /// Bytes of all heads.
    heads: usize,
    /// What divides parts. None begins with another, so that of all that are not behind a place in the order of bytes, only the last
    /// can stand there.
    dividers: BTreeSet<Vec<u8>>,
    /// A part that names no type may be a mail.
    has_digest: bool,
}

impl Gate {
    /// Takes the head at the start of `bytes`; where a mail follows it, that one's too, and so on.
    fn take_heads(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let mut rest = skip_line_end(bytes);
        loop {
            let start = rest.get(..=MAX_HEADS - self.heads).unwrap_or(rest);
            let head = MessageParser::default().parse_headers(start);
            let end = head_end(start, head.as_ref());
            (self.parts, self.heads) = (self.parts + 1, self.heads + end);
            if self.parts > MAX_PARTS || self.heads > MAX_HEADS {
                return Err(Problem::Cap(if self.parts > MAX_PARTS { Cap::Parts } else { Cap::Heads }));
            }
            if !self.learn(head.as_ref())? || end == 0 {
                return Ok(());
            }
            rest = rest.get(end..).unwrap_or_default();
        }
    }

    /// Keeps what a head says; whether a mail follows it. One that is encoded would be parsed without having been counted.
    fn learn(&mut self, head: Option<&Message>) -> Result<bool, Problem> {
        let Some((head, kind)) = head.and_then(|head| Some((head, head.content_type()?))) else { return Ok(self.has_digest) };
        let is = |name: &str| kind.ctype().eq_ignore_ascii_case(name);
        if let Some(divider) = kind.attribute("boundary").filter(|_| is("multipart")) {
            self.add_divider(divider.as_bytes())?;
        }
        self.has_digest |= is("multipart") && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("digest"));
        let encoding = head.content_transfer_encoding().unwrap_or_default().to_ascii_lowercase();
        let is_encoded = matches!(encoding.trim(), "base64" | "quoted-printable");
        if is("message") && is_encoded { Err(Problem::Cap(Cap::Nested)) } else { Ok(is("message")) }
    }

    fn add_divider(&mut self, divider: &[u8]) -> Result<(), Problem> {
        if divider.len() > LONGEST_DIVIDER {
            return Err(Problem::Damaged("what divides its parts is too long".to_owned()));
        }
        if divider.is_empty() || self.at(divider).is_some() {
            return Ok(());
        }
        self.dividers.retain(|other| !other.starts_with(divider));
        self.dividers.insert(divider.to_vec());
        Ok(())
    }

    /// The divider that `bytes` begin with.
    fn at(&self, bytes: &[u8]) -> Option<&[u8]> {
        let start = bytes.get(..LONGEST_DIVIDER).unwrap_or(bytes);
        let last = self.dividers.range::<[u8], _>((Bound::Unbounded, Bound::Included(start))).next_back()?;
        start.starts_with(last).then_some(last)
    }

    /// What stands behind the next divider in `bytes`. To the parser it need not begin a line.
    fn behind_divider<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        if self.dividers.is_empty() {
            return None;
        }
        let behind_dashes = bytes.windows(2).enumerate().filter(|(_, pair)| *pair == b"--");
        behind_dashes.filter_map(|(at, _)| bytes.get(at + 2..)).find_map(|rest| rest.get(self.at(rest)?.len()..))
    }
}

/// `bytes` without the end of the divider's line.
fn skip_line_end(bytes: &[u8]) -> &[u8] {
    let start = bytes.trim_ascii_start().len();
    let blank = bytes.get(..bytes.len() - start).unwrap_or_default();
    let end = blank.iter().position(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    bytes.get(end..).unwrap_or_default()
}

/// Behind the empty line that ends the head at the start of `bytes`, as the parser finds it.
fn head_end(bytes: &[u8], head: Option<&Message>) -> usize {
    let last = head.and_then(|head| head.headers().last()).map_or(0, |field| field.offset_end as usize);
    let mut end = last;
    for line in bytes.get(last..).unwrap_or_default().split_inclusive(|&byte| byte == b'\n') {
        end += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many heads are found.
    fn heads(mail: &str) -> usize {
        let mut gate = Gate::default();
        gate.take_heads(mail.as_bytes()).unwrap();
        let mut rest = mail.as_bytes();
        while let Some(behind) = gate.behind_divider(rest) {
            gate.take_heads(behind).unwrap();
            rest = behind;
        }
        gate.parts
    }

    #[test]
    fn only_what_a_head_names_divides_parts() {
        let mail = |body: &str| format!("Content-Type: multipart/mixed; boundary=\"b\"\n\n{body}");
        assert_eq!(heads("A: b\n\n--b\n\nx"), 1);
        assert_eq!(heads(&mail("--x\n-->\n--c: d;")), 1);
        assert_eq!(heads(&mail("--b\nA: b\n\nx\n--b\n\ny\n--b--\n")), 4);
        assert_eq!(heads(&mail("x--b\n\ny")), 2, "the parser takes that, too");
        assert_eq!(heads(&mail("--b\nContent-Type: multipart/mixed; boundary*0=b; boundary*1=c\n\n--bc\n\nx")), 3);
    }

    #[test]
    fn each_mail_inside_a_mail_counts() {
        assert_eq!(heads(&"Content-Type: message/rfc822\n\n".repeat(9)), 9 + 1);
        let digest = "Content-Type: multipart/digest; boundary=b\n\n--b\n\nContent-Type: message/rfc822\n\nA: b\n\nx\n--b--\n";
        assert!(heads(digest) >= 5, "{}", heads(digest));
    }
}
