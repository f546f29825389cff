//! Text into records of cells: tabs, semicolons or commas; cells of several lines stand in quotes.

/// The records of a table, the cells without the spaces around them; a cell keeps its line breaks.
pub fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let sign = sign(text);
    let mut records = vec![Vec::new()];
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = cell(rest, sign);
        if let Some(record) = records.last_mut() {
            record.push(cell);
        }
        rest = match after.strip_prefix(sign) {
            Some(next) if next.is_empty() => next,
            Some(next) => next,
            None => {
                let next = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r']));
                records.push(Vec::new());
                next.unwrap_or_default()
            }
        };
    }
    while records.last().is_some_and(Vec::is_empty) {
        records.pop();
    }
    records
}

/// What parts the cells: a tab if there is one, else what stands more often outside quotes, which are taken
/// to close on their line.
fn sign(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [('\t', 0_usize), (';', 0), (',', 0)];
    for c in text.chars().take(1 << 16) {
        quoted = c != '\n' && quoted ^ (c == '"');
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == c && (!quoted || c == '\t')) {
            *count += 1;
        }
    }
    let [(tab, tabs), (semicolon, semicolons), (comma, commas)] = counts;
    if tabs > 0 {
        tab
    } else if semicolons >= commas {
        semicolon
    } else {
        comma
    }
}

/// The first cell of `text`, and what follows it: a sign, a line break or nothing.
fn cell(text: &str, sign: char) -> (String, &str) {
    if let Some(inner) = text.strip_prefix('"')
        && let Some((cell, after)) = quoted(inner, sign)
        && !(sign == '\t' && cell.contains(sign) && inner.starts_with([sign, '\n', '\r']))
    {
        return (tidy(&cell), after);
    }
    let end = text.find([sign, '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at_checked(end).unwrap_or((text, ""));
    (tidy(cell), after)
}

/// A cell after its opening quote, if it is closed where a cell ends: «"Точка роста" в школе» is none.
fn quoted(inner: &str, sign: char) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = inner;
    loop {
        let at = rest.find('"')?;
        cell.push_str(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        if let Some(more) = rest.strip_prefix('"') {
            cell.push('"');
            rest = more;
            continue;
        }
        return (rest.is_empty() || rest.starts_with([sign, '\n', '\r'])).then_some((cell, rest));
    }
}

/// Whether a cell says that the one above holds here too: `"`, «то же».
pub fn is_ditto(cell: &str) -> bool {
    const WORDS: [&str; 12] = [
        "то же",
        "тот же",
        "та же",
        "те же",
        "тогда же",
        "там же",
        "он же",
        "она же",
        "ditto",
        "same",
        "the same",
        "as above",
    ];
    let lower = cell.trim().trim_end_matches(['.', ',']).to_lowercase();
    let signs = lower.chars().all(|c| c.is_whitespace() || "\"”“„«»'’/-–—".contains(c));
    let marked = lower.contains(['"', '”', '“', '„', '«', '»', '/']) || lower.contains("''");
    signs && marked || WORDS.contains(&lower.as_str())
}

/// Lines without spaces around and doubled inside; no soft hyphens, no empty lines.
fn tidy(cell: &str) -> String {
    let lines = cell.lines().map(|line| {
        let line = line.replace('\u{ad}', "").replace('\u{b}', " ");
        line.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    });
    let cell = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    if matches!(cell.as_str(), "-" | "–" | "—") { String::new() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parted_by_the_sign_that_the_table_has() {
        assert_eq!(records("а\tб, в\n1\t2\r\n"), [["а", "б, в"], ["1", "2"]]);
        assert_eq!(records("\u{feff}а;б, в\n1;2"), [["а", "б, в"], ["1", "2"]]);
        assert_eq!(records("a,\"b, c\"\n1,-\n"), [["a", "b, c"], ["1", ""]]);
        assert_eq!(records("а\t\t\nб"), [vec!["а", "", ""], vec!["б"]]);
    }

    #[test]
    fn quotes_hold_lines_together_where_they_hold_a_whole_cell() {
        assert_eq!(records("\"раз\n два \"\tб\n"), [["раз\nдва", "б"]]);
        assert_eq!(records("\"Точка роста\" в школе\tб\n"), [["\"Точка роста\" в школе", "б"]]);
        assert_eq!(records("\"он сказал \"\"да\"\"\"\tб"), [["он сказал \"да\"", "б"]]);
        // A lone quote is a sign for the cell above, not the beginning of a cell.
        assert_eq!(records("а\t\"\tб\nв\t\"\tг"), [["а", "\"", "б"], ["в", "\"", "г"]]);
        assert_eq!(records("а\t\"\nв\t\"\n"), [["а", "\""], ["в", "\""]]);
        assert_eq!(records("\"не закрыто\tб\nв\tг"), [["\"не закрыто", "б"], ["в", "г"]]);
    }
    #[test]
    fn signs_and_words_for_the_cell_above_are_known() {
        for cell in ["\"", "»", "-\"-", "— // —", "''", "То же", "тот же."] {
            assert!(is_ditto(cell), "{cell}");
        }
        for cell in ["", "-", "—", "'", "то же самое мероприятие", "\"а\""] {
            assert!(!is_ditto(cell), "{cell}");
        }
    }
}
