//! Pictures of trees: SVG and PNG as a reader's program sees them, Mermaid and DOT as text.

use super::{documents, written};
use kcp::document::{Block, Cell, Document, Reference, Row, Table};
use kcp::formats::{FORMATS, Options, Refusal, named};
use kcp::locale::{Lang, Locale};
use kcp::values::{Status, Subject};
use roxmltree::Node;
use std::sync::LazyLock;
use ttf_parser::Face;

const DRAWN: [&str; 4] = ["svg", "png", "mermaid", "dot"];
const REGULAR: &[u8] = include_bytes!("../../../src/formats/drawn/fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("../../../src/formats/drawn/fonts/DejaVuSans-Bold.ttf");

fn goals() -> Document {
    documents::all().into_iter().find(|(of, _)| *of == "goals").unwrap().1
}

fn table(document: &mut Document) -> &mut Table {
    let Some(Block::Table(table)) = document.blocks.iter_mut().find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("no table")
    };
    table
}

/// A goal of the columns of [`goals`]: number, title, rank, weight, activities.
fn goal(parent: Option<usize>, title: &str, rank: i64, weight: f64, served: bool) -> Row {
    let reference = Reference { kind: Subject::Goal, id: None, number: None, title: title.into() };
    let title = Cell::Text(title.into());
    let served = if served { Cell::Empty } else { Cell::Missing("никто".into()) };
    let cells = vec![Cell::Empty, title, Cell::Count(rank), Cell::Share(weight), served];
    Row { parent, ..Row::item(Some(reference), cells) }
}

/// A tree of so many nodes, some of them activities, with titles of every length and kind.
fn large(count: usize) -> Document {
    const TITLES: [&str; 7] = [
        "Правовой ресурс создан",
        "Кадровый ресурс создан: педагоги обучены, посетили школы, работающие по модели, и поощряются",
        "Достопримечательностиобщеобразовательногоучрежденияснова",
        "Every quarter of the town has a place to borrow & \"read\" <books>",
        "ЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩ WWWWWWWWWWWWWWWW ЩЩЩЩЩЩЩЩЩЩЩЩ",
        "教育品質管理システム 👩‍🏫 e\u{301}",
        "ОК",
    ];
    let mut document = goals();
    let mut rows: Vec<Row> = vec![goal(None, TITLES[1], 0, 0.5, true)];
    let mut depths = vec![0_usize];
    for at in 1..count {
        let parent = if at < 8 { 0 } else { (at * 7919 + at / 3) % at.min(1 + at / 2) };
        let parent = if depths[parent] > 4 { 0 } else { parent };
        let weight = f64::from(u32::try_from(at % 97).unwrap()) / 97.0;
        depths.push(depths[parent] + 1);
        rows.push(goal(Some(parent), &format!("{} {at}", TITLES[at % 7]), 1, weight, at % 5 != 0));
        if at % 11 == 0 {
            let last = rows.last_mut().unwrap();
            last.reference.as_mut().unwrap().kind = Subject::Activity;
            last.marked = true;
            last.cells[4] = Cell::Status(Status::Overdue);
        }
    }
    table(&mut document).rows = rows;
    document
}

#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn of(rect: Node) -> Self {
        let (left, top) = (number(rect, "x"), number(rect, "y"));
        Self { left, top, right: left + number(rect, "width"), bottom: top + number(rect, "height") }
    }

    /// Where the letters of a line are, by the font's own tables.
    fn of_text(text: Node) -> Self {
        static FACES: LazyLock<[Face; 2]> =
            LazyLock::new(|| [REGULAR, BOLD].map(|font| Face::parse(font, 0).unwrap()));
        let bold = text.attribute("font-weight") == Some("bold");
        let face = &FACES[usize::from(bold)];
        let (size, left, base) = (number(text, "font-size"), number(text, "x"), number(text, "y"));
        let advance = |c| {
            let id = face.glyph_index(c)?;
            Some(f64::from(face.glyph_hor_advance(id)?) / f64::from(face.units_per_em()))
        };
        // An ideograph is as wide as it is high, an accent or joiner has no width.
        let other = |c: char| if unicode_width::UnicodeWidthChar::width(c) == Some(2) { 1.0 } else { 0.0 };
        let width: f64 =
            text.text().unwrap_or_default().chars().map(|c| advance(c).unwrap_or_else(|| other(c))).sum();
        Self { left, top: base - size * 0.8, right: left + width * size, bottom: base + size * 0.25 }
    }

    fn within(self, outer: Self) -> bool {
        self.left >= outer.left
            && self.right <= outer.right
            && self.top >= outer.top
            && self.bottom <= outer.bottom
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn join(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).unwrap_or_else(|| panic!("{node:?} has no {name}")).parse().unwrap()
}

