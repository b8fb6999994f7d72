//! Times of a recording, as they are written, into seconds.

/// The second of a time such as `1:10`, `00:01:10` or `00:01:10,250`, and how many bytes it takes; nothing if
/// `text` does not begin with one, or a letter or digit follows.
fn time(text: &str) -> Option<(u32, usize)> {
    let mut at = 0;
    let mut second = 0_u32;
    let mut parts = 0;
    loop {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let fits = if parts == 0 { (1..=5).contains(&digits) } else { digits == 2 };
        if !fits || parts == 3 {
            return None;
        }
        let number: u32 = text[at..at + digits].parse().ok()?;
        if parts > 0 && number > 59 {
            return None;
        }
        second = second.checked_mul(60)?.checked_add(number)?;
        at += digits;
        parts += 1;
        match text[at..].strip_prefix(':') {
            Some(_) => at += 1,
            None => break,
        }
    }
    if let Some(fraction) = text[at..].strip_prefix(['.', ',']) {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        at += if digits > 0 { digits + 1 } else { 0 };
    }
    let ends = !text[at..].starts_with(|letter: char| letter.is_alphanumeric() || letter == ':');
    (parts > 1 && ends).then_some((second, at))
}

/// The second of `text`, if it is nothing but a time, or a time and the one until which.
pub(super) fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let (second, length) = time(text)?;
    let rest = text[length..].trim_start_matches([' ', '-', '–', '—', '>']);
    (rest.is_empty() || time(rest).is_some_and(|(_, length)| length == rest.len())).then_some(second)
}

/// A time at the start of a line.
pub(super) struct Leading {
    /// Its second.
    pub(super) second: u32,
    /// How many bytes it takes.
    pub(super) length: usize,
    /// Whether it may be a time of the day in a sentence: `18:00`.
    pub(super) is_bare: bool,
}

/// The time at the start of `line`: `00:01:10`, `[1:10]`, `(1:10)`, `1:10`.
pub(super) fn leading(line: &str) -> Option<Leading> {
    let close = match line.bytes().next()? {
        b'[' => Some(']'),
        b'(' => Some(')'),
        _ => None,
    };
    if let Some(close) = close {
        let end = line.bytes().take(32).position(|byte| byte == close as u8)?;
        return Some(Leading { second: whole(&line[1..end])?, length: end + 1, is_bare: false });
    }
    let (second, length) = time(line)?;
    let is_bare = line[..length].matches(':').count() < 2;
    let apart = line[length..].is_empty() || line[length..].starts_with(char::is_whitespace);
    apart.then_some(Leading { second, length, is_bare })
}

/// The second at which the cue begins whose times `line` gives.
pub(super) fn cue(line: &str) -> Option<u32> {
    let (from, to) = line.split_once("-->")?;
    let from = from.trim();
    let (second, length) = time(from)?;
    let (_, _) = time(to.trim_start())?;
    (length == from.len()).then_some(second)
}

/// Whether `line` is meant to give the times of a cue, even if it cannot be read.
pub(super) fn is_like_cue(line: &str) -> bool {
    line.contains("-->")
        || time(line).is_some_and(|(_, length)| line[length..].trim_start().starts_with(['-', '–', '—', '→']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_is_written() {
        let check = |text, second| assert_eq!(whole(text), second, "{text}");
        check("0:07", Some(7));
        check("00:01:10", Some(70));
        check("1:00:00.5", Some(3600));
        check("00:01:10,250 - 00:01:12,000", Some(70));
        for other in ["70", "1:75", "18:00h", "1:2:3:4", "99999:00:00:00", "", "a:10", "1:1"] {
            check(other, None);
        }
    }

    #[test]
    fn a_cue_begins_at_its_first_time() {
        let check = |line, second| assert_eq!(cue(line), second, "{line}");
        check("00:00:01,000 --> 00:00:02,000", Some(1));
        check("01:02.500 --> 01:03.000 align:start position:0%", Some(62));
        check("00:00:01,000 --> ", None);
        check("00:00:xx,000 --> 00:00:02,000", None);
        check("00:00:01,000 -> 00:00:02,000", None);
    }
}
