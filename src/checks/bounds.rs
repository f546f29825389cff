//! Whether activities and periods have dates, and whether those lie where they should.

use super::gather::Gathered;
use super::{Input, said, slipped};
use crate::analysis::Placement;
use crate::dates::Days;
use crate::diagnostic::{Diagnostic, Example, Fix, Group, Level, Rule};
use crate::locale::Message;
use crate::model::{Activity, Dated};
use crate::msg;
use crate::source::Span;
use crate::syntax;

/// An activity has neither dates nor a period nor a deadline.
pub static NO_DATE: Rule = Rule {
    name: "no-date",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования рынка, dates: 2021-09/2023-01, result: Справка }
      - { title: ⟦Утвердить положение о модели⟧, result: Приказ }
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
      - { title: Утвердить положение о модели, dates: 2021-12, result: Приказ }
",
    ),
};

/// Days outside the programme's own.
pub static OUTSIDE_PROGRAMME: Rule = Rule {
    name: "outside-programme",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
dates: 2021-09/2023-01
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Подвести итоги, dates: ⟦2032-12⟧, result: Доклад }
",
    ),
    good: Example::over(
        "\
dates: 2021-09/2023-01
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Подвести итоги, dates: 2022-12, result: Доклад }
",
    ),
};

/// An activity's dates outside the periods it names.
pub static OUTSIDE_PERIOD: Rule = Rule {
    name: "outside-period",
    level: Some(Level::Error),
    group: Group::Deadlines,
    bad: Example::over(
        "\
periods: { start: 2021-12 }
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, period: start, dates: ⟦2022-01⟧, result: Приказ }
",
    ),
    good: Example::over(
        "\
periods: { start: 2021-12 }
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Утвердить положение, period: start, dates: 2021-12-20/2021-12-30, result: Приказ }
",
    ),
};

/// An activity that names no period and whose days meet none.
pub static BETWEEN_PERIODS: Rule = Rule {
    name: "between-periods",
    level: Some(Level::Warning),
    group: Group::Deadlines,
    bad: Example::over(
        "\
periods: { rollout: 2021-12/2022-05, results: 2022-09/2022-12 }
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, period: rollout, result: Удостоверения }
      - { title: Провести летнюю школу, dates: ⟦2022-07⟧, result: Программа }
      - { title: Подвести итоги, period: results, result: Доклад }
",
    ),
    good: Example::over(
        "\
periods: { rollout: 2021-12/2022-08, results: 2022-09/2022-12 }
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, period: rollout, result: Удостоверения }
      - { title: Провести летнюю школу, dates: 2022-07, result: Программа }
      - { title: Подвести итоги, period: results, result: Доклад }
",
    ),
};

/// Activities without any date.
pub fn undated(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let found: Vec<&Activity> =
        input.activities().filter(|(_, placement)| placement.undated).map(|(activity, _)| activity).collect();
    let gathered = Gathered {
        found: &found,
        place: |activity| activity.title_span,
        one: |activity| {
            let message = msg!("no-date", activity = said::activity(activity));
            Diagnostic::new(&NO_DATE, activity.title_span, message).help(msg!("no-date.help"))
        },
        many: |activity, count| {
            Diagnostic::new(&NO_DATE, activity.title_span, msg!("no-date.many", count = count))
                .help(msg!("no-date.help"))
        },
    };
    let everywhere = || {
        let place = input.programme.keys.directions?;
        Some(Diagnostic::new(&NO_DATE, place, msg!("no-date.everywhere")).help(msg!("no-date.help")))
    };
    let said = |activity: &&Activity| !(activity.dates_faulty && activity.written.open);
    gathered.tell_unless_all(input.programme.activities.iter().filter(said).count(), everywhere, out);
}

/// What lies outside the programme, outside the named periods, or between all of them.
pub fn outside(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let span = input.programme.dates.as_ref().and(input.programme.span);
    if let Some(span) = span {
        periods_and_goals(input, span, out);
    }
    let no_period_faulty = input.programme.periods.iter().all(|period| !period.faulty);
    for (activity, placement) in input.activities().filter(|(_, placement)| !placement.ongoing) {
        let fault = span.and_then(|span| of_activity(input, activity, placement, span));
        let outside = matches!(&fault, Some(fault) if fault.level == Level::Error);
        out.extend(fault);
        if outside || activity.dates_faulty {
            continue;
        }
        out.extend(outside_periods(input, activity));
        let unplaced = placement.outside && activity.periods.is_empty() && !placement.days.is_empty();
        if unplaced && no_period_faulty {
            let message = msg!("between-periods", activity = said::activity(activity));
            let fault = Diagnostic::new(&BETWEEN_PERIODS, placement.days_span, message);
            out.push(fault.help(msg!("between-periods.help")));
        }
    }
}

