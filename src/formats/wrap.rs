use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Parts words that belong together.
const NO_BREAK: char = '\u{a0}';

/// The columns that `text` takes in a terminal; of several lines, those of the widest.
pub(super) fn width(text: &str) -> usize {
    text.split('\n').map(line_width).max().unwrap_or(0)
}

/// The columns of the widest word, which a column should not be narrower than.
pub(super) fn word_width(text: &str) -> usize {
    text.split(is_gap).flat_map(parts).map(line_width).max().unwrap_or(0)
}

/// The lines of `text` in so many columns, at least one line: wrapped at spaces and after hyphens between
/// letters; a word that is wider is broken.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_by(text, columns, &line_width)
}

/// The same in any unit: `measure` tells how wide a text is.
pub(super) fn wrap_by(text: &str, room: usize, measure: &dyn Fn(&str) -> usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.contains('\t') && measure(line) <= room {
            lines.push(line.trim_matches(' ').to_owned());
        } else {
            let page = Filling { room, measure, lines: &mut lines, current: String::new(), used: 0 };
            page.fill(line);
        }
    }
    lines
}

/// The same with `first` before the first line and as much space before the others.
pub(super) fn hang(first: &str, text: &str, columns: usize) -> Vec<String> {
    let indent = line_width(first);
    let rest = " ".repeat(indent);
    let lines = wrap(text, columns.saturating_sub(indent)).into_iter().enumerate();
    lines.map(|(at, line)| if at == 0 { format!("{first}{line}") } else { format!("{rest}{line}") }).collect()
}

/// The same with two columns of space before all lines but the first, so that where one text ends and the
/// next begins is seen.
pub(super) fn outdent(text: &str, columns: usize) -> Vec<String> {
    if width(text) <= columns {
        return wrap(text, columns);
    }
    let lines = wrap(text, columns.saturating_sub(2)).into_iter().enumerate();
    lines.map(|(at, line)| if at == 0 { line } else { format!("  {line}") }).collect()
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

fn line_width(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { line.width() }
}

/// Lines that words are being put on.
struct Filling<'a> {
    room: usize,
    measure: &'a dyn Fn(&str) -> usize,
    lines: &'a mut Vec<String>,
    current: String,
    used: usize,
}

impl Filling<'_> {
    fn fill(mut self, line: &str) {
        for word in line.split(is_gap).filter(|word| !word.is_empty()) {
            for (at, part) in parts(word).enumerate() {
                self.put(part, if at == 0 { " " } else { "" });
            }
        }
        self.end_line();
    }

    /// Puts a word on the line after `gap`, or on the next line; one that no line holds is parted at its
    /// no-break spaces or after the dash of a span, and what even then is too wide is broken.
    fn put(&mut self, word: &str, gap: &str) {
        let gap = if self.used > 0 { gap } else { "" };
        let (space, wide) = ((self.measure)(gap), (self.measure)(word));
        if self.used + space + wide <= self.room {
            self.current.push_str(gap);
            self.current.push_str(word);
            self.used += space + wide;
        } else if wide > self.room && word.contains(NO_BREAK) && !is_marked(word) {
            for (at, part) in word.split(NO_BREAK).filter(|part| !part.is_empty()).enumerate() {
                self.put(part, if at == 0 { gap } else { " " });
            }
        } else if wide > self.room
            && let Some((from, to)) = word.split_once('–').filter(|(_, to)| !to.is_empty())
        {
            self.put(&format!("{from}–"), gap);
            self.put(to, "");
        } else {
            if self.used > 0 {
                self.end_line();
            }
            self.broken(word);
        }
    }

    fn broken(&mut self, word: &str) {
        for cluster in word.graphemes(true) {
            let wide = (self.measure)(cluster);
            if self.used > 0 && self.used + wide > self.room {
                self.end_line();
            }
            self.current.push_str(cluster);
            self.used += wide;
        }
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.current));
        self.used = 0;
    }
}

