//! `--period`: columns of the programme's table and dates.

use super::QueryFault;
use crate::analysis::Placement;
use crate::dates::{self, Days, FaultKind, Reading};
use crate::locale::{self, Arg};
use crate::model::{PeriodIx, Programme};
use crate::msg;
use chrono::NaiveDate;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The time that is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// As typed.
    pub text: String,
    /// In words, one a value.
    pub words: Vec<Arg>,
    /// All the days meant, merged and in order.
    pub spans: Vec<Days>,
    /// The periods whose columns are meant, in order.
    columns: Vec<PeriodIx>,
    /// The days meant by dates alone, merged and in order.
    days: Vec<Days>,
}

impl Asked {
    /// Whether an activity is meant: it stands in one of the columns, or has one of the days.
    pub fn takes(&self, placement: &Placement) -> bool {
        let in_column = placement.columns().any(|column| self.columns.binary_search(&column).is_ok());
        let whole = placement.ongoing && placement.days.is_empty() && !self.days.is_empty();
        in_column || whole || meet(&self.days, &placement.days)
    }
}

/// The days in both of two lists that are merged and in order.
pub fn common(left: &[Days], right: &[Days]) -> Vec<Days> {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut common = Vec::new();
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        common.extend(one.common(**other));
        if one.last < other.last {
            left.next();
        } else {
            right.next();
        }
    }
    common
}

/// Resolves the values of `--period`; none if there are none.
pub fn resolve(values: &[String], programme: &Programme) -> Result<Option<Asked>, QueryFault> {
    if values.is_empty() {
        return Ok(None);
    }
    let ids: HashMap<&str, PeriodIx> =
        programme.periods.iter().enumerate().map(|(at, period)| (period.id.value.as_str(), at)).collect();
    let mut asked = Asked { text: values.join(", "), ..Asked::default() };
    for value in values {
        let id: String = value.trim().nfc().collect();
        match ids.get(id.as_str()) {
            Some(at) => asked.add_column(*at, programme),
            None => asked.add_dates(value, programme)?,
        }
    }
    asked.columns.sort_unstable();
    asked.columns.dedup();
    asked.days = dates::merge(asked.days);
    asked.spans = dates::merge(asked.spans);
    Ok(Some(asked))
}

impl Asked {
    fn add_column(&mut self, at: PeriodIx, programme: &Programme) {
        let Some(period) = programme.periods.get(at) else { return };
        let days = Arg::from(period.days.clone());
        self.columns.push(at);
        self.spans.extend(&period.days);
        self.words.push(match &period.title {
            Some(title) if period.days.is_empty() => Arg::from(title),
            Some(title) => msg!("report-period-titled", title = title, days = days).into(),
            None if period.days.is_empty() => Arg::from(&period.id.value),
            None => days,
        });
    }

    fn add_dates(&mut self, value: &str, programme: &Programme) -> Result<(), QueryFault> {
        let reading = read(value, programme)?;
        let days = spans(&reading, programme);
        if days.is_empty() {
            let fault = QueryFault::new("--period", msg!("report-fault-period-undated", value = value));
            return Err(fault.help(msg!("report-fault-period-undated.help")));
        }
        self.words.push(Arg::from(dates::merge(days.clone())));
        self.days.extend(&days);
        self.spans.extend(&days);
        Ok(())
    }
}

fn read(value: &str, programme: &Programme) -> Result<Reading, QueryFault> {
    let context = programme.calendar.context(programme.span);
    let fault = match dates::parse(value).and_then(|expr| expr.resolve(&context)) {
        Ok(reading) => return Ok(reading),
        Err(fault) => fault,
    };
    let ids: Vec<&str> = programme.periods.iter().map(|period| period.id.value.as_str()).collect();
    let reason = locale::dates::reason(&fault);
    let message = match fault.kind {
        FaultKind::Invalid => msg!("report-fault-period", value = value, reason = reason),
        FaultKind::Ambiguous => msg!("report-fault-period.ambiguous", value = value, reason = reason),
        FaultKind::Inverted => msg!("report-fault-period.inverted", value = value, reason = reason),
    };
    if !fault.readings.is_empty() {
        let readings = fault.readings.iter().map(Arg::from).collect();
        let help = msg!("report-fault-readings", readings = Arg::Either(readings));
        return Err(QueryFault::new("--period", message).help(help));
    }
    Err(QueryFault::among("--period", message, value, ids))
}

/// The days of an expression: a deadline reaches back to the programme's first day, an open end to its last.
fn spans(reading: &Reading, programme: &Programme) -> Vec<Days> {
    if let (Some(every), Some(within)) = (&reading.every, reading.within.or(programme.span)) {
        return every.instances(within, &programme.calendar.context(programme.span));
    }
    let (start, end) = match programme.span {
        Some(span) => (span.first, span.last),
        None => known(),
    };
    let ends = reading.stretches.iter().map(|stretch| {
        let (first, last) = (stretch.first, stretch.last);
        let first = first.unwrap_or_else(|| start.min(last.unwrap_or(end)));
        (first, last.unwrap_or_else(|| end.max(first)))
    });
    ends.filter_map(|(first, last)| Days::new(first, last)).collect()
}

/// The first and the last day that kcp knows, between which all lies that has no other bound.
fn known() -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(dates::FIRST_YEAR, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(dates::LAST_YEAR, 12, 31).unwrap_or(NaiveDate::MAX);
    (first, last)
}

/// Whether two lists of days, both merged and in order, have a day in common.
fn meet(left: &[Days], right: &[Days]) -> bool {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        if one.meets(**other) {
            return true;
        }
        if one.last < other.first {
            left.next();
        } else {
            right.next();
        }
    }
    false
}
