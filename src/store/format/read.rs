//! Format 1 as a notebook. Takes everything over as it is written; finding words again is another step.

use super::string::Text;
use super::{Warning, sum, v1};
use crate::article::{Article, ArticleId, Block, Details, Earlier, UnitKind};
use crate::notebook::{
    Alternative, Annotation, ClaimCard, Correction, Evidence, Id, Judgement, Kept, Link, Member, Named, Notebook, Passage,
    Record, Said, Settings, Tag,
};
use crate::text::{Anchor, CharIndex, CharMap, CharRange, TextRange, is_space, slice};
use std::collections::{BTreeMap, BTreeSet};

/// Two records of a list have one id.
#[derive(Debug)]
pub(super) struct Twice;

/// The notebook in `file` with what is `kept` besides, and what is odd about its articles and anchors.
///
/// # Errors
/// If two records of one kind have one id.
pub(super) fn notebook(file: v1::File, kept: Kept) -> Result<(Notebook, Vec<Warning>), Twice> {
    let mut warnings = Vec::new();
    let places = Places::of(&file.articles)?;
    warnings.extend(places.outside(&file).map(|id| Warning::Outside(self::id(id))));
    let articles = file.articles.into_iter().map(|article| places.article(article, &mut warnings)).collect();
    let annotations = file.annotations.into_iter().map(|one| places.annotation(one));
    let alternatives = file.alternatives.into_iter().map(|one| places.alternative(one));
    let judgements = file.judgements.into_iter().map(|one| places.judgement(one));
    let notebook = Notebook {
        articles,
        tags: records(file.tags.into_iter().map(tag), |tag| &tag.id)?,
        annotations: records(annotations, |annotation| &annotation.id)?,
        links: records(file.links.into_iter().map(link), |link| &link.id)?,
        cards: records(file.claims.into_iter().map(claim), |card| &card.id)?,
        judgements: records(judgements, |judgement| &judgement.id)?,
        corrections: records(file.corrections.into_iter().map(correction), |correction| &correction.id)?,
        alternatives: records(alternatives, |alternative| &alternative.id)?,
        settings: Settings { reader: file.settings.reader.into() },
        kept,
    };
    Ok((notebook, warnings))
}

fn records<T>(records: impl Iterator<Item = T>, id: impl Fn(&T) -> &Id) -> Result<BTreeMap<Id, T>, Twice> {
    let mut all = BTreeMap::new();
    for record in records {
        if all.insert(id(&record).clone(), record).is_some() {
            return Err(Twice);
        }
    }
    Ok(all)
}

/// Turns characters of the articles' texts into bytes.
struct Places {
    /// Of each text of an article, the newest last.
    maps: BTreeMap<String, Vec<CharMap>>,
}

