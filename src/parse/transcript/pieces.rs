//! A line of a transcript into its words and what stands between them: gaps, sounds, times, tags.

use std::ops::Range;

use super::stamp;
use super::words::is_sound;

/// The longest bracket that is taken for something else than words, in bytes.
const LONGEST: usize = 160;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, at this place of the text.
    Words(Range<usize>),
    /// Something is left out.
    Gap,
    /// What follows is said from this second on.
    Second(u32),
    /// What follows is said by the one whose name stands here.
    Voice(Range<usize>),
}

/// What stands between words.
enum Other {
    Nothing,
    Piece(Piece),
    /// The text of a link, of which the address is no speech.
    Inner(Range<usize>),
}

/// Cuts lines of one text. Where the next bracket closes is remembered, so that time stays linear in the
/// length of the text whatever is open in it.
pub(super) struct Cutter<'t> {
    text: &'t str,
    /// Whether the text is made of cues, where all brackets hold sounds.
    in_cues: bool,
    closing: [Option<usize>; 4],
}

const PAIRS: [(u8, u8); 4] = [(b'[', b']'), (b'(', b')'), (b'<', b'>'), (b'{', b'}')];

impl<'t> Cutter<'t> {
    pub(super) fn new(text: &'t str, in_cues: bool) -> Self {
        Self { text, in_cues, closing: [Some(0); 4] }
    }

    /// The pieces of the text at `range`, and where they end: a bracket may close behind the range, but
    /// before `limit`.
    pub(super) fn pieces(&mut self, range: Range<usize>, limit: usize) -> (Vec<Piece>, usize) {
        let bytes = self.text.as_bytes();
        let (mut pieces, mut from, mut at) = (Vec::new(), range.start, range.start);
        while at < range.end {
            let found = match bytes[at] {
                b'[' | b'(' | b'<' | b'{' => self.bracket(at, limit),
                b'&' => self.entity(at, range.end),
                0xE2 => self.music(at, range.end),
                _ => None,
            };
            let Some((other, end)) = found else {
                at += 1;
                continue;
            };
            pieces.extend(self.words(from..at));
            match other {
                Other::Nothing => {}
                Other::Piece(piece) => pieces.push(piece),
                Other::Inner(inner) => pieces.extend(self.words(inner)),
            }
            (from, at) = (end, end);
        }
        pieces.extend(self.words(from..range.end.max(from)));
        (pieces, at)
    }

    /// What is at `range` without the spaces around it, if it has a letter or digit.
    fn words(&self, range: Range<usize>) -> Option<Piece> {
        let written = &self.text[range.clone()];
        let start = range.start + written.len() - written.trim_start().len();
        let trimmed = written.trim();
        trimmed.contains(char::is_alphanumeric).then(|| Piece::Words(start..start + trimmed.len()))
    }

    /// What the bracket that opens at `at` holds, if it is no speech, and where it ends.
    fn bracket(&mut self, at: usize, limit: usize) -> Option<(Other, usize)> {
        let pair = PAIRS.iter().position(|(open, _)| *open == self.text.as_bytes()[at])?;
        let close = self.close(pair, at)?;
        if close >= limit || close - at > LONGEST {
            return None;
        }
        let inner = &self.text[at + 1..close];
        let other = match pair {
            0 => self.square(at + 1..close)?,
            1 => round(inner, self.in_cues)?,
            2 => tag(inner, at + 1, self.in_cues)?,
            _ => inner.starts_with('\\').then_some(Other::Nothing)?,
        };
        if let Other::Inner(_) = other {
            let end = self.close(1, close + 1).filter(|end| *end < limit)?;
            return Some((other, end + 1));
        }
        Some((other, close + 1))
    }

    /// Where the bracket of `pair` that opens at `at` closes.
    fn close(&mut self, pair: usize, at: usize) -> Option<usize> {
        let known = self.closing[pair]?;
        if known <= at {
            let next = self.text.as_bytes()[at + 1..].iter().position(|byte| *byte == PAIRS[pair].1);
            self.closing[pair] = next.map(|next| at + 1 + next);
        }
        self.closing[pair]
    }

    fn square(&self, range: Range<usize>) -> Option<Other> {
        let inner = &self.text[range.clone()];
        let is_link = self.text[range.end + 1..].starts_with('(') && !self.in_cues;
        match apart(inner) {
            Some(piece) => Some(Other::Piece(piece)),
            None if is_link => Some(Other::Inner(range)),
            None => (self.in_cues || is_sound(inner)).then_some(Other::Nothing),
        }
    }

