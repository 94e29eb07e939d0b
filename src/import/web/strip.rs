//! The words of a page whose structure cannot be used, in one pass: tags out, blocks kept apart by the names of elements.

use super::lexer::{self, Piece};
use crate::import::flow::{Flow, Role, role};

/// Adds all words of `page` to `flow`.
pub(super) fn strip(page: &str, flow: &mut Flow) {
    let mut hidden = false;
    for piece in lexer::pieces(page) {
        match piece {
            Piece::Text(words) if !hidden => flow.words(&html_escape::decode_html_entities(words)),
            Piece::Text(_) | Piece::Other => {}
            Piece::Tag(tag) => {
                let name = lexer::name(tag);
                // What else is hidden may never be closed here; then all that follows would be lost.
                hidden = lexer::raw(tag).is_some();
                match name.strip_prefix('/') {
                    Some(name) => flow.close(shown(name)),
                    None => flow.open(shown(&name)),
                }
            }
        }
    }
}

/// Pictures are left out: no tree says which are decoration.
fn shown(name: &str) -> Role {
    match role(name) {
        Role::Image | Role::Preformatted => Role::Inline,
        role => role,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_blocks_stay_apart() {
        let page =
            "<title>x</title><h1>Bridge closes</h1><nav>Menu<p>It &amp; all<br>is <b>closed</b>.</div><script>y</script></p>Now";
        let mut flow = Flow::default();
        strip(page, &mut flow);
        let article = flow.finish("a", None).unwrap();
        assert_eq!(&*article.text, "Bridge closes\n\nMenu\n\nIt & all\nis closed.\n\nNow");
    }
}