impl Places {
    fn of(articles: &[v1::Article]) -> Result<Self, Twice> {
        let mut seen = BTreeSet::new();
        if articles.iter().any(|article| !seen.insert(&article.id.0)) {
            return Err(Twice);
        }
        let texts = |article: &'_ v1::Article| -> Vec<_> {
            article.earlier.iter().map(|earlier| &earlier.text).chain([&article.text]).map(|text| CharMap::new(&text.0)).collect()
        };
        Ok(Self { maps: articles.iter().map(|article| (article.id.0.to_string(), texts(article))).collect() })
    }

    /// Of the text of that number, else of the newest.
    fn map(&self, article: &str, version: u32) -> Option<&CharMap> {
        let maps = self.maps.get(article)?;
        maps.get((version as usize).wrapping_sub(1)).or(maps.last())
    }

    /// The bytes of a range of characters, cut to the text of that number, else to the newest; of an article that is not there, the same
    /// numbers.
    fn bytes(&self, article: &str, version: u32, start: usize, end: usize) -> TextRange {
        let Some(map) = self.map(article, version) else { return TextRange::new(start, end) };
        map.bytes(CharRange { start: CharIndex(start), end: CharIndex(end) })
    }

    /// The annotations and judgements with a place behind the end of their article.
    fn outside<'a>(&'a self, file: &'a v1::File<'a>) -> impl Iterator<Item = &'a Text<'a>> {
        let lies_outside = |article: &Text, anchor: &v1::Anchor| {
            self.map(&article.0, anchor.version).is_some_and(|map| anchor.start.max(anchor.end) > map.len())
        };
        let annotations = file.annotations.iter();
        let annotations =
            annotations.filter(move |one| one.anchors.iter().any(|anchor| lies_outside(&one.article, anchor))).map(|one| &one.id);
        let is_outside = move |passage: &v1::Passage| lies_outside(&passage.article, &passage.anchor);
        let judgements = file.judgements.iter().filter(move |one| is_outside(&one.a) || is_outside(&one.b));
        annotations.chain(judgements.map(|one| &one.id))
    }

    fn article(&self, stored: v1::Article, warnings: &mut Vec<Warning>) -> Article {
        let (id, text) = (&stored.id.0, &stored.text.0);
        let is_edited = stored.sha256.as_ref().is_some_and(|sha256| sha256.0 != sum::fingerprint(text));
        if is_edited {
            warnings.push(Warning::TextChanged(article_id(stored.id.clone())));
        }
        let newest = u32::MAX;
        let blocks = stored.blocks.map(|blocks| self.blocks(id, newest, &blocks));
        let mut article = match blocks {
            Some(blocks) if are_sorted(&blocks) && (!is_edited || hold_all(text, &blocks)) => {
                Article::from_blocks(id, text, &blocks)
            }
            Some(_) => {
                warnings.push(Warning::Blocks(article_id(stored.id.clone())));
                Article::from_text(id, text)
            }
            None => Article::from_text(id, text),
        };
        if !stored.asides.is_empty() {
            let asides: Vec<_> = stored.asides.iter().map(|(start, end)| self.bytes(id, newest, *start, *end)).collect();
            article = article.with_asides(&asides);
        }
        article.details = Details {
            title: stored.title.map(String::from),
            outlet: stored.outlet.map(String::from),
            author: stored.author.map(String::from),
            published: stored.published.map(|day| day.0),
            url: stored.url.map(String::from),
        };
        article.source = stored.source.map(|source| source.0.into());
        let earlier = (1..).zip(stored.earlier).map(|(version, one)| self.earlier(&article.id, version, one, warnings));
        article.earlier = earlier.collect();
        article
    }

    fn blocks(&self, article: &str, version: u32, blocks: &[v1::Block]) -> Vec<Block> {
        let range = |block: &v1::Block| self.bytes(article, version, block.0, block.1);
        blocks.iter().map(|block| Block { range: range(block), kind: block.2.map(kind), apart: block.3 }).collect()
    }

    fn earlier(&self, article: &ArticleId, version: u32, stored: v1::Earlier, warnings: &mut Vec<Warning>) -> Earlier {
        if stored.sha256.is_some_and(|sha256| sha256.0 != sum::fingerprint(&stored.text.0)) {
            warnings.push(Warning::TextChanged(article.clone()));
        }
        let blocks = stored.blocks.map(|blocks| self.blocks(&article.0, version, &blocks));
        if blocks.as_ref().is_some_and(|blocks| !are_sorted(blocks)) {
            warnings.push(Warning::Blocks(article.clone()));
        }
        Earlier {
            text: stored.text.0.into(),
            blocks: blocks.filter(|blocks| are_sorted(blocks)).map(Into::into),
            source: stored.source.map(|source| source.0.into()),
            replaced: stored.replaced.0,
        }
    }

    fn annotation(&self, stored: v1::Annotation) -> Annotation {
        Annotation {
            id: id(&stored.id),
            anchors: stored.anchors.into_iter().map(|anchor| self.anchor(&stored.article.0, anchor)).collect(),
            article: article_id(stored.article),
            gone: stored.gone,
            tags: stored.tags.iter().map(id).collect(),
            note: stored.note.into(),
            author: stored.author.into(),
            created: stored.created.0,
            changed: stored.changed.unwrap_or(stored.created).0,
            revision: stored.revision,
        }
    }

    fn anchor(&self, article: &str, stored: v1::Anchor) -> Anchor {
        Anchor {
            quote: stored.quote.into(),
            prefix: stored.prefix.into(),
            suffix: stored.suffix.into(),
            range: self.bytes(article, stored.version, stored.start, stored.end),
            version: stored.version,
        }
    }

    fn judgement(&self, stored: v1::Judgement) -> Judgement {
        let passage = |stored: v1::Passage| Passage {
            anchor: self.anchor(&stored.article.0, stored.anchor),
            article: article_id(stored.article),
        };
        Judgement {
            id: id(&stored.id),
            a: passage(stored.a),
            b: passage(stored.b),
            accepted: stored.accepted,
            author: stored.author.into(),
            revision: stored.revision,
        }
    }

    fn alternative(&self, stored: v1::Alternative) -> Alternative {
        let record = match stored.record {
            v1::Record::Settings(settings) => Record::Settings(Settings { reader: settings.reader.into() }),
            v1::Record::Details(stored) => details(stored),
            v1::Record::Tag(stored) => Record::Tag(tag(stored)),
            v1::Record::Annotation(stored) => Record::Annotation(self.annotation(stored)),
            v1::Record::Link(stored) => Record::Link(link(stored)),
            v1::Record::Claim(stored) => Record::Card(claim(stored)),
            v1::Record::Judgement(stored) => Record::Judgement(self.judgement(stored).into()),
            v1::Record::Correction(stored) => Record::Correction(correction(stored)),
        };
        Alternative { id: id(&stored.id), record }
    }
}

