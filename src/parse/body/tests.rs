//! What a body says, as text: one line for each thing found, with what is written where it was found.

use std::fmt::Write as _;

use super::read_body;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Body, Parts, Reference, Target, Written};
use crate::text::{FileId, Span};

fn read(text: &str) -> (Body, Vec<Diagnostic>) {
    read_body(text, Span::new(FileId(0), 0..text.len()))
}

fn at(text: &str, span: Span) -> String {
    text[span.range()].replace('\n', "⏎")
}

fn references(text: &str) -> String {
    let (body, findings) = read(text);
    let lines = body.references.iter().map(|reference| line(text, reference));
    lines.chain(findings.iter().map(|finding| said(text, finding))).collect::<Vec<_>>().join("\n")
}

fn line(text: &str, reference: &Reference) -> String {
    let mut line = format!("{} → {}", at(text, reference.span), at(text, reference.target.span));
    if let Target::File { path, fragment } = &reference.target.value {
        write!(line, " file {path} {}", fragment.as_deref().unwrap_or("-")).unwrap();
    }
    if let Some(words) = &reference.quoted {
        write!(line, " says {words:?}").unwrap();
    }
    match reference.written {
        Written::Prose => {}
        Written::QuoteWords(number) => write!(line, " in quotation {number}").unwrap(),
        Written::Attribution(number) => write!(line, " attributes {number}").unwrap(),
    }
    line + &parts(text, &reference.parts)
}

fn parts(text: &str, parts: &Parts) -> String {
    let mut line = String::new();
    if let Some(date) = &parts.date {
        write!(line, ", on {}", at(text, date.span)).unwrap();
    }
    for target in parts.place.iter().chain(&parts.sources).chain(&parts.printed).chain(&parts.claims) {
        write!(line, ", {}", at(text, target.span)).unwrap();
    }
    if let Some(role) = &parts.role {
        write!(line, ", as {} ({})", role.value, at(text, role.span)).unwrap();
    }
    line
}

fn said(text: &str, finding: &Diagnostic) -> String {
    let Place::Span(span) = finding.place else { return finding.message.clone() };
    let mut line = format!("{} at {:?}: {}", finding.code.name(), at(text, span), finding.message);
    if let Some(fix) = &finding.fix {
        let mut mended = text.to_owned();
        for (span, with) in fix.edits.iter().rev() {
            mended.replace_range(span.range(), with);
        }
        write!(line, " ⇒ {}", mended.replace('\n', "⏎")).unwrap();
    }
    line
}

fn findings(text: &str) -> String {
    read(text).1.iter().map(|finding| said(text, finding)).collect::<Vec<_>>().join("\n")
}

