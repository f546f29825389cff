//! What stands above the headings: the plan's name, its time and its goal; all else is told.

use super::{Left, LeftOut};
use crate::dates;

/// What the lines above the headings come to.
#[derive(Debug, Default)]
pub struct Above {
    /// The line that names the plan, with those that go on with it.
    pub title: Option<String>,
    /// The year, the school year or the years.
    pub dates: Option<String>,
    /// The goal.
    pub goal: Option<String>,
    /// The lines that are not in the plan, by rows.
    pub left: Vec<Left>,
}

/// Reads the lines, each with its row.
pub fn read(lines: &[(usize, String)]) -> Above {
    let texts: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
    let approval = approvals(&texts);
    let free = |at: &usize| {
        approval.get(*at) == Some(&false) && texts.get(*at).is_some_and(|text| goal(text).is_none())
    };
    let rank = |at: &usize| texts.get(*at).map_or(u8::MAX, |text| rank(text));
    let mut carried: Vec<usize> = Vec::new();
    let mut title: Option<String> = None;
    if let Some(first) = (0..texts.len()).filter(free).min_by_key(rank) {
        let mut name = String::new();
        for at in (first..texts.len()).take_while(free).take(MOST_LINES) {
            let Some(text) = texts.get(at) else { break };
            if at > first && name.contains(' ') && !goes_on(text) {
                break;
            }
            name = format!("{name} {text}").trim().to_owned();
            carried.push(at);
        }
        title = Some(name);
    }
    let goal_at = texts.iter().position(|text| goal(text).is_some());
    carried.extend(goal_at);
    let (dates, dated) = time(title.as_deref(), &texts, &approval);
    carried.extend(dated);
    let mut left: Vec<Left> = Vec::new();
    for (_, (row, text)) in lines.iter().enumerate().filter(|(at, _)| !carried.contains(at)) {
        match left.last_mut() {
            Some(Left { row: Some(last), what: LeftOut::Above(said), .. }) if last == row => {
                *said = format!("{said} | {text}");
            }
            _ => left.push(Left { row: Some(*row), column: None, what: LeftOut::Above(text.clone()) }),
        }
    }
    Above { title, dates, goal: goal_at.and_then(|at| goal(texts.get(at)?)), left }
}

/// A title has no more lines.
const MOST_LINES: usize = 6;

/// No more years of a line are looked at.
const MOST_YEARS: usize = 20;

/// The programme's time, and the line it comes from if that is not the title: years before one year, the
/// title before other lines. A day is never meant, nor a year in the lines of an approval.
fn time(title: Option<&str>, texts: &[&str], approval: &[bool]) -> (Option<String>, Option<usize>) {
    let of = |text: &str, wide: bool| {
        let found = span(text).filter(|found| found.wide == wide || !wide);
        found.filter(|found| found.school || !has_day(text)).map(|found| found.canonical)
    };
    for wide in [true, false] {
        if let Some(dates) = title.and_then(|title| of(title, wide)) {
            return (Some(dates), None);
        }
        let others = texts.iter().zip(approval).enumerate();
        let meant = others.filter(|(_, (_, approval))| wide || !**approval);
        let found = meant.filter_map(|(at, (text, _))| of(text, wide).map(|dates| (dates, at))).next();
        if let Some((dates, at)) = found {
            return (Some(dates), Some(at));
        }
    }
    (None, None)
}

/// Words that open the lines of an approval.
const APPROVED: [&str; 9] =
    ["утвержд", "утверд", "согласован", "рассмотрен", "принят", "approved", "agreed", "adopted", "confirmed"];

/// Which lines belong to an approval: from its word to the line that names the plan, and those with a day or
/// a place for a signature.
fn approvals(texts: &[&str]) -> Vec<bool> {
    let mut inside = false;
    let of = |text: &&str| {
        let first = words(text).into_iter().next().unwrap_or_default();
        if APPROVED.iter().any(|stem| first.starts_with(stem)) {
            inside = true;
        } else if rank(text) < UNNAMED || goal(text).is_some() {
            inside = false;
        }
        inside || rank(text) == UNNAMED && (has_day(text) || text.contains("__"))
    };
    texts.iter().map(of).collect()
}

/// Beginnings of words that name a plan.
const PLANS: [&str; 6] = ["план", "программ", "дорожн", "plan", "program", "roadmap"];

/// Others that name what such a table is.
const LISTS: [&str; 6] = ["мероприят", "календар", "график", "циклограмм", "schedule", "calendar"];

/// Words like these that name something else.
const UNLIKE: [&str; 6] = ["планет", "программир", "программист", "planet", "plant", "programming"];

/// Beginnings of words of lines about another document.
const ABOUT: [&str; 8] =
    ["приказ", "протокол", "приложен", "заседан", "order", "minutes", "annex", "appendix"];

/// The rank of a line that names no plan.
const UNNAMED: u8 = 3;

/// How well a line names the plan, 0 being best.
fn rank(text: &str) -> u8 {
    let words = words(text);
    let is = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let plan = |word: &String| is(word, &PLANS) && !is(word, &UNLIKE);
    if words.iter().any(|word| is(word, &ABOUT)) {
        UNNAMED
    } else if words.first().is_some_and(plan) {
        0
    } else if words.iter().any(plan) {
        1
    } else if words.iter().any(|word| is(word, &LISTS)) {
        2
    } else {
        UNNAMED
    }
}

