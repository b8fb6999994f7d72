//! The status of a claim as a small drawing that other sites can show: the site's name and the status, in black and
//! white, so that no colour judges.

use crate::render::draw::text::lines;
use crate::render::escape::escaped_xml;

/// The height of the letters.
const LETTERS: f32 = 11.0;
/// The most that a part holds, in heights of letters.
const WIDEST: f32 = 26.0;

/// What a badge says.
pub(in crate::render) struct Badge<'a> {
    /// The site's name.
    pub(in crate::render) site: &'a str,
    /// The status and its date.
    pub(in crate::render) status: &'a str,
    /// All of it in a sentence, for those who cannot see it.
    pub(in crate::render) title: &'a str,
    /// Whether the language runs from right to left.
    pub(in crate::render) from_right: bool,
}

/// The drawing (SVG 1.1), which stands alone: it takes nothing from the page.
pub(in crate::render) fn badge(badge: &Badge<'_>) -> String {
    let parts = [badge.site, badge.status].map(|text| lines(text, WIDEST, 1).pop().unwrap_or_default());
    let [site, status] = parts.each_ref().map(|text| width(text));
    let whole = site + status;
    // the site's name stands where reading begins
    let (site_at, status_at) = if badge.from_right { (status, 0.0) } else { (0.0, site) };
    let direction = if badge.from_right { " direction=\"rtl\"" } else { "" };
    let part = |at: f32, width: f32, text: &str, fill: &str| {
        format!(
            "<text x=\"{:.1}\" y=\"15\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{fill}\">{}</text>",
            at + width / 2.0,
            width - 2.0 * LETTERS,
            escaped_xml(text)
        )
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.1}\" height=\"22\" role=\"img\" \
         aria-label=\"{title}\"><title>{title}</title><rect x=\"0.5\" y=\"0.5\" width=\"{:.1}\" height=\"21\" \
         fill=\"#fff\" stroke=\"#333\"/><rect x=\"{site_at:.1}\" width=\"{site:.1}\" height=\"22\" fill=\"#333\"/>\
         <g font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"{LETTERS}\" text-anchor=\"middle\"{direction}>{}{}</g></svg>\n",
        whole - 1.0,
        part(site_at, site, &parts[0], "#fff"),
        part(status_at, status, &parts[1], "#111"),
        title = escaped_xml(badge.title),
    )
}

/// How wide a part with `text` is, with a margin on both sides.
fn width(text: &str) -> f32 {
    super::text::breadth(text).mul_add(LETTERS, 2.0 * LETTERS).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_stands_where_reading_begins_and_nothing_leaves_its_place() {
        let say = |from_right| {
            badge(&Badge { site: "A <site>", status: "Disputed & open", title: "\"T\"", from_right })
        };
        let left = say(false);
        assert!(
            left.contains(">A &lt;site&gt;</text>") && left.contains(">Disputed &amp; open</text>"),
            "{left}"
        );
        assert!(left.contains("<rect x=\"0.0\"") && !left.contains("rtl"), "{left}");
        assert!(!say(true).contains("<rect x=\"0.0\"") && say(true).contains("direction=\"rtl\""));
    }
}
