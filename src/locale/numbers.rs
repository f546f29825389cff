use super::{Lang, Locale};
use crate::msg;
use rust_decimal::Decimal;

/// What parts thousands, and a number from its unit, in Russian: never broken at.
const SPACE: char = '\u{a0}';

/// The digits of a double that are certain; what follows is noise of binary arithmetic.
const CERTAIN: usize = 15;

impl Locale {
    /// A number in the language's notation: «1 630 805,6», `1,630,805.6`; Russian parts thousands from five
    /// digits on.
    pub fn number(&self, value: f64) -> String {
        self.notation(&plain(value))
    }

    /// An exact number in the language's notation, with the decimals it has.
    pub fn decimal(&self, value: Decimal) -> String {
        self.notation(&value.to_string())
    }

    /// An amount of money: without decimals, or with at least two of them: «10 520,50», `81,400`.
    pub fn amount(&self, value: Decimal) -> String {
        self.decimal(to_the_penny(value))
    }

    /// A whole number in the language's notation.
    pub fn count(&self, value: i64) -> String {
        self.notation(&value.to_string())
    }

    /// A part of one in per cent: «61,1 %», `61.1%`. What is more than nothing never rounds to nothing.
    pub fn share(&self, value: f64, decimals: usize) -> String {
        let percent = value * 100.0;
        let mut digits = format!("{percent:.decimals$}");
        let least = 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
        let lost = percent != 0.0 && percent.abs() < least / 2.0;
        if lost {
            digits = format!("{:.decimals$}", least.copysign(percent));
        }
        let number = self.notation(&digits);
        // −0.01 % lies above −0.1 %.
        let below = match lost {
            true if percent < 0.0 => ">",
            true => "<",
            false => "",
        };
        match self.lang() {
            Lang::Ru if lost => format!("{below}{SPACE}{number}{SPACE}%"),
            Lang::Ru => format!("{number}{SPACE}%"),
            Lang::En => format!("{below}{number}%"),
        }
    }

    /// A part of one in per cent to three digits: «61,1 %», «3,82 %», «100 %».
    pub fn share_in_brief(&self, value: f64) -> String {
        self.share(value, after_point(value * 100.0))
    }

    /// A number to three digits: 0,0215, 5,07, 1234.
    pub fn in_brief(&self, value: f64) -> String {
        let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
        self.number(if value.abs() < 1000.0 { rounded } else { value.round() })
    }

    /// Money with its currency, by its ISO code, and what the amounts are counted in: «30 тыс. руб.»,
    /// `30 thousand RUB`. Without a currency the amount alone with the unit.
    pub fn money(&self, amount: Decimal, unit: Decimal, currency: Option<&str>) -> String {
        let amount = self.amount(amount);
        let unit = self.money_unit(unit, currency);
        if unit.is_empty() { amount } else { format!("{amount}{SPACE}{unit}") }
    }

    /// What amounts are counted in: «тыс. руб.», «млн USD», nothing for single units of no currency.
    pub fn money_unit(&self, unit: Decimal, currency: Option<&str>) -> String {
        let scale = match unit.normalize().to_string().as_str() {
            "1" => None,
            "1000" => Some(self.say(&msg!("locale-thousand"))),
            "1000000" => Some(self.say(&msg!("locale-million"))),
            "1000000000" => Some(self.say(&msg!("locale-billion"))),
            _ => Some(format!("×{SPACE}{}", self.decimal(unit))),
        };
        let currency = currency.map(|code| match code {
            "RUB" => self.say(&msg!("locale-rouble")),
            other => other.to_owned(),
        });
        [scale, currency].into_iter().flatten().collect::<Vec<_>>().join(&SPACE.to_string())
    }

