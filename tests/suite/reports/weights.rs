//! Weights in the reports: what each family's come from, and what another method would make of them.

use super::{cell, items, notes, report, rich, say, short, tables, text};
use crate::plans::compiled;
use kcp::compile::Compiled;
use kcp::document::{Block, Document, RowKind};
use kcp::formats::{self, Options};
use kcp::locale::{Lang, Locale};
use serde_json::{Value, json};

/// The values of some columns of the first table, a line a row.
fn rows(document: &Document, keys: &[&str]) -> Vec<String> {
    let table = tables(document)[0];
    let row = |row: &&kcp::document::Row| {
        let cells = keys.iter().map(|key| short(cell(table, row, key)));
        cells.collect::<Vec<_>>().join(" | ")
    };
    table.rows.iter().filter(|row| row.kind == RowKind::Item).map(|of| row(&of)).collect()
}

fn json(document: &Document) -> Value {
    let options = Options { width: 80, color: false, excel: false, columns: None };
    let render = formats::named("json").unwrap().render;
    serde_json::from_slice(&render(document, &options, &Locale::new(Lang::En)).unwrap()).unwrap()
}

fn paragraphs(document: &Document) -> Vec<String> {
    let said = |block: &Block| match block {
        Block::Paragraph(said) => Some(text(said)),
        _ => None,
    };
    document.blocks.iter().filter_map(said).collect()
}

fn plan(goal: &str) -> Compiled {
    compiled(&format!("kcp: 1\ntitle: T\n{goal}"), "2021-12-15")
}

/// Saaty's drinks as goals: Saaty 2008, “Decision making with the analytic hierarchy process”.
const DRINKS: &str = "\
goal:
  title: Drinks
  pairwise:
    - [coffee, wine, 9]
    - [coffee, tea, 5]
    - [coffee, beer, 2]
    - [wine, tea, 1/3]
    - [wine, beer, 1/9]
    - [tea, beer, 1/3]
  subgoals:
    - { id: coffee, title: Coffee }
    - { id: wine, title: Wine }
    - { id: tea, title: Tea }
    - id: beer
      title: Beer
      subgoals: [{ title: Pale, priority: 1 }, { title: Dark, priority: 2 }]
";

#[test]
fn every_goal_has_its_weight_in_the_group_and_in_the_programme() {
    let goals = report(&rich(), "goals", &[]).unwrap();
    let all: Vec<(f64, f64)> = json(&goals)["tables"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["cells"]["local"].as_f64().unwrap(), row["cells"]["global"].as_f64().unwrap()))
        .collect();
    // Ranks 1, 2 and 2 by centroids, the last two averaged.
    let (first, tied) = (11.0 / 18.0, (5.0 / 18.0 + 2.0 / 18.0) / 2.0);
    let expected = [
        (1.0, 1.0),
        (first, first),
        (tied, tied),
        (0.6, tied * 0.6),
        (0.4, tied * 0.4),
        (tied, tied),
        (0.5, tied * 0.5),
        (0.5, tied * 0.5),
    ];
    for (found, expected) in all.iter().zip(expected) {
        let off = (found.0 - expected.0).abs().max((found.1 - expected.1).abs());
        assert!(off < 1e-12, "{found:?} is not {expected:?}");
    }
    assert_eq!(all.len(), 8);
}

