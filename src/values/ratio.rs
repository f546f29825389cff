use super::{Fault, number, scan};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// How many times one thing outweighs another: a fraction of two positive numbers, kept as written.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// Above the line; positive.
    pub over: Decimal,
    /// Below the line; positive.
    pub under: Decimal,
}

impl Ratio {
    /// Reads `3`, `1/3`, `0.5`, `0,5`, `½`.
    ///
    /// # Errors
    /// What stands in the way; [`Fault::NotPositive`] for zero or less on either side.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if let Some(under) = vulgar(text.trim()) {
            return Ok(Self { over: Decimal::ONE, under: Decimal::from(under) });
        }
        let (over, under) = match text.split_once(['/', '⁄']) {
            Some((over, under)) => (scan::decimal(over)?, scan::decimal(under)?),
            None => (scan::decimal(text)?, Decimal::ONE),
        };
        if over <= Decimal::ZERO || under <= Decimal::ZERO {
            return Err(Fault::NotPositive);
        }
        Ok(Self { over, under })
    }

    /// The nearest binary number.
    pub fn to_f64(self) -> f64 {
        number::nearest(self.over) / number::nearest(self.under)
    }

    /// The same seen from the other side: 1/3 for 3.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { over: self.under, under: self.over }
    }

    /// How it compares with `over / under`, exactly; none where the products are past what can be kept.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Some(left.cmp(&right))
    }
}

/// What one is divided by in a fraction of a single character, which word processors make of `1/2`.
fn vulgar(text: &str) -> Option<u8> {
    let under = match text {
        "½" => 2,
        "⅓" => 3,
        "¼" => 4,
        "⅕" => 5,
        "⅙" => 6,
        "⅐" => 7,
        "⅛" => 8,
        "⅑" => 9,
        _ => return None,
    };
    Some(under)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_read_as_fractions_or_numbers() {
        for (text, value) in [
            ("3", 3.0),
            ("1/3", 1.0 / 3.0),
            ("1 / 2", 0.5),
            ("0,5", 0.5),
            ("½", 0.5),
            ("9", 9.0),
            ("2/3", 2.0 / 3.0),
        ] {
            assert_eq!(Ratio::parse(text).unwrap().to_f64(), value, "{text}");
        }
    }

    #[test]
    fn ratios_compare_exactly() {
        let ratio = |text| Ratio::parse(text).unwrap();
        assert_eq!(ratio("1/3").compare(ratio("2/6")), Some(Ordering::Equal));
        assert_eq!(ratio("1/9").compare(ratio("0.1")), Some(Ordering::Greater));
        assert_eq!(ratio("1/3").inverse().compare(ratio("3")), Some(Ordering::Equal));
    }

    #[test]
    fn what_cannot_be_a_ratio_is_a_fault() {
        for text in ["0", "1/0", "-1", "1/-2", "0/3"] {
            assert_eq!(Ratio::parse(text).unwrap_err(), Fault::NotPositive, "{text}");
        }
        assert_eq!(Ratio::parse("1/").unwrap_err(), Fault::Empty);
        assert_eq!(Ratio::parse("втрое").unwrap_err(), Fault::NotANumber);
        let extra = Fault::Extra { number: "3".into(), rest: "раза".into() };
        assert_eq!(Ratio::parse("3 раза").unwrap_err(), extra);
        assert!(matches!(Ratio::parse("1/2/3"), Err(Fault::Extra { .. })));
    }
}
