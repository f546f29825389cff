//! All checks, and all rules there are.

use super::{
    Check, bounds, coverage, indicators, late, money, order, people, periods, personal, priorities, results,
    titles, tree,
};
use crate::diagnostic::Rule;
use crate::{config, model, schema, syntax};

/// The checks that a whole programme is put to.
pub static CHECKS: &[Check] = &[
    people::unused,
    bounds::undated,
    bounds::outside,
    periods::overlap,
    order::due_before_start,
    order::dependencies,
    late::day_off,
    late::overdue,
    late::mostly_undated,
    priorities::priorities,
    coverage::unserved,
    coverage::no_goal,
    coverage::empty,
    tree::shape,
    titles::processes,
    titles::duplicates,
    people::no_responsible,
    people::groups,
    people::overload,
    personal::personal_data,
    results::no_result,
    results::facts,
    results::future,
    results::undated,
    money::no_source,
    money::control_totals,
    indicators::indicators,
];

/// All rules, by group and within it in the order of the reference.
pub static RULES: &[&Rule] = &[
    // Reading
    &syntax::YAML_SYNTAX,
    &config::TOML_SYNTAX,
    &model::NOT_A_PLAN,
    &model::UNSUPPORTED_VERSION,
    &syntax::SEVERAL_DOCUMENTS,
    &schema::UNKNOWN_KEY,
    &schema::MISSING_KEY,
    &schema::WRONG_TYPE,
    &schema::UNKNOWN_VALUE,
    &schema::VALUE_OUT_OF_RANGE,
    &syntax::DUPLICATE_KEY,
    &syntax::VALUE_CUT_BY_COMMENT,
    // Identity
    &schema::BAD_ID,
    &model::DUPLICATE_ID,
    &model::UNKNOWN_REFERENCE,
    &people::UNUSED,
    &config::UNKNOWN_RULE,
    &config::UNUSED_ALLOW,
    // Deadlines
    &model::INVALID_DATE,
    &model::AMBIGUOUS_DATE,
    &model::INVERTED_INTERVAL,
    &bounds::NO_DATE,
    &bounds::OUTSIDE_PROGRAMME,
    &bounds::OUTSIDE_PERIOD,
    &bounds::BETWEEN_PERIODS,
    &periods::PERIODS_OVERLAP,
    &order::DUE_BEFORE_START,
    &order::AFTER_IMPOSSIBLE,
    &order::AFTER_OVERLAP,
    &order::DEPENDENCY_CYCLE,
    &late::DUE_ON_DAY_OFF,
    &late::OVERDUE,
    &late::MOSTLY_UNDATED,
    // Priorities
    &priorities::MIXED_PRIORITIES,
    &priorities::WEIGHTS_SUM,
    &priorities::PARTIAL_WEIGHTS,
    &priorities::NO_PRIORITY,
    &priorities::EQUAL_PRIORITIES,
    // Goals and coverage
    &coverage::UNSERVED_GOAL,
    &coverage::NO_GOAL,
    &coverage::EMPTY_DIRECTION,
    &tree::SINGLE_SUBGOAL,
    &tree::TOO_MANY_SUBGOALS,
    &tree::DEEP_TREE,
    &titles::GOAL_IS_A_PROCESS,
    &titles::DUPLICATE_TITLE,
    // People
    &people::NO_RESPONSIBLE,
    &people::ONLY_A_GROUP,
    &people::OVERLOAD,
    &personal::PERSONAL_DATA,
    // Results, money, indicators
    &results::NO_RESULT,
    &results::DONE_BEFORE_START,
    &results::FACT_IN_FUTURE,
    &results::DONE_UNDATED,
    &money::NO_SOURCE,
    &money::BUDGET_SUM,
    &indicators::NO_UNIT,
    &indicators::NO_TARGET,
    &indicators::TARGET_BELOW_BASELINE,
];
