use super::repair::is_odd_space;
use super::rules::YAML_SYNTAX;
use crate::diagnostic::{Diagnostic, Fix};
use crate::msg;
use crate::source::Span;

/// The quotes that Word and people write, none of which are quotes to YAML.
const SMART: [char; 12] = ['“', '”', '„', '«', '»', '‘', '’', '‚', '‹', '›', '″', '‟'];

/// What stands in typographic quotes, of a value at `place` that can have none, and the fault of that: the
/// value is read all the same. None if it stands in no such quotes.
pub fn in_smart_quotes(text: &str, place: Span) -> Option<(&str, Diagnostic)> {
    // Nearly every text begins with another sign, and none of these is ASCII.
    if text.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
        return None;
    }
    let bare = text.trim().strip_prefix(SMART)?.strip_suffix(SMART)?.trim();
    if bare.is_empty() || bare.contains(SMART) {
        return None;
    }
    let fault = Diagnostic::new(&YAML_SYNTAX, place, msg!("yaml-syntax.smart-value"));
    let fault = fault.help(msg!("yaml-syntax.smart-value-help", text = bare)).kept();
    Some((bare, fault.fix(Fix::safe(msg!("yaml-syntax.remove-fix"), place, quoted(bare, true)))))
}

/// A text as YAML would have to write it on one line: without quotes where it reads back the same, else in
/// quotes. `flow`: in `{ }` or `[ ]`, where commas and brackets part texts.
pub fn quoted(text: &str, flow: bool) -> String {
    if reads_plain(text, flow) { text.to_owned() } else { in_quotes(text) }
}

/// A text in quotes, whatever it holds: in double ones, or in single ones if it has double ones itself.
pub(super) fn in_quotes(text: &str) -> String {
    if text.chars().any(|c| c.is_control()) {
        return escaped(text);
    }
    if text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    format!("\"{text}\"")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn reads_plain(text: &str, flow: bool) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    let begins = match first {
        '-' | '?' | ':' => second.is_some_and(|c| !(c.is_whitespace() || flow && ",[]{}".contains(c))),
        // What shows nothing would be taken for a space that YAML doesn't know.
        c if is_odd_space(c) => false,
        '–' | '—' | '•' => second.is_some_and(|c| !c.is_whitespace()),
        _ => !",[]{}#&*!|>'\"%@`".contains(first),
    };
    begins
        && text.trim() == text
        && !matches!(text, "~" | "null" | "Null" | "NULL" | "---" | "...")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.chars().any(|c| c.is_control())
        && !(flow && text.contains([',', '[', ']', '{', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_only_where_needed() {
        for (text, written) in [
            ("Школа № 5", "Школа № 5"),
            ("\u{feff}Школа", "\"\u{feff}Школа\""),
            ("Урок: итоги", "\"Урок: итоги\""),
            ("Школа #5", "\"Школа #5\""),
            ("%", "\"%\""),
            ("-", "\"-\""),
            ("-5", "-5"),
            ("", "\"\""),
            ("\"Точка роста\" в школе", "'\"Точка роста\" в школе'"),
            ("it's \"so\"", "it's \"so\""),
            ("а\tб", "\"а\\tб\""),
            ("10:30", "10:30"),
            ("null", "\"null\""),
            ("а, б", "а, б"),
        ] {
            assert_eq!(quoted(text, false), written);
        }
        assert_eq!(quoted("а, б", true), "\"а, б\"");
        assert_eq!(in_quotes("it's \"so\""), "'it''s \"so\"'");
    }
}
