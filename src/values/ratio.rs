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

    /// Whether it may be the same as another: the nearer written one of them give or take half a unit of its
    /// last decimal, from two decimals on, so that 0.333 is 1/3.
    pub fn may_be(self, other: Self) -> bool {
        let exact = self.compare(other).map(Ordering::is_eq);
        exact.unwrap_or_else(|| (self.to_f64() / other.to_f64() - 1.0).abs() < 1e-9)
            || self.is_about(other)
            || other.is_about(self)
    }

    /// Whether a value is within half a unit of the last decimals that this was written with.
    fn is_about(self, other: Self) -> bool {
        let ends = |number: Decimal| {
            let half = match number.scale() {
                0 | 1 => Decimal::ZERO,
                scale => Decimal::try_new(5, scale + 1).unwrap_or_default(),
            };
            (number::nearest(number.saturating_sub(half)), number::nearest(number.saturating_add(half)))
        };
        let ((least_over, most_over), (least_under, most_under)) = (ends(self.over), ends(self.under));
        let value = other.to_f64();
        // Numbers that are no fractions have nothing to give or take, and rounding is none.
        (least_over, least_under) != (most_over, most_under)
            && value * most_under >= least_over * (1.0 - 1e-12)
            && value * least_under <= most_over * (1.0 + 1e-12)
    }

    /// Whether it is beyond Saaty's scale: above 9, and not for rounding.
    pub fn is_beyond_scale(self) -> bool {
        let nine = Self { over: Decimal::from(9), under: Decimal::ONE };
        self.to_f64() > 9.0 && !self.may_be(nine)
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
    fn written_out_fractions_are_what_they_stand_for() {
        let may_be = |one, other| {
            let (one, other) = (Ratio::parse(one).unwrap(), Ratio::parse(other).unwrap());
            assert_eq!(one.may_be(other), other.may_be(one));
            one.may_be(other)
        };
        for (one, other) in [
            ("0.111", "1/9"),
            ("0.11", "1/9"),
            ("0.333", "1/3"),
            ("0,33", "1/3"),
            ("1.67", "5/3"),
            ("0.5", "1/2"),
        ] {
            assert!(may_be(one, other), "{one} {other}");
        }
        for (one, other) in [("0.1", "1/9"), ("0.3", "1/3"), ("0.12", "1/9"), ("3", "2"), ("1.55", "1.56")] {
            assert!(!may_be(one, other), "{one} {other}");
        }
        let third = Ratio::parse("0.333").unwrap();
        assert!(third.inverse().may_be(Ratio::parse("3").unwrap()));
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
