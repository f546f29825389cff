use super::super::events::{Broken, Style, Trouble};
use super::super::tree::What;
use super::lines::{Line, is_format_word};
use super::{Reading, Repair, Scene};
use crate::diagnostic::Edit;
use crate::msg;
use crate::source::{Source, Span};

/// What is wrong with the value on this line.
pub(super) fn diagnose(scene: &Scene<'_>, line: &Line, broken: Broken) -> Option<Repair> {
    let source = scene.source;
    match broken.trouble {
        Trouble::Colon => colon(scene, line, broken.at),
        Trouble::Comment => comment(scene, broken.at),
        Trouble::Directive => directive(source, line),
        _ => begins_with_sign(scene, line, broken.at),
    }
}

/// A value that begins with a sign that means something to YAML.
fn begins_with_sign(scene: &Scene<'_>, line: &Line, at: usize) -> Option<Repair> {
    let source = scene.source;
    let body = line.body(source);
    let value = line.value(source).or_else(|| {
        let opens =
            line.key(source).is_none() && source.slice(body).starts_with(['@', '`', '%', '*', '&', '!']);
        opens.then_some(body)
    })?;
    let text = source.slice(value);
    let mut chars = text.chars();
    let sign = chars.next()?;
    let wide = matches!(sign, '-' | '?' | ':') && chars.next().is_none_or(char::is_whitespace);
    if !(wide || "%@`*&![]{}|>,".contains(sign)) || (at as u64) < u64::from(value.start) {
        return None;
    }
    if sign == '-' && line.key(source).is_some() {
        return Some(list_on_line(source, line, value, text));
    }
    let message = msg!("yaml-syntax.sign", sign = sign.to_string());
    let repair = Repair::new("sign", value.sub(0, sign.len_utf8()), message, value.start as usize);
    if let Some(length) = before_brackets(text) {
        let edit = Edit { span: value.sub(0, length), text: String::new() };
        let repair = repair.help(msg!("yaml-syntax.stray-help"));
        return Some(repair.mend(msg!("yaml-syntax.remove-fix"), false, vec![edit]));
    }
    let help = msg!("yaml-syntax.quote-help", quoted = super::in_quotes(text));
    Some(repair.help(help).quote(scene.known, value, text, !matches!(sign, '[' | '{')))
}

/// How long the sign is that stands before a whole `{ }` or `[ ]`.
pub(super) fn before_brackets(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|sign| "%@`*&!|>".contains(*sign))?;
    let rest = text.get(sign.len_utf8()..)?.trim_start();
    let whole = rest.starts_with('{') && rest.ends_with('}') || rest.starts_with('[') && rest.ends_with(']');
    whole.then(|| text.len() - rest.len())
}

/// `key: - text`: a text with a dash, or a list that has to begin on the next line.
fn list_on_line(source: &Source, line: &Line, value: Span, text: &str) -> Repair {
    let place = value.sub(0, 1);
    let item = text.trim_start_matches(['-', ' ']);
    let message = msg!("yaml-syntax.list-on-line");
    let repair = Repair::new("sign", place, message, value.start as usize);
    let help = msg!("yaml-syntax.list-on-line-help", quoted = super::in_quotes(item));
    let one = format!("[{}]", super::in_quotes(item));
    let more =
        line.next(source).filter(|next| next.is_item(source) && next.column >= line.keys_column(source));
    // A list at the column of its own dash may be one around, which goes on.
    if let Some(more) = more.filter(|more| more.column != line.column || !line.is_item(source)) {
        let before = source.slice(Span { start: line.content, end: value.start });
        let start = line.content + Span::at(before.trim_end().len()).start;
        let gap =
            Edit { span: Span { start, end: value.start }, text: format!("\n{}", " ".repeat(more.column)) };
        return repair.help(help).mend(msg!("yaml-syntax.list-lines-fix"), false, vec![gap]);
    }
    repair.help(help).mend(
        msg!("yaml-syntax.list-fix"),
        false,
        vec![Edit { span: value, text: if item.is_empty() { "[]".into() } else { one } }],
    )
}

