cli-error = error:
cli-hint = help:
cli-usage = Usage:

cli-heading =
    .commands = Commands
    .arguments = Arguments
    .options = Options
    .common = Common options
    .examples = Examples:

cli-value =
    .command = COMMAND
    .date = DAY
    .dates = DATES
    .lang = LANG
    .when = WHEN
    .number = NUMBER
    .folder = DIR
    .template = TEMPLATE
    .years = YEARS
    .rule = RULE
    .report = REPORT
    .id = ID
    .who = WHO
    .status = STATUS
    .sort = ORDER
    .columns = COLUMNS
    .program = PROGRAM
    .file = FILE
    .expression = EXPR
    .form = FORM
    .method = METHOD
    .name = NAME
    .plan = PLAN
    .shell = SHELL

cli-about =
    kcp, a compiler for target programmes. The plan is one YAML file; kcp finds what
    is wrong with it, says how to mend it, and makes reports.
    .summary = a compiler for target programmes
    .usage = COMMAND [OPTIONS]
    .examples =
        kcp init                      create a plan with remarks in this folder
        kcp validate                  find all that is wrong with the plan at once
        kcp report                    the plan by directions
        kcp report --period 2021-12   what to do in December 2021
        kcp help report               all about the command report

cli-common =
    .as-of = the day that counts as today, as 2021-12-15
    .lang = language of reports and messages: ru or en
    .color = colours: auto (on a terminal), always, never
    .width = width of a page in columns
    .quiet = only the summary
    .verbose = also say which files were read
    .help = show this help
    .version = show the version

cli-help = Shows the help of a command; without a name that of kcp.
    .summary = help of a command
    .usage = [COMMAND]
    .command = name of the command
    .examples = kcp help validate

cli-init =
    Creates the file program.yaml in a folder: a short plan with remarks that passes
    the check without a message. Its dates are counted from today. Beside it stands
    kcp.schema.json, from which an editor offers the keys.
    A file that exists is never changed.
    .summary = create a plan with remarks
    .usage = [DIR] [OPTIONS]
    .dir =
        folder of the plan, by default this one;
        it is created if it does not exist
    .template =
        what it is made from:
        minimal — the bare necessities,
        quality — to manage the quality of education
    .examples =
        kcp init
        kcp init programme --template quality
        kcp init --lang ru --as-of 2026-09-01
        kcp init 2026 --from 2025/program.yaml --shift 1y
        kcp init --from table.tsv
    .done = Created the plan { $path }
    .next =
        Created the plan { $path }
        Write your own into it, then check it: kcp validate{ $plan }
    .exists = the file { $path } is already there and was not changed
    .exists-hint = name another folder: kcp init DIR
    .from = last year's plan (--shift), or a table (.tsv, .csv)
    .shift = by how many years to move the dates: 1y
    .check = Fill in what is missing, then check it: kcp validate{ $plan }
    .checks =
        { $count ->
            [1] Check one place yourself:
            [one] Check { $count } place yourself:
           *[other] Check { $count } places yourself:
        }
    .checks-quiet = Places to look at: { $count }. Without --quiet kcp names each
    .at-line = line { $line }: { $text }
    .at-place = { $place }: { $text }
    .shifted =
        Dates moved: { $moved }, facts taken out: { $dropped }
    .from-table =
        { $count ->
            [one] The table gave { $count } activity
           *[other] The table gave { $count } activities
        }
    .faulty = the plan { $path } has errors; mend them first
    .shift-table = a table is taken as it is; only a plan needs --shift
    .no-shift = it is not said by how many years to move the dates of { $path }
    .bad-shift = “{ $value }” is no number of years
    .bad-shift-hint = write, for instance, --shift 1y
    .no-table = { $path }: { $why }
    .no-text = { $path } is no text
    .no-text-hint = save the table from Word or Excel as text with tabs (.tsv, .txt) or as CSV
    .book = { $path } is a book of Excel; kcp reads tables only as text
    .book-hint =
        in Excel choose “Save As” and the type “CSV UTF-8”, and name that file; or copy the table
        with its headings into a text file plan.tsv
    .document = { $path } is a document of Word; kcp reads tables only as text
    .document-hint =
        copy the table with its headings into Excel and save it as “CSV UTF-8”, or paste it into
        a text file plan.tsv
    .pdf = { $path } is a PDF; kcp reads tables only as text
    .pdf-hint =
        take the document of Word or Excel that it was made from, or copy the table into Excel
        and save it as “CSV UTF-8”
    .too-late = the plan's dates can't be counted from this day

