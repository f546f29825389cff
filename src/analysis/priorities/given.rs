//! What a family gives, as numbers by place in the family.

use super::criteria::Scored;
use super::families::{Family, Way};
use super::pairwise::Judgements;
use crate::model::{Goal, GoalIx, JudgedByExpert, Pair, Programme, normal, record};
use crate::source::{Excerpt, Span};
use std::borrow::Cow;
use std::collections::HashMap;

/// How important the siblings are, as the plan or one expert says it.
#[derive(Clone, Debug)]
pub enum Given {
    /// Nothing is said.
    Nothing,
    /// Ranks, 1 the highest; none where one is missing.
    Ranks(Vec<Option<f64>>),
    /// Shares of one; none where one is missing.
    Shares(Vec<Option<f64>>),
    /// Judgements two by two.
    Pairwise(Judgements),
    /// Scores by criteria.
    Scores(Scored),
    /// What several experts say, all by the same way.
    Experts(Vec<Opinion>),
}

/// What one expert says.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// Which of the parent's experts, from 0.
    pub expert: usize,
    /// Who.
    pub name: Option<Excerpt>,
    /// How much it counts, above 0.
    pub competence: f64,
    /// What; never itself by experts.
    pub given: Given,
}

/// Where the judgements of a set stand that name two siblings: places in the family, and their own place.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// Which judgement of the list as written, from 0.
    pub item: usize,
    /// The left goal's place in the family.
    pub left: usize,
    /// The right goal's.
    pub right: usize,
    /// How many times as important the left one is.
    pub ratio: f64,
    /// Where the ratio stands.
    pub span: Span,
}

/// The place of each goal among its siblings, in the order of the goals; 0 for the root.
pub fn places(programme: &Programme) -> Vec<usize> {
    let mut places = vec![0; programme.goals.len()];
    for goal in &programme.goals {
        for (place, child) in goal.children.iter().enumerate() {
            super::numbers::put(&mut places, *child, place);
        }
    }
    places
}

/// What tells siblings apart: the family's parent, and every goal's place among its siblings.
#[derive(Clone, Copy)]
pub struct Siblings<'a> {
    /// The parent.
    pub parent: GoalIx,
    /// All goals.
    pub goals: &'a [Goal],
    /// As of [`places`].
    pub places: &'a [usize],
}

impl Siblings<'_> {
    /// The place in the family of a goal that belongs to it.
    pub fn place(&self, goal: Option<GoalIx>) -> Option<usize> {
        let goal = goal?;
        let own = self.goals.get(goal)?.parent == Some(self.parent);
        own.then(|| self.places.get(goal).copied()).flatten()
    }

    /// The judgements of a list that are about two different siblings.
    pub fn judgements<'j>(
        self,
        written: impl IntoIterator<Item = &'j record::Judgement> + 'j,
        named: &'j [Pair],
    ) -> impl Iterator<Item = Written> {
        written.into_iter().zip(named).enumerate().filter_map(move |(item, (judgement, (left, right)))| {
            let (left, right) = (self.place(*left)?, self.place(*right)?);
            let (ratio, span) = (judgement.ratio.value.to_f64(), judgement.ratio.span);
            (left != right).then_some(Written { item, left, right, ratio, span })
        })
    }
}

/// What a family gives by the first of its ways.
pub fn given(programme: &Programme, family: &Family<'_>, places: &[usize]) -> Given {
    let siblings = Siblings { parent: family.at, goals: &programme.goals, places };
    let children = &family.children;
    let Some(way) = family.way() else { return Given::Nothing };
    match way {
        Way::Ranks => Given::Ranks(
            children.iter().map(|goal| goal.written.priority.get().map(|rank| rank.value as f64)).collect(),
        ),
        Way::Weights => Given::Shares(
            children.iter().map(|goal| goal.written.weight.get().map(|share| share.value.to_f64())).collect(),
        ),
        Way::Pairwise => {
            let written =
                siblings.judgements(&family.parent.written.pairwise, &family.parent.judged.pairwise);
            Given::Pairwise(judgements(children.len(), written))
        }
        Way::Criteria => {
            let scores = children.iter().enumerate().flat_map(|(place, goal)| {
                let own = &goal.written.scores;
                own.into_iter().map(move |(name, score)| (place, name.value.as_str(), score.value.to_f64()))
            });
            Given::Scores(scored(family, scores))
        }
        Way::Experts => experts(family, siblings),
    }
}

