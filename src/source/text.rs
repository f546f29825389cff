use super::{BadBytes, Encoding, Span};
use memchr::memchr_iter;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A named text with its lines found.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: Arc<String>,
    line_starts: Vec<u32>,
    plain: bool,
    /// How many characters begin before each step of bytes, once that was asked for.
    characters: OnceLock<Vec<u32>>,
    encoding: Encoding,
    bad_bytes: Option<BadBytes>,
}

/// A place as people count: line and column from 1, the column in characters; the offset in bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters; a byte order mark takes no column.
    pub column: usize,
    /// From 0, in bytes.
    pub offset: usize,
}

impl Source {
    /// A text under the name that messages show for it.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::of(path, Arc::new(text.into()))
    }

    /// The same of a text that others keep too.
    pub(super) fn of(path: impl Into<String>, text: Arc<String>) -> Self {
        let (mut line_starts, mut plain) = (vec![0], true);
        // A large text comes from memory once and not for each question.
        for (number, block) in text.as_bytes().chunks(BLOCK).enumerate() {
            let place = |at: usize| u32::try_from(number * BLOCK + at + 1).unwrap_or(u32::MAX);
            line_starts.extend(memchr_iter(b'\n', block).map(place));
            plain &= !block.iter().fold(false, |any, byte| any | is_control(*byte));
        }
        let (path, encoding, characters) = (path.into(), Encoding::Utf8, OnceLock::new());
        Self { path, text, line_starts, plain, characters, encoding, bad_bytes: None }
    }

    /// The same, read from bytes of that encoding.
    pub(super) fn encoded(self, encoding: Encoding, bad_bytes: Option<BadBytes>) -> Self {
        Self { encoding, bad_bytes, ..self }
    }

    /// Whether it holds no control characters but tabs and line feeds.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// How the file was written.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The bytes of the file that are not UTF-8, where it is UTF-8 otherwise.
    pub fn bad_bytes(&self) -> Option<BadBytes> {
        self.bad_bytes
    }

    /// The name that messages show.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, for one who keeps it.
    pub fn shared_text(&self) -> Arc<String> {
        Arc::clone(&self.text)
    }

    /// The text at `span`, cut to what exists and to character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        let cut = || self.text.get(self.clamp(span).range());
        self.text.get(span.range()).or_else(cut).unwrap_or_default()
    }

    /// `span` cut to the text and widened to character boundaries.
    pub fn clamp(&self, span: Span) -> Span {
        let length = self.text.len();
        let boundary = |at: &usize| self.text.is_char_boundary(*at);
        let start = (0..=length.min(span.start as usize)).rev().find(boundary).unwrap_or(0);
        let end = (length.min(span.end as usize)..=length).find(boundary).unwrap_or(length);
        Span::new(start, end)
    }

    /// How many lines there are; a final line break begins a last, empty one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line (from 0) that holds byte `offset`.
    pub fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start as usize <= offset).saturating_sub(1)
    }

    /// The bytes of a line (from 0) without its line break; empty past the end.
    pub fn line(&self, line: usize) -> Span {
        let start = self.line_starts.get(line).map_or(self.text.len(), |start| *start as usize);
        let next = self.line_starts.get(line + 1).map_or(self.text.len(), |start| *start as usize);
        let body = self.text.get(start..next).unwrap_or_default();
        Span::new(start, start + body.trim_end_matches(['\n', '\r']).len())
    }

    /// Line and column of byte `offset`.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.clamp(Span::at(offset)).start as usize;
        let line = self.line_at(offset);
        let start = self.line(line).start as usize;
        let marked = start == 0 && offset > 0 && self.text.starts_with('\u{feff}');
        let column = self.characters(start..offset) + 1 - usize::from(marked);
        Position { line: line + 1, column, offset }
    }

    /// How many characters begin in these bytes. On a long line they are not counted anew for each place.
    fn characters(&self, range: Range<usize>) -> usize {
        let bytes = self.text.as_bytes();
        if range.len() <= STEP {
            return begins(bytes.get(range).unwrap_or_default());
        }
        let counted = self.characters.get_or_init(|| {
            let steps = bytes.chunks(STEP).scan(0_u32, |sum, chunk| {
                let before = *sum;
                *sum = sum.saturating_add(u32::try_from(begins(chunk)).unwrap_or(u32::MAX));
                Some(before)
            });
            steps.collect()
        });
        let before = |at: usize| {
            let step = at / STEP;
            let known = counted.get(step).map_or(0, |count| *count as usize);
            known + begins(bytes.get(step * STEP..at).unwrap_or_default())
        };
        before(range.end).saturating_sub(before(range.start))
    }
}

