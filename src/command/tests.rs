//! What each command promises; that all can be taken back is in `random`.

mod alternatives;
mod merging;
mod named;
mod names;
mod random;

use super::*;
use crate::notebook::{Annotation, Notebook};

const STAMP: Stamp = Stamp { now: Timestamp::UNIX_EPOCH };

/// A notebook that commands are given to, and what they did.
#[derive(Debug, Default)]
struct Desk {
    notebook: Notebook,
    history: History,
}

impl Desk {
    /// Two articles, "a" and "b".
    fn new() -> Self {
        let mut desk = Self::default();
        desk.does(add("a", "Bridge closes\n\nThe bridge is closed. Zoë said so. The bridge is closed."));
        desk.does(add("b", "Bridge shut\n\nThe bridge was shut on Monday. Nobody knows why."));
        desk
    }

    fn run(&mut self, command: Command) -> Result<(), Refusal> {
        let step = plan(&mut self.notebook, command, STAMP)?;
        self.history.push(step);
        Ok(())
    }

    #[track_caller]
    fn does(&mut self, command: Command) {
        self.run(command).expect("a command that is carried out");
        assert_eq!(self.notebook.faults(), []);
    }

    /// The command is refused, and nothing has changed.
    #[track_caller]
    fn refuses(&mut self, command: Command) -> Refusal {
        let before = self.notebook.clone();
        let refusal = self.run(command).expect_err("a command that is refused");
        assert_eq!(self.notebook, before);
        refusal
    }

    fn tag(&mut self, name: &str) -> Id {
        self.does(Command::AddTag { name: name.into(), color: None, id: None });
        self.notebook.tag_named(name).expect("the new tag").id.clone()
    }

    /// The annotations as "words: tags / note", in reading order.
    fn notes(&self) -> Vec<String> {
        let name = |id: &Id| self.notebook.tags[id].name.clone();
        let tags = |note: &Annotation| note.tags.iter().map(name).collect::<Vec<_>>().join(" ");
        let shown = |note: &&Annotation| format!("{}: {} / {}", note.quote(), tags(note), note.note);
        self.notebook.sorted_annotations().iter().map(shown).collect()
    }

    /// Marks the words and gives the annotation's id.
    fn mark(&mut self, article: &str, words: &str) -> Id {
        self.does(Command::Annotate { spot: self.spot(article, words), tags: Vec::new(), note: "n".into() });
        let made = self.notebook.annotations.values().find(|note| note.article == name(article) && note.quote() == words);
        made.expect("the new annotation").id.clone()
    }

    /// Where the words stand first.
    fn spot(&self, article: &str, words: &str) -> Spot {
        let (_, found) = self.notebook.article(&name(article)).expect("an article");
        let start = found.text.find(words).expect("its words");
        Spot { article: name(article), range: TextRange::new(start, start + words.len()) }
    }
}

fn name(article: &str) -> ArticleId {
    ArticleId(article.into())
}

fn add(id: &str, text: &str) -> Command {
    Command::AddArticle(Box::new(Article::from_text(id, text)))
}
