//! From a command to edits.

use super::records::same_range;
use super::{Change, Command, Edit, End, Spot, Stamp, Step};
use crate::article::{Article, ArticleId};
use crate::notebook::{Annotation, Id, Judgement, Notebook, Passage, Settings, Tag};
use crate::text::{Anchor, TextRange, fitted};

/// Why a command was not carried out. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such article.
    #[error("there is no article called {0}")]
    NoArticle(ArticleId),
    /// There is no such record.
    #[error("there is no record called {0}")]
    NoRecord(Id),
    /// An article with the very same words is there already, under this id.
    #[error("the same text is there already")]
    AlreadyOpen(ArticleId),
    /// A passage without words.
    #[error("nothing is selected")]
    NoWords,
    /// A tag's name is empty.
    #[error("a tag needs a name")]
    NoName,
    /// Another tag has that name.
    #[error("there is a tag of that name already: {0}")]
    TagTaken(String),
    /// A tag cannot be above itself.
    #[error("a tag cannot stand below itself")]
    TagLoop,
    /// A passage of one article does not say how another stands to a claim.
    #[error("the passage {0} is not in the article {1}")]
    OtherArticle(Id, ArticleId),
    /// A link needs two different passages.
    #[error("a passage cannot be linked with itself")]
    SameEnds,
    /// A claim card needs a statement.
    #[error("a claim needs a statement")]
    NoStatement,
    /// A name has neither letter nor number.
    #[error("a name needs a letter or a number")]
    EmptyName,
    /// Words that an article does not have.
    #[error("“{0}” does not stand in the article {1}")]
    NotThere(String, ArticleId),
    /// Two names are needed, and both are the same words of one article.
    #[error("these are the same words of one article")]
    OneName,
    /// The command would change nothing.
    #[error("nothing to change")]
    Nothing,
}

/// Carries `command` out on `notebook` and says which edits that took, or refuses and leaves everything as it was.
///
/// # Errors
/// Says why it was refused; [`Refusal::Nothing`] if all is already as the command wants it.
pub fn plan(notebook: &mut Notebook, command: Command, stamp: Stamp) -> Result<Step, Refusal> {
    let mut planner = Planner { notebook, edits: Vec::new(), stamp };
    let name = planner.run(command);
    let Planner { notebook, edits, .. } = planner;
    let step = Step { name: name.clone().unwrap_or_default(), edits };
    match name {
        Ok(_) if step.edits.is_empty() => Err(Refusal::Nothing),
        Ok(_) => Ok(step),
        Err(refusal) => {
            step.revert(notebook);
            Err(refusal)
        }
    }
}

pub(super) struct Planner<'a> {
    pub(super) notebook: &'a mut Notebook,
    edits: Vec<Edit>,
    pub(super) stamp: Stamp,
}

/// What a step is called, or why there is none.
pub(super) type Planned = Result<String, Refusal>;

