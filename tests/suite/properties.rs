//! What holds for every text: plans spoiled at random, and the same plan written otherwise.

use crate::plans::compiled_by;
use chrono::NaiveDate;
use kcp::checks::RULES;
use kcp::compile::Compiled;
use kcp::dates::{self, Context, Days, MonthDay};
use kcp::diagnostic::render::{self, Checked, Shown, Style};
use kcp::diagnostic::{Diagnostic, File};
use kcp::formats::{FORMATS, Options};
use kcp::locale::{Lang, Locale};
use kcp::model::parse;
use kcp::reports::{Input, Query, REPORTS};
use kcp::rewrite::apply;
use kcp::source::{Source, Span};
use kcp::syntax::YAML_SYNTAX;
use proptest::prelude::*;
use proptest::sample::select;

const AS_OF: &str = "2021-12-15";

/// What people, editors and programs put into a plan by mistake.
const SLIPS: &[&str] = &[
    ":",
    ": ",
    " #",
    "# ",
    "\"",
    "'",
    "«",
    "»",
    "“",
    "-",
    "- ",
    "– ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "|",
    ">-",
    "&a ",
    "*a",
    "!",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "\n",
    "\n\n",
    "\n  ",
    "\n- ",
    "\n---\n",
    "\n...\n",
    " ",
    "\t",
    "\u{a0}",
    "\u{202e}",
    "\u{1b}[31m",
    "\u{0}",
    "\u{7}",
    "\u{2028}",
    "\u{85}",
    "é",
    "🦉",
    "и\u{306}",
    "x",
    "Ж",
    "~",
    "null",
    "title: ",
    "dates: ",
    "every: month",
    "goals: {a: 50%, b: 70%}",
    "after: [",
    "due: 31.02",
    "в течение года",
    "1/0",
    "-1",
    "1e9",
    "99999999999999999999999999999999",
    "2021-13",
    "9999-12-31/9999-12-31",
    "# kcp: allow(all)",
    "# kcp: allow(overdue)\n",
    "\n  id: x\n",
    "subgoals:",
    "<<: *a",
    "\\",
    "\r",
];

fn example_texts() -> Vec<String> {
    let root = env!("CARGO_MANIFEST_DIR");
    let paths = [
        "examples/minimal/program.yaml",
        "examples/quality/program.yaml",
        "examples/quality/as-published.yaml",
        "examples/library/program.yaml",
    ];
    paths.iter().map(|path| std::fs::read_to_string(format!("{root}/{path}")).unwrap()).collect()
}

