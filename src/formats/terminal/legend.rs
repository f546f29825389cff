//! What the signs on a page mean, of those that stand on it.

use crate::document::{Cell, Document, Kind, Role, RowKind, Shape};
use crate::formats::Options;
use crate::formats::columns;
use crate::formats::words::Words;
use crate::locale::Arg;
use crate::msg;

/// «★ ключевое · → результат»; nothing where no sign asks for words. `wide` gives what stands under a text
/// elsewhere a column with a heading.
pub(super) fn of(document: &Document, options: &Options, wide: bool, words: &Words) -> Option<String> {
    let filled = columns::filled(document);
    let mut signs: Vec<String> = Vec::new();
    let mut tell = |said: String| {
        if !signs.contains(&said) {
            signs.push(said);
        }
    };
    let lists = || columns::tables(document).filter(|table| matches!(table.shape, Shape::List | Shape::Tree));
    if lists().flat_map(|table| &table.rows).any(|row| row.marked && row.kind == RowKind::Item) {
        tell(words.locale.say(&msg!("formats-key")));
    }
    for table in lists().filter(|_| !wide) {
        let picked = columns::on_page(table, options, &filled);
        let has_main = picked.iter().any(|picked| picked.column.role == Role::Main);
        let under = picked.iter().filter(|picked| has_main && picked.column.role == Role::Under);
        for (picked, mark) in under.zip(std::iter::once("→").chain(std::iter::repeat("·"))) {
            // Counts name themselves in their line.
            let asks = |cell: &Cell| !cell.is_empty() && !matches!(cell, Cell::Counts(_));
            if table.rows.iter().any(|row| asks(picked.of(row))) {
                let heading = words.inner(picked.column);
                tell(words.locale.say(&msg!("formats-mark", mark = mark, heading = heading)));
            }
        }
    }
    // A tree has no headings: of several shares beside a node none says what it is of.
    for table in columns::tables(document).filter(|table| table.shape == Shape::Tree) {
        let picked = columns::on_page(table, options, &filled);
        let shares = picked.iter().filter(|picked| picked.column.kind == Kind::Share);
        let headings: Vec<Arg> = shares.map(|picked| words.inner(picked.column).into()).collect();
        if headings.len() > 1 {
            tell(words.locale.say(&msg!("formats-shares", headings = Arg::List(headings))));
        }
    }
    (!signs.is_empty()).then(|| signs.join(" · "))
}
