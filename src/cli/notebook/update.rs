//! `crossread update`: a newer text of an article.

use super::super::{Console, read};
use super::{change, find};
use crate::command::Command;
use crate::import;
use crate::session::{Pending, Session};
use std::io::{self, Write};
use std::path::Path;

/// Prints what became of each annotation of the article: its id, its status, its words.
pub(super) fn run(path: &Path, article: &str, (newer, force): (&Path, bool), console: &mut Console) -> io::Result<()> {
    let Some(articles) = read::articles(&[newer.to_owned()], console) else { return Ok(()) };
    let mut became: Vec<Pending> = Vec::new();
    let updated = change(path, console, |notebook| {
        let [newer] = &articles[..] else { return Err("the newer text must be one article".to_owned()) };
        let article = find::article(notebook, article)?;
        if !force && article.text != newer.text && import::find_older(newer, [article]).is_none() {
            let id = &article.id;
            return Err(format!("this text has little in common with that of {id}; `--force` puts it in place in any case"));
        }
        let mut session = Session::default();
        session.open(notebook.clone());
        became = session.forecast(&article.id, newer);
        Ok(Command::UpdateArticle(article.id.clone(), Box::new(newer.clone())))
    });
    let Some((session, Some(_))) = updated else { return Ok(()) };
    for pending in &became {
        let annotation = session.notebook().annotations.get(&pending.annotation);
        let words = annotation.map(|annotation| crate::text::one_line(&annotation.quote())).unwrap_or_default();
        writeln!(console.out, "{}\t{}\t{words}", pending.annotation, pending.state())?;
    }
    Ok(())
}
