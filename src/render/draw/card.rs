//! What is shown of a page where a link to it is shared: the site's name and a few words, in greys, so that no colour
//! judges.

use crate::media::{Fonts, Lettering, Lines, Pen, Sheet, Thickness};

/// Width and height in pixels, as the readers of the Open Graph protocol want them.
pub(in crate::render) const SIZE: (u32, u32) = (1200, 630);

/// The width once more, for places.
const WIDTH: i32 = 1200;
/// From the edge to where lines begin and end.
const MARGIN: i32 = 72;
/// How long a line is.
const LINE: i32 = WIDTH - 2 * MARGIN;
/// The heights of the heading's letters, of which the largest is taken that shows all of it.
const HEADINGS: [f32; 8] = [88.0, 78.0, 70.0, 62.0, 56.0, 50.0, 44.0, 40.0];
/// The height of the letters of all other lines, and from one of them to the next.
const SMALL: (f32, i32) = (34.0, 46);
/// The most lines that the text at the foot has.
const FOOT: usize = 3;
/// Where the label stands, below the site's name.
const LABEL: i32 = 156;
/// Where what is below the label begins, and where the text at the foot ends.
const ROOM: (i32, i32) = (232, 590);

/// The greys.
const PAPER: u8 = 0xfd;
const SOFT: u8 = 0x4a;
const INK: u8 = 0x18;

/// What a card says.
#[derive(Debug)]
pub(in crate::render) struct Card {
    /// The site's name.
    pub(in crate::render) site: Line,
    /// What it is, and since when: the first in a box if more is said.
    pub(in crate::render) label: Vec<String>,
    /// The words in large letters.
    pub(in crate::render) heading: Line,
    /// What stands at the foot.
    pub(in crate::render) foot: Option<Line>,
    /// Whether the language of the page is written from right to left.
    pub(in crate::render) from_right: bool,
}

/// Words of one language.
#[derive(Debug)]
pub(in crate::render) struct Line {
    /// The words.
    pub(in crate::render) words: String,
    /// Whether their language is written from right to left.
    pub(in crate::render) from_right: bool,
}

impl Card {
    /// All that it says, for those who cannot see it.
    pub(in crate::render) fn words(&self) -> String {
        let label = (!self.label.is_empty()).then(|| self.label.join(" · "));
        let foot = self.foot.as_ref().map(|line| line.words.clone());
        let said = label.into_iter().chain([self.heading.words.clone()]).chain(foot);
        format!("{}: {}", self.site.words, said.collect::<Vec<_>>().join(" · "))
    }

    /// Whether `fonts` have all its letters.
    pub(in crate::render) fn is_drawn_by(&self, fonts: &Fonts) -> bool {
        let mut pen = Pen::new(fonts);
        let words = self.words();
        [Thickness::Plain, Thickness::Bold]
            .into_iter()
            .all(|thickness| pen.lacks(&words, thickness).is_empty())
    }

    /// The picture (PNG) of [`SIZE`].
    pub(in crate::render) fn picture(&self, fonts: &Fonts) -> Option<Vec<u8>> {
        let (mut sheet, mut pen) = (Sheet::new(SIZE, PAPER), Pen::new(fonts));
        sheet.block((MARGIN, 48), (LINE, 8), INK);
        sheet.block((MARGIN, 132), (LINE, 2), INK);
        let mut site = self.lines(&mut pen, &self.site, (SMALL.0, Thickness::Bold), 1);
        sheet.write(&mut pen, &mut site, (MARGIN, 72), INK);
        self.label(&mut sheet, &mut pen);
        let mut bottom = ROOM.1;
        if let Some(foot) = &self.foot {
            let mut foot = self.lines(&mut pen, foot, (SMALL.0, Thickness::Plain), FOOT);
            bottom -= SMALL.1 * whole(foot.count);
            sheet.write(&mut pen, &mut foot, (MARGIN, bottom), SOFT);
            bottom -= 24;
        }
        let top = if self.label.is_empty() { LABEL + 8 } else { ROOM.0 };
        self.heading(&mut sheet, &mut pen, (top, bottom));
        sheet.png()
    }

    /// What the page is, below the site's name.
    fn label(&self, sheet: &mut Sheet, pen: &mut Pen) {
        let Some((first, rest)) = self.label.split_first() else { return };
        let line = |words: String| Line { words, from_right: self.from_right };
        let side = if self.from_right { -1 } else { 1 };
        if rest.is_empty() {
            let mut first = self.lines(pen, &line(first.clone()), (SMALL.0, Thickness::Plain), 1);
            return sheet.write(pen, &mut first, (MARGIN, LABEL + 6), INK);
        }
        let mut first = self.lines(pen, &line(first.clone()), (SMALL.0, Thickness::Bold), 1);
        let wide = pixels(first.width) + 36;
        let left = if self.from_right { WIDTH - MARGIN - wide } else { MARGIN };
        sheet.block((left, LABEL), (wide, 58), INK);
        sheet.write(pen, &mut first, (MARGIN + side * 18, LABEL + 6), PAPER);
        let mut rest = self.lines(pen, &line(rest.join(" · ")), (SMALL.0, Thickness::Plain), 1);
        sheet.write(pen, &mut rest, (MARGIN + side * (wide + 20), LABEL + 6), SOFT);
    }

    /// The heading between `top` and `bottom`, as large as it can be.
    fn heading(&self, sheet: &mut Sheet, pen: &mut Pen, (top, bottom): (i32, i32)) {
        let room = |size: f32| usize::try_from((bottom - top) / step(size)).unwrap_or(0).max(1);
        let fits = |size: &f32| {
            let all = self.lines(pen, &self.heading, (*size, Thickness::Bold), usize::MAX);
            all.count <= room(*size)
        };
        let size = HEADINGS.into_iter().find(fits).unwrap_or(HEADINGS[HEADINGS.len() - 1]);
        let mut lines = self.lines(pen, &self.heading, (size, Thickness::Bold), room(size));
        sheet.write(pen, &mut lines, (MARGIN, top), INK);
    }

    /// `line` in at most `most` lines, of letters of that height and thickness.
    fn lines(&self, pen: &mut Pen, line: &Line, (size, thickness): (f32, Thickness), most: usize) -> Lines {
        pen.lines(&Lettering {
            words: &line.words,
            from_right: line.from_right,
            to_right: self.from_right,
            size,
            thickness,
            step: exact(step(size)),
            width: exact(LINE),
            most,
        })
    }
}

/// From one line of letters of that height to the next.
fn step(size: f32) -> i32 {
    if pixels(size) == pixels(SMALL.0) { SMALL.1 } else { pixels(size * 1.22) }
}

#[expect(clippy::cast_possible_truncation, reason = "lengths on a card are a few thousand pixels at most")]
fn pixels(length: f32) -> i32 {
    length.ceil() as i32
}

#[expect(clippy::cast_precision_loss, reason = "lengths on a card are a few thousand pixels at most")]
fn exact(pixels: i32) -> f32 {
    pixels as f32
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(0)
}
