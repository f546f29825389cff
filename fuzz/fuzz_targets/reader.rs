//! Any bytes are read as a plan; every place that a fault names lies in the text, between characters.
#![no_main]

mod shared;

use kcp::diagnostic::{File, Place};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(compiled) = shared::compiled(bytes, false) else { return };
    let text = compiled.source.text();
    for found in &compiled.found {
        let fault = &found.diagnostic;
        let labels = fault.labels.iter().map(|label| label.place);
        let edits = fault.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| Place::from(edit.span));
        for place in std::iter::once(fault.place).chain(labels).chain(edits) {
            let inside = place.file == File::Config || text.get(place.span.range()).is_some();
            assert!(inside, "{}: {:?}", fault.message.key, place.span);
        }
    }
});