#[test]
fn a_family_says_by_which_method_it_is_weighed_and_how_consistent_it_is() {
    let goals = report(&plan(DRINKS), "goals", &[]).unwrap();
    let all = json(&goals);
    let family = |at: usize| all["tables"][0]["rows"][at]["cells"]["family"].clone();
    let root = family(0);
    assert_eq!(root["method"], "eigenvector");
    assert_eq!((&root["judgements"], &root["judgements_of"]), (&json!(6), &json!(6)));
    assert_eq!(root["ri"], json!(0.9));
    let (lambda, ci, cr) =
        (root["lambda"].as_f64().unwrap(), root["ci"].as_f64().unwrap(), root["cr"].as_f64().unwrap());
    assert!((ci - (lambda - 4.0) / 3.0).abs() < 1e-12 && (cr - ci / 0.9).abs() < 1e-12 && cr > 0.0);
    assert_eq!(
        (&root["experts"], &root["kendall_w"], &root["p"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(family(1), Value::Null, "a leaf has no family");
    assert_eq!(family(4)["method"], "roc");
    assert_eq!(family(4)["cr"], Value::Null);
    let said = rows(&goals, &["family"]);
    assert!(said[0].starts_with("subgoals: pairwise, CR 0.0"), "{}", said[0]);
    assert_eq!(said[4], "subgoals: by rank (ROC)");
}

#[test]
fn contradictions_and_gaps_are_marked_in_words() {
    let of = |pairwise: &str| {
        let goal = format!(
            "goal:\n  title: G\n  pairwise: {pairwise}\n  subgoals:\n    - {{ id: a, title: A }}\n    \
             - {{ id: b, title: B }}\n    - {{ id: c, title: C }}\n"
        );
        let goals = report(&plan(&goal), "goals", &[]).unwrap();
        (rows(&goals, &["family"])[0].clone(), goals.complete)
    };
    let (said, complete) = of("[[a, b, 9], [b, c, 9], [a, c, 1/9]]");
    assert!(said.contains("✗ inconsistent, CR ") && complete, "{said}");
    let (said, complete) = of("[[a, b, 2], [b, c, 3]]");
    assert_eq!((said.as_str(), complete), ("subgoals: pairwise, 2 of 3 comparisons made, CR 0", true));
    let (said, complete) = of("[[a, b, 2]]");
    assert!(said.contains("✗ the comparisons don't connect all subgoals"), "{said}");
    assert!(complete, "nothing of the plan is left out");
    let (said, complete) = of("[[a, b, two], [b, c, 3], [a, c, 6]]");
    assert!(said.contains("✗ not all could be read") && !complete, "{said}");
}

#[test]
fn the_settings_say_what_is_inconsistent() {
    let plan = plan(DRINKS);
    let said = |limit| {
        let goals = report(&plan, "goals", &[("consistency-ratio", limit)]).unwrap();
        rows(&goals, &["family"])[0].contains("✗ inconsistent")
    };
    assert!(said("0.001") && !said("0.1"));
    let mends =
        |limit| tables(&report(&plan, "sensitivity", &[("consistency-ratio", limit)]).unwrap()).len() - 1;
    assert_eq!((mends("0.001"), mends("0.1")), (1, 0));
}

#[test]
fn experts_and_their_agreement_are_shown() {
    let goals = report(
        &plan(
            "\
goal:
  title: G
  experts:
    - { name: A, ranks: { a: 1, b: 2, c: 3 } }
    - { name: B, competence: 0.8, ranks: { a: 1, b: 3, c: 2 } }
  subgoals: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]
",
        ),
        "goals",
        &[],
    )
    .unwrap();
    let said = &rows(&goals, &["family"])[0];
    assert_eq!(said, "subgoals: by rank (ROC), 2 experts, concordance W 0.75 (χ² 3, df 2, p 0.223)");
    let family = &json(&goals)["tables"][0]["rows"][0]["cells"]["family"];
    assert_eq!((&family["experts"], &family["kendall_w"]), (&json!(2), &json!(0.75)));
    assert_eq!(family["by_expert"][1]["name"], "B");
    assert_eq!(family["by_expert"][1]["competence"], json!(0.8));
}

#[test]
fn each_expert_s_own_consistency_is_shown_where_they_judge_two_by_two() {
    let said = |limit| {
        let experts = "\
goal:
  title: G
  experts:
    - { name: A, pairwise: [[a, b, 2], [b, c, 2], [a, c, 4]] }
    - { pairwise: [[a, b, 2], [b, c, 2], [a, c, 1]] }
    - { name: C, pairwise: [[a, b, 2]] }
  subgoals: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]
";
        let goals = report(&plan(experts), "goals", &[("consistency-ratio", limit)]).unwrap();
        rows(&goals, &["family"])[0].clone()
    };
    let of = |mark: &str| {
        format!("subgoals: pairwise, 3 experts (CR: A\u{a0}0, no.\u{a0}2{mark}0.187, C\u{a0}–), CR 0.0462")
    };
    assert_eq!((said("0.1"), said("0.2")), (of(" ✗\u{a0}"), of("\u{a0}")));
}

#[test]
fn experts_who_are_not_heard_are_told() {
    let experts = "\
goal:
  title: G
  experts:
    - { name: A, ranks: { a: 1, b: 2, c: 3 } }
    - { name: B, ranks: { a: 1, b: 2 } }
    - { name: C, weights: { a: 50%, b: 30%, c: 20% } }
  subgoals: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]
";
    let goals = report(&plan(experts), "goals", &[]).unwrap();
    let said = &rows(&goals, &["family"])[0];
    assert!(
        said.contains(", 2 experts, ") && said.contains("✗ priorities are given in several ways"),
        "{said}"
    );
    assert!(said.contains("not given for all") && !goals.complete, "{said}");
}

