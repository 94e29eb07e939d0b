//! What a path may name, by the module it stands in.

use super::paths::{module_of, paths};

/// The rank of each module. A module names only modules of lower rank.
const RANKS: [(&str, u8); 18] = [
    ("text", 0),
    ("article", 1),
    ("import", 2),
    ("analysis", 2),
    ("notebook", 2),
    ("command", 3),
    ("session", 4),
    ("marks", 5),
    ("worker", 5),
    ("samples", 5),
    ("export", 6),
    ("store", 6),
    ("cli", 7),
    ("ui", 7),
    ("main", 8),
    ("lib", 8),
    ("tests", 8),
    ("bin", 8),
];

/// Libraries and parts of the standard library with the modules that may name them.
const TOOLS: [(&[&str], &[&str]); 7] = [
    (&["egui"], &["ui", "main"]),
    (&["eframe"], &["ui", "main"]),
    (&["rfd"], &["ui", "main"]),
    (&["arboard"], &["ui"]),
    (&["epaint"], &["ui", "main"]),
    (&["std", "fs"], &["import", "store", "cli"]),
    (&["std", "thread"], &["worker"]),
];

/// Colours that say "none" and are the same in every theme.
const NO_COLOURS: [&str; 2] = ["TRANSPARENT", "PLACEHOLDER"];

/// The rank of a module of the crate.
pub(super) fn rank(module: &str) -> Option<u8> {
    RANKS.iter().find(|(name, _)| *name == module).map(|(_, rank)| *rank)
}

/// What in `source`, the file `name` below `src`, breaks a rule; sorted, one line each.
pub(super) fn broken(name: &str, source: &str) -> Vec<String> {
    let module = module_of(name);
    if module.last().is_some_and(|last| last == "tests") {
        return Vec::new();
    }
    let here = module.first().map_or("lib", String::as_str);
    let paths = paths(&module, source);
    let mut found: Vec<String> = paths.iter().filter_map(|path| complaint(name, here, path)).collect();
    found.sort();
    found.dedup();
    found
}

fn complaint(name: &str, here: &str, path: &[String]) -> Option<String> {
    let what = match path.split_first()? {
        (root, rest) if root == "crate" => wrong_rank(here, rest.first()?),
        _ => wrong_tool(here, path).or_else(|| colour(name, path)),
    };
    what.map(|what| format!("src/{name}: {what}"))
}

fn wrong_rank(here: &str, other: &str) -> Option<String> {
    let is_module = other.starts_with(|c: char| c.is_ascii_lowercase());
    if here == other || !is_module {
        return None;
    }
    let (Some(own), Some(its)) = (rank(here), rank(other)) else { return Some(format!("`{here}` or `{other}` has no rank")) };
    (own <= its).then(|| format!("`{here}` ({own}) names `{other}` ({its}), which is not lower"))
}

fn wrong_tool(here: &str, path: &[String]) -> Option<String> {
    let (tool, owners) = TOOLS.iter().find(|(tool, _)| path.iter().zip(*tool).filter(|(a, b)| a == *b).count() == tool.len())?;
    (!owners.contains(&here)).then(|| format!("`{}` belongs to {owners:?} only", tool.join("::")))
}

fn colour(name: &str, path: &[String]) -> Option<String> {
    let at = path.iter().position(|part| ["Color32", "Rgba", "Hsva", "hex_color"].contains(&part.as_str()))?;
    let made = path.get(at + 1).map_or("", String::as_str);
    let is_type = made.is_empty() && path[at] != "hex_color";
    let free = name == "ui/theme.rs" || is_type || NO_COLOURS.contains(&made);
    (!free).then(|| format!("{}: only ui/theme.rs makes colours", path.join("::")))
}
