//! The description of the format as JSON Schema 2020-12, by which an editor completes and marks a plan.
//!
//! It accepts whatever kcp reads and so is looser in texts: dates, numbers and references are kcp's to judge.

use super::{FieldInfo, RecordInfo, Shape};
use crate::locale::Locale;
use crate::msg;
use serde_json::{Map, Value, json};

/// The draft that the schema is written in.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What `is_id_char` takes, without the classes of Unicode, which not every validator knows: no spaces nor
/// signs, and not digits alone.
const ID: &str = r#"^(?![0-9._-]+$)[^\s,:;/\\#(){}\[\]"'«»!?@%&*+=<>|`~^$№]+$"#;

/// What the yes and no of a plan may be.
const YES_AND_NO: [&str; 6] = ["true", "false", "yes", "no", "да", "нет"];

/// The schema of a file whose top is `root`, with descriptions in the locale's language.
pub fn json_schema(root: &'static RecordInfo, locale: &Locale) -> Value {
    let others = root.records().into_iter().filter(|info| info.name != root.name);
    let defs: Map<String, Value> =
        others.map(|info| (name(info), Value::Object(object(info, locale)))).collect();
    let mut schema = object(root, locale);
    schema.insert("$schema".to_owned(), json!(DRAFT));
    schema.insert("title".to_owned(), json!(locale.say(&msg!("schema-title"))));
    schema.insert("$defs".to_owned(), Value::Object(defs));
    Value::Object(schema)
}

/// What a record is called among the definitions.
fn name(info: &RecordInfo) -> String {
    info.name.to_lowercase()
}

fn object(info: &'static RecordInfo, locale: &Locale) -> Map<String, Value> {
    let property = |field: &'static FieldInfo| {
        let mut schema = of((field.shape)(), field.required);
        if !field.required {
            schema = or_nothing(schema);
        }
        schema.insert("description".to_owned(), json!(locale.of_record(info.name, Some(field.key))));
        (field.key.to_owned(), Value::Object(schema))
    };
    let properties: Map<String, Value> = info.fields.iter().map(property).collect();
    let required: Vec<&str> =
        info.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    let mut schema = map(json!({
        "type": "object",
        "description": locale.of_record(info.name, None),
        "properties": properties,
        "patternProperties": { "^x-": true },
        "additionalProperties": false,
    }));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

/// The schema of a value; `filled`: a blank text won't do.
fn of(shape: Shape, filled: bool) -> Map<String, Value> {
    map(match shape {
        Shape::Text if filled => json!({ "type": ["string", "number", "boolean"], "pattern": r"\S" }),
        Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Id => json!({ "type": ["string", "number", "boolean"], "pattern": ID }),
        Shape::Whole(min, max) => json!({
            "type": ["integer", "string"], "minimum": min, "maximum": max,
            "pattern": written(r"\d[\d\s]*([.,]0+)?"),
        }),
        Shape::Number => json!({ "type": ["number", "string"], "pattern": written(NUMBER) }),
        Shape::Money => json!({ "type": ["number", "string"], "minimum": 0, "pattern": written(NUMBER) }),
        Shape::Share => json!({
            "type": ["number", "string"], "minimum": 0, "maximum": 1,
            "pattern": written(&format!("{NUMBER}\\s*[%％]?")),
        }),
        Shape::Ratio => json!({
            "type": ["number", "string"], "exclusiveMinimum": 0,
            "pattern": written(&format!("([½⅓¼⅕⅙⅐⅛⅑]|{NUMBER}(\\s*[/⁄]\\s*{SIGN}{NUMBER})?)")),
        }),
        Shape::Flag => {
            let words = YES_AND_NO.map(Value::from).into_iter();
            let all: Vec<Value> = [Value::from(true), Value::from(false)].into_iter().chain(words).collect();
            json!({ "enum": all })
        }
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Record(info) => record(info, filled),
        Shape::Many(one) => any(vec![of(one(), filled), list(one)]),
        Shape::Seq(one) => Value::Object(list(one)),
        Shape::Entries(one) => Value::Object(entries(one())),
        Shape::Judgement => json!({
            "type": "array", "minItems": 3, "maxItems": 3,
            "prefixItems": [of(Shape::Text, false), of(Shape::Text, false), of(Shape::Ratio, false)],
        }),
        Shape::Contributions => {
            any(vec![of(Shape::Text, false), list(|| Shape::Text), entries(Shape::Share)])
        }
        Shape::Amount => any(vec![of(Shape::Money, false), entries(Shape::Money)]),
    })
}

/// A number as people type it: spaces between thousands, a point or a comma.
const NUMBER: &str = r"\d[\d\s]*([.,]\d+)?";

const SIGN: &str = r"[-+−–]?\s*";

/// The pattern of a whole text that is such a number.
fn written(number: &str) -> String {
    format!("^\\s*{SIGN}{number}\\s*$")
}

/// A record, or the value of its field that may stand for it.
fn record(info: &'static RecordInfo, filled: bool) -> Value {
    let whole = map(json!({ "$ref": format!("#/$defs/{}", name(info)) }));
    let short = info.short.and_then(|short| info.fields.iter().find(|field| field.field == short));
    match short {
        Some(field) => any(vec![of((field.shape)(), filled), whole]),
        None => Value::Object(whole),
    }
}

fn list(one: fn() -> Shape) -> Map<String, Value> {
    map(json!({ "type": "array", "items": of(one(), false) }))
}

fn entries(one: Shape) -> Map<String, Value> {
    map(json!({ "type": "object", "additionalProperties": of(one, false) }))
}

/// Any of several, those that are such a choice themselves taken apart.
fn any(choices: Vec<Map<String, Value>>) -> Value {
    let mut flat = Vec::new();
    for mut choice in choices {
        match choice.remove("anyOf") {
            Some(Value::Array(inner)) => flat.extend(inner),
            _ => flat.push(Value::Object(choice)),
        }
    }
    json!({ "anyOf": flat })
}

/// A key without a value counts as absent.
fn or_nothing(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.push(Value::Null);
        return schema;
    }
    match schema.get_mut("type") {
        Some(Value::Array(types)) => types.push(json!("null")),
        Some(one) => *one = json!([one.clone(), "null"]),
        None => return map(any(vec![schema, map(json!({ "type": "null" }))])),
    }
    schema
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
