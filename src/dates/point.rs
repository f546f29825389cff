//! The grammar of points: days, months, quarters, years, as far as they are written.

use super::calendar::known_year;
use super::expr::{Piece, Year};
use super::token::{Kind, Token};
use super::words::{Case, Word};
use super::{Fault, Reason, Unit};
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
    /// «октября», “October” without a day: the one of an item before may be meant.
    pub lacks_day: bool,
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
    pub fn ordinal(self, ordinal: bool) -> Self {
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
            Some(Kind::Num(year, 4)) => match self.swapped_iso(*year) {
                Some(fault) => Err(fault.into()),
                None => self.year_first(i32::try_from(*year).unwrap_or(0)),
            },
            Some(Kind::Num(number, 1..=2)) => self.number_first(*number, true),
            Some(Kind::Num(_, digits)) => Err(self.digits(*digits)),
            Some(Kind::Roman(number)) if self.kind(1) == Some(&Kind::Dot) => self.dotted(*number),
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
        let (digits, month_first, lacks_day) = (false, false, false);
        Raw { form, year, weekday, at, digits, month_first, short: None, lacks_day, through: None }
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

    pub fn one_year_word(&mut self) {
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
                    _ => match self.nth_weekday(None)? {
                        Some(raw) => Ok(raw),
                        None => self.stop(),
                    },
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

    /// «первый понедельник октября», “last Friday of May”; the last where no number is given.
    pub fn nth_weekday(&mut self, nth: Option<u8>) -> Parse<Option<Raw>> {
        let Some(Word::Weekday(day, false)) = self.word(0) else { return Ok(None) };
        let mut ahead = 1;
        while self.word(ahead) == Some(Word::In) {
            ahead += 1;
        }
        let Some(Word::Month(month, _)) = self.word(ahead) else { return Ok(None) };
        if !nth.is_none_or(|nth| (1..=5).contains(&nth)) {
            return Ok(None);
        }
        self.position += ahead + 1;
        let piece = Piece::Nth { month, nth: nth.unwrap_or(0), day };
        let year = self.year_after(true)?;
        Ok(Some(Self::raw(Form::Piece(piece), year)))
    }

    /// What follows the name of a month: a day, a year, or neither.
    fn month_first(&mut self, month: u32, case: Case) -> Parse<Raw> {
        let named = self.position.checked_sub(2).and_then(|before| self.tokens.get(before));
        let within = named.is_some_and(|token| token.kind == Kind::Word(Word::In));
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
            let raw = Self::raw(Form::Piece(Piece::Month(month)), year);
            return Ok(Raw { lacks_day: case != Case::Heading && !within, ..raw });
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
