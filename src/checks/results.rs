//! What shows that an activity is done, and what is said of it when it is.

use super::gather::Gathered;
use super::{Input, said};
use crate::dates::Days;
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::locale::Message;
use crate::model::Activity;
use crate::model::record::Stage;
use crate::msg;
use crate::source::{Span, Spanned};
use chrono::{Months, NaiveDate};

/// An activity names no result.
pub static NO_RESULT: Rule = Rule {
    name: "no-result",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-09/2023-01, result: Справка }
      - { title: ⟦Утвердить положение⟧, dates: 2021-12 }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-09/2023-01, result: Справка }
      - { title: Утвердить положение, dates: 2021-12, result: Приказ }
",
    ),
};

/// Facts in an impossible order.
pub static DONE_BEFORE_START: Rule = Rule {
    name: "done-before-start",
    level: Some(Level::Error),
    group: Group::Results,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - title: Изучить требования рынка
        dates: 2021-09/2021-11
        result: Справка
        started: 2021-10-20
        done: ⟦2021-10-02⟧
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - title: Изучить требования рынка
        dates: 2021-09/2021-11
        result: Справка
        started: 2021-10-02
        done: 2021-10-20
",
    ),
};

/// A fact after the day as of which the plan is looked at.
pub static FACT_IN_FUTURE: Rule = Rule {
    name: "fact-in-future",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-12/2032-11, result: Справка, done: ⟦2032-11-25⟧ }
dates: 2021-09/2033-01
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-09/2021-11, result: Справка, done: 2021-11-25 }
",
    ),
};

/// Said to be done, but not when.
pub static DONE_UNDATED: Rule = Rule {
    name: "done-undated",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-09/2021-11, result: Справка, status: ⟦done⟧ }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-09/2021-11, result: Справка, done: 2021-11-25 }
",
    ),
};

/// Activities without a result.
pub fn no_result(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let lacks = |activity: &&Activity| match activity.written.result.get() {
        Some(results) => results.items.is_empty() && !results.lost,
        None => activity.written.result.is_absent() && !activity.written.open,
    };
    let said = |activity: &&Activity| lacks(activity) || !activity.written.result.is_absent();
    let found: Vec<&Activity> = input.programme.activities.iter().filter(lacks).collect();
    let told = |activity: &Activity, message| {
        Diagnostic::new(&NO_RESULT, activity.title_span, message).help(msg!("no-result.help"))
    };
    let gathered = Gathered {
        found: &found,
        place: |activity| activity.title_span,
        one: |activity| told(activity, msg!("no-result", activity = said::activity(activity))),
        many: |activity, count| told(activity, msg!("no-result.many", count = count)),
    };
    let everywhere = || {
        let place = input.programme.keys.directions?;
        Some(Diagnostic::new(&NO_RESULT, place, msg!("no-result.everywhere")).help(msg!("no-result.help")))
    };
    gathered.tell_unless_all(input.programme.activities.iter().filter(said).count(), everywhere, out);
}

/// Facts that contradict each other or the programme's beginning.
pub fn facts(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let programme = input.programme;
    // Days that activities alone span say nothing of when the programme began.
    let begins = programme.span.filter(|_| programme.dates.is_some() || !programme.periods.is_empty());
    let earliest = begins.and_then(|span| span.first.checked_sub_months(Months::new(1)));
    for activity in &programme.activities {
        let before = |fact: &&Spanned<Days>| earliest.is_some_and(|day| fact.value.last < day);
        let early = activity.started.iter().chain(&activity.done).find(before);
        if let (Some(fact), Some(span)) = (early, begins) {
            let message =
                msg!("done-before-start.programme", activity = said::activity(activity), first = span.first);
            let fault = Diagnostic::new(&DONE_BEFORE_START, fact.span, message);
            out.push(fault.help(msg!("done-before-start.help")));
            continue;
        }
        let Some(started) = &activity.started else { continue };
        if let Some(done) = activity.done.iter().find(|done| done.value.last < started.value.first) {
            let message = msg!("done-before-start", activity = said::activity(activity));
            let fault = Diagnostic::new(&DONE_BEFORE_START, done.span, message).also(started.span);
            out.push(fault.help(msg!("done-before-start.help")));
        }
    }
}

/// Facts after the day as of which the plan is looked at.
pub fn future(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let as_of = input.analysis.as_of;
    let mut found: Vec<(Span, Fact<'_>)> = Vec::new();
    for activity in &input.programme.activities {
        let later = |fact: &&Spanned<Days>| fact.value.first > as_of;
        let facts = activity.started.iter().chain(&activity.done).filter(later);
        found.extend(facts.map(|fact| (fact.span, Fact::Activity(activity, fact.value.first))));
    }
    for indicator in &input.programme.indicators {
        for at in indicator.actuals.iter().filter_map(|actual| actual.at.as_ref()) {
            if let Some(first) = at.days.first().map(|days| days.first).filter(|first| *first > as_of) {
                found.push((at.span, Fact::Indicator(&indicator.title, first)));
            }
        }
    }
    let gathered = Gathered {
        found: &found,
        place: |(span, _)| *span,
        one: |(span, fact)| {
            let fault = Diagnostic::new(&FACT_IN_FUTURE, *span, fact.said(as_of));
            fault.help(msg!("fact-in-future.help"))
        },
        many: |(span, _), count| {
            let message = msg!("fact-in-future.many", count = count, as_of = as_of);
            Diagnostic::new(&FACT_IN_FUTURE, *span, message).help(msg!("fact-in-future.help"))
        },
    };
    gathered.tell(out);
}

enum Fact<'a> {
    Activity(&'a Activity, NaiveDate),
    Indicator(&'a str, NaiveDate),
}

impl Fact<'_> {
    fn said(&self, as_of: NaiveDate) -> Message {
        match self {
            Self::Activity(activity, day) => {
                msg!("fact-in-future", activity = said::activity(activity), day = *day, as_of = as_of)
            }
            Self::Indicator(title, day) => {
                msg!("fact-in-future.actual", indicator = said::title(title), day = *day, as_of = as_of)
            }
        }
    }
}

/// Activities that are done without saying when.
pub fn undated(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let found = input.programme.activities.iter().filter_map(|activity| {
        let written = &activity.written;
        let done = written.status.get() == Some(&Stage::Done) && written.done.is_absent() && !written.open;
        Some((written.status.span().filter(|_| done)?, activity))
    });
    let found: Vec<(Span, &Activity)> = found.collect();
    let gathered = Gathered {
        found: &found,
        place: |(span, _)| *span,
        one: |(span, activity)| {
            let message = msg!("done-undated", activity = said::activity(activity));
            Diagnostic::new(&DONE_UNDATED, *span, message).help(msg!("done-undated.help"))
        },
        many: |(span, _), count| {
            let message = msg!("done-undated.many", count = count);
            Diagnostic::new(&DONE_UNDATED, *span, message).help(msg!("done-undated.help"))
        },
    };
    gathered.tell(out);
}
