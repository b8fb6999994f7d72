//! A corpus of so many quotations, as a digest of two years has them, put together: `quotes COUNT make|collate`.
//!
//! `make` only makes the corpus, so that what it takes can be taken off. The words come from the sample digest and,
//! where they are there, the texts in `../shared/corpora`, drawn so that what follows what is as in those. A third of
//! the quotations are variants of others: words dropped or changed, excerpts, extensions, two joined, a word or two.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord::collate::{Concordance, collate};
use onrecord::model::{Date, Detail, Entry, Excerpt, Id, Key, Kind, Language, Moment};
use onrecord::parse::{Content, parse};
use onrecord::resolve::{Corpus, Utterance};
use onrecord::settings::Settings;
use onrecord::text::{File, FileId, Files, Span, Spanned};

const SPEAKERS: usize = 200;
const DAYS: usize = 730;
/// Pieces a day.
const PIECES: usize = 8;
/// The day of a long speech by the one who speaks most.
const LONG_DAY: usize = 300;
const SLOGANS: usize = 5;
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [count, step] = arguments.as_slice() else {
        println!("quotes COUNT make|collate");
        return;
    };
    let made = Maker::new().corpus(count.parse().unwrap());
    if step == "collate" {
        let (settings, _) = Settings::read("", FileId(0));
        let concordance = collate(&made.corpus, &settings, Moment(2_000_000_000));
        println!("{}", made.judge(&concordance));
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Words of real texts, and what follows what in them.
struct Words {
    known: Vec<String>,
    after: BTreeMap<(u32, u32), Vec<u32>>,
    starts: Vec<(u32, u32)>,
}

impl Words {
    fn read() -> Self {
        let mut words = Self { known: Vec::new(), after: BTreeMap::new(), starts: Vec::new() };
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        for folder in ["content", "../shared/corpora"] {
            for text in texts(&Path::new(ROOT).join(folder)) {
                for sentence in text.split(['.', '\n', ':', '(', ')', '|']) {
                    words.take(sentence, &mut numbers);
                }
            }
        }
        words
    }

    fn take(&mut self, sentence: &str, numbers: &mut BTreeMap<String, u32>) {
        let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'\'');
        let mut number = |word: &str| {
            *numbers.entry(word.to_lowercase()).or_insert_with(|| {
                self.known.push(word.to_lowercase());
                u32::try_from(self.known.len() - 1).unwrap()
            })
        };
        let sentence = sentence.split_whitespace().map(|word| word.trim_matches([',', ';', '"']));
        let sentence: Vec<u32> =
            sentence.filter(|word| !word.is_empty()).filter(is_word).map(&mut number).collect();
        for three in sentence.windows(3) {
            self.after.entry((three[0], three[1])).or_default().push(three[2]);
        }
        if sentence.len() > 5 {
            self.starts.push((sentence[0], sentence[1]));
        }
    }

    fn word(&self, dice: &mut Dice) -> String {
        self.known[dice.below(self.known.len())].clone()
    }

    /// A sentence of 6 to 30 words.
    fn sentence(&self, dice: &mut Dice) -> Vec<String> {
        let length = 6 + dice.below(25);
        let (mut first, mut second) = self.starts[dice.below(self.starts.len())];
        let mut words = vec![first, second];
        while words.len() < length {
            let next = match self.after.get(&(first, second)) {
                Some(next) => next[dice.below(next.len())],
                None => self.starts[dice.below(self.starts.len())].0,
            };
            words.push(next);
            (first, second) = (second, next);
        }
        words.into_iter().map(|word| self.known[word as usize].clone()).collect()
    }
}

/// The Markdown files below `folder`, as far as it is there.
fn texts(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let each = paths.iter().flat_map(|path| match path.extension() {
        _ if path.is_dir() => texts(path),
        Some(extension) if extension == "md" => vec![read(path)],
        _ => Vec::new(),
    });
    each.collect()
}

/// What was said once.
#[derive(Clone)]
struct Base {
    speaker: usize,
    day: Option<usize>,
    words: Vec<String>,
}

struct Maker {
    dice: Dice,
    words: Words,
    bases: Vec<Base>,
    said: Vec<Said>,
}