    /// Digits with a point and an ASCII sign, as the language writes them.
    fn notation(&self, digits: &str) -> String {
        let (sign, unsigned) = digits.strip_prefix('-').map_or(("", digits), |rest| ("−", rest));
        let (whole, fraction) =
            unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
        let (between, point, from) = match self.lang() {
            Lang::Ru => (SPACE, ',', 5),
            Lang::En => (',', '.', 4),
        };
        let mut text = sign.to_owned();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() >= from {
                text.push(between);
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }
}

/// How many decimals show the first three digits of a number, four at the most.
fn after_point(value: f64) -> usize {
    let scientific = format!("{value:.2e}");
    let power = scientific.split_once('e').and_then(|(_, power)| power.parse::<i32>().ok());
    let decimals = 2 - power.filter(|_| value != 0.0).unwrap_or(2);
    usize::try_from(decimals.min(4)).unwrap_or(0)
}

/// The amount without needless zeros, but never with a single decimal.
fn to_the_penny(value: Decimal) -> Decimal {
    let mut value = value.normalize();
    if value.scale() == 1 {
        value.rescale(2);
    }
    value
}

/// The digits of `value` without the noise past the certain ones, and without an exponent.
fn plain(value: f64) -> String {
    let rounded: f64 = format!("{value:.*e}", CERTAIN - 1).parse().unwrap_or(value);
    let text = rounded.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ru() -> Locale {
        Locale::new(Lang::Ru)
    }

    fn en() -> Locale {
        Locale::new(Lang::En)
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        for (value, russian, english) in [
            (1_630_805.6, "1\u{a0}630\u{a0}805,6", "1,630,805.6"),
            (1630.0, "1630", "1,630"),
            (16_300.0, "16\u{a0}300", "16,300"),
            (0.5, "0,5", "0.5"),
            (-62.5, "−62,5", "−62.5"),
            (0.1 + 0.2, "0,3", "0.3"),
            (-0.0, "0", "0"),
            (1e-7, "0,0000001", "0.0000001"),
        ] {
            assert_eq!(ru().number(value), russian);
            assert_eq!(en().number(value), english);
        }
        assert_eq!(ru().decimal(Decimal::new(163_080_560, 2)), "1\u{a0}630\u{a0}805,60");
        assert_eq!(ru().count(-20_000), "−20\u{a0}000");
    }

    #[test]
    fn shares_are_said_in_per_cent() {
        assert_eq!(ru().share(0.611, 1), "61,1\u{a0}%");
        assert_eq!(ru().share(0.4, 0), "40\u{a0}%");
        assert_eq!(ru().share(0.0, 1), "0,0\u{a0}%");
        assert_eq!(ru().share(0.0001, 1), "<\u{a0}0,1\u{a0}%");
        assert_eq!(en().share(0.611, 1), "61.1%");
        assert_eq!(en().share(0.0001, 0), "<1%");
        assert_eq!(en().share(-0.05, 0), "−5%");
        assert_eq!(ru().share(-0.0001, 1), ">\u{a0}−0,1\u{a0}%");
        assert_eq!(en().share(-0.0001, 0), ">−1%");
        for (value, said) in [
            (0.611_111, "61,1"),
            (0.038_2, "3,82"),
            (0.099_96, "10,0"),
            (0.000_381_9, "0,0382"),
            (1.0, "100"),
            (0.0, "0"),
            (0.4, "40,0"),
            (2.345, "235"),
        ] {
            assert_eq!(ru().share_in_brief(value), format!("{said}\u{a0}%"));
        }
        assert_eq!(en().share_in_brief(1e-9), "<0.0001%");
        let brief = [0.021_45, 5.072_5, 0.1, 1234.5, 9.999].map(|value| ru().in_brief(value));
        assert_eq!(brief, ["0,0215", "5,07", "0,1", "1235", "10"]);
    }

    #[test]
    fn money_has_its_unit_and_currency() {
        let money = |locale: Locale, unit: i64, currency| {
            locale.money(Decimal::new(142, 1), Decimal::from(unit), currency)
        };
        assert_eq!(money(ru(), 1000, Some("RUB")), "14,20\u{a0}тыс.\u{a0}руб.");
        assert_eq!(money(ru(), 1, Some("USD")), "14,20\u{a0}USD");
        assert_eq!(money(ru(), 1, None), "14,20");
        assert_eq!(money(en(), 1_000_000, Some("EUR")), "14.20\u{a0}million\u{a0}EUR");
        assert_eq!(money(en(), 12, None), "14.20\u{a0}×\u{a0}12");
    }
}
