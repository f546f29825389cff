//! The numbers by which a family is weighed: what experts give, importances of criteria, scores.

use super::priorities::{NO_PRIORITY, WEIGHTS_SUM, percent};
use super::{Input, said};
use crate::analysis::priorities::{Family, Given, Scored, Way, are_off, given, joined};
use crate::diagnostic::Diagnostic;
use crate::locale::{Arg, Message};
use crate::model::{normal, record};
use crate::msg;
use crate::source::Span;
use crate::values::Share;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// What is wrong with the numbers of a family, each found by itself.
pub fn opinions(input: &Input<'_>, family: &Family<'_>, places: &[usize], out: &mut Vec<Diagnostic>) {
    let parent = family.parent;
    let known = !parent.written.open && !parent.subgoals_lost && family.mixed().is_none();
    if !known || family.children.len() < 2 {
        return;
    }
    let before = out.len();
    if family.way() == Some(Way::Experts) {
        experts(family, out);
    }
    if matches!(family.way(), Some(Way::Criteria | Way::Experts)) {
        criteria(family, out);
        if out.len() == before {
            scores(input, family, places, out);
        }
    }
}

/// Experts who say nothing, and whose shares are no whole.
fn experts(family: &Family<'_>, out: &mut Vec<Diagnostic>) {
    let slot = &family.parent.written.experts;
    let Some(list) = slot.get().filter(|list| !list.lost) else { return };
    let goal = || said::title(&family.parent.title);
    if let (true, Some(key)) = (list.items.is_empty(), slot.key()) {
        let fault = Diagnostic::new(&NO_PRIORITY, key, msg!("no-priority.no-experts", goal = goal()));
        out.push(fault.help(msg!("no-priority.help-no-experts")));
    }
    for (expert, at) in list.items.iter().zip(1_usize..) {
        if is_silent(expert) {
            let message = msg!("no-priority.silent", expert = name(expert, at), goal = goal());
            let place = expert.name.span().unwrap_or(expert.span);
            out.push(Diagnostic::new(&NO_PRIORITY, place, message).help(msg!("no-priority.help-silent")));
        }
        let weights = expert.weights.get().filter(|weights| !weights.lost).zip(expert.weights.key());
        let Some((weights, key)) = weights else { continue };
        let all = weights.items.len() == family.children.len();
        let shares = || weights.items.iter().map(|(_, share)| share.value);
        let Some((sum, missing)) = missing(shares()) else { continue };
        if Share::make_a_whole(shares().map(Some)) || !all && missing >= Decimal::ZERO {
            continue;
        }
        let name = name(expert, at);
        let (sum, off) = (percent(sum), percent(missing.abs()));
        let message = if missing > Decimal::ZERO {
            msg!("weights-sum.expert", expert = name, goal = goal(), sum = sum, off = off)
        } else {
            msg!("weights-sum.expert-over", expert = name, goal = goal(), sum = sum, off = off)
        };
        out.push(Diagnostic::new(&WEIGHTS_SUM, key, message).help(msg!("weights-sum.help-expert")));
    }
}

fn is_silent(expert: &record::Expert) -> bool {
    !expert.open
        && expert.pairwise.is_absent()
        && expert.ranks.is_absent()
        && expert.weights.is_absent()
        && expert.scores.is_absent()
}

/// «Первый», else «№ 2».
fn name(expert: &record::Expert, at: usize) -> Arg {
    match expert.name.get() {
        Some(name) => msg!("check-quoted", text = said::title(&name.value)).into(),
        None => msg!("check-number", number = at).into(),
    }
}

/// What shares come to, and what is missing from 1.
fn missing(shares: impl Iterator<Item = Share>) -> Option<(Decimal, Decimal)> {
    let mut shares = shares.map(|share| share.value);
    let sum = shares.try_fold(Decimal::ZERO, |sum: Decimal, part| sum.checked_add(part))?;
    Some((sum, Decimal::ONE.checked_sub(sum)?))
}

