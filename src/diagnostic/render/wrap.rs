use crate::locale::plain_spaces;
use unicode_width::UnicodeWidthStr;

/// `text` in lines of at most `width` columns, broken at spaces; the first begins after `taken` columns, the
/// others after `indent`. A word that is too wide has a line of its own. Line breaks of the text are kept.
/// No-break spaces have done their work then and are printed plain.
pub(super) fn wrap(text: &str, width: usize, taken: usize, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut room = width.saturating_sub(taken);
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ') {
            let wide = word.width();
            if used > 0 && used + 1 + wide > room {
                lines.push(std::mem::take(&mut line));
                room = width.saturating_sub(indent);
                used = 0;
            } else if !line.is_empty() {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
        room = width.saturating_sub(indent);
    }
    lines.iter().map(|line| plain_spaces(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_never_inside_a_word() {
        assert_eq!(wrap("раз два три", 8, 0, 2), ["раз два", "три"]);
        assert_eq!(wrap("раз два три", 8, 5, 2), ["раз", "два", "три"]);
        assert_eq!(wrap("раздватри четыре", 4, 0, 2), ["раздватри", "четыре"]);
        assert_eq!(wrap("раз\nдва три", 20, 0, 2), ["раз", "два три"]);
        assert_eq!(wrap("", 20, 0, 2), [""]);
        assert_eq!(wrap("на 2\u{a0}дня", 7, 0, 2), ["на", "2 дня"]);
    }
}
