//! What a report has to leave out because of faults in the plan.

use super::cells::paragraph_sign;
use super::{Input, Query, unread, weights};
use crate::document::Text;
use crate::locale::{Arg, Message};
use crate::model::record::{Amount, Budget};
use crate::model::{Activity, Goal};
use crate::msg;
use crate::schema::{Many, Slot};

/// What a report shows, so that only what it lacks is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// When activities take place.
    Dates,
    /// The periods of the programme.
    Periods,
    /// Who answers and takes part.
    People,
    /// The tree of goals, and what serves them.
    Goals,
    /// How important goals and activities are.
    Weights,
    /// At what stage activities are.
    Facts,
    /// What activities result in.
    Results,
    /// What activities cost.
    Money,
    /// Which activities are key ones.
    Marks,
    /// All that stands at the head of the plan, its indicators and money.
    Head,
}

/// So many numbers are named; of the rest only how many they are.
pub const MOST_NAMED: usize = 12;

/// What was left out, a sentence each; nothing where the plan could be read as far as the report goes.
pub fn gaps(input: &Input<'_>, needs: &[Need]) -> Vec<Text> {
    let programme = input.programme;
    let needs = &with_filters(input.query, needs)[..];
    let has = |need| needs.contains(&need);
    let mut gaps = Vec::new();
    let places = unread::told(input, needs);
    if places.is_none() && (programme.lost.keys || programme.lost.directions) {
        gaps.push(msg!("report-gap-plan"));
    }
    gaps.extend(places);
    let asked = |at: usize| input.query.asks_for(at);
    let directions = programme.directions.iter().enumerate();
    let cut = directions.filter(|(at, direction)| asked(*at) && direction.activities_faulty);
    let cut: Vec<String> = cut.map(|(_, direction)| paragraph_sign(&direction.number)).collect();
    if !cut.is_empty() {
        gaps.push(msg!("report-gap-activities", count = cut.len(), directions = cut));
    }
    let mut of_activities = |need, faulty: fn(&Activity) -> bool, say: fn(usize, Arg) -> Message| {
        if !has(need) {
            return;
        }
        let found =
            programme.activities.iter().filter(|activity| asked(activity.direction) && faulty(activity));
        let numbers: Vec<&str> = found.map(|activity| &*activity.number).collect();
        if let Some(list) = named(numbers.iter().copied()) {
            gaps.push(say(numbers.len(), list));
        }
    };
    of_activities(
        Need::Dates,
        |activity| activity.dates_faulty,
        |count, numbers| msg!("report-gap-dates", count = count, numbers = numbers),
    );
    of_activities(
        Need::People,
        |activity| activity.responsible_faulty || activity.participants_faulty,
        |count, numbers| msg!("report-gap-people-of", count = count, numbers = numbers),
    );
    of_activities(
        Need::Goals,
        |activity| activity.goals_faulty,
        |count, numbers| msg!("report-gap-goals-of", count = count, numbers = numbers),
    );
    of_activities(
        Need::Facts,
        |activity| activity.facts_faulty || activity.written.status.is_faulty(),
        |count, numbers| msg!("report-gap-facts", count = count, numbers = numbers),
    );
    of_activities(
        Need::Results,
        |activity| is_lost(&activity.written.result),
        |count, numbers| msg!("report-gap-results", count = count, numbers = numbers),
    );
    of_activities(
        Need::Money,
        |activity| is_money_lost(&activity.written.budget) || is_money_lost(&activity.written.spent),
        |count, numbers| msg!("report-gap-money", count = count, numbers = numbers),
    );
    if has(Need::Dates) && !has(Need::Head) && programme.span_lost() {
        gaps.push(msg!("report-gap-span"));
    }
    if has(Need::Periods) {
        let faulty = programme.periods.iter().filter(|period| period.faulty);
        let ids = named(faulty.map(|period| period.title.as_deref().unwrap_or(&period.id.value)));
        gaps.extend(ids.map(|ids| msg!("report-gap-periods-of", periods = ids)));
        if programme.lost.periods {
            gaps.push(msg!("report-gap-periods"));
        }
    }
    if has(Need::People) && programme.lost.people {
        gaps.push(msg!("report-gap-people"));
    }
    if has(Need::Goals) && (programme.lost.goal || programme.goals.iter().any(is_cut)) {
        gaps.push(msg!("report-gap-goals"));
    }
    if has(Need::Weights) {
        let cut = input.analysis.priorities.families.iter().filter(|family| weights::is_cut(family));
        let goals: Vec<&Goal> = cut.filter_map(|family| programme.goals.get(family.parent)).collect();
        let few = goals.iter().take(MOST_NAMED);
        let few = Arg::List(few.map(|goal| msg!("report-quoted", text = &goal.title).into()).collect());
        match goals.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
            _ if goals.is_empty() => {}
            None => gaps.push(msg!("report-gap-weights", goals = few)),
            Some(more) => {
                let list = msg!("report-and-more", list = few, count = more);
                gaps.push(msg!("report-gap-weights", goals = list));
            }
        }
    }
    if has(Need::Head) {
        let keys = named(unread_keys(input).into_iter());
        gaps.extend(keys.map(|keys| msg!("report-gap-head", keys = keys)));
    }
    gaps.into_iter().map(Text::from).collect()
}

