use super::Fault;
use rust_decimal::Decimal;

/// The digits before the decimal sign, and those after it if there is one; spaces are left out.
struct Parts {
    whole: String,
    fraction: Option<String>,
}

/// Reads all of `text` as one number: spaces of any kind between thousands, a point or a comma for decimals.
pub(super) fn decimal(text: &str) -> Result<Decimal, Fault> {
    if let Some(value) = digits(text) {
        return Ok(value);
    }
    let (value, rest) = leading(text)?;
    if rest.is_empty() {
        return Ok(value);
    }
    let number = number_before(text, rest);
    match rest {
        "%" => Err(Fault::Percent { number }),
        _ => Err(Fault::Extra { number, rest: rest.to_owned() }),
    }
}

/// Whether a text is digits with one comma between them and nothing else, as decimals are written in Russian.
pub fn has_comma_alone(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, fraction)| digits(whole) && digits(fraction))
}

/// A whole number without any signs, as most are written.
fn digits(text: &str) -> Option<Decimal> {
    let few = (1..=18).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| few).map(|value: u64| value.into())
}

/// The two readings of a number with exactly three digits after its only sign, and up to three before.
pub(super) fn three_digits(text: &str) -> Option<Fault> {
    let text = text.trim();
    let digits = text.trim_start_matches(|c: char| is_minus(c) || c == '+' || c.is_whitespace());
    let sign = text.strip_suffix(digits).unwrap_or_default();
    let (whole, fraction) = digits.split_once(is_separator)?;
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let doubtful = (1..=3).contains(&whole.len()) && fraction.len() == 3;
    if !doubtful || !all_digits(whole) || !all_digits(fraction) || whole.starts_with('0') {
        return None;
    }
    let short = fraction.trim_end_matches('0');
    let shown = match short.len() {
        0 => whole.to_owned(),
        3 => format!("{digits}0"),
        cut => digits.get(..whole.len() + 1 + cut).unwrap_or(digits).to_owned(),
    };
    Some(Fault::ThreeDigits {
        fraction: format!("{sign}{shown}"),
        thousands: format!("{sign}{whole} {fraction}"),
    })
}

/// The number that `text` begins with and what stands after it, both trimmed.
pub(super) fn leading(text: &str) -> Result<(Decimal, &str), Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let unsigned = text.strip_prefix(is_minus);
    let body = unsigned.or_else(|| text.strip_prefix('+')).unwrap_or(text).trim_start();
    let (number, rest) = body.split_at(number_end(body));
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return Err(Fault::NotANumber);
    }
    let mut value = exact(&parts(number)?)?;
    value.set_sign_negative(unsigned.is_some() && !value.is_zero());
    Ok((value, rest.trim_start()))
}

/// What of `text` stands before `rest`, its end.
pub(super) fn number_before(text: &str, rest: &str) -> String {
    text.trim().strip_suffix(rest).unwrap_or_default().trim_end().to_owned()
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// Where the leading run of digits, decimal signs and spaces that stand before a digit ends, in bytes.
fn number_end(body: &str) -> usize {
    let mut end = 0;
    let mut digit_before = false;
    for (at, c) in body.char_indices() {
        if c.is_ascii_digit() || is_separator(c) {
            // A space belongs to the number only between digits, so that «1 630, из них» ends after 1 630.
            if end < at && !(digit_before && c.is_ascii_digit()) {
                return end;
            }
            end = at + c.len_utf8();
            digit_before = c.is_ascii_digit();
        } else if !c.is_whitespace() {
            break;
        }
    }
    end
}

fn parts(number: &str) -> Result<Parts, Fault> {
    let signs = number.chars().filter(|c| is_separator(*c)).count();
    if signs > 1 {
        return Err(Fault::Separators { mend: ungrouped(number) });
    }
    let Some((whole, fraction)) = number.split_once(is_separator) else {
        return Ok(Parts { whole: joined(number)?, fraction: None });
    };
    if whole.is_empty() || fraction.is_empty() {
        let or_zero = |digits: &str| if digits.is_empty() { "0" } else { digits }.to_owned();
        let sign = number.chars().find(|c| is_separator(*c)).unwrap_or('.');
        let mend = if fraction.is_empty() {
            whole.to_owned()
        } else {
            format!("{}{sign}{fraction}", or_zero(whole))
        };
        return Err(Fault::BareSeparator { mend });
    }
    if fraction.contains(char::is_whitespace) {
        return Err(Fault::Grouping);
    }
    Ok(Parts { whole: joined(whole)?, fraction: Some(fraction.to_owned()) })
}

/// The digits of `1 630 805` without their spaces, if these part them in threes.
fn joined(whole: &str) -> Result<String, Fault> {
    let mut groups = whole.split(char::is_whitespace);
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return Err(Fault::Grouping);
        }
        grouped = true;
        digits.push_str(group);
    }
    if grouped && first.len() > 3 { Err(Fault::Grouping) } else { Ok(digits) }
}

/// `1,630,805.6` as `1 630 805.6`: one kind of sign parts thousands, the other, once and last, decimals.
fn ungrouped(number: &str) -> Option<String> {
    let first = number.chars().find(|c| is_separator(*c))?;
    let last = number.chars().rev().find(|c| is_separator(*c))?;
    let (whole, fraction) = match number.rsplit_once(last) {
        Some((whole, fraction)) if first != last => (whole, Some(fraction)),
        _ => (number, None),
    };
    let spaced = whole.replace(first, " ");
    if spaced.contains(is_separator) || fraction.is_some_and(|digits| digits.is_empty()) {
        return None;
    }
    joined(&spaced).ok()?;
    Some(fraction.map_or(spaced.clone(), |digits| format!("{spaced}{last}{digits}")))
}

fn exact(parts: &Parts) -> Result<Decimal, Fault> {
    let fraction = parts.fraction.as_deref().unwrap_or_default();
    let mut mantissa = 0_i128;
    for digit in parts.whole.chars().chain(fraction.chars()).filter_map(|c| c.to_digit(10)) {
        let next = mantissa.checked_mul(10).and_then(|ten| ten.checked_add(i128::from(digit)));
        mantissa = next.ok_or(Fault::TooLong)?;
    }
    let scale = u32::try_from(fraction.len()).map_err(|_| Fault::TooLong)?;
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| Fault::TooLong)
}
