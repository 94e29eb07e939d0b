//! Commands on articles and tags, and deletions with all that hangs on a record.

use super::plan::{Planned, Planner, Refusal};
use super::{Change, Edit};
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, Color, Id, Link, LinkRelation, Notebook, Tag};
use crate::text::{TextRange, one_line};

/// The annotation of exactly that range.
pub(super) fn same_range<'a>(notebook: &'a Notebook, article: &ArticleId, range: TextRange) -> Option<&'a Annotation> {
    let same = |annotation: &&Annotation| {
        annotation.article == *article && annotation.anchors.len() == 1 && annotation.anchors.iter().all(|a| a.range == range)
    };
    notebook.annotations.values().find(same)
}

/// Articles.
impl Planner<'_> {
    pub(super) fn add_article(&mut self, mut article: Article) -> Planned {
        if let Some(open) = self.notebook.articles.iter().find(|open| open.text == article.text) {
            return Err(Refusal::AlreadyOpen(open.id.clone()));
        }
        article.id = self.unique(&article.id);
        let name = format!("Add {}", article.label());
        self.edit(Edit::Article(self.notebook.articles.len(), Box::new(Change::make(article))));
        Ok(name)
    }

    fn unique(&self, id: &ArticleId) -> ArticleId {
        let mut candidate = id.clone();
        let mut n = 2;
        while self.notebook.article(&candidate).is_some() {
            candidate = ArticleId(format!("{id}-{n}").into());
            n += 1;
        }
        candidate
    }

    pub(super) fn remove_article(&mut self, id: &ArticleId) -> Planned {
        let (at, article) = self.notebook.article(id).ok_or_else(|| Refusal::NoArticle(id.clone()))?;
        let article = article.clone();
        let name = format!("Close {}", article.label());
        let inside = self.notebook.annotations.values().filter(|annotation| annotation.article == *id);
        let inside: Vec<_> = inside.map(|annotation| annotation.id.clone()).collect();
        self.delete_all(&inside)?;
        let opinions = self.notebook.judgements.values().filter(|j| j.a.article == *id || j.b.article == *id);
        for opinion in opinions.cloned().collect::<Vec<_>>() {
            self.edit(Edit::Judgement(Box::new(Change::delete(opinion))));
        }
        let corrections = self.notebook.corrections.values().filter(|correction| correction.said.articles().any(|of| of == id));
        for correction in corrections.cloned().collect::<Vec<_>>() {
            self.edit(Edit::Correction(Box::new(Change::delete(correction))));
        }
        for card in self.notebook.cards.keys().cloned().collect::<Vec<_>>() {
            self.change_card(&card, "", |card| card.members.retain(|member| member.article != *id))?;
        }
        self.edit(Edit::Article(at, Box::new(Change::delete(article))));
        Ok(name)
    }

    pub(super) fn swap(&mut self, a: &ArticleId, b: &ArticleId) -> Planned {
        self.article(a)?;
        self.article(b)?;
        let before: Vec<_> = self.notebook.articles.iter().map(|article| article.id.clone()).collect();
        let swapped = |id: &ArticleId| {
            if id == a {
                b.clone()
            } else if id == b {
                a.clone()
            } else {
                id.clone()
            }
        };
        let after: Vec<_> = before.iter().map(swapped).collect();
        if after != before {
            self.edit(Edit::Order(Change::replace(before, after)));
        }
        Ok("Move article".to_owned())
    }
}

/// Annotations and links.
impl Planner<'_> {
    pub(super) fn delete(&mut self, ids: &[Id]) -> Planned {
        self.delete_all(ids)?;
        Ok(if ids.len() == 1 { "Delete annotation".to_owned() } else { format!("Delete {} annotations", ids.len()) })
    }

    /// Deletes annotations with the links at them; claim cards lose the passage.
    fn delete_all(&mut self, ids: &[Id]) -> Result<(), Refusal> {
        for id in ids {
            let annotation = self.annotation(id)?;
            for link in self.notebook.links_of(id).cloned().collect::<Vec<_>>() {
                self.edit(Edit::Link(Change::delete(link)));
            }
            let cards =
                self.notebook.cards.values().filter(|card| card.members.iter().any(|m| m.annotation.as_ref() == Some(id)));
            for card in cards.map(|card| card.id.clone()).collect::<Vec<_>>() {
                self.change_card(&card, "", |card| card.members.retain(|member| member.annotation.as_ref() != Some(id)))?;
            }
            self.edit(Edit::Annotation(Box::new(Change::delete(annotation))));
        }
        Ok(())
    }

    pub(super) fn link(&mut self, from: Id, to: Id, relation: LinkRelation, note: String) -> Planned {
        if from == to {
            return Err(Refusal::SameEnds);
        }
        let joins = |link: &&Link| (&link.from, &link.to) == (&from, &to) || (&link.from, &link.to) == (&to, &from);
        if self.notebook.links.values().find(joins).is_none() {
            let author = self.notebook.settings.reader.clone();
            let link = Link { id: Id::random('l'), from, to, relation, note, author, created: self.stamp.now, revision: 1 };
            self.edit(Edit::Link(Change::make(link)));
        }
        Ok("Link passages".to_owned())
    }
}

