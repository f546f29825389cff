use super::alike::Alike;
use super::build::{Builder, once, title};
use super::judged::{Judged, judged};
use super::names::{Named, Wanted, normal};
use super::{Goal, Served, UNKNOWN_REFERENCE, UNTITLED, record};
use crate::diagnostic::{Diagnostic, Fix, Level};
use crate::locale::Arg;
use crate::msg;
use crate::schema::{Contributions, Slot, Text, VALUE_OUT_OF_RANGE};
use crate::source::Span;
use crate::syntax::quoted;
use crate::values::Share;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashSet;

/// The goals from the root down, a goal before its subgoals; without a readable root one that stands for it.
pub(super) fn tree(builder: &mut Builder<'_>, root: Option<record::Goal>, plan: Span) -> Vec<Goal> {
    let mut goals = Vec::new();
    let root =
        root.unwrap_or_else(|| record::Goal { span: Span::at(plan.start as usize), ..Default::default() });
    let mut open = vec![(root, None, String::new())];
    while let Some((mut written, parent, number)) = open.pop() {
        let at = goals.len();
        let id = written.id.get().map(|id| id.0.clone());
        if let Some(id) = &id {
            builder.names.claim(id, Named::Goal(at), &mut builder.faults);
        }
        let depth = parent.and_then(|parent: usize| goals.get_mut(parent)).map_or(0, |parent: &mut Goal| {
            parent.children.push(at);
            parent.depth + 1
        });
        let subgoals_key = written.subgoals.key();
        let unread = written.subgoals.is_faulty() || written.open && written.subgoals.is_absent();
        let subgoals = written.subgoals.take().unwrap_or_default();
        let prefix = if number.is_empty() { String::new() } else { format!("{number}.") };
        for (place, goal) in subgoals.items.into_iter().enumerate().rev() {
            open.push((goal, Some(at), format!("{prefix}{}", place + 1)));
        }
        goals.push(Goal {
            id,
            title: title(&written.title),
            title_span: written.title.span().unwrap_or(written.span),
            parent,
            children: Vec::new(),
            depth,
            number,
            owner: None,
            due: None,
            subgoals_key,
            subgoals_lost: subgoals.lost || unread,
            judged: Judged::default(),
            written,
        });
    }
    goals
}

/// Resolves what the goals name, once every id is known.
pub(super) fn resolve(builder: &mut Builder<'_>, goals: &mut [Goal]) {
    for goal in goals.iter() {
        criteria(builder, goal, goals);
        weights(builder, goal, goals);
    }
    for goal in goals {
        goal.owner = goal.written.owner.get().and_then(|owner| builder.person(owner));
        goal.due = builder.deadline(&goal.written.due);
        goal.judged = judged(builder, &goal.written);
    }
}

/// Makes it safe to add the `%` that weights of a family lack, where they then come to 100 %.
fn weights(builder: &mut Builder<'_>, parent: &Goal, goals: &[Goal]) {
    if builder.bare.is_empty() || parent.subgoals_lost {
        return;
    }
    let children = parent.children.iter().filter_map(|child| goals.get(*child));
    let bare = |goal: &Goal| builder.bare.get(&goal.written.weight.span()?.start).copied();
    let written = |goal: &Goal| goal.written.weight.get().map(|weight| weight.value);
    let share = |goal: &Goal| written(goal).or_else(|| bare(goal).map(|bare| bare.share));
    if Share::make_a_whole(children.clone().map(share)) {
        children.filter_map(bare).for_each(|bare| bare.settle(&mut builder.faults));
    }
}

/// A message names so many criteria.
const CRITERIA_SHOWN: usize = 8;

