//! The weights of one family, by its own method or by another.

use super::agreement::Agreement;
use super::given::{Given, Opinion};
use super::numbers::equal;
use super::pairwise::{Consistency, Judgements, Made, consistency};
use super::{criteria, experts, pairwise, ranks, shares};
use crate::model::record::{PairwiseMethod, RankMethod};
use crate::source::Excerpt;

/// How the weights of a family came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// A family of one: it has it all.
    Single,
    /// Nothing that can be used is said: all are equal.
    Equal,
    /// Shares as written.
    Weights,
    /// Ranks by rank-order centroid.
    Roc,
    /// Ranks by rank-sum (Fishburn).
    RankSum,
    /// Ranks by rank-reciprocal.
    Reciprocal,
    /// Judgements by the principal eigenvector.
    Eigenvector,
    /// Judgements by the geometric means of rows.
    Geometric,
    /// Scores by criteria (PATTERN).
    Criteria,
}

/// The methods by which ranks and judgements become weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Methods {
    /// For ranks.
    pub ranks: RankMethod,
    /// For judgements two by two.
    pub pairwise: PairwiseMethod,
}

/// A method to look at the plan by, in place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsIf {
    /// All goals of every family equal: what the plan's priorities change at all.
    Equal,
    /// Every family by the order of its goals: its ranks, else the order that its own weights give.
    Ranks(RankMethod),
    /// Families that are judged two by two by this method. The others stay as they are: the ratios of their
    /// weights, taken for judgements, agree wholly and give the same weights back by any method.
    Pairwise(PairwiseMethod),
}

/// What is wrong with what a family gives, or missing from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Priorities are given in several ways; the first counts.
    Mixed,
    /// Some goals have no rank, share or score.
    Lacking,
    /// Something could not be read.
    Unread,
    /// Something names no sibling, or one goal twice; it is left out.
    Dropped,
    /// A pair is judged twice and differently; the mean counts.
    Contradicting,
    /// A judgement is outside Saaty's scale; it counts as it is.
    OffScale,
    /// The shares don't add up to 1; their proportions count.
    OffSum,
    /// Judgements don't connect these two, by place in the family; all count as equal.
    Unconnected(usize, usize),
    /// What is given adds up to nothing; all count as equal.
    Nothing,
}

/// Weights of the goals of a family, and how they came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// By which method.
    pub method: Method,
    /// The weights in the order of the goals, positive (0 where 0 is written); they sum to 1.
    pub weights: Vec<f64>,
    /// How far judgements two by two agree; of experts, the judgements that theirs are joined to.
    pub consistency: Option<Consistency>,
    /// How many judgements two by two of how many.
    pub judgements: Option<Made>,
    /// The experts that were heard.
    pub experts: Vec<Expert>,
    /// How far the experts' orders agree.
    pub agreement: Option<Agreement>,
    /// What stands in the way of trusting the weights.
    pub flaws: Vec<Flaw>,
}

/// An expert that was heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Expert {
    /// Which of the parent's experts, from 0.
    pub expert: usize,
    /// Who.
    pub name: Option<Excerpt>,
    /// How much the opinion counts.
    pub competence: f64,
    /// How many judgements two by two of how many.
    pub judgements: Option<Made>,
    /// How far those agree; none where they don't connect all goals.
    pub consistency: Option<Consistency>,
}

impl Flaw {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Lacking => "lacking",
            Self::Unread => "unread",
            Self::Dropped => "dropped",
            Self::Contradicting => "contradicting",
            Self::OffScale => "off-scale",
            Self::OffSum => "off-sum",
            Self::Unconnected(..) => "unconnected",
            Self::Nothing => "nothing",
        }
    }
}

impl Method {
    /// The word in JSON and in the plan.
    pub fn word(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Equal => "equal",
            Self::Weights => "weights",
            Self::Roc => "roc",
            Self::RankSum => "rank-sum",
            Self::Reciprocal => "reciprocal",
            Self::Eigenvector => "eigenvector",
            Self::Geometric => "geometric",
            Self::Criteria => "criteria",
        }
    }
}

