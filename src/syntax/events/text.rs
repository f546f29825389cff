//! A text as the parser of events reads it: as the parser's own reading of a `&str`, but with every plain
//! text of one line taken at once and not word by word, which is what plans are made of.

use super::granit::input::{BorrowedInput, Input, SkipTabs, WhitespaceResult};
use super::granit::{ErrorKind, StrInput};
use memchr::memchr3;

/// A text and how far it is read.
pub(super) struct Text<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// How many characters the parser has asked to see at most; the end of the text reads as `\0`.
    asked: usize,
    /// Whether no line ends with `\r`, and no text with `\0`.
    plain: bool,
}

impl<'t> Text<'t> {
    /// A text to be read from its beginning; one that is `plain`, without `\r` and `\0`, is read faster.
    pub fn new(text: &'t str, plain: bool) -> Self {
        Self { text, at: 0, asked: 0, plain }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn byte(&self, nth: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + nth).copied()
    }

    /// Whether the next byte is one of those; the end of the text is none.
    fn next_is(&self, wanted: fn(u8) -> bool) -> bool {
        self.byte(0).is_some_and(wanted)
    }

    /// Leaves to the parser's own reading what plans seldom hold.
    fn as_its_own<T>(&mut self, read: impl FnOnce(&mut StrInput<'t>) -> T) -> T {
        let mut own = StrInput::new(self.rest());
        let found = read(&mut own);
        self.at += own.byte_offset().unwrap_or_default();
        found
    }

    /// Goes over what is left of a plain text on its line, without the spaces after it; gives it.
    fn take_plain(&mut self, flow: bool) -> &'t str {
        let rest = self.rest();
        let length = if flow || !self.plain {
            plain_length(rest.as_bytes(), flow, |bytes| {
                bytes.iter().position(|byte| {
                    matches!(byte, b'\n' | b'\r' | 0 | b':' | b'#') || flow && is_flow(*byte)
                })
            })
        } else {
            plain_length(rest.as_bytes(), flow, |bytes| memchr3(b'\n', b':', b'#', bytes))
        };
        let plain = rest.get(..length).unwrap_or_default();
        self.at += plain.len();
        plain
    }
}

impl Input for Text<'_> {
    #[inline]
    fn lookahead(&mut self, count: usize) {
        self.asked = self.asked.max(count);
    }

    #[inline]
    fn buflen(&self) -> usize {
        self.asked
    }

    fn bufmaxlen(&self) -> usize {
        128
    }

    fn raw_read_ch(&mut self) -> char {
        let c = self.peek();
        self.skip();
        c
    }

    fn raw_read_non_breakz_ch(&mut self) -> Option<char> {
        (!self.next_is_breakz()).then(|| self.raw_read_ch())
    }

    #[inline]
    fn skip(&mut self) {
        self.at += match self.byte(0) {
            None => 0,
            Some(..0x80) => 1,
            Some(_) => self.peek().len_utf8(),
        };
    }

    fn skip_n(&mut self, count: usize) {
        (0..count).for_each(|_| self.skip());
    }

    #[inline]
    fn peek(&self) -> char {
        match self.byte(0) {
            None => '\0',
            Some(byte @ ..0x80) => char::from(byte),
            Some(_) => self.rest().chars().next().unwrap_or('\0'),
        }
    }

    #[inline]
    fn peek_nth(&self, nth: usize) -> char {
        match (nth, self.byte(0), self.byte(1)) {
            (0, ..) => self.peek(),
            (1, Some(..0x80), Some(byte @ ..0x80)) => char::from(byte),
            _ => self.rest().chars().nth(nth).unwrap_or('\0'),
        }
    }

    #[inline]
    fn byte_offset(&self) -> Option<usize> {
        Some(self.at)
    }

    #[inline]
    fn slice_bytes(&self, start: usize, end: usize) -> Option<&str> {
        self.text.get(start..end)
    }

    fn may_contain_comments(&self) -> bool {
        self.text.contains('#')
    }

    #[inline]
    fn next_2_are(&self, first: char, second: char) -> bool {
        self.peek() == first && self.peek_nth(1) == second
    }

    #[inline]
    fn next_3_are(&self, first: char, second: char, third: char) -> bool {
        self.next_2_are(first, second) && self.peek_nth(2) == third
    }

    #[inline]
    fn next_is_document_indicator(&self) -> bool {
        self.next_is_document_start() || self.next_is_document_end()
    }

    #[inline]
    fn next_is_document_start(&self) -> bool {
        self.rest().starts_with("---") && self.byte(3).is_none_or(is_blank_or_breakz)
    }

    #[inline]
    fn next_is_document_end(&self) -> bool {
        self.rest().starts_with("...") && self.byte(3).is_none_or(is_blank_or_breakz)
    }

    fn skip_ws_to_eol(&mut self, tabs: SkipTabs) -> (usize, Result<WhitespaceResult, ErrorKind>) {
        self.as_its_own(|own| own.skip_ws_to_eol(tabs))
    }

    fn skip_ws_to_eol_blanks(&mut self, tabs: SkipTabs) -> (usize, WhitespaceResult) {
        self.as_its_own(|own| own.skip_ws_to_eol_blanks(tabs))
    }

    #[inline]
    fn next_is_blank_or_break(&self) -> bool {
        self.next_is(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    }

    #[inline]
    fn next_is_blank_or_breakz(&self) -> bool {
        self.byte(0).is_none_or(is_blank_or_breakz)
    }

    #[inline]
    fn next_is_blank(&self) -> bool {
        self.next_is(|byte| matches!(byte, b' ' | b'\t'))
    }

    #[inline]
    fn next_is_break(&self) -> bool {
        self.next_is(|byte| matches!(byte, b'\n' | b'\r'))
    }

    #[inline]
    fn next_is_breakz(&self) -> bool {
        self.byte(0).is_none_or(|byte| matches!(byte, b'\n' | b'\r' | 0))
    }

    #[inline]
    fn next_is_z(&self) -> bool {
        self.byte(0).is_none()
    }

    #[inline]
    fn next_is_flow(&self) -> bool {
        self.next_is(is_flow)
    }

    #[inline]
    fn next_is_digit(&self) -> bool {
        self.next_is(|byte| byte.is_ascii_digit())
    }

    #[inline]
    fn next_is_alpha(&self) -> bool {
        self.next_is(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    }

    fn skip_while_non_breakz(&mut self) -> usize {
        self.as_its_own(Input::skip_while_non_breakz)
    }

    fn skip_while_blank(&mut self) -> usize {
        self.as_its_own(Input::skip_while_blank)
    }

    fn fetch_while_is_alpha(&mut self, out: &mut String) -> usize {
        self.as_its_own(|own| own.fetch_while_is_alpha(out))
    }

    fn fetch_while_is_yaml_non_space(&mut self, out: &mut String) -> usize {
        self.as_its_own(|own| own.fetch_while_is_yaml_non_space(out))
    }

    fn fetch_block_scalar_line(&mut self, out: &mut String) -> usize {
        self.as_its_own(|own| own.fetch_block_scalar_line(out))
    }

    fn take_quoted_scalar_ascii_chunk(&mut self, single: bool) -> &str {
        let start = self.at;
        self.as_its_own(|own| own.take_quoted_scalar_ascii_chunk(single).len());
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn take_quoted_scalar_chunk(&mut self, single: bool) -> (&str, usize) {
        let start = self.at;
        let count = self.as_its_own(|own| own.take_quoted_scalar_chunk(single).1);
        (self.text.get(start..self.at).unwrap_or_default(), count)
    }

    fn fetch_plain_scalar_chunk(&mut self, out: &mut String, _: usize, flow: bool) -> (bool, usize) {
        let plain = self.take_plain(flow);
        out.push_str(plain);
        (true, characters(plain))
    }

    fn skip_plain_scalar_chunk(&mut self, _: usize, flow: bool) -> (bool, usize) {
        (true, characters(self.take_plain(flow)))
    }
}

impl<'t> BorrowedInput<'t> for Text<'t> {
    #[inline]
    fn slice_borrowed(&self, start: usize, end: usize) -> Option<&'t str> {
        self.text.get(start..end)
    }
}

