//! Times the way to a newer text: 500 annotations over an article of 100 kB, edited as newsrooms do.
//!
//! `cargo bench --bench anchor`. The middle of several runs; nothing here is random.

#[expect(dead_code, reason = "the other benches need the rest")]
mod stories;

use crossread::text::{Anchor, Carried, Carrier, TextRange};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Comparing the texts and carrying all annotations may not take longer.
const LIMIT: Duration = Duration::from_millis(200);

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let article = &stories::long(100_000)[0];
    let units = (0..500).map(|n| article.units[(n * 7919) % article.units.len()].range);
    let whole: Vec<_> = units.clone().map(|range| Anchor::new(&article.text, range)).collect();
    let parts: Vec<_> = units.map(|range| Anchor::new(&article.text, part(&article.text, range))).collect();
    for (name, new) in [
        ("as it was", article.text.to_string()),
        ("edited", edited(&article.text)),
        ("rewritten", stories::long(99_000)[1].text.to_string()),
    ] {
        row(&mut out, &format!("{name}, sentences"), &article.text, &new, &whole)?;
        row(&mut out, &format!("{name}, words"), &article.text, &new, &parts)?;
    }
    Ok(())
}

/// Some words from the middle of a sentence.
fn part(text: &str, sentence: TextRange) -> TextRange {
    let words: Vec<_> = crossread::text::tokens(text, sentence);
    let middle = words.len() / 2;
    words[middle].hull(words[(middle + 3).min(words.len() - 1)])
}

/// Every fifth paragraph changed in its words, every seventh moved to the end, every ninth gone, a new one before every eleventh.
fn edited(text: &str) -> String {
    let (mut kept, mut moved) = (Vec::new(), Vec::new());
    for (n, paragraph) in text.split("\n\n").enumerate() {
        if n % 11 == 0 {
            kept.push(format!("Nobody had expected this on day {n}, as more came to see the water than ever before."));
        }
        match n {
            _ if n % 9 == 1 => {}
            _ if n % 7 == 2 => moved.push(paragraph.to_owned()),
            _ if n % 5 == 3 => {
                kept.push(paragraph.replace(" said ", " later said ").replace(" the ", " that ").replace('1', "2"));
            }
            _ => kept.push(paragraph.to_owned()),
        }
    }
    kept.extend(moved);
    kept.join("\n\n")
}

/// Times all of it, and prints a row with how the anchors ended.
fn row(out: &mut impl Write, name: &str, old: &str, new: &str, anchors: &[Anchor]) -> io::Result<()> {
    let times = (0..9).map(|_| {
        let start = Instant::now();
        black_box(carried(old, new, anchors));
        start.elapsed()
    });
    let mut times: Vec<_> = times.collect();
    times.sort();
    let middle = times[times.len() / 2];
    let late = if middle > LIMIT { "  TOO SLOW" } else { "" };
    let mut ends: BTreeMap<_, usize> = BTreeMap::new();
    for carried in carried(old, new, anchors) {
        *ends.entry(carried.name()).or_default() += 1;
    }
    writeln!(out, "{name:<24} {:>8.1} ms{late}  {ends:?}", middle.as_secs_f64() * 1e3)
}

fn carried(old: &str, new: &str, anchors: &[Anchor]) -> Vec<Carried> {
    let carrier = Carrier::new(old, new);
    anchors.iter().map(|anchor| carrier.carry(anchor)).collect()
}
