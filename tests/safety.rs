//! Texts that try to run something in the reader's browser, and what becomes of them.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use onrecord::model::{Body, Date};
use onrecord::parse::read_body;
use onrecord::render::markdown::{Links, Shown, ShownBlock, ShownButton, ShownPicture, to_html};
use onrecord::text::{FileId, Span};

const TEXTS: &[&str] = &[
    // links
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a]( javascript:alert(1) )",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](javascript&#x3a;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](\u{1}javascript:alert(1))",
    "[a](&nbsp;javascript:alert(1))",
    "[a](\\javascript:alert(1))",
    "[a](javascript\\:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](file:///etc/passwd)",
    "[a](blob:x)",
    "[a](view-source:javascript:x)",
    "[a](feed:javascript:alert(1))",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[a]\n\n[a]: <java\u{9}script:alert(1)> 'b'",
    "<javascript:alert(1)>",
    "<vbscript:x>",
    "<data:text/html,x>",
    "[[javascript:alert(1)|a]]",
    "[a][javascript:alert(1)]",
    "[a](https://x.org/\"onmouseover=\"alert(1))",
    "[a](https://x.org/'onmouseover='alert(1))",
    "[a](<https://x.org/\" onmouseover=\"alert(1)>)",
    "[a](https://x.org/&quot;&#32;onmouseover=&quot;alert(1))",
    "<https://x.org/\"onmouseover=\"alert(1)>",
    "<a\"onmouseover=alert(1)@x.org>",
    "<mailto:\"onmouseover=alert(1)@x.org>",
    // titles
    "[a](b 'c\" onmouseover=\"alert(1)')",
    "[a](b \"c\\\" onmouseover=\\\"alert(1)\")",
    "[a](b '&quot; onmouseover=&quot;alert(1)')",
    "[a](b '><script>alert(1)</script>')",
    "[“a”](actor:b '\"><script>alert(1)</script>')",
    "[a](claim:b '\"><script>alert(1)</script>')",
    "![a](b.png '\" onerror=\"alert(1)')",
    // references
    "[a](actor:\"onmouseover=alert(1))",
    "[a](actor:b#\"onmouseover=\"alert(1))",
    "[<script>alert(1)</script>](actor:b)",
    "[“<img src=x onerror=alert(1)>”](actor:b)",
    "> a\n> — [b](actor:c), <script>alert(1)</script>, 2025-04-18",
    "> <img src=x onerror=alert(1)>\n> — [b](actor:c)",
    // pictures
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "![a\" onerror=\"alert(1)](b.png)",
    "![a&quot; onerror=&quot;alert(1)](b.png)",
    "![<img src=x onerror=alert(1)>](b.png)",
    "![`\" onerror=\"alert(1)`](b.png)",
    "![a](//x.org/b.png)",
    "![a](https://x.org/b.png)",
    "![a](b.png\"onerror=\"alert(1))",
    // code
    "```\"onmouseover=\"alert(1)\na\n```",
    "```a\"><script>alert(1)</script>\nb\n```",
    "```&quot;&gt;<script>\nb\n```",
    "~~~a'onclick='alert(1)\nb\n~~~",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    // headings and footnotes
    "# \"onmouseover=\"alert(1)",
    "# <script>alert(1)</script>",
    "# a {#b\" onclick=\"alert(1)}",
    "[^\"onmouseover=\"alert(1)]\n\n[^\"onmouseover=\"alert(1)]: a",
    "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: <script>alert(2)</script>",
    "[^a]\n\n[^a]: [b](javascript:alert(1))",
    // tables
    "|a|\n|:-:|\n|<script>alert(1)</script>|",
    "|[a](javascript:alert(1))|\n|-|\n|![b](c.png '\"onerror=alert(1)')|",
    // HTML
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.org/a.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<<script>alert(1);//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x` `<script>alert(1)</script>\"` `>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>a</text></a></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><a xlink:href=\"javascript:alert(1)\">a</a></math>",
    "<body onload=alert(1)>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"javascript:alert(1)\"></object><embed src=\"x\">",
    "<a href=\"javascript:alert(1)\">a</a>",
    "<a href=\" &#14;  javascript:alert(1)\">a</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">a</a>",
    "<a href='https://x.org' onclick='alert(1)' style='position:fixed'>a</a>",
    "<a href=https://x.org target=_blank rel=opener ping=//x.org>a</a>",
    "<form action=\"javascript:alert(1)\"><button>a</button><input onfocus=alert(1) autofocus></form>",
    "<button popovertarget=a formaction=javascript:alert(1)>b</button>",
    "<details open ontoggle=alert(1)>a</details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<b style=\"background:url(//x.org)\">a</b>",
    "<link rel=stylesheet href=//x.org><meta http-equiv=refresh content=\"0;url=javascript:alert(1)\"><base href=//x.org>",
    "<template><script>alert(1)</script></template><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<textarea><script>alert(1)</script></textarea><title><script>alert(1)</script></title>",
    "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml ?><script>alert(1)</script>",
    "<b/onclick=alert(1)>a</b><b\tonclick=alert(1)>c</b>",
    "<div id=main class=quote-mark aria-label=x data-mark=0>a</div>",
    // HTML that tries to swallow what we write
    "<div title=\"\n\n![\" onerror=\"alert(1)](b.png)\n\n\">",
    "<div title='\n\n[a](actor:b) ![' onerror='alert(1)](b.png)\n\n'>",
    "<div title=\"\n\n[^1]\n\n\">\n\n[^1]: \"onclick=alert(1)",
    "<textarea>\n\n![\" onerror=\"alert(1)](b.png) [a](actor:b)\n\n</textarea>",
    "<!--\n\n--><b>![\" onerror=\"alert(1)](b.png)</b>",
    "<span data-mark=\"0\"></span> ![\" onerror=\"alert(1)](b.png)",
    "<b title=' data-mark=\"0\"'>![\" onerror=\"alert(1)](b.png)</b>",
    "<select>\n\n[a](actor:b)\n\n<script>alert(1)</script>",
    "<table><a href='x'>\n\n[b](actor:c) ![\" onerror=\"alert(1)](b.png)",
    "<a><b>\n\n[c](actor:d)\n\n</a><script>alert(1)</script>",
];

