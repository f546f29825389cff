//! Families of goals, and in what ways each says which of its goals matter most.

use crate::model::{Goal, GoalIx, Programme};
use crate::source::Span;

/// A goal and those right below it.
pub struct Family<'a> {
    /// The place of the goal above in [`Programme::goals`].
    pub at: GoalIx,
    /// The goal above.
    pub parent: &'a Goal,
    /// Its subgoals, in the order of the file; at least one.
    pub children: Vec<&'a Goal>,
    /// The ways in which priorities are given, in the order in which they are met: at the parent, then at
    /// each child.
    pub given: Vec<(Way, Span)>,
}

/// One of the ways to give priorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// `priority` at the children.
    Ranks,
    /// `weight` at the children.
    Weights,
    /// `pairwise` at the parent.
    Pairwise,
    /// `criteria` at the parent, `scores` at the children.
    Criteria,
    /// `experts` at the parent.
    Experts,
}

/// Every family of the tree, in the order of the parents.
pub fn families(programme: &Programme) -> impl Iterator<Item = Family<'_>> {
    (0..programme.goals.len()).filter_map(|at| family(programme, at))
}

/// The family below a goal; none where it has no subgoals.
pub fn family(programme: &Programme, at: GoalIx) -> Option<Family<'_>> {
    let parent = programme.goals.get(at).filter(|goal| !goal.children.is_empty())?;
    let children: Vec<&Goal> =
        parent.children.iter().filter_map(|child| programme.goals.get(*child)).collect();
    let given = given(parent, &children);
    Some(Family { at, parent, children, given })
}

fn given(parent: &Goal, children: &[&Goal]) -> Vec<(Way, Span)> {
    let above = &parent.written;
    let experts = above.experts.key();
    // What experts score by is named at the parent.
    let criteria = above.criteria.key().filter(|_| experts.is_none());
    let at_parent =
        [(Way::Experts, experts), (Way::Pairwise, above.pairwise.key()), (Way::Criteria, criteria)];
    let at_children = children.iter().flat_map(|child| {
        let own = &child.written;
        [
            (Way::Ranks, own.priority.span()),
            (Way::Weights, own.weight.span()),
            (Way::Criteria, own.scores.span()),
        ]
    });
    at_parent.into_iter().chain(at_children).filter_map(|(way, place)| Some((way, place?))).collect()
}

impl Family<'_> {
    /// The first way, if any is given.
    pub fn way(&self) -> Option<Way> {
        self.given.first().map(|(way, _)| *way)
    }

    /// The first place where another way than the first is given, and the place of the first.
    pub fn mixed(&self) -> Option<(Span, Span)> {
        let (way, first) = self.given.first()?;
        let other = self.given.iter().find(|(other, _)| other != way)?;
        Some((other.1, *first))
    }

    /// Where an expert judges in another way than the first of them, and where the first does.
    pub fn mixed_experts(&self) -> Option<(Span, Span)> {
        let mut ways = self.parent.written.experts.into_iter().flat_map(|expert| {
            let keys = [expert.pairwise.key(), expert.ranks.key(), expert.weights.key(), expert.scores.key()];
            keys.into_iter().enumerate().filter_map(|(way, key)| Some((way, key?)))
        });
        let (way, first) = ways.next()?;
        let (_, other) = ways.find(|(other, _)| *other != way)?;
        Some((other, first))
    }

    /// The key `subgoals`, else the parent's title.
    pub fn place(&self) -> Span {
        self.parent.subgoals_key.unwrap_or(self.parent.title_span)
    }
}

impl Way {
    /// The key of the format.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ranks => "priority",
            Self::Weights => "weight",
            Self::Pairwise => "pairwise",
            Self::Criteria => "criteria",
            Self::Experts => "experts",
        }
    }
}
