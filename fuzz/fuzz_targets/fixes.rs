//! Every fix of a plan can be applied to its text, and the text that the safe ones give can be read.
#![no_main]

mod shared;

use kcp::compile::{apply, chosen};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(compiled) = shared::compiled(bytes, true) else { return };
    let text = compiled.source.text();
    let faults = || compiled.found.iter().map(|found| &found.diagnostic);
    for fix in faults().flat_map(|fault| &fault.fixes) {
        let mut edits: Vec<_> = fix.edits.iter().map(|edit| edit.span.range()).collect();
        edits.sort_by_key(|range| (range.start, range.end));
        let mut at = 0;
        for range in edits {
            assert!(range.start >= at, "edits of {:?} overlap", fix.title);
            assert!(text.get(range.clone()).is_some(), "an edit of {:?} at {range:?}", fix.title);
            at = range.end;
        }
    }
    let together = chosen(faults(), None);
    let first = faults().find_map(|fault| fault.fixes.first()).filter(|_| together.is_empty());
    let edits = together.into_iter().map(|(_, fix)| fix).chain(first).flat_map(|fix| &fix.edits);
    let mended = apply(text.as_bytes(), edits);
    if mended != text.as_bytes() {
        assert!(std::str::from_utf8(&mended).is_ok());
        assert!(shared::compiled(&mended, false).is_some());
    }
});