/// Tags.
impl Planner<'_> {
    pub(super) fn add_tag(&mut self, name: &str, color: Option<Color>, id: Option<Id>) -> Planned {
        let name = self.free_name(name, None)?;
        if let Some(known) = id.as_ref().and_then(|id| self.notebook.tags.get(id)) {
            return Err(Refusal::TagTaken(known.name.clone()));
        }
        let used = |key: u8| self.notebook.tag_of_key(key).is_some();
        let key = (1..=9).find(|key| !used(*key));
        let taken = |color: &Color| self.notebook.tags.values().filter(|tag| tag.color == *color).count();
        let color = color.or_else(|| Color::ALL.into_iter().min_by_key(taken)).unwrap_or_default();
        let tag =
            Tag { id: id.unwrap_or_else(|| Id::random('t')), name, color, key, memo: String::new(), parent: None, revision: 1 };
        let done = format!("Make tag “{}”", tag.name);
        self.edit(Edit::Tag(Change::make(tag)));
        Ok(done)
    }

    /// `name` without white space at its ends, if no tag but `own` has it.
    fn free_name(&self, name: &str, own: Option<&Id>) -> Planned {
        let name = one_line(name);
        match self.notebook.tag_named(&name).filter(|tag| Some(&tag.id) != own) {
            _ if name.is_empty() => Err(Refusal::NoName),
            Some(tag) => Err(Refusal::TagTaken(tag.name.clone())),
            None => Ok(name),
        }
    }

    pub(super) fn set_tag(&mut self, mut tag: Tag) -> Planned {
        let before = self.known_tag(&tag.id)?;
        tag.name = self.free_name(&tag.name, Some(&tag.id))?;
        tag.revision = before.revision;
        tag.key = tag.key.filter(|key| (1..=9).contains(key));
        if let Some(parent) = &tag.parent {
            self.known_tag(parent)?;
        }
        if self.is_above(&tag.id, tag.parent.as_ref()) {
            return Err(Refusal::TagLoop);
        }
        let holder = tag.key.and_then(|key| self.notebook.tag_of_key(key)).filter(|holder| holder.id != tag.id).cloned();
        if let Some(holder) = holder {
            let without = Tag { key: None, revision: holder.revision + 1, ..holder.clone() };
            self.edit(Edit::Tag(Change::replace(holder, without)));
        }
        let name = format!("Change tag “{}”", before.name);
        if tag != before {
            tag.revision += 1;
            self.edit(Edit::Tag(Change::replace(before, tag)));
        }
        Ok(name)
    }

    /// Whether `tag` is `parent` or stands above it.
    fn is_above(&self, tag: &Id, parent: Option<&Id>) -> bool {
        let mut at = parent;
        // No chain is longer than there are tags; a file may hold a loop.
        for _ in 0..=self.notebook.tags.len() {
            match at {
                Some(id) if id == tag => return true,
                Some(id) => at = self.notebook.tags.get(id).and_then(|tag| tag.parent.as_ref()),
                None => return false,
            }
        }
        true
    }

    pub(super) fn delete_tag(&mut self, id: &Id) -> Planned {
        let tag = self.known_tag(id)?;
        let name = format!("Delete tag “{}”", tag.name);
        self.replace_tag(id, None)?;
        self.edit(Edit::Tag(Change::delete(tag)));
        Ok(name)
    }

    pub(super) fn merge_tags(&mut self, from: &Id, into: &Id) -> Planned {
        let (tag, target) = (self.known_tag(from)?, self.known_tag(into)?);
        if from == into {
            return Err(Refusal::Nothing);
        }
        self.replace_tag(from, Some(into))?;
        let target = self.known_tag(&target.id)?;
        let name = format!("Merge tag “{}” into “{}”", tag.name, target.name);
        self.edit(Edit::Tag(Change::delete(tag)));
        Ok(name)
    }

    /// Puts another tag, or none, in the place of a tag that goes.
    fn replace_tag(&mut self, old: &Id, new: Option<&Id>) -> Result<(), Refusal> {
        let with: Vec<_> = self.notebook.annotations.values().filter(|a| a.tags.contains(old)).map(|a| a.id.clone()).collect();
        for id in with {
            self.change_annotation(&id, "", |annotation| {
                let has = new.is_some_and(|new| annotation.tags.contains(new));
                match new.filter(|_| !has) {
                    Some(new) => annotation.tags.iter_mut().filter(|tag| *tag == old).for_each(|tag| *tag = new.clone()),
                    None => annotation.tags.retain(|tag| tag != old),
                }
            })?;
        }
        let above = self.notebook.tags.get(old).and_then(|tag| tag.parent.clone());
        let children: Vec<_> = self.notebook.tags.values().filter(|tag| tag.parent.as_ref() == Some(old)).cloned().collect();
        for child in children {
            // A tag cannot go below one that it stands above.
            let parent = new.filter(|new| !self.is_above(&child.id, Some(new))).cloned().or_else(|| above.clone());
            let after = Tag { parent, revision: child.revision + 1, ..child.clone() };
            self.edit(Edit::Tag(Change::replace(child, after)));
        }
        Ok(())
    }
}
