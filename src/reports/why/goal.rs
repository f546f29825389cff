use super::activity::texts;
use super::rows::{Origin, Rows};
use super::{Question, indicator, time, weight};
use crate::document::{Block, Cell};
use crate::locale::Arg;
use crate::model::{Goal, GoalIx};
use crate::msg;
use crate::reports::cells;
use crate::reports::goals::judged;
use crate::source::Span;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// All that is known of a goal.
pub fn blocks(question: &Question<'_>, at: GoalIx) -> Vec<Block> {
    let Some(goal) = question.programme.goals.get(at) else { return Vec::new() };
    let parts = [
        what(question, at, goal).part("goal", None),
        weight(question, at, goal).part("weight", Some(msg!("why-part.weight"))),
        people(question, at, goal).part("people", Some(msg!("why-part.people"))),
        served(question, at).part("activities", Some(msg!("why-part.activities"))),
        rest(question, at, goal).part("rest", Some(msg!("why-part.rest"))),
    ];
    parts.into_iter().flatten().collect()
}

fn what<'a>(question: &Question<'a>, at: GoalIx, goal: &Goal) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    let reference = |at| cells::goal(programme, at).map_or(Cell::Empty, Cell::Reference);
    rows.add("goal", msg!("why-field.goal"), reference(at), Origin::key("title", Some(goal.title_span)));
    if let Some(id) = &goal.id {
        rows.text("id", msg!("why-field.id"), &id.value, Origin::key("id", Some(id.span)));
    }
    let above = std::iter::successors(goal.parent, |at| programme.goals.get(*at).and_then(|of| of.parent));
    for at in above {
        let span = programme.goals.get(at).map(|goal| goal.title_span);
        rows.add("above", msg!("why-field.above"), reference(at), Origin::key("title", span));
    }
    for at in &goal.children {
        let span = programme.goals.get(*at).map(|goal| goal.title_span);
        rows.add("subgoal", msg!("why-field.subgoal"), reference(*at), Origin::key("title", span));
    }
    if let Some(due) = &goal.due {
        time::dated(&mut rows, "due", due);
        if let Some(days) = due.days.last() {
            let from = Origin::key("due", Some(due.span));
            rows.add("deadline", msg!("why-field.deadline"), Cell::Date(days.last), from);
        }
    }
    rows
}

/// The rank or weight as given, or the judgements that its family is weighed by.
fn weight<'a>(question: &Question<'a>, at: GoalIx, goal: &Goal) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let written = &goal.written;
    let parent = goal.parent.and_then(|parent| question.programme.goals.get(parent));
    if let Some(rank) = written.priority.get() {
        let family = parent.map_or(0, |parent| parent.children.len());
        let from = Origin::key("priority", Some(rank.span)).and(msg!("why-among", count = family));
        rows.add("rank", msg!("why-field.rank"), Cell::Count(rank.value), from);
    }
    if let Some(weight) = written.weight.get() {
        let share = Cell::Share(weight.value.to_f64());
        rows.add("weight", msg!("why-field.weight"), share, Origin::key("weight", Some(weight.span)));
    }
    if let Some(parent) = parent.filter(|parent| judged(parent) != Cell::Empty) {
        let from = Origin::key(way(parent), span_of_way(parent));
        rows.add("judged", msg!("why-field.judged"), judged(parent), from);
    }
    for (criterion, score) in &written.scores {
        let importance = parent
            .and_then(|parent| parent.written.criteria.get())
            .and_then(|criteria| criteria.items.iter().find(|(name, _)| name.value == criterion.value));
        let importance =
            importance.map(|(_, share)| msg!("why-importance", percent = share.value.to_f64() * 100.0));
        let from = Origin::key("scores", Some(score.span)).and(&criterion.value).maybe(importance);
        rows.add("score", msg!("why-field.score"), Cell::Number(score.value.to_f64()), from);
    }
    let own = goal.id.as_ref().map(|id| id.value.as_str());
    let judgements = parent.and_then(|parent| parent.written.pairwise.get());
    for judgement in judgements.into_iter().flat_map(|all| &all.items) {
        let (left, right) = (&judgement.left.value, &judgement.right.value);
        if own.is_none_or(|own| left != own && right != own) {
            continue;
        }
        let ratio = judgement.ratio.value;
        let said = match ratio.under == Decimal::ONE {
            true => {
                let (over, whole) = (Arg::Exact(ratio.over), form(ratio.over));
                msg!("why-judgement", left = left, right = right, ratio = over, whole = whole)
            }
            false => {
                let (over, under) = (Arg::Exact(ratio.over), Arg::Exact(ratio.under));
                msg!("why-judgement.part", left = left, right = right, over = over, under = under)
            }
        };
        let from = Origin::key("pairwise", Some(judgement.ratio.span));
        rows.add("judgement", msg!("why-field.judgement"), Cell::Text(said.into()), from);
    }
    let silent = written.priority.is_absent() && written.weight.is_absent();
    let unweighed = |parent: &Goal| parent.children.len() > 1 && judged(parent) == Cell::Empty;
    if silent && parent.is_some_and(unweighed) {
        rows.add(
            "weight",
            msg!("why-field.weight"),
            Cell::Text(msg!("why-no-weight").into()),
            Origin::nowhere(),
        );
    }
    weight::goal(question, &mut rows, at);
    rows
}

