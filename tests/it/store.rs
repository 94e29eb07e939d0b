//! Files of released formats open in every later version, and give the same bytes when they are saved.

mod mutations;
mod past;

use crossread::article::{ArticleId, UnitKind};
use crossread::notebook::{Color, Id, LinkRelation, Stance, Verdict};
use crossread::store::{self, Whole};
use std::fs;
use std::path::Path;

/// Never changed: it is what readers have on their disks. Made by hand, but for its checksums.
#[test]
fn format_1_is_read_and_written_as_it_was() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/format-1.crossread.ron");
    let loaded = store::load(&path).expect("readable");
    assert_eq!((loaded.state, loaded.format, &loaded.warnings[..]), (Whole::Whole, 1, &[][..]));
    let notebook = &loaded.notebook;

    let [bridge, note] = &notebook.articles[..] else { panic!("two articles") };
    assert_eq!(notebook.settings.reader, "Zoë");
    assert_eq!(&*bridge.text, "Bridge closes\n\nBONN, 3 May 2021 - Zoë’s \"old\" bridge 👩‍👩‍👧 is closed. It stays so.\n\nRead more");
    assert_eq!(bridge.details.published, Some(jiff::civil::date(2021, 5, 3)));
    assert_eq!(bridge.details.url.as_deref(), Some("https://example.org/bridge"));
    assert_eq!(bridge.units.iter().filter(|unit| unit.kind == UnitKind::Aside).count(), 1);
    assert!(bridge.blocks.is_none() && note.details.published.is_none());
    let blocks = note.blocks.as_ref().expect("blocks");
    assert_eq!(blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), [Some(UnitKind::Title), None]);

    assert_eq!(notebook.tags[&Id::from("tdoubt")].color, Color::Red);
    assert_eq!(notebook.tags[&Id::from("tdoubt")].parent, Some(Id::from("tclaim")));
    assert_eq!(notebook.tags[&Id::from("tclaim")].key, Some(1));
    let first = &notebook.annotations[&Id::from("nfirst")];
    assert_eq!(first.quote(), "bridge 👩‍👩‍👧 is closed … stays so");
    assert_eq!(first.note, "It's \"closed\"?\nAsk again.");
    assert_eq!(first.changed.to_string(), "2026-11-22T10:00:00.5Z");
    let second = &notebook.annotations[&Id::from("nsecond")];
    assert_eq!((second.article.clone(), second.changed), (ArticleId("note".into()), second.created));

    assert_eq!(notebook.links[&Id::from("lone")].relation, LinkRelation::Differs);
    let card = &notebook.cards[&Id::from("cone")];
    assert_eq!(
        (card.verdict, card.members[0].stance, card.members[1].stance),
        (Verdict::Misleading, Stance::Asserts, Stance::Omits)
    );
    assert_eq!(card.evidence[0].seen, Some(jiff::civil::date(2026, 11, 21)));
    let judgement = &notebook.judgements[&Id::from("jone")];
    assert!(!judgement.accepted && judgement.a.anchor.quote == "It stays so.");

    let text = fs::read_to_string(&path).expect("readable").replace("\r\n", "\n");
    assert_eq!(store::to_text(notebook).expect("writable"), text);
}