#[test]
fn a_plan_without_priorities_says_that_all_are_equal() {
    let goals = report(
        &plan("goal:\n  title: G\n  subgoals: [A, B, { title: C, subgoals: [D, E] }]\n"),
        "goals",
        &[],
    )
    .unwrap();
    assert_eq!(notes(&goals), ["The plan has no priorities: the goals of each family count as equal."]);
    assert_eq!(rows(&goals, &["family"])[0], "-", "said once, not under every goal");
    let family = &json(&goals)["tables"][0]["rows"][0]["cells"]["family"];
    assert_eq!(family["method"], "equal");
    let alone = report(&plan("goal:\n  title: G\n  subgoals: [A]\n"), "goals", &[]).unwrap();
    assert!(notes(&alone).is_empty(), "an only goal has nothing to share");
}

#[test]
fn another_method_stands_beside_the_plan_s_own() {
    let deep = plan(
        "\
goal:
  title: G
  subgoals:
    - title: A
      priority: 1
      subgoals: [{ title: A1, priority: 1 }, { title: A2, priority: 2 }, { title: A3, priority: 3 }]
    - title: B
      priority: 2
      subgoals: [{ title: B1, priority: 1 }, { title: B2, priority: 2 }]
",
    );
    let goals = report(&deep, "goals", &[("as-if", "equal")]).unwrap();
    assert_eq!(
        rows(&goals, &["title", "place", "as_if_place", "change"]),
        [
            "G | 1 | 1 | -",
            "A | 1 | 1 | place 1",
            "A1 | 1 | 3 | place ↓ 1 → 3",
            "A2 | 2 | 3 | place ↓ 2 → 3",
            "A3 | 4 | 3 | place ↑ 4 → 3",
            "B | 2 | 1 | place ↑ 2 → 1",
            "B1 | 3 | 1 | place ↑ 3 → 1",
            "B2 | 5 | 1 | place ↑ 5 → 1",
        ]
    );
    assert_eq!(paragraphs(&goals), ["By the method equal 6 of 7 goals change their places on their levels."]);
    let all = json(&goals);
    let cells = &all["tables"][0]["rows"][2]["cells"];
    assert_eq!(cells["as_if_local"], json!(1.0 / 3.0));
    assert_eq!(cells["as_if_global"], json!(1.0 / 6.0));
    assert_eq!(all["query"]["as_if"], json!(["equal"]));
    let same = report(&deep, "goals", &[("as-if", "roc")]).unwrap();
    assert_eq!(paragraphs(&same), ["By the method roc the goals keep their order."]);
    let fault = report(&deep, "goals", &[("as-if", "rank")]).unwrap_err();
    assert_eq!((fault.option, say(&fault.message).as_str()), ("--as-if", "there is no method “rank”"));
}

/// Two goals of three are served, one of them by a shared activity.
const SERVED: &str = "\
goal:
  title: G
  pairwise: [[a, b, 9], [b, c, 9], [a, c, 1/9]]
  subgoals:
    - { id: a, title: A }
    - { id: b, title: B }
    - { id: c, title: C }
people: { x: X, y: Y }
directions:
  - title: D
    responsible: x
    activities:
      - { title: One, dates: 2021-01-01/2021-01-10, goals: { a: 70%, b: 30% }, budget: 100 }
      - { title: Two, dates: 2021-02-01/2021-02-10, goals: [b] }
  - title: E
    responsible: y
    activities:
      - { title: Three, dates: 2021-03-01/2021-03-20, goals: [] }
";

