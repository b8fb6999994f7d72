//! `wrong-weekday`: a day of the week is that of the date beside it.

use super::Prose;
use super::days::Named;
use crate::diagnostic::{Code, Diagnostic};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn check(prose: &Prose<'_>, days: &[Named], findings: &mut Vec<Diagnostic>) {
    findings.extend(days.iter().filter_map(|named| disagree(prose, named)));
}

fn disagree(prose: &Prose<'_>, named: &Named) -> Option<Diagnostic> {
    let (word, written) = named.weekday?;
    let date = named.day.date(prose.day)?;
    let right = date.weekday().filter(|right| *right != written)?;
    let (first, last) = (named.words.0.min(word), named.words.1.max(word));
    let (place, _) = prose.place(first, last);
    let name = |weekday: i8| {
        usize::try_from(weekday).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or_default()
    };
    let message = format!("{date} is a {}, not a {}", name(right), name(written));
    let help = if named.day.year.is_some() {
        "correct the day of the week or the date"
    } else {
        "correct the day of the week or the date; if another year is meant, write it"
    };
    Some(Diagnostic::new(Code::WrongWeekday, place, message).help(help))
}
