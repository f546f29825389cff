//! How much a goal or an activity matters, and how that comes about.

use super::rows::{Origin, Rows};
use super::{Question, input};
use crate::analysis::priorities::{Contribution, FamilyWeights, Method, Taken, contributions, takers};
use crate::document::{Cell, Reference};
use crate::locale::{Arg, Message};
use crate::model::{Activity, ActivityIx, GoalIx};
use crate::msg;
use crate::reports::{Query, cells, weights};
use std::collections::HashMap;

/// What is left of nothing by rounding.
const NOTHING: f64 = 1e-12;

/// What an activity gets of the goals of a subtree: from which ones, and what in all.
struct Taker {
    activity: ActivityIx,
    from: Vec<(GoalIx, Taken)>,
    share: f64,
}

/// The weights of a goal, the method of the family it is of and of the one below it, and who gets its weight.
pub fn goal(question: &Question<'_>, rows: &mut Rows<'_>, at: GoalIx) {
    let priorities = &question.analysis.priorities;
    let (Some(goal), Some(weight)) = (question.programme.goals.get(at), priorities.goals.get(at)) else {
        return;
    };
    if let Some(parent) = goal.parent {
        let family = question.programme.goals.get(parent).map_or(0, |parent| parent.children.len());
        let from = Origin::nowhere().and(msg!("why-among", count = family));
        rows.add("local", msg!("why-field.local"), Cell::Share(weight.local), from);
        let from = Origin::nowhere().maybe(product(question, at));
        rows.add("global", msg!("why-field.global"), Cell::Share(weight.global), from);
        if let Some(family) = priorities.family_below(parent) {
            method(question, rows, "family", msg!("why-field.family"), family);
        }
    }
    if let Some(family) = priorities.family_below(at).filter(|family| family.method != Method::Single) {
        method(question, rows, "subgoals", msg!("why-field.subgoals"), family);
    }
    // All of the programme's weight is told by a report of its own.
    if at > 0 {
        shared(question, rows, at);
    }
}

/// How a family is weighed, and by whom.
fn method(
    question: &Question<'_>,
    rows: &mut Rows<'_>,
    word: &'static str,
    label: Message,
    family: &FamilyWeights,
) {
    let query = Query { consistency_ratio: question.consistency_ratio, ..Query::default() };
    let said = weights::family_alone(&input(question, &query), family);
    rows.add(word, label, said, Origin::nowhere());
    for of in &family.experts {
        let Cell::Record { fields, .. } = weights::expert(of) else { continue };
        let name = of.name.as_ref().map_or_else(|| msg!("why-nameless").into(), |name| Arg::from(&**name));
        let judged =
            of.judgements.map(|made| msg!("report-family.judgements", made = made.made, count = made.of));
        let cr = of.consistency.map(|of| msg!("report-family.consistent", cr = Arg::Brief(of.cr)));
        let from = Origin::nowhere()
            .and(msg!("why-competence", competence = Arg::Brief(of.competence)))
            .maybe(judged)
            .maybe(cr);
        let text = Some(msg!("report-line", text = name).into());
        rows.add("expert", msg!("why-field.expert"), Cell::Record { text, fields }, from);
    }
}

/// The activities that get the weight of a goal and of those below it, the largest share first, and what
/// else becomes of it.
fn shared(question: &Question<'_>, rows: &mut Rows<'_>, at: GoalIx) {
    let (programme, priorities) = (question.programme, &question.analysis.priorities);
    let below = |goal: &GoalIx| {
        std::iter::successors(Some(*goal), |at| programme.goals.get(*at)?.parent).any(|above| above == at)
    };
    let mut found: Vec<Taker> = Vec::new();
    let mut places: HashMap<ActivityIx, usize> = HashMap::new();
    let mut unserved = 0.0;
    for goal in (at..programme.goals.len()).filter(below) {
        unserved += priorities.goals.get(goal).map_or(0.0, |weight| weight.unserved);
        for taken in takers(programme, &priorities.goals, goal) {
            let place = *places.entry(taken.activity).or_insert(found.len());
            match found.get_mut(place) {
                Some(taker) => {
                    taker.share += taken.share;
                    taker.from.push((goal, taken));
                }
                None => found.push(Taker {
                    activity: taken.activity,
                    from: vec![(goal, taken)],
                    share: taken.share,
                }),
            }
        }
    }
    found.sort_by(|left, right| right.share.total_cmp(&left.share));
    let all = priorities.goals.get(at).map_or(0.0, |weight| weight.global);
    let rest = all - unserved - found.iter().map(|taker| taker.share).sum::<f64>();
    for taker in &found {
        let Some(reference) = cells::activity(programme, taker.activity) else { continue };
        let from = Origin::nowhere().maybe(source(question, at, taker));
        rows.add("share", msg!("why-field.gets"), taking(reference, taker.share), from);
    }
    for (word, label, share) in
        [("unserved", msg!("report-unserved"), unserved), ("elsewhere", msg!("why-field.elsewhere"), rest)]
    {
        if share > NOTHING {
            rows.add(word, label, Cell::Share(share), Origin::nowhere());
        }
    }
}

