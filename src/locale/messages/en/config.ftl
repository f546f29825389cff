unknown-rule = there is no rule “{ $name }”
    .near = perhaps { $near } was meant
    .help = kcp rules lists them all
    .summary = a rule is named that does not exist
    .explanation =
        The section [rules] of kcp.toml, or a remark “# kcp: allow(rule)”, names something that is none of
        kcp's rules, so the setting has no effect. Most often this is a slip of the keyboard.

        kcp rules lists all the rules with their levels, and kcp explain RULE says what each means.

toml-syntax = this line of kcp.toml can't be read
    .help = a setting is written key = "value", a section [rules]
    .unquoted = a text in kcp.toml stands in quotes
    .unquoted-help = write "{ $text }"
    .unclosed = a quote is not closed
    .unclosed-help = close the quote on the same line
    .duplicate = this setting was already given above
    .duplicate-help = keep one of the two
    .heading = the heading of a section is not closed by a bracket
    .heading-help = a section is written [rules]
    .no-value = the setting has no value
    .encoding = the file is not in UTF-8
    .encoding-help = save kcp.toml as UTF-8
    .summary = the file kcp.toml is no TOML
    .explanation =
        The settings of a folder of plans are in the file kcp.toml. Each stands on a line of its own: a key,
        an equals sign, a value; texts are in straight quotes, numbers are not. A section begins with its
        name in square brackets.

        kcp reads what it can and goes on with those settings.

config-unknown-key = there is no setting “{ $key }” here
    .help = here may stand { $keys }
config-near = perhaps { $near } was meant
config-unknown-value = the value “{ $value }” does not fit here
    .help = it may be { $words }
config-wrong-type = another kind of value is needed here: { $expected }
config-expected =
    .text = a text in quotes
    .number = a number without quotes
    .file = the name of the plan's file, such as "program.yaml"
    .table = a section with settings of its own
config-out-of-range = the number { $value } does not fit here
config-range =
    .activities = a whole number from 1 is needed: how many activities of one person may be due in one month
    .consistency = a number above 0 and up to 1 is needed; usually 0.10

unused-allow = there is nothing to allow: the rule { $rule } is not broken here
    .unread = this remark to kcp is not understood
    .unread-help = write “# kcp: allow(rule)”, and several rules as “# kcp: allow(no-date, no-result)”; kcp rules lists their names
    .summary = a “kcp: allow” remark that silences nothing
    .explanation =
        The remark “# kcp: allow(rule)” on the line above says that a fault is meant. Once the fault is gone the
        remark could only hide the next one, so it is better removed.
    .help = remove the remark, or correct the name of the rule
