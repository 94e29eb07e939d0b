//! Which blocks are the title, datelines and sub-heads. A guess from form and place; a source that knows better says so in the block.

use super::blocks::{Block, ends_block, starts_small};
use super::forms::{is_body, is_framed, is_short, is_title_form};
use super::{UnitKind, byline, dateline};
use crate::text::{is_letter, is_space, slice};

/// The kind of each block of `text`; [`UnitKind::Sentence`] for those that hold the story.
pub(super) fn kinds(text: &str, blocks: &[Block]) -> Vec<UnitKind> {
    let lines: Vec<_> = blocks.iter().map(|block| slice(text, block.range)).collect();
    let forms: Vec<_> =
        blocks.iter().zip(&lines).map(|(block, line)| block.kind.map_or_else(|| Form::of(line), Form::Given)).collect();
    let only_rules = forms.iter().all(|&form| form == Form::Rule);
    let page = Page { only_rules, around: surroundings(&forms, &lines), blocks, lines, forms };
    let mut at_top = true;
    let mut titled = page.forms.contains(&Form::Given(UnitKind::Title));
    let mut kinds = Vec::with_capacity(blocks.len());
    for n in 0..blocks.len() {
        let kind = page.kind(n, at_top, titled);
        titled |= kind == UnitKind::Title;
        at_top &= kind != UnitKind::Sentence;
        kinds.push(kind);
    }
    kinds
}

/// What a block looks like by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The source says what it is.
    Given(UnitKind),
    /// No letter and no number: a rule between parts.
    Rule,
    /// "# Head": a heading by its mark.
    Hash,
    /// "- Head -": a sub-head between marks.
    Framed,
    /// A date and nothing else.
    Date,
    /// A place with a date or agency, or "By" and a name.
    Dateline,
    /// Short, without an end mark: may be a heading.
    Short,
    /// Anything else.
    Text,
}

impl Form {
    fn of(line: &str) -> Self {
        if !line.chars().any(|c| is_letter(c) || c.is_numeric()) {
            Self::Rule
        } else if line.starts_with('#') && line.trim_start_matches('#').starts_with(is_space) {
            Self::Hash
        } else if is_framed(line) {
            Self::Framed
        } else if dateline::is_date_line(line) {
            Self::Date
        } else if dateline::is_place_line(line) || byline::author(line).is_some() {
            Self::Dateline
        } else if is_short(line) {
            Self::Short
        } else {
            Self::Text
        }
    }
}

/// What stands around a block, up to the next that can hold the story.
#[derive(Clone, Copy, Default)]
struct Surroundings {
    /// Blocks that look like headings, directly before.
    short_before: usize,
    /// Blocks that look like headings, directly behind, datelines left aside.
    short_behind: usize,
    /// Length in bytes of the first block behind these (and behind datelines) that holds the story; 0 if there is none.
    body: usize,
    /// Whether any block further on holds the story.
    any_body: bool,
}

fn surroundings(forms: &[Form], lines: &[&str]) -> Vec<Surroundings> {
    let mut all = vec![Surroundings::default(); forms.len()];
    let mut next = Surroundings::default();
    for n in (0..forms.len()).rev() {
        all[n] = next;
        let holds_story = is_body(lines[n]);
        next.any_body |= holds_story;
        match forms[n] {
            Form::Short => next.short_behind += 1,
            Form::Date | Form::Dateline => {}
            _ => (next.short_behind, next.body) = (0, if holds_story { lines[n].len() } else { 0 }),
        }
    }
    for n in 1..forms.len() {
        all[n].short_before = if forms[n - 1] == Form::Short { all[n - 1].short_before + 1 } else { 0 };
    }
    all
}

struct Page<'a> {
    blocks: &'a [Block],
    lines: Vec<&'a str>,
    forms: Vec<Form>,
    /// No block has a letter or number.
    only_rules: bool,
    around: Vec<Surroundings>,
}

impl Page<'_> {
    fn kind(&self, n: usize, at_top: bool, titled: bool) -> UnitKind {
        match self.forms[n] {
            Form::Given(kind) => kind,
            Form::Date => UnitKind::Dateline,
            Form::Dateline if at_top => UnitKind::Dateline,
            Form::Hash if at_top && !titled => UnitKind::Title,
            Form::Hash | Form::Framed => UnitKind::Subhead,
            Form::Rule if !self.only_rules => UnitKind::Subhead,
            Form::Short | Form::Text if at_top && !titled && self.is_title(n) => UnitKind::Title,
            Form::Short | Form::Dateline if self.is_subhead(n, at_top) => UnitKind::Subhead,
            _ => UnitKind::Sentence,
        }
    }

    /// Whether block `n`, with no story before it, is the headline: its form, and a story that follows.
    fn is_title(&self, n: usize) -> bool {
        let Some(next) = self.blocks.get(n + 1) else { return false };
        let line = self.lines[n];
        let around = self.around[n];
        let set_apart = if next.apart { around.any_body } else { around.body > line.len() };
        let announced = matches!(self.forms[n + 1], Form::Date | Form::Dateline);
        let goes_on = !announced && starts_small(self.lines[n + 1]);
        is_title_form(line) && !goes_on && (set_apart || announced && around.any_body)
    }

    /// Whether block `n` stands alone between parts of the story. Three short lines in a row are a list.
    fn is_subhead(&self, n: usize, at_top: bool) -> bool {
        let before = n.checked_sub(1);
        let after_end = before.is_none_or(|before| self.forms[before] != Form::Text || ends_block(self.lines[before]));
        let around = self.around[n];
        let run = around.short_behind + 1 + if at_top { 0 } else { around.short_before };
        let next_small = self.lines.get(n + 1).is_some_and(|next| starts_small(next));
        after_end && around.body > 0 && run < 3 && !next_small
    }
}
