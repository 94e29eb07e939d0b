//! What stands around a story on eight kinds of pages.

use super::stories::Story;
use std::fmt::Write;

/// The body in HTML: paragraphs and sub-heads, with `between` after the second paragraph.
fn body(story: &Story, between: &str) -> String {
    let mut html = String::new();
    for (n, paragraph) in story.body.iter().enumerate() {
        let _ = match paragraph.strip_prefix("## ") {
            Some(head) => writeln!(html, "<h2>{head}</h2>"),
            None => writeln!(html, "<p>{paragraph}</p>"),
        };
        if n == 1 {
            html.push_str(between);
        }
    }
    html
}

fn json_ld(story: &Story, kind: &str, url: &str) -> String {
    let authors: Vec<_> =
        story.byline.split(" and ").map(|name| format!("{{\"@type\": \"Person\", \"name\": \"{name}\"}}")).collect();
    format!(
        "<script type=\"application/ld+json\">{{\"@context\": \"https://schema.org\", \"@graph\": [{{\"@type\": \"WebSite\", \"name\": \"x\"}}, \
         {{\"@type\": \"{kind}\", \"headline\": \"{}\", \"datePublished\": \"{}T06:30:00+01:00\", \"dateModified\": \"2026-01-01\", \
         \"author\": [{}], \"publisher\": {{\"@type\": \"Organization\", \"name\": \"{}\"}}, \"mainEntityOfPage\": {{\"@id\": \"{url}\"}}}}]}}</script>",
        story.title,
        story.date,
        authors.join(", "),
        story.outlet
    )
}

fn og(story: &Story, url: &str) -> String {
    format!(
        "<meta property=\"og:title\" content=\"{title}\"><meta property=\"og:site_name\" content=\"{outlet}\"><meta property=\"og:url\" content=\"{url}\">\
         <meta name=\"author\" content=\"{byline}\"><meta property=\"article:published_time\" content=\"{date}T06:30:00Z\">",
        title = story.title,
        outlet = story.outlet,
        byline = story.byline,
        date = story.date,
    )
}

const MENU: &str = "<nav class=\"main-nav\"><ul><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News</a></li><li><a href=\"/sport\">Sport</a></li>\
<li><a href=\"/culture\">Culture</a></li><li><a href=\"/opinion\">Opinion</a></li><li><a href=\"/login\">Sign in</a></li></ul></nav>";

const RELATED: &str = "<section class=\"related-articles\"><h3>Read also</h3><ul>\
<li><a href=\"/a\">Minister opens tunnel after nine years of works</a></li>\
<li><a href=\"/b\">Why the price of herring rises and rises</a></li>\
<li><a href=\"/c\">Chess: surprise in the fourth round of the championship</a></li>\
<li><a href=\"/d\">The best hiking routes for a rainy weekend</a></li></ul></section>";

const FOOTER: &str = "<footer><p>Editor in charge: N. N.</p><p><a href=\"/privacy\">Privacy</a> <a href=\"/terms\">Terms of use</a> \
<a href=\"/contact\">Contact us</a></p><p>Copyright. All rights reserved.</p></footer>";

const SCRIPT: &str =
    "<script>window.dataLayer = []; if (1 < 2) { document.write('<p>Advertisement: buy a car now</p>') }</script>";

/// A newspaper with structured data, a lead picture, and lists of other stories on both sides.
pub(super) fn newspaper(story: &Story) -> String {
    let url = "https://kystposten.example/nyheter/ferry-fire";
    let figure = "<figure><img src=\"/pictures/ferry.jpg\" width=\"1200\" height=\"800\" alt=\"A ship\">\
                  <figcaption>The ferry in port on Monday morning, seen from the lighthouse. Photograph: Ole Dahl</figcaption></figure>";
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} - {outlet}</title><link rel=\"canonical\" href=\"{url}\">{ld}{SCRIPT}\
         <style>body {{ color: black }}</style></head><body><header class=\"site-header\"><a href=\"/\">{outlet}</a>{MENU}</header>\
         <main><article><header><h1>{title}</h1><div class=\"byline\">By <a rel=\"author\" href=\"/mira\">{byline}</a></div>\
         <time datetime=\"{date}\">5 March 2024</time><div class=\"share-buttons\"><button>Share</button><button>Save</button></div></header>\
         <div class=\"article-body\">{body}</div></article>{RELATED}<aside class=\"sidebar\"><h3>Most read</h3><ol><li><a href=\"/x\">Nine killed in \
         avalanche</a></li><li><a href=\"/y\">The mayor answers your questions</a></li></ol></aside></main>{FOOTER}</body></html>",
        title = story.title,
        outlet = story.outlet,
        byline = story.byline,
        date = story.date,
        ld = json_ld(story, "NewsArticle", url),
        body = body(story, figure),
    )
}

