use super::*;
use crate::article::Details;
use crate::command::Command;
use crate::export::cases::{HOSTILE, annotate, ferry, hostile, others, run, session};
use crate::export::{By, Format, checked as export};
use crate::notebook::Id;
use dom_query::Document as Dom;

/// All elements that a page may have.
const ELEMENTS: &str = " a article aside b bdi blockquote body div h1 h2 h3 h4 head header html li main mark meta p section span strong style sup title ul ";

/// The page as a browser reads it, which must have passed the check.
fn page(notebook: &Notebook, options: &Options) -> Dom {
    let document = export(Format::Html, notebook, options, None).expect("a page that reads back");
    let page = Dom::from(document.text.as_str());
    for element in page.select("*").nodes() {
        let name = element.node_name().expect("a name");
        assert!(ELEMENTS.contains(&format!(" {name} ")), "<{name}>");
        for attribute in element.attrs() {
            let (name, value) = (&*attribute.name.local, &*attribute.value);
            let is_link = name == "href" && (value.starts_with('#') || value.starts_with("http"));
            assert!(
                is_link
                    || ["class", "id", "dir", "lang", "aria-label", "rel", "charset", "content", "name", "http-equiv"]
                        .contains(&name),
                "{name}={value}"
            );
        }
    }
    for link in page.select("a[href^='#']").nodes() {
        let place = link.attr("href").expect("a place");
        assert_eq!(page.select(&format!("[id='{}']", place.trim_start_matches('#'))).length(), 1, "{place}");
    }
    page
}

