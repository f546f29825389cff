//! SARIF, GitLab's report and GitHub's commands: held against their schemas, and against kcp's own JSON.

use super::{FAULTY, repository};
use crate::command::{kcp, kcp_json};
use crate::sources::root;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A schema of the tests' data. One pattern of SARIF's has a bracket that closes nothing, which strict
/// readers of patterns refuse.
fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("tests/data/schemas").join(name)).unwrap();
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn conforms(schema: &jsonschema::Validator, json: &Value) {
    let faults: Vec<String> =
        schema.iter_errors(json).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn read(folder: &Path, language: &str, format: &str, args: &[&str]) -> Value {
    let run = kcp(folder, language, &[&["validate", "--format", format], args].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr))
}

fn list<'a>(json: &'a Value, pointer: &str) -> &'a Vec<Value> {
    json.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {json:#}")).as_array().unwrap()
}

#[test]
fn logs_and_reports_conform_to_the_schemas() {
    let (sarif, gitlab) = (schema("sarif-2.1.0.json"), schema("gitlab-code-quality.json"));
    let made = repository(&[("планы/1.yaml", FAULTY), ("kcp.toml", "[rules]\nunknown-kye = 'info'\n")]);
    for folder in [made.path().to_owned(), root().join("examples")] {
        for language in ["ru", "en"] {
            for day in ["2021-12-15", "2035-01-01"] {
                let log = read(&folder, language, "sarif", &[".", "--as-of", day]);
                conforms(&sarif, &log);
                assert!(!list(&log, "/runs/0/results").is_empty());
                let report = read(&folder, language, "gitlab", &[".", "--as-of", day]);
                conforms(&gitlab, &report);
                assert!(!list(&report, "").is_empty());
            }
        }
    }
    let mut wrong = read(made.path(), "ru", "sarif", &["."]);
    wrong["runs"][0]["results"][0]["level"] = "info".into();
    assert!(!sarif.is_valid(&wrong), "the schema does not look at levels");
}

#[test]
fn a_log_says_what_the_diagnostics_say() {
    let folder = repository(&[("планы/1 a.yaml", FAULTY)]);
    let plan = "планы/1 a.yaml";
    let (_, own) = kcp_json(folder.path(), &["validate", plan]);
    let found = list(&own, "/diagnostics");
    let levels: BTreeSet<&str> = found.iter().map(|one| one["level"].as_str().unwrap()).collect();
    assert_eq!(levels.len(), 3, "{levels:?}");
    let log = read(folder.path(), "ru", "sarif", &[plan]);
    let (results, rules) = (list(&log, "/runs/0/results"), list(&log, "/runs/0/tool/driver/rules"));
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    assert_eq!(log["runs"][0]["language"], "ru");
    assert_eq!(results.len(), found.len());
    let mut mends = 0;
    for (result, one) in results.iter().zip(found) {
        assert_eq!(result["ruleId"], one["rule"]);
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], one["rule"]);
        assert!(rule["help"]["text"].as_str().unwrap().contains("Без ошибки:\n\n    "), "{rule:#}");
        let level = if one["level"] == "info" { "note" } else { one["level"].as_str().unwrap() };
        assert_eq!(result["level"], level);
        let said = result["message"]["text"].as_str().unwrap();
        let said = said.replace("{{", "{").replace("}}", "}").replace("\\[", "[").replace("\\]", "]");
        assert!(said.starts_with(one["message"].as_str().unwrap()), "{said}");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "%D0%BF%D0%BB%D0%B0%D0%BD%D1%8B/1%20a.yaml");
        assert_eq!(region(&place["region"]), between(one));
        let related: Vec<&Value> = result["relatedLocations"].as_array().into_iter().flatten().collect();
        for (related, label) in related.iter().zip(one["labels"].as_array().unwrap()) {
            assert_eq!(region(&related["physicalLocation"]["region"]), between(label));
        }
        assert_eq!(related.len(), one["labels"].as_array().unwrap().len());
        let fixes: Vec<&Value> = result["fixes"].as_array().into_iter().flatten().collect();
        assert_eq!(fixes.len(), one["fixes"].as_array().unwrap().len());
        for (fix, mend) in fixes.iter().zip(one["fixes"].as_array().unwrap()) {
            mends += 1;
            assert_eq!(fix["properties"]["safe"], mend["safe"]);
            assert_eq!(mended_by_lines(FAULTY, fix), mended_by_bytes(FAULTY, mend));
        }
    }
    assert!(mends > 2, "{mends}");
}

type Ends = (u64, u64, u64, u64);

fn region(region: &Value) -> Ends {
    let of = |key: &str| region[key].as_u64().unwrap();
    (of("startLine"), of("startColumn"), of("endLine"), of("endColumn"))
}

fn between(place: &Value) -> Ends {
    let of = |end: &str, key: &str| place[end][key].as_u64().unwrap();
    (of("start", "line"), of("start", "column"), of("end", "line"), of("end", "column"))
}

/// A mend of SARIF as an editor applies it: by lines and characters.
fn mended_by_lines(text: &str, fix: &Value) -> String {
    let mut text = text.to_owned();
    for change in list(fix, "/artifactChanges/0/replacements").iter().rev() {
        let (line, column, end_line, end_column) = region(&change["deletedRegion"]);
        let at = |line: u64, column: u64| {
            let before: usize =
                text.split_inclusive('\n').take(usize::try_from(line).unwrap() - 1).map(str::len).sum();
            let rest = text[before..].char_indices().nth(usize::try_from(column).unwrap() - 1);
            rest.map_or(text.len(), |(at, _)| before + at)
        };
        let range = at(line, column)..at(end_line, end_column);
        text.replace_range(range, change["insertedContent"]["text"].as_str().unwrap());
    }
    text
}

