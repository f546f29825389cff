//! Where on the way to either side an order changes.

use super::view::{Both, Order, Overtaken, View};

/// Where a stretch is divided.
const GOLDEN: f64 = 0.381_966;
/// Steps by which a crossing of two things is brought to what a float holds.
const STEPS: usize = 60;
/// Two things are level a little before their order counts as changed; no further apart than this, both are
/// one place.
const SAME: f64 = 1e-6;
/// So many crossings are looked at before the nearest one is taken as it is.
const TRIES: usize = 8;
/// What comes out is right to so many digits.
const DIGITS: usize = 12;

/// On what scale a value is moved.
#[derive(Clone, Copy, Debug)]
pub enum Scale {
    /// By differences: half the way from 1 to 9 is 5.
    Even,
    /// By ratios: half the way from 1 to 9 is 3.
    Ratio,
}

/// A value that is moved, and what the orders make of it.
pub struct Way<'a> {
    /// What is asked to keep its order.
    pub view: &'a View,
    /// On what scale it is moved.
    pub scale: Scale,
    /// Halvings of the last step before the things that cross are looked at.
    pub halvings: usize,
    /// The family's weights at a value, or what the view takes for them.
    pub weights: &'a dyn Fn(f64) -> Vec<f64>,
}

/// Two places on the way: at the one an order holds, at the other it has changed.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    holds: f64,
    turned: f64,
}

impl Way<'_> {
    /// The first values at which the orders change on the way along `steps` away from `now`.
    ///
    /// They are looked for between the steps rather than at them: at the values that people write down things
    /// are often level all at once, and an order that changes before such a value holds again there.
    pub fn turnings(&self, now: f64, steps: &[f64]) -> Both<Option<f64>> {
        let now = self.along(now);
        let steps: Vec<f64> = steps.iter().map(|step| self.along(*step)).collect();
        let stretches = self.stretches(now, &steps);
        let turning = |order, stretch: Option<Stretch>| Some(self.turning(order, now, stretch?));
        Both {
            goals: turning(Order::Goals, stretches.goals),
            activities: turning(Order::Activities, stretches.activities),
        }
    }

    /// Between which of the places tried each order changes first.
    fn stretches(&self, now: f64, steps: &[f64]) -> Both<Option<Stretch>> {
        let from = [now].into_iter().chain(steps.iter().copied());
        let inner = from.zip(steps).map(|(from, to)| between(from, *to));
        let mut found: Both<Option<Stretch>> = Both::default();
        let mut holds = now;
        let open = |order, found: Option<Stretch>| found.is_none() && !self.view.is_firm(order);
        for place in inner.chain(steps.last().copied()) {
            let goals = open(Order::Goals, found.goals);
            let activities = open(Order::Activities, found.activities);
            if !goals && !activities {
                break;
            }
            let weights = self.at(place);
            let turned = |order| self.view.changed(order, &weights);
            let stretch = Some(Stretch { holds, turned: place });
            if goals && turned(Order::Goals) {
                found.goals = stretch;
            }
            if activities && turned(Order::Activities) {
                found.activities = stretch;
            }
            holds = place;
        }
        found
    }

    /// The first place of a stretch at which an order changes, as a value.
    fn turning(&self, order: Order, now: f64, stretch: Stretch) -> f64 {
        let Stretch { mut holds, mut turned } = stretch;
        let changed = |place: f64| self.view.changed(order, &self.at(place));
        for _ in 0..self.halvings {
            let middle = between(holds, turned);
            if changed(middle) { turned = middle } else { holds = middle }
        }
        for _ in 0..TRIES {
            let Some(crossing) = self.crossing(order, now, Stretch { holds, turned }) else { break };
            turned = crossing;
            // Another two may cross before these.
            let before = turned + (holds - turned).clamp(-SAME, SAME);
            if !changed(before) {
                break;
            }
            turned = before;
        }
        known(self.back(turned))
    }

    fn at(&self, place: f64) -> Vec<f64> {
        (self.weights)(self.back(place))
    }

    /// Where the first two of those whose order has changed at the end of a stretch are level.
    fn crossing(&self, order: Order, now: f64, stretch: Stretch) -> Option<f64> {
        let Stretch { holds, turned } = stretch;
        let (before, after) = (self.at(holds), self.at(turned));
        let lead = |of: Overtaken, weights: &[f64]| self.view.lead(order, of, weights);
        // How far on the way two things meet, as if they went straight.
        let meet = |of: &Overtaken| {
            let (from, to) = (lead(*of, &before).max(0.0), lead(*of, &after));
            from / (from - to)
        };
        let overtaken = self.view.overtaken(order, &after).into_iter();
        let first = overtaken.min_by(|left, right| meet(left).total_cmp(&meet(right)))?;
        let slack = |place: f64| self.view.slack(order, first, &self.at(place));
        let counts = level(&slack, holds, turned);
        let lead = |place: f64| lead(first, &self.at(place));
        let from = if lead(holds) > 0.0 { holds } else { now };
        let level = level(&lead, from, counts);
        Some(if (level - counts).abs() <= SAME { level } else { counts })
    }

    /// A value as a length along the scale.
    fn along(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Even => value,
            Scale::Ratio => value.ln(),
        }
    }

    fn back(&self, place: f64) -> f64 {
        match self.scale {
            Scale::Even => place,
            Scale::Ratio => place.exp(),
        }
    }
}

/// A place between two that is no round number where they are.
fn between(from: f64, to: f64) -> f64 {
    from + (to - from) * GOLDEN
}

/// Where a smooth function that falls from above nothing to below it is nothing: by the Illinois rule, false
/// position that halves the weight of an end that has stayed.
fn level(of: &impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let (mut left, mut right) = (from, to);
    let (mut over, mut under) = (of(left), of(right));
    let mut last = 0.0;
    for _ in 0..STEPS {
        let found = (right - left).abs() <= 4.0 * f64::EPSILON * left.abs().max(right.abs());
        if found || !(over > 0.0 && under < 0.0) {
            break;
        }
        let middle = left + (right - left) * (over / (over - under));
        let value = of(middle);
        if value > 0.0 {
            (left, over) = (middle, value);
            under = if last > 0.0 { under / 2.0 } else { under };
        } else {
            (right, under) = (middle, value);
            over = if last < 0.0 { over / 2.0 } else { over };
        }
        last = value;
    }
    right
}

/// A number without the digits that rounding has left in it.
fn known(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zero_is_found_to_the_last_digits() {
        for (curve, zero) in [
            ((|x: f64| 1.0 - 2.0 * x) as fn(f64) -> f64, 0.5),
            (|x| 1.0 - 3.0 * x * x, (1.0_f64 / 3.0).sqrt()),
            (|x| 0.001 - x.powi(9), 0.001_f64.powf(1.0 / 9.0)),
        ] {
            assert!((level(&curve, 0.0, 1.0) - zero).abs() < 1e-12, "{zero}");
        }
    }

    #[test]
    fn what_rounding_left_is_cut_off() {
        assert_eq!(
            [0.1 + 0.2, 3.000_000_000_000_000_4, 0.499_999_999_997].map(known),
            [0.3, 3.0, 0.499_999_999_997]
        );
        assert_eq!(known(0.0), 0.0);
    }
}