/// How many bytes belong to a plain text that goes on here, up to the end of its line; `next_sign` finds the
/// next byte that may end it.
fn plain_length(bytes: &[u8], flow: bool, next_sign: impl Fn(&[u8]) -> Option<usize>) -> usize {
    let mut from = 0;
    loop {
        let sign = bytes.get(from..).and_then(&next_sign);
        let at = sign.map_or(bytes.len(), |sign| from + sign);
        let text = bytes.get(..at).unwrap_or_default();
        let goes_on = match bytes.get(at).copied() {
            Some(b'#') => !matches!(text, [.., b' ' | b'\t']),
            Some(b':') => {
                let after = bytes.get(at + 1).copied();
                after.is_some_and(|after| !(is_blank_or_breakz(after) || flow && is_flow(after)))
            }
            _ => false,
        };
        if !goes_on {
            let blanks = text.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            return at - blanks;
        }
        from = at + 1;
    }
}

fn is_blank_or_breakz(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0)
}

fn is_flow(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::super::granit::{self, Parser};
    use super::*;
    use proptest::prelude::*;

    fn read<'t, I: BorrowedInput<'t>>(mut parser: Parser<'t, I>) -> Vec<String> {
        std::iter::from_fn(|| parser.next_event()).map(|event| format!("{event:?}")).collect()
    }

    /// What YAML is made of, and what ends a plain text or does not.
    const SIGNS: [&str; 42] = [
        "а",
        "слово",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\r\n",
        ": ",
        ":",
        "k: ",
        "- ",
        "-",
        "#",
        " # б\n",
        ",",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "\\",
        "\t",
        "\r",
        "\0",
        "\u{7f}",
        "\u{c}",
        "\u{feff}",
        "\u{a0}",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "!t ",
        "? ",
        "%",
        "---",
        "...",
        "---\n",
        "😀",
        "й\u{306}",
        "1,5",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]

        #[test]
        fn the_parser_reads_the_same(
            parts in prop::collection::vec(prop::sample::select(&SIGNS[..]), 0..24),
            strict: bool,
            comments: bool,
            known: bool,
        ) {
            let text = parts.concat();
            let plain = known && !text.contains(['\r', '\0']);
            let options = || granit::options! { strict_indentation: strict, emit_comments: comments };
            let own = read(Parser::new_from_str_with_options(&text, options()));
            let found = read(Parser::with_options(Text::new(&text, plain), options()));
            prop_assert_eq!(found, own, "{:?}", text);
        }
    }
}
