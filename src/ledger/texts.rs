//! What the texts of pieces were like when they were last noted in `urls.lock`, held against what they are like
//! now: a change of what a piece says that no note tells of is a finding.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::record_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Key, Language, Sketch};
use crate::text::Span;

/// What begins the line of a text.
pub(super) const TEXT: &str = "text";

/// What stands for a date that there is not.
const NONE: &str = "-";

/// A text of a piece, in one language.
pub type TextOf = (Key, Language);

/// What a text is like, and how many notes tell of changes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextState {
    /// How many corrections, clarifications and so on the piece has.
    pub notes: usize,
    /// When the piece was last changed in substance, as it says.
    pub updated: Option<Date>,
    /// What the text is like.
    pub sketch: Sketch,
}

impl TextState {
    /// Whether a note has come since `earlier`.
    fn is_told_since(&self, earlier: &Self) -> bool {
        self.notes > earlier.notes || self.updated > earlier.updated
    }
}

/// The texts that were noted. A union merge may leave several lines of one: each was the text of a branch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Texts(BTreeMap<TextOf, Vec<(Span, TextState)>>);

impl Texts {
    /// Take up a line; false if it is none of a text.
    pub(super) fn read(&mut self, parts: &[&str], span: Span) -> bool {
        let Some((text, state)) = read(parts) else { return false };
        self.0.entry(text).or_default().push((span, state));
        true
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines to write, where the texts are as in `living`. Those of `gone` pieces go. A text that changed without
    /// a note keeps its line, so that the change is told until there is one.
    pub(super) fn updated(
        &self,
        living: &BTreeMap<TextOf, (Span, TextState)>,
        gone: &BTreeSet<Key>,
    ) -> Vec<String> {
        let texts: BTreeSet<&TextOf> = self.0.keys().chain(living.keys()).collect();
        let mut lines = Vec::new();
        for text in texts.into_iter().filter(|(key, _)| !gone.contains(key)) {
            let earlier = self.0.get(text).map_or(&[][..], Vec::as_slice);
            match living.get(text).map(|(_, state)| state) {
                Some(now) if earlier.is_empty() || is_accounted_for(now, earlier) => {
                    lines.push(line(text, now));
                }
                _ => lines.extend(earlier.iter().map(|(_, state)| line(text, state))),
            }
        }
        lines
    }

    /// A finding for each text that says something else than when it was noted, and no note tells of it.
    pub(super) fn edited(&self, living: &BTreeMap<TextOf, (Span, TextState)>) -> Vec<Diagnostic> {
        let edited = living.iter().filter_map(|(text, (span, now))| {
            let earlier = self.0.get(text)?;
            let (line, _) = earlier.last().filter(|_| !is_accounted_for(now, earlier))?;
            Some(finding(&text.0, *span, *line))
        });
        edited.collect()
    }
}

/// Whether a text is as it was in one of the lines, but for a slip of the pen, or a note has come since all of them.
fn is_accounted_for(now: &TextState, earlier: &[(Span, TextState)]) -> bool {
    earlier.iter().any(|(_, state)| now.sketch.is_like(&state.sketch))
        || earlier.iter().all(|(_, state)| now.is_told_since(state))
}

fn read(parts: &[&str]) -> Option<(TextOf, TextState)> {
    let [TEXT, subject, language, notes, updated, digits] = parts else { return None };
    let updated = if *updated == NONE { None } else { Some(Date::parse(updated).ok()?) };
    let state = TextState { notes: notes.parse().ok()?, updated, sketch: Sketch::parse(digits)? };
    Some(((record_of(subject)?, Language::parse(language)?), state))
}

fn line((key, language): &TextOf, state: &TextState) -> String {
    let updated = state.updated.map_or_else(|| NONE.to_owned(), |date| date.to_string());
    format!("{TEXT} {key} {language} {} {updated} {}\n", state.notes, state.sketch)
}

fn finding(key: &Key, span: Span, line: Span) -> Diagnostic {
    let message = format!(
        "the text of `{key}` says something else than when it was published, and no note tells of it"
    );
    let short = Span { end: line.start + u32::try_from(TEXT.len()).unwrap_or(0), ..line };
    Diagnostic::new(Code::SilentEdit, span, message).related(short, "the text as it was published").help(
        "add a note to `corrections` with what stood there and what stands there now, or an `updated` date; if only the \
         wording was polished, delete the line in `content/urls.lock`, and `onrecord urls --update` writes it anew",
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Ledger, Living, Removed};
    use super::*;
    use crate::text::FileId;

    /// A piece that says `words`, with so many notes.
    fn living(words: &str, notes: usize) -> BTreeMap<TextOf, (Span, TextState)> {
        let mut sketch = Sketch::default();
        sketch.add(words);
        let key = record_of("piece:a").unwrap();
        let state = TextState { notes, updated: None, sketch };
        BTreeMap::from([((key, Language::parse("en").unwrap()), (Span::new(FileId(9), 0..1), state))])
    }

    fn read(ledger: &str) -> Ledger {
        let (ledger, findings) = Ledger::read(ledger, FileId(0));
        assert_eq!(findings, []);
        ledger
    }

    fn updated(ledger: &str, words: &str, notes: usize) -> String {
        removing(ledger, words, notes, &Removed::default())
    }

    fn removing(ledger: &str, words: &str, notes: usize, removed: &Removed) -> String {
        let pages = BTreeMap::from([("/a/".to_owned(), "piece:a".to_owned())]);
        let living_pages = Living { pages: &pages, redirects: &BTreeSet::new() };
        read(ledger).updated(&living_pages, &living(words, notes), removed)
    }

    fn found(ledger: &str, words: &str, notes: usize) -> usize {
        read(ledger).edited(&living(words, notes)).len()
    }

    const WORDS: &str = "The talks in Paris were held on Thursday";
    const OTHER: &str = "The talks in London were held on Thursday";
    const THIRD: &str = "The talks in Rome were put off until the autumn";

    #[test]
    fn a_ledger_without_texts_finds_nothing_and_learns_them() {
        assert_eq!(found("/a/ piece:a\n", WORDS, 0), 0);
        let ledger = updated("/a/ piece:a\n", WORDS, 0);
        assert!(ledger.contains("\ntext piece:a en 0 - "), "{ledger}");
        assert_eq!((found(&ledger, WORDS, 0), updated(&ledger, WORDS, 0)), (0, ledger.clone()));
    }

    #[test]
    fn a_change_is_told_until_a_note_comes() {
        let ledger = updated("", WORDS, 0);
        assert_eq!(found(&ledger, OTHER, 0), 1);
        assert_eq!(updated(&ledger, OTHER, 0), ledger, "an update takes no silent edit");
        assert_eq!(found(&ledger, OTHER, 1), 0);
        let noted = updated(&ledger, OTHER, 1);
        assert_eq!((found(&noted, OTHER, 1), found(&noted, THIRD, 1)), (0, 1));
    }

    #[test]
    fn a_slip_of_the_pen_is_taken_without_a_word() {
        let slip = WORDS.replace("talks", "tlaks");
        let ledger = updated("", &slip, 0);
        assert_eq!(found(&ledger, WORDS, 0), 0);
        assert_eq!(updated(&ledger, WORDS, 0), updated("", WORDS, 0));
    }

    #[test]
    fn of_two_lines_that_a_merge_left_either_may_be_the_text() {
        let (ours, theirs) = (updated("", WORDS, 0), updated("", OTHER, 1));
        let merged = format!("{ours}{theirs}");
        for words in [WORDS, OTHER] {
            assert_eq!(found(&merged, words, 1), 0, "{words}");
        }
        assert_eq!((found(&merged, THIRD, 1), found(&merged, THIRD, 2)), (1, 0));
        assert_eq!(updated(&merged, OTHER, 1), theirs);
    }

    #[test]
    fn a_page_that_is_taken_down_or_erased_keeps_no_text() {
        let ledger = updated("", WORDS, 0);
        for entry in ["record = \"piece:a\"", "address = \"/a/\"", "record = \"piece:a\"\nerase = true"] {
            let toml = format!("[[removed]]\n{entry}\ndate = 2025\nwhy = \"x\"\n");
            let (removed, findings) = Removed::read(&toml, FileId(1), "site");
            assert_eq!(findings, []);
            assert!(!removing(&ledger, WORDS, 0, &removed).contains("text "), "{entry}");
        }
    }

    #[test]
    fn a_line_that_is_no_text_is_named() {
        for line in ["text piece:a en 0 -", "text piece:a en 0 - 12", "text a en 0 - 12"] {
            assert_eq!(Ledger::read(line, FileId(0)).1.len(), 1, "{line}");
        }
    }
}
