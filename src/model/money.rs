use super::record::{Amount, Budget};
use crate::schema::{Many, Slot};
use crate::values::Money;

/// One sum of a budget: whose money, of which year, how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line<'a> {
    /// The source as written.
    pub source: Option<&'a str>,
    /// The year as written: `2021`, `2020/21`.
    pub year: Option<&'a str>,
    /// How much, in the plan's money unit.
    pub amount: Money,
}

/// The sums of a budget; what has no amount is unknown and left out.
pub fn lines(budget: &Slot<Many<Budget>>) -> impl Iterator<Item = Line<'_>> {
    budget.into_iter().flat_map(|part| {
        let source = part.source.get().map(|text| text.value.as_str());
        let (whole, years) = match part.amount.get() {
            Some(Amount::Whole(amount)) => (Some(Line { source, year: None, amount: amount.value }), None),
            Some(Amount::Yearly(years)) => (None, Some(years)),
            None => (None, None),
        };
        let by_year = years.into_iter().flat_map(|years| &years.items);
        let by_year = by_year.map(move |(year, amount)| Line {
            source,
            year: Some(year.value.as_str()),
            amount: amount.value,
        });
        whole.into_iter().chain(by_year)
    })
}

/// What a budget adds up to; nothing if no amount is known or the sum is past what can be kept.
pub fn total(budget: &Slot<Many<Budget>>) -> Option<Money> {
    let mut amounts = lines(budget).map(|line| line.amount).peekable();
    amounts.peek()?;
    Money::sum(amounts)
}