/// What a report shows and what its filters go by: what a filter can't tell may be lacking, too.
fn with_filters(query: &Query, needs: &[Need]) -> Vec<Need> {
    let filters: [(bool, &[Need]); 4] = [
        (query.period.is_some(), &[Need::Dates]),
        (!query.responsible.is_empty(), &[Need::People]),
        (!query.goals.is_empty(), &[Need::Goals]),
        (!query.statuses.is_empty(), &[Need::Facts, Need::Dates]),
    ];
    let asked = filters.into_iter().filter(|(asked, _)| *asked).flat_map(|(_, by)| by);
    needs.iter().chain(asked).copied().collect()
}

/// Texts as an argument: the first few, and how many more there are; nothing if there are none.
pub fn named<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Arg> {
    let mut few = Vec::new();
    let mut more = 0_usize;
    for text in texts {
        if few.len() < MOST_NAMED {
            few.push(Arg::from(text));
        } else {
            more += 1;
        }
    }
    if few.is_empty() {
        return None;
    }
    let list = Arg::List(few);
    Some(if more == 0 { list } else { msg!("report-and-more", list = list, count = more).into() })
}

fn is_cut(goal: &Goal) -> bool {
    goal.subgoals_lost
}

fn is_lost<T>(slot: &Slot<Many<T>>) -> bool {
    slot.is_faulty() || slot.get().is_some_and(|many| many.lost)
}

fn is_money_lost(slot: &Slot<Many<Budget>>) -> bool {
    let unknown = |line: &Budget| match line.amount.get() {
        Some(Amount::Yearly(years)) => years.lost,
        Some(Amount::Whole(_)) => false,
        None => line.amount.is_faulty(),
    };
    is_lost(slot) || slot.into_iter().any(unknown)
}

/// Keys at the head of the plan whose values could not be read.
fn unread_keys(input: &Input<'_>) -> Vec<&'static str> {
    let programme = input.programme;
    let written = &programme.written;
    let dates = written.dates.is_faulty() || (!written.dates.is_absent() && programme.dates.is_none());
    let keys = [
        ("title", written.title.is_faulty()),
        ("organization", written.organization.is_faulty()),
        ("dates", dates),
        ("problem", written.problem.is_faulty()),
        ("money-unit", written.money_unit.is_faulty()),
        ("budget", is_money_lost(&written.budget)),
        ("approval", is_lost(&written.approval)),
        ("risks", written.risks.is_faulty() || written.risks.get().is_some_and(|risks| risks.lost)),
        ("indicators", programme.lost.indicators),
        ("note", written.note.is_faulty()),
        ("extra", written.extra.is_faulty()),
    ];
    keys.into_iter().filter(|(_, faulty)| *faulty).map(|(key, _)| key).collect()
}
