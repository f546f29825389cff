diagnostic-level =
    .error = error
    .warning = warning
    .info = info
diagnostic-help = help
    .choose = choose what was meant
diagnostic-more =
    and { $count ->
        [one] { $count } more place
       *[other] { $count } more places
    }
diagnostic-rest = … and { $count } more; --format short shows them all, one a line
diagnostic-summary = no faults found
    .plans =
        { $count ->
            [one] { $count } file:
           *[other] { $count } files:
        }
    .errors =
        { $count ->
            [one] { $count } error
           *[other] { $count } errors
        }
    .warnings =
        { $count ->
            [one] { $count } warning
           *[other] { $count } warnings
        }
    .infos =
        { $count ->
            [one] { $count } info
           *[other] { $count } infos
        }
    .more = more: kcp explain { $rule }

diagnostic-example =
    .bad = With the fault:
    .good = Without it:
