//! The keys of each kind to the lines of front matter: those that must be there, and as comments those that often are.

use std::fmt::Write;

use crate::model::{Date, Kind};

/// A key and its value.
pub(super) struct Line {
    pub(super) key: &'static str,
    pub(super) value: Value,
    /// What an editor should know.
    pub(super) note: &'static str,
    /// Whether it is only a comment.
    pub(super) comment: bool,
}

/// A value that TOML and YAML write differently in parts only.
pub(super) enum Value {
    Text(String),
    /// A number, a date, `true`: written without quotation marks.
    Bare(String),
    Ids(&'static [&'static str]),
    /// A list of one table.
    Table(Vec<(&'static str, Value)>),
}

/// Front matter of `lines`, and an empty body.
pub(super) fn front_matter(lines: &[Line], yaml: bool) -> String {
    let (fence, sign) = if yaml { ("---", ":") } else { ("+++", " =") };
    let mut text = format!("{fence}\n");
    for line in lines {
        let mark = if line.comment { "# " } else { "" };
        let _ = write!(text, "{mark}{}{sign} {}", line.key, written(&line.value, sign));
        if !line.note.is_empty() {
            let _ = write!(text, "  # {}", line.note);
        }
        text.push('\n');
    }
    text + fence + "\n\n"
}

fn written(value: &Value, sign: &str) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Bare(text) => text.clone(),
        Value::Ids(ids) => {
            format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "))
        }
        Value::Table(entries) => {
            let entry = |(key, value): &(_, _)| format!("{key}{sign} {}", written(value, sign));
            format!("[{{ {} }}]", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// `text` in quotation marks, as both TOML and YAML read it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn must(key: &'static str, value: Value) -> Line {
    Line { key, value, note: "", comment: false }
}

fn may(key: &'static str, value: Value, note: &'static str) -> Line {
    Line { key, value, note, comment: true }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn bare(text: impl std::fmt::Display) -> Value {
    Value::Bare(text.to_string())
}

/// The key that holds what a record of `kind` is called.
fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Actor | Kind::Place => "name",
        Kind::Claim => "statement",
        Kind::Quote => "text",
        _ => "title",
    }
}

/// The lines of a translation, which has texts only.
pub(super) fn translated(kind: Kind, title: &str) -> Vec<Line> {
    let title = must(title_key(kind), text(title));
    let summary = match kind {
        Kind::Claim => Some(may("conclusion", text("What is known, in a sentence."), "")),
        Kind::Quote => None,
        _ => Some(may("summary", text("A sentence or two."), "")),
    };
    std::iter::once(title).chain(summary).collect()
}

/// The lines of a record of `kind`.
pub(super) fn lines(kind: Kind, title: &str, today: Date, speaker: Option<&str>) -> Vec<Line> {
    let mut lines = vec![must(title_key(kind), text(title))];
    lines.extend(match kind {
        Kind::Piece => piece(today),
        Kind::Actor => actor(today),
        Kind::Claim => claim(today),
        Kind::Quote => quote(today, speaker.unwrap_or_default()),
        Kind::Event => event(today),
        Kind::Place => place(),
        Kind::Thread => vec![
            may("summary", text("A sentence or two."), ""),
            may("closed", bare("true"), "the story has ended"),
        ],
        Kind::Source => source(today),
        Kind::Page => vec![
            may("summary", text("A sentence or two."), ""),
            may("order", bare(1), "its place in the menu; without it, it is not in the menu"),
        ],
        Kind::Digest => vec![may("summary", text("A sentence or two."), "")],
    });
    if kind == Kind::Digest {
        lines[0] = may("title", text("What the week was about"), "");
    }
    lines
}

const IDS: &str = "ids: names of files without .md";

fn piece(today: Date) -> Vec<Line> {
    vec![
        must("date", bare(today)),
        may("kind", text("report"), "or analysis, explainer, factcheck, timeline, live"),
        may("summary", text("A sentence or two, for lists and feeds."), ""),
        may("authors", Value::Ids(&["desk"]), ""),
        may("data_cutoff", bare(today), "what became known later is not in it"),
        may("threads", Value::Ids(&["us-mediation"]), IDS),
        may("places", Value::Ids(&["paris"]), IDS),
        may("sources", Value::Ids(&["state-readout"]), IDS),
        may("draft", bare("true"), "not published yet"),
    ]
}

fn actor(today: Date) -> Vec<Line> {
    let tenure = vec![
        ("role", text("Secretary of State")),
        ("organisation", text("us-state-department")),
        ("from", bare(today)),
    ];
    vec![
        Line {
            note: "or state, government-body, armed-force, armed-group, organisation, company, outlet, anonymous, private",
            ..must("kind", text("person"))
        },
        may("summary", text("Who this is, in a sentence."), ""),
        may("names", Value::Ids(&["Another spelling"]), "other names and spellings"),
        may("tenures", Value::Table(tenure), "what roles, from when, and to when: `to`"),
        may("website", text("https://example.org/"), ""),
        may("sources", Value::Ids(&["state-readout"]), IDS),
    ]
}

fn claim(today: Date) -> Vec<Line> {
    let position = vec![("actor", text("ukraine-mfa")), ("stance", text("asserts")), ("date", bare(today))];
    let assessment =
        vec![("status", text("contested")), ("date", bare(today)), ("why", text("Accounts differ."))];
    let evidence = vec![("source", text("state-readout")), ("stance", text("supports"))];
    vec![
        Line {
            note: "or attribution, figure, responsibility, legal, prediction, position",
            ..must("kind", text("event"))
        },
        may("short", text("A few words"), "for lists"),
        may("threads", Value::Ids(&["us-mediation"]), IDS),
        may("positions", Value::Table(position), "who asserts, denies, questions, withdraws it"),
        may("assessments", Value::Table(assessment), "what the desk makes of it, and since when"),
        may("evidence", Value::Table(evidence), "supports, refutes, context"),
    ]
}

fn quote(today: Date, speaker: &str) -> Vec<Line> {
    vec![
        must("speaker", text(speaker)),
        may("date", bare(today), "when it was said"),
        may("place", text("le-bourget"), "where it was said: the id of a place"),
        may("role", text("Secretary of State"), "as printed"),
        may("language", text("en"), "in which it was said"),
        may("sources", Value::Ids(&["state-readout"]), IDS),
        may("claims", Value::Ids(&["us-may-stop-mediating"]), "which claims it bears on"),
    ]
}

fn event(today: Date) -> Vec<Line> {
    vec![
        must("date", bare(today)),
        may("end", bare(today), "if it took longer than a day"),
        may("place", text("paris"), "the id of a place"),
        may("participants", Value::Ids(&["marco-rubio"]), "ids of actors"),
        may("threads", Value::Ids(&["us-mediation"]), IDS),
        may("sources", Value::Ids(&["state-readout"]), IDS),
        may("summary", text("A sentence or two."), ""),
    ]
}

fn place() -> Vec<Line> {
    vec![
        may("kind", text("city"), ""),
        may("parent", text("ukraine"), "the id of the place that it lies in"),
        may("names", Value::Ids(&["Another spelling"]), "other names and spellings"),
        may("latitude", bare("50.91"), ""),
        may("longitude", bare("34.80"), ""),
        may("summary", text("A sentence or two."), ""),
    ]
}

fn source(today: Date) -> Vec<Line> {
    vec![
        Line {
            note: "or primary-document, official-statement, transcript, recording, wire, social, dataset, ngo-report, expert",
            ..must("kind", text("outlet"))
        },
        may("publisher", text("reuters"), "the id of an actor, or a name"),
        may("url", text("https://example.org/article"), ""),
        may("published", bare(today), ""),
        may("accessed", bare(today), "when you read it"),
        may("language", text("en"), ""),
        may("origin", text("Reuters"), "the agency or first publisher that it copies"),
        may("archive", Value::Ids(&["https://web.archive.org/web/2025/https://example.org/article"]), ""),
    ]
}
