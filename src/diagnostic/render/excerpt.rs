use crate::locale::visible;
use crate::source::{Source, Span};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines of a file around some places, as they may be shown: cut to the width, control characters as escapes.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The lines.
    pub text: String,
    /// The number of the first, from 1.
    pub first_line: usize,
    /// The places asked for, in `text`.
    pub spans: Vec<Range<usize>>,
    /// Line and column of the first place as the shown text has them, and as the file has them.
    pub shown: (usize, usize),
    /// In the file, from 1, in characters.
    pub real: (usize, usize),
}

/// How far before a place its line is shown at least, if it must be cut.
const BEFORE: usize = 12;

/// The lines from the first to the last of `places` (each cut to its first line), in at most `room` columns.
/// The first place decides which part of a long line is shown.
pub(super) fn excerpt(source: &Source, places: &[Span], room: usize) -> Excerpt {
    let places: Vec<Span> = places.iter().map(|place| one_line(source, *place)).collect();
    let lines = places.iter().map(|place| source.line_at(place.start as usize));
    let (first, last) = lines.fold((usize::MAX, 0), |(low, high), at| (low.min(at), high.max(at)));
    let main = places.first().copied().unwrap_or_default();
    let mut text = String::new();
    let mut spans = vec![0..0; places.len()];
    for line in first..=last {
        let whole = source.line(line);
        let here: Vec<(usize, Span)> =
            places.iter().copied().enumerate().filter(|(_, place)| whole.contains(*place)).collect();
        let focus = here.iter().map(|(_, place)| *place).find(|place| *place == main);
        let focus = focus.or(here.first().map(|(_, place)| *place)).unwrap_or(Span::at(whole.start as usize));
        let shown = Shown::of(source, whole, focus, room);
        for (index, place) in here {
            if let Some(span) = spans.get_mut(index) {
                *span = text.len() + shown.find(place.start)..text.len() + shown.find(place.end);
            }
        }
        text.push_str(&shown.text);
        text.push('\n');
    }
    let real = source.position(main.start as usize);
    let start = spans.first().map_or(0, |span| span.start);
    let before = text.get(..start).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let (shown, real) = ((real.line, column), (real.line, real.column));
    Excerpt { text, first_line: first + 1, spans, shown, real }
}

/// A place without what of it stands on further lines.
fn one_line(source: &Source, place: Span) -> Span {
    let place = source.clamp(place);
    let line = source.line(source.line_at(place.start as usize));
    let start = place.start.min(line.end);
    Span { start, end: place.end.min(line.end).max(start) }
}

/// A line as shown, and where the file's bytes are in it.
struct Shown {
    text: String,
    /// Byte in the file and byte in `text` of each character kept, and of the end.
    map: Vec<(u32, usize)>,
}

impl Shown {
    fn of(source: &Source, line: Span, focus: Span, room: usize) -> Self {
        let (from, to) = cut(source, line, focus, room);
        let mut shown = Self { text: String::new(), map: Vec::new() };
        if from > line.start {
            shown.text.push('…');
        }
        let part = source.slice(Span { start: from, end: to });
        for (at, c) in part.char_indices() {
            let at = from + u32::try_from(at).unwrap_or(0);
            shown.map.push((at, shown.text.len()));
            if c != '\u{feff}' {
                shown.text.push_str(&visible(c.encode_utf8(&mut [0; 4])));
            }
        }
        shown.map.push((to, shown.text.len()));
        if to < line.end {
            shown.text.push('…');
        }
        shown
    }

    fn find(&self, at: u32) -> usize {
        let found = self.map.partition_point(|(file, _)| *file < at);
        self.map.get(found).or(self.map.last()).map_or(0, |(_, shown)| *shown)
    }
}

/// The bytes of a line that fit into `room` columns, `focus` among them.
fn cut(source: &Source, line: Span, focus: Span, room: usize) -> (u32, u32) {
    let before = source.slice(Span { start: line.start, end: focus.start });
    let after = source.slice(Span { start: focus.start, end: line.end });
    let room = room.max(BEFORE * 2);
    let fits = |text: &str| text.len() <= room * 4 && text.chars().map(columns).sum::<usize>() <= room;
    let whole = source.slice(line);
    if fits(whole) {
        return (line.start, line.end);
    }
    // What is marked first, then as much before it as fits, then the rest of the line.
    let marked = take(source.slice(focus).chars(), room.saturating_sub(BEFORE + 2)).1;
    let keep = if fits(before) && before.width() + marked < room { room } else { BEFORE };
    let back = take(before.chars().rev(), keep);
    let from = focus.start - u32::try_from(back.0).unwrap_or(0);
    let left = usize::from(from > line.start);
    let forward = take(after.chars(), room.saturating_sub(back.1 + left + 1));
    let to = focus.start + u32::try_from(forward.0).unwrap_or(0);
    (from, to)
}

/// How many bytes of `chars` fit into `room` columns, and how many columns those take.
fn take(chars: impl Iterator<Item = char>, room: usize) -> (usize, usize) {
    let (mut bytes, mut used) = (0, 0);
    for c in chars {
        let wide = columns(c);
        if used + wide > room {
            break;
        }
        bytes += c.len_utf8();
        used += wide;
    }
    (bytes, used)
}

/// The columns that a character takes as it is shown; a tab takes four.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{feff}' => 0,
        c => match visible(c.encode_utf8(&mut [0; 4])) {
            std::borrow::Cow::Borrowed(_) => c.width().unwrap_or(0),
            std::borrow::Cow::Owned(escape) => escape.len(),
        },
    }
}
