diagnostic-more =
    и ещё { $count ->
        [one] { $count } место
        [few] { $count } места
       *[many] { $count } мест
    }