impl Default for Methods {
    fn default() -> Self {
        Self { ranks: RankMethod::Roc, pairwise: PairwiseMethod::Eigenvector }
    }
}

impl AsIf {
    /// Every way to look at a plan, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Ranks(RankMethod::Roc),
        Self::Ranks(RankMethod::RankSum),
        Self::Ranks(RankMethod::Reciprocal),
        Self::Pairwise(PairwiseMethod::Eigenvector),
        Self::Pairwise(PairwiseMethod::Geometric),
        Self::Equal,
    ];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => Method::Equal.word(),
            Self::Ranks(method) => method.word(),
            Self::Pairwise(method) => method.word(),
        }
    }

    /// What a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// The weights of `size` goals by what is given; total, whatever is given.
pub fn weigh(given: &Given, size: usize, methods: Methods) -> Weighed {
    let mut weighed = match given {
        _ if size < 2 => plain(Method::Single, equal(size)),
        Given::Nothing => plain(Method::Equal, equal(size)),
        Given::Ranks(ranks) => by_ranks(ranks, methods.ranks),
        Given::Shares(shares) => by_shares(shares),
        Given::Pairwise(judgements) => by_judgements(judgements, methods.pairwise),
        Given::Scores(scored) => by_scores(scored),
        Given::Experts(opinions) => weigh(&experts::joined(opinions), size, methods),
    };
    if let Given::Experts(opinions) = given {
        weighed.experts = opinions.iter().map(|opinion| expert(opinion, methods.pairwise)).collect();
        weighed.agreement = experts::agreement(opinions);
        // What one of them leaves out is filled in before the opinions are joined.
        if size > 1 && !weighed.flaws.contains(&Flaw::Lacking) && opinions.iter().any(leaves_out) {
            weighed.flaws.push(Flaw::Lacking);
        }
    }
    weighed
}

/// The same looked at by another method.
pub fn weigh_as_if(given: &Given, size: usize, methods: Methods, way: AsIf) -> Weighed {
    let own = match way {
        AsIf::Pairwise(pairwise) => return weigh(given, size, Methods { pairwise, ..methods }),
        AsIf::Ranks(ranks) => weigh(given, size, Methods { ranks, ..methods }),
        AsIf::Equal => weigh(given, size, methods),
    };
    match own.method {
        Method::Single | Method::Equal | Method::Roc | Method::RankSum | Method::Reciprocal
            if way != AsIf::Equal =>
        {
            own
        }
        Method::Single => own,
        _ => match way {
            AsIf::Ranks(method) => Weighed { flaws: own.flaws, ..by_order(&own.weights, method) },
            _ => plain(Method::Equal, equal(size)),
        },
    }
}

fn by_order(weights: &[f64], method: RankMethod) -> Weighed {
    // The heaviest is the first.
    let ranks: Vec<_> = weights.iter().map(|weight| Some(-weight)).collect();
    by_ranks(&ranks, method)
}

fn plain(method: Method, weights: Vec<f64>) -> Weighed {
    Weighed {
        method,
        weights,
        consistency: None,
        judgements: None,
        experts: Vec::new(),
        agreement: None,
        flaws: Vec::new(),
    }
}

fn flawed(mut weighed: Weighed, flaw: Option<Flaw>) -> Weighed {
    weighed.flaws.extend(flaw);
    weighed
}

fn by_ranks(given: &[Option<f64>], method: RankMethod) -> Weighed {
    if given.iter().all(Option::is_none) {
        return flawed(plain(Method::Equal, equal(given.len())), Some(Flaw::Nothing));
    }
    let name = match method {
        RankMethod::Roc => Method::Roc,
        RankMethod::RankSum => Method::RankSum,
        RankMethod::Reciprocal => Method::Reciprocal,
    };
    let lacking = given.iter().any(Option::is_none).then_some(Flaw::Lacking);
    flawed(plain(name, ranks::weights(given, method)), lacking)
}

