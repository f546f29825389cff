# The rules that a whole programme is checked by: deadlines, priorities, goals, people, results, money, indicators.

check-activity = { $number } “{ $title }”
check-more = and { $count } more
check-quoted = “{ $text }”
check-number = no. { $number }


## Deadlines

no-date = activity { $activity } has no date
    .summary = an activity without a date
    .explanation =
        Without a date nobody can say when the activity ends or whether it is late, and it has no place in the
        programme's table. Any of these keys gives one: dates (its own days), period (a period of the programme),
        due (its deadline), every (how often it recurs).

        If it can't have a date, say so: “dates: ongoing”.
    .many =
        { $count ->
            [one] { $count } activity has no date
           *[other] { $count } activities have no date
        }
    .everywhere = no activity has a date
    .help = add dates, period, due or every; what goes on all the time is “dates: ongoing”

outside-programme = the dates of activity { $activity } lie outside the programme
    .summary = dates outside the programme
    .explanation =
        The days of an activity or a period, or the deadline of a goal, go beyond the programme's own dates. Most
        often this is a slip in the year. If all the days lie outside, it is an error; if some do, a warning.

        Where an activity does go beyond the programme, extend the programme's dates.
    .partly = the dates of activity { $activity } go beyond the programme
    .period = the period “{ $period }” lies outside the programme
    .period-partly = the period “{ $period }” goes beyond the programme
    .goal = the deadline of the goal “{ $goal }” lies outside the programme
    .help = the programme runs from { $first } to { $last }: check the year, or change the programme's dates
    .fix = perhaps { $dates } is meant

outside-period =
    the dates of activity { $activity } go beyond the { $count ->
        [one] period “{ $periods }” that it names
       *[other] periods that it names: { $periods }
    }
    .summary = dates outside the period that is named
    .explanation =
        The activity has both a period and dates, but the dates leave the period. In the programme's table it would
        stand in one column while its dates run in another.
    .help = mend the dates, name another period, or leave out one of the two

between-periods = activity { $activity } falls into no period
    .summary = an activity between the periods
    .explanation =
        The activity names no period, and no period has a day in common with its dates. In the programme's table it
        ends up in the column “outside the periods”.
    .help = check the dates, name a period, or widen the periods so that there is no gap between them

periods-overlap = the period “{ $period }” overlaps the period “{ $other }”
    .summary = periods overlap
    .explanation =
        Some days belong to two periods. An activity on those days that names no period will stand in both columns of
        the table. Sometimes that is meant: a rollout begins before the preparation has ended. A period within another
        one is not remarked on; two that are the same are a warning.
    .same = the period “{ $period }” has the same days as the period “{ $other }”
    .help = unless that is meant, let one period begin after the other has ended
    .help-same = keep one of the two, or mend the dates

due-before-start = activity { $activity } is due ({ $due }) before it begins ({ $first })
    .summary = a deadline before the first day
    .explanation =
        The key due names the day by which the activity is to be finished, but its dates or its period begin after
        that day.
    .help = mend due or the beginning; perhaps one of them has the wrong year

after-impossible = activity { $activity } is due on { $due }, but { $before }, which it waits for, ends only on { $end }
    .summary = what must end first ends too late
    .explanation =
        The key after says that the other activity must end first. But its deadline, with the lag, is later than the
        deadline of the activity that waits for it: the two can't both be kept.
    .lag =
        activity { $activity } is due on { $due }, but with the lag after { $before } it can't end
        before { $end }
    .help = move one of the deadlines, or take the reference out of after

after-overlap = activity { $activity } begins on { $first }, but { $before }, which it waits for, ends on { $end }
    .summary = an activity begins before what it waits for has ended
    .explanation =
        Both are written to the day, and the activity begins before, or on the very day that, the one it waits for
        by the key after ends.

        If a small overlap is all right, write it down: “after: [{"{"} id: …, lag: -5d {"}"}]”.
    .lag =
        activity { $activity } begins on { $first }, but the lag after { $before } ends only on { $end }
    .help = move one of the two, or write down the overlap that is all right: lag: -5d

dependency-cycle = activity { $activity } waits for itself by way of { $others }
    .summary = activities wait for each other in a circle
    .explanation =
        By their after keys the first activity waits for the second, that for the next, and so on to the last, which
        waits for the first. None of them can begin. The shortest circle is shown; when it is broken, there may be
        another.
    .itself = activity { $activity } waits for itself
    .help = take out one of the after references, so that something can begin
    .help-itself = take this reference out of after

