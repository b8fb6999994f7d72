//! Documents into the files of an index.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::shard::{Member, Shard, shards};
use super::token::tokens;

/// The version of the form of the files.
const VERSION: u32 = 2;
/// How many documents a file describes.
const CHUNK: usize = 64;
/// How far apart the positions of two fields are, so that no phrase is found across them.
const GAP: u32 = 100;
/// The most that a term weighs in a document.
const HEAVIEST: u32 = 99;

/// A page that can be found.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its address, relative to that of the site.
    pub address: String,
    /// Its title as a list shows it.
    pub title: String,
    /// The tag and direction of the title's language, if it is not the readers'.
    pub language: Option<(String, &'static str)>,
    /// What it is: `claim`.
    pub kind: &'static str,
    /// Who asserts and who denies a claim, or whose words a remark is and who printed them, as pages say it.
    pub claimants: Vec<String>,
    /// The status of a claim: its name and the word for it.
    pub status: Option<(&'static str, String)>,
    /// Its date, as RFC 3339 writes one, and as readers do.
    pub date: Option<(String, String)>,
    /// What it is about. Nothing of its text, which may not stand apart from what is around it.
    pub excerpt: String,
    /// The texts that it is found by.
    pub fields: Vec<Field>,
    /// The actors, places and threads that it has to do with.
    pub names: Vec<Name>,
    /// Each wording of a remark.
    pub wordings: Vec<Said>,
}

/// A text that a document is found by.
#[derive(Clone, Debug)]
pub struct Field {
    /// The text.
    pub text: String,
    /// How much a word in it counts.
    pub weight: u32,
}

/// An actor, a place or a thread that documents are chosen by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Its kind.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub text: String,
}

/// A wording of a remark.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// The words.
    #[serde(rename = "w")]
    pub words: String,
    /// Whether it is the `record`, what was `printed`, or a `translation`.
    #[serde(rename = "o")]
    pub origin: &'static str,
    /// Who printed it, or where it is on record.
    #[serde(rename = "by")]
    pub by: String,
    /// The tag of its language.
    #[serde(rename = "l")]
    pub language: String,
}

/// What readers choose by, in their language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The word for each kind.
    pub kinds: BTreeMap<&'static str, String>,
    /// The word for each status.
    pub statuses: BTreeMap<&'static str, String>,
}

/// A term in a document: how much it counts, and where it stands.
type Posting = (u32, Vec<u32>);

/// The files of the index of `documents`, by their paths below its folder. `language` is the tag of the readers'.
pub fn files(documents: &[Document], language: &str, words: &Words) -> BTreeMap<String, Vec<u8>> {
    let (terms, forms) = terms(documents, language);
    let terms: Vec<Member> = terms.iter().map(|(term, found)| (term.clone(), member(term, found))).collect();
    let forms = members(&forms);
    let (terms, forms) = (shards(&terms), shards(&forms));
    let head = json!({
        "version": VERSION, "language": language, "documents": documents.len(), "chunk": CHUNK,
        "terms": prefixes(&terms), "forms": prefixes(&forms), "kinds": words.kinds, "statuses": words.statuses,
    });
    let mut files = BTreeMap::from([
        ("index.json".to_owned(), bytes(&head)),
        ("facets.json".to_owned(), bytes(&facets(documents))),
    ]);
    let shards = terms.iter().map(|shard| ('t', shard)).chain(forms.iter().map(|shard| ('f', shard)));
    for (sort, shard) in shards {
        let name = shard.prefix.bytes().fold(format!("{sort}-"), |mut name, byte| {
            let _ = write!(name, "{byte:02x}");
            name
        });
        files.insert(format!("{name}.json"), object(shard.members));
    }
    for (number, chunk) in documents.chunks(CHUNK).enumerate() {
        let described: Vec<Value> = chunk.iter().map(described).collect();
        files.insert(format!("d-{number}.json"), bytes(&Value::Array(described)));
        let said = (number * CHUNK..).zip(chunk).filter(|(_, document)| !document.wordings.is_empty());
        let said: BTreeMap<usize, &[Said]> =
            said.map(|(at, document)| (at, document.wordings.as_slice())).collect();
        if !said.is_empty() {
            files.insert(format!("w-{number}.json"), bytes(&json!(said)));
        }
    }
    files
}

fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

/// A JSON object of `members`.
fn object(members: &[Member]) -> Vec<u8> {
    let members: Vec<&str> = members.iter().map(|(_, member)| member.as_str()).collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}

fn prefixes<'m>(shards: &[Shard<'m>]) -> Vec<&'m str> {
    shards.iter().map(|shard| shard.prefix).collect()
}

/// Each term with the documents that have it.
type Terms = BTreeMap<String, Vec<(usize, Posting)>>;

/// Forms with their terms. Most forms have one; a word that is written with and without its marks may have more.
type Forms = BTreeSet<(String, String)>;

/// The terms of `documents`, and their forms.
fn terms(documents: &[Document], language: &str) -> (Terms, Forms) {
    let primary = language.split('-').next().unwrap_or(language);
    let (mut terms, mut forms) = (Terms::new(), Forms::new());
    let found: Vec<_> = documents.par_iter().map(|document| postings(document, primary)).collect();
    for (at, (postings, own)) in found.into_iter().enumerate() {
        for (term, posting) in postings {
            terms.entry(term).or_default().push((at, posting));
        }
        forms.extend(own);
    }
    (terms, forms)
}

/// The terms of `document`, and their forms.
fn postings(document: &Document, language: &str) -> (BTreeMap<String, Posting>, Forms) {
    let mut postings: BTreeMap<String, Posting> = BTreeMap::new();
    let mut forms = Forms::new();
    let mut start = 0;
    for field in &document.fields {
        let mut end = start;
        for token in tokens(&field.text, language) {
            forms.insert((token.form, token.term.clone()));
            let (weight, positions) = postings.entry(token.term).or_default();
            *weight = (*weight + field.weight).min(HEAVIEST);
            end = start + token.position;
            positions.push(end);
        }
        start = end + GAP;
    }
    (postings, forms)
}

/// `"form":"term"`, or `"form":["term",…]` where a form has several. What is its own only term is left out.
fn members(forms: &Forms) -> Vec<Member> {
    let forms: Vec<&(String, String)> = forms.iter().collect();
    let same = forms.chunk_by(|(one, _), (other, _)| one == other);
    let member = |group: &[&(String, String)]| match group {
        [(form, term)] if form == term => None,
        [(form, term)] => Some((form.clone(), format!("{}:{}", json!(form), json!(term)))),
        [(form, _), ..] => {
            let terms: Vec<&str> = group.iter().map(|(_, term)| term.as_str()).collect();
            Some((form.clone(), format!("{}:{}", json!(form), json!(terms))))
        }
        [] => None,
    };
    same.filter_map(member).collect()
}

/// `"term":[[document,weight,[position,…]],…]`, documents and positions as differences from the ones before.
fn member(term: &str, found: &[(usize, Posting)]) -> String {
    let mut member = format!("{}:[", json!(term));
    let mut before = 0;
    for (number, (at, (weight, positions))) in found.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(member, "{comma}[{},{weight},[", at - before);
        before = *at;
        let mut last = 0;
        for (number, position) in positions.iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            let _ = write!(member, "{comma}{}", position - last);
            last = *position;
        }
        member.push_str("]]");
    }
    member.push(']');
    member
}

/// A document as the list of results shows it.
fn described(document: &Document) -> Value {
    let mut value = json!({ "u": document.address, "t": document.title, "k": document.kind });
    let mut put = |name: &str, member: Option<Value>| {
        if let (Some(member), Value::Object(members)) = (member, &mut value) {
            members.insert(name.to_owned(), member);
        }
    };
    put("l", document.language.as_ref().map(|(tag, _)| json!(tag)));
    put("r", document.language.as_ref().map(|(_, direction)| json!(direction)));
    put("c", (!document.claimants.is_empty()).then(|| json!(document.claimants)));
    put("s", document.status.as_ref().map(|(name, _)| json!(name)));
    put("st", document.status.as_ref().map(|(_, text)| json!(text)));
    put("d", document.date.as_ref().map(|(_, text)| json!(text)));
    put("x", (!document.excerpt.is_empty()).then(|| json!(document.excerpt)));
    value
}

