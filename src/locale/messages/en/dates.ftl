# Why a date expression is not read: each phrase continues a message after a colon.

dates-empty = nothing is written here; write, for example, “September – November 2021” or 2021-09/2021-11
dates-no-date = there is no date in it; if there is no deadline, write “as needed” or ongoing
dates-unknown-word = the word “{ $word }” is not known; write the date without it and move the remark to note
    .mend = the word “{ $word }” is not known; perhaps { $mend }, with the remark moved to note
    .near = the word “{ $word }” is not known; perhaps “{ $near }”
dates-unexpected = it is not clear how to read “{ $text }” here; write, for example, { $mend }
dates-too-long = too long for a date; move remarks to note
dates-template = the form was not filled in: put a number in place of “{ $text }”
dates-of-month =
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
dates-no-such-day = there is no { $day } { $month }; its last day is { $last }
    .leap = there is no { $day } { $month }; its last day is 28, in a leap year 29
    .year = there is no { $day } { $month } { $year }; the month's last day is { $last }
dates-no-such-weekday = the month has no fifth such weekday
dates-no-such-month = there is no month { $number }; a year has twelve
dates-no-such-quarter = there is no quarter { $number }; a year has four
dates-no-such-half = there is no half-year { $number }; a year has two
dates-no-such-decade = there is no ten-day period { $number }; a month has three
dates-no-such-term = term { $number } is not in calendar: terms
dates-year-out-of-range = the year { $year } is outside 1900–2200
dates-year-digits = “{ $text }” has the wrong number of digits: a year takes four, as in 2021
dates-weekday-name =
    { $day ->
        [Mon] Monday
        [Tue] Tuesday
        [Wed] Wednesday
        [Thu] Thursday
        [Fri] Friday
        [Sat] Saturday
       *[Sun] Sunday
    }
dates-weekday = { $day } is a { $weekday }, but “{ $written }” is written; check the day, the year or the weekday
dates-unit-named =
    { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
        [half-year] half-year
        [term] term
       *[year] year
    }
dates-frequency =
    { $times ->
        [one] { $times } time
       *[other] { $times } times
    } a { $unit } makes no whole weeks, months or quarters; list the dates or write “once a month”
dates-no-units = recurrences are counted from 1 to 1000: “once a month”, “every 2 weeks”
dates-twofold = the word means both “every two” and “twice in each”; write “every 2 weeks”, for example
dates-every-nth = every other one, or the one of each month; write “every 2 weeks” or “second Friday of the month”
dates-several-weekdays = a recurrence has one weekday; write an activity for each, such as every week on Tue
dates-several-frequencies = an activity has one frequency; keep one of them or write two activities
dates-no-day-of-month = no month has a day { $day }; a month's last day is month by 31
dates-anchor = a { $unit } cannot be narrowed by “{ $anchor }”; write, for example, month by 25, year by 04-01, week on Mon
dates-not-day-or-month = one day or month is wanted: 2021-11-25 or 2021-11
dates-not-month-day = a day without a year is wanted: 09-01
dates-not-year = a year is wanted: 2021 or 2020/21
dates-not-recurrence = a recurrence without a span is wanted: month by 25, week on Mon, “quarterly”; the span goes into dates

dates-no-year = there is no year, and the programme's span is not known; add the year
dates-no-last-year = the second part has no year; add it
dates-year-outside = there is no year, and in none does it fall into the programme's span ({ $programme }); add the year
dates-several-years = there is no year, and it falls into the programme's span ({ $programme }) more than once; add the year
dates-month-before = there is no year: it is the month before the programme ({ $programme }) or its last one; add the year, and start the programme earlier if it is prepared ahead
dates-school-half = a half-year without a year may be the calendar's or the school's; write the months, as in 2021-09/2021-12
dates-second-half = the second half of a school year ends in May or in August; write the months
dates-school-part = it is not certain which part of the school year this is; write the month with its year
dates-deadline-on-first-day = { $day } is the programme's first day; if next year is meant, write it
dates-doubtful-until = it is not clear whether the last month or year is included; write a day, as in “by 31 May 2022”
dates-years-or-school-year = two calendar years or one school year; write 2021/22 or 2021-01/2022-12
dates-school-year-of-one = the school year { $year }: begun or ended in it; write 2021/22, for example
dates-day-month-order = it is not clear which is the day and which the month; write 2021-09-15
dates-two-digit-year = the last two digits may be a year or a day; write the year with four digits
dates-loose-number = the number beside the month may be a day or count something else; write 2021-10-02, or leave it out
dates-part-of-years = it is not clear whether the date holds for each year; repeat it with each
dates-year-apart = a sign parts the date from its year: leave it out if it is one date, or write “from … to …”
dates-backwards = the year at the end does not hold for both parts; write the year with each
    .plain = it would start after it ends; check the numbers and write the year with each part
dates-several-dashes = several dashes in a row: one interval or a list; write its two ends, or commas
dates-deadline-span = an interval after “by”: a deadline or the days themselves; write one of the two
dates-side-by-side = no sign between the dates: write a dash for an interval or a comma for a list
dates-deadline-list = it is not clear whether “by” holds for every date; repeat it before each
dates-day-of-each = a month after the day has none of its own: the same day or the whole month; write the day with each
dates-after-part = a time after a term or half-year, but not on which days; write the days, as in 2021-12-27/2021-12-30
dates-lost = a sign or letters seem to be lost in “{ $text }”; write a dash or a comma
dates-length = a length is no date; write the first and the last day, as in 2021-09-01/2021-09-10
dates-week = a week counted from nowhere; write the days, as in 2021-09-06/2021-09-10
dates-part-of = it is not certain where this part begins and ends; write the days, as in 2021-10-20/2021-10-31
dates-season = a season has no exact days; write the months, as in 2021-09/2021-11
dates-vacation = the days of the holidays are not known; give the terms in calendar: terms or write the days
dates-no-terms = no school terms are given; list them in calendar: terms or write the months
dates-whole-year = the programme is longer than a year ({ $programme }); write which year, or “the whole period”
dates-whole-part = it is not clear which time is meant; write it, as in 2021-09
dates-current-year = the programme does not lie in one year, so the current year is not certain; write the year
dates-undated-with-date = both words like “by plan” or “after” and a date; keep one of them
dates-every-with-dates = both a recurrence and single dates; keep one of them, or write “every … within …”
dates-end-of-year = the end of the calendar's year, the school's or the programme's; write the day, as in ../2021-12-31
dates-start-of-year = it is not certain which school year begins then, nor on what day; write the day, as in ../2021-08-31
dates-day-of-month = a day without its month; add the month, or write every month by 25 if it is each month
dates-more = { $reason } (there are more readings)
dates-inverted = { $first } → { $last }

# What was found out without being written.
dates-inferred =
    .years = { $count ->
        [one] the year { $years }, in which it meets the programme
       *[other] the years { $years }, in which it meets the programme
    }
    .current-year = the current year is { $year }: the whole programme lies in it
    .programme = the programme's span, { $first } – { $last }
    .term = by the calendar of terms, { $first } – { $last }
