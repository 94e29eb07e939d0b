//! What has no revision: articles with what is known about them, and the settings. Of two values of a field the greater wins.

use super::super::{Notebook, Settings};
use super::Sides;
use super::fields::Fields;
use crate::article::{Article, ArticleId, Details};
use std::collections::BTreeMap;

pub(super) fn settings(sides: &Sides) -> Settings {
    settings_of(&mut Fields::default(), &sides.base.settings, &sides.ours.settings, &sides.theirs.settings)
}

pub(super) fn settings_of(fields: &mut Fields, base: &Settings, a: &Settings, b: &Settings) -> Settings {
    Settings { reader: fields.greater(Some(&base.reader), &a.reader, &b.reader) }
}

/// The articles of both copies in our order, or in theirs if we kept that of the base; then those that only the other one has.
pub(super) fn articles(sides: &Sides) -> Vec<Article> {
    let (base, ours, theirs) = (by_id(&sides.base), by_id(&sides.ours), by_id(&sides.theirs));
    let is_as_it_was =
        sides.ours.articles.iter().map(|article| &article.id).eq(sides.base.articles.iter().map(|article| &article.id));
    let (first, second) = if is_as_it_was { (&sides.theirs, &sides.ours) } else { (&sides.ours, &sides.theirs) };
    let known = by_id(first);
    let rest = second.articles.iter().filter(|article| !known.contains_key(&article.id));
    let one = |article: &Article| {
        let base = base.get(&article.id).copied();
        match (ours.get(&article.id), theirs.get(&article.id)) {
            (Some(ours), Some(theirs)) => Some(merged(base, ours, theirs)),
            // The other copy took it out, and nothing was done about it in this one.
            _ if base == Some(article) => None,
            _ => Some(article.clone()),
        }
    };
    first.articles.iter().chain(rest).filter_map(one).collect()
}

fn by_id(notebook: &Notebook) -> BTreeMap<&ArticleId, &Article> {
    notebook.articles.iter().map(|article| (&article.id, article)).collect()
}

/// One article of two with the same text.
pub(super) fn merged(base: Option<&Article>, ours: &Article, theirs: &Article) -> Article {
    if ours == theirs {
        return ours.clone();
    }
    let mut fields = Fields::default();
    let form = if rank(base, ours) >= rank(base, theirs) { ours } else { theirs };
    let asides = fields.set(base.map_or(&[], |base| &base.asides), &ours.asides, &theirs.asides);
    let mut article = if asides.iter().all(|range| form.asides.contains(range)) && asides.len() == form.asides.len() {
        form.clone()
    } else {
        form.with_asides(&asides)
    };
    article.details = details_of(&mut fields, base.map(|base| &base.details), &ours.details, &theirs.details);
    article.source = fields.greater(base.map(|base| &base.source), &ours.source, &theirs.source);
    article
}

/// Of two forms of one text, the one that was changed counts more, then the one whose source gave blocks.
fn rank<'a>(base: Option<&Article>, article: &'a Article) -> (bool, Option<&'a [crate::article::Block]>) {
    (base.is_some_and(|base| base.blocks != article.blocks), article.blocks.as_deref())
}

pub(super) fn details_of(fields: &mut Fields, base: Option<&Details>, a: &Details, b: &Details) -> Details {
    Details {
        title: fields.greater(base.map(|base| &base.title), &a.title, &b.title),
        outlet: fields.greater(base.map(|base| &base.outlet), &a.outlet, &b.outlet),
        author: fields.greater(base.map(|base| &base.author), &a.author, &b.author),
        published: fields.greater(base.map(|base| &base.published), &a.published, &b.published),
        url: fields.greater(base.map(|base| &base.url), &a.url, &b.url),
    }
}
