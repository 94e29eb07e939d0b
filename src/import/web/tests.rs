//! What a page says about itself, and which words of it come in.

use super::*;
use crate::import::always;

#[track_caller]
fn check(head: &str, expected: [&str; 5]) {
    let body = format!(
        "<article>{}</article>",
        "<p>The bridge is closed, and nobody knows when it will open again, she said.</p>".repeat(6)
    );
    let (article, _) = page("a", &format!("<html><head>{head}</head><body>{body}</body></html>"), &always).unwrap();
    let Details { title, author, outlet, published, url } = article.details;
    let told = [title, author, outlet, published.map(|day| day.to_string()), url].map(Option::unwrap_or_default);
    assert_eq!(told, expected, "{head}");
}

fn ld(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

#[test]
fn structured_data_is_believed_first() {
    let article = r#"{"@type": ["NewsArticle"], "headline": "Bridge &amp; road\n close", "author": {"name": "By Ann Ruiz"}, "url": "https://a.example/b",
        "publisher": [{"name": "The Ledger"}], "datePublished": "2024-05-06T23:59:00-05:00"}"#;
    let expected = ["Bridge & road close", "Ann Ruiz", "The Ledger", "2024-05-06", "https://a.example/b"];
    let more = "<meta property='og:title' content='Other'><meta name=author content='Other'>";
    check(
        &format!("{more}{}", ld(&article.replace("\\n", ""))),
        ["Bridge & road close", "Ann Ruiz", "The Ledger", "2024-05-06", "https://a.example/b"],
    );
    check(&ld(&format!("[{{\"@type\": \"WebPage\"}}, {article}]")), expected);
    check(&ld(&format!("{{\"@graph\": [{{\"@type\": \"Person\", \"name\": \"x\"}}, {article}]}}")), expected);
    let names = r#"{"@type": "LiveBlogPosting", "author": ["A B", {"name": ["C D"]}, {"name": "E F"}, {"@id": "x"}]}"#;
    check(&ld(names), ["", "A B, C D and E F", "", "", ""]);
    check(&ld("{\"@type\": \"NewsArticle\", "), [""; 5]);
}

#[test]
fn tags_say_the_rest() {
    check(
        "<title>Bridge closes - The Ledger</title><meta property=og:site_name content='The Ledger'><meta itemprop=datePublished content='2024-05-06'>",
        ["Bridge closes", "", "The Ledger", "2024-05-06", ""],
    );
    check(
        "<meta property=og:title content='Bridge closes | a.example'><link rel='canonical shortlink' href='https://www.a.example/b'>\
         <meta property=article:author content='https://social.example/ann'><meta name=DC.creator content='Ann  Ruiz'>",
        ["Bridge closes", "Ann Ruiz", "a.example", "", "https://www.a.example/b"],
    );
    check("<link rel=canonical href='/b'><meta property=og:url content='javascript:x'>", [""; 5]);
}

#[test]
fn only_what_is_seen_is_taken_of_a_whole_piece() {
    let piece = "<!--StartFragment--><p>One<br>two</p><p hidden>x</p><div style='color:red; display: none'>y</div><img src=a width=1>\
                 <ruby>漢<rp>(</rp><rt>kan</rt></ruby><pre>a  b\nc</pre><table><tr><td>1<td>2</table><!--EndFragment-->";
    let mut flow = Flow::default();
    whole(piece, &mut flow, &always);
    assert_eq!(&*flow.finish("a", None).unwrap().text, "One\ntwo\n\n漢\n\na  b\nc\n\n1\t2");
}

#[test]
fn a_picture_in_a_sentence_does_not_cut_it() {
    let mut flow = Flow::default();
    whole("<p>It is <img src=a.png> closed.</p><img src=b><img src=c><p>Now.</p>", &mut flow, &always);
    let article = flow.finish("a", None).unwrap();
    assert_eq!(&*article.text, "It is closed.\n\n[Image]\n\nNow.");
    assert_eq!(article.with_asides(&[]), article, "the source's own asides stay");
}
