//! The `kcp` command.
fn main() {}
