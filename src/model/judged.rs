use super::build::Builder;
use super::record::{self, Judgement};
use super::{Goal, GoalIx};
use crate::diagnostic::Diagnostic;
use crate::locale::Message;
use crate::msg;
use crate::schema::{Entries, Seq, Slot, Text, VALUE_OUT_OF_RANGE};
use crate::source::Spanned;
use crate::values::Number;
use rust_decimal::Decimal;

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

/// Judgements two by two that are told together.
#[derive(Clone, Copy, Debug)]
pub struct JudgementSet<'a> {
    /// As written.
    pub written: &'a Slot<Seq<Judgement>>,
    /// Which goals they name.
    pub named: &'a [Pair],
    /// The expert who judges, if one with a name does.
    pub by: Option<&'a Text>,
}

impl Goal {
    /// The sets of judgements two by two at it: its own and each expert's.
    pub fn judgement_sets(&self) -> impl Iterator<Item = JudgementSet<'_>> {
        let (written, named) = (&self.written.pairwise, &*self.judged.pairwise);
        let own = std::iter::once(JudgementSet { written, named, by: None });
        let experts = self.written.experts.into_iter().zip(&self.judged.experts);
        let by_experts = experts.map(|(expert, judged)| JudgementSet {
            written: &expert.pairwise,
            named: &judged.pairwise,
            by: expert.name.get(),
        });
        own.chain(by_experts).filter(|set| !set.written.is_absent())
    }
}

/// Resolves the goals that the judgements at a goal name, and reports numbers that can't be meant.
pub(super) fn judged(builder: &mut Builder<'_>, goal: &record::Goal) -> Judged {
    scores(builder, &goal.scores);
    for expert in &goal.experts {
        if let Some(competence) = expert.competence.get().filter(|number| number.value.0 <= Decimal::ZERO) {
            out_of_range(builder, competence, msg!("value-out-of-range.help-competence"));
        }
        expert.scores.into_iter().for_each(|(_, own)| negative(builder, own));
    }
    let pairwise = pairs(builder, &goal.pairwise);
    let experts = goal.experts.into_iter().map(|expert| JudgedByExpert {
        pairwise: pairs(builder, &expert.pairwise),
        ranks: names(builder, &expert.ranks),
        weights: names(builder, &expert.weights),
        scores: names(builder, &expert.scores),
    });
    Judged { pairwise, experts: experts.collect() }
}

fn scores(builder: &mut Builder<'_>, scores: &Slot<Entries<Spanned<Number>>>) {
    if let Some(scores) = scores.get() {
        negative(builder, scores);
    }
}

fn negative(builder: &mut Builder<'_>, scores: &Entries<Spanned<Number>>) {
    for (_, score) in scores.items.iter().filter(|(_, score)| score.value.0 < Decimal::ZERO) {
        out_of_range(builder, score, msg!("value-out-of-range.help-score"));
    }
}

fn out_of_range(builder: &mut Builder<'_>, number: &Spanned<Number>, help: Message) {
    let message = msg!("value-out-of-range", value = number.value.0.to_string());
    builder.faults.push(Diagnostic::new(&VALUE_OUT_OF_RANGE, number.span, message).help(help));
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
