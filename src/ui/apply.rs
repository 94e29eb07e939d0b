//! What the reader's wishes do. The only place where the window changes the session or how it is shown.

use super::actions::Action;
use super::app::App;
use super::commands::Command;
use super::dialogs::{DetailsDraft, Dialog};
use super::input::drops_work;
use super::view::{MAX_COLUMNS, TypeSize};
use super::work::{self, Done};
use crate::article::{Article, ArticleId};
use crate::marks::Focus;
use crate::{import, samples};
use egui::{Context, ThemePreference, ViewportCommand};
use std::path::PathBuf;
use std::time::Duration;

impl App {
    pub(super) fn apply(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::Do(command) => self.command(command, ctx),
            Action::OpenFiles(files) => self.read(files),
            Action::OpenSample(name) => self.open_sample(name),
            Action::PasteText(text) => self.paste(&text),
            Action::Close(id) => self.close(&id),
            Action::Swap(a, b) => self.swap(&a, &b),
            Action::ShowIn(column, id) => self.view.show_in(column, &id),
            Action::Activate(id) => self.view.active = Some(id),
            Action::EditDetails(id) => self.edit_details(&id),
            Action::SetDetails(id, details) => self.session.set_details(&id, details),
            Action::CloseDialog => self.view.dialog = None,
            Action::Dismiss(id) => self.view.notices.dismiss(id),
            Action::ShowTab(tab) => self.view.panel.tab = tab,
            Action::Hover(focus) => self.hover(focus, ctx),
            Action::LevelLink { link, still } => self.level_link(link, still),
            Action::LevelClaim(place) => self.level_claim(place),
            Action::LevelGroup(group) => self.level_group(group),
            Action::Follow { entity, at } => self.follow(entity, at),
            Action::Reveal(place) => self.reveal(place),
        }
    }

    fn command(&mut self, command: Command, ctx: &Context) {
        let lenses = &mut self.view.lenses;
        match command {
            Command::Open => self.ask_for_files(),
            Command::Paste => self.view.paste.ask(ctx),
            Command::Details => self.with_active(Self::edit_details),
            Command::Close => self.with_active(Self::close),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Entities => lenses.entities = !lenses.entities,
            Command::Claims => lenses.claims = !lenses.claims,
            Command::Figures => lenses.figures = !lenses.figures,
            Command::Quotes => lenses.quotes = !lenses.quotes,
            Command::Larger => self.view.type_size = self.view.type_size.step(1.0),
            Command::Smaller => self.view.type_size = self.view.type_size.step(-1.0),
            Command::NormalSize => self.view.type_size = TypeSize::default(),
            Command::SystemTheme => self.view.theme = ThemePreference::System,
            Command::LightTheme => self.view.theme = ThemePreference::Light,
            Command::DarkTheme => self.view.theme = ThemePreference::Dark,
            Command::Panel => self.view.panel.wish = Some(!self.view.panel.shown),
            Command::NextMatch => self.step_group(1),
            Command::PreviousMatch => self.step_group(-1),
            Command::NextMention => self.step_mention(1),
            Command::PreviousMention => self.step_mention(-1),
            Command::Unfocus => self.view.unfocus(),
            Command::Shortcuts => self.view.dialog = Some(Dialog::Shortcuts),
            Command::About => self.view.dialog = Some(Dialog::About),
        }
    }

    /// The article that commands without one are meant for.
    fn with_active(&mut self, act: impl FnOnce(&mut Self, &ArticleId)) {
        let active = self.view.active.clone().filter(|id| self.view.columns.contains(id));
        if let Some(id) = active.or_else(|| self.view.columns.first().cloned()) {
            act(self, &id);
        }
    }

    fn hover(&mut self, focus: Focus, ctx: &Context) {
        if self.view.hover != focus {
            self.view.hover = focus;
            ctx.request_repaint();
        }
    }
}

