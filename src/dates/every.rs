//! The grammar of recurrences: the phrase that says how often, and what narrows or bounds it.

use super::build;
use super::expr::{Body, Item, Piece, Point, Year};
use super::items::{Limit, Listed, Pending, one};
use super::point::{Form, Parse, Parser, Raw, Stop};
use super::read::whole;
use super::token::{Kind, Token};
use super::words::Word;
use super::{Anchor, Fault, Hold, Reason, Recurrence, Unit};
use chrono::Weekday;
use std::ops::Range;

/// A phrase that says how often.
struct Phrase {
    count: u32,
    unit: Unit,
    /// «каждый понедельник», «1 суббота месяца».
    anchor: Option<Anchor>,
    month: Option<u32>,
    /// The tokens that it takes.
    tokens: Range<usize>,
}

/// Reads tokens that hold a recurrence; none if they don't.
pub(super) fn every(tokens: &[Token]) -> Option<Parse<Body>> {
    let found = (0..tokens.len()).find_map(|at| phrase(tokens, at))?;
    Some(match found {
        Ok(phrase) => complete(phrase, tokens),
        Err(fault) => Err(fault.into()),
    })
}

struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
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
        // “half year”
        if unit == Unit::HalfYear && matches!(self.word(0), Some(Word::Year(_))) {
            self.at += 1;
        }
        Some(unit)
    }
}

fn phrase(tokens: &[Token], start: usize) -> Option<Result<Phrase, Fault>> {
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
        let slash = usize::from(cursor.kind(0) == Some(&Kind::Slash));
        cursor.at += slash;
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        let count = cursor.number().unwrap_or(1);
        let unit = cursor.unit()?;
        return Some(divide(times, count, unit, at(&cursor)).map(|(count, unit)| Phrase {
            count,
            unit,
            anchor: None,
            month: None,
            tokens: start..cursor.at,
        }));
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
    if let Some(anchor) = nth(&mut cursor) {
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        // «каждый второй понедельник» without «месяца» is every other one, too.
        let unit = cursor.unit();
        return match (unit, anchor) {
            (Some(unit), _) => done(&cursor, 1, unit, Some(anchor), None),
            (None, Anchor::Nth(2.., _)) => None,
            (None, _) => done(&cursor, 1, Unit::Month, Some(anchor), None),
        };
    }
    cursor.at = before;
    let number = cursor.number();
    if let (Some(day), Some(Word::DayNumber)) = (number, cursor.word(0)) {
        cursor.at += 1;
        cursor.skip(|word| matches!(word, Word::In | Word::Each));
        if cursor.word(0) == Some(Word::Unit(Unit::Month, true)) {
            cursor.at += 1;
        }
        return done(&cursor, 1, Unit::Month, Some(Anchor::Day(day)), None);
    }
    let unit = cursor.unit()?;
    if number == Some(0) {
        return None;
    }
    done(&cursor, number.unwrap_or(1), unit, None, None)
}