cli-why =
    Tells all that is known of one activity or goal and where it comes from: from
    which line of the plan, from its direction, from its period, or inferred.
    .summary = all about one activity or goal, and where from
    .usage = ID [PLAN] [OPTIONS]
    .id = id, number or title of an activity or goal
    .format = terminal, markdown, csv, json
    .goal = a goal is meant, though an activity has the number
    .examples =
        kcp why 1.2
        kcp why survey program.yaml
        kcp why --goal 2.1 --format json

cli-schema =
    Prints the plan file's description for an editor (JSON Schema 2020-12): it then
    offers the keys with their meaning and marks wrong ones as you type. kcp init
    puts it beside the plan as kcp.schema.json, which the first line of the plan
    names. Write it again after updating kcp.
    .summary = the format for an editor (JSON Schema)
    .usage = [OPTIONS]
    .examples =
        kcp schema > kcp.schema.json
        kcp schema --lang ru

cli-unknown-option = there is no option { $name }
cli-extra-argument = one word too many: “{ $name }”
cli-unknown-command = there is no command “{ $name }”
cli-value-missing = { $name } needs a value
cli-bad-value = the value “{ $value }” does not fit { $name }
cli-conflict = { $name } does not go with { $others }
cli-missing = missing: { $names }
cli-no-command = it is not said what to do
cli-no-equals = the value follows an equals sign: { $name }=…
cli-too-many = the value “{ $value }” is one too many for { $name }
cli-not-utf8 = the command line has characters that are not UTF-8
cli-bad-arguments = the command line was not understood
cli-near = perhaps { $names } was meant
cli-valid = it may be { $values }
cli-width-range = the width is a whole number from 20 to 1000
cli-see-commands = kcp help lists all commands
cli-see-help = --help shows all options

cli-bad-lang = the language “{ $value }” in KCP_LANG is not known
    .hint = kcp speaks ru and en
cli-bad-day = “{ $value }” is not a day ({ $name })
    .hint = write a single day, as 2021-12-15

cli-no-plan = no plan was found
    .hint = name a file (kcp validate plan.yaml) or create a plan: kcp init
cli-no-plan-in = there is no plan in the folder { $folder }
cli-config-broken = the settings in { $path } don't say which plan is meant: the file can't be read
    .hint = mend it, or name the plan: kcp validate plan.yaml
cli-named-by = the plan is named in { $path }: the line program
cli-cannot-read = could not read { $path }
cli-name-not-utf8 = the name of the file { $path } is not written in UTF-8; give it another
cli-cannot-write = could not write { $path }
cli-no-folder = there is no folder { $folder }; create it first
cli-cannot-print = could not print the result
cli-io =
    .not-found = there is no such file
    .denied = permission denied
    .folder = it is a folder, not a file
    .not-a-folder = a file stands where the path needs a folder
    .full = the disk is full
    .quota = the disk quota is used up
    .read-only = the disk is read-only
    .exists = such a file already exists
    .too-large = the file is too large
    .bad-name = the name of the file is not allowed
    .memory = out of memory

cli-levels =
    .deny = make it an error; warnings means all warnings
    .warn = make it a warning
    .info = make it for information
    .allow = don't show it

cli-group =
    .reading = Reading the file
    .identity = Names and references
    .deadlines = Dates
    .priorities = Priorities
    .coverage = Goals and activities
    .people = People
    .results = Results, money, indicators

cli-date =
    Shows how kcp reads a date written in words or figures. Where it could be meant
    in several ways, kcp does not guess but shows every reading.
    .summary = show how a date is read
    .usage = EXPR… [OPTIONS]
    .expr = the date as it is written in the plan
    .within = the programme's span, in which the year is found
    .format = text or json
    .examples =
        kcp date 'September – November 2021'
        kcp date 'by 15 December' --within 2021-09/2022-08
        kcp date 'every month by 25' --format json
    .bad-span = “{ $text }” won't do as the programme's span (--within)
    .bad-span-hint = a single span with a start and an end is needed, as 2021-09/2022-08
    .bad-span-why = { $reason }
    .canonical = Written
    .text = { $text }
    .day = Day
    .days = Days
    .deadline = Deadline
    .every = Recurs
    .bound = Within
    .inferred = Inferred
    .one-day = { $day }
    .span = { $first } – { $last } ({ $count ->
        [one] { $count } day
       *[other] { $count } days
    })
    .until = by { $last } inclusive
    .from = from { $first } to the programme's end
    .whole = the whole programme
    .ongoing = undated: the whole programme
    .readings = It can be written:

