//! The plan as written: the one description of the format.

pub use super::judgement::Judgement;
use crate::schema::{
    Contributions, Cost, Entries, Id, Many, Percent, Progress, Rank, Read, Seq, Text, Whole,
};
use crate::source::Spanned;
use crate::values::Number;
use crate::{choice, msg, record};

choice! {
    /// The language of the reports.
    Language {
        /// Russian.
        Ru = "ru",
        /// English.
        En = "en",
    }
    /// What stage an activity is said to be at.
    Stage {
        /// Not begun.
        Planned = "planned",
        /// Begun.
        InProgress = "in-progress",
        /// Finished.
        Done = "done",
        /// Put off.
        Postponed = "postponed",
        /// Given up.
        Cancelled = "cancelled",
    }
    /// What kind of resource is needed.
    ResourceKind {
        /// Acts and regulations.
        Legal = "legal",
        /// Data, publications, methods.
        Information = "information",
        /// People and their training.
        Staff = "staff",
        /// Incentives.
        Motivation = "motivation",
        /// Rooms and equipment.
        Material = "material",
        /// Money.
        Money = "money",
    }
    /// Which way an indicator should move.
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
    /// How likely or how grave.
    Grade {
        /// Little.
        Low = "low",
        /// Middling.
        Medium = "medium",
        /// Much.
        High = "high",
    }
    /// How ranks become weights.
    RankMethod {
        /// Rank-order centroid.
        Roc = "roc",
        /// Rank-sum (Fishburn).
        RankSum = "rank-sum",
        /// Rank-reciprocal.
        Reciprocal = "reciprocal",
    }
    /// How judgements become weights.
    PairwiseMethod {
        /// Principal eigenvector.
        Eigenvector = "eigenvector",
        /// Geometric mean of rows.
        Geometric = "geometric",
    }
}

record! {
    /// A target programme.
    Plan (msg!("record.plan")) {
        /// Version of the format: 1.
        must ["kcp"] kcp: Text,
        /// The programme's title.
        must ["title"] title: Text,
        /// Whose programme it is.
        ["organization"] organization: Text,
        /// Language of the reports.
        ["language"] language: Language,
        /// The programme's own span of days, both ends included.
        ["dates"] dates: Text,
        /// Month and day on which a year such as 2021/22 starts; 09-01 if absent.
        ["year-starts"] year_starts: Text,
        /// ISO code or name of the currency.
        ["currency"] currency: Text,
        /// How many units of the currency an amount of 1 stands for; 1 if absent.
        ["money-unit"] money_unit: Whole<1, 1_000_000_000>,
        /// What the programme is to solve.
        ["problem"] problem: Text,
        /// Which methods turn ranks and judgements into weights.
        ["priorities"] priorities: Methods,
        /// Who takes part, by id.
        ["people"] people: Entries<Person>,
        /// Columns of the programme's table, by id.
        ["periods"] periods: Entries<Period>,
        /// The general goal, root of the tree.
        must ["goal"] goal: Goal,
        /// Groups of activities.
        ["directions"] directions: Seq<Direction>,
        /// What shows the programme's effect.
        ["indicators"] indicators: Seq<Indicator>,
        /// Control total of the programme.
        ["budget"] budget: Many<Budget>,
        /// Days off, worked weekends, school terms.
        ["calendar"] calendar: Calendar,
        /// Who approved or agreed to the programme.
        ["approval"] approval: Many<Approval>,
        /// What may go wrong.
        ["risks"] risks: Seq<Risk>,
        /// A remark.
        ["note"] note: Text,
        /// Addresses of documents.
        ["links"] links: Many<Text>,
        /// Other columns by heading.
        ["extra"] extra: Entries<Text>,
    }

    /// Methods of computing weights.
    Methods (msg!("record.methods")) {
        /// For ranks; `roc` if absent.
        ["ranks"] ranks: RankMethod,
        /// For pairwise judgements; `eigenvector` if absent.
        ["pairwise"] pairwise: PairwiseMethod,
    }

    /// Someone who answers or takes part.
    Person (msg!("record.person")) short(role) {
        /// What they are: Заместитель директора.
        ["role"] role: Text,
        /// Who they are: А. П. Иванова.
        ["name"] name: Text,
        /// How to reach them.
        ["contact"] contact: Text,
        /// A group, which cannot answer alone.
        ["group"] group: bool,
    }

