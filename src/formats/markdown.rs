//! Markdown as GitHub renders it: a heading a block, tables whose source is aligned, a tree as a nested list.

use super::bars::is_all;
use super::columns::{self, Picked};
use super::words::{Look, Naming, Words, glyph, look, mark};
use super::{Format, Options, Refusal, tree};
use crate::document::{Block, Cell, Document, Kind, Role, Row, RowKind, Shape, Table};
use crate::locale::Locale;
use crate::msg;
use unicode_width::UnicodeWidthStr;

pub(super) const FORMAT: Format =
    Format { name: "markdown", extensions: &["md", "markdown"], binary: false, shows: super::all, render };

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    super::refuse_excel(options, FORMAT.name)?;
    columns::check(document, options)?;
    let words = Words::new(document, locale);
    let filled = columns::filled(document);
    let day = locale.say(&msg!("formats-as-of", day = document.as_of));
    let under = match &document.subtitle {
        Some(subtitle) => format!("{} · {day}", paragraph(&words.text(subtitle))),
        None => paragraph(&day),
    };
    let mut parts = vec![format!("# {}", line(&words.text(&document.title))), under];
    for block in &document.blocks {
        parts.push(match block {
            Block::Heading { level, text, aside } => {
                let marks = "#".repeat(usize::from(*level).clamp(1, 5) + 1);
                let aside = aside.as_ref().map(|aside| format!(" · {}", line(&words.text(aside))));
                format!("{marks} {}{}", line(&words.text(text)), aside.unwrap_or_default())
            }
            Block::Paragraph(text) => paragraph(&words.text(text)),
            Block::Note(text) => quote(&paragraph(&words.text(text))),
            Block::Table(table) => {
                Sheet { table, picked: columns::on_page(table, options, &filled), words: &words }.draw()
            }
        });
    }
    Ok((parts.join("\n\n") + "\n").into_bytes())
}

struct Sheet<'a> {
    table: &'a Table,
    picked: Vec<Picked<'a>>,
    words: &'a Words<'a>,
}

impl Sheet<'_> {
    fn draw(&self) -> String {
        if self.table.rows.is_empty() || self.picked.is_empty() {
            return self.words.locale.say(&msg!("formats-nothing"));
        }
        match self.table.shape {
            Shape::List => self.grid(Naming::Number),
            Shape::Matrix => self.grid(Naming::Full),
            Shape::Tree => self.tree(),
            Shape::Fields => self.fields(),
        }
    }

    /// The column's place that headings inside the table are shown in.
    fn main(&self) -> usize {
        self.picked.iter().position(|picked| picked.column.role == Role::Main).unwrap_or(0)
    }

    /// The row's cells in words, in the order of the columns.
    fn said(&self, row: &Row, looks: &[Look]) -> Vec<String> {
        let main = self.main();
        let cells = self.picked.iter().zip(looks).enumerate().map(|(at, (picked, look))| {
            let said = match picked.of(row) {
                Cell::Status(status) => format!("{} {}", glyph(*status), self.words.status(*status)),
                Cell::Missing(text) => format!("✗ {}", self.words.text(text)),
                cell => self.words.cell(cell, *look),
            };
            if at == main { format!("{}{said}", mark(row)) } else { said }
        });
        cells.collect()
    }

    /// How each column of some rows looks; the main one always names things in full.
    fn looks(&self, rows: &[Row], naming: Naming) -> Vec<Look> {
        let main = self.main();
        let headless = matches!(self.table.shape, Shape::Tree | Shape::Fields);
        let of = |(at, picked): (usize, &Picked)| {
            let naming = if at == main { Naming::Full } else { naming };
            Look { headless, ..look(*picked, rows, naming) }
        };
        self.picked.iter().enumerate().map(of).collect()
    }

    fn grid(&self, naming: Naming) -> String {
        let looks = self.looks(&self.table.rows, naming);
        let mut lines: Vec<Vec<String>> = Vec::with_capacity(self.table.rows.len() + 1);
        lines.push(self.picked.iter().map(|picked| cell(&self.words.head(picked.column))).collect());
        for row in &self.table.rows {
            let fields = self.said(row, &looks).into_iter().map(|said| {
                let said = cell(&said);
                if row.kind == RowKind::Item || said.is_empty() { said } else { format!("**{said}**") }
            });
            lines.push(fields.collect());
        }
        let mut widths = vec![3; self.picked.len()];
        for line in &lines {
            for (width, field) in widths.iter_mut().zip(line) {
                *width = field.width().max(*width);
            }
        }
        let right: Vec<_> =
            self.picked.iter().map(|picked| columns::is_numeric(picked, &self.table.rows)).collect();
        let mut out = Vec::with_capacity(lines.len() + 1);
        for (at, line) in lines.iter().enumerate() {
            out.push(padded(line, &widths, &right));
            if at == 0 {
                out.push(rule(&widths, &right));
            }
        }
        out.join("\n")
    }

    fn tree(&self) -> String {
        let looks = self.looks(&self.table.rows, Naming::Number);
        let main = self.main();
        let several = self.picked.iter().filter(|picked| picked.column.kind == Kind::Share).count() > 1;
        let mut lines = Vec::with_capacity(self.table.rows.len());
        for node in tree::walk(&self.table.rows) {
            let Some(row) = self.table.rows.get(node.row) else { continue };
            let mut text = String::new();
            let mut rest = Vec::new();
            for (at, (picked, said)) in self.picked.iter().zip(self.said(row, &looks)).enumerate() {
                match picked.of(row) {
                    cell if said.is_empty() || is_all(row, cell) => {}
                    _ if at == main => text = said,
                    Cell::Share(_) if several => {
                        rest.push(format!("{} {said}", self.words.inner(picked.column)));
                    }
                    Cell::Count(_) => {
                        rest.push(format!("{} {said}", self.words.inner(picked.column)));
                    }
                    _ => rest.push(said),
                }
            }
            let rest =
                if rest.is_empty() { String::new() } else { format!(" — {}", line(&rest.join(" · "))) };
            lines.push(format!("{}- {}{rest}", "  ".repeat(node.depth), line(&text)));
        }
        lines.join("\n")
    }

    /// A list item a name; rows that share the name of the one before are further lines of it.
    fn fields(&self) -> String {
        let mut fields: Vec<(String, Vec<String>)> = Vec::new();
        for row in &self.table.rows {
            let looks = self.looks(std::slice::from_ref(row), Naming::Full);
            let mut said = self.said(row, &looks).into_iter();
            let name = line(&said.next().unwrap_or_default());
            let value = said.filter(|value| !value.is_empty()).collect::<Vec<_>>().join(" · ");
            match fields.last_mut() {
                Some((last, values)) if *last == name && !name.is_empty() => values.push(value),
                _ => fields.push((name, vec![value])),
            }
        }
        let item = |(name, values): (String, Vec<String>)| {
            // Further lines are set inside the item.
            let value = paragraph(&values.join("\n")).replace('\n', "\n  ");
            match (name.is_empty(), value.is_empty()) {
                (true, _) => format!("- {value}"),
                (false, true) => format!("- **{name}**"),
                (false, false) => format!("- **{name}:** {value}"),
            }
        };
        fields.into_iter().map(item).collect::<Vec<_>>().join("\n")
    }
}

