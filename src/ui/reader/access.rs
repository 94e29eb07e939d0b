//! What a screen reader is told of a column: a document of headings and paragraphs, and what is selected in it.
//!
//! Owns the accessibility nodes. Only pieces on screen have their letters exposed; the others follow when they are scrolled to.

use super::Reader;
use super::placed::Placed;
use super::typeset::Page;
use crate::article::UnitKind;
use crate::text::slice;
use egui::accesskit::{Node, Role, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Id, Response, Sense, Ui, UiBuilder};

/// Describes the column and what is on screen of it.
pub(super) fn describe(reader: &Reader, ui: &mut Ui, response: &Response, page: &Page<'_>) {
    let ctx = ui.ctx().clone();
    let told = ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Document);
        node.set_label(page.view.label);
        node.set_read_only();
        if let Some(selection) = selection(reader, response.id) {
            node.set_text_selection(selection);
        }
    });
    if told.is_none() {
        return;
    }
    let child = ui.new_child(UiBuilder::new().id_salt("paragraphs").accessibility_parent(response.id));
    for placed in &reader.frame.placed {
        let id = piece_id(response.id, placed.piece);
        child.interact(placed.rect(), id, Sense::empty());
        ctx.accesskit_node_builder(id, |node| paragraph(node, reader, placed, page));
        let transform = TSTransform::from_translation(placed.origin.to_vec2());
        update_accesskit_for_text_widget(&ctx, id, None, transform, &placed.galley);
    }
}

fn paragraph(node: &mut Node, reader: &Reader, placed: &Placed, page: &Page<'_>) {
    let piece = reader.book.as_ref().and_then(|book| book.pieces.get(placed.piece));
    let (role, level) = match piece.map(|piece| piece.kind) {
        Some(UnitKind::Title) => (Role::Heading, Some(1)),
        Some(UnitKind::Subhead) => (Role::Heading, Some(2)),
        _ => (Role::Paragraph, None),
    };
    node.set_role(role);
    let rect = placed.rect();
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
    if let Some(level) = level {
        node.set_level(level);
    }
    node.set_label(slice(&page.view.article.text, placed.range));
}

fn piece_id(column: Id, piece: usize) -> Id {
    column.with(("piece", piece))
}

/// The selection's ends, as far as both are on screen.
fn selection(reader: &Reader, column: Id) -> Option<TextSelection> {
    let selection = reader.selection?;
    Some(TextSelection { anchor: position(reader, column, selection.fixed())?, focus: position(reader, column, selection.at())? })
}

/// egui splits a long row into runs of so many characters.
const RUN: usize = 255;

fn position(reader: &Reader, column: Id, at: usize) -> Option<TextPosition> {
    let book = reader.book.as_ref()?;
    let placed = reader.frame.placed.iter().rev().find(|placed| placed.range.start <= at && at <= placed.range.end)?;
    let (row, letter) = placed.row_and_letter(at, &book.map);
    let run = letter.saturating_sub(1) / RUN;
    let node = piece_id(column, placed.piece).with(row).with(run).accesskit_id();
    Some(TextPosition { node, character_index: letter - run * RUN })
}
