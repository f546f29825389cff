//! The one test binary: a module an area.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod formats;
mod command;
mod examples;
mod layering;
mod looks;
mod messages;
mod model;
mod plans;
mod reports;
mod schema;
mod repository;
mod sources;
mod syntax;
