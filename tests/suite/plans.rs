//! Plans written in tests, compiled in memory.

use chrono::NaiveDate;
use kcp::compile::{Compiled, Setup, compile};
use kcp::config::Levels;
use kcp::diagnostic::Rule;
use kcp::source::Memory;

/// Compiles a text as of a day, under no settings.
pub fn compiled(text: &str, as_of: &str) -> Compiled {
    compiled_by(text, as_of, &[])
}

/// The same where `# kcp: allow(…)` may name the given rules.
pub fn compiled_by(text: &str, as_of: &str, rules: &[&'static Rule]) -> Compiled {
    let files = Memory::one("program.yaml", text);
    let levels = Levels::default();
    let as_of = as_of.parse::<NaiveDate>().unwrap();
    let setup = Setup {
        files: &files,
        plan: "program.yaml",
        name: "program.yaml",
        config: None,
        levels: &levels,
        rules,
        as_of,
        try_mends: true,
    };
    compile(&setup).unwrap()
}

/// `rule at line:column` of each fault.
pub fn faults(compiled: &Compiled) -> Vec<String> {
    let show = |found: &kcp::compile::Found| {
        let at = compiled.source.position(found.diagnostic.place.span.start as usize);
        format!("{} at {}:{}", found.diagnostic.rule.name, at.line, at.column)
    };
    compiled.found.iter().map(show).collect()
}
