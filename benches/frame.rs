//! Times whole frames of two columns with marks, numbers, ribbons and overview strips, without a screen: layout, painting and
//! tessellation, everything but the graphics card. Prints a table; times are wall clock, so the median is what to look at.
#![expect(clippy::print_stdout, reason = "the table is what this is for")]

use crossread::analysis::{EntityKind, MentionForm, Relation};
use crossread::article::{Article, ArticleId, Details, Unit, UnitKind};
use crossread::marks::{ClaimMark, EntityMark, MarginNumber, OwnMark, Segment};
use crossread::notebook::{Color, Id};
use crossread::text::TextRange;
use crossread::ui::overview::{Overview, WIDTH};
use crossread::ui::reader::{Reader, ReaderView};
use crossread::ui::ribbons::{self, RibbonEnds};
use crossread::ui::theme;
use egui::{Context, RawInput, Rect, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;
use std::time::Instant;

const FRAMES: usize = 400;
const WINDOW: [f32; 2] = [1366.0, 768.0];

fn main() {
    println!(
        "{:>8} {:>8} {:>9} {:>16} {:>16} {:>16} {:>9}",
        "words", "marks", "first ms", "idle p50/max", "scroll p50/max", "jump p50/max", "laid out"
    );
    for (words, marks) in [(1_000, 0), (100_000, 0), (100_000, 10_000)] {
        let mut bench = Bench::new(words, marks);
        let first = bench.frame();
        bench.settle();
        let idle = bench.times(|_, _| {});
        let scroll = bench.times(|reader, _| reader.set_offset(reader.offset() + 40.0));
        let jump = bench.times(|reader, n| {
            let share = (n * 7919 % 1000) as f32 / 1000.0;
            reader.set_offset(share * reader.content_height());
        });
        let laid_out = bench.columns.iter().map(|column| column.reader.laid_out()).max().unwrap_or_default();
        println!("{words:>8} {marks:>8} {first:>9.2} {idle:>16} {scroll:>16} {jump:>16} {laid_out:>9}");
    }
}

struct Column {
    article: Article,
    segments: Arc<[Segment]>,
    own: Arc<[OwnMark]>,
    numbers: Vec<MarginNumber>,
    reader: Reader,
    overview: Overview,
}

struct Bench {
    ctx: Context,
    columns: [Column; 2],
}

impl Bench {
    /// Two columns of so many words each, with so many of the reader's marks in both together.
    fn new(words: usize, marks: usize) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        Self { ctx, columns: [column("a", words, marks / 2, 0), column("b", words, marks / 2, 3)] }
    }

    /// Runs one frame; milliseconds.
    fn frame(&mut self) -> f64 {
        let start = Instant::now();
        let input = RawInput { screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), WINDOW.into())), ..RawInput::default() };
        let ctx = self.ctx.clone();
        let mut output = ctx.run_ui(input, |ui| show(ui, &mut self.columns));
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = ctx.tessellate(shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        output.drop_without_applying_deltas();
        start.elapsed().as_secs_f64() * 1000.0
    }

    /// Lets the columns measure all their heights, as they do in the first seconds.
    fn settle(&mut self) {
        for _ in 0..600 {
            self.frame();
        }
    }

    /// Median and longest frame, `act` being done before each.
    fn times(&mut self, act: impl Fn(&mut Reader, usize)) -> String {
        let mut times: Vec<f64> = Vec::with_capacity(FRAMES);
        for n in 0..FRAMES {
            self.columns.iter_mut().for_each(|column| act(&mut column.reader, n));
            times.push(self.frame());
        }
        times.sort_by(f64::total_cmp);
        format!("{:.2} / {:.2}", times[FRAMES / 2], times[FRAMES - 1])
    }
}

