use crate::document::{Cell, Row, RowKind, Shape, Table};

/// What the bars of a table are measured by: the largest of its shares that are drawn as bars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    most: f64,
    /// Whether rows without parents are roots of a tree.
    tree: bool,
}

impl Scale {
    /// One scale for all columns of bars, so that equal bars are equal shares; none where no share is more
    /// than nothing.
    pub fn of(table: &Table) -> Option<Self> {
        let barred: Vec<usize> =
            (0..).zip(&table.columns).filter(|(_, of)| of.bar).map(|(at, _)| at).collect();
        let tree = table.shape == Shape::Tree;
        let items = table.rows.iter().filter(|row| row.kind == RowKind::Item);
        let cells =
            items.flat_map(|row| barred.iter().filter_map(move |at| Some((row, row.cells.get(*at)?))));
        let shares =
            cells.filter(|(row, cell)| !tree || !is_all(row, cell)).filter_map(|(_, cell)| share(cell));
        let most = shares.fold(0.0, f64::max);
        (most > 0.0).then_some(Self { most, tree })
    }

    /// The largest share, which has the longest bar.
    pub fn most(self) -> f64 {
        self.most
    }

    /// How much of the longest bar a row's share gets, from 0 to 1; none where it is no share of an item.
    pub fn part(self, row: &Row, cell: &Cell) -> Option<f64> {
        let drawn = row.kind == RowKind::Item && !(self.tree && is_all(row, cell));
        let share = share(cell).filter(|_| drawn)?;
        Some((share / self.most).clamp(0.0, 1.0))
    }
}

/// Whether a row of a tree is its root and a cell says that it is all of itself, which a page need not say.
pub(super) fn is_all(row: &Row, cell: &Cell) -> bool {
    row.parent.is_none() && matches!(cell, Cell::Share(share) if (share - 1.0).abs() < 1e-12)
}

/// A share that can be measured.
fn share(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Share(share) if share.is_finite() => Some(share.max(0.0)),
        _ => None,
    }
}
