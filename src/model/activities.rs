use super::build::{Builder, title};
use super::names::{Named, Wanted};
use super::{Activity, After, Direction, Goal, INVALID_DATE, Lag, Period, Served, goals, record};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::msg;
use crate::schema::{MISSING_KEY, Many, Slot, Text, WRONG_TYPE};
use crate::source::{Excerpt, Span, Spanned};
use smallvec::SmallVec;
use std::collections::HashMap;
use std::sync::Arc;

/// Takes the activities' ids, in the order of the file.
pub(super) fn claim(builder: &mut Builder<'_>, directions: &[record::Direction]) {
    let ids = directions.iter().flat_map(|direction| &direction.activities).map(|activity| activity.id.get());
    builder.names.things.reserve(ids.clone().count());
    for (at, id) in ids.enumerate() {
        if let Some(id) = id {
            builder.names.claim(&id.0, Named::Activity(at), &mut builder.faults);
        }
    }
}

/// The directions and, in the order of the file, their activities.
pub(super) fn directions(
    builder: &mut Builder<'_>,
    written: Box<[record::Direction]>,
    goals: &[Goal],
    periods: &[Period],
) -> (Vec<Direction>, Vec<Activity>) {
    let mut directions = Vec::new();
    // Grown bit by bit, the largest part of the model would be moved, and leave holes, again and again.
    let count = written.iter().map(|direction| direction.activities.into_iter().len()).sum();
    let mut activities = Vec::with_capacity(count);
    let mut ids = HashMap::new();
    for (place, mut written) in written.into_iter().enumerate() {
        let number = (place + 1).to_string();
        let id = written.id.get().map(|id| id.0.clone());
        if let Some(id) = &id
            && let Some(first) = ids.insert(id.value.clone(), id.span)
        {
            builder.faults.push(super::names::duplicate(id, first));
        }
        let (served, goals_faulty) = goals::served(builder, &written.goals);
        let (responsible, faulty) = builder.persons(&written.responsible);
        let unsaid = written.open && written.responsible.is_absent();
        let responsible_faulty = faulty || lost(&written.responsible) || unsaid;
        builder.years(&written.budget);
        let unread = written.activities.is_faulty() || written.open && written.activities.is_absent();
        let own = written.activities.get_mut().map(std::mem::take).unwrap_or_default();
        let activities_faulty = own.lost || unread;
        let first = activities.len();
        let (heading, title_span) = heading(builder, &written, &served, goals_faulty, goals);
        let direction = Direction {
            id,
            title: heading,
            title_span,
            number,
            goals: served.into(),
            responsible: responsible.into(),
            activities: first..first,
            written,
            responsible_faulty,
            goals_faulty,
            activities_faulty,
        };
        for (at, activity) in own.items.into_iter().enumerate() {
            activities.push(read(builder, activity, place, at, &direction, periods));
        }
        directions.push(Direction { activities: first..activities.len(), ..direction });
    }
    (directions, activities)
}

/// A direction's title: its own, or its one goal's.
fn heading(
    builder: &mut Builder<'_>,
    written: &record::Direction,
    served: &[Served],
    goals_faulty: bool,
    goals: &[Goal],
) -> (Excerpt, Span) {
    let place = written.title.span().or(written.id.span()).or(written.goals.span()).unwrap_or(written.span);
    match (written.title.is_absent(), served) {
        (true, [only]) => {
            (goals.get(only.goal).map_or_else(|| super::UNTITLED.into(), |goal| goal.title.clone()), place)
        }
        (true, _) => {
            if !goals_faulty && !written.open {
                let message = msg!("missing-key.direction");
                builder.faults.push(
                    Diagnostic::new(&MISSING_KEY, place, message).help(msg!("missing-key.help-direction")),
                );
            }
            (super::UNTITLED.into(), place)
        }
        _ => (title(&written.title), place),
    }
}

