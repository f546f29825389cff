use crate::locale::{Arg, Message};
use crate::msg;
use crate::schema::nearest;

/// Why a query can't be answered: a value of an option that names nothing, or not one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryFault {
    /// The option: `--period`.
    pub option: &'static str,
    /// What is wrong.
    pub message: Message,
    /// What may be meant, or what can be written.
    pub help: Option<Message>,
}

/// So many choices are listed; more help nobody.
const MOST_CHOICES: usize = 12;

impl QueryFault {
    /// A fault without a word on how to mend it.
    pub(in crate::reports) fn new(option: &'static str, message: Message) -> Self {
        Self { option, message, help: None }
    }

    /// The same with such a word.
    pub(in crate::reports) fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// A fault of a value that is none of `choices`: the nearest of them is offered, else the first few.
    pub(in crate::reports) fn among<'c>(
        option: &'static str,
        message: Message,
        value: &str,
        choices: impl IntoIterator<Item = &'c str>,
    ) -> Self {
        let choices: Vec<&str> = choices.into_iter().collect();
        let fault = Self::new(option, message);
        if let Some(near) = nearest(value, choices.iter().copied()) {
            return fault.help(msg!("report-fault-near", near = near));
        }
        match choices.as_slice() {
            [] => fault,
            few if few.len() <= MOST_CHOICES => {
                let list = few.iter().map(|choice| Arg::from(*choice)).collect();
                fault.help(msg!("report-fault-choices", choices = Arg::List(list)))
            }
            many => {
                let list = many.iter().take(MOST_CHOICES).map(|choice| Arg::from(*choice)).collect();
                let more = many.len() - MOST_CHOICES;
                fault.help(msg!("report-fault-choices.more", choices = Arg::List(list), count = more))
            }
        }
    }
}
