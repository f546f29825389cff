use super::Known;
use super::build::{Builder, Mark};
use super::comments;
use super::events::{Broken, Event, Events, Spot, Style, Trouble};
use super::repair::{self, Join, Reading, Repair, Scene};
use super::resume::{Readings, Resume};
use super::rules::{SEVERAL_DOCUMENTS, YAML_SYNTAX};
use super::tree::{Node, Tree, What};
use crate::diagnostic::{Diagnostic, Edit};
use crate::msg;
use crate::source::{Source, Span};
use std::collections::HashMap;

/// What the events of a text give.
pub(super) struct Read {
    pub tree: Tree,
    pub diagnostics: Vec<Diagnostic>,
    pub comments: Vec<Span>,
    pub marks: Vec<Mark>,
}

/// Reads a text into a tree, over all its faults.
pub(super) fn read(source: &Source, known: &Known) -> Read {
    // A text without a fault, as most are, is read once and without comments among the events; its comments
    // are what is left between its values. Any other is read again, with them.
    let mut reader = Reader::new(source, known, Builder::new(source.shared_text()));
    reader.comments = false;
    if matches!(reader.pass(source.text(), None, 0), Stop::End) && reader.diagnostics.is_empty() {
        let (tree, marks, _) = reader.builder.finish();
        return Read { comments: comments::find(source, &tree), tree, diagnostics: Vec::new(), marks };
    }
    let mut reader = Reader::new(source, known, reader.builder.anew());
    reader.run();
    let (tree, marks, comments) = reader.builder.finish();
    Read { tree, diagnostics: reader.diagnostics, comments, marks }
}

/// So many bytes may be written anew for repairs, and so many more for each byte of the file.
const WORK: usize = 1 << 22;
const WORK_A_BYTE: usize = 16;
/// So often a line is repaired before it is given up.
const TRIES: u8 = 6;
/// So many values with too many faults are left out.
const SKIPS: usize = 8;

struct Reader<'s> {
    source: &'s Source,
    known: &'s Known,
    builder: Builder,
    /// Whether comments are among the events.
    comments: bool,
    diagnostics: Vec<Diagnostic>,
    readings: Readings,
    /// How often each line was repaired, and how far reading got then.
    tries: HashMap<usize, (u8, usize)>,
    /// How often reading went on leniently past each byte.
    leniencies: HashMap<usize, u8>,
    /// The last fault of each kind that may go on.
    runs: HashMap<&'static str, Run>,
    documents: usize,
    /// Up to this byte, lines in brackets or quotes need not be indented.
    lenient: Option<usize>,
    work: usize,
    skips: usize,
    /// Everything before this byte is in the tree, or is nothing.
    clean: usize,
}

struct Run {
    diagnostic: usize,
    last_line: usize,
    lines: usize,
}

/// Why reading stopped at a place.
enum Stop {
    /// The parser can't go on.
    Broken(Broken),
    /// The line at this byte begins with what is no indentation, or no dash, but was meant so; up to which
    /// byte the parser read.
    Odd(usize, usize),
    /// What had to be read leniently is over: the line at this byte is the next one.
    Strict(usize),
    /// The text is over.
    End,
}

impl Stop {
    /// The byte where reading stopped; none if there is nothing more to read.
    fn place(&self) -> Option<usize> {
        match self {
            Self::Broken(broken) => Some(broken.at),
            Self::Odd(at, _) | Self::Strict(at) => Some(*at),
            Self::End => None,
        }
    }
}

impl<'s> Reader<'s> {
    fn new(source: &'s Source, known: &'s Known, builder: Builder) -> Self {
        Self {
            source,
            known,
            builder,
            comments: true,
            diagnostics: Vec::new(),
            readings: Readings::default(),
            tries: HashMap::new(),
            leniencies: HashMap::new(),
            runs: HashMap::new(),
            documents: 0,
            lenient: None,
            work: 0,
            skips: 0,
            clean: 0,
        }
    }