/// Reports scores by criteria that the goal above does not name.
fn criteria(builder: &mut Builder<'_>, parent: &Goal, goals: &[Goal]) {
    let children = || parent.children.iter().filter_map(|child| goals.get(*child));
    let of_children = children().map(|child| &child.written.scores);
    let by_experts = parent.written.experts.into_iter().flat_map(|expert| &expert.scores);
    let named = &parent.written.criteria;
    let none = named.get().is_some_and(|named| !named.lost && named.items.is_empty());
    if named.is_absent() || none {
        let judged_otherwise =
            |child: &Goal| !child.written.priority.is_absent() || !child.written.weight.is_absent();
        let experts = parent.written.experts.into_iter().map(|expert| expert.scores.key());
        let scores = of_children.map(Slot::key).chain(experts).flatten().next();
        let place = scores.map(|scores| named.key().unwrap_or(scores));
        if let Some(place) = place.filter(|_| !parent.written.open && !children().any(judged_otherwise)) {
            let fault = Diagnostic::new(&UNKNOWN_REFERENCE, place, msg!("unknown-reference.no-criteria"));
            builder.faults.push(fault.help(msg!("unknown-reference.help-no-criteria")));
        }
        return;
    }
    let Some(named) = named.get().filter(|named| !named.lost) else { return };
    let known: HashSet<Cow<'_, str>> = named.items.iter().map(|(name, _)| normal(&name.value)).collect();
    let mut alike = None;
    let scores = of_children.flatten().map(|(name, _)| name);
    let scores = scores.chain(by_experts.flat_map(|(_, scores)| scores.items.iter().map(|(name, _)| name)));
    for name in scores.filter(|name| !known.contains(&normal(&name.value))) {
        let message = msg!("unknown-reference.criterion", name = name.value.as_str());
        let mut names: Vec<Arg> =
            named.items.iter().take(CRITERIA_SHOWN).map(|(name, _)| Arg::from(&name.value)).collect();
        if let Some(more) = named.items.len().checked_sub(CRITERIA_SHOWN).filter(|more| *more > 0) {
            names.push(msg!("unknown-reference.more", count = more).into());
        }
        let fault = Diagnostic::new(&UNKNOWN_REFERENCE, name.span, message);
        let mut fault = fault.help(msg!("unknown-reference.help-criterion", names = Arg::List(names)));
        let alike = alike.get_or_insert_with(|| Alike::ids(known.iter().map(Cow::as_ref)));
        if let Some(near) = alike.id(name.value.trim(), &mut builder.names.comparisons) {
            let title = msg!("unknown-reference.fix", near = near);
            fault = fault.fix(Fix::safe(title, name.span, quoted(near, true)));
        }
        builder.faults.push(fault);
    }
}

/// The goals that a `goals` key names, with their shares; the second value says whether something could not
/// be read.
pub(super) fn served(builder: &mut Builder<'_>, slot: &Slot<Contributions>) -> (Vec<Served>, bool) {
    let Some(named) = slot.get() else { return (Vec::new(), slot.is_faulty()) };
    let mut faulty = named.lost;
    let mut served: Vec<Served> = Vec::with_capacity(named.items.len());
    let mut sum = Some(Decimal::ZERO);
    let mut slack = Decimal::ZERO;
    let mut none = None;
    for (name, share) in &named.items {
        if builder.several_in_one(slot.span(), name, Wanted::Goal) {
            faulty = true;
            continue;
        }
        let Some(goal) = goal(builder, name) else {
            faulty = true;
            continue;
        };
        if let Some(share) = share {
            none = none.or_else(|| share.value.value.is_zero().then_some(share.span));
            sum = sum.and_then(|sum| sum.checked_add(share.value.value));
            slack += share.value.half_unit();
        }
        let share = share.as_ref().map(|share| share.value.to_f64());
        served.push(Served { goal, share, span: name.span });
    }
    once(&mut served, |served| served.goal);
    let weighed = named.items.iter().any(|(_, share)| share.is_some());
    let off = sum.is_none_or(|sum| (sum - Decimal::ONE).abs() > slack);
    if weighed && off && !faulty {
        let percent = sum.and_then(|sum| sum.checked_mul(Decimal::ONE_HUNDRED)).map(|sum| sum.normalize());
        let message = msg!("value-out-of-range.contributions", sum = percent.unwrap_or_default().to_string());
        let place = slot.span().unwrap_or_default();
        let help = msg!("value-out-of-range.help-contributions");
        builder.faults.push(Diagnostic::new(&VALUE_OUT_OF_RANGE, place, message).help(help));
    } else if let Some(place) = none {
        let fault = Diagnostic::new(&VALUE_OUT_OF_RANGE, place, msg!("value-out-of-range.no-contribution"));
        let fault = fault.level(Level::Warning).help(msg!("value-out-of-range.help-no-contribution"));
        builder.faults.push(fault);
    }
    (served, faulty)
}

fn goal(builder: &mut Builder<'_>, name: &Text) -> Option<usize> {
    builder.names.goal(name, &mut builder.faults)
}

/// Whether a title stands in for one that is missing.
pub fn is_untitled(title: &str) -> bool {
    title == UNTITLED
}
