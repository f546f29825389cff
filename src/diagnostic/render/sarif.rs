use super::fingerprint::Fingerprints;
use super::json::{Checked, pretty};
use super::places::Places;
use super::{Base, Shown, Subject, telling};
use crate::diagnostic::{Example, File, Fix, Level, Rule};
use crate::locale::{Locale, Message};
use crate::msg;
use crate::source::{Span, spaced};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The name of the fingerprint, with the version of how it is made.
const FINGERPRINT: &str = "kcp/v1";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    language: &'static str,
    rules: Vec<Described>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mend<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Logical<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mend<'a> {
    description: Text,
    artifact_changes: [Change<'a>; 1],
    properties: Safety,
}

#[derive(Serialize)]
struct Safety {
    safe: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Inserted<'a>,
}

#[derive(Serialize)]
struct Inserted<'a> {
    text: &'a str,
}

/// A log of SARIF 2.1.0 with one run, with a final line break. Columns count characters; paths are told from
/// the root of the repository. `complete` says whether every plan that was meant could be read.
pub fn sarif(plans: &[Checked<'_>], base: &Base, complete: bool, locale: &Locale) -> String {
    let mut rules: Vec<&'static Rule> = Vec::new();
    let mut indices: HashMap<&'static str, usize> = HashMap::new();
    let mut names = Fingerprints::default();
    let mut results = Vec::new();
    for plan in plans {
        let mut reader = Reader { plan, places: Places::default(), base, locale };
        for shown in &plan.diagnostics {
            let rule = shown.diagnostic.rule;
            let index = *indices.entry(rule.name).or_insert_with(|| {
                rules.push(rule);
                rules.len() - 1
            });
            results.push(reader.outcome(shown, index, &mut names));
        }
    }
    let language = locale.lang().code();
    let driver = Driver {
        name: "kcp",
        semantic_version: env!("CARGO_PKG_VERSION"),
        language,
        rules: rules.into_iter().map(|rule| described(rule, locale)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        language,
        column_kind: "unicodeCodePoints",
        invocations: [Invocation { execution_successful: complete }],
        results,
    };
    pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

struct Reader<'a> {
    plan: &'a Checked<'a>,
    places: Places,
    base: &'a Base,
    locale: &'a Locale,
}

impl<'a> Reader<'a> {
    fn outcome(&mut self, shown: &'a Shown<'_>, rule_index: usize, names: &mut Fingerprints) -> Outcome<'a> {
        let diagnostic = shown.diagnostic;
        let (rule, file, span) = (diagnostic.rule.name, diagnostic.place.file, diagnostic.place.span);
        let source = self.plan.sources.of(file);
        let path = self.base.path(source.path());
        let fingerprint = names.next(rule, &path, source, span);
        let said = |message: &Message| Text { text: plain(&self.locale.say(&message.shortened())) };
        let caret = diagnostic.label.as_ref().map(said);
        let labels: Vec<_> = diagnostic.labels.iter().map(|label| label.message.as_ref().map(said)).collect();
        let own = Location {
            id: None,
            physical_location: self.physical(file, span),
            logical_locations: shown.subject.as_ref().and_then(logical).into_iter().collect(),
            message: caret,
        };
        let mut related = Vec::new();
        for (at, (label, message)) in diagnostic.labels.iter().zip(labels).enumerate() {
            related.push(Location {
                id: Some(at + 1),
                physical_location: self.physical(label.place.file, label.place.span),
                logical_locations: Vec::new(),
                message,
            });
        }
        let mends = diagnostic.fixes.iter().filter(|fix| !fix.edits.is_empty());
        Outcome {
            rule_id: rule,
            rule_index,
            level: level(diagnostic.level),
            message: Text { text: plain(&telling(diagnostic, self.locale)) },
            locations: [own],
            related_locations: related,
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
            fixes: mends.map(|fix| self.mend(fix)).collect(),
        }
    }

    fn physical(&mut self, file: File, span: Span) -> Physical {
        let region = self.region(file, span);
        Physical { artifact_location: self.artifact(file), region }
    }

    fn artifact(&self, file: File) -> Artifact {
        Artifact { uri: self.base.uri(self.plan.sources.of(file).path()) }
    }

    fn region(&mut self, file: File, span: Span) -> Region {
        let start = self.places.at(self.plan.sources, file, span.start);
        let end = self.places.at(self.plan.sources, file, span.end);
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    fn mend(&mut self, fix: &'a Fix) -> Mend<'a> {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: self.region(File::Plan, edit.span),
            inserted_content: Inserted { text: &edit.text },
        });
        let replacements = replacements.collect();
        Mend {
            description: Text { text: plain(&self.locale.say(&fix.title.shortened())) },
            artifact_changes: [Change { artifact_location: self.artifact(File::Plan), replacements }],
            properties: Safety { safe: fix.safe },
        }
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn logical(subject: &Subject) -> Option<Logical<'_>> {
    let name = subject.id.as_deref().or(subject.number.as_deref())?;
    Some(Logical { name, kind: subject.kind })
}

fn described(rule: &'static Rule, locale: &Locale) -> Described {
    let explanation = paragraphs(&locale.of_rule(rule.name, "explanation"));
    let mut help = explanation.clone();
    for (heading, example) in
        [(msg!("diagnostic-example.bad"), &rule.bad), (msg!("diagnostic-example.good"), &rule.good)]
    {
        let text = of_example(example);
        if !text.is_empty() {
            help += &format!("\n\n{}\n\n{text}", locale.say(&heading));
        }
    }
    Described {
        id: rule.name,
        short_description: Text { text: locale.of_rule(rule.name, "summary") },
        full_description: Text { text: explanation },
        help: Text { text: help },
        default_configuration: Configuration {
            enabled: rule.level.is_some(),
            level: level(rule.level.unwrap_or(Level::Warning)),
        },
    }
}

/// The example of a plan, each line indented.
fn of_example(example: &Example) -> String {
    let (Example::Overlay { plan, .. } | Example::Whole(plan)) = example;
    let lines =
        plan.lines().map(|line| format!("    {}", line.replace(['⟦', '⟧'], "")).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// A single line break is a space, a blank line ends a paragraph.
fn paragraphs(text: &str) -> String {
    let parts = text.split("\n\n").map(spaced);
    parts.collect::<Vec<_>>().join("\n\n")
}

/// A text as the plain text of a message, where braces hold placeholders and `[text](target)` is a link.
fn plain(text: &str) -> String {
    let text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_quoted_is_a_placeholder_or_a_link() {
        assert_eq!(plain("{title: [a]}"), "{{title: [a]}}");
        assert_eq!(plain("[a](b)"), "\\[a\\](b)");
    }

    #[test]
    fn an_explanation_runs_on_within_a_paragraph() {
        assert_eq!(paragraphs("раз\nдва\n\nтри"), "раз два\n\nтри");
    }
}
