use std::borrow::Cow;

/// `text` as it may be shown: control and bidirectional characters as escapes (`\u{1b}`), so that a plan can
/// neither drive the terminal nor show its words in another order than they have. Line breaks and tabs are
/// kept.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether [`visible`] shows it as an escape.
pub fn is_hidden(c: char) -> bool {
    let bidirectional = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    let breaks = matches!(c, '\u{2028}' | '\u{2029}');
    bidirectional || breaks || (c.is_control() && c != '\n' && c != '\t')
}

/// `text`, already in lines, with plain spaces for no-break ones: so it can be searched as people type it.
pub fn plain_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// JSON with hidden characters as `\u` escapes, which mean the same to a reader and nothing to a terminal.
/// Outside strings JSON has none, since its line breaks are not hidden ones.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    if !json.contains(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if is_hidden(c) {
            shown.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_shown_as_escapes() {
        assert_eq!(visible("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(visible("a\u{202e}b\u{9b}c\r\u{7f}"), "a\\u{202e}b\\u{9b}c\\u{d}\\u{7f}");
        assert_eq!(visible("да\tнет\n😀 é"), "да\tнет\n😀 é");
        assert!(matches!(visible("да"), Cow::Borrowed(_)));
        assert_eq!(visible_json("[\"a\u{202e}b\"]\n"), "[\"a\\u202eb\"]\n");
    }
}