/// «первая суббота», “last Friday”, «последний день».
fn nth(cursor: &mut Cursor) -> Option<Anchor> {
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
    if times == 0 || count == 0 || count > 1000 {
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

/// What narrows or bounds the recurrence: all that stands before and after the phrase.
fn complete(phrase: Phrase, tokens: &[Token]) -> Parse<Body> {
    let before = trim(tokens.get(..phrase.tokens.start).unwrap_or_default());
    let after = trim(tokens.get(phrase.tokens.end..).unwrap_or_default());
    let next = before.last().is_some_and(|token| token.kind == Kind::Word(Word::Next));
    let before = trim(before.strip_suffix_word(Word::Next));
    let after = drop_remark(after);
    let mut recurrence = Recurrence::every(phrase.count, phrase.unit);
    recurrence.month = phrase.month;
    recurrence.anchor = phrase.anchor.map(|anchor| (Hold::On, anchor));
    let mut rest: Vec<Token> = before.to_vec();
    if let (false, Some(first)) = (before.is_empty(), after.first()) {
        rest.push(Token { kind: Kind::Comma, at: first.at.start..first.at.start, spaced: false });
    }
    rest.extend(after.iter().cloned());
    // «до каждого понедельника» and «не позднее последнего дня месяца» hold by.
    if let [token] = rest.as_slice()
        && matches!(token.kind, Kind::Word(Word::Until | Word::Towards | Word::By))
        && recurrence.anchor.is_some()
    {
        recurrence.anchor = recurrence.anchor.map(|(_, anchor)| (Hold::By, anchor));
        rest.clear();
    }
    if rest.first().is_some_and(|token| token.kind == Kind::Word(Word::Through)) && rest.len() == 1 {
        rest.clear();
    }
    if let Some(anchor) = weekday(&mut rest) {
        if recurrence.anchor.is_some() {
            return Err(Stop::Here(phrase.tokens.end));
        }
        recurrence.anchor = Some((Hold::On, anchor));
    }
    let after_unit = reporting(&mut rest);
    let rest = trim(&rest);
    if rest.is_empty() {
        return finish(recurrence, None, tokens);
    }
    if let Some(whole) = whole(rest) {
        return finish(recurrence, Some(whole), tokens);
    }
    let mut parser = Parser::new(rest);
    let listed = parser.list().map_err(|stop| match stop {
        // Positions are of the given tokens only where nothing was taken out.
        Stop::Here(at) => {
            let from = rest.get(at.min(rest.len().saturating_sub(1))).map_or(0, |token| token.at.start);
            Stop::Here(tokens.iter().position(|token| token.at.start >= from).unwrap_or(0))
        }
        fault @ Stop::Fault(_) => fault,
    })?;
    let body = narrow(recurrence, listed, next, after_unit, tokens)?;
    Ok(match parser.doubt.take() {
        Some((reason, at)) => Body::Doubt(reason, at, vec![body]),
        None => body,
    })
}

trait StripWord {
    fn strip_suffix_word(&self, word: Word) -> &[Token];
}

impl StripWord for [Token] {
    fn strip_suffix_word(&self, word: Word) -> &[Token] {
        match self.split_last() {
            Some((last, rest)) if last.kind == Kind::Word(word) => rest,
            _ => self,
        }
    }
}

/// Without signs and prepositions that join it to the phrase.
fn trim(mut tokens: &[Token]) -> &[Token] {
    let joins = |token: &Token| {
        matches!(
            token.kind,
            Kind::Comma
                | Kind::Semicolon
                | Kind::Dash
                | Kind::Plus
                | Kind::Word(Word::And | Word::But | Word::In)
        )
    };
    while let Some((first, rest)) = tokens.split_first()
        && joins(first)
        && !matches!(first.kind, Kind::Word(Word::In))
    {
        tokens = rest;
    }
    while let Some((last, rest)) = tokens.split_last()
        && joins(last)
    {
        tokens = rest;
    }
    tokens
}

/// Without «+ внеочередное при изменениях»: what is added in words only is a remark.
fn drop_remark(tokens: &[Token]) -> &[Token] {
    let words = tokens.iter().all(|token| {
        matches!(
            token.kind,
            Kind::Unknown(_) | Kind::Plus | Kind::Comma | Kind::Word(Word::And | Word::In | Word::Through)
        )
    });
    if words && tokens.iter().any(|token| matches!(token.kind, Kind::Unknown(_))) && added(tokens) {
        return &[];
    }
    tokens
}

fn added(tokens: &[Token]) -> bool {
    // The sign itself was trimmed: what follows a recurrence without a sign starts at once.
    let further = |word: &str| word.starts_with("внеочередн") || word.starts_with("внепланов");
    tokens.first().is_some_and(|token| matches!(&token.kind, Kind::Unknown(word) if further(word)))
}

/// Takes a weekday, or the first or last of one, out of what remains.
fn weekday(rest: &mut Vec<Token>) -> Option<Anchor> {
    let at = rest.iter().position(|token| matches!(token.kind, Kind::Word(Word::Weekday(..))))?;
    let day: Weekday = match rest.get(at).map(|token| &token.kind) {
        Some(Kind::Word(Word::Weekday(day, _))) => *day,
        _ => return None,
    };
    let mut cursor = Cursor { tokens: rest, at: at.saturating_sub(1) };
    let (anchor, mut start) = match nth(&mut cursor) {
        Some(anchor) if at > 0 => (anchor, at - 1),
        _ => (Anchor::Weekday(day), at),
    };
    while start
        .checked_sub(1)
        .and_then(|before| rest.get(before))
        .is_some_and(|token| matches!(token.kind, Kind::Word(Word::In | Word::Through | Word::Each)))
    {
        start -= 1;
    }
    rest.drain(start..=at);
    Some(anchor)
}

/// Takes out «(месяца,) следующего за отчётным (кварталом)»: the day is counted in the month after the
/// unit.
fn reporting(rest: &mut Vec<Token>) -> bool {
    let Some(at) = rest.iter().position(|token| token.kind == Kind::Word(Word::Reporting)) else {
        return false;
    };
    let mut start = at;
    while start
        .checked_sub(1)
        .and_then(|before| rest.get(before))
        .is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Word(Word::Unit(Unit::Month, _))))
    {
        start -= 1;
    }
    rest.truncate(start);
    true
}

