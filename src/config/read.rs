use super::rules::{TOML_SYNTAX, known_rule, unknown_rule};
use super::{Config, Limits, Setting};
use crate::diagnostic::{Diagnostic, File, Place, Rule};
use crate::locale::{Arg, Lang, Message};
use crate::msg;
use crate::schema::{UNKNOWN_KEY, UNKNOWN_VALUE, VALUE_OUT_OF_RANGE, WRONG_TYPE, nearest};
use crate::source::{Encoding, Source, Span, Spanned};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

const KEYS: [&str; 4] = ["program", "language", "rules", "limits"];
const LIMITS: [&str; 2] = ["activities-due-a-month", "consistency-ratio"];

/// Reads a `kcp.toml` shown as `path`; never fails: what could not be read is in `diagnostics`.
/// `rules` are all that a plan is checked by.
pub fn read(path: &str, bytes: &[u8], rules: &[&'static Rule]) -> Config {
    let source = Source::decode(path, bytes.to_vec());
    let text = source.shared_text();
    let diagnostics = encoding(&source).into_iter().collect();
    let mut config = Config {
        source,
        program: None,
        language: None,
        rules: Vec::new(),
        limits: Limits::default(),
        diagnostics,
    };
    let body = text.trim_start_matches('\u{feff}');
    let shift = text.len() - body.len();
    let (table, errors) = DeTable::parse_recoverable(body);
    let reader = Reader { text: body, shift };
    if config.diagnostics.is_empty() {
        config.diagnostics.extend(errors.iter().map(|error| reader.syntax(error)));
    }
    let broken = !config.diagnostics.is_empty();
    for (key, value) in reader.in_order(table.get_ref()) {
        reader.top(key, value, rules, broken, &mut config);
    }
    config.diagnostics.sort_by_key(|fault| fault.place);
    config
}

/// What is said of a file that is not UTF-8, at the first byte that shows it.
fn encoding(source: &Source) -> Option<Diagnostic> {
    let span = match (source.encoding(), source.bad_bytes()) {
        (Encoding::Utf8, None) => return None,
        (Encoding::Utf8, Some(bad)) => bad.first.sub(0, 1),
        _ => {
            let letter = source.text().char_indices().find(|(_, c)| !c.is_ascii() && *c != '\u{feff}');
            letter.map_or(Span::at(0), |(at, c)| Span::new(at, at + c.len_utf8()))
        }
    };
    let fault = Diagnostic::new(&TOML_SYNTAX, at(span), msg!("toml-syntax.encoding"));
    Some(fault.help(msg!("toml-syntax.encoding-help")))
}

fn at(span: Span) -> Place {
    Place { file: File::Config, span }
}

type Key<'t> = toml::Spanned<std::borrow::Cow<'t, str>>;
type Value<'t> = toml::Spanned<DeValue<'t>>;

struct Reader<'t> {
    text: &'t str,
    shift: usize,
}

impl<'t> Reader<'t> {
    fn place(&self, range: Range<usize>) -> Place {
        at(Span::new(range.start + self.shift, range.end + self.shift))
    }

    fn in_order<'a>(&self, table: &'a DeTable<'t>) -> Vec<(&'a Key<'t>, &'a Value<'t>)> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn top(
        &self,
        key: &Key<'t>,
        value: &Value<'t>,
        rules: &[&'static Rule],
        broken: bool,
        config: &mut Config,
    ) {
        match key.get_ref().as_ref() {
            "program" => {
                let Some(text) = self.string(value, broken, config) else { return };
                // Nothing would name the folder itself as the plan.
                if text.trim().is_empty() {
                    self.wrong_type(value, msg!("config-expected.file"), broken, config);
                    return;
                }
                config.program = Some(Spanned::new(text.to_owned(), self.place(value.span()).span));
            }
            "language" => {
                let Some(word) = self.string(value, broken, config) else { return };
                config.language = Lang::ALL.into_iter().find(|lang| lang.code() == word);
                if config.language.is_none() && !(broken && word.is_empty()) {
                    let codes = Lang::ALL.map(Lang::code);
                    self.unknown_value(value, word, &codes, config);
                }
            }
            "rules" => {
                for (name, value) in self.table(value, broken, config) {
                    self.rule(name, value, rules, broken, config);
                }
            }
            "limits" => {
                for (name, value) in self.table(value, broken, config) {
                    self.limit(name, value, broken, config);
                }
            }
            name => self.unknown_key(key, name, &KEYS, broken, config),
        }
    }

