//! Pages of the site to pages for the editor: with a script that reloads them and a badge that leads to what was found.

use super::state::Shown;

/// Where what belongs to the server and not to the site is found.
pub(super) const SCRIPT: &str = "/__onrecord/reload.js";
pub(super) const STYLE: &str = "/__onrecord/style.css";
pub(super) const FINDINGS: &str = "/__onrecord/findings";
pub(super) const EVENTS: &str = "/__onrecord/events";

/// `html` with the script, and with a badge if something was found.
pub(super) fn with_badge(html: Vec<u8>, shown: &Shown) -> Vec<u8> {
    let mut tail = script(shown);
    if !shown.latest.findings().is_empty() {
        tail.insert_str(0, &badge(shown));
    }
    insert_before_end(html, &tail)
}

/// The page of what was found.
pub(super) fn findings(shown: &Shown) -> Vec<u8> {
    let found = shown.latest.findings();
    let (title, rest) = if found.is_empty() {
        ("nothing found".to_owned(), String::new())
    } else {
        (escape(&shown.latest.summary()), format!("<pre>{}</pre>\n", escape(&found)))
    };
    let note = match (shown.latest.has_errors(), &shown.site) {
        (true, Some(_)) => "<p>The pages are those of the last state without errors.</p>\n",
        (true, None) => "<p>There are no pages until the errors are mended.</p>\n",
        (false, _) => "",
    };
    let home = shown
        .site
        .as_ref()
        .map(|site| format!("<p><a href=\"{}\">To the site</a></p>\n", escape(&site.base_path())));
    let (home, script) = (home.unwrap_or_default(), script(shown));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n<body class=\"onrecord-findings\">\n\
         <h1>{title}</h1>\n{note}{home}{rest}{script}</body>\n</html>\n"
    )
    .into_bytes()
}

fn script(shown: &Shown) -> String {
    format!("<script src=\"{SCRIPT}\" data-generation=\"{}\" defer></script>\n", shown.token())
}

fn badge(shown: &Shown) -> String {
    let class = if shown.latest.has_errors() { "onrecord-badge stopped" } else { "onrecord-badge" };
    let words = escape(&shown.latest.summary());
    format!(
        "<link rel=\"stylesheet\" href=\"{STYLE}\">\n\
         <a class=\"{class}\" href=\"{FINDINGS}\" lang=\"en\" dir=\"ltr\">{words}</a>\n"
    )
}

fn insert_before_end(mut html: Vec<u8>, tail: &str) -> Vec<u8> {
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end)).unwrap_or(html.len());
    html.splice(at..at, tail.bytes());
    html
}

/// `text` as it may stand in HTML, between tags and in attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_goes_before_the_end_of_the_body_or_at_the_end() {
        let insert = |html: &str| String::from_utf8(insert_before_end(html.into(), "X")).unwrap();
        assert_eq!(insert("<pre></body></pre></BODY></html>"), "<pre></body></pre>X</BODY></html>");
        assert_eq!(insert("<p>"), "<p>X");
    }
}
