//! A report as a Markdown document with tables. Every word of an article is escaped, so that a renderer shows it as it stands.

use super::report::{Body, Head, Item, Report, Section, Table};
use crate::export::escaped;
use std::io::{self, Write};

pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&report.title))?;
    for head in &report.heads {
        write_head(head, out)?;
    }
    report.sections.iter().try_for_each(|section| write_section(section, out))
}

fn write_head(head: &Head, out: &mut impl Write) -> io::Result<()> {
    let facts: Vec<_> = head.facts.iter().map(|fact| escaped(fact)).collect();
    writeln!(out, "- **{}**: {}", escaped(&head.title), facts.join(", "))
}

fn write_section(section: &Section, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", escaped(&section.title))?;
    if section.is_empty() {
        return writeln!(out, "None.");
    }
    match &section.body {
        Body::Items(items) => items.iter().enumerate().try_for_each(|(n, item)| {
            out.write_all(if n > 0 { b"\n" } else { b"" })?;
            write_item(item, out)
        }),
        Body::Table(table) => write_table(table, out),
        Body::List(list) => list.iter().try_for_each(|words| writeln!(out, "- {}", escaped(words))),
        Body::Words(words) => writeln!(out, "{}", escaped(words)),
    }
}

fn write_item(item: &Item, out: &mut impl Write) -> io::Result<()> {
    if !item.head.is_empty() {
        writeln!(out, "### {}\n", escaped(&item.head))?;
    }
    for line in &item.lines {
        writeln!(out, "- **{}**: {}", escaped(&line.label), escaped(&line.words))?;
    }
    if item.note.is_empty() { Ok(()) } else { writeln!(out, "\n{}", escaped(&item.note)) }
}

fn write_table(table: &Table, out: &mut impl Write) -> io::Result<()> {
    if table.rows.is_empty() {
        return Ok(());
    }
    write_row(&table.columns, out)?;
    writeln!(out, "{}|", "|---".repeat(table.columns.len()))?;
    table.rows.iter().try_for_each(|row| write_row(row, out))
}

fn write_row(row: &[String], out: &mut impl Write) -> io::Result<()> {
    let cells: Vec<_> = row.iter().map(|cell| escaped(cell)).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// The words a renderer would show, and whether it found anything but words in them.
    fn rendered(markdown: &str) -> (String, bool) {
        let mut words = String::new();
        let mut plain = true;
        for event in Parser::new_ext(markdown, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Start(_) | Event::End(_) => {}
                _ => plain = false,
            }
        }
        (words, plain)
    }

    proptest! {
        #[test]
        fn a_renderer_shows_the_words_as_they_are(words in "[a-z0-9 #*_.)<>|`\\\\\\[\\]!&;:=+~$^{}(\"'-]{1,40}") {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            for (before, after) in [("- **x**: ", ""), ("- ", ""), ("## ", ""), ("| a |\n|---|\n| ", " |")] {
                let shown = rendered(&format!("{before}{}{after}\n", escaped(&words)));
                prop_assert!(shown.1, "{} holds more than words", escaped(&words));
                prop_assert!(shown.0.ends_with(&words), "{:?} shows {:?}", escaped(&words), shown.0);
            }
        }
    }
}
