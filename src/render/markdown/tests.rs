//! Markdown in, HTML out, with links that show what they lead to.

use super::{Links, Rendered, Shown, ShownBlock, ShownButton, ShownPicture, to_html};
use crate::model::{Body, Date, Kind, Target, Written};
use crate::parse::read_body;
use crate::text::{FileId, Span};

/// Shows quotations as such, actors as links with previews, places not at all, and the rest as written.
struct Plain<'a>(&'a Body);

impl Links for Plain<'_> {
    fn reference(&self, index: usize) -> Shown {
        let reference = &self.0.references[index];
        let Target::Record { kind, id, .. } = &reference.target.value else {
            return Shown::Plain { text: "file".into() };
        };
        match kind {
            Kind::Place => Shown::Plain { text: format!("the place {id}") },
            Kind::Quote | Kind::Actor
                if reference.quoted.is_some() && reference.written == Written::Prose =>
            {
                Shown::Quote {
                    href: format!("/q/{id}/"),
                    anchor: Some(format!("q{index}")),
                    label: "Source".into(),
                    popover: None,
                }
            }
            _ => Shown::Link {
                href: format!("/{}/{id}/", kind.folder()),
                class: kind.name(),
                text: format!("The {id}"),
                anchor: None,
                popover: matches!(kind, Kind::Event | Kind::Claim).then(|| ShownButton {
                    id: format!("p{index}"),
                    label: "The x".to_owned(),
                    class: (*kind == Kind::Claim).then(|| "st-refuted".to_owned()),
                }),
                note: (*kind == Kind::Thread).then(|| "(closed)".to_owned()),
                since: None,
            },
        }
    }

    fn quote_block(&self, index: usize) -> ShownBlock {
        ShownBlock { href: Some("/q/".into()), anchor: Some(format!("b{index}")), label: "Source".into() }
    }

    fn link(&self, index: usize) -> Option<String> {
        Some(self.0.links[index].destination.value.clone()).filter(|to| to != "gone")
    }

    fn picture(&self, index: usize) -> Option<ShownPicture> {
        let src = self.0.pictures[index].destination.value.clone();
        let below = if src.starts_with("told") { vec!["A <hall>".into(), "CC0".into()] } else { Vec::new() };
        let fold = src.contains("hard").then(|| "Wounded & dead".into());
        Some(ShownPicture { src, width: 3, height: 2, srcset: None, below, fold })
            .filter(|picture| picture.src != "gone.png")
    }

    fn date(&self, date: Date) -> String {
        format!("the day {date}")
    }
}

fn render(text: &str) -> Rendered {
    let (body, _) = read_body(text, Span::new(FileId(0), 0..text.len()));
    to_html(text, &body, &Plain(&body))
}

fn html(text: &str) -> String {
    render(text).html.trim_end().to_owned()
}

const MARK: &str =
    "<a class=\"quote-mark\" href=\"/q/x/\" aria-label=\"Source\"><span aria-hidden=\"true\">❞</span></a>";

#[test]
fn references_are_links() {
    assert_eq!(
        html("[a *b*](actor:x \"title\")"),
        "<p><a class=\"actor\" href=\"/actors/x/\">a <em>b</em></a></p>"
    );
    for bare in ["<actor:x>", "[[actor:x]]", "[](actor:x)"] {
        assert_eq!(html(bare), "<p><a class=\"actor\" href=\"/actors/x/\">The x</a></p>");
    }
    assert_eq!(html("<place:x> [y](place:x)"), "<p>the place x y</p>");
    assert_eq!(
        html("[y](event:x) z"),
        "<p><a class=\"event\" href=\"/events/x/\">y</a><span class=\"peek\"><button type=\"button\" \
         class=\"preview-mark\" popovertarget=\"p0\" aria-label=\"The x\"><span aria-hidden=\"true\">ⓘ</span>\
         </button></span> z</p>"
    );
    assert!(html("[y](claim:x)").contains(" class=\"preview-mark st-refuted\" "));
}

#[test]
fn marks_stand_behind_what_follows_without_a_space() {
    let around = |text: &str| {
        let html = html(text);
        let (before, after) = html.split_once("<span class=\"peek\">").expect("a mark");
        let (_, after) = after.split_once("</button></span>").expect("its end");
        format!("{}|{}", before.rsplit_once("</a>").expect("a link").1, after.trim_end_matches("</p>"))
    };
    for (text, shown) in [
        ("[y](event:x), z", ",| z"),
        ("[y](event:x).\" z", ".\"| z"),
        ("[y](event:x)'s z", "'s| z"),
        ("[y](event:x)’s, z", "’s,| z"),
        ("[y](event:x)s.", "s.|"),
        ("[ي](event:x)، ب", "،| ب"),
        ("[y](event:x)。和平", "。|和平"),
        ("[y](event:x)和平", "|和平"),
        ("[y](event:x)—z", "|—z"),
        ("[y](event:x) (z)", "| (z)"),
        ("[y](event:x)", "|"),
        ("*[y](event:x)*, z", "|</em>, z"),
    ] {
        assert_eq!(around(text), shown, "{text}");
    }
    assert_eq!(
        html("[“no”](actor:x), he said"),
        format!("<p><q class=\"quote\" id=\"q0\">“no”</q>,{MARK} he said</p>")
    );
}