/// An activity with what it gets: «1.2 Утвердить положение, 19,7 %».
fn taking(of: Reference, share: f64) -> Cell {
    let text = msg!("report-importance", goal = weights::named(&of), weight = Arg::Share(share));
    let fields = weights::keys(of).into_iter().chain([("share", Cell::Share(share))]).collect();
    Cell::Record { text: Some(text.into()), fields }
}

/// By which of the goals below an activity gets something, or by what part where it is the goal itself that
/// several divide.
fn source(question: &Question<'_>, at: GoalIx, taker: &Taker) -> Option<Message> {
    match taker.from.as_slice() {
        [(goal, taken)] if *goal == at => {
            let (part, of) = (Arg::Share(taken.contribution), Arg::Share(taken.of));
            let share = Arg::Share(taken.contribution / taken.of);
            let divided = taken.of - taken.contribution > NOTHING;
            divided.then(|| msg!("why-divided", share = share, part = part, all = of))
        }
        from => {
            let names = from.iter().filter_map(|(goal, _)| short(question, *goal)).map(Arg::from);
            Some(msg!("why-through", goals = Arg::List(names.collect())))
        }
    }
}

/// A goal's number, or its title where it has none.
fn short(question: &Question<'_>, at: GoalIx) -> Option<String> {
    let reference = cells::goal(question.programme, at)?;
    Some(reference.number.unwrap_or(reference.title))
}

/// The local weights that a goal's global one is the product of: «54,0 % × 52,1 %».
fn product(question: &Question<'_>, at: GoalIx) -> Option<Message> {
    let local = |at: GoalIx| question.analysis.priorities.goals.get(at).map(|goal| Arg::Share(goal.local));
    let above = |at: &GoalIx| question.programme.goals.get(*at).and_then(|goal| goal.parent);
    // The root is the whole.
    let mut path: Vec<GoalIx> = std::iter::successors(Some(at), above).filter(|at| *at > 0).collect();
    path.reverse();
    if path.len() < 2 {
        return None;
    }
    let times = |left: Arg, right: Arg| msg!("why-times", left = left, right = right).into();
    let said = path.into_iter().filter_map(local).reduce(times)?;
    Some(msg!("report-line", text = said))
}

/// The importance of an activity and its share of the whole, and what each of its goals gives to both.
pub fn activity(question: &Question<'_>, rows: &mut Rows<'_>, at: ActivityIx, activity: &Activity) {
    let (programme, priorities) = (question.programme, &question.analysis.priorities);
    let Some(weight) = priorities.activities.get(at) else { return };
    let served: Vec<Contribution> = contributions(programme, activity).collect();
    if served.is_empty() {
        return;
    }
    let importance: Vec<f64> = priorities.activities.iter().map(|of| of.importance).collect();
    let place = weights::places(&importance).get(at).copied().unwrap_or_default();
    let from = Origin::nowhere().and(msg!("why-place", place = place, count = importance.len()));
    rows.add("importance", msg!("why-field.importance"), Cell::Share(weight.importance), from);
    let share = |goal: GoalIx| {
        let mut all = takers(programme, &priorities.goals, goal).into_iter();
        all.find(|taken| taken.activity == at).map_or(0.0, |taken| taken.share)
    };
    let query = Query::default();
    let mut parts = Vec::new();
    for of in served {
        let given = share(of.goal);
        let cell = weights::contribution(&input(question, &query), of, Some(given));
        let path = product(question, of.goal).map(|product| msg!("why-weight-of-goal", product = product));
        rows.add("contribution", msg!("why-field.contribution"), cell, Origin::nowhere().maybe(path));
        if let Some(goal) = short(question, of.goal) {
            parts.push(msg!("why-from-goal", share = Arg::Share(given), goal = goal));
        }
    }
    let parts = parts.into_iter().filter(|_| activity.goals.len() > 1);
    let from = parts.fold(Origin::nowhere(), Origin::and);
    rows.add("share", msg!("why-field.share"), Cell::Share(weight.share), from);
}
