use super::rules::YAML_SYNTAX;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::locale::Message;
use crate::msg;
use crate::source::{Encoding, Source, Span};

/// So many single characters are removed by one mend.
const EDITS: usize = 1000;

/// Reports a file that is in another encoding, or no text; there is nothing to read in it then.
pub(super) fn foreign(source: &Source) -> Option<Diagnostic> {
    let (message, help): (Message, Message) = match source.encoding() {
        Encoding::Utf8 => return None,
        Encoding::Cp1251 => {
            (msg!("yaml-syntax.cp1251"), msg!("yaml-syntax.convert", name = "CP1251", path = source.path()))
        }
        Encoding::Utf16Le => {
            (msg!("yaml-syntax.utf16"), msg!("yaml-syntax.convert", name = "UTF-16LE", path = source.path()))
        }
        Encoding::Utf16Be => {
            (msg!("yaml-syntax.utf16"), msg!("yaml-syntax.convert", name = "UTF-16BE", path = source.path()))
        }
        Encoding::Archive => (msg!("yaml-syntax.archive"), msg!("yaml-syntax.archive-help")),
        Encoding::Binary => (msg!("yaml-syntax.binary"), msg!("yaml-syntax.binary-help")),
    };
    Some(Diagnostic::new(&YAML_SYNTAX, source.line(0), message).help(help))
}

/// Reports bytes that are not UTF-8 and characters that YAML has no place for; the text without the latter,
/// each replaced by a space, if there are any.
pub(super) fn wrong(source: &Source, found: &mut Vec<Diagnostic>) -> Option<Source> {
    if let Some(bad) = source.bad_bytes() {
        let message = msg!("yaml-syntax.bad-bytes", count = bad.count);
        let help = msg!("yaml-syntax.bad-bytes-help");
        found.push(Diagnostic::new(&YAML_SYNTAX, bad.first, message).help(help));
    }
    if source.is_plain() || !has_controls(source.text()) {
        return None;
    }
    let cleaned = without_controls(source, found);
    let source = cleaned.as_ref().unwrap_or(source);
    let Some(first) = source.text().find('\0') else { return cleaned };
    let zeros = source.text().match_indices('\0').take(EDITS);
    let edits = zeros.map(|(at, _)| Edit { span: Span::new(at, at + 1), text: String::new() }).collect();
    let fix = Fix { title: msg!("yaml-syntax.remove-fix"), safe: true, edits };
    let fault = Diagnostic::new(&YAML_SYNTAX, Span::new(first, first + 1), msg!("yaml-syntax.zero"));
    found.push(fault.help(msg!("yaml-syntax.zero-help")).fix(fix));
    Some(Source::new(source.path(), source.text().replace('\0', " ")))
}

/// Whether a text has a control character, the zero one included; nearly none has, so a block of bytes is
/// looked over without a stop.
fn has_controls(text: &str) -> bool {
    let mut blocks = text.as_bytes().chunks(BLOCK);
    blocks.any(|block| block.iter().fold(false, |any, byte| any | is_control_byte(*byte) | (*byte == 0)))
}

/// So many bytes are looked over without a stop.
const BLOCK: usize = 4096;

/// Whether YAML has no place for a character of one byte, the zero one aside.
fn is_control(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_control_byte)
}

fn is_control_byte(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r') || byte == 0x7f
}

/// Reports control characters, such as those that a word processor parts lines by; the text with a space for
/// each, if there are any.
fn without_controls(source: &Source, found: &mut Vec<Diagnostic>) -> Option<Source> {
    let places = source.text().match_indices(is_control);
    let edits =
        places.take(EDITS).map(|(at, c)| Edit { span: Span::new(at, at + c.len()), text: " ".into() });
    let edits: Vec<Edit> = edits.collect();
    let first = edits.first()?.span;
    let code = source.slice(first).chars().next().map_or(0, u32::from);
    let message = msg!("yaml-syntax.control", code = format!("U+{code:04X}"));
    let help = msg!("yaml-syntax.control-help", count = edits.len());
    let fix = Fix { title: msg!("yaml-syntax.control-fix"), safe: true, edits };
    found.push(Diagnostic::new(&YAML_SYNTAX, first, message).help(help).fix(fix).kept());
    Some(Source::new(source.path(), source.text().replace(is_control, " ")))
}
