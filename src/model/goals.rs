use super::build::{Builder, title};
use super::names::Named;
use super::{Goal, Served, UNTITLED, record};
use crate::diagnostic::Diagnostic;
use crate::msg;
use crate::schema::{Contributions, Entries, Seq, Slot, Text, VALUE_OUT_OF_RANGE};
use crate::source::Span;
use rust_decimal::Decimal;

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
        let unread = written.subgoals.is_faulty();
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
            written,
        });
    }
    goals
}

/// Resolves what the goals name, once every id is known.
pub(super) fn resolve(builder: &mut Builder<'_>, goals: &mut [Goal]) {
    for goal in goals {
        goal.owner = goal.written.owner.get().and_then(|owner| builder.person(owner));
        goal.due = builder.deadline(&goal.written.due);
        judgements(builder, &goal.written.pairwise);
        for expert in &goal.written.experts {
            judgements(builder, &expert.pairwise);
            names(builder, &expert.ranks);
            names(builder, &expert.weights);
            names(builder, &expert.scores);
        }
    }
}

fn judgements(builder: &mut Builder<'_>, judgements: &Slot<Seq<record::Judgement>>) {
    for judgement in judgements {
        builder.names.goal(&judgement.left, &mut builder.faults);
        builder.names.goal(&judgement.right, &mut builder.faults);
    }
}

fn names<T>(builder: &mut Builder<'_>, entries: &Slot<Entries<T>>) {
    for (name, _) in entries {
        builder.names.goal(name, &mut builder.faults);
    }
}

/// The goals that a `goals` key names, with their shares; the second value says whether something could not
/// be read.
pub(super) fn served(builder: &mut Builder<'_>, slot: &Slot<Contributions>) -> (Vec<Served>, bool) {
    let Some(named) = slot.get() else { return (Vec::new(), slot.is_faulty()) };
    let mut faulty = named.lost;
    let mut served: Vec<Served> = Vec::new();
    let mut sum = Some(Decimal::ZERO);
    let mut slack = Decimal::ZERO;
    for (name, share) in &named.items {
        let Some(goal) = goal(builder, name) else {
            faulty = true;
            continue;
        };
        if let Some(share) = share {
            sum = sum.and_then(|sum| sum.checked_add(share.value.value));
            slack += share.value.half_unit();
        }
        if !served.iter().any(|other| other.goal == goal) {
            served.push(Served {
                goal,
                share: share.as_ref().map(|share| share.value.to_f64()),
                span: name.span,
            });
        }
    }
    let weighed = named.items.iter().any(|(_, share)| share.is_some());
    let off = sum.is_none_or(|sum| (sum - Decimal::ONE).abs() > slack);
    if weighed && off && !faulty {
        let percent = sum.and_then(|sum| sum.checked_mul(Decimal::ONE_HUNDRED)).map(|sum| sum.normalize());
        let message = msg!("value-out-of-range.contributions", sum = percent.unwrap_or_default().to_string());
        let place = slot.span().unwrap_or_default();
        let help = msg!("value-out-of-range.help-contributions");
        builder.faults.push(Diagnostic::new(&VALUE_OUT_OF_RANGE, place, message).help(help));
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
