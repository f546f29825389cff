//! Filters and orders, and what is said of a value that names nothing.

use super::*;

fn fault(typed: &[(&str, &str)]) -> String {
    let fault = report(&rich(), "directions", typed).unwrap_err();
    let help = fault.help.as_ref().map(say).unwrap_or_default();
    format!("{}: {}; {help}", fault.option, say(&fault.message))
}

#[test]
fn each_filter_takes_what_it_names() {
    assert_eq!(chosen(&[("direction", "sport")]), "2.1 2.1а 2.3 2.4 2.5");
    assert_eq!(chosen(&[("direction", "2")]), chosen(&[("direction", "sport")]));
    assert_eq!(chosen(&[("direction", "§ 2")]), chosen(&[("direction", "sport")]));
    assert_eq!(chosen(&[("direction", "движение")]), chosen(&[("direction", "sport")]));
    assert_eq!(chosen(&[("responsible", "nurse")]), "1.4 3.5");
    assert_eq!(chosen(&[("responsible", "Медицинская сестра")]), "1.4 3.5");
    assert_eq!(chosen(&[("responsible", "Т. И. Белова")]), "1.4 3.5");
    assert_eq!(chosen(&[("responsible", "council")]), "1.2", "those who work with the first are taken too");
    assert_eq!(chosen(&[("status", "done")]), "1.1 3.1");
    assert_eq!(chosen(&[("status", "overdue")]), "2.1 2.1а 3.2");
    assert_eq!(chosen(&[("status", "in-progress")]), "1.2 1.3 2.3");
}

#[test]
fn words_of_options_are_those_of_the_page_in_any_language() {
    for (word, called) in [
        ("done", "сделано"),
        ("overdue", "Просрочено"),
        ("in-progress", "ИДЁТ"),
        ("in-progress", "идет"),
        ("planned", "план"),
    ] {
        assert_eq!(chosen(&[("status", called)]), chosen(&[("status", word)]), "{called}");
    }
    assert_eq!(chosen(&[("status", "in progress")]), chosen(&[("status", "in-progress")]));
    for (word, called) in [
        ("number", "номер"),
        ("date", "начало"),
        ("date", "дата"),
        ("deadline", "срок"),
        ("responsible", "Ответственный"),
    ] {
        assert_eq!(chosen(&[("sort", called)]), chosen(&[("sort", word)]), "{called}");
    }
    let near = fault(&[("status", "зделано")]);
    assert!(near.ends_with("perhaps сделано is meant"), "{near}");
    assert!(fault(&[("sort", "цвет")]).ends_with("number, date, deadline, responsible"));
}

#[test]
fn reports_have_names_in_russian_too() {
    for (word, called) in [
        ("directions", "направления"),
        ("directions", "Мероприятия"),
        ("matrix", "матрица"),
        ("goals", "цели"),
        ("people", "люди"),
        ("deadlines", "сроки"),
        ("passport", "Паспорт"),
    ] {
        assert_eq!(kcp::reports::find(called).map(|report| report.name), Some(word), "{called}");
    }
    assert!(kcp::reports::find("план").is_none());
    let mut names: Vec<String> = Vec::new();
    for report in kcp::reports::names() {
        assert!(kcp::reports::find(report.word).is_some_and(|found| found.name == report.word));
        names.push(Locale::new(Lang::Ru).say(&report.called));
    }
    let mut all: Vec<&str> = names.iter().flat_map(|called| called.split(", ")).collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "no name stands for two reports");
}

#[test]
fn a_goal_takes_what_serves_it_or_what_is_below_it() {
    assert_eq!(chosen(&[("goal", "safety")]), "2.1 3.1 3.2 3.3 3.5");
    assert_eq!(chosen(&[("goal", "3")]), "2.1 3.1 3.2 3.3 3.5");
    assert_eq!(chosen(&[("goal", "building")]), "2.1 3.1 3.2 3.3");
    assert_eq!(chosen(&[("goal", "3.1")]), "");
    assert_eq!(chosen(&[("goal", "healthy")]), chosen(&[("goal", "1"), ("goal", "2"), ("goal", "3")]));
}

#[test]
fn every_activity_serves_a_goal_that_stands_alone() {
    let plan = "kcp: 1\ntitle: П\ngoal: Ц\ndirections:\n  - title: Р\n    activities: [А, Б]\n";
    let all = report(&compiled(plan, AS_OF), "directions", &[("goal", "Ц")]).unwrap();
    assert_eq!(numbers(&all), "1.1 1.2");
    let goals = report(&compiled(plan, AS_OF), "goals", &[]).unwrap();
    assert_eq!(rows(&goals, &["title", "activities"]), ["Ц | 1.1 1.2"]);
}

#[test]
fn values_of_one_filter_add_up_and_filters_narrow_each_other() {
    assert_eq!(chosen(&[("status", "done"), ("status", "overdue")]), "1.1 2.1 2.1а 3.1 3.2");
    assert_eq!(chosen(&[("status", "overdue"), ("direction", "sport")]), "2.1 2.1а");
    assert_eq!(chosen(&[("status", "overdue"), ("direction", "sport"), ("goal", "clubs")]), "2.1а");
    let nothing = report(&rich(), "directions", &[("status", "done"), ("direction", "sport")]).unwrap();
    assert_eq!(numbers(&nothing), "");
    assert!(matches!(nothing.blocks.as_slice(), [Block::Paragraph(_)]), "{:?}", nothing.blocks);
}

