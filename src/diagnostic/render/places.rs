use super::Sources;
use crate::diagnostic::File;
use crate::source::{Position, Source, Span};

/// Lines and columns of many places: those that follow one another on a long line cost no more than the line.
#[derive(Default)]
pub(super) struct Places {
    plan: Last,
    config: Last,
}

#[derive(Default)]
struct Last(Option<Position>);

impl Places {
    /// The position of a byte.
    pub fn at(&mut self, sources: Sources<'_>, file: File, offset: u32) -> Position {
        let source = sources.of(file);
        match file {
            File::Plan => self.plan.at(source, offset as usize),
            File::Config => self.config.at(source, offset as usize),
        }
    }
}

impl Last {
    fn at(&mut self, source: &Source, offset: usize) -> Position {
        let offset = source.clamp(Span::at(offset)).start as usize;
        let line = source.line_at(offset) + 1;
        let near = self.0.filter(|last| last.line == line && last.offset <= offset);
        let found = match near {
            Some(last) => {
                let between = source.text().get(last.offset..offset).unwrap_or_default();
                let marked = last.offset == 0 && between.starts_with('\u{feff}');
                let chars = between.chars().count() - usize::from(marked);
                Position { line, column: last.column + chars, offset }
            }
            None => source.position(offset),
        };
        self.0 = Some(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_a_line_agree_with_those_found_one_by_one() {
        let source = Source::new("p", "\u{feff}аб\nвг😀де\nж");
        let sources = Sources { plan: &source, config: None };
        let mut places = Places::default();
        for offset in [3, 5, 8, 10, 16, 12, 18, 99] {
            let place = places.at(sources, File::Plan, offset);
            assert_eq!(place, source.position(offset as usize), "{offset}");
        }
    }
}
