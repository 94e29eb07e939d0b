//! The gap between two columns: which ribbons run there, and from where to where.

use super::super::actions::{Action, Actions};
use super::super::digest::Join;
use super::super::explain;
use super::super::reader::Reader;
use super::super::ribbons::{self, RibbonEnds};
use super::super::scene::Scene;
use super::Columns;
use super::hit::Target;
use crate::analysis::{ClaimLink, Place};
use crate::article::Article;
use crate::text::TextRange;
use egui::{Popup, PopupAnchor, Rect, Tooltip, Ui, UiBuilder};
use std::collections::BTreeSet;

/// Shows the ribbons between two columns; gives the one under the pointer.
pub(super) fn ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    columns: &Columns,
    sides: [(usize, &Article); 2],
    gap: Rect,
    actions: &mut Actions,
) -> Option<usize> {
    let [left, right] = sides;
    let (left_reader, right_reader) = (columns.reader(&left.1.id)?, columns.reader(&right.1.id)?);
    if !scene.view.lenses.claims {
        return None;
    }
    let links = on_screen(scene, [(left.0, left_reader), (right.0, right_reader)]);
    let labels: Vec<String> = links.iter().map(|(n, link)| label(scene, *n, link)).collect();
    let lit = scene.view.lit().link;
    let ends: Vec<RibbonEnds<'_>> = links
        .iter()
        .zip(&labels)
        .map(|((n, link), label)| RibbonEnds {
            left: left_reader.y_of(end_in(link, left.0).range),
            right: right_reader.y_of(end_in(link, right.0).range),
            link: *n,
            relation: link.relation,
            focused: lit == Some(*n),
            label,
        })
        .collect();
    let salt = ("gutter", &left.1.id.0, &right.1.id.0);
    let response = ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(gap), |ui| ribbons::ui(ui, gap, &ends)).inner;
    if let Some(link) = response.clicked {
        let x = ui.input(|input| input.pointer.latest_pos()).map_or(gap.left(), |pos| pos.x);
        let still = if x > gap.center().x { right.0 } else { left.0 };
        actions.push(Action::LevelLink { link, still });
    }
    if let Some(link) = response.hovered
        && !Popup::is_any_open(ui.ctx())
    {
        tooltip(ui, scene, gap, link);
    }
    response.hovered
}

/// The links between two columns of which an end is on screen.
fn on_screen<'a>(scene: Scene<'a>, [left, right]: [(usize, &Reader); 2]) -> Vec<(usize, &'a ClaimLink)> {
    let (a, b) = if left.0 < right.0 { (left, right) } else { (right, left) };
    let Some(Join { by_a, by_b }) = scene.digest.joins.get(&(a.0, b.0)) else { return Vec::new() };
    let shown: BTreeSet<usize> = visible(by_a, a.1).iter().chain(visible(by_b, b.1)).map(|(_, link)| *link).collect();
    shown.into_iter().filter_map(|n| scene.analysis.links.get(n).map(|link| (n, link))).collect()
}

/// The part of a sorted list whose sentences are on screen.
fn visible<'a>(ends: &'a [(TextRange, usize)], reader: &Reader) -> &'a [(TextRange, usize)] {
    let body = reader.body_rect();
    let first = ends.partition_point(|(range, _)| reader.y_of(*range).1 < body.top());
    let last = ends.partition_point(|(range, _)| reader.y_of(*range).0 <= body.bottom());
    ends.get(first..last).unwrap_or_default()
}

fn end_in(link: &ClaimLink, doc: usize) -> Place {
    if link.a.doc == doc { link.a } else { link.b }
}

fn label(scene: Scene<'_>, n: usize, link: &ClaimLink) -> String {
    let number = scene.digest.group_of(n).and_then(|group| scene.analysis.groups.get(group)).map_or(0, |group| group.number);
    let (a, b) = (scene.label(link.a.doc), scene.label(link.b.doc));
    let words: Vec<String> = scene.words(link.a).split(' ').take(6).map(str::to_owned).collect();
    format!("Claim {number}: {a} and {b}, {}: {}…", explain::links::relates(link), words.join(" "))
}

/// At once, without the usual delay: whoever points at a ribbon asks.
fn tooltip(ui: &Ui, scene: Scene<'_>, gap: Rect, link: usize) {
    let id = ui.make_persistent_id(("ribbon", gap.left() as i64));
    let tooltip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, PopupAnchor::Pointer);
    tooltip.gap(16.0).show(|ui| explain::target(ui, scene, Target::Link(link)));
}
