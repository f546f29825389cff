//! DOT, the language of Graphviz: for those who lay the tree out or dress it by their own means.

use super::drawn::font::{Fonts, Letters};
use super::drawn::leaf::{self, Leaf, Tree};
use super::drawn::{self, wrapped};
use super::words::Words;
use super::{Format, Options, Refusal, columns};
use crate::document::{Document, Shape};
use crate::locale::Locale;
use crate::msg;

pub(super) const FORMAT: Format =
    Format { name: "dot", extensions: &["dot", "gv"], binary: false, shows: drawn::has_tree, render };

/// Graphviz breaks no lines, so the labels come broken: to a width in its letters.
const LETTERS: Letters = Letters { size: 12.0, bold: false };
const ROOM: f64 = 230.0;

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    drawn::check(document, options, FORMAT.name)?;
    let words = Words::new(document, locale);
    let filled = columns::filled(document);
    let day = locale.say(&msg!("formats-as-of", day = document.as_of));
    let head = format!("{}\n{day}", words.text(&document.title));
    let mut out = format!(
        "digraph tree {{\n  graph [rankdir=LR, charset=\"UTF-8\", fontname=\"DejaVu Sans\", labelloc=t, \
         labeljust=l, label={}]\n  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f2f5f9\", \
         color=\"#8c959f\", fontname=\"DejaVu Sans\", fontsize=12]\n  \
         edge [arrowhead=none, color=\"#8c959f\"]\n",
        quoted(head.split('\n'), "\\l")
    );
    let trees = columns::tables(document).filter(|table| table.shape == Shape::Tree);
    let fonts = Fonts::new();
    let mut first = 0;
    for table in trees {
        let picked = columns::on_page(table, options, &filled);
        let tree = leaf::read(table, &picked, options, &words);
        draw(&tree, first, &fonts, &mut out);
        first += tree.nodes.len();
    }
    out.push_str("}\n");
    Ok(out.into_bytes())
}

/// The nodes, numbered from `first`, and the lines between them.
fn draw(tree: &Tree, first: usize, fonts: &Fonts, out: &mut String) {
    for (at, leaf) in (first..).zip(&tree.leaves) {
        let label = wrapped(&leaf.label, LETTERS, ROOM, fonts);
        let below: Vec<String> = leaf.lines().flat_map(|line| wrapped(&line, LETTERS, ROOM, fonts)).collect();
        let label = quoted(label.iter().chain(&below).map(String::as_str), "\\n");
        out.push_str(&format!("  n{at} [label={label}{}]\n", dress(leaf)));
    }
    for (at, node) in (first..).zip(&tree.nodes) {
        if let Some(parent) = node.parent {
            out.push_str(&format!("  n{} -> n{at}\n", first + parent));
        }
    }
}

fn dress(leaf: &Leaf) -> &'static str {
    match (leaf.activity, leaf.missing.is_empty()) {
        (true, _) => ", shape=plaintext, style=\"\"",
        (false, false) => {
            ", style=\"rounded,filled,dashed\", color=\"#a40e26\", fillcolor=\"#fff4f2\", penwidth=1.5"
        }
        (false, true) => "",
    }
}

/// Lines as one quoted text, each but a single one ended by `end`. Graphviz reads entities of HTML and
/// sequences after a backslash, so these signs are written so that they stay themselves.
fn quoted<'a>(lines: impl Iterator<Item = &'a str>, end: &str) -> String {
    let lines: Vec<String> = lines.map(escaped).collect();
    let last = if end == "\\l" { end } else { "" };
    format!("\"{}{last}\"", lines.join(end))
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
