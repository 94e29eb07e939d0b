//! The keyboard in a column: scrolling, the caret, selecting, copying.
//!
//! Acts only while the column has the focus, but copies also while nothing has it, since what is selected can be seen. Plain arrows up and down scroll until there is a selection or a caret to move.

use super::placed::Placed;
use super::select::{self, Selection};
use super::typeset::Page;
use super::{Reader, Wish};
use crate::text::{TextRange, slice};
use egui::{Event, EventFilter, Key, Modifiers, Response, Ui, pos2};

/// Does what the keys of this frame mean.
pub(super) fn handle(reader: &mut Reader, ui: &Ui, response: &Response, page: &Page<'_>) {
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_none() && ui.input(|input| input.events.contains(&Event::Copy)) {
        copy(reader, ui, page);
    }
    if focused != Some(response.id) {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: reader.selection.is_some(), tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for event in ui.input(|input| input.filtered_events(&filter)) {
        match event {
            Event::Copy => copy(reader, ui, page),
            Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt && acts(reader, key, modifiers, page) => {
                ui.ctx().request_repaint();
            }
            _ => {}
        }
    }
}

fn acts(reader: &mut Reader, key: Key, modifiers: Modifiers, page: &Page<'_>) -> bool {
    scroll(reader, key, modifiers, page) || select(reader, key, modifiers, page)
}

fn copy(reader: &Reader, ui: &Ui, page: &Page<'_>) {
    if let Some(range) = reader.selection() {
        ui.ctx().copy_text(slice(&page.view.article.text, range).to_owned());
    }
}

/// Scrolls, if that is what the key means.
fn scroll(reader: &mut Reader, key: Key, modifiers: Modifiers, page: &Page<'_>) -> bool {
    let leaf = (page.rect.height() - 2.0 * page.line()).max(page.line());
    let moves_caret = reader.caret || reader.selection().is_some();
    let to = match key {
        Key::Space if modifiers.shift => reader.offset - leaf,
        Key::PageUp if !modifiers.shift => reader.offset - leaf,
        Key::PageDown | Key::Space if !modifiers.shift => reader.offset + leaf,
        Key::ArrowUp if !modifiers.shift && !moves_caret => reader.offset - 2.0 * page.line(),
        Key::ArrowDown if !modifiers.shift && !moves_caret => reader.offset + 2.0 * page.line(),
        Key::Home if !modifiers.shift => 0.0,
        Key::End if !modifiers.shift => f32::MAX,
        _ => return false,
    };
    reader.wish = Some(Wish::Offset(to));
    true
}

/// Moves the caret and with Shift the selection's end, if that is what the key means.
fn select(reader: &mut Reader, key: Key, modifiers: Modifiers, page: &Page<'_>) -> bool {
    let all = TextRange::new(0, page.view.article.text.len());
    match key {
        Key::A if modifiers.command => reader.selection = Some(Selection::between(all.start, all.end)),
        Key::Escape => reader.clear_selection(),
        _ => {
            let begun = reader.selection.unwrap_or_else(|| Selection::caret(first_on_screen(reader)));
            let Some(to) = target(reader, begun, key, modifiers, page) else { return false };
            let fixed = if modifiers.shift { begun.fixed() } else { to };
            reader.selection = Some(Selection::between(fixed, to));
            reader.caret = true;
            reader.wish = Some(Wish::Reveal(to));
        }
    }
    true
}

/// Where the caret goes.
fn target(reader: &mut Reader, begun: Selection, key: Key, modifiers: Modifiers, page: &Page<'_>) -> Option<usize> {
    let upright = matches!(key, Key::ArrowUp | Key::ArrowDown);
    let x = reader.caret_x.take().filter(|_| upright);
    let pieces = &reader.book.as_ref()?.pieces;
    let (at, article) = (begun.at(), page.view.article);
    let forward = matches!(key, Key::ArrowRight | Key::ArrowDown | Key::End);
    match key {
        Key::ArrowLeft | Key::ArrowRight if modifiers.command => Some(select::word_step(at, forward, article, pieces)),
        Key::ArrowLeft | Key::ArrowRight => Some(select::step(at, forward, article, pieces)),
        Key::ArrowUp | Key::ArrowDown => by_row(reader, at, forward, x, page),
        Key::Home | Key::End if modifiers.command => Some(if forward { article.text.len() } else { 0 }),
        Key::Home | Key::End => {
            let (book, piece) = block_of(reader, at, page)?;
            let row = piece.row_of(at, &book.map);
            Some(if forward { row.end } else { row.start })
        }
        _ => None,
    }
}

/// One row up or down, at the height where the caret began to climb; at the first and last row to the very end.
fn by_row(reader: &mut Reader, at: usize, down: bool, x: Option<f32>, page: &Page<'_>) -> Option<usize> {
    let (book, block) = block_of(reader, at, page)?;
    let x = x.unwrap_or_else(|| block.caret(at, false, &book.map).left());
    let inside = block.byte_in_next_row(at, if down { 1 } else { -1 }, x, &book.map);
    let end = if down { block.range.end } else { block.range.start };
    let next = if down { block.piece.checked_add(1) } else { block.piece.checked_sub(1) };
    let beyond = next.filter(|_| inside.is_none()).and_then(|piece| book.lay(piece, page)).map(|next| {
        let rect = next.rect();
        let y = if down { rect.top() + 2.0 } else { rect.bottom() - 2.0 };
        next.byte_at(pos2(x, y), &book.map)
    });
    reader.caret_x = Some(x);
    Some(inside.or(beyond).unwrap_or(end))
}

fn block_of<'a>(reader: &'a mut Reader, at: usize, page: &Page<'_>) -> Option<(&'a mut super::Book, Placed)> {
    let book = reader.book.as_mut()?;
    let piece = super::pieces::piece_at(&book.pieces, at);
    let placed = book.lay(piece, page)?;
    Some((book, placed))
}

/// The first byte whose row is wholly on screen.
fn first_on_screen(reader: &Reader) -> usize {
    let Some(book) = &reader.book else { return 0 };
    let top = reader.frame.rect.left_top() + egui::vec2(0.0, reader.frame.line);
    let on_screen = reader.frame.placed.iter().find(|placed| placed.rect().bottom() > top.y);
    on_screen.map_or(0, |placed| placed.byte_at(top.max(placed.origin), &book.map))
}
