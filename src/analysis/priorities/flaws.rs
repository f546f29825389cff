//! What is wrong with what a family gives, so that its weights are not quite what the plan says.

use super::families::{Family, Way};
use super::given::Siblings;
use super::weigh::Flaw;
use crate::model::{JudgementSet, Programme, record};
use crate::values::{Ratio, Share};
use std::collections::HashMap;

/// Adds what the numbers of a family don't show to its flaws.
pub fn note(flaws: &mut Vec<Flaw>, programme: &Programme, family: &Family<'_>, places: &[usize]) {
    let unread = is_unread(family);
    if unread && !is_lacking(family) {
        // What is missing then is what could not be read.
        flaws.retain(|flaw| *flaw != Flaw::Lacking);
    }
    let silent = family.parent.written.experts.into_iter().any(is_silent);
    if silent && !flaws.contains(&Flaw::Lacking) {
        flaws.push(Flaw::Lacking);
    }
    let judged = judged(Siblings { parent: family.at, goals: &programme.goals, places }, family);
    let found = [
        (family.mixed().or_else(|| family.mixed_experts()).is_some(), Flaw::Mixed),
        (unread, Flaw::Unread),
        (judged.dropped, Flaw::Dropped),
        (judged.contradicting, Flaw::Contradicting),
        (judged.off_scale, Flaw::OffScale),
        (is_off_sum(family), Flaw::OffSum),
    ];
    flaws.extend(found.into_iter().filter(|(is, _)| *is).map(|(_, flaw)| flaw));
}

/// What is wrong with the judgements and names of a family.
#[derive(Default)]
struct Judged {
    dropped: bool,
    contradicting: bool,
    off_scale: bool,
}

fn judged(siblings: Siblings<'_>, family: &Family<'_>) -> Judged {
    let mut found = Judged::default();
    if !matches!(family.way(), Some(Way::Pairwise | Way::Experts)) {
        return found;
    }
    for JudgementSet { written, named, .. } in family.parent.judgement_sets() {
        let ratios = written.into_iter().map(|judgement| judgement.ratio.value);
        let mut seen: HashMap<(usize, usize), Ratio> = HashMap::new();
        for (ratio, (left, right)) in ratios.zip(named) {
            found.off_scale |= ratio.is_beyond_scale() || ratio.inverse().is_beyond_scale();
            let (Some(left), Some(right)) = (siblings.place(*left), siblings.place(*right)) else {
                found.dropped = true;
                continue;
            };
            found.dropped |= left == right;
            let (pair, ratio) =
                if left < right { ((left, right), ratio) } else { ((right, left), ratio.inverse()) };
            found.contradicting |= !seen.entry(pair).or_insert(ratio).may_be(ratio) && left != right;
        }
    }
    let strangers = family.parent.judged.experts.iter().any(|named| {
        let mut goals = named.ranks.iter().chain(&named.weights).chain(&named.scores);
        goals.any(|goal| siblings.place(*goal).is_none())
    });
    found.dropped |= strangers;
    found
}

/// Whether something that a family or one of its experts gives could not be read, or an expert counts for
/// nothing.
fn is_unread(family: &Family<'_>) -> bool {
    let parent = &family.parent.written;
    parent.pairwise.is_faulty()
        || parent.pairwise.get().is_some_and(|list| list.lost)
        || parent.criteria.is_faulty()
        || parent.criteria.get().is_some_and(|list| list.lost)
        || parent.experts.is_faulty()
        || parent.experts.get().is_some_and(|list| list.lost)
        || parent.experts.into_iter().any(is_unheard)
        || family.parent.subgoals_lost
        || family.children.iter().any(|goal| {
            let own = &goal.written;
            let lost = own.scores.get().is_some_and(|list| list.lost);
            own.priority.is_faulty() || own.weight.is_faulty() || own.scores.is_faulty() || lost
        })
}

/// Whether a goal has nothing where its siblings have a rank, a share or a score.
fn is_lacking(family: &Family<'_>) -> bool {
    let mut children = family.children.iter();
    match family.way() {
        Some(Way::Ranks) => children.any(|goal| goal.written.priority.is_absent()),
        Some(Way::Weights) => children.any(|goal| goal.written.weight.is_absent()),
        Some(_) => true,
        None => false,
    }
}

/// Whether shares that should make a whole don't: those of the family, of an expert, or of the criteria.
fn is_off_sum(family: &Family<'_>) -> bool {
    let parent = &family.parent.written;
    let off = |shares: &mut dyn Iterator<Item = Option<Share>>| {
        let shares: Option<Vec<Share>> = shares.collect();
        shares.is_some_and(|shares| !Share::make_a_whole(shares.into_iter().map(Some)))
    };
    match family.way() {
        Some(Way::Weights) => {
            off(&mut family.children.iter().map(|goal| goal.written.weight.get().map(|share| share.value)))
        }
        Some(Way::Criteria) => are_off(family),
        Some(Way::Experts) => {
            let by_experts = parent.experts.into_iter().filter_map(|expert| expert.weights.get());
            let whole = by_experts.filter(|list| !list.lost && list.items.len() == family.children.len());
            let any = whole.map(|list| off(&mut list.items.iter().map(|(_, share)| Some(share.value))));
            any.into_iter().any(|off| off) || are_off(family)
        }
        Some(Way::Ranks | Way::Pairwise) | None => false,
    }
}

/// Whether the importances of criteria, in per cent, don't make 100 %, or are all 0.
pub fn are_off(family: &Family<'_>) -> bool {
    let Some(criteria) = family.parent.written.criteria.get().filter(|criteria| !criteria.lost) else {
        return false;
    };
    let mut shares = criteria.items.iter().map(|(_, share)| share.value);
    let in_percent = shares.clone().any(|share| share.percent);
    let nothing = !criteria.items.is_empty() && shares.all(|share| share.value.is_zero());
    nothing || in_percent && !Share::make_a_whole(criteria.items.iter().map(|(_, share)| Some(share.value)))
}

/// Whether an expert is heard in part or not at all: something could not be read or counts for nothing.
fn is_unheard(expert: &record::Expert) -> bool {
    let lost = expert.pairwise.get().is_some_and(|list| list.lost)
        || expert.ranks.get().is_some_and(|list| list.lost)
        || expert.weights.get().is_some_and(|list| list.lost)
        || expert.scores.get().is_some_and(|list| list.lost);
    let faulty = expert.competence.is_faulty()
        || expert.pairwise.is_faulty()
        || expert.ranks.is_faulty()
        || expert.weights.is_faulty()
        || expert.scores.is_faulty();
    let uncounted = expert.competence.get().is_some_and(|number| number.value.to_f64() <= 0.0);
    lost || faulty || uncounted
}

/// Whether an expert gives no opinion.
fn is_silent(expert: &record::Expert) -> bool {
    expert.pairwise.is_absent()
        && expert.ranks.is_absent()
        && expert.weights.is_absent()
        && expert.scores.is_absent()
}