fn padded(fields: &[String], widths: &[usize], right: &[bool]) -> String {
    let mut line = "|".to_owned();
    for ((field, width), right) in fields.iter().zip(widths).zip(right) {
        let space = " ".repeat(width.saturating_sub(field.width()));
        let (before, after) = if *right { (space.as_str(), "") } else { ("", space.as_str()) };
        line.push_str(&format!(" {before}{field}{after} |"));
    }
    line
}

fn rule(widths: &[usize], right: &[bool]) -> String {
    let mut line = "|".to_owned();
    for (width, right) in widths.iter().zip(right) {
        let (dashes, end) = if *right { (width - 1, ":") } else { (*width, "") };
        line.push_str(&format!(" {}{end} |", "-".repeat(dashes)));
    }
    line
}

/// A text in a table's cell.
fn cell(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(inline).collect::<Vec<_>>().join("<br>")
}

/// A text on one line, as a heading or list item begins it.
fn line(text: &str) -> String {
    // No-break spaces stay, so that «№ 5» is not parted.
    let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    leading(&inline(&words.collect::<Vec<_>>().join(" ")))
}

/// A text with its line breaks.
fn paragraph(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| leading(&inline(line))).collect::<Vec<_>>().join("\\\n")
}

fn quote(text: &str) -> String {
    text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// What means something inside a line is escaped; `_` only beside a word's edge, where alone it does.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let inside = before.is_alphanumeric() && chars.peek().is_some_and(|next| next.is_alphanumeric());
        match c {
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            '_' if !inside => out.push_str("\\_"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' => out.push(' '),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// What means something at the beginning of a line is escaped.
fn leading(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let marks_list =
        digits > 0 && rest.starts_with(['.', ')']) && rest.chars().nth(1).is_none_or(|c| c == ' ');
    if marks_list || text.starts_with(['#', '-', '+', '=']) {
        return format!("{number}\\{rest}");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_for_its_own_is_escaped() {
        for (text, escaped) in [
            ("a|b", "a\\|b"),
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("snake_case _курсив_", "snake_case \\_курсив\\_"),
            (
                "*жирно* `код` [x](y) ~~z~~ $1$ \\",
                "\\*жирно\\* \\`код\\` \\[x\\](y) \\~\\~z\\~\\~ \\$1\\$ \\\\",
            ),
            ("№ 5 — «ёлочки»", "№ 5 — «ёлочки»"),
        ] {
            assert_eq!(inline(text), escaped);
        }
        for (text, escaped) in [
            ("# не заголовок", "\\# не заголовок"),
            ("- не список", "\\- не список"),
            ("1. не список", "1\\. не список"),
            ("2021) год", "2021\\) год"),
            ("1.1 Изучить", "1.1 Изучить"),
            ("2021", "2021"),
            ("=== ", "\\==="),
        ] {
            assert_eq!(line(text), escaped);
        }
        assert_eq!(cell("раз\n\nдва | три"), "раз<br>два \\| три");
        assert_eq!(paragraph("раз\n- два"), "раз\\\n\\- два");
    }
}
