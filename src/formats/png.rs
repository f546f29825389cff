//! PNG: the same picture in dots, for programs that take no SVG, with a font of its own.

use super::drawn::font::{Fonts, Letters};
use super::drawn::scene::{Area, Scene, Shape, Tone};
use super::drawn::{self};
use super::{Format, Options, Refusal};
use crate::document::Document;
use crate::locale::Locale;
use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash, Transform};
use ttf_parser::OutlineBuilder;

pub(super) const FORMAT: Format =
    Format { name: "png", extensions: &["png"], binary: true, shows: drawn::has_tree, render };

/// How many dots a pixel of the layout gets each way, at most and at least; below the least nothing can be
/// read.
const FINEST: f64 = 2.0;
const COARSEST: f64 = 0.75;
/// The most dots of a picture, which take four bytes each while it is painted.
const DOTS: f64 = 120e6;
/// The most dots along an edge, which programs that show pictures agree on.
const EDGE: f64 = 32_000.0;
/// Pixels of the layout in a metre, 96 an inch.
const IN_METRE: f64 = 96.0 / 0.0254;

fn render(document: &Document, options: &Options, locale: &Locale) -> Result<Vec<u8>, Refusal> {
    drawn::check(document, options, FORMAT.name)?;
    let scene = drawn::lay_out(document, options, locale);
    let finest = (DOTS / (scene.width * scene.height)).sqrt();
    let scale = FINEST.min(finest).min(EDGE / scene.width.max(scene.height));
    let canvas = if scale < COARSEST { None } else { Canvas::new(&scene, scale) };
    let Some(mut canvas) = canvas else { return Err(Refusal::TooLarge { format: FORMAT.name }) };
    for shape in scene.groups.iter().flat_map(|group| &group.shapes) {
        canvas.paint(shape);
    }
    encoded(&canvas.dots, scale, &scene.title).map_err(|error| Refusal::Failed { reason: error.to_string() })
}

struct Canvas {
    dots: Pixmap,
    transform: Transform,
    fonts: Fonts,
}

impl Canvas {
    fn new(scene: &Scene, scale: f64) -> Option<Self> {
        // A size within the limits above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let dots = |length: f64| (length * scale).ceil() as u32;
        let mut pixmap = Pixmap::new(dots(scene.width), dots(scene.height))?;
        let (red, green, blue) = Tone::Paper.rgb();
        pixmap.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
        let transform = Transform::from_scale(single(scale), single(scale));
        Some(Self { dots: pixmap, transform, fonts: Fonts::new() })
    }

    fn paint(&mut self, shape: &Shape) {
        match shape {
            Shape::Frame { area, fill, edge, line, dashed } => {
                let Some(path) = rounded(*area) else { return };
                self.fill(&path, *fill);
                let dash = dashed.then(|| StrokeDash::new(vec![5.0, 3.0], 0.0)).flatten();
                self.stroke(&path, *edge, Stroke { width: single(*line), dash, ..Stroke::default() });
            }
            Shape::Bar { area: Area { x, y, width, height }, fill } => {
                let rect = Rect::from_xywh(single(*x), single(*y), single(*width), single(*height));
                if let Some(rect) = rect {
                    self.fill(&PathBuilder::from_rect(rect), *fill);
                }
            }
            Shape::Line { points, tone } => {
                let mut line = PathBuilder::new();
                for (at, (x, y)) in points.iter().enumerate() {
                    match at {
                        0 => line.move_to(single(*x), single(*y)),
                        _ => line.line_to(single(*x), single(*y)),
                    }
                }
                if let Some(path) = line.finish() {
                    self.stroke(&path, *tone, Stroke::default());
                }
            }
            Shape::Text { x, y, text, letters, tone } => {
                if let Some(path) = outlined(text, *letters, (*x, *y), &self.fonts) {
                    self.fill(&path, *tone);
                }
            }
        }
    }

    fn fill(&mut self, path: &Path, tone: Tone) {
        self.dots.fill_path(path, &paint(tone), FillRule::Winding, self.transform, None);
    }

    fn stroke(&mut self, path: &Path, tone: Tone, stroke: Stroke) {
        self.dots.stroke_path(path, &paint(tone), &stroke, self.transform, None);
    }
}

fn paint(tone: Tone) -> Paint<'static> {
    let (red, green, blue) = tone.rgb();
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

/// A length as the painter takes it: what is lost is far below a dot.
#[allow(clippy::cast_possible_truncation)]
fn single(length: f64) -> f32 {
    length as f32
}

/// A rectangle with round corners.
fn rounded(area: Area) -> Option<Path> {
    const RADIUS: f32 = 5.0;
    /// How far the handles of a curve stand so that it is an arc of a circle.
    const HANDLE: f32 = RADIUS * 0.552_284_8;
    let (left, top) = (single(area.x), single(area.y));
    let (right, bottom) = (single(area.x + area.width), single(area.y + area.height));
    let (near, far) = (RADIUS, RADIUS - HANDLE);
    let mut path = PathBuilder::new();
    path.move_to(left + near, top);
    path.line_to(right - near, top);
    path.cubic_to(right - far, top, right, top + far, right, top + near);
    path.line_to(right, bottom - near);
    path.cubic_to(right, bottom - far, right - far, bottom, right - near, bottom);
    path.line_to(left + near, bottom);
    path.cubic_to(left + far, bottom, left, bottom - far, left, bottom - near);
    path.line_to(left, top + near);
    path.cubic_to(left, top + far, left + far, top, left + near, top);
    path.close();
    path.finish()
}

/// A line of text as outlines.
fn outlined(text: &str, letters: Letters, (x, y): (f64, f64), fonts: &Fonts) -> Option<Path> {
    let scale = single(fonts.scale(letters));
    let mut pen = Pen { path: PathBuilder::new(), scale, x: 0.0, y: single(y) };
    for glyph in fonts.glyphs(text, letters) {
        pen.x = single(x + glyph.at);
        fonts.outline(&glyph, letters, &mut pen);
    }
    pen.path.finish()
}

/// Draws glyphs, whose y goes up, on paper, whose y goes down.
struct Pen {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// The file: no transparency, the size on paper that of the layout, the title inside.
fn encoded(dots: &Pixmap, scale: f64, title: &str) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, dots.width(), dots.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Dots in a metre: some thousands.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let density = (IN_METRE * scale).round() as u32;
    let unit = png::Unit::Meter;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: density, yppu: density, unit }));
    encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    let mut writer = encoder.write_header()?;
    let rgb: Vec<u8> = dots.pixels().iter().flat_map(|dot| [dot.red(), dot.green(), dot.blue()]).collect();
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}
