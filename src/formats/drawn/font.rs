//! The font that pictures are measured and painted with: DejaVu Sans 2.37, cut down to the letters of Latin,
//! Greek and Cyrillic, punctuation, figures and the signs that reports use.
//!
//! It is among the widest of the usual fonts, so a text that fits its frame here fits in whatever font a
//! reader's program puts in its place. Its licence stands beside the files.

use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

const REGULAR: &[u8] = include_bytes!("fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("fonts/DejaVuSans-Bold.ttf");

/// How wide a character may be, in parts of the size of the letters, that the font has not: a hieroglyph or
/// an emoji, and any other.
const UNKNOWN_WIDE: f64 = 1.3;
const UNKNOWN: f64 = 0.9;

/// A size and weight of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats) struct Letters {
    /// In pixels.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
}

/// The two weights, ready to be measured by.
pub(in crate::formats) struct Fonts {
    regular: Option<Face<'static>>,
    bold: Option<Face<'static>>,
}

/// A glyph of a line.
pub(in crate::formats) struct Glyph {
    /// Which, 0 for a character that the font has not.
    id: GlyphId,
    /// Where it stands after the line's beginning, in pixels.
    pub at: f64,
}

impl Fonts {
    /// The fonts that are built in.
    pub fn new() -> Self {
        Self { regular: Face::parse(REGULAR, 0).ok(), bold: Face::parse(BOLD, 0).ok() }
    }

    /// How wide a line is, in pixels.
    pub fn width(&self, text: &str, letters: Letters) -> f64 {
        let face = self.face(letters);
        composed(text).map(|c| advance(face, c)).sum::<f64>() * letters.size
    }

    /// The line's glyphs and where they stand.
    pub fn glyphs(&self, text: &str, letters: Letters) -> Vec<Glyph> {
        let face = self.face(letters);
        let mut at = 0.0;
        let place = |c: char| {
            let id = face.and_then(|face| face.glyph_index(c)).unwrap_or_default();
            let glyph = Glyph { id, at };
            at += advance(face, c) * letters.size;
            (advance(face, c) > 0.0 || id != GlyphId::default()).then_some(glyph)
        };
        composed(text).filter_map(place).collect()
    }

    /// Hands over the outline of a glyph in the font's units, y upwards.
    pub fn outline(&self, glyph: &Glyph, letters: Letters, to: &mut dyn OutlineBuilder) {
        if let Some(face) = self.face(letters) {
            face.outline_glyph(glyph.id, to);
        }
    }

    /// How many pixels a unit of the font is.
    pub fn scale(&self, letters: Letters) -> f64 {
        self.face(letters).map_or(0.0, |face| letters.size / f64::from(face.units_per_em()))
    }

    fn face(&self, letters: Letters) -> Option<&Face<'static>> {
        if letters.bold { self.bold.as_ref() } else { self.regular.as_ref() }
    }
}

/// A letter and its accents are one character where there is such a one.
fn composed(text: &str) -> impl Iterator<Item = char> {
    text.nfc()
}

/// How far a character moves the pen, in parts of the size of the letters.
fn advance(face: Option<&Face<'static>>, c: char) -> f64 {
    let known = face.and_then(|face| {
        let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    });
    known.unwrap_or_else(|| match c.width() {
        Some(0) | None => 0.0,
        Some(1) => UNKNOWN,
        Some(_) => UNKNOWN_WIDE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: Letters = Letters { size: 100.0, bold: false };

    #[test]
    fn widths_are_those_of_the_font() {
        let fonts = Fonts::new();
        for (text, bold, width) in [
            ("", false, 0.0),
            // From the tables of DejaVu Sans: units of 2048 an em.
            ("Ж", false, 2206.0 / 20.48),
            ("W", false, 2025.0 / 20.48),
            ("W", true, 2259.0 / 20.48),
            ("教", false, 130.0),
            ("e\u{301}", false, 1260.0 / 20.48),
            ("a\u{200d}b", false, (1255.0 + 1300.0) / 20.48),
        ] {
            let measured = fonts.width(text, Letters { bold, ..TEXT });
            assert!((measured - width).abs() < 0.1, "{text}: {measured}");
        }
    }

    #[test]
    fn the_font_has_what_reports_write() {
        let fonts = Fonts::new();
        let (small, capital) = (('а'..='я').chain(['ё']), ('А'..='Я').chain(['Ё']));
        let signs = "«»„“”—–−№§…●◐○✗◌★→·█½±≤≥≈×÷°€₽ёЁ✓▲▼ӘәҖҗҢңӨөҮүҺһ";
        let all = small.chain(capital).chain(' '..='~').chain(signs.chars());
        for bold in [false, true] {
            let face = fonts.face(Letters { bold, ..TEXT }).unwrap();
            let missing: String = all.clone().filter(|c| face.glyph_index(*c).is_none()).collect();
            assert_eq!(missing, "", "bold: {bold}");
        }
    }
}
