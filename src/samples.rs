//! The stories of `seeds/`, built into the program and parsed when they are asked for.
//!
//! Owns which files belong to which story. Reads no file while the program runs, and never fails: a story that cannot be
//! read is left out. `seeds/README.md` says who wrote the stories and what each of them shows.

use crate::article::{Article, Details};
use crate::import;
use jiff::civil::Date;
use serde::Deserialize;

/// Articles on one event, as shown on the first start.
#[derive(Clone, Debug, Default)]
pub struct SampleStory {
    /// Its folder in `seeds/`.
    pub name: &'static str,
    /// What the event is called.
    pub title: String,
    /// What happened and what the articles show, in one or two sentences.
    pub about: String,
    /// What each outlet wrote, in the order in which to show it.
    pub articles: Vec<Article>,
}

/// The story for the first start. Without articles if it cannot be read.
pub fn first() -> SampleStory {
    FOLDERS.iter().find_map(Folder::read).unwrap_or_default()
}

/// The story called `name`; none if there is no such story or it cannot be read.
pub fn story(name: &str) -> Option<SampleStory> {
    FOLDERS.iter().find(|folder| folder.name == name)?.read()
}

/// The names of all stories, the one for the first start first.
pub fn names() -> impl Iterator<Item = &'static str> {
    FOLDERS.iter().map(|folder| folder.name)
}

/// The folder of a story as it was when the program was built.
struct Folder {
    name: &'static str,
    story: &'static str,
    files: &'static [(&'static str, &'static [u8])],
}

/// Builds the named files of a folder of `seeds/` into the program.
macro_rules! folder {
    ($name:literal: $($file:literal),+) => {
        Folder {
            name: $name,
            story: include_str!(concat!("../seeds/", $name, "/story.ron")),
            files: &[$(($file, include_bytes!(concat!("../seeds/", $name, "/", $file)))),+],
        }
    };
}

const FOLDERS: [Folder; 2] = [
    folder!("un-syria-2015": "fenwick-courier.txt", "pinecrest-tribune.txt", "kestrel-review.md"),
    folder!("sundsele-ferry": "radio-sundsele.txt", "baltic-ledger.txt", "correio-do-cais.md"),
];

impl Folder {
    fn read(&self) -> Option<SampleStory> {
        let sheet: StorySheet = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(self.story)
            .ok()?;
        let articles = sheet.articles.into_iter().map(|entry| self.article(entry)).collect::<Option<_>>()?;
        Some(SampleStory { name: self.name, title: sheet.title, about: sheet.about, articles })
    }

    fn article(&self, entry: ArticleEntry) -> Option<Article> {
        let (file, bytes) = self.files.iter().find(|(file, _)| *file == entry.file)?;
        let mut article = import::from_bytes(file, bytes).ok()?;
        entry.lay_over(&mut article.details)?;
        Some(article)
    }
}

/// A `story.ron`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StorySheet {
    title: String,
    about: String,
    articles: Vec<ArticleEntry>,
}

/// What a `story.ron` says about one of its articles.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleEntry {
    file: String,
    outlet: String,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    title: Option<String>,
    date: String,
    url: String,
}