/// Importances that are no whole.
fn criteria(family: &Family<'_>, out: &mut Vec<Diagnostic>) {
    let slot = &family.parent.written.criteria;
    let (Some(list), Some(key), true) = (slot.get(), slot.key(), are_off(family)) else { return };
    let Some((sum, missing)) = missing(list.items.iter().map(|(_, share)| share.value)) else { return };
    let goal = said::title(&family.parent.title);
    let (sum, off) = (percent(sum), percent(missing.abs()));
    let message = if missing > Decimal::ZERO {
        msg!("weights-sum.criteria", goal = goal, sum = sum, off = off)
    } else {
        msg!("weights-sum.criteria-over", goal = goal, sum = sum, off = off)
    };
    out.push(Diagnostic::new(&WEIGHTS_SUM, key, message).help(msg!("weights-sum.help-criteria")));
}

/// Criteria that nobody is scored by, and goals that lack a score.
fn scores(input: &Input<'_>, family: &Family<'_>, places: &[usize], out: &mut Vec<Diagnostic>) {
    let Some(named) = family.parent.written.criteria.get().filter(|named| !named.lost) else { return };
    let lost = family.children.iter().any(|goal| {
        let scores = &goal.written.scores;
        scores.is_faulty() || scores.get().is_some_and(|scores| scores.lost)
    });
    let known: HashSet<_> = named.items.iter().map(|(name, _)| normal(&name.value)).collect();
    let by_experts = family.parent.written.experts.into_iter().flat_map(|expert| &expert.scores);
    let own = family.children.iter().flat_map(|goal| &goal.written.scores).map(|(name, _)| name);
    let all = own.chain(by_experts.flat_map(|(_, scores)| scores.items.iter().map(|(name, _)| name)));
    // A misspelt criterion is reported, and may be any.
    let strange = all.into_iter().any(|name| !known.contains(&normal(&name.value)));
    let Some(scored) = scored(input, family, places).filter(|_| !lost && !strange) else { return };
    let mut seen = HashSet::new();
    let criteria: Vec<(&str, Span)> = named
        .items
        .iter()
        .filter(|(name, _)| seen.insert(normal(&name.value)))
        .map(|(name, _)| (name.value.trim(), name.span))
        .collect();
    let has = |place: usize, at: usize| {
        scored.scores.get(place).and_then(|row| row.get(at)).is_some_and(Option::is_some)
    };
    let used = |at: usize| (0..family.children.len()).any(|place| has(place, at));
    let all: Vec<f64> = scored.scores.iter().flatten().flatten().copied().collect();
    let goal = || said::title(&family.parent.title);
    if let (false, true, Some(key)) =
        (all.is_empty(), all.iter().all(|score| *score == 0.0), family.parent.written.criteria.key())
    {
        let fault = Diagnostic::new(&NO_PRIORITY, key, msg!("no-priority.all-zero", goal = goal()));
        out.push(fault.help(msg!("no-priority.help-all-zero")));
        return;
    }
    for (_, (name, place)) in criteria.iter().enumerate().filter(|(at, _)| !used(*at)) {
        let message = msg!("no-priority.unused-criterion", criterion = *name, goal = goal());
        out.push(Diagnostic::new(&NO_PRIORITY, *place, message).help(msg!("no-priority.help-unused")));
    }
    for (place, child) in family.children.iter().enumerate() {
        let lacks = criteria.iter().enumerate().filter(|(at, _)| used(*at) && !has(place, *at));
        let lacks: Vec<Arg> = lacks.map(|(_, (name, _))| Arg::from(*name)).collect();
        let any = (0..criteria.len()).any(|at| has(place, at));
        let span = child.written.scores.key();
        // Of a goal without any score it is told that it has none.
        if lacks.is_empty() || !any && (span.is_none() || family.way() == Some(Way::Experts)) {
            continue;
        }
        let list = said::some(lacks.into_iter());
        let message: Message =
            msg!("no-priority.unscored-by", goal = said::title(&child.title), criteria = list);
        let fault = Diagnostic::new(&NO_PRIORITY, span.unwrap_or(child.title_span), message);
        out.push(fault.help(msg!("no-priority.help-unscored-by")));
    }
}

fn scored(input: &Input<'_>, family: &Family<'_>, places: &[usize]) -> Option<Scored> {
    match given(input.programme, family, places) {
        Given::Scores(scored) => Some(scored),
        Given::Experts(opinions) => match joined(&opinions) {
            Given::Scores(scored) => Some(scored),
            _ => None,
        },
        _ => None,
    }
}
