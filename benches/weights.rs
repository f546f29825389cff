//! What weights cost: a family judged two by two, a thousand of them, a whole plan against checking it, and
//! how far each judgement of a family can move.
// A bench that can't be set up has nothing to measure, and divan's macros make items without docs.
#![allow(clippy::expect_used, missing_docs)]

mod generate;

use divan::{Bencher, black_box};
use generate::{AS_OF, Size};
use kcp::analysis::priorities::{Judgements, eigenvector, geometric, priorities};
use kcp::analysis::sensitivity::sensitivity;
use kcp::checks::RULES;
use kcp::compile::{Compiled, Setup, compile};
use kcp::config::Levels;
use kcp::source::Memory;
use std::fmt::Write as _;

fn main() {
    divan::main();
}

const FAMILIES: [usize; 4] = [3, 7, 11, 15];

/// A judgement on Saaty's scale that agrees with its neighbours about as far as people's do.
fn ratio(left: usize, right: usize) -> (u32, bool) {
    let steps = (right - left) % 8 + 1 + (left * 7 + right * 3) % 2;
    (u32::try_from(steps.min(9)).unwrap_or(1), (left + right).is_multiple_of(5))
}

fn family(size: usize) -> Judgements {
    let pairs = (0..size).flat_map(|left| (left + 1..size).map(move |right| (left, right)));
    let judged = pairs.map(|(left, right)| {
        let (times, part) = ratio(left, right);
        let times = f64::from(times);
        (left, right, if part { times.recip() } else { times })
    });
    Judgements::new(size, judged)
}

/// A plan of `count` families of `size` goals, all of them judged two by two.
fn judged(count: usize, size: usize) -> String {
    let mut text = String::from("kcp: 1\ntitle: Программа\ngoal:\n  title: Цель достигнута\n  subgoals:\n");
    for at in 0..count {
        let pairs = (0..size).flat_map(|left| (left + 1..size).map(move |right| (left, right)));
        let pairs = pairs.map(|(left, right)| {
            let (times, part) = ratio(left, right);
            format!("[g{at}-{left}, g{at}-{right}, {}{times}]", if part { "1/" } else { "" })
        });
        let pairs = pairs.collect::<Vec<_>>().join(", ");
        // Writing to a String can't fail.
        let _ = write!(text, "    - title: Часть {at} готова\n      pairwise: [{pairs}]\n      subgoals:\n");
        for goal in 0..size {
            let _ = writeln!(text, "        - {{ id: g{at}-{goal}, title: Цель {at}-{goal} достигнута }}");
        }
    }
    text
}

/// A plan of so many ranked goals, each with an activity.
fn ranked(count: usize) -> String {
    let mut text = String::from("kcp: 1\ntitle: Программа\ngoal:\n  title: Цель достигнута\n  subgoals:\n");
    for at in 1..=count {
        let _ = writeln!(text, "    - {{ id: g{at}, title: Цель {at} достигнута, priority: {at} }}");
    }
    text.push_str("directions:\n  - title: Направление\n    activities:\n");
    for at in 1..=count {
        let _ = writeln!(text, "      - {{ title: Мероприятие {at}, goals: g{at} }}");
    }
    text
}

fn compiled(text: &str) -> Compiled {
    let levels = Levels::default();
    let setup = Setup {
        files: &Memory::one("program.yaml", text),
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

#[divan::bench(args = FAMILIES)]
fn by_eigenvector(bencher: Bencher<'_, '_>, size: usize) {
    let family = family(size);
    bencher.bench_local(|| eigenvector(black_box(&family)));
}

#[divan::bench(args = FAMILIES)]
fn by_geometric_mean(bencher: Bencher<'_, '_>, size: usize) {
    let family = family(size);
    bencher.bench_local(|| geometric(black_box(&family)));
}

#[divan::bench(args = FAMILIES)]
fn thousand_families(bencher: Bencher<'_, '_>, size: usize) {
    let compiled = compiled(&judged(1000, size));
    let programme = compiled.programme.as_ref().expect("a programme");
    bencher.bench_local(|| priorities(black_box(programme)).unserved);
}

fn move_all(bencher: Bencher<'_, '_>, text: &str) {
    let compiled = compiled(text);
    let programme = compiled.programme.as_ref().expect("a programme");
    let analysis = compiled.analysis.as_ref().expect("an analysis");
    bencher.bench_local(|| sensitivity(black_box(programme), analysis).len());
}

#[divan::bench(args = [7, 15, 40])]
fn sensitivity_of_a_family(bencher: Bencher<'_, '_>, size: usize) {
    move_all(bencher, &judged(1, size));
}

#[divan::bench]
fn sensitivity_of_a_hundred_families(bencher: Bencher<'_, '_>) {
    move_all(bencher, &judged(100, 9));
}

#[divan::bench(args = [200, 1000])]
fn sensitivity_of_ranks(bencher: Bencher<'_, '_>, count: usize) {
    move_all(bencher, &ranked(count));
}

#[divan::bench(args = [1000, 20_000])]
fn weights_of_a_plan(bencher: Bencher<'_, '_>, activities: usize) {
    let compiled = compiled(&generate::plan(Size { activities, faulty: false }));
    let programme = compiled.programme.as_ref().expect("a programme");
    bencher.bench_local(|| priorities(black_box(programme)).unserved);
}

#[divan::bench(args = [1000, 20_000])]
fn checking_it(bencher: Bencher<'_, '_>, activities: usize) {
    let text = generate::plan(Size { activities, faulty: false });
    bencher.bench_local(|| compiled(black_box(&text)).found.len());
}
