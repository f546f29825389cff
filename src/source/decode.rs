use super::{Files, Source, Span};
use std::io;
use std::sync::Arc;

/// How the bytes of a file were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// As they should be; single bytes may be wrong all the same, see [`Source::bad_bytes`].
    #[default]
    Utf8,
    /// Windows-1251, what Russian Windows calls ANSI.
    Cp1251,
    /// Two bytes a character, the low one first: what Windows calls Unicode.
    Utf16Le,
    /// Two bytes a character, the high one first.
    Utf16Be,
    /// A document of Word or Excel, or another archive.
    Archive,
    /// No text at all, or one in another encoding.
    Binary,
}

/// Bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadBytes {
    /// The first of them.
    pub first: Span,
    /// How many there are.
    pub count: usize,
}

/// So many bytes tell what a file is.
const SAMPLE: usize = 1 << 16;

impl Source {
    /// The text of the file at `path`, under the name that messages show for it; as [`decode`](Self::decode)
    /// gives it.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn read(files: &dyn Files, path: &str, name: impl Into<String>) -> io::Result<Self> {
        Ok(match files.read_text(path)? {
            Ok(text) if by_beginning(text.as_bytes()).is_none() => Self::of(name, text),
            Ok(text) => Self::decode(name, Arc::unwrap_or_clone(text).into_bytes()),
            Err(bytes) => Self::decode(name, bytes),
        })
    }

    /// The text of a file's bytes, never failing: single bytes that are not UTF-8 are read as `?`, each as
    /// one byte, so that places stay right. A text in another encoding that is known is put into UTF-8, to be
    /// shown; places in it are not those of the file. A file that is no text gives an empty one.
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let known = by_beginning(&bytes);
        let bytes = match (known, String::from_utf8(bytes)) {
            (None, Ok(text)) => return Self::new(path, text),
            (_, Ok(text)) => text.into_bytes(),
            (_, Err(error)) => error.into_bytes(),
        };
        let encoding = known.unwrap_or_else(|| one_byte(&bytes));
        match encoding {
            Encoding::Utf8 => utf8(path.into(), &bytes),
            Encoding::Cp1251 => {
                let text: String = bytes.iter().map(|byte| cp1251(*byte)).collect();
                Self::new(path, text).encoded(encoding, None)
            }
            Encoding::Utf16Le => Self::new(path, utf16(&bytes, u16::from_le_bytes)).encoded(encoding, None),
            Encoding::Utf16Be => Self::new(path, utf16(&bytes, u16::from_be_bytes)).encoded(encoding, None),
            Encoding::Archive | Encoding::Binary => Self::new(path, "").encoded(encoding, None),
        }
    }
}

/// Single wrong bytes in a text that is UTF-8 otherwise.
fn utf8(path: String, bytes: &[u8]) -> Source {
    let mut text = String::with_capacity(bytes.len());
    let mut bad: Option<BadBytes> = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let count = chunk.invalid().len();
        if count > 0 {
            let first = Span::new(text.len(), text.len() + count);
            let before = bad.unwrap_or(BadBytes { first, count: 0 });
            bad = Some(BadBytes { count: before.count + count, ..before });
            text.extend(std::iter::repeat_n('?', count));
        }
    }
    Source::new(path, text).encoded(Encoding::Utf8, bad)
}

/// What the beginning of a file tells; nothing if it may be UTF-8.
fn by_beginning(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(Encoding::Archive);
    }
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    if zeros == 0 {
        return None;
    }
    two_bytes(sample).or_else(|| (zeros * 4 > sample.len()).then_some(Encoding::Binary))
}

/// UTF-16 without a mark: the high bytes of Latin and Cyrillic letters are 0 and 4.
fn two_bytes(sample: &[u8]) -> Option<Encoding> {
    let mut high = [0, 0];
    for pair in sample.chunks_exact(2) {
        let [first, second] = [pair.first(), pair.last()].map(|byte| byte.copied().unwrap_or(0xff));
        for (count, byte) in high.iter_mut().zip([first, second]) {
            *count += usize::from(matches!(byte, 0 | 4));
        }
    }
    let pairs = sample.len() / 2;
    let most = |count: usize| count * 10 >= pairs * 9;
    match high {
        _ if pairs < 2 => None,
        [first, second] if most(first) && !most(second) => Some(Encoding::Utf16Be),
        [first, second] if most(second) && !most(first) => Some(Encoding::Utf16Le),
        _ => None,
    }
}

