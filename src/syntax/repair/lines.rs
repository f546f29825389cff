use super::super::Known;
use super::super::build::Builder;
use super::super::comments::before_comment;
use super::super::events::{Event, Spot, Style};
use crate::source::{Source, Span};
use memchr::memchr;

/// A line of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// From 0.
    pub number: usize,
    /// Without its break.
    pub span: Span,
    /// The byte after its indentation, whatever that is made of.
    pub content: u32,
    /// How many characters its indentation has.
    pub column: usize,
}

/// Spaces that are none for YAML.
pub(in super::super) fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'
            ..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// Signs that Word and people write for the dash of a list.
pub(super) fn is_odd_dash(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '•'
                | '·'
                | '▪'
                | '▫'
                | '●'
                | '○'
                | '◦'
                | '‣'
                | '⁃'
                | '■'
                | '□'
                | '➢'
                | '✓'
                | '\u{f0b7}'
                | '\u{f0a7}'
                | '\u{f0d8}'
    )
}

impl Line {
    pub fn of(source: &Source, number: usize) -> Self {
        let mut span = source.line(number);
        let mut text = source.slice(span);
        if number == 0 && text.starts_with('\u{feff}') {
            span.start += 3;
            text = source.slice(span);
        }
        let indent = text.len() - text.trim_start_matches(|c| c == ' ' || c == '\t' || is_odd_space(c)).len();
        let column = text.get(..indent).unwrap_or_default().chars().count();
        let content = span.sub(indent, indent).start;
        Self { number, span, content, column }
    }

    /// The line of byte `at`, or the last one before it that is not blank.
    pub fn before(source: &Source, at: usize) -> Self {
        let mut line = Self::of(source, source.line_at(at));
        let mut steps = 0;
        while line.content == line.span.end && line.number > 0 && steps < 1000 {
            line = Self::of(source, line.number - 1);
            steps += 1;
        }
        line
    }

    /// The next line that is neither blank nor a comment.
    pub fn next(&self, source: &Source) -> Option<Self> {
        (self.number + 1..source.line_count().min(self.number + 100))
            .map(|number| Self::of(source, number))
            .find(|line| !line.is_idle(source))
    }

    /// The last line before that is neither blank nor a comment.
    pub fn previous(&self, source: &Source) -> Option<Self> {
        (self.number.saturating_sub(100)..self.number)
            .rev()
            .map(|number| Self::of(source, number))
            .find(|line| !line.is_idle(source))
    }

    pub fn is_idle(&self, source: &Source) -> bool {
        let text = self.text(source);
        text.is_empty() || text.starts_with('#')
    }

    pub fn end(&self) -> u32 {
        self.span.end
    }

    /// From the first character that shows to the last.
    pub fn body(&self, source: &Source) -> Span {
        let span = Span { start: self.content, end: self.span.end };
        span.sub(0, source.slice(span).trim_end().len())
    }

    /// The text of its body.
    pub fn text<'s>(&self, source: &'s Source) -> &'s str {
        source.slice(self.body(source))
    }

    /// The text of its indentation.
    pub fn indentation<'s>(&self, source: &'s Source) -> &'s str {
        source.slice(Span { start: self.span.start, end: self.content })
    }

    /// Its body without the dashes of list items.
    pub fn after_dashes(&self, source: &Source) -> Span {
        let body = self.body(source);
        let text = source.slice(body);
        let mut at = 0;
        while let Some(rest) = text.get(at..).and_then(|text| text.strip_prefix('-')) {
            if !rest.starts_with([' ', '\t']) {
                break;
            }
            at = text.len() - rest.trim_start().len();
        }
        body.sub(at, text.len())
    }

    /// The column of what stands after the dashes.
    pub fn keys_column(&self, source: &Source) -> usize {
        let dashes = source.slice(Span { start: self.content, end: self.after_dashes(source).start });
        self.column + dashes.chars().count()
    }

    /// The key that the line begins with, after dashes; none in brackets.
    pub fn key(&self, source: &Source) -> Option<Span> {
        let body = self.after_dashes(source);
        let text = source.slice(body);
        if text.trim_start_matches(['%', '@', '*', '&', '!', '`']).trim_start().starts_with(['{', '[']) {
            return None;
        }
        let from = match text.chars().next()? {
            quote @ ('"' | '\'') => text.get(1..)?.find(quote)? + 2,
            _ => 0,
        };
        let rest = text.get(from..)?;
        let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| {
            rest.get(at + 1..).is_none_or(|after| after.is_empty() || after.starts_with([' ', '\t']))
        })?;
        let key = text.get(..from + colon)?.trim_end();
        (!key.is_empty()).then(|| body.sub(0, key.len()))
    }

    /// The value after the key, or the item after its dash, without a comment; none if it is empty.
    pub fn value(&self, source: &Source) -> Option<Span> {
        let body = self.after_dashes(source);
        let whole = match self.key(source) {
            Some(key) => {
                let text = source.slice(Span { start: key.end, end: body.end });
                let rest = text.trim_start().strip_prefix(':')?.trim_start();
                body.sub(source.slice(body).len() - rest.len(), source.slice(body).len())
            }
            None if body.start > self.content => body,
            None => return None,
        };
        let value = without_comment(source, whole);
        (!value.is_empty()).then_some(value)
    }

    /// Whether it looks like the beginning of an entry: `key:` or `- `.
    pub fn begins_entry(&self, source: &Source) -> bool {
        self.is_item(source) || self.key(source).is_some()
    }

    /// Whether it begins with a dash, or with what was meant as one.
    pub fn is_item(&self, source: &Source) -> bool {
        let text = self.text(source);
        let mut chars = text.chars();
        let dash = chars.next().is_some_and(|c| c == '-' || is_odd_dash(c));
        text == "-" || dash && chars.next().is_some_and(|c| c == ' ' || c == '\t' || is_odd_space(c))
    }

    /// Whether it is made of signs alone, as people part sections by: `---`, `===`, `* * *`.
    pub fn is_rule(&self, source: &Source) -> bool {
        let mut count = 0;
        let sign = |c: char| "-=*_~#+.".contains(c) || is_odd_dash(c);
        let space = |c: char| c.is_whitespace() || is_odd_space(c);
        let text = self.text(source);
        let only = text.chars().all(|c| {
            count += usize::from(sign(c));
            sign(c) || space(c)
        });
        only && count >= 3 && !text.starts_with('#') && !text.starts_with("- ")
    }

    /// Whether its key is written as the format's keys are.
    pub fn has_format_key(&self, source: &Source) -> bool {
        self.key(source).is_some_and(|key| is_format_word(source.slice(key)))
    }
}