due-on-day-off = the deadline of activity { $activity }, { $day }, is a day off
    .summary = a deadline on a day off
    .explanation =
        A deadline written to the day falls on a Saturday, a Sunday or one of calendar: holidays. Weekends that are
        worked stand in calendar: workdays.

        The rule is off until it is asked for: in kcp.toml, section [rules], due-on-day-off = "warn".
    .help = the nearest working days are { $last } and { $next }
    .fix = move it to { $day }

overdue =
    activity { $activity } is { $days ->
        [one] { $days } day
       *[other] { $days } days
    } overdue: it was due on { $due }
    .summary = a deadline has passed and the activity is not marked as done
    .explanation =
        The deadline has passed, but the activity is not marked as done, postponed or cancelled, and no reason is
        given. The day that the plan is checked as of is --as-of; without it, today.

        Of what recurs or has several dates, one of the times is not marked.
    .time =
        activity { $activity }: one of its times is { $days ->
            [one] { $days } day
           *[other] { $days } days
        } overdue, it was due on { $due }
    .help = mark it done: …, move the deadline, or give the reason in reason
    .help-time = add the date to the list done, or give the reason in reason; if all of it is done, status: done
    .many =
        { $count ->
            [one] { $count } activity is overdue
           *[other] { $count } activities are overdue
        }; the first is { $activity }, by { $days ->
            [one] { $days } day
           *[other] { $days } days
        }

mostly-undated =
    { $count } of { $total ->
        [one] { $total } activity
       *[other] { $total } activities
    } have no end
    .summary = too many activities without an end
    .explanation =
        More than 30 % of the activities are ongoing or “as needed”. Such activities are never overdue, and they don't
        show whether the programme moves.
    .help = where you can, give a deadline or how often: “monthly”, “every quarter”, “by 25 May”


## Priorities

mixed-priorities = the priorities of the subgoals of “{ $goal }” are given in different ways: { $keys }
    .summary = sibling goals have their priorities in different ways
    .explanation =
        The subgoals of one goal are compared in one way: ranks (priority) or shares (weight) at the subgoals, or
        pairwise judgements (pairwise), criteria (criteria, with scores) or experts (experts) at the goal itself. Two
        ways at once would give two different orders. Different goals may use different ways.
    .experts = the experts compare the subgoals of “{ $goal }” in different ways
    .help = keep one of the ways for this family of goals
    .help-experts = let all experts give the same: pairwise, ranks, weights or scores

weights-sum = the weights of the subgoals of “{ $goal }” come to { $sum } %, not 100 %: { $off } % is missing
    .summary = the weights of the subgoals don't add up to 100 %
    .explanation =
        A weight is a subgoal's share of its goal, so together they make 100 %. Only rounding is allowed for: half a
        unit of the last written digit for each subgoal, so three times 33 % is fine.
    .over = the weights of the subgoals of “{ $goal }” come to { $sum } %, not 100 %: { $off } % is too much
    .help = mend the weights, or give an order by ranks: priority: 1, 2, 3 …
    .expert = the shares that the expert { $expert } gives to the subgoals of “{ $goal }” come to { $sum } %, not 100 %: { $off } % is missing
    .expert-over = the shares that the expert { $expert } gives to the subgoals of “{ $goal }” come to { $sum } %, not 100 %: { $off } % is too much
    .help-expert = mend the expert's shares; as it is, their proportions count
    .criteria = the importances of the criteria of “{ $goal }” come to { $sum } %, not 100 %: { $off } % is missing
    .criteria-over = the importances of the criteria of “{ $goal }” come to { $sum } %, not 100 %: { $off } % is too much
    .help-criteria = mend the importances, or add the criterion that was forgotten; as it is, their proportions count

