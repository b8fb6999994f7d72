//! Base64 into bytes and back, for the pictures inside an SVG.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes that `text` stands for; white space is skipped.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|letter| !letter.is_ascii_whitespace()).collect();
    let digits = digits.trim_ascii_end();
    let unpadded = digits.iter().rposition(|letter| *letter != b'=').map_or(0, |last| last + 1);
    if digits.len() - unpadded > 2 || unpadded % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(unpadded / 4 * 3 + 2);
    for group in digits.get(..unpadded)?.chunks(4) {
        let mut number = 0_u32;
        for letter in group {
            let value = LETTERS.iter().position(|known| known == letter)?;
            number = number << 6 | u32::try_from(value).ok()?;
        }
        number <<= 6 * (4 - group.len());
        bytes.extend_from_slice(number.to_be_bytes().get(1..group.len())?);
    }
    Some(bytes)
}

/// `bytes` as text, padded.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let number = group.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        let number = number << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS.get(number >> (18 - 6 * place) & 63);
            let padding = place > group.len();
            text.push(if padding { '=' } else { letter.map_or('=', |letter| char::from(*letter)) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_length_come_back() {
        for length in 0..9_u8 {
            let bytes: Vec<u8> = (0..length).map(|at| at.wrapping_mul(97)).collect();
            assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
        assert_eq!(encode(b"Onrecord"), "T25yZWNvcmQ=");
    }

    #[test]
    fn what_is_not_base64_is_nothing() {
        assert_eq!(decode("a"), None);
        assert_eq!(decode("ab!="), None);
        assert_eq!(decode("a==="), None);
    }
}
