//! Money, shares and numbers: read as people type them, kept exact.