/// Not UTF-8: a few wrong bytes in it, Windows-1251, or something else.
fn one_byte(bytes: &[u8]) -> Encoding {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let wrong: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let control =
        bytes.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r')).count();
    if control * 20 > bytes.len() {
        return Encoding::Binary;
    }
    let small = bytes.iter().filter(|byte| **byte >= 0xe0).count();
    let capital = bytes.iter().filter(|byte| (0xc0..0xe0).contains(*byte)).count();
    // Small letters are more than capital ones, and both more than the other signs.
    if wrong * 2 > high && high > 3 && small > capital && (small + capital) * 4 > high * 3 {
        return Encoding::Cp1251;
    }
    if wrong * 2 > high && high > 8 { Encoding::Binary } else { Encoding::Utf8 }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| {
        let byte = |at: usize| pair.get(at).copied().unwrap_or(0);
        unit([byte(0), byte(1)])
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The signs of Windows-1251 from 0x80 up to the letters.
const SIGNS: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', //
    'ђ', '‘', '’', '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', //
    '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', //
    '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

fn cp1251(byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        0xc0.. => char::from_u32(0x410 + u32::from(byte - 0xc0)).unwrap_or('?'),
        _ => SIGNS.get(usize::from(byte - 0x80)).copied().unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "kcp: 1\ntitle: Программа № 5 — «Рассвет»\ngoal: Ёлка\n";

    fn in_cp1251(text: &str) -> Vec<u8> {
        text.chars().map(|c| (0..=255).find(|byte| cp1251(*byte) == c).unwrap()).collect()
    }

    #[test]
    fn encodings_are_recognised_and_the_text_is_shown() {
        let wide = |bytes: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let marked = |bytes: Vec<u8>, mark: [u8; 2]| mark.into_iter().chain(bytes).collect::<Vec<u8>>();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (in_cp1251(TEXT), Encoding::Cp1251),
            (wide(u16::to_le_bytes), Encoding::Utf16Le),
            (wide(u16::to_be_bytes), Encoding::Utf16Be),
            (marked(wide(u16::to_le_bytes), [0xff, 0xfe]), Encoding::Utf16Le),
            (marked(wide(u16::to_be_bytes), [0xfe, 0xff]), Encoding::Utf16Be),
        ] {
            let source = Source::decode("p", bytes);
            assert_eq!(source.encoding(), encoding);
            assert_eq!(source.text().trim_start_matches('\u{feff}'), TEXT);
            assert_eq!(source.bad_bytes(), None);
        }
    }

    #[test]
    fn single_wrong_bytes_keep_places_right() {
        let mut bytes = TEXT.as_bytes().to_vec();
        let at = TEXT.find("Рассвет").unwrap();
        bytes[at] = 0xff;
        let source = Source::decode("p", bytes);
        assert_eq!(source.encoding(), Encoding::Utf8);
        assert_eq!(source.text().len(), TEXT.len());
        assert_eq!(source.text().find("Ёлка"), TEXT.find("Ёлка"));
        assert_eq!(source.bad_bytes(), Some(BadBytes { first: Span::new(at, at + 1), count: 2 }));
    }

    #[test]
    fn what_is_no_text_gives_none() {
        for (bytes, encoding) in [
            (b"PK\x03\x04\x14\0\x06\0".to_vec(), Encoding::Archive),
            ((0..=255).cycle().take(4096).collect(), Encoding::Binary),
            (vec![0; 100], Encoding::Binary),
        ] {
            let source = Source::decode("p", bytes);
            assert_eq!((source.encoding(), source.text()), (encoding, ""));
        }
        assert_eq!(Source::decode("p", Vec::new()).encoding(), Encoding::Utf8);
        assert_eq!(Source::decode("p", b"a: \0b".to_vec()).text(), "a: \0b");
    }
}
