//! The sample digest with everything in it that a site may have: drafts, moves, removals, files, odd names.

use std::collections::BTreeMap;

/// The smallest picture: one transparent dot.
const DOT: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0bIDATx\x9cc`\x00\x02\x00\x00\x05\x00\x01z^\xab?\x00\x00\x00\x00IEND\xaeB`\x82";

const DRAFT: &str =
    "+++\ntitle = \"Not yet\"\ndate = 2025-05-20\ndraft = true\n+++\n\nOf [a new name](actor:a-new-name).\n";

const MOVED: &str = "+++\ntitle = \"Moved\"\ndate = 2025-05-19\nthreads = [\"us-mediation\"]\n\
    redirects = [\"/2025/05/old-name/\", \"/old.html\"]\n+++\n\nIt stood elsewhere.\n";

/// Odd letters in all the places that texts come from, a name in another script, pictures, many links.
const ODD: &str = r#"+++
title = "“Odd” & <b>bold</b> 'letters' ]]> \"all\" over"
date = 2025-05-18T10:00:00+03:00
summary = "1 < 2 && 3 > 2; \"so\" they say"
authors = ["A & B", "<i>C</i>"]
picture = { src = "dot.png", alt = "A \"dot\" & <no> more", caption = "1 < 2", credit = "D & E" }

[[corrections]]
date = 2025-05-18
kind = "correction"
was = "1 > 2"
now = "1 < 2"
text = "The <first> version had it wrong & round."

[[claims]]
id = "odd-claim"
statement = "One & one is <two>"
kind = "event"
+++

Of <b>bold</b> text & [a new name](actor:a-new-name), [in full](/content/pieces/2025/2025-05-19-moved.md).
[Below](#second-part), ![a dot & more](dot.png "A <title>"), and a [paper](../../../static/paper%20one.txt).

## Second part

["Fish & chips < peas,"](actor:a-new-name "2025-05-18") it said, and [so it is](claim:odd-claim "asserted by a-new-name, 2025-05-18").[^1]

> ["Fish & chips < peas," said nobody.](quote:odd-quote)
> — [A new name](actor:a-new-name), 2025-05-18

## Другий розділ

| a | b |
| --- | ---: |
| 1 & 2 | `<code>` |

[^1]: A note & more.
"#;

const QUOTE: &str =
    "+++\nspeaker = \"a-new-name\"\ntext = \"“Fish & chips < peas,” said nobody.\"\ndate = 2025-05-18\n+++\n";

/// `sample` with all that.
pub(crate) fn eventful(mut sample: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut add = |path: &str, bytes: &[u8]| drop(sample.insert(path.to_owned(), bytes.to_vec()));
    add("content/pieces/2025/2025-05-20-not-yet.md", DRAFT.as_bytes());
    add("content/pieces/2025/2025-05-19-moved.md", MOVED.as_bytes());
    add("content/pieces/2025/2025-05-18-дивні-літери/index.md", ODD.as_bytes());
    add("content/pieces/2025/2025-05-18-дивні-літери/dot.png", DOT);
    add("content/static/paper one.txt", b"A paper.\n");
    add("content/quotes/odd-quote.md", QUOTE.as_bytes());
    let scheduled = b"+++\ntitle = \"Scheduledtitle\"\ndate = 2040-01-01\n+++\n\nText.\n";
    add("content/pieces/2040-01-01-later.md", scheduled);
    let expired = b"+++\ntitle = \"Over\"\ndate = 2025-05-21\nexpires = 2025-05-22\n+++\n\nText.\n";
    add("content/pieces/2025-05-21-over.md", expired);
    let actor =
        "+++\nname = \"A new name & Sons\"\nkind = \"organisation\"\nformer_ids = [\"an-old-name\"]\n+++\n";
    add("content/actors/a-new-name.md", actor.as_bytes());
    let removed = "[[removed]]\nrecord = \"piece:gone\"\ndate = 2025-06-01\nwhy = \"At the request of a <person> named in it.\"\n\
        \n[[removed]]\naddress = \"/2025/05/forgotten/\"\ndate = 2025-06-02\nwhy = \"A secret.\"\nerase = true\n";
    add("content/removed.toml", removed.as_bytes());
    let ledger = "/2025/05/gone/ piece:gone removed\n/2025/05/forgotten/ piece:forgotten removed\n";
    let mut lock = sample.remove("content/urls.lock").unwrap_or_default();
    lock.extend_from_slice(ledger.as_bytes());
    sample.insert("content/urls.lock".into(), lock);
    let settings = sample.get_mut("site.toml").unwrap();
    settings.splice(0..0, *b"page_size = 5\n");
    sample
}
