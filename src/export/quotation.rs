//! A passage with its source, for somebody else's text: as plain words, and for programs that know quotations.

use super::phrases::{date, is_web, quoted};
use crate::article::{Article, Details};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

/// A passage to be put on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// As plain text: “words” (author, outlet, “title”, date, address).
    pub text: String,
    /// The same as a piece of HTML: a `blockquote` that names its address, and the source below.
    pub html: String,
}

impl Quotation {
    /// Of `words` that stand in `article`. What is not known of the article is left out; if nothing is, its name stands for it.
    pub fn of(words: &str, article: &Article) -> Self {
        let details = &article.details;
        let address = details.url.as_deref();
        let title = details.title.as_deref().map(quoted);
        let known = |title: Option<String>, address: Option<&str>| {
            let day = details.published.map(date);
            let parts = [details.author.clone(), details.outlet.clone(), title, day, address.map(str::to_owned)];
            let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            if parts.is_empty() { article.label().to_owned() } else { parts }
        };
        let text = format!("{} ({})", quoted(words), known(title.clone(), address));
        Self { text, html: html(words, details, |title| known(title, None), title) }
    }
}

fn html(words: &str, details: &Details, known: impl Fn(Option<String>) -> String, title: Option<String>) -> String {
    // Only addresses of the web: a link is clicked without being read.
    let address = details.url.as_deref().filter(|address| is_web(address)).map(attribute);
    let cite = address.as_ref().map(|address| format!(" cite=\"{address}\"")).unwrap_or_default();
    let source = encode_text(&known(title)).into_owned();
    let source = address.map(|address| format!("<a href=\"{address}\">{source}</a>")).unwrap_or(source);
    format!("<blockquote{cite}><p>{}</p></blockquote><p>— {source}</p>", encode_text(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    fn article(details: Details) -> Article {
        Article { details, ..Article::from_text("ferry", "It runs.") }
    }

    #[test]
    fn words_go_with_all_that_is_known_of_their_source() {
        let details = Details {
            title: Some("Ferry runs".into()),
            outlet: Some("Courier".into()),
            author: Some("A. Roe".into()),
            published: Some(civil::date(2031, 3, 4)),
            url: Some("https://example.org/?a=1&b=2".into()),
        };
        let own = Quotation::of("“It runs”", &article(details.clone()));
        assert!(own.text.starts_with("“It runs” ("), "{}", own.text);
        let quotation = Quotation::of("It runs <twice> & more.", &article(details));
        let source = "A. Roe, Courier, “Ferry runs”, 4 March 2031";
        assert_eq!(quotation.text, format!("“It runs <twice> & more.” ({source}, https://example.org/?a=1&b=2)"));
        let page = dom_query::Document::from(quotation.html.as_str());
        assert_eq!(&*page.select("blockquote p").text(), "It runs <twice> & more.");
        assert_eq!(&*page.select("blockquote + p").text(), format!("— {source}"));
        let address = |selector, name| page.select(selector).attr(name).map(|address| address.to_string());
        assert_eq!(address("blockquote", "cite").as_deref(), Some("https://example.org/?a=1&b=2"));
        assert_eq!(address("a", "href"), address("blockquote", "cite"));
    }

    #[test]
    fn an_address_that_is_none_of_the_web_is_no_link() {
        let details = Details { url: Some("javascript:alert(1)".into()), ..Details::default() };
        let quotation = Quotation::of("It runs.", &article(details));
        assert_eq!(quotation.html, "<blockquote><p>It runs.</p></blockquote><p>— ferry</p>");
        assert_eq!(quotation.text, "“It runs.” (javascript:alert(1))");
    }
}