#[test]
fn nothing_in_a_text_runs() {
    assert!(TEXTS.len() >= 60);
    for text in TEXTS {
        for text in
            [(*text).to_owned(), format!("{text}\n\n<b>c</b>"), format!("> {text}"), format!("- {text}")]
        {
            let html = render(&text);
            if let Err(why) = check(&html) {
                panic!("{why}\n{text}\n{html}");
            }
        }
    }
}

/// Halves of texts that would run, put together at every character.
#[test]
fn nor_does_what_two_of_them_make_together() {
    let mut number = 7_usize;
    let mut below = |limit: usize| {
        number = (number * 1_103_515_245 + 12_345) % 2_147_483_648;
        number / 65_536 % limit
    };
    for _ in 0..3000 {
        let (one, other) = (TEXTS[below(TEXTS.len())], TEXTS[below(TEXTS.len())]);
        let cut = one.char_indices().map(|(at, _)| at).nth(below(one.chars().count())).unwrap();
        let between = ["", "\n\n", "\n", " "][below(4)];
        let text = format!("{}{between}{other}{}", &one[..cut], &one[cut..]);
        let html = render(&text);
        if let Err(why) = check(&html) {
            panic!("{why}\n{text}\n{html}");
        }
    }
}

#[test]
fn the_check_finds_what_would_run() {
    for bad in [
        "<script>a</script>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<a href=\"java&#10;script:x\">",
        "<p style=\"x\">",
        "<p title=\"a\"onclick=x\">",
        "<p title=x>",
        "a < b",
        "<img src=\"//x.org\">",
    ] {
        assert!(check(bad).is_err(), "{bad}");
    }
}

fn hostile_button() -> ShownButton {
    let bad = || "\"><script>".to_owned();
    ShownButton { id: bad(), label: bad(), class: Some(bad()) }
}

/// Leads every link where its text says, as the worst resolver would.
struct Gullible<'a>(&'a Body);

