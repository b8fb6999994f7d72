//! The title of a claim link → who takes which stance.

use std::ops::Range;

use super::written::{COMMAS, SEMICOLONS, Written, split};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ClaimTitle, Date, Id, PositionMark, Stance};
use crate::text::{FileId, Span, Spanned};

const GRAMMAR: &str = "write `stated`, or `asserted by ACTOR`, `denied by …`, `questioned by …`, \
    `withdrawn by …`, each perhaps with `, DATE`, with `;` between them";

/// What `title` says of a claim; what cannot be read is reported and left out.
pub(super) fn read(title: &Written, file: FileId, findings: &mut Vec<Diagnostic>) -> ClaimTitle {
    let mut said = ClaimTitle::default();
    for (part, place) in split(&title.value, &SEMICOLONS) {
        let reader = Reader { title, file, place };
        match part {
            "" => {}
            "stated" => said.stated = true,
            _ => match reader.position(part) {
                Ok(position) => said.positions.push(position),
                Err(finding) => {
                    said.unread = true;
                    findings.push((*finding).help(GRAMMAR));
                }
            },
        }
    }
    said
}

/// One position and where it stands in its title.
struct Reader<'a> {
    title: &'a Written,
    file: FileId,
    place: Range<usize>,
}

impl Reader<'_> {
    fn position(&self, part: &str) -> Result<PositionMark, Box<Diagnostic>> {
        let (who, date) = part.split_once(COMMAS).map_or((part, None), |(who, date)| (who, Some(date)));
        let (verb, actor) = who.split_once(char::is_whitespace).unwrap_or((who, ""));
        let stance = stance(verb)
            .ok_or_else(|| self.wrong(verb, &format!("`{verb}` is neither `stated` nor a stance")))?;
        let rest = actor.trim_start();
        let actor = match rest.split_once(char::is_whitespace) {
            Some(("by", actor)) => actor.trim(),
            _ if rest == "by" => return Err(self.wrong(part, "it does not say by whom")),
            _ => return Err(self.wrong(part, &format!("after `{verb}` comes `by`"))),
        };
        let id = Id::parse(actor)
            .map_err(|why| self.wrong(actor, &format!("`{actor}` is not the id of an actor: {why}")))?;
        let date = date.map(|date| self.date(date.trim())).transpose()?;
        let actor = Spanned::new(id, self.span_of(part, actor));
        Ok(PositionMark { span: self.span(self.place.clone()), stance, actor, date })
    }

    fn date(&self, date: &str) -> Result<Spanned<Date>, Box<Diagnostic>> {
        let span = self.span_of_last(date);
        let date = Date::parse(date).map_err(|why| {
            let message = format!("`{date}` is not a date: {why}");
            Box::new(Diagnostic::new(Code::BadPosition, span, message).label("not a date"))
        })?;
        Ok(Spanned::new(date, span))
    }

    fn wrong(&self, at: &str, message: &str) -> Box<Diagnostic> {
        let part = self.title.value.get(self.place.clone()).unwrap_or_default();
        let span = self.span_of(part, at);
        let message = format!("the title of a claim cannot be read: {message}");
        Diagnostic::new(Code::BadPosition, span, message).into()
    }

    /// Where `at`, a slice of `part`, is written.
    fn span_of(&self, part: &str, at: &str) -> Span {
        let offset = (at.as_ptr() as usize).checked_sub(part.as_ptr() as usize);
        let offset = offset.filter(|offset| offset + at.len() <= part.len()).unwrap_or(0);
        let start = self.place.start + offset;
        self.span(start..start + at.len())
    }

    fn span_of_last(&self, part: &str) -> Span {
        self.span(self.place.end - part.len()..self.place.end)
    }

    fn span(&self, part: Range<usize>) -> Span {
        Span::new(self.file, self.title.place_of(part))
    }
}

fn stance(verb: &str) -> Option<Stance> {
    Some(match verb {
        "asserted" => Stance::Asserts,
        "denied" => Stance::Denies,
        "questioned" => Stance::Questions,
        "withdrawn" => Stance::Withdraws,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str) -> String {
        let mut findings = Vec::new();
        let written = Written::new(title, title, 0..title.len());
        let said = read(&written, FileId(0), &mut findings);
        let mut lines: Vec<String> = said.stated.then(|| "stated".to_owned()).into_iter().collect();
        for position in said.positions {
            let date =
                position.date.map_or(String::new(), |date| format!(" on {}", &title[date.span.range()]));
            let actor = &title[position.actor.span.range()];
            lines.push(format!("{actor} {}{date}", position.stance.name()));
        }
        lines.extend(findings.iter().map(|finding| match finding.place {
            crate::diagnostic::Place::Span(span) => format!("{}: {}", &title[span.range()], finding.message),
            crate::diagnostic::Place::Path(_) => String::new(),
        }));
        lines.join("\n")
    }

    #[test]
    fn positions_have_actor_stance_and_date() {
        assert_eq!(check("stated"), "stated");
        assert_eq!(
            check("asserted by ukraine-mfa, 2025-04-16; denied  by russia-mod ;"),
            "ukraine-mfa asserts on 2025-04-16\nrussia-mod denies"
        );
        assert_eq!(check("stated; withdrawn by x, 2025"), "stated\nx withdraws on 2025");
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        let said = "the title of a claim cannot be read";
        assert_eq!(check("a claim"), format!("a: {said}: `a` is neither `stated` nor a stance"));
        assert_eq!(
            check("stated; denied russia-mod"),
            format!("stated\ndenied russia-mod: {said}: after `denied` comes `by`")
        );
        assert_eq!(check("denied by"), format!("denied by: {said}: it does not say by whom"));
        assert_eq!(
            check("denied by a b"),
            format!(
                "a b: {said}: `a b` is not the id of an actor: it has a space; letters, digits, `-` and `_` are allowed"
            )
        );
        assert_eq!(
            check("denied by a, April"),
            "April: `April` is not a date: a date is written as `2025-04-18`"
        );
    }
}
