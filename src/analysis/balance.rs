//! What the weights ask for against what the plan gives: activities, planned days and money.

use super::Analysis;
use super::priorities::{contributions, heavier};
use crate::dates::Days;
use crate::model::{PersonIx, Programme, total};
use crate::values::Number;

/// Parts of the whole that come to something: each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// Of the tree's weight.
    pub weight: f64,
    /// Of the activities; none where the plan has none.
    pub activities: Option<f64>,
    /// Of the days that activities take, each counting its own; none where no days are known.
    pub days: Option<f64>,
    /// Of the money of activities as far as it is known; none where no amount is.
    pub money: Option<f64>,
    /// Whether the money of all its activities is known: of others nobody can say that it is too little.
    pub priced: bool,
}

/// What weights are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Activities.
    Activities,
    /// Planned days.
    Days,
    /// Money.
    Money,
}

/// Shares by goal, direction, person and period. Cancelled activities bring nothing along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Balance {
    /// Of each goal with all below it, in the order of the goals; an activity counts for each of its goals
    /// by its contribution.
    pub goals: Vec<Shares>,
    /// Of what serves the general goal itself.
    pub general: Shares,
    /// Of what serves no goal.
    pub aimless: Shares,
    /// Of each direction, in the order of the directions.
    pub directions: Vec<Shares>,
    /// Of each person, in the order of the people: of what they answer for, as the first named.
    pub people: Vec<Shares>,
    /// Of what nobody answers for.
    pub nobody: Shares,
    /// Of each period, in the order of the periods; an activity in several counts for each by the days that
    /// it has there.
    pub periods: Vec<Shares>,
    /// Of what stands in no period.
    pub outside: Shares,
    /// The weight that no activity serves; only goals have it among theirs.
    pub unserved: f64,
}

impl Shares {
    /// A share by what it is measured in.
    pub fn of(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::Activities => self.activities,
            Measure::Days => self.days,
            Measure::Money => self.money,
        }
    }

    /// Whether a share is less than half of the weight's.
    pub fn falls_short(&self, share: f64) -> bool {
        heavier(self.weight / 2.0, share)
    }
}

/// What an activity brings along: a count of one, days, money.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    share: f64,
    count: f64,
    days: f64,
    money: f64,
    unpriced: f64,
}

impl Load {
    fn part(self, part: f64) -> Self {
        let Self { share, count, days, money, unpriced } = self;
        Self {
            share: share * part,
            count: count * part,
            days: days * part,
            money: money * part,
            unpriced: unpriced * part,
        }
    }

    fn add(&mut self, other: Self) {
        self.share += other.share;
        self.count += other.count;
        self.days += other.days;
        self.money += other.money;
        self.unpriced += other.unpriced;
    }

    fn shares(self, whole: Self) -> Shares {
        let of = |part: f64, whole: f64| (whole > 0.0).then_some(part / whole);
        Shares {
            weight: self.share,
            activities: of(self.count, whole.count),
            days: of(self.days, whole.days),
            // Where no amount at all is written the money is not nothing.
            money: of(self.money, whole.money).filter(|_| self.unpriced < self.count || self.count == 0.0),
            priced: self.unpriced == 0.0,
        }
    }
}

