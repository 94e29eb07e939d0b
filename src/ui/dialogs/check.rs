//! What came in, before it becomes an article: its words to cut, its details to correct. One story at a time.

mod pieces;

use super::super::actions::{Action, Actions};
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::details::Fields;
use super::title;
use crate::article::{Article, ArticleId};
use crate::import::{Imported, find_older, find_same};
use crate::text::shortened;
use egui::{Align, Button, Key, Label, Layout, Modifiers, RichText, Ui, vec2};
use pieces::Pieces;
use std::cell::OnceCell;
use std::collections::VecDeque;

/// The stories that wait to be looked at; the first one is shown.
pub struct CheckDraft {
    stories: VecDeque<Story>,
    /// How many there were in all.
    all: usize,
}

/// A story that came in, and what the reader has made of it so far.
struct Story {
    imported: Imported,
    /// Where it came from, in the reader's words.
    from: String,
    fields: Fields,
    pieces: Pieces,
    /// The open article that it seems to be a newer text of, and how it is called; not looked for yet at first.
    older: OnceCell<Option<(ArticleId, String)>>,
    /// The reader has said that it is.
    is_newer: bool,
}

impl Story {
    fn new((from, imported): (String, Imported)) -> Self {
        let (fields, pieces) = (Fields::of(&imported.article.details), Pieces::of(&imported.article));
        Self { imported, from, fields, pieces, older: OnceCell::new(), is_newer: false }
    }

    /// The open article that it may take the place of.
    fn older(&self, scene: Scene<'_>) -> Option<&(ArticleId, String)> {
        let find = || find_older(&self.imported.article, scene.session.articles());
        self.older.get_or_init(|| find().map(|older| (older.id.clone(), older.label().to_owned()))).as_ref()
    }

    /// Whether it can be added: no field is wrong, and something is left of it.
    fn is_ready(&self) -> bool {
        self.fields.details().is_ok() && self.pieces.words(true) > 0
    }

    /// The article as the reader wants it; none while it is not ready. Lays out what is left, so not for each frame.
    fn article(&self) -> Option<Article> {
        let details = self.fields.details().ok().filter(|_| self.is_ready())?;
        let article = &self.imported.article;
        let article = if self.pieces.words(false) == 0 { article.clone() } else { self.pieces.cut(article) };
        Some(Article { details, ..article })
    }
}

impl CheckDraft {
    /// Begins with stories, each with the words for where it came from.
    pub(in crate::ui) fn new(stories: impl IntoIterator<Item = (String, Imported)>) -> Self {
        let mut draft = Self { stories: VecDeque::new(), all: 0 };
        draft.add(stories);
        draft
    }

    /// The reader has said that the first story is a newer text of this article.
    #[must_use]
    pub(in crate::ui) fn newer_of(mut self, older: Option<(ArticleId, String)>) -> Self {
        if let Some(story) = self.stories.front_mut() {
            story.is_newer = older.is_some();
            story.older = OnceCell::from(older);
        }
        self
    }

    /// Lets more stories wait behind these.
    pub(in crate::ui) fn add(&mut self, stories: impl IntoIterator<Item = (String, Imported)>) {
        let before = self.stories.len();
        self.stories.extend(stories.into_iter().map(Story::new));
        self.all += self.stories.len() - before;
    }

    /// Where the stories came from that the reader has not answered for.
    pub(in crate::ui) fn waiting(&self) -> impl Iterator<Item = &str> {
        self.stories.iter().map(|story| story.from.as_str())
    }

    /// Lets go of the story that is shown; closes the dialog after the last.
    fn next(&mut self, actions: &mut Actions) {
        self.stories.pop_front();
        if self.stories.is_empty() {
            actions.push(Action::CloseDialog);
        }
    }
}

/// Shows the first story.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, draft: &mut CheckDraft, actions: &mut Actions) {
    let screen = ui.ctx().content_rect().size();
    let size = vec2((screen.x - 90.0).clamp(480.0, 1040.0), (screen.y - 110.0).clamp(300.0, 640.0));
    ui.set_width(size.x);
    let (all, left) = (draft.all, draft.stories.len());
    let Some(story) = draft.stories.front_mut() else { return actions.push(Action::CloseDialog) };
    let heading = if all > 1 { format!("Check what came in   {} of {all}", all - left + 1) } else { "Check what came in".into() };
    title(ui, &heading);
    // A button that has the keyboard answers for itself.
    let free = ui.ctx().text_edit_focused() || ui.memory(|memory| memory.focused().is_none());
    let enter = free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let height = size.y - 110.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.allocate_ui(vec2(FACTS, height), |ui| ui.vertical(|ui| facts(ui, scene, story)));
        let size = vec2(size.x - FACTS - GAP, height);
        ui.vertical(|ui| story.pieces.ui(ui, &story.imported.article, size));
    });
    ui.add_space(10.0);
    buttons(ui, scene, draft, enter, actions);
}

