//! What comes in without pointing at anything: shortcuts, dropped files, pasted words.

use super::actions::{Action, Actions};
use super::commands::{COMMANDS, Command, Entry, entry};
use super::dialogs::Dialog;
use super::scene::Scene;
use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

/// Turns the frame's input into actions.
pub(super) fn collect(ctx: &Context, scene: Scene<'_>, actions: &mut Actions) {
    dropped(ctx, actions);
    if let Some(dialog) = &scene.view.dialog {
        return shut(ctx, dialog, actions);
    }
    let typing = ctx.text_edit_focused();
    if !typing {
        pasted(ctx, actions);
    }
    shortcuts(ctx, typing, actions);
    if !typing {
        digits(ctx, actions);
    }
}

/// What shows something closes it, too.
fn shut(ctx: &Context, dialog: &Dialog, actions: &mut Actions) {
    let command = match dialog {
        Dialog::Matrix => Command::Matrix,
        Dialog::Shortcuts => Command::Shortcuts,
        _ => return,
    };
    let keys = entry(command).and_then(|entry| entry.keys);
    if keys.is_some_and(|keys| ctx.input_mut(|input| input.consume_shortcut(&keys))) {
        actions.push(Action::CloseDialog);
    }
}

/// The digits give tags.
fn digits(ctx: &Context, actions: &mut Actions) {
    const KEYS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    for (key, digit) in KEYS.into_iter().zip(1..) {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            actions.push(Action::GiveKey(digit));
        }
    }
}

fn dropped(ctx: &Context, actions: &mut Actions) {
    let files: Vec<PathBuf> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !files.is_empty() {
        actions.push(Action::OpenFiles(files));
    }
}

/// Whether files can be dropped on the window: winit does not hear of them on Wayland.
pub(super) fn drops_work() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("WAYLAND_DISPLAY").is_none_or(|display| display.is_empty())
}

fn pasted(ctx: &Context, actions: &mut Actions) {
    let is_paste = |event: &Event| matches!(event, Event::Paste(_));
    let texts: Vec<String> = ctx.input_mut(|input| {
        let texts =
            input.events.iter().filter_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None });
        let texts = texts.collect();
        input.events.retain(|event| !is_paste(event));
        texts
    });
    for text in texts {
        actions.push(Action::PasteText(text));
    }
}

fn shortcuts(ctx: &Context, typing: bool, actions: &mut Actions) {
    let mut entries: Vec<(&Entry, KeyboardShortcut)> =
        COMMANDS.iter().filter_map(|entry| entry.keys.map(|keys| (entry, keys))).collect();
    // A shortcut without Shift would also answer to the one with it.
    entries.sort_by_key(|(_, keys)| !keys.modifiers.shift);
    for (entry, keys) in entries {
        let kept = entry.command == Command::Paste
            || (entry.command == Command::Unfocus && egui::Popup::is_any_open(ctx))
            || (typing && (is_typed(keys) || matches!(entry.command, Command::Undo | Command::Redo)));
        if !kept && ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            actions.command(entry.command);
        }
    }
    // On many keyboards `+` is Shift and `=`.
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Equals)) {
        actions.command(Command::Larger);
    }
    if !typing && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Y)) {
        actions.command(Command::Redo);
    }
}

/// Whether a text field wants this key for itself.
fn is_typed(keys: KeyboardShortcut) -> bool {
    !keys.modifiers.command && !matches!(keys.logical_key, Key::F1 | Key::F9)
}
