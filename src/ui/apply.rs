//! What the reader's wishes do. The only place where the window changes the session or how it is shown.

use super::actions::{Action, NameQuestion};
use super::app::App;
use super::commands::Command;
use super::dialogs::{DetailsDraft, Dialog, ExportDraft, NameDraft};
use super::input::drops_work;
use super::view::{MAX_COLUMNS, Tab, TypeSize};
use super::work::{self, Done, Purpose};
use crate::article::{Article, ArticleId};
use crate::command::{self, Refusal, Stamp};
use crate::import::find_older;
use crate::marks::Focus;
use crate::notebook::{Id, Notebook};
use crate::{samples, store};
use egui::{Context, ThemePreference, ViewportCommand};
use jiff::Timestamp;
use std::path::PathBuf;
use std::time::Duration;

impl App {
    pub(super) fn apply(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::Do(command) => self.command(command, ctx),
            Action::OpenFiles(files) => self.read(files),
            Action::OpenNotebook(path) => self.load(path, Vec::new()),
            Action::Update(id, newer) => self.update(&id, &newer),
            Action::Replace { older, newer } => self.replace(&older, &newer),
            Action::AskUpdate(id) => self.ask_update(id),
            Action::Earlier(id) => self.show_earlier(&id),
            Action::Review => self.review(),
            Action::OpenCopy(path) => self.read_copy(path, Purpose::Open),
            Action::MergeCopy(path) => self.read_copy(path, Purpose::Merge),
            Action::TakeOver => self.take_over(),
            Action::ReplaceFile => self.replace_file(),
            Action::OpenSample(name) => self.open_sample(name),
            Action::PasteText(text) => self.paste(&text),
            Action::AddArticle(article) => self.open(*article),
            Action::StopReading => self.errands.reading.iter().for_each(|reading| reading.stop()),
            Action::Close(id) => self.close(&id),
            Action::Swap(a, b) => self.swap(&a, &b),
            Action::ShowIn(column, id) => self.view.show_in(column, &id),
            Action::Activate(id) => self.view.active = Some(id),
            Action::EditDetails(id) => self.edit_details(&id),
            Action::Run(command) => {
                self.keep_draft();
                self.run(command);
            }
            Action::CloseDialog => self.close_dialog(),
            Action::Tell(words) => self.view.notices.news(words),
            Action::Dismiss(id) => self.view.notices.dismiss(id),
            Action::ShowTab(tab) => self.view.panel.tab = tab,
            Action::Hover(focus) => self.hover(focus, ctx),
            Action::LevelLink { link, still } => self.level_link(link, still),
            Action::LevelClaim(place) => self.level_claim(place),
            Action::LevelGroup(group) => self.level_group(group),
            Action::Follow { entity, at } => self.follow(entity, at),
            Action::Reveal(place) => self.reveal(place),
            Action::GiveTag(tag) => self.give_tag(tag),
            Action::GiveKey(key) => self.give_key(key),
            Action::GiveNewTag(name) => self.give_new_tag(&name),
            Action::Pick(id) => self.view.annotation = Some(id),
            Action::GoTo(id) => self.go_to(id),
            Action::EditNote(id) => self.edit_note(id),
            Action::NoteTaken => self.view.wants_note = None,
            Action::StatementTaken => self.view.wants_statement = false,
            Action::On(id, command) => self.on(id, command, ctx),
            Action::LinkTo(end) => self.link_to(end),
            Action::Judge(link, accepted) => self.judge(link, accepted),
            Action::TakeBack(judgement) => self.take_back(&judgement),
            Action::CardFromLink(link) => self.card_from_link(link),
            Action::AskName(question, entity) => self.ask_name(question, entity),
            Action::Copy(text) => {
                ctx.copy_text(text);
                self.view.did = Some("Copied".to_owned());
            }
            Action::Export(only) => self.view.dialog = Some(Dialog::Export(Box::new(ExportDraft::new(only)))),
            Action::CopyPage(html) => {
                if !self.clipboard.put(&html, &html) {
                    ctx.copy_text(html);
                }
                self.view.did = Some("Copied".to_owned());
            }
            Action::SaveExport { name, text } => self.ask_for_export(&name, text),
            Action::SetReader(name) => self.set_reader(&name),
        }
    }

    fn close_dialog(&mut self) {
        if let Some(Dialog::Check(draft)) = self.view.dialog.take() {
            self.left_out(&draft);
        }
    }

    /// Does something of the table with an annotation, whatever is selected.
    fn on(&mut self, id: Id, command: Command, ctx: &Context) {
        self.columns.clear_selection();
        self.view.selection = None;
        self.view.annotation = Some(id);
        self.command(command, ctx);
    }

    fn command(&mut self, command: Command, ctx: &Context) {
        let lenses = &mut self.view.lenses;
        match command {
            Command::Open => self.ask(Purpose::Open, ""),
            Command::Paste => self.view.paste.ask(ctx),
            Command::New => self.new_notebook(),
            Command::Save => self.save_or_ask(),
            Command::SaveAs => self.ask(Purpose::Save, &self.suggested_name()),
            Command::Merge => self.ask(Purpose::Merge, ""),
            Command::TakeOver => self.take_over(),
            Command::Beside => self.view.dialog = Some(Dialog::Beside),
            Command::Export => self.view.dialog = Some(Dialog::Export(Box::new(ExportDraft::new(None)))),
            Command::ReaderName => {
                self.view.dialog = Some(Dialog::Name(NameDraft::reader(&self.session.notebook().settings.reader)));
            }
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Note => self.note(),
            Command::Link => self.link(),
            Command::CopyQuotation => self.copy_quotation(ctx),
            Command::Aside => self.set_aside(),
            Command::Card => self.card(),
            Command::Delete => self.delete(),
            Command::SameName => self.with_name(|app, entity| app.ask_name(NameQuestion::Same, entity)),
            Command::ApartName => self.with_name(|app, entity| app.ask_name(NameQuestion::Apart, entity)),
            Command::RenameName => self.with_name(|app, entity| app.ask_name(NameQuestion::Rename, entity)),
            Command::KindOfName => self.with_name(|app, entity| app.ask_name(NameQuestion::Kind, entity)),
            Command::IgnoreName => self.with_name(Self::ignore_name),
            Command::MarkName => self.mark_name(),
            Command::AcceptLink => self.judge_followed(true),
            Command::RejectLink => self.judge_followed(false),
            Command::LinkCard => self.with_followed(Self::card_from_link),
            Command::Details => self.with_active(Self::edit_details),
            Command::Update => self.with_active(|app, id| app.ask_update(id.clone())),
            Command::Earlier => self.with_active(Self::show_earlier),
            Command::Close => self.with_active(Self::close),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Entities => lenses.entities = !lenses.entities,
            Command::Claims => lenses.claims = !lenses.claims,
            Command::Figures => lenses.figures = !lenses.figures,
            Command::Quotes => lenses.quotes = !lenses.quotes,
            Command::OtherWords => lenses.other_words = !lenses.other_words,
            Command::WordForWord => lenses.word_for_word = !lenses.word_for_word,
            Command::Matrix => self.view.dialog = Some(Dialog::Matrix),
            Command::Larger => self.view.type_size = self.view.type_size.step(1.0),
            Command::Smaller => self.view.type_size = self.view.type_size.step(-1.0),
            Command::NormalSize => self.view.type_size = TypeSize::default(),
            Command::SystemTheme => self.set_theme(ThemePreference::System),
            Command::LightTheme => self.set_theme(ThemePreference::Light),
            Command::DarkTheme => self.set_theme(ThemePreference::Dark),
            Command::Panel => self.view.panel.wish = Some(!self.view.panel.shown),
            Command::NextMatch => self.step_group(1),
            Command::PreviousMatch => self.step_group(-1),
            Command::NextMention => self.step_mention(1),
            Command::PreviousMention => self.step_mention(-1),
            Command::Unfocus => self.let_go(),
            Command::Shortcuts => self.view.dialog = Some(Dialog::Shortcuts),
            Command::About => self.view.dialog = Some(Dialog::About),
        }
    }

    /// Changes the notebook. Says why where that is refused; gives the step otherwise.
    pub(super) fn run(&mut self, command: command::Command) -> Option<command::Step> {
        match self.session.run(command, Stamp { now: Timestamp::now() }) {
            Ok(step) => {
                let step = step.clone();
                self.sample = None;
                self.view.did = Some(step.name.clone());
                Some(step)
            }
            Err(Refusal::Nothing) => None,
            Err(refusal) => {
                self.view.notices.news(format!("{}.", super::explain::sentence(&refusal.to_string())));
                None
            }
        }
    }

    /// Lets go of the last thing that the reader took up: selected words first, then a link that was begun, then what is followed.
    fn let_go(&mut self) {
        // Going from mention to mention selects each of them; that selection goes with the following.
        let selected = self.columns.selects() && self.view.focus.entity.is_none();
        self.columns.clear_selection();
        if !selected && self.view.linking.take().is_none() {
            self.view.notices.dismiss_news();
            self.view.unfocus();
            self.view.annotation = None;
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

/// Files and notebooks.
impl App {
    pub(super) fn ask(&mut self, purpose: Purpose, name: &str) {
        if !self.view.picking {
            self.view.picking = true;
            self.errands.aside += 1;
            let ask = match purpose {
                Purpose::Open => self.picker.files("Open articles or a notebook"),
                Purpose::Update => self.picker.files("The newer text of this article"),
                Purpose::Merge => self.picker.files("Another copy of this notebook"),
                Purpose::Save => self.picker.notebook(name),
                Purpose::Export => self.picker.export(name),
            };
            work::ask(&self.worker, purpose, ask);
        }
    }

    /// Opens files: a notebook takes the place of what is open, articles are added to it.
    fn read(&mut self, files: Vec<PathBuf>) {
        let (mut notebooks, articles): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| store::is_notebook(file));
        if let Some(notebook) = notebooks.pop() {
            return self.load(notebook, articles);
        }
        self.errands.aside += 1;
        self.errands.reading.push(work::read(&self.worker, articles, None));
    }

    fn load(&mut self, path: PathBuf, articles: Vec<PathBuf>) {
        if self.is_open(&path) {
            self.view.did = Some("This notebook is open already".to_owned());
            if !articles.is_empty() {
                self.read(articles);
            }
            return;
        }
        self.errands.aside += 1;
        work::load(&self.worker, path, articles, self.keeper.data());
    }

    /// Takes in what a job aside has brought back.
    pub(super) fn receive(&mut self, done: Done) {
        match done {
            Done::Read(files, newer_of) => self.came_in(files, newer_of),
            Done::Loaded { path, opened, backup, articles } => {
                match opened {
                    Ok(opened) => self.loaded(&path, *opened),
                    Err(error) => self.not_loaded(&error, backup),
                }
                if !articles.is_empty() {
                    self.read(articles);
                }
            }
            Done::Copy(_, _, Err(error)) => self.view.notices.error(format!("{error}.")),
            Done::Copy(path, Purpose::Merge, Ok(loaded)) => self.merged_copy(&path, &loaded),
            Done::Copy(path, _, Ok(loaded)) => self.opened_copy(&path, *loaded),
            Done::Looked(path, looked, lost) => self.looked(&path, looked, lost),
            Done::Saved(saved) => self.saved(saved),
            Done::Exported(path, Ok(())) => self.view.notices.news(format!("The notes are in {}.", path.display())),
            Done::Exported(_, Err(error)) => self.view.notices.error(format!("The notes were not written: {error}.")),
            Done::Picked { purpose, files, after } => self.picked(purpose, files, after),
            Done::Found(_) => {}
        }
    }

    fn picked(&mut self, purpose: Purpose, files: Option<Vec<PathBuf>>, after: Duration) {
        self.view.picking = false;
        match (purpose, files) {
            (Purpose::Open, Some(files)) => self.read(files),
            (Purpose::Update, Some(files)) => self.read_newer(files),
            (Purpose::Merge, Some(files)) => files.into_iter().for_each(|path| self.read_copy(path, Purpose::Merge)),
            (Purpose::Save, Some(files)) => files.into_iter().for_each(|path| self.save_as(path)),
            (Purpose::Export, Some(files)) => files.into_iter().for_each(|path| self.export_to(path)),
            // Nobody cancels a dialog that fast: there was none.
            (_, None) if cfg!(target_os = "linux") && after < Duration::from_millis(400) => self.no_dialog(purpose),
            (_, None) => {}
        }
    }

    fn no_dialog(&mut self, purpose: Purpose) {
        let drop = if drops_work() { "Drop files on this window, paste" } else { "Paste" };
        self.view.notices.news(match purpose {
            Purpose::Open => format!(
                "No file dialog seems to be available here. {drop} an article's text (Ctrl+V), or name files when you start \
                 Crossread: crossread FILE…"
            ),
            Purpose::Update => {
                "No file dialog seems to be available here. Paste the newer text, or use `crossread update`.".to_owned()
            }
            Purpose::Merge => "No file dialog seems to be available here. Use `crossread merge`.".to_owned(),
            Purpose::Save => {
                let place =
                    self.keeper.file().map(|file| format!(" It is {}: a copy of that is one with a name.", file.display()));
                format!(
                    "No file dialog seems to be available here. The notebook is kept without a name, and opens again with \
                     Crossread.{}",
                    place.unwrap_or_default()
                )
            }
            Purpose::Export => {
                "No file dialog seems to be available here. Copy the notes instead, or use `crossread export`.".to_owned()
            }
        });
    }

    fn save_or_ask(&mut self) {
        if self.view.file.name.is_some() {
            self.keep_draft();
            self.save_now();
        } else {
            self.ask(Purpose::Save, &self.suggested_name());
        }
    }

    fn suggested_name(&self) -> String {
        let stem = self.view.file.name.clone().unwrap_or_else(|| "notes".to_owned());
        format!("{stem}.{}", store::ENDING)
    }

    fn new_notebook(&mut self) {
        if self.put_away() {
            self.show_notebook(self.keeper.fresh());
        }
    }

    /// Shows a notebook in the place of what was open.
    pub(super) fn show_notebook(&mut self, notebook: Notebook) {
        self.session.open(notebook);
        self.columns.keep(|_| false);
        self.view.columns.clear();
        self.view.annotation = None;
        self.view.unfocus();
        self.view.tidy(&self.session);
    }

    fn ask_for_export(&mut self, name: &str, text: String) {
        self.keeper.export = Some(text);
        self.ask(Purpose::Export, name);
    }

    fn export_to(&mut self, path: PathBuf) {
        if let Some(text) = self.keeper.export.take() {
            self.errands.aside += 1;
            work::export(&self.worker, path, text);
        }
    }
}

/// Articles in and out.
impl App {
    fn open_sample(&mut self, name: &'static str) {
        if self.put_away() {
            self.show_sample(name);
        }
    }

    pub(super) fn show_sample(&mut self, name: &'static str) {
        let mut notebook = self.keeper.fresh();
        notebook.articles = samples::story(name).map(|story| story.articles).unwrap_or_default();
        self.show_notebook(notebook);
        self.sample = Some(name);
    }

    /// Opens one of the reader's own articles; a sample story that nobody worked on makes room for it.
    pub(super) fn open(&mut self, article: Article) {
        if self.sample.take().is_some() {
            self.view.notices.news("The sample story made room for your article. You find it again under File, Sample stories.");
            self.show_notebook(self.keeper.fresh());
        }
        let label = article.label().to_owned();
        let older = find_older(&article, self.session.articles()).map(|older| (older.id.clone(), older.label().to_owned()));
        match self.session.run(command::Command::AddArticle(Box::new(article)), Stamp { now: Timestamp::now() }) {
            Ok(_) => {
                let id = self.session.articles().last().map(|article| article.id.clone());
                if let Some(id) = id.clone() {
                    self.columns.turn_to(&id);
                    self.view.admit(id);
                }
                if let (Some((older, name)), Some(newer)) = (older, id.clone()) {
                    self.view.notices.offer(
                        false,
                        format!("This seems to be a newer text of “{name}”, which is open already. Both stand side by side now."),
                        "Put it in its place",
                        Action::Replace { older, newer },
                    );
                }
                self.view.active = id;
            }
            Err(refusal) => self.view.notices.news(format!("{label}: {refusal}.")),
        }
    }

    fn close(&mut self, id: &ArticleId) {
        let column = self.view.columns.iter().position(|shown| shown == id);
        if self.run(command::Command::RemoveArticle(id.clone())).is_none() {
            return;
        }
        let Some(column) = column else { return };
        self.view.columns.remove(column);
        let waiting = self.session.articles().iter().find(|article| !self.view.columns.contains(&article.id));
        if let Some(waiting) = waiting.filter(|_| self.view.columns.len() < MAX_COLUMNS) {
            self.view.columns.insert(column, waiting.id.clone());
        }
    }

    fn swap(&mut self, a: &ArticleId, b: &ArticleId) {
        self.run(command::Command::SwapArticles(a.clone(), b.clone()));
        if let Some(column) = self.view.columns.iter().position(|shown| shown == a) {
            self.view.show_in(column, b);
        }
    }

    fn edit_details(&mut self, id: &ArticleId) {
        if let Some((_, article)) = self.session.find(id) {
            self.view.dialog = Some(Dialog::Details(Box::new(DetailsDraft::new(article))));
        }
    }

    /// The notes, with all that hangs on them, are somewhere else than they were.
    pub(super) fn show_notes(&mut self) {
        self.view.panel.tab = Tab::Notes;
        self.view.panel.wish = Some(true);
    }
}
