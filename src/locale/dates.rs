//! Why a date expression is not read, in words; and days as people write them.

use super::{Lang, Message};
use crate::dates::{Days, Fault, Inference, Part, Reason, Unit};
use crate::msg;
use chrono::{Datelike, NaiveDate, Weekday};

/// What was found out about an expression without being written, and how.
pub fn inferred(inference: &Inference) -> Message {
    match inference {
        Inference::Years(years) => {
            let list: Vec<String> = years.iter().map(ToString::to_string).collect();
            msg!("dates-inferred.years", years = list, count = years.len())
        }
        Inference::CurrentYear(year) => msg!("dates-inferred.current-year", year = year.to_string()),
        Inference::Whole(days) => msg!("dates-inferred.programme", first = days.first, last = days.last),
        Inference::Term(days) => msg!("dates-inferred.term", first = days.first, last = days.last),
    }
}

/// Why an expression is not read and what to write: a phrase that continues a sentence after a colon.
pub fn reason(fault: &Fault) -> Message {
    let why = why(fault);
    if fault.more { msg!("dates-more", reason = why) } else { why }
}

fn why(fault: &Fault) -> Message {
    let second = fault.readings.len() > 1;
    match &fault.reason {
        Reason::Empty => msg!("dates-empty"),
        Reason::NoDate => msg!("dates-no-date"),
        Reason::UnknownWord { word, near: Some(near) } => {
            msg!("dates-unknown-word.near", word = shortened(word), near = near)
        }
        Reason::UnknownWord { word, near: None } => match fault.readings.first() {
            Some(mend) => msg!("dates-unknown-word.mend", word = shortened(word), mend = mend),
            None => msg!("dates-unknown-word", word = shortened(word)),
        },
        Reason::Unexpected { text } => {
            let mend = fault.readings.first().map_or("2021-09-15/2021-11-30", String::as_str);
            msg!("dates-unexpected", text = shortened(text), mend = mend)
        }
        Reason::TooLong => msg!("dates-too-long"),
        Reason::Template { text } => msg!("dates-template", text = shortened(text)),
        Reason::NoSuchDay { day, month, year, last } => no_such_day(*day, *month, *year, *last),
        Reason::NoSuchWeekday => msg!("dates-no-such-weekday"),
        Reason::NoSuchMonth { number } => msg!("dates-no-such-month", number = number.to_string()),
        Reason::NoSuchPart { part, number } => no_such_part(*part, *number),
        Reason::YearOutOfRange { year } => msg!("dates-year-out-of-range", year = year),
        Reason::YearDigits { text } => msg!("dates-year-digits", text = text),
        Reason::Weekday { day, written } => {
            msg!("dates-weekday", day = *day, weekday = weekday(day.weekday()), written = weekday(*written))
        }
        Reason::Frequency { times, unit } => {
            msg!("dates-frequency", times = i64::from(*times), unit = named(*unit))
        }
        Reason::NoUnits => msg!("dates-no-units"),
        Reason::Twofold => msg!("dates-twofold"),
        Reason::EveryNth => msg!("dates-every-nth"),
        Reason::SeveralWeekdays => msg!("dates-several-weekdays"),
        Reason::SeveralFrequencies => msg!("dates-several-frequencies"),
        Reason::NoDayOfMonth { day } => msg!("dates-no-day-of-month", day = day.to_string()),
        Reason::Anchor { unit, anchor } => msg!("dates-anchor", unit = named(*unit), anchor = anchor),
        Reason::NotDayOrMonth => msg!("dates-not-day-or-month"),
        Reason::NotMonthDay => msg!("dates-not-month-day"),
        Reason::NotYear => msg!("dates-not-year"),
        Reason::NotRecurrence => msg!("dates-not-recurrence"),
        Reason::NoYear => msg!("dates-no-year"),
        Reason::NoLastYear => msg!("dates-no-last-year"),
        Reason::YearOutside { programme } => msg!("dates-year-outside", programme = *programme),
        Reason::SeveralYears { programme } => msg!("dates-several-years", programme = *programme),
        Reason::MonthBefore { programme, .. } => msg!("dates-month-before", programme = *programme),
        Reason::SchoolHalf => msg!("dates-school-half"),
        Reason::SecondHalf => msg!("dates-second-half"),
        Reason::SchoolPart => msg!("dates-school-part"),
        Reason::DeadlineOnFirstDay { day } => msg!("dates-deadline-on-first-day", day = *day),
        Reason::DoubtfulUntil => msg!("dates-doubtful-until"),
        Reason::YearsOrSchoolYear => msg!("dates-years-or-school-year"),
        Reason::SchoolYearOfOne { year } => msg!("dates-school-year-of-one", year = year.to_string()),
        Reason::DayMonthOrder => msg!("dates-day-month-order"),
        Reason::TwoDigitYear => msg!("dates-two-digit-year"),
        Reason::LooseNumber => msg!("dates-loose-number"),
        Reason::PartOfYears => msg!("dates-part-of-years"),
        Reason::YearApart => msg!("dates-year-apart"),
        Reason::Backwards if second => msg!("dates-backwards"),
        Reason::Backwards => msg!("dates-backwards.plain"),
        Reason::SeveralDashes => msg!("dates-several-dashes"),
        Reason::DeadlineSpan => msg!("dates-deadline-span"),
        Reason::SideBySide => msg!("dates-side-by-side"),
        Reason::DeadlineList => msg!("dates-deadline-list"),
        Reason::DayOfEach => msg!("dates-day-of-each"),
        Reason::AfterPart => msg!("dates-after-part"),
        Reason::Lost { text } => msg!("dates-lost", text = shortened(text)),
        Reason::Length => msg!("dates-length"),
        Reason::Week => msg!("dates-week"),
        Reason::PartOf => msg!("dates-part-of"),
        Reason::Season => msg!("dates-season"),
        Reason::Vacation => msg!("dates-vacation"),
        Reason::NoTerms => msg!("dates-no-terms"),
        Reason::WholeYear { programme } => msg!("dates-whole-year", programme = *programme),
        Reason::WholePart => msg!("dates-whole-part"),
        Reason::CurrentYear => msg!("dates-current-year"),
        Reason::UndatedWithDate => msg!("dates-undated-with-date"),
        Reason::EveryWithDates => msg!("dates-every-with-dates"),
        Reason::EndOfYear => msg!("dates-end-of-year"),
        Reason::StartOfYear => msg!("dates-start-of-year"),
        Reason::DayOfMonth => msg!("dates-day-of-month"),
        Reason::Inverted { first, last } => msg!("dates-inverted", first = *first, last = *last),
    }
}

