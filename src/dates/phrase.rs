//! The phrase that says how often: «раз в квартал», «каждый понедельник», “twice a year”.

use super::token::{Kind, Token};
use super::words::Word;
use super::{Anchor, Fault, Reason, Unit};
use std::ops::Range;

/// A phrase that says how often.
pub(super) struct Phrase {
    pub count: u32,
    pub unit: Unit,
    /// «каждый понедельник», «1 суббота месяца».
    pub anchor: Option<Anchor>,
    pub month: Option<u32>,
    /// The tokens that it takes.
    pub tokens: Range<usize>,
}

pub(super) struct Cursor<'a> {
    pub tokens: &'a [Token],
    pub at: usize,
}

impl Cursor<'_> {
    fn kind(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|token| &token.kind)
    }

    fn word(&self, ahead: usize) -> Option<Word> {
        match self.kind(ahead) {
            Some(Kind::Word(word)) => Some(*word),
            _ => None,
        }
    }

    fn skip(&mut self, skipped: impl Fn(Word) -> bool) {
        while self.word(0).is_some_and(&skipped) {
            self.at += 1;
        }
    }

    fn number(&mut self) -> Option<u32> {
        let number = match self.kind(0)? {
            Kind::Num(number, 1..=3) | Kind::Ordinal(number) => *number,
            Kind::Word(Word::Number(number) | Word::Ordinal(number)) => *number,
            Kind::Word(Word::Other) => 2,
            _ => return None,
        };
        self.at += 1;
        Some(number)
    }

    /// A unit and how many words name it.
    fn unit(&mut self) -> Option<Unit> {
        if matches!(self.word(0), Some(Word::School | Word::Calendar))
            && matches!(self.word(1), Some(Word::Year(_)))
        {
            self.at += 2;
            return Some(Unit::Year);
        }
        let unit = match self.word(0)? {
            Word::Unit(unit, _) => unit,
            Word::Year(_) => Unit::Year,
            Word::Quarter => Unit::Quarter,
            Word::Half | Word::HalfOfYear => Unit::HalfYear,
            Word::Term => Unit::Term,
            Word::Working if matches!(self.word(1), Some(Word::Unit(..))) => return None,
            _ => return None,
        };
        self.at += 1;
        // “half year”, “half-year”
        let dash = usize::from(self.kind(0) == Some(&Kind::Dash));
        if unit == Unit::HalfYear && matches!(self.word(dash), Some(Word::Year(_))) {
            self.at += dash + 1;
        }
        Some(unit)
    }

    /// A unit, or a word for several: “fortnight”, “twice yearly”.
    fn units(&mut self) -> Option<(u32, Unit)> {
        let several = match self.word(0) {
            Some(Word::Fortnight) => (2, Unit::Week),
            Some(Word::Every(unit)) => (1, unit),
            _ => return self.unit().map(|unit| (1, unit)),
        };
        self.at += 1;
        Some(several)
    }
}

