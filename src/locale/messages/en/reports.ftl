report-about =
    .directions = activities by direction: dates, people, results, status
    .matrix = directions by period: what stands in which column
    .goals = the tree of goals: priorities, activities, and who answers for what
    .people = people: what they answer for, take part in, are late with; their months
    .deadlines = deadlines: what is overdue, due soon, later, and done
    .priorities = priorities: activities by importance, what gives it, and what nobody serves
    .passport = the programme's passport
    .balance = balance: what the weights ask for against activities, days and money
    .sensitivity = sensitivity: how far judgements can move without changing the order

report-column =
    .number = No.
    .activity = Activity
    .section = Section
    .span = Dates
    .due = Due
    .every = Recurs
    .responsible = Responsible
    .participants = Participants
    .result = Result
    .note = Note
    .reason = Reason
    .status = Status
    .overdue-days = Days overdue
    .direction = Direction
    .outside = Outside the periods
    .goal = Goal
    .rank = Rank
    .weight = Weight
    .judged = Subgoals compared by
    .local = Weight in its family
    .global = Weight in the programme
    .family = Weights of subgoals
    .as-if = Weight by { $method }
    .as-if-local = Weight in its group by { $method }
    .what = What
    .importance = Importance
    .importance-as-if = Importance by { $method }
    .share = Share of weight
    .share-as-if = Share of weight by { $method }
    .goals = Goals that make it important
    .change-of-place = Place
    .title = Title
    .day-share = Days
    .money-share = Money
    .short-of = Short of
    .subgoals-of = Subgoals of
    .lever = What to move
    .kind = Kind
    .comparison = Comparison
    .compared-with = Compared with
    .criterion = Criterion
    .now = Now
    .moved-from = Moved from
    .moved-to = Moved to
    .goals-turn = Order of goals changes
    .activities-turn = Order of activities changes
    .turn-below = { $order }, at most
    .turn-above = { $order }, at least
    .by-weights = By the weights
    .instead = Better
    .cr = CR now
    .cr-after = CR then
    .place = Place
    .as-if-place = Place by the other method
    .change = Place on its level
    .activities = Activities
    .people = Who does it
    .person = Person
    .answers = Answers for
    .takes-part = Takes part in
    .overdue = Overdue
    .months = Activities by month
    .group = Group
    .days = Days left
    .field = Field
    .value = Value

report-field =
    .title = Title
    .organization = Organization
    .approval = Approval
    .problem = Problem
    .goal = Goal
    .owner = Answers for the goal
    .tasks = Objectives
    .dates = Dates
    .stages = Stages
    .directions = Directions
    .key = Key activities
    .people = Carried out by
    .indicators = Indicators
    .funding = Funding and its sources
    .funding-activities = Of which by activity
    .spent = Spent
    .results = Expected results
    .risks = Risks
    .note = Note
    .links = Documents

