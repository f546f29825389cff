//! The JSON Schema of the format, by a validator of its own: it takes what kcp reads and refuses misfits.

use crate::cli::folder;
use crate::command::kcp;
use crate::plans::{compiled, faults};
use crate::rules::{files as of_example, unmarked};
use crate::sources::files;
use jsonschema::Validator;
use kcp::checks::RULES;
use kcp::locale::{Lang, Locale};
use kcp::model::record::Plan;
use kcp::schema::{Record, json_schema};
use kcp::source::Source;
use kcp::syntax::{Kind, Ref, Style};
use serde_json::{Map, Value, json};
use std::fs;

/// The rules whose faults the schema finds as well.
const SHAPES: [&str; 5] = ["unknown-key", "missing-key", "wrong-type", "unknown-value", "value-out-of-range"];

/// The rules of a text that is no plan, or another than it seems: the schema is not asked about it.
const TEXTS: [&str; 6] =
    ["yaml-syntax", "not-a-plan", "several-documents", "duplicate-key", "value-cut-by-comment", "bad-id"];

fn validator() -> Validator {
    let schema = json_schema(Plan::INFO, &Locale::new(Lang::En));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// A plan as JSON has it: plain scalars are typed as the core schema of YAML 1.2 says.
fn as_json(text: &str) -> Value {
    let source = Source::decode("program.yaml", text.as_bytes().to_vec());
    let tree = kcp::model::parse(&source).tree;
    tree.root().map_or(Value::Null, value)
}

fn value(node: Ref<'_>) -> Value {
    match node.kind() {
        Kind::Mapping { .. } => {
            let entries = node.entries().map(|(key, of)| (key.text().into_owned(), value(of)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Kind::Sequence { .. } => Value::Array(node.items().map(value).collect()),
        Kind::Scalar(Style::Plain) => plain(&node.text()),
        Kind::Scalar(_) => Value::String(node.text().into_owned()),
        Kind::Null | Kind::Blanked => Value::Null,
    }
}

fn plain(text: &str) -> Value {
    let digits = text.trim_start_matches(['-', '+']);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || ".eE+-".contains(c));
    match text {
        "true" | "True" | "TRUE" => json!(true),
        "false" | "False" | "FALSE" => json!(false),
        _ if !numeric => json!(text),
        _ => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => json!(whole),
            (_, Ok(number)) => json!(number),
            _ => json!(text),
        },
    }
}

/// What the schema finds wrong with a plan.
fn misfits(validator: &Validator, text: &str) -> Vec<String> {
    let found = as_json(text);
    validator.iter_errors(&found).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn it_is_a_schema_of_its_draft() {
    for lang in Lang::ALL {
        let schema = json_schema(Plan::INFO, &Locale::new(lang));
        assert!(jsonschema::meta::is_valid(&schema), "{}", lang.code());
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[test]
fn every_plan_of_the_repository_fits() {
    let validator = validator();
    let mut seen = 0;
    for (path, text) in ["examples", "tests/data"].into_iter().flat_map(|folder| files(folder, ".yaml")) {
        assert_eq!(misfits(&validator, &text), Vec::<String>::new(), "{path}");
        seen += 1;
    }
    assert!(seen >= 7, "{seen}");
}

#[test]
fn every_template_fits() {
    let validator = validator();
    for template in ["minimal", "quality"] {
        for lang in ["ru", "en"] {
            let folder = folder(&[]);
            let made = kcp(folder.path(), lang, &["init", "--template", template, "--lang", lang]);
            assert_eq!(made.code, 0, "{}", made.stderr);
            let text = fs::read_to_string(folder.path().join("program.yaml")).unwrap();
            assert_eq!(misfits(&validator, &text), Vec::<String>::new(), "{template} {lang}");
        }
    }
}

/// Each example of each rule: the schema finds something wrong if kcp finds a misfit, and only then.
#[test]
fn it_judges_the_examples_of_the_rules_as_kcp_does() {
    let validator = validator();
    let (mut fit, mut refused, mut wrong) = (0, 0, Vec::new());
    for (rule, example) in RULES.iter().flat_map(|rule| [(rule, &rule.bad), (rule, &rule.good)]) {
        let text = unmarked(&of_example(example, kcp::locale::Lang::Ru).0).0;
        let found = faults(&compiled(&text, "2021-12-15"));
        let has = |rules: &[&str]| {
            found.iter().any(|fault| rules.iter().any(|rule| fault.starts_with(&format!("{rule} at"))))
        };
        let misfits = misfits(&validator, &text);
        let by_kcp = has(&SHAPES);
        if has(&TEXTS) {
            continue;
        }
        if by_kcp == misfits.is_empty() {
            wrong.push(format!("{}: {found:?} {misfits:?}\n{text}", rule.name));
        }
        if by_kcp { refused += 1 } else { fit += 1 }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fit > 80 && refused >= 4, "{fit} fit, {refused} refused");
}

/// A plan that fits, with one more activity, goal … that may not.
fn plan(lines: &str) -> String {
    format!("kcp: 1\ntitle: А\ngoal: Б\n{lines}\n")
}

#[test]
fn misfits_are_refused_where_kcp_refuses_them() {
    let validator = validator();
    for lines in [
        "budgt: 5",
        "people: { a: { roll: Директор } }",
        "people: { a: [Директор] }",
        "people: { a: }",
        "people: [Директор]",
        "periods: { a: { title: Т } }",
        "money-unit: 0",
        "money-unit: 1.5",
        "money-unit: тысяча",
        "language: de",
        "calendar: 2021-11-04",
        "risks: Пожар",
        "risks: [{ title: Т, impact: huge }]",
        "budget: -5",
        "budget: [{ sourse: А }]",
        "budget: много",
        "directions: [{ title: Т, activities: [{ title: А, status: dnoe }] }]",
        "directions: [{ title: Т, activities: [{ title: А, progress: 140% }] }]",
        "directions: [{ title: Т, activities: [{ title: А, progress: 1.4 }] }]",
        "directions: [{ title: Т, activities: [{ title: А, key: maybe }] }]",
        "directions: [{ title: Т, activities: [{ dates: 2021-09 }] }]",
        "directions: [{ title: Т, activities: [{ title: { a: b } }] }]",
        "directions: [{ title: Т, activities: [{ title: А, after: [{ lag: 5d }] }] }]",
        "directions: [{ title: Т, activities: { title: А } }]",
        "indicators: [{ id: a, title: А, targets: { 2021-12: почти } }]",
        "indicators: [{ title: А }]",
        "priorities: { ranks: rco }",
        "note: [а, б]",
    ] {
        let text = plan(lines);
        let found = faults(&compiled(&text, "2021-12-15"));
        let by_kcp = found.iter().any(|fault| SHAPES.iter().any(|rule| fault.starts_with(rule)));
        // Shares over one and negative sums in words are left to kcp.
        let left = lines.contains("140%");
        assert!(by_kcp, "{lines}: {found:?}");
        assert_eq!(misfits(&validator, &text).is_empty(), left, "{lines}");
    }
    let lacking =
        ["title: А\ngoal: Б\n", "kcp: 1\ngoal: Б\n", "kcp: 1\ntitle: А\n", "kcp: 1\ntitle:\ngoal: Б\n"];
    for text in lacking {
        assert!(!misfits(&validator, text).is_empty(), "{text}");
    }
    let odd = "kcp: 1\ntitle: А\ngoal: { title: Б, weight: 1, pairwise: [[a, b]] }\n";
    assert!(!misfits(&validator, odd).is_empty());
}

#[test]
fn what_kcp_reads_fits_however_it_is_typed() {
    let validator = validator();
    for lines in [
        "x-own: { anything: [goes] }",
        "money-unit: \"1 000\"",
        "money-unit: 1000.0",
        "organization:",
        "organization: 1505",
        "language: ru",
        "budget: 1 630 805,6",
        "budget: [{ source: А, amount: { 2021: 3, 2021/22: \"2,5\" } }, 15]",
        "people: { a: { role: Р, group: да, x-room: 5 }, b: true }",
        "periods: { a: [2021-09, 2021-11], b: { dates: 2021 } }",
        "directions: [{ title: Т, activities: [{ title: 2021, dates: 2021, progress: 40 % }] }]",
        "directions: [{ title: Т, activities: [{ title: А, due: 2021, goals: [], key: no }] }]",
        "indicators: [{ id: a, title: А, baseline: 62, targets: { 2021-12: \"1 000,5\" } }]",
        "indicators: [{ id: a, title: А, baseline: { at: 2021, value: -5 } }]",
        "approval: { label: УТВЕРЖДАЮ, date: 2021-09-01 }",
        "risks: [Пожар, { title: Потоп, impact: low }]",
    ] {
        let text = plan(lines);
        let found = faults(&compiled(&text, "2021-12-15"));
        let by_kcp = found.iter().any(|fault| SHAPES.iter().any(|rule| fault.starts_with(rule)));
        assert!(!by_kcp, "{lines}: {found:?}");
        assert_eq!(misfits(&validator, &text), Vec::<String>::new(), "{lines}");
    }
    let judged = "kcp: 1\ntitle: А\ngoal:\n  title: Б\n  pairwise: [[a, b, 1/3], [b, c, ½], [a, c, 3]]\n  \
                  subgoals: [{ id: a, title: А }, { id: c, title: В, weight: \"40 %\" }]\n";
    assert_eq!(misfits(&validator, judged), Vec::<String>::new());
}

#[test]
fn every_key_has_a_description_in_each_language() {
    for lang in Lang::ALL {
        let locale = Locale::new(lang);
        for info in Plan::INFO.records() {
            for key in info.fields.iter().map(|field| Some(field.key)).chain([None]) {
                let text = locale.of_record(info.name, key);
                assert!(!text.starts_with("format-") && !text.contains('\n'), "{text}");
                let last = text.chars().next_back().unwrap_or_default();
                assert!(!".;,:".contains(last), "{}: {text}", lang.code());
            }
        }
    }
    let [ru, en] = Lang::ALL.map(|lang| json_schema(Plan::INFO, &Locale::new(lang)));
    let due = &ru["$defs"]["activity"]["properties"]["due"];
    assert_eq!(due["description"], "Крайний срок, этот день включительно");
    assert_eq!(en["properties"]["title"]["description"], "The programme's title");
}

#[test]
fn init_names_a_schema_for_editors_and_puts_it_beside_the_plan() {
    let folder = folder(&[]);
    assert_eq!(kcp(folder.path(), "ru", &["init"]).code, 0);
    let plan = fs::read_to_string(folder.path().join("program.yaml")).unwrap();
    assert_eq!(plan.lines().next().unwrap(), "# yaml-language-server: $schema=kcp.schema.json");
    let written = fs::read_to_string(folder.path().join("kcp.schema.json")).unwrap();
    let printed = kcp(folder.path(), "ru", &["schema"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    assert_eq!(written, printed.stdout);
    let schema: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(schema, json_schema(Plan::INFO, &Locale::new(Lang::Ru)));

    fs::remove_file(folder.path().join("program.yaml")).unwrap();
    fs::write(folder.path().join("kcp.schema.json"), "{}").unwrap();
    assert_eq!(kcp(folder.path(), "ru", &["init"]).code, 0);
    assert_eq!(fs::read_to_string(folder.path().join("kcp.schema.json")).unwrap(), "{}");
}
