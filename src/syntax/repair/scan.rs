use crate::source::{Source, Span};

/// Quotes and brackets of a stretch of text that the parser did not get over.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Brackets that are open at its end, the outermost first.
    pub brackets: Vec<u32>,
    /// The last text in quotes: where it begins, its quote, and the byte after its end if it has one.
    pub quoted: Option<(u32, char, Option<u32>)>,
}

impl Scan {
    /// Of the bytes from `from` to `to`.
    pub fn of(source: &Source, from: usize, to: usize) -> Self {
        let mut scan = Self::default();
        let text = source.text().get(from..to).unwrap_or_default();
        // Whether a value can begin here.
        let mut fresh = true;
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let place = Span::at(from + at).start;
            if let Some((_, quote, end @ None)) = &mut scan.quoted {
                if c == '\\' && *quote == '"' {
                    chars.next();
                } else if c == *quote {
                    if *quote == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some() {
                        continue;
                    }
                    *end = Some(place + 1);
                    (fresh, before) = (false, c);
                }
                continue;
            }
            match c {
                '#' if before.is_whitespace() => while chars.next_if(|(_, next)| *next != '\n').is_some() {},
                '"' | '\'' if fresh => scan.quoted = Some((place, c, None)),
                '{' | '[' if fresh => scan.brackets.push(place),
                '}' | ']' if !scan.brackets.is_empty() => {
                    scan.brackets.pop();
                    fresh = false;
                }
                ',' if !scan.brackets.is_empty() => fresh = true,
                ' ' | '\t' if matches!(before, ':' | '-' | '?') => fresh = true,
                '\n' => fresh = true,
                ' ' | '\t' | '\r' | '-' | '?' | ':' | '\u{feff}' => {}
                _ => fresh = false,
            }
            before = c;
        }
        scan
    }
}
