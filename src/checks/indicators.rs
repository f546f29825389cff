//! Indicators: their unit, their targets, and which way these lead.

use super::{Input, said};
use crate::diagnostic::{Diagnostic, Example, Group, Level, Rule};
use crate::model::Value;
use crate::model::record::Better;
use crate::msg;

/// An indicator without a unit.
pub static NO_UNIT: Rule = Rule {
    name: "no-unit",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
indicators:
  - id: trained
    title: ⟦Доля обученных учителей⟧
    targets: { 2021-12: 65, 2022-12: 75 }
",
    ),
    good: Example::over(
        "\
indicators:
  - id: trained
    title: Доля обученных учителей
    unit: \"%\"
    targets: { 2021-12: 65, 2022-12: 75 }
",
    ),
};

/// An indicator without targets.
pub static NO_TARGET: Rule = Rule {
    name: "no-target",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
indicators:
  - id: trained
    title: ⟦Доля обученных учителей⟧
    unit: \"%\"
    baseline: { at: 2021-09, value: 62 }
",
    ),
    good: Example::over(
        "\
indicators:
  - id: trained
    title: Доля обученных учителей
    unit: \"%\"
    baseline: { at: 2021-09, value: 62 }
    targets: { 2022-12: 75 }
",
    ),
};

/// A target worse than where the indicator stood at first.
pub static TARGET_BELOW_BASELINE: Rule = Rule {
    name: "target-below-baseline",
    level: Some(Level::Warning),
    group: Group::Results,
    bad: Example::over(
        "\
indicators:
  - id: complaints
    title: Обоснованные обращения родителей
    unit: обращений в год
    baseline: { at: 2021-09, value: 9 }
    targets: { 2022-12: ⟦4⟧ }
",
    ),
    good: Example::over(
        "\
indicators:
  - id: complaints
    title: Обоснованные обращения родителей
    unit: обращений в год
    better: lower
    baseline: { at: 2021-09, value: 9 }
    targets: { 2022-12: 4 }
",
    ),
};

/// All about indicators.
pub fn indicators(input: &Input<'_>, out: &mut Vec<Diagnostic>) {
    for indicator in &input.programme.indicators {
        let written = &indicator.written;
        let title = || said::title(&indicator.title);
        if written.unit.is_absent() && !written.open {
            let fault = Diagnostic::new(&NO_UNIT, indicator.title_span, msg!("no-unit", indicator = title()));
            out.push(fault.help(msg!("no-unit.help")));
        }
        let empty = |targets: &crate::schema::Entries<_>| targets.items.is_empty() && !targets.lost;
        if written.targets.get().map_or(written.targets.is_absent() && !written.open, empty) {
            let message = msg!("no-target", indicator = title());
            out.push(Diagnostic::new(&NO_TARGET, indicator.title_span, message).help(msg!("no-target.help")));
        }
        let (Some(baseline), false) = (&indicator.baseline, written.better.is_faulty()) else { continue };
        let lower = written.better.get() == Some(&Better::Lower);
        let start = baseline.value.value;
        let worse = |target: &&Value| {
            let target = target.value.value;
            if lower { target > start } else { target < start }
        };
        let mut found = indicator.targets.iter().filter(worse);
        let Some(first) = found.next() else { continue };
        let target = first.value.value;
        let message = if lower {
            msg!("target-below-baseline.lower", indicator = title(), target = target, baseline = start)
        } else {
            msg!("target-below-baseline", indicator = title(), target = target, baseline = start)
        };
        let help =
            if lower { msg!("target-below-baseline.help-lower") } else { msg!("target-below-baseline.help") };
        let fault = Diagnostic::new(&TARGET_BELOW_BASELINE, first.value.span, message).help(help);
        let fault = fault.also(baseline.value.span);
        out.push(found.fold(fault, |fault, target| fault.also(target.value.span)));
    }
}
