//! Ranks that are moved: the places that a goal can take are walked through one by one, and of each step only
//! what it touches is looked at.

use super::levers::{Family, Lever, What, turns};
use super::view::{Both, Order, Watched};
use crate::analysis::priorities::{Given, heavier, put, rank_places, weigh};

/// The ranks of a family that can be moved.
pub fn ranked<'a>(ranks: &[Option<f64>], family: Family<'a>) -> impl Iterator<Item = Lever> + 'a {
    let places = rank_places(ranks);
    let count = places.len();
    let in_order: Vec<Option<f64>> = (1..=count).map(|place| Some(place as f64)).collect();
    let worth = Worth::new(&weigh(&Given::Ranks(in_order), count, family.methods).weights);
    let tables = Both {
        goals: Table::new(family.view.order(Order::Goals), count),
        activities: Table::new(family.view.order(Order::Activities), count),
    };
    let mut order: Vec<usize> = (0..count).collect();
    let rank = |place: usize| places.get(place).copied().unwrap_or_default();
    order.sort_by(|left, right| rank(*left).total_cmp(&rank(*right)));
    (0..count).filter_map(move |place| {
        let others: Vec<usize> = order.iter().copied().filter(|other| *other != place).collect();
        let line = Line::new(place, &places, &others, &worth);
        let walk =
            |table: &Table<'_>, way| if table.is_firm() { None } else { line.walk(table, family, way) };
        let to = |way| Both { goals: walk(&tables.goals, way), activities: walk(&tables.activities, way) };
        let found = turns(to(Side::Before), to(Side::After));
        let (value, range) = (line.now, (1.0, count as f64));
        let what = What::Rank(family.goal(place)?);
        Some(Lever { what, value, range, goals: found.goals, activities: found.activities })
    })
}

/// What places are worth, as sums from the first on.
struct Worth(Vec<f64>);

impl Worth {
    fn new(worth: &[f64]) -> Self {
        let sums = worth.iter().scan(0.0, |sum, each| {
            *sum += each;
            Some(*sum)
        });
        Self(std::iter::once(0.0).chain(sums).collect())
    }

    /// What each of those gets who share the places from `start`, from 0.
    fn each(&self, start: usize, count: usize) -> f64 {
        let sum = |place: usize| self.0.get(place).copied().unwrap_or_default();
        (sum(start + count) - sum(start)) / count as f64
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The others in order, those alike in a group, and the one that is moved.
struct Line<'a> {
    own: usize,
    now: f64,
    groups: Vec<&'a [usize]>,
    /// How many stand before each group, and how many there are.
    starts: Vec<usize>,
    worth: &'a Worth,
}

/// Where the one that is moved stands: after so many groups, and level with the next or before it.
#[derive(Clone, Copy)]
struct Stand {
    after: usize,
    level: bool,
}

/// What a step does: to the one that is moved, and to those of the group that it reaches or leaves behind.
struct Step<'a> {
    own: f64,
    group: &'a [usize],
    each: f64,
}

impl<'a> Line<'a> {
    fn new(own: usize, places: &[f64], others: &'a [usize], worth: &'a Worth) -> Self {
        let rank = |place: &usize| places.get(*place).copied().unwrap_or_default();
        let groups: Vec<&[usize]> = others.chunk_by(|one, next| rank(one) == rank(next)).collect();
        let ends = groups.iter().scan(0, |end, group| {
            *end += group.len();
            Some(*end)
        });
        let starts = std::iter::once(0).chain(ends).collect();
        Self { own, now: rank(&own), groups, starts, worth }
    }

    /// The first place to a side at which an order changes.
    fn walk(&self, table: &Table<'_>, family: Family<'_>, side: Side) -> Option<f64> {
        let mut stand = self.stand()?;
        let mut state = State::new(table, family.weights);
        loop {
            stand = self.next(stand, side)?;
            let step = self.step(stand, side)?;
            state.set(self.own, step.own);
            step.group.iter().for_each(|member| state.set(*member, step.each));
            family.view.labour(state.labour());
            if state.overtaken() && table.watched.changed(&state.weights) {
                return Some(self.place(stand));
            }
        }
    }

    fn start(&self, group: usize) -> usize {
        self.starts.get(group).copied().unwrap_or_default()
    }

    /// The place that the one that is moved takes, the mean of those it shares.
    fn place(&self, stand: Stand) -> f64 {
        let with = self.groups.get(stand.after).filter(|_| stand.level).map_or(0, |group| group.len());
        self.start(stand.after) as f64 + 1.0 + with as f64 / 2.0
    }

