//! What a whole set of judgements shows: that it lacks some, that they disagree, that experts do.

use super::{Input, said};
use crate::analysis::priorities::{
    CONSISTENT, Family, Given, Judgements, Saaty, Siblings, Way, Worst, Written, consistency, family, given,
    heavier, joined, methods, weights_of, worst,
};
use crate::diagnostic::{Diagnostic, Example, Fix, Group, Level, Rule};
use crate::locale::{Arg, Message};
use crate::model::{Goal, JudgementSet};
use crate::msg;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// Judgements contradict each other.
pub static INCONSISTENT_JUDGEMENTS: Rule = Rule {
    name: "inconsistent-judgements",
    level: Some(Level::Error),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, methods, ⟦1/4⟧], [methods, staff, 2], [legal, staff, 6]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: methods, title: Методический ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, methods, 3], [methods, staff, 2], [legal, staff, 6]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: methods, title: Методический ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// Some goals are not judged against each other.
pub static MISSING_JUDGEMENTS: Rule = Rule {
    name: "missing-judgements",
    level: Some(Level::Info),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  ⟦pairwise⟧: [[legal, methods, 3], [methods, staff, 2]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: methods, title: Методический ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, methods, 3], [methods, staff, 2], [legal, staff, 6]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: methods, title: Методический ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// The first matters more than the second, that more than the third, but the first not more than the third.
pub static INTRANSITIVE_JUDGEMENTS: Rule = Rule {
    name: "intransitive-judgements",
    level: Some(Level::Info),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, methods, 1.2], [methods, staff, 1.2], [legal, staff, ⟦1⟧]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: methods, title: Методический ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  pairwise: [[legal, methods, 1.2], [methods, staff, 1.2], [legal, staff, 1.5]]
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: methods, title: Методический ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
directions:
  - title: Создание ресурсов
    goals: [legal, methods, staff]
    responsible: director
    activities:
      - { title: Утвердить план, dates: 2021-09/2023-01, result: Приказ }
",
    ),
};

/// Experts put the goals in different orders.
pub static EXPERTS_DISAGREE: Rule = Rule {
    name: "experts-disagree",
    level: Some(Level::Info),
    group: Group::Priorities,
    bad: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  ⟦experts⟧:
    - { name: Первый, ranks: { legal: 1, staff: 2 } }
    - { name: Второй, ranks: { legal: 2, staff: 1 } }
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
    good: Example::over(
        "\
goal:
  title: Качеством образования управляют по новой модели
  experts:
    - { name: Первый, ranks: { legal: 1, staff: 2 } }
    - { name: Второй, ranks: { legal: 1, staff: 2 } }
  subgoals:
    - { id: legal, title: Нормативно-правовой ресурс создан }
    - { id: staff, title: Кадровый ресурс создан }
",
    ),
};

/// From this part of the consistency ratio that judgements may have on they are warned of.
const NEARLY: f64 = 0.8;
/// Triples of larger families are not looked for: they are many, and such families are not compared by hand.
const TRIPLES_UP_TO: usize = 30;

/// What the judgements at a goal show together, none of them being faulty by itself.
pub fn agreement(input: &Input<'_>, goal: &Goal, siblings: Siblings<'_>, out: &mut Vec<Diagnostic>) {
    let Some(family) = family(input.programme, siblings.parent) else { return };
    if family.mixed().is_some() || !matches!(family.way(), Some(Way::Pairwise | Way::Experts)) {
        return;
    }
    let joined = match given(input.programme, &family, siblings.places) {
        Given::Experts(opinions) => joined(&opinions),
        given => given,
    };
    let joined = match &joined {
        Given::Pairwise(judgements) => Some(judgements),
        _ => None,
    };
    lacking(input, &family, joined, out);
    let mut sound = true;
    for JudgementSet { written, named, by } in goal.judgement_sets() {
        let set: Vec<Written> = siblings.judgements(written, named).collect();
        let judged = set.iter().map(|one| (one.left, one.right, one.ratio));
        let judgements = Judgements::new(family.children.len(), judged);
        let told = inconsistent(input, &family, &set, &judgements);
        sound &= told.is_none();
        let circle = intransitive(&family, &set);
        let told = match (told, circle) {
            (Some(fault), Some(circle)) => Some(circle.beside(fault)),
            (fault, circle) => fault.or_else(|| circle.map(Circle::alone)),
        };
        let expert = |fault: Diagnostic| match by {
            Some(name) => fault.label(name.span, msg!("inconsistent-judgements.expert")),
            None => fault,
        };
        out.extend(told.map(expert));
    }
    if sound && family.way() == Some(Way::Experts) {
        out.extend(joined.and_then(|judgements| jointly_inconsistent(input, &family, judgements)));
    }
    disagreeing(input, &family, out);
}

