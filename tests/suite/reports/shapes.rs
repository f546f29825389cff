//! The contract of cells, money, and what a plan with faults leaves out.

use super::*;
use kcp::document::Shown;
use kcp::reports::REPORTS;

/// The keys that JSON has, without those of periods.
fn keys(document: &Document) -> String {
    let columns = tables(document)[0].columns.iter().filter(|column| column.shown == Shown::Everywhere);
    columns.map(|column| column.key.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn cells_have_the_keys_of_the_contract() {
    for (name, expected) in [
        (
            "directions",
            "number title section span due every responsible participants result status overdue_days note \
             reason",
        ),
        ("matrix", "direction preparation first second _outside"),
        ("goals", "number title rank weight judged local global activities people family"),
        ("people", "person answers takes_part overdue months"),
        ("deadlines", "group days title span due responsible status"),
        ("passport", "field value"),
        ("priorities", "place number title importance share goals direction responsible"),
    ] {
        assert_eq!(keys(&report(&rich(), name, &[]).unwrap()), expected);
    }
}

#[test]
fn every_row_has_a_cell_a_column() {
    for report_of in REPORTS {
        let document = report(&rich(), report_of.name, &[]).unwrap();
        for table in tables(&document) {
            for row in table.rows.iter().filter(|row| row.kind != RowKind::Heading) {
                assert_eq!(row.cells.len(), table.columns.len(), "{} {row:?}", report_of.name);
            }
        }
    }
}

#[test]
fn days_carry_the_expression_and_what_it_means() {
    let directions = report(&rich(), "directions", &[]).unwrap();
    let of = |number: &str, key: &str| {
        let found = tables(&directions).into_iter().find_map(|table| {
            let row = table
                .rows
                .iter()
                .find(|row| row.reference.as_ref().is_some_and(|of| of.number.as_deref() == Some(number)))?;
            Some(short(cell(table, row, key)))
        });
        found.unwrap()
    };
    assert_eq!(of("1.1", "span"), "2021-09/2021-10 = 2021-09-01/2021-10-31");
    assert_eq!(of("1.1", "due"), "2021-10-15");
    assert_eq!(of("1.2", "span"), "2021-10, 2022-04 = 2021-10-01/2021-10-31, 2022-04-01/2022-04-30");
    assert_eq!(of("1.4", "span"), "ongoing = 2021-09-01/2022-08-31");
    assert_eq!(of("1.4", "due"), "-");
    assert_eq!(of("3.1", "span"), "6–24 сентября = 2021-09-06/2021-09-24");
    assert_eq!(of("2.1а", "every"), "every week on Monday");
    assert_eq!(of("2.3", "every"), "every month by day 25");
    assert_eq!(of("2.5", "span"), "-");
    assert_eq!(of("3.2", "span"), "2021-12-01 = 2021-12-01/2021-12-01");
    assert_eq!(of("3.2", "overdue_days"), "14");
    assert_eq!(of("2.1", "responsible"), "sport teachers");
    assert_eq!(of("3.1", "participants"), "sport nurse");
}

#[test]
fn key_activities_are_marked() {
    for name in ["directions", "deadlines"] {
        let document = report(&rich(), name, &[]).unwrap();
        let marked = items(&document).into_iter().filter(|row| row.marked);
        let mut marked: Vec<_> = marked.filter_map(|row| row.reference.as_ref()?.number.clone()).collect();
        marked.sort();
        assert_eq!(marked, ["1.1", "3.2"], "{name}");
    }
}

#[test]
fn a_passport_adds_up_money_exactly() {
    let money = |typed: &[(&str, &str)]| {
        let passport = report(&rich(), "passport", typed).unwrap();
        let of_money = ["funding", "funding-activities", "spent"];
        let rows = items(&passport).into_iter().filter(
            |row| matches!(&row.cells[0], Cell::Word { word, .. } if of_money.contains(&word.as_ref())),
        );
        let row = |row: &Row| match &row.cells[0] {
            Cell::Word { word, .. } => format!("{word} {}", short(&row.cells[1])),
            _ => String::new(),
        };
        rows.map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        money(&[]),
        [
            "funding 600000",
            "funding-activities 392000",
            "funding-activities местный бюджет: 351,750, of which 2021:\u{a0}180,000; 2022:\u{a0}95,250; \
             no\u{a0}year:\u{a0}76,500",
            "funding-activities внебюджет: 12,250",
            "funding-activities спонсоры: 20,000",
            "funding-activities source not named: 8,000",
            "funding-activities an amount is given for 4 of 14 activities",
            "spent 52300",
            "spent местный бюджет: 40,500",
            "spent source not named: 11,800",
        ]
    );
    // A passport is of the whole programme whatever is asked.
    assert_eq!(money(&[("direction", "secure")]), money(&[]));
}

#[test]
fn a_passport_has_only_what_the_plan_gives() {
    let plan = "kcp: 1\ntitle: План\ngoal: Цель\n";
    let passport = report(&compiled(plan, AS_OF), "passport", &[]).unwrap();
    let fields = items(&passport);
    let fields: Vec<String> = fields.iter().map(|row| short(&row.cells[1])).collect();
    assert_eq!(fields, ["План", "Цель"]);
}

const FAULTY: &str = "\
kcp: 1
title: План
goal: Цель
people: { a: А }
directions:
  - title: Работа
    responsible: a
    activities:
      - { title: Хорошее, dates: 2021-12 }
      - { title: Без дня, dates: 2021-13 }
      - { title: Ничьё, dates: 2021-11, responsible: b }
      - [не мероприятие]
";

#[test]
fn a_plan_with_faults_says_all_it_can_and_what_it_leaves_out() {
    let plan = compiled(FAULTY, AS_OF);
    let directions = report(&plan, "directions", &[]).unwrap();
    assert!(!directions.complete);
    assert_eq!(numbers(&directions), "1.1 1.2 1.3");
    let table = tables(&directions)[0];
    let of = |at: usize, key: &str| short(cell(table, &table.rows[at], key));
    assert_eq!(of(1, "span"), "✗ not read");
    assert_eq!(of(1, "responsible"), "a");
    assert_eq!(of(2, "responsible"), "✗ not read");
    assert_eq!(
        notes(&directions),
        [
            "1 place of the plan could not be read as it is written, so the report may lack something: \
             see line 12.",
            "Not all activities of direction §\u{a0}1 could be read, so the report is not complete.",
            "Because of faults in the plan, the dates of activity 1.2 could not be read.",
            "Because of faults in the plan, not everyone named by activity 1.3 could be read.",
        ]
    );
    let goals = report(&plan, "goals", &[]).unwrap();
    assert!(
        !goals.complete && notes(&goals).len() == 3,
        "dates are no part of the tree: {:?}",
        notes(&goals)
    );
}

#[test]
fn a_fault_elsewhere_leaves_a_report_complete() {
    let plan = "kcp: 1\ntitle: План\ngoal: Цель\nindicators:\n  - { id: i, title: И, targets: 5 }\n";
    let plan = compiled(plan, AS_OF);
    assert!(plan.has_errors());
    assert!(report(&plan, "directions", &[]).unwrap().complete);
}

#[test]
fn every_report_stands_on_an_empty_plan_and_on_a_broken_one() {
    for text in
        ["kcp: 1\ntitle: П\ngoal: Ц\n", "title: П\n", "goal: [\ndirections: 5\nperiods: { a: 2021-13 }\n"]
    {
        let plan = compiled(text, AS_OF);
        if plan.programme.is_none() {
            continue;
        }
        for report_of in REPORTS {
            let document = report(&plan, report_of.name, &[("period", "2021-12")]).unwrap();
            assert_eq!(numbers(&document).len(), 0, "{text} {}", report_of.name);
        }
    }
}

#[test]
fn many_numbers_are_named_in_part() {
    let activities: String =
        (0..30).map(|at| format!("      - {{ title: А{at}, dates: 2021-13 }}\n")).collect();
    let plan = format!("kcp: 1\ntitle: П\ngoal: Ц\ndirections:\n  - title: Р\n    activities:\n{activities}");
    let directions = report(&compiled(&plan, AS_OF), "directions", &[]).unwrap();
    let note = notes(&directions).pop().unwrap();
    assert!(note.contains("1.12 and 18 more") && !note.contains("1.13,"), "{note}");
}
