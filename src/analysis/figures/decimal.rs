//! Exact decimal numbers: 1.2 billion is 1200000000, never 1199999999.9999998.

use std::cmp::Ordering;
use std::fmt;

/// `digits` / 10^`scale`, never negative, without trailing zeros behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Decimal {
    digits: i128,
    scale: u32,
}

/// Nothing that is written in the news has more digits; two such numbers are compared without overflow.
const MOST: i128 = 10_i128.pow(24);
const FINEST: u32 = 12;

impl Decimal {
    /// `digits` / 10^`scale`; none if that is longer than any figure.
    pub(in crate::analysis) fn new(mut digits: i128, mut scale: u32) -> Option<Self> {
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        ((0..MOST).contains(&digits) && scale <= FINEST).then_some(Self { digits, scale })
    }

    /// Reads digits with at most one point among them.
    pub(in crate::analysis) fn parse(text: &str) -> Option<Self> {
        if text.len() > 40 {
            return None;
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits: String = [whole, fraction].concat();
        let digits = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        Self::new(digits, fraction.len() as u32)
    }

    /// A whole number.
    pub(in crate::analysis) fn whole(number: u32) -> Self {
        Self { digits: number.into(), scale: 0 }
    }

    pub(in crate::analysis) fn times(self, factor: i128) -> Option<Self> {
        Self::new(self.digits.checked_mul(factor)?, self.scale)
    }

    /// The product; digits behind the finest are left out.
    pub(in crate::analysis) fn product(self, other: Self) -> Option<Self> {
        let (mut digits, mut scale) = (self.digits.checked_mul(other.digits)?, self.scale + other.scale);
        while scale > FINEST {
            digits /= 10;
            scale -= 1;
        }
        Self::new(digits, scale)
    }

    pub(in crate::analysis) fn times_ten_to(self, power: u32) -> Option<Self> {
        self.times(10_i128.checked_pow(power)?)
    }

    pub(in crate::analysis) fn over_a_hundred(self) -> Option<Self> {
        Self::new(self.digits, self.scale + 2)
    }

    pub(in crate::analysis) fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::new(self.at(scale) + other.at(scale), scale)
    }

    /// The multiple of 10^`power` that is not greater, as a multiple.
    pub(in crate::analysis) fn floored(self, power: i32) -> i128 {
        let shift = self.scale as i32 + power;
        let factor = 10_i128.saturating_pow(shift.unsigned_abs().min(37));
        if shift <= 0 { self.digits.saturating_mul(factor) } else { self.digits / factor }
    }

    /// The nearest multiple of 10^`power`, as a multiple; halves go up.
    pub(in crate::analysis) fn rounded(self, power: i32) -> i128 {
        let half = Self { digits: self.digits.saturating_mul(2), scale: self.scale };
        half.floored(power).saturating_add(1) / 2
    }

    /// The power of ten of the last digit that is no zero: -1 for 4.5, 4 for 240,000. 0 for zero.
    pub(in crate::analysis) fn last_digit(self) -> i32 {
        let mut power = -(self.scale as i32);
        let mut digits = self.digits;
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
            power += 1;
        }
        power
    }

    /// The power of ten of the first digit: 0 for 4.5, 5 for 240,000.
    pub(in crate::analysis) fn first_digit(self) -> i32 {
        self.digits.max(1).ilog10() as i32 - self.scale as i32
    }

    /// As a whole number, if it is one.
    pub(in crate::analysis) fn to_whole(self) -> Option<u32> {
        if self.scale == 0 { self.digits.try_into().ok() } else { None }
    }

    fn at(self, scale: u32) -> i128 {
        self.digits * 10_i128.pow(scale - self.scale)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at(scale).cmp(&other.at(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = 10_i128.pow(self.scale);
        write!(f, "{}", self.digits / one)?;
        if self.scale > 0 { write!(f, ".{:0width$}", self.digits % one, width = self.scale as usize) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn prints_what_it_read_without_noise() {
        assert_eq!(read("1.2").times_ten_to(9).unwrap().to_string(), "1200000000");
        assert_eq!(read("0.050").to_string(), "0.05");
        assert_eq!(read("4.50").plus(Decimal::whole(1)).unwrap().to_string(), "5.5");
        assert_eq!(read("75").over_a_hundred().unwrap().to_string(), "0.75");
    }

    #[test]
    fn refuses_what_is_no_figure() {
        for text in ["", ".", "1.2.3", "-4", "1e9", "99999999999999999999999999", "0.00000000000001", &"7".repeat(200)] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn rounds_halves_up() {
        assert_eq!(read("4.5").rounded(0), 5);
        assert_eq!(read("4.49").rounded(0), 4);
        assert_eq!((read("487").rounded(2), read("487").floored(2)), (5, 4));
        assert_eq!(read("487").rounded(-1), 4870);
        assert_eq!((read("240000").last_digit(), read("4.5").last_digit()), (4, -1));
        assert_eq!((read("240000").first_digit(), read("0.05").first_digit()), (5, -2));
    }
}