/// Small Latin letters and hyphens, as the format's keys.
pub(super) fn is_format_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// A text without ` # …` after it.
pub(super) fn without_comment(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    if text.starts_with('#') {
        return span.sub(0, 0);
    }
    span.sub(0, before_comment(text).len())
}

/// Whether a text begins a line with what was meant as indentation or as the dash of a list, or holds a key
/// whose colon has no space after it.
pub(in super::super) fn is_odd(
    source: &Source,
    known: &Known,
    event: &Event<'_>,
    spot: &Spot,
    builder: &Builder,
) -> bool {
    let Event::Scalar { text, style: Style::Plain } = event else { return false };
    let anew = builder.begins_item_anew(text, &known.lists) && is_format_word(text);
    let open = builder.open().last();
    let block = !open.is_some_and(|open| open.flow);
    let item = !open.is_some_and(|open| open.mapping);
    let written = || source.text().get(spot.range.clone()).unwrap_or_default();
    if block
        && (closes_unopened(text) && closes_unopened(written())
            || item && item_in_text(source, spot).is_some())
    {
        return true;
    }
    // Only a word in small Latin letters can be a key that lacks the space after its colon.
    let first = text.as_bytes().first();
    let colon = first.is_some_and(u8::is_ascii_lowercase) && memchr(b':', text.as_bytes()).is_some();
    if first.is_some_and(|first| first.is_ascii() && *first != b'-') && !colon && !anew {
        return false;
    }
    let before = |own: &str| {
        let line = source.line(source.line_at(spot.range.start));
        let before = source.slice(Span { start: line.start, end: Span::at(spot.range.start).start });
        before.chars().all(|c| c == ' ' || c == '\u{feff}' || own.contains(c))
    };
    if anew && before("") {
        return true;
    }
    let tight = colon && (is_tight_entry(text) || is_tight_key(known, text));
    if open.is_some_and(|open| open.flow && open.mapping) {
        let next = || source.text().get(spot.range.end..).unwrap_or_default().trim_start();
        return tight && next().starts_with([',', '}']);
    }
    is_odd_line(source, text, spot) && before("") || item && tight && before("-")
}

/// The line of a text without quotes that begins as an item of a list, if it is not its first.
pub(super) fn item_in_text(source: &Source, spot: &Spot) -> Option<Line> {
    let text = source.text().get(spot.range.clone()).filter(|text| text.contains("- "))?;
    let first = source.line_at(spot.range.start);
    let at = text.lines().skip(1).position(|line| line.trim_start().starts_with("- "))?;
    Some(Line::of(source, first + 1 + at))
}

/// Whether a text of one line without quotes ends with a bracket that nothing in it opens.
pub(super) fn closes_unopened(text: &str) -> bool {
    let pair = match text.as_bytes().last() {
        Some(b'}') => ('{', '}'),
        Some(b']') => ('[', ']'),
        _ => return false,
    };
    text.matches(pair.1).count() > text.matches(pair.0).count()
}

/// `amount:100`, where `amount` is a key of the format, and no address follows.
fn is_tight_key(known: &Known, text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, value)| {
        let begins = value.chars().next().is_some_and(|c| c != '/' && !c.is_whitespace());
        begins && known.keys.contains(key)
    })
}

/// Whether a text holds a key of the format with its colon: what follows that may be no part of the text.
pub(super) fn holds_key(known: &Known, text: &str) -> bool {
    text.match_indices(':').any(|(colon, _)| {
        let before = text.get(..colon).unwrap_or_default();
        let word = before.rsplit([' ', ',', ';', '{', '[']).next().unwrap_or_default();
        known.keys.contains(word)
    })
}

fn is_odd_line(source: &Source, text: &str, spot: &Spot) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    if first == '-' {
        let lines = source.text().get(spot.range.clone()).unwrap_or_default().lines().skip(1);
        let more = || lines.map(str::trim_start).any(|line| line.starts_with(['-', '–', '—', '•']));
        let key = || source.text().get(spot.range.end..).is_some_and(|rest| rest.starts_with(':'));
        return second
            .is_some_and(|c| is_odd_space(c) || (c.is_alphabetic() || c == '-') && (key() || more()));
    }
    is_odd_space(first)
        || (is_odd_dash(first) && second.is_some_and(|c| c.is_whitespace() || is_odd_space(c)))
}

/// `title:Школа`, where the colon is certainly not part of an address or a time.
pub(super) fn is_tight_entry(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, value)| {
        let letter = |c: char| !c.is_ascii() && c.is_alphabetic() || matches!(c, '"' | '«' | '“');
        is_format_word(key) && value.starts_with(letter)
    })
}
