//! A request to its answer, from what is shown now and from nothing else.

use std::io::{self, Write};
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Preview;
use super::hosts::Hosts;
use super::http::{Head, NoHead, write_head};
use super::page;
use super::request::{Refusal, read};
use super::state::{Shown, State};

/// The headers of every answer: pages load nothing from elsewhere (and allow themselves less in their heads; a digest as
/// a mail has its styles in line), nothing is kept, and other sites
/// cannot take what is served here into theirs.
pub(super) const SAFETY: [(&str, &str); 5] = [
    ("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
];

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// What stays as it is in the path of an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What to do about a request.
pub(super) enum Answer {
    /// Send this.
    Page(Reply),
    /// Tell when something else than `since` is shown.
    Events {
        /// The word of the build that the page shows.
        since: String,
    },
}

/// A whole answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reply {
    status: u16,
    media_type: &'static str,
    body: Vec<u8>,
    /// Where to go instead.
    location: Option<String>,
}

impl Reply {
    fn new(status: u16, media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, media_type, body: body.into(), location: None }
    }

    fn redirect(path: &str) -> Self {
        let location = utf8_percent_encode(path, PATH).to_string();
        Self { location: Some(location), ..Self::new(302, TEXT, "") }
    }

    /// Send it; only its head if that was asked for.
    pub(super) fn send(&self, to: &mut impl Write, only_head: bool) -> io::Result<()> {
        let length = self.body.len().to_string();
        let mut headers = vec![("Content-Type", self.media_type), ("Content-Length", &length)];
        headers.extend(SAFETY);
        headers.extend((self.status == 405).then_some(("Allow", "GET, HEAD")));
        headers.extend(self.location.as_deref().map(|location| ("Location", location)));
        write_head(to, self.status, &headers)?;
        if only_head { Ok(()) } else { to.write_all(&self.body) }
    }
}

/// The answer to the request with `head`.
pub(super) fn answer(head: &Head, hosts: &Hosts, state: &State) -> Answer {
    let asked = match read(head, hosts) {
        Ok(asked) => asked,
        Err(Refusal(status, why)) => return Answer::Page(Reply::new(status, TEXT, why)),
    };
    let shown = state.shown();
    Answer::Page(match asked.path.as_str() {
        page::EVENTS => return Answer::Events { since: since(&asked.query) },
        page::SCRIPT => Reply::new(200, "text/javascript; charset=utf-8", include_str!("assets/reload.js")),
        page::STYLE => Reply::new(200, "text/css; charset=utf-8", include_str!("assets/style.css")),
        page::FINDINGS => Reply::new(200, HTML, page::findings(&shown)),
        path => of_site(path, &shown),
    })
}

/// The answer to what has no head that can be read, if there is one to give.
pub(super) fn without_head(why: &NoHead) -> Option<Reply> {
    match why {
        NoHead::Silence => None,
        NoHead::TooLarge => Some(Reply::new(431, TEXT, "the headers are too large")),
        NoHead::Broken => Some(Reply::new(400, TEXT, "the request cannot be read")),
    }
}

/// The answer to one too many that wants to be told.
pub(super) fn busy() -> Reply {
    Reply::new(503, TEXT, "too many pages are open")
}

fn since(query: &str) -> String {
    query.split('&').find_map(|part| part.strip_prefix("since=")).unwrap_or_default().to_owned()
}

fn of_site(path: &str, shown: &Shown) -> Reply {
    let Some(site) = &shown.site else {
        return Reply::new(500, HTML, page::findings(shown));
    };
    let base = site.base_path();
    match path.strip_prefix(base.trim_end_matches('/')) {
        Some(rest) if rest.starts_with('/') => of_page(rest, site, shown),
        Some("") => Reply::redirect(&base),
        _ if path == "/" => Reply::redirect(&base),
        _ => not_found(site, shown),
    }
}

fn of_page(path: &str, site: &Arc<dyn Preview>, shown: &Shown) -> Reply {
    if let Some((body, media_type)) = site.get(path) {
        let is_page = media_type.starts_with("text/html");
        return Reply::new(200, media_type, if is_page { page::with_badge(body, shown) } else { body });
    }
    let folder = format!("{path}/");
    if !path.ends_with('/') && site.get(&folder).is_some() {
        return Reply::redirect(&format!("{}{folder}", site.base_path().trim_end_matches('/')));
    }
    not_found(site, shown)
}

fn not_found(site: &Arc<dyn Preview>, shown: &Shown) -> Reply {
    Reply::new(404, HTML, page::with_badge(site.not_found(), shown))
}
