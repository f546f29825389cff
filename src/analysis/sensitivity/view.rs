//! What is watched, as it depends on the weights of one family.

use crate::analysis::priorities::{heavier, margin};
use std::cell::Cell;
use std::rc::Rc;

/// A value as a sum: a part that stays, and parts that go by the weights of children of a family.
#[derive(Clone, Debug, Default)]
pub struct Value {
    /// What stays.
    pub fixed: f64,
    /// Which child, and what part of its weight.
    pub parts: Vec<(usize, f64)>,
}

/// What is asked to keep its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first goals by global weight, the general goal aside.
    Goals,
    /// The first activities by importance.
    Activities,
}

/// Something of each order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Both<T> {
    /// Of the order of the goals.
    pub goals: T,
    /// Of the order of the activities.
    pub activities: T,
}

/// Both orders as they depend on the weights of one family, or on whatever else those are made of.
#[derive(Debug)]
pub struct View {
    orders: Both<Watched>,
    /// How many multiplications were counted, of what is made of it as well.
    labour: Rc<Cell<usize>>,
}

/// One order: the first things, and those that could come among them.
#[derive(Debug)]
pub struct Watched {
    /// All of them, lightest first.
    things: Things,
    /// The first ones that others can overtake at all, those with fewest below them first.
    first: Vec<First>,
}

/// One of the first things.
#[derive(Clone, Copy, Debug)]
pub struct First {
    /// Its place among the things.
    pub place: usize,
    /// How many of the things, from the lightest on, it is heavier than now.
    pub below: usize,
}

/// Values in one piece.
#[derive(Debug, Default)]
pub struct Things {
    fixed: Vec<f64>,
    /// Where the parts of each end.
    ends: Vec<usize>,
    parts: Vec<(usize, f64)>,
}

/// Two of what is watched, the first of which was heavier and is lighter now.
#[derive(Clone, Copy, Debug)]
pub struct Overtaken {
    one: usize,
    other: usize,
}

impl<T> Both<T> {
    /// The one of an order.
    pub fn of(&self, order: Order) -> &T {
        match order {
            Order::Goals => &self.goals,
            Order::Activities => &self.activities,
        }
    }

    /// Something made of each.
    pub fn map<U>(&self, make: impl Fn(&T) -> U) -> Both<U> {
        Both { goals: make(&self.goals), activities: make(&self.activities) }
    }
}

impl Value {
    /// What it is at some weights.
    pub fn at(&self, weights: &[f64]) -> f64 {
        self.fixed + sum(&self.parts, weights)
    }

    /// Parts that go by one child are one part, so that bounds can be told by them.
    fn merged(mut self) -> Self {
        self.parts.sort_by_key(|(child, _)| *child);
        self.parts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        self
    }

    /// Between what it stays, whatever weights of this many children sum to 1.
    fn bounds(&self, children: usize) -> (f64, f64) {
        let parts = || self.parts.iter().map(|(_, part)| *part);
        let least = if self.parts.len() == children { parts().fold(f64::INFINITY, f64::min) } else { 0.0 };
        (self.fixed + least, self.fixed + parts().fold(0.0, f64::max))
    }
}

impl View {
    /// Of the first things of each order, heaviest first, and of those that could come among them.
    pub fn new(
        goals: (Vec<Value>, Vec<Value>),
        activities: (Vec<Value>, Vec<Value>),
        weights: &[f64],
    ) -> Self {
        let watched = |(first, others)| Watched::new(first, others, weights);
        Self {
            orders: Both { goals: watched(goals), activities: watched(activities) },
            labour: Rc::default(),
        }
    }

    /// The same as it depends on factors of some vectors, whose sum the weights are.
    pub fn made_of(&self, vectors: &[Vec<f64>]) -> Self {
        let orders = self.orders.map(|watched| watched.made_of(vectors));
        self.labour(vectors.len() * orders.goals.things.len());
        self.labour(vectors.len() * orders.activities.things.len());
        Self { orders, labour: Rc::clone(&self.labour) }
    }

    /// An order by itself.
    pub fn order(&self, order: Order) -> &Watched {
        self.orders.of(order)
    }

    /// Whether no weights of the family can change an order.
    pub fn is_firm(&self, order: Order) -> bool {
        self.orders.of(order).first.is_empty()
    }

    /// Whether an order changes when the family has other weights.
    pub fn changed(&self, order: Order, weights: &[f64]) -> bool {
        let watched = self.orders.of(order);
        self.labour(watched.things.parts.len());
        watched.changed(weights)
    }

    /// All whose order changes when the family has other weights.
    pub fn overtaken(&self, order: Order, weights: &[f64]) -> Vec<Overtaken> {
        let watched = self.orders.of(order);
        let then = watched.things.at(weights);
        let of = |place: usize| then.get(place).copied().unwrap_or_default();
        let by = |one: &First| {
            let one = *one;
            let before = (0..one.below).filter(move |other| heavier(of(*other), of(one.place)));
            before.map(move |other| Overtaken { one: one.place, other })
        };
        watched.first.iter().flat_map(by).collect()
    }

    /// By how much the one is ahead of the other at other weights.
    pub fn lead(&self, order: Order, of: Overtaken, weights: &[f64]) -> f64 {
        let (one, other) = self.both(order, of, weights);
        one - other
    }