fn range(tokens: &[Token]) -> Range<usize> {
    let start = tokens.first().map_or(0, |token| token.at.start);
    start..tokens.last().map_or(start, |token| token.at.end)
}

fn finish(recurrence: Recurrence, within: Option<Body>, tokens: &[Token]) -> Parse<Body> {
    if !recurrence.is_sensible() {
        let anchor = recurrence.anchor.map_or_else(|| "in".to_owned(), |(_, anchor)| anchor.to_string());
        return Err(Fault::invalid(Reason::Anchor { unit: recurrence.unit, anchor }, range(tokens)).into());
    }
    Ok(Body::Every(recurrence, within.map(Box::new)))
}

/// Takes each item for an anchor or for the span.
fn narrow(
    mut recurrence: Recurrence,
    listed: Listed,
    next: bool,
    after_unit: bool,
    tokens: &[Token],
) -> Parse<Body> {
    let at = range(tokens);
    let yearly = recurrence.unit == Unit::Year;
    let plain = Recurrence { anchor: recurrence.anchor, month: recurrence.month, ..recurrence };
    let all = Listed { items: listed.items.clone(), signs: Vec::new() };
    let single = all.items.len() == 1;
    let mut span: Vec<Pending> = Vec::new();
    let mut doubts: Vec<Body> = Vec::new();
    for pending in listed.items {
        let anchored = recurrence.anchor.is_some() || recurrence.month.is_some();
        match day(&pending) {
            Some((hold, number)) if recurrence.anchor.is_none() => {
                recurrence.anchor = Some((hold, Anchor::Day(number)));
                continue;
            }
            _ => {}
        }
        match (&pending, yearly && !anchored) {
            (Pending::Span(raw), true) if raw.year == Year::Missing => match raw.form {
                Form::Piece(Piece::Month(month)) => {
                    recurrence.month = Some(month);
                    continue;
                }
                Form::Piece(Piece::Day { month, day }) => {
                    recurrence.anchor = Some((Hold::On, Anchor::Date(month, day)));
                    continue;
                }
                _ => {}
            },
            (Pending::Span(raw), true) if matches!(raw.year, Year::Given(_)) => {
                let anchor = match raw.form {
                    Form::Piece(Piece::Month(month)) => Some((Some(month), None)),
                    Form::Piece(Piece::Day { month, day }) => {
                        Some((None, Some((Hold::On, Anchor::Date(month, day)))))
                    }
                    _ => None,
                };
                if let Some((month, anchor)) = anchor {
                    recurrence.month = month;
                    recurrence.anchor = anchor;
                    span.push(Pending::From(raw.clone()));
                    if !next {
                        doubts.push(Body::List(Vec::new()));
                    }
                    continue;
                }
            }
            // «ежегодно до 1 февраля 2022 г.»: that day of each year, or no longer than that.
            (Pending::Until(raw, Limit::Included | Limit::Doubtful), true)
                if single && matches!(raw.year, Year::Given(_)) =>
            {
                if let Form::Piece(Piece::Day { month, day }) = raw.form {
                    let by = Recurrence { anchor: Some((Hold::By, Anchor::Date(month, day))), ..recurrence };
                    let within = build::body(&all)?;
                    let ways = vec![Body::Every(by, None), Body::Every(recurrence, Some(Box::new(within)))];
                    return Ok(Body::Doubt(Reason::EveryWithDates, at, ways));
                }
            }
            (Pending::Until(raw, limit), true) if raw.year == Year::Missing => match (raw.form, limit) {
                (Form::Piece(Piece::Day { month, day }), Limit::Included | Limit::Doubtful) => {
                    recurrence.anchor = Some((Hold::By, Anchor::Date(month, day)));
                    continue;
                }
                (Form::Piece(Piece::Month(month)), limit) => {
                    let last = super::calendar::month_length(None, month);
                    recurrence.anchor = Some((Hold::By, Anchor::Date(month, last)));
                    if *limit != Limit::Included {
                        let before = super::calendar::month_before(0, month).1;
                        let last = super::calendar::month_length(None, before);
                        let other =
                            Recurrence { anchor: Some((Hold::By, Anchor::Date(before, last))), ..recurrence };
                        let ways = vec![Body::Every(other, None), Body::Every(recurrence, None)];
                        return Ok(Body::Doubt(Reason::DoubtfulUntil, at, ways));
                    }
                    continue;
                }
                _ => {}
            },
            _ => {}
        }
        span.push(pending);
    }
    // `quarter by 10` is the day of the month after it; of a month's report nothing else can say so.
    if after_unit && !matches!(recurrence.unit, Unit::Quarter | Unit::HalfYear) {
        return Ok(Body::Doubt(Reason::DayOfMonth, at, vec![Body::Every(recurrence, None)]));
    }
    if span.is_empty() {
        return finish(recurrence, None, tokens);
    }
    let single = span.len() == 1;
    let bounded = span.iter().all(|pending| bounds(pending, recurrence.unit));
    let within = build::body(&Listed { items: span, signs: Vec::new() });
    let mut within = match within {
        Err(Stop::Fault(fault)) if !single => {
            return Err(Fault::ambiguous(Reason::EveryWithDates, fault.at).into());
        }
        other => other?,
    };
    if let (Body::List(items), Some(month)) = (&mut within, recurrence.month)
        && let [Item::From(Point { unit: unit @ Piece::Year, year: Year::Given(_), .. })] =
            items.as_mut_slice()
    {
        *unit = Piece::Month(month);
    }
    if !single || !bounded {
        let mut ways: Vec<Body> = build::body(&all).into_iter().collect();
        ways.extend(plain.is_sensible().then_some(Body::Every(plain, None)));
        return Ok(Body::Doubt(Reason::EveryWithDates, at, ways));
    }
    let body = match within {
        Body::List(mut items) if items.len() == 1 => match items.pop() {
            Some(item) => finish(recurrence, Some(one(item)), tokens)?,
            None => return Err(Stop::Here(0)),
        },
        other => finish(recurrence, Some(other), tokens)?,
    };
    if doubts.is_empty() {
        return Ok(body);
    }
    Ok(Body::Doubt(Reason::EveryWithDates, at, vec![body]))
}