    fn run(&mut self) {
        let source = self.source;
        let mut stop = self.pass(source.text(), None, 0);
        if matches!(stop, Stop::End) {
            return;
        }
        let mut resume = Resume::new(source.text());
        while let Some(at) = stop.place() {
            let Some(skip) = self.go_on(stop, &mut resume) else {
                self.report_unread(at);
                return;
            };
            stop = self.pass(resume.text(), Some(&resume), skip);
        }
    }

    /// Takes events until something stops it; `skip` events belong to the opening lines.
    fn pass(&mut self, text: &str, resume: Option<&Resume>, skip: usize) -> Stop {
        let plain = resume.is_none() && self.source.is_plain();
        let mut events = Events::new(text, self.lenient.is_none(), self.comments, plain);
        let place = |at: usize| resume.map_or(at, |resume| resume.place(at));
        let mut count = 0;
        while let Some(next) = events.next() {
            let (event, spot) = match next {
                Ok(found) => found,
                Err(broken) => return Stop::Broken(Broken { at: place(broken.at), ..broken }),
            };
            count += 1;
            if count <= skip {
                continue;
            }
            let range = place(spot.range.start)..place(spot.range.end);
            let tag = spot.tag.map(|tag| place(tag.start)..place(tag.end));
            let spot = Spot { range, tag, ..spot };
            if let Event::Document = event {
                self.documents += 1;
                if self.documents > 1 && self.goes_on_below(spot.range.start) {
                    return Stop::Odd(spot.range.start, spot.range.end);
                }
                if self.documents > 1 {
                    self.second_document(&spot);
                    return Stop::End;
                }
                continue;
            }
            if let Some(until) = self.lenient
                && spot.range.start > until
                && self.builder.open().iter().all(|open| !open.flow)
                && matches!(event, Event::Scalar { .. } | Event::Mapping { .. } | Event::Sequence { .. })
            {
                let line = self.source.line(self.source.line_at(spot.range.start));
                if line.start as usize > until {
                    return Stop::Strict(line.start as usize);
                }
            }
            if repair::is_odd(self.source, self.known, &event, &spot, &self.builder) {
                return Stop::Odd(spot.range.start, spot.range.end);
            }
            self.builder.take(event, &spot, spot.column);
        }
        Stop::End
    }

    /// Whether the line that ends the document at byte `at` is only there for the eye: what stands below it
    /// goes on with what stands above.
    fn goes_on_below(&self, at: usize) -> bool {
        let Some(below) = repair::below_rule(self.source, at) else { return false };
        let Some(key) = below else { return true };
        let root = self.builder.root();
        self.known.keys.contains(key) && root.is_some_and(|root| root.get(key).is_none())
    }

    fn second_document(&mut self, spot: &Spot) {
        let place = Span::new(spot.range.start, spot.range.end);
        let fault = Diagnostic::new(&SEVERAL_DOCUMENTS, place, msg!("several-documents"));
        self.diagnostics.push(fault.help(msg!("several-documents.help")));
    }

    /// Repairs what stopped reading and prepares the next pass; returns how many of its events are to be
    /// skipped.
    fn go_on(&mut self, stop: Stop, resume: &mut Resume) -> Option<usize> {
        let (from, read) = match stop {
            Stop::End => return None,
            Stop::Strict(line) => {
                self.lenient = None;
                (line, line)
            }
            Stop::Odd(at, end) => (self.mend(Broken { trouble: Trouble::Odd, at })?, end),
            Stop::Broken(broken) => (self.mend(broken)?, broken.at),
        };
        let skip = self.start_at(from, resume)?;
        self.work += read.saturating_sub(self.clean);
        let most = WORK + self.source.text().len() * WORK_A_BYTE;
        if self.work <= most {
            return Some(skip);
        }
        // So many faults can only stand inside of one value: it is left out, and reading goes on after it.
        self.skips += 1;
        self.work = most.saturating_sub(WORK / 4);
        self.lenient = None;
        let line = self.source.line_at(self.clean);
        let repair = (self.skips < SKIPS).then(|| repair::skip(self.source, line, read))?;
        self.diagnostics.push(repair.diagnostic.clone());
        let from = self.read_as(repair);
        self.start_at(from, resume)
    }

