use super::{Fault, number, scan};
use rust_decimal::Decimal;

/// A part of one, and how it was written: that tells how exactly it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The part: 0.4 for `40%`. Not held to 0–1.
    pub value: Decimal,
    /// Whether it was written with `%`.
    pub percent: bool,
    /// How many decimals were written: 1 for `0.4` and for `12,5%`, 0 for `40%`.
    pub decimals: u32,
}

impl Share {
    /// Reads `0.4`, `0,4`, `40%`, `40 %`, `12,5 %`. A bare `40` is 40 wholes: whether that can be meant is
    /// the caller's to say.
    ///
    /// # Errors
    /// What stands in the way, and the mend where there is one.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (number, rest) = scan::leading(text)?;
        let percent = match rest {
            "" => false,
            "%" | "\u{ff05}" => true,
            _ => {
                let number = scan::number_before(text, rest);
                return Err(Fault::Extra { number, rest: rest.to_owned() });
            }
        };
        let value = if percent { hundredth(number)? } else { number };
        Ok(Self { value, percent, decimals: number.scale() })
    }

    /// Half a unit of the last written digit, as a part of one: 0.005 for `33%`, 0.05 for `0.4`; nothing for
    /// a whole number without `%`, which is meant exactly.
    pub fn half_unit(self) -> Decimal {
        let scale = if self.percent { self.decimals + 2 } else { self.decimals };
        if scale == 0 {
            return Decimal::ZERO;
        }
        Decimal::try_new(5, scale + 1).unwrap_or_default()
    }

    /// Whether shares come to one together, give or take half a unit of the last written digit of each; not
    /// if one is unknown.
    pub fn make_a_whole(shares: impl IntoIterator<Item = Option<Self>>) -> bool {
        let (mut missing, mut slack) = (Some(Decimal::ONE), Some(Decimal::ZERO));
        for share in shares {
            missing = missing.zip(share).and_then(|(missing, share)| missing.checked_sub(share.value));
            slack = slack.zip(share).and_then(|(slack, share)| slack.checked_add(share.half_unit()));
        }
        missing.zip(slack).is_some_and(|(missing, slack)| missing.abs() <= slack)
    }

    /// The nearest binary number.
    pub fn to_f64(self) -> f64 {
        number::nearest(self.value)
    }
}

/// The hundredth part, by moving the decimal sign, so that no digit is lost.
fn hundredth(number: Decimal) -> Result<Decimal, Fault> {
    let shifted = Decimal::try_from_i128_with_scale(number.mantissa(), number.scale() + 2);
    shifted.map_err(|_| Fault::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_parts_of_one_and_remember_how_they_were_written() {
        for (text, value, percent, decimals, half) in [
            ("0.4", "0.4", false, 1, "0.05"),
            ("0,40", "0.40", false, 2, "0.005"),
            ("40%", "0.40", true, 0, "0.005"),
            ("40 %", "0.40", true, 0, "0.005"),
            ("40\u{202f}%", "0.40", true, 0, "0.005"),
            ("12,5 %", "0.125", true, 1, "0.0005"),
            ("100%", "1.00", true, 0, "0.005"),
            ("1", "1", false, 0, "0"),
            ("40", "40", false, 0, "0"),
            ("-5%", "-0.05", true, 0, "0.005"),
        ] {
            let share = Share::parse(text).unwrap();
            assert_eq!(share.value.to_string(), value, "{text}");
            assert_eq!((share.percent, share.decimals), (percent, decimals), "{text}");
            assert_eq!(share.half_unit().to_string(), half, "{text}");
        }
    }

    #[test]
    fn three_thirds_may_miss_one_by_their_half_units() {
        let third = Share::parse("33%").unwrap();
        let missed = Decimal::ONE - third.value * Decimal::from(3);
        assert!(missed <= third.half_unit() * Decimal::from(3));
        let whole = |texts: &[&str]| Share::make_a_whole(texts.iter().map(|text| Share::parse(text).ok()));
        assert!(whole(&["33%"; 3]));
        assert!(whole(&["0.4", "60 %"]));
        assert!(!whole(&["40%", "50%"]));
        assert!(!whole(&["40", "60"]));
        assert!(!whole(&["40%", "60%", "?"]));
        assert!(!whole(&[]));
    }

    #[test]
    fn other_signs_are_faults() {
        let extra = |number: &str, rest: &str| Fault::Extra { number: number.into(), rest: rest.into() };
        assert_eq!(Share::parse("4 из 10"), Err(extra("4", "из 10")));
        assert_eq!(Share::parse("40%%"), Err(extra("40", "%%")));
        assert_eq!(Share::parse("1/3"), Err(extra("1", "/3")));
        assert_eq!(Share::parse("%"), Err(Fault::NotANumber));
        assert_eq!(Share::parse(".4"), Err(Fault::BareSeparator { mend: "0.4".into() }));
        let tiny = "0.000000000000000000000000001%";
        assert_eq!(Share::parse(tiny), Err(Fault::TooLong));
    }
}
