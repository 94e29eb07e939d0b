//! A notebook as format 1 writes it down.

use super::string::Text;
use super::{sum, v1};
use crate::article::{Article, ArticleId, Block, Details, Earlier, UnitKind};
use crate::notebook::{
    Alternative, Annotation, ClaimCard, Correction, Evidence, Id, Judgement, Link, Member, Named, Notebook, Passage, Record,
    Said, Settings, Tag,
};
use crate::text::{Anchor, CharMap, TextRange};
use std::collections::BTreeMap;

/// All of `notebook`, its records in an order that depends on nothing else.
pub(super) fn file(notebook: &Notebook) -> v1::File<'_> {
    let places = Places::of(notebook);
    let annotations = places.annotations(notebook);
    v1::File {
        format: v1::FORMAT,
        settings: settings(&notebook.settings),
        articles: notebook.articles.iter().map(|article| places.article(article)).collect(),
        tags: notebook.tags.values().map(tag).collect(),
        links: links(notebook, &annotations),
        annotations,
        claims: notebook.cards.values().map(claim).collect(),
        judgements: notebook.judgements.values().map(|judgement| places.judgement(judgement)).collect(),
        corrections: notebook.sorted_corrections().into_iter().map(correction).collect(),
        alternatives: notebook.alternatives.values().map(|alternative| places.alternative(alternative)).collect(),
    }
}

/// Turns bytes of the articles' texts into characters.
struct Places<'a> {
    /// Of each article its index, and of each of its texts a map, the newest last.
    maps: BTreeMap<&'a ArticleId, (usize, Vec<CharMap>)>,
}

impl<'a> Places<'a> {
    fn of(notebook: &'a Notebook) -> Self {
        let numbered = notebook.articles.iter().enumerate();
        let maps = |article: &Article| (1..=article.version()).map(|version| CharMap::new(article.text_of(version))).collect();
        Self { maps: numbered.map(|(n, article)| (&article.id, (n, maps(article)))).collect() }
    }

    /// The characters of a range in the text of that number, else in the newest; of an article that is not there, the bytes.
    fn chars(&self, article: &ArticleId, version: u32, range: TextRange) -> (usize, usize) {
        let maps = self.maps.get(article).map(|(_, maps)| maps);
        let map = maps.and_then(|maps| maps.get((version as usize).wrapping_sub(1)).or(maps.last()));
        let Some(map) = map else { return (range.start, range.end) };
        let chars = map.chars(range);
        (chars.start.0, chars.end.0)
    }