    /// Reports that nothing is read from the line of a byte on.
    fn report_unread(&mut self, at: usize) {
        let line = self.source.line_at(at);
        let place = repair::line_body(self.source, line);
        let message = msg!("yaml-syntax.rest", line = (line + 1).to_string());
        self.diagnostics
            .push(Diagnostic::new(&YAML_SYNTAX, place, message).help(msg!("yaml-syntax.skip-help")));
    }

    /// Repairs one fault; returns a byte of the first line to be read again.
    fn mend(&mut self, broken: Broken) -> Option<usize> {
        let line = repair::line_before(self.source, broken.at);
        let read = self.builder.frontier().max(self.clean.min(broken.at));
        let open_before = |line: usize| self.builder.open_before(line);
        let scene = Scene {
            source: self.source,
            known: self.known,
            open: open_before(line),
            open_before: &open_before,
            last: self.builder.last(),
            read,
            readings: &self.readings,
            flow: self.builder.outer_flow().or_else(|| repair::open_brackets(self.source, read, broken)),
            strict: self.lenient.is_none()
                && self.leniencies.get(&broken.at).is_none_or(|often| *often < TRIES),
        };
        let mut repair = repair::diagnose(&scene, broken);
        // The parser may stop where the text is over, and no sign is left to point at.
        repair.diagnostic.place.span = self.source.clamp(repair.diagnostic.place.span);
        if repair.lenient {
            self.lenient = Some(broken.at);
            *self.leniencies.entry(broken.at).or_default() += 1;
            return Some(repair.from);
        }
        self.lenient = None;
        let line = self.source.line_at(repair.from);
        let (tries, furthest) = self.tries.get(&line).copied().unwrap_or_default();
        if tries == 0 || (tries < TRIES && broken.at > furthest) {
            self.tries.insert(line, (tries + 1, broken.at));
            self.report(&repair, line);
            return Some(self.read_as(repair));
        }
        let held = |reading: &Reading| self.readings.holds(reading.span, &reading.text);
        if tries < TRIES && !repair.readings.is_empty() && !repair.readings.iter().all(held) {
            // The same place a second time: what is wrong there was reported in part.
            self.tries.insert(line, (tries + 1, furthest));
            return Some(self.read_as(repair));
        }
        let step = tries.max(TRIES) - TRIES;
        self.tries.insert(line, (TRIES + step + 1, broken.at.max(furthest)));
        let repair = repair::give_up(self.source, broken.at, repair, step)?;
        Some(self.read_as(repair))
    }

    fn read_as(&mut self, repair: Repair) -> usize {
        if !repair.keeps(self.source)
            && let Some(told) = self.diagnostics.last_mut()
        {
            told.kept = false;
        }
        if !repair.is_certain() {
            let spans = repair.readings.iter().map(|reading| reading.span);
            self.builder.mend(spans.chain([repair.diagnostic.place.span]));
        }
        for reading in repair.readings {
            if let Some((at, stand)) = reading.stands {
                self.builder.repaired.insert(at, stand);
            }
            self.readings.put(reading.span, reading.text);
        }
        repair.from
    }

