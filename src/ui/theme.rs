//! The look of the window: every colour, the fonts and the sizes of letters, in one place.
//!
//! The only maker of colours. Says nothing about what is painted where. Text stands on its ground with a contrast of 4.5 at
//! least, lines and marks with 3; the hues are told apart also by colour-blind eyes, and no meaning rests on a hue alone.
#![expect(clippy::disallowed_methods, reason = "this is the one module that makes colours")]

use crate::analysis::{EntityKind, Relation};
use crate::notebook::{Color, Verdict};
use crate::text::Change;
use egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextFormat, TextStyle, Visuals};
use std::sync::Arc;

/// All colours of one look, by what they mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Light letters on a dark ground?
    pub dark: bool,
    /// The ground of an article.
    pub paper: Color32,
    /// The ground around articles: bars, panels, the gaps between columns.
    pub desk: Color32,
    /// A field or a row that stands out from the desk a little.
    pub raised: Color32,
    /// Letters.
    pub ink: Color32,
    /// Letters that may be passed over: datelines, counts, hints.
    pub faint: Color32,
    /// Thin lines between things.
    pub hairline: Color32,
    /// Links, focus, the thing that is on.
    pub accent: Color32,
    /// Words behind which something is wrong.
    pub error: Color32,
    /// Ground of selected words; lets what is under it through.
    pub selection: Color32,
    /// Sign and words of a difference.
    pub amber: Color32,
    /// Ground of figures that differ.
    pub amber_fill: Color32,
    /// Ground of figures that do not.
    pub figure_fill: Color32,
    /// The corners around quoted words.
    pub quote: Color32,
    /// The wave under words that a match says otherwise.
    pub wording: Color32,
    /// Persons.
    pub person: Color32,
    /// Organisations.
    pub org: Color32,
    /// Places.
    pub place: Color32,
    /// Armed, religious and political bodies.
    pub group: Color32,
    /// Named events.
    pub event: Color32,
    /// Other names.
    pub other: Color32,
    /// Ground of words that name what the reader follows.
    pub mention_fill: Color32,
    /// Shared sentences, word for word.
    pub verbatim: Tint,
    /// Shared sentences, in other words.
    pub same: Tint,
    /// Sentences that share a part.
    pub partial: Tint,
    /// Shared sentences that differ in a figure, a name or a yes and no.
    pub conflict: Tint,
}

/// The colours of a shared sentence and of the ribbon that leads to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    /// Ground behind the words. Opaque, so that neighbouring rows join without a seam.
    pub fill: Color32,
    /// The same while it is in focus.
    pub focused: Color32,
    /// The bar in the margin, the number, a ribbon's edge.
    pub line: Color32,
    /// A ribbon's body; lets what is under it through.
    pub ribbon: Color32,
    /// The same while it is hovered or in focus.
    pub ribbon_focused: Color32,
}

impl Theme {
    /// The look that is on now: light or dark, as the reader or the system chose.
    pub fn of(ctx: &Context) -> Self {
        if ctx.theme() == egui::Theme::Dark { DARK } else { LIGHT }
    }

    /// The colour of names of one kind.
    pub fn entity(&self, kind: EntityKind) -> Color32 {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Org => self.org,
            EntityKind::Place => self.place,
            EntityKind::Group => self.group,
            EntityKind::Event => self.event,
            EntityKind::Other => self.other,
        }
    }

    /// The colours of shared sentences that relate in one way.
    pub fn claim(&self, relation: Relation) -> Tint {
        match relation {
            Relation::Verbatim => self.verbatim,
            Relation::Same => self.same,
            Relation::Partial => self.partial,
            Relation::Conflict => self.conflict,
        }
    }
}

