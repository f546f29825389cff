//! Writes a generated plan: `cargo run --release --example plan -- 1000 [faulty] > plan.yaml`.
// Printing the plan is all that it is for.
#![allow(clippy::print_stdout)]

mod generate;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let faulty = match words.get(1).map(String::as_str) {
        None => false,
        Some("faulty") => true,
        Some(_) => return ExitCode::from(2),
    };
    let Some(activities) = words.first().and_then(|count| count.parse().ok()) else {
        return ExitCode::from(2);
    };
    print!("{}", generate::plan(generate::Size { activities, faulty }));
    ExitCode::SUCCESS
}
