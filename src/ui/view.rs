//! How the window shows the session: which articles stand in columns, what is marked, followed, open. Nothing here would be missed
//! by the reader's work.

use super::dialogs::Dialog;
use super::notices::Notices;
use crate::analysis::Place;
use crate::article::ArticleId;
use crate::command::{End, Spot};
use crate::marks::{Focus, Lenses};
use crate::notebook::Id;
use crate::session::{Pending, Session, Version};
use crate::store::Layout;
use egui::{Context, ThemePreference, ViewportCommand};
use std::path::PathBuf;

/// The state of the window.
#[derive(Default)]
pub struct View {
    /// The articles in columns, from left to right. More may be open.
    pub columns: Vec<ArticleId>,
    /// The article the reader last turned to.
    pub active: Option<ArticleId>,
    /// Which marks are shown.
    pub lenses: Lenses,
    /// What the reader follows.
    pub focus: Focus,
    /// Index of the mention of the followed name that was last gone to.
    pub mention: Option<usize>,
    /// What is under the pointer.
    pub hover: Focus,
    /// Size of the reading type in points.
    pub type_size: TypeSize,
    /// Light, dark or as the system is.
    pub theme: ThemePreference,
    /// The side panel.
    pub panel: SidePanel,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What the reader should know.
    pub notices: Notices,
    /// A file dialog is open.
    pub picking: bool,
    /// A request for the clipboard's words that was not answered yet.
    pub paste: PasteRequest,
    /// How often the same place was clicked.
    pub cycle: Cycle,
    /// The annotation that is turned to.
    pub annotation: Option<Id>,
    /// The words that are selected, with their article.
    pub selection: Option<Spot>,
    /// What was selected for the reader to look at, by a list or a step; nobody means to tag it yet.
    pub revealed: Option<Spot>,
    /// The group of claims to go on from, where the followed match was rejected.
    pub resume: Option<usize>,
    /// The passage that a link was begun from.
    pub linking: Option<End>,
    /// The note of this annotation shall get the keyboard.
    pub wants_note: Option<Id>,
    /// The statement of the card that was just made is about to be written.
    pub wants_statement: bool,
    /// What was done last, in the reader's words.
    pub did: Option<String>,
    /// Where the notebook is kept, as far as the reader sees it.
    pub file: FileView,
    /// Annotations that wait for the reader since their article got a newer text.
    pub pending: Pendings,
}

/// What waits for the reader, worked out anew when the notebook has changed.
#[derive(Default)]
pub struct Pendings {
    of: Version,
    list: Vec<Pending>,
}

impl Pendings {
    /// Brings the list up to date.
    pub(super) fn update(&mut self, session: &Session) {
        if self.of != session.version() {
            *self = Self { of: session.version(), list: session.pending() };
        }
    }

    /// All that stand in an earlier text, in reading order; those that are said to be gone come last.
    pub fn list(&self) -> &[Pending] {
        &self.list
    }

    /// Those that the reader has not decided on.
    pub fn waiting(&self) -> impl Iterator<Item = &Pending> {
        self.list.iter().filter(|pending| !pending.gone)
    }

    /// What is to be said of an annotation, if it stands in an earlier text.
    pub fn of(&self, annotation: &Id) -> Option<&Pending> {
        self.list.iter().find(|pending| pending.annotation == *annotation)
    }
}

/// What the reader sees of the notebook's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileView {
    /// The file's name; none for a notebook without one.
    pub name: Option<String>,
    /// Whether the last changes are on the disk.
    pub state: SaveState,
    /// Somebody else has the notebook.
    pub taken: bool,
    /// Notebooks that were open before, newest first: what they are called, and where they are.
    pub recent: Vec<(String, PathBuf)>,
    /// Backups of this one, newest first: when they were made, and where they are.
    pub backups: Vec<(String, PathBuf)>,
}

/// Whether the last changes are on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// There is nothing to save.
    #[default]
    Nothing,
    /// They are.
    Saved,
    /// They will be in a moment.
    Saving,
    /// They are not, and why.
    Failed(String),
    /// There are none, and there could be none, for this reason.
    ReadOnly(String),
}

/// At most so many articles stand side by side.
pub const MAX_COLUMNS: usize = 4;

impl View {
    /// The window as it was left.
    pub(super) fn as_left(theme: ThemePreference, layout: Layout) -> Self {
        let type_size = layout.type_size.map(|points| TypeSize::of(f32::from(points))).unwrap_or_default();
        Self { theme, type_size, panel: SidePanel { wish: layout.panel, ..SidePanel::default() }, ..Self::default() }
    }

    /// What shall be lit: what is followed, for that is what keys act on, else what is under the pointer.
    pub fn lit(&self) -> Focus {
        Focus { entity: self.focus.entity, link: self.focus.link.or(self.hover.link) }
    }

    /// Gives a newly opened article a column: a new one, or the last where there are enough.
    pub fn admit(&mut self, id: ArticleId) {
        if self.columns.len() >= MAX_COLUMNS {
            self.columns.pop();
        }
        self.columns.push(id);
    }

