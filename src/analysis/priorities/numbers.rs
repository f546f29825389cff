//! Small help with lists of numbers.

/// Puts a value at a place, if there is such a place.
pub fn put<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

/// Adds to the value at a place, if there is such a place.
pub fn add(list: &mut [f64], at: usize, value: f64) {
    if let Some(place) = list.get_mut(at) {
        *place += value;
    }
}

/// The value at a place; 0 where there is none.
pub fn at(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or_default()
}

/// The same proportions with the sum 1; none where that can't be: a negative value, or nothing but zeros.
pub fn normalised(values: &[f64]) -> Option<Vec<f64>> {
    let sum: f64 = values.iter().sum();
    let sound = sum.is_finite() && sum > 0.0 && values.iter().all(|value| *value >= 0.0);
    sound.then(|| values.iter().map(|value| value / sum).collect())
}

/// So many equal weights.
pub fn equal(count: usize) -> Vec<f64> {
    vec![1.0 / count as f64; count]
}

/// Compares lists of numbers in tests.
#[cfg(test)]
pub fn near(found: &[f64], expected: &[f64], tolerance: f64) {
    let off = |(found, expected): (&f64, &f64)| (found - expected).abs() > tolerance;
    let wrong = found.len() != expected.len() || found.iter().zip(expected).any(off);
    assert!(!wrong, "{found:?} is not {expected:?}");
}