/// A colon where no key can be.
fn colon(scene: &Scene<'_>, line: &Line, at: usize) -> Option<Repair> {
    let source = scene.source;
    let key = line.key(source);
    let bracket = |key: Span| {
        source.slice(key).split_once([' ', '{', '[']).is_some_and(|(word, rest)| {
            is_format_word(word) && (rest.starts_with(['{', '[']) || source.slice(key).contains(['{', '[']))
        })
    };
    if key.is_some_and(bracket) {
        return super::place::keyless(scene, line);
    }
    let begins = key.is_some_and(|key| key.end as usize >= at);
    if begins {
        return continued(scene, line, at);
    }
    let value = line.value(source)?;
    if let Some(repair) = unopened(scene, line) {
        return Some(repair);
    }
    if let Some(repair) = lines_in_one(scene, line, value) {
        return Some(repair);
    }
    let text = source.slice(value);
    let place = Span::new(at, at + 1);
    let repair = Repair::new("colon", place, msg!("yaml-syntax.colon"), value.start as usize);
    let first = text.split([':', ' ']).next().unwrap_or_default();
    let smart = text.starts_with(['“', '„', '«', '‘', '”']);
    let quoted = super::in_quotes(text.trim_matches(|c| smart && "“”„‘’".contains(c)));
    let help = if smart {
        msg!("yaml-syntax.smart-quotes-help", quoted = quoted.as_str())
    } else {
        msg!("yaml-syntax.quote-help", quoted = quoted.as_str())
    };
    let before = text.get(..at.saturating_sub(value.start as usize)).unwrap_or_default();
    let second = before.contains(';') && before.rsplit(' ').next().is_some_and(is_format_word);
    let certain = !is_format_word(first) && !second && !super::lines::holds_key(scene.known, text);
    let title = msg!("yaml-syntax.quote");
    Some(repair.help(help).mend(title, certain, vec![Edit { span: value, text: quoted }]))
}

/// A value that holds the keys of the lines after it: `due: 2021-12 result: Справка`.
fn lines_in_one(scene: &Scene<'_>, line: &Line, value: Span) -> Option<Repair> {
    let source = scene.source;
    let own = line.key(source).filter(|key| scene.known.keys.contains(source.slice(*key)))?;
    let (text, keys) = (source.slice(value), line.keys_column(source));
    let mut edits: Vec<Edit> = Vec::new();
    let mut first = None;
    for (colon, _) in text.match_indices(": ").filter(|(colon, _)| is_outside(text, *colon)) {
        let before = text.get(..colon)?;
        let word = before.rsplit(' ').next().unwrap_or_default();
        let rest = before.get(..before.len() - word.len())?;
        let kept = rest.trim_end().trim_end_matches([',', ';']).trim_end();
        // In a text of Latin letters any word before a colon may be one of the text's own.
        let comma = rest.trim_end().len() > kept.len();
        let prose = edits.is_empty() && !comma && kept.ends_with(|c: char| c.is_ascii_alphabetic());
        if !scene.known.keys.contains(word) || kept.is_empty() || prose || word == source.slice(own) {
            return None;
        }
        first.get_or_insert(value.sub(rest.len(), colon));
        let gap = value.sub(kept.len(), rest.len());
        edits.push(Edit { span: gap, text: format!("\n{}", " ".repeat(keys)) });
    }
    let place = first?;
    let key = source.slice(place);
    let repair = Repair::new("merged", place, msg!("yaml-syntax.merged", key = key), line.content as usize);
    Some(repair.help(msg!("yaml-syntax.merged-help", key = key)).mend(
        msg!("yaml-syntax.merged-fix"),
        false,
        edits,
    ))
}

/// Whether no bracket is open in a text before one of its bytes.
fn is_outside(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.matches(['{', '[']).count() <= before.matches(['}', ']']).count()
}