    /// Where it stands now.
    fn stand(&self) -> Option<Stand> {
        let at = |after: usize, level: bool| self.place(Stand { after, level });
        let after = (0..=self.groups.len()).find(|after| at(*after, true) >= self.now)?;
        Some(Stand { after, level: at(after, false) < self.now })
    }

    /// What the step that has led to a stand does.
    fn step(&self, stand: Stand, side: Side) -> Option<Step<'a>> {
        let at = match (side, stand.level) {
            (Side::After, false) => stand.after.checked_sub(1)?,
            _ => stand.after,
        };
        let group = self.groups.get(at).copied()?;
        let (start, count) = (self.start(at), group.len());
        let worth = |start, count| self.worth.each(start, count);
        let (own, each) = match (stand.level, side) {
            (true, _) => (worth(start, count + 1), worth(start, count + 1)),
            (false, Side::Before) => (worth(start, 1), worth(start + 1, count)),
            (false, Side::After) => (worth(start + count, 1), worth(start, count)),
        };
        Some(Step { own, group, each })
    }

    /// The next stand to a side.
    fn next(&self, stand: Stand, side: Side) -> Option<Stand> {
        let Stand { after, level } = stand;
        match (side, level) {
            (Side::Before, true) => Some(Stand { after, level: false }),
            (Side::Before, false) => after.checked_sub(1).map(|after| Stand { after, level: true }),
            (Side::After, true) => Some(Stand { after: after + 1, level: false }),
            (Side::After, false) => (after < self.groups.len()).then_some(Stand { after, level: true }),
        }
    }
}

/// What goes by the weight of each goal of the family.
struct Table<'a> {
    watched: &'a Watched,
    /// For each goal the things that have a part of its weight, and what part.
    columns: Vec<Vec<(usize, f64)>>,
    /// Which of the things are among the first.
    is_first: Vec<bool>,
}

impl<'a> Table<'a> {
    fn new(watched: &'a Watched, size: usize) -> Self {
        let mut columns = vec![Vec::new(); size];
        for (thing, (_, parts)) in watched.things().iter().enumerate() {
            for (child, part) in parts {
                if let Some(column) = columns.get_mut(*child) {
                    column.push((thing, *part));
                }
            }
        }
        let mut is_first = vec![false; watched.things().len()];
        for one in watched.first() {
            put(&mut is_first, one.place, true);
        }
        Self { watched, columns, is_first }
    }

    fn is_firm(&self) -> bool {
        self.watched.first().is_empty()
    }
}

/// The things on the way, and which of them have moved since they were looked at.
struct State<'a> {
    table: &'a Table<'a>,
    weights: Vec<f64>,
    then: Vec<f64>,
    moved: Vec<usize>,
    /// Whether one of the first ones has moved.
    first_moved: bool,
    /// The least of the first ones.
    least: f64,
    labour: usize,
}

impl<'a> State<'a> {
    fn new(table: &'a Table<'a>, weights: &[f64]) -> Self {
        let then = table.watched.things().at(weights);
        let labour = then.len();
        let weights = weights.to_vec();
        Self { table, weights, then, moved: Vec::new(), first_moved: true, least: 0.0, labour }
    }

    /// Gives a goal another weight.
    fn set(&mut self, child: usize, weight: f64) {
        let Some(own) = self.weights.get_mut(child) else { return };
        let by = weight - *own;
        *own = weight;
        for (thing, part) in self.table.columns.get(child).into_iter().flatten() {
            if let Some(then) = self.then.get_mut(*thing) {
                *then += by * part;
            }
            self.first_moved |= self.table.is_first.get(*thing).copied().unwrap_or_default();
            self.moved.push(*thing);
        }
    }

    /// What looking at what has moved costs.
    fn labour(&mut self) -> usize {
        let look = if self.first_moved { self.then.len() } else { 0 };
        std::mem::take(&mut self.labour) + self.moved.len() + look
    }

    /// Whether one of those that have moved is ahead of one of the first now; nothing was before.
    fn overtaken(&mut self) -> bool {
        let moved = std::mem::take(&mut self.moved);
        let first = self.table.watched.first();
        let of = |place: usize| self.then.get(place).copied().unwrap_or_default();
        if self.first_moved {
            self.first_moved = false;
            self.least = first.iter().map(|one| of(one.place)).fold(f64::INFINITY, f64::min);
            return self.table.watched.overtakes(&self.then);
        }
        let ahead =
            |thing: usize| first.iter().any(|one| thing < one.below && heavier(of(thing), of(one.place)));
        moved.into_iter().any(|thing| of(thing) > self.least && ahead(thing))
    }
}
