//! What would change in a file, as a unified diff.

use crate::locale::visible;
use anstyle::{AnsiColor, Effects, Style};
use similar::TextDiff;
use std::time::Duration;

/// So long the shortest way from one text to the other is looked for; then any will do.
const PATIENCE: Duration = Duration::from_secs(2);

/// So many unchanged lines surround a change.
const CONTEXT: usize = 3;

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Blue.on_default();
const HEAD: Style = Style::new().effects(Effects::BOLD);

/// The changes from one text to another; nothing where they are equal. For a terminal, without characters
/// that could drive it; else as `patch` takes it.
pub fn unified(path: &str, before: &str, after: &str, terminal: bool) -> String {
    if before == after {
        return String::new();
    }
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(before, after);
    let plain = diff.unified_diff().context_radius(CONTEXT).header(path, path).to_string();
    let mut out = String::with_capacity(plain.len() + 64);
    for (number, line) in plain.split_inclusive('\n').enumerate() {
        let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
        let style = match text.chars().next() {
            _ if number < 2 => HEAD,
            Some('-') => REMOVED,
            Some('+') => ADDED,
            Some('@') => PLACE,
            _ => Style::new(),
        };
        let shown = if terminal { visible(text.trim_end_matches('\r')) } else { text.into() };
        out += &format!("{style}{shown}{style:#}{end}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_names_the_file_and_keeps_line_ends() {
        let diff = unified("план.yaml", "a: 1\r\nb:  2\r\n", "a: 1\r\nb: 2\r\n", false);
        let plain = anstream::adapter::strip_str(&diff).to_string();
        assert_eq!(plain, "--- план.yaml\n+++ план.yaml\n@@ -1,2 +1,2 @@\n a: 1\r\n-b:  2\r\n+b: 2\r\n");
        assert_eq!(unified("p", "a", "a", false), "");
        let shown = unified("p", "a: \u{1b}[2J\r\n", "b\r\n", true);
        let plain = anstream::adapter::strip_str(&shown).to_string();
        assert!(plain.contains("-a: ") && !plain.contains(['\r', '\u{1b}']), "{plain:?}");
        assert!(unified("p", "a: \u{1b}[2J\n", "b\n", false).contains("\u{1b}[2J"));
    }
}