/// A page that opens with a banner over everything.
pub(super) fn cookies(story: &Story) -> String {
    let url = "https://www.northgate-courier.example/2023/11/library";
    format!(
        "<!doctype html><html><head><title>{title} | {outlet}</title>{og}<link rel=canonical href={url}></head><body>\
         <div id=\"cookie-banner\" class=\"cookie-consent modal\" role=\"dialog\"><h2>We value your privacy</h2><p>We and our 842 partners store and access \
         information on a device, such as cookies, and process personal data, such as unique identifiers.</p><p>You may click to consent to \
         our and our partners’ processing, or change your choices at any time.</p><button>Accept all</button><button>Manage options</button></div>\
         {MENU}<div class=\"content\"><div class=\"story\"><h1>{title}</h1><p class=\"byline\">By {byline}</p>{body}</div>\
         <div class=\"newsletter-signup\"><h4>The morning in five minutes</h4><p>Sign up for our newsletter.</p><form><input type=email><button>Sign up</button></form></div>\
         {RELATED}</div>{FOOTER}</body></html>",
        title = story.title,
        outlet = story.outlet,
        byline = story.byline,
        og = og(story, url),
        body = body(story, ""),
    )
}

/// A page with a picture and a caption after nearly every paragraph.
pub(super) fn gallery(story: &Story) -> String {
    let url = "https://vocevalle.example/siccita";
    let mut paragraphs = String::new();
    for (n, paragraph) in story.body.iter().enumerate() {
        let _ = write!(
            paragraphs,
            "<p>{paragraph}</p><figure class=\"image\"><picture><source srcset=\"/{n}.webp\"><img src=\"/{n}.jpg\" alt=\"View number {n} of the valley\"></picture>\
             <figcaption>View number {n} of the dry valley, taken last week from the dam. Foto: Archivio/Agenzia</figcaption></figure>"
        );
    }
    format!(
        "<!DOCTYPE html><html lang=\"it\"><head><title>{title}</title>{ld}</head><body>{MENU}<article class=\"post\"><h1>{title}</h1>\
         <p class=\"meta\"><span class=\"author\">{byline}</span></p><div class=\"entry-content\">{paragraphs}</div></article>{RELATED}{FOOTER}</body></html>",
        title = story.title,
        byline = story.byline,
        ld = json_ld(story, "ReportageNewsArticle", url),
    )
}

/// A page whose text is all there, under a box that asks for money.
pub(super) fn paywall(story: &Story) -> String {
    let url = "https://northgate-courier.example/library";
    format!(
        "<!DOCTYPE html><html><head><title>{title} – {outlet}</title>{og}{ld}</head><body>{MENU}<main><article><h1>{title}</h1>\
         <div class=\"article__content\">{body}</div></article><div class=\"paywall subscribe-box\" aria-label=\"Subscription\"><h2>Keep reading for one \
         pound</h2><p>Subscribe now and get full access for a month.</p><ul><li>Cancel any time</li><li>All puzzles</li></ul>\
         <a class=\"button\" href=\"/subscribe\">Subscribe</a></div>{RELATED}</main>{FOOTER}</body></html>",
        title = story.title,
        outlet = story.outlet,
        og = og(story, url),
        ld = json_ld(story, "NewsArticle", url),
        body = body(story, ""),
    )
}

/// A live blog: an entry for every two paragraphs, each with its time.
pub(super) fn live(story: &Story) -> String {
    let url = "https://kystposten.example/live/ferry";
    let mut entries = String::new();
    for (n, pair) in story.body.chunks(2).enumerate() {
        let mut paragraphs = String::new();
        for words in pair {
            let _ = write!(paragraphs, "<p>{}</p>", words.trim_start_matches("## "));
        }
        let _ = write!(
            entries,
            "<div class=\"live-entry\" id=\"entry-{n}\"><time datetime=\"2024-03-05T1{n}:15\">1{n}:15</time><div class=\"entry-text\">{paragraphs}</div></div>"
        );
    }
    format!(
        "<!DOCTYPE html><html><head><title>{title} | {outlet}</title>{ld}</head><body>{MENU}<main><h1>{title}</h1><div class=\"live-blog\">{entries}</div>\
         <div class=\"comments\"><h3>Comments</h3><p>rolf_88: finally somebody says it</p><p>anna: I was on board</p></div></main>{FOOTER}</body></html>",
        title = story.title,
        outlet = story.outlet,
        ld = json_ld(story, "LiveBlogPosting", url),
    )
}

