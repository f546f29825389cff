//! Mermaid: the tree as text that GitHub, GitLab and many editors of Markdown show as a picture.

use super::drawn;
use super::drawn::leaf;
use super::words::Words;
use super::{Format, Options, Refusal, columns};
use crate::document::{Document, Shape};
use crate::locale::Locale;
use crate::msg;
use std::fmt::Write;

pub(super) const FORMAT: Format = Format {
    name: "mermaid",
    extensions: &["mmd", "mermaid"],
    binary: false,
    shows: drawn::has_tree,
    render,
};

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    drawn::check(document, options, FORMAT.name)?;
    let words = Words::new(document, locale);
    let filled = columns::filled(document);
    let day = locale.say(&msg!("formats-as-of", day = document.as_of));
    let title = format!("{} · {day}", words.text(&document.title));
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", front(&title));
    let (mut missing, mut activities) = (Vec::new(), Vec::new());
    let mut first = 0;
    for table in columns::tables(document).filter(|table| table.shape == Shape::Tree) {
        let picked = columns::on_page(table, options, &filled);
        let tree = leaf::read(table, &picked, options, &words);
        for (at, leaf) in (first..).zip(&tree.leaves) {
            let lines = std::iter::once(leaf.label.clone()).chain(leaf.lines());
            let label: Vec<_> =
                lines.flat_map(|line| line.split('\n').map(escaped).collect::<Vec<_>>()).collect();
            // Writing to a String cannot fail.
            let _ = writeln!(out, "  n{at}[\"{}\"]", label.join("<br/>"));
            if leaf.activity {
                activities.push(format!("n{at}"));
            } else if !leaf.missing.is_empty() {
                missing.push(format!("n{at}"));
            }
        }
        for (at, node) in (first..).zip(&tree.nodes) {
            if let Some(parent) = node.parent {
                let _ = writeln!(out, "  n{} --- n{at}", first + parent);
            }
        }
        first += tree.nodes.len();
    }
    let mut class = |name: &str, style: &str, of: &[String]| {
        if !of.is_empty() {
            let _ = writeln!(out, "  classDef {name} {style}\n  class {} {name}", of.join(","));
        }
    };
    class("missing", "fill:#fff4f2,stroke:#a40e26,stroke-width:2px,stroke-dasharray:5 3", &missing);
    class("activity", "fill:#ffffff,stroke:#8c959f", &activities);
    Ok(out.into_bytes())
}

/// A text in the front matter, which is YAML: in single quotes nothing but such a quote means anything.
/// Mermaid takes tags and entities out of a title and knows no escape there: signs that look alike stay.
fn front(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\'', "''");
    format!("'{}'", line.replace('<', "‹").replace('>', "›").replace('&', "＆"))
}

/// A line inside quotes. Whatever Mermaid might take for a mark of its own (entities, tags, Markdown,
/// formulas, comments, icons) is written by the number of its character.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.trim().chars().peekable();
    let mut numbered = true;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let ends_number = numbered && !out.is_empty() && matches!(c, '.' | ')');
        numbered &= c.is_ascii_digit();
        match c {
            // What is put together after the numbers are read is parted by a joiner, which nobody sees:
            // formulas, line breaks and icons.
            '\\' if next == Some('n') => out.push_str("#92;#8288;"),
            '$' if next == Some('$') => out.push_str("#36;#8288;"),
            ':' if chars.clone().take(3).eq("fa-".chars()) => out.push_str("#58;#8288;"),
            '"' | '#' | '<' | '>' | '&' | '`' | '*' | '_' | '~' | '$' | '\\' | '[' | ']' | '{' | '}'
            | '|' | '^' | ';' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            // `https://` would be a link.
            ':' if next.is_some_and(|next| !next.is_whitespace()) => out.push_str("#58;"),
            '%' if matches!(next, Some('%' | '{')) => out.push_str("#37;"),
            // «1. Начать» would be an item of a list, and so would «- начать» and «+ начать».
            '.' | ')' if ends_number && next == Some(' ') => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            '-' | '+' if out.is_empty() => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
