//! What views ask for. A view reads, shows and pushes actions; it changes nothing itself.

use super::commands::Command;
use super::view::Tab;
use crate::analysis::Place;
use crate::article::{Article, ArticleId};
use crate::command;
use crate::marks::Focus;
use crate::notebook::Id;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A wish of the reader's.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something of the table.
    Do(Command),
    /// Read these files and open them, in this order.
    OpenFiles(Vec<PathBuf>),
    /// Open the sample story of that name.
    OpenSample(&'static str),
    /// Make an article of these words.
    PasteText(String),
    /// Open an article that the reader has looked at.
    AddArticle(Box<Article>),
    /// Put a newer text in the place of an article's.
    Update(ArticleId, Box<Article>),
    /// Let an open article be the newer text of another one.
    Replace {
        /// The article that stays, with its notes.
        older: ArticleId,
        /// The article whose text it gets, and which is closed.
        newer: ArticleId,
    },
    /// Ask for a file with a newer text of an article.
    AskUpdate(ArticleId),
    /// Show the texts that an article had before.
    Earlier(ArticleId),
    /// Show the annotations that wait for the reader since their article got a newer text.
    Review,
    /// Read no further files.
    StopReading,
    /// Close an article.
    Close(ArticleId),
    /// Let two articles change places.
    Swap(ArticleId, ArticleId),
    /// Show an article in the column of that index.
    ShowIn(usize, ArticleId),
    /// The reader turned to this article.
    Activate(ArticleId),
    /// Begin to edit what is known about an article.
    EditDetails(ArticleId),
    /// Change the notebook.
    Run(command::Command),
    /// Give a tag to the selected words, or to the annotation that is turned to.
    GiveTag(Id),
    /// Give the tag with this digit, 1 to 9.
    GiveKey(u8),
    /// Give a new tag of this name.
    GiveNewTag(String),
    /// Turn to an annotation.
    Pick(Id),
    /// Turn to an annotation and show it in its article.
    GoTo(Id),
    /// Write the note of an annotation.
    EditNote(Id),
    /// The note that was to get the keyboard has it.
    NoteTaken,
    /// The statement that was to get the keyboard has it.
    StatementTaken,
    /// Turn to an annotation, let go of selected words, and do something of the table.
    On(Id, Command),
    /// Join the passage that a link was begun from with this one.
    LinkTo(command::End),
    /// Say whether a found link holds; index into the analysis' links. None takes the opinion back.
    Judge(usize, Option<bool>),
    /// Take the opinion on a rejected match back.
    TakeBack(Id),
    /// Make a claim card of a found link; index into the analysis' links.
    CardFromLink(usize),
    /// Ask what the reader wants to say of a name; index into the analysis' entities.
    AskName(NameQuestion, usize),
    /// Put words on the clipboard.
    Copy(String),
    /// Put a web page on the clipboard, for programs that show pages and for those that know plain text only.
    CopyPage(String),
    /// Ask how the notes shall leave; none: all of them.
    Export(Option<BTreeSet<Id>>),
    /// Ask where to write the notes, and write them there.
    SaveExport {
        /// A name to begin with.
        name: String,
        /// The document.
        text: String,
    },
    /// Set the name that new annotations get.
    SetReader(String),
    /// Open the notebook that was saved there.
    OpenNotebook(PathBuf),
    /// Go on with a copy of a notebook, as one without a name.
    OpenCopy(PathBuf),
    /// Take in what another copy of the open notebook has.
    MergeCopy(PathBuf),
    /// Take the open notebook from whoever has it.
    TakeOver,
    /// Put what is open in the place of a file that cannot be read any more.
    ReplaceFile,
    /// Close the dialog.
    CloseDialog,
    /// Say this in a notice.
    Tell(String),
    /// Take a notice away.
    Dismiss(u64),
    /// Show a tab of the side panel.
    ShowTab(Tab),
    /// The pointer is over this now.
    Hover(Focus),
    /// Bring a link's ends level; the end in the named article stays where it is.
    LevelLink {
        /// Index into the analysis' links.
        link: usize,
        /// The article whose end stays.
        still: usize,
    },
    /// Bring the matches of the sentence at a place level with it; the next match each time.
    LevelClaim(Place),
    /// Bring the members of a group of claims level. Index into the analysis' groups.
    LevelGroup(usize),
    /// Follow an entity; bring other mentions level with the one at a place, the next ones each time.
    Follow {
        /// Index into the analysis' entities.
        entity: usize,
        /// The mention that stays where it is.
        at: Option<Place>,
    },
    /// Show one place.
    Reveal(Place),
}

/// Something that can be said of a name, and needs an answer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameQuestion {
    /// With which other name is it one?
    Same,
    /// Which of its words mean something else?
    Apart,
    /// What is it called?
    Rename,
    /// What is it?
    Kind,
}

/// The actions of one frame, in order.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    /// Asks for `action`.
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Asks for these, if there are any.
    pub fn extend(&mut self, actions: impl IntoIterator<Item = Action>) {
        self.0.extend(actions);
    }

    /// Asks for something of the table.
    pub fn command(&mut self, command: Command) {
        self.push(Action::Do(command));
    }

    /// Takes all out.
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
