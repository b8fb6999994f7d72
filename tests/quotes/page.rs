//! The numbers of these tests into the page of the docs that tells them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::{gold, labelled, metamorphic, pairs};

const HEAD: &str = "\
---
title: How well it compares
summary: Printed words against the record, wordings against each other; measured on labelled news and on changes made by a program.
order: 12
---

Onrecord holds quotations against transcripts, and wordings against each other. This page says how often it is right. The tests of the project compute
every number here; `SNAPSHOTS=overwrite cargo test --test quotes` writes the page anew.
";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/pages/measured.md")
}

/// Stop unless the page has the numbers of now; write it if that is asked for.
pub(crate) fn is_current(shared: &Path) {
    let text = written(shared);
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        fs::write(path(), text).unwrap();
        return;
    }
    let before = fs::read_to_string(path()).unwrap_or_default();
    let (now, then): (Vec<&str>, Vec<&str>) = (text.lines().collect(), before.lines().collect());
    let at = (0..now.len().max(then.len())).find(|at| now.get(*at) != then.get(*at));
    let told = |at: usize| format!("line {}:\n{:?}\nnot\n{:?}", at + 1, now.get(at), then.get(at));
    assert!(text == before, "the page is old; {}", at.map(told).unwrap_or_default());
}

fn written(shared: &Path) -> String {
    let mut out = String::from(HEAD);
    of_news(&labelled::score(shared), &mut out);
    of_pairs(&pairs::score(shared), &pairs::score_untranscribed(shared), &mut out);
    of_program(metamorphic::score(), &mut out);
    of_gold(&mut out);
    out
}

fn of_news(score: &labelled::Score, out: &mut String) {
    let rows = score.rows.len();
    let blamed = score.rows.iter().filter(|row| row.blames_caption && row.label != "translation").count();
    let _ = write!(
        out,
        "\n## Quotations from the news\n\n\
        People labelled {rows} quotations, which outlets printed from two public appearances in 2025, by what each does to the words of the transcript. They are other \
        people's words and are not reproduced here. One of the transcripts is captions made by a machine; {blamed} quotations differ from them where the label \
        itself says that the captions may be at fault, and are left out below. A row is what people said, a column what Onrecord says.\n\n{}\n\
        `verbatim` allows the classes verbatim and excerpt, `altered` also reversed, `absent` is not-located, `translation` is translated.\n",
        score.table()
    );
    out.push_str("\nOf another class than labelled:");
    out.push_str(if labelled::OTHERWISE.is_empty() { " none.\n" } else { "\n\n" });
    for (id, class, why) in labelled::OTHERWISE {
        let _ = writeln!(out, "* `{id}` is {}: {why}", class.name());
    }
}

fn of_pairs(score: &pairs::Score, others: &pairs::Score, out: &mut String) {
    let (pairs, joined) = score.same();
    let _ = write!(
        out,
        "\n## Wordings of one remark\n\n\
        Of remarks that several outlets printed in different words, each wording was quoted by a piece of its own in one digest, and was meant to end in the same remark as the most \
        common wording. That is so for {joined} of {pairs} pairs. Pairs of different remarks that were joined: {}, among other remarks of the same people on the same days \
        {}. The first column says what people say about the pair. `unclear` and `invented` do not count: of the first people do not know whether it is the same remark, the second are \
        paraphrases between quotation marks that no outlet printed. Translations into other languages are left out.\n\n{}",
        score.strays.len(),
        others.strays.len(),
        score.told()
    );
}

fn of_program(score: &metamorphic::Score, out: &mut String) {
    let _ = write!(
        out,
        "\n## Changes made by a program\n\n\
        A program takes sentences and parts of sentences from invented speeches in {} languages and changes them in ways that say by themselves what is to be \
        found: {} cases, {}.{} % of them right; {} with a fault were passed as clean. A number alone means that all are right. Right means the class, the severity, what is touched, \
        in whose turn, and where.\n\n{}",
        score.languages(),
        score.cases(),
        score.share() / 10,
        score.share() % 10,
        score.passed.len(),
        score.table()
    );
}

fn of_gold(out: &mut String) {
    let rows = gold::rows();
    let wrong = gold::failures().len();
    let _ = write!(
        out,
        "\n## Hard cases\n\n\
        {} quotations of the same speeches were written by hand, in each language all classes, with pairs that are easy to confuse: words left out with a mark and without, \
        “or not” left out and a negation turned, a fragment and a paraphrase. {} are wrong.\n",
        rows.len(),
        if wrong == 0 { "None".to_owned() } else { wrong.to_string() }
    );
}
