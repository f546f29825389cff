//! `--period`, and where activities stand in time.

use super::*;

const PLAN: &str = "\
kcp: 1
title: План
goal: Цель
dates: 2021-09/2022-05
periods:
  autumn: 2021-09/2021-11
  winter: { title: Зима, dates: 2021-12/2022-02 }
directions:
  - title: Работа
    activities:
      - { title: По периоду, period: autumn }
      - { title: По датам, dates: 2021-11-15/2021-12-15 }
      - { title: Весной, dates: 2022-03 }
      - { title: Постоянно, dates: ongoing }
      - { title: Без срока }
      - { title: К сроку, due: 2021-12-31 }
      - { title: Назван не там, period: autumn, dates: 2021-12-05 }
";

fn during(period: &str) -> Document {
    report(&compiled(PLAN, "2021-12-01"), "directions", &[("period", period)]).unwrap()
}

#[test]
fn the_id_of_a_period_takes_what_stands_in_its_column() {
    // 1.7 names the autumn, so it stands there whatever its dates say.
    assert_eq!(numbers(&during("autumn")), "1.1 1.2 1.7 1.4");
    assert_eq!(numbers(&during("winter")), "1.2 1.6 1.4");
}

#[test]
fn dates_take_what_has_a_day_in_them() {
    assert_eq!(numbers(&during("2021-12")), "1.2 1.6 1.7 1.4");
    assert_eq!(numbers(&during("2021-09/2021-11")), "1.1 1.2 1.4");
    assert_eq!(numbers(&during("2021-12-15")), "1.2 1.4");
    assert_eq!(numbers(&during("2021-12-16")), "1.4");
    assert_eq!(numbers(&during("2021-12-31/..")), "1.3 1.6 1.4");
    // A deadline reaches back to the programme's first day.
    assert_eq!(numbers(&during("../2021-10-01")), "1.1 1.4");
    // The programme does not go on for ever, and neither does what is ongoing in it.
    assert_eq!(numbers(&during("2030")), "");
}

#[test]
fn an_open_end_of_a_programme_without_dates_has_a_bound() {
    let plan = compiled("kcp: 1\ntitle: П\ngoal: Ц\ndirections: [{ title: Р, activities: [А] }]\n", AS_OF);
    let document = report(&plan, "directions", &[("period", "2021-12/..")]).unwrap();
    assert_eq!(short(document.query.period.as_ref().unwrap()), "2021-12/.. = 2021-12-01/2200-12-31");
    assert_eq!(notes(&document), ["Activity 1.1 has no date, so it is not shown here."]);
}

#[test]
fn several_periods_are_any_of_them() {
    let plan = compiled(PLAN, "2021-12-01");
    let both = report(&plan, "directions", &[("period", "winter"), ("period", "2022-03")]).unwrap();
    assert_eq!(numbers(&both), "1.2 1.3 1.6 1.4");
    assert_eq!(subtitle(&both).matches(" · ").count(), 1);
    assert!(subtitle(&both).contains("Зима") && subtitle(&both).ends_with("4 of 7 activities"));
}

#[test]
fn what_has_no_date_is_left_out_and_that_is_said() {
    assert_eq!(notes(&during("2021-12")), ["Activity 1.5 has no date, so it is not shown here."]);
    assert!(during("2021-12").complete, "it is no fault of the report");
    let whole = report(&compiled(PLAN, "2021-12-01"), "directions", &[]).unwrap();
    assert_eq!(numbers(&whole), "1.1 1.2 1.3 1.5 1.6 1.7 1.4");
    assert!(notes(&whole).is_empty());
}

#[test]
fn the_query_says_how_the_period_was_resolved() {
    let period = |typed: &str| short(during(typed).query.period.as_ref().unwrap());
    assert_eq!(period("winter"), "winter = 2021-12-01/2022-02-28");
    assert_eq!(period("2021-12"), "2021-12 = 2021-12-01/2021-12-31");
}

#[test]
fn ongoing_activities_stand_last_under_a_heading_of_their_own() {
    let whole = report(&compiled(PLAN, "2021-12-01"), "directions", &[]).unwrap();
    let rows = &tables(&whole)[0].rows;
    let [.., heading, last] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(heading.kind, RowKind::Heading);
    assert_eq!(last.reference.as_ref().unwrap().number.as_deref(), Some("1.4"));
}

