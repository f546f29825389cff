# The programme: what the file is, names and references, dates.

not-a-plan = this is no programme: the file has none of kcp, title, goal
    .summary = the file does not look like a programme
    .explanation =
        A programme is a YAML file of keys and values; kcp (the format's version), title and goal (the general
        goal) are required. The command kcp init makes a commented one to start from.
    .empty = the file is empty
    .list = the file begins with a list; a programme is keys and values
    .text = the file holds a bare text; a programme is keys and values
    .help = begin the file with the lines “kcp: 1”, “title: …” and “goal: …”, or make a first plan: kcp init

unsupported-version = this kcp does not know version “{ $version }” of the format
    .summary = an unknown version of the format
    .explanation =
        The key kcp names the version of the format. This kcp knows version 1. The file has been read as far as
        it went, but it may mean something else in another version.
    .help = write “kcp: 1”, or install a newer kcp
    .fix = replace by 1

invalid-date = the date “{ $text }” is not understood: { $reason }
    .summary = a date that is not understood
    .explanation =
        kcp reads dates the way people write them: “September – November 2021”, “by 15 Sep”, “monthly”,
        “throughout the year”. Where a word is unknown or the calendar has no such day, it does not guess.

        The command kcp date shows how an expression is read. Canonical forms: 2021-12-15, 2021-12, 2021-Q4,
        2021/22, 2021-09/2021-11, ../2021-12-15.
    .mend = perhaps { $reading } was meant
    .open = a programme needs a first and a last day, which “{ $text }” does not name
    .done = done takes the date when it was done, and this is “{ $text }”
    .help-done = write the day or the month; if it is not known, write status: done instead of done
    .fix-done = write status: done
    .help-open = write the whole span of the programme, for example 2026-09/2027-08

ambiguous-date = the date “{ $text }” can be read in several ways: { $reason }
    .summary = a date that can be read in several ways
    .explanation =
        The words are understood, but not which days they mean: the year is missing, “2021-2022” is two years or
        one school year, “before June” may or may not include June. A year chosen silently is worse than a
        question, so kcp names the possible readings and waits for you to write the one that is meant.
    .deadlines = due takes one deadline, and these are several
    .deadlines-help = leave the last of them in due and list the others in dates
    .reading = write { $reading }

inverted-interval = “{ $text }” ends before it starts: { $reason }
    .summary = the end comes before the start
    .explanation =
        Usually one of the ends has kept its old year when a line was copied from last year's plan:
        “December 2022 – January 2022”. kcp offers the likely mend but does not apply it by itself.

duplicate-id = the id “{ $id }” is taken
    .summary = one id for two records
    .explanation =
        Goals and activities share one set of names; people, periods, directions and indicators have their own.
        Other places refer to a record by its id, and an activity is followed by it from version to version.
    .first = it is used here already
    .help = give one of the two another id

unknown-reference =
    .summary = a reference to something that the programme does not have
    .explanation =
        People, goals, periods and predecessors are named by their ids; a person also by a role or name that only
        one has. Numbers (2.3) won't do: they change with the order of lines.
    .person = people has no “{ $name }”
    .period = periods has no “{ $name }”
    .goal = the programme has no goal “{ $name }”
    .activity = the programme has no activity “{ $name }”
    .in-one = “{ $names }” is read as one name, and it lists several
    .help-in-one = a list stands in square brackets
    .help-in-one-unknown = a list stands in square brackets: { $list }; people does not have: { $unknown }
    .criterion = the goal above has no criterion “{ $name }”
    .help-criterion = the criteria of a goal are named in its criteria: { $names }
    .more = and { $count } more
    .no-criteria = scores are given, but the goal above has no criteria
    .help-no-criteria = add criteria with their importance to the goal above: {"{"}urgency: 50%, effect: 50%{"}"}
    .several = “{ $name }” fits several of people
    .several-help = name the person by id
    .activity-not-goal = “{ $name }” is an activity, but a goal is meant here
    .goal-not-activity = “{ $name }” is a goal, but an activity is meant here
    .help-person = check the spelling, or add this person to people
    .help-people = check the spelling, or add this person to people, which has: { $people }
    .called = { $id } ({ $called })
    .help-period = check the spelling, or add the period to periods
    .help-goal = name the goal by its id; add one where it has none
    .help-activity = name the activity by its id; add one where it has none
    .lookalike = the letter “{ $wrote }” is of another alphabet here: “{ $near }” has “{ $meant }”
    .fix = replace by { $near }
