//! What a screen reader is told of a column: a document of headings and paragraphs, and what is selected in it.
//!
//! Owns the accessibility nodes. Pieces on screen have their letters exposed; the others of an article of common length are there
//! by their words, so that it can be read through, and are scrolled to on demand.

use super::Reader;
use super::book::Book;
use super::placed::Placed;
use super::select::Selection;
use super::typeset::Page;
use crate::article::UnitKind;
use crate::text::slice;
use egui::accesskit::{Action, ActionData, ActionRequest, Node, Role, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Event, Id, Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

/// Articles of more pieces expose only those on screen.
const EXPOSED: usize = 300;

/// Selects and scrolls as a screen reader asks.
pub(super) fn obey(reader: &mut Reader, ui: &Ui, column: Id) {
    for request in ui.input(|input| input.events.iter().filter_map(request_of).collect::<Vec<_>>()) {
        match request.data {
            Some(ActionData::SetTextSelection(asked)) if request.target_node == column.accesskit_id() => {
                let ends = byte_of(reader, column, &asked.anchor).zip(byte_of(reader, column, &asked.focus));
                reader.selection = ends.map(|(anchor, focus)| Selection::between(anchor, focus)).or(reader.selection);
            }
            _ if request.action == Action::ScrollIntoView => {
                let pieces = reader.book.iter().flat_map(|book| book.pieces.iter().enumerate().take(EXPOSED));
                let mut asked = pieces.filter(|(n, _)| piece_id(column, *n).accesskit_id() == request.target_node);
                if let Some(at) = asked.next().map(|(_, piece)| piece.range.start) {
                    reader.reveal(at);
                }
            }
            _ => {}
        }
    }
}

fn request_of(event: &Event) -> Option<ActionRequest> {
    if let Event::AccessKitActionRequest(request) = event { Some(request.clone()) } else { None }
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
    let Some(book) = &reader.book else { return };
    let on_screen = reader.frame.placed.iter().map(|placed| placed.piece);
    let all = 0..book.pieces.len();
    let exposed: Vec<usize> = if all.len() <= EXPOSED { all.collect() } else { on_screen.collect() };
    for piece in exposed {
        let id = piece_id(response.id, piece);
        let placed = reader.frame.placed.iter().find(|placed| placed.piece == piece);
        let rect = placed.map_or_else(|| place(reader, book, piece, page), Placed::rect);
        child.interact(rect, id, Sense::empty());
        ctx.accesskit_node_builder(id, |node| paragraph(node, book, piece, rect, page));
        if let Some(placed) = placed {
            let transform = TSTransform::from_translation(placed.origin.to_vec2());
            update_accesskit_for_text_widget(&ctx, id, None, transform, &placed.galley);
        }
    }
}

/// Where a piece stands that is not on screen.
fn place(reader: &Reader, book: &Book, piece: usize, page: &Page<'_>) -> Rect {
    let top = reader.frame.origin + reader.frame.head + book.heights.top(piece);
    Rect::from_min_size(pos2(page.left, top), vec2(page.width, book.heights.get(piece)))
}

fn paragraph(node: &mut Node, book: &Book, piece: usize, rect: Rect, page: &Page<'_>) {
    let Some(piece) = book.pieces.get(piece) else { return };
    let (role, level) = match piece.kind {
        UnitKind::Title => (Role::Heading, Some(1)),
        UnitKind::Subhead => (Role::Heading, Some(2)),
        UnitKind::Dateline | UnitKind::Sentence | UnitKind::Aside => (Role::Paragraph, None),
    };
    node.set_role(role);
    if let Some(level) = level {
        node.set_level(level);
    }
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
    node.set_label(slice(&page.view.article.text, piece.range));
    node.add_action(Action::ScrollIntoView);
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