/// Articles in and out.
impl App {
    fn ask_for_files(&mut self) {
        if !self.view.picking {
            self.view.picking = true;
            self.errands.aside += 1;
            work::ask(&self.worker, self.picker.articles());
        }
    }

    fn read(&mut self, files: Vec<PathBuf>) {
        self.errands.aside += 1;
        work::read(&self.worker, files);
    }

    /// Takes in what a job aside has brought back.
    pub(super) fn receive(&mut self, done: Done) {
        match done {
            Done::Read(files) => {
                for (path, read) in files {
                    match read {
                        Ok(article) => self.open(article),
                        Err(error) => self.view.notices.error(format!("{}: {}", path.display(), error.problem)),
                    }
                }
            }
            Done::Picked { files, after } => self.picked(files, after),
            Done::Found(_) => {}
        }
    }

    fn picked(&mut self, files: Option<Vec<PathBuf>>, after: Duration) {
        self.view.picking = false;
        match files {
            Some(files) => self.read(files),
            // Nobody cancels a dialog that fast: there was none.
            None if cfg!(target_os = "linux") && after < Duration::from_millis(100) => {
                let drop = if drops_work() { "Drop files on this window, paste" } else { "Paste" };
                self.view.notices.news(format!(
                    "No file dialog seems to be available here. {drop} an article's text (Ctrl+V), or name files when you \
                     start Crossread: crossread FILE…"
                ));
            }
            None => {}
        }
    }

    fn open_sample(&mut self, name: &'static str) {
        self.put_sample_away();
        let alone = self.session.articles().is_empty();
        for article in samples::story(name).map(|story| story.articles).unwrap_or_default() {
            self.add(article);
        }
        self.sample = alone.then_some(name);
    }

    fn paste(&mut self, text: &str) {
        self.view.paste.answered();
        match import::from_paste(text) {
            Ok(article) => self.open(article),
            Err(error) => self.view.notices.error(format!("The clipboard holds no article: {}", error.problem)),
        }
    }

    /// Opens one of the reader's own articles; a sample story makes room for it.
    fn open(&mut self, article: Article) {
        if self.sample.is_some() {
            self.view.notices.news("The sample story made room for your article. You find it again under File, Sample stories.");
        }
        self.put_sample_away();
        self.add(article);
    }

    fn add(&mut self, article: Article) {
        let label = article.label().to_owned();
        match self.session.add(article) {
            Ok(id) => {
                self.view.admit(id.clone());
                self.view.active = Some(id);
            }
            Err(error) => self.view.notices.news(format!("{label}: {error}.")),
        }
    }

    fn put_sample_away(&mut self) {
        if self.sample.take().is_some() {
            let ids: Vec<ArticleId> = self.session.articles().iter().map(|article| article.id.clone()).collect();
            for id in &ids {
                self.close(id);
            }
        }
    }

    fn close(&mut self, id: &ArticleId) {
        self.session.close(id);
        self.columns.forget(id);
        let Some(column) = self.view.columns.iter().position(|shown| shown == id) else { return };
        self.view.columns.remove(column);
        let waiting = self.session.articles().iter().find(|article| !self.view.columns.contains(&article.id));
        if let Some(waiting) = waiting.filter(|_| self.view.columns.len() < MAX_COLUMNS) {
            self.view.columns.insert(column, waiting.id.clone());
        }
        self.sample = self.sample.filter(|_| !self.session.articles().is_empty());
    }

    fn swap(&mut self, a: &ArticleId, b: &ArticleId) {
        self.session.swap(a, b);
        if let Some(column) = self.view.columns.iter().position(|shown| shown == a) {
            self.view.show_in(column, b);
        }
    }

    fn edit_details(&mut self, id: &ArticleId) {
        if let Some((_, article)) = self.session.find(id) {
            self.view.dialog = Some(Dialog::Details(Box::new(DetailsDraft::new(article))));
        }
    }
}
