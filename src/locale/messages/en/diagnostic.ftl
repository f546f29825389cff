diagnostic-more =
    and { $count ->
        [one] { $count } more place
       *[other] { $count } more places
    }
