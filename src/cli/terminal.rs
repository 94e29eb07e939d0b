//! A report for a terminal: 100 columns, no colours, nothing that needs more than a plain character grid.

mod wrap;

use super::report::{Body, Head, Item, Report, Section, Table};
use std::io::{self, Write};
use wrap::{columns, cut, wrap};

const WIDTH: usize = 100;
/// No label takes more than this from the words beside it.
const LABEL: usize = 24;
/// No heading above a column of counts is wider.
const HEADING: usize = 14;

pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for head in &report.heads {
        write_head(head, out)?;
    }
    for section in &report.sections {
        write_section(section, out)?;
    }
    Ok(())
}

fn write_head(head: &Head, out: &mut impl Write) -> io::Result<()> {
    block("", &head.title, out)?;
    block("    ", &head.facts.join(" | "), out)
}

fn write_section(section: &Section, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    block("", &section.title, out)?;
    writeln!(out, "{}", "-".repeat(columns(&section.title).min(WIDTH)))?;
    if section.is_empty() {
        return writeln!(out, "  none");
    }
    match &section.body {
        Body::Items(items) => write_items(items, out),
        Body::Table(table) => write_table(table, out),
        Body::List(list) => list.iter().try_for_each(|words| block("  - ", words, out)),
        Body::Words(words) => block("  ", words, out),
    }
}

fn write_items(items: &[Item], out: &mut impl Write) -> io::Result<()> {
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        write_item(item, out)?;
    }
    Ok(())
}

fn write_item(item: &Item, out: &mut impl Write) -> io::Result<()> {
    if !item.head.is_empty() {
        block("  ", &item.head, out)?;
    }
    let width = item.lines.iter().map(|line| columns(&line.label)).max().unwrap_or_default().min(LABEL);
    for line in &item.lines {
        block(&format!("    {}  ", padded(&cut(&line.label, width), width)), &line.words, out)?;
    }
    if item.note.is_empty() { Ok(()) } else { block("    ", &item.note, out) }
}

/// Every column but the last is as wide as its widest cell; the last takes what is left and wraps.
fn write_table(table: &Table, out: &mut impl Write) -> io::Result<()> {
    let Some((_, fixed)) = table.columns.split_last() else { return Ok(()) };
    let headings: Vec<_> = table.columns.iter().map(|heading| cut(heading, HEADING)).collect();
    let width = |n: usize| table.rows.iter().map(|row| columns(&row[n])).chain([columns(&headings[n])]).max().unwrap_or_default();
    let widths: Vec<_> = (0..fixed.len()).map(|n| width(n).min(WIDTH / 3)).collect();
    for row in std::iter::once(&headings).chain(&table.rows) {
        let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, width)| padded(&cut(cell, *width), *width)).collect();
        block(&format!("  {}  ", cells.join("  ")), row.last().map_or("", String::as_str), out)?;
    }
    Ok(())
}

/// `words` behind `start`, the further lines set in as far.
fn block(start: &str, words: &str, out: &mut impl Write) -> io::Result<()> {
    let indent = columns(start);
    let mut start = start.to_owned();
    for line in wrap(words, WIDTH.saturating_sub(indent).max(20)) {
        writeln!(out, "{}", format!("{start}{line}").trim_end())?;
        start = " ".repeat(indent);
    }
    Ok(())
}

fn padded(cell: &str, width: usize) -> String {
    format!("{cell}{}", " ".repeat(width.saturating_sub(columns(cell))))
}
