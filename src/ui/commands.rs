//! What the reader can ask for by name: one table for menus, shortcuts and the overlay of shortcuts.
//!
//! Owns names, helps and keys. Never does anything itself: `App::apply` does.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something the reader can ask for without pointing at an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Ask for files.
    Open,
    /// Make an article of the clipboard's words.
    Paste,
    /// Begin a new notebook.
    New,
    /// Save the notebook.
    Save,
    /// Save the notebook under another name.
    SaveAs,
    /// Take the notebook from whoever has it.
    TakeOver,
    /// Take in what another copy of the notebook has.
    Merge,
    /// Look at what lost when copies were merged.
    Beside,
    /// Write the notes as a document.
    Export,
    /// Set the name that annotations get.
    ReaderName,
    /// Take the last change back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Write a note on the selected words or the annotation that is turned to.
    Note,
    /// Begin a link at the selected words or the annotation that is turned to, or end it there.
    Link,
    /// Copy the selected words with their source.
    CopyQuotation,
    /// Take the selected lines out of the story, or put them back.
    Aside,
    /// Make a claim card of the selected words.
    Card,
    /// Delete the annotation that is turned to.
    Delete,
    /// Accept the found link that is followed.
    AcceptLink,
    /// Reject the found link that is followed.
    RejectLink,
    /// Make a claim card of the found link that is followed.
    LinkCard,
    /// Say that the followed name and another are one.
    SameName,
    /// Say that some words do not mean the followed name.
    ApartName,
    /// Say what to call the followed name.
    RenameName,
    /// Say what the followed name is.
    KindOfName,
    /// Say that the followed name names nothing that matters.
    IgnoreName,
    /// Say that the selected words are a name.
    MarkName,
    /// Edit what is known about the active article.
    Details,
    /// Put a newer text in the place of the active article's.
    Update,
    /// Show the texts that the active article had before.
    Earlier,
    /// Close the active article.
    Close,
    /// Close the window.
    Quit,
    /// Show or hide the marks of names.
    Entities,
    /// Show or hide shared sentences and their ribbons.
    Claims,
    /// Show or hide figures.
    Figures,
    /// Show or hide quotations.
    Quotes,
    /// Show or hide words of like meaning in matched sentences.
    OtherWords,
    /// Show or hide what another article has to the letter.
    WordForWord,
    /// Show claims against articles.
    Matrix,
    /// Larger reading type.
    Larger,
    /// Smaller reading type.
    Smaller,
    /// Reading type of the usual size.
    NormalSize,
    /// Light or dark as the system is.
    SystemTheme,
    /// Dark letters on light paper.
    LightTheme,
    /// Light letters on dark paper.
    DarkTheme,
    /// Show or hide the side panel.
    Panel,
    /// The next shared claim.
    NextMatch,
    /// The shared claim before.
    PreviousMatch,
    /// The next mention of the followed name.
    NextMention,
    /// The mention before.
    PreviousMention,
    /// Follow nothing.
    Unfocus,
    /// Show all shortcuts.
    Shortcuts,
    /// Say what this program is.
    About,
}

/// The menu a command is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Articles and notebooks in and out.
    File,
    /// The reader's own work.
    Edit,
    /// How they are shown.
    View,
    /// From one place to another.
    Go,
    /// What one may want to know.
    Help,
}

impl Menu {
    /// All menus, from left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// Its title.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it asks for.
    pub command: Command,
    /// Where it is found.
    pub menu: Menu,
    /// Entries of one menu with different numbers are parted by a line.
    pub section: u8,
    /// What it is called.
    pub name: &'static str,
    /// What it does, in a few words.
    pub help: &'static str,
    /// The keys for it.
    pub keys: Option<KeyboardShortcut>,
}

/// The row of a command.
pub fn entry(command: Command) -> Option<&'static Entry> {
    COMMANDS.iter().find(|entry| entry.command == command)
}

