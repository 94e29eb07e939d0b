//! Each case is a text whose passages are marked with their speaker: `“[quoted words|words that name the speaker=entity]”`, or `|-`
//! where the text leaves it open, `=-` where the words name no entity. Names that the tests know are in [`PEOPLE`] and [`OTHERS`].

use super::*;
use crate::article::{ArticleId, Details, Unit, UnitKind};
use crate::text::tokens;

const PEOPLE: &[&str] = &["Ada Meyer", "Meyer", "Lena Rao", "Rao", "Omar al-Weber", "Weber", "King"];
const OTHERS: &[&str] = &["Peru", "Lima", "United Nations", "Harbour Union", "U.S.", "Channel One", "Norway"];

fn named(text: &str) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for (entity, name) in PEOPLE.iter().chain(OTHERS).enumerate() {
        let kind = if entity < PEOPLE.len() { EntityKind::Person } else { EntityKind::Org };
        for (start, _) in text.match_indices(name) {
            let range = TextRange::new(start, start + name.len());
            if found.iter().all(|other| !other.range.intersects(range)) {
                found.push(Named { range, entity, kind });
            }
        }
    }
    found.sort_by_key(|named| named.range);
    found
}

/// One paragraph a line, one unit a paragraph.
fn article(text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        paragraphs.push(TextRange::new(at, at + line.len()));
        at += line.len() + 1;
    }
    let unit = |(paragraph, range): (usize, &TextRange)| Unit { range: *range, kind: UnitKind::Sentence, paragraph };
    let units = paragraphs.iter().enumerate().map(unit).collect();
    Article {
        id: ArticleId("a".into()),
        text: text.into(),
        details: Details::default(),
        paragraphs: paragraphs.into(),
        units,
        ..Article::default()
    }
}

fn quotes(article: &Article) -> Vec<Quote> {
    let words: Vec<_> = article.units.iter().map(|unit| tokens(&article.text, unit.range)).collect();
    find(0, article, &words, &named(&article.text), &People::default()).quotes
}

/// A surname for the entity.
fn surname(entity: Option<usize>) -> &'static str {
    let name = entity.and_then(|n| PEOPLE.iter().chain(OTHERS).nth(n)).unwrap_or(&"-");
    if entity.is_some_and(|n| n < PEOPLE.len()) { name.rsplit([' ', '-']).next().unwrap_or(name) } else { name }
}

fn marked(text: &str) -> String {
    let article = article(text);
    let mut parts = Vec::new();
    let mut at = 0;
    for quote in quotes(&article) {
        let range = quote.place.range;
        let speaker = quote
            .speaker
            .map_or("-".to_owned(), |speaker| format!("{}={}", slice(text, speaker.place.range), surname(speaker.entity)));
        parts.push(slice(text, TextRange::new(at, range.start)).to_owned());
        parts.push(format!("[{}|{speaker}]", slice(text, range)));
        at = range.end;
    }
    parts.push(slice(text, TextRange::new(at, text.len())).to_owned());
    parts.concat()
}

fn unmarked(case: &str) -> String {
    let parts = case.split(['[', ']']).enumerate();
    parts.map(|(n, part)| if n % 2 == 0 { part } else { part.split_once('|').unwrap().0 }).collect()
}

#[track_caller]
fn check(cases: &[&str]) {
    let found: Vec<_> = cases.iter().map(|case| marked(&unmarked(case))).collect();
    let wrong: Vec<_> = cases.iter().zip(&found).filter(|(want, found)| *want != found).collect();
    assert!(wrong.is_empty(), "wanted and found:\n{wrong:#?}");
}

#[test]
fn speaker_before() {
    check(&[
        "Meyer said: “[We will not stop.|Meyer=Meyer]”",
        "Meyer told reporters: “[We will not stop.|Meyer=Meyer]”",
        "U.S. ambassador to the United Nations Lena Rao told Channel One: \"[We saw nothing.|Lena Rao=Rao]\"",
        "Omar al-Weber, a spokesman for mayor Ada Meyer's office, said: “[It is a committee.|Omar al-Weber=Weber]”",
        "Rao, 43, said “[the roof fell in|Rao=Rao]”.",
        "Foreign Minister Ada Meyer of Peru, said she wanted “[a new plan|Ada Meyer=Meyer]”."
            .replace(", said she wanted", " said she wanted")
            .as_str(),
        "The leader of the third arm of Rao's alliance, President Ada Meyer of Peru, said Lima would discuss “[a new plan|Ada Meyer=Meyer]”.",
        "A senior harbour official said: “[It was dark.|A senior harbour official=-]”",
        "Ada Meyer: “[We will not stop.|Ada Meyer=Meyer]”",
        "“[It is over|Ada Meyer=Meyer],” Ada Meyer, the builder's wife, said afterward.",
        "“[It is over|Ada Meyer=Meyer],” Ada Meyer said later.",
        "According to Meyer, the roof is “[a danger to all|Meyer=Meyer]”.",
        "Meyer wrote this:\n“[We will not stop.|Meyer=Meyer]”",
        "Meyer said Rao was to blame, but Weber said there was only “[one honest builder|Weber=Weber]” in Lima.",
        "Rao dismissed the plan, calling it “[illegal|Rao=Rao]”.",
        "Meyer called the plan “[illegal|Meyer=Meyer]” on Sunday.",
        "The Harbour Union said the offer was “[a bad joke|Harbour Union=Harbour Union]”.",
        "The harbour chief called in an interview for “[a common plan|The harbour chief=-]” against storms.",
        "Meyer was quoted as saying: “[We will not stop.|Meyer=Meyer]”",
    ]);
}

