use crate::document::{Cell, Kind, Role, Row, RowKind, Subject, Table};
use crate::formats::bars::{Scale, is_all};
use crate::formats::columns::Picked;
use crate::formats::tree::{Node, walk};
use crate::formats::words::{Look, Naming, Words, glyph, look, mark};
use crate::formats::{Options, wrap};

/// A tree in words, its nodes in the order of a walk.
pub(in crate::formats) struct Tree {
    /// Where each node hangs.
    pub nodes: Vec<Node>,
    /// What each says.
    pub leaves: Vec<Leaf>,
}

/// What a node of a tree says, whatever draws it.
pub(in crate::formats) struct Leaf {
    /// Its name.
    pub label: String,
    /// The shares that are drawn as bars.
    pub bars: Vec<Bar>,
    /// What else is known of it.
    pub facts: Vec<String>,
    /// What it lacks, each after «✗».
    pub missing: Vec<String>,
    /// Whether it is an activity, the end of a branch.
    pub activity: bool,
}

/// A share as figure and bar.
pub(in crate::formats) struct Bar {
    /// «вес 31,8 %».
    pub words: String,
    /// How much of the longest bar it gets, from 0 to 1.
    pub part: f64,
}

impl Leaf {
    /// Its lines below the name, without bars.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let figures = self.bars.iter().map(|bar| bar.words.as_str());
        let facts: Vec<&str> = figures.chain(self.facts.iter().map(String::as_str)).collect();
        let facts = (!facts.is_empty()).then(|| facts.join(" · "));
        facts.into_iter().chain(self.missing.iter().cloned())
    }
}

/// The table's columns but those for lines below a text; with `--columns` all of them.
pub(in crate::formats) fn read(table: &Table, picked: &[Picked], options: &Options, words: &Words) -> Tree {
    let asked = options.columns.is_some();
    let main = picked.iter().position(|picked| picked.column.role == Role::Main).unwrap_or(0);
    let others = picked.iter().enumerate();
    let others = others.filter(|(at, of)| *at != main && (asked || !of.column.role.folds(false)));
    let reader = Reader {
        main: picked.get(main).copied(),
        others: others.map(|(_, picked)| Column::new(*picked, table, words)).collect(),
        scale: Scale::of(table),
        words,
    };
    let nodes = walk(&table.rows);
    let leaves = nodes.iter().filter_map(|node| table.rows.get(node.row)).map(|row| reader.leaf(row));
    Tree { leaves: leaves.collect(), nodes }
}

struct Reader<'a> {
    main: Option<Picked<'a>>,
    others: Vec<Column<'a>>,
    scale: Option<Scale>,
    words: &'a Words<'a>,
}

/// A column beside the main one, and what its cells are called: a picture has no headings.
struct Column<'a> {
    picked: Picked<'a>,
    label: String,
    look: Look,
}

impl<'a> Column<'a> {
    fn new(picked: Picked<'a>, table: &Table, words: &Words) -> Self {
        let look = Look { headless: true, ..look(picked, &table.rows, Naming::Number) };
        Self { picked, label: words.inner(picked.column), look }
    }
}

impl Reader<'_> {
    fn leaf(&self, row: &Row) -> Leaf {
        let label = self
            .main
            .map(|main| self.words.cell(main.of(row), Look { naming: Naming::Full, ..Look::default() }));
        let mut leaf = Leaf {
            label: format!("{}{}", mark(row), label.unwrap_or_default()),
            bars: Vec::new(),
            facts: Vec::new(),
            missing: Vec::new(),
            activity: row.reference.as_ref().is_some_and(|of| of.kind == Subject::Activity),
        };
        for column in self.others.iter().filter(|_| row.kind != RowKind::Heading) {
            let cell = column.picked.of(row);
            let part = self.scale.filter(|_| column.picked.column.bar);
            match (cell, part.and_then(|scale| scale.part(row, cell))) {
                _ if is_all(row, cell) => {}
                (Cell::Missing(text), _) => {
                    let said = column.picked.column.absent.as_ref().unwrap_or(text);
                    leaf.missing.push(format!("✗\u{a0}{}", self.words.text(said)));
                }
                (cell, Some(part)) => leaf.bars.push(Bar { words: self.said(column, cell), part }),
                (cell, None) if !cell.is_empty() => leaf.facts.push(self.said(column, cell)),
                _ => {}
            }
        }
        leaf
    }

    /// A cell by itself, with what it is called where it would not be understood without.
    fn said(&self, column: &Column, cell: &Cell) -> String {
        let said = wrap::bound(&self.words.cell(cell, column.look));
        let kind = column.picked.column.kind;
        match cell {
            Cell::Status(status) => format!("{}\u{a0}{}", glyph(*status), self.words.status(*status)),
            Cell::Text(_) | Cell::Word { .. } => said,
            Cell::List(_) | Cell::Counts(_) => format!("{}: {said}", column.label),
            _ if matches!(kind, Kind::Number | Kind::Share | Kind::Money) => {
                format!("{}\u{a0}{said}", column.label.replace(' ', "\u{a0}"))
            }
            _ => format!("{}: {said}", column.label),
        }
    }
}