/// A number as people are shown it: three significant digits.
fn shown(number: f64) -> f64 {
    format!("{number:.2e}").parse().unwrap_or(number)
}

/// The same with as many more digits as tell it from a limit.
fn shown_apart(number: f64, limit: f64) -> f64 {
    let digits = |count: usize| format!("{number:.count$e}").parse().unwrap_or(number);
    (2..16).map(digits).find(|shown: &f64| *shown != limit).unwrap_or(number)
}

fn title(family: &Family<'_>, place: usize) -> String {
    family.children.get(place).map(|goal| said::title(&goal.title)).unwrap_or_default()
}

fn lacking(input: &Input<'_>, family: &Family<'_>, joined: Option<&Judgements>, out: &mut Vec<Diagnostic>) {
    let Some(weights) = input.analysis.priorities.family_below(family.at) else { return };
    let Some(made) = weights.judgements.filter(|made| made.made < made.of) else { return };
    let parent = &family.parent.written;
    let Some(place) = parent.experts.key().or(parent.pairwise.key()) else { return };
    let goal = said::title(&family.parent.title);
    let Some(judgements) = joined else { return };
    let apart = judgements.apart();
    if let Some(first) = apart.first() {
        // Of two goals with one id the second can't be compared; that is reported.
        if has_namesakes(family) {
            return;
        }
        let (left, right) = (title(family, 0), title(family, *first));
        let message = msg!("missing-judgements.apart", goal = goal, left = left, right = right);
        let fault = Diagnostic::new(&MISSING_JUDGEMENTS, place, message).level(Level::Warning);
        let pair = |at: &usize| {
            let (left, right) = (family.children.first()?, family.children.get(*at)?);
            Some(msg!("missing-judgements.pair", left = said::goal(left), right = said::goal(right)).into())
        };
        let pairs: Vec<Arg> = apart.iter().filter_map(pair).collect();
        let help = match pairs.len() {
            1 => msg!("missing-judgements.help-apart"),
            _ => msg!("missing-judgements.help-parts", pairs = said::some(pairs.into_iter())),
        };
        out.push(fault.help(help));
        return;
    }
    let message = msg!("missing-judgements", goal = goal, made = made.made, of = made.of);
    let pairs = missing(family, judgements, made.of - made.made);
    out.push(
        Diagnostic::new(&MISSING_JUDGEMENTS, place, message)
            .help(msg!("missing-judgements.help", pairs = pairs)),
    );
}

fn has_namesakes(family: &Family<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut ids = family.children.iter().filter_map(|goal| goal.id.as_ref());
    ids.any(|id| !seen.insert(id.value.as_str()))
}

/// The first few pairs that are not judged.
fn missing(family: &Family<'_>, judgements: &Judgements, count: usize) -> Arg {
    const SHOWN: usize = 4;
    let judged: HashSet<(usize, usize)> =
        judgements.pairs().iter().map(|pair| (pair.left, pair.right)).collect();
    let size = family.children.len();
    let pairs = (0..size).flat_map(|left| (left + 1..size).map(move |right| (left, right)));
    let free = pairs.filter(|pair| !judged.contains(pair)).take(SHOWN);
    let mut list: Vec<Arg> = free
        .filter_map(|(left, right)| {
            let (left, right) = (family.children.get(left)?, family.children.get(right)?);
            Some(msg!("missing-judgements.pair", left = said::goal(left), right = said::goal(right)).into())
        })
        .collect();
    if count > SHOWN {
        list.push(msg!("check-more", count = count - SHOWN).into());
    }
    Arg::List(list)
}