fn read(
    builder: &mut Builder<'_>,
    mut written: Box<record::Activity>,
    direction: usize,
    place: usize,
    of: &Direction,
    periods: &[Period],
) -> Activity {
    let number = written.number.get().map(|number| number.value.trim()).filter(|number| !number.is_empty());
    let number =
        number.map_or_else(|| [&of.number, ".", &(place + 1).to_string()].concat().into(), Box::from);
    let (named, periods_faulty) = in_periods(builder, &written, periods);
    let (dates, dates_faulty) = builder.clock.read_all(&written.dates, &mut builder.faults);
    let due = builder.deadline(&written.due);
    let every = written.every.get().and_then(|every| builder.clock.every(every, &mut builder.faults));
    let undated = written.dates.is_absent()
        && written.period.is_absent()
        && written.due.is_absent()
        && written.every.is_absent();
    let faulty = periods_faulty
        || undated && written.open
        || dates_faulty
        || lost(&written.dates)
        || due.is_none() && !written.due.is_absent()
        || every.is_none() && !written.every.is_absent();
    let from_dates = dates.iter().find_map(|dated| {
        let every = dated.reading.every.as_ref()?;
        Some(Spanned::new(*every, dated.span))
    });

    let (responsible, responsible_faulty) = builder.persons(&written.responsible);
    let responsible_inherited = written.responsible.is_absent();
    let (participants, participants_faulty) = builder.persons(&written.participants);
    let (goals, goals_faulty) = goals::served(builder, &written.goals);
    let goals_inherited = written.goals.is_absent();
    let after = after(builder, &written);
    let (started, started_faulty) = fact(builder, written.started.get());
    let mut done = Vec::with_capacity(written.done.into_iter().len());
    let mut facts_faulty = started_faulty || written.started.is_faulty() || lost(&written.done);
    for text in &written.done {
        if let Some(fault) = done_without_a_day(&written, text) {
            builder.faults.push(fault);
            facts_faulty = true;
            continue;
        }
        let (day, faulty) = fact(builder, Some(text));
        facts_faulty |= faulty;
        if let Some(day) = day {
            done.push(day);
        }
    }
    done.sort_by_key(|done: &Spanned<crate::dates::Days>| done.value);
    builder.years(&written.budget);
    builder.years(&written.spent);

    written.after.release();
    let texts = [&mut written.period, &mut written.dates, &mut written.responsible];
    let more = [&mut written.participants, &mut written.done];
    texts.into_iter().chain(more).for_each(Slot::release);

    Activity {
        id: written.id.take_read().map(|id| id.0),
        title_span: written.title.span().unwrap_or(written.span),
        title: moved_title(&mut written.title),
        direction,
        number,
        periods: named,
        dates,
        due,
        every: every.or(from_dates).map(Box::new),
        dates_faulty: faulty,
        responsible: if responsible_inherited { Arc::clone(&of.responsible) } else { responsible.into() },
        responsible_inherited,
        responsible_faulty: if responsible_inherited {
            of.responsible_faulty || of.responsible.is_empty() && written.open
        } else {
            responsible_faulty || lost(&written.responsible)
        },
        participants: participants.into(),
        participants_faulty: participants_faulty || lost(&written.participants),
        goals: if goals_inherited { Arc::clone(&of.goals) } else { goals.into() },
        goals_inherited,
        goals_faulty: if goals_inherited {
            of.goals_faulty || of.goals.is_empty() && written.open
        } else {
            goals_faulty
        },
        after: after.into(),
        started,
        done: done.into(),
        facts_faulty,
        written,
    }
}

fn moved_title(slot: &mut Slot<Text>) -> Excerpt {
    let title = title(slot);
    slot.take_read();
    title
}

fn lost<T>(slot: &Slot<Many<T>>) -> bool {
    slot.is_faulty() || slot.get().is_some_and(|many| many.lost)
}

fn fact(builder: &mut Builder<'_>, text: Option<&Text>) -> (Option<Spanned<crate::dates::Days>>, bool) {
    let Some(text) = text else { return (None, false) };
    let read = builder.clock.fact(text, &mut builder.faults);
    (read, read.is_none())
}

