//! A page as a tree, and its HTML.

/// A part of a page.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    /// Never empty; never two in a row.
    Text(String),
}

/// An element with what is in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) children: Vec<Node>,
}

/// Elements that end where they begin.
const VOID: [&str; 1] = ["meta"];

/// An element of that name, without anything in it.
pub(super) fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    pub(super) fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((attribute, value.into()));
        self
    }

    pub(super) fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// Adds words. NUL, which no page can hold, becomes U+FFFD.
    pub(super) fn text(mut self, words: &str) -> Self {
        let words = words.replace('\0', "\u{FFFD}");
        match self.children.last_mut() {
            _ if words.is_empty() => {}
            Some(Node::Text(last)) => last.push_str(&words),
            _ => self.children.push(Node::Text(words)),
        }
        self
    }

    /// Adds somebody's words, whose writing direction must not turn what stands around them.
    pub(super) fn words(self, words: &str) -> Self {
        if words.is_empty() { self } else { self.add(element("bdi").text(words)) }
    }

    /// Adds an element.
    pub(super) fn add(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds an element on lines of its own.
    pub(super) fn line(self, child: Element) -> Self {
        let child = if self.children.is_empty() { self.text("\n").add(child) } else { self.add(child) };
        child.text("\n")
    }

    pub(super) fn lines(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::line)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    /// The file of a page whose root this is.
    pub(super) fn file(&self) -> String {
        let mut out = "<!DOCTYPE html>\n".to_owned();
        self.write(&mut out);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.extend([" ", name, "=\""]);
            escape(out, value);
            out.push('"');
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(child) => child.write(out),
                // Browsers read a style sheet as it is; ours is part of the program.
                Node::Text(words) if self.name == "style" => out.push_str(words),
                Node::Text(words) => escape(out, words),
            }
        }
        if !VOID.contains(&self.name) {
            out.extend(["</", self.name, ">"]);
        }
    }
}

/// Adds `words` so that a browser reads them as words. A carriage return alone would become a line feed.
fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}
