use crate::model::Line;
use crate::source::spaced;
use crate::values::Money;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Money added up: in all, by source, and by year within a source, in units of the currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funds {
    /// All of it; none where the sum is past what can be kept exactly.
    pub total: Option<Money>,
    /// By source, in the order in which they first occur; what has no source comes last.
    pub sources: Vec<Source>,
}

/// The money of one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Whose money; none where that is not said.
    pub name: Option<String>,
    /// How much of it; none where the sum is past what can be kept exactly.
    pub total: Option<Money>,
    /// By year as written, in order of the texts; only what is given by year.
    pub years: Vec<(String, Option<Money>)>,
}

/// Adds up sums given in `unit`s of the currency; nothing if there are none. Equal names are the same source.
pub fn funds<'a>(lines: impl IntoIterator<Item = Line<'a>>, unit: Decimal) -> Option<Funds> {
    let mut funds = Funds { total: Some(Money::ZERO), sources: Vec::new() };
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    let mut years: HashMap<(usize, String), usize> = HashMap::new();
    for line in lines {
        let amount = line.amount.in_units(unit);
        let add = |sum: Option<Money>| sum?.plus(amount?);
        funds.total = add(funds.total);
        let name = line.source.map(|name| spaced(name).into_owned());
        let next = funds.sources.len();
        let place = *places.entry(name.clone()).or_insert(next);
        if place == next {
            funds.sources.push(Source { name, total: Some(Money::ZERO), years: Vec::new() });
        }
        let Some(source) = funds.sources.get_mut(place) else { continue };
        source.total = add(source.total);
        if let Some(year) = line.year.map(str::to_owned) {
            let next = source.years.len();
            let at = *years.entry((place, year.clone())).or_insert(next);
            if at == next {
                source.years.push((year, Some(Money::ZERO)));
            }
            if let Some((_, sum)) = source.years.get_mut(at) {
                *sum = add(*sum);
            }
        }
    }
    for source in &mut funds.sources {
        source.years.sort_by(|left, right| left.0.cmp(&right.0));
    }
    funds.sources.sort_by_key(|source| source.name.is_none());
    (!funds.sources.is_empty()).then_some(funds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line<'a>(source: Option<&'a str>, year: Option<&'a str>, amount: &str) -> Line<'a> {
        Line { source, year, amount: Money::parse(amount).unwrap() }
    }

    #[test]
    fn money_is_added_up_exactly_by_source_and_year() {
        let lines = [
            line(None, None, "0,1"),
            line(Some("местный бюджет"), Some("2022"), "0.2"),
            line(Some("местный  бюджет"), Some("2021"), "0.1"),
            line(Some("внебюджет"), None, "14.2"),
            line(Some("местный бюджет"), Some("2022"), "1"),
        ];
        let funds = funds(lines, Decimal::from(1000)).unwrap();
        let shown = |money: Option<Money>| money.unwrap().0.to_string();
        assert_eq!(shown(funds.total), "15600");
        let sources: Vec<_> = funds.sources.iter().map(|of| (of.name.as_deref(), shown(of.total))).collect();
        let expected = [(Some("местный бюджет"), "1300"), (Some("внебюджет"), "14200"), (None, "100")];
        assert_eq!(sources, expected.map(|(name, sum)| (name, sum.to_owned())));
        let years: Vec<_> =
            funds.sources[0].years.iter().map(|(year, sum)| (year.as_str(), shown(*sum))).collect();
        assert_eq!(years, [("2021", "100".to_owned()), ("2022", "1200".to_owned())]);
    }

    #[test]
    fn what_is_not_said_is_not_zero() {
        assert_eq!(funds([], Decimal::ONE), None);
        let huge = "79228162514264337593543950335";
        let funds = funds([line(None, None, huge), line(None, None, huge)], Decimal::ONE).unwrap();
        assert_eq!(funds.total, None);
    }
}
