//! What a comparison has to say, and what is wrong with one that does not.

use std::fmt::Write;
use std::ops::Range;

use onrecord::collate::{Comparison, Fidelity, Record, Severity, Step, Touch};

/// What a comparison has to say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected {
    /// Any of these classes.
    pub(crate) classes: Vec<Fidelity>,
    /// Any of these; empty if that does not matter.
    pub(crate) severity: Vec<Severity>,
    /// All of these.
    pub(crate) touches: Vec<Touch>,
    /// All of these.
    pub(crate) also: Vec<Fidelity>,
    /// In whose turn the words stand, if in another's.
    pub(crate) turn: Option<String>,
    /// Where the words stand; empty if that does not matter.
    pub(crate) spans: Vec<Range<usize>>,
}

impl Expected {
    /// One class, with the severity that goes with it.
    pub(crate) fn new(class: Fidelity) -> Self {
        let severity = match class {
            Fidelity::Reversed | Fidelity::NotLocated => vec![Severity::Major],
            Fidelity::Altered | Fidelity::Stitched => vec![Severity::Minor, Severity::Major],
            _ => vec![Severity::None],
        };
        Self { classes: vec![class], severity, ..Self::default() }
    }

    /// The same, major, and touching `touch`.
    pub(crate) fn major(class: Fidelity, touch: Touch) -> Self {
        Self { severity: vec![Severity::Major], touches: vec![touch], ..Self::new(class) }
    }

    pub(crate) fn at(mut self, spans: impl IntoIterator<Item = Range<usize>>) -> Self {
        self.spans = spans.into_iter().collect();
        self
    }

    /// Whether there is something to be mended.
    pub(crate) fn has_fault(&self) -> bool {
        !self.classes.iter().copied().any(is_clean)
    }

    /// What is wrong with `got`.
    pub(crate) fn wrong(&self, got: &Comparison) -> Vec<String> {
        let mut wrong = Vec::new();
        if !self.classes.contains(&got.fidelity) {
            let classes: Vec<&str> = self.classes.iter().map(|class| class.name()).collect();
            wrong.push(format!("is {}, not {}", got.fidelity.name(), classes.join(" or ")));
        }
        if !self.severity.is_empty() && !self.severity.contains(&got.severity) {
            let severity: Vec<&str> = self.severity.iter().map(|severity| severity.name()).collect();
            wrong.push(format!("weighs {}, not {}", got.severity.name(), severity.join(" or ")));
        }
        for touch in self.touches.iter().filter(|touch| !got.touches.contains(touch)) {
            wrong.push(format!("does not touch {}", touch.name()));
        }
        for class in self.also.iter().filter(|class| !got.also.contains(class)) {
            wrong.push(format!("is not {} as well", class.name()));
        }
        if self.turn != got.turn {
            wrong.push(format!("stands in the turn {:?}, not {:?}", got.turn, self.turn));
        }
        if !self.spans.is_empty() && wrong.is_empty() {
            let share = if is_clean(got.fidelity) {
                // words that are left out may count as part of what is rendered or not
                let hulls = [hull(&self.spans), hull(&got.spans)];
                overlap(&self.spans, &got.spans).max(overlap(&hulls[..1], &hulls[1..]))
            } else {
                inside(&got.spans, &hull(&self.spans))
            };
            if share < 750 {
                wrong.push(format!(
                    "stands elsewhere: {:?}, not {:?} ({share} of 1000)",
                    got.spans, self.spans
                ));
            }
        }
        wrong
    }
}

/// Whether nobody would mend a quotation of this class.
pub(crate) fn is_clean(class: Fidelity) -> bool {
    class.is_clean() || class == Fidelity::Translated
}

/// How many in 1000 of the bytes of `spans` that lie in `range`.
fn inside(spans: &[Range<usize>], range: &Range<usize>) -> usize {
    let common = |span: &Range<usize>| span.end.min(range.end).saturating_sub(span.start.max(range.start));
    let (all, common): (usize, usize) = (spans.iter().map(Range::len).sum(), spans.iter().map(common).sum());
    common * 1000 / all.max(1)
}

/// From the first place to the last.
fn hull(spans: &[Range<usize>]) -> Range<usize> {
    let start = spans.iter().map(|span| span.start).min().unwrap_or_default();
    start..spans.iter().map(|span| span.end).max().unwrap_or_default()
}

/// How many in 1000 of the bytes that two sets of ranges have in common.
fn overlap(one: &[Range<usize>], other: &[Range<usize>]) -> usize {
    let end = one.iter().chain(other).map(|range| range.end).max().unwrap_or_default();
    let mut bytes = vec![0_u8; end];
    for (ranges, bit) in [(one, 1), (other, 2)] {
        for range in ranges {
            for byte in &mut bytes[range.clone()] {
                *byte |= bit;
            }
        }
    }
    let count = |wanted: &[u8]| bytes.iter().filter(|byte| wanted.contains(byte)).count();
    count(&[3]) * 1000 / count(&[1, 2, 3]).max(1)
}

/// A failure, told so that it can be understood without running anything again.
pub(crate) fn told(id: &str, printed: &str, wrong: &[String], got: &Comparison, record: &Record) -> String {
    let touches: Vec<&str> = got.touches.iter().map(|touch| touch.name()).collect();
    let also: Vec<&str> = got.also.iter().map(|class| class.name()).collect();
    let mut out = format!("{id}: {}\n    printed: {printed}\n", wrong.join("; "));
    let _ = writeln!(
        out,
        "    got: {} [{}] {} [{}] {:?}",
        got.fidelity.name(),
        also.join(" "),
        got.severity.name(),
        touches.join(" "),
        got.turn
    );
    let _ = writeln!(out, "    record: {}", record.words_at(&got.spans).replace('\n', " "));
    let _ = write!(out, "    diff: {}", diff(got));
    out
}

fn diff(got: &Comparison) -> String {
    let part = |step: Step, record: &str, printed: &str| match step {
        Step::Equal => printed.to_owned(),
        Step::Insert => format!("{{+{printed}+}}"),
        Step::Delete => format!("[-{record}-]"),
        Step::Replace => format!("[-{record}-]{{+{printed}+}}"),
    };
    let parts: Vec<String> = got
        .diff
        .iter()
        .map(|change| {
            let part = part(change.step, &change.record, &change.printed);
            if change.marked { format!("{part}✓") } else { part }
        })
        .collect();
    parts.join(" ").replace('\n', " ")
}

/// The class called `name`.
pub(crate) fn class(name: &str) -> Fidelity {
    Fidelity::ALL
        .into_iter()
        .find(|class| class.name() == name)
        .unwrap_or_else(|| panic!("no class `{name}`"))
}

/// The severity called `name`.
pub(crate) fn severity(name: &str) -> Severity {
    let all = [Severity::None, Severity::Minor, Severity::Major];
    all.into_iter().find(|one| one.name() == name).unwrap_or_else(|| panic!("no severity `{name}`"))
}

/// What is called `name`.
pub(crate) fn touch(name: &str) -> Touch {
    let all = [Touch::Negation, Touch::Number, Touch::Modality, Touch::Name];
    all.into_iter().find(|one| one.name() == name).unwrap_or_else(|| panic!("nothing is called `{name}`"))
}