cli-explain =
    Explains a rule of the check: what it asks for and why, with an example of the
    fault.
    .summary = explain a rule of the check
    .usage = RULE [OPTIONS]
    .rule = name of the rule as in a message: error[name]
    .examples =
        kcp explain inverted-interval
        kcp explain unserved-goal
    .off = off
    .bad = With the fault
    .good = Without it
    .config = in the file kcp.toml
    .settings = Its level is set in kcp.toml (section [rules]: { $rule } = "{ $level }"), or for a single place by the
        remark “# kcp: allow({ $rule })” on the line above.

cli-rules =
    Lists all the rules that a plan is checked by, with their levels.
    .summary = list the rules of the check
    .usage = [OPTIONS]
    .format = text or json
    .examples = kcp rules

cli-validate =
    Checks a plan and shows all that is wrong at once: what, where, and how to mend
    it. Without PLAN it is the one that kcp.toml names, or program.yaml, in this
    folder or above it. Exit code 1: there are errors; 2: no check could be made.
    .summary = check a plan (or check)
    .usage = [PLAN…] [OPTIONS]
    .plans =
        file of a plan, or a folder: all the plans
        in it; “-” is standard input
    .format =
        full (with excerpts of the file), short (one
        fault a line), json (for programs), sarif,
        github, gitlab (for checks of a repository)
    .stdin-name = what messages call standard input
    .examples =
        kcp validate
        kcp validate plans/2026.yaml --format short
        kcp validate --deny warnings --allow no-source
        kcp validate plans --format sarif > kcp.sarif

cli-fix =
    .fix = mend in the file what can be mended for certain
    .diff = with --fix: only show what would change
    .unsafe =
        with --fix: take also the first of the mends
        that this rule offers
    .done =
        { $path }: { $count ->
            [one] { $count } mend made
           *[other] { $count } mends made
        }
    .would =
        { $path }: { $count ->
            [one] { $count } mend to be made
           *[other] { $count } mends to be made
        }, the file is unchanged
    .nothing = { $path }: there is nothing that kcp can mend by itself
    .none-of-rule = { $path }: kcp has no ready mends for the rule { $rule }
    .added = added: { $text }
    .removed = removed: { $text }
    .changed = { $before } → { $after }
    .tabs =
        { $count ->
            [1] a tab
            [one] { $count } tab
           *[other] { $count } tabs
        }
    .spaces =
        { $count ->
            [1] a space
            [one] { $count } space
           *[other] { $count } spaces
        }
    .fixed-spaces =
        { $count ->
            [1] a no-break space
            [one] { $count } no-break space
           *[other] { $count } no-break spaces
        }
    .odd-spaces =
        { $count ->
            [1] an unusual space { $sign }
            [one] { $count } unusual space { $sign }
           *[other] { $count } unusual spaces { $sign }
        }
    .list = { $text }
    .title = { $title }
    .places =
        { $title } ({ $count ->
            [one] { $count } place
           *[other] { $count } places
        })
    .first =
        { $count ->
            [one] the only mend
           *[other] the first of { $count } mends
        }
    .more =
        { $count ->
            [one] and { $count } more mend
           *[other] and { $count } more mends
        }
    .one-rule = --unsafe takes one rule
    .one-rule-hint = mend and look through the plan one rule at a time

cli-fmt =
    Lays out a plan in one form: the order of keys, indentation, quotes, dates.
    Dates in words become canonical: “by 5 September” is ../2025-09-05. The
    meaning, comments and blank lines between activities stay. A file that can't be
    read whole is left as it is.
    .summary = lay out a plan in one form
    .usage = [PLAN…] [OPTIONS]
    .plans =
        file of a plan, or a folder: all the plans
        in it; “-” is standard input
    .check =
        only name the plans that would change; the
        exit code is 1 then
    .diff = only show what would change
    .examples =
        kcp fmt
        kcp fmt --diff
        kcp fmt --check plans/2026.yaml plans/2027.yaml
    .changed = { $path }: laid out
    .unchanged = { $path }: nothing to change
    .faulty =
        { $path }: the file is unchanged, { $count ->
            [one] mend this fault first
           *[other] mend these faults first
        }
    .odd =
        { $path }: the file is unchanged: written otherwise it would mean something else.
        Simplify places with “&”, “*”, “?” and with comments inside brackets.