    /// A column of the programme's table.
    Period (msg!("record.period")) short(dates) {
        /// Its heading; the dates in words if absent.
        ["title"] title: Text,
        /// Its days, both ends included.
        must ["dates"] dates: Many<Text>,
    }

    /// A goal, with its subgoals.
    Goal (msg!("record.goal")) short(title) {
        /// What others refer to it by.
        ["id"] id: Id,
        /// The result aimed at.
        must ["title"] title: Text,
        /// Who answers for it.
        ["owner"] owner: Text,
        /// By when it is to be reached, that day included.
        ["due"] due: Text,
        /// Rank among its siblings, 1 the highest.
        ["priority"] priority: Rank,
        /// Share of its family's weight.
        ["weight"] weight: Percent,
        /// Judgements of its subgoals, two by two.
        ["pairwise"] pairwise: Seq<Judgement>,
        /// Criteria of its subgoals and their importance.
        ["criteria"] criteria: Entries<Percent>,
        /// Its own scores by criterion.
        ["scores"] scores: Entries<Spanned<Number>>,
        /// Experts who judge its subgoals.
        ["experts"] experts: Seq<Expert>,
        /// Goals that make it up.
        ["subgoals"] subgoals: Seq<Goal>,
        /// A remark.
        ["note"] note: Text,
        /// Addresses of documents.
        ["links"] links: Many<Text>,
        /// Other columns by heading.
        ["extra"] extra: Entries<Text>,
    }

    /// An expert's judgement of a family of goals.
    Expert (msg!("record.expert")) {
        /// Who judges.
        ["name"] name: Text,
        /// How much the judgement counts against the others'; 1 if absent.
        ["competence"] competence: Spanned<Number>,
        /// Judgements two by two.
        ["pairwise"] pairwise: Seq<Judgement>,
        /// Ranks by goal.
        ["ranks"] ranks: Entries<Rank>,
        /// Shares by goal.
        ["weights"] weights: Entries<Percent>,
        /// Scores by goal and criterion.
        ["scores"] scores: Entries<Entries<Spanned<Number>>>,
    }

    /// A group of activities.
    Direction (msg!("record.direction")) {
        /// What others refer to it by.
        ["id"] id: Id,
        /// Its heading; the title of its one goal if absent.
        ["title"] title: Text,
        /// What its activities serve unless they say otherwise.
        ["goals"] goals: Contributions,
        /// Who answers for its activities unless they say otherwise.
        ["responsible"] responsible: Many<Text>,
        /// Control total of its activities.
        ["budget"] budget: Many<Budget>,
        /// What is done.
        ["activities"] activities: Seq<Box<Activity>>,
        /// A remark.
        ["note"] note: Text,
        /// Addresses of documents.
        ["links"] links: Many<Text>,
        /// Other columns by heading.
        ["extra"] extra: Entries<Text>,
    }

    /// Something to be done by a date by someone.
    Activity (msg!("record.activity")) short(title) {
        /// What others refer to it by, and what it is followed by through history.
        ["id"] id: Id,
        /// What is done.
        must ["title"] title: Text,
        /// Its number in the approved document; by place if absent.
        ["number"] number: Text,
        /// A heading inside the direction.
        ["section"] section: Text,
        /// The periods it stands in.
        ["period"] period: Many<Text>,
        /// Its own days.
        ["dates"] dates: Many<Text>,
        /// Its deadline, that day included.
        ["due"] due: Text,
        /// How it recurs within its days.
        ["every"] every: Text,
        /// Who answers: the first; the others work with them.
        ["responsible"] responsible: Many<Text>,
        /// Who takes part.
        ["participants"] participants: Many<Text>,
        /// What it serves, with shares of contribution if wanted.
        ["goals"] goals: Contributions,
        /// What must end first.
        ["after"] after: Many<After>,
        /// What it needs.
        ["resources"] resources: Many<Resource>,
        /// Its money, by source.
        ["budget"] budget: Many<Budget>,
        /// What will show that it is done.
        ["result"] result: Many<Text>,
        /// What it consists of.
        ["items"] items: Many<Text>,
        /// Whether it is a key activity (milestone).
        ["key"] key: bool,
        /// What stage it is at.
        ["status"] status: Stage,
        /// When it began: a day or a month.
        ["started"] started: Text,
        /// When it was done: a day or a month, or several.
        ["done"] done: Many<Text>,
        /// How far it has come.
        ["progress"] progress: Progress,
        /// Money spent, by source.
        ["spent"] spent: Many<Budget>,
        /// What proves it.
        ["evidence"] evidence: Many<Text>,
        /// Why it is late, postponed or cancelled.
        ["reason"] reason: Text,
        /// A remark.
        ["note"] note: Text,
        /// Addresses of documents.
        ["links"] links: Many<Text>,
        /// Other columns by heading.
        ["extra"] extra: Entries<Text>,
    }

