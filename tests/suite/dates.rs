//! The language of date expressions against real phrases, and what holds for every expression.

use chrono::NaiveDate;
use kcp::dates::{self, Context, Days, FaultKind, Reading, Stretch};

const PHRASES: &str = include_str!("../data/date-phrases.tsv");

struct Row {
    phrase: String,
    within: Option<Days>,
    reading: String,
}

fn rows() -> Vec<Row> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [phrase, within, reading, ..] = cells.as_slice() else { panic!("a short row: {line}") };
        Row { phrase: phrase.replace("\\n", "\n"), within: span(within), reading: (*reading).to_owned() }
    };
    PHRASES.lines().skip(1).map(row).collect()
}

fn span(text: &str) -> Option<Days> {
    let (first, last) = text.split_once('/')?;
    Days::new(first.parse().ok()?, last.parse().ok()?)
}

fn context(within: Option<Days>) -> Context<'static> {
    Context { programme: within, ..Context::default() }
}

fn read(text: &str, within: Option<Days>) -> Result<Reading, dates::Fault> {
    dates::parse(text).and_then(|expr| expr.resolve(&context(within)))
}

fn end(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "..".to_owned(), |day| day.to_string())
}

/// A reading as the table of phrases writes it.
fn shown(text: &str, within: Option<Days>) -> String {
    match read(text, within) {
        Err(fault) if fault.kind == FaultKind::Ambiguous => "ambiguous".to_owned(),
        Err(_) => "error".to_owned(),
        Ok(reading) if reading.ongoing => "ongoing".to_owned(),
        Ok(reading) => match reading.every {
            Some(every) => {
                let within = reading.within.map(Stretch::from);
                let (first, last) = within.map_or((None, None), |days| (days.first, days.last));
                let count = if every.count > 1 { format!("{} ", every.count) } else { String::new() };
                format!("every {count}{} within {}/{}", every.unit.word(), end(first), end(last))
            }
            None => {
                let stretch = |stretch: &Stretch| format!("{}/{}", end(stretch.first), end(stretch.last));
                reading.stretches.iter().map(stretch).collect::<Vec<_>>().join(" + ")
            }
        },
    }
}

