//! The grammar of points: days, months, quarters, years, as far as they are written.

use super::calendar::known_year;
use super::expr::{Piece, Year};
use super::token::{Kind, Token};
use super::words::{Case, Word};
use super::{Fault, Part, Reason, Unit};
use chrono::Weekday;
use std::ops::Range;

/// A point as written; numbers may await what stands to their right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Raw {
    pub form: Form,
    pub year: Year,
    pub weekday: Option<Weekday>,
    pub at: Range<usize>,
    /// A month in digits: numbers to its left are months, too.
    pub digits: bool,
    /// «мая 20», “May 20”: a number to its right is a day of the same month.
    pub month_first: bool,
    /// «июня 26», “Jun 26”: the day may be a year of two digits.
    pub short: Option<Case>,
    /// «2021-2025 гг. октябрь»: the last of the years in each of which it may be.
    pub through: Option<i32>,
}

/// How much of a point is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A number alone.
    Bare(u32),
    /// «25 числа», “the 25th”.
    DayNumber(u32),
    Piece(Piece),
    /// Two numbers, day and month or month and day.
    Slashed(u32, u32),
    /// «09.21», «июнь 21»: a year of two digits, or a day.
    Short(u32, u32),
    /// «1. октябрь», «октябрь 2»: a day, or a number that counts something else.
    Loose(u32, u32),
    /// Calendar years from the first to the last.
    Years(i32, i32),
    /// School years that start in the first to the last.
    SchoolYears(i32, i32),
    /// `2021-2022`.
    TwoYears(i32),
}

impl Raw {
    /// An ordinal alone counts days: “the 5th”.
    fn ordinal(self, ordinal: bool) -> Self {
        match self.form {
            Form::Bare(number) if ordinal => Self { form: Form::DayNumber(number), ..self },
            _ => self,
        }
    }
}

/// Why the grammar did not go on.
#[derive(Debug)]
pub(super) enum Stop {
    /// Something else stands at this token.
    Here(usize),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

pub(super) type Parse<T> = Result<T, Stop>;

/// Walks over the tokens.
pub(super) struct Parser<'a> {
    pub tokens: &'a [Token],
    pub position: usize,
    /// Two years that may be one school year; they are read as that.
    pub doubt: Option<Range<usize>>,
    /// Whether the point is the end of an interval.
    pub in_interval: bool,
}

