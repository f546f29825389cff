//! What people type that is no YAML: each fault is named, and everything else is read.

use kcp::diagnostic::render::{Shown, Sources, Style, full};
use kcp::diagnostic::{Diagnostic, Edit};
use kcp::locale::{Lang, Locale};
use kcp::model::parse;
use kcp::source::{Source, Span};
use kcp::syntax::{Kind, Parsed, Ref};
use std::fmt::Write as _;

/// The texts of the file of examples, parted by lines of `%%%`; `\u{a0}` stands for the character that none
/// can see.
fn examples() -> Vec<String> {
    let text = std::fs::read_to_string("tests/data/syntax/faults.txt").unwrap();
    text.split("%%%\n").map(|text| text.replace("\\u{a0}", "\u{a0}")).collect()
}

fn read(text: &str) -> (Source, Parsed) {
    let source = Source::new("program.yaml", text);
    let parsed = parse(&source);
    (source, parsed)
}

fn tree(parsed: &Parsed) -> String {
    parsed.tree.root().map_or("nothing".into(), |root| format!("{root:?}"))
}

fn shown(text: &str, lang: Lang, width: usize) -> String {
    let (source, parsed) = read(text);
    let shown: Vec<_> =
        parsed.diagnostics.iter().map(|diagnostic| Shown { diagnostic, subject: None }).collect();
    let mut out = String::new();
    let sources = Sources { plan: &source, config: None };
    full(&mut out, &shown, sources, &Locale::new(lang), Style { color: false, width });
    let _ = writeln!(out, "→ {}\n", tree(&parsed));
    out
}

/// The text with a mend applied.
fn mended(text: &str, edits: &[Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.span);
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    out
}

#[test]
fn every_fault_is_named_with_its_mend_and_the_rest_is_read() {
    for lang in Lang::ALL {
        let all = examples().into_iter().map(|text| format!("{text}-----\n{}", shown(&text, lang, 80)));
        insta::assert_snapshot!(format!("faults-{}", lang.code()), all.collect::<Vec<_>>().join("=====\n"));
    }
}

const PLAN: &str = "\
kcp: 1
title: Школа № 5: итоги года
goal:
  title: Качеством управляют
  unit: %
directions:
  - title: Право
    activities:
      - title: \"Точка роста\" в школе
        result: Приказ #5
