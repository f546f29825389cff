//! Reports: what they say of a plan, whatever the format.