const CTRL: Modifiers = Modifiers::COMMAND;
const BARE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// All commands, in the order of the menus.
pub const COMMANDS: &[Entry] = &[
    row(Command::Open, Menu::File, 0, "Open…", "Choose articles to add, or a notebook to open", Some((CTRL, Key::O))),
    // Ctrl+V comes as an event of its own, so that it still pastes into text fields.
    row(Command::Paste, Menu::File, 0, "Paste as article", "Read the clipboard's text as an article", Some((CTRL, Key::V))),
    row(Command::New, Menu::File, 1, "New notebook", "Put this notebook away and begin an empty one", Some((CTRL, Key::N))),
    row(Command::Save, Menu::File, 1, "Save notebook", "Keep articles and notes in a file", Some((CTRL, Key::S))),
    row(Command::SaveAs, Menu::File, 1, "Save as…", "Keep them in a file of another name", Some((CTRL_SHIFT, Key::S))),
    row(Command::Merge, Menu::File, 1, "Take in a copy…", "Merge another copy of this notebook into it", None),
    row(Command::Beside, Menu::File, 1, "Other versions…", "What was kept beside when copies were merged", None),
    row(Command::TakeOver, Menu::File, 1, "Take over", "Take this notebook from whoever has it open", None),
    row(Command::Export, Menu::File, 1, "Export notes…", "Write the notes as a document", Some((CTRL, Key::E))),
    row(Command::Details, Menu::File, 2, "Article details…", "Set outlet, title, author, date, address", Some((CTRL, Key::I))),
    row(
        Command::Update,
        Menu::File,
        2,
        "Newer text…",
        "Replace the active article's text; notes go along, the old text stays",
        None,
    ),
    row(Command::Earlier, Menu::File, 2, "Earlier texts…", "What the active article said before", None),
    row(Command::Close, Menu::File, 2, "Close article", "Close the article you last clicked", Some((CTRL, Key::W))),
    row(Command::ReaderName, Menu::File, 3, "Your name…", "The name that new annotations get", None),
    row(Command::Quit, Menu::File, 3, "Quit", "Close the window", Some((CTRL, Key::Q))),
    row(Command::Undo, Menu::Edit, 0, "Undo", "Take the last change back", Some((CTRL, Key::Z))),
    row(Command::Redo, Menu::Edit, 0, "Redo", "Do again what was taken back", Some((CTRL_SHIFT, Key::Z))),
    row(Command::Note, Menu::Edit, 1, "Note", "Write a note on the selected words", Some((BARE, Key::N))),
    row(Command::Link, Menu::Edit, 1, "Link", "Join the selected words with others", Some((BARE, Key::L))),
    row(Command::Card, Menu::Edit, 1, "Claim card", "Make a claim card of the selected words", Some((BARE, Key::C))),
    row(Command::CopyQuotation, Menu::Edit, 1, "Copy as quotation", "The selected words with their source", Some((BARE, Key::Q))),
    row(
        Command::Aside,
        Menu::Edit,
        1,
        "Not part of the story",
        "Leave the selected lines out, or take them in again",
        Some((BARE, Key::X)),
    ),
    row(Command::Delete, Menu::Edit, 1, "Delete annotation", "The one you turned to", Some((BARE, Key::Delete))),
    row(Command::AcceptLink, Menu::Edit, 2, "Accept match", "The followed sentences do belong together", Some((BARE, Key::A))),
    row(Command::RejectLink, Menu::Edit, 2, "Reject match", "They do not; it will not come back", Some((BARE, Key::R))),
    row(
        Command::LinkCard,
        Menu::Edit,
        2,
        "Claim card of match",
        "Gather the followed sentences on a card",
        Some((SHIFT, Key::C)),
    ),
    row(
        Command::MarkName,
        Menu::Edit,
        3,
        "Mark as a name",
        "The selected words, where they were not found",
        Some((BARE, Key::M)),
    ),
    row(Command::SameName, Menu::Edit, 3, "Same name as…", "Join the followed name with another", Some((BARE, Key::S))),
    row(Command::ApartName, Menu::Edit, 3, "Not the same…", "Words that do not mean the followed name", Some((BARE, Key::D))),
    row(Command::RenameName, Menu::Edit, 3, "Rename…", "Call the followed name something else", Some((BARE, Key::F2))),
    row(Command::KindOfName, Menu::Edit, 3, "Kind of name…", "Say what the followed name is", None),
    row(Command::IgnoreName, Menu::Edit, 3, "Ignore name", "The followed name is none, or does not matter", None),
    row(Command::Entities, Menu::View, 0, "Entities", "Underline people, places and bodies", Some((CTRL, Key::Num1))),
    row(Command::Claims, Menu::View, 0, "Claims", "Tint and join what articles share", Some((CTRL, Key::Num2))),
    row(Command::Figures, Menu::View, 0, "Figures", "Mark numbers, and those that differ", Some((CTRL, Key::Num3))),
    row(Command::Quotes, Menu::View, 0, "Quotations", "Mark quoted words", Some((CTRL, Key::Num4))),
    row(
        Command::OtherWords,
        Menu::View,
        0,
        "Other words",
        "Underline what matched sentences say in other words",
        Some((CTRL, Key::Num5)),
    ),
    row(
        Command::WordForWord,
        Menu::View,
        0,
        "Word for word",
        "Mark what another article has to the letter",
        Some((CTRL, Key::Num6)),
    ),
    row(Command::Matrix, Menu::View, 0, "Who says what…", "All claims against all articles", Some((BARE, Key::W))),
    row(Command::Larger, Menu::View, 1, "Larger text", "Enlarge the reading type", Some((CTRL, Key::Plus))),
    row(Command::Smaller, Menu::View, 1, "Smaller text", "Reduce the reading type", Some((CTRL, Key::Minus))),
    row(Command::NormalSize, Menu::View, 1, "Normal text size", "Back to the usual type", Some((CTRL, Key::Num0))),
    row(Command::SystemTheme, Menu::View, 2, "Theme of the system", "Light or dark as the system is", None),
    row(Command::LightTheme, Menu::View, 2, "Light theme", "Dark letters on light paper", None),
    row(Command::DarkTheme, Menu::View, 2, "Dark theme", "Light letters on dark paper", None),
    row(Command::Panel, Menu::View, 3, "Side panel", "Show or hide the lists on the right", Some((BARE, Key::F9))),
    row(Command::NextMatch, Menu::Go, 0, "Next shared claim", "Bring the next one level in all columns", Some((BARE, Key::J))),
    row(Command::PreviousMatch, Menu::Go, 0, "Previous shared claim", "Bring the one before level", Some((BARE, Key::K))),
    row(Command::NextMention, Menu::Go, 1, "Next mention", "Of the name you follow", Some((SHIFT, Key::J))),
    row(Command::PreviousMention, Menu::Go, 1, "Previous mention", "Of the name you follow", Some((SHIFT, Key::K))),
    row(Command::Unfocus, Menu::Go, 2, "Stop following", "Follow no name and no claim", Some((BARE, Key::Escape))),
    row(Command::Shortcuts, Menu::Help, 0, "Keyboard shortcuts", "Show this list", Some((BARE, Key::F1))),
    row(Command::About, Menu::Help, 0, "About Crossread", "Version, licence, what it does", None),
];

const fn row(
    command: Command,
    menu: Menu,
    section: u8,
    name: &'static str,
    help: &'static str,
    keys: Option<(Modifiers, Key)>,
) -> Entry {
    let keys = match keys {
        Some((modifiers, key)) => Some(KeyboardShortcut::new(modifiers, key)),
        None => None,
    };
    Entry { command, menu, section, name, help, keys }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_command_and_no_shortcut_stands_twice() {
        let commands: BTreeSet<Command> = COMMANDS.iter().map(|entry| entry.command).collect();
        assert_eq!(commands.len(), COMMANDS.len());
        let keys: Vec<KeyboardShortcut> = COMMANDS.iter().filter_map(|entry| entry.keys).collect();
        for (n, shortcut) in keys.iter().enumerate() {
            assert!(!keys[..n].contains(shortcut), "{shortcut:?}");
        }
    }

    #[test]
    fn entries_of_a_menu_stand_together() {
        let mut menus: Vec<&str> = COMMANDS.iter().map(|entry| entry.menu.name()).collect();
        menus.dedup();
        assert_eq!(menus, Menu::ALL.map(Menu::name));
    }
}
