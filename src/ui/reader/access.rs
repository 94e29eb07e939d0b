//! What a screen reader is told of a column: a document of headings and paragraphs, and what is selected in it.
//!
//! Owns the accessibility nodes. Only pieces on screen have their letters exposed; the others follow when they are scrolled to.

use super::Reader;
use super::placed::Placed;
use super::select::Selection;
use super::typeset::Page;
use crate::article::UnitKind;
use crate::text::slice;
use egui::accesskit::{Action, ActionData, Node, Role, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Id, Response, Sense, Ui, UiBuilder};

/// Selects what a screen reader asks for.
pub(super) fn obey(reader: &mut Reader, ui: &Ui, column: Id) {
    let asked = ui.input(|input| {
        let requests = input.accesskit_action_requests(column, Action::SetTextSelection);
        requests.filter_map(|request| request.data.clone()).last()
    });
    if let Some(ActionData::SetTextSelection(asked)) = asked
        && let (Some(anchor), Some(focus)) = (byte_of(reader, column, &asked.anchor), byte_of(reader, column, &asked.focus))
    {
        reader.selection = Some(Selection::between(anchor, focus));
    }
}

/// Describes the column and what is on screen of it.
pub(super) fn describe(reader: &Reader, ui: &mut Ui, response: &Response, page: &Page<'_>) {
    let ctx = ui.ctx().clone();
    let told = ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Document);
        node.set_label(page.view.label);
        node.set_read_only();
        node.add_action(Action::SetTextSelection);
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

/// The other way round: the byte of a position on screen.
fn byte_of(reader: &Reader, column: Id, position: &TextPosition) -> Option<usize> {
    let map = &reader.book.as_ref()?.map;
    reader.frame.placed.iter().find_map(|placed| {
        let piece = piece_id(column, placed.piece);
        let lengths = placed.galley.rows.iter().map(|row| row.glyphs.len()).enumerate();
        let mut runs = lengths.flat_map(|(row, letters)| (0..=letters / RUN).map(move |run| (row, run)));
        let (row, run) = runs.find(|(row, run)| piece.with(*row).with(*run).accesskit_id() == position.node)?;
        Some(placed.byte_in_row(row, run * RUN + position.character_index, map))
    })
}
