//! Records by what a person calls them.

use crate::article::{Article, ArticleId};
use crate::command::Command;
use crate::notebook::{Id, Notebook};
use crate::text::{TextRange, find_quote};

/// The article called `id`.
pub(super) fn article<'a>(notebook: &'a Notebook, id: &str) -> Result<&'a Article, String> {
    let found = notebook.article(&ArticleId(id.into())).map(|(_, article)| article);
    found.ok_or_else(|| {
        let known: Vec<_> = notebook.articles.iter().map(|article| &*article.id.0).collect();
        format!("there is no article called {id}, but {}", known.join(", "))
    })
}

/// The place of `quote` in an article; `occurrence`, from 1, says which of several.
pub(super) fn passage(article: &Article, quote: &str, occurrence: Option<usize>) -> Result<TextRange, String> {
    let places = find_quote(&article.text, quote);
    match (places.len(), occurrence) {
        (0, _) => Err(format!("{} has no such words", article.id)),
        (1, None) => Ok(places[0]),
        (count, None) => Err(format!("these words stand at {count} places of {}; say which with --occurrence", article.id)),
        (count, Some(n)) => {
            let places_of = if count == 1 { "place" } else { "places" };
            let found = places.get(n - 1).copied();
            found.ok_or_else(|| format!("these words stand at {count} {places_of} of {} only", article.id))
        }
    }
}

/// The ids of tags of these names, and the commands that make those that are new.
pub(super) fn tags(notebook: &Notebook, names: &[String]) -> (Vec<Id>, Vec<Command>) {
    let (mut ids, mut made, mut commands) = (Vec::new(), Vec::<(String, Id)>::new(), Vec::new());
    for name in names {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = name.to_lowercase();
        let known = notebook.tag_named(&name).map(|tag| tag.id.clone());
        let known = known.or_else(|| made.iter().find(|(other, _)| *other == folded).map(|(_, id)| id.clone()));
        let id = known.unwrap_or_else(|| {
            let id = Id::random('t');
            made.push((folded, id.clone()));
            commands.push(Command::AddTag { name, color: None, id: Some(id.clone()) });
            id
        });
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    (ids, commands)
}

/// The tag of that name.
pub(super) fn tag(notebook: &Notebook, name: &str) -> Result<Id, String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    notebook.tag_named(&name).map(|tag| tag.id.clone()).ok_or_else(|| format!("there is no tag called {name}"))
}