/// A quotation: what was said once, as somebody has it.
struct Said {
    base: usize,
    /// Whether it is what was said rather than a variant.
    is_first: bool,
    /// Whether the day is stated.
    is_dated: bool,
    /// Whether it has words of others as well, or too few to tell.
    is_apart: bool,
    text: String,
}

struct Made {
    corpus: Corpus,
    /// For each utterance what it is of, whether it is that itself, and whether it can be told.
    of: Vec<(usize, bool, bool)>,
}

impl Maker {
    fn new() -> Self {
        Self { dice: Dice(7), words: Words::read(), bases: Vec::new(), said: Vec::new() }
    }

    fn corpus(mut self, count: usize) -> Made {
        for speaker in 1..=SLOGANS {
            let words = self.words.sentence(&mut self.dice);
            self.bases.push(Base { speaker, day: None, words });
        }
        let refrain = self.base(0, Some(LONG_DAY + 1));
        while self.said.len() < count {
            match self.dice.below(100) {
                0..45 => {
                    let speaker =
                        if self.dice.below(10) == 0 { 0 } else { 1 + self.dice.below(SPEAKERS - 1) };
                    let day = (self.dice.below(100) >= 8).then(|| self.dice.below(DAYS));
                    self.base(speaker, day);
                }
                45..48 => drop(self.base(0, Some(LONG_DAY))),
                48..50 => self.variant(refrain),
                50..53 => self.slogan(),
                53..55 => self.joined(),
                _ => {
                    let base = SLOGANS + self.dice.below(self.bases.len() - SLOGANS);
                    self.variant(base);
                }
            }
        }
        self.said.truncate(count);
        self.finish()
    }

    fn base(&mut self, speaker: usize, day: Option<usize>) -> usize {
        let words = self.words.sentence(&mut self.dice);
        let text = typed(&words);
        self.bases.push(Base { speaker, day, words });
        let base = self.bases.len() - 1;
        self.said.push(Said { base, is_first: true, is_dated: day.is_some(), is_apart: false, text });
        base
    }

    fn slogan(&mut self) {
        let slogan = self.bases[self.dice.below(SLOGANS)].clone();
        let text = typed(&slogan.words);
        self.bases.push(Base { day: Some(self.dice.below(DAYS)), ..slogan });
        let base = self.bases.len() - 1;
        self.said.push(Said { base, is_first: false, is_dated: true, is_apart: true, text });
    }

    /// Two remarks of a day, and a quotation that has both.
    fn joined(&mut self) {
        let (speaker, day) = (1 + self.dice.below(SPEAKERS - 1), self.dice.below(DAYS));
        let (one, other) = (self.base(speaker, Some(day)), self.base(speaker, Some(day)));
        let text = format!("{} {}", typed(&self.bases[one].words), typed(&self.bases[other].words));
        self.said.push(Said { base: one, is_first: false, is_dated: true, is_apart: true, text });
    }

    fn variant(&mut self, base: usize) {
        let mut words = self.bases[base].words.clone();
        let length = words.len();
        let at = self.dice.below(length);
        let mut is_apart = false;
        match self.dice.below(10) {
            0..3 => drop(words.remove(at)),
            3..5 => words[at] = self.words.word(&mut self.dice),
            5..7 => words = words[at / 2..length - at / 4].to_vec(),
            7 => words.extend(self.words.sentence(&mut self.dice).into_iter().take(4)),
            8 => {
                words.remove(at);
                words.insert(0, self.words.word(&mut self.dice));
            }
            _ => {
                words = words[at.min(length - 2)..at.min(length - 2) + 2].to_vec();
                is_apart = true;
            }
        }
        let is_dated = self.bases[base].day.is_some() && self.dice.below(10) > 0;
        self.said.push(Said { base, is_first: false, is_dated, is_apart, text: typed(&words) });
    }

