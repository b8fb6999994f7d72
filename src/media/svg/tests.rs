//! What goes into an SVG and what comes out.

use super::*;
use crate::diagnostic::Code;

/// What attackers write into drawings: `steal()` runs, `evil.example` is asked.
const VECTORS: &[&str] = &[
    "<script>steal()</script>",
    "<script href=\"https://evil.example/x.js\"/>",
    "<script xlink:href=\"data:text/javascript,steal()\"/>",
    "<script><![CDATA[steal()]]></script>",
    "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">steal()</s:script>",
    "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">steal()</h:script>",
    "<script xmlns=\"http://www.w3.org/1999/xhtml\">steal()</script>",
    "<g><script/>steal()</g>",
    "<SCRIPT>steal()</SCRIPT>",
    "<rect onload=\"steal()\"/>",
    "<rect onclick=\"steal()\" OnLoad=\"steal()\"/>",
    "<rect xmlns:e=\"http://www.w3.org/2001/xml-events\" e:onload=\"steal()\"/>",
    "<e:listener xmlns:e=\"http://www.w3.org/2001/xml-events\" event=\"click\" handler=\"#steal\"/>",
    "<handler type=\"text/javascript\">steal()</handler>",
    "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\" onload=\"steal()\"/></foreignObject>",
    "<foreignObject><iframe src=\"https://evil.example\"/></foreignObject>",
    "<a href=\"javascript:steal()\"><rect/></a>",
    "<a xlink:href=\"java&#10;script:steal()\"><rect/></a>",
    "<a href=\"&#106;avascript:steal()\"><rect/></a>",
    "<animate attributeName=\"href\" values=\"javascript:steal()\"/>",
    "<a><set attributeName=\"href\" to=\"javascript:steal()\"/></a>",
    "<animateTransform onbegin=\"steal()\"/>",
    "<animateMotion onend=\"steal()\"/>",
    "<discard onbegin=\"steal()\"/>",
    "<use href=\"https://evil.example/x.svg#a\"/>",
    "<use xlink:href=\"data:image/svg+xml;base64,steal#a\"/>",
    "<use href=\"//evil.example/x.svg#a\"/>",
    "<image href=\"https://evil.example/pixel.png\"/>",
    "<image href=\"data:image/svg+xml,&lt;svg onload='steal()'/&gt;\"/>",
    "<image xlink:href=\"file:///etc/passwd\"/>",
    "<image href=\"data:image/png;base64,PHNjcmlwdD5zdGVhbCgpPC9zY3JpcHQ+\"/>",
    "<feImage href=\"https://evil.example/x.svg\"/>",
    "<rect fill=\"url(https://evil.example/x.svg#a)\"/>",
    "<rect filter=\"URL( 'https://evil.example/x.svg#a' )\"/>",
    "<rect fill=\"u\\72l(https://evil.example)\"/>",
    "<rect style=\"fill:url(//evil.example)\"/>",
    "<rect style=\"background:url(javascript:steal())\"/>",
    "<rect style=\"width:expression(steal())\"/>",
    "<rect style=\"mask-image:image-set('//evil.example' 1x)\"/>",
    "<rect style=\"-moz-binding:url(//evil.example/x.xml#steal)\"/>",
    "<rect style=\"behavior:url(steal.htc)\"/>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>@import url(//evil.example/x.css)</style>",
    "<style>@font-face{font-family:x;src:url(//evil.example/f)}</style>",
    "<style>@media all{rect{fill:url(//evil.example)}}</style>",
    "<style>@media all{@import '//evil.example'; rect{fill:red}}</style>",
    "<style>@media screen/**/{a{}}}@import '//evil.example';</style>",
    "<style>a{fill:'}@import url(//evil.example);'}</style>",
    "<style>rect{fill:url(//evil.example)}</style>",
    "<style>rect{cursor:url(//evil.example),auto}</style>",
    "<style>rect[id='{']{fill:url(//evil.example)}</style>",
    "<style>&lt;/style>&lt;script>steal()&lt;/script></style>",
    "<style><script>steal()</script></style>",
    "<style>/* &lt;/style><script>steal()</script> */</style>",
    "<cursor href=\"https://evil.example/x.cur\"/>",
    "<link xmlns=\"http://www.w3.org/1999/xhtml\" rel=\"stylesheet\" href=\"https://evil.example/x.css\"/>",
    "<iframe src=\"javascript:steal()\"/>",
    "<embed src=\"https://evil.example/x.swf\"/>",
    "<audio xmlns=\"http://www.w3.org/1999/xhtml\" onerror=\"steal()\"/>",
    "<?xml-stylesheet href=\"https://evil.example/x.xsl\"?>",
    "<!-- steal() -->",
    "<metadata>steal()</metadata>",
    "<g xml:base=\"https://evil.example/\"><rect/></g>",
    "<tref xlink:href=\"https://evil.example/x.svg#a\"/>",
    "<font-face-uri xlink:href=\"https://evil.example/f\"/>",
    "<path marker-end=\"url( https://evil.example/#a)\"/>",
];

fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"{NAMESPACE}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 4 4\">{inside}</svg>"
    )
}

fn cleaned(text: &str) -> (String, Vec<String>) {
    let cleaned = clean(text.as_bytes()).expect(text);
    let again = clean(&cleaned.bytes).unwrap();
    assert_eq!(again.bytes, cleaned.bytes, "what is clean stays as it is");
    assert!(again.removed.is_empty());
    (String::from_utf8(cleaned.bytes).unwrap(), cleaned.removed)
}