    fn article(&self, article: &'a Article) -> v1::Article<'a> {
        let newest = article.version();
        let details = &article.details;
        v1::Article {
            id: text(&article.id.0),
            title: details.title.as_deref().map(text),
            outlet: details.outlet.as_deref().map(text),
            author: details.author.as_deref().map(text),
            published: details.published.map(v1::Plain),
            url: details.url.as_deref().map(text),
            source: article.source.as_deref().map(text),
            sha256: Some(Text(sum::fingerprint(&article.text).into())),
            blocks: article.blocks.as_ref().map(|blocks| self.blocks(&article.id, newest, blocks)),
            asides: article.asides.iter().map(|range| self.chars(&article.id, newest, *range)).collect(),
            text: text(&article.text),
            earlier: (1..).zip(article.earlier.iter()).map(|(version, one)| self.earlier(&article.id, version, one)).collect(),
        }
    }

    fn blocks(&self, article: &ArticleId, version: u32, blocks: &[Block]) -> Vec<v1::Block> {
        let block = |block: &Block| {
            let (start, end) = self.chars(article, version, block.range);
            v1::Block(start, end, block.kind.map(kind), block.apart)
        };
        blocks.iter().map(block).collect()
    }

    fn earlier(&self, article: &ArticleId, version: u32, earlier: &'a Earlier) -> v1::Earlier<'a> {
        v1::Earlier {
            source: earlier.source.as_deref().map(text),
            sha256: Some(Text(sum::fingerprint(&earlier.text).into())),
            blocks: earlier.blocks.as_ref().map(|blocks| self.blocks(article, version, blocks)),
            replaced: v1::Plain(earlier.replaced),
            text: text(&earlier.text),
        }
    }

    /// By article in the reader's order, place, id.
    fn annotations(&self, notebook: &'a Notebook) -> Vec<v1::Annotation<'a>> {
        let number = |article: &ArticleId| self.maps.get(article).map_or(usize::MAX, |(n, _)| *n);
        let annotations = notebook.annotations.values().map(|one| (number(&one.article), self.annotation(one)));
        let mut annotations: Vec<_> = annotations.collect();
        let place = |one: &v1::Annotation| one.anchors.first().map(|anchor| (anchor.start, anchor.end));
        annotations.sort_by(|(n, one), (m, other)| (n, place(one), &one.id).cmp(&(m, place(other), &other.id)));
        annotations.into_iter().map(|(_, annotation)| annotation).collect()
    }

    fn annotation(&self, annotation: &'a Annotation) -> v1::Annotation<'a> {
        let Annotation { id, article, anchors, gone, tags, note, author, created, changed, revision } = annotation;
        v1::Annotation {
            id: text(&id.0),
            article: text(&article.0),
            anchors: anchors.iter().map(|anchor| self.anchor(article, anchor)).collect(),
            gone: *gone,
            tags: tags.iter().map(|tag| text(&tag.0)).collect(),
            note: text(note),
            author: text(author),
            created: v1::Plain(*created),
            changed: (changed != created).then_some(v1::Plain(*changed)),
            revision: *revision,
        }
    }

    fn anchor(&self, article: &ArticleId, anchor: &'a Anchor) -> v1::Anchor<'a> {
        let Anchor { quote, prefix, suffix, range, version } = anchor;
        let (start, end) = self.chars(article, *version, *range);
        v1::Anchor { start, end, version: *version, quote: text(quote), prefix: text(prefix), suffix: text(suffix) }
    }

    fn judgement(&self, judgement: &'a Judgement) -> v1::Judgement<'a> {
        let passage = |passage: &'a Passage| v1::Passage {
            article: text(&passage.article.0),
            anchor: self.anchor(&passage.article, &passage.anchor),
        };
        let Judgement { id, a, b, accepted, author, revision } = judgement;
        v1::Judgement {
            id: text(&id.0),
            a: passage(a),
            b: passage(b),
            accepted: *accepted,
            author: text(author),
            revision: *revision,
        }
    }

    fn alternative(&self, Alternative { id, record }: &'a Alternative) -> v1::Alternative<'a> {
        let record = match record {
            Record::Settings(one) => v1::Record::Settings(settings(one)),
            Record::Details(article, one) => v1::Record::Details(details(article, one)),
            Record::Tag(one) => v1::Record::Tag(tag(one)),
            Record::Annotation(one) => v1::Record::Annotation(self.annotation(one)),
            Record::Link(one) => v1::Record::Link(link(one)),
            Record::Card(one) => v1::Record::Claim(claim(one)),
            Record::Judgement(one) => v1::Record::Judgement(self.judgement(one)),
            Record::Correction(one) => v1::Record::Correction(correction(one)),
        };
        v1::Alternative { id: text(&id.0), record }
    }
}

fn settings(settings: &Settings) -> v1::Settings<'_> {
    v1::Settings { reader: text(&settings.reader) }
}

fn details<'a>(article: &'a ArticleId, details: &'a Details) -> v1::Details<'a> {
    let Details { title, outlet, author, published, url } = details;
    let words = |detail: &'a Option<String>| detail.as_deref().map(text);
    v1::Details {
        article: text(&article.0),
        title: words(title),
        outlet: words(outlet),
        author: words(author),
        published: published.map(v1::Plain),
        url: words(url),
    }
}

/// By the annotation they start from, as those are sorted, and id.
fn links<'a>(notebook: &'a Notebook, annotations: &[v1::Annotation]) -> Vec<v1::Link<'a>> {
    let order: BTreeMap<&str, usize> = annotations.iter().enumerate().map(|(n, one)| (one.id.0.as_ref(), n)).collect();
    let mut links: Vec<_> = notebook.links.values().collect();
    links.sort_by_key(|link| (order.get(&*link.from.0).copied().unwrap_or(usize::MAX), &link.id));
    links.into_iter().map(link).collect()
}

fn link(link: &Link) -> v1::Link<'_> {
    let Link { id, from, to, relation, note, author, created, revision } = link;
    v1::Link {
        id: text(&id.0),
        from: text(&from.0),
        to: text(&to.0),
        relation: *relation,
        note: text(note),
        author: text(author),
        created: v1::Plain(*created),
        revision: *revision,
    }
}

fn tag(tag: &Tag) -> v1::Tag<'_> {
    let Tag { id, name, color, key, memo, parent, revision } = tag;
    v1::Tag {
        id: text(&id.0),
        name: text(name),
        color: *color,
        key: *key,
        memo: text(memo),
        parent: optional(parent.as_ref()),
        revision: *revision,
    }
}

fn claim(card: &ClaimCard) -> v1::Claim<'_> {
    let ClaimCard { id, statement, members, verdict, evidence, note, author, revision } = card;
    v1::Claim {
        id: text(&id.0),
        statement: text(statement),
        members: members.iter().map(member).collect(),
        verdict: *verdict,
        evidence: evidence.iter().map(piece_of_evidence).collect(),
        note: text(note),
        author: text(author),
        revision: *revision,
    }
}

fn member(member: &Member) -> v1::Member<'_> {
    let Member { article, annotation, stance, note } = member;
    v1::Member { article: text(&article.0), annotation: optional(annotation.as_ref()), stance: *stance, note: text(note) }
}

fn piece_of_evidence(evidence: &Evidence) -> v1::Evidence<'_> {
    let Evidence { address, quote, seen } = evidence;
    v1::Evidence { address: text(address), quote: text(quote), seen: seen.map(v1::Plain) }
}

fn correction(correction: &Correction) -> v1::Correction<'_> {
    let Correction { id, said: what, author, created, revision } = correction;
    v1::Correction { id: text(&id.0), said: said(what), author: text(author), created: v1::Plain(*created), revision: *revision }
}

fn said(said: &Said) -> v1::Said<'_> {
    match said {
        Said::Same(a, b) => v1::Said::Same(named(a), named(b)),
        Said::Apart(a, b) => v1::Said::Apart(named(a), named(b)),
        Said::Rename(a, name) => v1::Said::Rename(named(a), text(name)),
        Said::Kind(a, kind) => v1::Said::Kind(named(a), *kind),
        Said::Ignore(a) => v1::Said::Ignore(named(a)),
        Said::Mark(a) => v1::Said::Mark(named(a)),
    }
}

fn named(named: &Named) -> v1::Named<'_> {
    v1::Named { article: text(&named.article.0), words: text(&named.words) }
}

fn kind(kind: UnitKind) -> v1::Kind {
    match kind {
        UnitKind::Title => v1::Kind::Title,
        UnitKind::Dateline => v1::Kind::Dateline,
        UnitKind::Subhead => v1::Kind::Subhead,
        UnitKind::Sentence => v1::Kind::Sentence,
        UnitKind::Aside => v1::Kind::Aside,
    }
}

fn text(text: &str) -> Text<'_> {
    Text::from(text)
}

fn optional(id: Option<&Id>) -> Option<Text<'_>> {
    id.map(|id| text(&id.0))
}