#[test]
fn activities_are_ranked_by_importance_with_what_gives_it() {
    let served = plan(SERVED);
    let found = report(&served, "priorities", &[]).unwrap();
    assert_eq!(
        rows(&found, &["place", "number", "goals"])[..2],
        ["1 | 1.1 | goal 1 A, 33.3% × 70% goal 2 B, 33.3% × 30%", "1 | 1.2 | goal 2 B, 33.3%"],
        "those alike share a place"
    );
    let all = json(&found);
    let cells = |at: usize| all["tables"][0]["rows"][at]["cells"].clone();
    let near = |value: &Value, expected: f64| (value.as_f64().unwrap() - expected).abs() < 1e-9;
    assert!(
        near(&cells(0)["importance"], 1.0 / 3.0) && near(&cells(0)["share"], 1.0 / 3.0 + 0.3 / 1.3 / 3.0)
    );
    assert_eq!(cells(0)["goals"][0]["id"], "a");
    assert!(near(&cells(0)["goals"][0]["global"], 1.0 / 3.0));
    assert_eq!(cells(0)["goals"][0]["contribution"], json!(0.7));
    assert_eq!((&cells(2)["importance"], &cells(2)["goals"]), (&json!(0), &json!([])));
    let unserved = &all["tables"][1]["rows"][0];
    assert_eq!(unserved["ref"]["id"], "c");
    let shares: f64 = (0..3).map(|at| cells(at)["share"].as_f64().unwrap()).sum();
    assert!((shares + unserved["cells"]["share"].as_f64().unwrap() - 1.0).abs() < 1e-9);
    let of_one = report(&served, "priorities", &[("responsible", "y")]).unwrap();
    assert_eq!(rows(&of_one, &["place", "number"])[0], "3 | 2.1", "places are those of the programme");
    let by_number = report(&rich(), "priorities", &[("sort", "number")]).unwrap();
    assert_eq!(rows(&by_number, &["number"])[..2], ["1.1", "1.2"]);
}

#[test]
fn another_method_moves_activities_too() {
    let served = plan(&SERVED.replace(
        "pairwise: [[a, b, 9], [b, c, 9], [a, c, 1/9]]",
        "pairwise: [[a, b, 9], [a, c, 9], [b, c, 1]]",
    ));
    let found = report(&served, "priorities", &[("as-if", "equal")]).unwrap();
    assert_eq!(rows(&found, &["number", "change"])[..2], ["1.1 | 1", "1.2 | ↑ 2 → 1"]);
    assert_eq!(paragraphs(&found), ["By the method equal 1 of 3 activities changes its place."]);
}