partial-weights =
    the subgoal “{ $goal }” has no weight while others have one; { $count ->
        [one] { $rest } % is left for it
       *[other] { $rest } % is left for the { $count } without
    }
    .summary = some sibling goals have a weight and some don't
    .explanation =
        Either all the subgoals of a goal have a weight or none: without one, nobody knows whether it is nothing or
        all the rest.
    .nothing-left =
        { $count ->
            [one] the subgoal “{ $goal }” has no weight, and the others already take all of the 100 %
           *[other] “{ $goal }” and others, { $count } subgoals, have no weight, and the rest take all of the 100 %
        }
    .unknown =
        { $count ->
            [one] the subgoal “{ $goal }” has no weight while others have one
           *[other] “{ $goal }” and others, { $count } subgoals, have no weight while the rest have one
        }
    .help = give every subgoal a weight, so that they make 100 % together

no-priority = the goal “{ $goal }” has no priority among its siblings
    .summary = a goal without a priority
    .explanation =
        A target programme says what in it matters most. The easiest way is to rank sibling goals: priority: 1 is the
        most important, 2 the next; ties are fine. Shares (weight), pairwise judgements (pairwise), criteria (criteria)
        or experts (experts) will do as well. A goal without a rank comes last; one that an expert doesn't rank is that
        expert's last, and one without a share gets what the expert's other shares leave.

        If there are no priorities anywhere, this is said once.
    .many =
        { $count ->
            [one] { $count } goal has no priority among its siblings
           *[other] { $count } goals have no priority among their siblings
        }
    .everywhere = no goal has a priority
    .help = give the goals priority: 1, 2, 3 …; 1 is the most important
    .unranked = an expert does not rank all subgoals of “{ $parent }”: { $goals }
    .help-unranked = rank these too; as it is, they are the expert's last
    .unshared = an expert does not weigh all subgoals of “{ $parent }”: { $goals }
    .help-unshared = give these a share too; as it is, they divide what the expert's other shares leave
    .unscored = no expert scores the goal “{ $goal }”
    .help-unscored = have the experts score it; as it is, its scores count as 0
    .no-experts = experts are to compare the subgoals of “{ $goal }”, but none is named
    .help-no-experts = add experts with what they say, or take the key away
    .silent = the expert { $expert } says nothing of the subgoals of “{ $goal }”
    .help-silent = add pairwise, ranks, weights or scores; as it is, the expert is not heard
    .all-zero = all scores of the subgoals of “{ $goal }” are 0: no weights come from them
    .help-all-zero = give scores; as it is, all subgoals here count as equal
    .unused-criterion = no subgoal of “{ $goal }” has a score by the criterion “{ $criterion }”
    .help-unused = score the subgoals by it, or take the criterion away
    .unscored-by = the goal “{ $goal }” has no score by { $criteria }
    .help-unscored-by = add the scores; as it is, they count as 0

equal-priorities =
    { $count ->
        [one] { $count } subgoal
       *[other] all { $count } subgoals
    } of “{ $goal }” have the same priority
    .summary = all subgoals have the same priority
    .explanation =
        Three or more subgoals have the same rank or the same weight. Sometimes that is true; more often it shows that
        the choice is still to be made. When money or time runs short, it will be made without the programme.
    .help = if one of them matters more, rank it higher

judgement-of-stranger = this is about the subgoals of “{ $parent }”, and “{ $goal }” is none of them
    .summary = a goal is judged that doesn't belong to the family
    .explanation =
        Pairwise judgements and what experts say stand at a goal and are about its direct subgoals: only these are
        compared. A goal of another branch, one a level below, and the goal itself don't belong there. Most often the
        judgement stands at the wrong goal.

        Nor is a goal compared with itself: it matters exactly as much as it does.
    .itself = the goal “{ $goal }” is compared with itself
    .help = the subgoals here are { $names }; if other goals are meant, move the judgement to the goal above those
    .help-itself = name another goal, or take the judgement out
    .help-none = give the subgoals ids and compare these, or move the judgement to the goal above those that it names

judgement-out-of-scale = the judgement { $value } is off the scale, which goes from 1/9 to 9
    .summary = a judgement is off Saaty's scale
    .explanation =
        On Saaty's scale 1 means equal importance, 3 moderate, 5 strong, 7 very strong and 9 extreme importance of one
        over the other; 2, 4, 6 and 8 lie between, and 1/2 to 1/9 say the same the other way round. People can't tell
        larger ratios apart, and goals that are twenty times apart are better not compared in one family.
    .help = take a number from 1/9 to 9; if the difference is larger, put the goals on different levels of the tree
    .fix = put { $value }

