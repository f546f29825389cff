# What each record of the plan file and each of its keys means: for the schema, the reference and the editor.
# A record is named after its type, an attribute after the key.

format-plan = A target programme: one file
    .kcp = Version of the format: `1`
    .title = The programme's title
    .organization = Whose programme it is
    .language = Language of the reports: `ru` or `en`
    .dates = The programme's own span, both ends included: `2021-09/2023-01`; if absent, what its periods and its dated activities span together
    .year-starts = Month and day on which a year such as `2021/22` starts; `09-01` if absent
    .currency = Code or name of the currency: `RUB`
    .money-unit = How many units of the currency an amount of 1 stands for: `1000` if amounts are in thousands; 1 if absent
    .problem = What the programme is to solve
    .priorities = Methods of turning ranks and judgements into weights
    .people = Who takes part: a short id and a role, or a role, name and contact
    .periods = Columns of the programme's table: a short id and dates, or a title and dates
    .goal = The general goal, root of the tree of goals
    .directions = Groups of activities
    .indicators = What shows the programme's effect
    .budget = Control total of the programme: what the activities' budgets must add up to; it is not added to them
    .calendar = Days off, worked weekends, school terms
    .approval = Who approved the programme or agreed to it
    .risks = What may go wrong
    .note = A remark
    .links = Addresses of documents
    .extra = Any other column that the document needs: text by heading

format-methods = Methods of turning ranks and judgements into weights
    .ranks = For ranks: `roc` (rank-order centroid, the default), `rank-sum` (Fishburn) or `reciprocal`
    .pairwise = For judgements two by two: `eigenvector` (the default) or `geometric`

format-person = Someone who answers for activities or takes part in them
    .role = What they are: Deputy Head
    .name = Who they are: A. Parker
    .contact = How to reach them; the one place where a telephone number or mail address belongs
    .group = `true` for a group (form tutors): it cannot answer alone

format-period = A column of the programme's table
    .title = Its heading; the dates in words if absent
    .dates = Its days, both ends included; one expression or several

format-goal = A goal, worded as the result aimed at
    .id = What others refer to it by: letters, digits, `-`, `_`, `.`
    .title = The result aimed at
    .owner = Who answers for it: a person of `people`
    .due = By when it is to be reached, that day included
    .priority = Rank among its siblings: 1 is the highest
    .weight = Share of its family's weight: `0.4` or `40%`; all siblings or none
    .pairwise = Judgements of its subgoals, two by two: `[legal, methods, 3]` says that the first is three times as important
    .criteria = Criteria by which its subgoals are scored, and their importance: `urgency: 50%`
    .scores = Its own scores by criterion: `urgency: 3`
    .experts = Experts who judge its subgoals
    .subgoals = Goals that make it up, to any depth
    .note = A remark
    .links = Addresses of documents
    .extra = Any other column that the document needs: text by heading

format-expert = An expert's judgement of a family of goals
    .name = Who judges
    .competence = How much the judgement counts against the others'; 1 if absent
    .pairwise = Judgements two by two: `[legal, methods, 3]`
    .ranks = Ranks by goal: `legal: 1`
    .weights = Shares by goal: `legal: 60%`
    .scores = Scores by goal and criterion

format-direction = A group of activities with a common purpose
    .id = What others refer to it by
    .title = Its heading; may be left out where `goals` names one goal, whose title it then takes
    .goals = What its activities serve unless they say otherwise
    .responsible = Who answers for its activities unless they say otherwise
    .budget = Control total: what its activities' budgets must add up to
    .activities = What is done
    .note = A remark
    .links = Addresses of documents
    .extra = Any other column that the document needs: text by heading

format-activity = Something to be done by a date by someone
    .id = What others refer to it by, and what it is followed by from year to year
    .title = What is done
    .number = Its number in the approved document; by place if absent. For reading only: nothing refers to it
    .section = A heading inside the direction
    .period = The periods it stands in
    .dates = Its own days: `2021-09-15/2021-11-30`, or as people write them: “September – November 2021”
    .due = Its deadline, that day included
    .every = How it recurs within its days: `month by 25`, `week on Mon`, `quarter`
    .responsible = Who answers: the first; the others work with them
    .participants = Who takes part
    .goals = What it serves, in place of its direction's goals: one, a list, or shares of contribution that add up to 100% (`legal: 70%`); `[]` for none
    .after = What must end first: an activity's id, or an id with a lag
    .resources = What it needs
    .budget = Its money, one line or several
    .result = What will show that it is done
    .items = What it consists of
    .key = `true` for a key activity (a milestone)
    .status = `planned` (the default), `in-progress`, `done`, `postponed` or `cancelled`
    .started = When it began: the day or the month
    .done = When it was done: the day or the month; a list for one that recurs or has several dates. Implies `status: done`
    .progress = How far it has come: `40%`
    .spent = Money spent, as in `budget`
    .evidence = What proves it: the number and date of the act
    .reason = Why it is late, postponed or cancelled
    .note = A remark
    .links = Addresses of documents
    .extra = Any other column that the document needs: text by heading

format-after = A predecessor of an activity
    .id = Which activity must end first
    .lag = How long after it: `5d` days, `2w` weeks, `5wd` working days; may be negative

format-resource = Something that is needed
    .kind = What kind: `legal`, `information`, `staff`, `motivation`, `material` or `money`
    .title = What it is
    .amount = How much

format-budget = Money and where it comes from
    .source = Whose money; equal texts are the same source
    .amount = How much, in the plan's money unit, or by year: `2021: 3`, `2021/22: 5`; unknown, not zero, if absent

format-indicator = A measure of the programme's effect
    .id = What others refer to it by
    .title = What is measured
    .unit = In what it is measured; `"%"` needs its quotes
    .goal = Which goals it shows
    .activities = Which activities move it
    .better = Which way it should move: `higher` (the default) or `lower`
    .formula = How it is computed
    .source = Where the numbers come from
    .responsible = Who answers for it
    .baseline = Where it stood at first: a value, or a date and a value
    .targets = What is aimed at, by date: `2022-12: 75`
    .actuals = What was reached, by date: `2021-12: 66`
    .note = A remark
    .links = Addresses of documents
    .extra = Any other column that the document needs: text by heading

format-measure = A value at a date
    .at = When
    .value = The value

format-calendar = Days off and worked days besides the week's own
    .holidays = Days off besides weekends
    .workdays = Weekends that are worked
    .terms = School terms in order

format-approval = A line of approval
    .label = Its heading: APPROVED, AGREED
    .by = By whom: a person of `people` or any text
    .document = The act
    .date = When

format-risk = What may go wrong
    .title = What may happen
    .probability = How likely: `low`, `medium` or `high`
    .impact = How grave: `low`, `medium` or `high`
    .response = What is done about it
    .owner = Who watches it: a person of `people`