/// Whether a line goes on with the title above it.
fn goes_on(text: &str) -> bool {
    const WORDS: [&str; 9] = ["на", "по", "в", "для", "мероприятий", "работы", "of", "for", "on"];
    let first = words(text).into_iter().next().unwrap_or_default();
    text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && !has_day(text)
        || WORDS.contains(&first.as_str())
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether a line names a day: «28» августа, 28.08.2025, August 28.
fn has_day(text: &str) -> bool {
    const MONTHS: [&str; 23] = [
        "январ",
        "феврал",
        "март",
        "апрел",
        "мая",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let words = words(text);
    let number = |word: &str, most: u8| word.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    let month = |word: &str| word == "may" || MONTHS.iter().any(|stem| word.starts_with(stem));
    let pairs = words.windows(2).any(|pair| match pair {
        [a, b] => number(a, 31) && month(b) || month(a) && number(b, 31),
        _ => false,
    });
    pairs
        || words.windows(3).any(|three| match three {
            [day, month, year] => number(day, 31) && number(month, 12) && year.len() == 4,
            _ => false,
        })
}

/// A line that says what the goal is: «Цель: …».
fn goal(line: &str) -> Option<String> {
    let (word, rest) = line.split_once(':')?;
    let word = word.trim().to_lowercase();
    let says = ["цель", "главная цель", "генеральная цель", "цель программы", "goal", "aim"]
        .contains(&word.as_str());
    let goal = rest.trim().trim_end_matches('.');
    (says && !goal.is_empty()).then(|| goal.to_owned())
}

/// Years that a line names.
struct Years {
    canonical: String,
    /// More than a calendar year.
    wide: bool,
    /// Said to be a school year.
    school: bool,
}

/// The year or school year that a line names: «на 2025/26 учебный год», «на 2025 год»; years before one.
fn span(line: &str) -> Option<Years> {
    let runs = digits(line);
    let four = runs.iter().filter(|(start, end)| end - start == 4).take(MOST_YEARS);
    let found: Vec<Years> = four.filter_map(|run| years(line, *run, &runs)).collect();
    let at = found.iter().position(|years| years.wide).unwrap_or(0);
    found.into_iter().nth(at)
}

/// What the digits of a year, with those after it, name.
fn years(line: &str, (start, end): (usize, usize), runs: &[(usize, usize)]) -> Option<Years> {
    let rest = line.get(start..)?;
    let after = runs.partition_point(|(from, _)| *from < end);
    let next = runs.get(after).copied().filter(|(from, _)| from - end <= 5);
    let lengths = [next.map(|(_, to)| to - start), Some(end - start)];
    for length in lengths.into_iter().flatten() {
        let school = rest.get(length..).is_some_and(|after| {
            let after = after.trim_start().to_lowercase();
            after.starts_with("уч") || after.starts_with("school") || after.starts_with("academic")
        });
        let phrase = rest.get(..length)?;
        let phrase = if school { format!("{phrase} уч. год") } else { phrase.to_owned() };
        let read = dates::parse(&phrase).and_then(|expr| expr.resolve(&dates::Context::default()));
        if let Ok(reading) = read {
            let wide = reading.canonical.contains('/');
            return Some(Years { canonical: reading.canonical, wide, school });
        }
    }
    None
}

/// Where runs of digits begin and end.
fn digits(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(lines: &[&str]) -> Above {
        read(&lines.iter().zip(1..).map(|(line, row)| (row, (*line).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn the_year_of_a_title_is_the_programme_s() {
        for (line, dates) in [
            ("План работы на 2025/26 учебный год", Some("2025/26")),
            ("План работы на 2025-2026 учебный год", Some("2025/26")),
            ("План мероприятий на 2025 год", Some("2025")),
            ("Программа на 2021–2025 годы", Some("2021/2025")),
            ("План мероприятий школы № 1505", None),
        ] {
            assert_eq!(above(&[line]).dates.as_deref(), dates, "{line}");
        }
    }

    #[test]
    fn an_approval_gives_neither_the_year_nor_the_title() {
        let plan = "План на 2025-2026 учебный год";
        for (lines, title, dates, left) in [
            (&["УТВЕРЖДАЮ", "Директор школы", "«28» августа 2025 г.", plan][..], plan, Some("2025/26"), 3),
            (&["Школа № 5", "28.08.2025", plan], plan, Some("2025/26"), 2),
            (&["Approved 28 August 2025", "Plan of work"], "Plan of work", None, 1),
            (
                &["СОГЛАСОВАНО", "«__» ____ 2025 г.", "План", "работы", "на 2026 год"],
                "План работы на 2026 год",
                Some("2026"),
                2,
            ),
            (
                &["Детский сад «Планета»", "ПЛАН РАБОТЫ", "НА 2025/26 УЧЕБНЫЙ ГОД"],
                "ПЛАН РАБОТЫ НА 2025/26 УЧЕБНЫЙ ГОД",
                Some("2025/26"),
                1,
            ),
            (
                &["Приложение к приказу от 01.09.2025 № 7", "Годовой план школы", "2025/26 учебный год"],
                "Годовой план школы 2025/26 учебный год",
                Some("2025/26"),
                1,
            ),
            (&["Мероприятия", "Цель: всё"], "Мероприятия", None, 0),
        ] {
            let above = above(lines);
            assert_eq!(above.title.as_deref(), Some(title), "{lines:?}");
            assert_eq!((above.dates.as_deref(), above.left.len()), (dates, left), "{lines:?} {above:?}");
        }
    }

    #[test]
    fn a_line_with_the_word_holds_the_goal() {
        assert_eq!(goal("Цель: школа работает по-новому."), Some("школа работает по-новому".to_owned()));
    }
}
