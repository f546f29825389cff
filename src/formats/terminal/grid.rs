use super::ink::{Ink, Tone};
use super::widths::GAP;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, LineStyle, Table, TableStyle, Width};

/// Columns of fixed widths, drawn by comfy-table. It gets cells that are wrapped already, since it knows
/// neither hanging indents nor branches nor widths shared by several tables.
pub(super) struct Grid {
    /// The columns' widths, without the gaps between.
    pub widths: Vec<usize>,
    /// How each column stands.
    pub aligns: Vec<CellAlignment>,
    /// Paints the cells.
    pub ink: Ink,
}

/// A cell as it is drawn: lines and the tone of each.
pub(super) type Lines = Vec<(String, Tone)>;

/// So many rows are set at a time: the columns have their widths, and a table takes many times its text.
const AT_ONCE: usize = 500;

impl Grid {
    /// The lines of the rows under the header, if there is one, and a rule.
    pub fn draw(
        &self,
        mut header: Option<Vec<Lines>>,
        rows: impl IntoIterator<Item = Vec<Lines>>,
    ) -> Vec<String> {
        let mut rows = rows.into_iter().peekable();
        let mut out = Vec::new();
        while header.is_some() || rows.peek().is_some() {
            out.extend(self.part(header.take(), rows.by_ref().take(AT_ONCE)));
        }
        out
    }

    fn part(&self, header: Option<Vec<Lines>>, rows: impl Iterator<Item = Vec<Lines>>) -> Vec<String> {
        let rule = LineStyle::none().fill('─');
        let mut table = Table::new();
        table.load_style(TableStyle { header_separator: rule, ..TableStyle::default() });
        table.force_no_tty();
        if let Some(header) = header {
            table.set_header(self.cells(header));
        }
        table.add_rows(rows.map(|row| self.cells(row)));
        let last = self.widths.len().saturating_sub(1);
        for (at, (column, width)) in table.column_iter_mut().zip(&self.widths).enumerate() {
            let gap = if at == last { 0 } else { u16::try_from(GAP).unwrap_or(0) };
            let width = u16::try_from(*width).unwrap_or(u16::MAX).saturating_add(gap);
            column.set_padding((0, gap)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            column.set_cell_alignment(self.aligns.get(at).copied().unwrap_or(CellAlignment::Left));
        }
        let shown = |line: String| match line.trim_end() {
            rule if rule.starts_with('─') => self.ink.paint(Tone::Dim, rule),
            line => line.to_owned(),
        };
        table.lines().map(shown).collect()
    }

    fn cells(&self, row: Vec<Lines>) -> Vec<Cell> {
        let painted = |lines: Lines| {
            let lines = lines.into_iter().map(|(line, tone)| self.ink.paint(tone, &line));
            Cell::new_owned(lines.collect::<Vec<_>>().join("\n"))
        };
        let mut cells: Vec<_> = row.into_iter().map(painted).collect();
        cells.resize(self.widths.len(), Cell::new_owned(String::new()));
        cells
    }
}

/// Lines of one tone.
pub(super) fn toned(lines: Vec<String>, tone: Tone) -> Lines {
    lines.into_iter().map(|line| (line, tone)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_table_has_one_header_and_no_seams() {
        let grid =
            Grid { widths: vec![5, 3], aligns: vec![CellAlignment::Left; 2], ink: Ink { color: false } };
        let line = |text: &str| vec![(text.to_owned(), Tone::Plain)];
        let rows = (0..=2 * AT_ONCE).map(|at| vec![line(&at.to_string()), line("x")]);
        let drawn = grid.draw(Some(vec![line("№"), line("Y")]), rows);
        assert_eq!(drawn.first().map(String::as_str), Some("№      Y"));
        assert!(drawn.get(1).is_some_and(|rule| rule.starts_with('─')));
        let expected = (0..=2 * AT_ONCE).map(|at| format!("{at:<7}x"));
        assert_eq!(drawn.get(2..), Some(&*expected.collect::<Vec<_>>()));
    }
}
