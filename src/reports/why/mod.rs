//! `why`: all that is known of one activity or goal, and where each piece comes from.

mod activity;
mod goal;
mod rows;
mod time;
mod weight;

use super::query::Thing;
use super::{Input, Query, QueryFault, query};
use crate::analysis::Analysis;
use crate::document::{Block, Cell, Document, Query as Asked, Text};
use crate::locale::{Arg, Message};
use crate::model::{Indicator, Programme};
use crate::msg;
use crate::source::{Source, Span};
use rows::{Origin, Rows};

/// What is asked about, and what the answer is made from.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The plan's path as messages show it.
    pub path: &'a str,
    /// The plan's text.
    pub source: &'a Source,
    /// The programme.
    pub programme: &'a Programme,
    /// What follows from it as of a day.
    pub analysis: &'a Analysis,
    /// What the check says of the plan.
    pub remarks: &'a [Remark],
    /// An id, a number or a title, as typed.
    pub asked: &'a str,
    /// Whether a goal is meant where an activity has the same number.
    pub goal: bool,
    /// Above which consistency ratio judgements count as inconsistent, if the settings say.
    pub consistency_ratio: Option<f64>,
}

/// What the check says of a place in the plan.
#[derive(Clone, Debug)]
pub struct Remark {
    /// `error`, `warning` or `info`.
    pub level: &'static str,
    /// The rule's name.
    pub rule: &'static str,
    /// The message.
    pub message: Message,
    /// The place, and then those that belong to it.
    pub places: Vec<Span>,
}

/// All that is known of what is asked about.
///
/// # Errors
/// Nothing, or more than one thing, is called so.
pub fn why(question: &Question<'_>) -> Result<Document, QueryFault> {
    let programme = question.programme;
    let thing = query::thing(question.asked, question.goal, programme)?;
    let (kind, id, said, mut blocks) = match thing {
        Thing::Activity(at) => {
            let about = programme.activities.get(at);
            let id = about.map(|activity| {
                activity.id.as_ref().map_or_else(|| activity.number.to_string(), |id| id.value.to_string())
            });
            let number = about.map(|activity| &*activity.number).unwrap_or_default();
            ("activity", id, msg!("why-about.activity", number = number), activity::blocks(question, at))
        }
        Thing::Goal(at) => {
            let about = programme.goals.get(at);
            let id = about.map(|goal| match (&goal.id, goal.number.is_empty()) {
                (Some(id), _) => id.value.to_string(),
                (None, false) => goal.number.clone(),
                (None, true) => goal.title.to_string(),
            });
            let number = about.map(|goal| goal.number.as_str()).unwrap_or_default();
            let said = if number.is_empty() {
                msg!("why-about.root")
            } else {
                msg!("why-about.goal", number = number)
            };
            ("goal", id, said, goal::blocks(question, at))
        }
    };
    if let (Thing::Activity(_), Some(title)) = (thing, same_number(question)) {
        blocks
            .push(Block::Note(msg!("why-same-number", number = question.asked.trim(), title = title).into()));
    }
    let (remarks, complete) = remarks(question, thing);
    blocks.extend(remarks);
    Ok(Document {
        report: "why",
        plan: (question.path.to_owned(), programme.title.to_string()),
        as_of: question.analysis.as_of,
        currency: programme.written.currency.get().map(|currency| currency.value.to_string()),
        complete,
        title: programme.title.as_str().into(),
        subtitle: Some(said.into()),
        query: Asked { period: None, filters: vec![(kind, id.into_iter().collect())] },
        tables_by: Some(msg!("why-column.part").into()),
        blocks,
    })
}

/// The title of the goal whose number is that of the activity asked about.
fn same_number(question: &Question<'_>) -> Option<String> {
    let number = question.asked.trim();
    let goal = question.programme.goals.iter().find(|goal| !number.is_empty() && goal.number == number)?;
    Some(goal.title.to_string())
}

/// What reports are made from, with nothing asked; what the check says of the thing is told as it is.
fn input<'a>(question: &Question<'a>, query: &'a Query) -> Input<'a> {
    let Question { path, programme, analysis, .. } = *question;
    Input { path, programme, analysis, unread: &[], query }
}

/// What the check says of it, and whether none of that is an error.
fn remarks(question: &Question<'_>, thing: Thing) -> (Vec<Block>, bool) {
    let programme = question.programme;
    let (whole, inner): (Option<Span>, Vec<Span>) = match thing {
        Thing::Activity(at) => (programme.activities.get(at).map(|of| of.written.span), Vec::new()),
        Thing::Goal(at) => {
            let goal = programme.goals.get(at);
            let children = goal.into_iter().flat_map(|goal| &goal.children);
            let inner =
                children.filter_map(|child| programme.goals.get(*child)).map(|goal| goal.written.span);
            (goal.map(|goal| goal.written.span), inner.collect())
        }
    };
    let mut rows = Rows::new(question.source);
    let mut complete = true;
    let Some(whole) = whole.filter(|span| !span.is_empty()) else { return (Vec::new(), complete) };
    for remark in question.remarks {
        let here =
            |place: &&Span| whole.contains(**place) && !inner.iter().any(|inner| inner.contains(**place));
        let Some(place) = remark.places.iter().find(here) else { continue };
        complete &= remark.level != "error";
        let from = Origin::key(remark.rule, Some(*place));
        rows.add(remark.level, level(remark.level), Cell::Text(Text::Said(remark.message.clone())), from);
    }
    (rows.part("messages", Some(msg!("why-part.messages"))), complete)
}

fn level(word: &str) -> Message {
    match word {
        "error" => msg!("why-level.error"),
        "warning" => msg!("why-level.warning"),
        _ => msg!("why-level.info"),
    }
}

/// An indicator with its unit.
fn indicator(indicator: &Indicator) -> Cell {
    let title = Arg::from(&indicator.title);
    let said = match indicator.written.unit.get() {
        Some(unit) => msg!("report-indicator.unit", title = title, unit = &unit.value),
        None => msg!("report-line", text = title),
    };
    Cell::Text(said.into())
}
