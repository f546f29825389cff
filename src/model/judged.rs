use super::build::Builder;
use super::{GoalIx, record};
use crate::schema::{Entries, Seq, Slot};

/// Which goals the judgements at a goal name, in the order in which they are written; none where a name
/// stands for no goal, which has been reported.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Both goals of each judgement of its `pairwise`.
    pub pairwise: Box<[Pair]>,
    /// The same of each of its experts.
    pub experts: Box<[JudgedByExpert]>,
}

/// The goals that a judgement names, left and right.
pub type Pair = (Option<GoalIx>, Option<GoalIx>);

/// Which goals an expert's judgements name, in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub struct JudgedByExpert {
    /// Both goals of each judgement of `pairwise`.
    pub pairwise: Box<[Pair]>,
    /// The goal of each entry of `ranks`.
    pub ranks: Box<[Option<GoalIx>]>,
    /// The goal of each entry of `weights`.
    pub weights: Box<[Option<GoalIx>]>,
    /// The goal of each entry of `scores`.
    pub scores: Box<[Option<GoalIx>]>,
}

/// Resolves the goals that the judgements at a goal name.
pub(super) fn judged(builder: &mut Builder<'_>, goal: &record::Goal) -> Judged {
    let pairwise = pairs(builder, &goal.pairwise);
    let experts = goal.experts.into_iter().map(|expert| JudgedByExpert {
        pairwise: pairs(builder, &expert.pairwise),
        ranks: names(builder, &expert.ranks),
        weights: names(builder, &expert.weights),
        scores: names(builder, &expert.scores),
    });
    Judged { pairwise, experts: experts.collect() }
}

fn pairs(builder: &mut Builder<'_>, judgements: &Slot<Seq<record::Judgement>>) -> Box<[Pair]> {
    let pair = |judgement: &record::Judgement| {
        let left = builder.names.goal(&judgement.left, &mut builder.faults);
        (left, builder.names.goal(&judgement.right, &mut builder.faults))
    };
    judgements.into_iter().map(pair).collect()
}

fn names<T>(builder: &mut Builder<'_>, entries: &Slot<Entries<T>>) -> Box<[Option<GoalIx>]> {
    entries.into_iter().map(|(name, _)| builder.names.goal(name, &mut builder.faults)).collect()
}
