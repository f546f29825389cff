use super::font::Letters;

/// A picture: what stands where, in pixels from the upper left corner, for any painter.
pub(in crate::formats) struct Scene {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What it is called.
    pub title: String,
    /// What it shows, in words for who can't see it.
    pub outline: String,
    /// What is painted, in this order.
    pub groups: Vec<Group>,
}

/// Shapes that belong together.
#[derive(Default)]
pub(in crate::formats) struct Group {
    /// What they are of, in words, if they are a node of a tree.
    pub node: Option<String>,
    /// The shapes, later ones upon earlier ones.
    pub shapes: Vec<Shape>,
}

/// Something to paint.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::formats) enum Shape {
    /// A frame with round corners.
    Frame {
        /// Its edges.
        area: Area,
        /// What fills it.
        fill: Tone,
        /// What it is drawn with.
        edge: Tone,
        /// How thick its line is.
        line: f64,
        /// Whether its line is broken.
        dashed: bool,
    },
    /// A filled rectangle.
    Bar {
        /// Its edges.
        area: Area,
        /// Its colour.
        fill: Tone,
    },
    /// Straight lines from point to point.
    Line {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Its colour.
        tone: Tone,
    },
    /// A line of text.
    Text {
        /// Where it begins.
        x: f64,
        /// The line it stands on.
        y: f64,
        /// The words.
        text: String,
        /// How large.
        letters: Letters,
        /// Their colour.
        tone: Tone,
    },
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats) struct Area {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// What a colour is for. All are told apart in print without colours too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Tone {
    /// The paper.
    Paper,
    /// The ground of a goal.
    Ground,
    /// Text.
    Ink,
    /// Text that matters less.
    Dim,
    /// The lines between nodes, and around them.
    Hair,
    /// Shares.
    Bar,
    /// What is missing, and its frame.
    Warn,
    /// The ground of what misses something.
    WarnGround,
}

impl Tone {
    /// Red, green and blue.
    pub fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Paper => (0xff, 0xff, 0xff),
            Self::Ground => (0xf2, 0xf5, 0xf9),
            Self::Ink => (0x1b, 0x1f, 0x24),
            Self::Dim => (0x57, 0x60, 0x6a),
            Self::Hair => (0x8c, 0x95, 0x9f),
            Self::Bar => (0x2f, 0x6f, 0xb3),
            Self::Warn => (0xa4, 0x0e, 0x26),
            Self::WarnGround => (0xff, 0xf4, 0xf2),
        }
    }
}