#[test]
fn brackets_that_lead_nowhere_stay() {
    assert_eq!(html("a [[B *c*]] ![[d]] [e](f)"), "<p>a [[B *c*]] ![[d]] <a href=\"f\">e</a></p>");
}

#[test]
fn quotations_in_prose_keep_their_marks() {
    assert_eq!(
        html("[“no,”](actor:x) he said"),
        format!("<p><q class=\"quote\" id=\"q0\">“no,”</q>{MARK} he said</p>")
    );
}

#[test]
fn attributed_quotations_are_figures() {
    let mark = MARK.replace("/q/x/", "/q/");
    assert_eq!(
        html("> One *two*.\n> -- [X](actor:x), 2025-04-18, in [P](place:p)\n\nNext."),
        format!(
            "<figure class=\"quote\" id=\"b0\">\n<blockquote>\n<p>One <em>two</em>.</p>\n</blockquote>\n<figcaption>— \
             <a class=\"actor\" href=\"/actors/x/\">X</a>, <time datetime=\"2025-04-18\">the day 2025-04-18</time>, \
             in P {mark}</figcaption>\n</figure>\n<p>Next.</p>"
        )
    );
    let own_paragraph = html("> One.\n>\n> Two.\n>\n> — [X](actor:x)");
    assert!(own_paragraph.contains("<p>Two.</p>\n</blockquote>\n<figcaption>— <a"), "{own_paragraph}");
    let emphasis = html("> *One.\n> — [X](actor:x)*");
    assert!(emphasis.contains("<p><em>One.</em></p>\n</blockquote>\n<figcaption>— <a"), "{emphasis}");
    assert!(emphasis.ends_with("❞</span></a></figcaption>\n</figure>"), "{emphasis}");
}

#[test]
fn what_slid_into_a_quotation_is_shown_outside() {
    let swallowed = html("> Words.\n> — [X](actor:x)\nHe *left.*");
    assert!(swallowed.ends_with("</figure>\n<p>He <em>left.</em></p>"), "{swallowed}");
}

#[test]
fn other_block_quotations_stay() {
    assert_eq!(
        html("> a\n> > b"),
        "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>"
    );
    assert_eq!(html("> [!NOTE]\n> a"), "<aside class=\"alert alert-note\">\n<p>a</p>\n</aside>");
}

#[test]
fn links_elsewhere_say_so() {
    assert_eq!(html("[a](/b/ \"c\")"), "<p><a href=\"/b/\" title=\"c\">a</a></p>");
    assert_eq!(
        html("<https://x.org/?a&b>"),
        "<p><a href=\"https://x.org/?a&amp;b\" class=\"external\" rel=\"noopener noreferrer\">https://x.org/?a&amp;b</a></p>"
    );
    assert_eq!(html("[a](gone) [b](javascript:c)"), "<p>a b</p>");
}

#[test]
fn pictures_have_a_size_and_a_description() {
    assert_eq!(
        html("![a *\"b\"*](c.png)"),
        "<p><img src=\"c.png\" alt=\"a &quot;b&quot;\" width=\"3\" height=\"2\" loading=\"lazy\" decoding=\"async\"></p>"
    );
    assert_eq!(html("![a *b*](gone.png) ![c](//d.org/e.png)"), "<p>a <em>b</em> c</p>");
}

#[test]
fn a_picture_of_its_own_is_a_figure_with_what_is_said_of_it() {
    let img = |src: &str| {
        format!("<img src=\"{src}\" alt=\"a\" width=\"3\" height=\"2\" loading=\"lazy\" decoding=\"async\">")
    };
    let caption = "<figcaption dir=\"auto\"><span>A &lt;hall&gt;</span> <span>CC0</span></figcaption>";
    assert_eq!(
        html("x\n\n![a](told.png)\n\ny"),
        format!("<p>x</p>\n<figure class=\"picture\">{}{caption}</figure>\n<p>y</p>", img("told.png"))
    );
    assert_eq!(
        html("![a](told-hard.png)"),
        format!(
            "<figure class=\"picture\"><details class=\"fold\"><summary>Wounded &amp; dead</summary>{}</details>{caption}</figure>",
            img("told-hard.png")
        )
    );
}

