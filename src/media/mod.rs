//! A file that content brings along into what is published of it: nothing that runs, and nothing that tells
//! who made it or where.
//!
//! JPEG and PNG are decoded and encoded anew, turned upright first. GIF and WebP are decoded to prove that they
//! are pictures, and their container is written anew with the pictures alone, so that no animation is lost and
//! no loss is added. SVG is written anew from a list of what is allowed. Colour profiles are dropped and nothing
//! is converted: every picture is taken to be sRGB. PDF, sound and film cannot be written anew without loss; they
//! are refused if they tell more than they show.

mod base64;
mod bytes;
mod drawing;
mod film;
mod gif;
mod icon;
mod kind;
mod matroska;
mod pdf;
mod picture;
mod plain;
mod sound;
mod svg;
#[cfg(test)]
mod tests;
mod webp;

pub use drawing::{Fonts, Lettering, Lines, Pen, Sheet, Thickness};
pub use kind::media_type;
pub use picture::{smaller, smaller_ending, smaller_widths};

use crate::diagnostic::Code;
use kind::Kind;

/// What is published of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The file as it is published.
    pub bytes: Vec<u8>,
    /// Width and height in pixels as shown, of a picture that has them.
    pub size: Option<(u32, u32)>,
    /// What a reader could have seen or run and does not get, in words, sorted. Metadata always goes and is not
    /// named.
    pub removed: Vec<String>,
}

/// Why a file is not published, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which rule it breaks: `bad-picture`, `refused-file` or `file-metadata`.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Cleaned {
    fn unchanged(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), size: None, removed: Vec::new() }
    }
}

impl Refusal {
    fn picture(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: Code::BadPicture, message: message.into(), help: help.into() }
    }

    fn file(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: Code::RefusedFile, message: message.into(), help: help.into() }
    }

    fn metadata(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: Code::FileMetadata, message: message.into(), help: help.into() }
    }
}

/// What is published of the file at `path`, by the ending of its name and by its content, which must agree.
pub fn clean(path: &str, bytes: &[u8]) -> Result<Cleaned, Refusal> {
    match Kind::of(path).ok_or_else(|| kind::refuse(path))? {
        Kind::Jpeg => picture::clean_jpeg(bytes),
        Kind::Png => picture::clean_png(bytes),
        Kind::Gif => gif::clean(bytes),
        Kind::WebP => webp::clean(bytes),
        Kind::Svg => svg::clean(bytes),
        Kind::Icon => icon::clean(bytes),
        Kind::Pdf => pdf::check(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Mp3 => sound::check_mp3(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Ogg => sound::check_ogg(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Wave => sound::check_wave(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Mp4 => film::check(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::WebM => matroska::check(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Font => plain::check_font(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Text => plain::check_text(bytes).map(|_| Cleaned::unchanged(bytes)),
        Kind::Json => plain::check_json(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Subtitles => plain::check_subtitles(bytes).map(|()| Cleaned::unchanged(bytes)),
        Kind::Domain => plain::check_domain(bytes).map(|()| Cleaned::unchanged(bytes)),
    }
}

/// Width and height in pixels of the picture at `path` as it is shown, read from its first bytes only; nothing if it
/// is none or does not say.
pub fn size_of(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    match Kind::of(path)? {
        Kind::Jpeg => picture::size_of(image::ImageFormat::Jpeg, bytes),
        Kind::Png => picture::size_of(image::ImageFormat::Png, bytes),
        Kind::Gif => picture::size_of(image::ImageFormat::Gif, bytes),
        Kind::WebP => picture::size_of(image::ImageFormat::WebP, bytes),
        Kind::Svg => svg::size_of(bytes),
        _ => None,
    }
}
