//! Figures of a claim: each a table of its front matter, or a row of the table beside it.

use super::shared::{id, required_id};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Figure;
use crate::text::{FileId, Span, Spanned};
use crate::tree::{Fields, Sheet, Table, Value, nearest, read_csv};

/// The columns that every row fills.
const REQUIRED: [&str; 2] = ["as_of", "reporter"];

pub(super) fn figure(fields: &mut Fields<'_>) -> Option<Figure> {
    let span = fields.place();
    let as_of = fields.required_date("as_of");
    let reporter = required_id(fields, "reporter", "reporter = \"un-secretariat\"");
    Some(Figure {
        span,
        best: fields.number("best"),
        low: fields.number("low"),
        high: fields.number("high"),
        approx: fields.flag("approx"),
        as_printed: fields.text("as_printed"),
        population: fields.text("population"),
        method: fields.text("method"),
        via: id(fields, "via"),
        series: fields.text("series"),
        note: fields.text("note"),
        as_of: as_of?,
        reporter: reporter?,
    })
}

/// The figures of `text`, the content of `file`: a table whose columns are called as the keys of a figure.
pub(in crate::parse) fn figures(text: &str, file: FileId) -> (Vec<Figure>, Vec<Diagnostic>) {
    let (sheet, mut findings) = read_csv(text, file);
    let is_complete = columns(&sheet, file, &mut findings);
    if !is_complete {
        return (Vec::new(), findings);
    }
    let known = keys();
    let figure = |(table, place): &(Table, Span)| row(table, *place, &known, &mut findings);
    let figures = sheet.rows.iter().filter_map(figure).collect();
    (figures, findings)
}

/// Report columns that no figure has, and those that are missing; whether none is missing.
fn columns(sheet: &Sheet, file: FileId, findings: &mut Vec<Diagnostic>) -> bool {
    let known = keys();
    let is_known = |column: &&Spanned<String>| known.contains(&column.value.as_str());
    for column in sheet.columns.iter().filter(|column| !is_known(column)) {
        let message = format!("there is no column `{}` here", column.value);
        let finding = Diagnostic::new(Code::UnknownKey, column.span, message);
        findings.push(match nearest(&column.value, known.iter().copied()) {
            Some(near) => finding.label(format!("did you mean `{near}`?")).fix(
                format!("rename to `{near}`"),
                column.span,
                near,
            ),
            None => finding.help(format!("the columns are: {}", known.join(", "))),
        });
    }
    let has = |name: &&str| sheet.columns.iter().any(|column| column.value == **name);
    let missing: Vec<&str> = REQUIRED.into_iter().filter(|name| !has(name)).collect();
    for name in &missing {
        let place = sheet.columns.first().map_or(Span::new(file, 0..0), |column| column.span);
        let finding = Diagnostic::new(Code::MissingKey, place, format!("the column `{name}` is missing"));
        findings.push(
            finding.help(format!("the first line names the columns, such as `best,{}`", REQUIRED.join(","))),
        );
    }
    missing.is_empty()
}

/// The keys of a figure, in order of the alphabet.
fn keys() -> Vec<&'static str> {
    let (empty, mut unused) = (Table::default(), Vec::new());
    let mut fields = Fields::new(&empty, Span::new(FileId(0), 0..0), &mut unused);
    figure(&mut fields);
    fields.asked()
}

fn row(table: &Table, place: Span, known: &[&str], findings: &mut Vec<Diagnostic>) -> Option<Figure> {
    let mut table = table.clone();
    table.entries.retain(|(column, _)| known.contains(&column.value.as_str()));
    for (_, node) in table.entries.iter_mut().filter(|(column, _)| column.value == "approx") {
        // spreadsheets shout
        if let Value::Scalar(text) = &mut node.value {
            text.make_ascii_lowercase();
        }
    }
    for name in REQUIRED.into_iter().filter(|name| table.get(name).is_none()) {
        let finding = Diagnostic::new(Code::MissingKey, place, format!("this row has no `{name}`"));
        findings.push(finding.help(format!("fill the cell in the column `{name}`")));
    }
    if REQUIRED.iter().any(|name| table.get(name).is_none()) {
        return None;
    }
    let mut found = Vec::new();
    let figure = figure(&mut Fields::new(&table, place, &mut found));
    let helped = |finding: Diagnostic| match finding.code {
        Code::WrongType if finding.message.contains("a number") => {
            finding.help("write a number with digits, and a point if it has decimals: `1355`, `3.5`")
        }
        _ => finding,
    };
    findings.extend(found.into_iter().map(helped));
    figure
}
