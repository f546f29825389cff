//! Every fix of a plan can be applied to its text, and the text that it gives can be read.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;

/// So many fixes of one plan are tried.
const MOST: usize = 16;

fuzz_target!(|bytes: &[u8]| {
    let Some(compiled) = shared::compiled(bytes) else { return };
    let text = compiled.source.text();
    let fixes = compiled.found.iter().flat_map(|found| &found.diagnostic.fixes);
    for fix in fixes.take(MOST) {
        let mut edits: Vec<_> = fix.edits.iter().collect();
        edits.sort_by_key(|edit| edit.span);
        let mut mended = String::with_capacity(text.len());
        let mut at = 0;
        for edit in edits {
            let range = edit.span.range();
            assert!(range.start >= at, "edits of {:?} overlap", fix.title);
            mended += &text[at..range.start];
            mended += &edit.text;
            at = range.end;
        }
        mended += &text[at..];
        assert!(shared::compiled(mended.as_bytes()).is_some());
    }
});
