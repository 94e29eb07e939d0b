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
fn of_several_descriptions_the_one_of_this_page_is_believed() {
    let two = r##"[{"@type": "NewsArticle", "headline": "Most read"}, {"@type": "JobPosting", "name": "Wanted"},
        {"@type": "NewsArticle", "headline": "Bridge closes", "description": "two
lines", "author": {"@id": "#ann"}}]"##;
    let names = r##"{"@graph": [{"@id": "#ann", "@type": "Person", "name": "Ann Ruiz"}]}"##;
    let all = format!("{}{}", ld(two), ld(names));
    check(&format!("<meta property='og:title' content='Bridge closes | x'>{all}"), ["Bridge closes", "Ann Ruiz", "", "", ""]);
    check(&ld(r#"{"@type": "JobPosting", "headline": "Wanted"}"#), [""; 5]);
}

#[test]
fn a_day_that_means_none_is_none() {
    check("<meta name=date content='0001-01-01T00:00:00'><meta name=pubdate content=20240506>", ["", "", "", "2024-05-06", ""]);
}

#[test]
fn all_authors_are_named_and_addresses_are_not() {
    let metas =
        |names: &[&str]| names.iter().map(|name| format!("<meta name=author content='{name}'>")).collect::<Vec<_>>().concat();
    check(&metas(&["", "Ann Ruiz", "Bob Lee"]), ["", "Ann Ruiz and Bob Lee", "", "", ""]);
    check(&metas(&["ann@a.example (Ann Ruiz)"]), ["", "Ann Ruiz", "", "", ""]);
}

#[test]
fn only_who_saved_the_page_tells_where_from() {
    let address = |comment: &str| details::of(comment, "<p>x", None, &always).url;
    assert_eq!(address("<!-- saved from url=(0019)https://a.example/b -->").as_deref(), Some("https://a.example/b"));
    let by_extension = "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://a.example/b \n-->";
    assert_eq!(address(by_extension).as_deref(), Some("https://a.example/b"));
    assert_eq!(address("<!-- x --><script>load({url: 'https://count.example'})</script>"), None);
    assert_eq!(address("<!-- url: https://count.example -->"), None);
}

/// The day that is found in a page with this body.
fn day(body: &str) -> Option<String> {
    let tree = tree::parse(&format!("<html><body>{body}"), &always).unwrap();
    details::day_seen(&tree).map(|day| day.to_string())
}

#[test]
fn the_day_is_that_of_the_story_not_of_the_masthead_or_a_teaser() {
    let time = |day: u8| format!("<time datetime='2024-05-0{day}'>x</time>");
    let story = format!("<article><header><h1>Bridge closes</h1>{}</header></article>", time(6));
    let around = format!("<header>{}</header><article>Other {}</article>", time(1), time(2));
    assert_eq!(day(&format!("{around}{story}")).as_deref(), Some("2024-05-06"));
    assert_eq!(day(&format!("{around}<h1>Bridge closes</h1><p>{}", time(6))).as_deref(), Some("2024-05-06"));
    assert_eq!(day(&around), Some("2024-05-02".to_owned()), "no headline tells which");
}

#[test]
fn what_lies_under_a_banner_is_the_story() {
    let story = "<p>The bridge is closed, and nobody knows when it will open again, she said.</p>".repeat(6);
    let html = format!(
        "<html><body><div aria-hidden=true><h1>Bridge closes</h1><article>{story}</article><p>It is <span aria-hidden=true>5.2</span>\
         <span>five</span> metres.</p></div><div role=dialog><p>We value your privacy.</p></div>"
    );
    let (article, notes) = page("a", &html, &always).unwrap();
    assert!(notes.is_empty() && article.text.contains("nobody knows"), "{}", article.text);
    let mut flow = Flow::default();
    whole(&html, &mut flow, &always);
    assert!(flow.finish("a", None).unwrap().text.contains("It is five metres."));
}

#[test]
fn what_is_crossed_out_raised_or_quoted_keeps_its_sense() {
    #[track_caller]
    fn check(html: &str, text: &str) {
        let mut flow = Flow::default();
        whole(html, &mut flow, &always);
        assert_eq!(&*flow.finish("a", None).unwrap().text, text);
    }
    check("<p>It killed <del>12</del> <ins>15</ins>, <s>Bob</s> Ann said.", "It killed 15, Ann said.");
    check(
        "<p>It cost 10<sup>6</sup> euros<sup>[1]</sup><sup><a href=#b>2</a></sup> on May 1<sup>st</sup>.",
        "It cost 10⁶ euros on May 1st.",
    );
    check("<p><q>It is so,</q> she said.", "“It is so,” she said.");
    check("<table>\n<tr>\n<td>A</td>\n<td>B</td>\n</tr></table>", "A\tB");
}

#[test]
fn a_caption_comes_in_as_an_aside() {
    let mut flow = Flow::default();
    whole("<p>It is closed.</p><figure><img src=a><figcaption>The bridge.</figcaption></figure>", &mut flow, &always);
    let article = flow.finish("a", None).unwrap();
    let kinds: Vec<_> = article.units.iter().map(|unit| unit.kind.name()).collect();
    assert_eq!((&*article.text, &kinds[..]), ("It is closed.\n\n[Image]\n\nThe bridge.", &["sentence", "aside", "aside"][..]));
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
