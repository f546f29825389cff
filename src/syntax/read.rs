use super::build::{Builder, Mark};
use super::events::{Event, Events};
use super::rules::{SEVERAL_DOCUMENTS, YAML_SYNTAX};
use super::tree::Tree;
use crate::diagnostic::Diagnostic;
use crate::msg;
use crate::source::{Source, Span};

/// What the events of a text give.
pub(super) struct Read {
    pub tree: Tree,
    pub diagnostics: Vec<Diagnostic>,
    pub comments: Vec<Span>,
    pub marks: Vec<Mark>,
}

/// Reads a text into a tree.
pub(super) fn read(source: &Source) -> Read {
    let mut builder = Builder::new(source.shared_text());
    let mut diagnostics = Vec::new();
    let mut events = Events::new(source.text(), true);
    let mut documents = 0;
    while let Some(next) = events.next() {
        match next {
            Ok((Event::Document(_), spot)) => {
                documents += 1;
                if documents > 1 {
                    let place = Span::new(spot.range.start, spot.range.end);
                    let message = msg!("several-documents");
                    diagnostics.push(
                        Diagnostic::new(&SEVERAL_DOCUMENTS, place, message)
                            .help(msg!("several-documents.help")),
                    );
                    break;
                }
            }
            Ok((event, spot)) => builder.take(event, &spot, spot.column),
            Err(broken) => {
                let place = source.line(source.line_at(broken.at));
                diagnostics.push(Diagnostic::new(&YAML_SYNTAX, place, msg!("yaml-syntax")));
                break;
            }
        }
    }
    let (tree, marks, comments) = builder.finish();
    Read { tree, diagnostics, comments, marks }
}