fn show(ui: &mut Ui, columns: &mut [Column; 2]) {
    let gap = 60.0;
    let width = (WINDOW[0] - gap) / 2.0 - WIDTH;
    for (n, column) in columns.iter_mut().enumerate() {
        let rect = Rect::from_min_size(pos2(n as f32 * (width + WIDTH + gap), 0.0), vec2(width, WINDOW[1]));
        let mut child = ui.new_child(UiBuilder::new().id_salt(n).max_rect(rect));
        let view = ReaderView {
            article: &column.article,
            segments: &column.segments,
            own: &column.own,
            numbers: &column.numbers,
            label: "Column",
            font_size: 18.0,
        };
        column.reader.ui(&mut child, &view);
        let strip = Rect::from_min_size(rect.right_top(), vec2(WIDTH, WINDOW[1]));
        column.overview.ui(&mut child, strip, &mut column.reader, (&column.segments, &column.own), "Overview");
    }
    let [left, right] = columns;
    let shown = left.reader.visible();
    let linked = left.numbers.iter().zip(&right.numbers).enumerate();
    let ends = linked.filter(|(_, (number, _))| number.range.intersects(shown)).map(|(link, (from, to))| RibbonEnds {
        left: left.reader.y_of(from.range),
        right: right.reader.y_of(to.range),
        link,
        relation: from.relation,
        focused: false,
        label: "Shared sentence",
    });
    let gap = Rect::from_min_size(pos2(width + WIDTH, 0.0), vec2(gap, WINDOW[1]));
    ribbons::ui(ui, gap, &ends.collect::<Vec<_>>());
}

const WORDS: [&str; 16] = [
    "river",
    "council",
    "the",
    "Marlow",
    "said",
    "on",
    "Tuesday",
    "bridge",
    "would",
    "close",
    "for",
    "repairs",
    "after",
    "engineers",
    "found",
    "cracks",
];

/// A story of so many words: sentences of 18, paragraphs of 5; every tenth word a name, every third sentence shared.
fn column(id: &str, words: usize, marks: usize, shift: usize) -> Column {
    let (mut text, mut paragraphs, mut units) = (String::new(), Vec::new(), Vec::new());
    let (mut segments, mut numbers) = (Vec::new(), Vec::new());
    for sentence in 0..words / 18 {
        if sentence % 5 == 0 && sentence > 0 {
            text += "\n\n";
        }
        let start = text.len();
        let shared = sentence % 3 == 0;
        for n in 0..18 {
            let from = text.len();
            text += WORDS[(n * 7 + sentence * 3 + shift) % WORDS.len()];
            text += if n == 17 { ". " } else { " " };
            let range = TextRange::new(from, text.len() - usize::from(n == 17));
            segments.push(segment(range, (n + sentence) % 10 == 0, shared.then_some(sentence)));
        }
        let range = TextRange::new(start, text.len() - 1);
        text.pop();
        text += " ";
        units.push(Unit { range, kind: UnitKind::Sentence, paragraph: sentence / 5 });
        match paragraphs.last_mut() {
            Some(last) if sentence % 5 > 0 => *last = range.hull(*last),
            _ => paragraphs.push(range),
        }
        if shared {
            numbers.push(MarginNumber { range, number: sentence / 3 + 1, relation: relation(sentence) });
        }
    }
    segments.retain(|segment| segment.entity.is_some() || segment.claim.is_some());
    let article = Article {
        id: ArticleId(id.into()),
        text: text.into(),
        details: Details::default(),
        paragraphs: paragraphs.into(),
        units: units.into(),
        ..Article::default()
    };
    let own = (0..marks).map(|n| own_mark(&article.units[n % article.units.len()], n)).collect();
    Column { article, segments: segments.into(), own, numbers, reader: Reader::default(), overview: Overview::default() }
}

fn own_mark(unit: &Unit, n: usize) -> OwnMark {
    OwnMark {
        range: unit.range,
        annotation: Id(format!("n{n}").into()),
        colors: vec![Color::ALL[n % Color::ALL.len()]],
        note: n.is_multiple_of(2),
        linked: n.is_multiple_of(5),
        focused: false,
    }
}

fn segment(range: TextRange, named: bool, shared: Option<usize>) -> Segment {
    let kinds = [EntityKind::Person, EntityKind::Org, EntityKind::Place, EntityKind::Group];
    let entity = named.then(|| EntityMark {
        index: 0,
        kind: kinds[range.start % 4],
        form: MentionForm::Name,
        shared: range.len() > 4,
        ambiguous: false,
        focused: false,
    });
    let claim = shared.map(|sentence| ClaimMark { number: sentence / 3 + 1, relation: relation(sentence), focused: false });
    Segment { range, entity, claim, figure: None, quote: None, other_words: None, word_for_word: None }
}

fn relation(sentence: usize) -> Relation {
    [Relation::Verbatim, Relation::Same, Relation::Partial, Relation::Conflict][sentence / 3 % 4]
}
