//! Recurrences in words: «ежемесячно, до 25-го числа».

use crate::dates::{Anchor, Hold, Recurrence, Unit};
use crate::locale::Message;
use crate::msg;
use chrono::Weekday;

/// How it recurs, for people.
pub fn words(every: &Recurrence) -> Message {
    let unit = unit(every.unit, i64::from(every.count.max(1)));
    let unit = match every.month {
        Some(month) => {
            let month = msg!("report-month", month = i64::from(month));
            msg!("report-recurs-in", unit = unit, month = month)
        }
        None => unit,
    };
    let Some((hold, anchor)) = every.anchor else { return unit };
    let day = match (every.unit, anchor) {
        (Unit::Quarter | Unit::HalfYear, Anchor::Day(day)) => {
            msg!("report-recurs-of-next-month", day = i64::from(day))
        }
        _ => day(anchor),
    };
    match hold {
        Hold::By => msg!("report-recurs-by", unit = unit, day = day),
        Hold::On => msg!("report-recurs-on", unit = unit, day = day),
    }
}

fn unit(unit: Unit, count: i64) -> Message {
    match unit {
        Unit::Day => msg!("report-recurs-day", count = count),
        Unit::Week => msg!("report-recurs-week", count = count),
        Unit::Month => msg!("report-recurs-month", count = count),
        Unit::Quarter => msg!("report-recurs-quarter", count = count),
        Unit::HalfYear => msg!("report-recurs-half-year", count = count),
        Unit::Year => msg!("report-recurs-year", count = count),
        Unit::Term => msg!("report-recurs-term", count = count),
    }
}

fn day(anchor: Anchor) -> Message {
    match anchor {
        Anchor::Day(31) => msg!("report-recurs-last-day"),
        Anchor::Day(day) => msg!("report-recurs-of-month", day = i64::from(day)),
        Anchor::Date(month, day) => {
            msg!("report-recurs-date", day = i64::from(day), month = i64::from(month))
        }
        Anchor::Weekday(day) => msg!("report-weekday", day = name(day)),
        Anchor::Nth(nth, day) => msg!("report-recurs-nth", nth = i64::from(nth), day = name(day)),
        Anchor::Last(day) => msg!("report-recurs-last", day = name(day)),
    }
}

fn name(day: Weekday) -> String {
    day.to_string()
}