#[test]
fn the_matrix_keeps_all_columns_under_a_period() {
    let plan = compiled(PLAN, "2021-12-01");
    let keys = ["direction", "autumn", "winter", "_outside"];
    let whole = report(&plan, "matrix", &[]).unwrap();
    assert_eq!(rows(&whole, &keys), ["1 | 1.1 1.2 1.4 1.7 | 1.2 1.4 1.6 | 1.3 1.5"]);
    let march = report(&plan, "matrix", &[("period", "2022-03")]).unwrap();
    assert_eq!(rows(&march, &keys), ["1 | 1.4 | 1.4 | 1.3"]);
}

#[test]
fn a_matrix_without_periods_has_quarters() {
    let plan = "\
kcp: 1
title: План
goal: Цель
dates: 2021-09/2022-03
directions:
  - title: Работа
    activities:
      - { title: Осенью, dates: [2021-09, 2021-12] }
      - { title: До конца, dates: 2021-12/.. }
      - { title: Летом, dates: 2022-03/2022-06 }
";
    let matrix = report(&compiled(plan, "2021-12-01"), "matrix", &[]).unwrap();
    let keys = ["2021-Q3", "2021-Q4", "2022-Q1", "_outside"];
    assert_eq!(rows(&matrix, &keys), ["1.1 | 1.1 1.2 | 1.2 1.3 | 1.3"]);
}

#[test]
fn what_could_not_be_read_stands_nowhere() {
    let plan = "\
kcp: 1
title: План
goal: Цель
periods: { autumn: 2021-09/2021-11 }
directions:
  - title: Работа
    activities:
      - { title: Без дня, dates: 2021-13 }
      - { title: Назван, period: autumn, dates: 2021-13 }
      - { title: Без срока }
";
    let matrix = report(&compiled(plan, "2021-12-01"), "matrix", &[]).unwrap();
    assert_eq!(rows(&matrix, &["autumn", "_outside"]), ["1.2 | 1.3"]);
    assert!(!matrix.complete);
}

#[test]
fn an_ambiguous_period_is_a_fault_with_its_readings() {
    let fault = report(&compiled(PLAN, "2021-12-01"), "matrix", &[("period", "2021-2022")]).unwrap_err();
    assert_eq!(fault.option, "--period");
    assert_eq!(fault.help.as_ref().map(say).as_deref(), Some("to choose from: 2021/22 or 2021-01/2022-12"));
}

#[test]
fn deadlines_are_grouped_by_the_day_that_counts() {
    let keys = ["group", "number", "days", "due", "status"];
    let deadlines = report(&rich(), "deadlines", &[]).unwrap();
    assert_eq!(
        rows(&deadlines, &keys),
        [
            "overdue | 2.1а | -44 | 2021-11-01 | overdue",
            "overdue | 3.2 | -14 | 2021-12-01 | overdue",
            "overdue | 2.1 | -5 | 2021-12-10 | overdue",
            "soon | 2.3 | 10 | 2021-12-25 | in-progress",
            "later | 1.3 | 47 | 2022-01-31 | in-progress",
            "later | 3.3 | 121 | 2022-04-15 | planned",
            "later | 1.2 | 136 | 2022-04-30 | in-progress",
            "later | 2.4 | - | 2022-05-31 | postponed",
            "done | 3.1 | - | 2021-09-24 | done",
            "done | 1.1 | - | 2021-10-15 | done",
            "later | 1.4 | - | - | planned",
            "later | 3.5 | - | - | planned",
        ]
    );
    assert_eq!(
        notes(&deadlines),
        ["Activity 2.5 has no date, so it is not shown here.", "1 cancelled activity is not shown here."]
    );
}

#[test]
fn soon_is_within_thirty_days() {
    let plan = |due: &str| {
        let activity = format!("      - {{ title: А, due: {due} }}\n");
        let head = "kcp: 1\ntitle: П\ngoal: Ц\ndirections:\n  - title: Р\n    activities:\n";
        let text = format!("{head}{activity}");
        rows(&report(&compiled(&text, "2021-12-15"), "deadlines", &[]).unwrap(), &["group", "days"])
            .join("; ")
    };
    assert_eq!(plan("2021-12-14"), "overdue | -1");
    assert_eq!(plan("2021-12-15"), "soon | 0");
    assert_eq!(plan("2022-01-14"), "soon | 30");
    assert_eq!(plan("2022-01-15"), "later | 31");
}
