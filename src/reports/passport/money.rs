//! How much, from whom and when.

use super::{Fields, said};
use crate::analysis::{Funds, Source, funds};
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

    let show = |fields: &mut Fields, word, label: Message, found: &Funds| {
        fields.push(word, Some(label), total(found));
        for source in &found.sources {
            if let Some(line) = line(source) {
                fields.push(word, None, line);
            }
        }
    };
    if let Some(control) = &control {
        show(fields, "funding", msg!("report-field.funding"), control);
    }
    if let Some(planned) = &planned {
        let label = match control {
            Some(_) => msg!("report-field.funding-activities"),
            None => msg!("report-field.funding"),
        };
        let word = if control.is_some() { "funding-activities" } else { "funding" };
        show(fields, word, label, planned);
        let all = selection.activities.len();
        if known < all {
            fields.push(word, None, said(msg!("report-funds-known", known = known, count = all)));
        }
    }
    if let Some(spent) = &spent {
        show(fields, "spent", msg!("report-field.spent"), spent);
    }
}

fn has_amount(activity: &Activity) -> bool {
    !lines(&activity.written.budget).is_empty()
}

fn total(funds: &Funds) -> Cell {
    funds.total.map_or_else(|| said(msg!("report-funds-too-much")), |total| Cell::Money(total.0))
}

/// «местный бюджет: 13 (2021: 3, 2022: 10)»; nothing where neither source nor year is told.
fn line(source: &Source) -> Option<Cell> {
    if source.name.is_none() && source.years.is_empty() {
        return None;
    }
    let total = Arg::Exact(source.total?.0);
    let name = source.name.as_ref().map_or_else(|| msg!("report-funds-unnamed").into(), Arg::from);
    let years = source.years.iter().filter_map(|(year, sum)| {
        Some(msg!("report-funds-year", year = year, sum = Arg::Exact((*sum)?.0)).into())
    });
    let years: Vec<Arg> = years.collect();
    Some(said(if years.is_empty() {
        msg!("report-funds", source = name, sum = total)
    } else {
        msg!("report-funds.by-year", source = name, sum = total, years = Arg::List(years))
    }))
}