fn periods_and_goals(input: &Input<'_>, span: Days, out: &mut Vec<Diagnostic>) {
    for period in &input.programme.periods {
        let whole = period.dates_span;
        let Some((level, place)) = judge(&parts(&period.dates), whole, span) else { continue };
        let name = period.title.as_deref().unwrap_or(&period.id.value);
        let message = match level {
            Level::Error => msg!("outside-programme.period", period = said::title(name)),
            _ => msg!("outside-programme.period-partly", period = said::title(name)),
        };
        out.push(outside_programme(level, place, message, span));
    }
    for goal in &input.programme.goals {
        let Some(due) = &goal.due else { continue };
        if due.days.last().is_some_and(|days| !span.contains(days.last)) {
            let message = msg!("outside-programme.goal", goal = said::title(&goal.title));
            out.push(outside_programme(Level::Warning, due.span, message, span));
        }
    }
}

/// An activity whose own dates lie outside the programme; those that periods give are the periods' matter.
fn of_activity(
    input: &Input<'_>,
    activity: &Activity,
    placement: &Placement,
    span: Days,
) -> Option<Diagnostic> {
    let due = activity.due.as_ref().and_then(|due| due.days.last());
    if placement.days.iter().all(|days| span.covers(*days)) && due.is_none_or(|due| span.contains(due.last)) {
        return None;
    }
    let own = !activity.dates.is_empty() || activity.periods.is_empty();
    let recurs = activity.every.is_some();
    let dated = if !activity.dates.is_empty() && !recurs {
        parts(&activity.dates)
    } else if own && (recurs || activity.due.is_some()) {
        vec![(placement.days_span, &*placement.days)]
    } else {
        Vec::new()
    };
    let whole = activity.written.dates.span().unwrap_or(placement.days_span);
    let (level, place) = judge(&dated, whole, span).or_else(|| {
        let due = activity.due.as_ref().filter(|_| !dated.is_empty() || !own)?;
        let late = due.days.last().is_some_and(|days| !span.contains(days.last));
        late.then_some((Level::Warning, due.span))
    })?;
    let name = said::activity(activity);
    let message = match level {
        Level::Error => msg!("outside-programme", activity = name),
        _ => msg!("outside-programme.partly", activity = name),
    };
    let fault = outside_programme(level, place, message, span);
    let written = activity.dates.iter().chain(&activity.due).find(|dated| dated.span == place);
    Some(written.into_iter().fold(fault, |fault, dated| with_year(input, fault, dated)))
}

fn outside_programme(level: Level, place: Span, message: Message, span: Days) -> Diagnostic {
    let help = msg!("outside-programme.help", first = span.first, last = span.last);
    Diagnostic::new(&OUTSIDE_PROGRAMME, place, message).level(level).help(help)
}

/// The fault with the one year that would put the days into the programme, if there is one.
fn with_year(input: &Input<'_>, fault: Diagnostic, dated: &Dated) -> Diagnostic {
    let Some(mended) = slipped::into_programme(&dated.text, input.programme) else { return fault };
    let title = msg!("outside-programme.fix", dates = mended.as_str());
    fault.fix(Fix::offered(title, dated.span, syntax::quoted(&mended, true)))
}

type Part<'a> = (Span, &'a [Days]);

fn parts(dates: &[Dated]) -> Vec<Part<'_>> {
    let dated = dates.iter().filter(|dated| !dated.reading.ongoing);
    dated.map(|dated| (dated.span, dated.days.as_ref())).collect()
}

/// Whether all days lie outside (an error, at the whole value) or some (a warning, at the first such part).
fn judge(parts: &[Part<'_>], whole: Span, span: Days) -> Option<(Level, Span)> {
    let mut days = parts.iter().flat_map(|(_, days)| days.iter()).peekable();
    days.peek()?;
    if days.all(|days| !span.meets(*days)) {
        let place = if let [(place, _)] = parts { *place } else { whole };
        return Some((Level::Error, place));
    }
    let part = parts.iter().find(|(_, days)| days.iter().any(|days| !span.covers(*days)));
    part.map(|(place, _)| (Level::Warning, *place))
}

/// An activity with dates of its own that leave the periods it names.
fn outside_periods(input: &Input<'_>, activity: &Activity) -> Option<Diagnostic> {
    if activity.periods.is_empty() || activity.dates.is_empty() {
        return None;
    }
    let periods = || activity.periods.iter().filter_map(|period| input.programme.periods.get(period.value));
    let own = crate::dates::merge(periods().flat_map(|period| period.days.iter().copied()).collect());
    let inside = |days: &Days| {
        let next = own.partition_point(|span| span.first <= days.first);
        next.checked_sub(1).and_then(|at| own.get(at)).is_some_and(|span| span.covers(*days))
    };
    let written =
        activity.dates.iter().filter(|dated| !dated.reading.ongoing && dated.reading.every.is_none());
    let outside = { written }.find(|dated| !dated.days.iter().all(inside))?;
    let names = periods().map(|period| {
        let name = period.title.as_deref().unwrap_or(&period.id.value);
        crate::locale::Arg::from(said::title(name))
    });
    let (names, count) = (said::some(names.collect::<Vec<_>>().into_iter()), activity.periods.len());
    let message = msg!("outside-period", activity = said::activity(activity), periods = names, count = count);
    let mut fault = Diagnostic::new(&OUTSIDE_PERIOD, outside.span, message).help(msg!("outside-period.help"));
    if let Some(place) = activity.written.period.span() {
        fault = fault.also(place);
    }
    Some(fault)
}
