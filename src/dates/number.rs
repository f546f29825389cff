//! The grammar of points that begin with a number: days, months in digits, what a number counts.

use super::expr::{Piece, Year};
use super::point::{Form, Parse, Parser, Raw};
use super::token::Kind;
use super::words::{Case, Word};
use super::{Fault, Part, Reason, Unit};

impl Parser<'_> {
    pub fn number_first(&mut self, number: u32, digits: bool) -> Parse<Raw> {
        let start = self.position;
        if let Some(raw) = self.short_school_year(number) {
            return Ok(raw);
        }
        match self.kind(1) {
            Some(Kind::Dot) if digits => return self.dotted(number),
            Some(Kind::Slash) if digits => {
                if let Some(raw) = self.slashed(number)? {
                    return Ok(raw);
                }
            }
            Some(Kind::Dash) if digits && start == 0 || matches!(self.kind(1), Some(Kind::Dash)) => {
                // “10-Oct-2025”
                let glued =
                    (1..5).all(|ahead| self.tokens.get(start + ahead).is_some_and(|token| !token.spaced));
                if let (true, Some(Word::Month(month, _)), Some(Kind::Dash), Some((year, length @ (2 | 4)))) =
                    (glued, self.word(2), self.kind(3), self.number(4))
                {
                    self.position += 5;
                    let year = if length == 2 { 2000 + year } else { year };
                    let year = i32::try_from(year).unwrap_or(0);
                    return self.checked_day(number, month, Some(year), start);
                }
                // `05-10-25`
                let plain = !matches!(self.kind(5), Some(Kind::Dash | Kind::Dot | Kind::Word(_)));
                if let (true, true, Some((month, 2)), Some(Kind::Dash), Some((year @ 20.., 2))) =
                    (glued, plain, self.number(2), self.kind(3), self.number(4))
                    && ((1..=12).contains(&month) || (1..=12).contains(&number))
                {
                    self.position += 5;
                    let year = Year::Given(2000 + i32::try_from(year).unwrap_or(0));
                    return Ok(Self::raw(Form::Slashed(number, month), year));
                }
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

    /// `2026-30-11`: day and month have changed places, or there is no such month.
    pub fn swapped_iso(&self, year: u32) -> Option<Fault> {
        let (Some(Kind::Num(_, 4)), Some(Kind::Dash), Some((month @ 13.., 2))) =
            (self.kind(0), self.kind(1), self.number(2))
        else {
            return None;
        };
        let (Some(Kind::Dash), Some((day, 2))) = (self.kind(3), self.number(4)) else { return None };
        let whole =
            (1..5).all(|ahead| self.tokens.get(self.position + ahead).is_some_and(|part| !part.spaced));
        let at = self.tokens.get(self.position)?.at.start..self.tokens.get(self.position + 4)?.at.end;
        let fault = Fault::invalid(Reason::NoSuchMonth { number: month }, at);
        whole.then(|| fault.offer((1..=12).contains(&day).then(|| format!("{year}-{day:02}-{month:02}"))))
    }

    /// «25–26 учебный год».
    fn short_school_year(&mut self, first: u32) -> Option<Raw> {
        let joined = matches!(self.kind(1), Some(Kind::Dash | Kind::Slash));
        let short = matches!(self.kind(0), Some(Kind::Num(_, 2)));
        let (last, 2) = self.number(2)? else { return None };
        let plural = usize::from(self.word(3) == Some(Word::Year(true)));
        if !joined || !short || first + 1 != last || self.word(3 + plural) != Some(Word::School) {
            return None;
        }
        self.position += 4 + plural;
        if let Some(Word::Year(_)) = self.word(0) {
            self.position += 1;
        }
        let year = Year::School(2000 + i32::try_from(first).ok()?);
        Some(Self::raw(Form::Piece(Piece::Year), year))
    }

    /// What a number counts, if a word says so.
    pub fn counted(&mut self, number: u32, roman: bool) -> Parse<Raw> {
        if let Some(raw) = self.nth_weekday(u8::try_from(number).ok())? {
            return Ok(raw);
        }
        let day_number = self.take(Word::DayNumber);
        let of = usize::from(self.word(0) == Some(Word::In) && matches!(self.word(1), Some(Word::Month(..))));
        if let Some(Word::Month(month, case)) = self.word(of)
            && !roman
        {
            self.position += of + 1;
            self.take(Word::Unit(Unit::Month, true));
            let last = super::calendar::month_length(None, month);
            if !(1..=last).contains(&number) {
                let start = self.position.saturating_sub(2 + of);
                let mut at = self.since(start);
                let year = match self.year_after(true)? {
                    Year::Given(year) => {
                        at = self.since(start);
                        Some(year)
                    }
                    Year::School(_) | Year::Missing | Year::Current => None,
                };
                let last = super::calendar::month_length(year, month);
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
    pub fn dotted(&mut self, first: u32) -> Parse<Raw> {
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
        let months = (1..=12).contains(&first) && second <= 12;
        if months && matches!(self.word(0), Some(Word::Year(_))) {
            return Ok(Self::raw(Form::Short(first, second), Year::Missing));
        }
        let mut raw = self.checked_day(first, second, None, start)?;
        raw.year = self.year_after(true)?;
        Ok(raw)
    }

    /// A day whose month exists and has it, in a leap year at least.
    pub fn checked_day(&self, day: u32, month: u32, year: Option<i32>, start: usize) -> Parse<Raw> {
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
        // «5/6 октября»: two days.
        if digits > 2 || matches!(self.word(3), Some(Word::Month(..))) {
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
        // `1/2 2021`
        let apart = match self.kind(0) {
            Some(Kind::Num(apart, 4)) if year.is_none() => Some(*apart),
            _ => None,
        };
        let goes_on = matches!(self.kind(1), Some(Kind::Dot | Kind::Slash | Kind::Dash | Kind::Comma));
        let apart = apart.filter(|_| !goes_on);
        self.position += usize::from(apart.is_some());
        let year = year.or(apart);
        self.one_year_word();
        let year = year.and_then(|year| i32::try_from(year).ok()).map_or(Year::Missing, Year::Given);
        let month = |number: u32| (1..=12).contains(&number);
        if !month(first) && !month(second) {
            return Err(Fault::invalid(Reason::NoSuchMonth { number: second }, self.since(start)).into());
        }
        Ok(Some(Self::raw(Form::Slashed(first, second), year)))
    }
}
