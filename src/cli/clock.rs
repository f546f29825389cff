use chrono::{Local, NaiveDate};

/// Today, by this machine's clock and time zone.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}