impl Theme {
    /// The colours of a tag: a ground that lets what is under it through, and its lines. A passage without tags has those of ink.
    pub fn tag(&self, color: Option<Color>) -> (Color32, Color32) {
        let Some(color) = color else { return (self.faint.gamma_multiply(0.22), self.faint) };
        let [light, dark] = match color {
            Color::Yellow => [0x008A_6D00, 0x00F2_D34B],
            Color::Green => [0x0022_7A3A, 0x0066_D184],
            Color::Blue => [0x001D_63C4, 0x006E_AEFF],
            Color::Red => [0x00C0_2B2B, 0x00FF_8178],
            Color::Violet => [0x0078_3DC0, 0x00BF_95FF],
            Color::Orange => [0x00B3_5200, 0x00FF_A552],
            Color::Teal => [0x0000_7680, 0x004F_D0D8],
            Color::Pink => [0x00B8_2B80, 0x00FF_86C6],
            Color::Grey => [0x005F_636B, 0x00A8_ABB3],
        };
        if self.dark {
            return (clear(dark, 70), rgb(dark));
        }
        // On paper a highlighter is bright and its lines are dark.
        let bright = match color {
            Color::Yellow => 0x00FF_DF3D,
            Color::Green => 0x006F_D98C,
            Color::Blue => 0x0085_B7FF,
            Color::Red => 0x00FF_8F87,
            Color::Violet => 0x00C7_A2FF,
            Color::Orange => 0x00FF_B066,
            Color::Teal => 0x0066_D3D9,
            Color::Pink => 0x00FF_98CF,
            Color::Grey => 0x00B6_BAC2,
        };
        (clear(bright, 120), rgb(light))
    }
}

impl Theme {
    /// How words are written that two texts share, or that one of them has alone.
    pub fn change(&self, change: Change, plain: &TextFormat) -> TextFormat {
        let (removed, added) = (Stroke::new(1.0, self.error), Stroke::new(1.0, self.same.line));
        match change {
            Change::Same => plain.clone(),
            Change::Removed => TextFormat { strikethrough: removed, color: self.error, ..plain.clone() },
            Change::Added => TextFormat { background: self.same.fill, underline: added, ..plain.clone() },
        }
    }

    /// The colour of what the reader found out about a claim.
    pub fn verdict(&self, verdict: Verdict) -> Color32 {
        match verdict {
            Verdict::Open => self.faint,
            Verdict::Confirmed => self.tag(Some(Color::Green)).1,
            Verdict::Refuted => self.error,
            Verdict::Misleading => self.amber,
        }
    }
}

/// Installs fonts, sizes and both looks. Called once, before the first frame; the system's choice of light or dark is followed.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    for (theme, look) in [(egui::Theme::Light, LIGHT), (egui::Theme::Dark, DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(&look);
            style.text_styles.extend(SIZES.map(|(name, size)| (name, FontId::proportional(size))));
        });
    }
}

/// The face articles are read in.
pub fn reading_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(READING.into()))
}

/// Its slanted face.
pub fn reading_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ITALIC.into()))
}

/// Its heavier face, for titles and headings.
pub fn reading_semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

const READING: &str = "reading";
const ITALIC: &str = "reading-italic";
const SEMIBOLD: &str = "reading-semibold";

const SIZES: [(TextStyle, f32); 4] =
    [(TextStyle::Small, 11.5), (TextStyle::Body, 14.0), (TextStyle::Button, 14.0), (TextStyle::Heading, 18.0)];

