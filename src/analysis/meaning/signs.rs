//! A cheap first look at how near vectors are: by the signs of their components alone (random hyperplanes, Charikar 2002, with the axes as
//! planes).

/// Which of 128 components are positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs([u64; 2]);

impl Signs {
    /// Words that differ in more signs are not near: of words with a cosine of .35 and more one in thirty is missed, of those from .45 on
    /// hardly any.
    const NEAR: u8 = 57;

    /// Of the components of a vector.
    pub(super) fn of(parts: &[i16; 128]) -> Self {
        let (low, high) = parts.split_at(64);
        Self([low, high].map(|half| half.iter().fold(0, |signs, part| signs << 1 | u64::from(*part > 0))))
    }

    /// In how many signs each of `others` differs. All at once and with no branch, so that several are counted in one step.
    #[expect(clippy::inline_always, reason = "see `NearPairs`")]
    #[inline(always)]
    pub(super) fn apart(self, others: &[Self], apart: &mut Vec<u8>) {
        let [low, high] = self.0;
        apart.clear();
        apart.extend(others.iter().map(|other| ((low ^ other.0[0]).count_ones() + (high ^ other.0[1]).count_ones()) as u8));
    }
}

/// Which of the words that are `apart` in so many signs can be near, by index, written to `room` for as many. Each is written down, and
/// written over by the next if it is not near: a branch would be taken at random.
#[expect(clippy::inline_always, reason = "see `NearPairs`")]
#[inline(always)]
pub(super) fn near<'r>(apart: &[u8], room: &'r mut [u32]) -> &'r [u32] {
    let mut count = 0;
    for (at, apart) in (0..).zip(apart) {
        room[count] = at;
        count += usize::from(*apart <= Signs::NEAR);
    }
    &room[..count]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_differ_are_counted() {
        let of = |positive: &[usize]| Signs::of(&std::array::from_fn(|n| if positive.contains(&n) { 7 } else { -7 }));
        let mut apart = Vec::new();
        of(&[0, 63, 64, 127]).apart(&[of(&[0, 63, 64, 127]), of(&[0, 1, 64]), of(&[])], &mut apart);
        assert_eq!(apart, [0, 3, 4]);
    }

    #[test]
    fn words_that_differ_in_few_signs_are_kept() {
        assert_eq!(near(&[Signs::NEAR + 1, Signs::NEAR, 0, 128, 3], &mut [7; 5]), [1, 2, 4]);
        assert!(near(&[], &mut [7; 5]).is_empty());
    }
}
