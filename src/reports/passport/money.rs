//! How much, from whom and when.

use super::Fields;
use crate::analysis::{Funds, Source, funds};
use crate::document::Cell;
use crate::locale::{Arg, Message};
use crate::model::{Activity, lines};
use crate::msg;
use crate::reports::Input;
use crate::values::Money;
use rust_decimal::Decimal;

/// The fields of money: what the plan as a whole is given, what its activities need, what was spent.
pub fn fields(fields: &mut Fields, input: &Input<'_>) {
    let written = &input.programme.written;
    let unit = written.money_unit.get().map_or(Decimal::ONE, |unit| Decimal::from(unit.value));
    let all = || input.programme.activities.iter();
    let planned = funds(all().flat_map(|activity| lines(&activity.written.budget)), unit);
    let spent = funds(all().flat_map(|activity| lines(&activity.written.spent)), unit);
    let control = funds(lines(&written.budget), unit);
    let known = all().filter(|activity| has_amount(activity)).count();

    if let Some(control) = &control {
        show(fields, "funding", || msg!("report-field.funding"), control);
    }
    if let Some(planned) = &planned {
        let (word, label): (_, fn() -> Message) = match control {
            Some(_) => ("funding-activities", || msg!("report-field.funding-activities")),
            None => ("funding", || msg!("report-field.funding")),
        };
        show(fields, word, label, planned);
        let count = input.programme.activities.len();
        if known < count {
            fields.push(word, label(), msg!("report-funds-known", known = known, count = count));
        }
    }
    if let Some(spent) = &spent {
        show(fields, "spent", || msg!("report-field.spent"), spent);
    }
}

fn has_amount(activity: &Activity) -> bool {
    lines(&activity.written.budget).next().is_some()
}

/// The sum, then a line each source, with what of it is given by year.
fn show(fields: &mut Fields, word: &'static str, label: fn() -> Message, funds: &Funds) {
    match funds.total {
        Some(total) => fields.row(word, label().into(), Cell::Money(total.0)),
        None => fields.push(word, label(), msg!("report-funds-too-much")),
    }
    for source in &funds.sources {
        let years = by_year(source);
        // The sum of an only source without a name is the total above.
        if source.name.is_none() && funds.sources.len() == 1 {
            let line = years.map(|years| msg!("report-funds-by-year", years = years));
            line.into_iter().for_each(|line| fields.push(word, label(), line));
            continue;
        }
        let name = source.name.as_ref().map_or_else(|| msg!("report-funds-unnamed").into(), Arg::from);
        let sum = source.total.map_or_else(|| msg!("report-funds-too-much").into(), |sum| Arg::Money(sum.0));
        let line = match years {
            Some(years) => msg!("report-funds-source-by-year", source = name, sum = sum, years = years),
            None => msg!("report-labelled", label = name, text = sum),
        };
        fields.push(word, label(), line);
    }
}

/// «2021 — 12 000; 2022 — 30 000; без года — 78 000»; nothing where no sum of the source has a year.
fn by_year(source: &Source) -> Option<Arg> {
    let known = |(year, sum): &(String, Option<Money>)| Some((Arg::from(year), (*sum)?.0));
    let mut parts: Vec<(Arg, Decimal)> = source.years.iter().filter_map(known).collect();
    let dated = parts.iter().try_fold(Decimal::ZERO, |sum, (_, part)| sum.checked_add(*part));
    let rest = source.total.and_then(|total| total.0.checked_sub(dated?));
    if parts.is_empty() {
        return None;
    }
    if let Some(rest) = rest.filter(|rest| !rest.is_zero()) {
        parts.push((msg!("report-funds-no-year").into(), rest));
    }
    let said = parts
        .into_iter()
        .map(|(year, sum)| Arg::from(msg!("report-funds-year", year = year, sum = Arg::Money(sum))));
    said.reduce(|left, right| msg!("report-then", left = left, right = right).into())
}
