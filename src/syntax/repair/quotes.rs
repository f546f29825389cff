use super::lines::{Line, without_comment};
use super::{Reading, Repair, Scene};
use crate::diagnostic::Edit;
use crate::msg;
use crate::source::{Source, Span};

/// So many lines a text in quotes may have whose lines are not indented.
const LINES: usize = 50;

/// A quote without its end.
pub(super) fn unclosed(scene: &Scene<'_>, at: usize) -> Option<Repair> {
    let source = scene.source;
    let (open, quote) = opening(scene, at)?;
    let line = Line::of(source, source.line_at(open as usize));
    if let Some(stray) = super::odd::stray(scene, &line).filter(|_| line.after_dashes(source).start == open) {
        return Some(stray);
    }
    if scene.strict && closes_later(source, &line, open, quote) {
        let mut repair = Repair::new("quote", Span::at(open as usize), msg!("yaml-syntax"), open as usize);
        repair.lenient = true;
        return Some(repair);
    }
    let place = Span { start: open, end: open + 1 };
    let kind = "quote";
    let message = msg!("yaml-syntax.unclosed-quote", quote = quote.to_string());
    let repair = Repair::new(kind, place, message, open as usize);
    let rest = Span { start: open, end: line.body(source).end };
    if scene.flow.is_some() {
        // Where it should have ended is not to be known; the next entry or the brackets' end is.
        let help = msg!("yaml-syntax.unclosed-quote-help", quote = quote.to_string());
        return Some(repair.help(help).read(super::swallowed::broken_text(scene, open)));
    }
    let value = without_comment(source, rest);
    let inner = source.slice(value.sub(1, usize::MAX));
    let smart = inner.chars().last().filter(|c| matches!(c, '”' | '“' | '„' | '»' | '’' | '‘' | '″'));
    let end = value.end - smart.map_or(0, |c| Span::at(c.len_utf8()).start);
    let text = source.slice(Span { start: value.start + 1, end }).trim_end();
    let last = goes_on(source, &line).filter(|_| smart.is_none());
    if let Some(last) = last {
        let whole = Span { start: value.start, end: last.body(source).end };
        let edit = Edit { span: Span::at(whole.end as usize), text: quote.into() };
        let odd = source.slice(whole.sub(1, usize::MAX)).contains([quote, '\\']);
        let repair = repair.help(msg!("yaml-syntax.unclosed-quote-help", quote = quote.to_string()));
        let repair = if odd {
            repair.read(Reading::blank(whole))
        } else {
            repair.mend(msg!("yaml-syntax.close-quote"), false, vec![edit])
        };
        return Some(repair);
    }
    let odd = text.contains(quote) || (quote == '"' && text.contains('\\'));
    let repair = match smart {
        Some(smart) => repair.help(msg!(
            "yaml-syntax.smart-quote-help",
            smart = smart.to_string(),
            quote = quote.to_string()
        )),
        None => repair.help(msg!("yaml-syntax.unclosed-quote-help", quote = quote.to_string())),
    };
    if odd || text.is_empty() {
        return Some(repair.read(Reading::blank(value)));
    }
    let title = msg!("yaml-syntax.close-quote");
    let edit = Edit {
        span: Span { start: value.start + 1 + Span::at(text.len()).start, end: value.end },
        text: quote.into(),
    };
    Some(repair.mend(title, true, vec![edit]))
}

/// The last of the lines that go on with the text of a line: indented more than it, and no entries of the
/// format.
fn goes_on(source: &Source, line: &Line) -> Option<Line> {
    let after = line.after_dashes(source);
    let column = line.column + source.slice(Span { start: line.content, end: after.start }).chars().count();
    let mut last = None;
    let mut at = *line;
    while let Some(next) = at.next(source) {
        if next.column <= column || next.has_format_key(source) || next.text(source).starts_with("- ") {
            break;
        }
        last = Some(next);
        at = next;
    }
    last
}

/// Whether the quote is closed on a later line and no line before that looks like an entry of its own.
fn closes_later(source: &Source, first: &Line, open: u32, quote: char) -> bool {
    let rest = source.slice(Span { start: open + 1, end: first.span.end });
    if rest.contains(quote) {
        return false;
    }
    for number in first.number + 1..source.line_count().min(first.number + LINES) {
        let line = Line::of(source, number);
        if line.begins_entry(source) {
            return false;
        }
        if line.text(source).contains(quote) {
            return true;
        }
    }
    false
}

/// Where the quoted text begins that reading stopped in or after.
fn opening(scene: &Scene<'_>, at: usize) -> Option<(u32, char)> {
    let source = scene.source;
    let quotes = ['"', '\''];
    if let Some(quote) =
        source.text().get(at..).and_then(|text| text.chars().next()).filter(|c| quotes.contains(c))
    {
        return Some((Span::at(at).start, quote));
    }
    let (open, quote, _) = super::scan::Scan::of(source, scene.read, at).quoted?;
    Some((open, quote))
}

