//! How much, from whom and when.

use super::Fields;
use crate::analysis::{Funds, funds};
use crate::document::Cell;
use crate::locale::{Arg, Message};
use crate::model::{Activity, Line, lines};
use crate::msg;
use crate::reports::Input;
use crate::reports::selection::Selection;
use rust_decimal::Decimal;

/// The fields of money: what the plan as a whole is given, what its activities need, what was spent.
pub fn fields(fields: &mut Fields, input: &Input<'_>, selection: &Selection) {
    let written = &input.programme.written;
    let unit = written.money_unit.get().map_or(Decimal::ONE, |unit| Decimal::from(unit.value));
    let of = |lines: Vec<Line>| funds(lines, unit);
    let chosen = || selection.activities.iter().filter_map(|at| input.programme.activities.get(*at));
    let planned = of(chosen().flat_map(|activity| lines(&activity.written.budget)).collect());
    let spent = of(chosen().flat_map(|activity| lines(&activity.written.spent)).collect());
    // A control total is the whole programme's, so a selection of activities has none.
    let control = if selection.narrowed { None } else { of(lines(&written.budget)) };
    let known = chosen().filter(|activity| has_amount(activity)).count();

    if let Some(control) = &control {
        show(fields, "funding", || msg!("report-field.funding"), control);
    }
    if let Some(planned) = &planned {
        let (word, label): (_, fn() -> Message) = match control {
            Some(_) => ("funding-activities", || msg!("report-field.funding-activities")),
            None => ("funding", || msg!("report-field.funding")),
        };
        show(fields, word, label, planned);
        let all = selection.activities.len();
        if known < all {
            fields.push(word, label(), msg!("report-funds-known", known = known, count = all));
        }
    }
    if let Some(spent) = &spent {
        show(fields, "spent", || msg!("report-field.spent"), spent);
    }
}

fn has_amount(activity: &Activity) -> bool {
    !lines(&activity.written.budget).is_empty()
}

/// The sum, then each source, then each year of a source that is given by year.
fn show(fields: &mut Fields, word: &'static str, label: fn() -> Message, funds: &Funds) {
    match funds.total {
        Some(total) => fields.row(word, label().into(), Cell::Money(total.0)),
        None => fields.push(word, label(), msg!("report-funds-too-much")),
    }
    let unnamed =
        |name: &Option<String>| name.as_ref().map_or_else(|| msg!("report-funds-unnamed").into(), Arg::from);
    for source in &funds.sources {
        let told = source.name.is_some() || funds.sources.len() > 1;
        if let Some(sum) = source.total.filter(|_| told) {
            let line = msg!("report-labelled", label = unnamed(&source.name), text = Arg::Exact(sum.0));
            fields.push(word, label(), line);
        }
        for (year, sum) in &source.years {
            let Some(sum) = sum else { continue };
            let name = source.name.as_ref().map_or_else(
                || Arg::from(year),
                |name| msg!("report-funds-year", source = name, year = year).into(),
            );
            fields.push(word, label(), msg!("report-labelled", label = name, text = Arg::Exact(sum.0)));
        }
    }
}
