use super::rows::{Origin, Rows};
use super::{Question, indicator, time, weight};
use crate::analysis::Placement;
use crate::document::{Block, Cell, Status};
use crate::locale::{Arg, Message};
use crate::model::record::Stage;
use crate::model::{Activity, ActivityIx, GoalIx, Lag, Programme, lines};
use crate::msg;
use crate::reports::cells;
use crate::schema::{self, Many, Progress, Slot};
use rust_decimal::Decimal;

/// All that is known of an activity.
pub fn blocks(question: &Question<'_>, at: ActivityIx) -> Vec<Block> {
    let programme = question.programme;
    let (Some(activity), Some(placement)) =
        (programme.activities.get(at), question.analysis.activities.get(at))
    else {
        return Vec::new();
    };
    let parts = [
        what(question, at, activity).part("activity", None),
        time::activity(question, at, activity).part("time", Some(msg!("why-part.time"))),
        stage(question, activity, placement).part("status", Some(msg!("why-part.status"))),
        people(question, activity).part("people", Some(msg!("why-part.people"))),
        goals(question, at, activity).part("goals", Some(msg!("why-part.goals"))),
        order(question, at, activity).part("order", Some(msg!("why-part.order"))),
        money(question, activity).part("money", Some(msg!("why-part.money"))),
        rest(question, activity).part("rest", Some(msg!("why-part.rest"))),
    ];
    parts.into_iter().flatten().collect()
}

fn what<'a>(question: &Question<'a>, at: ActivityIx, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let written = &activity.written;
    let reference = cells::activity(question.programme, at).map_or(Cell::Empty, Cell::Reference);
    rows.add(
        "activity",
        msg!("why-field.activity"),
        reference,
        Origin::key("title", Some(activity.title_span)),
    );
    if let Some(id) = &activity.id {
        rows.text("id", msg!("why-field.id"), &id.value, Origin::key("id", Some(id.span)));
    }
    let from = match written.number.span() {
        Some(span) => Origin::key("number", Some(span)),
        None => Origin::nowhere().and(msg!("why-number-by-place")),
    };
    rows.text("number", msg!("why-field.number"), &activity.number, from);
    let direction =
        cells::direction(question.programme, activity.direction).map_or(Cell::Empty, Cell::Reference);
    rows.add("direction", msg!("why-field.direction"), direction, Origin::nowhere());
    if let Some(section) = written.section.get() {
        let from = Origin::key("section", Some(section.span));
        rows.text("section", msg!("why-field.section"), &section.value, from);
    }
    if written.key.get() == Some(&true) {
        let said = Cell::Text(msg!("why-is-key").into());
        rows.add("key", msg!("why-field.key"), said, Origin::key("key", written.key.span()));
    }
    rows
}

fn stage<'a>(question: &Question<'a>, activity: &Activity, placement: &Placement) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let written = &activity.written;
    let from = because(question, activity, placement);
    rows.add("status", msg!("why-field.status"), Cell::Status(placement.status), from);
    if let Some(started) = activity.started {
        let from = Origin::key("started", Some(started.span));
        rows.add("started", msg!("why-field.started"), Cell::days(None, vec![started.value]), from);
    }
    for done in &activity.done {
        let later = (done.value.first > question.analysis.as_of).then(|| msg!("why-later"));
        let from = Origin::key("done", Some(done.span)).maybe(later);
        rows.add("done", msg!("why-field.done"), Cell::days(None, vec![done.value]), from);
    }
    if let Some(Progress(progress)) = written.progress.get() {
        let from = Origin::key("progress", Some(progress.span));
        let share = Cell::Share(progress.value.to_f64());
        rows.add("progress", msg!("why-field.progress"), share, from);
    }
    texts(&mut rows, "evidence", || msg!("why-field.evidence"), &written.evidence);
    if let Some(reason) = written.reason.get() {
        rows.text(
            "reason",
            msg!("why-field.reason"),
            &reason.value,
            Origin::key("reason", Some(reason.span)),
        );
    }
    rows
}