fn children<'a>(node: Node<'a, 'a>, tag: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(move |child| child.tag_name().name() == tag)
}

/// Reads the boxes and texts of a picture: no two nodes meet, every text is inside its frame, and all is
/// on the page. Gives the number of nodes.
fn check(svg: &str) -> usize {
    let picture = roxmltree::Document::parse(svg).unwrap();
    let root = picture.root_element();
    let page = Area { left: 0.0, top: 0.0, right: number(root, "width"), bottom: number(root, "height") };
    let mut nodes: Vec<(Area, String)> = Vec::new();
    for text in root.descendants().filter(|node| node.tag_name().name() == "text") {
        assert!(Area::of_text(text).within(page), "off the page: {:?}", text.text());
    }
    for group in root.descendants().filter(|node| node.attribute("class") == Some("node")) {
        let name = children(group, "title").next().unwrap().text().unwrap_or_default().to_owned();
        let frame = children(group, "rect").map(Area::of).reduce(Area::join).unwrap();
        let framed = children(group, "rect").any(|rect| rect.has_attribute("rx"));
        let texts: Vec<Area> = children(group, "text").map(Area::of_text).collect();
        assert!(!texts.is_empty(), "{name} has no words");
        for text in &texts {
            assert!(!framed || text.within(frame), "{name}: {text:?} leaves {frame:?}");
        }
        for (at, one) in texts.iter().enumerate() {
            assert!(texts.iter().skip(at + 1).all(|other| !one.meets(*other)), "{name}: lines meet");
        }
        let whole = texts.into_iter().fold(frame, Area::join);
        assert!(whole.within(page), "{name} is off the page");
        nodes.push((whole, name));
    }
    for (at, (one, name)) in nodes.iter().enumerate() {
        for (other, of) in nodes.iter().skip(at + 1) {
            assert!(!one.meets(*other), "{name} and {of} meet: {one:?} {other:?}");
        }
    }
    nodes.len()
}

#[test]
fn labels_keep_to_their_boxes_and_boxes_apart() {
    for lang in Lang::ALL {
        for document in [goals(), large(1), large(30), large(150), large(400)] {
            let mut document = document;
            let rows = table(&mut document).rows.len();
            assert_eq!(check(&written("svg", &document, &Options::default(), lang)), rows);
            // Two bars, one of them under a long name.
            table(&mut document).columns[2].title = "Очень длинное название второй доли".into();
            table(&mut document).columns[2].bar = true;
            for row in &mut table(&mut document).rows {
                row.cells[2] = Cell::Share(0.25);
            }
            assert_eq!(check(&written("svg", &document, &Options::default(), lang)), rows);
        }
    }
}

#[test]
fn a_large_tree_is_set_closer_and_in_wider_boxes() {
    // Seven goals, each with five, each of these with four.
    let mut document = goals();
    let title = "Локальные акты школы пересмотрены и приведены в соответствие";
    let mut rows = vec![goal(None, title, 0, 1.0, true)];
    let mut level = vec![0];
    for width in [7, 5, 4] {
        let above = std::mem::take(&mut level);
        for parent in above {
            for _ in 0..width {
                level.push(rows.len());
                rows.push(goal(Some(parent), title, 1, 0.01, rows.len() % 5 != 0));
            }
        }
    }
    table(&mut document).rows = rows;
    let shape = |document: &Document| {
        let text = written("svg", document, &Options::default(), Lang::Ru);
        check(&text);
        let picture = roxmltree::Document::parse(&text).unwrap();
        let root = picture.root_element();
        let frames = root.descendants().filter(|node| node.has_attribute("rx"));
        let widest = frames.map(|frame| number(frame, "width")).fold(0.0, f64::max);
        (number(root, "height") / number(root, "width"), widest)
    };
    let (ratio, widest) = shape(&document);
    assert!(ratio < 7.0 && widest > 300.0, "{ratio} {widest}");
    table(&mut document).rows.truncate(8);
    assert!(shape(&document).1 < 260.0, "a small one is as it was");
}

