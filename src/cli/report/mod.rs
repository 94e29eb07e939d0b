//! What a person reads of a comparison, before it is laid out: the terminal and the Markdown document say the same because both
//! are made of this.
//!
//! Holds words only, on one line each and without control characters; knows nothing of widths, marks or escapes.

mod claims;
mod figures;
mod import;
mod list;
mod matrix;
mod names;
mod speech;
mod warning;

pub(super) use warning::warning;

use crate::analysis::{Analysis, Place, Speaker};
use crate::article::{Article, UnitKind};
use crate::import::Imported;
use crate::session::Session;
use crate::text::slice;
use std::collections::BTreeSet;

/// The whole of a report.
pub(super) struct Report {
    /// What it is about.
    pub(super) title: String,
    /// One for each article.
    pub(super) heads: Vec<Head>,
    /// In the order a reader wants them.
    pub(super) sections: Vec<Section>,
}

/// What stands above an article.
pub(super) struct Head {
    /// Its headline, or its id.
    pub(super) title: String,
    /// Outlet, date and the like.
    pub(super) facts: Vec<String>,
}

/// A heading and what stands below it.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) body: Body,
}

pub(super) enum Body {
    Items(Vec<Item>),
    Table(Table),
    List(Vec<String>),
    Words(String),
}

/// Labelled lines that belong together.
pub(super) struct Item {
    /// May be empty.
    pub(super) head: String,
    pub(super) lines: Vec<Line>,
    /// What is to be said of all lines together; may be empty.
    pub(super) note: String,
}

pub(super) struct Line {
    pub(super) label: String,
    pub(super) words: String,
}

/// Every row has as many cells as there are columns.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Section {
    /// Whether nothing stands below the heading.
    pub(super) fn is_empty(&self) -> bool {
        match &self.body {
            Body::Items(items) => items.is_empty(),
            Body::Table(table) => table.rows.is_empty(),
            Body::List(list) => list.is_empty(),
            Body::Words(words) => words.is_empty(),
        }
    }
}

impl Report {
    /// On one article: its entities, figures, quotations. On several also what they share and what only one says.
    pub(super) fn new(articles: &[Article], analysis: &Analysis) -> Self {
        let view = View { articles, analysis, labels: labels(articles) };
        let (title, sections) = match articles {
            [article] => (format!("What is in {}", article.label()), view.of_one()),
            _ => (format!("{} articles compared", articles.len()), view.of_several()),
        };
        Self { title: clean(&title), heads: view.heads(), sections }
    }

    /// The same with a table of who says what, for documents: a terminal is too narrow for it.
    pub(super) fn with_matrix(articles: &[Article], analysis: &Analysis) -> Self {
        let mut report = Self::new(articles, analysis);
        if articles.len() > 1 {
            let view = View { articles, analysis, labels: labels(articles) };
            report.sections.insert(0, matrix::who_says_what(&view));
        }
        report
    }

    /// On an article as it comes in.
    pub(super) fn of_import(imported: &Imported) -> Self {
        import::report(imported)
    }

    /// On the annotations of a notebook.
    pub(super) fn of_notebook(session: &Session) -> Self {
        list::report(session)
    }
}

/// Articles, what was found in them, and what each is called in a line.
struct View<'a> {
    articles: &'a [Article],
    analysis: &'a Analysis,
    labels: Vec<String>,
}

impl View<'_> {
    fn of_one(&self) -> Vec<Section> {
        vec![names::all(self), figures::all(self), speech::all(self)]
    }

    fn of_several(&self) -> Vec<Section> {
        let mut sections = claims::shared(self);
        sections.extend(claims::perhaps(self));
        sections.push(figures::that_differ(self));
        sections.extend(figures::that_say_more(self));
        sections.extend([names::shared(self), speech::all(self)]);
        for doc in 0..self.articles.len() {
            sections.push(claims::only_in(self, doc));
            sections.extend(names::only_in(self, doc));
        }
        sections
    }

    fn heads(&self) -> Vec<Head> {
        let shared: BTreeSet<Place> = self.analysis.groups.iter().flat_map(|group| group.members.iter().copied()).collect();
        let head = |(doc, article): (usize, &Article)| {
            let sentences = article.units.iter().filter(|unit| unit.kind == UnitKind::Sentence);
            let (count, found) = sentences.fold((0, 0), |(count, found), unit| {
                (count + 1, found + usize::from(shared.contains(&Place { doc, range: unit.range })))
            });
            let mut head = head_of(article, &self.labels[doc]);
            let several = self.articles.len() > 1;
            head.facts.push(if several { format!("{found} of {count} sentences shared") } else { format!("{count} sentences") });
            head
        };
        self.articles.iter().enumerate().map(head).collect()
    }

    /// The words at `place`.
    fn words(&self, place: Place) -> String {
        clean(slice(&self.articles[place.doc].text, place.range))
    }

    /// The sentence that `place` begins in.
    fn sentence(&self, place: Place) -> String {
        let article = &self.articles[place.doc];
        let unit = article.unit_at(place.range.start).map_or(place.range, |unit| article.units[unit].range);
        clean(slice(&article.text, unit))
    }

    /// The speaker's name where the words name an entity, the words themselves where they do not.
    fn speaker(&self, speaker: &Speaker) -> String {
        let entity = speaker.entity.and_then(|entity| self.analysis.entities.get(entity));
        entity.map_or_else(|| self.words(speaker.place), |entity| clean(&entity.name))
    }

    fn line(&self, doc: usize, words: String) -> Line {
        Line { label: self.labels[doc].clone(), words }
    }
}

fn head_of(article: &Article, label: &str) -> Head {
    let title = article.details.title.as_deref().map_or_else(|| label.to_owned(), clean);
    let label = (title != label).then(|| label.to_owned());
    Head { title, facts: label.into_iter().chain(article.details.published.map(date)).collect() }
}

/// A date as people write it.
fn date(day: jiff::civil::Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Outlets, or ids where two articles have one outlet or an article has none.
fn labels(articles: &[Article]) -> Vec<String> {
    let outlets: Vec<_> = articles.iter().filter_map(|article| article.details.outlet.as_deref()).collect();
    let distinct: BTreeSet<_> = outlets.iter().collect();
    let usable = distinct.len() == articles.len();
    articles.iter().map(|article| clean(if usable { article.label() } else { &article.id.0 })).collect()
}

/// `words` on one line: white space becomes one space each, characters that steer a terminal are left out.
fn clean(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_on_one_line_and_cannot_steer_a_terminal() {
        assert_eq!(clean(" a\n\n b\u{1b}[31m\u{a0}c\t"), "a b [31m c");
    }
}
