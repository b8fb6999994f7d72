//! Text into lines of a drawing, which cannot break them itself.

/// `text` in at most `most` lines, each no wider than `width` times the height of its letters; what does not
/// fit is cut off with dots.
pub(super) fn lines(text: &str, width: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let wide = breadth(word);
        let fits = line.is_empty() || used + SPACE + wide <= width;
        if !fits {
            if lines.len() + 1 == most {
                line.push('…');
                lines.push(line);
                return lines;
            }
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += SPACE;
        }
        line.push_str(word);
        used += wide;
        if words.peek().is_none() {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
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
    }
}