pub(super) fn phrase(tokens: &[Token], start: usize) -> Option<Result<Phrase, Fault>> {
    let mut cursor = Cursor { tokens, at: start };
    // «не реже», «не менее», “at least”: a lower bound is read as the frequency.
    let bound = |word| matches!(word, Word::No | Word::Less | Word::Than | Word::But | Word::In);
    let mut ahead = 0;
    while cursor.word(ahead).is_some_and(bound) {
        ahead += 1;
    }
    if ahead > 0 && (0..ahead).any(|index| cursor.word(index) == Some(Word::Less)) {
        cursor.at += ahead;
    }
    let at = |cursor: &Cursor| {
        let from = tokens.get(start).map_or(0, |token| token.at.start);
        let to =
            cursor.at.checked_sub(1).and_then(|last| tokens.get(last)).map_or(from, |token| token.at.end);
        from..to.max(from)
    };
    let done = |cursor: &Cursor, count: u32, unit: Unit, anchor: Option<Anchor>, month: Option<u32>| {
        Some(Ok(Phrase { count, unit, anchor, month, tokens: start..cursor.at }))
    };
    match cursor.word(0) {
        Some(Word::Every(unit)) => {
            cursor.at += 1;
            // «ежеквартальный отчёт» would leave a word that is not known; «ежегодно» may be said with
            // «каждый год».
            return done(&cursor, 1, unit, None, None);
        }
        Some(Word::EveryFew(count, unit)) => {
            cursor.at += 1;
            return done(&cursor, count, unit, None, None);
        }
        Some(Word::Twofold(unit)) => {
            cursor.at += 1;
            let readings = match unit {
                Unit::Week => vec!["every 2 weeks"],
                Unit::Month => vec!["every 2 months"],
                _ => vec!["every half-year", "every 2 years"],
            };
            let fault = Fault::ambiguous(Reason::Twofold, at(&cursor));
            return Some(Err(fault.offer(readings.into_iter().map(str::to_owned))));
        }
        Some(Word::Each) => {
            cursor.at += 1;
            return each(cursor, start)
                .map(|found| found.map(|phrase| Phrase { tokens: start..phrase.tokens.end, ..phrase }));
        }
        _ => {}
    }
    // «[2] раза в [2] месяца», “twice a year”, «раз в полгода».
    let mut times = None;
    if let Some(Word::Once(number)) = cursor.word(0) {
        cursor.at += 1;
        times = Some(number);
    } else {
        let before = cursor.at;
        let number = cursor.number();
        if let Some(Word::Times(plural)) = cursor.word(0) {
            cursor.at += 1;
            // «раза в месяц» has lost its number, unless it is «не реже раза в месяц».
            times = match number {
                None if plural && before == start => return None,
                number => Some(number.unwrap_or(1)),
            };
        } else {
            cursor.at = before;
        }
    }
    if let Some(times) = times {
        // «2–3 раза в год»
        let mut before = tokens.get(..start).unwrap_or_default().iter().rev().map(|token| &token.kind);
        if before.next() == Some(&Kind::Dash) && matches!(before.next(), Some(Kind::Num(..))) {
            return Some(Err(Fault::invalid(Reason::SeveralFrequencies, at(&cursor))));
        }
        let slash = usize::from(cursor.kind(0) == Some(&Kind::Slash));
        cursor.at += slash;
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        let count = cursor.number().unwrap_or(1);
        let (several, unit) = cursor.units()?;
        let count = count.saturating_mul(several);
        return Some(divide(times, count, unit, at(&cursor)).map(|(count, unit)| Phrase {
            count,
            unit,
            anchor: None,
            month: None,
            tokens: start..cursor.at,
        }));
    }
    // «по полугодиям», «по месяцам»
    let opens = start == 0 || tokens.get(start - 1).is_some_and(|before| before.kind == Kind::Comma);
    if cursor.word(0) == Some(Word::Through) && opens {
        let unit = match cursor.word(1) {
            Some(Word::Unit(unit @ (Unit::Week | Unit::Month), false)) => Some(unit),
            Some(Word::Quarter) => Some(Unit::Quarter),
            Some(Word::Half) => Some(Unit::HalfYear),
            Some(Word::Term) => Some(Unit::Term),
            _ => None,
        };
        let alone = matches!(cursor.kind(2), None | Some(Kind::Comma | Kind::Colon | Kind::Open));
        if let Some(unit) = unit.filter(|_| alone) {
            cursor.at += 2;
            return done(&cursor, 1, unit, None, None);
        }
    }
    // «по пятницам», “on Mondays”.
    if let Some(Word::Weekday(day, true)) = cursor.word(0) {
        cursor.at += 1;
        return done(&cursor, 1, Unit::Week, Some(Anchor::Weekday(day)), None);
    }
    // «1 суббота месяца», «последний четверг каждого месяца».
    if let Some(anchor) = nth(&mut cursor) {
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        let unit = cursor.unit()?;
        if cursor.tokens.get(start..cursor.at).is_some_and(|all| all.len() < 3) {
            return None;
        }
        return done(&cursor, 1, unit, Some(anchor), None);
    }
    None
}

