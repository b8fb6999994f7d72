//! A claim and those that it is tied to, as a small tree: the claim above, and a branch to each of the others.
//!
//! The drawing is as wide as a phone, so that its letters are never smaller than those around it. Boxes, words
//! and arrow heads are of the colour of the text; nothing is told by colour.

use std::fmt::Write;

use super::text::lines;
use crate::render::escape::escaped;

/// The width of the drawing, in pixels of CSS.
const WIDTH: f32 = 360.0;
/// How far the boxes of the others are set in from the side at which the trunk stands.
const INDENT: f32 = 34.0;
/// Where the trunk stands.
const TRUNK: f32 = 12.0;
/// Between a box's edge and its words.
const PAD: f32 = 12.0;
/// From line to line.
const LINE: f32 = 19.0;
/// Between the boxes, with room for a word above each.
const GAP: f32 = 32.0;
/// The height of the letters of a statement, and of the rest.
const LETTERS: (f32, f32) = (15.0, 13.0);

/// A claim in the drawing. Its statement never stands without its status and who asserts it.
#[derive(Clone, Debug)]
pub(in crate::render) struct Node {
    /// What is established.
    pub(in crate::render) status: String,
    /// The statement, or its short form.
    pub(in crate::render) text: String,
    /// Who asserts and who denies it.
    pub(in crate::render) who: String,
    /// Its page, if it is another one.
    pub(in crate::render) href: Option<String>,
    /// Whether the statement runs from right to left.
    pub(in crate::render) is_right_to_left: bool,
}

/// From where to where a branch leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Arrow {
    /// To the other claim.
    Out,
    /// From the other claim.
    In,
    /// Both ways.
    Both,
}

/// A tie to another claim.
#[derive(Clone, Debug)]
pub(in crate::render) struct Branch {
    /// How the two relate, in words.
    pub(in crate::render) word: String,
    /// From where to where.
    pub(in crate::render) arrow: Arrow,
    /// The other claim.
    pub(in crate::render) node: Node,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(in crate::render) struct Neighbourhood {
    /// The claim.
    pub(in crate::render) centre: Node,
    /// The others.
    pub(in crate::render) branches: Vec<Branch>,
    /// Whether the page runs from right to left.
    pub(in crate::render) is_right_to_left: bool,
}

impl Neighbourhood {
    /// The drawing as SVG. The same stands beside it as a list, so that it is not read out.
    pub(in crate::render) fn draw(&self) -> String {
        let mut drawing = Drawing { svg: String::new(), is_right_to_left: self.is_right_to_left };
        let bottom = drawing.node(&self.centre, 0.5, 0.0);
        let (mut y, mut end) = (bottom, bottom);
        for branch in &self.branches {
            let top = y + GAP;
            drawing.words(&branch.word, (TRUNK + 10.0, top - 9.0), "nb-word", self.is_right_to_left);
            y = drawing.node(&branch.node, top, INDENT);
            end = f32::midpoint(top, y);
            drawing.branch(branch.arrow, end);
        }
        drawing.line((TRUNK, bottom), (TRUNK, end));
        let height = y + 1.0;
        format!(
            "<svg class=\"nb\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             aria-hidden=\"true\" focusable=\"false\">{}</svg>",
            drawing.svg
        )
    }
}

struct Drawing {
    svg: String,
    is_right_to_left: bool,
}

impl Drawing {
    /// `x`, counted from the side at which the page's lines begin.
    fn x(&self, x: f32) -> f32 {
        if self.is_right_to_left { WIDTH - x } else { x }
    }

    /// Draw a box at `top`, `indent` from the side: where it ends.
    fn node(&mut self, node: &Node, top: f32, indent: f32) -> f32 {
        let inside = WIDTH - indent - 2.0 * PAD;
        let statement = lines(&node.text, inside / LETTERS.0, 3);
        let who = lines(&node.who, inside / LETTERS.1, 2);
        let count = 1 + statement.len() + who.len();
        #[expect(clippy::cast_precision_loss, reason = "there are no more than six lines")]
        let height = count as f32 * LINE + PAD * 1.25;
        let (left, width) = if self.is_right_to_left {
            (0.5, WIDTH - indent - 1.0)
        } else {
            (indent + 0.5, WIDTH - indent - 1.0)
        };
        let class = if node.href.is_some() { "nb-box" } else { "nb-box nb-own" };
        if let Some(href) = &node.href {
            let _ = write!(self.svg, "<a href=\"{}\" tabindex=\"-1\">", escaped(href));
        }
        let _ = write!(
            self.svg,
            "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>"
        );
        let page = self.is_right_to_left;
        let mut y = top + LINE;
        self.words(&node.status, (indent + PAD, y), "nb-status", page);
        for line in &statement {
            y += LINE;
            self.words_in(line, (indent + PAD, y), "nb-say", node.is_right_to_left);
        }
        for line in &who {
            y += LINE;
            self.words(line, (indent + PAD, y), "nb-who", page);
        }
        if node.href.is_some() {
            self.svg.push_str("</a>");
        }
        top + height
    }

