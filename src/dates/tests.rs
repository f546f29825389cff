use super::*;

fn days(text: &str) -> Days {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    Days::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

/// The instances of a recurrence within a span, in the programme of the same span unless another is given.
fn instances(every: &str, within: &str, programme: Option<&str>) -> Vec<String> {
    let within = days(within);
    let context = Context { programme: Some(programme.map_or(within, days)), ..Context::default() };
    let every = Recurrence::parse(every).unwrap();
    let text = |days: Days| if days.first == days.last { days.first.to_string() } else { span_text(days) };
    every.instances(within, &context).into_iter().map(text).collect()
}

#[test]
fn weeks_months_and_quarters_are_the_calendars_and_clipped() {
    assert_eq!(
        instances("week", "2021-12-01/2021-12-14", None),
        ["2021-12-01/2021-12-05", "2021-12-06/2021-12-12", "2021-12-13/2021-12-14"]
    );
    assert_eq!(
        instances("month", "2021-09-15/2021-11-10", None),
        ["2021-09-15/2021-09-30", "2021-10", "2021-11-01/2021-11-10"]
    );
    assert_eq!(instances("quarter", "2021-09-01/2021-12-31", None), ["2021-09", "2021-10/2021-12"]);
    assert_eq!(
        instances("2 months", "2021-09-01/2022-01-31", None),
        ["2021-09/2021-10", "2021-11/2021-12", "2022-01"]
    );
    assert_eq!(instances("day", "2021-12-01/2021-12-03", None).len(), 3);
    assert_eq!(instances("10 days", "2021-12-01/2021-12-31", None).len(), 4);
}

#[test]
fn half_years_and_years_count_from_the_programmes_first_day() {
    assert_eq!(instances("half-year", "2021-09-01/2022-08-31", None), ["2021-09/2022-02", "2022-03/2022-08"]);
    assert_eq!(instances("year", "2021-09-01/2023-01-31", None), ["2021-09/2022-08", "2022-09/2023-01"]);
    // A span inside the programme cuts the programme's half-years.
    assert_eq!(
        instances("half-year", "2022-01-01/2022-06-30", Some("2021-09-01/2022-08-31")),
        ["2022-01/2022-02", "2022-03/2022-06"]
    );
}

#[test]
fn by_reaches_from_the_units_start_to_the_day() {
    assert_eq!(
        instances("month by 25", "2022-01-01/2022-02-28", None),
        ["2022-01-01/2022-01-25", "2022-02-01/2022-02-25"]
    );
    assert_eq!(instances("month by 31", "2022-01-01/2022-02-28", None), ["2022-01", "2022-02"]);
    assert_eq!(
        instances("year by 04-01", "2019-01-01/2020-12-31", None),
        ["2019-01-01/2019-04-01", "2020-01-01/2020-04-01"]
    );
    assert_eq!(instances("year by 04-01", "2021-09-01/2022-08-31", None), ["2021-09-01/2022-04-01"]);
    assert_eq!(instances("week by Wed", "2021-12-06/2021-12-12", None), ["2021-12-06/2021-12-08"]);
    // The tenth of the month after the quarter; the last is clipped with the programme.
    assert_eq!(
        instances("quarter by 10", "2021-07-01/2021-12-31", None),
        ["2021-07-01/2021-10-10", "2021-10/2021-12"]
    );
    // A unit that is cut before its day has no instance of it.
    assert_eq!(instances("month by 25", "2022-01-26/2022-02-10", None), ["2022-02-01/2022-02-10"]);
}

#[test]
fn on_and_in_leave_the_day_or_the_month() {
    assert_eq!(
        instances("month on 31", "2022-01-01/2022-03-31", None),
        ["2022-01-31", "2022-02-28", "2022-03-31"]
    );
    assert_eq!(instances("week on Mon", "2021-12-01/2021-12-14", None), ["2021-12-06", "2021-12-13"]);
    assert_eq!(instances("month on first Sat", "2021-12-01/2022-01-31", None), ["2021-12-04", "2022-01-01"]);
    assert_eq!(instances("month on last Fri", "2021-12-01/2022-01-31", None), ["2021-12-31", "2022-01-28"]);
    // There is not always a fifth.
    assert_eq!(instances("month on fifth Mon", "2021-11-01/2021-12-31", None), ["2021-11-29"]);
    assert_eq!(instances("year in 05", "2021-09-01/2023-08-31", None), ["2022-05", "2023-05"]);
    assert_eq!(instances("year on 09-01", "2021-09-01/2023-08-31", None), ["2021-09-01", "2022-09-01"]);
    assert_eq!(instances("year in 05 by 20", "2021-09-01/2022-08-31", None), ["2022-05-01/2022-05-20"]);
    // A programme that begins within the month has that month once.
    assert_eq!(instances("year in 05", "2022-05-15/2023-05-14", None), ["2022-05-15/2022-05-31"]);
    assert_eq!(instances("2 years in 05", "2020-01-01/2023-12-31", None), ["2020-05", "2022-05"]);
}

#[test]
fn terms_come_from_the_calendar() {
    let terms = [days("2021-09-01/2021-10-30"), days("2021-11-08/2021-12-29")];
    let context = Context { terms: &terms, ..Context::default() };
    let found = Recurrence::parse("term").unwrap().instances(days("2021-10-01/2021-12-31"), &context);
    assert_eq!(found, [days("2021-10-01/2021-10-30"), days("2021-11-08/2021-12-29")]);
    assert!(
        Recurrence::parse("term")
            .unwrap()
            .instances(days("2021-10-01/2021-12-31"), &Context::default())
            .is_empty()
    );
}

#[test]
fn absurd_counts_are_bounded() {
    assert_eq!(instances("day", "1900-01-01/2200-12-31", None).len(), MOST_INSTANCES);
    assert_eq!(instances("1000 years", "1900-01-01/2200-12-31", None).len(), 1);
}

#[test]
fn a_recurrence_is_read_and_shown_in_one_form() {
    let canonical = [
        "month by 25",
        "year by 04-01",
        "week on Mon",
        "month on first Sat",
        "year in 05",
        "2 weeks",
        "quarter by 10",
        "month by 31",
        "half-year",
        "term",
        "day",
        "3 months",
        "year in 05 by 20",
        "month on last Fri",
    ];
    for text in canonical {
        assert_eq!(Recurrence::parse(text).unwrap().to_string(), text);
    }
    let read = |text: &str| Recurrence::parse(text).map(|every| every.to_string());
    assert_eq!(read("ежемесячно до 25 числа").unwrap(), "month by 25");
    assert_eq!(read("Week on monday").unwrap(), "week on Mon");
    assert_eq!(read("every month").unwrap(), "month");
    assert_eq!(read("2 раза в год").unwrap(), "half-year");
    assert_eq!(read("по пятницам").unwrap(), "week on Fri");
    for text in [
        "month by 32",
        "week by 25",
        "day on Mon",
        "month in 05",
        "ежемесячно с сентября 2021",
        "2021",
        "fortnight",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn facts_are_days_or_months_with_their_year() {
    let read = |text: &str| parse_fact(text, &Context::default()).ok();
    assert_eq!(read("2021-11-25"), Some(days("2021-11-25")));
    assert_eq!(read("25.11.2021"), Some(days("2021-11-25")));
    assert_eq!(read("2021-11"), Some(days("2021-11-01/2021-11-30")));
    assert_eq!(read("ноябрь 2021 г."), Some(days("2021-11-01/2021-11-30")));
    for text in [
        "2021",
        "25.11",
        "2021-09/2021-11",
        "до 25.11.2021",
        "ongoing",
        "2021-11-31",
        "",
        "2021-11-25, 2021-11-26",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    let within = |text: &str| {
        let context = Context { programme: Some(days("2026-09-01/2027-08-31")), ..Context::default() };
        parse_fact(text, &context).ok()
    };
    assert_eq!(within("15 октября"), Some(days("2026-10-15")));
    assert_eq!(within("25.11.2021"), Some(days("2021-11-25")));
    assert_eq!(within("август"), None, "before the programme or in its last month");
}

#[test]
fn years_and_days_of_a_year_are_read_by_themselves() {
    let year = |text: &str| parse_year(text, &Context::default()).ok();
    assert_eq!(year("2021"), Some(days("2021-01-01/2021-12-31")));
    assert_eq!(year("2020/21"), Some(days("2020-09-01/2021-08-31")));
    assert_eq!(year("2020/21 уч. год"), Some(days("2020-09-01/2021-08-31")));
    for text in ["2021-11", "2020/22", "2021-2022", "21", "2021/2023"] {
        assert_eq!(year(text), None, "{text}");
    }
    let starts = |text: &str| MonthDay::parse(text).ok().map(|day| day.to_string());
    assert_eq!(starts("09-01").as_deref(), Some("09-01"));
    assert_eq!(starts("01.09").as_deref(), Some("09-01"));
    assert_eq!(starts("1 сентября").as_deref(), Some("09-01"));
    assert_eq!(starts("02-29").as_deref(), Some("02-29"));
    for text in ["2021-09-01", "13-01", "09-31", "сентябрь", ""] {
        assert_eq!(starts(text), None, "{text}");
    }
}

#[test]
fn a_school_year_starts_where_the_plan_says() {
    let context = Context { year_starts: MonthDay { month: 10, day: 1 }, ..Context::default() };
    let reading = parse("2021/22").unwrap().resolve(&context).unwrap();
    assert_eq!(reading.stretches, [Stretch::from(days("2021-10-01/2022-09-30"))]);
    assert_eq!(reading.canonical, "2021/22");
}

#[test]
fn an_id_may_not_be_a_canonical_date() {
    for text in [
        "2021",
        "2021-12",
        "2021-12-15",
        "2021-Q4",
        "2021-H1",
        "2021/22",
        "2021-09/2021-11",
        "../2021",
        "ongoing",
    ] {
        assert!(is_canonical_date(text), "{text}");
    }
    for text in ["2021-13", "2021-Q5", "1.10a", "2021-12-32", "audit-2021", "21", "2021/2022", "Ongoing", ""]
    {
        assert!(!is_canonical_date(text), "{text}");
    }
}

#[test]
fn a_fault_stands_at_what_it_is_about() {
    let text = "с 1 сентября по 31 сентября 2021";
    let fault = parse(text).and_then(|expr| expr.resolve(&Context::default())).unwrap_err();
    assert_eq!(&text[fault.at.clone()], "31 сентября 2021");
    let text = "с 1 сентября 2021 до субботника";
    assert_eq!(&text[parse(text).unwrap_err().at], "субботника");
    let text = "  2021-02-30";
    let fault = parse(text).and_then(|expr| expr.resolve(&Context::default())).unwrap_err();
    assert_eq!(&text[fault.at], "2021-02-30");
}

#[test]
fn both_ends_of_an_inverted_interval_are_at_hand() {
    let fault = parse("2022-12/2022-01").and_then(|expr| expr.resolve(&Context::default())).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Inverted);
    let (first, last) = (days("2022-12-01/2022-12-31"), days("2022-01-01/2022-01-31"));
    assert_eq!(fault.reason, Reason::Inverted { first, last });
    assert_eq!(fault.readings.first().map(String::as_str), Some("2022-12/2023-01"));
}
