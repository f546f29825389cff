//! Where the nodes of a tree stand across its direction of growth: the drawing of Reingold and Tilford in
//! linear time, after C. Buchheim, M. Jünger and S. Leipert, “Improving Walker's Algorithm to Run in Linear
//! Time”, Graph Drawing 2002, with nodes of any size and without recursion.
//!
//! Nodes of one depth stand in one column, so a node can only be in the way of others of its depth: subtrees
//! are put as near to each other as their facing outlines allow, a parent in the middle of its children,
//! and equal subtrees are drawn equal.

/// What is to be placed; nodes come in the order of a walk, each after the one it hangs under.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// The node it hangs under.
    pub parent: Option<usize>,
    /// How much room it takes.
    pub size: f64,
}

/// The least room between neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gaps {
    /// Of one parent.
    pub siblings: f64,
    /// Of different parents.
    pub others: f64,
}

/// The middle of each node, the least edge being at 0.
pub(super) fn places(nodes: &[Size], gaps: Gaps) -> Vec<f64> {
    let mut forest = Forest::new(nodes, gaps);
    for at in forest.bottom_up() {
        forest.settle(at);
    }
    forest.absolute()
}

/// A node while it is placed. Indices are into the forest, whose first node holds all the roots.
#[derive(Clone, Copy, Default)]
struct Node {
    parent: usize,
    first: Option<usize>,
    last: Option<usize>,
    before: Option<usize>,
    /// Its place among its siblings.
    number: usize,
    size: f64,
    /// Where it stands, by the modifiers of the nodes above.
    place: f64,
    /// By how much all below it are moved.
    modifier: f64,
    shift: f64,
    change: f64,
    /// Where the outline of its subtree goes on, if it has no children.
    thread: Option<usize>,
    /// Whose child it is on the outline.
    ancestor: usize,
    /// The ancestor for those of its children that have no better one.
    usual: Option<usize>,
}

struct Forest {
    nodes: Vec<Node>,
    gaps: Gaps,
}

impl Forest {
    fn new(sizes: &[Size], gaps: Gaps) -> Self {
        let mut forest = Self { nodes: vec![Node::default()], gaps };
        for (at, size) in (1..).zip(sizes) {
            let parent = size.parent.map_or(0, |parent| parent + 1).min(at - 1);
            let before = forest.at(parent).last;
            let number = before.map_or(0, |before| forest.at(before).number + 1);
            let node = Node { parent, before, number, size: size.size, ancestor: at, ..Node::default() };
            forest.nodes.push(node);
            forest.with(parent, |node| {
                node.first = node.first.or(Some(at));
                node.last = Some(at);
            });
        }
        forest
    }

    fn at(&self, at: usize) -> Node {
        self.nodes.get(at).copied().unwrap_or_default()
    }

    fn with(&mut self, at: usize, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(at) {
            change(node);
        }
    }

