# A new plan from last year's or from a table: what is written into it and what is left to check.

intake-goal = Write the general goal of the programme here
intake-direction = Activities

intake-left =
    .no-activity = there is no activity in this row, it was left out: { $text }
    .total = a row of totals was left out, kcp adds up by itself: { $text }
    .no-amount = “{ $text }” is no amount; it stands in extra
    .no-heading = the cell has no heading of its own and was left out: { $text }
    .above = a line above the table was left out: { $text }
    .ditto = { $text } means “as above”, but the cell above is empty; it was left out
    .nobody = nobody is named here, it was left out: { $text }
    .joined = these look like one row with cells of several paragraphs and were read as one
    .broken = these look like one cell of several lines; if so, put it in quotes
    .extra = the column “{ $name }” stands in extra
    .no-title = the table has no title, the plan has the name of the file: “{ $name }”
    .no-dates = the programme's year is not named: write a line into the plan, for instance dates: 2025/26
    .no-years =
        { $count ->
            [one] { $count } date has no year
           *[other] { $count } dates have no year
        }, nor has the programme: write a line into the plan, for instance dates: 2025/26
    .no-goal = the table has no goal: write it into the line goal
intake-place = row { $row }
    .column = row { $row }, “{ $column }”
    .rows = rows { $first }–{ $last }
intake-no-table =
    .empty = the file is empty
    .headings = there is no row of headings: it needs “Activity” and one more of “Dates”, “Responsible”, “Result”
    .activities = there is no activity below the headings

intake-check =
    .weekday = “{ $text }” is { $day } now: the day of the week was kept
    .leap = “{ $text }”: there is no 29 February in the new year, it is the 28th
    .rewritten = “{ $before }” is written as { $after }
    .unmoved = the date “{ $text }” could not be moved and stands as it was
    .year = the text names a year: “{ $text }”
    .postponed = it was postponed and is planned again: “{ $title }”
    .cancelled = it was cancelled and is planned again: “{ $title }”
    .baseline = the baseline stands as it was
    .baseline-reached = the baseline stands as it was; the last value reached is { $value }
    .calendar = days off and terms are others every year
    .approval = the approval stands as it was: its act and date
