//! The window as a whole: takes what came in, shows everything, then does what was asked for.

use super::actions::{Action, Actions};
use super::clipboard::Clipboard;
use super::columns::Columns;
use super::digest::Digest;
use super::keeper::Keeper;
use super::palette::{self, Palette};
use super::panel::Lists;
use super::picker::FilePicker;
use super::reading::{self, Reading};
use super::scene::Scene;
use super::view::View;
use super::work::{self, Done};
use super::{columns, dialogs, input, menus, notices, panel, status, theme, welcome};
use crate::analysis::{Analysis, ClaimLink};
use crate::article::ArticleId;
use crate::command::Spot;
use crate::import::Imported;
use crate::session::{Generation, Session};
use crate::worker::{WorkError, Worker};
use egui::{CentralPanel, Context, Panel, Ui};
use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// The program behind the window.
pub struct App {
    pub(super) session: Session,
    pub(super) analysis: Arc<Analysis>,
    pub(super) digest: Digest,
    pub(super) view: View,
    pub(super) columns: Columns,
    pub(super) lists: Lists,
    palette: Palette,
    pub(super) worker: Worker<Done>,
    pub(super) picker: Box<dyn FilePicker>,
    pub(super) clipboard: Box<dyn Clipboard>,
    actions: Actions,
    pub(super) errands: Errands,
    /// The state of the articles that the newest request for an analysis was made for.
    requested: Generation,
    /// Nothing but this sample story is open, and nothing was made of it: the reader's first own article takes its place.
    pub(super) sample: Option<&'static str>,
    pub(super) keeper: Keeper,
}

/// Work that is under way elsewhere.
#[derive(Default)]
pub(super) struct Errands {
    pub(super) analyzing: bool,
    /// Jobs aside that have not come back.
    pub(super) aside: usize,
    /// Files that are being read.
    pub(super) reading: Vec<Arc<Reading>>,
    /// Stories that came in while a dialog was open, with where they came from.
    pub(super) unchecked: Vec<(String, Imported)>,
    /// The article that the file dialog asks a newer text of.
    pub(super) updating: Option<ArticleId>,
    /// What came back while a save was waited for.
    pub(super) late: VecDeque<Done>,
}

impl App {
    /// Prepares the window's looks and manners, and an app in which nothing is open yet. Notebooks without a name are kept in
    /// `data`; without it they are not kept.
    ///
    /// # Errors
    /// The system gave no thread for the analysis.
    pub fn new(
        ctx: &Context,
        picker: Box<dyn FilePicker>,
        clipboard: Box<dyn Clipboard>,
        data: Option<PathBuf>,
    ) -> io::Result<Self> {
        theme::install(ctx);
        ctx.options_mut(|options| {
            // Ctrl +/- change the reading type, not the whole window.
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        // Long enough that nothing pops up under a pointer that only rests while one reads.
        ctx.all_styles_mut(|style| style.interaction.tooltip_delay = 0.7);
        let waker = ctx.clone();
        let keeper = Keeper::new(data);
        let mut session = Session::default();
        session.open(keeper.fresh());
        Ok(Self {
            session,
            analysis: Arc::default(),
            digest: Digest::default(),
            view: View::as_left(keeper.theme(), keeper.layout()),
            keeper,
            columns: Columns::default(),
            lists: Lists::default(),
            palette: Palette::default(),
            worker: Worker::new(work::ANALYSIS, move || waker.request_repaint())?,
            picker,
            clipboard,
            actions: Actions::default(),
            errands: Errands::default(),
            requested: Generation::default(),
            sample: None,
        })
    }

    /// What is open.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How it is shown.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The articles on screen.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Does what `action` asks for, as if the reader had asked.
    pub fn act(&mut self, action: Action, ctx: &Context) {
        self.apply(action, ctx);
        self.settle(ctx);
    }

    /// Shows one frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        while let Some(result) = self.next_result() {
            self.take_in(result);
        }
        self.settle(&ctx);
        self.check_waiting();
        self.close_requested(&ctx);
        let mut actions = std::mem::take(&mut self.actions);
        input::collect(&ctx, self.scene(), &mut actions);
        self.show(ui, &mut actions);
        self.view.selection = self.columns.selection(self.view.active.as_ref()).map(|(article, range)| Spot { article, range });
        if self.view.revealed != self.view.selection {
            self.view.revealed = None;
        }
        if let Some(spot) = &self.view.selection {
            self.columns.keep_selection(&spot.article);
        }
        for action in actions.take() {
            self.apply(action, &ctx);
        }
        if self.view.paste.is_in_vain(&ctx) {
            self.view.notices.news("The clipboard holds no text.");
        }
        self.actions = actions;
        self.settle(&ctx);
        self.keep(&ctx);
    }

    /// What came back from elsewhere, that which had to wait first.
    fn next_result(&mut self) -> Option<Result<Done, WorkError>> {
        self.errands.late.pop_front().map(Ok).or_else(|| self.worker.poll())
    }