#[test]
fn speaker_behind() {
    check(&[
        "“[We will not stop|Meyer=Meyer],” said Meyer.",
        "“[We will not stop|Meyer=Meyer],” Meyer said.",
        "\"[We will not stop|Ada Meyer=Meyer],\" said Mayor Ada Meyer, who left early.",
        "“[It was dark|a senior harbour official=-],” a senior harbour official said.",
        "“[It was dark|a spokesman for Meyer=-],” said a spokesman for Meyer.",
        "“[It was dark|the spokesman for President Meyer=-],” the spokesman for President Meyer said.",
        "“[It was dark|Meyer's lawyer=-],” Meyer's lawyer said.",
        "“[It was dark|Omar al-Weber=Weber],” Omar al-Weber, a farmer from Peru, told Channel One.",
        "“[Why now?|Rao=Rao]” asked Rao.",
        "“[Why now?|Rao=Rao]” Rao asked.",
        "‘[It’s over|Meyer=Meyer],’ Meyer said.",
        "‘[It’s over|Meyer=Meyer]’, said Meyer.",
        "“[It was dark|Rao=Rao],” according to Rao.",
        "“[It was dark|U.S. officials=-],” U.S. officials said.",
        "“[There is one pier|a harbour official=-],” or jetty, said a harbour official.",
        "The roof needs “[some sort of prop|Lena Rao=Rao]” to hold, said Lena Rao, a builder.",
        "“[It was dark|Meyer=Meyer]\nand very cold|Meyer],” Meyer said."
            .replace("]\nand very cold|Meyer]", "]\n[and very cold|Meyer=Meyer]")
            .as_str(),
        "“[It was dark|police=-],” police said.",
        "“[It was dark|Rao=Rao],” Rao later told the court.",
    ]);
}

#[test]
fn speaker_inside_and_continued() {
    check(&[
        "“[We will stop|Meyer=Meyer],” Meyer said, “[but not now|Meyer=Meyer].”"
            .replace("now|Meyer=Meyer].", "now.|Meyer=Meyer]")
            .as_str(),
        "“[It was dark|Meyer=Meyer],” Meyer said. “[I saw nothing.|Meyer=Meyer]”",
        "“[It was dark|a harbour official=-],” a harbour official said.  “[I saw nothing.|a harbour official=-]” Lima has asked for more.",
        "Meyer said: \"[It was dark.|Meyer=Meyer]\n\"[I saw nothing|Meyer=Meyer],\" Meyer said.",
        "Lena Rao told Channel One: \"[We saw nothing.|Lena Rao=Rao]\n\"[And then it fell|she=Rao],\" she argued.",
        "“[It was dark|Meyer=Meyer],” Meyer said.\n“[I saw nothing.|Meyer=Meyer]”",
        "“[It was dark.|Meyer=Meyer]\n“[I saw nothing|Meyer=Meyer],” Meyer said.",
        "Meyer said the “[big|-]” day was “[near and dear|Meyer=Meyer]” and “[bright enough|Meyer=Meyer]”.",
    ]);
}

#[test]
fn pronouns() {
    check(&[
        "Rao mocked the plan of the harbour.\n“[It is a joke|he=Rao],” he said.",
        "As Rao began talks with Weber in Lima, he asked for calm.\n“[This is not done|he=Rao],” he said.",
        "Rao and Weber met in Lima.\n“[This is not done|-],” he said.",
        "Stressing the need to work with Weber, Rao mocked the plan.\n“[It is a joke|he=Rao],” he said.",
        "“[It was dark|Rao=Rao],” Rao said.\n“[It was cold|he=Rao],” he added.",
        "Omar al-Weber, a spokesman for mayor Meyer's office, told Channel One that guards would come.\n“[Soon|he=Weber],” he said.",
        "Rao went home. The choice was welcome.\nHe said it was “[far too cold|-]”.",
        "Nobody came.\n“[Soon|-],” she said.",
        "“[It was dark|Rao=Rao],” Rao said. He said it was “[far too cold|He=Rao]”.",
        "A spokesman for the police left.\n“[Soon|-],” he said.",
    ]);
}