/// Holds the weights of a programme against what it plans.
pub fn balance(programme: &Programme, analysis: &Analysis) -> Balance {
    let mut goals = vec![Load::default(); programme.goals.len()];
    let mut directions = vec![Load::default(); programme.directions.len()];
    let mut people = vec![Load::default(); programme.people.len()];
    let mut periods = vec![Load::default(); programme.periods.len()];
    let [mut aimless, mut nobody, mut outside, mut whole] = [Load::default(); 4];
    let weights = &analysis.priorities.activities;
    let activities = programme.activities.iter().zip(&analysis.activities).zip(weights);
    for ((activity, placement), weight) in activities.filter(|((activity, _), _)| !activity.is_cancelled()) {
        let money = total(&activity.written.budget).map(|money| Number(money.0).to_f64());
        let load = Load {
            share: weight.share,
            count: 1.0,
            days: count(&placement.days),
            money: money.unwrap_or_default(),
            unpriced: if money.is_none() { 1.0 } else { 0.0 },
        };
        whole.add(load);
        let mut aimed = 0.0;
        for of in contributions(programme, activity) {
            aimed += of.contribution;
            put(&mut goals, Some(of.goal), load.part(of.contribution), &mut aimless);
        }
        aimless.add(load.part((1.0 - aimed).max(0.0)));
        if let Some(direction) = directions.get_mut(activity.direction) {
            direction.add(load);
        }
        let first: Option<PersonIx> = activity.responsible.first().copied();
        put(&mut people, first, load, &mut nobody);
        let parts = placement.columns().map(|period| {
            let days = programme.periods.get(period).map(|period| common(&placement.days, &period.days));
            (period, days.unwrap_or_default())
        });
        let parts: Vec<(usize, f64)> = parts.collect();
        let sum: f64 = parts.iter().map(|(_, days)| days).sum();
        for (period, days) in &parts {
            let part = if sum > 0.0 { days / sum } else { 1.0 / parts.len() as f64 };
            put(&mut periods, Some(*period), load.part(part), &mut outside);
        }
        if parts.is_empty() {
            outside.add(load);
        }
    }
    let general = goals.first().copied().unwrap_or_default();
    // A goal stands before its subgoals: from the last one up each hands on what it has gathered.
    for (at, goal) in programme.goals.iter().enumerate().rev() {
        let own = goals.get(at).copied().unwrap_or_default();
        if let Some(parent) = goal.parent.and_then(|parent| goals.get_mut(parent)) {
            parent.add(own);
        }
    }
    let shares = |loads: Vec<Load>| loads.into_iter().map(|load| load.shares(whole)).collect::<Vec<_>>();
    let mut goals = shares(goals);
    for (shares, weight) in goals.iter_mut().zip(&analysis.priorities.goals) {
        shares.weight = weight.global;
    }
    Balance {
        goals,
        general: general.shares(whole),
        aimless: aimless.shares(whole),
        directions: shares(directions),
        people: shares(people),
        nobody: nobody.shares(whole),
        periods: shares(periods),
        outside: outside.shares(whole),
        unserved: analysis.priorities.unserved,
    }
}

/// Adds to what a place has, or to what stands beside all places where there is no such place.
fn put(loads: &mut [Load], at: Option<usize>, load: Load, beside: &mut Load) {
    at.and_then(|at| loads.get_mut(at)).unwrap_or(beside).add(load);
}

fn count(days: &[Days]) -> f64 {
    days.iter().map(|days| days.count() as f64).sum()
}

/// How many days two lists of spans, each merged and in order, have in common.
fn common(left: &[Days], right: &[Days]) -> f64 {
    let (mut rest, mut others) = (left.iter().peekable(), right.iter().peekable());
    let mut sum = 0.0;
    while let (Some(one), Some(other)) = (rest.peek(), others.peek()) {
        sum += one.common(**other).map_or(0.0, |days| days.count() as f64);
        if one.last < other.last {
            rest.next();
        } else {
            others.next();
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn days_in_common_are_counted_once_each() {
        let day = |day| NaiveDate::from_ymd_opt(2021, 9, day).unwrap();
        let days = |first, last| Days::new(day(first), day(last)).unwrap();
        let (left, right) = ([days(1, 5), days(10, 20)], [days(4, 12), days(20, 25)]);
        assert_eq!((common(&left, &right), common(&right, &left)), (6.0, 6.0));
        assert_eq!(common(&left, &[]), 0.0);
    }

    #[test]
    fn less_than_half_of_the_weight_is_too_little() {
        let shares = Shares { weight: 0.4, ..Shares::default() };
        assert!(shares.falls_short(0.19) && !shares.falls_short(0.2) && !shares.falls_short(0.1 + 0.1));
        assert!(!Shares::default().falls_short(0.0));
    }
}