#[test]
fn orders_sort_within_each_direction_and_keep_the_numbers() {
    assert_eq!(chosen(&[("sort", "date")]), "1.1 1.2 1.3 1.4 2.3 2.1а 2.1 2.4 2.5 3.1 3.2 3.3 3.4 3.5");
    assert_eq!(chosen(&[("sort", "deadline"), ("direction", "3")]), "3.1 3.2 3.3 3.4 3.5");
    assert_eq!(chosen(&[("sort", "deadline"), ("direction", "2")]), "2.1а 2.1 2.3 2.4 2.5");
    assert_eq!(chosen(&[("sort", "responsible"), ("direction", "2")]), "2.4 2.1 2.1а 2.3 2.5");
    assert_eq!(chosen(&[("sort", "number"), ("direction", "2")]), "2.1 2.1а 2.3 2.4 2.5");
}

#[test]
fn numbers_and_references_never_change() {
    let reference = |document: &Document, number: &str| {
        let rows = items(document);
        let found = rows
            .iter()
            .find_map(|row| row.reference.clone().filter(|of| of.number.as_deref() == Some(number)));
        found.unwrap()
    };
    let whole = report(&rich(), "directions", &[]).unwrap();
    for typed in [[("status", "overdue"), ("sort", "date")], [("period", "2021-12"), ("sort", "responsible")]]
    {
        let part = report(&rich(), "directions", &typed).unwrap();
        assert_eq!(reference(&part, "3.2"), reference(&whole, "3.2"));
        assert_eq!(reference(&part, "2.1а"), reference(&whole, "2.1а"));
    }
}

#[test]
fn sections_head_their_activities_unless_another_order_tears_them_apart() {
    let headings = |typed: &[(&str, &str)]| {
        let document = report(&rich(), "directions", typed).unwrap();
        let rows = tables(&document)[0].rows.clone();
        let heading = |row: &Row| (row.kind == RowKind::Heading).then(|| short(&row.cells[1]));
        rows.iter().filter_map(heading).collect::<Vec<_>>()
    };
    assert_eq!(headings(&[]), ["Меню", "Столовая", "Ongoing, without a fixed date"]);
    assert_eq!(headings(&[("sort", "date")]), ["Ongoing, without a fixed date"]);
}

#[test]
fn a_direction_says_how_many_of_its_activities_are_shown() {
    let document = report(&rich(), "directions", &[("status", "overdue")]).unwrap();
    let heading = |block: &Block| match block {
        Block::Heading { text: words, aside, .. } => {
            Some(format!("{} {}", text(words), aside.as_ref().map(text).unwrap_or_default()))
        }
        _ => None,
    };
    let headings: Vec<String> = document.blocks.iter().filter_map(heading).collect();
    assert_eq!(headings, ["§\u{a0}2. Движение 2 of 5", "§\u{a0}3. Безопасность 1 of 5"]);
    assert_eq!(subtitle(&document), "Status: overdue · 3 of 14 activities");
}

#[test]
fn the_query_names_filters_by_id() {
    let typed = [("direction", "2"), ("responsible", "Директор"), ("goal", "2.2"), ("status", "postponed")];
    let document = report(&rich(), "directions", &typed).unwrap();
    let shown = |(name, values): &(&str, Vec<String>)| format!("{name}={}", values.join(","));
    let filters: Vec<String> = document.query.filters.iter().map(shown).collect();
    assert_eq!(filters, ["direction=sport", "responsible=director", "goal=clubs", "status=postponed"]);
    assert_eq!(numbers(&document), "2.4");
}

#[test]
fn a_value_that_names_nothing_is_a_fault_with_a_hint() {
    assert_eq!(
        fault(&[("responsible", "deputi")]),
        "--responsible: the plan has no person “deputi”; perhaps deputy is meant"
    );
    assert_eq!(
        fault(&[("responsible", "Медицинская систра")]),
        "--responsible: the plan has no person “Медицинская систра”; perhaps Медицинская сестра is meant"
    );
    assert_eq!(
        fault(&[("direction", "9")]),
        "--direction: the plan has no direction “9”; there is nutrition, sport, secure"
    );
    assert_eq!(
        fault(&[("goal", "bulding")]),
        "--goal: the plan has no goal “bulding”; perhaps building is meant"
    );
    assert_eq!(
        fault(&[("status", "overdu")]),
        "--status: there is no status “overdu”; perhaps overdue is meant"
    );
    assert_eq!(
        fault(&[("sort", "title")]),
        "--sort: there is no order “title”; there is number, date, deadline, responsible"
    );
    assert!(fault(&[("period", "secnd")]).ends_with("perhaps second is meant"));
    assert!(fault(&[("period", "ongoing")]).starts_with("--period: “ongoing” is no period"));
}

#[test]
fn words_that_several_have_are_not_guessed() {
    let plan = "kcp: 1\ntitle: П\ngoal: Ц\npeople: { a: Учитель, b: Учитель }\n";
    let fault = report(&compiled(plan, AS_OF), "people", &[("responsible", "учитель")]).unwrap_err();
    assert_eq!(say(&fault.message), "the plan has more than one “учитель”");
    assert_eq!(fault.help.as_ref().map(say).as_deref(), Some("say which: a or b"));
}
