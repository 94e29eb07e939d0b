//! What the program remembers about its reader between starts. Nothing that would be missed.

use super::format::options;
use super::load::{LoadProblem, read};
use super::save::{SaveError, SaveProblem, write_whole};
use super::{FormatError, folder};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// How many notebooks are remembered.
const RECENT: usize = 10;

/// What the program remembers about its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The name that new notebooks get as their reader; empty if none was given.
    pub reader: String,
    /// The notebooks that were open last, newest first, each once; at most ten are kept.
    pub recent: Vec<PathBuf>,
    /// How the window is to look.
    pub theme: Theme,
    /// How it was left.
    pub layout: Layout,
}

/// How the window was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Width and height in points; none until it was closed once.
    pub size: Option<(u16, u16)>,
    /// It filled the screen.
    pub maximized: bool,
    /// Size of the reading type in points; none for the usual one.
    pub type_size: Option<u16>,
    /// Whether the side panel is shown; none where the room decides.
    pub panel: Option<bool>,
}

/// How the window is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Preferences {
    /// Puts a notebook before the others that were open last.
    pub fn opened(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}

/// The file. Fields of a newer version are passed over.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Sheet {
    reader: String,
    recent: Vec<String>,
    theme: Theme,
    layout: Layout,
}

/// The preferences in the data folder; the usual ones if there are none yet. A file that cannot be understood is kept under another name,
/// so that saving does not replace it.
pub fn load_preferences(data: &Path) -> Preferences {
    let path = file(data);
    let sheet: Sheet = match read(&path) {
        Ok(text) => options().from_str(&text).unwrap_or_else(|_| set_aside(&path)),
        Err(LoadProblem::Missing) => Sheet::default(),
        Err(_) => set_aside(&path),
    };
    let recent = sheet.recent.into_iter().take(RECENT).map(PathBuf::from).collect();
    Preferences { reader: sheet.reader, recent, theme: sheet.theme, layout: sheet.layout }
}

/// Saves the preferences, and makes the data folder if there is none. Paths that are not Unicode are not remembered.
///
/// # Errors
/// If they cannot be written; the old ones stay.
pub fn save_preferences(data: &Path, preferences: &Preferences) -> Result<(), SaveError> {
    let path = file(data);
    let recent = preferences.recent.iter().take(RECENT).filter_map(|path| path.to_str().map(str::to_owned));
    let Preferences { reader, theme, layout, .. } = preferences;
    let sheet = Sheet { reader: reader.clone(), recent: recent.collect(), theme: *theme, layout: *layout };
    let config = PrettyConfig::new().new_line("\n").indentor(" ");
    let mut text = options().to_string_pretty(&sheet, config).map_err(|error| {
        let problem = SaveProblem::Check(FormatError::Unwritable(error.to_string()));
        SaveError { problem, path: path.clone() }
    })?;
    text.push('\n');
    folder::make(data)?;
    write_whole(&path, text.as_bytes())
}

fn file(data: &Path) -> PathBuf {
    data.join("preferences.ron")
}

/// Gives a file that cannot be understood the first free name of its kind. It stays where it is if that fails.
fn set_aside(path: &Path) -> Sheet {
    let names = (1..1000).map(|n| path.with_extension(format!("broken-{n}.ron")));
    let free = names.into_iter().find(|name| fs::symlink_metadata(name).is_err());
    let _ = free.map(|free| fs::rename(path, free));
    Sheet::default()
}