/// By what the family below a goal is judged.
fn way(goal: &Goal) -> &'static str {
    let written = &goal.written;
    if !written.experts.is_absent() {
        "experts"
    } else if !written.pairwise.is_absent() {
        "pairwise"
    } else {
        "criteria"
    }
}

fn span_of_way(goal: &Goal) -> Option<Span> {
    let written = &goal.written;
    written.experts.span().or(written.pairwise.span()).or(written.criteria.span())
}

fn people<'a>(question: &Question<'a>, at: GoalIx, goal: &Goal) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    if let Some(owner) = goal.owner {
        let from = Origin::key("owner", goal.written.owner.span());
        rows.add("owner", msg!("why-field.owner"), cells::person(programme, owner), from);
    }
    let who = question.analysis.goals.get(at).map(|service| service.people.as_slice()).unwrap_or_default();
    for person in who.iter().filter(|person| Some(**person) != goal.owner) {
        let from = Origin::nowhere().and(msg!("why-by-activities"));
        rows.add("person", msg!("why-field.person"), cells::person(programme, *person), from);
    }
    rows
}

fn served<'a>(question: &Question<'a>, at: GoalIx) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    let Some(service) = question.analysis.goals.get(at) else { return rows };
    for of in &service.direct {
        let (Some(activity), Some(placement)) =
            (programme.activities.get(*of), question.analysis.activities.get(*of))
        else {
            continue;
        };
        let named = activity.goals.iter().find(|served| served.goal == at);
        let share = named.and_then(|served| served.share);
        let from = Origin::key("goals", named.map(|served| served.span))
            .maybe(share.map(|share| msg!("why-contribution", percent = share * 100.0)))
            .and(msg!("report-status", word = placement.status.word()))
            .maybe(cells::due(placement, question.analysis.as_of).map(|day| msg!("why-ends", day = day)));
        let reference = cells::activity(programme, *of).map_or(Cell::Empty, Cell::Reference);
        rows.add("activity", msg!("why-field.activity"), reference, from);
    }
    let counts = |of: &&usize| programme.activities.get(**of).is_some_and(|of| !of.is_cancelled());
    let below = service.count.saturating_sub(service.direct.iter().filter(counts).count());
    if below > 0 {
        let said = Cell::Text(msg!("report-count", count = below).into());
        rows.add("below", msg!("why-field.below"), said, Origin::nowhere());
    }
    if !service.served {
        let nobody = Cell::Missing(msg!("report-nobody").into());
        rows.add("activity", msg!("why-field.activity"), nobody, Origin::nowhere());
    }
    rows
}

fn rest<'a>(question: &Question<'a>, at: GoalIx, goal: &Goal) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    for shown in question.programme.indicators.iter().filter(|of| of.goals.contains(&at)) {
        let from = Origin::key("title", Some(shown.title_span));
        rows.add("indicator", msg!("why-field.indicator"), indicator(shown), from);
    }
    let written = &goal.written;
    if let Some(note) = written.note.get() {
        rows.text("note", msg!("why-field.note"), &note.value, Origin::key("note", Some(note.span)));
    }
    texts(&mut rows, "links", || msg!("why-field.links"), &written.links);
    for (heading, value) in &written.extra {
        let label = msg!("report-line", text = &heading.value);
        rows.text("extra", label, &value.value, Origin::key("extra", Some(value.span)));
    }
    rows
}

/// The whole number that plurals agree with; after a fraction they stand as after two: «в 2,5 раза».
fn form(number: Decimal) -> i64 {
    if number.is_integer() { number.to_i64().unwrap_or(i64::MAX) } else { 2 }
}
