//! Texts and blocks in greys on a sheet, with the fonts that are given and no others, and the sheet as a picture.

use std::collections::BTreeSet;
use std::sync::Arc;

use cosmic_text::fontdb::{Database, ID, Source};
use cosmic_text::{
    Align, Attrs, Buffer, Color, Fallback, Family, FontSystem, LayoutRun, Metrics, Shaping, SwashCache,
    Weight, Wrap,
};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use unicode_script::Script;

/// The letter by which a font is known as one for running text.
const COMMON: char = 'a';

/// The fonts that texts are drawn with. The first one of a weight that has Latin letters is used for texts of that
/// weight, and others of it for what that one lacks.
#[derive(Clone, Debug, Default)]
pub struct Fonts(Database);

impl Fonts {
    /// Take up the fonts in `bytes`, a file of TrueType or OpenType; whether there is one.
    pub fn add(&mut self, bytes: &Arc<[u8]>) -> bool {
        !self.0.load_font_source(Source::Binary(Arc::new(bytes.clone()))).is_empty()
    }
}

/// How thick letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thickness {
    /// As in running text: a weight of 400.
    Plain,
    /// As in headings: a weight of 700.
    Bold,
}

/// A text as it is to stand on a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Lettering<'t> {
    /// The words.
    pub words: &'t str,
    /// Whether their language is written from right to left.
    pub from_right: bool,
    /// Whether lines end at the same place, and not begin there.
    pub to_right: bool,
    /// The height of letters in pixels.
    pub size: f32,
    /// How thick they are.
    pub thickness: Thickness,
    /// From one line to the next in pixels.
    pub step: f32,
    /// How long a line is at most, in pixels.
    pub width: f32,
    /// How many lines there are at most; what does not fit is cut off with dots.
    pub most: usize,
}

/// A text put in lines.
pub struct Lines {
    buffer: Buffer,
    /// How many lines there are.
    pub count: usize,
    /// How long the longest one is, in pixels.
    pub width: f32,
}

/// What draws texts.
pub struct Pen {
    system: FontSystem,
    shapes: SwashCache,
    /// The families of plain and of bold texts.
    families: [Option<String>; 2],
}

/// No fonts but those that are given.
struct Nothing;

impl Fallback for Nothing {
    fn common_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, _: Script, _: &str) -> &[&'static str] {
        &[]
    }
}

impl Pen {
    /// A pen that writes in `fonts`.
    pub fn new(fonts: &Fonts) -> Self {
        let mut system =
            FontSystem::new_with_locale_and_db_and_fallback("en".to_owned(), fonts.0.clone(), Nothing);
        let families =
            [Thickness::Plain, Thickness::Bold].map(|thickness| family(&mut system, thickness.weight()));
        Self { system, shapes: SwashCache::new(), families }
    }

    /// `text` in lines.
    pub fn lines(&mut self, text: &Lettering<'_>) -> Lines {
        let words = self.ordered(text);
        let whole = self.broken(&words, text);
        let most = text.most.max(1);
        let Some(mut end) = whole.buffer.layout_runs().nth(most - 1).and_then(|run| last(&run)) else {
            return whole;
        };
        if whole.count <= most {
            return whole;
        }
        // the dots may need the room of the last words
        loop {
            let shorter =
                format!("{}…", words[..end].trim_end_matches(|letter: char| !letter.is_alphanumeric()));
            let lines = self.broken(&shorter, text);
            let before = words[..end].trim_end().rfind(char::is_whitespace);
            match before {
                Some(before) if lines.count > most => end = before,
                _ => return lines,
            }
        }
    }

    /// `words` in as many lines as they need.
    fn broken(&mut self, words: &str, text: &Lettering<'_>) -> Lines {
        let weight = text.thickness.weight();
        let family = self.families[usize::from(text.thickness == Thickness::Bold)].as_deref();
        let attributes = Attrs::new().weight(weight).family(family.map_or(Family::Serif, Family::Name));
        let align = if text.to_right { Align::Right } else { Align::Left };
        let mut buffer = Buffer::new(&mut self.system, Metrics::new(text.size, text.step));
        buffer.set_wrap(Wrap::WordOrGlyph);
        buffer.set_size(Some(text.width), None);
        buffer.set_text(words, &attributes, Shaping::Advanced, Some(align));
        buffer.shape_until_scroll(&mut self.system, false);
        let count = buffer.layout_runs().count();
        let width = buffer.layout_runs().map(|run| run.line_w).fold(0.0, f32::max);
        Lines { buffer, count, width }
    }

    /// The letters of `words` for which there is no shape of that thickness, each once.
    pub fn lacks(&mut self, words: &str, thickness: Thickness) -> Vec<char> {
        let weight = thickness.weight();
        let faces: Vec<ID> = faces(&self.system, weight);
        let mut letters: BTreeSet<char> = words.chars().filter(|letter| is_seen(*letter)).collect();
        letters.retain(|letter| !faces.iter().any(|face| has(&mut self.system, (*face, weight), *letter)));
        letters.into_iter().collect()
    }

