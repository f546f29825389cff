use super::excerpt::{Excerpt, columns, excerpt};
use super::wrap::wrap;
use super::{Shown, Sources};
use crate::diagnostic::{Diagnostic, File, Fix, Level, Place};
use crate::locale::{Locale, Message, visible};
use crate::msg;
use crate::source::Source;
use annotate_snippets::{AnnotationKind, Group, Renderer, Snippet};
use anstyle::{AnsiColor, Effects};
use unicode_width::UnicodeWidthStr;

/// How the output looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// With ANSI colours.
    pub color: bool,
    /// In columns of the terminal.
    pub width: usize,
}

/// So far from the fault another place is still shown in the same excerpt, in lines.
const NEAR: usize = 12;
/// So many other places are shown; the rest are counted.
const PLACES: usize = 8;
/// So many ready mends are named.
const FIXES: usize = 4;

const RED: anstyle::Style = AnsiColor::Red.on_default().effects(Effects::BOLD);
const YELLOW: anstyle::Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
const BLUE: anstyle::Style = AnsiColor::Blue.on_default().effects(Effects::BOLD);
const PLACE: anstyle::Style = AnsiColor::Blue.on_default();
const MEND: anstyle::Style = AnsiColor::Green.on_default();
const BOLD: anstyle::Style = anstyle::Style::new().effects(Effects::BOLD);
const NONE: anstyle::Style = anstyle::Style::new();

/// So many faults of a plan are shown; the rest are counted. Nobody reads more at once, and each takes ten
/// lines.
const FAULTS: usize = 100;

/// Each fault with an excerpt of the file and the mend, a blank line after each; of very many the gravest,
/// and how all can be seen.
pub fn full(out: &mut String, shown: &[Shown<'_>], sources: Sources<'_>, locale: &Locale, style: Style) {
    let renderer = renderer(style);
    let mut gravest: Vec<&Shown<'_>> = shown.iter().collect();
    if shown.len() > FAULTS {
        let of_level = |level| shown.iter().filter(move |one| one.diagnostic.level == level);
        let levels = [Level::Error, Level::Warning, Level::Info];
        gravest = levels.into_iter().flat_map(of_level).take(FAULTS).collect();
    }
    for one in gravest {
        block(out, one.diagnostic, sources, locale, style, &renderer);
        out.push('\n');
    }
    let more = shown.len().saturating_sub(FAULTS);
    if more > 0 {
        let rest = locale.say(&msg!("diagnostic-rest", count = more));
        out.push_str(&wrap(&rest, style.width, 0, 0).join("\n"));
        out.push_str("\n\n");
    }
}

fn renderer(style: Style) -> Renderer {
    let plain = Renderer::plain().term_width(usize::MAX / 4);
    if !style.color {
        return plain;
    }
    plain.error(RED).warning(YELLOW).info(BLUE).line_num(PLACE).context(PLACE).none(NONE)
}

fn block(
    out: &mut String,
    diagnostic: &Diagnostic,
    sources: Sources<'_>,
    locale: &Locale,
    style: Style,
    renderer: &Renderer,
) {
    let word = locale.say(&match diagnostic.level {
        Level::Error => msg!("diagnostic-level.error"),
        Level::Warning => msg!("diagnostic-level.warning"),
        Level::Info => msg!("diagnostic-level.info"),
    });
    let head = format!("{word}[{}]", diagnostic.rule.name);
    paragraph(
        out,
        &head,
        level_style(diagnostic.level),
        &locale.say(&diagnostic.message.shortened()),
        BOLD,
        style,
    );
    let frame = Frame::of(diagnostic, sources, locale, style);
    out.push_str(&frame.draw(diagnostic.level, renderer));
    let mends = mends(diagnostic, locale);
    if frame.notes.is_empty() && mends.is_empty() {
        return;
    }
    out.push_str(&paint(&format!("{:width$} |", "", width = frame.gutter), PLACE, style));
    out.push('\n');
    for note in &frame.notes {
        let mark = format!("{:width$} = ", "", width = frame.gutter);
        let lines = wrap(&visible(note), style.width, mark.len(), mark.len());
        for (at, line) in lines.iter().enumerate() {
            let blank = " ".repeat(mark.len());
            let before = if at == 0 { paint(&mark, PLACE, style) } else { blank };
            out.push_str(&format!("{before}{line}\n"));
        }
    }
    let help = locale.say(&msg!("diagnostic-help"));
    if let [one] = mends.as_slice() {
        paragraph(out, &help, MEND, one, NONE, style);
    } else if let Some((first, rest)) = mends.split_first() {
        paragraph(out, &help, MEND, first, NONE, style);
        for mend in rest {
            let lines = wrap(&visible(mend), style.width, 4, 4);
            for (at, line) in lines.iter().enumerate() {
                out.push_str(if at == 0 { "  · " } else { "    " });
                out.push_str(&format!("{line}\n"));
            }
        }
    }
}

/// What mends the fault: the help, the choices where there are several, and a single ready mend that names a
/// text which the help does not.
pub(super) fn mends(diagnostic: &Diagnostic, locale: &Locale) -> Vec<String> {
    let mut mends: Vec<String> = diagnostic.help.iter().map(|help| locale.say(&help.shortened())).collect();
    let choices = diagnostic.fixes.len() > 1;
    let tells = |fix: &Fix| {
        let Some(text) =
            fix.edits.first().map(|edit| edit.text.as_str()).filter(|text| !text.trim().is_empty())
        else {
            return false;
        };
        locale.say(&fix.title).contains(text) && !mends.iter().any(|mend| mend.contains(text))
    };
    if mends.is_empty() || choices || diagnostic.fixes.iter().any(tells) {
        if mends.is_empty() && choices {
            mends.push(locale.say(&msg!("diagnostic-help.choose")));
        }
        mends.extend(diagnostic.fixes.iter().take(FIXES).map(|fix| locale.say(&fix.title.shortened())));
    }
    mends
}

/// `head: text`, wrapped.
fn paragraph(
    out: &mut String,
    head: &str,
    head_style: anstyle::Style,
    text: &str,
    text_style: anstyle::Style,
    style: Style,
) {
    let text = visible(text);
    let taken = head.width() + 2;
    // Where the head leaves too little room, the text begins on the next line.
    let below = style.width < taken + 20;
    let lines = wrap(&text, style.width, if below { style.width.saturating_sub(2) } else { taken }, 2);
    let lines = if below { wrap(&text, style.width, 2, 2) } else { lines };
    out.push_str(&paint(head, head_style, style));
    for (at, line) in lines.iter().enumerate() {
        let between = match (at, below) {
            (0, false) => ": ",
            (0, true) => ":\n  ",
            _ => "\n  ",
        };
        out.push_str(between);
        out.push_str(&paint(line, text_style, style));
    }
    out.push('\n');
}

fn level_style(level: Level) -> anstyle::Style {
    match level {
        Level::Error => RED,
        Level::Warning => YELLOW,
        Level::Info => BLUE,
    }
}

fn paint(text: &str, with: anstyle::Style, style: Style) -> String {
    if style.color && with != NONE { format!("{with}{text}{with:#}") } else { text.to_owned() }
}

/// The excerpts of one fault.
struct Frame<'a> {
    parts: Vec<Part<'a>>,
    /// Columns of the widest line number.
    gutter: usize,
    /// What did not fit beside its place.
    notes: Vec<String>,
}

