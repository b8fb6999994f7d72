//! Whatever an editor types: reading it ends soon, never fails, and points at text that is there.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::time::{Duration, Instant};

use onrecord::diagnostic::{Diagnostic, Place};
use onrecord::model::{Body, Date};
use onrecord::parse::{read_body, unsafe_html};
use onrecord::render::markdown::{Links, Shown, ShownBlock, ShownButton, ShownPicture, to_html};
use onrecord::text::{FileId, Span};

struct Everywhere;

impl Links for Everywhere {
    fn reference(&self, index: usize) -> Shown {
        match index % 3 {
            0 => Shown::Plain { text: "name".into() },
            1 => Shown::Quote {
                href: "/q/".into(),
                anchor: Some("q".into()),
                label: "l".into(),
                popover: None,
            },
            _ => Shown::Link {
                href: "/r/".into(),
                class: "c",
                text: "name".into(),
                anchor: Some("a".into()),
                popover: Some(ShownButton { id: "p".into(), label: "l".into(), class: None }),
                note: Some("n".into()),
                since: Some("s".into()),
            },
        }
    }

    fn quote_block(&self, _: usize) -> ShownBlock {
        ShownBlock { href: Some("/q/".into()), anchor: Some("b".into()), label: "l".into() }
    }

    fn link(&self, _: usize) -> Option<String> {
        Some("/l/".into())
    }

    fn picture(&self, _: usize) -> Option<ShownPicture> {
        Some(ShownPicture {
            src: "/p.png".into(),
            width: 1,
            height: 1,
            srcset: None,
            below: Vec::new(),
            fold: None,
        })
    }

    fn date(&self, date: Date) -> String {
        date.to_string()
    }
}

fn read(text: &str) -> (Body, Vec<Diagnostic>) {
    let (body, mut findings) = read_body(text, Span::new(FileId(0), 0..text.len()));
    findings.extend(unsafe_html(text, &body));
    to_html(text, &body, &Everywhere);
    (body, findings)
}

/// Every place that is said lies in the text and between its characters.
fn check_places(text: &str) {
    let (body, findings) = read(text);
    let mut spans: Vec<Span> = Vec::new();
    for finding in &findings {
        spans.extend(match finding.place {
            Place::Span(span) => Some(span),
            Place::Path(_) => None,
        });
        spans.extend(finding.related.iter().map(|(span, _)| *span));
        spans.extend(finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|(span, _)| *span)));
    }
    for reference in &body.references {
        spans.extend([reference.span, reference.target.span]);
        spans.extend(reference.title.as_ref().map(|title| title.span));
        spans.extend(reference.parts.date.as_ref().map(|date| date.span));
        spans.extend(reference.parts.role.as_ref().map(|role| role.span));
        spans.extend(reference.claim.positions.iter().flat_map(|it| [it.span, it.actor.span]));
    }
    for block in &body.quote_blocks {
        spans.extend([block.span, block.attribution]);
        assert!(block.speakers.iter().all(|index| *index < body.references.len()));
    }
    spans.extend(body.links.iter().flat_map(|link| [link.span, link.destination.span]));
    spans.extend(body.pictures.iter().flat_map(|picture| [picture.span, picture.destination.span]));
    spans.extend(body.headings.iter().map(|heading| heading.span));
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
    }
    let starts: Vec<u32> = body.references.iter().map(|reference| reference.span.start).collect();
    assert!(starts.is_sorted(), "{text:?}");
}

/// Every element that is opened is closed, in order.
fn check_nesting(text: &str) {
    let (body, _) = read_body(text, Span::new(FileId(0), 0..text.len()));
    let html = to_html(text, &body, &Everywhere).html;
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.split([' ', '>']).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{text:?}\n{html}"),
            None if matches!(name, "br" | "hr" | "img" | "input" | "col" | "wbr") => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{text:?}\n{html}");
}

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

