use super::Days;

/// Spans merged where they touch or overlap, in order of time.
pub fn merge(mut spans: Vec<Days>) -> Vec<Days> {
    if spans.len() < 2 {
        return spans;
    }
    spans.sort_unstable();
    let mut merged: Vec<Days> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.last.succ_opt().is_none_or(|next| span.first <= next) => {
                last.last = last.last.max(span.last);
            }
            _ => merged.push(span),
        }
    }
    merged
}
