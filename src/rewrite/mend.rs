use crate::compile::{Compiled, Setup, apply, chosen, compile};
use crate::diagnostic::{Diagnostic, Edit, Fix, Rule};
use crate::locale::Message;
use crate::model;
use crate::source::{Encoding, Files, Position, Source};
use crate::syntax::YAML_SYNTAX;
use std::collections::HashSet;
use std::io;

/// A plan after its mends.
#[derive(Debug)]
pub struct Mended {
    /// The text as it is now.
    pub bytes: Vec<u8>,
    /// What was changed, in the order in which it was.
    pub mends: Vec<Mend>,
    /// What is known of the plan now.
    pub compiled: Compiled,
}

/// A mend that was made.
#[derive(Clone, Debug)]
pub struct Mend {
    /// The rule whose fault it was.
    pub rule: &'static Rule,
    /// Where it begins, in the text as it was before.
    pub at: Position,
    /// What it does.
    pub title: Message,
    /// What it changed.
    pub change: Change,
    /// How many mends the fault had to choose from.
    pub choices: usize,
}

/// What a mend changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A text into another, each on one line; it may be empty.
    Text(String, String),
    /// Several places, so many of them, or several lines.
    Places(usize),
}

/// So often a text is mended again: one fault hides another.
const ROUNDS: usize = 12;

/// Mends a plan: every safe fix, and of the rule named `unsafe_rule` the first that is offered; then again
/// what that brought to light. All other bytes stay as they are.
///
/// # Errors
/// The file can't be read.
pub fn mend(setup: &Setup<'_>, unsafe_rule: Option<&str>) -> io::Result<Mended> {
    let bytes = setup.files.read(setup.plan)?;
    let mut now = Mended { compiled: compiled(setup, &bytes)?, bytes, mends: Vec::new() };
    if now.compiled.source.encoding() != Encoding::Utf8 {
        return Ok(now);
    }
    for _ in 0..ROUNDS {
        let faults = now.compiled.found.iter().map(|found| &found.diagnostic);
        let chosen = confirmed(chosen(faults, unsafe_rule), &now.bytes);
        let after = apply(&now.bytes, chosen.iter().flat_map(|(_, fix)| &fix.edits));
        if after == now.bytes {
            break;
        }
        let compiled = compiled(setup, &after)?;
        now.mends.extend(chosen.into_iter().map(|(fault, fix)| made(fault, fix, &now.compiled.source)));
        now.bytes = after;
        now.compiled = compiled;
    }
    Ok(now)
}

/// A file of this text, whatever its path.
struct Text<'b>(&'b [u8]);

impl Files for Text<'_> {
    fn read(&self, _: &str) -> io::Result<Vec<u8>> {
        Ok(self.0.to_vec())
    }
}

fn compiled(setup: &Setup<'_>, bytes: &[u8]) -> io::Result<Compiled> {
    compile(&Setup { files: &Text(bytes), ..*setup })
}

type Chosen<'d> = Vec<(&'d Diagnostic, &'d Fix)>;

/// So often mends that don't hold are sorted out.
const SORTED: usize = 8;

/// The mends without those of YAML that don't take their fault away, since they rest on another one
/// misunderstood, and without all others if they were to break the text.
fn confirmed<'d>(chosen: Chosen<'d>, bytes: &[u8]) -> Chosen<'d> {
    let before = Source::decode("", bytes.to_vec());
    let of_text = |fault: &Diagnostic| *fault.rule == YAML_SYNTAX;
    let (mut mends, others): (Chosen<'d>, Chosen<'d>) =
        chosen.into_iter().partition(|(fault, _)| of_text(fault));
    let mut broken = 0;
    for _ in 0..SORTED {
        let (after, faults) = read(bytes, &mends);
        broken = faults.len();
        let left: HashSet<(&str, usize)> = faults.iter().map(|fault| kind_and_line(fault, &after)).collect();
        let count = mends.len();
        mends.retain(|(fault, _)| !left.contains(&kind_and_line(fault, &before)));
        if mends.len() == count {
            break;
        }
    }
    let all: Chosen<'d> = mends.iter().chain(&others).copied().collect();
    if read(bytes, &all).1.len() > broken { mends } else { all }
}

/// The text with the mends made, and its faults.
fn read(bytes: &[u8], mends: &Chosen<'_>) -> (Source, Vec<Diagnostic>) {
    let text = apply(bytes, mends.iter().flat_map(|(_, fix)| &fix.edits));
    let source = Source::decode("", text);
    let faults = model::parse(&source).diagnostics;
    (source, faults)
}

/// What is wrong and on which line: mends of YAML leave lines where they are.
fn kind_and_line(fault: &Diagnostic, source: &Source) -> (&'static str, usize) {
    (fault.message.key, source.line_at(fault.place.span.start as usize))
}

fn made(fault: &Diagnostic, fix: &Fix, source: &Source) -> Mend {
    let first = fix.edits.iter().map(|edit| edit.span.start).min().unwrap_or(fault.place.span.start);
    Mend {
        rule: fault.rule,
        at: source.position(first as usize),
        title: fix.title.clone(),
        change: change(&fix.edits, source),
        choices: fault.fixes.len(),
    }
}

fn change(edits: &[Edit], source: &Source) -> Change {
    let [edit] = edits else { return Change::Places(edits.len()) };
    let before = source.slice(edit.span);
    if before.contains('\n') || edit.text.contains('\n') {
        return Change::Places(1);
    }
    Change::Text(before.to_owned(), edit.text.clone())
}
