//! Features as hashes. A feature is a text "template=value"; only its hash is ever made.

/// The state of an FNV-1a hash (64 bit) over the text of a feature.
///
/// The offset basis is not the usual one: the weights are trained with this one, so it must stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feature(u64);

const BASIS: u64 = 1_469_598_103_934_665_603;
const PRIME: u64 = 1_099_511_628_211;

impl Feature {
    /// The feature that begins with `text`.
    pub(super) const fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut hash = BASIS;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
            at += 1;
        }
        Self(hash)
    }

    /// Goes on with `text`.
    pub(super) fn with(self, text: &str) -> Self {
        Self(text.bytes().fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME)))
    }

    /// Goes on with a number in decimal digits.
    pub(super) fn number(self, number: u16) -> Self {
        let rest = if number < 10 { self } else { self.number(number / 10) };
        let digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        Self((rest.0 ^ u64::from(digit)).wrapping_mul(PRIME))
    }

    /// The hash, of which a table of weights uses the lowest bits.
    pub(super) fn hash(self) -> u32 {
        u32::try_from((self.0 ^ self.0 >> 32) & u64::from(u32::MAX)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_its_text_however_it_was_put_together() {
        let whole = Feature::new("C-1=512").hash();
        assert_eq!(Feature::new("C-1=").number(512).hash(), whole);
        assert_eq!(Feature::new("C").with("-1=51").number(2).hash(), whole);
        assert_ne!(Feature::new("C-1=").number(51).hash(), whole);
    }
}
