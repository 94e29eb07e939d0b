//! Times the whole analysis: the first two sample stories, long stories, twice the text, and texts made to hurt.
//!
//! `cargo bench --bench analyze [-- FILE...]`. Times are of one thread; the middle of several runs. Nothing here is random. Files named are
//! analysed together in one more row, and once more with each text twice; then what the last of them adds to the others.

mod stories;

use crossread::analysis::analyze;
use crossread::article::Article;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// No text, however made, may take longer.
const LIMIT: Duration = Duration::from_secs(2);

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{:<44} {:>8} {:>9} {:>11} {:>7}", "articles", "kB", "entities", "ms", "ratio")?;
    let start = Instant::now();
    black_box(analyze(&[Article::from_text("line", "Mayor Zoë Lund left Berlin.")]));
    writeln!(out, "{:<44} {:>30.2}", "a line, the first time (reads the tables)", start.elapsed().as_secs_f64() * 1e3)?;
    given(&mut out)?;
    let pair = row(&mut out, "sample pair", &stories::pair(1), None)?;
    row(&mut out, "sample pair, each text twice", &stories::pair(2), Some(pair))?;
    let long = row(&mut out, "4 stories of 30 kB", &stories::long(30_000), None)?;
    row(&mut out, "4 stories of 60 kB", &stories::long(60_000), Some(long))?;
    let many = stories::many(12, 5_000);
    row(&mut out, "12 stories of 5 kB", &many, None)?;
    one_more(&mut out, &many)?;
    for (name, text) in stories::hostile() {
        let other = stories::pair(1).remove(0);
        row(&mut out, name, &[Article::from_text("hostile", &text), other], None)?;
        let twice = [Article::from_text("hostile", &text), Article::from_text("again", &text)];
        row(&mut out, &format!("{name}, with itself"), &twice, None)?;
    }
    Ok(())
}

/// The files that were named.
fn given(out: &mut impl Write) -> io::Result<()> {
    let named = std::env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    let texts = named.map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    if texts.is_empty() {
        return Ok(());
    }
    let articles = |times: usize| {
        let article = |(n, text): (usize, &String)| Article::from_text(&n.to_string(), &vec![text.as_str(); times].join("\n\n"));
        texts.iter().enumerate().map(article).collect::<Vec<_>>()
    };
    let single = row(out, "the files named", &articles(1), None)?;
    row(out, "the files named, each text twice", &articles(2), Some(single))?;
    one_more(out, &articles(1))
}

/// What the last of several articles costs beside the others, held against what it costs alone. All three are timed in turn, and of each
/// the quickest run is taken: a difference of two middles would be mostly what else the machine does.
fn one_more(out: &mut impl Write, articles: &[Article]) -> io::Result<()> {
    const TURNS: usize = 15;
    let Some((last, others)) = articles.split_last().filter(|(_, others)| others.len() > 1) else { return Ok(()) };
    let mut quickest = [Duration::MAX; 3];
    for _ in 0..TURNS {
        for (quickest, articles) in quickest.iter_mut().zip([articles, others, std::slice::from_ref(last)]) {
            *quickest = once(articles).min(*quickest);
        }
    }
    let [with, without, alone] = quickest.map(|time| time.as_secs_f64() * 1e3);
    let name = format!("  one more story to {}, against it alone", others.len());
    let kilobytes = last.text.len() as f64 / 1e3;
    writeln!(out, "{name:<44} {kilobytes:>8.1} {:>9} {:>11.2} {:>7.2}", "", with - without, (with - without) / alone)
}

/// Times `articles`, prints a row, and gives the time. `of` is what it is to be held against.
fn row(out: &mut impl Write, name: &str, articles: &[Article], of: Option<Duration>) -> io::Result<Duration> {
    let entities = analyze(articles).entities.len();
    let time = median(articles);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let ratio = of.map_or(String::new(), |of| format!("{:.2}", time.as_secs_f64() / of.as_secs_f64()));
    let late = if time > LIMIT { "  TOO SLOW" } else { "" };
    let millis = time.as_secs_f64() * 1e3;
    writeln!(out, "{name:<44} {:>8.1} {entities:>9} {millis:>11.2} {ratio:>7}{late}", bytes as f64 / 1e3)?;
    Ok(time)
}

/// The middle of as many runs as fit into a second, at least one and at most 25.
fn median(articles: &[Article]) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || times.len() < 25 && begin.elapsed() < Duration::from_secs(1) {
        times.push(once(articles));
    }
    times.sort();
    times[times.len() / 2]
}

/// One run.
fn once(articles: &[Article]) -> Duration {
    let start = Instant::now();
    black_box(analyze(black_box(articles)));
    start.elapsed()
}
