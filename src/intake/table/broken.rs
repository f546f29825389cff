//! Cells of several lines that stand in no quotes: the records they broke into are put together again.

use super::headings::{Head, Holds};
use super::people::is_name;
use super::rows::is_total;
use super::{Left, LeftOut};

/// Joins records that make up one row, which leaves those after the first empty; tells of each such row, and
/// of records that may be one.
pub fn mend(records: &mut [Vec<String>], head: &Head) -> Vec<Left> {
    let full = head.columns.len();
    let below = head.at + 1;
    let numbered = matches!(head.columns.first(), Some((Holds::Number, _)));
    let some_full = records.iter().skip(below).any(|record| record.len() == full);
    let mut told = Vec::new();
    let mut at = below;
    while at < records.len() {
        let found = run(records.get(at..).unwrap_or_default(), full, numbered);
        let Some((length, sure)) = found.filter(|(_, sure)| *sure || some_full) else {
            at += 1;
            continue;
        };
        let last = at + length;
        let what = if sure { LeftOut::Joined(last) } else { LeftOut::Broken(last) };
        told.push(Left { row: Some(at + 1), column: None, what });
        if sure {
            join(records, at, length);
        }
        at = last;
    }
    told
}

/// So many records at most are one row.
const MOST: usize = 60;

/// How many records, from the first, make up a row of `full` cells, and whether nothing else can be meant.
fn run(records: &[Vec<String>], full: usize, numbered: bool) -> Option<(usize, bool)> {
    let first = records.first()?;
    if let ([line], Some(next), false) = (first.as_slice(), records.get(1), numbered)
        && next.len() == full
        && !line.is_empty()
        && next.first().is_some_and(|cell| cell.starts_with(char::is_lowercase))
    {
        // A heading over a row in small letters looks the same.
        return Some((2, false));
    }
    if first.len() < 2 || first.len() > full || first.first().is_none_or(String::is_empty) {
        return None;
    }
    let (mut cells, mut length, mut sure) = (first.len(), 1, true);
    for record in records.iter().skip(1).take(MOST) {
        if cells == full {
            break;
        }
        let begins = record.first().map(String::as_str).unwrap_or_default();
        let own = numbered && is_number(begins) || is_total(begins);
        if record.len() >= full || own {
            return None;
        }
        sure &= numbered || begins.starts_with(char::is_lowercase);
        cells += record.len().saturating_sub(1);
        length += 1;
    }
    if cells != full {
        return None;
    }
    let last = records.get(length - 1).and_then(|record| record.last());
    if last.is_some_and(|cell| !cell.is_empty()) {
        let more = |record: &&Vec<String>| matches!(record.as_slice(), [line] if goes_on(line));
        length += records.iter().skip(length).take_while(more).count();
    }
    (length > 1).then_some((length, sure))
}

/// Whether a line by itself is rather the rest of a cell than a heading.
fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_lowercase) && !is_total(line) || is_name(line)
}

/// A number in a column of numbers: `2`, `1.2.`.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn join(records: &mut [Vec<String>], at: usize, length: usize) {
    let mut whole: Vec<String> = Vec::new();
    for record in records.iter_mut().skip(at).take(length) {
        let mut cells = std::mem::take(record).into_iter();
        if let Some(last) = whole.last_mut()
            && let Some(first) = cells.next()
        {
            if !last.is_empty() && !first.is_empty() {
                last.push('\n');
            }
            last.push_str(&first);
        }
        whole.extend(cells);
    }
    if let Some(record) = records.get_mut(at) {
        *record = whole;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{cells, headings};
    use super::*;

    fn mended(head: &str, rows: &str) -> (Vec<Vec<String>>, Vec<LeftOut>) {
        let mut records = cells::records(&format!("{head}\n{rows}"));
        let head = headings::find(&records).unwrap();
        let told = mend(&mut records, &head).into_iter().map(|left| left.what).collect();
        records.remove(0);
        records.retain(|record| !record.is_empty());
        (records, told)
    }

    #[test]
    fn a_row_that_broke_is_one_again() {
        let head = "№\tМероприятие\tСрок\tОтветственный";
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        for (rows, whole, last) in [
            (
                "1\tПедсовет\nпо итогам\tиюнь\tДиректор",
                row(["1", "Педсовет\nпо итогам", "июнь", "Директор"]),
                3,
            ),
            ("1\tА\nБ\n\nВ\tиюнь\nиюль\tД", row(["1", "А\nБ\nВ", "июнь\nиюль", "Д"]), 6),
            (
                "1\tА\tиюнь\tДиректор\nзавуч\nПетрова М.И.",
                row(["1", "А", "июнь", "Директор\nзавуч\nПетрова М.И."]),
                4,
            ),
        ] {
            assert_eq!(mended(head, rows), (vec![whole], vec![LeftOut::Joined(last)]), "{rows}");
        }
    }

    #[test]
    fn rows_that_only_lack_their_last_cells_stay() {
        let head = "№\tМероприятие\tСрок\tОтветственный";
        for rows in ["1\tА\tиюнь\n2\tБ\n3\tВ\tмай\tД", "1\tА\nКадры\n2\tБ\tмай", "Кадры\n1\tА\tмай\tД\nДети"]
        {
            let (records, told) = mended(head, rows);
            assert_eq!((records.len(), told), (rows.lines().count(), Vec::new()), "{rows}");
        }
    }

    #[test]
    fn without_a_column_of_numbers_a_capital_is_told_and_left() {
        let head = "Мероприятие\tСрок\tОтветственный";
        let (records, told) = mended(head, "А\tмай\tД\nБ\tиюнь\nИюль\tД");
        assert_eq!((records.len(), told), (3, vec![LeftOut::Broken(4)]));
        let (records, told) = mended(head, "Педсовет\nпо итогам\tмай\tД");
        assert_eq!((records.len(), told), (2, vec![LeftOut::Broken(3)]));
        let (records, told) = mended(head, "Б\tиюнь\nиюль\tД");
        assert_eq!((records.len(), told), (1, vec![LeftOut::Joined(3)]));
    }
}
