use super::build::{Builder, title};
use super::names::Wanted;
use super::{Indicator, Value, record};
use crate::schema::{Entries, Slot};
use crate::source::Spanned;
use crate::values::Number;
use std::collections::HashMap;

/// The indicators with what they name.
pub(super) fn indicators(builder: &mut Builder<'_>, written: Box<[record::Indicator]>) -> Vec<Indicator> {
    let mut ids = HashMap::new();
    written
        .into_iter()
        .map(|written| {
            if let Some(id) = written.id.get()
                && let Some(first) = ids.insert(id.0.value.clone(), id.0.span)
            {
                builder.faults.push(super::names::duplicate(&id.0, first));
            }
            let (mut goals, mut activities) = (Vec::new(), Vec::new());
            for name in &written.goal {
                if !builder.several_in_one(written.goal.span(), name, Wanted::Goal) {
                    goals.extend(builder.names.goal(name, &mut builder.faults));
                }
            }
            for name in &written.activities {
                if !builder.several_in_one(written.activities.span(), name, Wanted::Activity) {
                    activities.extend(builder.names.activity(name, &mut builder.faults));
                }
            }
            Indicator {
                id: written.id.get().map(|id| id.0.value.clone()).unwrap_or_default(),
                title: title(&written.title),
                title_span: written.title.span().unwrap_or(written.span),
                goals,
                activities,
                responsible: builder.persons(&written.responsible).0,
                baseline: baseline(builder, &written),
                targets: values(builder, &written.targets),
                actuals: values(builder, &written.actuals),
                written,
            }
        })
        .collect()
}

fn baseline(builder: &mut Builder<'_>, written: &record::Indicator) -> Option<Value> {
    let measure = written.baseline.get()?;
    let at = builder.dated(&measure.at);
    Some(Value { at, value: *measure.value.get()? })
}

fn values(builder: &mut Builder<'_>, entries: &Slot<Entries<Spanned<Number>>>) -> Vec<Value> {
    let mut values: Vec<Value> = entries
        .into_iter()
        .map(|(at, value)| Value { at: builder.clock.read(at, &mut builder.faults), value: *value })
        .collect();
    values.sort_by_key(|value| value.at.as_ref().and_then(|at| at.days.last().map(|days| days.last)));
    values
}
