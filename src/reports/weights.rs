//! How the weights of a family of goals came about, for programs and in words.

use super::gaps::{MOST_NAMED, named as listed};
use super::{Input, cells};
use crate::analysis::priorities::{
    CONSISTENT, Contribution, Expert, FamilyWeights, Flaw, Method, heavier, is_rescaled,
};
use crate::document::{Block, Cell, Reference, Text};
use crate::locale::{Arg, Message};
use crate::model::GoalIx;
use crate::msg;
use std::cmp::Ordering;

/// The family below a goal: nothing for a leaf.
pub fn family(input: &Input<'_>, at: GoalIx) -> Cell {
    let Some(family) = input.analysis.priorities.family_below(at) else { return Cell::Empty };
    // Where no family says anything, that is said once for all of them.
    let said = || words(input, family, msg!("report-family", method = method(family)), false);
    let text = (are_given(input) && family.method != Method::Single).then(said);
    Cell::Record { text, fields: fields(family) }
}

/// The same by itself: the method alone stands first, and judgements are counted even where none is missing.
pub fn family_alone(input: &Input<'_>, family: &FamilyWeights) -> Cell {
    Cell::Record { text: Some(words(input, family, method(family), true)), fields: fields(family) }
}

fn method(family: &FamilyWeights) -> Message {
    match family.method {
        Method::Weights if !family.experts.is_empty() => msg!("report-method", method = "expert-weights"),
        method => msg!("report-method", method = method.word()),
    }
}

/// A goal that gives an activity a part of its importance: «1.1 Акты регулируют внедрение, 31,8 % × 70 %»;
/// with what of the goal's weight comes to the activity, where that is told.
pub fn contribution(input: &Input<'_>, of: Contribution, share: Option<f64>) -> Cell {
    let Some(reference) = cells::goal(input.programme, of.goal) else { return Cell::Empty };
    let global = input.analysis.priorities.goals.get(of.goal).map_or(0.0, |goal| goal.global);
    let goal: Arg = match reference.number {
        Some(_) => msg!("report-importance.goal", goal = named(&reference)).into(),
        None => named(&reference).into(),
    };
    let weight = Arg::Share(global);
    let text = if of.contribution == 1.0 {
        msg!("report-importance", goal = goal, weight = weight)
    } else {
        msg!("report-importance.part", goal = goal, weight = weight, part = Arg::Share(of.contribution))
    };
    let figures = [("global", Cell::Share(global)), ("contribution", Cell::Share(of.contribution))];
    let share = share.map(|share| ("share", Cell::Share(share)));
    let fields = keys(reference).into_iter().chain(figures).chain(share);
    Cell::Record { text: Some(text.into()), fields: fields.collect() }
}

/// «1.1 Акты регулируют внедрение».
pub fn named(of: &Reference) -> String {
    match &of.number {
        Some(number) => format!("{number} {}", of.title),
        None => of.title.clone(),
    }
}

