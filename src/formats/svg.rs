//! SVG: the tree as a picture that any browser and office program opens, sharp at any size, its words still
//! words.

use super::drawn::scene::{Area, Scene, Shape, Tone};
use super::drawn::{self};
use super::{Format, Options, Refusal};
use crate::document::Document;
use crate::locale::Locale;
use std::fmt::Write;

pub(super) const FORMAT: Format =
    Format { name: "svg", extensions: &["svg"], binary: false, shows: drawn::has_tree, render };

/// The font that was measured first, then those as wide, then narrower ones that are everywhere.
const FAMILY: &str = "DejaVu Sans, Verdana, Bitstream Vera Sans, Noto Sans, Arial, sans-serif";

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    drawn::check(document, options, FORMAT.name)?;
    let scene = drawn::lay_out(document, options, locale);
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, &scene, locale.lang().code());
    Ok(out.into_bytes())
}

fn write(out: &mut String, scene: &Scene, lang: &str) -> std::fmt::Result {
    let (width, height) = (Number(scene.width), Number(scene.height));
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{lang}\" xml:lang=\"{lang}\" \
         aria-labelledby=\"kcp-title kcp-outline\" font-family=\"{FAMILY}\">"
    )?;
    writeln!(out, "<title id=\"kcp-title\">{}</title>", escaped(&scene.title))?;
    writeln!(out, "<desc id=\"kcp-outline\">{}</desc>", escaped(&scene.outline))?;
    // A ground of its own keeps the ink readable on a dark page.
    writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>", Colour(Tone::Paper))?;
    for group in scene.groups.iter().filter(|group| !group.shapes.is_empty()) {
        match &group.node {
            Some(about) => writeln!(out, "<g class=\"node\"><title>{}</title>", escaped(about))?,
            None => writeln!(out, "<g>")?,
        }
        for shape in &group.shapes {
            self::shape(out, shape)?;
        }
        writeln!(out, "</g>")?;
    }
    writeln!(out, "</svg>")
}

fn shape(out: &mut String, shape: &Shape) -> std::fmt::Result {
    match shape {
        Shape::Frame { area, fill, edge, line, dashed } => {
            let dashes = if *dashed { " stroke-dasharray=\"5 3\"" } else { "" };
            let (fill, edge, line) = (Colour(*fill), Colour(*edge), Number(*line));
            writeln!(
                out,
                "<rect {} rx=\"5\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"{line}\"{dashes}/>",
                Edges(*area)
            )
        }
        Shape::Bar { area, fill } => writeln!(out, "<rect {} fill=\"{}\"/>", Edges(*area), Colour(*fill)),
        Shape::Line { points, tone } => {
            let points: Vec<_> =
                points.iter().map(|(x, y)| format!("{},{}", Number(*x), Number(*y))).collect();
            let (points, tone) = (points.join(" "), Colour(*tone));
            writeln!(out, "<polyline points=\"{points}\" fill=\"none\" stroke=\"{tone}\"/>")
        }
        Shape::Text { x, y, text, letters, tone } => {
            let bold = if letters.bold { " font-weight=\"bold\"" } else { "" };
            let (x, y, size, tone) = (Number(*x), Number(*y), Number(letters.size), Colour(*tone));
            let text = escaped(text);
            writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{bold} fill=\"{tone}\">{text}</text>"
            )
        }
    }
}

/// A length with at most one decimal.
struct Number(f64);
/// A colour.
struct Colour(Tone);
/// The edges of a rectangle.
struct Edges(Area);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let text = format!("{:.1}", self.0);
        f.write_str(text.strip_suffix(".0").unwrap_or(&text))
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let (red, green, blue) = self.0.rgb();
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl std::fmt::Display for Edges {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Area { x, y, width, height } = self.0;
        let (x, y, width, height) = (Number(x), Number(y), Number(width), Number(height));
        write!(f, "x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
    }
}

/// A text inside XML; what XML can't hold at all is shown by the sign for a lost character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() && c != '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
