//! Marking, noting and linking: what the reader's wishes on passages come to.

use super::app::App;
use crate::analysis::Place;
use crate::command::{Command, Edit, End, Spot, Step};
use crate::export::Quotation;
use crate::notebook::{Color, Id, LinkRelation, Notebook, Passage, Tag};
use crate::text::Carried;
use crate::text::{TextRange, slice};
use egui::Context;

impl App {
    /// Says in the status bar what is missing: a bar across the window would be too much for it.
    pub(super) fn hint(&mut self, words: &str) {
        self.view.did = Some(words.to_owned());
    }

    /// The words that are selected, else the annotation that is turned to.
    fn here(&self) -> Option<End> {
        let spot = self.view.selection.clone().map(End::Spot);
        spot.or_else(|| self.view.annotation.clone().map(End::Annotation))
    }

    /// Runs a command that marks the selected words, and turns to what it marked.
    fn mark(&mut self, command: Command) -> Option<Id> {
        let step = self.run(command)?;
        self.columns.clear_selection();
        self.view.selection = None;
        let id = annotation_of(&step);
        if id.is_some() {
            self.view.annotation.clone_from(&id);
        }
        id
    }

    pub(super) fn give_tag(&mut self, tag: Id) {
        match self.here() {
            Some(End::Spot(spot)) => {
                self.mark(Command::Annotate { spot, tags: vec![tag], note: String::new() });
            }
            Some(End::Annotation(id)) => self.toggle(id, tag),
            None => self.hint("Select some words first, then press the tag's digit."),
        }
    }

    /// Gives an annotation a tag, or takes it off again.
    fn toggle(&mut self, id: Id, tag: Id) {
        let has = self.session.notebook().annotations.get(&id).is_some_and(|annotation| annotation.tags.contains(&tag));
        self.run(if has { Command::Untag(id, tag) } else { Command::Tag(id, tag) });
    }

    pub(super) fn give_key(&mut self, key: u8) {
        match self.session.notebook().tag_of_key(key).map(|tag| tag.id.clone()) {
            Some(tag) => self.give_tag(tag),
            None => self.give_tag_of_new_key(key),
        }
    }

    /// A digit without a tag makes one, so that a drag and a digit always mark; what it is called can be changed.
    fn give_tag_of_new_key(&mut self, key: u8) {
        let Some(here) = self.here() else { return };
        let notebook = self.session.notebook();
        let starter = Notebook::starter("").tag_of_key(key).map(|tag| (tag.name.clone(), tag.color));
        let starter = starter.filter(|(name, _)| notebook.tag_named(name).is_none());
        let plain = || (format!("Tag {key}"), Color::ALL[usize::from(key) % Color::ALL.len()]);
        let (name, color) = starter.unwrap_or_else(plain);
        if let Some(known) = notebook.tag_named(&name).map(|tag| tag.id.clone()) {
            return self.give_tag(known);
        }
        let id = Id::random('t');
        let make = Command::AddTag { name: name.clone(), color: Some(color), id: Some(id.clone()) };
        let tag =
            Tag { id: id.clone(), name: name.clone(), color, key: Some(key), memo: String::new(), parent: None, revision: 1 };
        let give = match here {
            End::Spot(spot) => Command::Annotate { spot, tags: vec![id], note: String::new() },
            End::Annotation(annotation) => Command::Tag(annotation, id),
        };
        self.mark(Command::Batch(format!("Tag as “{name}”"), vec![make, Command::SetTag(tag), give]));
    }

    pub(super) fn give_new_tag(&mut self, name: &str) {
        if let Some(known) = self.session.notebook().tag_named(name).map(|tag| tag.id.clone()) {
            return self.give_tag(known);
        }
        let id = Id::random('t');
        let make = Command::AddTag { name: name.to_owned(), color: None, id: Some(id.clone()) };
        let give = match self.here() {
            Some(End::Spot(spot)) => Command::Annotate { spot, tags: vec![id], note: String::new() },
            Some(End::Annotation(annotation)) => Command::Tag(annotation, id),
            None => {
                self.run(make);
                return;
            }
        };
        self.mark(Command::Batch(format!("Tag as “{}”", name.trim()), vec![make, give]));
    }

    /// Writes a note on the selected words, or on the annotation that is turned to.
    pub(super) fn note(&mut self) {
        let id = match self.here() {
            Some(End::Spot(spot)) => {
                let known = self.annotation_of_spot(&spot);
                known.or_else(|| self.mark(Command::Annotate { spot, tags: Vec::new(), note: String::new() }))
            }
            Some(End::Annotation(id)) => Some(id),
            None => return self.hint("Select some words first, then press N to write a note on them."),
        };
        if let Some(id) = id {
            self.edit_note(id);
        }
    }

