//! The formats, over documents made by hand.

mod data;
mod documents;
mod drawings;
mod pages;

use kcp::formats::{Options, named};
use kcp::locale::{Lang, Locale};

/// A document in a format, as text.
fn written(format: &str, document: &kcp::document::Document, options: &Options, lang: Lang) -> String {
    let format = named(format).unwrap();
    let bytes = (format.render)(document, options, &Locale::new(lang)).unwrap();
    String::from_utf8(bytes).unwrap()
}
