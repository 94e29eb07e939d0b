//! At which height several columns can show several passages side by side.

/// A passage in a column, as far as scrolling is concerned. All in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    /// How far below the column's top the passage stands now; may be far outside.
    pub y: f32,
    /// How far the column is scrolled down.
    pub offset: f32,
    /// How far it could be.
    pub furthest: f32,
}

impl Reach {
    /// The highest and the lowest place the passage can be scrolled to.
    fn range(self) -> (f32, f32) {
        let deepest = self.y + self.offset;
        (deepest - self.furthest.max(0.0), deepest)
    }
}

/// The height nearest to `wanted` that every passage can reach; if there is none, one that the first can reach.
pub(super) fn common_y(wanted: f32, passages: &[Reach]) -> f32 {
    let ranges = || passages.iter().map(|passage| passage.range());
    let highest = ranges().map(|(high, _)| high).fold(f32::NEG_INFINITY, f32::max);
    let lowest = ranges().map(|(_, low)| low).fold(f32::INFINITY, f32::min);
    if highest <= lowest {
        return wanted.clamp(highest, lowest);
    }
    passages.first().map_or(wanted, |first| wanted.clamp(first.range().0, first.range().1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(y: f32, offset: f32, furthest: f32) -> Reach {
        Reach { y, offset, furthest }
    }

    fn check(y: f32, expected: f32) {
        assert!((y - expected).abs() < 0.01, "{y} instead of {expected}");
    }

    #[test]
    fn a_passage_that_all_can_reach_stays() {
        check(common_y(200.0, &[at(200.0, 300.0, 900.0), at(-500.0, 800.0, 900.0)]), 200.0);
    }

    #[test]
    fn near_the_top_of_the_other_column_both_move() {
        // The other's passage is its first line: it cannot stand lower than 40.
        check(common_y(200.0, &[at(200.0, 300.0, 900.0), at(40.0, 0.0, 900.0)]), 40.0);
    }

    #[test]
    fn columns_that_cannot_scroll_stay_where_they_are() {
        check(common_y(200.0, &[at(200.0, 0.0, 0.0), at(40.0, 0.0, 0.0)]), 200.0);
        check(common_y(200.0, &[]), 200.0);
    }
}
