//! Every message that the code names exists in every language with the same arguments, and no other does.

use crate::sources::{closed, code, files, literal};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use kcp::schema::Record;
use std::collections::{BTreeMap, BTreeSet};

const LANGUAGES: [&str; 2] = ["ru", "en"];

/// The attributes that every rule has besides its message; they are looked up by the rule's name.
const OF_A_RULE: [&str; 2] = ["summary", "explanation"];

type Names = BTreeSet<String>;

/// The messages of one language: of each key (`id` or `id.attribute`) the arguments it takes.
#[derive(Default)]
struct Messages {
    arguments: BTreeMap<String, Names>,
    /// Keys that other messages include.
    included: Names,
    faults: Vec<String>,
}

#[test]
fn languages_have_the_same_messages_with_the_same_arguments() {
    let [first, second] = LANGUAGES.map(read);
    let mut wrong: Vec<String> = first.faults.iter().chain(&second.faults).cloned().collect();
    let keys: BTreeSet<_> = first.arguments.keys().chain(second.arguments.keys()).collect();
    for key in keys {
        let (one, other) = (first.arguments.get(key), second.arguments.get(key));
        if one != other {
            wrong.push(format!("{key}: {} {one:?}, {} {other:?}", LANGUAGES[0], LANGUAGES[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn languages_have_the_same_files_and_all_are_loaded() {
    let [first, second] = LANGUAGES.map(|language| {
        let folder = format!("src/locale/messages/{language}");
        let paths = files(&folder, ".ftl").into_iter().map(|(path, _)| path);
        paths.map(|path| path.trim_start_matches(&folder).to_owned()).collect::<Names>()
    });
    assert_eq!(first, second);
    let (_, bundle) = code().into_iter().find(|(path, _)| path == "src/locale/bundle.rs").unwrap();
    for language in LANGUAGES {
        for name in &first {
            let include = format!("messages/{language}{name}");
            assert!(bundle.contains(&include), "src/locale/bundle.rs does not load {include}");
        }
    }
}

#[test]
fn the_code_names_messages_that_exist_and_no_message_is_unused() {
    let messages = read(LANGUAGES[0]);
    let mut wrong = Vec::new();
    let mut used: BTreeSet<String> = messages.included.clone();
    for (path, text) in code() {
        for (key, named) in uses(&text) {
            match messages.arguments.get(&key) {
                None => wrong.push(format!("{path}: no message `{key}`")),
                Some(taken) if *taken != named => {
                    wrong.push(format!("{path}: `{key}` takes {taken:?} and is given {named:?}"));
                }
                Some(_) => {}
            }
            used.insert(key);
        }
        for rule in rules(&text) {
            for attribute in OF_A_RULE {
                let key = format!("{rule}.{attribute}");
                match messages.arguments.get(&key) {
                    None => wrong.push(format!("{path}: rule `{rule}` has no `.{attribute}`")),
                    Some(taken) if !taken.is_empty() => {
                        wrong.push(format!("{path}: `{key}` takes {taken:?}, which nobody gives"));
                    }
                    Some(_) => {}
                }
                used.insert(key);
            }
        }
    }
    for info in kcp::model::record::Plan::INFO.records() {
        let id = format!("format-{}", info.name.to_lowercase());
        let keys = info.fields.iter().map(|field| format!("{id}.{}", field.key));
        for key in keys.chain([id.clone()]) {
            if messages.arguments.get(&key).is_none_or(|taken| !taken.is_empty()) {
                wrong.push(format!("`{key}` is missing or takes arguments, which nobody gives"));
            }
            used.insert(key);
        }
    }
    let unused = messages.arguments.keys().filter(|key| !used.contains(*key));
    wrong.extend(unused.map(|key| format!("`{key}` is never said")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All messages of a language; keys told twice and plurals without a form are among the faults.
fn read(language: &str) -> Messages {
    let mut found = Messages::default();
    let mut includes: BTreeMap<String, Names> = BTreeMap::new();
    for (path, text) in files(&format!("src/locale/messages/{language}"), ".ftl") {
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                found.faults.extend(errors.iter().map(|error| format!("{path}: {error}")));
                resource
            }
        };
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let attributes = message.attributes.iter().map(|a| (format!("{id}.{}", a.id.name), &a.value));
            let value = message.value.iter().map(|pattern| (id.to_owned(), pattern));
            for (key, pattern) in value.chain(attributes) {
                let mut seen = Seen { language, faults: Vec::new(), ..Seen::default() };
                seen.pattern(pattern);
                found.faults.extend(seen.faults.iter().map(|fault| format!("{path}: {key}: {fault}")));
                found.included.extend(seen.messages.iter().cloned());
                includes.insert(key.clone(), seen.messages);
                if found.arguments.insert(key.clone(), seen.variables).is_some() {
                    found.faults.push(format!("{path}: {key} is told twice"));
                }
            }
        }
    }
    take_over(&mut found, &includes);
    found
}

/// A message takes the arguments of those that it includes.
fn take_over(messages: &mut Messages, includes: &BTreeMap<String, Names>) {
    for (key, included) in includes {
        let mut open: Vec<&String> = included.iter().collect();
        let mut met = Names::new();
        while let Some(next) = open.pop() {
            if !met.insert(next.clone()) {
                continue;
            }
            let Some(more) = messages.arguments.get(next).cloned() else {
                messages.faults.push(format!("{key}: includes `{next}`, which does not exist"));
                continue;
            };
            messages.arguments.entry(key.clone()).or_default().extend(more);
            open.extend(includes.get(next).into_iter().flatten());
        }
    }
}

/// What one pattern refers to.
#[derive(Default)]
struct Seen<'a> {
    language: &'a str,
    variables: Names,
    messages: Names,
    faults: Vec<String>,
    /// The arguments shown by the patterns around, innermost last.
    shown: Vec<Names>,
}

impl Seen<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        self.shown.push(shown(pattern));
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
        self.shown.pop();
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let hidden = self.hides(selector, variants);
                self.plural(variants, hidden);
                self.one(variants, hidden);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map_or(String::new(), |a| format!(".{}", a.name));
                self.messages.insert(format!("{}{attribute}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }

    /// The argument that is chosen by, where no pattern around shows it and not every form does.
    fn hides<'b>(&self, selector: &InlineExpression<&'b str>, variants: &[Variant<&str>]) -> Option<&'b str> {
        let InlineExpression::VariableReference { id } = selector else { return None };
        // What stands for the number in words may be another argument, as a ratio does beside its form.
        let is_shown = |shown: &Names| [id.name, "ratio"].iter().any(|name| shown.contains(*name));
        let one = variants.iter().find(|variant| name(variant) == Some("one"));
        let seen = self.shown.iter().any(is_shown) || one.is_some_and(|one| is_shown(&shown(&one.value)));
        (!seen).then_some(id.name)
    }

    /// In Russian `[one]` is said of 21 too, so the number must be seen; of one alone `[1]` is said.
    fn one(&mut self, variants: &[Variant<&str>], hidden: Option<&str>) {
        let one = variants.iter().any(|variant| name(variant) == Some("one"));
        if let Some(hidden) = hidden.filter(|_| one && self.language == "ru") {
            self.faults.push(format!("[one] does not show ${hidden}"));
        }
    }

    /// A choice by plural has every form of the language; where the number is not seen, `[1]` serves for one.
    fn plural(&mut self, variants: &[Variant<&str>], hidden: Option<&str>) {
        let forms: &[&str] = if self.language == "ru" { &["one", "few", "many"] } else { &["one", "other"] };
        let names: Vec<&str> = variants.iter().filter_map(name).collect();
        let is_plural = names.iter().any(|name| ["one", "two", "few", "many"].contains(name));
        let alone = hidden.is_some() && variants.iter().any(|variant| is_number(variant, "1"));
        let missing = |form: &&str| is_plural && !names.contains(form) && !(alone && *form == "one");
        self.faults.extend(forms.iter().copied().filter(missing).map(|form| format!("no form [{form}]")));
    }
}

/// The arguments that a pattern shows, whatever it chooses.
fn shown(pattern: &Pattern<&str>) -> Names {
    let of = |element: &PatternElement<&str>| match element {
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(id.name.to_owned()),
        _ => None,
    };
    pattern.elements.iter().filter_map(of).collect()
}

fn name<'a>(variant: &Variant<&'a str>) -> Option<&'a str> {
    match &variant.key {
        VariantKey::Identifier { name } => Some(name),
        VariantKey::NumberLiteral { .. } => None,
    }
}

fn is_number(variant: &Variant<&str>, number: &str) -> bool {
    matches!(&variant.key, VariantKey::NumberLiteral { value } if *value == number)
}

/// Each `msg!("key", a = …, b = …)` of the code as the key and the names of its arguments.
fn uses(code: &str) -> Vec<(String, Names)> {
    let calls = code.match_indices("msg!(").map(|(at, _)| {
        let call = &code[at + "msg!".len()..];
        let inner = call[1..closed(call) - 1].trim();
        let length = literal(inner).expect("msg! begins with a literal key");
        let key = inner[1..length - 1].to_owned();
        let named = parts(&inner[length..]).filter_map(|part| {
            let (name, _) = part.split_once('=')?;
            Some(name.trim().to_owned())
        });
        (key, named.collect())
    });
    calls.collect()
}

/// What stands between the commas of `list` that no bracket or literal holds.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let (mut found, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(c) = list[at..].chars().next() {
        let length = match c {
            '(' | '[' | '{' => closed(&list[at..]),
            _ => literal(&list[at..]).unwrap_or(c.len_utf8()),
        };
        if c == ',' {
            found.push(&list[from..at]);
            from = at + 1;
        }
        at += length;
    }
    found.push(&list[from..]);
    found.into_iter()
}

/// The names of the rules that the code declares.
fn rules(code: &str) -> Vec<&str> {
    let declared = code.match_indices("Rule {").filter_map(|(at, _)| {
        let after = code[at..].split_once("name:")?;
        if after.0.contains(';') || after.0.contains('}') {
            return None;
        }
        let text = after.1.trim_start();
        let length = literal(text)?;
        Some(&text[1..length - 1])
    });
    declared.collect()
}

#[test]
fn uses_and_rules_are_found_in_the_code() {
    let code = "static A: Rule = Rule { name: \"no-date\", level: None };\n\
                msg!(\"a\", x = f(1, \"b, c\"), y = msg!(\"d.e\", z = ','));\n\
                pub struct Rule { pub name: &'static str }";
    assert_eq!(rules(code), ["no-date"]);
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Names>();
    let expected = vec![("a".to_owned(), names(&["x", "y"])), ("d.e".to_owned(), names(&["z"]))];
    assert_eq!(uses(code), expected);
}