/// A value, or an item's keys on one line, that ends with a bracket whose beginning is missing: `dates: 2021,
/// result: Справка }`. What ends with a bracket and holds neither a key nor a comma has one too many.
pub(super) fn unopened(scene: &Scene<'_>, line: &Line) -> Option<Repair> {
    let source = scene.source;
    let value = line.value(source)?;
    let text = source.slice(value);
    if !super::lines::closes_unopened(text) {
        return None;
    }
    let place = value.sub(text.len() - 1, text.len());
    let close = source.slice(place).to_owned();
    let (open, entries) = if close == "}" { ("{", text.contains(": ")) } else { ("[", text.contains(',')) };
    let message = msg!("yaml-syntax.surplus-bracket", bracket = close.as_str());
    let repair = Repair::new("bracket", place, message, line.content as usize);
    if !entries {
        let edit = Edit { span: place, text: String::new() };
        let help = msg!("yaml-syntax.surplus-bracket-help");
        return Some(repair.help(help).mend(msg!("yaml-syntax.remove-fix"), false, vec![edit]));
    }
    let whole = line.after_dashes(source);
    let keys = close == "}" && line.is_item(source) && text.contains(", ") && line.has_format_key(source);
    let start = if keys { whole.start } else { value.start };
    let edit = Edit { span: Span::at(start as usize), text: open.to_owned() };
    let help = msg!("yaml-syntax.unopened-bracket-help", bracket = open);
    let title = msg!("yaml-syntax.bracket-fix", bracket = open);
    Some(repair.help(help).mend(
        title,
        close == "}" && super::lines::holds_key(scene.known, text),
        vec![edit],
    ))
}

/// The line's own colon is the fault: it goes on with a text of the line before, or stands too far to the
/// right.
fn continued(scene: &Scene<'_>, line: &Line, at: usize) -> Option<Repair> {
    let source = scene.source;
    let last = scene.last.filter(|node| matches!(node.what, What::Scalar(Style::Plain)))?;
    let first = Line::of(source, source.line_at(last.start as usize));
    if first.number >= line.number {
        return None;
    }
    if first.after_dashes(source).start == last.start {
        // The lines before have no key: there the fault is.
        return super::place::keyless(scene, &first);
    }
    if line.has_format_key(source) || line.text(source).starts_with("- ") {
        return super::place::indentation(scene, line);
    }
    let value = Span { start: last.start, end: line.body(source).end };
    let repair = Repair::new("colon", Span::new(at, at + 1), msg!("yaml-syntax.colon"), value.start as usize);
    let text = source.slice(value);
    let help = msg!("yaml-syntax.quote-lines-help");
    if text.contains(['"', '\\']) {
        return Some(repair.help(help).read(Reading::blank(value)));
    }
    let quote = |at: u32| Edit { span: Span::at(at as usize), text: "\"".into() };
    let edits = vec![quote(value.start), quote(value.end)];
    Some(repair.help(help).mend(msg!("yaml-syntax.quote"), true, edits))
}

/// A comment between the lines of a text.
fn comment(scene: &Scene<'_>, at: usize) -> Option<Repair> {
    let source = scene.source;
    let line = Line::of(source, source.line_at(at));
    let text = source.text().get(at..line.span.end as usize)?;
    let start = at + text.find('#')?;
    let place = Span { start: Span::at(start).start, end: line.body(source).end };
    let gap = source.text().get(..start)?.trim_end().len();
    let edit = Edit { span: Span::new(gap, place.end as usize), text: String::new() };
    let repair = Repair::new("comment", place, msg!("yaml-syntax.comment"), line.span.start as usize);
    Some(repair.help(msg!("yaml-syntax.comment-help")).mend(
        msg!("yaml-syntax.remove-fix"),
        false,
        vec![edit],
    ))
}

/// `%` at the beginning of a line.
fn directive(source: &Source, line: &Line) -> Option<Repair> {
    let before = line.previous(source).filter(|_| !line.text(source).starts_with('%'));
    let body = before.as_ref().unwrap_or(line).body(source);
    source.slice(body).starts_with('%').then(|| {
        let message = msg!("yaml-syntax.directive");
        let repair = Repair::new("directive", body, message, body.start as usize);
        let edits = vec![Edit { span: Span::at(body.start as usize), text: "# ".into() }];
        let help = msg!("yaml-syntax.directive-help");
        repair.help(help).mend(msg!("yaml-syntax.comment-fix"), false, edits)
    })
}