/// What documents are chosen by: for each kind, status, actor, place and thread the documents, and all dates.
fn facets(documents: &[Document]) -> Value {
    let mut kinds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut statuses: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut names: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        kinds.entry(document.kind).or_default().push(at);
        if let Some((status, _)) = &document.status {
            statuses.entry(status).or_default().push(at);
        }
        for name in &document.names {
            let list = names.entry(name).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let lists = |lists: BTreeMap<&str, Vec<usize>>| -> BTreeMap<String, Vec<usize>> {
        lists.into_iter().map(|(name, list)| (name.to_owned(), differences(&list))).collect()
    };
    let of_kind = |kind: &str| -> BTreeMap<&str, Value> {
        let own = names.iter().filter(|(name, _)| name.kind == kind);
        own.map(|(name, list)| (name.id.as_str(), json!({ "n": name.text, "d": differences(list) })))
            .collect()
    };
    let dates: Vec<&str> =
        documents.iter().map(|document| document.date.as_ref().map_or("", |(date, _)| date)).collect();
    json!({
        "kind": lists(kinds), "status": lists(statuses), "actor": of_kind("actor"),
        "place": of_kind("place"), "thread": of_kind("thread"), "date": dates,
    })
}

/// Each number as the difference from the one before.
fn differences(numbers: &[usize]) -> Vec<usize> {
    let before = std::iter::once(&0).chain(numbers);
    numbers.iter().zip(before).map(|(number, before)| number - before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, text: &str) -> Document {
        let field = |text: &str, weight| Field { text: text.to_owned(), weight };
        let fields = vec![field(title, 8), field(text, 1)];
        Document {
            address: format!("{title}/"),
            title: title.into(),
            kind: "piece",
            fields,
            ..Document::default()
        }
    }

    fn read(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
        serde_json::from_slice(&files[name]).unwrap()
    }

    #[test]
    fn a_term_says_where_it_stands_and_counts_more_in_titles() {
        let files = files(
            &[document("Truce", "A truce"), document("Talks", "no"), document("War", "no truce")],
            "en",
            &Words::default(),
        );
        let terms = read(&files, "t-74.json");
        assert_eq!(terms["truce"], json!([[0, 9, [0, 101]], [2, 1, [101]]]));
        assert_eq!(read(&files, "index.json")["terms"], json!(["a", "n", "t", "w"]));
        assert_eq!(read(&files, "d-0.json")[1], json!({ "u": "Talks/", "t": "Talks", "k": "piece" }));
    }

    #[test]
    fn a_form_leads_to_all_terms_of_the_words_that_are_written_so() {
        let documents =
            [document("Yaoundé", "talks"), document("Yaounde", "Talks in Yaoundé"), document("Talk", "")];
        let files = files(&documents, "en", &Words::default());
        assert_eq!(read(&files, "f-79.json"), json!({ "yaounde": ["yaound", "yaounde"] }));
        assert_eq!(read(&files, "f-74.json"), json!({ "talks": "talk" }));
    }

    #[test]
    fn documents_are_chosen_by_status_and_names() {
        let mut claim = document("C", "x");
        claim.kind = "claim";
        claim.status = Some(("disputed", "Disputed".into()));
        claim.names = vec![Name { kind: "actor", id: "us".into(), text: "United States".into() }; 2];
        let files =
            files(&[document("A", ""), document("B", ""), claim.clone(), claim], "uk", &Words::default());
        let facets = read(&files, "facets.json");
        assert_eq!(facets["kind"], json!({ "claim": [2, 1], "piece": [0, 1] }));
        assert_eq!(facets["status"], json!({ "disputed": [2, 1] }));
        assert_eq!(facets["actor"], json!({ "us": { "n": "United States", "d": [2, 1] } }));
    }

    #[test]
    fn what_was_said_is_there_word_by_word() {
        let mut remark = document("R", "x");
        remark.wordings =
            vec![Said { words: "We stop.".into(), origin: "record", by: "S".into(), language: "en".into() }];
        let files = files(&[remark], "en", &Words::default());
        assert_eq!(
            read(&files, "w-0.json")["0"][0],
            json!({ "w": "We stop.", "o": "record", "by": "S", "l": "en" })
        );
    }
}
