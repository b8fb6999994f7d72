//! `onrecord verify`: quotations held against a transcript, and how each differs from it.

mod answer;
mod document;
mod question;
mod told;

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;

use serde_json::Value;

use super::args::{VerifyArgs, VerifyFormat};
use super::{Exit, Outcome, World, display, text_of};
use crate::collate::{Comparison, Printed, Record, Vocabulary};
use crate::diagnostic::clean_on_one_line;
use crate::discover::read_file;
use crate::model::Language;
use crate::parse::Problem;
use crate::pipeline::preferences;
use document::Document;
use question::{Mistake, Question, has_words, questions};
use told::{Teller, is_fine, summary};

/// So many places of a transcript that cannot be read are told.
const MOST: usize = 5;

/// A question and what came of it.
type Answered = Result<(Question, Comparison), Mistake>;

/// Hold the quotations against the transcript.
pub(super) fn verify(args: &VerifyArgs, world: &World) -> Result<Outcome, String> {
    let language = language(args, world)?;
    let name = args.transcript.display().to_string();
    let document = Document::read(&world.path(&args.transcript), &name)?;
    let asked = asked(args, world)?;
    let known: BTreeSet<&str> = asked.iter().flatten().flat_map(Question::names).collect();
    let (speech, problems) = document.speech(&known.into_iter().collect::<Vec<_>>());
    if speech.turns.is_empty() {
        let help = "help: write down in it what was said";
        return Err(format!("there is no speech in `{}`\n{help}", document.name()));
    }
    let record = Record::of_transcript(document.text(), &speech, Arc::new(Vocabulary::of(&language)));
    let compared = |question: Question| {
        let printed = Printed {
            words: &question.words,
            language: question.language.as_ref(),
            speaker: &question.speaker,
        };
        let comparison = record.compare(&printed);
        (question, comparison)
    };
    let answered: Vec<Answered> = asked.into_iter().map(|question| question.map(compared)).collect();
    let colour = world.terminals.0 && !world.plain;
    let teller = Teller { document: &document, record: &record, quality: args.quality, colour };
    Ok(Outcome {
        stdout: text(args, &answered, &teller),
        stderr: unread(&document, &problems) + &complaints(args, &answered),
        exit: exit_of(&answered),
    })
}

/// The language of the transcript: as given, or the site's first, or English.
fn language(args: &VerifyArgs, world: &World) -> Result<Language, String> {
    let of_site = || {
        let settings = world.root(None).ok().and_then(|root| preferences(&root).ok());
        settings.and_then(|settings| settings.languages.into_iter().next())
    };
    let language = args.lang.clone().or_else(of_site).or_else(|| Language::parse("en"));
    language.ok_or_else(|| "the language of the transcript is not known".to_owned())
}

/// The quotations that are asked about.
fn asked(args: &VerifyArgs, world: &World) -> Result<Vec<Result<Question, Mistake>>, String> {
    if let Some(words) = &args.quote {
        if !has_words(words) {
            return Err("there are no words in what `--quote` gives".into());
        }
        let speaker = args.speaker.iter().cloned().collect();
        let question = Question { id: Value::Null, words: words.clone(), speaker, language: None };
        return Ok(vec![Ok(question)]);
    }
    let Some(path) = &args.jsonl else {
        return Err("there is nothing to compare\nhelp: give `--quote WORDS` or `--jsonl FILE`".into());
    };
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| format!("standard input cannot be read: {error}"))?;
        bytes
    } else {
        read_file(&world.path(path)).map_err(display)?
    };
    Ok(questions(&bytes))
}

fn text(args: &VerifyArgs, answered: &[Answered], teller: &Teller<'_>) -> String {
    match args.format {
        VerifyFormat::Json => text_of(answered.iter().map(|answered| match answered {
            Ok((question, comparison)) => {
                answer::answer(&question.id, comparison, teller.record, teller.document)
            }
            Err(mistake) => answer::problem(mistake),
        })),
        VerifyFormat::Short => {
            let told = answered.iter().flatten();
            told.map(|(question, comparison)| teller.line(question, comparison)).collect()
        }
        VerifyFormat::Human => {
            let told = answered.iter().flatten();
            let mut text: String =
                told.map(|(question, comparison)| teller.paragraph(question, comparison) + "\n").collect();
            if args.jsonl.is_some() {
                let comparisons: Vec<&Comparison> = answered.iter().flatten().map(|(_, one)| one).collect();
                text.push_str(&summary(&comparisons, answered.len() - comparisons.len()));
            } else {
                text.pop();
            }
            text
        }
    }
}

/// What of the transcript could not be read.
fn unread(document: &Document, problems: &[Problem]) -> String {
    let told = problems.iter().take(MOST).map(|problem| {
        format!("warning: {}: {}", document.place(problem.range.start), clean_on_one_line(problem.message))
    });
    let more = problems.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("warning: {more} more places cannot be read"));
    text_of(told.chain(more))
}

/// What is wrong with the lines that ask nothing.
fn complaints(args: &VerifyArgs, answered: &[Answered]) -> String {
    let file = args.jsonl.as_ref().map(|path| clean_on_one_line(&path.display().to_string()));
    let file = file.unwrap_or_default();
    let mistakes = answered.iter().filter_map(|answered| answered.as_ref().err());
    text_of(mistakes.map(|mistake| format!("error: {file}:{}: {}", mistake.line, mistake.why)))
}

fn exit_of(answered: &[Answered]) -> Exit {
    let fine = |answered: &Answered| answered.as_ref().is_ok_and(|(_, comparison)| is_fine(comparison));
    if answered.iter().all(fine) { Exit::Fine } else { Exit::Errors }
}
