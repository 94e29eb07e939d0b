//! Which articles of the copies are one: those with the same text, whatever their ids.
//!
//! An id is the name of a file. Two people may add one story under two names, or two stories under one; then all three notebooks are merged under
//! ids made from the texts, and the result gets names again.

use super::super::{Named, Notebook, Record, Said};
use super::whole;
use crate::article::{Article, ArticleId};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The ids that each text has in the copies, by an id that follows from the text.
pub(super) struct Texts {
    ids: BTreeMap<ArticleId, BTreeSet<ArticleId>>,
}

impl Texts {
    /// None if every id names one text and every text has one id.
    pub(super) fn where_ids_mislead(notebooks: [&Notebook; 3]) -> Option<Self> {
        let (mut texts, mut names) = (BTreeMap::new(), BTreeMap::new());
        let mut articles = notebooks.into_iter().flat_map(|notebook| &notebook.articles);
        let agree = articles
            .all(|Article { id, text, .. }| *texts.entry(id).or_insert(text) == text && *names.entry(text).or_insert(id) == id);
        (!agree).then(|| Self::of(notebooks))
    }

    fn of([base, ours, theirs]: [&Notebook; 3]) -> Self {
        let mut ids = BTreeMap::<_, BTreeSet<_>>::new();
        for article in ours.articles.iter().chain(&theirs.articles) {
            ids.entry(key(&article.text)).or_default().insert(article.id.clone());
        }
        // An article that both took out comes back only if a record of both still names it.
        for article in &base.articles {
            ids.entry(key(&article.text)).or_insert_with(|| BTreeSet::from([article.id.clone()]));
        }
        Self { ids }
    }

    /// `notebook` under the ids that follow from its texts.
    pub(super) fn by_text<'a>(notebook: &Notebook) -> Cow<'a, Notebook> {
        let keys: BTreeMap<_, _> = notebook.articles.iter().map(|article| (article.id.clone(), key(&article.text))).collect();
        let mut notebook = notebook.clone();
        rename(&mut notebook, &keys);
        let mut seen = BTreeMap::<ArticleId, usize>::new();
        let mut articles: Vec<Article> = Vec::new();
        for article in notebook.articles {
            if let Some(first) = seen.get(&article.id).and_then(|at| articles.get_mut(*at)) {
                *first = whole::merged(None, first, &article);
            } else {
                seen.insert(article.id.clone(), articles.len());
                articles.push(article);
            }
        }
        notebook.articles = articles;
        Cow::Owned(notebook)
    }

    /// `notebook` under names again: the smallest that its text has. Of two texts with one name, one gets a piece of its key behind it.
    pub(super) fn by_id(&self, notebook: &Notebook) -> Notebook {
        const DIGITS: usize = 8;
        let keys: BTreeSet<&ArticleId> = notebook.articles.iter().map(|article| &article.id).collect();
        let wished = |key: &ArticleId| self.ids.get(key).and_then(BTreeSet::first).unwrap_or(key).clone();
        let mut owners = BTreeMap::new();
        let mut names = BTreeMap::new();
        for key in keys.iter().copied() {
            owners.entry(wished(key)).or_insert(key);
        }
        let mut taken: BTreeSet<ArticleId> = owners.keys().cloned().collect();
        for key in keys {
            let wish = wished(key);
            let is_owner = owners.get(&wish) == Some(&key);
            let longer = |digits| ArticleId(format!("{wish}-{}", key.0.get(..digits).unwrap_or(&key.0)).into());
            let free = (DIGITS..=key.0.len()).map(longer).find(|name| !taken.contains(name));
            let name = if is_owner { wish.clone() } else { free.unwrap_or_else(|| key.clone()) };
            taken.insert(name.clone());
            names.insert(key.clone(), name);
        }
        let mut notebook = notebook.clone();
        rename(&mut notebook, &names);
        notebook
    }
}

/// The SHA-256 of a text in hexadecimal digits.
fn key(text: &str) -> ArticleId {
    let digits = Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut digits, byte| {
        // A string takes all that is written to it.
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    ArticleId(digits.into())
}

/// Gives articles other ids wherever they are named. An id that is not in `names` stays.
fn rename(notebook: &mut Notebook, names: &BTreeMap<ArticleId, ArticleId>) {
    let name = |id: &mut ArticleId| {
        if let Some(name) = names.get(id) {
            *id = name.clone();
        }
    };
    notebook.articles.iter_mut().for_each(|article| name(&mut article.id));
    notebook.annotations.values_mut().for_each(|annotation| name(&mut annotation.article));
    notebook.cards.values_mut().flat_map(|card| &mut card.members).for_each(|member| name(&mut member.article));
    for judgement in notebook.judgements.values_mut() {
        name(&mut judgement.a.article);
        name(&mut judgement.b.article);
    }
    notebook.corrections.values_mut().for_each(|correction| rename_said(&mut correction.said, name));
    notebook.alternatives.values_mut().for_each(|alternative| rename_record(&mut alternative.record, name));
}

fn rename_record(record: &mut Record, name: impl Fn(&mut ArticleId)) {
    match record {
        Record::Details(article, _) => name(article),
        Record::Annotation(annotation) => name(&mut annotation.article),
        Record::Card(card) => card.members.iter_mut().for_each(|member| name(&mut member.article)),
        Record::Judgement(judgement) => {
            name(&mut judgement.a.article);
            name(&mut judgement.b.article);
        }
        Record::Correction(correction) => rename_said(&mut correction.said, name),
        Record::Settings(_) | Record::Tag(_) | Record::Link(_) => {}
    }
}

fn rename_said(said: &mut Said, name: impl Fn(&mut ArticleId)) {
    match said {
        Said::Same(a, b) | Said::Apart(a, b) => [a, b].into_iter().for_each(|Named { article, .. }| name(article)),
        Said::Rename(a, _) | Said::Kind(a, _) | Said::Ignore(a) | Said::Mark(a) => name(&mut a.article),
    }
}