/// What tells a thing from others, as fields of a record.
pub fn keys(of: Reference) -> [(&'static str, Cell); 3] {
    let text = |text: Option<String>| text.map_or(Cell::Empty, |text| Cell::Text(text.into()));
    [("id", text(of.id)), ("number", text(of.number)), ("title", Cell::Text(of.title.into()))]
}

/// Whether the plan says anywhere which goals matter most, be it understood or not.
pub fn are_given(input: &Input<'_>) -> bool {
    input.analysis.priorities.families.iter().any(|family| family.way.is_some())
}

fn fields(family: &FamilyWeights) -> Vec<(&'static str, Cell)> {
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let consistency = family.consistency;
    let heard = !family.experts.is_empty();
    vec![
        ("method", word(family.method)),
        ("lambda", number(consistency.map(|of| of.lambda))),
        ("ci", number(consistency.map(|of| of.ci))),
        ("ri", number(consistency.map(|of| of.ri))),
        ("cr", number(consistency.map(|of| of.cr))),
        ("judgements", family.judgements.map_or(Cell::Empty, |of| count(of.made))),
        ("judgements_of", family.judgements.map_or(Cell::Empty, |of| count(of.of))),
        ("experts", if heard { count(family.experts.len()) } else { Cell::Empty }),
        ("kendall_w", number(family.agreement.map(|of| of.w))),
        ("chi_square", number(family.agreement.map(|of| of.chi_square))),
        ("df", family.agreement.map_or(Cell::Empty, |of| count(of.df))),
        ("p", number(family.agreement.map(|of| of.p))),
        ("flaws", Cell::List(family.flaws.iter().map(flaw_word).collect())),
        ("by_expert", Cell::List(family.experts.iter().map(expert).collect())),
    ]
}

/// What is known of one of those who judge.
pub fn expert(of: &Expert) -> Cell {
    let name = of.name.as_ref().map_or(Cell::Empty, |name| Cell::Text(name.to_string().into()));
    let fields = vec![
        ("name", name),
        ("competence", Cell::Number(of.competence)),
        ("judgements", of.judgements.map_or(Cell::Empty, |made| count(made.made))),
        ("cr", of.consistency.map_or(Cell::Empty, |of| Cell::Number(of.cr))),
    ];
    Cell::Record { text: None, fields }
}

/// A whole number.
pub fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

fn word(method: Method) -> Cell {
    let text = msg!("report-method", method = method.word());
    Cell::Word { word: method.word().into(), text: text.into() }
}

/// «подцели: парные сравнения, CR 0,0215».
fn words(input: &Input<'_>, family: &FamilyWeights, first: Message, all: bool) -> Text {
    let mut parts = vec![first];
    if let Some(made) = family.judgements.filter(|judgements| all || judgements.made < judgements.of) {
        parts.push(msg!("report-family.judgements", made = made.made, count = made.of));
    }
    parts.extend(experts(input, family));
    // Two goals can't contradict each other.
    if let Some(of) = family.consistency.filter(|_| family.weights.len() > 2) {
        let cr = Arg::Brief(of.cr);
        parts.push(match is_inconsistent(input, family) {
            true => msg!("report-family.inconsistent", cr = cr),
            false => msg!("report-family.consistent", cr = cr),
        });
    }
    if let Some(of) = family.agreement {
        let [w, chi, p] = [of.w, of.chi_square, of.p].map(Arg::Brief);
        parts.push(msg!("report-family.agreement", w = w, chi = chi, df = of.df, p = p));
    }
    parts.extend(family.flaws.iter().map(|of| match of {
        Flaw::Lacking => flaw(of),
        _ => msg!("report-flaw", flaw = flaw(of)),
    }));
    msg!("report-line", text = Arg::List(parts.into_iter().map(Arg::from).collect())).into()
}

/// How many experts there are, and how far each one's judgements agree.
fn experts(input: &Input<'_>, family: &FamilyWeights) -> Option<Message> {
    let count = family.experts.len();
    // Two goals can't contradict each other.
    let judging =
        family.weights.len() > 2 && family.experts.iter().any(|expert| expert.consistency.is_some());
    let of = |expert: &Expert| {
        let name: Arg = match &expert.name {
            Some(name) => name.into(),
            None => msg!("report-family.nameless", number = expert.expert + 1).into(),
        };
        Arg::from(match expert.consistency.map(|of| of.cr) {
            None => msg!("report-family.own-unconnected", name = name),
            Some(cr) if cr > limit(input) => {
                msg!("report-family.own-inconsistent", name = name, cr = Arg::Brief(cr))
            }
            Some(cr) => msg!("report-family.own", name = name, cr = Arg::Brief(cr)),
        })
    };
    match count {
        0 => None,
        _ if judging => {
            let list = Arg::List(family.experts.iter().map(of).collect());
            Some(msg!("report-family.by-expert", count = count, list = list))
        }
        _ => Some(msg!("report-family.experts", count = count)),
    }
}

fn flaw_word(of: &Flaw) -> Cell {
    Cell::Word { word: of.word().into(), text: flaw(of).into() }
}

fn flaw(flaw: &Flaw) -> Message {
    match flaw {
        Flaw::Mixed => msg!("report-flaw.mixed"),
        Flaw::Lacking => msg!("report-flaw.lacking"),
        Flaw::Unread => msg!("report-flaw.unread"),
        Flaw::Dropped => msg!("report-flaw.dropped"),
        Flaw::Contradicting => msg!("report-flaw.contradicting"),
        Flaw::OffScale => msg!("report-flaw.off-scale"),
        Flaw::OffSum => msg!("report-flaw.off-sum"),
        Flaw::Unconnected(..) => msg!("report-flaw.unconnected"),
        Flaw::Nothing => msg!("report-flaw.nothing"),
    }
}

/// A place, and the one that another method gives: «3», «↓ 3 → 5».
pub fn change(own: usize, then: usize) -> Cell {
    Cell::Text(changed(own, then).into())
}

/// The same where no heading says what it is: «место 3».
pub fn change_on_level(own: usize, then: usize) -> Cell {
    Cell::Text(msg!("report-place.named", place = changed(own, then)).into())
}

fn changed(own: usize, then: usize) -> Message {
    match own.cmp(&then) {
        Ordering::Equal => msg!("report-place", place = own),
        Ordering::Less => msg!("report-place.down", place = own, then = then),
        Ordering::Greater => msg!("report-place.up", place = own, then = then),
    }
}

/// Whether the judgements of a family contradict one another too much.
pub fn is_inconsistent(input: &Input<'_>, family: &FamilyWeights) -> bool {
    family.consistency.is_some_and(|of| of.cr > limit(input))
}

/// The consistency ratio that judgements may have.
fn limit(input: &Input<'_>) -> f64 {
    input.query.consistency_ratio.unwrap_or(CONSISTENT)
}

/// Whether a family's weights leave something out that could not be read or does not go with the rest.
pub fn is_cut(family: &FamilyWeights) -> bool {
    family.flaws.iter().any(|flaw| matches!(flaw, Flaw::Mixed | Flaw::Unread))
}

/// What stands in the way of taking the weights for what the plan says, beside what could not be read: for
/// reports that don't show families one by one.
pub fn flawed(input: &Input<'_>) -> Vec<Block> {
    let programme = input.programme;
    let told = |family: &&FamilyWeights| !family.flaws.is_empty() && !is_cut(family);
    let families = input.analysis.priorities.families.iter().filter(told).filter_map(|family| {
        let goal = programme.goals.get(family.parent)?.title.as_str();
        let flaws = Arg::List(family.flaws.iter().map(|of| flaw(of).into()).collect());
        Some(Arg::from(msg!("report-flawed.family", goal = goal, flaws = flaws)))
    });
    let families: Vec<Arg> = families.collect();
    let rescaled = programme.activities.iter().filter(|activity| is_rescaled(programme, activity));
    let numbers = listed(rescaled.map(|activity| &*activity.number));
    let families = some(families).map(|list| msg!("report-flawed", families = list));
    let shares = numbers.map(|numbers| msg!("report-flawed.shares", numbers = numbers));
    families.into_iter().chain(shares).map(|note| Block::Note(note.into())).collect()
}

/// The first few of several, and how many more there are; nothing of none.
fn some(mut all: Vec<Arg>) -> Option<Arg> {
    let more = all.len().saturating_sub(MOST_NAMED);
    all.truncate(MOST_NAMED);
    if all.is_empty() {
        return None;
    }
    let list = Arg::List(all);
    Some(if more == 0 { list } else { msg!("report-and-more", list = list, count = more).into() })
}

/// The places of values from the largest down, 1 the first; those that are alike share one, and the next
/// come after all of them.
pub fn places(values: &[f64]) -> Vec<usize> {
    let value = |at: &usize| values.get(*at).copied().unwrap_or_default();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|left, right| value(right).total_cmp(&value(left)));
    let mut places = vec![0; values.len()];
    let (mut place, mut last) = (0, None);
    for (passed, at) in order.iter().enumerate() {
        if last.is_none_or(|last| heavier(last, value(at))) {
            (place, last) = (passed + 1, Some(value(at)));
        }
        if let Some(own) = places.get_mut(*at) {
            *own = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_alike_share_a_place() {
        assert_eq!(places(&[0.2, 0.5, 0.1 + 0.1, 0.1]), [2, 1, 2, 4]);
        assert_eq!(places(&[0.0, 0.0]), [1, 1]);
        assert!(places(&[]).is_empty());
    }
}
