//! Sums as they stand in documents: with words for thousands and for the currency.

use super::Money;
use rust_decimal::Decimal;

/// In what the amounts of a plan are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coin {
    /// How many units of the currency an amount of 1 stands for.
    pub unit: Decimal,
    /// The currency as written, if it is.
    pub currency: Option<String>,
}

impl Coin {
    /// How an amount is to be written of which a document has `number` and then `rest`: `15` for
    /// «15 тыс. руб.» where the plan counts in thousands. None where `rest` says more than that the number is
    /// an amount of money in the plan's currency.
    pub fn amount(&self, number: &str, rest: &str) -> Option<String> {
        let lower = rest.to_lowercase();
        let mut words = lower
            .split(|c: char| c.is_whitespace() || matches!(c, '.' | '\u{a0}'))
            .filter(|word| !word.is_empty())
            .peekable();
        let times = words.next_if(|word| multiple(word).is_some()).and_then(multiple);
        match words.next() {
            Some(word) => self.is_called(word).then_some(())?,
            None => {
                times?;
            }
        }
        if words.next().is_some() {
            return None;
        }
        let written = Money::parse(number).ok()?;
        if times.is_none() && self.unit == Decimal::ONE {
            return Some(number.to_owned());
        }
        let whole = written.0.checked_mul(times.unwrap_or(Decimal::ONE))?;
        let amount = Money(whole.checked_div(self.unit)?.normalize());
        // A quotient that doesn't end was rounded, though the way back may round to the same again.
        if amount.0.scale() > MOST_DECIMALS || amount.in_units(self.unit)?.0 != whole {
            return None;
        }
        let russian = number.contains(',') || lower.contains(|c: char| ('а'..='я').contains(&c));
        let text = amount.0.to_string();
        let text = if russian { text.replace('.', ",") } else { text };
        // A third decimal would look like thousands.
        Some(if Money::parse(&text).is_ok() { text } else { format!("{text}0") })
    }

    /// Whether a word names the plan's currency, or any where the plan names none.
    fn is_called(&self, word: &str) -> bool {
        let Some(code) = code(word) else { return false };
        self.currency.as_deref().is_none_or(|own| {
            let own = own.trim().trim_end_matches('.').to_lowercase();
            self::code(&own).unwrap_or(&own) == code
        })
    }
}

/// Kopecks of a plan that counts in thousands of millions have no more.
const MOST_DECIMALS: u32 = 12;

/// How many a word stands for before the name of a currency.
fn multiple(word: &str) -> Option<Decimal> {
    let zeros = match word {
        "т" | "тыс" | "тысяча" | "тысячи" | "тысяч" | "thousand" => 1_000,
        "млн" | "миллион" | "миллиона" | "миллионов" | "million" | "mln" => {
            1_000_000
        }
        "млрд" | "миллиард" | "миллиарда" | "миллиардов" | "billion" | "bln" => {
            1_000_000_000_i64
        }
        _ => return None,
    };
    Some(Decimal::from(zeros))
}

/// The code of a currency by a word or sign for it.
fn code(word: &str) -> Option<&'static str> {
    match word {
        "р" | "руб" | "рубль" | "рубля" | "рублей" | "рубли" | "₽" | "rub" | "rubles" | "roubles" => {
            Some("rub")
        }
        "$" | "usd" | "dollar" | "dollars" | "долл" | "доллар" | "доллара" | "долларов" => {
            Some("usd")
        }
        "€" | "eur" | "euro" | "euros" | "евро" => Some("eur"),
        "£" | "gbp" | "pound" | "pounds" => Some("gbp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coin(unit: i64, currency: Option<&str>) -> Coin {
        Coin { unit: Decimal::from(unit), currency: currency.map(str::to_owned) }
    }

    #[test]
    fn words_for_money_are_worked_into_the_amount() {
        let (ones, thousands) = (coin(1, Some("RUB")), coin(1000, None));
        for (coin, number, rest, amount) in [
            (&ones, "15 000", "рублей", "15 000"),
            (&ones, "5", "тыс. руб", "5000"),
            (&ones, "1,5", "млн", "1500000"),
            (&ones, "15", "₽", "15"),
            (&thousands, "15 000", "рублей", "15"),
            (&thousands, "1,5", "млн", "1500"),
            (&thousands, "15", "тыс. руб.", "15"),
            (&thousands, "15", "т.р.", "15"),
            (&thousands, "1234", "руб.", "1,2340"),
            (&thousands, "2500", "RUB", "2.5"),
        ] {
            assert_eq!(coin.amount(number, rest).as_deref(), Some(amount), "{number} {rest}");
        }
    }

    #[test]
    fn nothing_is_made_of_what_says_more() {
        let ones = coin(1, Some("RUB"));
        for (number, rest) in [
            ("10", "-15"),
            ("1", "/2"),
            ("1", "e3"),
            ("1", "_000"),
            ("0", "x10"),
            ("15", "руб. 50 коп."),
            ("15", "руб/год"),
            ("15", "человек"),
            ("15", "$"),
            ("15", "тыс. человек"),
            ("1,500", "руб."),
        ] {
            assert_eq!(ones.amount(number, rest), None, "{number} {rest}");
        }
        assert_eq!(coin(3, None).amount("10", "руб"), None);
    }
}