const PIECES: &[&str] = &[
    "[",
    "]",
    "(",
    ")",
    "[[",
    "]]",
    "|",
    "\\",
    "<",
    ">",
    "\"",
    "'",
    "“",
    "”",
    "«",
    "»",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "\n> ",
    "> ",
    ">",
    "> > ",
    "\n> — ",
    "— ",
    "-- ",
    "- ",
    "1. ",
    "# ",
    "\n---\n",
    "\n===\n",
    "    ",
    " ",
    "  \n",
    "\\\n",
    "![",
    "[^a]",
    "\n[^a]: ",
    "actor:x",
    "(actor:marco-rubio)",
    "[Rubio](actor:marco-rubio)",
    "<actor:x>",
    "[[claim:c|t]]",
    "printed:ap",
    "(claim:c \"stated\")",
    "[\"no\"](actor:x \"2025-04-18, source:s, a, b\")",
    "quote:q",
    "source:a b",
    "|a|b|\n|-|-|\n|",
    "слова",
    "كلمة",
    "😀",
    "e\u{301}",
    "&amp;",
    "&#10;",
    "&mdash;",
    "2025-04-18",
    ", ",
    "; ",
    "denied by a",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<div>\n",
    "<a href=\"actor:x\">",
    "<br>",
    "<?",
    "<![CDATA[",
    "https://x.org",
    "javascript:",
    "\u{0}",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\t",
    "[x]: actor:y 'z'\n",
    "[x]",
    "- [ ] ",
    "> [!NOTE]\n",
];

#[test]
fn whatever_is_typed_is_read() {
    let mut numbers = Numbers(20_250_418);
    for _ in 0..4000 {
        let length = 1 + numbers.below(24);
        let text: String = (0..length).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        check_places(&text);
        check_nesting(&text);
    }
}

#[test]
fn long_and_deep_texts_are_read_in_time_that_grows_with_their_length() {
    let many = 50_000;
    let deep = "> > > > > > > > ".repeat(200);
    let inputs = [
        "[".repeat(many),
        "]".repeat(many),
        "[[".repeat(many),
        "[[actor:x|".repeat(many / 4),
        ">".repeat(many),
        "> ".repeat(many / 4),
        "> - ".repeat(many / 16),
        "*".repeat(many),
        "*a **b ".repeat(many / 4),
        "[a](".repeat(many / 4),
        "](actor:".repeat(many / 4),
        "[a](actor:x".repeat(many / 4),
        "![a](actor:x)".repeat(many / 4),
        "[\"a\"](actor:x \"b, ".repeat(many / 4),
        "[a](actor:b) ".repeat(many / 4),
        "“[a](actor:b) ".repeat(many / 4),
        "“A. [a](actor:b) ".repeat(many / 8),
        "[\"a [b](actor:x)\"](actor:y) ".repeat(many / 8),
        "<actor:x> ".repeat(many / 4),
        "<actor:x y ".repeat(many / 4),
        "[actor:x] ".repeat(many / 4),
        "\\[".repeat(many),
        "`".repeat(many),
        "<!-- ".repeat(many / 4),
        "<b ".repeat(many / 4),
        "<a href=\"".repeat(many / 4),
        "<div>\n\n".repeat(many / 8),
        "[^a]".repeat(many / 4),
        format!("{}\n\n[^a]: x", "[^a] ".repeat(many / 4)),
        "[^a]: ".repeat(many / 8),
        "> a\n> — [b](actor:c)\n\n".repeat(many / 16),
        "> a\n> — [b](actor:c)\n".repeat(many / 16),
        format!("{deep}a\n{deep}— [b](actor:c)"),
        "# a\n\n".repeat(many / 8),
        "A. ".repeat(many / 2) + "[a](actor:b)",
        "[a](actor:b) c. ".repeat(many / 8),
        format!("|{}|\n|{}|\n", "a|".repeat(500), "-|".repeat(500)) + &"|[a](actor:b)".repeat(many / 8),
        "“".repeat(many),
        format!("[{}](actor:x)", "“".repeat(many)),
        format!("[\"a\"](actor:x \"{}\")", "a,".repeat(many)),
        format!("[a](claim:x \"{}\")", "denied by a;".repeat(many / 8)),
        format!("> a\n> — [x](actor:x){}", ", a".repeat(many / 4)),
        "[a]: actor:x 'y'\n\n".to_owned() + &"[a] ".repeat(many / 4),
        "data-mark".to_owned() + &"x".repeat(many) + "<b>",
    ];
    for text in inputs {
        let start = Instant::now();
        read(&text);
        let taken = start.elapsed();
        let beginning: String = text.chars().take(30).collect();
        assert!(taken < Duration::from_secs(60), "{beginning} took {taken:?}");
        if taken > Duration::from_millis(700) {
            println!("{beginning:?} ({} bytes) took {taken:?}", text.len());
        }
    }
}