fn by_shares(given: &[Option<f64>]) -> Weighed {
    let shared = shares::weights(given);
    let nothing = given.iter().flatten().all(|share| *share <= 0.0);
    let (method, flaw) = match (nothing, shared.lacking) {
        (true, _) => (Method::Equal, Some(Flaw::Nothing)),
        (false, true) => (Method::Weights, Some(Flaw::Lacking)),
        (false, false) => (Method::Weights, None),
    };
    flawed(plain(method, if nothing { equal(given.len()) } else { shared.weights }), flaw)
}

fn by_scores(scored: &criteria::Scored) -> Weighed {
    let Some(weights) = criteria::weights(scored) else {
        return flawed(plain(Method::Equal, equal(scored.scores.len())), Some(Flaw::Nothing));
    };
    let lacking = scored.scores.iter().flatten().any(Option::is_none).then_some(Flaw::Lacking);
    flawed(plain(Method::Criteria, weights), lacking)
}

fn by_judgements(judgements: &Judgements, method: PairwiseMethod) -> Weighed {
    let made = Some(judgements.made());
    let name = match method {
        PairwiseMethod::Eigenvector => Method::Eigenvector,
        PairwiseMethod::Geometric => Method::Geometric,
    };
    let weights = pairwise::weights(judgements, method);
    match weights {
        Some(weights) => {
            let consistency = Some(consistency(judgements, &weights));
            Weighed { consistency, judgements: made, ..plain(name, weights) }
        }
        None => {
            let gap = judgements.gap().map(|(left, right)| Flaw::Unconnected(left, right));
            let all = plain(Method::Equal, equal(judgements.size()));
            flawed(Weighed { judgements: made, ..all }, gap.or(Some(Flaw::Nothing)))
        }
    }
}

/// Whether an expert who ranks or weighs leaves goals out; what isn't scored or judged counts by the others.
fn leaves_out(opinion: &Opinion) -> bool {
    match &opinion.given {
        Given::Ranks(list) | Given::Shares(list) => list.iter().any(Option::is_none),
        _ => false,
    }
}

