//! The grammar of recurrences: the phrase that says how often, and what narrows or bounds it.

use super::build;
use super::expr::{Body, Item, Piece, Point, Year};
use super::items::{Limit, Listed, Pending, Tie, one};
use super::phrase::{Cursor, Phrase, nth, phrase};
use super::point::{Form, Parse, Parser, Raw, Stop};
use super::read::whole;
use super::token::{Kind, Token};
use super::words::Word;
use super::{Anchor, Fault, Hold, Reason, Recurrence, Unit};
use chrono::Weekday;
use std::ops::Range;

/// Reads tokens that hold a recurrence; none if they don't.
pub(super) fn every(tokens: &[Token]) -> Option<Parse<Body>> {
    let found = (0..tokens.len()).find_map(|at| phrase(tokens, at))?;
    Some(match found {
        Ok(phrase) if phrase.count > MOST_UNITS => Err(Fault::invalid(Reason::NoUnits, range(tokens)).into()),
        Ok(phrase) => complete(phrase, tokens),
        Err(fault) => Err(fault.into()),
    })
}

/// No recurrence counts more units than this.
const MOST_UNITS: u32 = 1000;

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
    if let Some(fault) = several(&recurrence, &rest, tokens) {
        return Err(fault.into());
    }
    if let Some(anchor) = weekday(&mut rest) {
        if recurrence.anchor.is_some() {
            return Err(Stop::Here(phrase.tokens.end));
        }
        recurrence.anchor = Some(anchor);
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
        Some(at) => Body::Doubt(Reason::YearsOrSchoolYear, at, vec![body]),
        None => body,
    })
}

/// A second weekday or a second frequency beside the first.
fn several(recurrence: &Recurrence, rest: &[Token], tokens: &[Token]) -> Option<Fault> {
    let days = tokens.iter().filter_map(|token| match token.kind {
        Kind::Word(Word::Weekday(day, _)) => Some(day),
        _ => None,
    });
    let days: Vec<Weekday> = days.collect();
    let joins = |token: &Token| {
        matches!(
            token.kind,
            Kind::Comma
                | Kind::Plus
                | Kind::Word(Word::Weekday(..) | Word::And | Word::In | Word::Through | Word::Each)
        )
    };
    if days.len() > 1 && recurrence.unit == Unit::Week && rest.iter().all(joins) {
        let on = |day| Recurrence { anchor: Some((Hold::On, Anchor::Weekday(day))), ..*recurrence };
        let readings = days.into_iter().map(|day| format!("every {}", on(day)));
        return Some(Fault::invalid(Reason::SeveralWeekdays, range(tokens)).offer(readings));
    }
    let again = (0..rest.len().min(MOST_BETWEEN)).find_map(|at| phrase(rest, at))?.ok()?;
    // «еженедельно по пятницам» says one thing.
    if recurrence.unit == Unit::Week && matches!(again.anchor, Some(Anchor::Weekday(_))) {
        return None;
    }
    let second = Recurrence {
        month: again.month,
        anchor: again.anchor.map(|anchor| (Hold::On, anchor)),
        ..Recurrence::every(again.count, again.unit)
    };
    let readings = [*recurrence, second].into_iter().filter(Recurrence::is_sensible);
    let readings = readings.map(|every| format!("every {every}"));
    Some(Fault::invalid(Reason::SeveralFrequencies, range(tokens)).offer(readings))
}