/// «каждый», “every”, and what it repeats.
fn each(mut cursor: Cursor, start: usize) -> Option<Result<Phrase, Fault>> {
    let done = |cursor: &Cursor, count, unit, anchor, month| {
        Some(Ok(Phrase { count, unit, anchor, month, tokens: start..cursor.at }))
    };
    if let Some(Word::Weekday(day, _)) = cursor.word(0) {
        cursor.at += 1;
        return done(&cursor, 1, Unit::Week, Some(Anchor::Weekday(day)), None);
    }
    if let Some(Word::Month(month, _)) = cursor.word(0) {
        cursor.at += 1;
        return done(&cursor, 1, Unit::Year, None, Some(month));
    }
    let before = cursor.at;
    if let (Some(Word::Other), Some(Word::Weekday(day, _))) = (cursor.word(0), cursor.word(1)) {
        cursor.at += 2;
        return done(&cursor, 2, Unit::Week, Some(Anchor::Weekday(day)), None);
    }
    if let Some(anchor) = nth(&mut cursor) {
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        let unit = cursor.unit();
        return match (unit, anchor) {
            (Some(unit), _) => done(&cursor, 1, unit, Some(anchor), None),
            // «каждый второй понедельник» without «месяца» is every other one, too.
            (None, Anchor::Nth(number @ 2.., day)) => {
                let readings = [format!("every {number} weeks on {day}"), format!("every month on {anchor}")];
                let at = cursor.tokens.get(start..cursor.at).map_or(0..0, super::every::range);
                Some(Err(Fault::ambiguous(Reason::EveryNth, at).offer(readings)))
            }
            (None, _) => done(&cursor, 1, Unit::Month, Some(anchor), None),
        };
    }
    cursor.at = before;
    let number = cursor.number();
    if let (Some(day), Some(Word::DayNumber)) = (number, cursor.word(0)) {
        cursor.at += 1;
        if !(1..=31).contains(&day) {
            let at = cursor.tokens.get(start..cursor.at).map_or(0..0, super::every::range);
            return Some(Err(Fault::invalid(Reason::NoDayOfMonth { day }, at)));
        }
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        if cursor.word(0) == Some(Word::Unit(Unit::Month, true)) {
            cursor.at += 1;
        }
        return done(&cursor, 1, Unit::Month, Some(Anchor::Day(day)), None);
    }
    let (several, unit) = cursor.units()?;
    if number == Some(0) {
        let at = cursor.tokens.get(start..cursor.at).map_or(0..0, super::every::range);
        return Some(Err(Fault::invalid(Reason::NoUnits, at)));
    }
    done(&cursor, number.unwrap_or(1).saturating_mul(several), unit, None, None)
}

/// «первая суббота», “last Friday”, «последний день».
pub(super) fn nth(cursor: &mut Cursor) -> Option<Anchor> {
    let before = cursor.at;
    let last = cursor.word(0) == Some(Word::Last);
    let number = if last {
        cursor.at += 1;
        None
    } else {
        cursor.number()
    };
    let found = match (number, cursor.word(0)) {
        (None, Some(Word::Unit(Unit::Day, true))) if last => Some(Anchor::Day(31)),
        (None, Some(Word::DayNumber)) if last => Some(Anchor::Day(31)),
        (None, Some(Word::Weekday(day, _))) if last => Some(Anchor::Last(day)),
        (Some(number @ 1..=5), Some(Word::Weekday(day, _))) => {
            u8::try_from(number).ok().map(|number| Anchor::Nth(number, day))
        }
        _ => None,
    };
    if found.is_some() {
        cursor.at += 1;
    } else {
        cursor.at = before;
    }
    found
}

/// So many times in so many units, as whole units.
fn divide(times: u32, count: u32, unit: Unit, at: Range<usize>) -> Result<(u32, Unit), Fault> {
    let fault = || Fault::invalid(Reason::Frequency { times, unit }, at.clone());
    if times == 0 || count == 0 {
        return Err(Fault::invalid(Reason::NoUnits, at));
    }
    if count > 1000 {
        return Err(fault());
    }
    if times == 1 {
        return Ok((count, unit));
    }
    if let Some(months) = unit.months() {
        let all = months * count;
        let each = all / times;
        if each * times != all {
            return Err(fault());
        }
        return Ok(match each {
            12 => (1, Unit::Year),
            6 => (1, Unit::HalfYear),
            3 => (1, Unit::Quarter),
            months if months % 12 == 0 => (months / 12, Unit::Year),
            months => (months, Unit::Month),
        });
    }
    let days = if unit == Unit::Week { 7 * count } else { count };
    if unit == Unit::Term || days % times != 0 {
        return Err(fault());
    }
    Ok(match days / times {
        days if days % 7 == 0 => (days / 7, Unit::Week),
        days => (days, Unit::Day),
    })
}
