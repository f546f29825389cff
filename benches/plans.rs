//! What checking a plan and reporting on it costs, from 150 to 100,000 activities, clean and with a fault in
//! every tenth; and what the bare events of the YAML parser cost on the same text. `README.md` beside it says
//! how to run it and what it gave.
// A bench that can't be set up has nothing to measure, and divan's macros make items without docs.
#![allow(clippy::expect_used, missing_docs)]

mod generate;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use generate::{AS_OF, Size};
use granit_parser::Parser;
use kcp::checks::RULES;
use kcp::compile::{Compiled, Setup, compile};
use kcp::config::Levels;
use kcp::formats::{FORMATS, Options};
use kcp::locale::{Lang, Locale};
use kcp::reports::{self, Input, Query};
use kcp::source::Memory;

fn main() {
    divan::main();
}

const SIZES: [usize; 4] = [150, 1000, 20_000, 100_000];

fn plan(activities: usize, faulty: bool) -> String {
    generate::plan(Size { activities, faulty })
}

fn compiled(files: &Memory) -> Compiled {
    let levels = Levels::default();
    let setup = Setup {
        files,
        plan: "program.yaml",
        name: "program.yaml",
        config: None,
        levels: &levels,
        rules: RULES,
        as_of: AS_OF.parse().expect("a day"),
        try_mends: false,
    };
    compile(&setup).expect("it is in memory")
}

fn validated(bencher: Bencher<'_, '_>, activities: usize, faulty: bool) {
    let text = plan(activities, faulty);
    let files = Memory::one("program.yaml", text.as_str());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| compiled(black_box(&files)));
}

/// The events of the YAML parser, with nothing made of them.
#[divan::bench(args = SIZES, max_time = 5)]
fn bare_events(bencher: Bencher<'_, '_>, activities: usize) {
    let text = plan(activities, false);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let mut parser = Parser::new_from_str(black_box(&text));
        std::iter::from_fn(|| parser.next_event()).filter(Result::is_ok).count()
    });
}

/// Reading, checking and analysing a plan without faults.
#[divan::bench(args = SIZES, max_time = 5)]
fn validate(bencher: Bencher<'_, '_>, activities: usize) {
    validated(bencher, activities, false);
}

/// The same with a fault in every tenth activity.
#[divan::bench(args = SIZES, max_time = 5)]
fn validate_faulty(bencher: Bencher<'_, '_>, activities: usize) {
    validated(bencher, activities, true);
}

/// A report of a plan that is read already: made, and written as the terminal shows it.
fn reported(bencher: Bencher<'_, '_>, name: &str, activities: usize) {
    let compiled = compiled(&Memory::one("program.yaml", plan(activities, false)));
    let (programme, analysis) = compiled.programme.as_ref().zip(compiled.analysis.as_ref()).expect("a plan");
    let query = Query::default();
    let unread = &compiled.unread;
    let input = Input { path: "program.yaml", programme, analysis, unread, query: &query };
    let report = reports::find(name).expect("a report");
    let format = FORMATS.first().expect("a format");
    let options = Options { width: 100, color: false, excel: false, columns: None };
    let locale = Locale::new(Lang::Ru);
    bencher.bench_local(|| {
        let document = (report.build)(black_box(&input));
        (format.render)(&document, &options, &locale).map_or(0, |bytes| bytes.len())
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn report_directions(bencher: Bencher<'_, '_>, activities: usize) {
    reported(bencher, "directions", activities);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn report_matrix(bencher: Bencher<'_, '_>, activities: usize) {
    reported(bencher, "matrix", activities);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn report_goals(bencher: Bencher<'_, '_>, activities: usize) {
    reported(bencher, "goals", activities);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn report_people(bencher: Bencher<'_, '_>, activities: usize) {
    reported(bencher, "people", activities);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn report_deadlines(bencher: Bencher<'_, '_>, activities: usize) {
    reported(bencher, "deadlines", activities);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn report_passport(bencher: Bencher<'_, '_>, activities: usize) {
    reported(bencher, "passport", activities);
}
