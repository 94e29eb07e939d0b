//! The reader's own marks on an article.

use crate::article::Article;
use crate::notebook::{Color, Id, Notebook};
use crate::text::TextRange;

/// A passage that the reader marked. Own marks may overlap one another and anything that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnMark {
    /// Where it stands (bytes).
    pub range: TextRange,
    /// The annotation.
    pub annotation: Id,
    /// The colours of its tags, in their order; none for a passage without tags.
    pub colors: Vec<Color>,
    /// Something is said of it.
    pub note: bool,
    /// It is joined with another passage.
    pub linked: bool,
    /// The reader has turned to it.
    pub focused: bool,
}

/// The reader's marks on `article`, sorted by place; passages whose words are gone are left out.
pub fn own(article: &Article, notebook: &Notebook, focus: Option<&Id>) -> Vec<OwnMark> {
    let here = notebook.annotations.values().filter(|annotation| annotation.article == article.id);
    let mut marks = Vec::new();
    let linked: std::collections::BTreeSet<&Id> = notebook.links.values().flat_map(|link| [&link.from, &link.to]).collect();
    for annotation in here {
        let colors: Vec<_> = annotation.tags.iter().filter_map(|tag| notebook.tags.get(tag)).map(|tag| tag.color).collect();
        let places = annotation.anchors.iter().filter_map(|anchor| article.place(anchor));
        marks.extend(places.map(|range| OwnMark {
            range,
            annotation: annotation.id.clone(),
            colors: colors.clone(),
            note: !annotation.note.is_empty(),
            linked: linked.contains(&annotation.id),
            focused: focus == Some(&annotation.id),
        }));
    }
    marks.sort_by(|a, b| (a.range.start, b.range.end, &a.annotation).cmp(&(b.range.start, a.range.end, &b.annotation)));
    marks
}

/// The smallest of the marks that hold byte `at`: what a click there means.
pub fn own_at(marks: &[OwnMark], at: usize) -> Option<&OwnMark> {
    let before = marks.partition_point(|mark| mark.range.start <= at);
    marks.get(..before)?.iter().filter(|mark| mark.range.contains(at)).min_by_key(|mark| mark.range.len())
}