    /// A letter that is written by its name: `&nbsp;`.
    fn entity(&self, at: usize, end: usize) -> Option<(Other, usize)> {
        let bytes = &self.text.as_bytes()[at + 1..end.min(at + 10)];
        let length = bytes.iter().position(|byte| *byte == b';')?;
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        (length > 1 && bytes[..length].iter().all(is_name)).then_some((Other::Nothing, at + length + 2))
    }

    /// A song, between notes.
    fn music(&self, at: usize, end: usize) -> Option<(Other, usize)> {
        let song = self.text[at..end].strip_prefix(['♪', '♫']).filter(|_| self.in_cues)?;
        let start = end - song.len();
        let close = song.char_indices().find(|(_, letter)| matches!(letter, '♪' | '♫' | '\n'));
        Some((Other::Nothing, close.map_or(end, |(close, letter)| start + close + letter.len_utf8())))
    }
}

/// What brackets hold that is no sound: a gap or a time.
pub(super) fn apart(inner: &str) -> Option<Piece> {
    if is_dots(inner) {
        return Some(Piece::Gap);
    }
    stamp::whole(inner).map(Piece::Second)
}

/// Whether `text` is nothing but the dots of a gap.
pub(super) fn is_dots(text: &str) -> bool {
    let dots = text.chars().filter(|letter| !letter.is_whitespace());
    let (mut number, mut is_dots) = (0, true);
    for letter in dots.take(LONGEST) {
        number += if letter == '…' { 3 } else { 1 };
        is_dots &= matches!(letter, '.' | '…');
    }
    is_dots && number >= 3
}

fn round(inner: &str, in_cues: bool) -> Option<Other> {
    let shouted = in_cues && inner.contains(char::is_uppercase) && !inner.contains(char::is_lowercase);
    match apart(inner) {
        Some(piece) => Some(Other::Piece(piece)),
        None => (shouted || is_sound(inner)).then_some(Other::Nothing),
    }
}

/// What a tag `<…>` says: `<v NAME>` who speaks, others nothing. `start` is where `inner` stands.
fn tag(inner: &str, start: usize, in_cues: bool) -> Option<Other> {
    let first = inner.chars().next()?;
    let is_tag =
        first.is_ascii_alphabetic() || matches!(first, '/' | '!') || in_cues && first.is_ascii_digit();
    if !is_tag {
        return None;
    }
    let voice = inner.strip_prefix(['v', 'V']).filter(|rest| rest.starts_with(['.', ' ', '\t']));
    let name = voice.and_then(|rest| rest.split_once(char::is_whitespace)).map(|(_, name)| name.trim());
    Some(match name.filter(|name| in_cues && !name.is_empty()) {
        Some(name) => {
            let end = start + inner.trim_end().len();
            Other::Piece(Piece::Voice(end - name.len()..end))
        }
        None => Other::Nothing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, in_cues: bool, expected: &[&str]) {
        let (pieces, _) = Cutter::new(text, in_cues).pieces(0..text.len(), text.len());
        let shown = |piece: &Piece| match piece {
            Piece::Words(range) => text[range.clone()].to_owned(),
            Piece::Gap => "GAP".to_owned(),
            Piece::Second(second) => format!("@{second}"),
            Piece::Voice(range) => format!("<{}>", &text[range.clone()]),
        };
        assert_eq!(pieces.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_stands_between_words_is_not_speech() {
        check("Thank you. (Applause.) And now", false, &["Thank you.", "And now"]);
        check("We want [inaudible 00:12:33] to end [...] soon", false, &["We want", "to end", "GAP", "soon"]);
        check("[00:10] Well, <b>we</b> know", false, &["@10", "Well,", "we", "know"]);
        check("see [the deal](https://example.org/a) today", false, &["see", "the deal", "today"]);
        check("Дякую. (Оплески.) Далі", false, &["Дякую.", "Далі"]);
        check("شكرا [تصفيق] لكم", false, &["شكرا", "لكم"]);
    }

    #[test]
    fn words_in_brackets_are_words() {
        check("we (the States) and they [Kyiv] agree", false, &["we (the States) and they [Kyiv] agree"]);
        check("if a < b & c", false, &["if a < b & c"]);
    }

    #[test]
    fn cues_hold_more_that_is_not_speech() {
        check(
            "[Music] <v.loud Marco Rubio>It's</v>&nbsp;<i>over</i>",
            true,
            &["<Marco Rubio>", "It's", "over"],
        );
        check("{\\an8}a<00:00:01.000><c> b</c> ♪ la la ♪ c (DOOR)", true, &["a", "b", "c"]);
        check("it's [door\nslams] closed", true, &["it's", "closed"]);
    }

    #[test]
    fn what_is_open_stays_open() {
        check("[a (b <c {\\d", true, &["[a (b <c {\\d"]);
        let open = "[(<&".repeat(500_000);
        check(&open, true, &[]);
    }
}