/// A day of the month that narrows: «25 числа», «до 25», «с 1 по 10 число».
fn day(pending: &Pending) -> Option<(Hold, u32)> {
    let number = |raw: &Raw| match raw.form {
        Form::Bare(number @ 1..=31) | Form::DayNumber(number @ 1..=31) => Some(number),
        _ => None,
    };
    match pending {
        // A number alone may be a month as well: “every month in 05”.
        Pending::Span(Raw { form: Form::Bare(_), .. }) => None,
        Pending::Span(raw) => Some((Hold::On, number(raw)?)),
        Pending::Until(raw, Limit::Included | Limit::Doubtful) => Some((Hold::By, number(raw)?)),
        Pending::Interval(first, last) if number(first) == Some(1) => Some((Hold::By, number(last)?)),
        _ => None,
    }
}

/// Whether an item bounds a recurrence rather than naming its days.
fn bounds(pending: &Pending, unit: Unit) -> bool {
    let longer = |raw: &Raw| match raw.form {
        Form::Piece(Piece::Year) | Form::Years(..) | Form::SchoolYears(..) => true,
        Form::Piece(Piece::Half(_)) => !matches!(unit, Unit::Year | Unit::HalfYear),
        Form::Piece(Piece::Quarter(_) | Piece::Term(_)) => {
            matches!(unit, Unit::Month | Unit::Week | Unit::Day)
        }
        Form::Piece(Piece::Month(_)) => matches!(unit, Unit::Week | Unit::Day),
        _ => false,
    };
    match pending {
        Pending::Interval(first, _) => !(unit == Unit::Year && first.year == Year::Missing),
        Pending::From(_) => true,
        Pending::Span(raw) => longer(raw),
        Pending::Until(raw, _) => {
            raw.year != Year::Missing || matches!(unit, Unit::Day | Unit::Week | Unit::Month)
        }
    }
}