#[test]
fn a_picture_says_what_it_shows() {
    let text = written("svg", &goals(), &Options::default(), Lang::Ru);
    let picture = roxmltree::Document::parse(&text).unwrap();
    let root = picture.root_element();
    assert_eq!((root.attribute("role"), root.attribute("lang")), (Some("img"), Some("ru")));
    let by_id = |id| picture.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
    let labels: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').map(by_id).collect();
    assert_eq!(labels[0].text(), Some("Управление качеством образования"));
    let outline = labels[1].text().unwrap().replace('\u{a0}', " ");
    let node = "— — Полномочия распределены · вес 3,80 % · ранг 4 · ✗ нет мероприятий";
    assert!(outline.contains(node), "{outline}");
    assert!(outline.contains("Полоса — вес, самая длинная — 100 %"), "{outline}");
    let words = picture.descendants().filter(|node| node.tag_name().name() == "text");
    let words: Vec<_> = words.filter_map(|node| node.text()).collect();
    let facts = "ранг\u{a0}3 · мероприятия: 3.1–3.3 4.1 4.2";
    for line in ["Качеством образования", facts, "вес\u{a0}61,1\u{a0}%"] {
        assert!(words.contains(&line), "{line}: {words:?}");
    }
}

#[test]
fn bars_are_as_long_as_their_shares() {
    let text = written("svg", &goals(), &Options::default(), Lang::Ru);
    let picture = roxmltree::Document::parse(&text).unwrap();
    let bar = |name: &str| {
        let is = |node: &Node| node.text().is_some_and(|text| text.starts_with(name));
        let group = picture.descendants().find(|node| node.tag_name().name() == "title" && is(node)).unwrap();
        let rects = children(group.parent().unwrap(), "rect").collect::<Vec<_>>();
        number(*rects.last().unwrap(), "width")
    };
    let (whole, some, few) = (bar("Ещё глубже"), bar("Правовой ресурс"), bar("Полномочия"));
    // A level's boxes are as wide as its texts, so bars of one level are compared.
    assert!(whole > 90.0 && some > 0.0, "{whole} {some}");
    let served = bar("Акты регулируют");
    assert!((served / few - 0.317 / 0.038).abs() < 0.2, "{served} {few}");
}

#[test]
fn what_lacks_something_is_marked_by_word_frame_and_colour() {
    let text = written("svg", &goals(), &Options::default(), Lang::En);
    let picture = roxmltree::Document::parse(&text).unwrap();
    let dashed = picture.descendants().filter(|node| node.has_attribute("stroke-dasharray"));
    let groups: Vec<Node> = dashed.map(|rect| rect.parent().unwrap()).collect();
    assert_eq!(groups.len(), 1);
    let words: Vec<_> = children(groups[0], "text").filter_map(|node| node.text()).collect();
    assert!(
        words.contains(&"Полномочия распределены") && words.contains(&"✗\u{a0}нет мероприятий"),
        "{words:?}"
    );
}

