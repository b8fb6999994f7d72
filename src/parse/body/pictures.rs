//! Markdown events → the pictures among them, and what is wrong with how they are written.

use pulldown_cmark::{Event, LinkType};

use super::anchors::Anchor;
use super::quotations::Source;
use super::target;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Picture;
use crate::parse::{Scheme, scheme};
use crate::text::{Span, Spanned};

/// The pictures of `source`, in order; those that cannot be shown are reported and left out.
pub(super) fn pictures(source: Source<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Picture> {
    let shown = source.anchors.iter().filter(|anchor| anchor.is_picture && !anchor.is_hidden);
    shown.filter_map(|anchor| picture(source, anchor, findings)).collect()
}

fn picture(source: Source<'_>, anchor: &Anchor, findings: &mut Vec<Diagnostic>) -> Option<Picture> {
    let span = source.span(anchor.place.clone());
    let address = anchor.destination.value.as_str();
    let destination = source.span(anchor.destination.place.clone());
    let is_reference =
        target::reference(address).is_some() || matches!(anchor.shape, LinkType::WikiLink { .. });
    if is_reference {
        findings.push(reference_as_picture(span));
        return None;
    }
    if scheme(address) != Scheme::None {
        findings.push(remote_picture(destination));
        return None;
    }
    let alt = alt(source, anchor);
    if alt.trim().is_empty() {
        findings.push(
            Diagnostic::new(Code::PictureWithoutText, span, "the picture has no description")
                .help("say between `![` and `]` what it shows, for those who cannot see it"),
        );
    }
    Some(Picture { span, destination: Spanned::new(address.to_owned(), destination), alt })
}

/// The finding for a picture with an address at `span`.
pub(crate) fn remote_picture(span: Span) -> Diagnostic {
    Diagnostic::new(Code::RemotePicture, span, "the picture is not a file of this site")
        .label("would tell another host who reads the page")
        .help("put the file beside the text and name it here")
}

fn reference_as_picture(span: Span) -> Diagnostic {
    let mark = Span { end: span.start + 1, ..span };
    Diagnostic::new(Code::ReferenceAsPicture, span, "a reference cannot be a picture")
        .label("the `!` makes a picture of it")
        .fix("leave out the `!`", mark, "")
}

/// The text of a picture's description, without Markdown's marks.
fn alt(source: Source<'_>, anchor: &Anchor) -> String {
    let inside = source.events.get(anchor.events.clone()).unwrap_or_default();
    let pieces = inside.iter().map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => text.as_ref(),
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    pieces.collect()
}
