use super::{Fault, scan};
use rust_decimal::Decimal;

/// A number as a plan has it: exact, with the decimals that were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl Number {
    /// Reads `62.5`, `62,5`, `1 630 805,6` with any kind of space, with a sign or without.
    ///
    /// ```
    /// # use kcp::values::{Fault, Number};
    /// assert_eq!(Number::parse("1 630 805,6"), Number::parse("1630805.6"));
    /// assert_eq!(Number::parse("65%"), Err(Fault::Percent { number: "65".into() }));
    /// ```
    ///
    /// # Errors
    /// What stands in the way, and the mend where there is one.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        scan::decimal(text).map(Self)
    }

    /// The nearest binary number.
    pub fn to_f64(self) -> f64 {
        nearest(self.0)
    }

    /// The number as a whole one, if it is one and in range.
    pub fn whole(self) -> Option<i64> {
        let whole = self.0.normalize();
        (whole.scale() == 0).then(|| i64::try_from(whole.mantissa()).ok()).flatten()
    }
}

/// The binary number nearest to `value`. Where its digits and the power of ten below them are binary numbers
/// themselves, their quotient is rounded once; else the way goes by the text, as rust_decimal's own
/// conversion rounds twice.
pub(super) fn nearest(value: Decimal) -> f64 {
    const EXACT_DIGITS: u64 = 1 << f64::MANTISSA_DIGITS;
    const EXACT_POWER: i32 = 22;
    match (i64::try_from(value.mantissa()), i32::try_from(value.scale())) {
        (Ok(digits), Ok(scale @ 0..=EXACT_POWER)) if digits.unsigned_abs() <= EXACT_DIGITS => {
            digits as f64 / 10_f64.powi(scale)
        }
        _ => value.to_string().parse().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Fault> {
        Number::parse(text).map(|number| number.0.to_string())
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, value) in [
            ("62.5", "62.5"),
            ("62,5", "62.5"),
            (" 62,50 ", "62.50"),
            ("1 630 805,6", "1630805.6"),
            ("1\u{a0}630\u{a0}805,6", "1630805.6"),
            ("1\u{202f}630\u{2009}805,6", "1630805.6"),
            ("-5", "-5"),
            ("−5", "-5"),
            ("–5", "-5"),
            ("- 5", "-5"),
            ("+5", "5"),
            ("-0", "0"),
            ("0755", "755"),
            ("1234567", "1234567"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(value), "{text}");
        }
    }

    #[test]
    fn faults_say_what_stands_in_the_way() {
        let extra = |number: &str, rest: &str| Fault::Extra { number: number.into(), rest: rest.into() };
        let mend = |text: &str| Fault::Separators { mend: Some(text.into()) };
        let bare = |text: &str| Fault::BareSeparator { mend: text.into() };
        for (text, fault) in [
            ("", Fault::Empty),
            ("  ", Fault::Empty),
            ("много", Fault::NotANumber),
            ("-", Fault::NotANumber),
            (".", Fault::NotANumber),
            ("no", Fault::NotANumber),
            ("15 тыс. руб.", extra("15", "тыс. руб.")),
            ("1 630 805,6 руб", extra("1 630 805,6", "руб")),
            ("1e3", extra("1", "e3")),
            ("1_0", extra("1", "_0")),
            ("10 .5", extra("10", ".5")),
            ("2021-09", extra("2021", "-09")),
            ("62,5 %", Fault::Percent { number: "62,5".into() }),
            ("16 30", Fault::Grouping),
            ("1  630", Fault::Grouping),
            ("1630 805", Fault::Grouping),
            ("1,630 805", Fault::Grouping),
            ("1,630,805.6", mend("1 630 805.6")),
            ("1.630.805,6", mend("1 630 805,6")),
            ("1,630,805", mend("1 630 805")),
            ("1,630.5", mend("1 630.5")),
            ("15.12.2021", Fault::Separators { mend: None }),
            ("1,2.3,4", Fault::Separators { mend: None }),
            (".5", bare("0.5")),
            ("5,", bare("5")),
            ("99999999999999999999999999999999", Fault::TooLong),
            ("1.00000000000000000000000000000", Fault::TooLong),
        ] {
            assert_eq!(Number::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_recognised_whatever_their_decimals() {
        let whole = |text| Number::parse(text).unwrap().whole();
        assert_eq!(whole("3"), Some(3));
        assert_eq!(whole("3,0"), Some(3));
        assert_eq!(whole("3,5"), None);
        assert_eq!(whole("99999999999999999999"), None);
    }

    #[test]
    fn the_nearest_binary_number_is_the_one_its_digits_name() {
        for text in [
            "0.1",
            "62.5",
            "1630805.6",
            "-0.7",
            "0.30000000000000004",
            "123456789012345678",
            "0.0000000000000000000003",
            "0.1234567890123456789",
        ] {
            assert_eq!(Number::parse(text).unwrap().to_f64(), text.parse::<f64>().unwrap());
        }
    }
}