# Under the report's title.
report-beside = { $left } · { $right }
report-count =
    { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
    .none = no activities
    .of =
        { $chosen } of { $count } { $count ->
            [one] activity
           *[other] activities
        }
report-of = { $chosen } of { $count }
report-asked =
    .responsible = responsible: { $people }
    .goals = goal: { $goals }
    .statuses = status: { $statuses }
report-quoted = “{ $text }”
report-status =
    { $word ->
        [planned] planned
        [in-progress] in progress
        [done] done
        [overdue] overdue
        [postponed] postponed
       *[cancelled] cancelled
    }
    .choice = { $word }
report-sort = { $word }
    .choice = { $word }
report-name = { $word }
    .choice = { $word }
report-activities-unread = ✗ the activities could not be read
report-nothing = No activity meets the conditions: { $asked }.
report-span-cut = { $days } (the programme may be longer: not all dates could be read)
    .periods =
        { $days } (the programme may be longer: { $count ->
            [one] period { $periods }
           *[other] periods { $periods }
        } could not be read)
report-undated =
    { $count ->
        [one] Activity { $numbers } has no date, so it is not shown here.
       *[other] Activities { $numbers } have no date, so they are not shown here.
    }

# Inside the reports.
report-section = { $sign }. { $title }
report-no-section = Outside the sections
report-ongoing = ongoing
report-ongoing-heading = Ongoing, without a fixed date
report-reason = reason: { $reason }
report-unread = not read
    .dates = dates not read
report-nobody = nobody
report-no-activities = no activities
report-period = { $days }
report-period-titled = { $title } ({ $days })
report-quarter =
    { $quarter ->
        [1] Q1
        [2] Q2
        [3] Q3
       *[4] Q4
    } { $year }
report-until = by { $day }
report-span-until = { $days }, by { $day }
report-total = Total { $count }
report-goals-hidden =
    { $count ->
        [one] { $count } goal is not shown: none of these activities serves it.
       *[other] { $count } goals are not shown: none of these activities serves them.
    }
report-people-nobody =
    { $count ->
        [one] Nobody answers for activity { $numbers }.
       *[other] Nobody answers for activities { $numbers }.
    }
report-group = { $title }: { $count }
    .overdue = Overdue
    .soon =
        { $days ->
            [one] Within { $days } day
           *[other] Within { $days } days
        }
    .later = Later
    .done = Done
report-group-word =
    { $word ->
        [overdue] overdue
        [soon] soon
        [later] later
       *[done] done
    }
report-deadlines-cancelled =
    { $count ->
        [one] { $count } cancelled activity is not shown here.
       *[other] { $count } cancelled activities are not shown here.
    }

# Recurrence.
report-recurs-day =
    { $count ->
        [1] every day
        [one] every { $count } day
       *[other] every { $count } days
    }
report-recurs-week =
    { $count ->
        [1] every week
        [one] every { $count } week
       *[other] every { $count } weeks
    }
report-recurs-month =
    { $count ->
        [1] every month
        [one] every { $count } month
       *[other] every { $count } months
    }
report-recurs-quarter =
    { $count ->
        [1] every quarter
        [one] every { $count } quarter
       *[other] every { $count } quarters
    }
report-recurs-half-year =
    { $count ->
        [1] every half-year
        [one] every { $count } half-year
       *[other] every { $count } half-years
    }
report-recurs-year =
    { $count ->
        [1] every year
        [one] every { $count } year
       *[other] every { $count } years
    }
report-recurs-term =
    { $count ->
        [1] every term
        [one] every { $count } term
       *[other] every { $count } terms
    }
report-recurs-in = { $unit } in { $month }
report-recurs-by-day = { $unit } by day { $day }
report-recurs-by-next-month = { $unit } by day { $day } of the month after
report-recurs-by-last-day = { $unit } by the last day of the month
report-recurs-by = { $unit } by { $day }
report-recurs-on = { $unit } on { $day }
report-recurs-of-month = day { $day }
report-recurs-of-next-month = day { $day } of the month after
report-recurs-last-day = the last day of the month
report-recurs-date =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
report-recurs-nth =
    { $nth ->
        [1] the first
        [2] the second
        [3] the third
        [4] the fourth
       *[5] the fifth
    } { $day ->
        [Mon] Monday
        [Tue] Tuesday
        [Wed] Wednesday
        [Thu] Thursday
        [Fri] Friday
        [Sat] Saturday
       *[Sun] Sunday
    }
report-recurs-last =
    the last { $day ->
        [Mon] Monday
        [Tue] Tuesday
        [Wed] Wednesday
        [Thu] Thursday
        [Fri] Friday
        [Sat] Saturday
       *[Sun] Sunday
    }
report-recurs-within = { $every }; { $days }
report-weekday =
    { $day ->
        [Mon] Monday
        [Tue] Tuesday
        [Wed] Wednesday
        [Thu] Thursday
        [Fri] Friday
        [Sat] Saturday
       *[Sun] Sunday
    }
report-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

# Passport.
report-line = { $text }
report-labelled = { $label }: { $text }
report-role-and-name = { $role } ({ $name })
report-then = { $left }; { $right }
report-funds-year = { $year }: { $sum }
report-funds-no-year = no year
report-funds-by-year = by year: { $years }
report-funds-source-by-year = { $source }: { $sum }, of which { $years }
report-funds-unnamed = source not named
report-funds-known = an amount is given for { $known } of { $count } activities
report-funds-too-much = the sum is too large
report-indicator =
    .unit = { $title }, { $unit }
    .at = { $value } ({ $days })
    .baseline = baseline { $value }
    .targets = target { $values }
    .actuals = reached { $values }
    .responsible = responsible: { $people }
report-risk =
    .probability =
        { $grade ->
            [low] low
            [medium] medium
           *[high] high
        } probability
    .impact =
        { $grade ->
            [low] low
            [medium] medium
           *[high] high
        } impact
    .response = response: { $response }
    .owner = responsible: { $owner }

# What the report has to leave out.
report-and-more = { $list } and { $count } more
report-gap-plan = Part of the plan could not be read, so the report is not complete. See kcp validate.
report-gap-unread =
    .line =
        { $count ->
            [one] { $count } place of the plan could not be read as it is written,
           *[other] { $count } places of the plan could not be read as they are written,
        } so the report may lack something: see line { $line }.
    .lines =
        { $count ->
            [one] { $count } place of the plan could not be read as it is written,
           *[other] { $count } places of the plan could not be read as they are written,
        } so the report may lack something: see lines { $lines }.
report-gap-span = The programme's first and last day could not be read: dates that depend on them are not shown.
report-gap-activities =
    Not all activities of { $count ->
        [one] direction
       *[other] directions
    } { $directions } could be read, so the report is not complete.
report-gap-dates =
    Because of faults in the plan, the dates of { $count ->
        [one] activity
       *[other] activities
    } { $numbers } could not be read.
report-gap-people-of =
    Because of faults in the plan, not everyone named by { $count ->
        [one] activity
       *[other] activities
    } { $numbers } could be read.
report-gap-goals-of =
    Because of faults in the plan, not all goals of { $count ->
        [one] activity
       *[other] activities
    } { $numbers } could be read.
report-gap-facts =
    Because of faults in the plan, the status of { $count ->
        [one] activity
       *[other] activities
    } { $numbers } may be wrong.
report-gap-results =
    Because of faults in the plan, not all results of { $count ->
        [one] activity
       *[other] activities
    } { $numbers } could be read.
report-gap-money =
    Because of faults in the plan, not all amounts of { $count ->
        [one] activity
       *[other] activities
    } { $numbers } could be read.
report-gap-periods-of = Because of faults in the plan, not all dates of these periods could be read: { $periods }.
report-gap-periods = Because of faults in the plan, not all periods could be read.
report-gap-people = Because of faults in the plan, not all people could be read.
report-gap-goals = Because of faults in the plan, the tree of goals is not complete.
report-gap-weights =
    Because of errors in the plan not all priorities among these subgoals could be counted: { $goals }. Their weights may be wrong.
report-gap-head = Because of faults in the plan, these fields are not complete: { $keys }.

# What is wrong with the report's options.
report-fault-direction = the plan has no direction “{ $value }”
report-fault-responsible = the plan has no person “{ $value }”
report-fault-goal = the plan has no goal “{ $value }”
report-fault-status = there is no status “{ $value }”
report-fault-sort = there is no order “{ $value }”
report-fault-method = there is no method “{ $value }”
report-fault-several = the plan has more than one “{ $value }”
report-fault-either = say which: { $choices }
report-fault-near = perhaps { $near } is meant
report-fault-choices = there is { $choices }
    .more =
        there is { $choices } and { $count } more
report-fault-period = the plan has no period “{ $value }”, and it does not read as a date: { $reason }
    .ambiguous = the period “{ $value }” is ambiguous: { $reason }
    .inverted = the period “{ $value }” ends before it starts: { $reason }
report-fault-period-undated = “{ $value }” is no period: it has no day
    .help = give a period's id or dates: 2021-12, 2021-09/2021-11
report-fault-readings = to choose from: { $readings }

# Weights: where they come from.
report-method =
    { $method ->
        [single] the only subgoal
        [equal] all equal
        [weights] shares of the plan
        [expert-weights] shares of the experts
        [roc] by rank (ROC)
        [rank-sum] by rank (rank sum)
        [reciprocal] by rank (reciprocals)
        [eigenvector] pairwise
        [geometric] pairwise (geometric mean)
       *[criteria] scores by criteria
    }
report-family = subgoals: { $method }
    .judgements = { $made } of { $count ->
            [one] { $count } comparison
           *[other] { $count } comparisons
        } made
    .experts = { $count ->
        [one] { $count } expert
       *[other] { $count } experts
    }
    .by-expert =
        { $count ->
            [one] { $count } expert
           *[other] { $count } experts
        } (CR: { $list })
    .own = { $name } { $cr }
    .own-inconsistent = { $name } ✗ { $cr }
    .own-unconnected = { $name } –
    .nameless = no. { $number }
    .consistent = CR { $cr }
    .inconsistent = ✗ inconsistent, CR { $cr }
    .agreement = concordance W { $w } (χ² { $chi }, df { $df }, p { $p })
report-flaw = ✗ { $flaw }
    .mixed = priorities are given in several ways, the first counts
    .lacking = not given for all
    .unread = not all could be read
    .off-sum = the shares don't add up to 100%
    .unconnected = the comparisons don't connect all subgoals
    .nothing = what is given adds up to no weights
    .dropped = judgements or names that don't belong here were left out
    .contradicting = pairs judged twice and differently count by the mean
    .off-scale = judgements beyond the scale count as they are
report-flawed = Weights are not quite what the plan says, among the subgoals of: { $families }.
    .family = “{ $goal }” ({ $flaws })
    .shares = The shares of contribution of these activities don't make 100%, their proportions count: { $numbers }.
report-goals-equal = The plan has no priorities: the goals of each family count as equal.
report-as-if =
    By the method { $method } { $moved ->
        [one] { $moved } of { $count } goals changes its place on its level.
       *[other] { $moved } of { $count } goals change their places on their levels.
    }
    .same = By the method { $method } the goals keep their order.
    .activities =
        By the method { $method } { $moved ->
            [one] { $moved } of { $count } activities changes its place.
           *[other] { $moved } of { $count } activities change their places.
        }
    .same-activities = By the method { $method } the activities keep their order.
report-importance = { $goal }, { $weight }
    .goal = goal { $goal }
    .part = { $goal }, { $weight } × { $part }
report-unserved = Served by nobody
    .sum = { $share } of the programme's weight
report-place = { $place }
    .named = place { $place }
    .up = ↑ { $place } → { $then }
    .down = ↓ { $place } → { $then }

# What the weights ask for and what the plan has.
report-balance = Shares of weight beside those of activities, of their days and money; ✗ is less than half of what the weight asks for.
    .goals = By goal
    .directions = By direction
    .people = By who answers
    .periods = By period
    .general = The general goal itself
    .aimless = Without a goal
    .no-one = Nobody answers
    .outside = Outside the periods
    .nobody = ✗ served by nobody
    .short = ✗ short of { $measures }
    .unserved = { $share } of the weight is served by nobody: no direction has it, and nobody who answers.
report-measure =
    { $measure ->
        [activities] activities
        [days] days
       *[money] money
    }

# How firmly the order stands.
report-sensitivity =
    How far each comparison, rank or weight can move, all else staying, before the order of the first { $count } goals or of the first { $count } activities changes.
    .ties = Place 1.5 is level with the next one: the first and the second are shared.
    .nothing = The plan has no priorities, so there is nothing to move.
    .nothing-here = No priorities here can be moved: there are none among several goals that weights come from.
    .untried =
        There are too many priorities to move each of them: { $count ->
            [one] { $count } was not tried and is not shown.
           *[other] { $count } were not tried and are not shown.
        }
    .levers = What to move
    .mends = What to mend in inconsistent comparisons
    .family = Subgoals of “{ $title }”
report-lever =
    { $kind ->
        [judgement] comparison
        [rank] rank
        [weight] weight
        [importance] importance of a criterion
       *[score] score
    }
    .judgement = { $left } : { $right }
    .score = { $goal }: { $criterion }
    .importance = Criterion “{ $criterion }”
    .now =
        { $kind ->
            [rank] place { $value }
           *[other] { $value }
        }
report-turns = never
    .below = ≤ { $below }
    .above = ≥ { $above }
    .both = ≤ { $below } or ≥ { $above }

report-judged =
    .pairwise = { $count ->
        [one] { $count } pairwise judgement
       *[other] { $count } pairwise judgements
    }
    .criteria = { $count ->
        [one] { $count } criterion
       *[other] { $count } criteria
    }
    .experts = { $count ->
        [one] { $count } expert
       *[other] { $count } experts
    }

# What is known of one activity or goal, and where it comes from (kcp why).
why-about =
    .activity = Activity { $number }
    .goal = Goal { $number }
    .root = General goal
why-column =
    .part = Part
    .from = From
    .line = Line
    .by-days = its days meet it
    .by-name = named in period
    .outside = outside the periods
why-part =
    .time = When
    .status = Status
    .people = Who
    .goals = What for
    .order = Connections
    .money = Money
    .rest = More
    .weight = How important
    .activities = What serves it
    .messages = Messages
why-field =
    .activity = Activity
    .id = Id
    .number = Number
    .direction = Direction
    .section = Section
    .key = Key
    .written = Written
    .read = Read as
    .period = Period
    .every = Recurrence
    .days = Days
    .deadline = Deadline
    .time = Times
    .column = Column of the table
    .status = Status
    .started = Started
    .done = Done
    .progress = Progress
    .evidence = Evidence
    .reason = Reason
    .responsible = Answers
    .participant = Takes part
    .goal = Goal
    .above = Part of
    .subgoal = Subgoal
    .rank = Rank
    .weight = Weight
    .judged = Weighed by
    .local = Weight in family
    .global = Weight in plan
    .family = Method
    .subgoals = Subgoals weighed
    .expert = Expert
    .gets = Weight goes to
    .elsewhere = To goals above
    .importance = Importance
    .contribution = Made up of
    .share = Share of weight
    .score = Score
    .judgement = Judgement
    .owner = Answers
    .person = Does it
    .below = Further down
    .after = First
    .waiting = Waits for it
    .indicator = Indicator
    .budget = Budget
    .spent = Spent
    .result = Result
    .items = Consists of
    .resources = Resources
    .note = Note
    .links = Links
why-level =
    .error = Error
    .warning = Warning
    .info = Info
why-at = { $key }, line { $line }
why-number-by-place = by its place in the plan
why-is-key = yes, a key activity
why-days =
    .dates = by dates
    .dates-every = by dates and every
    .periods = the days of its periods
    .periods-every = by its periods and every
    .due = its deadline alone
    .programme = the whole programme, by every
    .none = no dates: neither dates nor period nor due nor every
    .unread = not read in full, see the messages
why-deadline =
    .due = given by itself
    .dates = written as a deadline
    .last = the last of its days
    .missed = the first of those past and still open
    .next = the next of several
why-time =
    .done = done
    .overdue = overdue
    .open = ahead
    .more =
        { $count ->
            [one] and { $count } more
           *[other] and { $count } more
        }
why-status =
    .done = it is marked as done
    .all-done =
        { $count ->
            [one] its { $count } time is done
           *[other] all its { $count } times are done
        }
    .some-done = { $done } of { $count } are done
    .overdue =
        the deadline { $day } passed { $count ->
            [one] { $count } day ago
           *[other] { $count } days ago
        } and it is not marked as done
    .started = it is marked as begun
    .progress = its progress is given
    .ahead = the deadline { $day } is ahead, and it is not marked as begun
    .no-deadline = it has no deadline and is not marked as begun
why-later = after the day of this page, not counted
why-works-with = works with the first
why-inherited = from the direction { $sign }
why-contribution = contribution { $percent }%
why-rank = rank { $rank }
why-weight = weight { $percent }%
why-importance = importance { $percent }%
why-path = part of “{ $path }”
why-above = { $below }” → “{ $title }
why-only-goal = the only one of the plan, which every activity serves
why-no-goal = no goal
why-lag =
    { $count ->
        [one] lag of { $count } day
       *[other] lag of { $count } days
    }
    .working =
        { $count ->
            [one] lag of { $count } working day
           *[other] lag of { $count } working days
        }
why-ends = due { $day }
why-begins = begins { $day }
why-no-amount = no amount is given
why-among =
    { $count ->
        [one] among { $count } goal
       *[other] among { $count } goals
    }
why-competence = competence { $competence }
why-nameless = without a name
why-divided = { $share } of the goal's weight: contributes { $part } where all contributions sum to { $all }
why-through = through { $goals }
why-times = { $left } × { $right }
why-weight-of-goal = the goal's weight { $product }
why-from-goal = { $share } from { $goal }
why-place = place { $place } of { $count }
why-judgement =
    { $whole ->
        [1] “{ $left }” and “{ $right }” matter the same
        [one] “{ $left }” is { $ratio } times as important as “{ $right }”
       *[other] “{ $left }” is { $ratio } times as important as “{ $right }”
    }
    .part = “{ $left }” is to “{ $right }” as { $over } to { $under }
why-no-weight = there are neither ranks nor weights nor judgements
why-by-activities = answers for its activities
why-same-number = The goal “{ $title }” has the number { $number } as well: kcp why --goal { $number }
why-unknown = the plan has no activity or goal “{ $value }”