    fn rule(
        &self,
        key: &Key<'t>,
        value: &Value<'t>,
        rules: &[&'static Rule],
        broken: bool,
        config: &mut Config,
    ) {
        let name = key.get_ref().as_ref();
        let rule = known_rule(name, rules);
        if let Err(near) = rule {
            config.diagnostics.push(unknown_rule(self.place(self.unquoted(key.span())), name, near));
        }
        let Some(word) = self.string(value, broken, config) else { return };
        match (rule, Setting::parse(word)) {
            (Ok(rule), Some(setting)) => config.rules.push((rule, setting)),
            (_, None) => self.unknown_value(value, word, &Setting::ALL.map(Setting::word), config),
            (Err(_), _) => {}
        }
    }

    fn limit(&self, key: &Key<'t>, value: &Value<'t>, broken: bool, config: &mut Config) {
        let name = key.get_ref().as_ref();
        if !LIMITS.contains(&name) {
            return self.unknown_key(key, name, &LIMITS, broken, config);
        }
        let Some(number) = number(value.get_ref()) else {
            return self.wrong_type(value, msg!("config-expected.number"), broken, config);
        };
        let span = self.place(value.span()).span;
        if name == "activities-due-a-month" {
            // A count: whole, and small enough that the conversion is exact.
            if number.fract() == 0.0 && (1.0..=1_000_000.0).contains(&number) {
                config.limits.activities_due_a_month = Some(Spanned::new(number as u32, span));
            } else {
                self.out_of_range(value, msg!("config-range.activities"), config);
            }
        } else if number > 0.0 && number <= 1.0 {
            config.limits.consistency_ratio = Some(Spanned::new(number, span));
        } else {
            self.out_of_range(value, msg!("config-range.consistency"), config);
        }
    }

    fn string<'a>(&self, value: &'a Value<'t>, broken: bool, config: &mut Config) -> Option<&'a str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, msg!("config-expected.text"), broken, config);
        }
        text
    }

    fn table<'a>(
        &self,
        value: &'a Value<'t>,
        broken: bool,
        config: &mut Config,
    ) -> Vec<(&'a Key<'t>, &'a Value<'t>)> {
        match value.get_ref().as_table() {
            Some(table) => self.in_order(table),
            None => {
                self.wrong_type(value, msg!("config-expected.table"), broken, config);
                Vec::new()
            }
        }
    }

    /// A value of another type; in a broken text the placeholders of the parser are no faults of their own.
    fn wrong_type(&self, value: &Value<'t>, expected: Message, broken: bool, config: &mut Config) {
        if !broken {
            let place = self.place(value.span());
            config.diagnostics.push(Diagnostic::new(
                &WRONG_TYPE,
                place,
                msg!("config-wrong-type", expected = expected),
            ));
        }
    }

    fn unknown_value(&self, value: &Value<'t>, word: &str, known: &[&str], config: &mut Config) {
        let place = self.place(self.unquoted(value.span()));
        let words = Arg::Either(known.iter().map(|word| Arg::from(*word)).collect());
        let help = match nearest(&word.to_lowercase(), known.iter().copied()) {
            Some(near) => msg!("config-near", near = near),
            None => msg!("config-unknown-value.help", words = words),
        };
        let message = msg!("config-unknown-value", value = word);
        config.diagnostics.push(Diagnostic::new(&UNKNOWN_VALUE, place, message).help(help));
    }

    fn unknown_key(
        &self,
        key: &Key<'t>,
        name: &str,
        known: &[&'static str],
        broken: bool,
        config: &mut Config,
    ) {
        if broken && (name.is_empty() || !self.is_assigned(key.span())) {
            return;
        }
        let place = self.place(self.unquoted(key.span()));
        let help = match nearest(&name.to_lowercase(), known.iter().copied()) {
            Some(near) => msg!("config-near", near = near),
            None => msg!("config-unknown-key.help", keys = known.to_vec()),
        };
        let message = msg!("config-unknown-key", key = name);
        config.diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, place, message).help(help));
    }

    fn out_of_range(&self, value: &Value<'t>, help: Message, config: &mut Config) {
        let place = self.place(value.span());
        let written = self.text.get(value.span()).unwrap_or_default();
        let message = msg!("config-out-of-range", value = written);
        config.diagnostics.push(Diagnostic::new(&VALUE_OUT_OF_RANGE, place, message).help(help));
    }

    /// The text between the quotes, if the range holds a quoted one.
    fn unquoted(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let quoted =
            ['"', '\''].into_iter().any(|q| text.len() > 1 && text.starts_with(q) && text.ends_with(q));
        if quoted { range.start + 1..range.end - 1 } else { range }
    }

    /// Whether the line of a key looks like a setting or a heading, so that the key was meant as one.
    fn is_assigned(&self, range: Range<usize>) -> bool {
        let before = self.text.get(..range.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(start..).and_then(|text| text.lines().next()).unwrap_or_default();
        line.contains(['=', '['])
    }

    fn syntax(&self, error: &toml::de::Error) -> Diagnostic {
        let range = error.span().unwrap_or_default();
        let said = error.message();
        let written = self.text.get(range.clone()).unwrap_or_default().trim();
        let (message, help) = if said.contains("duplicate key") {
            (msg!("toml-syntax.duplicate"), msg!("toml-syntax.duplicate-help"))
        } else if written.is_empty() && said.contains("value") {
            (msg!("toml-syntax.no-value"), msg!("toml-syntax.help"))
        } else if said.starts_with("string values must be quoted") {
            (msg!("toml-syntax.unquoted"), msg!("toml-syntax.unquoted-help", text = written))
        } else if said.contains("string") {
            (msg!("toml-syntax.unclosed"), msg!("toml-syntax.unclosed-help"))
        } else if said.contains("table") {
            (msg!("toml-syntax.heading"), msg!("toml-syntax.heading-help"))
        } else {
            (msg!("toml-syntax"), msg!("toml-syntax.help"))
        };
        Diagnostic::new(&TOML_SYNTAX, self.place(range), message).help(help)
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    if let Some(whole) = value.as_integer() {
        let digits = whole.as_str();
        return i64::from_str_radix(digits, whole.radix()).ok().map(|whole| whole as f64);
    }
    value.as_float().and_then(|float| float.as_str().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{TOML_SYNTAX, UNKNOWN_RULE};

    static RULES: [&Rule; 2] = [&UNKNOWN_RULE, &TOML_SYNTAX];

    fn config(text: &str) -> Config {
        read("kcp.toml", text.as_bytes(), &RULES)
    }

    /// The faults as `rule at the marked text`.
    fn faults(text: &str) -> Vec<(&'static str, String)> {
        let config = config(text);
        let place = |fault: &Diagnostic| config.source.slice(fault.place.span).to_owned();
        assert!(config.diagnostics.iter().all(|fault| fault.place.file == File::Config));
        config.diagnostics.iter().map(|fault| (fault.rule.name, place(fault))).collect()
    }

    #[test]
    fn everything_of_the_format_is_read() {
        let config = config(
            "program = \"планы/program.yaml\"\nlanguage = 'en'\n[rules]\nunknown-rule = \"deny\"\n\
             [limits]\nactivities-due-a-month = 6\nconsistency-ratio = 0.10\n",
        );
        assert!(config.diagnostics.is_empty());
        let program = config.program.unwrap();
        assert_eq!(program.value, "планы/program.yaml");
        assert_eq!(config.source.slice(program.span), "\"планы/program.yaml\"");
        assert_eq!(config.language, Some(Lang::En));
        let rules: Vec<_> = config.rules.iter().map(|(rule, setting)| (rule.name, *setting)).collect();
        assert_eq!(rules, [("unknown-rule", Setting::Deny)]);
        assert_eq!(config.limits.activities_due_a_month.unwrap().value, 6);
        assert!((config.limits.consistency_ratio.unwrap().value - 0.1).abs() < 1e-12);
        assert!(super::super::read("kcp.toml", b"", &RULES).diagnostics.is_empty());
    }

    #[test]
    fn each_fault_is_found_at_its_place() {
        let of = |text: &str| faults(text);
        let one = |rule, place: &str| vec![(rule, place.to_owned())];
        assert_eq!(of("progam = 'a'\n"), one("unknown-key", "progam"));
        assert_eq!(of("\u{feff}\"язык\" = 'ru'\r\n"), one("unknown-key", "язык"));
        assert_eq!(of("language = 'de'\n"), one("unknown-value", "de"));
        assert_eq!(of("program = 5\n"), one("wrong-type", "5"));
        assert_eq!(of("program = \"\"\n"), one("wrong-type", "\"\""));
        assert_eq!(of("program = ' '\n"), one("wrong-type", "' '"));
        assert_eq!(of("rules = 5\n"), one("wrong-type", "5"));
        assert_eq!(of("[rules]\nunknow-rule = 'deny'\n"), one("unknown-rule", "unknow-rule"));
        assert_eq!(of("[rules]\nunknown-rule = 'wran'\n"), one("unknown-value", "wran"));
        assert_eq!(of("[rules]\nunknown-rule = true\n"), one("wrong-type", "true"));
        assert_eq!(of("[limits]\nactivities = 6\n"), one("unknown-key", "activities"));
        assert_eq!(of("[limits]\nactivities-due-a-month = 0\n"), one("value-out-of-range", "0"));
        assert_eq!(of("[limits]\nactivities-due-a-month = 1.5\n"), one("value-out-of-range", "1.5"));
        assert_eq!(of("[limits]\nactivities-due-a-month = '6'\n"), one("wrong-type", "'6'"));
        assert_eq!(of("[limits]\nconsistency-ratio = 10\n"), one("value-out-of-range", "10"));
        assert_eq!(of("[limits]\nconsistency-ratio = nan\n"), one("value-out-of-range", "nan"));
    }

    #[test]
    fn broken_text_is_reported_once_and_the_rest_is_read() {
        for (text, message) in [
            ("language = ru\n", "toml-syntax.unquoted"),
            ("language = \"ru\n", "toml-syntax.unclosed"),
            ("language = 'ru'\nlanguage = 'en'\n", "toml-syntax.duplicate"),
            ("[rules\n", "toml-syntax.heading"),
            ("language =\n", "toml-syntax.no-value"),
            ("language\n", "toml-syntax.no-value"),
            ("= 5\n", "toml-syntax"),
        ] {
            let found = config(text);
            let keys: Vec<_> = found.diagnostics.iter().map(|fault| fault.message.key).collect();
            assert_eq!(keys, [message], "{text}");
        }
        let found = config("language = ru\nprogram = 'a.yaml'\n");
        assert_eq!(found.program.unwrap().value, "a.yaml");
        assert_eq!(found.diagnostics.len(), 1);
    }

    #[test]
    fn bytes_that_are_no_text_keep_their_length() {
        let found = read("kcp.toml", b"program = 'a\xff\xfeb.yaml'\nlanguage = 'de'\n", &RULES);
        let places: Vec<_> = found.diagnostics.iter().map(|fault| fault.place.span.start).collect();
        assert_eq!(places, [12, 34]);
        assert_eq!(found.program.unwrap().value, "a??b.yaml");
    }

    #[test]
    fn a_file_in_another_encoding_is_named_and_read_all_the_same() {
        // «program = 'план.yaml'», as Russian Windows and as Windows' Unicode saves it.
        let ansi = b"program = '\xef\xeb\xe0\xed.yaml'\nlanguage = 'ru' # \xff\xe7\xfb\xea\n".to_vec();
        let text = "program = 'план.yaml'\nlanguage = 'ru'\n";
        let unicode =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [ansi, unicode] {
            let found = read("kcp.toml", &bytes, &RULES);
            let place = |fault: &Diagnostic| found.source.slice(fault.place.span).to_owned();
            let told: Vec<_> =
                found.diagnostics.iter().map(|fault| (fault.message.key, place(fault))).collect();
            assert_eq!(told, [("toml-syntax.encoding", "п".to_owned())]);
            assert_eq!(found.program.unwrap().value, "план.yaml");
            assert_eq!(found.language, Some(Lang::Ru));
        }
        let archive = read("kcp.toml", b"PK\x03\x04 and so on", &RULES);
        assert_eq!(archive.diagnostics.len(), 1);
    }
}
