use super::{BadBytes, Encoding, Span};
use std::sync::Arc;

/// A named text with its lines found.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: Arc<String>,
    line_starts: Vec<u32>,
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
        let (path, text) = (path.into(), Arc::new(text.into()));
        let breaks = text.match_indices('\n');
        let line_starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)))
            .collect();
        Self { path, text, line_starts, encoding: Encoding::Utf8, bad_bytes: None }
    }

    /// The same, read from bytes of that encoding.
    pub(super) fn encoded(self, encoding: Encoding, bad_bytes: Option<BadBytes>) -> Self {
        Self { encoding, bad_bytes, ..self }
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
        let span = self.clamp(span);
        self.text.get(span.range()).unwrap_or_default()
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
        let before = self.text.get(start..offset).unwrap_or_default();
        let marked = start == 0 && before.starts_with('\u{feff}');
        let column = before.chars().count() + 1 - usize::from(marked);
        Position { line: line + 1, column, offset }
    }
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
    fn spans_past_the_end_or_inside_a_character_are_clamped() {
        let source = Source::new("p", "да");
        assert_eq!(source.slice(Span::new(1, 3)), "да");
        assert_eq!(source.slice(Span::new(9, 12)), "");
        assert_eq!(source.position(99).column, 3);
    }
}
