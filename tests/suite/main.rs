//! The one test binary: a module an area.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod bad_input;
mod ci;
mod cli;
mod command;
mod corpus;
mod costs;
mod dates;
mod examples;
mod fixes;
mod fmt;
mod formats;
#[path = "../../benches/generate.rs"]
mod generate;
mod init_from;
mod layering;
mod looks;
mod messages;
mod model;
mod plans;
mod priorities;
mod properties;
mod reference;
mod reports;
mod repository;
mod rules;
mod schema;
mod schema_json;
mod slips;
mod sources;
mod syntax;
mod trials;
mod tutorial;
mod why;
