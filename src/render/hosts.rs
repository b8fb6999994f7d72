//! What hosts other than GitHub Pages read: `_headers` and `_redirects`, in the form that Netlify and
//! Cloudflare Pages share.

use std::fmt::Write as _;

use super::Site;
use crate::compose::Subject;

/// What holds for every file. What a page may load it says itself in its head, more narrowly, but cannot speak of frames
/// there; a digest as a mail has its styles in line.
const POLICY: &str =
    "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The two files, by their paths.
pub(super) fn files(site: &Site) -> [(String, Vec<u8>); 2] {
    [("_headers".into(), headers(site).into_bytes()), ("_redirects".into(), redirects(site).into_bytes())]
}

fn headers(site: &Site) -> String {
    let base = &site.settings.base_url.path;
    format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n  \
         Cross-Origin-Opener-Policy: same-origin\n"
    )
}

/// A line for each page that moved. A host that reads it answers at once, where the page itself would send
/// the browser on.
fn redirects(site: &Site) -> String {
    let base = &site.settings.base_url;
    let mut lines = String::new();
    for page in &site.plan.pages {
        if let Subject::Redirect(to) = &page.subject {
            let _ = writeln!(lines, "{} {} 301", page.route.href(&base.path), to.href(&base.path));
        }
    }
    lines
}
