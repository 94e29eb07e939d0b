//! Selecting with the mouse: clicks count up from letter to paragraph, drags grow by the unit of their click, those of one click by words. With Alt
//! held down, and from an end that Shift and a click have set, they grow by letters.
//!
//! Works on the frame's events in their order, because press, moves and release may all arrive in one frame.

use super::select::{Grain, Selection, dragged};
use super::typeset::Page;
use super::{Reader, Wish};
use egui::{Event, PointerButton, Pos2, Response, Ui};

/// The press that began the newest click or drag.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Press {
    at: Pos2,
    time: f64,
    /// How many in a row at this place.
    count: usize,
    /// The byte from which a drag takes whole words.
    from: Option<usize>,
    /// The button is still down.
    held: bool,
    /// The pointer has gone far enough for a drag.
    moved: bool,
}

enum Happened {
    Down { at: Pos2, extend: bool },
    Move(Pos2),
    Up,
}

/// Lets go of a column by this much and it scrolls.
const EDGE: f32 = 14.0;

/// Changes the selection by what the mouse did; returns the byte that was clicked.
pub(super) fn handle(reader: &mut Reader, ui: &Ui, response: &Response, page: &Page<'_>) -> Option<usize> {
    let (happened, time) = ui.input(|input| (input.events.iter().filter_map(of).collect::<Vec<_>>(), input.time));
    let mut clicked = None;
    for event in happened {
        match event {
            Happened::Down { at, extend } if response.contains_pointer() && page.rect.contains(at) => {
                response.request_focus();
                press(reader, ui, at, time, extend, page);
            }
            Happened::Move(pos) if reader.press.held => drag(reader, ui, pos, page),
            Happened::Up if reader.press.held => clicked = release(reader).or(clicked),
            Happened::Down { .. } | Happened::Move(_) | Happened::Up => {}
        }
    }
    scroll_at_edge(reader, ui, page);
    clicked
}

fn of(event: &Event) -> Option<Happened> {
    match event {
        Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, modifiers } => {
            Some(Happened::Down { at: *pos, extend: modifiers.shift })
        }
        Event::PointerButton { button: PointerButton::Primary, pressed: false, .. } | Event::PointerGone => Some(Happened::Up),
        Event::PointerMoved(pos) => Some(Happened::Move(*pos)),
        _ => None,
    }
}

fn press(reader: &mut Reader, ui: &Ui, at: Pos2, time: f64, extend: bool, page: &Page<'_>) {
    let limits = ui.ctx().options(|options| options.input_options);
    let soon = time - reader.press.time <= limits.max_double_click_delay;
    let again = soon && at.distance(reader.press.at) <= limits.max_click_dist;
    let count = if again && !extend { reader.press.count + 1 } else { 1 };
    reader.press = Press { at, time, count, from: None, held: true, moved: false };
    reader.caret = false;
    reader.caret_x = None;
    if let Some(begun) = reader.selection.filter(|_| extend) {
        reader.press.moved = true;
        reader.selection = Some(Selection::between(begun.fixed(), reader.hit(at, Grain::Char, page).start));
    } else {
        let grain = Grain::of_clicks(count);
        let unit = reader.hit(at, grain, page);
        reader.press.from = (grain == Grain::Char).then_some(unit.start);
        reader.selection = Some(Selection::unit(unit, grain));
    }
}

fn drag(reader: &mut Reader, ui: &Ui, pos: Pos2, page: &Page<'_>) {
    reader.press.moved |= pos.distance(reader.press.at) > 3.0;
    let scrolls = ui.input(egui::InputState::any_touches);
    let Some(begun) = reader.selection.filter(|_| reader.press.moved && !scrolls) else { return };
    let head = reader.hit(pos.clamp(page.rect.min, page.rect.max), begun.grain, page);
    let pieces = reader.book.as_ref().map(|book| &*book.pieces).unwrap_or_default();
    reader.selection = Some(match reader.press.from {
        Some(from) if ui.input(|input| input.modifiers.alt) => Selection::between(from, head.start),
        Some(from) => dragged(from, head.start, page.view.article, pieces),
        None => Selection { head, ..begun },
    });
    ui.ctx().request_repaint();
}

fn release(reader: &mut Reader) -> Option<usize> {
    reader.press.held = false;
    let plain = !reader.press.moved && reader.press.count == 1;
    plain.then(|| reader.byte_under(reader.press.at)).flatten()
}

/// While a drag is held beyond the column's edge, the column goes on scrolling, the faster the farther.
fn scroll_at_edge(reader: &mut Reader, ui: &Ui, page: &Page<'_>) {
    let Some(pos) = ui.input(|input| input.pointer.latest_pos()).filter(|_| reader.press.held && reader.press.moved) else {
        return;
    };
    let inner = page.rect.shrink(EDGE);
    let beyond = (pos.y - inner.bottom()).max(0.0) - (inner.top() - pos.y).max(0.0);
    if beyond != 0.0 {
        let seconds = ui.input(|input| input.stable_dt).min(0.1);
        reader.wish = Some(Wish::Offset(reader.offset + beyond.clamp(-120.0, 120.0) * 14.0 * seconds));
        drag(reader, ui, pos, page);
    }
}