/// Width of the column beside the words.
const FACTS: f32 = 320.0;
const GAP: f32 = 18.0;

/// What is known of a story, and what is to be said of how it came in.
fn facts(ui: &mut Ui, scene: Scene<'_>, story: &mut Story) {
    let theme = Theme::of(ui.ctx());
    ui.set_width(FACTS);
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.add(Label::new(RichText::new(&story.from).color(theme.ink)).truncate());
    ui.label(RichText::new(told_as(&story.imported)).small().color(theme.faint));
    ui.add_space(10.0);
    story.fields.ui(ui, FACTS - 82.0);
    ui.add_space(10.0);
    let notes = story.imported.notes.iter().map(|note| (theme.ink, super::super::explain::sentence(&format!("{note}."))));
    let known = known(scene, &story.imported.article).map(|known| (theme.error, known));
    for (colour, words) in notes.chain(known) {
        ui.add(Label::new(RichText::new(words).color(colour)).wrap());
        ui.add_space(4.0);
    }
    ui.add(
        Label::new(
            RichText::new(
                "Untick what does not belong to the story: menus, “Read more”, what stands above or below it. It is not kept. Point at a paragraph to let the story begin or end there.",
            )
            .small()
            .color(theme.faint),
        )
        .wrap(),
    );
}

/// What it was read from.
fn told_as(imported: &Imported) -> String {
    let encoding = imported.encoding.filter(|encoding| *encoding != "UTF-8").map(|encoding| format!(", {encoding}"));
    format!("{}{}", super::super::explain::sentence(imported.format.name()), encoding.unwrap_or_default())
}

/// Says if this story seems to be open already.
fn known(scene: Scene<'_>, article: &Article) -> Option<String> {
    let open = scene.session.articles();
    if let Some(same) = find_same(article, open) {
        return Some(format!("The same words are open already, as “{}”.", same.label()));
    }
    let address = |one: &Article| one.details.url.clone();
    let from = |one: &Article| one.source.clone();
    let same = |one: &&Article| {
        address(article).is_some() && address(article) == address(one) || from(article).is_some() && from(article) == from(one)
    };
    open.iter().find(same).map(|same| format!("“{}” came from the same place and is open already.", same.label()))
}

fn buttons(ui: &mut Ui, scene: Scene<'_>, draft: &mut CheckDraft, enter: bool, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let left = draft.stories.len();
    let Some(story) = draft.stories.front() else { return };
    let (ready, is_newer) = (story.is_ready(), story.is_newer);
    let older = story.older(scene).cloned();
    let (stay, cut) = (story.pieces.words(true), story.pieces.words(false));
    ui.horizontal(|ui| {
        let replace = |ui: &mut Ui| {
            let (_, label) = older.as_ref()?;
            let button = Button::new(format!("Newer text of “{}”", shortened(label, 24)));
            let help = "It takes the place of that text, which stays as an earlier one. Notes go along where their words do.";
            Some(ui.add_enabled(ready, button).on_hover_text(help).clicked())
        };
        let mut newer = is_newer.then(|| replace(ui)).flatten().unwrap_or_default();
        let keep = ui.add_enabled(ready, Button::new(if is_newer { "Add as another story" } else { "Add story" })).clicked();
        newer |= (!is_newer).then(|| replace(ui)).flatten().unwrap_or_default();
        newer |= enter && is_newer;
        let every = left > 1 && ui.add_enabled(ready, Button::new(format!("Add all {left}"))).clicked();
        let skip = ui.button("Leave out").on_hover_text("Do not open this one").clicked();
        let none = left > 1 && ui.button("Leave all out").clicked();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = if cut == 0 { format!("{stay} words") } else { format!("{stay} words stay, {cut} are cut") };
            ui.label(RichText::new(words).small().color(theme.faint));
        });
        if let Some((id, _)) = older.filter(|_| newer && ready) {
            let article = draft.stories.front().and_then(Story::article);
            actions.extend(article.map(|article| Action::Update(id, Box::new(article))));
            draft.next(actions);
        } else if none {
            draft.stories.clear();
            actions.push(Action::CloseDialog);
        } else if skip {
            draft.next(actions);
        } else if every {
            // Those that were not looked at come in as they were read, and what is to be said of them is said now.
            for (n, story) in draft.stories.iter().enumerate() {
                let unseen = story.imported.notes.iter().filter(|_| n > 0);
                unseen.for_each(|note| actions.push(Action::Tell(format!("{}: {note}.", story.from))));
                actions.extend(story.article().map(|article| Action::AddArticle(Box::new(article))));
            }
            draft.stories.clear();
            actions.push(Action::CloseDialog);
        } else if (keep || enter) && ready {
            let article = draft.stories.front().and_then(Story::article);
            actions.extend(article.map(|article| Action::AddArticle(Box::new(article))));
            draft.next(actions);
        }
    });
}
