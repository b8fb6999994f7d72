//! An address outside into one that lands on the words: by a text fragment, or by the second of a recording.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Words that are looked for as a whole are no more than so many; of longer ones, the first and the last few.
const WHOLE: usize = 8;

/// How many of the first and of the last words.
const ENDS: usize = 4;

/// Hosts that show a page inside of another one, or move its words, so that a text fragment finds nothing.
const FRAMED: [&str; 10] = [
    "perma.cc",
    "ghostarchive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.li",
    "archive.fo",
    "archive.md",
    "archive.vn",
    "webrecorder.net",
];

/// Hosts of recordings, which have no words to land on.
const RECORDINGS: [&str; 6] =
    ["youtube.com", "youtu.be", "youtube-nocookie.com", "dailymotion.com", "vimeo.com", "rumble.com"];

/// Endings of files that are not pages.
const FILES: [&str; 12] =
    [".pdf", ".doc", ".docx", ".txt", ".srt", ".vtt", ".mp3", ".mp4", ".webm", ".ogg", ".jpg", ".png"];

/// `url`, opened at `second` if it is a recording whose host can do that, else at `words`, as far as browsers
/// are likely to find them there.
pub(super) fn landing(url: &str, words: &str, second: Option<u32>) -> String {
    let (host, path) = host_and_path(url);
    if RECORDINGS.iter().any(|own| is_of(&host, own)) {
        return second.map_or_else(|| url.to_owned(), |second| at_second(url, &host, second));
    }
    let is_file = FILES.iter().any(|ending| path.to_lowercase().ends_with(ending));
    let is_framed = FRAMED.iter().any(|own| is_of(&host, own));
    match directive(words).filter(|_| !is_file && !is_framed && !url.contains(":~:")) {
        Some(directive) if url.contains('#') => format!("{url}:~:{directive}"),
        Some(directive) => format!("{url}#:~:{directive}"),
        None => url.to_owned(),
    }
}

/// The host, in small letters, and the path.
fn host_and_path(url: &str) -> (String, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (authority, after) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    (host.to_lowercase(), after.split(['?', '#']).next().unwrap_or_default())
}

/// Whether `host` is `domain` or below it.
fn is_of(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// The recording at `url` from `second` on; as it is if its host has no such form, or the address says when
/// already.
fn at_second(url: &str, host: &str, second: u32) -> String {
    let (page, fragment) = url.split_once('#').map_or((url, ""), |(page, fragment)| (page, fragment));
    let query = page.split_once('?').map_or("", |(_, query)| query);
    let is_timed = query.split('&').any(|part| part.starts_with("t=") || part.starts_with("start="));
    let named = |name: &str| {
        let joint = if page.contains('?') { '&' } else { '?' };
        let rest = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        format!("{page}{joint}{name}={second}{rest}")
    };
    match host {
        _ if is_timed => url.to_owned(),
        _ if is_of(host, "youtube.com") || is_of(host, "youtu.be") => named("t"),
        _ if is_of(host, "dailymotion.com") => named("start"),
        _ if is_of(host, "vimeo.com") && fragment.is_empty() => format!("{page}#t={second}s"),
        _ => url.to_owned(),
    }
}

/// The text directive for `words`: the first and the last of them, without those that are printed in several
/// ways.
fn directive(words: &str) -> Option<String> {
    let words = words.split(" … ").next().unwrap_or_default();
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= WHOLE && words.iter().all(|word| is_plain(word)) {
        let whole = encoded(&words);
        return (!whole.is_empty()).then(|| format!("text={whole}"));
    }
    let runs: Vec<&[&str]> = words.split(|word| !is_plain(word)).filter(|run| !run.is_empty()).collect();
    let (first, last) = (runs.first()?, runs.last()?);
    let start = encoded(&first[..first.len().min(ENDS)]);
    let end = encoded(&last[last.len().saturating_sub(ENDS)..]);
    let is_one = runs.len() == 1 && first.len() <= ENDS;
    (!start.is_empty() && !end.is_empty())
        .then(|| if is_one { format!("text={start}") } else { format!("text={start},{end}") })
}

/// Whether `word` looks the same wherever it is printed: no apostrophe, quotation mark, dash or bracket in it.
fn is_plain(word: &str) -> bool {
    let inner = word.trim_matches([',', '.', ';', ':', '!', '?', '،', '؟', '؛']);
    !inner.is_empty() && inner.chars().all(char::is_alphanumeric)
}

/// `words` as the value of a directive, without punctuation at its ends.
fn encoded(words: &[&str]) -> String {
    let text = words.join(" ");
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "We're not going to continue with this endeavor for weeks and months on end.";

    #[test]
    fn a_page_opens_at_the_first_and_the_last_words() {
        let url = landing("https://a.org/x", LONG, None);
        assert_eq!(url, "https://a.org/x#:~:text=not%20going%20to%20continue,and%20months%20on%20end");
    }

    #[test]
    fn few_words_are_looked_for_as_a_whole() {
        assert_eq!(
            landing("https://a.org/", "It ended there.", None),
            "https://a.org/#:~:text=It%20ended%20there"
        );
        assert_eq!(
            landing("https://a.org/", "Тиша", None),
            "https://a.org/#:~:text=%D0%A2%D0%B8%D1%88%D0%B0"
        );
    }

    #[test]
    fn words_that_are_printed_in_several_ways_are_passed_over() {
        assert_eq!(landing("https://a.org/", "it's – “that”", None), "https://a.org/");
        assert_eq!(landing("https://a.org/", "No, it's over", None), "https://a.org/#:~:text=No,over");
        let url = landing("https://a.org/", "One, two & three - four … Five six", None);
        assert_eq!(url, "https://a.org/#:~:text=One%2C%20two,four");
    }

    #[test]
    fn a_fragment_of_the_address_stays() {
        assert_eq!(
            landing("https://a.org/x#part", "So it is", None),
            "https://a.org/x#part:~:text=So%20it%20is"
        );
        assert_eq!(landing("https://a.org/#:~:text=x", "So it is", None), "https://a.org/#:~:text=x");
    }

    #[test]
    fn what_is_no_page_of_words_opens_as_it_is() {
        for url in [
            "https://a.org/x.PDF",
            "https://perma.cc/AB-CD",
            "https://archive.ph/x",
            "https://rumble.com/x",
            "https://www.youtube.com/watch?v=x",
        ] {
            assert_eq!(landing(url, LONG, None), url);
        }
        let kept = "https://web.archive.org/web/2025/https://a.org/x";
        assert!(landing(kept, LONG, None).starts_with(&format!("{kept}#:~:text=")));
    }

    #[test]
    fn a_recording_opens_at_the_second() {
        let at = |url: &str| landing(url, LONG, Some(83));
        assert_eq!(at("https://www.youtube.com/watch?v=x"), "https://www.youtube.com/watch?v=x&t=83");
        assert_eq!(at("https://youtu.be/x#a"), "https://youtu.be/x?t=83#a");
        assert_eq!(at("https://youtu.be/x?t=5"), "https://youtu.be/x?t=5");
        assert_eq!(at("https://www.dailymotion.com/video/x"), "https://www.dailymotion.com/video/x?start=83");
        assert_eq!(at("https://vimeo.com/1"), "https://vimeo.com/1#t=83s");
        assert!(at("https://notyoutube.com/x").contains(":~:"));
    }
}