/// So many bytes are gone through at most to find the column of a place.
const STEP: usize = 1024;

/// How many characters begin in these bytes of a text.
fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

/// So many bytes are looked over at once.
const BLOCK: usize = 1 << 13;

fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') | (byte == 0x7f)
}

/// A text with one space between its words and none around them: as it stands where it is so already.
pub fn spaced(text: &str) -> Cow<'_, str> {
    let mut last = ' ';
    let apart = text.chars().all(|c| {
        let before = std::mem::replace(&mut last, c);
        !c.is_whitespace() || c == ' ' && before != ' '
    });
    match apart && (last != ' ' || text.is_empty()) {
        true => text.into(),
        false => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
    }
}

/// The parts of a text between the characters that are `apart`, without empty ones, and where each begins.
pub fn parts(text: &str, apart: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, text));
    std::iter::from_fn(move || {
        let (at, text) = rest?;
        let start = text.find(|c| !apart(c))?;
        let from = text.get(start..)?;
        let length = from.find(&apart).unwrap_or(from.len());
        let (part, after) = from.split_at_checked(length)?;
        rest = Some((at + start + length, after));
        Some((at + start, part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_offsets_bytes() {
        let source = Source::new("p", "\u{feff}ключ: да\r\nb: 😀 x\n");
        let at = |needle: &str| source.position(source.text().find(needle).unwrap());
        assert_eq!(at("да"), Position { line: 1, column: 7, offset: 13 });
        assert_eq!(at("x"), Position { line: 2, column: 6, offset: 27 });
        assert_eq!(source.slice(source.line(0)), "\u{feff}ключ: да");
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_a_short_one() {
        let line = "\u{feff}ключ: да 😀 x, ".repeat(400);
        let source = Source::new("p", format!("a: b\n{line}\n{line}"));
        let start = source.line(1).start as usize;
        for (column, (at, _)) in line.char_indices().enumerate() {
            let at = |from: usize| source.position(from + at);
            assert_eq!((at(start).line, at(start).column), (2, column + 1));
            assert_eq!(at(start + line.len() + 1).column, column + 1);
        }
        let marked = Source::new("p", "\u{feff}".to_owned() + &"д".repeat(3000));
        assert_eq!(marked.position(3 + 4000).column, 2001);
        assert_eq!((marked.position(0).column, marked.position(3).column), (1, 1));
    }

    #[test]
    fn parts_are_found_with_their_places() {
        let found: Vec<_> = parts(" один,  два, ", |c| c == ',' || c == ' ').collect();
        assert_eq!(found, [(1, "один"), (12, "два")]);
        assert_eq!(parts(", ,", |c| c == ',' || c == ' ').count(), 0);
        assert_eq!(parts("два", char::is_whitespace).collect::<Vec<_>>(), [(0, "два")]);
    }

    #[test]
    fn spans_past_the_end_or_inside_a_character_are_clamped() {
        let source = Source::new("p", "да");
        assert_eq!(source.slice(Span::new(1, 3)), "да");
        assert_eq!(source.slice(Span::new(9, 12)), "");
        assert_eq!(source.position(99).column, 3);
    }
}