    /// The words of `text` without marks that would reorder them; with one before them (Unicode UAX 9, P2) if their
    /// first letter does not say by itself which way they run.
    fn ordered(&mut self, text: &Lettering<'_>) -> String {
        let reorders = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        // a line of lettering is one line: what begins another would be another paragraph
        let divides = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        let words = text.words.chars().map(|letter| if divides(letter) { ' ' } else { letter });
        let words: String = words.filter(|letter| !reorders(letter)).collect();
        let first = words.chars().find(|letter| letter.is_alphabetic());
        if first.is_some_and(|letter| runs_from_right(letter) == text.from_right) {
            return words;
        }
        let (mark, weight) = (if text.from_right { '\u{200f}' } else { '\u{200e}' }, text.thickness.weight());
        let base = faces(&self.system, weight)
            .into_iter()
            .find(|face| has(&mut self.system, (*face, weight), COMMON));
        let is_known = base.is_some_and(|face| has(&mut self.system, (face, weight), mark));
        if is_known { format!("{mark}{words}") } else { words }
    }
}

/// Where the last letter of a line ends in the text.
fn last(line: &LayoutRun<'_>) -> Option<usize> {
    line.glyphs.iter().map(|glyph| glyph.end).max()
}

/// The fonts of `weight`.
fn faces(system: &FontSystem, weight: Weight) -> Vec<ID> {
    system.db().faces().filter(|face| face.weight == weight).map(|face| face.id).collect()
}

/// Whether the font has a shape for `letter`.
fn has(system: &mut FontSystem, (face, weight): (ID, Weight), letter: char) -> bool {
    let font = system.get_font(face, weight);
    font.is_some_and(|font| font.as_swash().charmap().map(letter) != 0)
}

/// Whether words that begin with `letter` run from right to left: those of Hebrew, Arabic and their neighbours.
fn runs_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// The family of the first font of `weight` that has Latin letters.
fn family(system: &mut FontSystem, weight: Weight) -> Option<String> {
    let face = faces(system, weight).into_iter().find(|face| has(system, (*face, weight), COMMON))?;
    system.db().face(face)?.families.first().map(|(name, _)| name.clone())
}

impl Thickness {
    fn weight(self) -> Weight {
        match self {
            Self::Plain => Weight::NORMAL,
            Self::Bold => Weight::BOLD,
        }
    }
}

/// Whether `letter` is to be seen, and does not only say how its neighbours stand.
fn is_seen(letter: char) -> bool {
    let joins = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    !letter.is_whitespace() && !letter.is_control() && !joins
}

/// A sheet of paper: a grey for each of its pixels, 0 for black and 255 for white.
pub struct Sheet {
    width: u32,
    height: u32,
    greys: Vec<u8>,
}

impl Sheet {
    /// A sheet of `width` and `height` pixels, all of it `grey`.
    pub fn new((width, height): (u32, u32), grey: u8) -> Self {
        let pixels = usize::try_from(u64::from(width) * u64::from(height)).unwrap_or(0);
        Self { width, height, greys: vec![grey; pixels] }
    }

    /// A block in `grey` whose corner is at `x`, `y`, as far as it lies on the sheet.
    pub fn block(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), grey: u8) {
        for row in y..y.saturating_add(height) {
            for column in x..x.saturating_add(width) {
                self.shade(column, row, (grey, u8::MAX));
            }
        }
    }

    /// `lines` in `grey`, the corner of their room at `x`, `y`.
    pub fn write(&mut self, pen: &mut Pen, lines: &mut Lines, (x, y): (i32, i32), grey: u8) {
        let Pen { system, shapes, .. } = pen;
        lines.buffer.draw(system, shapes, Color::rgb(grey, grey, grey), |left, top, width, height, color| {
            for row in 0..i32::try_from(height).unwrap_or(0) {
                for column in 0..i32::try_from(width).unwrap_or(0) {
                    self.shade(x + left + column, y + top + row, (grey, color.a()));
                }
            }
        });
    }

    /// The sheet as a PNG.
    pub fn png(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter)
            .write_image(&self.greys, self.width, self.height, ExtendedColorType::L8)
            .ok()?;
        Some(bytes)
    }

    /// Lay `grey` over a pixel, which it covers by `cover` of 255.
    fn shade(&mut self, x: i32, y: i32, (grey, cover): (u8, u8)) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        if x >= self.width || y >= self.height {
            return;
        }
        let at = usize::try_from(u64::from(y) * u64::from(self.width) + u64::from(x)).unwrap_or(usize::MAX);
        let Some(below) = self.greys.get_mut(at) else { return };
        let (own, cover) = (u16::from(grey), u16::from(cover));
        let mixed = (own * cover + u16::from(*below) * (255 - cover) + 127) / 255;
        *below = u8::try_from(mixed).unwrap_or(u8::MAX);
    }
}
