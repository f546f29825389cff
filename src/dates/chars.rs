//! Typography made plain: what people's programs and habits do to letters, dashes and spaces.

/// A plain character and the bytes of the text that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    pub plain: char,
    pub start: usize,
    pub end: usize,
}

/// The text in lower case with plain dashes, spaces, slashes and digits; what has no width is left out.
pub(super) fn plain(text: &str) -> Vec<Char> {
    let mut plain: Vec<Char> = Vec::with_capacity(text.len());
    for (start, char) in text.char_indices() {
        let end = start + char.len_utf8();
        match char {
            // A breve that was written as a character of its own makes «й».
            '\u{306}' => {
                if let Some(last) = plain.last_mut()
                    && last.plain == 'и'
                {
                    *last = Char { plain: 'й', start: last.start, end };
                }
            }
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
            // Roman numerals that are one character.
            '\u{2160}'..='\u{216b}' | '\u{2170}'..='\u{217b}' => {
                let number = (u32::from(char) & 0xf) as usize;
                let word = super::words::ROMAN.get(number).copied().unwrap_or_default();
                plain.extend(word.chars().map(|plain| Char { plain, start, end }));
            }
            _ => plain.push(Char { plain: simple(char), start, end }),
        }
    }
    digits_for_letters(&mut plain);
    plain
}

/// Letters that were typed for digits beside others: «l5.10», «1О.09».
fn digits_for_letters(plain: &mut [Char]) {
    let kinds: Vec<char> = plain.iter().map(|char| char.plain).collect();
    let at = |index: Option<usize>| index.and_then(|index| kinds.get(index)).copied().unwrap_or(' ');
    for (index, char) in plain.iter_mut().enumerate() {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        match char.plain {
            'l' if after.is_ascii_digit() && !before.is_alphanumeric() => char.plain = '1',
            'o' | 'о' if before.is_ascii_digit() && (after.is_ascii_digit() || after == '.') => {
                char.plain = '0';
            }
            _ => {}
        }
    }
}

fn simple(char: char) -> char {
    match char {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '«' | '»' | '"' | '“' | '”' | '„' | '‟' | '•' => ' ',
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        char if char.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '−' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{2e3a}' | '\u{2e3b}' => {
            '-'
        }
        '⁄' | '∕' | '\\' => '/',
        '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '†' | '‡' => '*',
        'ё' | 'Ё' => 'е',
        'і' | 'І' => 'i',
        '[' => '(',
        ']' => ')',
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char);
            ascii.to_ascii_lowercase()
        }
        char => char.to_lowercase().next().unwrap_or(char),
    }
}

/// A word with Latin letters replaced by the Cyrillic ones that look the same.
pub(super) fn cyrillic(word: &str) -> String {
    swap(word, |(latin, cyrillic)| (latin, cyrillic))
}

/// A word with Cyrillic letters replaced by the Latin ones that look the same.
pub(super) fn latin(word: &str) -> String {
    swap(word, |(latin, cyrillic)| (cyrillic, latin))
}

fn swap(word: &str, direction: impl Fn((char, char)) -> (char, char)) -> String {
    /// Pairs that look the same in capitals or in small letters.
    const ALIKE: [(char, char); 13] = [
        ('a', 'а'),
        ('b', 'в'),
        ('c', 'с'),
        ('e', 'е'),
        ('h', 'н'),
        ('i', 'і'),
        ('k', 'к'),
        ('m', 'м'),
        ('o', 'о'),
        ('p', 'р'),
        ('t', 'т'),
        ('x', 'х'),
        ('y', 'у'),
    ];
    let one = |char| {
        let found = ALIKE.into_iter().map(&direction).find(|(from, _)| *from == char);
        found.map_or(char, |(_, to)| to)
    };
    word.chars().map(one).collect()
}
