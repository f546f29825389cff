//! Each rule's bad example shows the rule at its mark and nothing else, its good one nothing; there are texts
//! for it in every language.

use super::{CLEAN, faults, files, found, unmarked};
use kcp::checks::RULES;
use kcp::diagnostic::{File, Rule};
use kcp::locale::{Lang, Locale, Message};
use std::collections::BTreeSet;

/// Every rule with every language of its examples.
fn in_each_language() -> impl Iterator<Item = (&'static Rule, Lang)> {
    RULES.iter().flat_map(|rule| Lang::ALL.map(|lang| (*rule, lang)))
}

#[test]
fn the_examples_are_in_the_readers_language() {
    let mut wrong = Vec::new();
    for example in RULES.iter().flat_map(|rule| [&rule.bad, &rule.good]) {
        let (plan, config) = example.texts(Lang::En);
        let russian = |line: &&str| line.contains(|c: char| matches!(c, 'А'..='я' | 'ё' | 'Ё'));
        wrong.extend(plan.lines().chain(config.lines()).filter(russian).map(str::to_owned));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: Vec<_> =
        RULES.iter().flat_map(|rule| [&rule.bad, &rule.good].map(|one| one.texts(Lang::Ru))).collect();
    for (phrase, _) in
        include_str!("../../../src/diagnostic/examples.tsv").lines().filter_map(|line| line.split_once('\t'))
    {
        assert!(
            all.iter().any(|(plan, config)| plan.contains(phrase) || config.contains(phrase)),
            "{phrase}: nowhere"
        );
    }
}

#[test]
fn the_plan_under_the_examples_is_clean() {
    assert!(found(CLEAN, "").is_empty(), "{:?}", found(CLEAN, ""));
}

#[test]
fn a_bad_example_shows_its_rule_alone_at_the_mark() {
    let mut wrong = Vec::new();
    for (rule, lang) in in_each_language() {
        let (plan, settings) = files(&rule.bad, lang);
        let ((plan, in_plan), (settings, in_settings)) = (unmarked(&plan), unmarked(&settings));
        let marked = in_plan.map(|at| (File::Plan, at)).or(in_settings.map(|at| (File::Config, at)));
        let found = found(&plan, &settings);
        let places: Vec<_> = found.iter().map(|(seen, file, at)| (seen.0, *file, at.clone())).collect();
        let Some((file, at)) = marked else {
            wrong.push(format!("{}: nothing is marked", rule.name));
            continue;
        };
        if places != [(rule.name, file, at.clone())] {
            wrong.push(format!("{} at {at:?}: {found:#?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_good_example_shows_nothing() {
    let mut wrong = Vec::new();
    for (rule, lang) in in_each_language() {
        let (plan, settings) = files(&rule.good, lang);
        let found = found(&plan, &settings);
        if !found.is_empty() || plan.contains(['⟦', '⟧']) {
            wrong.push(format!("{}: {found:#?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_texts_and_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    for rule in RULES {
        assert!(names.insert(rule.name), "{} is there twice", rule.name);
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            for part in ["summary", "explanation"] {
                let key: &'static str = Box::leak(format!("{}.{part}", rule.name).into_boxed_str());
                let text = locale.say(&Message::new(key, Vec::new()));
                if text == key || text.trim().is_empty() || text.contains("{$") {
                    wrong.push(format!("{}: {key}: {text}", lang.code()));
                }
                if part == "summary" && text.contains('\n') {
                    wrong.push(format!("{}: {key} has more than one line", lang.code()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn groups_follow_each_other() {
    let groups: Vec<_> = RULES.iter().map(|rule| rule.group).collect();
    assert!(groups.is_sorted(), "{groups:?}");
}

/// A message without its text shows its key, one without an argument `{$name}`.
#[test]
fn what_is_said_of_the_examples_is_whole() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let (plan, settings) = files(&rule.bad, Lang::Ru);
        for fault in faults(&unmarked(&plan).0, &unmarked(&settings).0) {
            let labels = fault.labels.iter().filter_map(|label| label.message.as_ref());
            let said =
                labels.chain(&fault.label).chain(&fault.help).chain(fault.fixes.iter().map(|fix| &fix.title));
            for message in said.chain([&fault.message]) {
                for lang in Lang::ALL {
                    let text = Locale::new(lang).say(message);
                    if text == message.key || text.trim().is_empty() || text.contains("{$") {
                        wrong.push(format!("{}: {}: {text}", lang.code(), message.key));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_of_a_whole_programme_says_how_to_mend_it() {
    for rule in RULES {
        let (plan, settings) = files(&rule.bad, Lang::Ru);
        for fault in faults(&unmarked(&plan).0, &unmarked(&settings).0) {
            assert!(fault.help.is_some() || !fault.fixes.is_empty(), "{}", rule.name);
        }
    }
}