fn expert(opinion: &Opinion, method: PairwiseMethod) -> Expert {
    let judged = match &opinion.given {
        Given::Pairwise(judgements) => Some(judgements),
        _ => None,
    };
    let consistency =
        judged.and_then(|judgements| Some(consistency(judgements, &pairwise::weights(judgements, method)?)));
    Expert {
        expert: opinion.expert,
        name: opinion.name.clone(),
        competence: opinion.competence,
        judgements: judged.map(Judgements::made),
        consistency,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priorities::numbers::near;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn nothing_given_is_equal_and_one_has_it_all() {
        let nothing = weigh(&Given::Nothing, 4, Methods::default());
        assert_eq!((nothing.method, nothing.weights), (Method::Equal, vec![0.25; 4]));
        let one = weigh(&Given::Shares(some(&[0.3])), 1, Methods::default());
        assert_eq!((one.method, one.weights, one.flaws), (Method::Single, vec![1.0], vec![]));
    }

    #[test]
    fn what_is_faulty_is_weighed_as_far_as_it_goes_and_says_so() {
        let of = |given: Given, size| {
            let found = weigh(&given, size, Methods::default());
            near(&[found.weights.iter().sum()], &[1.0], 1e-12);
            (found.method, found.flaws)
        };
        let gap = Judgements::new(3, [(0, 2, 3.0)]);
        assert_eq!(of(Given::Pairwise(gap), 3), (Method::Equal, vec![Flaw::Unconnected(0, 1)]));
        assert_eq!(of(Given::Ranks(vec![None, None]), 2), (Method::Equal, vec![Flaw::Nothing]));
        assert_eq!(of(Given::Ranks(vec![None, Some(1.0)]), 2), (Method::Roc, vec![Flaw::Lacking]));
        assert_eq!(of(Given::Shares(some(&[0.0, 0.0])), 2), (Method::Equal, vec![Flaw::Nothing]));
        assert_eq!(of(Given::Shares(vec![Some(0.4), None]), 2), (Method::Weights, vec![Flaw::Lacking]));
        let none = criteria::Scored { importance: vec![], scores: vec![vec![], vec![]] };
        assert_eq!(of(Given::Scores(none), 2), (Method::Equal, vec![Flaw::Nothing]));
        assert_eq!(of(Given::Experts(vec![]), 2), (Method::Equal, vec![]));
    }

    #[test]
    fn equal_weights_share_a_rank_wherever_rounding_puts_them() {
        // An ulp to either side of what a grid of 1e-9 would part.
        let edge = 0.250_000_000_5_f64;
        let shares = Given::Shares(some(&[edge.next_down(), edge.next_up(), 0.499_999_999]));
        let ranked = weigh_as_if(&shares, 3, Methods::default(), AsIf::Ranks(RankMethod::RankSum));
        near(&ranked.weights, &[0.25, 0.25, 0.5], 1e-12);
    }

    #[test]
    fn what_an_expert_leaves_out_of_an_order_is_a_flaw() {
        let experts = |given: [Given; 2]| {
            let opinion = |given| Opinion { expert: 0, name: None, competence: 1.0, given };
            weigh(&Given::Experts(given.map(opinion).into()), 3, Methods::default()).flaws
        };
        let full = some(&[1.0, 2.0, 3.0]);
        let part = vec![Some(1.0), None, Some(2.0)];
        assert_eq!(experts([Given::Ranks(full.clone()), Given::Ranks(full.clone())]), []);
        assert_eq!(experts([Given::Ranks(full.clone()), Given::Ranks(part.clone())]), [Flaw::Lacking]);
        assert_eq!(experts([Given::Shares(part.clone()), Given::Shares(full)]), [Flaw::Lacking]);
        let pairs = |judged| Given::Pairwise(Judgements::new(3, judged));
        let halves = [pairs(vec![(0, 1, 2.0)]), pairs(vec![(1, 2, 2.0)])];
        assert_eq!(experts(halves), [], "what one doesn't judge another does");
    }

    #[test]
    fn another_method_is_shown_by_what_it_can_be_applied_to() {
        let as_if =
            |given: &Given, word: &str| weigh_as_if(given, 3, Methods::default(), AsIf::parse(word).unwrap());
        let ranks = Given::Ranks(some(&[1.0, 2.0, 3.0]));
        near(&as_if(&ranks, "rank-sum").weights, &[1.0 / 2.0, 1.0 / 3.0, 1.0 / 6.0], 1e-12);
        assert_eq!(as_if(&ranks, "geometric"), weigh(&ranks, 3, Methods::default()));
        assert_eq!(as_if(&ranks, "equal").method, Method::Equal);
        let shares = Given::Shares(some(&[0.5, 0.25, 0.25]));
        let ranked = as_if(&shares, "rank-sum");
        assert_eq!(ranked.method, Method::RankSum);
        near(&ranked.weights, &[1.0 / 2.0, 1.0 / 4.0, 1.0 / 4.0], 1e-12);
        let pairs = Given::Pairwise(Judgements::new(3, [(0, 1, 3.0), (1, 2, 3.0), (0, 2, 5.0)]));
        assert_eq!(as_if(&pairs, "geometric").method, Method::Geometric);
        assert_eq!(as_if(&pairs, "roc").method, Method::Roc);
        assert_eq!(as_if(&Given::Nothing, "roc").method, Method::Equal);
        assert_eq!(AsIf::parse("шкала"), None);
    }

    #[test]
    fn experts_show_their_own_consistency_and_what_they_are_joined_to() {
        let opinion = |ratio: f64| Opinion {
            expert: 0,
            name: None,
            competence: 1.0,
            given: Given::Pairwise(Judgements::new(3, [(0, 1, 3.0), (1, 2, 3.0), (0, 2, ratio)])),
        };
        let found = weigh(&Given::Experts(vec![opinion(9.0), opinion(1.0)]), 3, Methods::default());
        assert_eq!((found.method, found.agreement), (Method::Eigenvector, None));
        let own: Vec<f64> = found.experts.iter().map(|expert| expert.consistency.unwrap().cr).collect();
        assert!(own[0] == 0.0 && own[1] > 0.1 && found.consistency.unwrap().cr < own[1]);
    }
}