    fn annotation_of_spot(&self, spot: &Spot) -> Option<Id> {
        let annotations = self.session.notebook().annotations.values().filter(|annotation| annotation.article == spot.article);
        let same = |range: TextRange| range == spot.range;
        annotations.into_iter().find(|a| a.anchors.iter().any(|anchor| same(anchor.range))).map(|a| a.id.clone())
    }

    pub(super) fn edit_note(&mut self, id: Id) {
        self.view.annotation = Some(id.clone());
        self.view.wants_note = Some(id);
        self.show_notes();
    }

    pub(super) fn go_to(&mut self, id: Id) {
        let annotation = self.session.notebook().annotations.get(&id);
        let place = annotation.and_then(|annotation| {
            let (doc, article) = self.session.find(&annotation.article)?;
            let pending =
                || self.view.pending.of(&annotation.id).and_then(|pending| pending.passages.iter().find_map(Carried::place));
            let range = annotation.anchors.iter().find_map(|anchor| article.place(anchor)).or_else(pending)?;
            Some((doc, article.id.clone(), range))
        });
        let waits = self.view.pending.of(&id).is_some();
        if let Some((_, article, range)) = place {
            if !self.view.columns.contains(&article) {
                let last = self.view.columns.len().saturating_sub(1);
                self.view.show_in(last, &article);
            }
            self.columns.show(&article, range.start);
            self.view.active = Some(article);
        } else if !waits {
            self.view.notices.news("The words of this annotation are not in the article any more.");
        }
        self.view.annotation = Some(id);
    }

    pub(super) fn delete(&mut self) {
        self.keep_draft();
        if let Some(id) = self.view.annotation.take() {
            self.run(Command::Delete(vec![id]));
        }
    }

    /// Begins a link, or ends the one that was begun.
    pub(super) fn link(&mut self) {
        let Some(here) = self.here() else {
            return self
                .view
                .notices
                .news("Select some words first, then press L; then the words to join them with, and L again.");
        };
        if let Some(from) = self.view.linking.take() {
            return self.join(from, here);
        }
        self.view.linking = Some(here);
        self.columns.clear_selection();
        self.view.selection = None;
    }

    /// Joins the passage that a link was begun from, or the selected words, with `to`.
    pub(super) fn link_to(&mut self, to: End) {
        if let Some(from) = self.view.linking.take().or_else(|| self.here()) {
            self.join(from, to);
        }
    }

    fn join(&mut self, from: End, to: End) {
        self.mark(Command::Link { from, to, relation: LinkRelation::default(), note: String::new() });
    }

    /// Makes a claim card whose statement is the selected words.
    pub(super) fn card(&mut self) {
        let Some(spot) = self.spot_here("Select the words of a claim first, then press C.") else { return };
        let statement = self.words(&spot);
        let cards = self.session.notebook().cards.len();
        let spots = vec![self.scene().stated(spot)];
        if self.mark(Command::MakeCard { statement, spots }).is_some() || !self.session.notebook().cards.is_empty() {
            self.show_claims();
        }
        self.view.wants_statement = self.session.notebook().cards.len() > cards;
    }

    /// The selected words, else those of the annotation that is turned to; says what is missing where there are none.
    fn spot_here(&mut self, missing: &str) -> Option<Spot> {
        let spot = match self.here() {
            Some(End::Spot(spot)) => Some(spot),
            Some(End::Annotation(id)) => self.session.notebook().annotations.get(&id).and_then(|annotation| {
                let (_, article) = self.session.find(&annotation.article)?;
                let range = annotation.anchors.iter().find_map(|anchor| article.place(anchor))?;
                Some(Spot { article: annotation.article.clone(), range })
            }),
            None => None,
        };
        if spot.is_none() {
            let lost = self.view.annotation.is_some() && self.view.selection.is_none();
            let why = if lost { "The words of this annotation are not in the article any more." } else { missing };
            self.hint(why);
        }
        spot
    }