/// What is left of the content of an `svg` element.
fn left(inside: &str) -> String {
    let (text, _) = cleaned(&svg(inside));
    let text = text.strip_prefix(&format!("<svg xmlns=\"{NAMESPACE}\" viewBox=\"0 0 4 4\">")).expect(&text);
    text.strip_suffix("</svg>").unwrap().to_owned()
}

fn removed(inside: &str) -> Vec<String> {
    cleaned(&svg(inside)).1
}

fn png() -> String {
    let bytes = super::super::picture::encode_png(&image::DynamicImage::new_rgb8(1, 1)).unwrap();
    super::super::base64::encode(&bytes)
}

#[test]
fn a_drawing_stays() {
    for inside in [
        "<title>A &amp; B</title><desc>Карта</desc>",
        "<g fill=\"url(#g)\" transform=\"rotate(4)\"><path d=\"M0 0L4 4z\"></path></g>",
        "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"></stop></linearGradient></defs>",
        "<text x=\"1\" xml:lang=\"uk\">Суми <tspan font-weight=\"700\">35</tspan></text>",
        "<use href=\"#g\"></use>",
        "<style>.a{fill:#f00;stroke:url(#g)}</style>",
        "<rect style=\"fill:red;opacity:.5\"></rect>",
        "<style>a{fill:red}@media (prefers-color-scheme:dark){a{fill:#fff}b{fill:red}}c{fill:red}</style>",
        "<filter id=\"f\"><feColorMatrix type=\"matrix\" values=\"1 0\"></feColorMatrix></filter>",
        "<text>1 &lt; 2</text>",
    ] {
        assert_eq!(left(inside), inside);
        assert!(removed(inside).is_empty(), "{inside}");
    }
}

#[test]
fn vectors_leave_nothing_that_runs_or_loads() {
    for vector in VECTORS {
        let left = left(vector).to_lowercase();
        for word in ["steal", "evil", "script", "://", "passwd", "phnjcmlwd"] {
            assert!(!left.contains(word), "{vector}: {left}");
        }
    }
}

#[test]
fn what_a_reader_misses_is_named_once_and_sorted() {
    assert_eq!(
        removed("<script/><rect onload='x'/><g onload='y'/><script/>"),
        ["`onload` attributes", "`script` elements"]
    );
    assert_eq!(removed("<style>@import 'x';a{fill:red}</style>"), ["`@import` in styles"]);
    assert!(removed("<metadata>x</metadata><!-- x -->").is_empty(), "nobody misses metadata");
}

#[test]
fn what_drawing_programs_add_goes_without_a_word() {
    let inside = "<i:view xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:path=\"/home/name/map.svg\"/>\
                  <g xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:label=\"name\" data-name=\"name\"></g>";
    assert_eq!(left(inside), "<g></g>");
    assert!(removed(inside).is_empty());
}

#[test]
fn links_and_switches_leave_their_content() {
    assert_eq!(left("<a href=\"https://example.org\"><rect/></a>"), "<rect></rect>");
}

#[test]
fn text_that_is_not_shown_goes() {
    assert_eq!(left("<g>\n hidden <rect/>\n</g>"), "<g><rect></rect>\n</g>");
}

#[test]
fn a_picture_inside_is_cleaned_like_a_picture_alone() {
    let inside = format!("<image href=\"data:image/png;base64,{}\" width=\"1\"></image>", png());
    assert_eq!(left(&inside), inside);
    let trailing = inside.replace("\" width", "AAAA\" width");
    assert!(removed(&trailing).len() < 2);
}

#[test]
fn entities_and_what_is_not_one_svg_are_refused() {
    for text in [
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY a \"&#60;script>\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<!DOCTYPE lolz [<!ENTITY a \"a\"><!ENTITY b \"&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect fill=\"&x;\"/></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/><script/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
        "<rect xmlns=\"http://www.w3.org/2000/svg\" a=\"1\" a=\"2\"/>",
        "not xml",
        "",
    ] {
        assert_eq!(clean(text.as_bytes()).expect_err(text).code, Code::BadPicture);
    }
    assert!(clean(b"\xFF\xFE<\0s\0v\0g\0").is_err());
    assert!(clean(svg(&"<g>".repeat(100_000)).as_bytes()).is_err());
}

#[test]
fn an_old_document_type_without_entities_is_dropped() {
    let old = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
               \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    assert_eq!(cleaned(old).0, "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>");
}

#[test]
fn prefixes_of_the_namespace_are_resolved() {
    let text = "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:rect x=\"1\"/></s:svg>";
    assert_eq!(cleaned(text).0, "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect x=\"1\"></rect></svg>");
}

#[test]
fn the_size_is_given_or_that_of_the_view_box() {
    for (text, size) in [
        ("<svg width=\"30\" height=\"20.4px\" viewBox=\"0 0 1 1\"/>", Some((30, 20))),
        ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0, 8 9\"/>", Some((8, 9))),
        ("<svg/>", None),
        ("<svg width=\"-1\" height=\"NaN\"/>", None),
    ] {
        assert_eq!(size_of(text.as_bytes()), size, "{text}");
        assert_eq!(clean(text.as_bytes()).unwrap().size, size, "{text}");
    }
}