fn text(page: &Dom, selector: &str) -> String {
    page.select(selector).iter().map(|found| found.text().to_string()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn notes_stand_beneath_the_paragraph_of_their_passage() {
    let session = ferry();
    let page = page(session.notebook(), &Options { today: "2026-11-22".parse().ok(), ..Options::default() });
    assert!(text(&page, ".about").starts_with("5 annotations in 3 articles, by article. Made with Crossread"));
    assert_eq!(text(&page, "article > header h2"), "Radio Sundsele | The Baltic Ledger | Correio do Cais");
    assert_eq!(text(&page, "#n2 .words"), "A day later.\n\nCheck against the register:\nwho counts?");
    assert_eq!(text(&page, "#n4 .tag"), "casualties | cause");
    assert!(text(&page, "p:has(> [id='m2.1']) + aside#n2 li").contains("Link, differs: Radio Sundsele, paragraph "));
    assert_eq!(text(&page, "p:has([id='m2.1']) mark"), "rose to seven on Saturday");
    assert!(text(&page, ".claims").contains("Verdict: confirmed, by Ann Lee"), "{}", text(&page, ".claims"));
    assert!(
        text(&page, ".claims li")
            .contains("omits: Radio Sundsele | Evidence: https://example.org/board, “eight dead”, seen 2 January 2024")
    );
    assert_eq!(text(&page, ".tags li > .tag"), "casualties | cause | never used");
}

#[test]
fn groups_and_pages_without_texts_have_the_words_in_their_notes() {
    let session = ferry();
    let groups = |by, texts| {
        let page = page(session.notebook(), &Options { by, texts, ..Options::default() });
        assert_eq!((page.select("article").length(), page.select("article [dir]").length() > 0), (3, texts));
        assert!(text(&page, "article header").contains("by Tobias Renvall"));
        (text(&page, ".annotations h3"), text(&page, ".annotations .number").replace(" | ", " "))
    };
    let of = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
    assert_eq!(groups(By::Article, false), of(("Radio Sundsele | The Baltic Ledger | Correio do Cais", "1 2 3 4 5")));
    assert_eq!(groups(By::Tag, true), of(("casualties | cause | Without a tag", "1 2 4 4 5 3")));
    assert_eq!(groups(By::Claim, true), of(("Claim: Eight people died | In no claim", "2 4 1 3 5")));
}

#[test]
fn overlapping_passages_are_cut_into_pieces() {
    let mut session = session(&["Headline\n\nOne two three four five."]);
    annotate(&mut session, 0, "two three four", &[], "");
    annotate(&mut session, 0, "three four five", &[], "");
    annotate(&mut session, 0, "three", &[], "");
    let page = page(session.notebook(), &Options::default());
    assert_eq!(text(&page, "p:has(mark)"), "One two three2 four1 five3.");
    assert_eq!(text(&page, "mark"), "two  | three |  four |  five");
    assert_eq!(text(&page, "mark.deep"), "three |  four");
}

#[test]
fn what_is_left_out_is_said() {
    let session = ferry();
    let notebook = session.notebook();
    let only = notebook.annotations.values().filter(|a| a.tags.contains(&Id::from("t2"))).map(|a| a.id.clone()).collect();
    let page = page(notebook, &Options { only: Some(only), authors: false, texts: false, ..Options::default() });
    let said = text(&page, ".not-held");
    for words in ["3 annotations, left out as asked.", "The names of those who annotated", "The texts of the articles"] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    assert!(!text(&page, "html").contains("Ann Lee") && text(&page, ".about").starts_with("2 of 5 annotations"));
}

#[test]
fn hostile_words_stay_words() {
    let plain = HOSTILE.replace('\0', "\u{FFFD}");
    for by in [By::Article, By::Tag, By::Claim] {
        let session = hostile();
        let page = page(session.notebook(), &Options { by, ..Options::default() });
        assert_eq!(page.select("script, img, iframe, object, link").length(), 0);
        assert!(page.select("aside .words").iter().any(|words| *words.text() == *plain));
        assert_eq!(page.select("a[href^=http]").length(), 0);
    }
}

#[test]
fn only_addresses_of_the_web_can_be_followed() {
    let mut session = session(&["One two."]);
    let id = session.articles()[0].id.clone();
    for (url, links) in [
        ("https://example.org/?a=b&c='d'", 1),
        ("https://example.org/\"", 0),
        ("javascript:alert(1)", 0),
        ("http://a b", 0),
        ("file:///etc", 0),
    ] {
        run(&mut session, Command::SetDetails(id.clone(), Details { url: Some(url.into()), ..Details::default() }));
        let page = page(session.notebook(), &Options::default());
        let found = page.select("a[rel='noreferrer noopener']");
        assert_eq!(found.length(), links, "{url}");
        assert!(links == 0 || found.attr("href").is_some_and(|href| *href == *url), "{url}");
        assert!(text(&page, ".facts").contains(url));
    }
}

#[test]
fn lost_words_are_told_with_their_quotation() {
    let mut session = session(&["One two three."]);
    annotate(&mut session, 0, "two", &[], "");
    let mut notebook = session.notebook().clone();
    for annotation in notebook.annotations.values_mut() {
        annotation.anchors[0].quote = "gone".to_owned();
    }
    let found = page(&notebook, &Options::default());
    assert_eq!((text(&found, "#n1 blockquote"), found.select("mark").length()), ("gone".to_owned(), 0));
    assert!(text(&found, "#n1 strong").starts_with("lost"));
    notebook.articles.clear();
    assert_eq!(text(&page(&notebook, &Options::default()), ".annotations #n1 blockquote"), "gone");
}

#[test]
fn the_check_sees_what_is_missing_or_changed() {
    let session = ferry();
    let options = Options::default();
    let entries = Entries::new(session.notebook(), &options);
    let page = page::page(&entries, &options, &[]);
    let good = page.file();
    let check = |text: &str| check::check(text, &page, &entries, &options);
    assert_eq!(check(&good), Ok(()));
    for (from, to) in [
        ("rose to seven", "rose to nine"),
        ("<mark", "<b"),
        ("</main>", "<b>more</b></main>"),
        ("A day later.", "<i>A day</i> later."),
    ] {
        assert!(good.contains(from));
        assert_eq!(check(&good.replacen(from, to, 1)), Err(Difference::Foreign), "{from}");
    }
    assert_eq!(check(""), Err(Difference::Foreign));
    for (name, other) in others(session.notebook()).into_iter().take(4) {
        let found = check::check(&good, &page, &Entries::new(&other, &options), &options);
        assert!(found.is_err(), "{name}");
    }
}

#[test]
fn the_page_loads_nothing() {
    let session = ferry();
    let page = page(session.notebook(), &Options::default());
    let policy = page.select("meta[http-equiv='Content-Security-Policy']").attr("content").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'"), "{policy}");
    let style = text(&page, "style");
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains('<'), "{style}");
}
