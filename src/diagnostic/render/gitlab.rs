use super::fingerprint::Fingerprints;
use super::json::{Checked, pretty};
use super::places::Places;
use super::{Base, Sources, telling};
use crate::diagnostic::{Diagnostic, Level};
use crate::locale::Locale;
use serde::Serialize;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report of GitLab's Code Quality: a list of issues, with a final line break.
pub fn gitlab(plans: &[Checked<'_>], base: &Base, locale: &Locale) -> String {
    let mut names = Fingerprints::default();
    let mut issues = Vec::new();
    for plan in plans {
        let mut places = Places::default();
        for shown in &plan.diagnostics {
            issues.push(issue(shown.diagnostic, plan.sources, &mut places, &mut names, base, locale));
        }
    }
    pretty(&issues)
}

fn issue(
    diagnostic: &Diagnostic,
    sources: Sources<'_>,
    places: &mut Places,
    names: &mut Fingerprints,
    base: &Base,
    locale: &Locale,
) -> Issue {
    let (file, span) = (diagnostic.place.file, diagnostic.place.span);
    let source = sources.of(file);
    let path = base.path(source.path());
    let begin = places.at(sources, file, span.start).line;
    let end = places.at(sources, file, span.end).line;
    Issue {
        description: description(diagnostic, locale),
        check_name: diagnostic.rule.name,
        fingerprint: names.next(diagnostic.rule.name, &path, source, span),
        severity: match diagnostic.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Info => "info",
        },
        location: Location { path, lines: Lines { begin, end } },
    }
}

/// What is wrong and what mends it, on one line.
fn description(diagnostic: &Diagnostic, locale: &Locale) -> String {
    let text = telling(diagnostic, locale);
    let lines = text.lines().map(|line| line.trim_start_matches("· ").trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ")
}