#[test]
fn weight_is_set_against_activities_days_and_money() {
    let served = plan(SERVED);
    let found = report(&served, "balance", &[]).unwrap();
    let all = json(&found);
    let ids: Vec<&str> =
        all["tables"].as_array().unwrap().iter().map(|table| table["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["goals", "directions", "people"], "a plan without periods has no table of them");
    let cells = |table: usize, row: usize| all["tables"][table]["rows"][row]["cells"].clone();
    let near = |value: &Value, expected: f64| (value.as_f64().unwrap() - expected).abs() < 1e-9;
    let a = cells(0, 0);
    assert!(near(&a["weight_share"], 1.0 / 3.0) && near(&a["activity_share"], 0.7 / 3.0));
    assert!(near(&a["day_share"], 0.7 * 10.0 / 40.0) && near(&a["money_share"], 0.7));
    assert_eq!(a["short_of"], json!([]));
    assert_eq!(cells(0, 2)["short_of"], json!(["activities", "days", "money"]));
    assert_eq!(cells(0, 3)["title"], "Without a goal");
    assert!(near(&cells(0, 3)["activity_share"], 1.0 / 3.0) && cells(0, 3)["number"] == Value::Null);
    assert!(near(&cells(1, 0)["weight_share"], 2.0 / 3.0) && near(&cells(1, 1)["day_share"], 0.5));
    assert_eq!(rows(&found, &["title", "mark"])[2], "C | ✗ served by nobody");
    assert_eq!(
        notes(&found),
        ["33.3% of the weight is served by nobody: no direction has it, and nobody who answers."]
    );
    let of_one = report(&served, "balance", &[("responsible", "y")]).unwrap();
    let all = json(&of_one);
    assert_eq!(all["tables"].as_array().unwrap().len(), 1);
    assert_eq!(all["tables"][0]["rows"][0]["ref"]["id"], "y");
    assert_eq!(rows(&of_one, &["title", "weight_share"]), ["Y | 0"]);
}

/// Saaty 2003, buying a house: with 1/2 in the place of 6 CR falls from .17 to .083.
#[test]
fn the_mend_that_is_shown_is_the_one_whose_ratio_stands_beside_it() {
    let rows: [&[&str]; 7] = [
        &["5", "3", "7", "6", "6", "1/3", "1/4"],
        &["1/3", "5", "3", "3", "1/5", "1/7"],
        &["6", "3", "4", "6", "1/5"],
        &["1/3", "1/4", "1/7", "1/8"],
        &["1/2", "1/5", "1/6"],
        &["1/5", "1/6"],
        &["1/2"],
    ];
    let pairs = rows.iter().enumerate().flat_map(|(left, row)| {
        let pair = move |(at, ratio): (usize, &&str)| format!("[g{left}, g{}, {ratio}]", left + 1 + at);
        row.iter().enumerate().map(pair)
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    let goals: String = (0..8).map(|at| format!("    - {{ id: g{at}, title: G{at} }}\n")).collect();
    let of = |method: &str, name: &str| {
        let goal = format!("goal:\n  title: G\n  pairwise: [{pairs}]\n  subgoals:\n{goals}");
        report(&plan(&format!("priorities: {{ pairwise: {method} }}\n{goal}")), name, &[]).unwrap()
    };
    let found = of("eigenvector", "sensitivity");
    let mends = tables(&found)[1];
    let said = ["lever", "now", "should", "instead", "consistency", "consistency_after"]
        .map(|key| short(cell(mends, &mends.rows[0], key)));
    assert_eq!(said, ["G2 : G6", "6", "1.13", "1/2", "0.169", "0.0822"]);
    let cells = json(&found)["tables"][1]["rows"][0]["cells"].clone();
    assert_eq!((&cells["value"], &cells["on_scale"]), (&json!(6), &json!(0.5)));
    // By another method both ratios are that method's.
    let mend = json(&of("geometric", "sensitivity"))["tables"][1]["rows"][0]["cells"].clone();
    let family = json(&of("geometric", "goals"))["tables"][0]["rows"][0]["cells"]["family"].clone();
    assert_eq!(mend["cr"], family["cr"]);
}

#[test]
fn what_moves_the_order_and_what_would_mend_a_contradiction_is_told() {
    let found = report(&plan(SERVED), "sensitivity", &[]).unwrap();
    let all = json(&found);
    let levers = all["tables"][0]["rows"].as_array().unwrap();
    assert_eq!(levers.len(), 3, "headings are no rows of data");
    assert_eq!((&levers[0]["cells"]["kind"], &levers[0]["cells"]["value"]), (&json!("judgement"), &json!(9)));
    assert_eq!(levers[2]["cells"]["left"]["id"], "b");
    let mend = &all["tables"][1]["rows"][0]["cells"];
    assert_eq!(mend["family"]["title"], "G");
    assert!(mend["cr_after"].as_f64().unwrap() < mend["cr"].as_f64().unwrap());
    let weighed =
        plan("goal:\n  title: G\n  subgoals: [{ title: A, weight: 60% }, { title: B, weight: 40% }]\n");
    let found = report(&weighed, "sensitivity", &[]).unwrap();
    assert_eq!(
        rows(&found, &["lever", "now", "goals", "activities"])[..],
        ["A | 60% | ≤\u{a0}50% | never", "B | 40% | ≥\u{a0}50% | never"],
    );
    assert_eq!(tables(&found).len(), 1, "nothing contradicts anything");
    let none = report(&plan("goal:\n  title: G\n  subgoals: [A, B]\n"), "sensitivity", &[]).unwrap();
    assert!(items(&none).is_empty());
    assert!(paragraphs(&none)[1].contains("nothing to move"), "{:?}", paragraphs(&none));
    let rich = report(&rich(), "sensitivity", &[("goal", "safety")]).unwrap();
    assert_eq!(
        rows(&rich, &["kind", "lever"]),
        ["weight | Маршруты в школу безопасны", "weight | В здании нет опасных мест",]
    );
}

#[test]
fn weights_that_are_not_what_the_plan_says_are_marked_in_every_report() {
    let of = |pairs: &str| {
        plan(&format!(
            "goal:\n  id: top\n  title: G\n  pairwise: [{pairs}]\n  subgoals:\n    \
             - {{ id: a, title: A }}\n    - {{ id: b, title: B }}\n    - {{ id: c, title: C }}\n"
        ))
    };
    for (pairs, flaw) in [
        ("[a, b, 2], [b, c, 2], [a, x, 2]", "dropped"),
        ("[a, b, 2], [b, c, 2], [a, a, 2]", "dropped"),
        ("[a, b, 2], [b, c, 2], [a, b, 3]", "contradicting"),
        ("[a, b, 2], [b, c, 20]", "off-scale"),
        ("[a, b, 2]", "unconnected"),
        ("", "unconnected"),
    ] {
        let plan = of(pairs);
        let goals = report(&plan, "goals", &[]).unwrap();
        assert!(goals.complete, "{pairs}");
        let family = &json(&goals)["tables"][0]["rows"][0]["cells"]["family"];
        assert_eq!(family["flaws"], json!([flaw]), "{pairs}");
        for name in ["priorities", "balance", "sensitivity"] {
            let notes = notes(&report(&plan, name, &[]).unwrap());
            assert!(notes.iter().any(|note| note.contains("not quite")), "{pairs} {name}: {notes:?}");
        }
    }
    let nothing = paragraphs(&report(&of("[a, b, 2]"), "sensitivity", &[]).unwrap());
    assert!(nothing.last().unwrap().contains("No priorities here"), "{nothing:?}");
    let sound = notes(&report(&of("[a, b, 2], [b, c, 2]"), "balance", &[]).unwrap());
    assert!(!sound.iter().any(|note| note.contains("not quite")), "{sound:?}");
}

#[test]
fn a_weight_that_can_t_be_read_is_told_once() {
    let plan = plan(
        "goal:\n  title: G\n  subgoals:\n    - { title: A, weight: 20 }\n    \
         - { title: B, weight: 40% }\n    - { title: C, weight: 40% }\n",
    );
    let document = report(&plan, "goals", &[]).unwrap();
    let told = notes(&document);
    assert!(!told.iter().any(|note| note.contains("tree of goals")), "{told:?}");
    assert_eq!(json(&document)["tables"][0]["rows"][0]["cells"]["family"]["flaws"], json!(["unread"]));
    assert!(told.iter().all(|note| !note.contains('\n')));
}

/// A plan that stops at an upper goal, serves the general goal itself, and has one amount of money.
const STOPPED: &str = "\
goal:
  title: G
  subgoals:
    - { id: a, title: A, priority: 1, subgoals: [{ title: A1, priority: 1 }, { title: A2, priority: 2 }] }
    - { id: b, title: B, priority: 2 }
    - { id: root, title: C, priority: 3 }
directions:
  - title: D
    activities:
      - { title: One, goals: [a], budget: 5 }
      - { title: Two, goals: [b] }
      - { title: Three, goals: [top] }
";

#[test]
fn what_nobody_serves_is_told_at_every_level() {
    let plan = plan(&STOPPED.replace("  title: G", "  id: top\n  title: G"));
    let document = report(&plan, "priorities", &[]).unwrap();
    let unserved = *tables(&document).last().unwrap();
    let row = |row: &kcp::document::Row| {
        ["title", "global", "share"].map(|key| short(cell(unserved, row, key))).join(" | ")
    };
    let rows: Vec<String> = unserved.rows.iter().map(row).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].starts_with("C | ") && rows[1].starts_with("A1 | 0.45"), "{rows:?}");
    assert!(rows[1].ends_with("| 0") && rows[2].starts_with("A2 | 0.15"), "{rows:?}");
}

#[test]
fn money_that_is_not_given_is_not_short_and_the_general_goal_has_a_row() {
    let plan = plan(&STOPPED.replace("  title: G", "  id: top\n  title: G"));
    let rows = rows(&report(&plan, "balance", &[]).unwrap(), &["title", "money_share", "short_of"]);
    let of = |title: &str| rows.iter().find(|row| row.starts_with(title)).unwrap().clone();
    assert!(!of("B").contains("money"), "{rows:?}");
    assert!(of("C").contains("money"), "{rows:?}");
    assert!(rows[0].contains("general"), "{rows:?}");
}