    /// The same with what the other must be ahead for the order to count as changed.
    pub fn slack(&self, order: Order, of: Overtaken, weights: &[f64]) -> f64 {
        let (one, other) = self.both(order, of, weights);
        one - other + margin(other)
    }

    /// Counts so many multiplications.
    pub fn labour(&self, count: usize) {
        self.labour.set(self.labour.get().saturating_add(count));
    }

    /// How many multiplications were counted.
    pub fn spent(&self) -> usize {
        self.labour.get()
    }

    fn both(&self, order: Order, of: Overtaken, weights: &[f64]) -> (f64, f64) {
        let things = &self.orders.of(order).things;
        (things.one_at(of.one, weights), things.one_at(of.other, weights))
    }
}

impl Watched {
    fn new(first: Vec<Value>, others: Vec<Value>, weights: &[f64]) -> Self {
        let known = |value: Value, is_first: bool| {
            let value = value.merged();
            Known { now: value.at(weights), bounds: value.bounds(weights.len()), value, is_first }
        };
        let first = first.into_iter().map(|value| known(value, true));
        let mut all: Vec<Known> = first.chain(others.into_iter().map(|value| known(value, false))).collect();
        all.sort_by(|left, right| left.now.total_cmp(&right.now));
        let ahead: Vec<(f64, f64)> =
            all.iter().filter(|known| known.is_first).map(|known| (known.now, known.bounds.0)).collect();
        // What can't come past any of the first ones is not worth a look.
        let can = |other: &Known| {
            ahead.iter().any(|(now, least)| other.bounds.1 > *least && heavier(*now, other.now))
        };
        all.retain(|known| known.is_first || can(known));
        let mut highest = f64::NEG_INFINITY;
        let tops: Vec<f64> = all
            .iter()
            .map(|known| {
                highest = highest.max(known.bounds.1);
                highest
            })
            .collect();
        let one = |(place, known): (usize, &Known)| {
            let below = all.partition_point(|other| heavier(known.now, other.now));
            let top = below.checked_sub(1).and_then(|last| tops.get(last))?;
            (known.is_first && *top > known.bounds.0).then_some(First { place, below })
        };
        let mut first: Vec<First> = all.iter().enumerate().filter_map(one).collect();
        first.sort_by_key(|one| one.below);
        if first.is_empty() {
            return Self { things: Things::default(), first };
        }
        Self { things: all.into_iter().map(|known| known.value).collect(), first }
    }

    fn made_of(&self, vectors: &[Vec<f64>]) -> Self {
        let values = self.things.iter().map(|(fixed, parts)| {
            let of = |(at, vector): (usize, &Vec<f64>)| (at, sum(parts, vector));
            Value { fixed, parts: vectors.iter().enumerate().map(of).collect() }
        });
        Self { things: values.collect(), first: self.first.clone() }
    }

    /// Whether the order changes when the family has other weights.
    pub fn changed(&self, weights: &[f64]) -> bool {
        !self.first.is_empty() && self.overtakes(&self.things.at(weights))
    }

    /// Whether at these values of the things another one is ahead of one of the first.
    pub fn overtakes(&self, then: &[f64]) -> bool {
        let mut looked = 0;
        let mut highest = f64::NEG_INFINITY;
        self.first.iter().any(|one| {
            let next = then.get(looked..one.below).unwrap_or_default();
            highest = next.iter().copied().fold(highest, f64::max);
            looked = one.below;
            then.get(one.place).is_some_and(|own| heavier(highest, *own))
        })
    }

    /// The first things, those with fewest below them first.
    pub fn first(&self) -> &[First] {
        &self.first
    }

    /// All things, lightest first.
    pub fn things(&self) -> &Things {
        &self.things
    }
}

/// A thing, and what is known of it.
struct Known {
    value: Value,
    now: f64,
    bounds: (f64, f64),
    is_first: bool,
}

impl Things {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.fixed.len()
    }

    /// What stays of each, and its parts.
    pub fn iter(&self) -> impl Iterator<Item = (f64, &[(usize, f64)])> {
        let mut start = 0;
        self.fixed.iter().zip(&self.ends).map(move |(fixed, end)| {
            let own = self.parts.get(start..*end).unwrap_or_default();
            start = *end;
            (*fixed, own)
        })
    }

    /// What all are at some weights.
    pub fn at(&self, weights: &[f64]) -> Vec<f64> {
        self.iter().map(|(fixed, parts)| fixed + sum(parts, weights)).collect()
    }

    fn one_at(&self, place: usize, weights: &[f64]) -> f64 {
        let end = |place: usize| self.ends.get(place).copied().unwrap_or_default();
        let start = place.checked_sub(1).map_or(0, end);
        let fixed = self.fixed.get(place).copied().unwrap_or_default();
        fixed + sum(self.parts.get(start..end(place)).unwrap_or_default(), weights)
    }
}

impl FromIterator<Value> for Things {
    fn from_iter<I: IntoIterator<Item = Value>>(values: I) -> Self {
        let mut things = Self::default();
        for value in values {
            things.fixed.push(value.fixed);
            things.parts.extend(value.parts);
            things.ends.push(things.parts.len());
        }
        things
    }
}

fn sum(parts: &[(usize, f64)], weights: &[f64]) -> f64 {
    parts.iter().map(|(child, part)| weights.get(*child).map_or(0.0, |weight| weight * part)).sum()
}