fn details(stored: v1::Details) -> Record {
    let v1::Details { article, title, outlet, author, published, url } = stored;
    let details = Details {
        title: title.map(String::from),
        outlet: outlet.map(String::from),
        author: author.map(String::from),
        published: published.map(|day| day.0),
        url: url.map(String::from),
    };
    Record::Details(article_id(article), details)
}

/// Whether `blocks` hold something each, are in order and do not overlap.
fn are_sorted(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| !block.range.is_empty()) && blocks.is_sorted_by(|a, b| a.range.end <= b.range.start)
}

/// Whether sorted `blocks` hold all of `text` but white space.
fn hold_all(text: &str, blocks: &[Block]) -> bool {
    let ends = std::iter::once(0).chain(blocks.iter().map(|block| block.range.end));
    let starts = blocks.iter().map(|block| block.range.start).chain(std::iter::once(text.len()));
    ends.zip(starts).all(|(end, start)| slice(text, TextRange::new(end, start)).chars().all(is_space))
}

fn tag(stored: v1::Tag) -> Tag {
    Tag {
        id: id(&stored.id),
        name: stored.name.into(),
        color: stored.color,
        key: stored.key,
        memo: stored.memo.into(),
        parent: stored.parent.as_ref().map(id),
        revision: stored.revision,
    }
}

fn link(stored: v1::Link) -> Link {
    Link {
        id: id(&stored.id),
        from: id(&stored.from),
        to: id(&stored.to),
        relation: stored.relation,
        note: stored.note.into(),
        author: stored.author.into(),
        created: stored.created.0,
        revision: stored.revision,
    }
}

fn claim(stored: v1::Claim) -> ClaimCard {
    ClaimCard {
        id: id(&stored.id),
        statement: stored.statement.into(),
        members: stored.members.into_iter().map(member).collect(),
        verdict: stored.verdict,
        evidence: stored.evidence.into_iter().map(evidence).collect(),
        note: stored.note.into(),
        author: stored.author.into(),
        revision: stored.revision,
    }
}

fn member(stored: v1::Member) -> Member {
    Member {
        article: article_id(stored.article),
        annotation: stored.annotation.as_ref().map(id),
        stance: stored.stance,
        note: stored.note.into(),
    }
}

fn evidence(stored: v1::Evidence) -> Evidence {
    Evidence { address: stored.address.into(), quote: stored.quote.into(), seen: stored.seen.map(|day| day.0) }
}

fn correction(stored: v1::Correction) -> Correction {
    Correction {
        id: id(&stored.id),
        said: said(stored.said),
        author: stored.author.into(),
        created: stored.created.0,
        revision: stored.revision,
    }
}

fn said(stored: v1::Said) -> Said {
    match stored {
        v1::Said::Same(a, b) => Said::Same(named(a), named(b)),
        v1::Said::Apart(a, b) => Said::Apart(named(a), named(b)),
        v1::Said::Rename(a, name) => Said::Rename(named(a), name.into()),
        v1::Said::Kind(a, kind) => Said::Kind(named(a), kind),
        v1::Said::Ignore(a) => Said::Ignore(named(a)),
        v1::Said::Mark(a) => Said::Mark(named(a)),
    }
}

fn named(stored: v1::Named) -> Named {
    Named { article: article_id(stored.article), words: stored.words.into() }
}

fn kind(kind: v1::Kind) -> UnitKind {
    match kind {
        v1::Kind::Title => UnitKind::Title,
        v1::Kind::Dateline => UnitKind::Dateline,
        v1::Kind::Subhead => UnitKind::Subhead,
        v1::Kind::Sentence => UnitKind::Sentence,
        v1::Kind::Aside => UnitKind::Aside,
    }
}

fn id(id: &Text) -> Id {
    Id::from(&*id.0)
}

fn article_id(id: Text) -> ArticleId {
    ArticleId(id.0.into())
}