    fn words(&self, spot: &Spot) -> String {
        let text = self.session.find(&spot.article).map(|(_, article)| slice(&article.text, spot.range)).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn show_claims(&mut self) {
        self.view.panel.tab = super::view::Tab::Claims;
        self.view.panel.wish = Some(true);
    }

    /// Takes the selected lines out of the story, or puts them back if all of them are out.
    pub(super) fn set_aside(&mut self) {
        let Some(Spot { article: id, range }) = self.view.selection.clone() else {
            return self.hint("Select the lines that are not part of the story first.");
        };
        let Some((_, article)) = self.session.find(&id) else { return };
        let units = article.units.get(article.units_in(range)).unwrap_or_default();
        let all_out = units.iter().all(|unit| article.asides.contains(&unit.range));
        let mut asides: Vec<TextRange> = article.asides.iter().filter(|aside| !aside.intersects(range)).copied().collect();
        if !all_out {
            asides.extend(units.iter().map(|unit| unit.range));
        }
        self.run(Command::SetAsides(id, asides));
        self.columns.clear_selection();
    }

    /// The selected words in quotation marks, with outlet, title and date.
    pub(super) fn copy_quotation(&mut self, ctx: &Context) {
        let Some(spot) = self.spot_here("Select the words to quote first.") else { return };
        let Some((_, article)) = self.session.find(&spot.article) else { return };
        let quotation = Quotation::of(&self.words(&spot), article);
        if !self.clipboard.put(&quotation.text, &quotation.html) {
            ctx.copy_text(quotation.text);
        }
        self.view.did = Some("Copied with its source".to_owned());
    }
}

/// Found links.
impl App {
    pub(super) fn with_followed(&mut self, act: impl FnOnce(&mut Self, usize)) {
        match self.view.focus.link {
            Some(link) => act(self, link),
            None => self.hint("Click a match first: a number in the margin, or a ribbon."),
        }
    }

    pub(super) fn judge_followed(&mut self, accepted: bool) {
        self.with_followed(|app, link| app.judge(link, Some(accepted)));
    }

    pub(super) fn judge(&mut self, link: usize, accepted: Option<bool>) {
        let Some(found) = self.analysis.links.get(link) else { return };
        let (spots, doc) = (self.spot(found.a).zip(self.spot(found.b)), found.a.doc);
        let Some((a, b)) = spots else { return };
        let group = self.view.focus.link.and_then(|link| self.digest.group_of(link));
        if self.run(Command::Judge { a, b, accepted }).is_some() && accepted == Some(false) {
            // The match that follows takes the number of the one that goes.
            self.view.resume = group;
            let others = group.and_then(|group| self.analysis.groups.get(group)).map(|group| &*group.links).unwrap_or_default();
            let other = others.iter().find(|other| **other != link).copied();
            if let Some(other) = other.filter(|_| self.view.focus.link == Some(link)) {
                // What else joins the claim is what the reader looks at next.
                self.level_link(other, doc);
            }
        }
    }

    /// Takes the opinion on a rejected match back.
    pub(super) fn take_back(&mut self, judgement: &Id) {
        let Some(judged) = self.session.notebook().judgements.get(judgement) else { return };
        let spot = |passage: &Passage| {
            let (_, article) = self.session.find(&passage.article)?;
            Some(Spot { article: article.id.clone(), range: article.place(&passage.anchor)? })
        };
        if let Some((a, b)) = spot(&judged.a).zip(spot(&judged.b)) {
            self.run(Command::Judge { a, b, accepted: None });
        }
    }

    pub(super) fn card_from_link(&mut self, link: usize) {
        let group = self.digest.group_of(link).and_then(|group| self.analysis.groups.get(group));
        let Some(found) = self.analysis.links.get(link) else { return };
        let places = group.map_or_else(|| vec![found.a, found.b], |group| group.members.clone());
        let spots: Vec<_> =
            places.into_iter().filter_map(|place| self.spot(place)).map(|spot| self.scene().stated(spot)).collect();
        let Some(statement) = spots.first().map(|(spot, _)| self.words(spot)) else { return };
        self.view.wants_statement = self.run(Command::MakeCard { statement, spots }).is_some();
        self.show_claims();
    }

    fn spot(&self, place: Place) -> Option<Spot> {
        let article = self.session.articles().get(place.doc)?;
        Some(Spot { article: article.id.clone(), range: place.range })
    }
}

/// Back and forth.
impl App {
    pub(super) fn undo(&mut self) {
        self.keep_draft();
        let step = self.session.undo();
        self.view.notices.dismiss_review();
        self.after(step, "Undone");
    }

    pub(super) fn redo(&mut self) {
        self.keep_draft();
        let step = self.session.redo();
        self.after(step, "Done again");
    }

    fn after(&mut self, step: Option<Step>, what: &str) {
        self.view.did = step.map(|step| format!("{what}: {}", step.name));
        self.view.tidy(&self.session);
    }
}

/// The annotation that a step made or changed last.
fn annotation_of(step: &Step) -> Option<Id> {
    step.edits.iter().rev().find_map(|edit| match edit {
        Edit::Annotation(change) => change.after.as_ref().map(|annotation| annotation.id.clone()),
        _ => None,
    })
}
