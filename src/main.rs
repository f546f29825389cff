//! The `kcp` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kcp::cli::main()
}
