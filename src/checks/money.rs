//! Money: where it comes from, and whether control totals hold.

use super::gather::Gathered;
use super::{Input, said};
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::locale::Message;
use crate::model::record::{Amount, Budget};
use crate::model::{Activity, Line, lines};
use crate::msg;
use crate::schema::{Many, Slot};
use crate::source::{Span, spaced};
use crate::values::Money;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An activity's money without a source.
pub static NO_SOURCE: Rule = Rule {
    name: "no-source",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - title: Провести курсы
        dates: 2021-09/2023-01
        result: Удостоверения
        budget: { source: местный бюджет, amount: 10 }
      - { title: Закупить пособия, dates: 2022-03, result: Пособия, budget: ⟦15⟧ }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - title: Провести курсы
        dates: 2021-09/2023-01
        result: Удостоверения
        budget: { source: местный бюджет, amount: 10 }
",
    ),
};

/// A control total that differs from what it adds up.
pub static BUDGET_SUM: Rule = Rule {
    name: "budget-sum",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    budget: ⟦30⟧
    activities:
      - title: Провести курсы
        dates: 2021-09/2023-01
        result: Удостоверения
        budget:
          - { source: местный бюджет, amount: 10 }
          - { source: внебюджетные средства, amount: { 2021: 3, 2022: 12 } }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    budget: 25
    activities:
      - title: Провести курсы
        dates: 2021-09/2023-01
        result: Удостоверения
        budget:
          - { source: местный бюджет, amount: 10 }
          - { source: внебюджетные средства, amount: { 2021: 3, 2022: 12 } }
",
    ),
};

type Written = Slot<Many<Budget>>;

/// Activities with money of which it is not said where it comes from.
pub fn no_source(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let activities = &input.programme.activities;
    let with_money =
        activities.iter().filter(|activity| activity.written.budget.into_iter().next().is_some());
    let total = with_money.clone().count();
    let found = with_money.filter_map(|activity| {
        let sourceless =
            activity.written.budget.into_iter().find(|part| part.source.is_absent() && !part.open)?;
        Some((sourceless.amount.span().unwrap_or(sourceless.span), activity))
    });
    let found: Vec<(Span, &Activity)> = found.collect();
    let told = |place, message| Diagnostic::new(&NO_SOURCE, place, message).help(msg!("no-source.help"));
    let gathered = Gathered {
        found: &found,
        place: |(place, _)| *place,
        one: |(place, activity)| told(*place, msg!("no-source", activity = said::activity(activity))),
        many: |(place, _), count| told(*place, msg!("no-source.many", count = count)),
    };
    let everywhere = || {
        let place = input.programme.keys.directions?;
        Some(told(place, msg!("no-source.everywhere")))
    };
    gathered.tell_unless_all(total, everywhere, out);
}

/// What several budgets come to.
#[derive(Clone, Debug, Default)]
struct Sum {
    /// All that is known; none past what can be kept.
    known: Option<Money>,
    /// The same by source; what has none stands under the empty text.
    by_source: BTreeMap<String, Option<Money>>,
    /// Whether there is any amount.
    any: bool,
    /// Whether an amount is missing, so that the sum may be more.
    open: bool,
}

impl Sum {
    fn new() -> Self {
        Self { known: Some(Money::ZERO), ..Self::default() }
    }

    fn add(&mut self, budget: &Written) {
        self.open |= budget.is_faulty() || budget.get().is_some_and(|parts| parts.lost);
        self.open |= budget.into_iter().any(|part| match part.amount.get() {
            Some(Amount::Yearly(years)) => years.lost,
            Some(Amount::Whole(_)) => false,
            None => true,
        });
        for Line { source, amount, .. } in lines(budget) {
            self.any = true;
            self.known = self.known.and_then(|sum| sum.plus(amount));
            let source = plain(source);
            match self.by_source.get_mut(&*source) {
                Some(of_source) => *of_source = of_source.and_then(|sum| sum.plus(amount)),
                None => drop(self.by_source.insert(source.into_owned(), Money::ZERO.plus(amount))),
            }
        }
    }

    fn join(&mut self, other: &Self) {
        self.any |= other.any;
        self.open |= other.open;
        self.known = self.known.zip(other.known).and_then(|(one, two)| one.plus(two));
        for (source, amount) in &other.by_source {
            let of_source = self.by_source.entry(source.clone()).or_insert(Some(Money::ZERO));
            *of_source = of_source.zip(*amount).and_then(|(sum, amount)| sum.plus(amount));
        }
    }
}

fn plain(source: Option<&str>) -> Cow<'_, str> {
    source.map(spaced).unwrap_or_default()
}

