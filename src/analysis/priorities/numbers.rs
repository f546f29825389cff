//! Small help with numbers and lists of them.

/// Numbers that differ by no more than this part of themselves are alike: rounding makes no order.
const ROUNDING: f64 = 1e-9;
/// And so are those that differ by less than this: what rounding leaves of zeros.
const NOTHING: f64 = 1e-12;

/// Whether a number is the larger one of two, and not by rounding alone.
pub fn heavier(left: f64, right: f64) -> bool {
    left - right > margin(left)
}

/// How much larger than others a number must be to count as larger.
pub fn margin(value: f64) -> f64 {
    ROUNDING * value.abs() + NOTHING
}

/// Whether neither of two numbers is the larger one but for rounding.
pub fn alike(left: f64, right: f64) -> bool {
    !heavier(left, right) && !heavier(right, left)
}

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

#[cfg(test)]
mod tests {
    use super::{alike, heavier};

    #[test]
    fn rounding_makes_no_order() {
        assert!(heavier(0.3, 0.2) && !heavier(0.2, 0.3) && !heavier(0.2, 0.2));
        assert!(alike(0.1 + 0.2, 0.3) && alike(-0.1 - 0.2, -0.3) && alike(1e9, 1e9 + 0.1));
        assert!(heavier(-0.2, -0.3) && heavier(1e-9, 0.0) && alike(1e-13, 0.0));
    }
}
