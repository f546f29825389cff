//! What people read: terminal and Markdown.

use super::{documents, written};
use kcp::document::Document;
use kcp::formats::{Options, Refusal, named};
use kcp::locale::{Lang, Locale};
use unicode_width::UnicodeWidthStr;

fn page(document: &Document, width: usize, lang: Lang) -> String {
    written("terminal", document, &Options { width, ..Options::default() }, lang)
}

/// The text without the escape sequences that colours are.
fn unpainted(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain + rest
}

#[test]
fn pages_look_as_they_should() {
    for (name, document) in documents::all() {
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| [40, 80, 120].map(|width| (lang, width))) {
            insta::assert_snapshot!(format!("{name}-{}-{width}", lang.code()), page(&document, width, lang));
        }
        let markdown = written("markdown", &document, &Options::default(), Lang::Ru);
        insta::assert_snapshot!(format!("{name}-markdown"), markdown);
    }
}

#[test]
fn no_line_is_wider_than_the_page() {
    for (name, document) in documents::all() {
        for width in 20..=200 {
            for line in page(&document, width, Lang::Ru).lines() {
                assert!(line.width() <= width, "{name} at {width}: {line}");
                assert_eq!(line.trim_end_matches(' '), line, "{name} at {width}");
            }
        }
    }
}

/// A month as a narrow column has it.
fn short_month(word: &str) -> &str {
    match word {
        "ноябрь" => "ноя",
        "декабрь" => "дек",
        _ => word,
    }
}

#[test]
fn no_word_is_lost_at_any_width() {
    for (name, document) in documents::all().into_iter().filter(|(name, _)| !name.contains("matrix")) {
        // What a page says without any wrapping, in words that no column is too narrow for.
        let wide = page(&document, 1000, Lang::Ru);
        // Headings of columns are left out where a row becomes a block.
        let body = wide.rfind("────").map_or(wide.as_str(), |rule| &wide[rule..]);
        // A bar is as long as the page has room for.
        let short = |word: &&str| word.width() <= 10 && !word.contains(|c| matches!(c, '─' | '█'..='▏'));
        let words: Vec<&str> = body.split_whitespace().filter(short).map(short_month).collect();
        assert!(words.len() > 10, "{name}");
        for width in 40..120 {
            let narrow = page(&document, width, Lang::Ru);
            for word in &words {
                let mut parts = word.split_inclusive('-');
                // Levels of a deep tree that don't fit are counted.
                let found = word.starts_with('…') || parts.all(|part| narrow.contains(part));
                assert!(found, "{name} at {width}: {word}");
            }
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    for (name, document) in documents::all() {
        for width in [40, 80, 120, 200] {
            let painted = written(
                "terminal",
                &document,
                &Options { width, color: true, ..Options::default() },
                Lang::Ru,
            );
            let plain = page(&document, width, Lang::Ru);
            assert!(!plain.contains('\u{1b}'), "{name}");
            assert!(painted.contains("\u{1b}["), "{name}");
            assert_eq!(unpainted(&painted), plain, "{name} at {width}");
        }
    }
}

#[test]
fn what_drives_a_terminal_is_shown_as_escapes_in_every_format() {
    let (_, document) = documents::all().swap_remove(0);
    for format in kcp::formats::FORMATS.iter().filter(|format| (format.shows)(&document)) {
        let text = written(format.name, &document, &Options::default(), Lang::Ru);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{}", format.name);
        assert!(text.contains("u{202e}") || text.contains("\\u202e"), "{}", format.name);
    }
}

#[test]
fn a_status_is_said_by_glyph_and_word() {
    let (_, document) = documents::all().swap_remove(0);
    let text = page(&document, 100, Lang::Ru).replace('\u{a0}', " ");
    for said in ["● сделано", "◐ идёт", "○ план", "✗ просрочено", "◌ отложено", "– отменено"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn columns_may_be_chosen_and_ordered() {
    let (_, document) = documents::all().swap_remove(0);
    let columns = Some(vec!["status".to_owned(), "title".to_owned(), "section".to_owned()]);
    let options = Options { columns, width: 100, ..Options::default() };
    let text = written("terminal", &document, &options, Lang::Ru);
    let header = text.lines().find(|line| line.contains("Мероприятие")).unwrap();
    let at = |word: &str| header.find(word).unwrap();
    assert!(at("Статус") < at("Мероприятие") && at("Мероприятие") < at("Подраздел"));
    assert!(!header.contains("Ответственный"));
}

#[test]
fn columns_are_asked_for_by_key_or_by_heading() {
    let (_, document) = documents::all().swap_remove(0);
    let typed = ["статус", " Срок", "title", "№"].map(str::to_owned);
    let keys = kcp::formats::keys(&document, &typed).unwrap();
    assert_eq!(keys, ["status", "span", "title", "number"]);
    assert!(kcp::formats::keys(&document, &["titel".to_owned()]).is_err());
}

#[test]
fn an_unknown_column_is_refused_by_every_format() {
    let (_, document) = documents::all().swap_remove(0);
    let (_, tree) = documents::all().into_iter().find(|(name, _)| *name == "goals").unwrap();
    for format in kcp::formats::FORMATS {
        let document = if (format.shows)(&document) { &document } else { &tree };
        let options = Options { columns: Some(vec!["titel".into()]), ..Options::default() };
        let refusal = (format.render)(document, &options, &Locale::new(Lang::Ru)).unwrap_err();
        assert!(matches!(&refusal, Refusal::UnknownColumn { name, known }
            if name == "titel" && known.iter().any(|(key, _)| key == "title")));
        let said = Locale::new(Lang::Ru).say(&refusal.message());
        assert!(said.contains("titel") && said.contains("number (№), title ("), "{said}");
    }
}

#[test]
fn only_csv_is_for_excel() {
    let (_, document) = documents::all().swap_remove(0);
    for name in ["terminal", "markdown", "json"] {
        let options = Options { excel: true, ..Options::default() };
        let refusal = (named(name).unwrap().render)(&document, &options, &Locale::new(Lang::En)).unwrap_err();
        assert_eq!(refusal, Refusal::NotForExcel { format: name });
    }
}

#[test]
fn a_page_of_many_rows_holds_them_all() {
    let document = documents::large(5000);
    assert!(page(&document, 100, Lang::Ru).lines().count() > 5000);
}

#[test]
fn markdown_tables_have_as_many_cells_in_each_line() {
    for (name, document) in documents::all() {
        let text = written("markdown", &document, &Options::default(), Lang::Ru);
        let tables = text.split("\n\n").filter(|part| part.starts_with('|'));
        for table in tables {
            let cells = |line: &str| line.replace("\\|", "").matches('|').count();
            let width = table.lines().next().unwrap().width();
            let first = cells(table.lines().next().unwrap());
            for line in table.lines() {
                assert_eq!(cells(line), first, "{name}: {line}");
                assert_eq!(line.width(), width, "{name}: {line}");
            }
        }
    }
}
