//! Names of records that hold everywhere.

use std::fmt::Write;

/// `urn:crossread:article:harbour`; what an address may not hold is written as `%` and its bytes.
pub(super) fn of(kind: &str, id: &str) -> String {
    let mut iri = format!("urn:crossread:{kind}:");
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            iri.push(char::from(byte));
        } else {
            let _ = write!(iri, "%{byte:02X}");
        }
    }
    iri
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_holds_nothing_but_what_an_address_may() {
        assert_eq!(super::of("article", "a b/é"), "urn:crossread:article:a%20b%2F%C3%A9");
    }
}
