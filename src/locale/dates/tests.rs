use super::*;
use crate::locale::Locale;

fn days(first: &str, last: &str) -> Days {
    Days::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

/// In full in both languages, short in both, and as a heading; no-break spaces are shown as `_`.
fn all(first: &str, last: &str) -> [String; 5] {
    let days = days(first, last);
    let texts = [
        days_words(days, Lang::Ru),
        days_words(days, Lang::En),
        days_short(days, Lang::Ru),
        days_short(days, Lang::En),
        days_heading(days),
    ];
    texts.map(|text| text.replace('\u{a0}', "_"))
}

#[test]
fn days_are_said_as_people_write_them() {
    assert_eq!(
        all("2021-12-01", "2021-12-31"),
        ["декабрь_2021", "December_2021", "дек_2021", "Dec_2021", "12.2021"]
    );
    assert_eq!(
        all("2021-09-01", "2021-11-30"),
        [
            "сентябрь_– ноябрь_2021",
            "September_– November_2021",
            "сен_– ноя_2021",
            "Sep_– Nov_2021",
            "09–11.2021"
        ]
    );
    assert_eq!(
        all("2021-11-01", "2022-11-30"),
        [
            "ноябрь_2021_– ноябрь_2022",
            "November_2021_– November_2022",
            "ноя_2021_– ноя_2022",
            "Nov_2021_– Nov_2022",
            "11.21–11.22"
        ]
    );
    assert_eq!(
        all("2021-09-15", "2021-11-30"),
        [
            "15.09–30.11.2021",
            "15_Sep_– 30_Nov_2021",
            "15.09–30.11.2021",
            "15_Sep_– 30_Nov_2021",
            "15.09–30.11.2021"
        ]
    );
    let [ru, en, ..] = all("2021-12-15", "2021-12-15");
    assert_eq!([ru.as_str(), en.as_str()], ["15.12.2021", "15_Dec_2021"]);
    let [ru, en, ..] = all("2022-02-15", "2022-02-19");
    assert_eq!([ru.as_str(), en.as_str()], ["15–19.02.2022", "15–19_Feb_2022"]);
    let [ru, en, ..] = all("2021-12-30", "2022-01-14");
    assert_eq!([ru.as_str(), en.as_str()], ["30.12.2021_– 14.01.2022", "30_Dec_2021_– 14_Jan_2022"]);
    let [ru, en, _, _, heading] = all("2021-01-01", "2021-12-31");
    assert_eq!([ru.as_str(), en.as_str(), heading.as_str()], ["2021_г.", "2021", "2021"]);
    let [ru, en, ..] = all("2021-01-01", "2023-12-31");
    assert_eq!([ru.as_str(), en.as_str()], ["2021–2023_гг.", "2021–2023"]);
}

/// Phrases of as many reasons as there are words for; every one is said in both languages without a hole.
#[test]
fn every_reason_is_said_whole() {
    let phrases = [
        "",
        "кл.часы",
        "сентбярь 2021",
        "15.09.2021 -",
        "20XX",
        "31.06.2021",
        "31.06",
        "13.13.2021",
        "5 квартал 2021",
        "3 полугодие 2021",
        "4 декада мая 2021",
        "1850",
        "2022/20223",
        "28 мая 2013 (пн.)",
        "5 раз в месяц",
        "05",
        "май",
        "2021-2022",
        "2021 учебный год",
        "01/02/2013",
        "09.21",
        "декабрь – январь 2022",
        "май август",
        "20212025",
        "2 недели",
        "I неделя",
        "конец мая",
        "осень",
        "каникулы",
        "1 четверть",
        "в течение месяца",
        "т.г.",
        "после 1 мая 2021",
        "ежегодно, май, июнь",
        "до 25 числа",
        "2022-12/2022-01",
        "до мая 2022",
        "до 1 мая, 2 мая 2022",
        "II полугодие 2021/22 уч. года",
        "ежедневно, понедельник",
        "октябрь 2",
        "март 2021, 2022",
        "октябрь – 2021",
        "раз в 0 недель",
        "bimonthly",
        "каждую вторую пятницу",
        "по вторникам и пятницам",
        "ежемесячно и ежеквартально",
        "до 32 числа каждого месяца",
        "май – июнь – июль 2021",
        "до 5–10 мая 2021",
        "пятый понедельник октября 2025",
        "до конца года",
        "март",
        "октябрь 2021 (приурочить к акции)",
    ];
    for phrase in phrases {
        let context = crate::dates::Context::default();
        let fault = crate::dates::parse(phrase).and_then(|expr| expr.resolve(&context)).unwrap_err();
        for lang in Lang::ALL {
            let said = Locale::new(lang).say(&reason(&fault));
            assert!(!said.contains('{') && !said.starts_with("dates-"), "{phrase}: {said}");
            assert!(!said.ends_with('.'), "{phrase}: {said}");
            assert!(!said.contains('\n'), "{phrase}: {said}");
        }
    }
}

#[test]
fn messages_have_no_room_for_long_texts_and_say_that_there_are_more_readings() {
    let fault = crate::dates::parse(&format!("{} 2021", "ы".repeat(1500))).unwrap_err();
    let said = Locale::new(Lang::Ru).say(&reason(&fault));
    assert!(said.contains('…') && said.chars().count() < 200, "{said}");
    let programme = Days::new("2010-01-01".parse().unwrap(), "2020-12-31".parse().unwrap());
    let context = crate::dates::Context { programme, ..crate::dates::Context::default() };
    let fault = crate::dates::parse("март").and_then(|expr| expr.resolve(&context)).unwrap_err();
    assert!(fault.more && fault.readings.len() == 4);
    let said = Locale::new(Lang::Ru).say(&reason(&fault));
    assert!(said.ends_with("(возможны и другие прочтения)"), "{said}");
}