    /// A predecessor.
    After (msg!("record.after")) short(id) {
        /// Which activity must end first.
        must ["id"] id: Text,
        /// How long after it: 5d, 2w, 5wd; may be negative.
        ["lag"] lag: Text,
    }

    /// Something that is needed.
    Resource (msg!("record.resource")) short(title) {
        /// What kind.
        ["kind"] kind: ResourceKind,
        /// What it is.
        must ["title"] title: Text,
        /// How much.
        ["amount"] amount: Text,
    }

    /// Money and where it comes from.
    Budget (msg!("record.budget")) short(amount) {
        /// Whose money.
        ["source"] source: Text,
        /// How much, in the plan's money unit.
        ["amount"] amount: Amount,
    }

    /// A measure of effect.
    Indicator (msg!("record.indicator")) {
        /// What others refer to it by.
        must ["id"] id: Id,
        /// What is measured.
        must ["title"] title: Text,
        /// In what it is measured.
        ["unit"] unit: Text,
        /// Which goals it shows.
        ["goal"] goal: Many<Text>,
        /// Which activities move it.
        ["activities"] activities: Many<Text>,
        /// Which way it should move; `higher` if absent.
        ["better"] better: Better,
        /// How it is computed.
        ["formula"] formula: Text,
        /// Where the numbers come from.
        ["source"] source: Text,
        /// Who answers for it.
        ["responsible"] responsible: Many<Text>,
        /// Where it stood at first.
        ["baseline"] baseline: Measure,
        /// What is aimed at, by date.
        ["targets"] targets: Entries<Spanned<Number>>,
        /// What was reached, by date.
        ["actuals"] actuals: Entries<Spanned<Number>>,
        /// A remark.
        ["note"] note: Text,
        /// Addresses of documents.
        ["links"] links: Many<Text>,
        /// Other columns by heading.
        ["extra"] extra: Entries<Text>,
    }

    /// A value at a date.
    Measure (msg!("record.measure")) short(value) {
        /// When.
        ["at"] at: Text,
        /// What.
        must ["value"] value: Spanned<Number>,
    }

    /// Days off and worked days besides the week's own.
    Calendar (msg!("record.calendar")) {
        /// Days off besides weekends.
        ["holidays"] holidays: Many<Text>,
        /// Weekends that are worked.
        ["workdays"] workdays: Many<Text>,
        /// School terms in order.
        ["terms"] terms: Many<Text>,
    }

    /// A line of approval.
    Approval (msg!("record.approval")) {
        /// УТВЕРЖДАЮ, СОГЛАСОВАНО.
        ["label"] label: Text,
        /// By whom: a person or any text.
        ["by"] by: Text,
        /// The act.
        ["document"] document: Text,
        /// When.
        ["date"] date: Text,
    }

    /// What may go wrong.
    Risk (msg!("record.risk")) short(title) {
        /// What it is.
        must ["title"] title: Text,
        /// How likely.
        ["probability"] probability: Grade,
        /// How grave.
        ["impact"] impact: Grade,
        /// What is done about it.
        ["response"] response: Text,
        /// Who watches it.
        ["owner"] owner: Text,
    }
}

/// Money, or money by year.
#[derive(Clone, Debug)]
pub enum Amount {
    /// One sum.
    Whole(Cost),
    /// Sums by year: `2021` or `2020/21`.
    Yearly(Entries<Cost>),
}

impl Read for Amount {
    fn shape() -> crate::schema::Shape {
        crate::schema::Shape::Amount
    }
    fn read(node: crate::syntax::Ref<'_>, cx: &mut crate::schema::Cx<'_>) -> Option<Self> {
        match node.kind() {
            crate::syntax::Kind::Mapping { .. } => Entries::read(node, cx).map(Self::Yearly),
            _ => Cost::read(node, cx).map(Self::Whole),
        }
    }
}
