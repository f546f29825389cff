//! Texts, in quotes only where they are needed.

use crate::source::Source;
use crate::syntax::{Kind, Ref, Style, quoted};

/// A text as it is written anew: its first line, and what follows it, each line with how it is indented.
pub(super) struct Written {
    pub first: String,
    pub rest: Vec<String>,
}

impl Written {
    fn line(first: impl Into<String>) -> Self {
        Self { first: first.into(), rest: Vec::new() }
    }
}

/// A scalar. `flow`: it stands in brackets; `verbatim`: quotes are left as they are.
pub(super) fn scalar(source: &Source, node: Ref<'_>, flow: bool, verbatim: bool) -> Written {
    let written = source.slice(node.span());
    match node.kind() {
        Kind::Scalar(Style::Literal | Style::Folded) => block(written, &node.text()),
        Kind::Scalar(style) if written.contains('\n') => lines(written, style == Style::Plain),
        Kind::Scalar(Style::Single | Style::Double) if !verbatim => {
            let text = node.text();
            let bare = !is_other_to_others(&text) && quoted(&text, flow) == text;
            Written::line(if bare { &text } else { written })
        }
        _ => Written::line(written),
    }
}

/// A text that goes over several lines without quotes or in them: its line breaks stay where they are.
fn lines(written: &str, plain: bool) -> Written {
    let mut lines = written.lines().map(|line| if plain { line.trim_end() } else { line });
    let first = lines.next().unwrap_or_default().to_owned();
    Written { first, rest: lines.map(|line| line.trim_start_matches([' ', '\t']).to_owned()).collect() }
}

/// A block after `|` or `>`: its lines keep what they are indented by beyond the block itself.
fn block(written: &str, text: &str) -> Written {
    let leading = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = written.lines();
    let header = lines.next().unwrap_or_default();
    let lines: Vec<&str> = lines.collect();
    let inner = text.lines().find(|line| !line.trim().is_empty()).map_or(0, leading);
    let outer = lines.iter().find(|line| !line.trim().is_empty()).map_or(0, |line| leading(line));
    let base = outer.saturating_sub(inner);
    let digit = |c: char| c.is_ascii_digit();
    let (mark, comment) = header.split_at(header.find([' ', '\t']).unwrap_or(header.len()));
    let mark: String = mark.chars().filter(|c| !digit(*c)).collect();
    // The step between a key and what belongs to it.
    let mark = if inner > 0 {
        mark.get(..1).map_or(mark.clone(), |c| format!("{c}2{}", &mark.trim_start_matches(c)))
    } else {
        mark
    };
    let mut rest: Vec<String> =
        lines.iter().map(|line| line.get(base.min(leading(line))..).unwrap_or_default().to_owned()).collect();
    if mark.contains('+') {
        let kept = text.len() - text.trim_end_matches('\n').len();
        rest.extend(std::iter::repeat_n(String::new(), kept.saturating_sub(1)));
    }
    let comment = comment.trim();
    let first = if comment.is_empty() { mark } else { format!("{mark} {comment}") };
    Written { first, rest }
}

/// Whether other readers of YAML take a text without quotes for a number or for yes and no.
fn is_other_to_others(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    if matches!(word.as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n") {
        return true;
    }
    let bare = text.trim_start_matches(['+', '-']);
    bare.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && (bare.parse::<f64>().is_ok()
            || bare.starts_with("0x")
            || bare.starts_with("0o")
            || bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '_' | ':' | '.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse;

    fn written(value: &str, flow: bool) -> String {
        let source = Source::new("p", format!("a: {value}"));
        let parsed = parse(&source);
        let node = parsed.tree.root().unwrap().get("a").unwrap();
        let Written { first, rest } = scalar(&source, node, flow, false);
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn quotes_stay_where_a_reader_of_yaml_needs_them() {
        for (before, after) in [
            ("\"Школа № 5\"", "Школа № 5"),
            ("'Урок: итоги'", "'Урок: итоги'"),
            ("\"%\"", "\"%\""),
            ("\"1.1\"", "\"1.1\""),
            ("'да'", "да"),
            ("'no'", "'no'"),
            ("\"2021-12-15\"", "2021-12-15"),
            ("\"10:30\"", "\"10:30\""),
            ("'0x1F'", "'0x1F'"),
            ("\"\"", "\"\""),
            ("\"а\\tб\"", "\"а\\tб\""),
            ("'а, б'", "а, б"),
            ("1.1", "1.1"),
        ] {
            assert_eq!(written(before, false), after);
        }
        assert_eq!(written("'а, б'", true), "'а, б'");
    }

    #[test]
    fn blocks_lose_their_own_indentation_and_keep_the_rest() {
        assert_eq!(written(">-\n      раз\n        два\n\n      три\n", false), ">-\nраз\n  два\n\nтри");
        assert_eq!(written("|4-\n      раз\n    два\n", false), "|2-\n  раз\nдва");
        assert_eq!(written("|+\n  раз\n\n\nb: c\n", false), "|+\nраз\n\n");
        assert_eq!(written("| # как\n  раз\n", false), "| # как\nраз");
    }
}
