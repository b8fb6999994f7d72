//! A table as spreadsheets save it (`,`, `;` or tabs between its cells) into rows of cells that know where they
//! stand.

use std::ops::Range;

use super::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Span, Spanned};

/// A table: the names of its columns, and its rows as tables of the tree, without their empty cells.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The names of the columns.
    pub columns: Vec<Spanned<String>>,
    /// The rows that are not empty, each with the place where it begins.
    pub rows: Vec<(Table, Span)>,
}

/// A cell: what it says, and where.
struct Cell {
    text: String,
    place: Range<usize>,
    is_open: bool,
}

/// Read `text`, the content of `file`: its first line has the names of the columns.
pub fn read_csv(text: &str, file: FileId) -> (Sheet, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut rows = rows(text).into_iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let columns: Vec<Spanned<String>> = rows
        .next()
        .unwrap_or_default()
        .into_iter()
        .map(|cell| Spanned::new(cell.text, Span::new(file, cell.place)))
        .collect();
    findings.extend(columns_of_one_name(&columns));
    let mut sheet = Sheet { columns, rows: Vec::new() };
    for row in rows {
        let place = row.first().map_or(0..0, |cell| cell.place.clone());
        if let Some(cell) = row.get(sheet.columns.len()).filter(|cell| !cell.text.is_empty()) {
            let message =
                format!("this row has {} cells, the table has {} columns", row.len(), sheet.columns.len());
            let finding = Diagnostic::new(Code::BrokenTable, Span::new(file, cell.place.clone()), message);
            findings
                .push(finding.help("put a text that holds the separator between straight quotation marks"));
            continue;
        }
        let table = of_row(&sheet.columns, row, file, &mut findings);
        sheet.rows.push((table, Span::new(file, place)));
    }
    (sheet, findings)
}

fn columns_of_one_name(columns: &[Spanned<String>]) -> Vec<Diagnostic> {
    let twice = |(at, column): (usize, &Spanned<String>)| {
        let first =
            columns[..at].iter().find(|other| other.value == column.value && !column.value.is_empty())?;
        let message = format!("there are two columns `{}`", column.value);
        let finding = Diagnostic::new(Code::BrokenTable, column.span, message);
        Some(finding.related(first.span, "the first one").help("keep one of them"))
    };
    columns.iter().enumerate().filter_map(twice).collect()
}

fn of_row(
    columns: &[Spanned<String>],
    row: Vec<Cell>,
    file: FileId,
    findings: &mut Vec<Diagnostic>,
) -> Table {
    let mut table = Table::default();
    for (column, cell) in columns.iter().zip(row) {
        let span = Span::new(file, cell.place);
        if cell.is_open {
            let finding = Diagnostic::new(Code::BrokenTable, span, "the quotation mark is not closed");
            findings.push(finding.help("close it; a quotation mark within a text is written twice: `\"\"`"));
        } else if cell.text.starts_with('=') {
            let finding =
                Diagnostic::new(Code::BrokenTable, span, "this is a formula, which nothing works out");
            findings.push(finding.help("write what it gives"));
        } else if !cell.text.is_empty() {
            table.entries.push((column.clone(), Node { span, value: Value::Scalar(cell.text) }));
        }
    }
    table
}

/// The rows of `text`.
fn rows(text: &str) -> Vec<Vec<Cell>> {
    let separator = separator(text);
    let mut rows = vec![Vec::new()];
    let mut at = 0;
    loop {
        let cell = cell(text, at, separator);
        let end = cell_end(text, &cell, separator);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        match text[end..].chars().next() {
            None => return rows,
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
        }
        at = end + 1;
    }
}

/// What stands between the cells: the first of these in the first line, outside of quotation marks.
fn separator(text: &str) -> char {
    let mut is_quoted = false;
    let first = text.lines().next().unwrap_or_default().chars();
    let mut outside = first.filter(|letter| {
        is_quoted ^= *letter == '"';
        !is_quoted
    });
    outside.find(|letter| matches!(letter, ',' | ';' | '\t')).unwrap_or(',')
}

/// The cell that begins at `at`.
fn cell(text: &str, at: usize, separator: char) -> Cell {
    let rest = &text[at..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    if let Some(quoted) = rest[blank..].strip_prefix('"') {
        let from = at + blank + 1;
        return if let Some(end) = closing(quoted) {
            let text = quoted[..end].replace("\"\"", "\"").trim().to_owned();
            Cell { text, place: from..from + end, is_open: false }
        } else {
            let line = quoted.find('\n').unwrap_or(quoted.len());
            Cell { text: quoted[..line].to_owned(), place: from - 1..from + line, is_open: true }
        };
    }
    let end = rest.find([separator, '\n']).unwrap_or(rest.len());
    let bare = rest[..end].trim();
    let from = at + if bare.is_empty() { 0 } else { rest.find(bare).unwrap_or(0) };
    Cell { text: bare.to_owned(), place: from..from + bare.len(), is_open: false }
}

/// Where the quotation mark stands that closes `quoted`; two in a row are one of the text's own.
fn closing(quoted: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += quoted[at..].find('"')?;
        if !quoted[at + 1..].starts_with('"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Where the separator or the line break after `cell` stands.
fn cell_end(text: &str, cell: &Cell, separator: char) -> usize {
    let from = cell.place.end;
    text[from..].find([separator, '\n']).map_or(text.len(), |end| from + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let (sheet, findings) = read_csv(text, FileId(0));
        let row = |(table, _): &(Table, Span)| {
            let cells = table.entries.iter().map(|(column, node)| match &node.value {
                Value::Scalar(cell) => format!("{}={cell}@{}", column.value, node.span.start),
                _ => String::new(),
            });
            cells.collect::<Vec<_>>().join(" ")
        };
        let told = findings.iter().map(|finding| finding.message.clone());
        let told: Vec<String> = sheet.rows.iter().map(row).chain(told).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn cells_are_separated_as_the_first_line_has_it() {
        check("a,b\n1,2\n", &["a=1@4 b=2@6"]);
        check("a;b\n1,5;2\n", &["a=1,5@4 b=2@8"]);
        check("a\tb\n1\t2", &["a=1@4 b=2@6"]);
    }

    #[test]
    fn quoted_cells_hold_separators_lines_and_marks() {
        check("a,b\n\"x, \"\"y\"\"\nz\",2\n", &["a=x, \"y\"\nz@5 b=2@17"]);
    }

    #[test]
    fn empty_cells_and_rows_are_left_out() {
        check("a,b\n\n,2\n,\n1\n", &["b=2@6", "a=1@10"]);
        check("", &[]);
    }

    #[test]
    fn what_is_broken_is_named() {
        check("a,b\n1,2,3\n", &["this row has 3 cells, the table has 2 columns"]);
        check("a,a\n", &["there are two columns `a`"]);
        check("a\n\"x\n", &["", "the quotation mark is not closed"]);
        check("a\n=SUM(B1)\n", &["", "this is a formula, which nothing works out"]);
    }
}
