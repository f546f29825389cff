use super::build::Open;
use crate::source::{Source, Span};
use std::collections::BTreeMap;

/// What is read in place of a broken text: replacements of the file's bytes, by where they begin. They don't
/// overlap.
#[derive(Default)]
pub(super) struct Readings(BTreeMap<u32, (u32, String)>);

impl Readings {
    /// Reads `text` in place of `span`; earlier replacements that it meets are dropped.
    pub fn put(&mut self, span: Span, text: String) {
        let met = self.0.range(..span.end.max(span.start + 1)).rev();
        let met: Vec<u32> = met
            .take_while(|(start, (end, _))| *end > span.start || **start == span.start)
            .map(|(start, _)| *start)
            .collect();
        for start in met {
            self.0.remove(&start);
        }
        self.0.insert(span.start, (span.end, text));
    }

    /// Whether these bytes are read so already.
    pub fn holds(&self, span: Span, text: &str) -> bool {
        self.0.get(&span.start).is_some_and(|(end, with)| *end == span.end && with == text)
    }

    /// Whether all that these bytes show, of one line, is read as nothing or as a comment.
    pub fn erases(&self, span: Span) -> bool {
        let before = self.0.range(..=span.start).next_back();
        before.is_some_and(|(start, (end, text))| {
            let over = *start <= span.start && *end >= span.end && text.trim().is_empty();
            over || *start == span.start && text.starts_with('#')
        })
    }

    /// The end of the last line, of those from `from` on, that is replaced in part; none if none is.
    fn last_line_end(&self, source: &Source, from: u32) -> Option<usize> {
        let (start, (end, _)) = self.0.last_key_value().filter(|(start, _)| **start >= from)?;
        let line = source.line(source.line_at((*end).max(*start) as usize));
        Some(line.end as usize)
    }
}

/// A text for the parser to go on with in the middle of a file, and how its places are the file's.
///
/// It is made of lines that open what was open there, of the file's lines that are read otherwise than they
/// are written, and of the rest of the file; they stand before that rest in a copy of the file, so that
/// nothing else is copied, however often it is done.
pub(super) struct Resume {
    buffer: String,
    /// Free bytes before the file's text.
    pad: usize,
    /// What stood where something was written over it: its place in the buffer, and the bytes.
    saved: Option<(usize, String)>,
    /// Where the parser's text begins in the buffer.
    from: usize,
    /// How long the opening lines are.
    opening: usize,
    /// Where in the file it goes on.
    line: usize,
    /// The rewritten lines.
    pieces: Vec<Piece>,
    rewritten: usize,
    /// The file's byte after the rewritten lines.
    rest: usize,
}

/// A part of the rewritten lines.
struct Piece {
    /// Its first byte after the opening lines.
    here: usize,
    /// The file's byte that it stands for.
    file: usize,
    /// Whether it stands in place of something else.
    replaced: bool,
}

impl Resume {
    /// From the beginning of the file.
    pub fn new(text: &str) -> Self {
        Self {
            buffer: text.to_owned(),
            pad: 0,
            saved: None,
            from: 0,
            opening: 0,
            line: 0,
            pieces: Vec::new(),
            rewritten: 0,
            rest: 0,
        }
    }

    /// What the parser is to read.
    pub fn text(&self) -> &str {
        self.buffer.get(self.from..).unwrap_or_default()
    }

    /// The byte of the file that a byte of the parser's text stands for.
    pub fn place(&self, at: usize) -> usize {
        let Some(at) = at.checked_sub(self.opening) else { return self.line };
        if at >= self.rewritten {
            return self.rest + (at - self.rewritten);
        }
        let next = self.pieces.partition_point(|piece| piece.here <= at);
        let limit = self.pieces.get(next).map_or(self.rest, |piece| piece.file);
        let Some(piece) = next.checked_sub(1).and_then(|before| self.pieces.get(before)) else {
            return self.line;
        };
        match at - piece.here {
            0 => piece.file,
            // Inside of what was read in place of something, there is nothing to point at.
            _ if piece.replaced => limit,
            further => (piece.file + further).min(limit),
        }
    }

    /// Goes on at the line that begins at byte `line` of the file, inside of `open`. `pending`: the last dash
    /// has no item yet. Returns how many events the opening lines give, and how many bytes were written.
    pub fn at(
        &mut self,
        source: &Source,
        line: usize,
        open: &[Open],
        pending: bool,
        readings: &Readings,
    ) -> (usize, usize) {
        self.restore();
        let (mut written, mut events) = (String::new(), 0);
        if line > 0 {
            // The parser looks for a first comment in all of its text before it begins: it finds this one.
            written.push_str("#\n");
            events += 1;
        }
        events += opening(open, pending, &mut written);
        self.opening = written.len();
        self.line = line;
        self.pieces.clear();
        let start = Span::at(line).start;
        self.rest = readings.last_line_end(source, start).unwrap_or(line);
        self.rewrite(source, readings, &mut written);
        self.rewritten = written.len() - self.opening;
        let length = written.len();
        self.write(source, written);
        (events, length)
    }

    /// The file's lines from `line` to `rest`, as they are read.
    fn rewrite(&mut self, source: &Source, readings: &Readings, written: &mut String) {
        let text = source.text();
        let mut at = self.line;
        for (start, (end, with)) in readings.0.range(Span::at(self.line).start..) {
            let (start, end) = (*start as usize, *end as usize);
            if start > at {
                self.pieces.push(Piece { here: written.len() - self.opening, file: at, replaced: false });
                written.push_str(text.get(at..start).unwrap_or_default());
            }
            self.pieces.push(Piece { here: written.len() - self.opening, file: start, replaced: true });
            written.push_str(with);
            at = end;
        }
        self.pieces.push(Piece { here: written.len() - self.opening, file: at, replaced: false });
        written.push_str(text.get(at..self.rest).unwrap_or_default());
    }

    fn write(&mut self, source: &Source, written: String) {
        if self.pad + self.rest < written.len() {
            self.pad = (written.len() * 2).max(1 << 12);
            self.buffer = " ".repeat(self.pad) + source.text();
        }
        let end = self.pad + self.rest;
        self.from = end.saturating_sub(written.len());
        let mut start = self.from;
        while !self.buffer.is_char_boundary(start) {
            start -= 1;
        }
        self.saved = self.buffer.get(start..end).map(|bytes| (start, bytes.to_owned()));
        let filled = " ".repeat(self.from - start) + &written;
        self.buffer.replace_range(start..end, &filled);
    }

    fn restore(&mut self) {
        if let Some((start, bytes)) = self.saved.take() {
            let range = start..start + bytes.len();
            self.buffer.replace_range(range, &bytes);
        }
    }
}

/// Writes lines that open the same mappings and lists at the same columns; returns how many events they give.
fn opening(open: &[Open], pending: bool, text: &mut String) -> usize {
    let mut column = 0;
    let mut events = usize::from(!open.is_empty());
    for one in open {
        if one.column < column {
            text.push('\n');
            column = 0;
        }
        text.extend(std::iter::repeat_n(' ', one.column - column));
        if one.mapping {
            text.push_str("x:\n");
            column = 0;
            events += 2;
        } else {
            text.push_str("- ");
            column = one.column + 2;
            events += 1;
        }
    }
    if let Some(last) = open.last() {
        let complete = if last.mapping { !last.awaits_value() } else { !pending };
        if last.mapping {
            text.pop();
        }
        if complete {
            text.push_str(" ''");
            events += 1;
        }
        text.push('\n');
    }
    events
}