impl ArticleEntry {
    /// Puts what the sheet says before what import found in the words. None if the date is no date.
    fn lay_over(self, details: &mut Details) -> Option<()> {
        let date: Date = self.date.parse().ok()?;
        details.outlet = Some(self.outlet);
        details.url = Some(self.url);
        details.published = Some(date);
        details.author = self.author.or_else(|| details.author.take());
        details.title = self.title.or_else(|| details.title.take());
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::UnitKind;
    use crate::text;
    use std::collections::BTreeSet;
    use std::path::Path;

    fn folder_of(name: &str) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)
    }

    fn file_names(path: &Path) -> BTreeSet<String> {
        let entries = std::fs::read_dir(path).expect("the folder is there");
        entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect()
    }

    fn units_of(article: &Article, kind: UnitKind) -> Vec<&str> {
        let of_kind = article.units.iter().filter(|unit| unit.kind == kind);
        of_kind.map(|unit| text::slice(&article.text, unit.range)).collect()
    }

    fn all_words(name: &str) -> String {
        let articles = story(name).expect("a story").articles;
        articles.iter().map(|article| &*article.text).collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn every_story_has_three_articles_with_all_details() {
        for name in names() {
            let story = story(name).unwrap_or_else(|| panic!("{name} cannot be read"));
            assert!(!story.title.is_empty() && !story.about.is_empty(), "{name}");
            assert_eq!(story.articles.len(), 3, "{name}");
            for article in &story.articles {
                let details = &article.details;
                assert!(details.title.is_some() && details.published.is_some(), "{}", article.id);
                assert!(details.url.as_ref().is_some_and(|url| url.starts_with("https://example.")), "{}", article.id);
                assert_eq!(article.label(), details.outlet.as_deref().expect("an outlet"));
                assert_eq!(units_of(article, UnitKind::Title).len(), 1, "{}", article.id);
                assert!(units_of(article, UnitKind::Sentence).len() >= 15, "{}", article.id);
            }
        }
    }

    #[test]
    fn names_are_of_stories_and_of_all_of_them() {
        assert_eq!(first().name, "un-syria-2015");
        assert!(story("nowhere").is_none());
        let mut folders = file_names(&folder_of("."));
        folders.remove("README.md");
        assert_eq!(names().map(String::from).collect::<BTreeSet<_>>(), folders);
    }

    #[test]
    fn every_file_of_a_folder_is_built_in_and_shown() {
        for folder in &FOLDERS {
            let mut on_disk = file_names(&folder_of(folder.name));
            assert!(on_disk.remove("story.ron"));
            let built_in = folder.files.iter().map(|(file, _)| (*file).to_owned()).collect::<BTreeSet<_>>();
            assert_eq!(built_in, on_disk, "{}", folder.name);
            let stem = |file: &String| file.split('.').next().map(str::to_owned).expect("a stem");
            let shown = story(folder.name).expect("a story").articles.iter().map(|article| article.id.to_string()).collect();
            assert_eq!(on_disk.iter().map(stem).collect::<BTreeSet<_>>(), shown, "{}", folder.name);
        }
    }

    #[test]
    fn accents_marks_and_emoji_come_through() {
        let words = all_words("sundsele-ferry");
        for word in ["Zoë", "São", "Ångström", "Dvořák", "17–20", "‘Leave your bags, leave everything,’", "🙏"] {
            assert!(words.contains(word), "{word}");
        }
        assert!(all_words("un-syria-2015").contains("“an enormous mistake”"));
    }

    #[test]
    fn datelines_and_sub_heads_are_told_from_sentences() {
        let [courier, _, review] = &first().articles[..] else { panic!("three articles") };
        assert!(units_of(courier, UnitKind::Dateline).iter().any(|line| line.starts_with("NEW YORK, Sept 28")));
        assert_eq!(units_of(courier, UnitKind::Subhead), ["A base by the sea"]);
        assert_eq!(units_of(review, UnitKind::Subhead), ["A good month for the Kremlin"]);
    }

    #[test]
    fn a_damaged_story_is_left_out() {
        let [good, _] = &FOLDERS;
        let with_sheet = |story| Folder { name: good.name, story, files: good.files }.read();
        assert!(with_sheet("(title: \"torn").is_none());
        assert!(
            with_sheet(r#"(title: "T", about: "A", articles: [(file: "gone.txt", outlet: "O", date: "2015-09-28", url: "")])"#)
                .is_none()
        );
        let no_date = good.story.replace("2015-09-29", "2015-09-31");
        assert!(with_sheet(Box::leak(no_date.into_boxed_str())).is_none());
    }
}