fn mended_by_bytes(text: &str, mend: &Value) -> String {
    let mut text = text.to_owned();
    for edit in mend["edits"].as_array().unwrap().iter().rev() {
        let at = |end: &str| usize::try_from(edit[end]["offset"].as_u64().unwrap()).unwrap();
        text.replace_range(at("start")..at("end"), edit["text"].as_str().unwrap());
    }
    text
}

fn fingerprints(log: &Value) -> Vec<String> {
    let of = |result: &Value| result["partialFingerprints"]["kcp/v1"].as_str().unwrap().to_owned();
    list(log, "/runs/0/results").iter().map(of).collect()
}

#[test]
fn fingerprints_stand_while_lines_shift_in_both_languages_and_are_each_their_own() {
    let folder = repository(&[("a.yaml", FAULTY), ("b.yaml", FAULTY)]);
    let before = fingerprints(&read(folder.path(), "ru", "sarif", &["."]));
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    assert_eq!(fingerprints(&read(folder.path(), "en", "sarif", &["."])), before);
    super::write(folder.path(), "a.yaml", &format!("# Новая строка\n\n{FAULTY}"));
    assert_eq!(fingerprints(&read(folder.path(), "ru", "sarif", &["."])), before);
    let report = read(folder.path(), "ru", "gitlab", &["."]);
    let of = |issue: &Value| issue["fingerprint"].as_str().unwrap().to_owned();
    assert_eq!(list(&report, "").iter().map(of).collect::<Vec<_>>(), before);
}

#[test]
fn paths_are_told_from_the_root_wherever_kcp_runs() {
    let folder = repository(&[("a/b/1.yaml", FAULTY), ("kcp.toml", "[rules]\nunknown-kye = 'info'\n")]);
    let deep = folder.path().join("a/b");
    let log = read(&deep, "en", "sarif", &["1.yaml"]);
    let uri = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    let uris: BTreeSet<String> =
        list(&log, "/runs/0/results").iter().map(|result| uri(result).as_str().unwrap().to_owned()).collect();
    assert_eq!(uris.into_iter().collect::<Vec<_>>(), ["a/b/1.yaml", "kcp.toml"]);
    let whole = deep.canonicalize().unwrap().join("1.yaml");
    let report = read(&deep, "en", "gitlab", &[whole.to_str().unwrap()]);
    assert_eq!(report[0]["location"]["path"], "a/b/1.yaml");
    let run = kcp(&deep, "en", &["validate", "1.yaml", "--format", "github"]);
    assert!(run.stdout.lines().any(|line| line.contains(" file=a/b/1.yaml,")), "{}", run.stdout);
}

#[test]
fn a_log_tells_whether_all_could_be_read() {
    let folder = repository(&[("a.yaml", FAULTY)]);
    let successful = |args: &[&str]| {
        let log = read(folder.path(), "en", "sarif", args);
        log["runs"][0]["invocations"][0]["executionSuccessful"].as_bool().unwrap()
    };
    assert!(successful(&["a.yaml"]));
    assert!(!successful(&["a.yaml", "missing.yaml"]));
}

#[test]
fn commands_to_a_workflow_say_what_the_diagnostics_say() {
    let name = "планы/50%, a:b.yaml";
    let folder = repository(&[(name, FAULTY)]);
    let (code, own) = kcp_json(folder.path(), &["validate", name]);
    let run = kcp(folder.path(), "ru", &["validate", name, "--format", "github"]);
    assert_eq!((run.code, code), (1, 1));
    let found = list(&own, "/diagnostics");
    assert_eq!(run.stdout.lines().count(), found.len(), "{}", run.stdout);
    for (line, one) in run.stdout.lines().zip(found) {
        // As the runner reads them: the properties end at the first `::`, each at a comma.
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        let of = |key: &str| {
            let value = properties.split(',').find_map(|one| one.strip_prefix(&format!("{key}=")));
            value.map(|value| unescaped(value).replace("%3A", ":").replace("%2C", ","))
        };
        let own_level = if one["level"] == "info" { "notice" } else { one["level"].as_str().unwrap() };
        assert_eq!(level, own_level);
        assert_eq!(of("file").unwrap().replace("%25", "%"), name);
        assert_eq!(of("title").unwrap(), one["rule"].as_str().unwrap());
        let (from, to) = (&one["start"], &one["end"]);
        assert_eq!(of("line").unwrap(), from["line"].to_string());
        if from["line"] == to["line"] {
            assert_eq!(of("col").unwrap(), from["column"].to_string());
            assert_eq!(of("endColumn").unwrap(), to["column"].to_string());
        } else {
            assert_eq!((of("col"), of("endLine").unwrap()), (None, to["line"].to_string()));
        }
        assert!(unescaped(message).replace("%25", "%").starts_with(one["message"].as_str().unwrap()));
        assert!(unescaped(message).contains("\nпомощь: ") || one["help"].is_null(), "{message}");
    }
}

fn unescaped(text: &str) -> String {
    text.replace("%0A", "\n").replace("%0D", "\r")
}
