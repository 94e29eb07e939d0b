//! Heights of the pieces of a column, estimated or measured, with their running sums in O(log n).
//!
//! Owns where a piece stands in the column. Never knows what a piece holds.

/// A Fenwick tree of heights in points. Sums are kept in `f64`: a million words stand millions of points deep.
#[derive(Debug, Default)]
pub(super) struct Heights {
    tree: Vec<f64>,
    each: Vec<f32>,
    measured: Vec<bool>,
    /// All pieces before this one are measured.
    unmeasured: usize,
}

impl Heights {
    /// Starts with estimates only.
    pub(super) fn new(estimates: Vec<f32>) -> Self {
        let mut tree: Vec<f64> = std::iter::once(0.0).chain(estimates.iter().map(|h| f64::from(*h))).collect();
        for n in 1..tree.len() {
            let up = n + lowest_bit(n);
            if up < tree.len() {
                tree[up] += tree[n];
            }
        }
        Self { tree, measured: vec![false; estimates.len()], each: estimates, unmeasured: 0 }
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    /// The height of one piece.
    pub(super) fn get(&self, piece: usize) -> f32 {
        self.each.get(piece).copied().unwrap_or_default()
    }

    /// Whether [`Self::get`] is a measured height.
    pub(super) fn is_measured(&self, piece: usize) -> bool {
        self.measured.get(piece).copied().unwrap_or(true)
    }

    /// Sets the true height of a piece.
    pub(super) fn set(&mut self, piece: usize, height: f32) {
        let Some(old) = self.each.get_mut(piece) else { return };
        let grown = f64::from(height) - f64::from(*old);
        *old = height;
        self.measured[piece] = true;
        let mut n = piece + 1;
        while let Some(sum) = self.tree.get_mut(n) {
            *sum += grown;
            n += lowest_bit(n);
        }
    }

    /// The height of all pieces before `piece`: where it begins.
    pub(super) fn top(&self, piece: usize) -> f32 {
        let mut n = piece.min(self.len());
        let mut sum = 0.0;
        while n > 0 {
            sum += self.tree[n];
            n -= lowest_bit(n);
        }
        sum as f32
    }

    /// The height of all pieces.
    pub(super) fn total(&self) -> f32 {
        self.top(self.len())
    }

    /// The piece that height `y` falls into; the first one above it all, the last one below.
    pub(super) fn find(&self, y: f32) -> usize {
        let mut rest = f64::from(y);
        let mut n = 0;
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.tree.get(n + step)
                && *sum <= rest
            {
                rest -= sum;
                n += step;
            }
            step /= 2;
        }
        n.min(self.len().saturating_sub(1))
    }

    /// The first piece that is only estimated.
    pub(super) fn next_unmeasured(&mut self) -> Option<usize> {
        while self.measured.get(self.unmeasured) == Some(&true) {
            self.unmeasured += 1;
        }
        (self.unmeasured < self.len()).then_some(self.unmeasured)
    }
}

fn lowest_bit(n: usize) -> usize {
    n & n.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_look_ups_agree_with_adding_up(
            start in prop::collection::vec(1u16..100, 1..40),
            changes in prop::collection::vec((0usize..40, 1u16..100), 0..40),
        ) {
            let mut plain: Vec<f32> = start.iter().map(|h| f32::from(*h)).collect();
            let mut heights = Heights::new(plain.clone());
            for (piece, height) in changes {
                heights.set(piece, f32::from(height));
                if let Some(old) = plain.get_mut(piece) {
                    *old = f32::from(height);
                }
            }
            let mut top = 0.0;
            for (piece, height) in plain.iter().enumerate() {
                prop_assert!((heights.top(piece) - top).abs() < 1e-3);
                prop_assert_eq!(heights.find(top), piece);
                prop_assert_eq!(heights.find(top + height - 0.5), piece);
                top += height;
            }
            prop_assert!((heights.total() - top).abs() < 1e-3);
        }
    }

    #[test]
    fn measuring_goes_on_where_it_stopped() {
        let mut heights = Heights::new(vec![10.0; 3]);
        heights.set(0, 12.0);
        heights.set(2, 9.0);
        assert_eq!(heights.next_unmeasured(), Some(1));
        heights.set(1, 10.0);
        assert_eq!(heights.next_unmeasured(), None);
    }

    #[test]
    fn a_column_without_pieces_is_no_trouble() {
        let mut heights = Heights::new(Vec::new());
        heights.set(0, 1.0);
        assert_eq!((heights.find(5.0), heights.len(), heights.next_unmeasured()), (0, 0, None));
    }
}