    /// Write words of the page's language that begin at `x` from the side at which lines begin.
    fn words(&mut self, words: &str, (x, y): (f32, f32), class: &str, is_right_to_left: bool) {
        let x = self.x(x);
        self.write(words, (x, y), class, is_right_to_left);
    }

    /// Write words of a statement, which may run the other way than the page: within the same box.
    fn words_in(&mut self, words: &str, (x, y): (f32, f32), class: &str, is_right_to_left: bool) {
        let near = self.x(x);
        let far = self.x(WIDTH - PAD);
        self.write(
            words,
            (if is_right_to_left == self.is_right_to_left { near } else { far }, y),
            class,
            is_right_to_left,
        );
    }

    fn write(&mut self, words: &str, (x, y): (f32, f32), class: &str, is_right_to_left: bool) {
        let direction = if is_right_to_left { "rtl" } else { "ltr" };
        let _ = write!(
            self.svg,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" direction=\"{direction}\">{}</text>",
            escaped(words)
        );
    }

    /// Draw the way from the trunk to a box at the height `y`, with its heads.
    fn branch(&mut self, arrow: Arrow, y: f32) {
        self.line((TRUNK, y), (INDENT, y));
        if matches!(arrow, Arrow::Out | Arrow::Both) {
            self.head(INDENT, y, -7.0);
        }
        if matches!(arrow, Arrow::In | Arrow::Both) {
            self.head(TRUNK, y, 7.0);
        }
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let (one, other) = (self.x(from.0), self.x(to.0));
        let _ = write!(self.svg, "<path class=\"nb-line\" d=\"M{one} {}L{other} {}\"/>", from.1, to.1);
    }

    /// Draw a head whose tip is at `x` and whose foot is `back` from it.
    fn head(&mut self, x: f32, y: f32, back: f32) {
        let (tip, foot) = (self.x(x), self.x(x + back));
        let _ = write!(
            self.svg,
            "<path class=\"nb-head\" d=\"M{tip} {y}L{foot} {}L{foot} {}Z\"/>",
            y - 4.5,
            y + 4.5
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str, href: Option<&str>) -> Node {
        Node {
            status: "Contested".into(),
            text: text.into(),
            who: "asserted by Ann".into(),
            href: href.map(str::to_owned),
            is_right_to_left: false,
        }
    }

    fn drawn(is_right_to_left: bool) -> String {
        let branch = Branch {
            word: "Updates".into(),
            arrow: Arrow::Out,
            node: node("It <snowed>.", Some("/claims/snow/")),
        };
        Neighbourhood { centre: node("It rained.", None), branches: vec![branch], is_right_to_left }.draw()
    }

    #[test]
    fn every_claim_has_its_status_and_claimant_and_others_are_links() {
        let svg = drawn(false);
        assert_eq!(svg.matches("Contested</text>").count(), 2);
        assert_eq!(svg.matches("asserted by Ann</text>").count(), 2);
        assert!(svg.contains("<a href=\"/claims/snow/\" tabindex=\"-1\">"));
        assert!(svg.contains("It &lt;snowed&gt;.</text>"));
        assert!(svg.contains(">Updates</text>"));
    }

    #[test]
    fn on_a_page_from_right_to_left_the_trunk_stands_at_the_right() {
        assert!(drawn(false).contains("M12 "));
        assert!(!drawn(true).contains("M12 ") && drawn(true).contains("M348 "));
    }

    #[test]
    fn a_drawing_names_no_colour() {
        assert!(!drawn(false).contains("fill=") && !drawn(false).contains("style="));
    }
}