/// Judgements that contradict each other.
struct Contradiction {
    level: Level,
    cr: f64,
    limit: f64,
    worst: Worst,
}

fn contradiction(input: &Input<'_>, judgements: &Judgements) -> Option<Contradiction> {
    if !input.wants(&INCONSISTENT_JUDGEMENTS) {
        return None;
    }
    let method = methods(input.programme).pairwise;
    let limit = input.limits.consistency_ratio.map_or(CONSISTENT, |limit| limit.value);
    let cr = consistency(judgements, &weights_of(judgements, method)?).cr;
    let level = match cr {
        _ if cr > limit => Level::Error,
        _ if cr >= limit * NEARLY => Level::Warning,
        _ => return None,
    };
    Some(Contradiction { level, cr, limit, worst: worst(judgements, method)? })
}

fn inconsistent(
    input: &Input<'_>,
    family: &Family<'_>,
    set: &[Written],
    judgements: &Judgements,
) -> Option<Diagnostic> {
    let Contradiction { level, cr, limit, worst } = contradiction(input, judgements)?;
    let (written, turned) = set.iter().find_map(|one| match (one.left, one.right) {
        pair if pair == (worst.pair.left, worst.pair.right) => Some((one, false)),
        pair if pair == (worst.pair.right, worst.pair.left) => Some((one, true)),
        _ => None,
    })?;
    let mend: Saaty = if turned { worst.suggested.inverse() } else { worst.suggested };
    let goal = said::title(&family.parent.title);
    let message = match level {
        Level::Error => {
            msg!("inconsistent-judgements", goal = goal, cr = shown_apart(cr, limit), limit = limit)
        }
        _ => msg!("inconsistent-judgements.nearly", goal = goal, cr = shown_apart(cr, limit), limit = limit),
    };
    let fault = Diagnostic::new(&INCONSISTENT_JUDGEMENTS, written.span, message).level(level);
    let says = mend.to_string();
    let fault = fault.caret(match worst.by_others {
        true => msg!("inconsistent-judgements.caret", value = says.as_str()),
        false => msg!("inconsistent-judgements.caret-weights", value = says.as_str()),
    });
    let after = shown(worst.after.cr);
    if worst.after.cr >= cr {
        return Some(fault.help(msg!("inconsistent-judgements.help-all")));
    }
    let help: Message = if worst.after.cr > limit {
        msg!("inconsistent-judgements.help-part", value = says.as_str(), cr = after)
    } else {
        msg!("inconsistent-judgements.help", value = says.as_str(), cr = after)
    };
    let fix = Fix::offered(msg!("inconsistent-judgements.fix", value = says.as_str()), written.span, says);
    Some(fault.help(help).fix(fix))
}

/// What the experts say together contradicts itself, though none of them does alone.
fn jointly_inconsistent(
    input: &Input<'_>,
    family: &Family<'_>,
    judgements: &Judgements,
) -> Option<Diagnostic> {
    let Contradiction { level, cr, limit, worst } = contradiction(input, judgements)?;
    let (goal, place) = (said::title(&family.parent.title), family.parent.written.experts.key()?);
    let message = match level {
        Level::Error => {
            msg!("inconsistent-judgements.joined", goal = goal, cr = shown_apart(cr, limit), limit = limit)
        }
        _ => msg!(
            "inconsistent-judgements.joined-nearly",
            goal = goal,
            cr = shown_apart(cr, limit),
            limit = limit
        ),
    };
    let (left, right) = (title(family, worst.pair.left), title(family, worst.pair.right));
    let help = msg!("inconsistent-judgements.help-joined", left = left, right = right);
    Some(Diagnostic::new(&INCONSISTENT_JUDGEMENTS, place, message).level(level).help(help))
}

