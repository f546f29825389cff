//! The grammar of years: alone, in pairs, of the school, and after a point.

use super::expr::{Piece, Year};
use super::point::{Form, Parse, Parser, Raw};
use super::token::Kind;
use super::words::Word;
use super::{Fault, Reason};

impl Parser<'_> {
    pub fn year_first(&mut self, year: i32) -> Parse<Raw> {
        let numbers = (self.number(2), self.kind(3), self.number(4));
        match (self.kind(1), numbers) {
            (Some(Kind::Dot), (Some((month, 1..=2)), Some(Kind::Dot), Some((day, 1..=2)))) => {
                self.position += 5;
                return self.day(day, month, Year::Given(year));
            }
            (Some(Kind::Dot), (Some((month, 2)), next, _)) if next != Some(&Kind::Dot) => {
                self.position += 3;
                let mut raw = Self::raw(Form::Piece(Piece::Month(self.month(month)?)), Year::Given(year));
                raw.digits = true;
                return Ok(raw);
            }
            (Some(Kind::Slash), (Some((month, 1..=2)), Some(Kind::Slash), Some((day, 1..=2)))) => {
                self.position += 5;
                return self.day(day, month, Year::Given(year));
            }
            _ => {}
        }
        if let Some((last, length, dash)) = self.second_year(year, 1) {
            self.position += length;
            return self.years(year, last, dash);
        }
        if let Some(part) = self.part_of_years(year)? {
            return Ok(part);
        }
        self.position += 1;
        if self.word(0) == Some(Word::School) {
            let at = self.since(self.position - 1);
            let readings = [year, year - 1].map(|year| format!("{year}/{:02}", (year + 1).rem_euclid(100)));
            return Err(Fault::ambiguous(Reason::SchoolYearOfOne { year }, at).offer(readings).into());
        }
        self.take(Word::Calendar);
        if let Some(Word::Year(_)) = self.word(0) {
            self.position += 1;
        }
        // «2021 г. декабрь», “2025 Q1”.
        let counted = |kind: Option<&Kind>, next: Option<Word>| {
            matches!(
                kind,
                Some(Kind::Roman(_) | Kind::Ordinal(_) | Kind::Num(_, 1) | Kind::Word(Word::Ordinal(_)))
            ) && matches!(next, Some(Word::Quarter | Word::Half))
        };
        if matches!(self.word(0), Some(Word::Month(..) | Word::Letter(_)))
            || counted(self.kind(0), self.word(1))
        {
            let before = self.position;
            let part = self.core()?;
            if part.year == Year::Missing && matches!(part.form, Form::Piece(_)) {
                return Ok(Raw { year: Year::Given(year), ..part });
            }
            self.position = before;
        }
        Ok(Self::raw(Form::Piece(Piece::Year), Year::Given(year)))
    }

    /// «2021-2022 октябрь», «2021/2022 I полугодие»: of a school year, or of each year.
    fn part_of_years(&mut self, first: i32) -> Parse<Option<Raw>> {
        let start = self.position;
        let (Some(Kind::Dash | Kind::Slash), Some((last, 4))) = (self.kind(1), self.number(2)) else {
            return Ok(None);
        };
        let last = i32::try_from(last).unwrap_or(0);
        let part = matches!(self.word(3), Some(Word::Month(..) | Word::Letter(_)))
            || matches!(self.kind(3), Some(Kind::Roman(_) | Kind::Num(_, 1)))
                && matches!(self.word(4), Some(Word::Quarter | Word::Half));
        if !part || last <= first {
            return Ok(None);
        }
        self.position += 3;
        let part = self.core()?;
        if part.year != Year::Missing || !matches!(part.form, Form::Piece(_)) {
            self.position = start;
            return Ok(None);
        }
        if first + 1 < last {
            return Ok(Some(Raw { year: Year::Given(first), through: Some(last), ..part }));
        }
        let at = self.since(start);
        self.doubt.get_or_insert(at);
        Ok(Some(Raw { year: Year::School(first), ..part }))
    }

    /// The second of two years, how many tokens that is from the first on, and whether a dash stands
    /// between.
    pub fn second_year(&self, year: i32, ahead: usize) -> Option<(i32, usize, bool)> {
        let dash = match self.kind(ahead) {
            Some(Kind::Dash) => true,
            Some(Kind::Slash) => false,
            _ => return None,
        };
        // What follows may make the number the beginning of another date: `2021 - 15.09.2022`.
        if matches!(self.kind(ahead + 2), Some(Kind::Dot | Kind::Slash)) {
            return None;
        }
        if matches!(self.word(ahead + 2), Some(Word::Month(..) | Word::Quarter | Word::Half)) {
            return None;
        }
        let (number, digits) = self.number(ahead + 1)?;
        let number = i32::try_from(number).ok()?;
        match digits {
            4 => Some((number, ahead + 2, dash)),
            2 => Some((year - year.rem_euclid(100) + number, ahead + 2, dash)),
            _ => None,
        }
    }

    /// Two years and what is said of them; the position is after both.
    pub fn years(&mut self, first: i32, last: i32, dash: bool) -> Parse<Raw> {
        let start = self.position;
        let plural_before = self.word(0) == Some(Word::Year(true)) && self.word(1) == Some(Word::School);
        self.position += usize::from(plural_before);
        let two_digits = start
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .is_some_and(|token| matches!(token.kind, Kind::Num(_, 2)));
        let whole = start.saturating_sub(3);
        if self.take(Word::School) {
            let plural = plural_before || self.word(0) == Some(Word::Year(true));
            if let Some(Word::Year(_)) = self.word(0) {
                self.position += 1;
            }
            if first + 1 == last {
                return Ok(Self::raw(Form::Piece(Piece::Year), Year::School(first)));
            }
            if first < last {
                if !plural {
                    let at = self.since(whole);
                    self.doubt.get_or_insert(at);
                }
                return Ok(Self::raw(Form::SchoolYears(first, last - 1), Year::Missing));
            }
            return self.stop();
        }
        let word = match self.word(0) {
            Some(Word::Year(plural)) => Some(plural),
            _ => None,
        };
        self.position += usize::from(word.is_some());
        let at = self.since(whole);
        let next = first + 1 == last;
        let form = match (dash, two_digits, word) {
            (true, _, Some(true)) => Form::Years(first, last),
            (false, true, None) if next => {
                return Ok(Self::raw(Form::Piece(Piece::Year), Year::School(first)));
            }
            _ if next => Form::TwoYears(first),
            // `2021-13` is a month that does not exist; `2021-25` may be years.
            (true, true, None) if last < first => {
                let number = u32::try_from(last.rem_euclid(100)).unwrap_or(0);
                let fault = Fault::invalid(Reason::NoSuchMonth { number }, at);
                return Err(fault.offer([format!("{first}-12")]).into());
            }
            (_, true, None | Some(false)) => {
                let month = last.rem_euclid(100);
                let readings = if (1..=12).contains(&month) && !dash {
                    format!("{first}-{month:02}")
                } else {
                    format!("{first}/{last}")
                };
                return Err(Fault::ambiguous(Reason::TwoDigitYear, at).offer([readings]).into());
            }
            _ => Form::Years(first, last),
        };
        Ok(Self::raw(form, Year::Missing))
    }

    /// The year that follows a point, if one does.
    pub fn year_after(&mut self, comma: bool) -> Parse<Year> {
        let start = self.position;
        let comma = usize::from(comma && self.kind(0) == Some(&Kind::Comma));
        let skip = comma + usize::from(self.word(comma) == Some(Word::In));
        // “Q4/2025”
        if let (Some(Kind::Slash), Some((year, 4)), false) =
            (self.kind(0), self.number(1), matches!(self.kind(2), Some(Kind::Slash)))
            && matches!(self.kind_before(), Some(Kind::Word(_) | Kind::Num(_, 1)))
        {
            self.position += 2;
            self.take_year_word();
            return Ok(Year::Given(i32::try_from(year).unwrap_or(0)));
        }
        match self.kind(skip) {
            Some(Kind::Num(year, 4)) => {
                let year = i32::try_from(*year).unwrap_or(0);
                if comma == 1 && self.lists_years(skip) {
                    return Ok(Year::Missing);
                }
                self.position += skip;
                self.year_or_school(year)
            }
            Some(Kind::Iso(year, Piece::Month(month))) if self.word(skip + 1) == Some(Word::School) => {
                if i64::from((year + 1).rem_euclid(100)) != i64::from(*month) {
                    return self.stop();
                }
                self.position += skip + 2;
                self.take_year_word();
                Ok(Year::School(*year))
            }
            Some(Kind::Num(year, 2)) if self.word(skip + 1) == Some(Word::Year(false)) && comma == 0 => {
                self.position += skip + 2;
                Ok(Year::Given(2000 + i32::try_from(*year).unwrap_or(0)))
            }
            Some(Kind::Short) if matches!(self.number(skip + 1), Some((_, 2))) => {
                let year = self.number(skip + 1).map_or(0, |(year, _)| year);
                self.position += skip + 2;
                Ok(Year::Given(2000 + i32::try_from(year).unwrap_or(0)))
            }
            Some(Kind::Word(Word::Current)) if self.word(skip + 1) == Some(Word::Year(false)) => {
                self.position += skip + 2;
                Ok(Year::Current)
            }
            Some(Kind::Num(number, 3 | 5..)) if matches!(self.word(skip + 1), Some(Word::Year(_)) | None) => {
                let text = number.to_string();
                self.position += skip + 1;
                Err(Fault::invalid(Reason::YearDigits { text }, self.since(start)).into())
            }
            _ => Ok(Year::Missing),
        }
    }

    fn take_year_word(&mut self) {
        if let Some(Word::Year(_)) = self.word(0) {
            self.position += 1;
        }
    }

    /// Whether a year after a comma is one of several: «май, 2021, 2022 гг.».
    fn lists_years(&self, at: usize) -> bool {
        let next = at + 1 + usize::from(matches!(self.word(at + 1), Some(Word::Year(_))));
        let joined =
            matches!(self.kind(next), Some(Kind::Comma | Kind::Dash | Kind::Slash | Kind::Word(Word::And)));
        self.word(at + 1) == Some(Word::Year(true)) || joined && matches!(self.number(next + 1), Some((_, 4)))
    }

    /// A year of four digits, or the school year of two; the position is at the first.
    fn year_or_school(&mut self, year: i32) -> Parse<Year> {
        let start = self.position;
        if let Some((last, length, dash)) = self.second_year(year, 1)
            && year + 1 == last
        {
            let two_digits = matches!(self.number(length - 1), Some((_, 2)));
            let school = self.word(length) == Some(Word::School);
            // «май 2022–2023 гг.»: calendar years.
            let plural =
                self.word(length) == Some(Word::Year(true)) && self.word(length + 1) != Some(Word::School);
            if plural && dash && !two_digits && !self.in_interval {
                self.position += 1;
                return Ok(Year::Given(year));
            }
            if !school && (dash || !two_digits) {
                self.position += length;
                let at = self.since(start);
                self.doubt.get_or_insert(at);
            } else {
                self.position += length + usize::from(school);
            }
            self.take_year_word();
            return Ok(Year::School(year));
        }
        self.position += 1;
        if self.word(0) == Some(Word::School) {
            let readings = [year, year - 1].map(|year| format!("{year}/{:02}", (year + 1).rem_euclid(100)));
            let fault = Fault::ambiguous(Reason::SchoolYearOfOne { year }, self.since(start));
            return Err(fault.offer(readings).into());
        }
        self.take(Word::Calendar);
        self.take(Word::Year(false));
        Ok(Year::Given(year))
    }
}