    fn finish(mut self) -> Made {
        let mut corpus = Corpus::default();
        let piece = entry(Kind::Piece, "content/pieces/p.md", "---\ntitle: P\ndate: 2025-01-01\n---\n");
        for day in 0..DAYS + 4 {
            for number in 0..PIECES {
                let mut piece = piece.clone();
                piece.key = piece_key(day, number);
                if let Detail::Piece(piece) = &mut piece.detail {
                    piece.date.value = date(day);
                }
                corpus.entries.insert(piece.key.clone(), piece);
            }
        }
        let mut said: Vec<(Key, Said)> = Vec::new();
        for one in std::mem::take(&mut self.said) {
            let day = self.bases[one.base].day.unwrap_or_else(|| self.dice.below(DAYS));
            said.push((piece_key(day + self.dice.below(4), self.dice.below(PIECES)), one));
        }
        said.sort_by(|one, other| one.0.cmp(&other.0));
        let language = Language::parse("en").unwrap();
        let registered: BTreeSet<usize> = (SLOGANS..self.bases.len()).step_by(50).collect();
        for base in &registered {
            corpus.entries.extend(self.registered(*base));
        }
        let mut of = Vec::new();
        for (piece, one) in said {
            of.push((one.base, one.is_first, !one.is_apart));
            corpus.utterances.push(self.utterance(piece, one, &language));
        }
        Made { corpus, of }
    }

    fn registered(&self, base: usize) -> Option<(Key, Entry)> {
        let Base { speaker, day, words } = &self.bases[base];
        let speaker = actor(*speaker);
        let text =
            format!("---\ntext: {}\nspeaker: {}\ndate: {}\n---\n", typed(words), speaker.id, date((*day)?));
        let mut quote = entry(Kind::Quote, "content/quotes/q.md", &text);
        quote.key = Key::new(Kind::Quote, Id::parse(&format!("q{base}")).unwrap());
        Some((quote.key.clone(), quote))
    }

    fn utterance(&self, piece: Key, said: Said, language: &Language) -> Utterance {
        let base = &self.bases[said.base];
        Utterance {
            entry: piece,
            language: language.clone(),
            translated: false,
            span: Span::new(FileId(0), 0..0),
            anchor: String::new(),
            words: said.text,
            breaks: Vec::new(),
            speakers: vec![actor(base.speaker)],
            quote: None,
            said_on: base.day.filter(|_| said.is_dated).map(date),
            place: None,
            sources: Vec::new(),
            printed: Vec::new(),
            is_printed: false,
            claims: Vec::new(),
            role: None::<Spanned<String>>,
            source_in_doubt: false,
            excerpt: Excerpt::default(),
        }
    }
}

impl Made {
    /// How many variants are with what they are of, and how many remarks have what was said at two times.
    fn judge(&self, concordance: &Concordance) -> String {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        let mut bases: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, (base, is_first, _)) in self.of.iter().enumerate().filter(|(_, (_, is_first, _))| *is_first)
        {
            debug_assert!(is_first);
            first.insert(*base, at);
            bases.entry(concordance.remark_of[at].unwrap()).or_default().insert(*base);
        }
        let variants =
            self.of.iter().enumerate().filter(|(_, (_, is_first, can_be_told))| !is_first && *can_be_told);
        let with: Vec<bool> = variants
            .filter_map(|(at, (base, ..))| {
                let remark = concordance.remark_of[*first.get(base)?];
                Some(remark == concordance.remark_of[at])
            })
            .collect();
        format!(
            "{} remarks; {} of {} variants joined; {} remarks of several",
            concordance.remarks.len(),
            with.iter().filter(|is_with| **is_with).count(),
            with.len(),
            bases.values().filter(|bases| bases.len() > 1).count(),
        )
    }
}

fn typed(words: &[String]) -> String {
    let mut text = words.join(" ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text + "."
}

fn date(day: usize) -> Date {
    let months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (year, mut day) = (2024 + i16::try_from(day / 365).unwrap(), day % 365);
    for (month, length) in (1..).zip(months) {
        if day < length {
            return Date::day(year, month, i8::try_from(day + 1).unwrap()).unwrap();
        }
        day -= length;
    }
    Date::day(year, 12, 31).unwrap()
}

fn actor(number: usize) -> Key {
    Key::new(Kind::Actor, Id::parse(&format!("speaker-{number}")).unwrap())
}

fn piece_key(day: usize, number: usize) -> Key {
    Key::new(Kind::Piece, Id::parse(&format!("p{day:04}-{number}")).unwrap())
}

fn entry(kind: Kind, path: &str, text: &str) -> Entry {
    let (settings, _) = Settings::read("", FileId(0));
    let mut files = Files::default();
    let file = files.add(File::new(path, text));
    match parse(&files, file, kind, &settings).content {
        Content::Original { entry, .. } => *entry,
        _ => unreachable!("{path} is an original"),
    }
}