/// No more of a text than a message has room for.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

fn named(unit: Unit) -> Message {
    msg!("dates-unit-named", unit = unit.word())
}

fn weekday(day: Weekday) -> Message {
    msg!("dates-weekday-name", day = day.to_string())
}

fn no_such_day(day: u32, month: u32, year: Option<i32>, last: u32) -> Message {
    let (day, last, number) = (day.to_string(), last.to_string(), i64::from(month));
    let month = msg!("dates-of-month", month = number);
    match year {
        Some(year) => {
            msg!("dates-no-such-day.year", day = day, month = month, year = year.to_string(), last = last)
        }
        None if number == 2 => msg!("dates-no-such-day.leap", day = day, month = month),
        None => msg!("dates-no-such-day", day = day, month = month, last = last),
    }
}

fn no_such_part(part: Part, number: u32) -> Message {
    let number = number.to_string();
    match part {
        Part::Quarter => msg!("dates-no-such-quarter", number = number),
        Part::Half => msg!("dates-no-such-half", number = number),
        Part::Decade => msg!("dates-no-such-decade", number = number),
        Part::Term => msg!("dates-no-such-term", number = number),
    }
}

/// How much room days may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// «сентябрь – ноябрь 2021», “September – November 2021”.
    Full,
    /// «сен – ноя 2021».
    Short,
}

/// Days as a table shows them: «декабрь 2021», «сентябрь – ноябрь 2021», «15.09–30.11.2021»,
/// “15 Sep – 30 Nov 2021”. They may be broken at « – » only.
pub fn days_words(days: Days, lang: Lang) -> String {
    said(days, lang, Room::Full)
}

/// The same for a narrow column: «дек 2021», «ноя 2021 – ноя 2022».
pub fn days_short(days: Days, lang: Lang) -> String {
    said(days, lang, Room::Short)
}

/// Whole months in a line of several: «сен–окт 2021», «дек 2021 – янв 2022».
pub fn months_short(days: Days, lang: Lang) -> String {
    let short = days_short(days, lang);
    if days.first.year() == days.last.year() { short.replace("\u{a0}– ", "–") } else { short }
}

