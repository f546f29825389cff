//! What machines read: JSON and CSV.

use super::{documents, written};
use kcp::document::{Block, Document, RowKind, Table};
use kcp::formats::Options;
use kcp::locale::Lang;
use serde_json::{Value, json};

fn document(name: &str) -> Document {
    documents::all().into_iter().find(|(of, _)| *of == name).unwrap().1
}

fn json_of(name: &str) -> Value {
    serde_json::from_str(&written("json", &document(name), &Options::default(), Lang::Ru)).unwrap()
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// A reader of RFC 4180: records of fields.
fn records(text: &str, between: char) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let record = records.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                record.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            _ if quoted => record.last_mut().unwrap().push(c),
            '\r' => {
                assert_eq!(chars.next(), Some('\n'), "a line ends with CRLF");
                records.push(vec![String::new()]);
            }
            '\n' => panic!("a line break outside quotes is CRLF"),
            c if c == between => record.push(String::new()),
            _ => record.last_mut().unwrap().push(c),
        }
    }
    assert!(!quoted);
    assert_eq!(records.pop().unwrap(), [""], "the last record ends with a line break too");
    records
}

#[test]
fn json_is_as_the_contract_says() {
    for (name, document) in documents::all() {
        let text = written("json", &document, &Options::default(), Lang::Ru);
        insta::assert_snapshot!(format!("{name}-json"), text);
        assert!(text.ends_with("}\n"));
    }
}

#[test]
fn json_has_a_cell_for_each_column_of_each_item() {
    for (name, document) in documents::all() {
        let value = json_of(name);
        assert_eq!(value["version"], 1);
        assert_eq!(value["kind"], "report");
        for (table, written) in tables(&document).zip(value["tables"].as_array().unwrap()) {
            let items = table.rows.iter().filter(|row| row.kind == RowKind::Item).count();
            let rows = written["rows"].as_array().unwrap();
            assert_eq!(rows.len(), items, "{name}");
            for (at, row) in rows.iter().enumerate() {
                assert_eq!(row["cells"].as_object().unwrap().len(), table.columns.len(), "{name}");
                assert!(row["parent"].is_null() || row["parent"].as_u64().unwrap() < at as u64, "{name}");
                for column in table.columns.iter().filter(|column| column.many) {
                    assert!(row["cells"][&column.key].is_array(), "{name}: {}", column.key);
                }
            }
        }
    }
}

#[test]
fn json_cells_are_typed() {
    let first = &json_of("directions")["tables"][0];
    assert_eq!(first["columns"][4]["type"], json!(["person"]));
    assert_eq!(first["columns"][3]["type"], "days");
    assert_eq!(first["rows"][0]["cells"]["status"], "in-progress");
    assert_eq!(first["rows"][2]["cells"]["responsible"], json!([]));
    assert_eq!(first["rows"][2]["cells"]["span"], Value::Null);
    let person = json!([{ "id": "p", "role": "Директор", "name": null }]);
    assert_eq!(first["rows"][1]["cells"]["responsible"], person);
    let overdue = &json_of("directions")["tables"][1]["rows"][1]["cells"]["span"];
    let span = json!({ "text": "../2021-11-25", "spans": [{ "start": "2021-11-25", "end": "2021-11-25" }] });
    assert_eq!(*overdue, span);
    let director = &json_of("people")["tables"][0]["rows"][0]["cells"];
    assert_eq!(director["spent"], "1630805.6");
    assert_eq!(director["months"], json!({ "2021-12": 2 }));
    assert_eq!(json_of("goals")["tables"][0]["rows"][2]["cells"]["weight"], 0.317);
    assert_eq!(json_of("goals")["tables"][0]["rows"][4]["parent"], 0);
    assert_eq!(json_of("deadlines")["tables"][0]["rows"][0]["cells"]["group"], "overdue");
    assert_eq!(json_of("passport")["tables"][0]["rows"][0]["ref"], Value::Null);
}

#[test]
fn json_keeps_every_character() {
    let title = &json_of("directions")["tables"][1]["rows"][2]["cells"]["title"];
    assert_eq!(title, "Красный\u{1b}[31m \u{202e}текст");
}

#[test]
fn json_echoes_the_query() {
    let query = &json_of("directions")["query"];
    assert_eq!(query["period"]["text"], "2021-12");
    assert_eq!(query["status"], json!(["overdue"]));
    assert_eq!(query["goal"], json!([]));
    assert_eq!(json_of("nothing")["query"]["period"], Value::Null);
    assert_eq!(json_of("nothing")["complete"], false);
}

#[test]
fn csv_is_one_flat_table_that_reads_back() {
    for (name, document) in documents::all() {
        let text = written("csv", &document, &Options::default(), Lang::Ru);
        insta::assert_snapshot!(format!("{name}-csv"), text.replace("\r\n", "\n"));
        let records = records(&text, ',');
        let items = tables(&document).flat_map(|table| &table.rows);
        let items = items.filter(|row| row.kind == RowKind::Item).count();
        assert_eq!(records.len(), items + 1, "{name}");
        let width = records[0].len();
        assert!(records.iter().all(|record| record.len() == width), "{name}");
    }
}

#[test]
fn csv_keeps_texts_texts() {
    let read = records(&written("csv", &document("directions"), &Options::default(), Lang::Ru), ',');
    assert_eq!(read[0][..3], ["Направление", "№", "Мероприятие"]);
    assert_eq!(read[3][2], "'=СУММА(A1)");
    assert_eq!(read[4][6], "Программы семинаров; Методические материалы \"для всех\"");
    let deadlines = records(&written("csv", &document("deadlines"), &Options::default(), Lang::Ru), ',');
    assert_eq!(deadlines[1][1], "-20", "a number is no formula");
    assert_eq!(deadlines[3][2], "'@mention и -минус");
    assert_eq!(deadlines[1][3], "2021-11-25");
}

#[test]
fn csv_for_excel_has_its_signs() {
    let options = Options { excel: true, ..Options::default() };
    let russian = written("csv", &document("people"), &options, Lang::Ru);
    let read = records(russian.strip_prefix('\u{feff}').unwrap(), ';');
    let column = |read: &[Vec<String>], head: &str| read[0].iter().position(|of| of.contains(head)).unwrap();
    assert_eq!(read[1][column(&read, "Потрачено")], "1630805,6");
    assert_eq!(read[2][column(&read, "2021-11")], "1");
    let english = written("csv", &document("people"), &options, Lang::En);
    let read = records(english.strip_prefix('\u{feff}').unwrap(), ';');
    assert_eq!(read[1][column(&read, "Потрачено")], "1630805.6");
}