fn quotations(text: &str) -> String {
    let (body, findings) = read(text);
    let lines = body.quote_blocks.iter().map(|block| {
        let speakers: Vec<String> =
            block.speakers.iter().map(|index| at(text, body.references[*index].target.span)).collect();
        let quote = block
            .quote
            .map_or(String::new(), |index| format!(" = {}", at(text, body.references[index].span)));
        format!(
            "{:?} {} by {}{}{quote}",
            block.words,
            at(text, block.attribution),
            speakers.join(" and "),
            parts(text, &block.parts)
        )
    });
    lines.chain(findings.iter().map(|finding| said(text, finding))).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_spelling_of_a_reference_is_read() {
    assert_eq!(
        references("[Marco *Rubio*](actor:marco-rubio)"),
        "[Marco *Rubio*](actor:marco-rubio) → actor:marco-rubio"
    );
    assert_eq!(references("<actor:Зеленський>"), "<actor:Зеленський> → actor:Зеленський");
    assert_eq!(references("[x][event:y]"), "[x][event:y] → event:y");
    assert_eq!(references("[[place:y|x]]"), "[[place:y|x]] → place:y");
    assert_eq!(references("[[place:y]]"), "[[place:y]] → place:y");
    assert_eq!(references("|a|\n|-|\n|[[place:y\\|x]]|"), "[[place:y\\|x]] → place:y");
    assert_eq!(references("[x][1]\n\n[1]: thread:y"), "[x][1] → thread:y");
    assert_eq!(references("[x](<source:y#h>)"), "[x](<source:y#h>) → source:y#h");
    assert_eq!(
        references("[x](../actors/a%20b.md#h)"),
        "[x](../actors/a%20b.md#h) → ../actors/a%20b.md#h file ../actors/a b.md h"
    );
    assert_eq!(
        references("[x](/content/claims/c.md)"),
        "[x](/content/claims/c.md) → /content/claims/c.md file /content/claims/c.md -"
    );
}

#[test]
fn what_is_read_of_a_reference() {
    let text = "He met [Marco **Rubio**](actor:marco-rubio#life \"x\"). Then he left.";
    let (body, _) = read(text);
    let reference = &body.references[0];
    assert_eq!(reference.text, "Marco Rubio");
    assert_eq!(reference.excerpt.before, "He met ");
    assert_eq!(reference.excerpt.text, "Marco Rubio");
    assert_eq!(reference.excerpt.after, ".");
    assert_eq!((reference.block.words_before, reference.block.words_through), (2, 4));
    assert!(matches!(&reference.target.value, Target::Record { fragment: Some(to), .. } if to == "life"));
    assert_eq!(read("<actor:x>").0.references[0].text, "");
    assert_eq!(read("[[actor:x]]").0.references[0].text, "");
}

#[test]
fn blocks_are_numbered_in_order() {
    let text = "# <actor:a>\n\n<actor:b>\n\n- <actor:c>\n- d\n  - <actor:e>\n\n|<actor:f>|<actor:g>|\n|-|-|\n\n[^1]\n\n[^1]: <actor:h>";
    let numbers: Vec<usize> = read(text).0.references.iter().map(|it| it.block.number).collect();
    assert_eq!(numbers, [0, 1, 2, 4, 5, 6, 7]);
}

#[test]
fn links_and_pictures_are_kept_apart() {
    let text = "[a](https://x.org) <b@x.org> [c](#d) ![e *f*](g.png) [h](/i.pdf) [![j](k.png)](actor:l)";
    let (body, findings) = read(text);
    let links: Vec<&str> = body.links.iter().map(|link| link.destination.as_str()).collect();
    assert_eq!(links, ["https://x.org", "mailto:b@x.org", "#d", "/i.pdf"]);
    let pictures: Vec<_> =
        body.pictures.iter().map(|it| (it.alt.as_str(), at(text, it.destination.span))).collect();
    assert_eq!(pictures, [("e f", "g.png".into()), ("j", "k.png".into())]);
    assert_eq!(body.references.len(), 1);
    assert_eq!(findings, []);
}

#[test]
fn quotations_in_prose_have_words_and_parts() {
    assert_eq!(
        references(
            "[\"It's not our war,\"](actor:marco-rubio \"2025-04-18, source:rubio-le-bourget\") he said."
        ),
        "[\"It's not our war,\"](actor:marco-rubio \"2025-04-18, source:rubio-le-bourget\") → actor:marco-rubio \
         says \"It's not our war,\", on 2025-04-18, source:rubio-le-bourget"
    );
    assert_eq!(references("[« non »](quote:q)"), "[« non »](quote:q) → quote:q says \"non\"");
    assert_eq!(references("[no](quote:q \"2025\")"), "[no](quote:q \"2025\") → quote:q, on 2025");
    assert_eq!(
        references("[“*no* way”](../actors/a.md \"Minister\")"),
        "[“*no* way”](../actors/a.md \"Minister\") → ../actors/a.md file ../actors/a.md - says \"no way\", as Minister (Minister)"
    );
}

#[test]
fn a_title_with_parts_wants_quotation_marks() {
    assert_eq!(
        findings("[Rubio](actor:r \"2025-04-18\")"),
        "bad-quote-parts at \"2025-04-18\": the title says when or where words were said, and the text is not in quotation marks"
    );
    assert_eq!(findings("[Rubio](actor:r \"Minister\")"), "");
    assert_eq!(
        findings("[x](printed:ap)"),
        "bad-quote-parts at \"printed:ap\": `printed:` belongs beside a quotation: in the title of its link or the last line of its block"
    );
}

#[test]
fn a_block_quotation_says_who_spoke_in_its_last_line() {
    for dash in ["—", "–", "--", "---", "―", "−"] {
        let text = format!("> It is *not*\n> our war.\n> {dash} [R](actor:r)\n\nNext.");
        assert_eq!(quotations(&text), format!("\"It is not our war.\" {dash} [R](actor:r) by actor:r"));
    }
    assert_eq!(quotations("> Words.\n>\n> — [R](actor:r)"), "\"Words.\" — [R](actor:r) by actor:r");
    assert_eq!(
        quotations("> “A.\n>\n> B.”\n— [R](../actors/r.md)"),
        "\"A.\\n\\nB.\" — [R](../actors/r.md) by ../actors/r.md"
    );
    assert_eq!(quotations("> *Words.\n> — [R](actor:r)*"), "\"Words.\" — [R](actor:r) by actor:r");
}

#[test]
fn a_link_in_the_attribution_may_go_on_in_the_next_line() {
    assert_eq!(
        quotations("> Words.\n> — [Marco\n> Rubio](actor:r), 2025"),
        "\"Words.\" — [Marco⏎> Rubio](actor:r), 2025 by actor:r, on 2025"
    );
}

#[test]
fn the_attribution_has_parts() {
    assert_eq!(
        quotations(
            "> A\n> — [X](actor:x), Secretary of State, at [P](place:p), 2025-04-18, [video](source:y), as in [AP](printed:ap), on [c](claim:c)"
        ),
        "\"A\" — [X](actor:x), Secretary of State, at [P](place:p), 2025-04-18, [video](source:y), as in [AP](printed:ap), on [c](claim:c) \
         by actor:x, on 2025-04-18, place:p, source:y, printed:ap, claim:c, as Secretary of State (Secretary of State)"
    );
    assert_eq!(
        quotations("> A\n> — [X](actor:x) and [Y](actor:y), 2025"),
        "\"A\" — [X](actor:x) and [Y](actor:y), 2025 by actor:x and actor:y, on 2025"
    );
    assert_eq!(
        quotations("> A\n> — Minister [X](actor:x) (2025-04)"),
        "\"A\" — Minister [X](actor:x) (2025-04) by actor:x, on 2025-04, as Minister (Minister)"
    );
    assert_eq!(
        quotations("> A\n> — [X](actor:x), 18 April 2025"),
        "\"A\" — [X](actor:x), 18 April 2025 by actor:x\n\
         bad-quote-parts at \"18 April 2025\": `18 April 2025` looks like a date; write it as `2025-04-18`"
    );
}

#[test]
fn a_block_can_be_a_registered_quote() {
    assert_eq!(
        quotations("> [Words](quote:q)\n> — [X](actor:x)"),
        "\"Words\" — [X](actor:x) by actor:x = [Words](quote:q)"
    );
    assert_eq!(
        quotations("> “[Words](quote:q)”\n> — [X](actor:x)"),
        "\"Words\" — [X](actor:x) by actor:x = [Words](quote:q)"
    );
    assert_eq!(
        quotations("> Some [words](quote:q)\n> — [X](actor:x)"),
        "\"Some words\" — [X](actor:x) by actor:x"
    );
}

#[test]
fn quotations_stand_in_each_other() {
    let text = "> A[](actor:a)\n> > B[](actor:b)\n> > — [Y](actor:y)\n>\n> — [X](actor:x)\n\n<actor:z>";
    assert_eq!(
        quotations(text),
        "\"A\\n\\nB\\n\\n— Y\" — [X](actor:x) by actor:x\n\"B\" — [Y](actor:y) by actor:y"
    );
    let written: Vec<Written> = read(text).0.references.iter().map(|it| it.written).collect();
    assert_eq!(
        written,
        [
            Written::QuoteWords(0),
            Written::QuoteWords(1),
            Written::Attribution(1),
            Written::Attribution(0),
            Written::Prose
        ]
    );
}

#[test]
fn a_sentence_after_the_attribution_is_swallowed() {
    assert_eq!(
        findings("> Words.\n>\n> — [R](actor:r)\nThe minister then left.\n\nNext."),
        "swallowed-sentence at \"The minister then left.\": this text stands inside of the quotation, after the line that says \
         who spoke ⇒ > Words.⏎>⏎> — [R](actor:r)⏎⏎The minister then left.⏎⏎Next."
    );
    assert_eq!(
        findings("> A\n> — [R](actor:r)\n>\n> B\n> — [S](actor:s)"),
        "swallowed-sentence at \"B⏎> — [S](actor:s)\": this text stands inside of the quotation, after the line that says who spoke"
    );
    assert_eq!(findings("> A\n> — [R](actor:r)\n\n[S](actor:s) left."), "");
}

#[test]
fn attributions_that_are_none_for_markdown_are_named() {
    assert_eq!(
        findings("> words\n> ---"),
        "quote-became-heading at \"---\": the line of dashes makes a heading of the words above it"
    );
    assert_eq!(
        findings("> words\n> - [R](actor:r)"),
        "attribution-as-list at \"-\": the line that says who spoke is a list ⇒ > words⏎> — [R](actor:r)"
    );
    assert_eq!(
        findings("> words\n> — Marco Rubio, 2025"),
        "attribution-without-actor at \"— Marco Rubio, 2025\": the last line seems to say who spoke, and links no actor"
    );
    assert_eq!(
        findings("> — [R](actor:r)"),
        "bad-quote-parts at \"— [R](actor:r)\": the block has an attribution and no words before it"
    );
    for plain in [
        "> words",
        "> - a\n> - [R](actor:r)",
        "> ## words",
        "> words\n> - not a name",
        "> [!NOTE]\n> words\n> — x",
        "> — a\n> b",
    ] {
        assert_eq!(findings(plain), "", "{plain}");
    }
}

#[test]
fn claims_say_who_takes_which_stance() {
    let text = "[x](claim:c \"asserted by a, 2025-04-16; stated\")";
    let claim = &read(text).0.references[0].claim;
    assert!(claim.stated);
    assert_eq!(at(text, claim.positions[0].actor.span), "a");
    assert_eq!(
        findings("[x](claim:c \"said by a\")"),
        "bad-position at \"said\": the title of a claim cannot be read: `said` is neither `stated` nor a stance"
    );
}

#[test]
fn ids_keep_their_grammar() {
    assert_eq!(
        findings("[x](actor:a.b)"),
        "bad-id at \"a.b\": `a.b` is not an id: it has `.`; letters, digits, `-` and `_` are allowed"
    );
    assert_eq!(
        findings("[x](<actor:a b#c>)"),
        "bad-id at \"a b\": `a b` is not an id: it has a space; letters, digits, `-` and `_` are allowed"
    );
    assert_eq!(findings("[x](actor:)"), "bad-id at \"\": `` is not an id: it is empty");
}

#[test]
fn text_that_looks_like_a_reference_is_reported() {
    let not = "reference-not-parsed at";
    assert_eq!(
        findings("[x](actor:marco rubio)"),
        format!("{not} \"marco rubio\": `marco rubio` is not an id: it has a space")
    );
    assert_eq!(
        findings("[x](actor: rubio)"),
        format!("{not} \" rubio\": `rubio` is not an id: it has a space")
    );
    assert_eq!(
        findings("[y](claim:b “stated”) z"),
        format!("{not} \"“\": the title is not in straight quotation marks ⇒ [y](claim:b \"stated\") z")
    );
    assert_eq!(
        findings("[v](claim:foo(bar)"),
        format!("{not} \"foo(bar\": `foo(bar` is not an id: it has a bracket")
    );
    assert_eq!(
        findings("[v](claim:foo and more"),
        format!("{not} \"(claim:foo and more\": the bracket `(` is not closed")
    );
    assert_eq!(findings("[v](claim:foo \"stated)"), format!("{not} \"\\\"stated\": the title is not closed"));
    assert_eq!(findings("v](claim:foo)"), format!("{not} \"](claim:foo)\": no `[` opens this link"));
    assert_eq!(
        findings("[v] (claim:foo)"),
        format!("{not} \" \": a space stands between the text and the target of a link ⇒ [v](claim:foo)")
    );
    assert_eq!(
        findings("see [claim:foo] there"),
        format!("{not} \"[claim:foo]\": one pair of square brackets is not a link ⇒ see <claim:foo> there")
    );
    assert_eq!(
        findings("<actor:a b>"),
        format!("{not} \"<actor:a b>\": Markdown does not read this as a reference")
    );
    assert_eq!(findings("[[actor:x|y and"), format!("{not} \"[[actor:x|y\": `[[` is not closed"));
    assert_eq!(
        findings("[[Marco Rubio]]"),
        format!("{not} \"Marco Rubio\": `[[Marco Rubio]]` does not say what kind of record it leads to")
    );
}

#[test]
fn a_bar_in_a_table_divides_a_reference() {
    assert_eq!(
        findings("|a|b|\n|-|-|\n| [[actor:x|y]] |"),
        "reference-not-parsed at \"[[actor:x\": the `|` ends the cell of the table, and with it the link \
         ⇒ |a|b|⏎|-|-|⏎| [[actor:x\\|y]] |"
    );
    assert_eq!(
        findings("|a|b|\n|-|-|\n| [x|y](actor:x) |"),
        "reference-not-parsed at \"](actor:x)\": the `|` ends the cell of the table, and with it the link \
         ⇒ |a|b|⏎|-|-|⏎| [x\\|y](actor:x) |"
    );
}

#[test]
fn a_quotation_with_a_reference_inside_is_reported() {
    assert_eq!(
        findings("[\"We spoke to [Mr Putin](actor:putin)\"](actor:x)"),
        "reference-in-quote at \"[\\\"We spoke to [Mr Putin](actor:putin)\\\"](actor:x)\": a quotation holds a reference, \
         so that Markdown does not read it as one"
    );
    assert_eq!(
        findings("[\"We may stop [soon\"](actor:x)"),
        "reference-not-parsed at \"[\": the bracket `[` is not closed"
    );
    assert!(findings("[a [b](actor:c)](actor:d)").starts_with("reference-not-parsed"));
}

#[test]
fn what_is_escaped_or_code_is_meant() {
    for text in [
        "\\[x](actor:y z)",
        "`[x](actor:y z)`",
        "```\n[x](actor:y)\n```",
        "[x\\](actor:y)",
        "\\<actor:x y>",
        "an array[1] [see note]",
    ] {
        assert_eq!(findings(text), "", "{text}");
    }
}

#[test]
fn references_in_html_and_indented_code_are_reported() {
    assert_eq!(
        findings("<div>[x](actor:y)</div>"),
        "reference-in-html at \"actor:y\": references are not read in raw HTML"
    );
    assert_eq!(
        findings("a <a href=\"actor:y\">x</a>"),
        "reference-in-html at \"actor:y\": references are not read in raw HTML"
    );
    assert_eq!(
        findings("    [x](actor:y)"),
        "reference-in-html at \"actor:y\": references are not read in indented code"
    );
    assert_eq!(findings("<!-- [x](actor:y) -->"), "");
}

#[test]
fn pictures_must_be_files_with_a_description() {
    assert_eq!(
        findings("![x](actor:y)"),
        "reference-as-picture at \"![x](actor:y)\": a reference cannot be a picture ⇒ [x](actor:y)"
    );
    assert_eq!(
        findings("![[actor:y]]"),
        "reference-as-picture at \"![[actor:y]]\": a reference cannot be a picture ⇒ [[actor:y]]"
    );
    for remote in ["https://x.org/a.png", "//x.org/a.png", "data:image/png;base64,x"] {
        assert_eq!(
            findings(&format!("![x]({remote})")),
            format!("remote-picture at \"{remote}\": the picture is not a file of this site")
        );
    }
    assert_eq!(
        findings("![](a.png)"),
        "picture-without-text at \"![](a.png)\": the picture has no description"
    );
}

#[test]
fn unsafe_links_are_reported_and_left_out() {
    for (text, written) in [
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](java&#10;script:a)", "java&#10;script:a"),
        ("<javascript:a>", "javascript:a"),
        ("[x][1]\n\n[1]: JAVASCRIPT:a", "JAVASCRIPT:a"),
    ] {
        assert_eq!(
            findings(text),
            format!("unsafe-link at {written:?}: links with `javascript:` are not allowed")
        );
        assert_eq!(read(text).0.links, []);
    }
    assert_eq!(
        findings("[x](https://a.org/\u{202e}b)"),
        "unsafe-link at \"https://a.org/\\u{202e}b\": the link holds characters that cannot be seen"
    );
    assert_eq!(
        findings("[x](Actor:y)"),
        "unsafe-link at \"Actor:y\": links with `actor:` are not allowed ⇒ [x](actor:y)"
    );
}

#[test]
fn headings_have_unique_ids() {
    let (body, _) = read("# A *b*\n\n## `c`?\n\nA b\n===\n");
    let headings: Vec<_> =
        body.headings.iter().map(|it| (it.level, it.text.as_str(), it.id.as_str())).collect();
    assert_eq!(headings, [(1, "A b", "a-b"), (2, "c?", "c"), (1, "A b", "a-b-1")]);
}

#[test]
fn comments_are_no_html() {
    assert!(!read("<!-- a -->\n\nb <!-- c --> d\n\n<!-- e\n\nf -->").0.has_html);
    assert!(read("<b>a</b>").0.has_html);
    assert!(read("<div>\n").0.has_html);
    assert!(read("<!-- a --> b").0.has_html);
}

#[test]
fn words_are_counted_in_any_script() {
    assert_eq!(read("# One two\n\n- It's *three*\n\n```\ncode\n```\n").0.words, 4);
    assert_eq!(read("Це — війна.").0.words, 2);
}