/// A text that goes on after its closing quote.
pub(super) fn text_after(scene: &Scene<'_>, at: usize) -> Option<Repair> {
    let source = scene.source;
    let (open, quote) = opening(scene, at)?;
    let line = Line::of(source, source.line_at(at));
    let rest = Span { start: Span::at(at).start, end: line.body(source).end };
    let place = without_comment(source, rest);
    let from = open as usize;
    if scene.flow.is_some() && source.slice(rest).starts_with(['"', '\'', '{', '[']) {
        let gap = Span::at(source.text().get(..at)?.trim_end().len());
        return Some(
            Repair::new("comma", Span::new(at, at + 1), msg!("yaml-syntax.no-comma"), from)
                .help(msg!("yaml-syntax.no-comma-help"))
                .mend(msg!("yaml-syntax.comma-fix"), true, vec![Edit { span: gap, text: ",".into() }]),
        );
    }
    if scene.flow.is_some() && opens_next(source, open, at) {
        let place = Span { start: open, end: open + 1 };
        let message = msg!("yaml-syntax.unclosed-quote", quote = quote.to_string());
        let help = msg!("yaml-syntax.unclosed-quote-help", quote = quote.to_string());
        let repair = Repair::new("quote", place, message, from).help(help);
        return Some(repair.read(super::swallowed::broken_text(scene, open)));
    }
    let place = if scene.flow.is_some() { before_separator(source, place) } else { place };
    let value = Span { start: open, end: place.end };
    let repair = Repair::new("after-quote", place, msg!("yaml-syntax.after-quote"), from);
    let whole = source.slice(value);
    if whole.contains('\n') || place.is_empty() {
        return Some(repair.help(msg!("yaml-syntax.after-quote-lines")).read(Reading::blank(value)));
    }
    let text = inner(whole, quote).unwrap_or(whole);
    let help = msg!("yaml-syntax.quote-help", quoted = super::in_quotes(text));
    Some(repair.help(help).quote(scene.known, value, text, true))
}

/// Whether the quote before byte `at`, which closes the text opened at `open`, was to open the value of an
/// entry that this text took up: `{ id: "a, title: "Школа" }`.
fn opens_next(source: &Source, open: u32, at: usize) -> bool {
    let text = source.slice(Span { start: open + 1, end: Span::at(at).start });
    let text = text.trim_end().trim_end_matches(['"', '\'']);
    let value = text.ends_with([' ', '[', '{', '(']);
    value && super::swallowed::next_entry(text).is_some()
}

/// The text between the first and the last quote, where the quotes between them are part of it: `"Он сказал
/// "да" ей"`.
fn inner(whole: &str, quote: char) -> Option<&str> {
    let body = whole.strip_prefix(quote)?.strip_suffix(quote)?;
    let second = body.find(quote)?;
    let opens = body.get(..second)?.ends_with([' ', '«', '(']);
    let inside = body.get(second + 1..)?.starts_with(char::is_alphanumeric);
    (opens || inside).then_some(body)
}

/// In brackets, a value ends before the next comma or bracket.
fn before_separator(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    let end = text.find([',', '}', ']']).unwrap_or(text.len());
    span.sub(0, text.get(..end).unwrap_or_default().trim_end().len())
}

/// A backslash in double quotes that means nothing.
pub(super) fn escape(scene: &Scene<'_>, at: usize) -> Option<Repair> {
    let source = scene.source;
    let (open, _) = opening(scene, at)?;
    let line = Line::of(source, source.line_at(open as usize));
    let text = source.slice(Span { start: open, end: line.body(source).end });
    let (mut end, mut bad, mut good) = (text.len(), None, false);
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((here, c)) = chars.next() {
        match c {
            '"' => {
                end = here + 1;
                break;
            }
            '\\' => {
                let next = chars.next().map_or(' ', |(_, next)| next);
                if "0abtnvfre \"/\\N_LP\t".contains(next) {
                    good = true;
                } else {
                    bad = bad.or(Some((here, next)));
                }
            }
            _ => {}
        }
    }
    let value = Span { start: open, end: line.body(source).end }.sub(0, end);
    let (bad, next) = bad?;
    let place = value.sub(bad, bad + 1 + next.len_utf8());
    let escape = format!("\\{next}");
    let repair = Repair::new("escape", place, msg!("yaml-syntax.escape", escape = escape), open as usize);
    let Some(inner) = text.get(..end).and_then(|text| text.strip_prefix('"')?.strip_suffix('"')) else {
        return Some(repair.help(msg!("yaml-syntax.escape-double")).read(Reading::blank(value)));
    };
    let single = format!("'{}'", inner.replace('\'', "''"));
    let help = msg!("yaml-syntax.escape-help", quoted = single.as_str());
    let edit = Edit { span: value, text: single };
    Some(repair.help(help).mend(msg!("yaml-syntax.quote"), !good, vec![edit]))
}