cli-verbose = Plan: { $path }, as of { $day }
    .config = Settings: { $path }
    .no-config = Settings: no file kcp.toml

cli-report =
    Makes a report on a plan. The first word is the report's name if there is such
    a report, else the plan; without a name it is directions. Filters may be
    repeated: any of the values will do. Exit code 1: something had to be left out
    because of errors in the plan; 2: no report could be made.
    .summary = make a report
    .usage = [REPORT] [PLAN] [OPTIONS]
    .name =
        directions, matrix, goals, people, deadlines, passport, priorities,
        balance, sensitivity
    .plan = file of the plan or its folder; “-” is standard input
    .list = name the reports
    .period = activities of these dates or of a period of the plan
    .direction = activities of a direction: id, number or title
    .responsible = activities of a person: id, role or name
    .goal = activities of a goal and all below it
    .status =
        planned, in-progress, done, overdue,
        postponed, cancelled
    .sort = order: number, date, deadline, responsible
    .columns = columns with commas between: keys or headings
    .activities = goals: activities as leaves of the tree of goals
    .as-if =
        goals, priorities: by another method as well: roc,
        rank-sum, reciprocal, eigenvector, geometric, equal
    .format =
        terminal, markdown, csv, json, svg, png,
        mermaid, dot
    .for = excel: csv that Excel opens by a double click
    .output = file to write to: .md, .csv, .json, .svg …
    .examples =
        kcp report --period 2021-12
        kcp report matrix plans/2026.yaml --width 120
        kcp report goals --activities --goal 2
        kcp report deadlines --responsible deputy --status overdue
        kcp report goals -o goals.svg
        kcp report directions --for excel -o report.csv
    .unknown = there is no report “{ $name }”
    .neither = “{ $name }” is neither a report nor a file
    .names = the reports are { $names }
    .name-first = the report's name comes before the plan
    .name-first-hint = { $command }
    .ending = the name { $path } does not say in which format to write the report
    .ending-hint = give the file the ending { $endings }, or name the format: --format
    .over-plan = a report can't be written over the plan { $path }
    .over-settings = a report can't be written over the settings { $path }
    .no-text = { $format } is no text, a terminal can't show it
    .no-text-hint = write it to a file: -o name.{ $ending }
    .no-plan = no report can be made on { $path }: it is no plan
    .whole = the report { $name } is of the whole programme, { $option } does not go with it
    .whole-hint = { $option } goes with the reports { $names }
    .own-filters = this one can be narrowed by { $options }
    .foreign = the report { $name } has no option { $option }
    .foreign-hint = { $option } goes with the report { $names }
    .drawn = { $format } draws the report { $names }
    .query = { $option }: { $message }
    .written = The report was written to { $path }
    .incomplete-warned = Something was left out of the report. What to mend: kcp validate { $path }
    .incomplete =
        Because of { $count ->
            [one] { $count } error
           *[other] { $count } errors
        } in the plan something was left out.
        What to mend: kcp validate { $path }

cli-completions =
    Prints the set-up for a shell: the Tab key then completes commands, options and
    their values: reports, rules, formats.
    .summary = completion of words by the Tab key
    .usage = SHELL
    .shell = bash, zsh, fish or powershell
    .examples =
        source <(kcp completions bash)          a line for ~/.bashrc
        source <(kcp completions zsh)           a line for ~/.zshrc
        kcp completions fish | source           a line for config.fish
        kcp completions powershell | Out-String | Invoke-Expression

cli-man =
    Writes pages for man: of kcp and of each command. Without DIR it prints the page
    of kcp itself.
    .summary = pages of the manual
    .usage = [DIR] [OPTIONS]
    .dir = folder of the pages; a new one is created
    .examples =
        kcp man | man -l -
        kcp man ~/.local/share/man/man1
    .done =
        { $count ->
            [one] { $count } page was written
           *[other] { $count } pages were written
        } to { $path }
    .manual = Manual of kcp
    .name = Name
    .synopsis = Synopsis
    .description = Description
    .exit = Exit status
    .fine = all is well
    .checked = the plan has errors
    .incomplete = something was left out of the report because the plan has errors
    .unread = the date is not understood, or it may be read in several ways
    .laid-out = a file was left as it is, since it has an error or would mean something else if written otherwise;
        with --check: there is a plan that would change
    .faulty = the plan has errors, or because of them a report had to leave something out
    .failed = the work could not be done: no such file, a bad option, a full disk
    .see = See also