/// An excerpt of one file with its labels: the fault's own place first, if it is here.
struct Part<'a> {
    source: &'a Source,
    excerpt: Excerpt,
    labels: Vec<String>,
    primary: bool,
}

impl<'a> Frame<'a> {
    fn of(diagnostic: &Diagnostic, sources: Sources<'a>, locale: &Locale, style: Style) -> Self {
        let said = |message: &Option<Message>| {
            message.as_ref().map_or(String::new(), |m| locale.say(&m.shortened()))
        };
        let others = diagnostic.labels.iter().take(PLACES);
        let mut places: Vec<(Place, String)> = vec![(diagnostic.place, said(&diagnostic.label))];
        places.extend(others.map(|label| (label.place, said(&label.message))));
        let mut groups: Vec<Vec<(Place, String)>> = Vec::new();
        for (place, text) in places {
            let near = groups.iter_mut().find(|group| {
                group.iter().any(|(other, _)| {
                    let source = sources.of(place.file);
                    let lines = [place, *other].map(|one| source.line_at(one.span.start as usize));
                    other.file == place.file && lines[0].abs_diff(lines[1]) <= NEAR
                })
            });
            match near {
                Some(group) => group.push((place, text)),
                None => groups.push(vec![(place, text)]),
            }
        }
        let last_line = |(place, _): &(Place, String)| {
            let source = sources.of(place.file);
            source.line_at(source.clamp(place.span).start as usize) + 1
        };
        let widest = groups.iter().flatten().map(last_line).max().unwrap_or(1);
        let gutter = widest.to_string().len();
        let room = style.width.saturating_sub(gutter + 3);
        let mut notes = Vec::new();
        let mut parts = Vec::new();
        for (at, group) in groups.into_iter().enumerate() {
            let file = group.first().map_or(File::Plan, |(place, _)| place.file);
            let source = sources.of(file);
            let spans: Vec<_> = group.iter().map(|(place, _)| place.span).collect();
            let excerpt = excerpt(source, &spans, room);
            let labels = group.into_iter().zip(&excerpt.spans).map(|((_, text), span)| {
                if fits(&excerpt.text, span.end, &text, room) {
                    return visible(&text).into_owned();
                }
                notes.push(text);
                String::new()
            });
            let labels = labels.collect();
            parts.push(Part { source, excerpt, labels, primary: at == 0 });
        }
        let more = diagnostic.labels.len().saturating_sub(PLACES);
        if more > 0 {
            notes.push(locale.say(&msg!("diagnostic-more", count = more)));
        }
        Self { parts, gutter, notes }
    }

    fn draw(&self, level: Level, renderer: &Renderer) -> String {
        let level = match level {
            Level::Error => annotate_snippets::Level::ERROR,
            Level::Warning => annotate_snippets::Level::WARNING,
            Level::Info => annotate_snippets::Level::INFO,
        };
        let mut group = Group::with_level(level);
        for part in &self.parts {
            let mut snippet = Snippet::source(part.excerpt.text.as_str())
                .line_start(part.excerpt.first_line)
                .path(visible(part.source.path()).into_owned());
            for (at, (span, label)) in part.excerpt.spans.iter().zip(&part.labels).enumerate() {
                let primary = part.primary && at == 0;
                let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                let label = (!label.is_empty()).then_some(label.as_str());
                snippet = snippet.annotation(kind.span(span.clone()).label(label));
            }
            group = group.element(snippet);
        }
        let mut drawn = renderer.render(&[group]);
        for part in &self.parts {
            let path = visible(part.source.path());
            let (shown, real) = (part.excerpt.shown, part.excerpt.real);
            if shown != real {
                let (line, column) = shown;
                let from = format!("{path}:{line}:{column}");
                drawn = drawn.replacen(&from, &format!("{path}:{}:{}", real.0, real.1), 1);
            }
        }
        drawn.push('\n');
        drawn
    }
}

/// Whether a label fits beside its place.
fn fits(text: &str, end: usize, label: &str, room: usize) -> bool {
    let before = text.get(..end).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().map(columns).sum::<usize>() + 1 + label.width() <= room
}
