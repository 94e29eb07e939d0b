//! What the reader pastes: plain words, or a piece of a web page.

use super::flow::Flow;
use super::{Format, ImportError, Imported, Problem, always, check, decode, guarded, web};
use crate::article::Article;
use crate::text::is_space;

/// The article in words that the reader pasted. Its title is its headline, else the start of its first line.
///
/// # Errors
/// If there are no words, or too many.
pub fn from_paste(words: &str) -> Result<Imported, ImportError> {
    let text = decode::with_plain_breaks(words.to_owned());
    let article = check(&text).map(|()| Article::from_text("pasted", &text));
    pasted(article, Format::Text)
}

/// The article in a piece of a web page that the reader copied in a browser: its paragraphs, sub-heads and lists, all of them.
///
/// # Errors
/// As [`from_paste`].
pub fn from_pasted_page(html: &str) -> Result<Imported, ImportError> {
    let article = guarded(|| {
        let mut flow = Flow::default();
        web::whole(html, &mut flow, &always);
        flow.finish("pasted", None)
    });
    pasted(article, Format::Page)
}

fn pasted(article: Result<Article, Problem>, format: Format) -> Result<Imported, ImportError> {
    let mut article = article.map_err(ImportError::of_paste)?;
    article.details.title = article.details.title.or_else(|| first_words(&article.text));
    Ok(Imported::without_encoding(article, format))
}

/// The first line, cut after a word where it is long.
fn first_words(text: &str) -> Option<String> {
    const LENGTH: usize = 80;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((cut, _)) = line.char_indices().nth(LENGTH) else { return Some(line.to_owned()) };
    let start = line.get(..cut)?;
    let whole = start.rfind(is_space).and_then(|at| start.get(..at)).unwrap_or(start);
    Some(format!("{}…", whole.trim_end()))
}
