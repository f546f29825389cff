//! Any text is read as a date expression; what is read has a canonical form that reads the same.
#![no_main]

use kcp::dates::{Context, Days, MonthDay, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day);
    let (Some(first), Some(last)) = (day(2021, 9, 1), day(2023, 1, 31)) else { return };
    let context = Context { programme: Days::new(first, last), year_starts: MonthDay::default(), terms: &[] };
    let read = |text: &str| parse(text).and_then(|expr| expr.resolve(&context));
    match read(text) {
        Ok(reading) => match read(&reading.canonical) {
            Ok(again) => {
                assert_eq!(again.stretches, reading.stretches, "{:?}", reading.canonical);
                assert_eq!(again.every, reading.every, "{:?}", reading.canonical);
                assert_eq!(again.canonical, reading.canonical);
            }
            Err(fault) => panic!("{:?} is not read again: {fault:?}", reading.canonical),
        },
        Err(fault) => assert!(text.get(fault.at.clone()).is_some(), "{:?} of {text:?}", fault.at),
    }
});