contradicting-judgements = the goals “{ $left }” and “{ $right }” are compared twice, with different results
    .summary = two goals are compared twice, with different results
    .explanation =
        Every two goals are compared once, and it doesn't matter which is named first: “a is 3 times as important as b”
        is the same as “b is 1/3 as important as a”. If a pair is there twice with different ratios, only one can be
        right. Until that is mended, the geometric mean counts.
    .first = the first judgement of these goals
    .help = keep one of the two judgements

inconsistent-judgements =
    the judgements of the subgoals of “{ $goal }” contradict each other: consistency ratio { $cr }, more than { $limit }
    .summary = pairwise judgements don't agree with each other
    .explanation =
        If the first goal is three times as important as the second and that twice as important as the third, then the
        first is about six times as important as the third. The consistency ratio (CR) tells how far judgements are from
        this: 0 is full agreement, 1 is as good as chance. Saaty's advice is to look at judgements again above 0.10;
        kcp.toml sets another limit: in [limits], consistency-ratio = 0.15. Above it is an error, from four fifths of it
        (0.08) on a warning.

        What is marked is the judgement that is furthest from the others, with a value that would agree better. It is a
        hint and no order: ask whoever judged. Where experts judge, each is checked, and if none contradicts
        themself, what all of them say together. Weights are computed from inconsistent judgements as well.
    .nearly = the judgements of the subgoals of “{ $goal }” nearly contradict each other: consistency ratio { $cr }, of { $limit } allowed
    .joined = what the experts say together of the subgoals of “{ $goal }” contradicts itself: consistency ratio { $cr }, more than { $limit }
    .joined-nearly = what the experts say together of the subgoals of “{ $goal }” nearly contradicts itself: consistency ratio { $cr }, of { $limit } allowed
    .expert = it is this expert who judges
    .caret = the others say { $value }
    .caret-weights = by the weights it is { $value }
    .help = look at this judgement again: with { $value } the ratio becomes { $cr }
    .help-part = look at this judgement again: with { $value } the ratio becomes { $cr }; then look at the others
    .help-all = look at the judgements of this family again: changing one will not reconcile them
    .help-joined = ask the experts again, first about “{ $left }” and “{ $right }”: what they say of these two is furthest from the rest
    .fix = put { $value }

intransitive-judgements =
    “{ $first }” matters more than “{ $second }”, that more than “{ $third }”, but the first not more than the third
    .summary = the judgements of three goals go in a circle
    .explanation =
        The first goal is judged more important than the second, the second than the third, but the first against the
        third only equal or less. The consistency ratio may be all right even so, above all with many goals; that is why
        such triples are told apart. If the family's judgements are inconsistent as a whole, the triple is shown beside that. In a
        family of more than 30 subgoals circles are not looked for.
    .help = compare these three goals again

missing-judgements =
    not all subgoals of “{ $goal }” are compared: { $made ->
        [one] { $made } pair
       *[other] { $made } pairs
    } of { $of }
    .summary = not all subgoals are compared with each other
    .explanation =
        n subgoals can be compared in n(n − 1)/2 ways. Fewer will do if they connect all subgoals: what is missing is
        completed by Harker's method and counts as the ratio of the weights that are found. But fewer judgements check
        each other less: the consistency of an incomplete set tells less.

        If some subgoal is compared with none of the others, neither directly nor by way of more, the family can't be
        weighed: all its subgoals count as equal, and that is a warning.
    .apart =
        the subgoals of “{ $goal }” can't be weighed: nothing connects “{ $left }” and “{ $right }”
    .pair = { $left } – { $right }
    .help = not compared: { $pairs }
    .help-apart = add a judgement of these two; until then all subgoals here count as equal
    .help-parts = add judgements that connect all of them, for instance: { $pairs }; until then all subgoals here count as equal

experts-disagree =
    the experts don't agree on the order of the subgoals of “{ $goal }”: Kendall's W is { $w }, p = { $p }
    .summary = experts differ on the order of goals
    .explanation =
        Kendall's coefficient of concordance tells how far experts agree on the order of the goals: 1 is one and the same
        order, 0 is no agreement. Where it is below 0.5 and so much agreement could come by chance (p above 0.05), the
        mean opinion comes from averaging rather than from a choice of the experts.
    .help = discuss the order with the experts and ask them again, or make clear what the goals mean

