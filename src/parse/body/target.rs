//! A link's destination → what it leads to: a record, a file of the content, or neither.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use super::anchors::Anchor;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FigureLink, Id, Kind, Target};
use crate::parse::{Scheme, scheme};
use crate::text::{FileId, Span, Spanned};
use crate::tree::nearest;

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leads {
    /// A record or a file of the content.
    Reference(Spanned<Target>),
    /// `printed:ID`: the source that printed a quotation's words.
    Printed(Spanned<Target>),
    /// `figure:ID`, `figure:ID/SERIES`: a number of a claim.
    Figure(Spanned<Target>, FigureLink),
    /// Something else.
    Elsewhere,
    /// Nothing that can be linked; a finding says why.
    Nowhere,
}

/// What the link or picture `anchor` leads to.
pub(super) fn leads(anchor: &Anchor, file: FileId, findings: &mut Vec<Diagnostic>) -> Leads {
    let destination = &anchor.destination;
    let address = destination.value.as_str();
    if let Some(rest) = address.strip_prefix(FIGURE) {
        let place = |part: Range<usize>| Span::new(file, destination.place_of(part));
        return figure(rest, place).unwrap_or_else(|finding| nowhere(*finding, findings));
    }
    if let Some((kind, rest)) = reference(address) {
        let from = address.len() - rest.len();
        let place = |part: Range<usize>| Span::new(file, destination.place_of(part));
        let span = place(0..address.len());
        let id = identify(rest, |part| place(from + part.start..from + part.end));
        return match id {
            Ok((id, fragment)) => {
                let target = Spanned::new(Target::Record { kind: kind.kind(), id, fragment }, span);
                if kind == Prefix::Printed { Leads::Printed(target) } else { Leads::Reference(target) }
            }
            Err(finding) => nowhere(*finding, findings),
        };
    }
    let span = Span::new(file, destination.place.clone());
    if matches!(anchor.shape, pulldown_cmark::LinkType::WikiLink { .. }) {
        return nowhere(nameless(anchor, file), findings);
    }
    match scheme(address) {
        Scheme::Refused(scheme) => nowhere(unsafe_link(&scheme, address, span), findings),
        Scheme::None => {
            file_of_content(address).map_or(Leads::Elsewhere, |to| Leads::Reference(Spanned::new(to, span)))
        }
        Scheme::Allowed(_) | Scheme::Host => Leads::Elsewhere,
    }
}

/// How a number begins that follows the figures of a claim.
const FIGURE: &str = "figure:";

/// `ID` or `ID/SERIES`, what stands behind `figure:`; `place` tells where a part of the address is written.
fn figure(rest: &str, place: impl Fn(Range<usize>) -> Span) -> Result<Leads, Box<Diagnostic>> {
    let (claim, series) = rest.split_once('/').map_or((rest, None), |(claim, series)| (claim, Some(series)));
    let from = FIGURE.len();
    let (id, fragment) = identify(claim, |part| place(from + part.start..from + part.end))?;
    let end = from + claim.len();
    let target = Target::Record { kind: Kind::Claim, id, fragment };
    let series = series
        .filter(|series| !series.is_empty())
        .map(|series| Spanned::new(decode(series), place(end + 1..end + 1 + series.len())));
    Ok(Leads::Figure(Spanned::new(target, place(0..end)), FigureLink { series }))
}

/// What stands before the colon of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    /// A kind.
    Kind(Kind),
    /// `printed`: a source that printed the words.
    Printed,
}

impl Prefix {
    /// The kind of the record that follows.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Kind(kind) => kind,
            Self::Printed => Kind::Source,
        }
    }
}

/// `text` as a prefix and what follows it, if it begins as a reference does.
pub(super) fn reference(text: &str) -> Option<(Prefix, &str)> {
    let (word, rest) = text.split_once(':')?;
    if word == "printed" {
        return Some((Prefix::Printed, rest));
    }
    let kind = Kind::REFERRED.into_iter().find(|kind| kind.name() == word)?;
    Some((Prefix::Kind(kind), rest))
}

/// The id and the fragment of `text`; `span` tells where a part of it is written.
pub(super) fn identify(
    text: &str,
    span: impl Fn(Range<usize>) -> Span,
) -> Result<(Id, Option<String>), Box<Diagnostic>> {
    let (written, fragment) = text.split_once('#').unwrap_or((text, ""));
    let id = Id::parse(&decode(written)).map_err(|why| bad_id(written, &why, span(0..written.len())))?;
    Ok((id, some_fragment(fragment)))
}

fn bad_id(written: &str, why: &str, span: Span) -> Box<Diagnostic> {
    Diagnostic::new(Code::BadId, span, format!("`{written}` is not an id: {why}"))
        .label("not an id")
        .help("an id is the name of the record's file without `.md`")
        .into()
}

fn some_fragment(fragment: &str) -> Option<String> {
    (!fragment.is_empty()).then(|| decode(fragment))
}

/// Percent-decoded, if that gives text.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

fn file_of_content(address: &str) -> Option<Target> {
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let is_relative = !path.starts_with('/') || path.starts_with("/content/");
    let has_stem = path.len() > ".md".len();
    let is_text = has_stem && path.get(path.len() - ".md".len()..) == Some(".md");
    (is_relative && is_text).then(|| Target::File { path: decode(path), fragment: some_fragment(fragment) })
}

/// The kind of what `target` leads to, as far as it is written: a file tells by its folder.
pub fn written_kind(target: &Target) -> Option<Kind> {
    match target {
        Target::Record { kind, .. } => Some(*kind),
        Target::File { path, .. } => path.split('/').find_map(Kind::from_folder),
    }
}

fn nowhere(finding: Diagnostic, findings: &mut Vec<Diagnostic>) -> Leads {
    findings.push(finding);
    Leads::Nowhere
}

fn unsafe_link(scheme: &str, address: &str, span: Span) -> Diagnostic {
    // one that is allowed is refused only for what hides in the rest
    if matches!(scheme, "" | "http" | "https" | "mailto" | "tel") {
        return Diagnostic::new(Code::UnsafeLink, span, "the link holds characters that cannot be seen")
            .help("type the address anew");
    }
    let message = format!("links with `{scheme}:` are not allowed");
    let finding = Diagnostic::new(Code::UnsafeLink, span, message);
    let kinds = Kind::REFERRED.iter().map(|kind| kind.name()).chain(["figure"]);
    match nearest(scheme, kinds) {
        Some(kind) if address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) => {
            finding.label(format!("did you mean `{kind}:`?")).fix(
                format!("write `{kind}:`"),
                span,
                format!("{kind}{}", &address[scheme.len()..]),
            )
        }
        _ if matches!(scheme, "page" | "digest") => {
            finding.help("link its file instead, such as `[text](/content/pages/about.md)`")
        }
        _ => finding.help("allowed are `https`, `http`, `mailto`, `tel`, and references such as `actor:ID`"),
    }
}

/// `[[Name]]`: guessing who is meant could name the wrong one.
fn nameless(anchor: &Anchor, file: FileId) -> Diagnostic {
    let span = Span::new(file, anchor.destination.place.clone());
    let message = format!("`[[{}]]` does not say what kind of record it leads to", anchor.destination.value);
    Diagnostic::new(Code::ReferenceNotParsed, span, message)
        .label("a kind is missing")
        .help("write the kind and the id, such as `[[actor:marco-rubio|Marco Rubio]]`")
}
