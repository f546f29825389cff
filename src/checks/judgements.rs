//! Judgements of goals two by two, and what else experts say of goals: each by itself, without computing.

use super::agreement;
use super::{Input, said};
use crate::analysis::priorities::{Siblings, places};
use crate::diagnostic::{Diagnostic, Example, Fix, Group, Level, Rule};
use crate::locale::Arg;
use crate::model::record::Judgement;
use crate::model::{Goal, GoalIx, JudgedByExpert, JudgementSet, Pair, record};
use crate::msg;
use crate::schema::{Seq, Slot, Text};
use crate::source::Span;
use crate::values::Ratio;
use std::collections::HashMap;

/// Two goals are judged twice and differently.
pub static CONTRADICTING_JUDGEMENTS: Rule = Rule {
    name: "contradicting-judgements",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, staff, 3], [staff, legal, ⟦2⟧]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, staff, 3]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
};

/// A judgement outside Saaty's scale.
pub static JUDGEMENT_OUT_OF_SCALE: Rule = Rule {
    name: "judgement-out-of-scale",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, staff, ⟦20⟧]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, staff, 9]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
};

/// A judgement of a goal that is not one of the siblings that are compared.
pub static JUDGEMENT_OF_STRANGER: Rule = Rule {
    name: "judgement-of-stranger",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  id: model
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, staff, 3], [staff, ⟦model⟧, 2]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
    good: Example::over(
        "\
goal:
  id: model
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, staff, 3]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
};

/// Everything about judgements.
pub fn judgements(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let goals = &input.programme.goals;
    let judged = |goal: &Goal| !goal.written.pairwise.is_absent() || !goal.written.experts.is_absent();
    if !goals.iter().any(judged) {
        return;
    }
    let places = places(input.programme);
    for (parent, goal) in goals.iter().enumerate().filter(|(_, goal)| judged(goal)) {
        let siblings = Siblings { parent, goals, places: &places };
        let mut sound = true;
        for JudgementSet { written, named, .. } in goal.judgement_sets() {
            let before = out.len();
            strangers(goal, siblings, written, named, out);
            off_scale(input, written, out);
            contradictions(goals, written, named, out);
            let unread = written.is_faulty() || written.get().is_some_and(|list| list.lost);
            let unnamed = named.iter().any(|(left, right)| left.is_none() || right.is_none());
            sound &= out.len() == before && !unread && !unnamed;
        }
        let experts = goal.written.experts.into_iter().zip(&goal.judged.experts);
        let before = out.len();
        experts.for_each(|(expert, named)| named_by(goal, siblings, expert, named, out));
        let unread = goal.written.experts.is_faulty()
            || goal.written.experts.get().is_some_and(|experts| experts.lost)
            || goal.subgoals_lost;
        // What would follow from a judgement that is faulty itself stays unsaid.
        if sound && out.len() == before && !unread {
            agreement::agreement(input, goal, siblings, out);
        }
    }
}

fn strangers(
    parent: &Goal,
    siblings: Siblings<'_>,
    written: &Slot<Seq<Judgement>>,
    named: &[Pair],
    out: &mut Vec<Diagnostic>,
) {
    let mut found: Vec<(&Text, GoalIx)> = Vec::new();
    for (judgement, (left, right)) in written.into_iter().zip(named) {
        let sides = [(&judgement.left, *left), (&judgement.right, *right)];
        let stranger = sides.into_iter().find_map(|(name, goal)| is_stranger(parent, siblings, name, goal));
        found.extend(stranger);
        if let (None, Some(left), true) = (stranger, left, left == right) {
            let goal = siblings.goals.get(*left).map(|goal| said::title(&goal.title)).unwrap_or_default();
            let message = msg!("judgement-of-stranger.itself", goal = goal);
            let fault = Diagnostic::new(&JUDGEMENT_OF_STRANGER, judgement.right.span, message);
            out.push(fault.help(msg!("judgement-of-stranger.help-itself")));
        }
    }
    tell(parent, siblings, &found, out);
}