\tnote: Согласовать
      – title: Аудит
        responsible: [deputy
";

#[test]
fn a_plan_of_several_faults_at_every_width() {
    for lang in Lang::ALL {
        for width in [40, 80, 120] {
            insta::assert_snapshot!(format!("plan-{}-{width}", lang.code()), shown(PLAN, lang, width));
        }
    }
}

#[test]
fn a_safe_mend_leaves_no_fault_behind_it() {
    for text in examples().iter().chain([&PLAN.to_owned()]) {
        let (source, parsed) = read(text);
        for fault in &parsed.diagnostics {
            let Some(fix) = fault.fixes.iter().find(|fix| fix.safe) else { continue };
            let (_, after) = read(&mended(source.text(), &fix.edits));
            assert!(
                after.diagnostics.len() < parsed.diagnostics.len(),
                "{text}\n{:?}\n{:#?}",
                fix.edits,
                after.diagnostics
            );
        }
    }
}

#[test]
fn what_is_read_past_a_fault_is_what_the_mended_text_says() {
    for text in examples().iter().chain([&PLAN.to_owned()]) {
        let (source, parsed) = read(text);
        let safe = |fault: &Diagnostic| fault.fixes.first().is_some_and(|fix| fix.safe);
        let cut = |fault: &Diagnostic| fault.rule.name != "yaml-syntax";
        if parsed.diagnostics.is_empty() || !parsed.diagnostics.iter().all(|one| safe(one) && !cut(one)) {
            continue;
        }
        let edits: Vec<Edit> =
            parsed.diagnostics.iter().flat_map(|fault| fault.fixes[0].edits.clone()).collect();
        let (_, after) = read(&mended(source.text(), &edits));
        assert!(after.diagnostics.is_empty(), "{text}\n{:?}", after.diagnostics);
        let same = tree(&parsed).replace('"', "");
        assert_eq!(same, tree(&after).replace('"', ""), "{text}");
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    for text in examples().iter().chain([&PLAN.to_owned()]) {
        let (_, plain) = read(text);
        for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text.trim_end().to_owned()] {
            let (_, parsed) = read(&other);
            let keys = |parsed: &Parsed| {
                parsed.diagnostics.iter().map(|fault| fault.message.key).collect::<Vec<_>>()
            };
            assert_eq!(keys(&plain), keys(&parsed), "{other:?}");
            assert_eq!(tree(&plain), tree(&parsed), "{other:?}");
        }
    }
}

/// Every place lies within the file, on characters, and children within their parents.
fn sound(source: &Source, parsed: &Parsed) {
    let whole = |span: Span| source.text().get(span.range()).is_some();
    for fault in &parsed.diagnostics {
        assert!(whole(fault.place.span), "{fault:?}\n{}", source.text());
        assert!(fault.labels.iter().all(|label| whole(label.place.span)), "{fault:?}");
        for fix in &fault.fixes {
            assert!(fix.edits.iter().all(|edit| whole(edit.span)), "{fault:?}\n{}", source.text());
        }
    }
    fn visit(source: &Source, node: Ref<'_>, depth: usize) {
        assert!(source.text().get(node.span().range()).is_some(), "{node:?}\n{}", source.text());
        assert!(depth < 600);
        match node.kind() {
            Kind::Mapping { .. } => node.entries().for_each(|(key, value)| {
                visit(source, key, depth + 1);
                visit(source, value, depth + 1);
            }),
            Kind::Sequence { .. } => node.items().for_each(|item| visit(source, item, depth + 1)),
            _ => {}
        }
    }
    if let Some(root) = parsed.tree.root() {
        visit(source, root, 0);
    }
}

#[test]
fn no_slip_of_the_pen_breaks_reading() {
    let slips = [
        "", "\n", "\t", " ", "\u{a0}", "-", "– ", ":", ": ", "\"", "'", "{", "}", "[", "]", ",", "#", " #5",
        "&", "*", "!", "|", ">", "%", "@", "`", "?", "\\", "…", "\r", "---\n", "\u{0}", "\u{feff}",
    ];
    let text = PLAN.replace(": итоги", "").replace(" %", " x").replace('\t', "        ");
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for (place, pair) in places.windows(2).enumerate() {
        // Each slip at every fourth place: all together meet every place.
        for slip in slips.iter().skip(place % 4).step_by(4) {
            let put = format!("{}{slip}{}", &text[..pair[0]], &text[pair[0]..]);
            let instead = format!("{}{slip}{}", &text[..pair[0]], &text[pair[1]..]);
            for text in [put, instead] {
                let (source, parsed) = read(&text);
                sound(&source, &parsed);
            }
        }
    }
}

#[test]
fn one_slip_costs_no_other_activity() {
    let slips = ["\t", "\u{a0}", "\"", "'", "{", "[", ":", "&", "*", "%", "|", "@"];
    let activity = |n: usize| format!("  - title: Мероприятие {n}\n    due: 2021-0{n}\n    note: текст\n");
    let text: String = std::iter::once("activities:\n".to_owned()).chain((1..6).map(activity)).collect();
    let first = text.find("Мероприятие 3").unwrap() - 11;
    let last = text.find("  - title: Мероприятие 4").unwrap();
    let places = text.char_indices().map(|(at, _)| at).filter(|at| (first..last).contains(at));
    let mut lost = Vec::new();
    for at in places {
        for slip in slips {
            let slipped = format!("{}{slip}{}", &text[..at], &text[at..]);
            let (source, parsed) = read(&slipped);
            sound(&source, &parsed);
            let root = parsed.tree.root().unwrap();
            let titles: Vec<_> = root
                .get("activities")
                .iter()
                .flat_map(|list| list.items())
                .filter_map(|item| item.get("title").map(|title| title.text().into_owned()))
                .collect();
            for n in [1, 2, 4, 5] {
                if !titles.contains(&format!("Мероприятие {n}")) {
                    let line = slipped[..at + 1].matches('\n').count();
                    let line = slipped.lines().nth(line).unwrap_or_default();
                    let keys: Vec<_> = parsed.diagnostics.iter().map(|fault| fault.message.key).collect();
                    lost.push(format!("{n} is lost by {line:?}: {keys:?}"));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn a_file_in_another_encoding_is_named_and_says_nothing_else() {
    let utf16 = PLAN.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ansi =
        [b"title: ".to_vec(), vec![0xcf, 0xf0, 0xee, 0xe3, 0xf0, 0xe0, 0xec, 0xec, 0xe0, b'\n']].concat();
    for (bytes, key) in [
        (utf16, "yaml-syntax.utf16"),
        (ansi, "yaml-syntax.cp1251"),
        (b"PK\x03\x04word/document.xml".to_vec(), "yaml-syntax.archive"),
        (vec![0; 64], "yaml-syntax.binary"),
    ] {
        let source = Source::decode("program.yaml", bytes);
        let parsed = parse(&source);
        sound(&source, &parsed);
        let keys: Vec<_> = parsed.diagnostics.iter().map(|fault| fault.message.key).collect();
        assert_eq!(keys, [key]);
        assert_eq!(parsed.tree.root().map(Ref::kind), Some(Kind::Blanked));
    }
}

#[test]
fn single_wrong_bytes_are_reported_at_their_place_and_the_rest_is_read() {
    let source = Source::decode("program.yaml", b"kcp: 1\ntitle: a\xffb\0c\ngoal: d\n".to_vec());
    let parsed = parse(&source);
    let keys: Vec<_> = parsed.diagnostics.iter().map(|fault| (fault.message.key, fault.place.span)).collect();
    let expected = [("yaml-syntax.bad-bytes", Span::new(15, 16)), ("yaml-syntax.zero", Span::new(17, 18))];
    assert_eq!(keys, expected);
    assert_eq!(tree(&parsed), "{kcp: 1, title: a?b c, goal: d}");
}

#[test]
fn collections_without_end_and_references_that_multiply_cost_little() {
    let bomb = |levels: usize, times: usize| {
        let first = format!("a0: &a0 [{}]\n", vec!["x"; times].join(", "));
        (0..levels).fold(first, |text, n| {
            let again = vec![format!("*a{n}"); times].join(", ");
            format!("{text}a{0}: &a{0} [{again}]\n", n + 1)
        })
    };
    let deep: String = (0..10_000).map(|n| format!("{}a:\n", " ".repeat(n.min(600)))).collect();
    for (text, key) in [
        (bomb(9, 9), "yaml-syntax.alias-bomb"),
        // More than can be counted.
        (bomb(25, 10), "yaml-syntax.alias-bomb"),
        ("[".repeat(1_000_000), "yaml-syntax.depth"),
        ("- ".repeat(10_000), "yaml-syntax.depth"),
        (deep, "yaml-syntax.depth"),
        ("a: &b [*b]\n".to_owned(), "yaml-syntax.alias-loop"),
    ] {
        let (source, parsed) = read(&text);
        sound(&source, &parsed);
        assert_eq!(parsed.diagnostics.first().map(|fault| fault.message.key), Some(key));
        assert!(parsed.diagnostics.len() <= 2, "{key}: {}", parsed.diagnostics.len());
    }
}

#[test]
fn of_equal_keys_the_first_with_a_value_is_read_in_small_records_and_large() {
    let others: String = (0..20).map(|n| format!("k{n}: x\n")).collect();
    for others in ["", &others] {
        let (source, parsed) = read(&format!("note:\nnote: один\nnote: два\nnote:\n{others}"));
        let read = parsed.tree.root().and_then(|root| root.get("note"));
        assert_eq!(read.map(|note| note.text().into_owned()).as_deref(), Some("один"));
        let told = |fault: &Diagnostic| {
            let first = fault.labels.first().map(|label| source.line_at(label.place.span.start as usize) + 1);
            let help = fault.help.as_ref().map(|help| help.key);
            (source.line_at(fault.place.span.start as usize) + 1, first, help)
        };
        let told: Vec<_> = parsed.diagnostics.iter().map(told).collect();
        let expected = [
            (2, Some(1), Some("duplicate-key.help-empty")),
            (3, Some(2), Some("duplicate-key.help")),
            (4, Some(2), Some("duplicate-key.help")),
        ];
        assert_eq!(told, expected);
    }
}

#[test]
fn a_hundred_comment_lines_and_goals_a_hundred_deep_are_fine() {
    let comments = "# заметка\n".repeat(500) + "kcp: 1\n" + &"# ещё\n".repeat(500) + "title: x\n";
    let goals: String =
        (0..100).map(|n| format!("{0}- title: x\n{0}  subgoals:\n", "    ".repeat(n))).collect();
    for text in [comments, goals] {
        let (_, parsed) = read(&text);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    }
}

#[test]
fn a_fault_on_every_line_costs_no_more_a_line_however_many_there_are() {
    for lines in [
        "  • x\n • y\n",
        "   a: b\n a: b\n  a: b\n",
        "%\n",
        "\ta: %\n",
        "a: \"x\n",
        "a: {b: %\n",
        "a: b\nтекст\n",
        "- a\n  b: c\n",
        "a: |x\n",
        "a:\n  – x: y\n",
        "a: {\nb: c\n}\n",
    ] {
        let (source, parsed) = read(&lines.repeat(3000));
        sound(&source, &parsed);
        let last = parsed.diagnostics.iter().flat_map(|fault| &fault.fixes).flat_map(|fix| &fix.edits);
        let last =
            last.map(|edit| edit.span.end).chain(parsed.diagnostics.iter().map(|fault| fault.place.span.end));
        let reached = last.max().unwrap_or_default() as usize;
        assert!(reached * 100 > source.text().len() * 99, "{lines:?}: {reached} of {}", source.text().len());
    }
}

/// What is told of a plan whose directions are these lines, each in braces.
fn told(activities: &[&str]) -> (Vec<(&'static str, String)>, Vec<String>) {
    let clean = include_str!("../data/clean.yaml");
    let head = clean.split("directions:").next().unwrap();
    let lines: String = activities.iter().map(|line| format!("      - {{ {line} }}\n")).collect();
    let plan = format!(
        "{head}directions:\n  - title: Право\n    goals: [legal, staff]\n    responsible: director\n    \
         activities:\n{lines}"
    );
    let compiled = crate::slips::compiled(&plan, chrono::NaiveDate::from_ymd_opt(2021, 12, 15).unwrap());
    let told = compiled.found.iter().map(|found| {
        let fault = &found.diagnostic;
        (fault.rule.name, fault.message.key.to_owned())
    });
    let programme = compiled.programme.as_ref().unwrap();
    assert_eq!(programme.directions.len(), 1);
    (told.collect(), programme.activities.iter().map(|activity| activity.title.to_string()).collect())
}

#[test]
fn a_quote_in_brackets_never_closed_costs_its_text_alone() {
    let second = "title: Второе дело, dates: 2022-03, after: a, goals: [legal], result: Приказ";
    for first in [
        "id: a, title: \"Первое дело, dates: 2022-02, goals: [legal, staff]",
        "title: Первое дело, id: \"a, dates: 2022-02, goals: [legal, staff], result: Приказ",
        "id: a, dates: 2022-02, result: Приказ, title: \"Первое дело, оно же главное",
        "id: a, title: Первое дело, dates: 2022-02, goals: [\"legal, staff], result: Приказ",
        "id: a, title: Первое дело, dates: 2022-02, goals: [\"legal, staff]",
        "id: a, title: Первое дело, dates: 2022-02, result: Приказ, goals: ['legal, staff]",
    ] {
        let (told, titles) = told(&[first, second]);
        assert_eq!(told, [("yaml-syntax", "yaml-syntax.unclosed-quote".to_owned())], "{first}");
        assert_eq!(titles.len(), 2, "{first}");
        assert_eq!(titles[1], "Второе дело", "{first}");
    }
}

#[test]
fn a_quote_too_many_before_a_text_in_quotes_costs_its_own_value_alone() {
    let second = "title: Второе дело, dates: 2022-03, after: a, goals: [legal], result: Приказ";
    let first = "id: \"a, title: \"Первое дело\", dates: 2022-02, goals: [legal, staff], result: Приказ";
    let (told, titles) = told(&[first, second]);
    assert_eq!(told, [("yaml-syntax", "yaml-syntax.unclosed-quote".to_owned())]);
    assert_eq!(titles, ["Первое дело", "Второе дело"]);
}

#[test]
fn a_value_of_too_many_faults_is_left_out_and_reading_goes_on_after_it() {
    let (source, parsed) = read(&format!("a: {{\n{}}}\ntitle: Школа\n", "  b: %,\n".repeat(4000)));
    sound(&source, &parsed);
    let key = |key| parsed.diagnostics.iter().filter(|fault| fault.message.key == key).count();
    assert_eq!((key("yaml-syntax.skip"), key("yaml-syntax.rest")), (1, 0));
    let title = parsed.tree.root().unwrap().get("title");
    assert_eq!(title.map(|title| title.text().into_owned()), Some("Школа".to_owned()));
    let many = format!("a: {{\n{}}}\n", "  b: %,\n".repeat(3000)).repeat(12);
    let (source, parsed) = read(&many);
    sound(&source, &parsed);
    let rest = parsed.diagnostics.iter().filter(|fault| fault.message.key == "yaml-syntax.rest");
    assert_eq!(rest.count(), 1, "what is not read is said");
}
