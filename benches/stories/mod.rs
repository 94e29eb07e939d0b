//! Stories for the benches, the same on every run.

use crossread::article::Article;
use crossread::samples;

/// The first two sample stories, each written down `times` over.
pub(crate) fn pair(times: usize) -> Vec<Article> {
    let samples = samples::first().articles;
    let article = |sample: &Article| Article::from_text(&sample.id.0, &vec![&*sample.text; times].join("\n\n"));
    samples.iter().take(2).map(article).collect()
}

/// Four stories of about `bytes` each on one event.
pub(crate) fn long(bytes: usize) -> Vec<Article> {
    many(4, bytes)
}

/// `count` stories of about `bytes` each on one event: a third of their sentences come from what all of them know.
pub(crate) fn many(count: usize, bytes: usize) -> Vec<Article> {
    let mut source = Source(1);
    let known: Vec<String> = (0..bytes / 300).map(|_| source.sentence()).collect();
    let article = |n: usize| {
        let mut text = format!("{} and {} meet in {}\n\n", source.one(&PEOPLE), source.one(&PEOPLE), source.one(&PLACES));
        while text.len() < bytes {
            let sentence = if source.below(3) == 0 { source.one(&known).clone() } else { source.sentence() };
            text.push_str(&sentence);
            text.push_str(if source.below(4) == 0 { "\n\n" } else { " " });
        }
        Article::from_text(&format!("story-{n}"), &text)
    };
    (1..=count).map(article).collect()
}

/// Texts that punish a loop inside a loop.
pub(crate) fn hostile() -> Vec<(&'static str, String)> {
    vec![
        ("one line of 1.5 MB", "the old bridge was closed for repairs and ".repeat(36_000)),
        ("4,000 equal sentences", "The mayor of Varberg said that 12 people were hurt.\n".repeat(4_000)),
        ("50,000 quotation marks", "\"a \u{201c}b ".repeat(25_000)),
        ("200 kB of capitalised words", "Anna Berg Carl Dahl Eva Falk Gustav Holm ".repeat(4_900)),
        ("a number of 200,000 digits", "7".repeat(200_000)),
    ]
}

const PEOPLE: [&str; 12] = [
    "Anna Lindqvist",
    "Mayor Carl Dahl",
    "Eva Falkner",
    "Gustav Holm",
    "Minister Ida Juhl",
    "Karl Lund",
    "Maria Nyberg",
    "Olof Palmgren",
    "Rita Sandberg",
    "Tove Ulvsson",
    "Captain Viktor Westin",
    "Agnes Zander",
];
const PLACES: [&str; 10] = [
    "Germany",
    "Stockholm",
    "Norway",
    "Brussels",
    "the United Nations",
    "Poland",
    "Denmark",
    "the European Union",
    "Oslo",
    "Finland",
];
const VERBS: [&str; 10] =
    ["welcomed", "rejected", "delayed", "signed", "criticised", "defended", "published", "cancelled", "praised", "reviewed"];
const KINDS: [&str; 12] = [
    "harbour", "railway", "budget", "hospital", "fishing", "border", "energy", "school", "tunnel", "climate", "customs", "ferry",
];
const THINGS: [&str; 12] =
    ["agreement", "plan", "report", "strike", "inquiry", "contract", "vote", "warning", "reform", "closure", "merger", "summit"];
const ENDS: [&str; 8] = [
    "after talks that lasted all night",
    "because costs had doubled since spring",
    "although experts had warned against it",
    "while residents protested outside",
    "before the deadline ran out",
    "despite doubts about the money",
    "as winter storms came near",
    "in spite of the court's ruling",
];

/// Numbers that look random and are not (a linear congruential generator).
struct Source(u64);

impl Source {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn sentence(&mut self) -> String {
        let (who, verb, kind, thing) = (self.one(&PEOPLE), self.one(&VERBS), self.one(&KINDS), self.one(&THINGS));
        let (place, end, number) = (self.one(&PLACES), self.one(&ENDS), self.below(900) + 20);
        match self.below(4) {
            0 => format!("{who} {verb} the {kind} {thing} with {place} {end}."),
            1 => format!("In {place}, {number} people {verb} the {kind} {thing} {end}, {who} said."),
            2 => format!("\u{201c}We {verb} the {kind} {thing} {end},\u{201d} {who} said."),
            _ => format!("{who} said the {kind} {thing} would cost ${number} million and be {verb} by {place} {end}."),
        }
    }
}