heavy-goal-late = the goal “{ $goal }” is among those that matter most, but work on it begins only on { $day }
    .summary = a goal that matters most begins at the programme's end
    .explanation =
        By its weight the goal is in the top fifth of the whole programme, but all its activities begin in the last
        quarter of the programme's span. If something goes wrong, no time is left to mend it. The rule says nothing while
        priorities aren't given, nor of what has begun.

        A fifth is rounded up, and goals that weigh as much as the last of it belong to it as well, unless there are so
        many of them that they reach into the lightest fifth. Cancelled activities don't count.

        If nothing at all begins before the last quarter of the programme's own dates, there is no order to speak of, and the rule says nothing.
    .many =
        { $count ->
            [one] { $count } goal is among those that matter most, but work on it begins
           *[other] { $count } goals are among those that matter most, but work on them begins
        } in the programme's last quarter; the first is “{ $goal }”, on { $day }
    .help = begin at least one of its activities before { $day }, or look at its priority again

waits-for-lighter = activity { $activity } matters much, but waits for one that matters less and is overdue: { $before }
    .summary = what matters much waits for something of little weight that is overdue
    .explanation =
        A key activity, or one of the most important fifth, can't begin before what its after names has ended, and that is
        of the least important fifth and overdue. So what matters little delays what matters much. The importance of an
        activity is the sum of its goals' weights by its contribution to each.

        A fifth is rounded up, and activities as important as the last of it belong to it as well, unless there are so
        many of them that they reach into the fifth at the other end. Cancelled activities don't count.
    .many =
        { $count ->
            [one] { $count } activity that matters much waits
           *[other] { $count } activities that matter much wait
        } for overdue ones that matter less; the first is { $activity }, which waits for { $before }
    .help = speed up what is waited for, or take the link out if it isn't needed


## Goals and what serves them

unserved-goal = no activity serves the goal “{ $goal }”
    .summary = a goal without activities
    .explanation =
        A goal at the bottom of the tree is reached by activities. If neither an activity nor its direction names it in
        goals, it remains a wish. An activity that names a goal with subgoals serves that goal, not its subgoals.

        Where none of a goal's subgoals is served, this is said once, at the goal above them.
    .family = no activity serves any of the subgoals of “{ $goal }”
    .help = name the goal in the goals of an activity that serves it, plan a new one, or drop the goal

no-goal =
    in the direction “{ $direction }” { $count ->
        [one] { $count } activity of { $total } serves
       *[other] { $count } activities of { $total } serve
    } no goal
    .summary = activities without a goal
    .explanation =
        Neither the activity nor its direction names a goal, so nobody can see what it is for.

        The goals can be named once, at the direction: all its activities inherit them. If an activity really serves
        none of the programme's goals, write goals: [].
    .all =
        the direction “{ $direction }” names no goal, and { $count ->
            [one] its { $count } activity serves
           *[other] its { $count } activities serve
        } none
    .help = add goals to the direction or to the activities; goals: [] if none is meant

empty-direction = the direction “{ $direction }” has no activities
    .summary = a direction without activities
    .explanation =
        The direction has no activities at all: it will be an empty row in the programme's table.
    .help = add activities, or drop the direction

single-subgoal = the goal “{ $goal }” has only one subgoal
    .summary = a goal with one subgoal
    .explanation =
        A goal is divided into several parts. A single subgoal either says the goal again in other words or shows that
        the rest was forgotten.
    .many =
        { $count ->
            [one] { $count } goal has only one subgoal
           *[other] { $count } goals have only one subgoal each
        }
    .help = add the missing subgoals, or make one goal of the two

too-many-subgoals =
    the goal “{ $goal }” has { $count ->
        [one] { $count } subgoal
       *[other] { $count } subgoals
    }: too many to compare
    .summary = a goal with more than seven subgoals
    .explanation =
        More than seven subgoals are hard to keep in mind and to weigh against each other. Usually some of them belong
        together under a goal in between.
    .many =
        { $count ->
            [one] { $count } goal has more than seven subgoals
           *[other] { $count } goals have more than seven subgoals
        }
    .help = gather those that belong together under a goal in between

deep-tree =
    the goal “{ $goal }” is too far down: the tree has { $levels ->
        [one] { $levels } level
       *[other] { $levels } levels
    } below the general goal
    .summary = a tree with more than four levels
    .explanation =
        More than four levels below the general goal, what is called a goal is usually an activity.
    .help = make activities of the lowest goals, or take out a level in between

