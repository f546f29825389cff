use crate::source::{Source, Span};
use crate::syntax::{Kind, Known, Style, parse};

fn shown(text: &str) -> String {
    let parsed = parse(&Source::new("p", text), &Known::default());
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    format!("{:?}", parsed.tree.root().unwrap())
}

#[test]
fn texts_stay_as_written_and_only_nothing_is_null() {
    assert_eq!(
        shown("a: no\nb: 1.10\nc: ~\nd: null\ne:\nf: 0755\ng: 2021-09\n"),
        "{a: no, b: 1.10, c: ~, d: ~, e: ~, f: 0755, g: 2021-09}"
    );
    assert_eq!(shown("[a, {b: c}, 'd''e', \"f\\tg\"]"), "[a, {b: c}, \"d'e\", \"f\\tg\"]");
    assert_eq!(shown("a: |\n  b\n  c\nd: >-\n  e\n  f\n"), "{a: \"b\\nc\\n\", d: \"e f\"}");
    assert_eq!(shown("a: один\n  два\n"), "{a: один два}");
}

#[test]
fn spans_are_the_exact_own_text() {
    let text = "\u{feff}a: >- # как\r\n  раз\r\n\r\n  два\r\n\r\n\
        b:\r\n  - c: 'x'\r\n    d: {e: [1, 2] }\r\n  -\r\nf:   # нет\r\n";
    let source = Source::new("p", text);
    let parsed = parse(&source, &Known::default());
    let root = parsed.tree.root().unwrap();
    let at = |key: &str| root.get(key).unwrap();
    assert_eq!(source.slice(at("a").span()), ">- # как\r\n  раз\r\n\r\n  два");
    assert_eq!(source.slice(at("b").span()), "- c: 'x'\r\n    d: {e: [1, 2] }\r\n  -");
    let item = at("b").items().next().unwrap();
    assert_eq!(source.slice(item.span()), "c: 'x'\r\n    d: {e: [1, 2] }");
    assert_eq!(source.slice(item.get("c").unwrap().span()), "'x'");
    assert_eq!(source.slice(item.get("d").unwrap().get("e").unwrap().span()), "[1, 2]");
    let empty = at("f");
    assert_eq!(empty.kind(), Kind::Null);
    assert!(source.text()[..empty.span().start as usize].ends_with("f:"));
    assert_eq!(
        source.slice(root.span()),
        source.text().trim_start_matches('\u{feff}').split("   #").next().unwrap()
    );
}

#[test]
fn a_part_of_a_value_is_found_in_the_file_where_it_is_written_as_it_reads() {
    let source = Source::new("p", "a: до 5 мая\nb: \"до 5 мая\"\nc: \"до\\t5\"\n");
    let parsed = parse(&source, &Known::default());
    let root = parsed.tree.root().unwrap();
    let part = |key: &str| root.get(key).unwrap().content_span_of(5..6).map(|span| source.slice(span));
    assert_eq!((part("a"), part("b"), part("c")), (Some("5"), Some("5"), None));
    assert_eq!(root.get("a").unwrap().content_span_of(0..99), None);
}

#[test]
fn what_commas_and_colons_split_is_found() {
    let text = "a: { t: Уход, болезнь, отпуск, b: c }\nd:\n  - Урок: итоги\n";
    let source = Source::new("p", text);
    let parsed = parse(&source, &Known::default());
    let root = parsed.tree.root().unwrap();
    let map = root.get("a").unwrap();
    let keys: Vec<_> = map.entries().map(|(key, _)| key).collect();
    let bare: Vec<_> = keys.iter().map(|key| key.is_flow_entry_without_value()).collect();
    assert_eq!(bare, [false, true, true, false]);
    let item = root.get("d").unwrap().items().next().unwrap();
    assert_eq!(item.text_split_by_colon().map(|span| source.slice(span)), Some("Урок: итоги"));
    assert_eq!(root.text_split_by_colon(), None);
}

#[test]
fn an_alias_has_its_own_place_and_anothers_contents() {
    let source = Source::new("p", "a: &team [x, y]\nb: *team\n");
    let parsed = parse(&source, &Known::default());
    let alias = parsed.tree.root().unwrap().get("b").unwrap();
    assert_eq!(alias.kind(), Kind::Sequence { flow: true });
    assert_eq!(source.slice(alias.span()), "*team");
    let items: Vec<_> = alias.items().map(|item| item.text().into_owned()).collect();
    assert_eq!(items, ["x", "y"]);
    assert!(alias.items().all(|item| item.kind() == Kind::Scalar(Style::Plain)));
}

#[test]
fn an_empty_text_has_no_root() {
    for text in ["", "\n\n", "# a\n", "\u{feff}"] {
        assert!(parse(&Source::new("p", text), &Known::default()).tree.root().is_none(), "{text:?}");
    }
    let parsed = parse(&Source::new("p", "---\n"), &Known::default());
    assert_eq!(parsed.tree.root().map(|root| (root.kind(), root.span())), Some((Kind::Null, Span::at(3))));
}
