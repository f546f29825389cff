use crate::document::Row;

/// A row as it stands in a tree.
pub(super) struct Node {
    /// Its place in the rows.
    pub row: usize,
    /// How many rows it hangs under.
    pub depth: usize,
    /// The node it hangs under, by its place in the walk.
    pub parent: Option<usize>,
    /// Whether no sibling follows.
    pub last: bool,
}

/// The rows in the order of a walk from the roots: each before what hangs under it. A parent that is no
/// earlier row counts as none, so that every row is walked once.
pub(super) fn walk(rows: &[Row]) -> Vec<Node> {
    let mut children = vec![Vec::new(); rows.len()];
    let mut roots = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        match row.parent.filter(|parent| *parent < at).and_then(|parent| children.get_mut(parent)) {
            Some(siblings) => siblings.push(at),
            None => roots.push(at),
        }
    }
    let mut nodes: Vec<Node> = Vec::with_capacity(rows.len());
    let mut open: Vec<Node> = family(&roots, 0, None).rev().collect();
    while let Some(node) = open.pop() {
        let below = children.get(node.row).map(Vec::as_slice).unwrap_or_default();
        open.extend(family(below, node.depth + 1, Some(nodes.len())).rev());
        nodes.push(node);
    }
    nodes
}

fn family(rows: &[usize], depth: usize, parent: Option<usize>) -> impl DoubleEndedIterator<Item = Node> {
    let last = rows.len().saturating_sub(1);
    rows.iter().enumerate().map(move |(at, row)| Node { row: *row, depth, parent, last: at == last })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(parent: Option<usize>) -> Row {
        Row { parent, ..Row::item(None, Vec::new()) }
    }

    #[test]
    fn rows_are_walked_from_the_roots_whatever_their_order() {
        let rows = [row(None), row(Some(0)), row(Some(0)), row(Some(1)), row(Some(9)), row(Some(5))];
        let nodes = walk(&rows);
        let order: Vec<_> = nodes.iter().map(|node| (node.row, node.depth, node.last)).collect();
        assert_eq!(
            order,
            [(0, 0, false), (1, 1, false), (3, 2, true), (2, 1, true), (4, 0, false), (5, 0, true)]
        );
        assert_eq!(nodes[2].parent, Some(1));
    }
}
