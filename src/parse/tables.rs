//! Tables of figures beside the files of claims, joined to their claims.

use std::collections::BTreeMap;

use super::record::figures;
use super::{Content, Document};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Detail, Kind};
use crate::text::{FileId, Files};
use crate::tree::nearest;

/// `documents` with the figures of `tables`, each of which belongs to the claim whose file is called as it is.
pub fn with_tables(
    mut documents: Vec<Document>,
    files: &Files,
    tables: &[FileId],
) -> (Vec<Document>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    if tables.is_empty() {
        return (documents, findings);
    }
    let claims: BTreeMap<String, usize> = documents
        .iter()
        .enumerate()
        .filter(|(_, document)| document.key.as_ref().is_some_and(|key| key.kind == Kind::Claim))
        .map(|(at, document)| (stem(&files.get(document.file).path).to_owned(), at))
        .collect();
    for table in tables {
        let file = files.get(*table);
        match claims.get(stem(&file.path)) {
            Some(at) => add(&mut documents[*at], &file.text, *table),
            None => findings.push(without_claim(&file.path, &claims)),
        }
    }
    (documents, findings)
}

/// `path` without its ending.
fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

fn add(document: &mut Document, text: &str, table: FileId) {
    let Content::Original { entry, .. } = &mut document.content else { return };
    let Detail::Claim(claim) = &mut entry.detail else { return };
    let (figures, findings) = figures(text, table);
    claim.figures.extend(figures);
    document.findings.extend(findings);
}

fn without_claim(path: &str, claims: &BTreeMap<String, usize>) -> Diagnostic {
    let finding =
        Diagnostic::of_path(Code::MisplacedFile, path, "this table is not read: it belongs to no claim");
    finding.help(match nearest(stem(path), claims.keys().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}.csv`?"),
        None => "call it as the claim's file is called: `ID.csv` beside `ID.md`".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::settings::Settings;
    use crate::text::File;

    /// The figures of the claim `c` beside the table `text`, and what is found.
    fn read(name: &str, text: &str) -> (usize, Vec<String>) {
        let mut files = Files::default();
        let settings = Settings::read("title = \"T\"\n", FileId(0)).0;
        let front = "+++\nstatement = \"S.\"\nkind = \"figure\"\n+++\n";
        let claim = files.add(File::new("content/claims/c.md", front));
        let table = files.add(File::new(name, text));
        let documents = vec![parse(&files, claim, Kind::Claim, &settings)];
        let (documents, other) = with_tables(documents, &files, &[table]);
        let Content::Original { entry, .. } = &documents[0].content else { panic!("unreadable") };
        let figures = entry.as_claim().map_or(0, |claim| claim.figures.len());
        let told = documents[0].findings.iter().chain(&other).map(|finding| finding.message.clone());
        (figures, told.collect())
    }

    fn check(text: &str, expected: usize, told: &[&str]) {
        assert_eq!(
            read("content/claims/c.csv", text),
            (expected, told.iter().map(ToString::to_string).collect())
        );
    }

    #[test]
    fn rows_become_figures_of_the_claim_that_is_called_as_the_table() {
        check("\u{feff}best,as_of,reporter\r\n35,2025-04-15,council\r\n36,2025-04-15,council\r\n", 2, &[]);
        check("best;as_of;reporter;approx\n35;2025-04-15;council;TRUE\n", 1, &[]);
        check("", 0, &["the column `as_of` is missing", "the column `reporter` is missing"]);
    }

    #[test]
    fn each_mistake_is_told_once() {
        check(
            "bets,as_of,reporter\n35,2025-04-15,x\n36,2025-04-16,x\n",
            2,
            &["there is no column `bets` here"],
        );
        check(
            "best,as_of,reporter\n35,,x\n36,2025-04-16,\n",
            0,
            &["this row has no `as_of`", "this row has no `reporter`"],
        );
        check("best,as_of,reporter\n\"1,355\",2025-04-16,x\n", 1, &["`best` wants a number, this is a text"]);
    }

    #[test]
    fn a_table_without_claim_is_told() {
        let (figures, told) = read("content/claims/d.csv", "best,as_of,reporter\n");
        assert_eq!((figures, told.len()), (0, 1));
    }
}