    /// Reports a fault, or counts it to the one on the line before.
    fn report(&mut self, repair: &Repair, line: usize) {
        let (last, count) = (repair.last.unwrap_or(line), repair.count);
        let before = repair::previous_line(self.source, line);
        let follows =
            repair.join == Join::Follows && before.is_some_and(|before| self.tries.contains_key(&before));
        let place = repair.diagnostic.place;
        let told = self.diagnostics.last().is_some_and(|last| {
            // Of a line that stands wrong, that is said once, however often it is moved.
            let moved = matches!(repair.kind, "indentation" | "block" | "tab" | "space");
            let same = self.source.line_at(last.place.span.start as usize)
                == self.source.line_at(place.span.start as usize);
            last.place == place || moved && same
        });
        let edits = repair.diagnostic.fixes.iter().flat_map(|fix| fix.edits.iter().cloned());
        if follows || told {
            // A list without its dashes is told at its first item, and goes on.
            let newest = self.diagnostics.len().checked_sub(1);
            let goes_on = told && repair.kind == "no-dash";
            let run = self.runs.get(repair.kind).filter(|run| goes_on && Some(run.diagnostic) == newest);
            let fault = run.and_then(|run| self.diagnostics.get_mut(run.diagnostic));
            if let Some(fix) = fault.and_then(|fault| fault.fixes.first_mut()) {
                edits.for_each(|edit| add(&mut fix.edits, edit));
            }
            return;
        }
        if let Some(run) = self.runs.get_mut(repair.kind)
            && let Some(before) = self.diagnostics.get_mut(run.diagnostic)
            && repair::joins(self.source, repair.join, run.last_line, line)
        {
            run.last_line = last;
            run.lines += count;
            before.kept &= repair.keeps(self.source);
            if let Some(fix) = before.fixes.first_mut() {
                edits.for_each(|edit| add(&mut fix.edits, edit));
            }
            before.help = (repair.count_help)(run.lines).or(before.help.take());
            return;
        }
        let mut diagnostic = repair.diagnostic.clone().kept();
        diagnostic.help = (repair.count_help)(count).or(diagnostic.help);
        for fix in &mut diagnostic.fixes {
            for edit in std::mem::take(&mut fix.edits) {
                add(&mut fix.edits, edit);
            }
        }
        let run = Run { diagnostic: self.diagnostics.len(), last_line: last, lines: count };
        self.runs.insert(repair.kind, run);
        self.diagnostics.push(diagnostic);
    }

    /// Where something stands before the line at byte `line` that no node was made of yet.
    fn unread(&self, line: usize) -> Option<u32> {
        let mut at = self.builder.frontier().max(self.clean.min(line));
        for part in self.source.text().get(at..line)?.split_inclusive('\n') {
            let rest = part.trim_start_matches([' ', '\t', '-', ':', '?', '\u{feff}']).trim_end();
            let start = at + part.len() - part.trim_start_matches([' ', '\t']).len();
            let shown = Span::new(start, at + part.trim_end().len());
            if !rest.is_empty() && !rest.starts_with('#') && !self.readings.erases(shown) {
                return Some(Span::at(at).start);
            }
            at += part.len();
        }
        None
    }

    /// Whether a block's lines may go on at the line at byte `line`: nothing but blanks stands between.
    fn goes_on(&self, node: &Node, line: usize) -> bool {
        matches!(node.what, What::Scalar(Style::Literal | Style::Folded))
            && self.source.slice(Span::new(node.end as usize, line)).trim().is_empty()
    }

    /// Takes the tree back to the line of byte `from`, or to one before it at which a block's line begins.
    fn start_at(&mut self, from: usize, resume: &mut Resume) -> Option<usize> {
        let source = self.source;
        let mut line = source.line(source.line_at(from)).start as usize;
        loop {
            if !self.builder.rewind(line) {
                return None;
            }
            self.clean = self.clean.min(line);
            let inside =
                self.builder.last().filter(|node| node.end as usize > line || self.goes_on(node, line));
            let inside = inside.map(|node| node.start);
            let earlier = self.builder.outer_flow().or(inside).or_else(|| self.unread(line));
            let Some(start) = earlier else { break };
            let before = source.line(source.line_at(start as usize)).start as usize;
            if before >= line {
                break;
            }
            line = before;
        }
        self.clean = line;
        let pending = self.builder.dash_pends(line);
        let open = self.builder.open();
        let inside_document = !open.is_empty();
        let (skip, written) = resume.at(source, line, open, pending, &self.readings);
        self.work += written + 64;
        self.documents = if inside_document { self.documents.max(1) } else { 0 };
        Some(skip)
    }
}

/// Adds an edit in the order of the text, unless what it changes is changed already: a line may be repaired
/// a second time.
fn add(edits: &mut Vec<Edit>, edit: Edit) {
    let at = edits.partition_point(|other| other.span <= edit.span);
    let before = at.checked_sub(1).and_then(|before| edits.get(before));
    let begins = before.is_none_or(|before| before.span.end <= edit.span.start);
    let ends = edits.get(at).is_none_or(|after| edit.span.end <= after.span.start);
    if begins && ends {
        edits.insert(at, edit);
    }
}