#[test]
fn speech_behind_reported_speech() {
    check(&[
        "Meyer said the pier was closed. “[We had no choice at all.|Meyer=Meyer]”",
        "The pier was closed, Meyer told Channel One on Sunday. “[We had no choice at all.|Meyer=Meyer]”",
        "Meyer said the pier was closed, but Rao left. “[We had no choice at all.|-]”",
        "Meyer said the pier was closed. Nobody left. “[We had no choice at all.|-]”",
        "Meyer said the pier was closed. “[We had no choice,|Rao=Rao]” Rao said."
            .replace("choice,|Rao=Rao]”", "choice|Rao=Rao],”")
            .as_str(),
        "Weber asked if Rao had left. Meyer said he had.\n“[This is not done|he=Meyer],” he said.",
    ]);
}

#[test]
fn subjects_farther_away() {
    check(&[
        "On Sunday, Meyer left Lima and called for “[a new plan|Meyer=Meyer]”.".replace("left Lima", "stood up").as_str(),
        "On Sunday, Meyer closed the pier, stating that “[we had no choice|Meyer=Meyer]”.",
        "Meyer, the Harbour Union chief, said: “[We had no choice.|Meyer=Meyer]”",
        "“[We need to set aside|Lena Rao=Rao]” the plan, said harbour chief Lena Rao.",
        "“[He is a good man|Meyer=Meyer],” Meyer, a farmer, told Rao in Lima.",
        "Meyer said the pier had been “[destroyed|Meyer=Meyer]”.",
        "All eyes were on Rao, who suggested that Lima's support for “[moderate|Rao=Rao]” rebels was illegal.",
    ]);
}

#[test]
fn open_cases_stay_open() {
    check(&[
        "Lima's support for “[moderate|-]” rebels was illegal.",
        "Meyer said Lima's support for “[moderate|-]” rebels was illegal.",
        "Meyer said that the so-called “[moderate|-]” rebels left.",
        "Meyer said that the roof was dry, but the “[moderate|-]” rebels left.",
        "Meyer left, but the crowd was “[not amused at all|-]”.",
        "Meyer said she would go, but Rao was “[beside herself with joy|-]”.",
        "Meyer told them she was known as “[Deep Harbour|-]”.",
        "The so-called “[Islamic State|-]” lost.",
        "“[It was dark.|-]” Meyer has asked for more.",
        "“[It was dark.|-]”\nNobody said a word.",
        "Rao and Weber said it was “[very dark indeed|-]”.",
        "Meyer was told the roof was “[safe as houses|-]”.",
        "Meyer said it was “[a bad idea|Meyer=Meyer]” and Rao was “[a bad man|-]”.",
        "He went down to tell them, “[leave it all|-],” according to Meyer.",
        "A group called “[Free Lima|-]” took part.",
        "A farmer, described as “[tired and angry|-]”, left.",
        "Rao won a prize, according to Meyer, which gave her its “[genius|-]” grant.",
        "They said it was “[very dark indeed|-]”.",
        "Meyer praised Rao. Crowds sang “[no more walls here|-]”.",
    ]);
}

#[test]
fn marks_and_works() {
    check(
        &[
            "Meyer said in an interview with Channel One \"60 Minutes.\"",
            "He starred in the film “Late Harvest” and in “The Long Road Home”.",
            "Rao wrote “The Long Road Home” in Lima",
            "on “Meet the Mayor” this week",
            "Meyer wrote in her memoir, “A Life in Lima: The Sea, the Harbour, and the Long Road Home”",
            "the \"[Dirty Hands|-]\" affair",
            "Meyer said: “[He told me ‘no’ and left.|Meyer=Meyer]”",
            "the workers' pay and 6'2\" Meyer's pay",
            "“[Never again!|Meyer=Meyer]” Meyer cried. It's over, y'all.".replace("cried", "said").as_str(),
            "Meyer said “[no end",
        ]
        .map(|case| if case.ends_with("no end") { "Meyer said “[no end|Meyer=Meyer]" } else { case }),
    );
}

#[test]
fn hostile_texts_are_quick() {
    for text in [
        "\"".repeat(50_000),
        "“".repeat(50_000),
        "‘a ".repeat(50_000),
        "'a' ".repeat(20_000),
        "\"a\" he said ".repeat(10_000),
        "he said ".repeat(20_000) + "“x”",
    ] {
        let _ = quotes(&article(&text));
        let _ = quotes(&article(&text.replace(' ', "\n")));
    }
}
