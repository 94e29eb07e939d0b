//! A notebook as format 1 writes it down.

use super::string::Text;
use super::{sum, v1};
use crate::article::{Article, ArticleId, Details, UnitKind};
use crate::notebook::{
    Alternative, Annotation, ClaimCard, Correction, Evidence, Id, Judgement, Link, Member, Named, Notebook, Passage, Record,
    Said, Settings, Tag,
};
use crate::text::{Anchor, CharMap, TextRange};
use std::collections::BTreeMap;

/// All of `notebook`, its records in an order that depends on nothing else.
pub(super) fn file(notebook: &Notebook) -> v1::File {
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
    maps: BTreeMap<&'a ArticleId, (usize, CharMap)>,
}

impl<'a> Places<'a> {
    fn of(notebook: &'a Notebook) -> Self {
        let numbered = notebook.articles.iter().enumerate();
        Self { maps: numbered.map(|(n, article)| (&article.id, (n, CharMap::new(&article.text)))).collect() }
    }

    /// The characters of a range; of an article that is not there, the bytes.
    fn chars(&self, article: &ArticleId, range: TextRange) -> (usize, usize) {
        let Some((_, map)) = self.maps.get(article) else { return (range.start, range.end) };
        let chars = map.chars(range);
        (chars.start.0, chars.end.0)
    }

    fn article(&self, article: &Article) -> v1::Article {
        let chars = |range| self.chars(&article.id, range);
        let details = &article.details;
        let block = |block: &crate::article::Block| {
            let (start, end) = chars(block.range);
            v1::Block(start, end, block.kind.map(kind), block.apart)
        };
        v1::Article {
            id: text(&article.id.0),
            title: details.title.as_deref().map(text),
            outlet: details.outlet.as_deref().map(text),
            author: details.author.as_deref().map(text),
            published: details.published.map(v1::Plain),
            url: details.url.as_deref().map(text),
            source: article.source.as_deref().map(text),
            sha256: Some(Text(sum::fingerprint(&article.text))),
            blocks: article.blocks.as_ref().map(|blocks| blocks.iter().map(block).collect()),
            asides: article.asides.iter().map(|range| chars(*range)).collect(),
            text: text(&article.text),
        }
    }

    /// By article in the reader's order, place, id.
    fn annotations(&self, notebook: &Notebook) -> Vec<v1::Annotation> {
        let mut annotations: Vec<_> = notebook.annotations.values().map(|one| (self.rank(one), self.annotation(one))).collect();
        annotations.sort_by(|(rank, one), (other_rank, other)| (rank, &one.id).cmp(&(other_rank, &other.id)));
        annotations.into_iter().map(|(_, annotation)| annotation).collect()
    }

    fn rank(&self, annotation: &Annotation) -> (usize, Option<(usize, usize)>) {
        let article = self.maps.get(&annotation.article).map_or(usize::MAX, |(n, _)| *n);
        (article, annotation.anchors.first().map(|anchor| self.chars(&annotation.article, anchor.range)))
    }

    fn annotation(&self, annotation: &Annotation) -> v1::Annotation {
        let Annotation { id, article, anchors, tags, note, author, created, changed, revision } = annotation;
        v1::Annotation {
            id: text(&id.0),
            article: text(&article.0),
            anchors: anchors.iter().map(|anchor| self.anchor(article, anchor)).collect(),
            tags: tags.iter().map(|tag| text(&tag.0)).collect(),
            note: text(note),
            author: text(author),
            created: v1::Plain(*created),
            changed: (changed != created).then_some(v1::Plain(*changed)),
            revision: *revision,
        }
    }

    fn anchor(&self, article: &ArticleId, anchor: &Anchor) -> v1::Anchor {
        let Anchor { quote, prefix, suffix, range, version } = anchor;
        let (start, end) = self.chars(article, *range);
        v1::Anchor { start, end, version: *version, quote: text(quote), prefix: text(prefix), suffix: text(suffix) }
    }

    fn judgement(&self, judgement: &Judgement) -> v1::Judgement {
        let passage = |passage: &Passage| v1::Passage {
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

    fn alternative(&self, Alternative { id, record }: &Alternative) -> v1::Alternative {
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

fn settings(settings: &Settings) -> v1::Settings {
    v1::Settings { reader: text(&settings.reader) }
}

fn details(article: &ArticleId, details: &Details) -> v1::Details {
    let Details { title, outlet, author, published, url } = details;
    let words = |detail: &Option<String>| detail.as_deref().map(text);
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
fn links(notebook: &Notebook, annotations: &[v1::Annotation]) -> Vec<v1::Link> {
    let order: BTreeMap<&str, usize> = annotations.iter().enumerate().map(|(n, one)| (one.id.0.as_str(), n)).collect();
    let mut links: Vec<_> = notebook.links.values().collect();
    links.sort_by_key(|link| (order.get(&*link.from.0).copied().unwrap_or(usize::MAX), &link.id));
    links.into_iter().map(link).collect()
}

fn link(link: &Link) -> v1::Link {
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

fn tag(tag: &Tag) -> v1::Tag {
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

fn claim(card: &ClaimCard) -> v1::Claim {
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

fn member(member: &Member) -> v1::Member {
    let Member { article, annotation, stance, note } = member;
    v1::Member { article: text(&article.0), annotation: optional(annotation.as_ref()), stance: *stance, note: text(note) }
}

fn piece_of_evidence(evidence: &Evidence) -> v1::Evidence {
    let Evidence { address, quote, seen } = evidence;
    v1::Evidence { address: text(address), quote: text(quote), seen: seen.map(v1::Plain) }
}

fn correction(correction: &Correction) -> v1::Correction {
    let Correction { id, said: what, author, created, revision } = correction;
    v1::Correction { id: text(&id.0), said: said(what), author: text(author), created: v1::Plain(*created), revision: *revision }
}

fn said(said: &Said) -> v1::Said {
    match said {
        Said::Same(a, b) => v1::Said::Same(named(a), named(b)),
        Said::Apart(a, b) => v1::Said::Apart(named(a), named(b)),
        Said::Rename(a, name) => v1::Said::Rename(named(a), text(name)),
        Said::Kind(a, kind) => v1::Said::Kind(named(a), *kind),
        Said::Ignore(a) => v1::Said::Ignore(named(a)),
        Said::Mark(a) => v1::Said::Mark(named(a)),
    }
}

fn named(named: &Named) -> v1::Named {
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

fn text(text: &str) -> Text {
    Text::from(text)
}

fn optional(id: Option<&Id>) -> Option<Text> {
    id.map(|id| text(&id.0))
}