goal-is-a-process = the goal “{ $goal }” names a process, not a result
    .summary = a goal that names a process, not a result
    .explanation =
        “Managing quality”, “Development of a plan” say what is done, not what is reached: nobody knows when such a
        goal is met. A result can be checked: “Quality is managed by the new model”, “The plan is approved”, “Results
        in mathematics rose to 52 %”.

        kcp goes by the first word of the title, says nothing in doubt, and speaks of all such goals at once.
    .several =
        { $count ->
            [one] { $count } goal names a process, not a result
           *[other] { $count } goals name processes, not results
        }; the first is “{ $goal }”
    .help = say what will be reached: “The plan is approved”, not “Approving the plan”

duplicate-title = the activity “{ $title }” is already in this direction as number { $number }
    .summary = the same activity twice
    .explanation =
        Two activities of one direction have the same title, and their dates overlap. Most likely a line was copied and
        not changed.
    .first = it is written here already
    .help = take one of them out, or make the titles say what differs


## People

no-responsible = nobody answers for activity { $activity }
    .summary = an activity for which nobody answers
    .explanation =
        Neither the activity nor its direction names who is responsible. When the deadline has passed, there will be
        nobody to ask.

        The responsible can be named once, at the direction: every activity without its own inherits them. If nobody is
        named anywhere, this is said once.
    .many =
        { $count ->
            [one] nobody answers for { $count } activity
           *[other] nobody answers for { $count } activities
        }
    .everywhere = nobody answers for any activity
    .help = add responsible to the activity, or to the whole direction

only-a-group =
    for { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    } only a group answers: “{ $person }”
    .one = only a group answers for the activity { $activity }: “{ $person }”
    .summary = a group answers and no one person
    .explanation =
        When everybody answers, nobody does. The first of responsible is the one who will be asked; a group stands
        after them, or in participants.
    .help = put the one who answers for this group first in responsible

overload =
    too much is due from one person: “{ $person }”, { $month }: { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }, and the limit is { $limit }
    .summary = too much is due from one person in one month
    .explanation =
        Counted are the activities that are due in the month, for the first of those responsible; cancelled ones don't
        count, and one that recurs counts once a month.

        The rule is turned on by its limit in kcp.toml: section [limits], activities-due-a-month = 6.
    .more =
        too much is due from one person: “{ $person }”, { $month }: { $count ->
            [one] { $count } activity
           *[other] { $count } activities
        }, and the limit is { $limit }; it is passed in { $others ->
            [one] { $others } more month
           *[other] { $others } more months
        }
    .help = give some of the activities to others, or spread the deadlines

unused = the programme nowhere names some of its people: { $names }
    .summary = people or periods that nothing names
    .explanation =
        An entry of people is named by no activity, direction, goal or indicator, or a period is named by no activity and
        none falls into it by its dates. That is no error, but often a remainder of last year's plan or a slip in a
        reference. All of them are told at once.
    .periods = no activity falls into some of the periods: { $names }
    .help = name them in responsible or participants, or take the entry out
    .help-periods = name the period in activities, or take it out

personal-data = this is a phone number
    .summary = a phone number or mail address outside contact
    .explanation =
        A programme is published on a site and kept in a history of changes, from where personal data can't be taken back.
        Phone numbers and mail addresses belong in the key contact of a person in people; reports don't print it.
    .mail = this is a mail address
    .many =
        { $count ->
            [one] a phone number or mail address stands in { $count } place outside contact
           *[other] phone numbers and mail addresses stand in { $count } places outside contact
        }
    .help = move it to that person's contact, or take it out if strangers will see the file


## Results, money, indicators

no-result = activity { $activity } names no result
    .summary = an activity without a result
    .explanation =
        A result is what will show that the activity is done: an order, a report, minutes, a publication. If no activity
        names one, this is said once.
    .many =
        { $count ->
            [one] { $count } activity names no result
           *[other] { $count } activities name no result
        }
    .everywhere = no activity names a result
    .help = add result: what will show that it is done, such as an order, a report, minutes

