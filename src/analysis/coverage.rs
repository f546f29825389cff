/// What serves a goal.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The activities that name it, in order, each once.
    pub direct: Vec<ActivityIx>,
    /// Whether an activity names it or something below it.
    pub served: bool,
    /// How many activities name it or something below it, each counted once a goal.
    pub count: usize,
    /// Who does it: those who answer for its direct activities, and its owner first; each once.
    pub people: Vec<PersonIx>,
}
