//! What the targets that read plans have in common.

use kcp::checks::RULES;
use kcp::compile::{Compiled, Setup, compile};
use kcp::config::Levels;
use kcp::source::Memory;

/// The bytes as a plan, read, checked and analysed; whether its mends are tried, which reads it again.
pub fn compiled(bytes: &[u8], try_mends: bool) -> Option<Compiled> {
    let files = Memory::one("program.yaml", bytes);
    let levels = Levels::default();
    let as_of = chrono::NaiveDate::from_ymd_opt(2021, 12, 15)?;
    let setup = Setup {
        files: &files,
        plan: "program.yaml",
        name: "program.yaml",
        config: None,
        levels: &levels,
        rules: RULES,
        as_of,
        try_mends,
    };
    compile(&setup).ok()
}
