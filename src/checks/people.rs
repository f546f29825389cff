//! Who answers, whether one can, and for how much.

use super::gather::Gathered;
use super::{Input, said};
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::locale::Arg;
use crate::model::{Activity, Person, PersonIx, named_in};
use crate::msg;
use crate::source::{Excerpt, Span};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// Nobody answers for an activity.
pub static NO_RESPONSIBLE: Rule = Rule {
    name: "no-responsible",
    level: Some(Level::Warning),
    group: Group::People,
    bad: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    activities:
      - { title: Изучить требования, dates: 2021-09/2023-01, responsible: director, result: Справка }
      - { title: ⟦Утвердить положение⟧, dates: 2021-12, result: Приказ }
",
    ),
    good: Example::over(
        "\
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования, dates: 2021-09/2023-01, result: Справка }
      - { title: Утвердить положение, dates: 2021-12, result: Приказ }
",
    ),
};

/// A group answers and no one person with it.
pub static ONLY_A_GROUP: Rule = Rule {
    name: "only-a-group",
    level: Some(Level::Warning),
    group: Group::People,
    bad: Example::over(
        "\
people:
  director: Директор
  ⟦tutors⟧: { role: Кураторы, group: true }
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, dates: 2021-09/2023-01, result: Удостоверения }
      - { title: Провести классные часы, dates: 2022-02, responsible: tutors, result: Отчёты }
",
    ),
    good: Example::over(
        "\
people:
  director: Директор
  tutors: { role: Кураторы, group: true }
directions:
  - title: Кадровое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Провести курсы, dates: 2021-09/2023-01, result: Удостоверения }
      - { title: Провести классные часы, dates: 2022-02, responsible: [director, tutors], result: Отчёты }
",
    ),
};

/// More is due from one person in one month than the limit says.
pub static OVERLOAD: Rule = Rule {
    name: "overload",
    level: None,
    group: Group::People,
    bad: Example::Overlay {
        plan: "\
people:
  ⟦director⟧: Директор
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования, dates: 2022-02, result: Справка }
      - { title: Утвердить положение, due: 2022-02-18, result: Приказ }
      - { title: Собрать предложения, due: 2022-02-25, result: Сводка }
",
        config: "[limits]\nactivities-due-a-month = 2\n",
    },
    good: Example::Overlay {
        plan: "\
people:
  director: Директор
directions:
  - title: Нормативно-правовое обеспечение
    goals: [legal, staff]
    responsible: director
    activities:
      - { title: Изучить требования, dates: 2022-02, result: Справка }
      - { title: Утвердить положение, due: 2022-02-18, result: Приказ }
      - { title: Собрать предложения, due: 2022-03-25, result: Сводка }
",
        config: "[limits]\nactivities-due-a-month = 2\n",
    },
};

/// People and periods that nothing names.
pub static UNUSED: Rule = Rule {
    name: "unused",
    level: Some(Level::Info),
    group: Group::Identity,
    bad: Example::over("people:\n  director: Директор\n  ⟦deputy⟧: Заместитель директора\n"),
    good: Example::over("people:\n  director: Директор\n"),
};

/// Due in one month from one person, where the plan's settings name no limit.
const DUE_A_MONTH: u32 = 6;

/// Activities for which nobody answers.
pub fn no_responsible(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let lacks = |activity: &&Activity| activity.responsible.is_empty() && !activity.responsible_faulty;
    let found: Vec<&Activity> = input.programme.activities.iter().filter(lacks).collect();
    let told = |activity: &Activity, message| {
        Diagnostic::new(&NO_RESPONSIBLE, activity.title_span, message).help(msg!("no-responsible.help"))
    };
    let gathered = Gathered {
        found: &found,
        place: |activity| activity.title_span,
        one: |activity| told(activity, msg!("no-responsible", activity = said::activity(activity))),
        many: |activity, count| told(activity, msg!("no-responsible.many", count = count)),
    };
    let everywhere = || {
        let place = input.programme.keys.directions?;
        let fault = Diagnostic::new(&NO_RESPONSIBLE, place, msg!("no-responsible.everywhere"));
        Some(fault.help(msg!("no-responsible.help")))
    };
    let said = |activity: &&Activity| lacks(activity) || !activity.responsible.is_empty();
    gathered.tell_unless_all(input.programme.activities.iter().filter(said).count(), everywhere, out);
}

/// Groups that answer alone.
pub fn groups(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let people = &input.programme.people;
    let is_group = |person: &PersonIx| people.get(*person).is_some_and(is_group);
    let mut alone: BTreeMap<PersonIx, Vec<&Activity>> = BTreeMap::new();
    for activity in input.programme.activities.iter().filter(|activity| !activity.responsible_faulty) {
        if let Some(first) =
            activity.responsible.first().filter(|_| activity.responsible.iter().all(is_group))
        {
            alone.entry(*first).or_default().push(activity);
        }
    }
    for (person, activities) in alone {
        let Some(person) = people.get(person) else { continue };
        let (name, at) = (said::person(person), person.id.span);
        let fault = if let [only] = activities.as_slice() {
            let place = only.written.responsible.span().unwrap_or(only.title_span);
            let message = msg!("only-a-group.one", activity = said::activity(only), person = name);
            Diagnostic::new(&ONLY_A_GROUP, at, message).also(place)
        } else {
            let message = msg!("only-a-group", person = name, count = activities.len());
            Diagnostic::new(&ONLY_A_GROUP, at, message)
        };
        out.push(fault.help(msg!("only-a-group.help")));
    }
}