/// A word in `done` that says only that it is done: `done: да`.
fn done_without_a_day(written: &record::Activity, text: &Text) -> Option<Diagnostic> {
    const WORDS: [&str; 15] = [
        "да",
        "+",
        "v",
        "✓",
        "✔",
        "yes",
        "true",
        "ok",
        "done",
        "выполнено",
        "сделано",
        "готово",
        "проведено",
        "completed",
        "finished",
    ];
    if !WORDS.contains(&text.value.trim().to_lowercase().as_str()) {
        return None;
    }
    let message = msg!("invalid-date.done", text = text.value.trim());
    let fault = Diagnostic::new(&INVALID_DATE, text.span, message).help(msg!("invalid-date.help-done"));
    let alone = written.done.span() == Some(text.span) && written.status.is_absent();
    let Some(key) = written.done.key().filter(|_| alone) else { return Some(fault) };
    let edit = |span, text: &str| Edit { span, text: text.to_owned() };
    let edits = vec![edit(key, "status"), edit(text.span, "done")];
    Some(fault.fix(Fix { title: msg!("invalid-date.fix-done"), safe: false, edits }))
}

/// The periods that an activity names; faulty also where one of them has faulty dates.
fn in_periods(
    builder: &mut Builder<'_>,
    written: &record::Activity,
    periods: &[Period],
) -> (SmallVec<[Spanned<usize>; 1]>, bool) {
    let mut named: SmallVec<[Spanned<usize>; 1]> = SmallVec::with_capacity(written.period.into_iter().len());
    let mut faulty = lost(&written.period);
    for name in &written.period {
        if builder.several_in_one(written.period.span(), name, Wanted::Period) {
            faulty = true;
            continue;
        }
        let Some(period) = builder.names.period(name, &mut builder.faults) else {
            faulty = true;
            continue;
        };
        faulty |= periods.get(period).is_some_and(|period| period.faulty);
        if let Some(count) = builder.period_mentions.get_mut(period) {
            *count += 1;
        }
        named.push(Spanned::new(period, name.span));
    }
    named.sort_by_key(|period| period.value);
    named.dedup_by_key(|period| period.value);
    (named, faulty)
}

fn after(builder: &mut Builder<'_>, written: &record::Activity) -> Vec<After> {
    let mut after = Vec::with_capacity(written.after.into_iter().len());
    for predecessor in &written.after {
        let Some(name) = predecessor.id.get() else { continue };
        if builder.several_in_one(written.after.span(), name, Wanted::Activity) {
            continue;
        }
        let lag = predecessor.lag.get().map(|lag| self::lag(builder, lag));
        let Some(activity) = builder.names.activity(name, &mut builder.faults) else { continue };
        match lag {
            Some(None) => {}
            Some(Some(lag)) => after.push(After { activity, lag, span: name.span }),
            None => after.push(After { activity, lag: Lag::default(), span: name.span }),
        }
    }
    after
}

/// `5d`, `2w`, `5wd`, `-3d`: days, weeks, working days.
fn lag(builder: &mut Builder<'_>, text: &Text) -> Option<Lag> {
    let compact: String = text.value.split_whitespace().collect::<String>().replace(['−', '–'], "-");
    let split = compact.find(|c: char| c.is_alphabetic()).unwrap_or(compact.len());
    let (digits, unit) = compact.split_at(split);
    let count = digits.parse::<i64>().ok().filter(|count| count.abs() <= 10_000);
    let lag = count.and_then(|count| match unit {
        "d" | "д" | "дн" => Some(Lag { count, working: false }),
        "w" | "н" | "нед" => Some(Lag { count: count * 7, working: false }),
        "wd" | "рд" => Some(Lag { count, working: true }),
        _ => None,
    });
    if lag.is_none() {
        let message = msg!(
            "wrong-type",
            expected = msg!("expected.lag"),
            found = msg!("found.text", text = text.value.as_str())
        );
        let help = msg!("wrong-type.help-lag");
        builder.faults.push(Diagnostic::new(&WRONG_TYPE, text.span, message).help(help));
    }
    lag
}