    /// Takes over what the reader is writing.
    pub(super) fn keep_draft(&mut self) {
        if let Some(command) = self.lists.take_draft() {
            self.run(command);
        }
    }

    /// Waits until nothing is under way elsewhere. For tests and benches.
    pub fn finish_work(&mut self, ctx: &Context) {
        if self.is_unsaved() {
            self.save_now();
        }
        while self.errands.analyzing || self.errands.aside > 0 {
            let late = self.errands.late.pop_front().map(Ok);
            let Some(result) = late.or_else(|| self.worker.wait()) else { return };
            self.take_in(result);
            self.settle(ctx);
        }
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        Scene { session: &self.session, analysis: &self.analysis, digest: &self.digest, view: &self.view }
    }

    fn show(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let scene = Scene { session: &self.session, analysis: &self.analysis, digest: &self.digest, view: &self.view };
        Panel::top("menus").frame(menus::frame(ui)).show(ui, |ui| menus::ui(ui, scene, actions));
        Panel::bottom("status").frame(status::frame(ui)).show(ui, |ui| status::ui(ui, scene, self.errands.analyzing));
        if reading::is_long(&self.errands.reading) {
            Panel::top("reading").frame(notices::frame(ui)).show(ui, |ui| reading::ui(ui, &self.errands.reading, actions));
        }
        if !self.view.notices.list().is_empty() {
            Panel::top("notices").frame(notices::frame(ui)).show(ui, |ui| notices::ui(ui, &self.view.notices, actions));
        }
        let shown = panel::has_room(scene, ui.available_width());
        if shown {
            panel::side(ui).show(ui, |ui| panel::ui(ui, scene, &mut self.lists, actions));
        } else {
            self.lists.hidden(actions);
        }
        CentralPanel::no_frame().show(ui, |ui| columns::ui(ui, scene, &mut self.columns, actions));
        palette::ui(ui, scene, &self.columns, &mut self.palette, actions);
        welcome::drop_hint(ui);
        self.view.panel.shown = shown;
        let mut dialog = self.view.dialog.take();
        dialogs::ui(ui.ctx(), self.scene(), &mut dialog, actions);
        self.view.dialog = dialog;
    }

    pub(super) fn take_in(&mut self, result: Result<Done, WorkError>) {
        match result {
            Ok(Done::Found(found)) => {
                self.errands.analyzing &= found.generation != self.session.generation();
                if self.session.accept(found) {
                    self.look_through();
                }
            }
            Ok(done) => {
                self.errands.aside = self.errands.aside.saturating_sub(1);
                self.receive(done);
            }
            Err(error) => self.report(&error),
        }
    }

    fn report(&mut self, error: &WorkError) {
        match error.job {
            work::ANALYSIS => self.errands.analyzing = false,
            _ => self.errands.aside = self.errands.aside.saturating_sub(1),
        }
        self.view.picking &= error.job != work::DIALOG;
        if error.job == work::LOOKING {
            self.look_broke();
        }
        if error.job == work::SAVING {
            self.keeper.save_broke(self.session.version());
        }
        self.view.notices.error(format!("{error}. This is a fault in Crossread; your articles and notes are still open."));
    }

    /// Asks for an analysis if the articles have changed.
    fn settle(&mut self, ctx: &Context) {
        ctx.set_theme(self.view.theme);
        self.view.pending.update(&self.session);
        // Whoever reads holds it too.
        self.errands.reading.retain(|reading| Arc::strong_count(reading) > 1);
        if !self.errands.reading.is_empty() {
            ctx.request_repaint_after(reading::PATIENCE);
        }
        if self.requested == self.session.generation() {
            return;
        }
        self.requested = self.session.generation();
        self.columns.keep(|id| self.session.find(id).is_some());
        self.view.tidy(&self.session);
        self.errands.analyzing = true;
        work::analyze(&self.worker, &self.session);
        if self.session.found().is_none() {
            self.look_through();
        }
    }

    /// Takes the session's analysis, or that there is none, over into everything that is shown.
    fn look_through(&mut self) {
        let followed = self.view.focus.link.and_then(|link| self.analysis.links.get(link)).map(|link| (link.a, link.b));
        let before = Arc::clone(&self.analysis);
        let focus = self.view.focus.entity.and_then(|entity| before.entities.get(entity));
        let mention = focus.zip(self.view.mention).and_then(|(entity, mention)| entity.mentions.get(mention));
        self.analysis = self.session.found().map(|found| Arc::clone(&found.analysis)).unwrap_or_default();
        self.digest = Digest::new(self.session.articles(), &self.analysis).following(&self.digest);
        self.view.unfocus();
        // An opinion on a match makes a new analysis; the reader goes on looking at that match.
        let same = |link: &ClaimLink| Some((link.a, link.b)) == followed;
        let link = self.analysis.links.iter().position(same);
        self.view.focus.link = link.filter(|link| self.digest.group_of(*link).is_some());
        self.follow_again(focus, mention.map(|mention| mention.place));
        self.warn_of_names(&before.warnings);
    }
}
