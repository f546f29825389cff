# Reading records: keys, types, words, numbers.

record =
    .plan = a programme
    .methods = the section priorities
    .person = a person
    .period = a period
    .goal = a goal
    .expert = an expert
    .direction = a direction
    .activity = an activity
    .after = a predecessor
    .resource = a resource
    .budget = a budget line
    .indicator = an indicator
    .measure = a baseline
    .calendar = a calendar
    .approval = an approval
    .risk = a risk

expected =
    .text = a text
    .id = an id
    .whole = a whole number
    .number = a number
    .money = an amount of money
    .share = a share
    .ratio = a judgement on Saaty's scale
    .flag = yes or no
    .choice = one of a few words
    .record = a record of keys and values
    .record-or-text = a text or a record of keys and values
    .many = a value or a list of values
    .seq = a list
    .entries = entries “name: value”
    .judgement = three values [goal, goal, judgement]
    .contributions = a goal, a list of goals, or goals with shares
    .amount = an amount or amounts by year
    .lag = a length of time

found =
    .mapping = a record of keys and values
    .sequence = a list
    .nothing = nothing
    .text = “{ $text }”

wrong-type = { $expected } is expected here, but this is { $found }
    .summary = a value of another kind: a list for a text, a word for a number
    .explanation =
        Every key takes one kind of value: a text, a number, a date, a list, a record of keys and values.
        Where the kind differs, kcp does not guess what was meant; it reads everything else and names the place.

        Quote a long text that holds a colon, or a comma inside braces: it then stays one value.
    .three-digits = “{ $text }” may be a fraction or thousands
    .help-three-digits = write { $thousands } if it is thousands, { $fraction } if it is a fraction
    .help-text = write the text on one line; quote it if it holds a colon or begins with a sign
    .help-whole = write a whole number in digits, without a unit
    .help-number = write the number in digits: 62, 62.5 or 1 630; its unit goes into unit
    .help-money = write the amount in digits, such as 15 or 1 630 805.60; its currency and unit are set by currency and money-unit
    .help-share = write a share: 40% or 0.4
    .help-ratio = write how many times as important the first is: 1 to 9, or a fraction such as 1/3
    .help-flag = write true or false (yes or no will do)
    .help-choice = one of these words: { $words }
    .help-record = write the keys of this record on lines of their own, such as: { $keys }
    .help-seq = begin each line of the list with “- ”, or list the values in square brackets
    .help-entries = write pairs “name: value” on lines of their own
    .help-judgement = write, for instance, [legal, methods, 3]: “legal is 3 times as important as methods”
    .help-contributions = write a goal's id, a list [legal, methods], or shares {"{"}legal: 70%, methods: 30%{"}"}
    .fix = replace by { $mend }
    .judgements = a list of judgements is expected here, each in brackets of its own
    .help-judgements = each judgement is a list of three: [[legal, methods, 3], [methods, staff, 2]]
    .decimal-comma = a comma parts “{ $text }” in two numbers
    .help-decimal-comma = in square brackets a comma separates values; write a point
    .judgement-text = a judgement is a list of three in square brackets
    .help-lag = write a number and a unit: 5d (days), 2w (weeks), 5wd (working days)

unknown-key = { $record } has no key “{ $key }”
    .summary = a key that the format does not have
    .explanation =
        Keys are written exactly as the format's description has them. kcp does not pass over an unknown one:
        a slip in the word responsible would otherwise leave an activity without anyone to answer for it.

        Begin remarks of your own that kcp should not read with “x-”.
    .near = it looks like { $near }
    .fix = replace by { $near }
    .help = these can stand here: { $keys }
    .synonym = the key for this is { $near }
    .split = “{ $rest }” is left without a key: a comma inside braces split the text
    .split-help = inside {"{ }"} a comma separates keys; quote the whole text
    .split-fix = quote the text: { $text }
    .decimal-comma = a comma parts “{ $text }” in two
    .help-decimal-comma = inside {"{ }"} a comma separates keys; write a point, or put quotes around
    .colon = a colon and a space made a key and a value of this text
    .colon-help = quote the whole text

missing-key = { $record } lacks the key { $key }
    .summary = a required key, or its value, is absent
    .explanation =
        Required are kcp, title and goal of a programme, the title of a goal, an activity and a risk, the id and
        title of an indicator, the dates of a period; a direction needs a title unless it serves a single goal.

        A record that lacks what is required is kept: everything else in it is read and checked.
    .value = the key { $key } has no value
    .help = add a line “{ $key }: …”
    .help-kcp = add “kcp: 1” as the first line: it is the format's version
    .comment = the value of the key { $key } has become a comment
    .item = this list item is nothing but a comment
    .comment-label = # after a space begins a comment
    .comment-help = if this is text, quote it: { $text }
    .comment-fix = quote it: { $text }
    .direction = the direction has neither a title nor a single goal whose title it could take
    .help-direction = add a line “title: …”

unknown-value = “{ $value }” can't stand here
    .summary = a word that is not one of those allowed
    .explanation =
        Some keys take only the words of a short list: status, kind, better, probability, impact, language.
        The words are English whatever the language of the programme.
    .help = one of these words: { $words }
    .word = { $word }
    .fix = replace by { $near }

value-out-of-range = the value { $value } is out of range
    .summary = a number outside what is allowed
    .explanation =
        Shares and progress go from 0 to 1 (0 to 100 %), ranks from 1, money from 0, money-unit from 1.
        The shares of an activity's contribution to its goals sum to 1. Scores by criteria go from 0, an expert's
        competence is above it.
    .help-whole = a whole number from { $min } to { $max } will do
    .help-money = an amount of money can't be negative
    .help-share = a share goes from 0 to 1; write a percentage with its sign: 40%
    .fix = replace by { $value }
    .contributions = the shares of contribution sum to { $sum } % and not to 100 %
    .help-contributions = change the shares so that they make 100 % together, or list the goals without shares
    .no-contribution = a share of contribution of 0: the activity does not serve this goal
    .help-no-contribution = leave the goal out, or give it a share above 0
    .help-score = a score is a number of at least 0
    .help-competence = competence is a number above 0: 1 is the usual, with 2 an opinion counts twice as much

bad-id = the id “{ $id }” holds “{ $sign }”, which an id can't have
    .summary = an id with characters that it can't have
    .explanation =
        An id is a short name that other places refer to: letters of any script, digits, hyphen, underscore and
        dot, at least one letter. It can't be what a date looks like (2021-Q4, ongoing).
    .no-letter = the id “{ $id }” has no letter
    .date = the id “{ $id }” reads as a date
    .help = use letters, digits, “-”, “_” and “.”, at least one letter: legal, safety-2
    .fix = replace by { $id }

schema-title = The plan of a target programme, kcp, format 1