/// What makes the status what it is.
fn because(question: &Question<'_>, activity: &Activity, placement: &Placement) -> Origin {
    let written = &activity.written;
    let said = written.status.get().copied();
    let by_word = || Origin::key("status", written.status.span());
    match placement.status {
        Status::Done if placement.done.is_none() => by_word(),
        Status::Done => match said {
            Some(Stage::Done) => by_word().and(msg!("why-status.done")),
            _ if placement.instances.is_empty() => Origin::nowhere().and(msg!("why-status.done")),
            _ => Origin::nowhere().and(msg!("why-status.all-done", count = placement.instances.len())),
        },
        Status::Postponed | Status::Cancelled => by_word(),
        Status::Overdue => {
            let missed = placement.missed.or(placement.deadline);
            let days = placement.overdue_days(question.analysis.as_of).unwrap_or_default();
            let why = missed.map(|missed| msg!("why-status.overdue", day = missed.day, count = days));
            Origin::nowhere().maybe(why)
        }
        Status::InProgress => {
            let closed = placement.instances.iter().filter(|time| time.done).count();
            if said == Some(Stage::InProgress) {
                by_word()
            } else if closed > 0 {
                Origin::nowhere().and(msg!(
                    "why-status.some-done",
                    done = closed,
                    count = placement.instances.len()
                ))
            } else if activity.started.is_some() {
                Origin::nowhere().and(msg!("why-status.started"))
            } else {
                Origin::nowhere().and(msg!("why-status.progress"))
            }
        }
        Status::Planned => match cells::due(placement, question.analysis.as_of) {
            Some(day) => Origin::nowhere().and(msg!("why-status.ahead", day = day)),
            None => Origin::nowhere().and(msg!("why-status.no-deadline")),
        },
    }
}

fn people<'a>(question: &Question<'a>, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    let direction = programme.directions.get(activity.direction);
    let own = activity.written.responsible.span();
    let span = match activity.responsible_inherited {
        true => direction.and_then(|direction| direction.written.responsible.span()),
        false => own,
    };
    for (place, person) in activity.responsible.iter().enumerate() {
        let with = (place > 0).then(|| msg!("why-works-with"));
        let from = Origin::key("responsible", span).maybe(inherited(
            activity.responsible_inherited,
            programme,
            activity,
        ));
        rows.add(
            "responsible",
            msg!("why-field.responsible"),
            cells::person(programme, *person),
            from.maybe(with),
        );
    }
    if activity.responsible.is_empty() {
        let nobody = match activity.responsible_faulty {
            true => cells::unread(),
            false => Cell::Missing(msg!("report-nobody").into()),
        };
        rows.add("responsible", msg!("why-field.responsible"), nobody, Origin::key("responsible", own));
    }
    for person in &activity.participants {
        let from = Origin::key("participants", activity.written.participants.span());
        rows.add("participant", msg!("why-field.participant"), cells::person(programme, *person), from);
    }
    rows
}

/// «из направления § 2».
fn inherited(is: bool, programme: &Programme, activity: &Activity) -> Option<Message> {
    let direction = programme.directions.get(activity.direction).filter(|_| is)?;
    Some(msg!("why-inherited", sign = cells::paragraph_sign(&direction.number)))
}

fn goals<'a>(question: &Question<'a>, at: ActivityIx, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    for served in activity.goals.iter() {
        let share = served.share.map(|share| msg!("why-contribution", percent = share * 100.0));
        let goal = cells::goal(programme, served.goal).map_or(Cell::Empty, Cell::Reference);
        let from = Origin::key("goals", Some(served.span))
            .maybe(inherited(activity.goals_inherited, programme, activity))
            .maybe(share)
            .maybe(given(programme, served.goal))
            .maybe(path(programme, served.goal));
        rows.add("goal", msg!("why-field.goal"), goal, from);
    }
    if activity.goals.is_empty() {
        let (value, why) = if activity.goals_faulty {
            (cells::unread(), None)
        } else if programme.goals.len() == 1 {
            let root = cells::goal(programme, 0).map_or(Cell::Empty, Cell::Reference);
            (root, Some(msg!("why-only-goal")))
        } else {
            (Cell::Missing(msg!("why-no-goal").into()), None)
        };
        let from = Origin::key("goals", activity.written.goals.span()).maybe(why);
        rows.add("goal", msg!("why-field.goal"), value, from);
    }
    weight::activity(question, &mut rows, at, activity);
    rows
}

/// The rank and the weight that a goal is given.
fn given(programme: &Programme, at: GoalIx) -> Option<Arg> {
    let written = &programme.goals.get(at)?.written;
    let rank = written.priority.get().map(|rank| msg!("why-rank", rank = rank.value).into());
    let weight =
        written.weight.get().map(|weight| msg!("why-weight", percent = weight.value.to_f64() * 100.0).into());
    let said: Vec<Arg> = rank.into_iter().chain(weight).collect();
    (!said.is_empty()).then_some(Arg::List(said))
}