impl Links for Gullible<'_> {
    fn reference(&self, index: usize) -> Shown {
        let reference = &self.0.references[index];
        if reference.quoted.is_some() {
            let label = reference.title.as_ref().map_or(String::new(), |title| title.value.clone());
            Shown::Quote {
                href: "/\"><script>/".into(),
                anchor: Some("\" onclick=\"x".into()),
                label,
                popover: Some(hostile_button()),
            }
        } else {
            Shown::Link {
                href: "javascript:alert(1)".into(),
                class: "actor",
                text: "\"><script>".into(),
                anchor: None,
                popover: Some(hostile_button()),
                note: Some("\"><script>".into()),
                since: Some("\"><script>".into()),
            }
        }
    }

    fn quote_block(&self, _: usize) -> ShownBlock {
        ShownBlock { href: Some("/\">".into()), anchor: Some("\"<".into()), label: "\" onclick=\"x".into() }
    }

    fn link(&self, index: usize) -> Option<String> {
        Some(self.0.links[index].destination.value.clone())
    }

    fn picture(&self, index: usize) -> Option<ShownPicture> {
        Some(ShownPicture {
            src: self.0.pictures[index].destination.value.clone(),
            width: 1,
            height: 1,
            srcset: None,
            below: Vec::new(),
            fold: None,
        })
    }

    fn date(&self, _: Date) -> String {
        "<script>".into()
    }
}

fn render(text: &str) -> String {
    let (body, _) = read_body(text, Span::new(FileId(0), 0..text.len()));
    to_html(text, &body, &Gullible(&body)).html
}

/// The elements and attributes that a page's text may have, raw or ours.
const ELEMENTS: &str = " a abbr article aside b bdi bdo blockquote br button caption cite code col colgroup data dd \
    del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt \
    ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var \
    wbr ";
const ATTRIBUTES: &str = " alt aria-hidden aria-label checked class colspan data-mark datetime decoding dir disabled height \
    href id lang loading open popovertarget rel role src start tabindex title type width ";

/// Every `<` begins a tag of the known elements with known, quoted attributes and safe addresses.
fn check(html: &str) -> Result<(), String> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let is_end = rest.starts_with('/');
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = take(&mut rest, |letter| letter.is_ascii_alphanumeric());
        if !ELEMENTS.contains(&format!(" {name} ")) {
            return Err(format!("element `{name}` before {rest:.30}"));
        }
        while !is_end && rest.starts_with(' ') && !rest.starts_with(" />") {
            rest = &rest[1..];
            attribute(&mut rest)?;
        }
        rest = rest.strip_prefix(" /").unwrap_or(rest);
        rest = rest.strip_prefix('>').ok_or_else(|| format!("a tag `{name}` that goes on: {rest:.30}"))?;
    }
    Ok(())
}

fn attribute(rest: &mut &str) -> Result<(), String> {
    let name = take(rest, |letter| letter.is_ascii_alphanumeric() || letter == '-').to_owned();
    if !ATTRIBUTES.contains(&format!(" {name} ")) {
        return Err(format!("attribute `{name}`"));
    }
    let inside = rest.strip_prefix("=\"").ok_or_else(|| format!("attribute `{name}` without quotes"))?;
    let (value, after) = inside.split_once('"').ok_or("a value without end")?;
    *rest = after;
    match name.as_str() {
        "href" => safe(value, &["https:", "http:", "mailto:", "tel:"]),
        "src" => safe(value, &[]).and_then(|()| {
            if value.starts_with("//") { Err(format!("another host: {value}")) } else { Ok(()) }
        }),
        _ => Ok(()),
    }
}

fn safe(value: &str, schemes: &[&str]) -> Result<(), String> {
    let written = value.replace("&quot;", "\"").replace("&#39;", "'").to_ascii_lowercase();
    let is_plain = !written.contains("&#") && !written.contains(|letter: char| letter.is_control());
    let decoded = written.replace("&amp;", "&");
    let head = decoded.split(['/', '?', '#']).next().unwrap();
    // with any other character before the colon it is a path
    let is_scheme =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let has_scheme = head.split_once(':').is_some_and(|(name, _)| is_scheme(name));
    let is_known = !has_scheme || schemes.iter().any(|scheme| head.starts_with(scheme));
    if is_plain && is_known { Ok(()) } else { Err(format!("address {value}")) }
}

fn take<'a>(rest: &mut &'a str, keep: impl Fn(char) -> bool) -> &'a str {
    let end = rest.find(|letter| !keep(letter)).unwrap_or(rest.len());
    let (taken, after) = rest.split_at(end);
    *rest = after;
    taken
}