/// Each face of the article comes first in a family of its own; egui's fonts follow for signs it does not have.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    // Only the face for code has arrows and triangles.
    fonts.families.entry(FontFamily::Proportional).or_default().push("Hack".to_owned());
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let faces: [(&str, &'static [u8]); 3] = [
        (READING, include_bytes!("../../assets/fonts/LibertinusSerif-Regular.otf")),
        (ITALIC, include_bytes!("../../assets/fonts/LibertinusSerif-Italic.otf")),
        (SEMIBOLD, include_bytes!("../../assets/fonts/LibertinusSerif-Semibold.otf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let chain = std::iter::once(name.to_owned()).chain(fallback.iter().cloned()).collect();
        fonts.families.insert(FontFamily::Name(name.into()), chain);
    }
    // Only the reading face has check marks.
    fonts.families.entry(FontFamily::Proportional).or_default().push(READING.to_owned());
    fonts
}

fn visuals(look: &Theme) -> Visuals {
    let mut visuals = if look.dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = look.desk;
    visuals.window_fill = look.paper;
    visuals.extreme_bg_color = look.paper;
    visuals.faint_bg_color = look.raised;
    visuals.code_bg_color = look.raised;
    visuals.weak_text_color = Some(look.faint);
    visuals.hyperlink_color = look.accent;
    visuals.error_fg_color = look.error;
    visuals.warn_fg_color = look.amber;
    visuals.window_stroke.color = look.hairline;
    visuals.selection.bg_fill = look.verbatim.focused;
    visuals.selection.stroke.color = look.ink;
    visuals.widgets.noninteractive.bg_stroke.color = look.hairline;
    visuals.widgets.noninteractive.fg_stroke.color = look.ink;
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.fg_stroke.color = look.ink;
    }
    visuals
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn clear(hex: u32, alpha: u8) -> Color32 {
    Color32::from_rgba_unmultiplied_const((hex >> 16) as u8, (hex >> 8) as u8, hex as u8, alpha)
}

const LIGHT: Theme = Theme {
    dark: false,
    paper: rgb(0x00FC_FBF8),
    desk: rgb(0x00F1_EFEA),
    raised: rgb(0x00F7_F5F1),
    ink: rgb(0x001F_2023),
    faint: rgb(0x0062_646A),
    hairline: rgb(0x00D9_D5CC),
    accent: rgb(0x001B_5E9E),
    error: rgb(0x00A3_2A1E),
    selection: clear(0x0077_5BD1, 70),
    amber: rgb(0x0084_4A00),
    amber_fill: rgb(0x00F7_DCAA),
    figure_fill: rgb(0x00F0_EDE6),
    quote: rgb(0x0084_8172),
    wording: rgb(0x00B0_1E6E),
    person: rgb(0x0000_68AD),
    org: rgb(0x0087_3F98),
    place: rgb(0x0000_7A5A),
    group: rgb(0x00B9_4A12),
    event: rgb(0x0084_6800),
    other: rgb(0x0070_737B),
    mention_fill: rgb(0x00FF_EFA3),
    verbatim: tint([0x00CF_E2F1, 0x00A2_CAEB, 0x001F_5F99], 70, 170),
    same: tint([0x00E1_EDF6, 0x00A6_CCEA, 0x0038_78AD], 52, 150),
    partial: tint([0x00EA_F0F5, 0x00A7_CCE8, 0x004C_6C84], 40, 130),
    conflict: tint([0x00FC_EBD2, 0x00F6_D3A0, 0x0095_5400], 60, 160),
};

const DARK: Theme = Theme {
    dark: true,
    paper: rgb(0x001B_1C1F),
    desk: rgb(0x0014_1517),
    raised: rgb(0x0022_2327),
    ink: rgb(0x00DD_DBD5),
    faint: rgb(0x009D_9EA4),
    hairline: rgb(0x0037_383D),
    accent: rgb(0x007D_B7EC),
    error: rgb(0x00F0_8F82),
    selection: clear(0x0086_70E4, 84),
    amber: rgb(0x00FF_C46B),
    amber_fill: rgb(0x0057_4015),
    figure_fill: rgb(0x002D_2E33),
    quote: rgb(0x008D_8A7C),
    wording: rgb(0x00F5_8AC0),
    person: rgb(0x006F_B1F2),
    org: rgb(0x00CB_9DEB),
    place: rgb(0x0053_C29B),
    group: rgb(0x00F2_9361),
    event: rgb(0x00D6_B548),
    other: rgb(0x009C_9FA8),
    mention_fill: rgb(0x0054_4B1A),
    verbatim: tint([0x0022_374A, 0x002E_5374, 0x0086_BDEB], 80, 180),
    same: tint([0x0021_303E, 0x002E_5272, 0x006F_A5D2], 60, 160),
    partial: tint([0x0024_2D35, 0x002F_5272, 0x0085_9EB2], 44, 140),
    conflict: tint([0x003A_2D18, 0x0060_4720, 0x00EB_AE57], 64, 170),
};

/// Fill, focused fill and line of a tint; the ribbon has the line's colour in two strengths.
const fn tint([fill, focused, line]: [u32; 3], ribbon: u8, ribbon_focused: u8) -> Tint {
    Tint {
        fill: rgb(fill),
        focused: rgb(focused),
        line: rgb(line),
        ribbon: clear(line, ribbon),
        ribbon_focused: clear(line, ribbon_focused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two opaque colours as WCAG 2 defines it, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(color: Color32) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn tints(look: &Theme) -> [Tint; 4] {
        [look.verbatim, look.same, look.partial, look.conflict]
    }

    fn grounds(look: &Theme) -> Vec<Color32> {
        let mut grounds = vec![look.paper, look.desk, look.raised, look.amber_fill, look.figure_fill, look.mention_fill];
        grounds.extend(tints(look).iter().flat_map(|tint| [tint.fill, tint.focused]));
        let selected: Vec<Color32> = grounds.iter().map(|ground| ground.blend(look.selection)).collect();
        grounds.into_iter().chain(selected).collect()
    }

    #[test]
    fn letters_can_be_read_on_every_ground() {
        for look in [LIGHT, DARK] {
            for ground in grounds(&look) {
                assert!(contrast(look.ink, ground) >= 4.5, "ink on {ground:?}: {}", contrast(look.ink, ground));
            }
            for ground in [look.paper, look.desk, look.raised] {
                for verdict in Verdict::ALL.map(|verdict| look.verdict(verdict)) {
                    assert!(contrast(verdict, ground) >= 4.5, "{verdict:?} on {ground:?}: {}", contrast(verdict, ground));
                }
                for words in [look.faint, look.accent, look.error, look.amber] {
                    assert!(contrast(words, ground) >= 4.5, "{words:?} on {ground:?}: {}", contrast(words, ground));
                }
            }
        }
    }

    #[test]
    fn signs_and_lines_can_be_seen_on_what_lies_under_them() {
        for look in [LIGHT, DARK] {
            let grounds: Vec<Color32> = tints(&look).iter().map(|tint| tint.fill).chain([look.paper]).collect();
            for ground in grounds {
                for line in [look.wording, look.person, look.org, look.place, look.group, look.event, look.other] {
                    assert!(contrast(line, ground) >= 3.0, "{line:?} on {ground:?}: {}", contrast(line, ground));
                }
                assert!(contrast(look.amber, ground) >= 4.5, "amber on {ground:?}: {}", contrast(look.amber, ground));
            }
            for tint in tints(&look) {
                assert!(contrast(tint.line, look.paper) >= 3.0, "{:?}: {}", tint.line, contrast(tint.line, look.paper));
            }
        }
    }

    #[test]
    fn tags_can_be_seen_and_words_on_them_read() {
        for look in [LIGHT, DARK] {
            for color in Color::ALL.map(Some).into_iter().chain([None]) {
                let (fill, line) = look.tag(color);
                for ground in [look.paper, look.desk, look.same.fill, look.partial.fill] {
                    assert!(contrast(line, ground) >= 3.0, "{color:?} on {ground:?}: {}", contrast(line, ground));
                    assert!(contrast(look.ink, ground.blend(fill)) >= 4.5, "ink on {color:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_followed_is_told_from_what_is_only_shared() {
        for look in [LIGHT, DARK] {
            let [verbatim, same, partial, _] = tints(&look);
            for focused in [verbatim, same, partial].map(|tint| tint.focused) {
                assert!(contrast(focused, verbatim.fill) >= 1.25, "{focused:?}: {}", contrast(focused, verbatim.fill));
            }
        }
    }

    #[test]
    fn ways_to_relate_are_told_apart_in_black_and_white_too() {
        for look in [LIGHT, DARK] {
            let strength = |tint: &Tint| contrast(tint.fill, look.paper);
            assert!(strength(&look.verbatim) > strength(&look.same));
            assert!(strength(&look.same) > strength(&look.partial));
            assert!(strength(&look.partial) > 1.02);
        }
    }
}
