use super::{Fault, number, scan};
use rust_decimal::Decimal;

/// An amount of money, exact, in whatever unit the plan counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads an amount as [`Number::parse`](super::Number::parse) reads a number; the sign is kept. Three
    /// digits after the only separator, `3,500`, are a doubt: thousands are often written so.
    ///
    /// # Errors
    /// What stands in the way, and the mend where there is one.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let value = scan::decimal(text)?;
        match scan::three_digits(text) {
            Some(doubt) => Err(doubt),
            None => Ok(Self(value)),
        }
    }

    /// The sum; none where it is past what can be kept.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference; none where it is past what can be kept.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, zero for none; none where it is past what can be kept.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// So many units of the currency: the amount times the plan's `money-unit`; none where it is past what
    /// can be kept exactly.
    pub fn in_units(self, unit: Decimal) -> Option<Self> {
        // `checked_mul` rounds silently when the decimals don't fit: the way back must give the amount again.
        let product = self.0.checked_mul(unit)?;
        let exact = unit.is_zero() || product.checked_div(unit) == Some(self.0);
        exact.then_some(Self(product.normalize()))
    }

    /// What part of `whole` it is; none of nothing.
    pub fn part_of(self, whole: Self) -> Option<f64> {
        self.0.checked_div(whole.0).map(number::nearest)
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    #[test]
    fn sums_are_exact() {
        let dimes = std::iter::repeat_n(money("0,1"), 10);
        assert_eq!(Money::sum(dimes), Some(money("1")));
        assert_eq!(Money::sum([]), Some(Money::ZERO));
        assert_eq!(money("10").minus(money("14,2")), Some(money("-4,2")));
        assert!(money("10").minus(money("14,2")).unwrap().is_negative());
    }

    #[test]
    fn three_digits_after_the_only_sign_are_a_doubt() {
        for (text, fraction, thousands) in
            [("3,500", "3,5", "3 500"), ("15.000", "15", "15 000"), ("-1.234", "-1.2340", "-1 234")]
        {
            let doubt = Fault::ThreeDigits { fraction: fraction.into(), thousands: thousands.into() };
            assert_eq!(Money::parse(text), Err(doubt));
            assert!(Money::parse(fraction).is_ok() && Money::parse(thousands).is_ok());
        }
        for text in ["0,125", "1630.500", "1 630,500", "3,50", "3,5000", "15"] {
            assert!(Money::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_past_the_range_is_none_and_no_panic() {
        let most = Money(Decimal::MAX);
        assert_eq!(most.plus(money("1")), None);
        assert_eq!(Money(Decimal::MIN).minus(money("1")), None);
        assert_eq!(most.in_units(Decimal::from(1000)), None);
        assert_eq!(money("0.0000000000000000000000000001").in_units(Decimal::new(1, 3)), None);
        assert_eq!(money("5").part_of(Money::ZERO), None);
    }

    #[test]
    fn amounts_are_put_into_units_of_the_currency() {
        assert_eq!(money("14,2").in_units(Decimal::from(1000)), Some(money("14200")));
        assert_eq!(money("14,2").in_units(Decimal::ZERO), Some(Money::ZERO));
        assert_eq!(money("30").part_of(money("120")), Some(0.25));
    }
}