#[test]
fn every_phrase_is_read_as_the_table_says() {
    let rows = rows();
    assert!(rows.len() > 140);
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let found = shown(&row.phrase, row.within);
            (found != row.reading).then(|| format!("{:?}: {found}, not {}", row.phrase, row.reading))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rules of the language, a phrase each: canonical text; `?` ambiguous, `!` invalid, `<` inverted,
/// with readings.
const RULES: &str = include_str!("../data/date-rules.tsv");
const SCHOOL_YEAR: &str = "2015-09-01/2016-08-31";

fn told(text: &str, within: Option<Days>) -> String {
    let fault = match read(text, within) {
        Ok(reading) => return reading.canonical,
        Err(fault) => fault,
    };
    let sign = match fault.kind {
        FaultKind::Ambiguous => "?",
        FaultKind::Invalid => "!",
        FaultKind::Inverted => "<",
    };
    format!("{sign} {}", fault.readings.join(" | "))
}

#[test]
fn every_rule_of_the_language_holds_for_its_phrase() {
    let mut wrong = Vec::new();
    for line in RULES.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [phrase, within, reading, rule] = cells.as_slice() else { panic!("a short row: {line}") };
        let phrase = phrase.replace("\\n", "\n");
        let within = if *within == "S" { SCHOOL_YEAR } else { within };
        let found = told(&phrase, span(within));
        if found.trim() != reading.trim() {
            wrong.push(format!("{phrase:?} ({rule}): {found}, not {reading}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The tables of the Russian page: a phrase, how it is read in the school year 2026/27, and a remark.
/// `UPDATE_DOCS=1` rewrites the readings.
#[test]
fn the_russian_page_shows_how_dates_are_read() {
    let path = crate::sources::root().join("docs/dates.ru.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let within = span("2026-09-01/2027-08-31");
    let mut rows = 0;
    let line = |line: &str| {
        let Some((phrase, rest)) = line.strip_prefix("| «").and_then(|row| row.split_once("» | ")) else {
            return line.to_owned();
        };
        let remark =
            rest.trim_end_matches('|').trim().rsplit_once('|').map_or("", |(_, remark)| remark.trim());
        rows += 1;
        let read = match read(phrase, within) {
            Ok(reading) => format!("`{}`", reading.canonical),
            Err(fault) => {
                let readings: Vec<String> = fault.readings.iter().map(|one| format!("`{one}`")).collect();
                let said =
                    if fault.kind == FaultKind::Ambiguous { "спросит" } else { "не примет" };
                let sign = if readings.is_empty() { "" } else { ": " };
                format!("{said}{sign}{}", readings.join(" или "))
            }
        };
        let space = if remark.is_empty() { "" } else { " " };
        format!("| «{phrase}» | {read} | {remark}{space}|")
    };
    let now = page.lines().map(line).collect::<Vec<_>>().join("\n") + "\n";
    assert!(rows > 60, "{rows}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &now).unwrap();
    } else {
        assert_eq!(page, now, "docs/dates.ru.md is out of date; UPDATE_DOCS=1 rewrites it");
    }
}

/// Every phrase of both tables, with its programme.
fn phrases() -> Vec<(String, Option<Days>)> {
    let rules = RULES.lines().skip(1).filter_map(|line| {
        let (phrase, rest) = line.split_once('\t')?;
        let within = rest.split('\t').next()?;
        Some((phrase.replace("\\n", "\n"), span(if within == "S" { SCHOOL_YEAR } else { within })))
    });
    rows().into_iter().map(|row| (row.phrase, row.within)).chain(rules).collect()
}

/// What a reading says, whatever it was read from.
fn meaning(reading: &Reading) -> (Vec<Stretch>, bool, bool, Option<dates::Recurrence>, Option<Days>) {
    let Reading { stretches, deadline, ongoing, every, within, .. } = reading;
    (stretches.clone(), *deadline, *ongoing, *every, *within)
}

/// The canonical text of a reading means the same without anything to be found out, with and without the
/// programme.
fn assert_settled(text: &str, reading: &Reading, within: Option<Days>) {
    let again = read(&reading.canonical, within);
    let again = again.unwrap_or_else(|fault| panic!("{text:?} → {}: {fault:?}", reading.canonical));
    assert_eq!(meaning(&again), meaning(reading), "{text:?} → {}", reading.canonical);
    assert_eq!(again.canonical, reading.canonical, "{text:?}");
    assert!(again.inferred.is_empty(), "{text:?} → {}", reading.canonical);
    let alone = read(&reading.canonical, None).unwrap();
    assert_eq!(alone.stretches, reading.stretches, "{text:?} → {}", reading.canonical);
}

#[test]
fn a_canonical_text_means_the_same_and_leaves_nothing_to_find_out() {
    let mut settled = 0;
    for (text, within) in phrases() {
        match read(&text, within) {
            Ok(reading) => {
                assert_settled(&text, &reading, within);
                settled += 1;
            }
            Err(fault) => {
                assert!(
                    text.is_char_boundary(fault.at.start) && text.is_char_boundary(fault.at.end),
                    "{text:?}"
                );
                for offered in &fault.readings {
                    let reading = read(offered, within)
                        .unwrap_or_else(|fault| panic!("{text:?}: {offered}: {fault:?}"));
                    assert_eq!(&reading.canonical, offered, "{text:?}");
                }
            }
        }
    }
    assert!(settled > 150, "{settled}");
}

/// A small generator of the same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

#[test]
fn mutilated_phrases_are_read_or_refused_but_never_break() {
    const SCRAPS: [&str; 24] = [
        "-",
        "–",
        "/",
        "..",
        ".",
        ",",
        " ",
        "\n",
        "(",
        ")",
        ":",
        "\u{ad}",
        "\u{301}",
        "0",
        "31",
        "2021",
        "г.",
        "IV",
        "до",
        "каждый",
        "в",
        "99999999999999999999",
        "👩\u{200d}🏫",
        "й",
    ];
    let phrases = phrases();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut read_ones = 0;
    for _ in 0..6000 {
        let (text, within) = &phrases[dice.roll(phrases.len())];
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(chars.len() + 1);
            match dice.roll(4) {
                0 if at < chars.len() => drop(chars.remove(at)),
                1 if at + 1 < chars.len() => chars.swap(at, at + 1),
                2 => chars.truncate(at),
                _ => {
                    let scrap = SCRAPS[dice.roll(SCRAPS.len())];
                    chars.splice(at..at, scrap.chars());
                }
            }
        }
        let text: String = chars.into_iter().collect();
        match read(&text, *within) {
            Ok(reading) => {
                assert_settled(&text, &reading, *within);
                read_ones += 1;
            }
            Err(fault) => {
                assert!(fault.at.end <= text.len(), "{text:?}: {:?}", fault.at);
                assert!(
                    text.is_char_boundary(fault.at.start) && text.is_char_boundary(fault.at.end),
                    "{text:?}"
                );
                for offered in &fault.readings {
                    let again = read(offered, *within);
                    let again = again.unwrap_or_else(|fault| panic!("{text:?}: {offered}: {fault:?}"));
                    assert_eq!(&again.canonical, offered, "{text:?}");
                }
            }
        }
    }
    assert!(read_ones > 400, "{read_ones}");
}

#[test]
fn texts_of_megabytes_are_refused_or_read_at_once() {
    let long = [
        "2021-09, ".repeat(200_000),
        "(".repeat(2_000_000),
        "сентябрь".repeat(100_000),
        "1-".repeat(1_000_000),
        format!("по мере {}", "необходимости ".repeat(100_000)),
        "9".repeat(3_000_000),
        "\n".repeat(1_000_000),
    ];
    for text in &long {
        let said = read(text, span(SCHOOL_YEAR)).is_ok();
        assert!(!said || text.starts_with("по мере"), "{} bytes are read", text.len());
    }
}

#[test]
fn what_was_inferred_is_told_and_remarks_keep_their_words() {
    let within = span(SCHOOL_YEAR);
    let reading = read("30 декабря – 14 января", within).unwrap();
    assert_eq!(reading.inferred, [dates::Inference::Years(vec![2015, 2016])]);
    assert!(reading.to_the_day && !reading.keeps_words);
    assert!(read("в течение года", None).unwrap().keeps_words);
    assert!(read("В 2011 году по графику", None).unwrap().keeps_words);
    assert!(!read("сентябрь – ноябрь 2021", None).unwrap().to_the_day);
    let carries = |text: &str| dates::parse(text).unwrap().carries_year();
    assert!(carries("сентябрь – ноябрь 2021") && carries("2021/22") && carries("every month within 2021"));
    assert!(
        !carries("сентябрь")
            && !carries("ноябрь 2021, апрель")
            && !carries("весь период")
            && !carries("ongoing")
    );
}

#[test]
fn school_terms_come_from_the_calendar() {
    let terms: Vec<Days> = ["2021-09-01/2021-10-30", "2021-11-08/2021-12-29", "2022-01-10/2022-03-25"]
        .iter()
        .filter_map(|text| span(text))
        .collect();
    let context = Context { programme: span("2021-09-01/2022-08-31"), terms: &terms, ..Context::default() };
    let read = |text: &str| dates::parse(text).and_then(|expr| expr.resolve(&context));
    assert_eq!(read("II четверть").unwrap().canonical, "2021-11-08/2021-12-29");
    assert_eq!(read("I–II четверти").unwrap().canonical, "2021-09-01/2021-12-29");
    assert_eq!(read("осенние каникулы").unwrap().canonical, "2021-10-31/2021-11-07");
    assert_eq!(read("в дни осенних каникул").unwrap().canonical, "2021-10-31/2021-11-07");
    assert_eq!(read("во время зимних каникул").unwrap().canonical, "2021-12-30/2022-01-09");
    assert_eq!(read("до начала II четверти").unwrap().canonical, "../2021-11-07");
    assert_eq!(read("до начала осенних каникул").unwrap().canonical, "../2021-10-30");
    assert_eq!(read("до конца 2 четверти").unwrap().canonical, "../2021-12-29");
    assert_eq!(read("по окончании четверти").unwrap_err().reason, dates::Reason::AfterPart);
    assert!(read("летние каникулы").is_err() && read("IV четверть").is_err());
    assert_eq!(read("1 раз в четверть").unwrap().canonical, "every term");
}