/// A change of a text, by parts of its length in 1/65536.
#[derive(Clone, Debug)]
enum Slip {
    Insert(u16, &'static str),
    Delete(u16, u8),
    Copy(u16, u8, u16),
    Cut(u16),
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let one = prop_oneof![
        4 => (any::<u16>(), select(SLIPS)).prop_map(|(at, what)| Slip::Insert(at, what)),
        3 => (any::<u16>(), 1..40_u8).prop_map(|(at, count)| Slip::Delete(at, count)),
        2 => (any::<u16>(), any::<u8>(), any::<u16>()).prop_map(|(from, n, to)| Slip::Copy(from, n, to)),
        1 => any::<u16>().prop_map(Slip::Cut),
    ];
    prop::collection::vec(one, 1..8)
}

fn spoiled() -> impl Strategy<Value = String> {
    (select(example_texts()), slips()).prop_map(|(text, slips)| {
        let mut text: Vec<char> = text.chars().collect();
        for slip in slips {
            spoil(&mut text, &slip);
        }
        text.into_iter().collect()
    })
}

fn spoil(text: &mut Vec<char>, slip: &Slip) {
    let length = text.len();
    let place = |at: u16| length * usize::from(at) / (1 << 16);
    match *slip {
        Slip::Insert(at, what) => drop(text.splice(place(at)..place(at), what.chars())),
        Slip::Delete(at, count) => drop(text.drain(place(at)..length.min(place(at) + usize::from(count)))),
        Slip::Copy(from, count, to) => {
            let part = text[place(from)..length.min(place(from) + usize::from(count))].to_vec();
            drop(text.splice(place(to)..place(to), part));
        }
        Slip::Cut(at) => text.truncate(place(at).max(length / 2)),
    }
}

fn compiled(text: &str) -> Compiled {
    compiled_by(text, AS_OF, RULES)
}

/// Every place that a fault names, with what it is.
fn places(diagnostic: &Diagnostic) -> Vec<(&'static str, Span)> {
    let of_plan = |place: kcp::diagnostic::Place| (place.file == File::Plan).then_some(place.span);
    let labels = diagnostic.labels.iter().filter_map(|label| of_plan(label.place));
    let edits = diagnostic.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    let own = of_plan(diagnostic.place).into_iter().map(|span| ("place", span));
    own.chain(labels.map(|span| ("label", span))).chain(edits.map(|span| ("edit", span))).collect()
}

fn sound(compiled: &Compiled) -> Result<(), TestCaseError> {
    let text = compiled.source.text();
    for found in &compiled.found {
        let diagnostic = &found.diagnostic;
        for (what, span) in places(diagnostic) {
            let whole = text.get(span.range()).is_some();
            prop_assert!(whole, "{}: {what} {span:?} of {} bytes", diagnostic.message.key, text.len());
        }
        for fix in &diagnostic.fixes {
            let mut spans: Vec<Span> = fix.edits.iter().map(|edit| edit.span).collect();
            spans.sort_unstable();
            let apart = spans.iter().zip(spans.iter().skip(1)).all(|(one, next)| one.end <= next.start);
            prop_assert!(apart, "edits of {} overlap: {spans:?}", diagnostic.message.key);
        }
    }
    Ok(())
}

/// Shows the faults in every form and language, and the reports in every format.
fn show_all(compiled: &Compiled) {
    let diagnostics: Vec<Shown<'_>> = compiled
        .found
        .iter()
        .map(|found| Shown { diagnostic: &found.diagnostic, subject: found.subject.clone() })
        .collect();
    let sources = compiled.sources(None);
    let query = Query::default();
    for locale in [Lang::Ru, Lang::En].map(Locale::new) {
        let mut out = String::new();
        render::full(&mut out, &diagnostics, sources, &locale, Style { color: false, width: 40 });
        render::short(&mut out, &diagnostics, sources, &locale);
        let checked = Checked { sources, diagnostics: diagnostics.clone() };
        out += &render::json(&[checked], day(AS_OF), &locale);
        assert!(
            !out.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')),
            "a control character is shown"
        );
    }
    let (Some(programme), Some(analysis)) = (&compiled.programme, &compiled.analysis) else { return };
    let locale = Locale::new(Lang::Ru);
    let options = Options { width: 60, color: false, excel: false, columns: None };
    for report in REPORTS {
        let (path, unread) = ("program.yaml", compiled.unread.as_slice());
        let document = (report.build)(&Input { path, programme, analysis, unread, query: &query });
        // A PNG is the picture of the SVG, and takes long to paint.
        for format in FORMATS.iter().filter(|format| format.name != "png" && (format.shows)(&document)) {
            (format.render)(&document, &options, &locale).unwrap();
        }
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// All that was read, with the places left out.
fn meaning(compiled: &Compiled) -> (String, Vec<String>) {
    let faults = compiled.found.iter().map(|found| {
        let diagnostic = &found.diagnostic;
        format!("{} {:?} {:?}", diagnostic.rule.name, diagnostic.message, found.subject)
    });
    (without_spans(&format!("{:?}", compiled.programme)), faults.collect())
}

/// The text of a `Debug` form without what stands in its `Span { … }`.
fn without_spans(text: &str) -> String {
    let mut parts = text.split("Span { start: ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| shown + "Span" + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// The same lines with every indentation `times` as wide, that after the dash of a list too.
fn reindented(text: &str, times: usize) -> String {
    let wider = |line: &str| {
        let mut rest = line;
        let mut out = String::new();
        loop {
            let blank = rest.len() - rest.trim_start_matches(' ').len();
            out += &" ".repeat(blank * times);
            rest = &rest[blank..];
            let Some(after) = rest.strip_prefix("- ") else { break };
            out += "-";
            out += &" ".repeat(2 * times - 1);
            rest = after;
        }
        out + rest
    };
    text.split('\n').map(wider).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_plan_written_otherwise_reads_the_same() {
    for text in example_texts() {
        let plain = meaning(&compiled(&text));
        assert!(plain.0.contains("Span, value"), "there is something to compare");
        let crlf = text.replace('\n', "\r\n");
        let marked = format!("\u{feff}{text}");
        for other in [&crlf, &marked, &reindented(&text, 2), &reindented(&crlf, 3)] {
            assert_eq!(meaning(&compiled(other)), plain);
        }
    }
}

/// Words and signs that date expressions are made of.
const DATE_WORDS: &[&str] = &[
    "2021",
    "21",
    "2021-09",
    "2021-12-15",
    "15.12.2021",
    "05.09",
    "31",
    "30",
    "1",
    "IV",
    "2021/22",
    "/",
    "..",
    "-",
    "–",
    "+",
    ",",
    ".",
    ";",
    "(",
    ")",
    " ",
    "  ",
    "\n",
    "\u{a0}",
    "с",
    "по",
    "до",
    "к",
    "не позднее",
    "каждый",
    "ежемесячно",
    "ежегодно",
    "понедельник",
    "по пятницам",
    "раз в",
    "2 раза в",
    "квартал",
    "квартале",
    "полугодие",
    "декада",
    "год",
    "года",
    "гг.",
    "г.",
    "уч.",
    "учебный",
    "в течение",
    "весь период",
    "января",
    "февраль",
    "сентябрь",
    "дек.",
    "числа",
    "постоянно",
    "по мере",
    "every",
    "month",
    "week",
    "by",
    "on",
    "in",
    "within",
    "first",
    "Mon",
    "quarter",
    "year",
    "H2",
    "Q4",
    "from",
    "until",
    "1st July 2012",
    "9999",
    "0",
    "0001-01-01",
    "99999999999999999999",
    "четверть",
    "🦉",
];

fn date_phrase() -> impl Strategy<Value = String> {
    let words = prop::collection::vec((select(DATE_WORDS), any::<bool>()), 0..10);
    words.prop_map(|words| {
        words.iter().map(|(word, apart)| format!("{word}{}", if *apart { " " } else { "" })).collect()
    })
}

/// A date expression is read, and what `fmt` writes means the same and is written the same again; or its
/// fault lies within it.
fn understood_or_pointed_at(text: &str) -> Result<(), TestCaseError> {
    let programme = Days::new(day("2021-09-01"), day("2023-01-31"));
    let context = Context { programme, year_starts: MonthDay::default(), terms: &[] };
    match dates::parse(text).and_then(|expr| expr.resolve(&context)) {
        Ok(reading) => {
            let again = dates::parse(&reading.canonical).and_then(|expr| expr.resolve(&context));
            let lost = |fault| TestCaseError::fail(format!("{}: {fault:?}", reading.canonical));
            let again = again.map_err(lost)?;
            prop_assert_eq!(again.stretches, reading.stretches);
            prop_assert_eq!(again.every, reading.every);
            prop_assert_eq!(again.canonical, reading.canonical);
        }
        Err(fault) => prop_assert!(text.get(fault.at.clone()).is_some(), "{:?} of {text:?}", fault.at),
    }
    Ok(())
}

/// What the targets of `fuzz/` stumbled over, each in a file.
fn findings(of: &str) -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/tests/data/fuzzed/{of}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn what_fuzzing_found_is_mended() {
    let (dates, plans) = (findings("dates"), findings("plans"));
    assert!(!dates.is_empty() && !plans.is_empty());
    for (path, bytes) in dates {
        let text = String::from_utf8(bytes).unwrap();
        understood_or_pointed_at(&text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    }
    for (path, bytes) in plans {
        let source = kcp::source::Source::decode("program.yaml", bytes);
        let compiled = compiled(source.text());
        sound(&compiled).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        show_all(&compiled);
        for fix in compiled.found.iter().flat_map(|found| &found.diagnostic.fixes) {
            self::compiled(&String::from_utf8(apply(source.text().as_bytes(), &fix.edits)).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn a_spoiled_plan_is_read_to_the_end(text in spoiled()) {
        let compiled = compiled(&text);
        sound(&compiled)?;
        show_all(&compiled);
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), text in spoiled()) {
        let at = bytes.len() % text.len().max(1);
        let mixed = [&text.as_bytes()[..at], &bytes, &text.as_bytes()[at..]].concat();
        for bytes in [bytes, mixed] {
            let parsed = kcp::source::Source::decode("program.yaml", bytes);
            sound(&compiled(parsed.text()))?;
        }
    }

    #[test]
    fn a_spoiled_plan_reads_the_same_after_a_mark_and_with_other_line_ends(text in spoiled()) {
        let text = text.replace(['\r', '\u{feff}'], " ");
        let plain = compiled(&text);
        // What is given up around broken YAML may differ by a line's end.
        prop_assume!(plain.found.iter().all(|found| found.diagnostic.rule.name != "yaml-syntax"));
        let plain = meaning(&plain);
        prop_assert_eq!(&meaning(&compiled(&format!("\u{feff}{text}"))), &plain);
        prop_assert_eq!(&meaning(&compiled(&text.replace('\n', "\r\n"))), &plain);
    }

    #[test]
    fn a_date_phrase_is_read_or_its_fault_lies_within_it(text in date_phrase()) {
        understood_or_pointed_at(&text)?;
    }
}

/// How many texts each property is tried on; more where `PROPTEST_CASES` says so.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(64)
}

/// Pieces of YAML in which `#` begins a comment, or doesn't.
const COMMENTED: &[&str] = &[
    "a: 'x # y' # z",
    "b: \"q #z\"\t# t",
    "c: | # head\n  text # none\n  #none",
    "d: >-   # h\n  foo #x\n\n  bar",
    "e: [1, # in\n  2 #z\n  ] # l",
    "f: {a: 1, # in\n  b: 2}",
    "g:   # key\n  - x # i\n  -   # dash\n    y",
    "h: x#y",
    "k: !!str v # tag",
    "l: plain\n  more # end",
    "m: |+\n  keep\n\n# after",
    "o:\n# zero\n  p: q",
    "v: # only\nw: ~ #",
    "x: '#' ##",
    "z: |-\n   a\n  # less",
    "# top\n   # indented",
    "e2: |\n# c",
    "d2: > # a | b\n  text",
    "k2: !!str # tag\n  v",
    "t2:\t# tab\n  x",
    "g2:\n  - # c\n  - y",
    "r2: |\r  text # none\r  #none\r# some",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    /// In a text that YAML breaks nowhere, comments are found apart from the parser's events; a fault behind
    /// it makes them come from the events.
    #[test]
    fn comments_are_the_same_however_they_are_found(
        pieces in prop::collection::hash_set(select(COMMENTED), 1..7),
        mark in select(&["", "\u{feff}", "# top\n\u{feff}# mark\n"][..]),
        crlf in prop::bool::ANY,
    ) {
        let text: String = pieces.iter().map(|piece| format!("{piece}\n")).collect();
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let text = format!("{mark}{text}");
        let whole = parse(&Source::new("p", text.as_str()));
        prop_assert!(whole.diagnostics.iter().all(|fault| *fault.rule != YAML_SYNTAX), "{text}");
        let broken = parse(&Source::new("p", format!("{text}zz: 'unclosed\n")));
        prop_assert!(broken.diagnostics.iter().any(|fault| *fault.rule == YAML_SYNTAX));
        prop_assert_eq!(whole.comments, broken.comments, "{}", text);
    }
}
