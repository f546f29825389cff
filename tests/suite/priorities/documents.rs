//! The worked examples of docs/priorities.md: each plan, and the numbers that stand under it.

use super::weights;
use crate::cli::folder;
use crate::command::kcp;
use crate::plans::compiled;
use crate::sources::root;
use kcp::analysis::priorities::random_index;
use kcp::compile::Compiled;

/// The fences of a page, each with its kind, in order.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((kind.to_owned(), text.join("\n")));
        }
    }
    found
}

/// What a line under a plan names, as the plan gives it.
fn computed(plan: &Compiled, name: &str) -> Vec<f64> {
    let (programme, weights) = (plan.programme.as_ref().unwrap(), weights(plan));
    let root = &weights.families[0];
    match name {
        "λ" => return vec![root.consistency.unwrap().lambda],
        "CI" => return vec![root.consistency.unwrap().ci],
        "CR" => return vec![root.consistency.unwrap().cr],
        "W" => return vec![root.agreement.unwrap().w],
        "χ²" => return vec![root.agreement.unwrap().chi_square],
        "p" => return vec![root.agreement.unwrap().p],
        "made" => {
            let made = root.judgements.unwrap();
            return vec![made.made as f64, made.of as f64];
        }
        "unserved" => return vec![weights.unserved],
        _ => {}
    }
    let is_it = |id: &Option<kcp::schema::Text>| id.as_ref().is_some_and(|id| &*id.value == name);
    if let Some(at) = programme.goals.iter().position(|goal| is_it(&goal.id)) {
        return vec![weights.goals[at].local, weights.goals[at].global];
    }
    let at = programme.activities.iter().position(|activity| is_it(&activity.id)).unwrap();
    vec![weights.activities[at].importance, weights.activities[at].share]
}

/// Runs the commands of a fence in the example of the page's language; every line below a command is one that
/// it prints.
fn printed(page: &str, fence: &str) {
    let (example, lang, day) = match page.ends_with(".ru.md") {
        true => ("quality", "ru", "2021-12-15"),
        false => ("library", "en", "2026-05-15"),
    };
    let folder = folder(&[]);
    for name in ["program.yaml", "kcp.toml"] {
        std::fs::copy(root().join("examples").join(example).join(name), folder.path().join(name)).unwrap();
    }
    let mut lines = String::new();
    for line in fence.lines() {
        let Some(asked) = line.strip_prefix("$ kcp ") else {
            assert!(lines.lines().any(|printed| printed.trim_end() == line), "{page}: {line}\n{lines}");
            continue;
        };
        let args: Vec<&str> = asked.split_whitespace().chain(["--as-of", day]).collect();
        let run = kcp(folder.path(), lang, &args);
        assert_eq!(run.code, 0, "{page}: {asked}: {}", run.stderr);
        lines = run.stdout;
        if let Some((_, file)) = asked.split_once(" -o ") {
            assert!(folder.path().join(file).metadata().is_ok_and(|of| of.len() > 0), "{page}: {asked}");
        }
    }
}

/// The commands of a page that print something or write a file.
fn commands(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("docs").join(page)).unwrap();
    let fences = fences(&text).into_iter().filter(|(kind, _)| kind == "console");
    let lines = fences.flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line.starts_with("$ kcp ")).collect()
}

fn checked(page: &str) -> usize {
    let text = std::fs::read_to_string(root().join("docs").join(page)).unwrap();
    let mut plan = None;
    let mut numbers = 0;
    for (kind, text) in fences(&text) {
        if kind == "console" {
            printed(page, &text);
            continue;
        }
        if kind == "yaml" {
            let found = compiled(&format!("kcp: 1\ntitle: T\n{text}\n"), "2021-12-15");
            let errors = found.found.iter().map(|fault| fault.diagnostic.rule.name);
            let errors: Vec<_> = errors.filter(|name| !name.starts_with("no-")).collect();
            // An example of experts who differ, one of a set that lacks judgements, and one of a goal that
            // nothing serves are meant so.
            let meant = ["experts-disagree", "missing-judgements", "unserved-goal"];
            assert!(errors.iter().all(|name| meant.contains(name)), "{page}: {errors:?}\n{text}");
            plan = Some(found);
            continue;
        }
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap();
            let found = computed(plan.as_ref().unwrap(), name);
            for (word, value) in words.zip(found) {
                let digits = word.replace(',', ".");
                let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                assert_eq!(format!("{value:.decimals$}"), digits, "{page}: {name}\n{text}");
                numbers += 1;
            }
        }
    }
    numbers
}

/// Saaty 1980 up to fifteen, then the line of Alonso & Lamata 2006.
#[test]
fn the_random_indices_are_saaty_s_and_the_document_s() {
    let saaty = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
    assert_eq!((3..=15).map(random_index).collect::<Vec<_>>(), saaty);
    assert_eq!([0, 1, 2].map(random_index), [0.0; 3]);
    assert!((random_index(16) - 1.5978).abs() < 5e-5, "{}", random_index(16));
    for page in ["priorities.md", "priorities.ru.md"] {
        let text = std::fs::read_to_string(root().join("docs").join(page)).unwrap();
        let row = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(&format!("| {name} | "))).unwrap();
            let cells = line.trim_end_matches(" |").split(" | ");
            cells.map(|cell| cell.replace(',', ".").parse::<f64>().unwrap()).collect::<Vec<_>>()
        };
        let sizes: Vec<f64> = (3_u8..=15).map(f64::from).collect();
        assert_eq!((row("n"), row("RI")), (sizes, saaty.to_vec()), "{page}");
    }
}

#[test]
fn the_examples_of_the_document_are_right_in_either_language() {
    assert_eq!(checked("priorities.md"), checked("priorities.ru.md"));
    assert!(checked("priorities.md") > 40);
    let kinds = |page| -> Vec<String> {
        commands(page).iter().map(|line| line.split(' ').take(4).collect::<Vec<_>>().join(" ")).collect()
    };
    assert_eq!(kinds("priorities.md").len(), kinds("priorities.ru.md").len());
    for report in ["goals", "priorities", "balance", "sensitivity"] {
        assert!(kinds("priorities.md").contains(&format!("$ kcp report {report}")), "{report}");
    }
}