done-before-start = activity { $activity } was done before it was started
    .summary = done before it was started
    .explanation =
        The date in done is earlier than that in started, or a fact is more than a month earlier than the programme's
        beginning. Usually it is a slip in the month or the year.
    .programme = a fact of activity { $activity } is more than a month before the programme's beginning ({ $first })
    .help = check the month and the year in started and done

fact-in-future = activity { $activity } has a fact of { $day }, which is yet to come: the check is as of { $as_of }
    .summary = a fact that is yet to come
    .explanation =
        A date in started, done or actuals is later than the day that the plan is checked as of (--as-of; without it,
        today). As of that day the fact doesn't count. Most often it is a slip in the year.
    .actual = indicator “{ $indicator }” has a value of { $day }, which is yet to come: the check is as of { $as_of }
    .many =
        { $count ->
            [one] { $count } fact is later than the day of the check
           *[other] { $count } facts are later than the day of the check
        } ({ $as_of })
    .help = mend the date, or check --as-of

done-undated = activity { $activity } is marked as done, but not when
    .summary = done without a date
    .explanation =
        With status: done nobody can see when the activity was done, in time or late. The key done with a day or a month
        is enough: it means that the activity is done.
    .many =
        { $count ->
            [one] { $count } activity is marked as done without a date
           *[other] { $count } activities are marked as done without a date
        }
    .help = add done with the day or the month, such as done: 2021-11-25

no-source = it is not said where the money of activity { $activity } comes from
    .summary = money without a source
    .explanation =
        An amount in an activity's budget has no source. The control totals of the programme and its directions need
        none. If there are no sources anywhere, this is said once.
    .many =
        { $count ->
            [one] the money of { $count } activity has no source
           *[other] the money of { $count } activities has no source
        }
    .everywhere = no activity says where its money comes from
    .help = write it like this: budget: {"{"} source: local budget, amount: 15 {"}"}

budget-sum = the activities of “{ $direction }” cost { $sum }, but the control total is { $control }: { $by } is missing
    .summary = a control total that doesn't add up
    .explanation =
        The budget of the programme and of a direction is a control total: what the budgets of the activities must come
        to. kcp adds them up and compares. An amount that is not given is unknown, not zero: while one is unknown, nothing
        is said of what is missing.
        Where money is not given to activities yet, the programme's total is compared with those of the directions.
    .more = the activities of “{ $direction }” cost { $sum }, but the control total is { $control }: { $by } too much
    .source =
        in the direction “{ $direction }” the activities take { $sum } from “{ $source }”, but its control total
        is { $control }: they differ by { $by }
    .programme = the programme's activities cost { $sum }, but the control total is { $control }: { $by } is missing
    .programme-more = the programme's activities cost { $sum }, but the control total is { $control }: { $by } too much
    .programme-source =
        the programme's activities take { $sum } from “{ $source }”, but its control total is { $control }: they
        differ by { $by }
    .directions =
        the control totals of the directions come to { $sum }, but the programme's is { $control }: { $by } is missing
    .directions-more =
        the control totals of the directions come to { $sum }, but the programme's is { $control }: { $by } too much
    .directions-source =
        the control totals of the directions take { $sum } from “{ $source }”, but the programme's { $control }: they
        differ by { $by }
    .help = mend the control total or the budgets of the activities

no-unit = indicator “{ $indicator }” has no unit
    .summary = an indicator without a unit
    .explanation =
        Without a unit nobody knows what 65 means: per cent, people or points.
    .help = add unit, such as unit: people or unit: "%" (the sign % in quotes)

no-target = indicator “{ $indicator }” has no targets
    .summary = an indicator without targets
    .explanation =
        An indicator measures whether the goal is reached; without targets there is nothing to compare with.
    .help = add targets by date: targets: {"{"} 2022-12: 75 {"}"}

target-below-baseline = the target of indicator “{ $indicator }” ({ $target }) is worse than its baseline ({ $baseline })
    .summary = a target worse than the baseline
    .explanation =
        Unless it is said otherwise, more is better, and a target should not be below the baseline. If less is better
        (complaints, absences), write better: lower. To keep what was reached is a target, too: equal values are not
        remarked on.
    .lower = the target of indicator “{ $indicator }” ({ $target }) is worse than its baseline ({ $baseline }) with better: lower
    .help = if less is better, add better: lower; otherwise check the numbers
    .help-lower = check the numbers, or take out better: lower