impl Planner<'_> {
    fn run(&mut self, command: Command) -> Planned {
        match command {
            Command::Batch(name, commands) => self.batch(name, commands),
            Command::AddArticle(article) => self.add_article(*article),
            Command::RemoveArticle(id) => self.remove_article(&id),
            Command::UpdateArticle(id, newer) => self.update_article(&id, &newer),
            Command::SwapArticles(a, b) => self.swap(&a, &b),
            Command::SetDetails(id, details) => {
                self.change_article(&id, |article| Article { details, ..article }, "Change article details")
            }
            Command::SetAsides(id, ranges) => {
                self.change_article(&id, |article| article.with_asides(&ranges), "Mark what is no part of the story")
            }
            Command::Annotate { spot, tags, note } => self.annotate(&spot, &tags, note),
            Command::SetNote(id, note) => self.change_annotation(&id, "Edit note", |annotation| annotation.note = note),
            Command::Tag(id, tag) => self.tag(&id, tag),
            Command::Untag(id, tag) => {
                let name = format!("Take off {}", self.tag_name(&tag)?);
                self.change_annotation(&id, &name, |annotation| annotation.tags.retain(|given| *given != tag))
            }
            Command::SetRange(id, range) => self.set_range(&id, range),
            Command::Place(id, ranges) => self.place(&id, &ranges),
            Command::KeepAsLost(id) => self.keep_as_lost(&id),
            Command::Delete(ids) => self.delete(&ids),
            Command::AddTag { name, color, id } => self.add_tag(&name, color, id),
            Command::SetTag(tag) => self.set_tag(tag),
            Command::DeleteTag(id) => self.delete_tag(&id),
            Command::MergeTags { from, into } => self.merge_tags(&from, &into),
            Command::Link { from, to, relation, note } => {
                let [from, to] = [self.end(from)?, self.end(to)?];
                self.link(from, to, relation, note)
            }
            Command::SetLink(id, relation, note) => self.set_link(&id, relation, note),
            Command::DeleteLink(id) => self.delete_link(&id),
            Command::MakeCard { statement, spots } => self.make_card(&statement, &spots),
            Command::SetCard { id, statement, verdict, note } => self.set_card(&id, &statement, verdict, note),
            Command::SetMembers(id, members) => self.set_members(&id, members),
            Command::AddMember(id, spot, stance) => self.add_member(&id, &spot, stance),
            Command::SetEvidence(id, evidence) => self.change_card(&id, "Change evidence", |card| card.evidence = evidence),
            Command::DeleteCard(id) => self.delete_card(&id),
            Command::Judge { a, b, accepted } => self.judge(&a, &b, accepted),
            Command::CorrectName(said) => self.correct_name(said),
            Command::TakeBackCorrection(id) => self.take_back_correction(&id),
            Command::UseAlternative(id) => self.use_alternative(&id),
            Command::DropAlternative(id) => self.drop_alternative(&id),
            Command::Merge(merged) => Ok(self.merge(&merged)),
            Command::SetReader(reader) => {
                self.set_reader(&reader);
                Ok("Change your name".to_owned())
            }
        }
    }

    pub(super) fn set_reader(&mut self, reader: &str) {
        let before = self.notebook.settings.clone();
        let after = Settings { reader: reader.trim().to_owned() };
        if before != after {
            self.edit(Edit::Settings(Change::replace(before, after)));
        }
    }

    /// Makes an edit, which later parts of the command see. The alternatives of a record go with it.
    pub(super) fn edit(&mut self, edit: Edit) {
        if !self.notebook.alternatives.is_empty()
            && let Some(record) = edit.deleted()
        {
            let alternatives: Vec<_> = self.notebook.alternatives_of(&record).cloned().collect();
            for one in alternatives {
                self.make(Edit::Alternative(Box::new(Change::delete(one))));
            }
        }
        self.make(edit);
    }

    /// Makes an edit and nothing else.
    pub(super) fn make(&mut self, edit: Edit) {
        edit.apply(self.notebook);
        self.edits.push(edit);
    }

    fn batch(&mut self, name: String, commands: Vec<Command>) -> Planned {
        for command in commands {
            self.run(command)?;
        }
        Ok(name)
    }

    pub(super) fn article(&self, id: &ArticleId) -> Result<&Article, Refusal> {
        self.notebook.article(id).map(|(_, article)| article).ok_or_else(|| Refusal::NoArticle(id.clone()))
    }

    pub(super) fn annotation(&self, id: &Id) -> Result<Annotation, Refusal> {
        self.notebook.annotations.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))
    }

    pub(super) fn known_tag(&self, id: &Id) -> Result<Tag, Refusal> {
        self.notebook.tags.get(id).cloned().ok_or_else(|| Refusal::NoRecord(id.clone()))
    }

    fn tag_name(&self, id: &Id) -> Planned {
        Ok(format!("“{}”", self.known_tag(id)?.name))
    }

    /// Anchors a passage.
    pub(super) fn anchored(&self, article: &ArticleId, range: TextRange) -> Result<Anchor, Refusal> {
        let article = self.article(article)?;
        let range = fitted(&article.text, range);
        if range.is_empty() { Err(Refusal::NoWords) } else { Ok(article.anchor(range)) }
    }

    pub(super) fn change_annotation(&mut self, id: &Id, name: &str, change: impl FnOnce(&mut Annotation)) -> Planned {
        let before = self.annotation(id)?;
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            after.changed = self.stamp.now;
            after.revision += 1;
            self.edit(Edit::Annotation(Box::new(Change::replace(before, after))));
        }
        Ok(name.to_owned())
    }

    fn annotate(&mut self, spot: &Spot, tags: &[Id], note: String) -> Planned {
        let names = tags.iter().map(|tag| self.tag_name(tag)).collect::<Result<Vec<_>, _>>()?;
        let name = match (names.is_empty(), note.is_empty()) {
            (false, _) => format!("Tag as {}", names.join(", ")),
            (true, false) => "Write note".to_owned(),
            (true, true) => "Mark passage".to_owned(),
        };
        let anchor = self.anchored(&spot.article, spot.range)?;
        // A second note on the same words must not overwrite the first.
        let known = same_range(self.notebook, &spot.article, anchor.range).filter(|_| note.is_empty());
        if let Some(known) = known.map(|known| known.id.clone()) {
            return self.change_annotation(&known, &name, |annotation| give(annotation, tags));
        }
        self.new_annotation(&spot.article, anchor, tags, note);
        Ok(name)
    }

    fn new_annotation(&mut self, article: &ArticleId, anchor: Anchor, tags: &[Id], note: String) -> Id {
        let id = Id::random('n');
        let now = self.stamp.now;
        let mut annotation = Annotation {
            id: id.clone(),
            article: article.clone(),
            anchors: vec![anchor],
            gone: false,
            tags: Vec::new(),
            note,
            author: self.notebook.settings.reader.clone(),
            created: now,
            changed: now,
            revision: 1,
        };
        give(&mut annotation, tags);
        self.edit(Edit::Annotation(Box::new(Change::make(annotation))));
        id
    }

    fn tag(&mut self, id: &Id, tag: Id) -> Planned {
        let name = format!("Tag as {}", self.tag_name(&tag)?);
        self.change_annotation(id, &name, |annotation| give(annotation, &[tag]))
    }

    fn set_range(&mut self, id: &Id, range: TextRange) -> Planned {
        let article = self.annotation(id)?.article;
        let anchor = self.anchored(&article, range)?;
        self.change_annotation(id, "Move ends", |annotation| (annotation.anchors, annotation.gone) = (vec![anchor], false))
    }

    /// The annotation of an end; makes one where there is none.
    fn end(&mut self, end: End) -> Result<Id, Refusal> {
        match end {
            End::Annotation(id) => self.annotation(&id).map(|annotation| annotation.id),
            End::Spot(spot) => self.annotation_at(&spot),
        }
    }

    /// The annotation of exactly these words; makes one where there is none.
    pub(super) fn annotation_at(&mut self, spot: &Spot) -> Result<Id, Refusal> {
        let anchor = self.anchored(&spot.article, spot.range)?;
        let known = same_range(self.notebook, &spot.article, anchor.range).map(|annotation| annotation.id.clone());
        Ok(known.unwrap_or_else(|| self.new_annotation(&spot.article, anchor, &[], String::new())))
    }

    fn judge(&mut self, a: &Spot, b: &Spot, accepted: Option<bool>) -> Planned {
        let passage = |spot: &Spot, anchor| Passage { article: spot.article.clone(), anchor };
        let [pa, pb] = [passage(a, self.anchored(&a.article, a.range)?), passage(b, self.anchored(&b.article, b.range)?)];
        // The same words may stand in an article twice; what is said of one place is not said of the other.
        let place = |passage: &Passage| (passage.article.clone(), passage.anchor.range, passage.anchor.quote.clone());
        let same = |known: &Passage, new: &Passage| place(known) == place(new);
        if same(&pa, &pb) {
            return Err(Refusal::SameEnds);
        }
        let before =
            self.notebook.judgements.values().find(|j| same(&j.a, &pa) && same(&j.b, &pb) || same(&j.a, &pb) && same(&j.b, &pa));
        let before = before.cloned();
        let name = match accepted {
            Some(true) => "Accept match",
            Some(false) => "Reject match",
            None => "Take back opinion on link",
        };
        let author = || self.notebook.settings.reader.clone();
        let fresh = || Judgement { id: Id::random('j'), a: pa, b: pb, accepted: false, author: author(), revision: 0 };
        let after = accepted.map(|accepted| {
            let known = before.clone().unwrap_or_else(fresh);
            Judgement { accepted, revision: known.revision + 1, ..known }
        });
        if before.as_ref().map(|j| j.accepted) != accepted {
            self.edit(Edit::Judgement(Box::new(Change { before, after })));
        }
        Ok(name.to_owned())
    }

    pub(super) fn change_article(&mut self, id: &ArticleId, change: impl FnOnce(Article) -> Article, name: &str) -> Planned {
        let (at, before) = self.notebook.article(id).ok_or_else(|| Refusal::NoArticle(id.clone()))?;
        let before = before.clone();
        let after = change(before.clone());
        if after != before {
            self.edit(Edit::Article(at, Box::new(Change::replace(before, after))));
        }
        Ok(name.to_owned())
    }
}

/// Gives an annotation the tags that it has not.
fn give(annotation: &mut Annotation, tags: &[Id]) {
    for tag in tags {
        if !annotation.tags.contains(tag) {
            annotation.tags.push(tag.clone());
        }
    }
}