/// The heading of a period's column, in digits: «09–11.2021», «12.2021», «11.21–11.22».
pub fn days_heading(days: Days) -> String {
    let Days { first, last } = days;
    if !days.whole_months() {
        return figures(days);
    }
    let (from, to) = (first.month(), last.month());
    if first.year() == last.year() {
        return match (from, to) {
            (1, 12) => first.year().to_string(),
            _ if from == to => format!("{to:02}.{}", last.year()),
            _ => format!("{from:02}–{to:02}.{}", last.year()),
        };
    }
    let short = |day: NaiveDate| format!("{:02}.{:02}", day.month(), day.year().rem_euclid(100));
    format!("{}–{}", short(first), short(last))
}

/// One day: «15.12.2021», “15 Dec 2021”.
pub fn day_words(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Ru => day.format("%d.%m.%Y").to_string(),
        Lang::En => format!("{}\u{a0}{}\u{a0}{}", day.day(), month(day, lang, Room::Short), day.year()),
    }
}

fn said(days: Days, lang: Lang, room: Room) -> String {
    let Days { first, last } = days;
    if first == last {
        return day_words(first, lang);
    }
    if !days.whole_months() {
        return match lang {
            Lang::Ru => figures(days),
            Lang::En => english_days(days),
        };
    }
    let (from, to) = (month(first, lang, room), month(last, lang, room));
    let (year, next) = (first.year(), last.year());
    match (year == next, lang) {
        (true, Lang::Ru) if first.month() == 1 && last.month() == 12 => format!("{year}\u{a0}г."),
        (true, Lang::En) if first.month() == 1 && last.month() == 12 => year.to_string(),
        (true, _) if first.month() == last.month() => format!("{to}\u{a0}{year}"),
        (true, _) => format!("{from}\u{a0}– {to}\u{a0}{year}"),
        (false, Lang::Ru) if first.month() == 1 && last.month() == 12 => format!("{year}–{next}\u{a0}гг."),
        (false, Lang::En) if first.month() == 1 && last.month() == 12 => format!("{year}–{next}"),
        (false, _) => format!("{from}\u{a0}{year}\u{a0}– {to}\u{a0}{next}"),
    }
}

/// «15.09–30.11.2021», «15–19.02.2022», «30.12.2021–14.01.2022»; long ones may be broken.
fn figures(days: Days) -> String {
    let Days { first, last } = days;
    let end = last.format("%d.%m.%Y");
    if first == last {
        end.to_string()
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{end}", first.format("%d"))
    } else if first.year() == last.year() {
        format!("{}–{end}", first.format("%d.%m"))
    } else {
        format!("{}\u{a0}– {end}", first.format("%d.%m.%Y"))
    }
}

fn english_days(days: Days) -> String {
    let Days { first, last } = days;
    let end = day_words(last, Lang::En);
    let from = month(first, Lang::En, Room::Short);
    if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{end}", first.day())
    } else if first.year() == last.year() {
        format!("{}\u{a0}{from}\u{a0}– {end}", first.day())
    } else {
        format!("{}\u{a0}– {end}", day_words(first, Lang::En))
    }
}

fn month(day: NaiveDate, lang: Lang, room: Room) -> &'static str {
    const RUSSIAN: [(&str, &str); 12] = [
        ("январь", "янв"),
        ("февраль", "фев"),
        ("март", "мар"),
        ("апрель", "апр"),
        ("май", "май"),
        ("июнь", "июн"),
        ("июль", "июл"),
        ("август", "авг"),
        ("сентябрь", "сен"),
        ("октябрь", "окт"),
        ("ноябрь", "ноя"),
        ("декабрь", "дек"),
    ];
    const ENGLISH: [(&str, &str); 12] = [
        ("January", "Jan"),
        ("February", "Feb"),
        ("March", "Mar"),
        ("April", "Apr"),
        ("May", "May"),
        ("June", "Jun"),
        ("July", "Jul"),
        ("August", "Aug"),
        ("September", "Sep"),
        ("October", "Oct"),
        ("November", "Nov"),
        ("December", "Dec"),
    ];
    let names = match lang {
        Lang::Ru => &RUSSIAN,
        Lang::En => &ENGLISH,
    };
    let index = usize::try_from(day.month0()).unwrap_or(0);
    let (full, short) = names.get(index).copied().unwrap_or_default();
    match room {
        Room::Full => full,
        Room::Short => short,
    }
}

#[cfg(test)]
mod tests;
