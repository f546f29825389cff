//! `kcp`: a compiler for target programmes. Plain YAML in; diagnostics and reports out.
//!
//! The layers, lowest first; each knows only those before it (a test reads the imports):
//! `source`, `values`, `dates` · `locale` · `diagnostic` · `syntax` · `schema`, `config` · `model` ·
//! `analysis` · `checks` · `intake` · `reports` → `document` ← `formats` · `compile` ← `rewrite` · `cli`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod analysis;
pub mod checks;
pub mod cli;
pub mod compile;
pub mod config;
pub mod dates;
pub mod diagnostic;
pub mod document;
pub mod formats;
pub mod intake;
pub mod locale;
pub mod model;
pub mod reports;
pub mod rewrite;
pub mod schema;
pub mod source;
pub mod syntax;
pub mod values;
