//! Quotes inside quotes.

use super::Lang;

/// The text with quotes inside others made those that the language has for it: «Праздник „Мама, папа, я“».
/// A text whose quotes don't close each other is left as it is.
pub(super) fn nested(text: String, lang: Lang) -> String {
    let (open, close, inner) = match lang {
        Lang::Ru => ('«', '»', ['„', '“']),
        Lang::En => ('“', '”', ['‘', '’']),
    };
    let mut depth = 0_usize;
    let mut deepest = 0_usize;
    for c in text.chars() {
        if c == open {
            depth += 1;
            deepest = deepest.max(depth);
        } else if c == close {
            let Some(less) = depth.checked_sub(1) else { return text };
            depth = less;
        }
    }
    if depth != 0 || deepest < 2 {
        return text;
    }
    let [inner_open, inner_close] = inner;
    let change = |c: char| match c {
        _ if c == open => {
            depth += 1;
            if depth > 1 { inner_open } else { c }
        }
        _ if c == close => {
            depth = depth.saturating_sub(1);
            if depth > 0 { inner_close } else { c }
        }
        _ => c,
    };
    text.chars().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_inside_quotes_are_others() {
        for (text, said) in [
            (
                "мероприятие «Праздник «Мама, папа, я»» и «Кружок»",
                "мероприятие «Праздник „Мама, папа, я“» и «Кружок»",
            ),
            ("«Одно», «другое»", "«Одно», «другое»"),
            ("«Не закрыто «да», и всё", "«Не закрыто «да», и всё"),
            ("«Есть „свои“ «внутри»»", "«Есть „свои“ „внутри“»"),
            // A part that was said before has its own already.
            ("цель «Праздник «Мама „и“ папа»»", "цель «Праздник „Мама „и“ папа“»"),
            ("» задом «наперёд»", "» задом «наперёд»"),
        ] {
            assert_eq!(nested(text.to_owned(), Lang::Ru), said);
        }
        assert_eq!(nested("“A “day” out”".to_owned(), Lang::En), "“A ‘day’ out”");
        assert_eq!(nested("“A «day» out”".to_owned(), Lang::En), "“A «day» out”");
    }
}