    /// All nodes but the first, children before parents and siblings in their order.
    fn bottom_up(&self) -> Vec<usize> {
        // A walk from the last child to the first, parents before children, is that order backwards.
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            order.push(at);
            let mut child = self.at(at).last;
            let from = open.len();
            while let Some(sibling) = child {
                open.push(sibling);
                child = self.at(sibling).before;
            }
            open.get_mut(from..).unwrap_or_default().reverse();
        }
        order.reverse();
        order.pop();
        order
    }

    /// Places a node among its siblings; its children have been.
    fn settle(&mut self, at: usize) {
        self.spread(at);
        let node = self.at(at);
        let beside = node.before.map(|before| self.at(before).place + self.between(before, at));
        let middle = match (node.first, node.last) {
            (Some(first), Some(last)) => Some(f64::midpoint(self.at(first).place, self.at(last).place)),
            _ => None,
        };
        self.with(at, |node| {
            node.place = beside.or(middle).unwrap_or(0.0);
            if let (Some(beside), Some(middle)) = (beside, middle) {
                node.modifier = beside - middle;
            }
        });
        self.part(at);
    }

    /// The distance between the middles of two neighbours of one depth.
    fn between(&self, left: usize, right: usize) -> f64 {
        let (left, right) = (self.at(left), self.at(right));
        let gap = if left.parent == right.parent { self.gaps.siblings } else { self.gaps.others };
        f64::midpoint(left.size, right.size) + gap
    }

    /// Moves a node's subtree so far from those before it that no two nodes meet.
    fn part(&mut self, at: usize) {
        let node = self.at(at);
        let parent = self.at(node.parent);
        let mut usual = parent.usual.or(parent.first).unwrap_or(at);
        if let (Some(before), Some(first)) = (node.before, parent.first) {
            // The facing outlines (`in`) and the far ones (`out`) of the left siblings and of the node.
            let (mut in_left, mut out_left, mut in_right, mut out_right) = (before, first, at, at);
            let mut in_left_sum = self.at(in_left).modifier;
            let mut out_left_sum = self.at(out_left).modifier;
            let mut in_right_sum = node.modifier;
            let mut out_right_sum = node.modifier;
            loop {
                let (next_left, next_right) = (self.lowest(in_left), self.highest(in_right));
                let (Some(left), Some(right)) = (next_left, next_right) else {
                    if let (Some(left), None) = (next_left, self.lowest(out_right)) {
                        self.with(out_right, |node| {
                            node.thread = Some(left);
                            node.modifier += in_left_sum - out_right_sum;
                        });
                    }
                    if let (Some(right), None) = (next_right, self.highest(out_left)) {
                        self.with(out_left, |node| {
                            node.thread = Some(right);
                            node.modifier += in_right_sum - out_left_sum;
                        });
                        usual = at;
                    }
                    break;
                };
                (in_left, in_right) = (left, right);
                out_left = self.highest(out_left).unwrap_or(out_left);
                out_right = self.lowest(out_right).unwrap_or(out_right);
                self.with(out_right, |node| node.ancestor = at);
                let overlap = self.at(in_left).place + in_left_sum - self.at(in_right).place - in_right_sum
                    + self.between(in_left, in_right);
                if overlap > 0.0 {
                    let ancestor = self.at(in_left).ancestor;
                    let of_family = self.at(ancestor).parent == node.parent;
                    self.shift(if of_family { ancestor } else { usual }, at, overlap);
                    in_right_sum += overlap;
                    out_right_sum += overlap;
                }
                in_left_sum += self.at(in_left).modifier;
                out_left_sum += self.at(out_left).modifier;
                in_right_sum += self.at(in_right).modifier;
                out_right_sum += self.at(out_right).modifier;
            }
        }
        self.with(node.parent, |parent| parent.usual = Some(usual));
    }

    /// The next node down the outline at the side of the first child.
    fn highest(&self, at: usize) -> Option<usize> {
        let node = self.at(at);
        node.first.or(node.thread)
    }

    /// The next node down the outline at the side of the last child.
    fn lowest(&self, at: usize) -> Option<usize> {
        let node = self.at(at);
        node.last.or(node.thread)
    }

    /// Moves a subtree away from one of its left siblings, and notes that those between follow in part.
    fn shift(&mut self, left: usize, right: usize, by: f64) {
        let apart = self.at(right).number.saturating_sub(self.at(left).number).max(1);
        // Siblings are counted in thousands at most, far below what a float holds exactly.
        #[allow(clippy::cast_precision_loss)]
        let change = by / apart as f64;
        self.with(right, |node| {
            node.change -= change;
            node.shift += by;
            node.place += by;
            node.modifier += by;
        });
        self.with(left, |node| node.change += change);
    }

    /// Makes the moves that were noted for a node's children.
    fn spread(&mut self, at: usize) {
        let (mut shift, mut change) = (0.0, 0.0);
        let mut child = self.at(at).last;
        while let Some(sibling) = child {
            self.with(sibling, |node| {
                node.place += shift;
                node.modifier += shift;
                change += node.change;
                shift += node.shift + change;
            });
            child = self.at(sibling).before;
        }
    }

    /// The places without modifiers.
    fn absolute(&mut self) -> Vec<f64> {
        self.spread(0);
        let mut places = Vec::with_capacity(self.nodes.len());
        for at in 1..self.nodes.len() {
            let above = self.at(self.at(at).parent).modifier;
            self.with(at, |node| {
                node.place += above;
                node.modifier += above;
            });
            places.push(self.at(at).place);
        }
        let edges = places.iter().zip(self.nodes.iter().skip(1)).map(|(place, node)| place - node.size / 2.0);
        let least = edges.fold(f64::INFINITY, f64::min);
        places.iter_mut().for_each(|place| *place -= least);
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAPS: Gaps = Gaps { siblings: 1.0, others: 2.0 };

    /// A tree by the parent of each node, `_` being the root.
    fn tree(parents: &[i32]) -> Vec<Size> {
        parents.iter().map(|parent| Size { parent: usize::try_from(*parent).ok(), size: 2.0 }).collect()
    }

    fn depths(nodes: &[Size]) -> Vec<usize> {
        let mut depths: Vec<usize> = Vec::new();
        for node in nodes {
            depths.push(node.parent.map_or(0, |parent| depths[parent] + 1));
        }
        depths
    }

    /// That no two nodes of a depth come nearer than the gaps, in the order of the walk.
    fn check(nodes: &[Size]) -> Vec<f64> {
        let (places, depths) = (places(nodes, GAPS), depths(nodes));
        let deepest = depths.iter().max().copied().unwrap_or(0);
        for depth in 0..=deepest {
            let level: Vec<usize> = (0..nodes.len()).filter(|at| depths[*at] == depth).collect();
            for pair in level.windows(2) {
                let (left, right) = (pair[0], pair[1]);
                let gap = if nodes[left].parent == nodes[right].parent { 1.0 } else { 2.0 };
                let room = places[right] - places[left] - (nodes[left].size + nodes[right].size) / 2.0;
                assert!(room >= gap - 1e-6, "{left} and {right} at depth {depth}: {room}");
            }
        }
        for (at, place) in places.iter().enumerate() {
            let children: Vec<f64> = (0..nodes.len())
                .filter(|child| nodes[*child].parent == Some(at))
                .map(|at| places[at])
                .collect();
            if let (Some(first), Some(last)) = (children.first(), children.last()) {
                assert!((place - f64::midpoint(*first, *last)).abs() < 1e-6, "{at} is not in the middle");
            }
        }
        places
    }

    #[test]
    fn small_trees_stand_as_by_hand() {
        assert_eq!(check(&tree(&[])), [0.0; 0]);
        assert_eq!(check(&tree(&[-1])), [1.0]);
        assert_eq!(check(&tree(&[-1, 0, 0])), [2.5, 1.0, 4.0]);
        // A leaf, three leaves under a node, a leaf: the outer ones keep the same distance to the middle one.
        assert_eq!(check(&tree(&[-1, 0, 0, 2, 2, 2, 0])), [4.0, 1.0, 4.0, 1.0, 4.0, 7.0, 7.0]);
        // Two trees.
        assert_eq!(check(&tree(&[-1, -1])), [1.0, 4.0]);
    }

    /// A cheap source of numbers that look random.
    fn random(state: &mut u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *state >> 33
    }

    #[test]
    fn no_two_nodes_meet_whatever_the_tree_and_the_sizes() {
        let mut state = 7;
        for round in 0..600_usize {
            let count = 2 + round % 60;
            let mut nodes: Vec<Size> = Vec::new();
            let mut open: Vec<usize> = Vec::new();
            for at in 0..count {
                // In the order of a walk a node hangs under the last one or one above it.
                let up = random(&mut state) as usize % (open.len().min(4) + 1);
                open.truncate(open.len() - up);
                let size = (random(&mut state) % 12) as f64 / 2.0 + 1.0;
                nodes.push(Size { parent: open.last().copied(), size });
                open.push(at);
            }
            check(&nodes);
        }
    }

    #[test]
    fn equal_subtrees_are_drawn_equal_and_a_mirrored_tree_is_mirrored() {
        let places = check(&tree(&[-1, 0, 1, 1, 1, 0, 0, 6, 6, 6]));
        for (one, other) in [(2, 7), (3, 8), (4, 9)] {
            assert!((places[one] - places[1] - (places[other] - places[6])).abs() < 1e-9);
        }
        let widest = places.iter().copied().fold(0.0, f64::max) + 1.0;
        assert!((places[1] + places[6] - widest).abs() < 1e-9, "symmetric about the middle");
    }

    #[test]
    fn a_deep_chain_and_a_wide_family_cost_no_stack_and_no_square() {
        let chain: Vec<Size> =
            (0..100_000).map(|at: usize| Size { parent: at.checked_sub(1), size: 1.0 }).collect();
        assert!(places(&chain, GAPS).iter().all(|place| (*place - 0.5).abs() < 1e-9));
        let family: Vec<Size> =
            (0..100_000).map(|at| Size { parent: (at > 0).then_some(0), size: 1.0 }).collect();
        assert_eq!(places(&family, GAPS).len(), 100_000);
    }
}