fn is_group(person: &Person) -> bool {
    person.written.group.get().copied().unwrap_or(false)
}

/// People from whom too much is due in one month.
pub fn overload(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    if !input.wants(&OVERLOAD) {
        return;
    }
    let limit = input.limits.activities_due_a_month.map_or(DUE_A_MONTH, |limit| limit.value);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut due: HashMap<PersonIx, BTreeMap<NaiveDate, usize>> = HashMap::new();
    for (activity, placement) in input.activities() {
        if activity.is_cancelled() {
            continue;
        }
        let Some(person) = activity.responsible.first() else { continue };
        let times = placement.instances.iter().map(|instance| instance.days.last);
        let single =
            placement.deadline.map(|deadline| deadline.day).filter(|_| placement.instances.is_empty());
        let mut months: Vec<NaiveDate> = times.chain(single).filter_map(|day| day.with_day(1)).collect();
        months.sort_unstable();
        months.dedup();
        let of_person = due.entry(*person).or_default();
        for month in months {
            *of_person.entry(month).or_default() += 1;
        }
    }
    for (at, person) in input.programme.people.iter().enumerate().filter(|(_, person)| !is_group(person)) {
        let Some(months) = due.get(&at) else { continue };
        let over: Vec<(&NaiveDate, &usize)> = months.iter().filter(|(_, count)| **count > limit).collect();
        // Of equally full months the first is named.
        let Some((month, count)) = over.iter().rev().max_by_key(|(_, count)| **count) else { continue };
        let Some(month) = whole_month(**month) else { continue };
        let (name, others) = (said::person(person), over.len() - 1);
        let message = if others == 0 {
            msg!("overload", person = name, count = **count, month = month, limit = limit)
        } else {
            msg!(
                "overload.more",
                person = name,
                count = **count,
                month = month,
                limit = limit,
                others = others
            )
        };
        out.push(Diagnostic::new(&OVERLOAD, person.id.span, message).help(msg!("overload.help")));
    }
}

fn whole_month(first: NaiveDate) -> Option<crate::dates::Days> {
    let next = first.checked_add_months(chrono::Months::new(1))?;
    crate::dates::Days::new(first, next.pred_opt()?)
}

/// People and periods that nothing names; where a period gets activities by their dates, that is use enough.
pub fn unused(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    let programme = input.programme;
    if programme.activities.is_empty() || programme.directions_lost {
        return;
    }
    let lost = input.lost();
    let people = programme.people.iter().filter(|person| person.mentions == 0);
    let perhaps_named = |person: &Person| {
        let words = [&person.written.role, &person.written.name].into_iter().filter_map(|slot| slot.get());
        let mut names =
            std::iter::once(person.id.value.as_str()).chain(words.map(|text| text.value.as_str()));
        names.any(|name| named_in(lost, name))
    };
    let people: Vec<_> = people.filter(|person| !perhaps_named(person)).collect();
    let misspelt = programme.written.open
        || programme.lost.goal
        || programme.activities.iter().any(|activity| activity.responsible_faulty)
        || programme.directions.iter().any(|direction| direction.responsible_faulty);
    if let (Some(first), false) = (people.first(), misspelt) {
        let names = said::some(people.iter().map(|person| Arg::from(said::person(person))));
        let message = msg!("unused", names = names);
        let fault = Diagnostic::new(&UNUSED, first.id.span, message).help(msg!("unused.help"));
        out.push(also(fault, people.iter().skip(1).map(|person| person.id.span)));
    }
    let mut stood_in = vec![false; programme.periods.len()];
    for column in input.analysis.activities.iter().flat_map(|placement| placement.columns()) {
        if let Some(used) = stood_in.get_mut(column) {
            *used = true;
        }
    }
    let periods = programme.periods.iter().zip(&stood_in);
    let periods = periods.filter(|(period, used)| period.mentions == 0 && !**used && !period.faulty);
    let periods: Vec<_> =
        periods.map(|(period, _)| period).filter(|p| !lost.contains(p.id.value.as_str())).collect();
    let misspelt = programme.activities.iter().any(|activity| activity.dates_faulty)
        || programme.directions.iter().any(|direction| direction.activities_faulty);
    if let (Some(first), false) = (periods.first(), misspelt) {
        let name = |title: &Option<Excerpt>, id: &str| Arg::from(said::title(title.as_deref().unwrap_or(id)));
        let names = said::some(periods.iter().map(|period| name(&period.title, &period.id.value)));
        let message = msg!("unused.periods", names = names);
        let fault = Diagnostic::new(&UNUSED, first.id.span, message).help(msg!("unused.help-periods"));
        out.push(also(fault, periods.iter().skip(1).map(|period| period.id.span)));
    }
}

fn also(fault: Diagnostic, places: impl Iterator<Item = Span>) -> Diagnostic {
    places.fold(fault, |fault, place| fault.also(place))
}
