//! Opens the window, or says in a plain sentence why there is none.

use super::App;
use super::clipboard::SystemClipboard;
use super::picker::SystemPicker;
use crate::store::{self, folder};
use eframe::{CreationContext, Frame, NativeOptions};
use egui::{Ui, ViewportBuilder};
use std::path::PathBuf;

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The system has no screen for us.
    #[error("there is no display to open a window on, or it does not answer")]
    NoDisplay,
    /// A library that the window system needs is not there.
    #[error("the library libxkbcommon-x11 is missing, which windows need (Debian, Ubuntu: package libxkbcommon-x11-0)")]
    NoKeyboardLibrary,
    /// A library that the window system needs is not there.
    #[error("a library that windows need is missing: {0}")]
    NoLibrary(String),
    /// Nothing to draw with.
    #[error("there is no OpenGL to draw with (Debian, Ubuntu: package libgl1)")]
    NoOpenGl,
    /// Anything else, in the words of the window system.
    #[error("no window could be opened: {0}")]
    Other(String),
}

/// Opens the window on `files`, or on a sample story if none are named, and returns when it is closed.
///
/// # Errors
/// There is no display, or something is missing that a window needs.
pub fn run(files: Vec<PathBuf>) -> Result<(), WindowError> {
    look_first()?;
    let layout = folder::data().map(|data| store::load_preferences(&data).layout).unwrap_or_default();
    let (width, height) = layout.size.unwrap_or((1366, 768));
    let viewport = ViewportBuilder::default()
        .with_title("Crossread")
        .with_app_id("crossread")
        .with_inner_size([f32::from(width), f32::from(height)])
        .with_maximized(layout.maximized)
        .with_min_inner_size([640.0, 420.0])
        .with_drag_and_drop(true);
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    eframe::run_native("Crossread", options, Box::new(|window| Ok(Box::new(Window::new(window, files)?))))
        .map_err(|error| plain(&error))
}

/// Finds what would make winit panic instead of saying what is wrong.
#[cfg(all(unix, not(target_os = "macos")))]
fn look_first() -> Result<(), WindowError> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let wayland = is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET");
    match () {
        () if !wayland && !is_set("DISPLAY") => Err(WindowError::NoDisplay),
        () if !wayland && xkbcommon_dl::x11::xkbcommon_x11_option().is_none() => Err(WindowError::NoKeyboardLibrary),
        () => Ok(()),
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn look_first() -> Result<(), WindowError> {
    Ok(())
}

fn plain(error: &eframe::Error) -> WindowError {
    use eframe::Error::{Glutin, NoGlutinConfigs, OpenGL, Winit, WinitEventLoop};
    let details = format!("{error:?}");
    let library = details.split(['"', ' ', '/', ':']).find(|word| word.contains(".so")).map(str::to_owned);
    match (error, library) {
        (Winit(_) | WinitEventLoop(_), Some(library)) => WindowError::NoLibrary(library),
        (Winit(_) | WinitEventLoop(_), None) => WindowError::NoDisplay,
        (NoGlutinConfigs(..) | Glutin(_) | OpenGL(_), _) => WindowError::NoOpenGl,
        _ => WindowError::Other(error.to_string()),
    }
}

/// The app in a window of the system.
struct Window {
    app: App,
}

impl Window {
    fn new(window: &CreationContext<'_>, files: Vec<PathBuf>) -> std::io::Result<Self> {
        let ctx = &window.egui_ctx;
        let mut app = App::new(ctx, Box::new(SystemPicker::new(window)), Box::new(SystemClipboard::default()), folder::data())?;
        app.begin(files, ctx);
        Ok(Self { app })
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.app.ui(ui);
    }
}
