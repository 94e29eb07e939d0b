//! Claims against sources: a row for each claim, a column for each article, and in a cell how that article words it.

use super::{Analysis, Certainty, ClaimUnit, Place, Speaker};
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
    /// How firmly the wording is said.
    pub certainty: Certainty,
    /// Whose words it tells, where the text says.
    pub speaker: Option<Speaker>,
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
        let wording = part.unwrap_or(place);
        let (certainty, speaker) = (self.firmness(place, wording), self.speaker(place, wording));
        Cell { place, more, wording, figures: figures.collect(), certainty, speaker }
    }

    /// The claims below a sentence that have something of `wording`.
    fn claims_in(&self, sentence: Place, wording: Place) -> impl Iterator<Item = &ClaimUnit> {
        // They stand in the order of their sentences.
        let first = self.claims.partition_point(|claim| claim.sentence < sentence);
        let here = self.claims.iter().skip(first).take_while(move |claim| claim.sentence == sentence);
        here.filter(move |claim| claim.place.range.intersects(wording.range))
    }

    /// How firmly a sentence says `wording`: as the smallest part of it that holds all of that, or as the whole.
    fn firmness(&self, sentence: Place, wording: Place) -> Certainty {
        let holds = self.claims_in(sentence, wording).filter(|claim| claim.place.range.covers(wording.range));
        let part = holds.min_by_key(|claim| claim.place.range.len()).map(|claim| claim.certainty);
        part.or_else(|| self.certainty(sentence)).unwrap_or(Certainty::Asserted)
    }

    /// Who says `wording`, as its sentence tells or, of a quotation that goes on from another, as that one does.
    fn speaker(&self, sentence: Place, wording: Place) -> Option<Speaker> {
        let told = self.claims_in(sentence, wording).find_map(|claim| claim.speaker.clone());
        let quoted = || {
            let here = self.quotes.iter().filter(|quote| quote.place.doc == wording.doc);
            here.filter(|quote| quote.place.range.intersects(wording.range)).find_map(|quote| quote.speaker.clone())
        };
        told.or_else(quoted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{ClaimGroup, ClaimKind, Figure, FigureKind, Quote};

    fn place(doc: usize, start: usize, end: usize) -> Place {
        Place { doc, range: TextRange::new(start, end) }
    }

    #[test]
    fn what_is_left_out_of_a_sentence_is_marked() {
        let text = "Zoë said it rains, and left.";
        let told = |start: usize, end: usize| {
            let (place, wording) = (place(0, 0, text.len()), place(0, start, end));
            Cell { place, more: 0, wording, figures: Vec::new(), certainty: Certainty::Asserted, speaker: None }.told(text)
        };
        let at = |words: &str| text.find(words).expect("there");
        assert_eq!(told(0, text.len()), text);
        assert_eq!(told(0, text.len() - 1), "Zoë said it rains, and left", "a full stop is no word");
        assert_eq!(told(at("it rains"), at(",")), "… it rains …");
        assert_eq!(told(0, at(", and")), "Zoë said it rains …");
    }

    #[test]
    fn a_part_of_a_sentence_is_said_as_firmly_as_that_part_and_by_whom_it_tells() {
        let sentence = place(0, 0, 100);
        let speaker = |start| Some(Speaker { entity: None, place: place(0, start, start + 3) });
        let claim = |start, end, certainty, speaker| ClaimUnit {
            place: place(0, start, end),
            sentence,
            kind: ClaimKind::Reported,
            speaker,
            certainty,
            strength: 1,
        };
        let mut analysis = Analysis {
            claims: vec![claim(0, 60, Certainty::Attributed, speaker(61)), claim(20, 40, Certainty::Hedged, None)],
            quotes: vec![Quote { place: place(0, 70, 120), speaker: speaker(130) }],
            certainties: vec![(sentence, Certainty::Denied)],
            ..Analysis::default()
        };
        let said = |analysis: &Analysis, start, end| {
            let cell = analysis.cell(sentence, 0, Some(place(0, start, end)));
            (cell.certainty, cell.speaker.map(|speaker| speaker.place.range.start))
        };
        assert_eq!(said(&analysis, 0, 60), (Certainty::Attributed, Some(61)));
        assert_eq!(said(&analysis, 20, 40), (Certainty::Hedged, Some(61)), "the smallest part that holds it");
        assert_eq!(
            said(&analysis, 65, 80),
            (Certainty::Denied, Some(130)),
            "no part holds it; a quotation that goes on knows who"
        );
        assert_eq!(analysis.cell(sentence, 0, None).certainty, Certainty::Denied, "the whole sentence");
        analysis.quotes.clear();
        assert_eq!(said(&analysis, 65, 80).1, None);
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