#[test]
fn only_trees_are_drawn_and_the_others_are_told_where_to_go() {
    for (name, document) in documents::all() {
        for format in FORMATS.iter().filter(|format| DRAWN.contains(&format.name)) {
            let rendered = (format.render)(&document, &Options::default(), &Locale::new(Lang::Ru));
            assert_eq!(rendered.is_ok(), (format.shows)(&document), "{name} {}", format.name);
            let Err(refusal) = rendered else { continue };
            assert_ne!(name, "goals");
            assert!(matches!(&refusal, Refusal::NoTree { format: of, .. } if *of == format.name));
            let said = Locale::new(Lang::Ru).say(&refusal.message());
            assert!(said.contains("terminal, markdown, csv, json"), "{said}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = large(25);
    for format in DRAWN.map(|name| named(name).unwrap()) {
        let render = || (format.render)(&document, &Options::default(), &Locale::new(Lang::Ru)).unwrap();
        assert!(render() == render(), "{}", format.name);
    }
}

#[test]
fn a_png_has_dots_for_every_node_and_its_size_on_paper() {
    let format = named("png").unwrap();
    let document = large(40);
    let bytes = (format.render)(&document, &Options::default(), &Locale::new(Lang::Ru)).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut dots).unwrap();
    let density = reader.info().pixel_dims.unwrap();
    assert_eq!((density.xppu, density.yppu), (7559, 7559));
    let svg = written("svg", &document, &Options::default(), Lang::Ru);
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let root = picture.root_element();
    assert_eq!(f64::from(info.width), (number(root, "width") * 2.0).ceil());
    assert_eq!(f64::from(info.height), (number(root, "height") * 2.0).ceil());
    // Where the SVG has a line of letters, the PNG has ink, and about as much as such letters take.
    let dark = |area: Area| {
        let (mut dark, mut all) = (0.0, 0.0);
        for y in (area.top * 2.0) as usize..(area.bottom * 2.0) as usize {
            for x in (area.left * 2.0) as usize..(area.right * 2.0) as usize {
                let at = (y * info.width as usize + x) * 3;
                all += 1.0;
                dark += f64::from(u8::from(dots[at] < 0xb0 && dots[at + 2] < 0xc0));
            }
        }
        dark / all
    };
    let texts = picture.descendants().filter(|node| node.tag_name().name() == "text");
    let mut seen = 0;
    for text in texts.filter(|text| text.text().is_some_and(|text| text.chars().count() > 3)) {
        let share = dark(Area::of_text(text));
        assert!((0.05..0.6).contains(&share), "{:?}: {share}", text.text());
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_tree_too_large_for_dots_is_refused() {
    let format = named("png").unwrap();
    let refusal = (format.render)(&large(9000), &Options::default(), &Locale::new(Lang::En)).unwrap_err();
    assert_eq!(refusal, Refusal::TooLarge { format: "png" });
    assert!(Locale::new(Lang::En).say(&refusal.message()).contains("--goal"));
}

/// A tree whose titles mean something to the languages that draw.
fn nasty() -> Document {
    let titles = [
        "Корень \"в кавычках\" <b>жирный</b> & [скобки] {фигурные} |черта|",
        "end",
        "1. Начать в 10:30, fa:fa-home",
        "- список *звёзды* _черта_ `код` $$x$$",
        "%%{init}%% a\\b \\n #35;",
        "первая\nвторая\tстрока",
    ];
    let mut document = goals();
    let rows =
        titles.iter().enumerate().map(|(at, title)| goal((at > 0).then_some(0), title, 1, 0.25, at != 1));
    table(&mut document).rows = rows.collect();
    document
}

/// The text behind Mermaid's numbers of characters.
fn decoded(label: &str) -> String {
    let mut out = String::new();
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('#') {
        let (code, after) = after.split_once(';').unwrap();
        out += before;
        out.push(char::from_u32(code.parse().unwrap()).unwrap());
        rest = after;
    }
    (out + rest).replace('\u{2060}', "")
}

#[test]
fn mermaid_keeps_every_sign_a_sign() {
    let text = written("mermaid", &nasty(), &Options::default(), Lang::Ru);
    insta::assert_snapshot!("nasty-mermaid", text);
    let labels: Vec<_> =
        text.lines().filter_map(|line| line.split_once("[\"")?.1.strip_suffix("\"]")).collect();
    assert_eq!(labels.len(), 6);
    let rows = table(&mut nasty()).rows.clone();
    for (label, row) in labels.iter().zip(rows) {
        let plain = label.replace("<br/>", "\n");
        assert!(
            !plain.contains(['"', '<', '>', '[', ']', '{', '}', '`', '*', '_', '|', '\\', '&']),
            "{label}"
        );
        let title = row.reference.unwrap().title.replace('\t', " ");
        assert!(decoded(&plain).starts_with(&title), "{label}");
    }
    assert!(labels[1].contains("вес\u{a0}25\u{a0}%") && labels[1].contains("✗\u{a0}нет мероприятий"));
    assert!(text.contains("\n  class n1 missing\n"), "{text}");
    assert_eq!(text.matches(" --- ").count(), 5);
}

#[test]
fn dot_keeps_every_sign_a_sign() {
    let text = written("dot", &nasty(), &Options::default(), Lang::Ru);
    insta::assert_snapshot!("nasty-dot", text);
    assert_eq!(text.matches(" -> ").count(), 5);
    for line in text.lines().filter(|line| line.trim_start().starts_with('n') && line.contains("[label=")) {
        // Quotes come in pairs once the escaped ones are left out.
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
    }
}

/// Graphviz itself reads it and gives the texts back, where it is installed.
#[test]
fn graphviz_reads_what_is_written() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let run = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut run) = run else { return };
    let text = written("dot", &nasty(), &Options::default(), Lang::Ru);
    run.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let out = run.wait_with_output().unwrap();
    assert!(out.status.success());
    let svg = String::from_utf8(out.stdout).unwrap();
    let svg = svg.split_once("<svg").unwrap().1;
    let drawn = format!("<svg{svg}");
    let picture = roxmltree::Document::parse(&drawn).unwrap();
    let texts: Vec<_> = picture.descendants().filter(|node| node.tag_name().name() == "text").collect();
    let said =
        texts.iter().filter_map(|node| node.text()).collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
    for part in ["\"в кавычках\"", "<b>жирный</b> &", "a\\b \\n #35;", "первая вторая строка", "вес 25 %"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
}
