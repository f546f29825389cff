use super::record::{Amount, Budget};
use crate::schema::{Many, Slot};
use crate::source::Excerpt;
use crate::values::Money;

/// One sum of a budget: whose money, of which year, how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The source as written.
    pub source: Option<Excerpt>,
    /// The year as written: `2021`, `2020/21`.
    pub year: Option<Excerpt>,
    /// How much, in the plan's money unit.
    pub amount: Money,
}

/// The sums of a budget; what has no amount is unknown and left out.
pub fn lines(budget: &Slot<Many<Budget>>) -> Vec<Line> {
    let mut lines = Vec::new();
    for part in budget {
        let source = part.source.get().map(|text| text.value.clone());
        match part.amount.get() {
            Some(Amount::Whole(amount)) => lines.push(Line { source, year: None, amount: amount.value }),
            Some(Amount::Yearly(years)) => lines.extend(years.items.iter().map(|(year, amount)| Line {
                source: source.clone(),
                year: Some(year.value.clone()),
                amount: amount.value,
            })),
            None => {}
        }
    }
    lines
}

/// What a budget adds up to; nothing if no amount is known or the sum is past what can be kept.
pub fn total(budget: &Slot<Many<Budget>>) -> Option<Money> {
    let lines = lines(budget);
    if lines.is_empty() {
        return None;
    }
    Money::sum(lines.into_iter().map(|line| line.amount))
}
