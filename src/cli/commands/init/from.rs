//! A new plan from last year's, or from a table.

use crate::checks::RULES;
use crate::cli::disk::{Disk, STDIN};
use crate::cli::errors::Failure;
use crate::cli::levels::Chosen;
use crate::cli::session::Session;
use crate::cli::{discover, faults, load};
use crate::compile::{Compiled, Setup, compile};
use crate::config::Levels;
use crate::diagnostic::{Diagnostic, Level};
use crate::intake::{self, LeftOut, Mark, NoTable};
use crate::locale::{Arg, Lang, Locale, Message};
use crate::model;
use crate::msg;
use crate::source::{Encoding, Files, Memory, Source};
use std::path::Path;

/// A plan to be written.
pub struct Made {
    /// Its text.
    pub text: String,
    /// What was done, in a line.
    pub said: Message,
    /// What is left to check, a line each.
    pub checks: Vec<String>,
}

/// Endings of files that are tables.
const TABLES: [&str; 3] = ["tsv", "csv", "txt"];

/// Makes a plan of what stands at `from`.
///
/// # Errors
/// It can't be read, has errors, or is no table.
pub fn plan(from: &str, shift: Option<&str>, lang: Lang, session: &Session) -> anyhow::Result<Made> {
    let ending = Path::new(from).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if let Some(kind) = office(from, &ending.to_lowercase()) {
        return Err(Failure::new(kind.message(from)).hint(kind.hint()).into());
    }
    let is_table = TABLES.iter().any(|known| known.eq_ignore_ascii_case(ending));
    match (is_table, shift) {
        (true, None) => of_table(from, lang, session),
        (true, Some(_)) => Err(Failure::new(msg!("cli-init.shift-table")).into()),
        (false, Some(shift)) => {
            let years = years(shift).ok_or_else(|| {
                Failure::new(msg!("cli-init.bad-shift", value = shift)).hint(msg!("cli-init.bad-shift-hint"))
            })?;
            of_plan(from, years, lang, session)
        }
        (false, None) => Err(Failure::new(msg!("cli-init.no-shift", path = from))
            .hint(msg!("cli-init.bad-shift-hint"))
            .into()),
    }
}

/// What is no text, though a table may be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Office {
    Book,
    Document,
    Pdf,
}

impl Office {
    fn message(self, path: &str) -> Message {
        match self {
            Self::Book => msg!("cli-init.book", path = path),
            Self::Document => msg!("cli-init.document", path = path),
            Self::Pdf => msg!("cli-init.pdf", path = path),
        }
    }

    fn hint(self) -> Message {
        match self {
            Self::Book => msg!("cli-init.book-hint"),
            Self::Document => msg!("cli-init.document-hint"),
            Self::Pdf => msg!("cli-init.pdf-hint"),
        }
    }
}

/// What a file that can be read is by its bytes, or by its ending where these tell no more than that it is no
/// text.
fn office(path: &str, ending: &str) -> Option<Office> {
    const BOOKS: [&str; 5] = ["xlsx", "xls", "xlsm", "xlsb", "ods"];
    const DOCUMENTS: [&str; 5] = ["docx", "doc", "docm", "odt", "rtf"];
    // Standard input can be read but once.
    let bytes = if path == STDIN { None } else { Disk.read(path).ok() }?;
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    if bytes.starts_with(b"%PDF") || ending == "pdf" {
        Some(Office::Pdf)
    } else if BOOKS.contains(&ending) || bytes.starts_with(b"PK") && holds(b"xl/workbook") {
        Some(Office::Book)
    } else if DOCUMENTS.contains(&ending) || bytes.starts_with(b"PK") && holds(b"word/document") {
        Some(Office::Document)
    } else {
        None
    }
}

/// `1y`, «2 года», `-1y`, `1`: so many years, not none.
fn years(text: &str) -> Option<i32> {
    const UNITS: [&str; 9] = ["", "y", "year", "years", "г", "г.", "год", "года", "лет"];
    const MOST: i32 = 100;
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text.strip_prefix(number)?.trim().to_lowercase();
    let years = number.trim().parse::<i32>().ok().filter(|years| *years != 0 && years.abs() <= MOST)?;
    UNITS.contains(&unit.as_str()).then_some(years)
}

fn of_plan(from: &str, years: i32, lang: Lang, session: &Session) -> anyhow::Result<Made> {
    let plan = load::plan(Some(from), None, session)?;
    let compiled = load::read(&plan, &Chosen::default().over(plan.config.as_ref()), session)?;
    let Some(programme) = compiled.programme.as_ref().filter(|_| !compiled.has_errors()) else {
        faults::remark(&plan, &compiled, session, |found| found.level == Level::Error);
        return Err(Failure::new(msg!("cli-init.faulty", path = &plan.name)).into());
    };
    let tree = model::parse(&compiled.source).tree;
    let shifted = intake::shift(&compiled.source, &tree, programme, years)
        .ok_or_else(|| Failure::new(msg!("cli-init.too-late")))?;
    let locale = Locale::new(lang);
    let of_check = |check: &intake::Check| {
        locale.say(&msg!("cli-init.at-line", line = check.line, text = check.noted.message()))
    };
    let mut checks: Vec<String> = shifted.checks.iter().map(of_check).collect();
    let new = compiled_in_memory(&shifted.text, session)?;
    checks.extend(errors(&new).map(|fault| told(fault, &new, &[], &locale)));
    let said = msg!("cli-init.shifted", moved = shifted.moved, dropped = shifted.dropped);
    Ok(Made { text: shifted.text, said, checks })
}

