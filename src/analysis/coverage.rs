use crate::model::{ActivityIx, GoalIx, PersonIx, Programme};

/// What serves a goal.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The activities that name it, in order, each once.
    pub direct: Vec<ActivityIx>,
    /// Whether an activity names it or something below it that isn't cancelled.
    pub served: bool,
    /// How many such activities there are, each counted once a goal.
    pub count: usize,
    /// Who does it: its owner first, then those who answer for its direct activities that aren't cancelled;
    /// each once.
    pub people: Vec<PersonIx>,
}

/// What serves each goal, in the order of the goals. Where the tree is the general goal alone, every activity
/// serves it.
pub fn cover(programme: &Programme) -> Vec<Service> {
    let mut services = vec![Service::default(); programme.goals.len()];
    let alone = programme.goals.len() == 1;
    let mut counted_for: Vec<Option<ActivityIx>> = vec![None; programme.goals.len()];
    for (at, activity) in programme.activities.iter().enumerate() {
        let named = activity.goals.iter().filter(|served| served.counts()).map(|served| served.goal);
        let root = (alone && activity.goals.is_empty()).then_some(0);
        for goal in named.chain(root) {
            if let Some(service) = services.get_mut(goal)
                && service.direct.last() != Some(&at)
            {
                service.direct.push(at);
            }
            if !activity.is_cancelled() {
                count_upwards(programme, &mut services, &mut counted_for, goal, at);
            }
        }
    }
    for (service, goal) in services.iter_mut().zip(&programme.goals) {
        let activities = service.direct.iter().filter_map(|at| programme.activities.get(*at));
        let going = activities.filter(|activity| !activity.is_cancelled());
        let answering = going.flat_map(|activity| activity.responsible.iter().copied());
        let mut seen = std::collections::HashSet::new();
        service.people =
            goal.owner.into_iter().chain(answering).filter(|person| seen.insert(*person)).collect();
    }
    services
}

fn count_upwards(
    programme: &Programme,
    services: &mut [Service],
    counted_for: &mut [Option<ActivityIx>],
    from: GoalIx,
    activity: ActivityIx,
) {
    let mut at = Some(from);
    while let Some(goal) = at {
        let Some(last) = counted_for.get_mut(goal).filter(|last| **last != Some(activity)) else { break };
        *last = Some(activity);
        if let Some(service) = services.get_mut(goal) {
            service.served = true;
            service.count += 1;
        }
        at = programme.goals.get(goal).and_then(|goal| goal.parent);
    }
}
