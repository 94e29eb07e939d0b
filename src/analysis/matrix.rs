//! Claims against sources: a row for each claim, a column for each article, and in a cell how that article words it.

use super::{Analysis, Certainty, Place};
use crate::text::{TextRange, slice};

/// A claim and how each article tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The number of the group ([`super::ClaimGroup::number`]); none for what one article alone says.
    pub claim: Option<usize>,
    /// One for each article; none where it does not tell the claim.
    pub cells: Vec<Option<Cell>>,
}

/// How one article tells a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The sentence; the first if there are several.
    pub place: Place,
    /// How many more sentences of the article tell it.
    pub more: usize,
    /// The part of the sentence that the others say too, where it is not the whole.
    pub wording: Place,
    /// Indices into [`Analysis::figures`] of the figures in it.
    pub figures: Vec<usize>,
    /// How firmly it is said.
    pub certainty: Certainty,
}

impl Cell {
    /// Whether words of its sentence stand before the wording, and behind it; `text` is the article's.
    pub fn cuts(&self, text: &str) -> [bool; 2] {
        let (whole, part) = (self.place.range, self.wording.range);
        let sides = [(whole.start, part.start), (part.end, whole.end)];
        sides.map(|(start, end)| start < end && slice(text, TextRange::new(start, end)).contains(char::is_alphanumeric))
    }

    /// The wording, with "…" where words of its sentence are left out.
    pub fn told(&self, text: &str) -> String {
        let [before, behind] = self.cuts(text).map(|cut| if cut { "…" } else { "" });
        let parts = [before, slice(text, self.wording.range).trim(), behind];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Of what one article alone says at most so much is in the matrix.
pub const ALONE: usize = 5;

impl Analysis {
    /// All groups in their order, then for each of the `articles` what matters most of what it alone says.
    pub fn matrix(&self, articles: usize) -> Vec<Row> {
        let groups = self.groups.iter().map(|group| {
            let cell = |doc: usize| {
                let members: Vec<_> = group.members.iter().filter(|place| place.doc == doc).collect();
                let (first, rest) = members.split_first()?;
                let part = group.links.iter().find_map(|link| self.part(*link, **first));
                Some(self.cell(**first, rest.len(), part))
            };
            Row { claim: Some(group.number), cells: (0..articles).map(cell).collect() }
        });
        let alone = (0..articles).flat_map(|doc| self.only_best(doc).into_iter().take(ALONE)).map(|place| {
            let cell = |doc: usize| (doc == place.doc).then(|| self.cell(place, 0, None));
            Row { claim: None, cells: (0..articles).map(cell).collect() }
        });
        groups.chain(alone).collect()
    }

    /// The part of `sentence` that matches by a link.
    fn part(&self, link: usize, sentence: Place) -> Option<Place> {
        let link = self.links.get(link)?;
        let side = [link.a, link.b].iter().position(|end| *end == sentence)?;
        link.why.matching[side].map(|range| Place { doc: sentence.doc, range })
    }

    fn cell(&self, place: Place, more: usize, part: Option<Place>) -> Cell {
        let before = |doc, start| self.figures.partition_point(|f| (f.place.doc, f.place.range.start) < (doc, start));
        let figures = before(place.doc, place.range.start)..before(place.doc, place.range.end);
        Cell {
            place,
            more,
            wording: part.unwrap_or(place),
            figures: figures.collect(),
            certainty: self.certainty(place).unwrap_or(Certainty::Asserted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{ClaimGroup, Figure, FigureKind};

    fn place(doc: usize, start: usize, end: usize) -> Place {
        Place { doc, range: TextRange::new(start, end) }
    }

    #[test]
    fn what_is_left_out_of_a_sentence_is_marked() {
        let text = "Zoë said it rains, and left.";
        let told = |start: usize, end: usize| {
            let (place, wording) = (place(0, 0, text.len()), place(0, start, end));
            Cell { place, more: 0, wording, figures: Vec::new(), certainty: Certainty::Asserted }.told(text)
        };
        let at = |words: &str| text.find(words).expect("there");
        assert_eq!(told(0, text.len()), text);
        assert_eq!(told(0, text.len() - 1), "Zoë said it rains, and left", "a full stop is no word");
        assert_eq!(told(at("it rains"), at(",")), "… it rains …");
        assert_eq!(told(0, at(", and")), "Zoë said it rains …");
    }

    #[test]
    fn a_cell_has_the_wording_its_figures_and_how_firmly_it_is_said() {
        let figure =
            |place| Figure { place, kind: FigureKind::Count, value: "3".into(), unit: String::new(), approximate: false };
        let analysis = Analysis {
            groups: vec![ClaimGroup {
                number: 1,
                members: vec![place(0, 10, 30), place(0, 40, 60), place(2, 0, 20)],
                links: Vec::new(),
            }],
            figures: vec![figure(place(0, 5, 6)), figure(place(0, 12, 13)), figure(place(0, 41, 42)), figure(place(2, 3, 4))],
            certainties: vec![(place(0, 10, 30), Certainty::Hedged)],
            only_in: vec![place(1, 0, 5), place(1, 6, 9)],
            only_in_weights: vec![0.2, 0.7],
            ..Analysis::default()
        };
        let rows = analysis.matrix(3);
        let cell = |row: usize, doc: usize| rows[row].cells[doc].as_ref();
        assert_eq!(rows.iter().map(|row| row.claim).collect::<Vec<_>>(), [Some(1), None, None]);
        let first = cell(0, 0).expect("told by the first");
        assert_eq!(
            (first.place, first.more, &first.figures[..], first.certainty),
            (place(0, 10, 30), 1, &[1][..], Certainty::Hedged)
        );
        assert!(cell(0, 1).is_none());
        let third = cell(0, 2).expect("told by the third");
        assert_eq!((third.more, &third.figures[..], third.certainty), (0, &[3][..], Certainty::Asserted));
        assert_eq!(cell(1, 1).map(|cell| cell.place), Some(place(1, 6, 9)), "what matters most comes first");
        assert!(cell(1, 0).is_none() && cell(1, 2).is_none());
    }
}