fn of_table(from: &str, lang: Lang, session: &Session) -> anyhow::Result<Made> {
    let bytes =
        Disk.read(from).map_err(|error| Failure::new(msg!("cli-cannot-read", path = from)).because(error))?;
    let source = Source::decode(from, bytes);
    if matches!(source.encoding(), Encoding::Archive | Encoding::Binary) {
        return Err(Failure::new(msg!("cli-init.no-text", path = from))
            .hint(msg!("cli-init.no-text-hint"))
            .into());
    }
    let name =
        Path::new(from).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let locale = Locale::new(lang);
    let table = intake::table(source.text(), &name, &locale).map_err(|fault| {
        let why = match fault {
            NoTable::Empty => msg!("intake-no-table.empty"),
            NoTable::NoHeadings => msg!("intake-no-table.headings"),
            NoTable::NoActivities => msg!("intake-no-table.activities"),
        };
        Failure::new(msg!("cli-init.no-table", path = from, why = why))
    })?;
    let compiled = compiled_in_memory(&table.text, session)?;
    let yearless = compiled.found.iter().filter(|found| lacks_year(&found.diagnostic)).count();
    let mut checks: Vec<(Option<usize>, String)> = Vec::new();
    for left in &table.left {
        let what = left.what.message();
        let said = match left.row {
            Some(row) => {
                let place = match left.what {
                    LeftOut::Joined(last) | LeftOut::Broken(last) => {
                        msg!("intake-place.rows", first = row, last = last)
                    }
                    _ => place(row, left.column.as_deref()),
                };
                msg!("cli-init.at-place", place = place, text = what)
            }
            None if left.what == LeftOut::NoDates && yearless > 0 => {
                msg!("intake-left.no-years", count = yearless)
            }
            None => what,
        };
        checks.push((left.row, locale.say(&said)));
    }
    let dated = !table.left.iter().any(|left| left.what == LeftOut::NoDates);
    for fault in errors(&compiled).filter(|fault| dated || !lacks_year(fault)) {
        let row = mark(&table.marks, fault.place.span.start).map(|mark| mark.row);
        checks.push((row, told(fault, &compiled, &table.marks, &locale)));
    }
    checks.sort_by_key(|(row, _)| *row);
    let checks = checks.into_iter().map(|(_, said)| said).collect();
    let said = msg!("cli-init.from-table", count = table.activities);
    Ok(Made { text: table.text, said, checks })
}

fn place(row: usize, column: Option<&str>) -> Message {
    match column.filter(|column| !column.is_empty()) {
        Some(column) => msg!("intake-place.column", row = row, column = column),
        None => msg!("intake-place", row = row),
    }
}

/// The cell that holds a byte of the plan.
fn mark(marks: &[Mark], at: u32) -> Option<&Mark> {
    let after = marks.partition_point(|mark| mark.span.start <= at);
    after.checked_sub(1).and_then(|at| marks.get(at)).filter(|mark| at <= mark.span.end)
}

/// The errors of a new plan.
fn errors(compiled: &Compiled) -> impl Iterator<Item = &Diagnostic> {
    compiled.found.iter().map(|found| &found.diagnostic).filter(|found| found.level == Level::Error)
}

/// Whether a date can't be understood for the sole want of the programme's years.
fn lacks_year(fault: &Diagnostic) -> bool {
    let of = |arg: &Arg| matches!(arg, Arg::Said(reason) if reason.key == "dates-no-year");
    fault.level == Level::Error && fault.message.args.iter().any(|(_, arg)| of(arg))
}

/// An error in words, at its cell or line.
fn told(fault: &Diagnostic, compiled: &Compiled, marks: &[Mark], locale: &Locale) -> String {
    let at = fault.place.span.start;
    let text = fault.message.clone();
    locale.say(&match mark(marks, at) {
        Some(mark) => msg!("cli-init.at-place", place = place(mark.row, Some(&mark.column)), text = text),
        None => msg!("cli-init.at-line", line = compiled.source.position(at as usize).line, text = text),
    })
}

fn compiled_in_memory(text: &str, session: &Session) -> anyhow::Result<Compiled> {
    let files = Memory::one(discover::PLAN, text);
    Ok(compile(&Setup {
        files: &files,
        plan: discover::PLAN,
        name: discover::PLAN,
        config: None,
        levels: &Levels::default(),
        rules: RULES,
        as_of: session.as_of,
        try_mends: false,
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_is_a_number_of_years() {
        for (text, years) in [
            ("1y", Some(1)),
            ("2 года", Some(2)),
            ("-1y", Some(-1)),
            ("10 лет", Some(10)),
            ("1", Some(1)),
            ("-2", Some(-2)),
        ] {
            assert_eq!(self::years(text), years, "{text}");
        }
        for text in ["0y", "0", "1m", "y", "", "1000y", "полгода"] {
            assert_eq!(years(text), None, "{text}");
        }
    }
}
