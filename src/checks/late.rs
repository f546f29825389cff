//! Deadlines against the calendar and the day as of which the plan is looked at.

use super::gather::Gathered;
use super::{Input, said};
use crate::analysis::{Deadline, Placement};
use crate::diagnostic::{Diagnostic, Example, Fix, Group, Level, Rule};
use crate::model::{Activity, Dated};
use crate::msg;

/// A deadline on a day off.
pub static DUE_ON_DAY_OFF: Rule = Rule {
    name: "due-on-day-off",
    level: None,
    group: Group::Deadlines,
    bad: Example::Overlay {
        plan: "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, due: ⟦2022-02-13⟧, result: Приказ }
",
        config: "[rules]\ndue-on-day-off = \"warn\"\n",
    },
    good: Example::Overlay {
        plan: "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, due: 2022-02-14, result: Приказ }
",
        config: "[rules]\ndue-on-day-off = \"warn\"\n",
    },
};

/// A deadline has passed and nothing says that the work is done or why it isn't.
pub static OVERDUE: Rule = Rule {
    name: "overdue",
    level: Some(Level::Warning),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, due: ⟦2021-12-01⟧, result: Приказ }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, due: 2021-12-01, done: 2021-11-29, result: Приказ }
",
    ),
};

/// Too large a part of the activities has no deadline.
pub static MOSTLY_UNDATED: Rule = Rule {
    name: "mostly-undated",
    level: Some(Level::Info),
    group: Group::Deadlines,
    bad: Example::over(
        "\
⟦directions⟧:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, dates: 2021-09/2023-01, result: Удостоверения }
      - { title: Помогать молодым учителям, dates: ongoing, result: Отзывы }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, dates: 2021-09/2023-01, result: Удостоверения }
      - { title: Помогать молодым учителям, every: half-year, result: Отзывы }
",
    ),
};

/// Deadlines written to the day that fall on days off; recurring ones don't count.
pub fn day_off(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    if !input.wants(&DUE_ON_DAY_OFF) {
        return;
    }
    for (activity, placement) in input.activities() {
        let open = activity.every.is_none() && !placement.ongoing;
        let dates: &[Dated] = if activity.due.is_some() { &[] } else { &activity.dates };
        for dated in activity.due.iter().chain(dates).filter(|_| open) {
            out.extend(off(input, activity, dated));
        }
    }
}

fn off(input: &Input<'_>, activity: &Activity, dated: &Dated) -> Option<Diagnostic> {
    let calendar = &input.programme.calendar;
    let day = dated.days.last()?.last;
    if !dated.reading.to_the_day || calendar.is_working(day) {
        return None;
    }
    let message = msg!("due-on-day-off", activity = said::activity(activity), day = day);
    let fault = Diagnostic::new(&DUE_ON_DAY_OFF, dated.span, message);
    let (next, last) = (calendar.nearest_working(day, 1)?, calendar.nearest_working(day, -1)?);
    let fault = fault.help(msg!("due-on-day-off.help", next = next, last = last));
    // The text is the day and nothing else, so another day can stand in its place.
    if dated.text.trim() != day.to_string() {
        return Some(fault);
    }
    Some([next, last].into_iter().fold(fault, |fault, day| {
        fault.fix(Fix::offered(msg!("due-on-day-off.fix", day = day), dated.span, day.to_string()))
    }))
}

/// Activities whose deadline has passed.
pub fn overdue(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let span = input.programme.dates.as_ref().and(input.programme.span);
    let late = |(activity, placement): (&'_ Activity, &'_ Placement)| {
        let written = &activity.written;
        // Days that all lie outside the programme are reported as such: the year may be a slip.
        let slipped = span.is_some_and(|span| !placement.days.iter().any(|days| span.meets(*days)));
        let excused = activity.dates_faulty
            || activity.facts_faulty
            || written.open
            || slipped
            || !written.reason.is_absent();
        placement.missed.filter(|_| !excused)
    };
    let found: Vec<(&Activity, &Placement, Deadline)> = input
        .activities()
        .filter_map(|(activity, placement)| Some((activity, placement, late((activity, placement))?)))
        .collect();
    let as_of = input.analysis.as_of;
    let gathered = Gathered {
        found: &found,
        place: |(_, _, missed)| missed.span,
        one: |(activity, placement, missed)| {
            let days = (as_of - missed.day).num_days();
            let (name, due) = (said::activity(activity), missed.day);
            let message = if placement.instances.is_empty() {
                msg!("overdue", activity = name, days = days, due = due)
            } else {
                msg!("overdue.time", activity = name, days = days, due = due)
            };
            let help =
                if placement.instances.is_empty() { msg!("overdue.help") } else { msg!("overdue.help-time") };
            Diagnostic::new(&OVERDUE, missed.span, message).help(help)
        },
        many: |(activity, _, missed), count| {
            let days = (as_of - missed.day).num_days();
            let message =
                msg!("overdue.many", count = count, activity = said::activity(activity), days = days);
            Diagnostic::new(&OVERDUE, missed.span, message).help(msg!("overdue.help"))
        },
    };
    gathered.tell(out);
}

/// More than 30 % of the activities go on without a deadline.
pub fn mostly_undated(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let total = input.programme.activities.len();
    let ongoing = input.activities().filter(|(_, placement)| placement.ongoing).count();
    let Some(place) = input.programme.keys.directions.filter(|_| !input.programme.span_lost()) else {
        return;
    };
    if ongoing * 10 > total * 3 {
        let message = msg!("mostly-undated", count = ongoing, total = total);
        out.push(Diagnostic::new(&MOSTLY_UNDATED, place, message).help(msg!("mostly-undated.help")));
    }
}
