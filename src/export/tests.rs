//! What holds of every format: nothing of a random notebook is lost without a word, and hostile words come back.

use super::cases::{hostile, notebooks};
use super::{By, Document, Format, Options, checked};
use proptest::prelude::*;

/// As many notebooks as `CROSSREAD_EXPORTS` says, a few without it.
fn cases() -> ProptestConfig {
    let cases = std::env::var("CROSSREAD_EXPORTS").ok().and_then(|count| count.parse().ok()).unwrap_or(24);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

fn options(by: By, authors: bool, texts: bool, raw: bool) -> Options {
    Options { by, texts, authors, raw, ..Options::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_notebook_comes_back_from_every_format(
        notebook in notebooks(),
        by in prop::sample::select(vec![By::Article, By::Tag, By::Claim]),
        (authors, texts, raw, some) in any::<(bool, bool, bool, bool)>(),
    ) {
        let only = notebook.annotations.keys().step_by(2).cloned().collect();
        let options = Options { only: some.then_some(only), ..options(by, authors, texts, raw) };
        for format in Format::ALL {
            let found = checked(format, &notebook, &options, None);
            prop_assert!(found.is_ok(), "{}: {:?}", format.name(), found.err());
            let Document { text, not_held } = found.unwrap();
            prop_assert!(authors || !text.contains("Annotator"), "{}", text);
            // A claim keeps all its passages if one of them was chosen.
            let is_cut = some && notebook.annotations.len() > 1 && format != Format::Matrix;
            prop_assert!(!is_cut || not_held.iter().any(|words| words.ends_with("left out as asked.")), "{:?}", not_held);
        }
    }
}

#[test]
fn hostile_words_come_back_from_every_format() {
    let session = hostile();
    for format in Format::ALL {
        for raw in [false, true] {
            let found = checked(format, session.notebook(), &options(By::Article, true, true, raw), None);
            assert!(found.is_ok(), "{}: {:?}", format.name(), found.err());
        }
    }
}

#[test]
fn the_same_notebook_gives_the_same_bytes() {
    let session = super::cases::ferry();
    for format in Format::ALL {
        let once = checked(format, session.notebook(), &Options::default(), None);
        assert_eq!(once, checked(format, session.notebook(), &Options::default(), None));
    }
}