/// The goals above one, the nearest first.
fn path(programme: &Programme, at: GoalIx) -> Option<Message> {
    let above = |at: &GoalIx| programme.goals.get(*at).and_then(|goal| goal.parent);
    let goals = std::iter::successors(above(&at), above);
    let titles = goals.filter_map(|at| programme.goals.get(at)).map(|goal| Arg::from(&goal.title));
    titles
        .reduce(|below, title| msg!("why-above", below = below, title = title).into())
        .map(|path| msg!("why-path", path = path))
}

fn order<'a>(question: &Question<'a>, at: ActivityIx, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let programme = question.programme;
    let reference = |at| cells::activity(programme, at).map_or(Cell::Empty, Cell::Reference);
    let placed = |at: ActivityIx| question.analysis.activities.get(at);
    for after in &activity.after {
        let ends = placed(after.activity).and_then(|placement| placement.missed.or(placement.deadline));
        let status = placed(after.activity).map(|of| msg!("report-status", word = of.status.word()));
        let from = Origin::key("after", Some(after.span))
            .maybe(lag(after.lag))
            .maybe(ends.map(|deadline| msg!("why-ends", day = deadline.day)))
            .maybe(status);
        rows.add("after", msg!("why-field.after"), reference(after.activity), from);
    }
    for (other, waiting) in programme.activities.iter().enumerate() {
        let Some(after) = waiting.after.iter().find(|after| after.activity == at) else { continue };
        let begins = placed(other).and_then(|placement| placement.days.first());
        let from = Origin::key("after", Some(after.span))
            .maybe(lag(after.lag))
            .maybe(begins.map(|days| msg!("why-begins", day = days.first)));
        rows.add("waiting", msg!("why-field.waiting"), reference(other), from);
    }
    for moved in programme.indicators.iter().filter(|of| of.activities.contains(&at)) {
        rows.add(
            "indicator",
            msg!("why-field.indicator"),
            indicator(moved),
            Origin::key("title", Some(moved.title_span)),
        );
    }
    rows
}

fn lag(lag: Lag) -> Option<Message> {
    match lag {
        Lag { count: 0, .. } => None,
        Lag { count, working: false } => Some(msg!("why-lag", count = count)),
        Lag { count, working: true } => Some(msg!("why-lag.working", count = count)),
    }
}

fn money<'a>(question: &Question<'a>, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let unit = &question.programme.written.money_unit;
    let unit = unit.get().map_or(Decimal::ONE, |unit| Decimal::from(unit.value));
    let written = &activity.written;
    type Label = fn() -> Message;
    let planned: (_, _, Label) = (&written.budget, "budget", || msg!("why-field.budget"));
    let spent: (_, _, Label) = (&written.spent, "spent", || msg!("why-field.spent"));
    for (slot, key, label) in [planned, spent] {
        for line in lines(slot) {
            let amount = line.amount.in_units(unit).map_or(Cell::Empty, |sum| Cell::Money(sum.0));
            let source = line.source.map_or_else(|| msg!("report-funds-unnamed").into(), Arg::from);
            let from = Origin::key(key, slot.span()).and(source).maybe(line.year);
            rows.add(key, label(), amount, from);
        }
        if lines(slot).next().is_none() && !slot.is_absent() {
            let unknown =
                if slot.is_faulty() { cells::unread() } else { Cell::Text(msg!("why-no-amount").into()) };
            rows.add(key, label(), unknown, Origin::key(key, slot.span()));
        }
    }
    rows
}

fn rest<'a>(question: &Question<'a>, activity: &Activity) -> Rows<'a> {
    let mut rows = Rows::new(question.source);
    let written = &activity.written;
    texts(&mut rows, "result", || msg!("why-field.result"), &written.result);
    texts(&mut rows, "items", || msg!("why-field.items"), &written.items);
    for resource in &written.resources {
        let Some(title) = resource.title.get() else { continue };
        let amount = resource.amount.get().map(|amount| Arg::from(&amount.value));
        let from = Origin::key("resources", Some(title.span)).maybe(amount);
        rows.text("resources", msg!("why-field.resources"), &title.value, from);
    }
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

/// A row for each of several texts.
pub fn texts(
    rows: &mut Rows<'_>,
    key: &'static str,
    label: fn() -> Message,
    slot: &Slot<Many<schema::Text>>,
) {
    for text in slot {
        rows.text(key, label(), &text.value, Origin::key(key, Some(text.span)));
    }
}