/// The page for phones.
pub(super) fn amp(story: &Story) -> String {
    let url = "https://vocevalle.example/siccita";
    let image = "<amp-img src=\"/dam.jpg\" width=\"800\" height=\"600\" layout=\"responsive\"></amp-img>\
                 <amp-ad width=\"300\" height=\"250\" type=\"x\"><div placeholder>Advertisement</div></amp-ad>";
    format!(
        "<!doctype html><html amp lang=\"en\"><head><meta charset=\"utf-8\"><script async src=\"https://cdn.example/v0.js\"></script><title>{title}</title>\
         <link rel=\"canonical\" href=\"{url}\">{ld}<style amp-boilerplate>body{{animation:none}}</style></head><body>\
         <amp-sidebar id=\"menu\" layout=\"nodisplay\">{MENU}</amp-sidebar><article class=\"amp-wp-article\"><header><h1 class=\"amp-wp-title\">{title}</h1></header>\
         <div class=\"amp-wp-article-content\">{body}</div></article><amp-consent id=\"consent\"><div id=\"consent-ui\"><p>We use cookies.</p>\
         <button on=\"tap:consent.accept\">Accept</button></div></amp-consent>{FOOTER}</body></html>",
        title = story.title,
        ld = json_ld(story, "NewsArticle", url),
        body = body(story, image),
    )
}

/// A page as the extension `SingleFile` saves it: pictures, fonts and frames as data, values without quotation marks.
pub(super) fn single_file(story: &Story) -> String {
    let data = "iVBORw0KGgoAAAANSUhEUg+/".repeat(40_000);
    let picture = format!(
        "<figure><img src=data:image/png;base64,{data}== alt=Shelves><figcaption>The shelves. Photo: city</figcaption></figure>"
    );
    format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://northgate-courier.example/library \n saved date: Sat Nov 18 2023\n-->\
         <meta charset=utf-8><title>{title} | {outlet}</title><meta property=og:site_name content=\"{outlet}\"><meta name=author content=\"{byline}\">\
         <meta property=article:published_time content={date}T08:00:00.000Z>\
         <style>@font-face{{src:url(data:font/woff2;base64,{data})}}</style><body style=\"background-image:url(&quot;data:image/png;base64,{data}&quot;)\">{MENU}\
         <article><h1>{title}</h1><div class=text>{body}</div></article><iframe srcdoc=\"&lt;p&gt;Advertisement: a watch for every moment\"></iframe>\
         {RELATED}{FOOTER}",
        title = story.title,
        outlet = story.outlet,
        byline = story.byline,
        date = story.date,
        body = body(story, &picture),
    )
}

/// A page of the year 2000, saved by a browser: tables, `<font>`, `<br>` between paragraphs, no description.
pub(super) fn tables(story: &Story) -> String {
    let words: Vec<_> = story.body.iter().map(|words| words.trim_start_matches("## ")).collect();
    format!(
        "<!-- saved from url=(0042)http://www.kystposten.example/ferry.html -->\n<HTML><HEAD><TITLE>{title}</TITLE></HEAD><BODY BGCOLOR=white>\
         <TABLE WIDTH=800><TR><TD WIDTH=150 VALIGN=top><FONT SIZE=1><A HREF=/>Home</A><BR><A HREF=/news>News</A><BR><A HREF=/sport>Sport</A><BR>\
         <A HREF=/mail>Mail us</A></FONT></TD><TD><H1>{title}</H1><FONT SIZE=2><SPAN CLASS=byline>By {byline}</SPAN></FONT><BR><TIME DATETIME={date}>March 5</TIME>\
         <FONT FACE=Times>{body}</FONT></TD></TR></TABLE></BODY></HTML>",
        title = story.title,
        byline = story.byline,
        date = story.date,
        body = words.join("<BR><BR>\n"),
    )
}