fn judgements(size: usize, written: impl Iterator<Item = Written>) -> Judgements {
    Judgements::new(size, written.map(|judgement| (judgement.left, judgement.right, judgement.ratio)))
}

/// Scores by the criteria that the parent names; where it names none, by those that are met, all alike.
fn scored<'a>(family: &Family<'a>, scores: impl Iterator<Item = (usize, &'a str, f64)>) -> Scored {
    let parent: &'a Goal = family.parent;
    let mut names: HashMap<Cow<'a, str>, usize> = HashMap::new();
    let mut importance = Vec::new();
    for (name, share) in &parent.written.criteria {
        names.entry(normal(&name.value)).or_insert_with(|| {
            importance.push(share.value.to_f64());
            importance.len() - 1
        });
    }
    let named = !names.is_empty();
    let mut table: Vec<Vec<Option<f64>>> = vec![vec![None; importance.len()]; family.children.len()];
    for (place, name, score) in scores {
        let name = normal(name);
        if !named && !names.contains_key(&name) {
            names.insert(name.clone(), importance.len());
            importance.push(1.0);
        }
        let (Some(at), Some(row)) = (names.get(&name), table.get_mut(place)) else { continue };
        if row.len() <= *at {
            row.resize(at + 1, None);
        }
        super::numbers::put(row, *at, Some(score));
    }
    table.iter_mut().for_each(|row| row.resize(importance.len(), None));
    Scored { importance, scores: table }
}

/// What the experts say by the way of the first of them; those who say it otherwise are left out.
fn experts(family: &Family<'_>, siblings: Siblings<'_>) -> Given {
    let parent = family.parent;
    let all = parent.written.experts.into_iter().zip(&parent.judged.experts).enumerate();
    let opinions = all.filter_map(|(expert, (written, named))| {
        // What counts for nothing, for less, or for nobody knows how much is reported and left out.
        let competence = match written.competence.get() {
            Some(number) => number.value.to_f64(),
            None if written.competence.is_faulty() => 0.0,
            None => 1.0,
        };
        let given = opinion(family, siblings, written, named)?;
        let name = written.name.get().map(|name| name.value.clone());
        (competence > 0.0).then_some(Opinion { expert, name, competence, given })
    });
    let mut opinions: Vec<Opinion> = opinions.collect();
    let Some(first) = opinions.first().map(|first| std::mem::discriminant(&first.given)) else {
        return Given::Nothing;
    };
    opinions.retain(|opinion| std::mem::discriminant(&opinion.given) == first);
    Given::Experts(opinions)
}

fn opinion(
    family: &Family<'_>,
    siblings: Siblings<'_>,
    written: &record::Expert,
    named: &JudgedByExpert,
) -> Option<Given> {
    let size = family.children.len();
    let by_place = |entries: &mut dyn Iterator<Item = (Option<GoalIx>, f64)>| {
        let mut list = vec![None; size];
        for (goal, value) in entries {
            if let Some(place) = siblings.place(goal) {
                super::numbers::put(&mut list, place, Some(value));
            }
        }
        list
    };
    if !written.pairwise.is_absent() {
        let pairs = siblings.judgements(&written.pairwise, &named.pairwise);
        return Some(Given::Pairwise(judgements(size, pairs)));
    }
    if !written.ranks.is_absent() {
        let ranks = written.ranks.into_iter().zip(&named.ranks);
        return Some(Given::Ranks(by_place(&mut ranks.map(|((_, rank), goal)| (*goal, rank.value as f64)))));
    }
    if !written.weights.is_absent() {
        let shares = written.weights.into_iter().zip(&named.weights);
        let shares = &mut shares.map(|((_, share), goal)| (*goal, share.value.to_f64()));
        return Some(Given::Shares(by_place(shares)));
    }
    if written.scores.is_absent() {
        return None;
    }
    let scores = written.scores.into_iter().zip(&named.scores).flat_map(|((_, scores), goal)| {
        let place = siblings.place(*goal);
        let own = scores.items.iter().map(|(name, score)| (name.value.as_str(), score.value.to_f64()));
        own.filter_map(move |(name, score)| Some((place?, name, score)))
    });
    Some(Given::Scores(scored(family, scores.collect::<Vec<_>>().into_iter())))
}
