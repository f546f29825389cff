//! The YAML parser behind its own words: the one file that knows the crate that finds the events.

mod text;

use granit_parser::{self as granit, ErrorKind, ScalarStyle, StructureStyle};
use std::borrow::Cow;
use std::ops::Range;
use text::Text;

/// How many collections may stand inside one another; a goal takes two, its list and itself.
pub const DEPTH: usize = 512;
/// So many comment lines may precede a value, where comments are among the events.
const COMMENTS: usize = 1 << 20;

/// What the text says next.
#[derive(Debug)]
pub enum Event<'t> {
    /// A document begins.
    Document,
    /// `{ }`, or keys one below the other.
    Mapping { flow: bool },
    /// `[ ]`, or items that begin with `-`.
    Sequence { flow: bool },
    /// The innermost collection ends.
    End,
    /// A text.
    Scalar { text: Cow<'t, str>, style: Style },
    /// Nothing where a value could stand.
    Empty,
    /// `*name`
    Alias,
    /// The node before bears this anchor.
    Anchor,
    /// `# …`
    Comment,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// After `|`.
    Literal,
    /// After `>`.
    Folded,
}

/// An event's place in the text given.
#[derive(Debug)]
pub struct Spot {
    /// Its own bytes, empty where nothing is written.
    pub range: Range<usize>,
    /// The column of its first byte, in characters from 0.
    pub column: usize,
    /// The bytes of a tag (`!word`) before it.
    pub tag: Option<Range<usize>>,
}

/// Why the text could not be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A quoted text has no end, or ends where it must not.
    Unclosed,
    /// Something stands after a closing quote.
    AfterQuote,
    /// `\` and what it can't stand before.
    Escape,
    /// `:` where no key can be.
    Colon,
    /// A line at a column that fits nothing, or a line that is no key.
    Place,
    /// A line without `:` or `-` where one is needed.
    NoKey,
    /// A tab where only spaces may be.
    Tab,
    /// A character that can't begin a text.
    Character,
    /// `[` or `{` without its end, or an end without its beginning, or something between.
    Bracket,
    /// `- ` where no list can be.
    Dash,
    /// What follows `|` or `>`.
    Block,
    /// `*` or `&` without a name, `!` without a tag.
    Mark,
    /// `%…` at the beginning of a line, or a faulty `---`.
    Directive,
    /// Too many collections inside one another.
    Depth,
    /// A line begins with a space that is none, or with a dash that is none.
    Odd,
    /// A comment in the middle of a text.
    Comment,
    /// Anything else.
    Other,
}

/// The place and the cause of an end before the end.
#[derive(Clone, Copy, Debug)]
pub struct Broken {
    /// The cause.
    pub trouble: Trouble,
    /// Where the parser noticed it, in bytes of the text given.
    pub at: usize,
}

/// The events of a text.
pub struct Events<'t> {
    parser: granit::Parser<'t, Text<'t>>,
    length: usize,
}

impl<'t> Events<'t> {
    /// Reads `text`; `strict` holds the lines of a text in brackets or quotes to be indented more than their
    /// key. Comments are among the events only if asked for: they make reading slower by a tenth. A text that
    /// is `plain` has neither `\r` nor `\0`.
    pub fn new(text: &'t str, strict: bool, comments: bool, plain: bool) -> Self {
        let options = granit::options! {
            strict_indentation: strict,
            emit_comments: comments,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            max_buffered_comment_events: COMMENTS,
            flow_nesting_limit: DEPTH,
            block_nesting_limit: DEPTH,
        };
        let parser = granit::Parser::with_options(Text::new(text, plain), options);
        Self { parser, length: text.len() }
    }

    /// The next event; none at the end.
    pub fn next(&mut self) -> Option<Result<(Event<'t>, Spot), Broken>> {
        loop {
            let (event, span) = match self.parser.next_event() {
                None => return None,
                Some(Ok((event, span))) => (event, span),
                Some(Err(error)) => {
                    let at = error.marker().byte_offset().unwrap_or(self.length);
                    return Some(Err(Broken { trouble: trouble(error.kind()), at }));
                }
            };
            let range = span.byte_range().unwrap_or(self.length..self.length);
            if let Some(event) = translate(event, range.is_empty()) {
                let tag = span.tag_span().and_then(|tag| tag.byte_range());
                return Some(Ok((event, Spot { range, column: span.start.col(), tag })));
            }
        }
    }
}

fn translate(event: granit::Event<'_>, empty: bool) -> Option<Event<'_>> {
    use granit::Event as From;
    Some(match event {
        From::DocumentStart(..) => Event::Document,
        From::MappingStart(style, ..) => Event::Mapping { flow: style == StructureStyle::Flow },
        From::SequenceStart(style, ..) => Event::Sequence { flow: style == StructureStyle::Flow },
        From::MappingEnd | From::SequenceEnd => Event::End,
        From::Scalar(_, ScalarStyle::Plain, ..) if empty => Event::Empty,
        From::Scalar(text, style, ..) => Event::Scalar { text, style: style_of(style) },
        From::Alias(_) | From::UnresolvedAlias(_) => Event::Alias,
        From::Anchor(..) => Event::Anchor,
        From::Comment(..) => Event::Comment,
        _ => return None,
    })
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

fn trouble(kind: &ErrorKind) -> Trouble {
    use ErrorKind as E;
    match kind {
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => {
            Trouble::Unclosed
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => Trouble::AfterQuote,
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => Trouble::Escape,
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::InvalidMappingValueWhitespace
        | E::FlowMappingValueAdjacentCollection => Trouble::Colon,
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey => Trouble::NoKey,
        E::InvalidIndentation | E::InvalidFlowScalarIndent | E::ExpectedBlockSequenceEntry => Trouble::Place,
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart => Trouble::Tab,
        E::UnexpectedCharacter { .. } | E::PlainScalarStartsWithDashFlowIndicator => Trouble::Character,
        E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MisplacedFlowCollectionEnd
        | E::MismatchedFlowCollectionEnd { .. }
        | E::UnclosedFlowCollection { .. }
        | E::BlockEntryInFlowCollection => Trouble::Bracket,
        E::BlockSequenceEntryNotAllowed | E::InvalidBlockEntryWhitespace => Trouble::Dash,
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::InvalidBlockScalarIndent => {
            Trouble::Block
        }
        E::MissingAnchorOrAliasName
        | E::UndeclaredTagHandle
        | E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8 => Trouble::Mark,
        E::DuplicateVersionDirective
        | E::UnsupportedYamlMajorVersion
        | E::DuplicateTagDirective
        | E::ExpectedDocumentStart
        | E::MissingDocumentEndBeforeDirective
        | E::InvalidDocumentEnd
        | E::InvalidDirectiveTerminator
        | E::MissingDirectiveName
        | E::InvalidDirectiveName => Trouble::Directive,
        E::RecursionLimitExceeded => Trouble::Depth,
        E::CommentInterceptedScalar => Trouble::Comment,
        _ => Trouble::Other,
    }
}