/// The name and the goal, if that is none of the siblings.
fn is_stranger<'t>(
    parent: &Goal,
    siblings: Siblings<'_>,
    name: &'t Text,
    goal: Option<GoalIx>,
) -> Option<(&'t Text, GoalIx)> {
    let stranger = goal.filter(|_| siblings.place(goal).is_none())?;
    // Of two goals with one id the second can't be named: it may be the one that was meant.
    let own = |child: &GoalIx| siblings.goals.get(*child).and_then(|goal| goal.id.as_ref());
    let meant = parent.children.iter().filter_map(own).any(|id| *id.value == *name.value);
    (!meant).then_some((name, stranger))
}

/// One message for all strangers of a set: mostly the whole set stands at the wrong goal.
fn tell(parent: &Goal, siblings: Siblings<'_>, found: &[(&Text, GoalIx)], out: &mut Vec<Diagnostic>) {
    let Some(((name, goal), others)) = found.split_first() else { return };
    let stranger = siblings.goals.get(*goal).map(|goal| said::title(&goal.title)).unwrap_or_default();
    let above = said::title(&parent.title);
    let message = msg!("judgement-of-stranger", goal = stranger, parent = above);
    let ids = parent.children.iter().filter_map(|child| siblings.goals.get(*child)?.id.as_ref());
    let ids: Vec<Arg> = ids.map(|id| Arg::from(&id.value)).collect();
    let help = if ids.is_empty() {
        msg!("judgement-of-stranger.help-none")
    } else {
        msg!("judgement-of-stranger.help", names = said::some(ids.into_iter()))
    };
    let fault = Diagnostic::new(&JUDGEMENT_OF_STRANGER, name.span, message).help(help);
    out.push(others.iter().fold(fault, |fault, (name, _)| fault.also(name.span)));
}

/// Strangers among the goals that an expert ranks, weighs or scores.
fn named_by(
    parent: &Goal,
    siblings: Siblings<'_>,
    expert: &record::Expert,
    named: &JudgedByExpert,
    out: &mut Vec<Diagnostic>,
) {
    let ranks = expert.ranks.into_iter().map(|(name, _)| name).zip(&named.ranks);
    let weights = expert.weights.into_iter().map(|(name, _)| name).zip(&named.weights);
    let scores = expert.scores.into_iter().map(|(name, _)| name).zip(&named.scores);
    let all = ranks.chain(weights).chain(scores);
    let found = all.filter_map(|(name, goal)| is_stranger(parent, siblings, name, *goal));
    tell(parent, siblings, &found.collect::<Vec<_>>(), out);
}

fn off_scale(input: &Input<'_>, written: &Slot<Seq<Judgement>>, out: &mut Vec<Diagnostic>) {
    for judgement in written {
        let ratio = judgement.ratio.value;
        let utmost = match (ratio.is_beyond_scale(), ratio.inverse().is_beyond_scale()) {
            (true, _) => "9",
            (_, true) => "1/9",
            _ => continue,
        };
        let value = input.source.slice(judgement.ratio.span);
        let message = msg!("judgement-out-of-scale", value = value);
        let fault = Diagnostic::new(&JUDGEMENT_OUT_OF_SCALE, judgement.ratio.span, message);
        let fix =
            Fix::offered(msg!("judgement-out-of-scale.fix", value = utmost), judgement.ratio.span, utmost);
        out.push(fault.help(msg!("judgement-out-of-scale.help")).fix(fix));
    }
}

fn contradictions(goals: &[Goal], written: &Slot<Seq<Judgement>>, named: &[Pair], out: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(GoalIx, GoalIx), (Ratio, Span)> = HashMap::new();
    for (judgement, (left, right)) in written.into_iter().zip(named) {
        let (Some(left), Some(right)) = (*left, *right) else { continue };
        let ratio = judgement.ratio.value;
        let (pair, ratio) =
            if left < right { ((left, right), ratio) } else { ((right, left), ratio.inverse()) };
        let (first, place) = *seen.entry(pair).or_insert((ratio, judgement.ratio.span));
        if ratio.may_be(first) || left == right {
            continue;
        }
        let title = |at: GoalIx| goals.get(at).map(|goal| said::title(&goal.title)).unwrap_or_default();
        let message = msg!("contradicting-judgements", left = title(pair.0), right = title(pair.1));
        let fault = Diagnostic::new(&CONTRADICTING_JUDGEMENTS, judgement.ratio.span, message);
        out.push(
            fault
                .label(place, msg!("contradicting-judgements.first"))
                .help(msg!("contradicting-judgements.help")),
        );
    }
}