/// A second frequency stands no further from the first.
const MOST_BETWEEN: usize = 16;

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
                | Kind::Colon
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
fn weekday(rest: &mut Vec<Token>) -> Option<(Hold, Anchor)> {
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
    // «еженедельно, до пятницы»
    let limit = start
        .checked_sub(1)
        .and_then(|before| rest.get(before))
        .is_some_and(|token| matches!(token.kind, Kind::Word(Word::Until | Word::Towards | Word::By)));
    rest.drain(start - usize::from(limit)..=at);
    Some((if limit { Hold::By } else { Hold::On }, anchor))
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

pub(super) fn range(tokens: &[Token]) -> Range<usize> {
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
    let all = Listed { items: listed.items.clone(), ..Listed::default() };
    let single = all.items.len() == 1;
    let mut span: Vec<Pending> = Vec::new();
    let mut doubts: Vec<Body> = Vec::new();
    for pending in listed.items {
        let anchored = recurrence.anchor.is_some() || recurrence.month.is_some();
        if matches!(pending, Pending::Interval(.., Tie::Until(_))) {
            return Err(Stop::Here(0));
        }
        // «до 1 октября, далее ежемесячно»: by that day, and so often after it.
        if let (Pending::Until(raw, _), true) = (&pending, next) {
            let from = build::body(&Listed { items: vec![Pending::From(raw.clone())], ..Listed::default() })?;
            let way = Body::Every(recurrence, Some(Box::new(from)));
            return Ok(Body::Doubt(Reason::EveryWithDates, at, vec![way]));
        }
        if let Some(day) = no_day(&pending) {
            return Err(Fault::invalid(Reason::NoDayOfMonth { day }, at).into());
        }
        // “every year in 13”, “every quarter on 31”: no month, and no day of such a unit.
        if let (Pending::Span(Raw { form: Form::Bare(number), .. }), true, false) =
            (&pending, single, anchored)
        {
            match recurrence.unit {
                Unit::Year if !(1..=12).contains(number) => {
                    return Err(Fault::invalid(Reason::NoSuchMonth { number: *number }, at).into());
                }
                unit @ (Unit::Quarter | Unit::HalfYear) => {
                    let reason = Reason::Anchor { unit, anchor: number.to_string() };
                    return Err(Fault::invalid(reason, at).into());
                }
                _ => {}
            }
        }
        // “every month in 05”: the fifth month, or the fifth day.
        if let (Pending::Span(Raw { form: Form::Bare(number), .. }), true, (1, Unit::Month), false) =
            (&pending, single, (recurrence.count, recurrence.unit), anchored)
        {
            let yearly = Recurrence { month: Some(*number), ..Recurrence::every(1, Unit::Year) };
            if !(1..=31).contains(number) {
                return Err(Fault::invalid(Reason::NoDayOfMonth { day: *number }, at).into());
            }
            let monthly = Recurrence { anchor: Some((Hold::On, Anchor::Day(*number))), ..recurrence };
            let yearly = (*number <= 12).then_some(Body::Every(yearly, None));
            let ways = yearly.into_iter().chain([Body::Every(monthly, None)]).collect();
            return Ok(Body::Doubt(Reason::DayOfMonth, at, ways));
        }
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
        match pending {
            // «сентябрь, далее ежемесячно»
            Pending::Span(raw) if next && single => span.push(Pending::From(raw)),
            pending => span.push(pending),
        }
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
    let within = build::body(&Listed { items: span, ..Listed::default() });
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
        let dates = build::body(&all).ok();
        let mut ways: Vec<Body> = dates.iter().cloned().collect();
        ways.extend(plain.is_sensible().then_some(Body::Every(plain, None)));
        let doubt = Body::Doubt(Reason::EveryWithDates, at, ways);
        let count = all.items.len();
        return Ok(match dates {
            Some(dates) if count > 1 && times_a_year(&plain) == Some(count) => {
                Body::Each(Box::new(dates), Box::new(doubt))
            }
            _ => doubt,
        });
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

/// How often a recurrence that nothing narrows comes in a year; none if that is no whole number.
fn times_a_year(recurrence: &Recurrence) -> Option<usize> {
    let months = recurrence.unit.months()?.checked_mul(recurrence.count)?;
    let free = recurrence.anchor.is_none() && recurrence.month.is_none();
    (free && 12_u32.is_multiple_of(months)).then(|| usize::try_from(12 / months).ok())?
}

/// A number that is no day of any month: «до 32 числа».
fn no_day(pending: &Pending) -> Option<u32> {
    let number = |raw: &Raw| match raw.form {
        Form::Bare(number) | Form::DayNumber(number) => Some(number),
        _ => None,
    };
    let outside = |number: &u32| !(1..=31).contains(number);
    match pending {
        Pending::Span(raw) | Pending::From(raw) | Pending::Until(raw, _) => number(raw).filter(outside),
        Pending::Interval(first, last, _) => {
            let (first, last) = (number(first)?, number(last)?);
            [first, last].into_iter().find(outside)
        }
    }
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
        Pending::Interval(first, last, _) if number(first) == Some(1) => Some((Hold::By, number(last)?)),
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
        Pending::Interval(first, ..) => !(unit == Unit::Year && first.year == Year::Missing),
        Pending::From(_) => true,
        Pending::Span(raw) => longer(raw),
        Pending::Until(raw, _) => {
            raw.year != Year::Missing || matches!(unit, Unit::Day | Unit::Week | Unit::Month)
        }
    }
}
