//! Every report on one rich plan, in every format and language, at two widths.

use super::*;
use kcp::formats::{self, Options};
use kcp::reports::REPORTS;

fn rendered(document: &Document, format: &str, lang: Lang, width: usize) -> String {
    let options = Options { width, ..Options::default() };
    let bytes = (formats::named(format).unwrap().render)(document, &options, &Locale::new(lang)).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn on_a_terminal() {
    for kind in REPORTS {
        let document = report(&rich(), kind.name, &[]).unwrap();
        for lang in Lang::ALL {
            let pages = [80, 120].map(|width| rendered(&document, "terminal", lang, width));
            insta::assert_snapshot!(format!("{}-{}", kind.name, lang.code()), pages.join("\n"));
        }
    }
}

#[test]
fn on_a_terminal_under_a_period() {
    for kind in REPORTS {
        let document = report(&rich(), kind.name, &[("period", "2021-12")]).unwrap();
        let page = rendered(&document, "terminal", Lang::Ru, 80);
        insta::assert_snapshot!(format!("{}-december", kind.name), page);
    }
}

#[test]
fn as_markdown_csv_and_json() {
    for kind in REPORTS {
        let document = report(&rich(), kind.name, &[]).unwrap();
        for format in ["markdown", "csv"] {
            let texts = Lang::ALL.map(|lang| rendered(&document, format, lang, 80));
            insta::assert_snapshot!(format!("{}-{format}", kind.name), texts.join("\n").replace('\r', ""));
        }
        insta::assert_snapshot!(format!("{}-json", kind.name), rendered(&document, "json", Lang::Ru, 80));
    }
}
