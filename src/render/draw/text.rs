//! Text into lines of a drawing, which cannot break them itself.

/// `text` in at most `most` lines, each no wider than `width` times the height of its letters; what does not
/// fit is cut off with dots.
pub(super) fn lines(text: &str, width: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for (part, is_spaced) in text.split_whitespace().flat_map(parts) {
        let space = if is_spaced && !line.is_empty() { SPACE } else { 0.0 };
        let wide = breadth(part);
        if !line.is_empty() && used + space + wide > width {
            if lines.len() + 1 == most {
                line.push('…');
                lines.push(line);
                return lines;
            }
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if space > 0.0 && !line.is_empty() {
            line.push(' ');
            used += space;
        }
        line.push_str(part);
        used += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// `word` where a line may break inside of it, which is before a sign of Chinese or Japanese; and whether a space
/// stands before each part.
fn parts(word: &str) -> impl Iterator<Item = (&str, bool)> {
    let signs = word.char_indices().filter(|(_, letter)| is_sign(*letter)).map(|(at, _)| at);
    let starts: Vec<usize> = std::iter::once(0).chain(signs.filter(|at| *at > 0)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([word.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| (&word[start..end], start == 0))
}

/// Whether `letter` is a word, or a part of one, that needs no space beside it.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The width of a space, as a part of the height of letters.
const SPACE: f32 = 0.28;

/// About how wide `word` is, as a multiple of the height of its letters; rather too wide than too narrow.
pub(super) fn breadth(word: &str) -> f32 {
    word.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | 'і' | 'ї' => {
                0.34
            }
            'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ю' | 'ж' | 'ф' => 0.86,
            'A'..='Z' | 'А'..='Я' => 0.7,
            '\u{2e80}'.. => 1.05,
            _ => 0.56,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_end_in_dots() {
        assert_eq!(lines("one two three", 3.5, 3), ["one", "two", "three"]);
        assert_eq!(lines("one two three", 4.5, 3), ["one two", "three"]);
        assert_eq!(lines("one two three", 3.5, 2), ["one", "two…"]);
        assert_eq!(lines("", 9.0, 2), Vec::<String>::new());
        assert_eq!(lines("unbreakableness", 3.0, 2), ["unbreakableness"]);
        assert_eq!(lines("停火协议，今天 生效", 3.3, 9), ["停火协", "议，今", "天 生", "效"]);
    }
}