impl<'a> Parser<'a> {
    pub fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, position: 0, doubt: None, in_interval: false }
    }

    pub fn kind(&self, ahead: usize) -> Option<&'a Kind> {
        self.tokens.get(self.position + ahead).map(|token| &token.kind)
    }

    /// The token that was taken last.
    pub fn kind_before(&self) -> Option<&'a Kind> {
        self.position.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| &token.kind)
    }

    pub fn word(&self, ahead: usize) -> Option<Word> {
        match self.kind(ahead) {
            Some(Kind::Word(word)) => Some(*word),
            _ => None,
        }
    }

    pub fn at_end(&self) -> bool {
        self.position >= self.tokens.len()
    }

    pub fn stop<T>(&self) -> Parse<T> {
        Err(Stop::Here(self.position))
    }

    pub fn take(&mut self, word: Word) -> bool {
        let found = self.word(0) == Some(word);
        self.position += usize::from(found);
        found
    }

    /// The bytes from a token up to here.
    pub fn since(&self, from: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(0, |token| token.at.start);
        let end = self.position.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..end.map_or(start, |token| token.at.end).max(start)
    }

    /// A point, with a weekday before or after it.
    pub fn point(&mut self) -> Parse<Raw> {
        while self.take(Word::In) {}
        let mut weekday = self.weekday();
        while self.take(Word::In) {}
        let start = self.position;
        let mut raw = self.core()?;
        raw.at = self.since(start);
        if weekday.is_none() && !matches!(raw.form, Form::Bare(_) | Form::DayNumber(_)) {
            weekday = self.weekday();
            // «28 мая (вт.) 2013 г.»
            if weekday.is_some() && raw.year == Year::Missing {
                raw.year = self.year_after(true)?;
            }
        }
        raw.weekday = weekday;
        if weekday.is_some()
            && !matches!(raw.form, Form::Piece(Piece::Day { .. }) | Form::Slashed(..) | Form::Bare(_))
        {
            return self.stop();
        }
        Ok(raw)
    }

    pub fn weekday(&mut self) -> Option<Weekday> {
        let Some(Word::Weekday(day, false)) = self.word(0) else { return None };
        self.position += 1;
        Some(day)
    }

    pub fn core(&mut self) -> Parse<Raw> {
        match self.kind(0) {
            Some(Kind::Iso(year, piece)) => self.iso(*year, *piece),
            Some(Kind::Num(year, 4)) => self.year_first(i32::try_from(*year).unwrap_or(0)),
            Some(Kind::Num(number, 1..=2)) => self.number_first(*number, true),
            Some(Kind::Num(_, digits)) => Err(self.digits(*digits)),
            Some(Kind::Ordinal(number) | Kind::Roman(number)) => self.number_first(*number, false),
            Some(Kind::Word(word)) => self.word_first(*word),
            _ => self.stop(),
        }
    }

    /// A number of three, five or more digits: two years that lost their dash, or no year.
    pub fn digits(&mut self, digits: usize) -> Stop {
        let start = self.position;
        let number = match self.kind(0) {
            Some(Kind::Num(number, _)) => *number,
            _ => 0,
        };
        self.position += 1;
        let at = self.since(start);
        let text = number.to_string();
        let halves = (i32::try_from(number / 10_000), i32::try_from(number % 10_000));
        if let (8, (Ok(first), Ok(last))) = (digits, halves)
            && known_year(first)
            && known_year(last)
            && first < last
        {
            let mend = [format!("{first}/{last}")].into_iter().filter(|_| first + 1 < last);
            return Fault::ambiguous(Reason::Lost { text }, at).offer(mend).into();
        }
        Fault::invalid(Reason::YearDigits { text }, at).into()
    }

    pub fn raw(form: Form, year: Year) -> Raw {
        let (weekday, at) = (None, 0..0);
        Raw { form, year, weekday, at, digits: false, month_first: false, short: None, through: None }
    }

    pub fn iso(&mut self, year: i32, piece: Piece) -> Parse<Raw> {
        self.position += 1;
        if let Piece::Month(number) = piece
            && let Ok(short) = i32::try_from(number)
        {
            // `2010-11` is a month, but «2010-11 уч. год» and «2010-12 гг.» are years.
            let next = year + 1;
            let school = (self.word(0) == Some(Word::School)
                || self.word(0) == Some(Word::Year(true)) && self.word(1) == Some(Word::School))
                && next.rem_euclid(100) == short;
            if school {
                return self.years(year, next, false);
            }
            let last = year - year.rem_euclid(100) + short;
            if self.word(0) == Some(Word::Year(true)) && last > year {
                return self.years(year, last, true);
            }
        }
        if matches!(self.word(0), Some(Word::Year(false))) {
            // «2021-09-15 г.» is a day all the same; of a month of two digits one can't be sure.
            if matches!(piece, Piece::Month(_)) {
                return self.stop();
            }
            self.position += 1;
        }
        Ok(Self::raw(Form::Piece(piece), Year::Given(year)))
    }

    pub fn number(&self, ahead: usize) -> Option<(u32, usize)> {
        match self.kind(ahead) {
            Some(Kind::Num(number, digits)) => Some((*number, *digits)),
            _ => None,
        }
    }

    pub fn month(&self, number: u32) -> Parse<u32> {
        if (1..=12).contains(&number) {
            return Ok(number);
        }
        let at = self.since(self.position.saturating_sub(1));
        Err(Fault::invalid(Reason::NoSuchMonth { number }, at).into())
    }

    pub fn day(&self, day: u32, month: u32, year: Year) -> Parse<Raw> {
        let month = self.month(month)?;
        Ok(Self::raw(Form::Piece(Piece::Day { month, day }), year))
    }

    fn number_first(&mut self, number: u32, digits: bool) -> Parse<Raw> {
        let start = self.position;
        match self.kind(1) {
            Some(Kind::Dot) if digits => return self.dotted(number),
            Some(Kind::Slash) if digits => {
                if let Some(raw) = self.slashed(number)? {
                    return Ok(raw);
                }
            }
            Some(Kind::Dash) if digits && start == 0 || matches!(self.kind(1), Some(Kind::Dash)) => {
                // `15-09-2021`
                if let (Some((month, 1..=2)), Some(Kind::Dash), Some((year, 4))) =
                    (self.number(2), self.kind(3), self.number(4))
                    && ((1..=12).contains(&month) || (1..=12).contains(&number) && month <= 31)
                {
                    self.position += 5;
                    let year = Year::Given(i32::try_from(year).unwrap_or(0));
                    return Ok(Self::raw(Form::Slashed(number, month), year));
                }
            }
            _ => {}
        }
        self.position += 1;
        let roman = matches!(self.tokens.get(start).map(|token| &token.kind), Some(Kind::Roman(_)));
        self.counted(number, roman).map(|raw| raw.ordinal(!digits && !roman))
    }

    /// What a number counts, if a word says so.
    fn counted(&mut self, number: u32, roman: bool) -> Parse<Raw> {
        let day_number = self.take(Word::DayNumber);
        let of = usize::from(self.word(0) == Some(Word::In) && matches!(self.word(1), Some(Word::Month(..))));
        if let Some(Word::Month(month, case)) = self.word(of)
            && !roman
        {
            self.position += of + 1;
            self.take(Word::Unit(Unit::Month, true));
            let last = super::calendar::month_length(None, month);
            if !(1..=last).contains(&number) {
                let at = self.since(self.position.saturating_sub(2));
                let year = match self.year_after(true)? {
                    Year::Given(year) | Year::School(year) => Some(year),
                    Year::Missing | Year::Current => None,
                };
                let reason = Reason::NoSuchDay { day: number, month, year, last };
                let mend = year.map(|year| format!("{year}-{month:02}-{last:02}"));
                return Err(Fault::invalid(reason, at).offer(mend).into());
            }
            let year = self.year_after(true)?;
            // «15 мая 21»: a year, or a day that lost its comma.
            if let (Year::Missing, Some((short, 2)), true) =
                (year, self.number(0), self.position + 1 == self.tokens.len())
            {
                self.position += 1;
                let full = 2000 + i32::try_from(short).unwrap_or(0);
                if case == Case::English {
                    return Ok(Self::raw(Form::Piece(Piece::Day { month, day: number }), Year::Given(full)));
                }
                let at = self.since(self.position - 3);
                let day = super::calendar::day(full, month, number).map(|day| day.to_string());
                return Err(Fault::ambiguous(Reason::TwoDigitYear, at).offer(day).into());
            }
            return Ok(Self::raw(Form::Piece(Piece::Day { month, day: number }), year));
        }
        if day_number {
            return Ok(Self::raw(Form::DayNumber(number), Year::Missing));
        }
        let (part, most) = match self.word(0) {
            Some(Word::Quarter | Word::Letter(Unit::Quarter)) => (Part::Quarter, 4),
            Some(Word::Half | Word::Letter(_)) => (Part::Half, 2),
            Some(Word::Decade) => (Part::Decade, 3),
            Some(Word::Term) => (Part::Term, 8),
            Some(Word::Year(true)) if !roman && (10..100).contains(&number) => {
                self.position += 1;
                let year = 2000 + i32::try_from(number).unwrap_or(0);
                let mut raw = Self::raw(Form::Piece(Piece::Year), Year::Given(year));
                raw.digits = true;
                return Ok(raw);
            }
            _ => return Ok(Self::raw(Form::Bare(number), Year::Missing)),
        };
        self.position += 1;
        if !(1..=most).contains(&number) {
            let at = self.since(self.position.saturating_sub(2));
            return Err(Fault::invalid(Reason::NoSuchPart { part, number }, at).into());
        }
        let month =
            if let Some(Word::Month(month, _)) = self.word(usize::from(self.word(0) == Some(Word::In))) {
                self.position += 1 + usize::from(self.word(0) == Some(Word::In));
                Some(month)
            } else {
                None
            };
        let piece = match (part, month) {
            (Part::Quarter, None) => Piece::Quarter(number),
            (Part::Half, None) => Piece::Half(number),
            (Part::Term, None) => Piece::Term(number),
            (Part::Decade, Some(month)) => Piece::Decade { month, part: number },
            (Part::Half, Some(_)) => {
                let at = self.since(self.position.saturating_sub(3));
                return Err(Fault::ambiguous(Reason::PartOf, at).into());
            }
            _ => return self.stop(),
        };
        let year = self.year_after(true)?;
        Ok(Self::raw(Form::Piece(piece), year))
    }

    /// `15.09`, `15.09.2021`, `26.09.14`, `09.2021`, `12.IX.2021`.
    fn dotted(&mut self, first: u32) -> Parse<Raw> {
        let start = self.position;
        let (second, digits) = match self.kind(2) {
            Some(Kind::Num(number, digits)) => (*number, *digits),
            Some(Kind::Roman(number)) => (*number, 2),
            // «1. октябрь»
            Some(Kind::Word(Word::Month(month, _))) => {
                self.position += 3;
                let form = Form::Loose(*month, first);
                return Ok(Self::raw(form, self.year_after(true)?));
            }
            _ => return self.stop(),
        };
        self.position += 3;
        if digits == 4 {
            let month = self.month(first)?;
            self.one_year_word();
            let year = Year::Given(i32::try_from(second).unwrap_or(0));
            let mut raw = Self::raw(Form::Piece(Piece::Month(month)), year);
            raw.digits = true;
            return Ok(raw);
        }
        if digits > 2 {
            let text = second.to_string();
            return Err(Fault::invalid(Reason::YearDigits { text }, self.since(start)).into());
        }
        let unspaced = self.tokens.get(self.position + 1).is_some_and(|token| !token.spaced);
        let third = match (self.kind(0), self.number(1)) {
            (Some(Kind::Dot), Some((year, 4))) => Some(year),
            (Some(Kind::Dot), Some((year, 2))) if unspaced => Some(2000 + year),
            (Some(Kind::Dot), Some((year, 3 | 5..))) => {
                self.position += 2;
                let text = year.to_string();
                return Err(Fault::invalid(Reason::YearDigits { text }, self.since(start)).into());
            }
            _ => None,
        };
        if let Some(year) = third {
            self.position += 2;
            if self.kind(0) == Some(&Kind::Dot) {
                let text = "…".to_owned();
                return Err(Fault::ambiguous(Reason::Lost { text }, self.since(start)).into());
            }
            self.one_year_word();
            let year = i32::try_from(year).unwrap_or(0);
            return self.checked_day(first, second, Some(year), start);
        }
        if (1..=12).contains(&first) && second > 12 {
            let year_word = matches!(self.word(0), Some(Word::Year(false)));
            self.position += usize::from(year_word);
            if year_word {
                let year = Year::Given(2000 + i32::try_from(second).unwrap_or(0));
                let mut raw = Self::raw(Form::Piece(Piece::Month(first)), year);
                raw.digits = true;
                return Ok(raw);
            }
            return Ok(Self::raw(Form::Short(first, second), Year::Missing));
        }
        if second <= 12 && first <= 12 && matches!(self.word(0), Some(Word::Year(_))) {
            return Ok(Self::raw(Form::Short(first, second), Year::Missing));
        }
        let mut raw = self.checked_day(first, second, None, start)?;
        raw.year = self.year_after(false)?;
        Ok(raw)
    }

    /// A day whose month exists and has it, in a leap year at least.
    fn checked_day(&self, day: u32, month: u32, year: Option<i32>, start: usize) -> Parse<Raw> {
        if !(1..=12).contains(&month) {
            let mend = year.filter(|_| (1..=12).contains(&day) && month <= 31).into_iter();
            let mend = mend.map(|year| format!("{year}-{day:02}-{month:02}"));
            let fault = Fault::invalid(Reason::NoSuchMonth { number: month }, self.since(start)).offer(mend);
            return Err(fault.into());
        }
        let last = super::calendar::month_length(year, month);
        if !(1..=last).contains(&day) {
            let mend = year.map(|year| format!("{year}-{month:02}-{last:02}"));
            let fault = Fault::invalid(Reason::NoSuchDay { day, month, year, last }, self.since(start));
            return Err(fault.offer(mend).into());
        }
        let year = year.map_or(Year::Missing, Year::Given);
        Ok(Self::raw(Form::Piece(Piece::Day { month, day }), year))
    }

    /// `10/04/2023`, `14/01`, `09/2021`; none if the slash joins something else.
    fn slashed(&mut self, first: u32) -> Parse<Option<Raw>> {
        let Some((second, digits)) = self.number(2) else { return Ok(None) };
        if digits == 4 {
            self.position += 3;
            let year = Year::Given(i32::try_from(second).unwrap_or(0));
            self.one_year_word();
            let mut raw = Self::raw(Form::Piece(Piece::Month(self.month(first)?)), year);
            raw.digits = true;
            return Ok(Some(raw));
        }
        if digits > 2 {
            return Ok(None);
        }
        let start = self.position;
        self.position += 3;
        let year = match (self.kind(0), self.number(1)) {
            (Some(Kind::Slash), Some((year, 4))) => Some(year),
            (Some(Kind::Slash), Some((year, 2))) => Some(2000 + year),
            (Some(Kind::Slash), _) => return self.stop(),
            _ => None,
        };
        self.position += if year.is_some() { 2 } else { 0 };
        self.one_year_word();
        let year = year.and_then(|year| i32::try_from(year).ok()).map_or(Year::Missing, Year::Given);
        let month = |number: u32| (1..=12).contains(&number);
        if !month(first) && !month(second) {
            return Err(Fault::invalid(Reason::NoSuchMonth { number: second }, self.since(start)).into());
        }
        Ok(Some(Self::raw(Form::Slashed(first, second), year)))
    }

    fn one_year_word(&mut self) {
        self.take(Word::Year(false));
    }

    fn word_first(&mut self, word: Word) -> Parse<Raw> {
        match word {
            Word::Month(month, case) => {
                self.position += 1;
                self.take(Word::Unit(Unit::Month, true));
                self.month_first(month, case)
            }
            Word::Ordinal(number) | Word::Number(number) => {
                self.position += 1;
                self.counted(number, false).map(|raw| raw.ordinal(true))
            }
            Word::Last => {
                self.position += 1;
                match self.word(0) {
                    Some(Word::Decade) => self.counted(3, false),
                    Some(Word::Quarter) => self.counted(4, false),
                    _ => self.stop(),
                }
            }
            Word::Letter(unit) => {
                let most = if unit == Unit::Quarter { 4 } else { 2 };
                let Some((number, 1)) = self.number(1) else { return self.stop() };
                if !(1..=most).contains(&number) {
                    return self.stop();
                }
                self.position += 2;
                let piece = if unit == Unit::Quarter { Piece::Quarter(number) } else { Piece::Half(number) };
                let year = self.year_after(true)?;
                Ok(Self::raw(Form::Piece(piece), year))
            }
            // “Term 2”.
            Word::Term => {
                let Some((number @ 1..=8, 1)) = self.number(1) else { return self.stop() };
                self.position += 2;
                let year = self.year_after(true)?;
                Ok(Self::raw(Form::Piece(Piece::Term(number)), year))
            }
            Word::Current if matches!(self.word(1), Some(Word::Year(false))) => {
                self.position += 2;
                Ok(Self::raw(Form::Piece(Piece::Year), Year::Current))
            }
            Word::School => {
                self.position += 1;
                if let Some(Word::Year(_)) = self.word(0) {
                    self.position += 1;
                }
                let Some((year, 4)) = self.number(0) else { return self.stop() };
                let year = i32::try_from(year).unwrap_or(0);
                let Some((last, length, _)) = self.second_year(year, 1) else { return self.stop() };
                if year + 1 != last {
                    return self.stop();
                }
                self.position += length;
                Ok(Self::raw(Form::Piece(Piece::Year), Year::School(year)))
            }
            Word::Year(false) => {
                self.position += 1;
                let Some((year, 4)) = self.number(0) else { return self.stop() };
                self.position += 1;
                Ok(Self::raw(Form::Piece(Piece::Year), Year::Given(i32::try_from(year).unwrap_or(0))))
            }
            Word::SeasonOf(number) if self.word(1) == Some(Word::Vacation) => {
                self.position += 2;
                let year = self.year_after(true)?;
                Ok(Self::raw(Form::Piece(Piece::Break(number)), year))
            }
            _ => self.stop(),
        }
    }

    /// What follows the name of a month: a day, a year, or neither.
    fn month_first(&mut self, month: u32, case: Case) -> Parse<Raw> {
        let of_another = |parser: &Self| {
            matches!(parser.kind(1), Some(Kind::Dot | Kind::Slash))
                || matches!(
                    parser.word(1),
                    Some(
                        Word::Month(..)
                            | Word::Quarter
                            | Word::Half
                            | Word::Decade
                            | Word::Times(_)
                            | Word::DayNumber
                    )
                )
        };
        let day = match self.kind(0) {
            Some(Kind::Num(day, digits @ 1..=2)) if !of_another(self) => Some((*day, *digits)),
            Some(Kind::Ordinal(day)) if !of_another(self) => Some((*day, 1)),
            _ => None,
        };
        let Some((day, digits)) = day else {
            let year = self.year_after(true)?;
            return Ok(Self::raw(Form::Piece(Piece::Month(month)), year));
        };
        if digits == 2 && self.word(1) == Some(Word::Year(false)) {
            self.position += 2;
            let year = Year::Given(2000 + i32::try_from(day).unwrap_or(0));
            return Ok(Self::raw(Form::Piece(Piece::Month(month)), year));
        }
        let start = self.position;
        self.position += 1;
        if digits == 2 && (case == Case::Heading || day > 31) {
            return Ok(Self::raw(Form::Short(month, day), Year::Missing));
        }
        let counts = case == Case::Heading && !matches!(self.kind_before(), Some(Kind::Ordinal(_)));
        let mut raw = self.checked_day(day, month, None, start)?;
        raw.year = self.year_after(true)?;
        raw.month_first = true;
        if raw.year == Year::Missing && counts {
            raw.form = Form::Loose(month, day);
        }
        raw.short = (digits == 2 && raw.year == Year::Missing).then_some(case);
        Ok(raw)
    }
}
