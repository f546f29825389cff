use super::{Arg, Lang, Message, dates, quotes};
use crate::msg;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::cell::OnceCell;

/// The file that says what each record of the format and each of its keys means.
const FORMAT: &str = "format";

/// Each language's Fluent files, a file a layer.
pub const FILES: &[(Lang, &str, &str)] = &[
    (Lang::Ru, "diagnostic", include_str!("messages/ru/diagnostic.ftl")),
    (Lang::En, "diagnostic", include_str!("messages/en/diagnostic.ftl")),
    (Lang::Ru, "locale", include_str!("messages/ru/locale.ftl")),
    (Lang::En, "locale", include_str!("messages/en/locale.ftl")),
    (Lang::Ru, "formats", include_str!("messages/ru/formats.ftl")),
    (Lang::En, "formats", include_str!("messages/en/formats.ftl")),
    (Lang::Ru, "syntax", include_str!("messages/ru/syntax.ftl")),
    (Lang::En, "syntax", include_str!("messages/en/syntax.ftl")),
    (Lang::Ru, "dates", include_str!("messages/ru/dates.ftl")),
    (Lang::En, "dates", include_str!("messages/en/dates.ftl")),
    (Lang::Ru, "schema", include_str!("messages/ru/schema.ftl")),
    (Lang::En, "schema", include_str!("messages/en/schema.ftl")),
    (Lang::Ru, FORMAT, include_str!("messages/ru/format.ftl")),
    (Lang::En, FORMAT, include_str!("messages/en/format.ftl")),
    (Lang::Ru, "model", include_str!("messages/ru/model.ftl")),
    (Lang::En, "model", include_str!("messages/en/model.ftl")),
    (Lang::Ru, "intake", include_str!("messages/ru/intake.ftl")),
    (Lang::En, "intake", include_str!("messages/en/intake.ftl")),
    (Lang::Ru, "reports", include_str!("messages/ru/reports.ftl")),
    (Lang::En, "reports", include_str!("messages/en/reports.ftl")),
    (Lang::Ru, "config", include_str!("messages/ru/config.ftl")),
    (Lang::En, "config", include_str!("messages/en/config.ftl")),
    (Lang::Ru, "cli", include_str!("messages/ru/cli.ftl")),
    (Lang::En, "cli", include_str!("messages/en/cli.ftl")),
    (Lang::Ru, "checks", include_str!("messages/ru/checks.ftl")),
    (Lang::En, "checks", include_str!("messages/en/checks.ftl")),
];

/// A language ready to speak; its files are parsed at the first message, the long one on the format when that
/// is asked for.
pub struct Locale {
    lang: Lang,
    bundle: OnceCell<FluentBundle<FluentResource>>,
    format: OnceCell<FluentBundle<FluentResource>>,
}

impl Locale {
    /// The given language.
    pub fn new(lang: Lang) -> Self {
        Self { lang, bundle: OnceCell::new(), format: OnceCell::new() }
    }

    /// Which language it is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message in words; a key that does not exist is shown as it is.
    pub fn say(&self, message: &Message) -> String {
        let (id, attribute) =
            message.key.split_once('.').map_or((message.key, None), |(id, at)| (id, Some(at)));
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        self.format(id, attribute, &args).unwrap_or_else(|| message.key.to_owned())
    }

    /// A text that a rule has under its own name: its `summary`, its `explanation`.
    pub fn of_rule(&self, rule: &str, part: &str) -> String {
        self.format(rule, Some(part), &FluentArgs::new()).unwrap_or_else(|| format!("{rule}.{part}"))
    }

    /// What a record of the plan file means, or one of its keys; `record` is the name of its type.
    pub fn of_record(&self, record: &str, key: Option<&str>) -> String {
        let bundle = self.format.get_or_init(|| load(self.lang, |layer| layer == FORMAT));
        let id = format!("format-{}", record.to_lowercase());
        let message = bundle.get_message(&id);
        let pattern = message.and_then(|message| match key {
            Some(key) => message.get_attribute(key).map(|attribute| attribute.value()),
            None => message.value(),
        });
        match pattern {
            Some(pattern) => {
                let mut errors = Vec::new();
                let said = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                debug_assert!(errors.is_empty(), "{id}: {errors:?}");
                said
            }
            None => key.map_or(id.clone(), |key| format!("{id}.{key}")),
        }
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| load(self.lang, |layer| layer != FORMAT));
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(quotes::nested(said, self.lang))
    }

    /// An argument in words.
    pub fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => count.to_string(),
            Arg::Number(number) => self.number(*number),
            Arg::Exact(number) => self.decimal(number.normalize()),
            Arg::Money(amount) => self.amount(*amount),
            Arg::Brief(number) => self.in_brief(*number),
            Arg::Share(share) if is_whole(*share * 100.0) => self.share(*share, 0),
            Arg::Share(share) => self.share_in_brief(*share),
            Arg::Date(day) => dates::day_words(*day, self.lang),
            Arg::Days(days) => dates::days_words(*days, self.lang),
            Arg::Said(message) => self.say(message),
            Arg::List(list) => self.join(list, ", "),
            Arg::Capital(arg) => capital(&self.arg(arg)),
            Arg::Either(list) => match list.split_last() {
                Some((last, some)) if !some.is_empty() => {
                    self.say(&msg!("locale-or", some = self.join(some, ", "), last = self.arg(last)))
                }
                _ => self.join(list, ", "),
            },
        }
    }

    fn join(&self, list: &[Arg], between: &str) -> String {
        list.iter().map(|arg| self.arg(arg)).collect::<Vec<_>>().join(between)
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            other => FluentValue::from(self.arg(other)),
        }
    }
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() <= 1e-9
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn load(lang: Lang, wanted: fn(&str) -> bool) -> FluentBundle<FluentResource> {
    let id = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![id]);
    bundle.set_use_isolating(false);
    for (_, _, text) in FILES.iter().filter(|(of, layer, _)| *of == lang && wanted(layer)) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_end_with_or() {
        let either = |names: &[&str]| Arg::Either(names.iter().map(|name| Arg::from(*name)).collect());
        let ru = Locale::new(Lang::Ru);
        assert_eq!(ru.arg(&either(&["a", "b", "c"])), "a, b или c");
        assert_eq!(ru.arg(&either(&["a"])), "a");
        assert_eq!(ru.arg(&either(&[])), "");
        assert_eq!(Locale::new(Lang::En).arg(&either(&["a", "b"])), "a or b");
    }

    #[test]
    fn numbers_in_messages_follow_the_language() {
        assert_eq!(Locale::new(Lang::Ru).arg(&Arg::Number(0.5)), "0,5");
        assert_eq!(Locale::new(Lang::En).arg(&Arg::Number(0.5)), "0.5");
    }

    #[test]
    fn every_file_of_every_language_parses() {
        for (lang, layer, text) in FILES {
            assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{layer} {}", lang.code());
        }
    }
}
