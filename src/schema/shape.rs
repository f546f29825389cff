use crate::locale::Message;
use crate::msg;
use crate::syntax::Known;

/// What a value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A name of its own.
    Id,
    /// A whole number in a range, ends included.
    Whole(i64, i64),
    /// A decimal number.
    Number,
    /// Money.
    Money,
    /// A part of one.
    Share,
    /// A judgement on Saaty's scale: 3, 1/3.
    Ratio,
    /// yes or no.
    Flag,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A record.
    Record(&'static RecordInfo),
    /// One value or a list of them.
    Many(fn() -> Shape),
    /// A list.
    Seq(fn() -> Shape),
    /// Named values.
    Entries(fn() -> Shape),
    /// A list of three: two names and a judgement.
    Judgement,
    /// One name, a list of names, or names with their shares.
    Contributions,
    /// Money, or money by year.
    Amount,
}

/// A record of the format.
#[derive(Debug)]
pub struct RecordInfo {
    /// The type's name.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// What a message calls it, in the genitive where Russian has cases: «мероприятия».
    pub said: fn() -> Message,
    /// The field that a bare scalar or list stands for.
    pub short: Option<&'static str>,
    /// Its keys in the canonical order.
    pub fields: &'static [FieldInfo],
}

/// A key of a record.
#[derive(Debug)]
pub struct FieldInfo {
    /// As written in the file.
    pub key: &'static str,
    /// The field's name in the program.
    pub field: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether a plan is faulty without it.
    pub required: bool,
    /// What its value looks like.
    pub shape: fn() -> Shape,
}

impl RecordInfo {
    /// This record and all that its fields hold, at any depth, each once, in the order of their first use.
    pub fn records(&'static self) -> Vec<&'static Self> {
        let mut found = vec![self];
        let mut next = 0;
        while let Some(info) = found.get(next).copied() {
            for inner in info.fields.iter().filter_map(|field| (field.shape)().record()) {
                if !found.iter().any(|known| std::ptr::eq(*known, inner)) {
                    found.push(inner);
                }
            }
            next += 1;
        }
        found
    }
}

/// The words of the format that reading what is no YAML goes by: those of a record and of all that it holds.
pub fn known(info: &'static RecordInfo) -> Known {
    let fields = || info.records().into_iter().flat_map(|record| record.fields);
    let of_records = |field: &&FieldInfo| match (field.shape)() {
        Shape::Seq(one) | Shape::Many(one) => one().record().is_some(),
        _ => false,
    };
    Known {
        keys: fields().map(|field| field.key).collect(),
        lists: fields().filter(of_records).map(|field| field.key).collect(),
    }
}

impl Shape {
    /// The record that such a value is or holds.
    pub fn record(self) -> Option<&'static RecordInfo> {
        match self {
            Self::Record(info) => Some(info),
            Self::Many(one) | Self::Seq(one) | Self::Entries(one) => one().record(),
            _ => None,
        }
    }

    /// What stands at such a place, for «here should be …».
    pub fn expected(self) -> Message {
        match self {
            Self::Text => msg!("expected.text"),
            Self::Id => msg!("expected.id"),
            Self::Whole(..) => msg!("expected.whole"),
            Self::Number => msg!("expected.number"),
            Self::Money => msg!("expected.money"),
            Self::Share => msg!("expected.share"),
            Self::Ratio => msg!("expected.ratio"),
            Self::Flag => msg!("expected.flag"),
            Self::Choice(_) => msg!("expected.choice"),
            Self::Record(info) => match info.short {
                Some(_) => msg!("expected.record-or-text"),
                None => msg!("expected.record"),
            },
            Self::Many(_) => msg!("expected.many"),
            Self::Seq(_) => msg!("expected.seq"),
            Self::Entries(_) => msg!("expected.entries"),
            Self::Judgement => msg!("expected.judgement"),
            Self::Contributions => msg!("expected.contributions"),
            Self::Amount => msg!("expected.amount"),
        }
    }
}