/// Control totals of directions and of the programme.
pub fn control_totals(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let programme = input.programme;
    let (mut of_activities, mut of_totals) = (Sum::new(), Sum::new());
    let mut all_stated = true;
    for direction in &programme.directions {
        let mut own = Sum::new();
        own.open |= direction.activities_faulty;
        for activity in programme.activities.get(direction.activities.clone()).unwrap_or_default() {
            own.add(&activity.written.budget);
        }
        let control = &direction.written.budget;
        if let Some((place, off)) = differs(control, &own) {
            let message = of_direction(&said::title(&direction.title), off);
            out.push(Diagnostic::new(&BUDGET_SUM, place, message).help(msg!("budget-sum.help")));
        }
        let mut stated = Sum::new();
        stated.add(control);
        // Money that is stated and not yet given to activities is not known to be spent on any.
        all_stated &= stated.any || !(own.any || own.open);
        own.open |= stated.any && !own.any;
        of_activities.join(&own);
        of_totals.join(&stated);
    }
    if programme.directions_lost {
        return;
    }
    of_totals.open |= !all_stated;
    let control = &programme.written.budget;
    let (by_activities, by_totals) = (differs(control, &of_activities), differs(control, &of_totals));
    // The total may hold with those of the directions where one of these differs from its activities: one
    // fault is told once, at the direction.
    let holds = all_stated && of_totals.any && !of_totals.open && by_totals.is_none();
    let (place, message) = match (by_activities, by_totals) {
        (Some((place, off)), _) if !holds => (place, of_programme(off)),
        (None, Some((place, off))) if !of_activities.any || of_activities.open => (place, of_directions(off)),
        _ => return,
    };
    out.push(Diagnostic::new(&BUDGET_SUM, place, message).help(msg!("budget-sum.help")));
}

fn of_direction(direction: &str, off: Off) -> Message {
    match off {
        Off::Whole { control, sum, by, more: true } => {
            msg!("budget-sum.more", direction = direction, control = control, sum = sum, by = by)
        }
        Off::Whole { control, sum, by, more: false } => {
            msg!("budget-sum", direction = direction, control = control, sum = sum, by = by)
        }
        Off::Source { source, control, sum, by } => msg!(
            "budget-sum.source",
            direction = direction,
            source = source,
            control = control,
            sum = sum,
            by = by,
        ),
    }
}

/// Of the programme's total against what its activities cost.
fn of_programme(off: Off) -> Message {
    match off {
        Off::Whole { control, sum, by, more: true } => {
            msg!("budget-sum.programme-more", control = control, sum = sum, by = by)
        }
        Off::Whole { control, sum, by, more: false } => {
            msg!("budget-sum.programme", control = control, sum = sum, by = by)
        }
        Off::Source { source, control, sum, by } => {
            msg!("budget-sum.programme-source", source = source, control = control, sum = sum, by = by)
        }
    }
}

/// Of the programme's total against those of its directions.
fn of_directions(off: Off) -> Message {
    match off {
        Off::Whole { control, sum, by, more: true } => {
            msg!("budget-sum.directions-more", control = control, sum = sum, by = by)
        }
        Off::Whole { control, sum, by, more: false } => {
            msg!("budget-sum.directions", control = control, sum = sum, by = by)
        }
        Off::Source { source, control, sum, by } => {
            msg!("budget-sum.directions-source", source = source, control = control, sum = sum, by = by)
        }
    }
}

/// By how much a control total and a sum differ.
enum Off {
    /// All in all; `more`: the sum is more than the control total.
    Whole { control: Money, sum: Money, by: Money, more: bool },
    /// Of one source.
    Source { source: String, control: Money, sum: Money, by: Money },
}

/// Whether a control total differs from a sum; a sum with amounts missing only if it is too much already.
fn differs(control: &Written, sum: &Sum) -> Option<(Span, Off)> {
    let mut total = Sum::new();
    total.add(control);
    if !total.any || total.open || !sum.any {
        return None;
    }
    let off = |control: Money, sum_of: Money| {
        let by = sum_of.minus(control)?;
        let differs = if sum.open { by > Money::ZERO } else { by != Money::ZERO };
        differs.then(|| (control, sum_of, Money(by.0.abs()), by > Money::ZERO))
    };
    if let Some((control_of, sum_of, by, more)) = off(total.known?, sum.known?) {
        return Some((control.span()?, Off::Whole { control: control_of, sum: sum_of, by, more }));
    }
    if total.by_source.contains_key("") || sum.by_source.contains_key("") {
        return None;
    }
    for part in control {
        let source = plain(part.source.get().map(|source| source.value.as_str()));
        let of = |sum: &Sum| sum.by_source.get(&*source).copied().unwrap_or(Some(Money::ZERO));
        let (Some(of_total), Some(of_sum)) = (of(&total), of(sum)) else { continue };
        if let Some((control, sum, by, _)) = off(of_total, of_sum) {
            let source = source.into_owned();
            return Some((part.amount.span().unwrap_or(part.span), Off::Source { source, control, sum, by }));
        }
    }
    None
}
