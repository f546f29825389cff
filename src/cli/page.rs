//! Text in columns of the terminal, for what is no report: rules, explanations, a date.

use crate::diagnostic::Level;
use crate::locale::{Locale, plain_spaces};
use crate::msg;
use crate::source::spaced;
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// `text` in lines of at most `width` columns, broken at plain spaces; its line breaks are kept, and a word
/// that is too wide has a line of its own. No-break spaces have done their work then and are printed plain.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines.iter().map(|line| plain_spaces(line)).collect()
}

/// `text` in running paragraphs: a single line break is a space, a blank line ends a paragraph.
pub fn paragraphs(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(wrap(&spaced(paragraph), width));
    }
    lines
}

/// The word of a level, for people.
pub fn level_word(level: Option<Level>, locale: &Locale) -> String {
    locale.say(&match level {
        Some(Level::Error) => msg!("diagnostic-level.error"),
        Some(Level::Warning) => msg!("diagnostic-level.warning"),
        Some(Level::Info) => msg!("diagnostic-level.info"),
        None => msg!("cli-explain.off"),
    })
}

/// The colour of a level, as in diagnostics.
pub fn level_style(level: Option<Level>) -> Style {
    match level {
        Some(Level::Error) => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
        Some(Level::Warning) => Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())),
        Some(Level::Info) => Style::new().bold().fg_color(Some(AnsiColor::Blue.into())),
        None => Style::new().dimmed(),
    }
}

/// `text` filled up with spaces to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Names and values in two columns; where the second would be too narrow, it stands below the first.
pub fn fields(rows: &[(String, String)], width: usize) -> String {
    let names = rows.iter().map(|(name, _)| name.width()).max().unwrap_or_default();
    let indent = if width >= names + 2 + names.max(24) { names + 2 } else { 2 };
    let mut text = String::new();
    for (name, value) in rows {
        let mut lines = wrap(value, width.saturating_sub(indent).max(1)).into_iter();
        if indent > 2 {
            text += &format!("{}{}\n", pad(name, indent), lines.next().unwrap_or_default());
        } else {
            text += &format!("{name}\n");
        }
        for line in lines {
            text += &format!("{}{line}\n", " ".repeat(indent));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_and_kept_where_written() {
        assert_eq!(wrap("раз два три\nчетыре", 8), ["раз два", "три", "четыре"]);
        assert_eq!(wrap("длинноеслово раз", 4), ["длинноеслово", "раз"]);
        assert_eq!(paragraphs("раз\nдва\n\nтри", 20), ["раз два", "", "три"]);
    }

    #[test]
    fn fields_stand_in_columns_and_below_each_other_on_a_narrow_page() {
        let rows = [("Дни".to_owned(), "1–2".to_owned()), ("Запись".to_owned(), "2021-09-01".to_owned())];
        assert_eq!(fields(&rows, 80), "Дни     1–2\nЗапись  2021-09-01\n");
        assert_eq!(fields(&rows, 20), "Дни\n  1–2\nЗапись\n  2021-09-01\n");
    }
}
