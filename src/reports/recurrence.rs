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
    if hold == Hold::By
        && let Anchor::Day(day) = anchor
    {
        let number = i64::from(day);
        return match every.unit {
            Unit::Quarter | Unit::HalfYear => msg!("report-recurs-by-next-month", unit = unit, day = number),
            _ if day == 31 => msg!("report-recurs-by-last-day", unit = unit),
            _ => msg!("report-recurs-by-day", unit = unit, day = number),
        };
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale, plain_spaces};

    #[test]
    fn recurrences_are_said_as_people_say_them() {
        for (every, russian, english) in [
            ("day", "ежедневно", "every day"),
            ("2 weeks", "раз в 2 недели", "every 2 weeks"),
            ("week on Mon", "еженедельно, понедельник", "every week on Monday"),
            ("month by 25", "ежемесячно до 25 числа", "every month by day 25"),
            (
                "month by 31",
                "ежемесячно до последнего дня месяца",
                "every month by the last day of the month",
            ),
            ("month on first Sat", "ежемесячно, 1-я суббота", "every month on the first Saturday"),
            ("month on last Sun", "ежемесячно, последнее воскресенье", "every month on the last Sunday"),
            (
                "quarter by 10",
                "ежеквартально до 10 числа следующего месяца",
                "every quarter by day 10 of the month after",
            ),
            ("half-year", "раз в полугодие", "every half-year"),
            ("year by 04-01", "ежегодно, срок — 1 апреля", "every year by 1 April"),
            ("year in 05", "ежегодно, май", "every year in May"),
            ("term", "каждую четверть", "every term"),
        ] {
            let said = words(&Recurrence::parse(every).unwrap());
            assert_eq!(plain_spaces(&Locale::new(Lang::Ru).say(&said)), russian, "{every}");
            assert_eq!(Locale::new(Lang::En).say(&said), english, "{every}");
        }
    }
}
