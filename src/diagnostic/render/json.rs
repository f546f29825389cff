use super::places::Places;
use super::{Counts, Shown, Sources};
use crate::diagnostic::{Diagnostic, Edit, File, Fix, Label};
use crate::locale::{Locale, visible_json};
use crate::source::{Position, Span};
use chrono::NaiveDate;
use serde::Serialize;

/// A plan and what was found in it.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// Its files.
    pub sources: Sources<'a>,
    /// The faults, in the order in which they are to be shown.
    pub diagnostics: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Root<'a> {
    version: u8,
    kind: &'static str,
    as_of: String,
    plans: Vec<&'a str>,
    diagnostics: Vec<Found<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    level: &'static str,
    message: String,
    path: &'a str,
    subject: Option<About<'a>>,
    start: Place,
    end: Place,
    labels: Vec<Also<'a>>,
    help: Option<String>,
    fixes: Vec<Mend<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    kind: &'static str,
    id: Option<&'a str>,
    number: Option<&'a str>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct Also<'a> {
    path: &'a str,
    start: Place,
    end: Place,
    message: Option<String>,
}

#[derive(Serialize)]
struct Mend<'a> {
    title: String,
    safe: bool,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    path: &'a str,
    start: Place,
    end: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
}

/// The JSON of version 1, with a final line break. Lines and columns count from 1, columns in characters,
/// offsets in bytes from 0; ends are exclusive.
pub fn json(plans: &[Checked<'_>], as_of: NaiveDate, locale: &Locale) -> String {
    let all = plans.iter().flat_map(|plan| plan.diagnostics.iter().map(|shown| shown.diagnostic));
    let Counts { errors, warnings, infos } = Counts::of(all);
    let root = Root {
        version: 1,
        kind: "diagnostics",
        as_of: as_of.to_string(),
        plans: plans.iter().map(|plan| plan.sources.plan.path()).collect(),
        diagnostics: plans.iter().flat_map(|plan| found(plan, locale)).collect(),
        summary: Summary { errors, warnings, infos },
    };
    pretty(&root)
}

/// JSON for programs and for those who look into it, with a final line break.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    format!("{}\n", visible_json(&text))
}

fn found<'a>(plan: &'a Checked<'_>, locale: &Locale) -> Vec<Found<'a>> {
    let mut reader = Reader { sources: plan.sources, places: Places::default(), locale };
    plan.diagnostics.iter().map(|shown| reader.found(shown)).collect()
}

struct Reader<'s, 'l> {
    sources: Sources<'s>,
    places: Places,
    locale: &'l Locale,
}

impl<'s> Reader<'s, '_> {
    fn found<'a>(&mut self, shown: &'a Shown<'_>) -> Found<'a>
    where
        's: 'a,
    {
        let diagnostic: &Diagnostic = shown.diagnostic;
        let (path, start, end) = self.place(diagnostic.place.file, diagnostic.place.span);
        let subject = shown.subject.as_ref().map(|subject| About {
            kind: subject.kind,
            id: subject.id.as_deref(),
            number: subject.number.as_deref(),
        });
        Found {
            rule: diagnostic.rule.name,
            level: diagnostic.level.word(),
            message: self.locale.say(&diagnostic.message.shortened()),
            path,
            subject,
            start,
            end,
            labels: diagnostic.labels.iter().map(|label| self.label(label)).collect(),
            help: diagnostic.help.as_ref().map(|help| self.locale.say(&help.shortened())),
            fixes: diagnostic.fixes.iter().map(|fix| self.fix(fix)).collect(),
        }
    }

    fn place(&mut self, file: File, span: Span) -> (&'s str, Place, Place) {
        let start = self.places.at(self.sources, file, span.start);
        let end = self.places.at(self.sources, file, span.end);
        (self.sources.of(file).path(), place(start), place(end))
    }

    fn label(&mut self, label: &Label) -> Also<'s> {
        let (path, start, end) = self.place(label.place.file, label.place.span);
        let message = label.message.as_ref().map(|message| self.locale.say(&message.shortened()));
        Also { path, start, end, message }
    }

    fn fix<'a>(&mut self, fix: &'a Fix) -> Mend<'a>
    where
        's: 'a,
    {
        let edits = fix.edits.iter().map(|edit| self.edit(edit)).collect();
        Mend { title: self.locale.say(&fix.title.shortened()), safe: fix.safe, edits }
    }

    fn edit<'a>(&mut self, edit: &'a Edit) -> Change<'a>
    where
        's: 'a,
    {
        let (path, start, end) = self.place(File::Plan, edit.span);
        Change { path, start, end, text: &edit.text }
    }
}

fn place(position: Position) -> Place {
    let Position { line, column, offset } = position;
    Place { line, column, offset }
}