#[test]
fn a_picture_in_running_text_shows_what_is_hard_to_bear_to_those_who_follow_a_link() {
    assert_eq!(html("x ![a](hard.png) y"), "<p>x <a href=\"hard.png\">Wounded &amp; dead</a> y</p>");
    let told = html("x ![a](told.png)");
    assert!(told.ends_with(" <small>(<span>A &lt;hall&gt;</span> <span>CC0</span>)</small></p>"), "{told}");
}

#[test]
fn tables_scroll_and_are_not_styled_inline() {
    assert_eq!(
        html("|a|b|\n|-:|-|\n|c|[[actor:x\\|d]]|"),
        "<div class=\"table\" tabindex=\"0\"><table><thead><tr><th class=\"right\">a</th><th>b</th></tr></thead><tbody>\n\
         <tr><td class=\"right\">c</td><td><a class=\"actor\" href=\"/actors/x/\">d</a></td></tr>\n</tbody></table>\n</div>"
    );
}

#[test]
fn headings_have_ids() {
    assert_eq!(html("## Що *сталося*?"), "<h2 id=\"що-сталося\">Що <em>сталося</em>?</h2>");
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    let text = "A[^b] B[^a] C[^b]\n\n[^a]: One <actor:x>\n\n[^b]: Two[^c]\n[^c]: Three\n[^d]: Four";
    let page = html(text);
    let order: Vec<usize> =
        ["id=\"fn:1\">\n<p>Two", "id=\"fn:2\">\n<p>One", "id=\"fn:3\">\n<p>Three", "<li>\n<p>Four"]
            .iter()
            .map(|part| page.find(part).unwrap_or_else(|| panic!("{part} in {page}")))
            .collect();
    assert!(order.is_sorted(), "{page}");
    assert!(page.contains("<a href=\"#fn:1\" id=\"fnref:1:2\" role=\"doc-noteref\">1</a>"), "{page}");
    assert!(
        page.contains(" <a class=\"footnote-back\" href=\"#fnref:1\" role=\"doc-backlink\">↩</a></p>\n</li>"),
        "{page}"
    );
}

#[test]
fn comments_are_not_published() {
    assert_eq!(html("a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf"), "<p>a  c</p>\n<p>f</p>");
    assert_eq!(html("<div><!-- a\n\nb --></div>"), "<div>\n<p>b --&gt;</p></div><p></p>");
}

#[test]
fn raw_html_is_sanitised_and_ours_is_kept() {
    let text =
        "# T\n\n<b id=x onclick=y>[a](actor:x)</b> ![p](q.png)[^1]\n\n| [z](https://x.org) |\n|-|\n\n[^1]: n";
    let page = render(text);
    assert!(
        page.html.starts_with(
            "<h1 id=\"t\">T</h1>\n<p><b><a class=\"actor\" href=\"/actors/x/\">a</a></b> <img src=\"q.png\""
        ),
        "{}",
        page.html
    );
    assert!(
        page.html.contains(
            "<th><a href=\"https://x.org\" class=\"external\" rel=\"noopener noreferrer\">z</a></th>"
        ),
        "{}",
        page.html
    );
    assert!(
        page.html.contains("<sup class=\"footnote-ref\">") && page.html.contains("<li id=\"fn:1\">"),
        "{}",
        page.html
    );
    let removed: Vec<&str> = page.removed.iter().map(|(span, _)| &text[span.range()]).collect();
    assert_eq!(removed, ["id", "onclick"]);
}

#[test]
fn raw_html_cannot_pass_for_ours() {
    for text in [
        "<a class=quote-mark href=https://x.org data-mark=0>a</a> <actor:x>",
        "<span data-mark=\"0\"></span> <actor:x>",
        "<q class=quote id=q0>a</q>",
    ] {
        let page = html(text);
        assert_eq!(page.matches("class=\"actor\"").count(), text.matches("<actor:x>").count(), "{page}");
        assert!(!page.contains("quote"), "{page}");
    }
}

#[test]
fn plain_text_is_the_same_whether_sanitised_or_not() {
    let text = "# A & \"b\"\n\n1. a\n2. `c < d`\n\n- [x] e\n- f\n\n> g\n\n```rust\nh\n```\n\n![i](j.png)\n\n---\n\n~~k~~";
    let sanitised = html(&format!("{text}\n\n<b></b>"));
    let straighten = |html: &str| html.replace(" />", ">").replace("&quot;", "\"");
    assert_eq!(straighten(&sanitised).replace("\n<p><b></b></p>", ""), straighten(&html(text)));
}