/// Whether a word begins with a mark that says nothing by itself: «★ Начать».
fn is_marked(word: &str) -> bool {
    word.split_once(NO_BREAK).is_some_and(|(first, _)| !first.contains(char::is_alphanumeric))
}

/// A text with initials bound to their surname: «А. П. Иванова», «Иванова А. П.».
pub(super) fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(if belongs(before, word) { NO_BREAK } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

fn belongs(before: &str, after: &str) -> bool {
    let name = |word: &str| word.starts_with(char::is_uppercase);
    let opened = before.trim_start_matches(['(', '«', '“', '"']);
    (is_initials(opened) && name(after))
        || (name(opened) && is_initials(after.trim_end_matches([',', ')', ';', '»'])))
}

/// «А.», «А.П.»
fn is_initials(word: &str) -> bool {
    let mut letters = word.split_inclusive('.');
    let initial = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
    };
    !word.is_empty() && letters.all(initial)
}

/// A word parted after its hyphens that stand between letters.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, after) = rest.split_at(first_hyphen(rest).unwrap_or(rest.len()));
        rest = after;
        Some(part)
    })
}

/// Where the text after the first hyphen between letters begins.
fn first_hyphen(word: &str) -> Option<usize> {
    let mut before = ' ';
    let mut chars = word.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if c == '-' && before.is_alphabetic() && next.is_some_and(char::is_alphabetic) {
            return Some(at + 1);
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_wrapped_at_words_and_broken_only_where_a_word_is_too_wide() {
        for (text, columns, lines) in [
            ("Утвердить положение о модели", 12, "Утвердить|положение о|модели"),
            ("Нормативно-правовое дело", 12, "Нормативно-|правовое|дело"),
            ("2021-12-15 и 5-й", 6, "2021-1|2-15 и|5-й"),
            ("Высокопревосходительство тут", 10, "Высокопрев|осходитель|ство тут"),
            ("раз  два\tтри", 20, "раз два три"),
            ("раз\n\nдва", 20, "раз||два"),
            ("", 5, ""),
            ("№\u{a0}5 и", 4, "№\u{a0}5|и"),
            ("срок до\u{a0}25.11.2021", 10, "срок до|25.11.2021"),
            ("25.10–04.11.2025", 12, "25.10–|04.11.2025"),
            ("до\u{a0}25.11.2021", 6, "до|25.11.|2021"),
            ("★\u{a0}Тестирование", 10, "★\u{a0}Тестиров|ание"),
            ("教育品質管理", 5, "教育|品質|管理"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}|e\u{301}"),
            ("👩‍🏫👩‍🏫", 2, "👩‍🏫|👩‍🏫"),
        ] {
            assert_eq!(wrap(text, columns).join("|"), lines, "{text}");
        }
        assert_eq!(outdent("раз  два три", 7).join("|"), "раз|  два|  три");
        assert_eq!(outdent("раз\tдва", 7).join("|"), "раз два");
        assert_eq!(hang("→ ", "Листы ознакомления", 12).join("|"), "→ Листы|  ознакомлен|  ия");
    }

    #[test]
    fn initials_stay_with_their_surname() {
        for (text, bound_text) in [
            ("Директор (А. П. Иванова)", "Директор (А.\u{a0}П.\u{a0}Иванова)"),
            ("Иванова А.П., завуч", "Иванова\u{a0}А.П., завуч"),
            ("завуч А. Иванова", "завуч А.\u{a0}Иванова"),
            ("Классный час и т. д. Всё", "Классный час и т. д. Всё"),
            (" раз  два ", " раз  два "),
            ("", ""),
        ] {
            assert_eq!(bound(text), bound_text);
        }
    }

    #[test]
    fn widths_count_columns_and_not_characters() {
        assert_eq!(width("да\nбольше"), 6);
        assert_eq!(width("教育"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(word_width("Нормативно-правовое дело"), 11);
    }
}
