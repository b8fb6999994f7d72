//! The name of a file into what it should be, and into its media type.

use super::Refusal;

/// A kind of file that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Gif,
    WebP,
    Svg,
    Icon,
    Pdf,
    Mp3,
    Ogg,
    Wave,
    Mp4,
    WebM,
    Font,
    Text,
    Json,
    Subtitles,
    Domain,
}

impl Kind {
    /// What the file at `path` should be by its name; nothing if such files are not published.
    pub(super) fn of(path: &str) -> Option<Self> {
        match ending(path).as_str() {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "gif" => Some(Self::Gif),
            "webp" => Some(Self::WebP),
            "svg" => Some(Self::Svg),
            "ico" => Some(Self::Icon),
            "pdf" => Some(Self::Pdf),
            "mp3" => Some(Self::Mp3),
            "ogg" | "oga" | "ogv" | "opus" => Some(Self::Ogg),
            "wav" => Some(Self::Wave),
            "mp4" | "m4a" | "m4v" => Some(Self::Mp4),
            "webm" => Some(Self::WebM),
            "woff2" => Some(Self::Font),
            "txt" | "csv" | "tsv" | "srt" | "asc" => Some(Self::Text),
            "json" | "geojson" => Some(Self::Json),
            "vtt" => Some(Self::Subtitles),
            "" if file_name(path) == "CNAME" => Some(Self::Domain),
            "" if path.split('/').any(|part| part == ".well-known") => Some(Self::Text),
            _ => None,
        }
    }
}

/// The media type of the file at `path`, with the character set of texts, for a web server.
pub fn media_type(path: &str) -> &'static str {
    match ending(path).as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" | "xsl" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "rss" => "application/rss+xml; charset=utf-8",
        "txt" | "asc" | "srt" | "md" | "lock" | "toml" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "ogv" => "video/ogg",
        "wav" => "audio/wav",
        "m4a" => "audio/mp4",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// Why a file of that name is not published.
pub(super) fn refuse(path: &str) -> Refusal {
    let ending = ending(path);
    let help = match ending.as_str() {
        "html" | "htm" | "xhtml" | "js" | "mjs" | "css" | "xml" | "xsl" | "xslt" | "wasm" | "php" | "swf" => {
            "scripts, styles and HTML belong in a theme: move it to `themes/NAME/static/`"
        }
        "heic" | "heif" | "avif" | "tif" | "tiff" | "bmp" | "jxl" | "jfif" | "psd" | "raw" | "dng" => {
            "save it as JPEG, PNG or WebP"
        }
        "svgz" | "gz" | "zip" | "7z" | "rar" | "tar" | "xz" => {
            "unpack it and publish the files that it holds"
        }
        "doc" | "docx" | "odt" | "rtf" | "ppt" | "pptx" | "odp" | "pages" => {
            "write it as a page in `content/`, or save it as a PDF without metadata"
        }
        "xls" | "xlsx" | "ods" | "numbers" => "save the table as CSV",
        "mov" | "avi" | "mkv" | "wmv" | "flv" | "mpg" | "mpeg" | "3gp" => "convert it to MP4 or WebM",
        "flac" | "aac" | "wma" | "aif" | "aiff" | "amr" => "convert it to MP3 or Ogg",
        "woff" | "ttf" | "otf" | "eot" => "convert the font to WOFF2; fonts of the site belong in a theme",
        "md" | "markdown" => "texts belong in the folders of `content/`: move it to `content/pages/`",
        "" => "give its name an ending that says what it is, such as `.jpg`, `.pdf` or `.csv`",
        _ => {
            "publish a picture (jpg, png, gif, webp, svg), a pdf, a sound or film (mp3, ogg, wav, mp4, webm), \
             or a text (txt, csv, json, vtt, srt)"
        }
    };
    let message = match ending.as_str() {
        "" => "a file without an ending is not published".to_owned(),
        _ => format!("`.{ending}` files are not published"),
    };
    Refusal::file(message, help)
}

/// What stands after the last dot of the file's name, in small letters.
fn ending(path: &str) -> String {
    let name = file_name(path);
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn the_ending_decides_in_any_case_of_letters() {
        assert_eq!(Kind::of("content/static/A.JPG"), Some(Kind::Jpeg));
        assert_eq!(Kind::of("content/static/CNAME"), Some(Kind::Domain));
        assert_eq!(Kind::of("content/static/.well-known/security.txt"), Some(Kind::Text));
        assert_eq!(Kind::of("content/static/.well-known/openpgpkey/policy"), Some(Kind::Text));
    }

    #[test]
    fn what_runs_or_hides_is_refused_with_advice() {
        let refused = [
            "a.html",
            "a.js",
            "a.xsl",
            "a.exe",
            "a.docx",
            "a.zip",
            "a.heic",
            "a.svgz",
            "a",
            "a.jpg.html",
            ".well-known/a.html",
            ".htaccess",
            "a.jpg.",
            "a.png ",
        ];
        for path in refused {
            assert_eq!(Kind::of(path), None, "{path}");
            assert_eq!(refuse(path).code, Code::RefusedFile);
        }
        assert!(refuse("a.html").help.contains("theme"));
    }

    #[test]
    fn texts_have_a_character_set() {
        assert_eq!(media_type("/index.html"), "text/html; charset=utf-8");
        assert_eq!(media_type("/feed.atom"), "application/atom+xml; charset=utf-8");
        assert_eq!(media_type("/a/b.PNG"), "image/png");
        assert_eq!(media_type("/CNAME"), "application/octet-stream");
    }
}