/// Three goals of which the first matters more than the second, that more than the third, and the first not
/// more than the third.
struct Circle {
    titles: [String; 3],
    /// Of the first against the third, the first against the second, the second against the third.
    places: [Span; 3],
}

impl Circle {
    /// Told by itself.
    fn alone(self) -> Diagnostic {
        let Self { titles: [first, second, third], places: [closing, one, other] } = self;
        let message = msg!("intransitive-judgements", first = first, second = second, third = third);
        let fault = Diagnostic::new(&INTRANSITIVE_JUDGEMENTS, closing, message);
        fault.also(one).also(other).help(msg!("intransitive-judgements.help"))
    }

    /// Told beside what is wrong with the judgements as a whole.
    fn beside(self, fault: Diagnostic) -> Diagnostic {
        let Self { titles: [first, second, third], places } = self;
        let own = fault.place.span;
        let mut others = places.into_iter().filter(|place| *place != own);
        let Some(label) = others.next() else { return fault };
        let said = msg!("intransitive-judgements", first = first, second = second, third = third);
        others.fold(fault.label(label, said), Diagnostic::also)
    }
}

/// The first triple in which one goal matters more than a second, that more than a third, and the first does
/// not matter more than the third.
fn intransitive(family: &Family<'_>, set: &[Written]) -> Option<Circle> {
    let size = family.children.len();
    if size > TRIPLES_UP_TO {
        return None;
    }
    let mut ratios: HashMap<(usize, usize), (f64, &Written)> = HashMap::new();
    for one in set {
        ratios.insert((one.left, one.right), (one.ratio, one));
        ratios.insert((one.right, one.left), (one.ratio.recip(), one));
    }
    let more =
        |left: usize, right: usize| ratios.get(&(left, right)).filter(|(ratio, _)| heavier(*ratio, 1.0));
    let triples = (0..size).flat_map(|first| {
        (0..size).flat_map(move |second| (0..size).map(move |third| (first, second, third)))
    });
    let (triple, [closing, one, other]) = triples.into_iter().find_map(|triple| {
        let (first, second, third) = triple;
        let ((_, one), (_, other)) = (more(first, second)?, more(second, third)?);
        let (ratio, closing) = ratios.get(&(first, third))?;
        (!heavier(*ratio, 1.0)).then_some((triple, [*closing, *one, *other]))
    })?;
    let titles = [triple.0, triple.1, triple.2].map(|place| title(family, place));
    Some(Circle { titles, places: [closing.span, one.span, other.span] })
}

fn disagreeing(input: &Input<'_>, family: &Family<'_>, out: &mut Vec<Diagnostic>) {
    const CONCORD: f64 = 0.5;
    const CHANCE: f64 = 0.05;
    let Some(weights) = input.analysis.priorities.family_below(family.at) else { return };
    let (Some(found), Some(place)) = (weights.agreement, family.parent.written.experts.key()) else { return };
    if found.w >= CONCORD || found.p <= CHANCE {
        return;
    }
    let goal = said::title(&family.parent.title);
    let message = msg!("experts-disagree", goal = goal, w = shown(found.w), p = shown(found.p));
    out.push(Diagnostic::new(&EXPERTS_DISAGREE, place, message).help(msg!("experts-disagree.help")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_shown_three_significant_digits() {
        assert_eq!([shown_apart(0.100_18, 0.1), shown_apart(0.217_391, 0.1)], [0.100_2, 0.217]);
        assert_eq!(shown_apart(0.079_999_99, 0.08), 0.079_999_99);
        assert_eq!([0.217_391, 0.1, 0.0, 12.345, 0.001_234_5].map(shown), [0.217, 0.1, 0.0, 12.3, 0.001_23]);
    }
}