    /// Shows `id` in a column; an article that stands in another one changes places with it.
    pub fn show_in(&mut self, column: usize, id: &ArticleId) {
        let Some(old) = self.columns.get(column).cloned() else { return };
        for shown in &mut self.columns {
            if shown == id {
                *shown = old.clone();
            } else if *shown == old {
                *shown = id.clone();
            }
        }
    }

    /// Shows no article that is closed any more, and in the places that are free others that are open.
    pub(super) fn tidy(&mut self, session: &Session) {
        self.columns.retain(|id| session.find(id).is_some());
        for article in session.articles() {
            if self.columns.len() < MAX_COLUMNS && !self.columns.contains(&article.id) {
                self.columns.push(article.id.clone());
            }
        }
        self.active = self.active.take().filter(|id| session.find(id).is_some());
        self.annotation = self.annotation.take().filter(|id| session.notebook().annotations.contains_key(id));
        self.linking = self.linking.take().filter(|end| match end {
            End::Annotation(id) => session.notebook().annotations.contains_key(id),
            End::Spot(spot) => session.find(&spot.article).is_some(),
        });
    }

    /// Forgets what is followed: indices of an analysis that is gone.
    pub fn unfocus(&mut self) {
        self.focus = Focus::default();
        self.hover = Focus::default();
        self.mention = None;
        self.cycle = Cycle::default();
    }
}

/// Size of the reading type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSize(f32);

impl Default for TypeSize {
    fn default() -> Self {
        Self(17.0)
    }
}

impl TypeSize {
    /// So many points, or the nearest size that there is.
    pub fn of(points: f32) -> Self {
        Self(points).step(0.0)
    }

    /// In points.
    pub fn points(self) -> f32 {
        self.0
    }

    /// So many steps larger, or smaller.
    #[must_use]
    pub fn step(self, by: f32) -> Self {
        Self((self.0 + by).clamp(11.0, 34.0))
    }
}

/// The lists on the right.
#[derive(Clone, Copy, Debug, Default)]
pub struct SidePanel {
    /// Shown or hidden by the reader's wish; none: where there is room.
    pub wish: Option<bool>,
    /// Whether the last frame showed it.
    pub shown: bool,
    /// Which list.
    pub tab: Tab,
}

/// A list of the side panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// What articles share, and what only one says.
    #[default]
    Compare,
    /// Who and what is named.
    Entities,
    /// Who is quoted, saying what.
    Quotes,
    /// The reader's annotations.
    Notes,
    /// The reader's words for passages.
    Tags,
    /// The reader's claim cards.
    Claims,
}

/// Waits for the clipboard's words, which come as an event some frames after they were asked for, or never.
#[derive(Clone, Copy, Debug, Default)]
pub struct PasteRequest {
    frames: u8,
}

impl PasteRequest {
    /// Asks for them.
    pub fn ask(&mut self, ctx: &Context) {
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        self.frames = 4;
    }

    /// They have come.
    pub fn answered(&mut self) {
        self.frames = 0;
    }

    /// Counts a frame; true if by now there must be none.
    pub fn is_in_vain(&mut self, ctx: &Context) -> bool {
        let waits = self.frames > 0;
        if waits {
            self.frames -= 1;
            ctx.request_repaint();
        }
        waits && self.frames == 0
    }
}

/// Counts clicks on one place, so that each brings another match level.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cycle {
    at: Option<(Place, Option<usize>)>,
    step: usize,
}

impl Cycle {
    /// How often this was clicked before, without anything else in between.
    pub fn step(&mut self, place: Place, entity: Option<usize>) -> usize {
        let at = Some((place, entity));
        self.step = if self.at == at { self.step + 1 } else { 0 };
        self.at = at;
        self.step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(ids: &str) -> View {
        let mut view = View::default();
        for id in ids.split_whitespace() {
            view.admit(ArticleId(id.into()));
        }
        view
    }

    fn shown(view: &View) -> String {
        view.columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_match_that_keys_act_on_is_the_one_that_is_lit() {
        let hovered = View { hover: Focus { entity: None, link: Some(2) }, ..View::default() };
        assert_eq!(hovered.lit().link, Some(2));
        let followed = View { focus: Focus { entity: None, link: Some(1) }, ..hovered };
        assert_eq!(followed.lit().link, Some(1));
    }

    #[test]
    fn a_fifth_article_takes_the_last_column() {
        assert_eq!(shown(&view("a b c d e")), "a b c e");
    }

    #[test]
    fn a_column_shows_another_article_and_none_stands_twice() {
        let mut view = view("a b c");
        view.show_in(1, &ArticleId("x".into()));
        assert_eq!(shown(&view), "a x c");
        view.show_in(0, &ArticleId("c".into()));
        assert_eq!(shown(&view), "c x a");
        view.show_in(9, &ArticleId("y".into()));
        assert_eq!(shown(&view), "c x a");
    }
}
