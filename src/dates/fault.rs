//! Why an expression is not read, and what to write instead.

use super::Days;
use chrono::{NaiveDate, Weekday};
use std::ops::Range;

/// An expression that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which of the rules it breaks.
    pub kind: FaultKind,
    /// Why, with what a message needs.
    pub reason: Reason,
    /// Canonical texts to choose from, the likeliest first; may be empty.
    pub readings: Vec<String>,
    /// Whether there are more of them than are named.
    pub more: bool,
    /// Bytes of the given text that it is about.
    pub at: Range<usize>,
}

/// What is wrong with an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Not understood: `invalid-date`.
    Invalid,
    /// Understood, not decided: `ambiguous-date`.
    Ambiguous,
    /// Both ends are certain, and the last day comes before the first: `inverted-interval`.
    Inverted,
}

/// The reason of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is written.
    Empty,
    /// There is no date in it, nor a word that says that there is none.
    NoDate,
    /// A word that kcp does not know here; perhaps a misspelt one.
    UnknownWord {
        /// The word as written.
        word: String,
        /// What it may be.
        near: Option<String>,
    },
    /// Known words and numbers that do not make an expression from here on.
    Unexpected {
        /// What stands there.
        text: String,
    },
    /// Longer than any expression.
    TooLong,
    /// A form that was not filled in: `20XX`, `ДД.ММ.ГГГГ`.
    Template {
        /// What stands there.
        text: String,
    },
    /// The month does not have the day.
    NoSuchDay {
        /// The day that was written.
        day: u32,
        /// Month, 1–12.
        month: u32,
        /// The year, if it is known.
        year: Option<i32>,
        /// The month's last day.
        last: u32,
    },
    /// The month has no fifth such weekday.
    NoSuchWeekday,
    /// Months are 1–12.
    NoSuchMonth {
        /// The number that was written.
        number: u32,
    },
    /// A quarter, half-year, decade of a month or school term of a number that does not exist.
    NoSuchPart {
        /// What was counted.
        part: Part,
        /// The number that was written.
        number: u32,
    },
    /// Outside 1900–2200.
    YearOutOfRange {
        /// The number that was written.
        year: String,
    },
    /// A year of neither two nor four digits.
    YearDigits {
        /// What was written.
        text: String,
    },
    /// The day falls on another day of the week than is written beside it.
    Weekday {
        /// The day.
        day: NaiveDate,
        /// The weekday that is written.
        written: Weekday,
    },
    /// So many times in a unit: no whole units come of it.
    Frequency {
        /// How many times.
        times: u32,
        /// In what.
        unit: super::Unit,
    },
    /// Every nought units or more than a thousand, or nought times in one.
    NoUnits,
    /// “biweekly”, “bimonthly”, “biannually”: every two, or two in each.
    Twofold,
    /// «каждую вторую пятницу»: every other one, or the second of each month.
    EveryNth,
    /// «по вторникам и пятницам»: one recurrence has one weekday.
    SeveralWeekdays,
    /// «ежемесячно и ежеквартально»: one activity has one frequency.
    SeveralFrequencies,
    /// No month has a day of that number.
    NoDayOfMonth {
        /// The number that was written.
        day: u32,
    },
    /// A unit that repeats cannot be narrowed in this way.
    Anchor {
        /// The recurrence without its anchor.
        unit: super::Unit,
        /// The anchor as written.
        anchor: String,
    },

    /// Wanted a single day or month.
    NotDayOrMonth,
    /// Wanted a day without a year: `09-01`.
    NotMonthDay,
    /// Wanted a year: `2021`, `2020/21`.
    NotYear,
    /// Wanted a recurrence: `month by 25`.
    NotRecurrence,

    /// The year is not written and no programme's span is known.
    NoYear,
    /// The first part has its year, the last has none.
    NoLastYear,
    /// In no year the expression meets the programme's span.
    YearOutside {
        /// The programme.
        programme: Days,
    },
    /// In several years it does.
    SeveralYears {
        /// The programme.
        programme: Days,
    },
    /// It would begin in the programme's last month, but the month before the programme is meant as often.
    MonthBefore {
        /// The month, 1–12.
        month: u32,
        /// The programme.
        programme: Days,
    },
    /// A half-year without a year in a school year: of the school or of the calendar.
    SchoolHalf,
    /// The second half of a school year: to May or to August.
    SecondHalf,
    /// A part of a school year that school years are not divided into, or one month that stands at both
    /// its ends.
    SchoolPart,
    /// A deadline without a year on the programme's first day.
    DeadlineOnFirstDay {
        /// The first day.
        day: NaiveDate,
    },
    /// «До июня», «до 2018 года»: included or not.
    DoubtfulUntil,
    /// `2021-2022`: two years or one school year.
    YearsOrSchoolYear,
    /// «2021 учебный год»: begun or ended in it.
    SchoolYearOfOne {
        /// The year.
        year: i32,
    },
    /// Day and month, or month and day.
    DayMonthOrder,
    /// «09.21», «июнь 21»: a year or a day.
    TwoDigitYear,
    /// «октябрь 2», «1. октябрь»: a day, or a number that counts something else.
    LooseNumber,
    /// «март 2022, 2023», «июнь 2021–2025»: in each of the years, or those whole.
    PartOfYears,
    /// «октябрь – 2023 г.»: a sign parts a date from its year.
    YearApart,
    /// «декабрь – январь 2022»: the year does not hold for both.
    Backwards,
    /// «октябрь – ноябрь – декабрь», «5-6-7 октября»: one interval or single dates.
    SeveralDashes,
    /// «до 5–10 октября»: a deadline on its last day, or the days themselves.
    DeadlineSpan,
    /// Dates side by side without a sign between them.
    SideBySide,
    /// «до 15 сентября, 15 января»: whether the second is a deadline, too.
    DeadlineList,
    /// «15 сентября, октября»: that day of each month, or whole months beside it.
    DayOfEach,
    /// «по окончании четверти»: on which days after it.
    AfterPart,
    /// A sign or letters were lost: «20212025 гг.», «Сентябрьдекабрь».
    Lost {
        /// What stands there.
        text: String,
    },
    /// A length, not a date.
    Length,
    /// A week counted from nowhere, or of a month.
    Week,
    /// «конец октября».
    PartOf,
    /// «осень 2019».
    Season,
    /// A holiday whose days kcp does not know.
    Vacation,
    /// A school term in a plan without `calendar: terms`.
    NoTerms,
    /// «в течение года» in a programme that is longer than a year.
    WholeYear {
        /// The programme.
        programme: Days,
    },
    /// «в течение месяца» where the programme is not known to be a single one.
    WholePart,
    /// «текущего года» where the programme does not lie in one year.
    CurrentYear,
    /// Both “by plan” and a date.
    UndatedWithDate,
    /// Both a recurrence and single dates.
    EveryWithDates,
    /// «до конца года»: of the calendar's, the school's or the programme.
    EndOfYear,
    /// «до начала учебного года»: whether of the programme's first or of the next.
    StartOfYear,
    /// «до 25 числа»: of which month.
    DayOfMonth,
    /// An interval that ends before it starts.
    Inverted {
        /// What was written first.
        first: Days,
        /// What was written last.
        last: Days,
    },
}

/// What numbered parts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A quarter, 1–4.
    Quarter,
    /// A half-year, 1–2.
    Half,
    /// Ten days of a month, 1–3.
    Decade,
    /// A school term.
    Term,
}

impl Fault {
    /// A fault of the given kind without readings.
    pub(super) fn new(kind: FaultKind, reason: Reason, at: Range<usize>) -> Self {
        Self { kind, reason, readings: Vec::new(), more: false, at }
    }

    /// Not understood.
    pub(super) fn invalid(reason: Reason, at: Range<usize>) -> Self {
        Self::new(FaultKind::Invalid, reason, at)
    }

    /// Understood, not decided.
    pub(super) fn ambiguous(reason: Reason, at: Range<usize>) -> Self {
        Self::new(FaultKind::Ambiguous, reason, at)
    }

    /// With readings to choose from.
    pub(super) fn offer(mut self, readings: impl IntoIterator<Item = String>) -> Self {
        for reading in readings {
            if self.readings.contains(&reading) {
                continue;
            }
            self.more = self.readings.len() >= MOST_READINGS;
            if self.more {
                break;
            }
            self.readings.push(reading);
        }
        self
    }
}

/// More readings than this help nobody to choose.
const MOST_READINGS: usize = 4;
