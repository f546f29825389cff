diagnostic-level =
    .error = ошибка
    .warning = предупреждение
    .info = заметка
diagnostic-help = помощь
    .choose = выберите, что имелось в виду
diagnostic-more =
    и ещё { $count ->
        [one] { $count } место
        [few] { $count } места
       *[many] { $count } мест
    }
diagnostic-rest =
    { $count ->
        [one] … и ещё { $count } замечание; все, по строке на каждое, покажет --format short
        [few] … и ещё { $count } замечания; все, по строке на каждое, покажет --format short
       *[many] … и ещё { $count } замечаний; все, по строке на каждое, покажет --format short
    }
diagnostic-summary = замечаний нет
    .plans =
        { $count ->
            [one] { $count } файл:
            [few] { $count } файла:
           *[many] { $count } файлов:
        }
    .errors =
        { $count ->
            [one] { $count } ошибка
            [few] { $count } ошибки
           *[many] { $count } ошибок
        }
    .warnings =
        { $count ->
            [one] { $count } предупреждение
            [few] { $count } предупреждения
           *[many] { $count } предупреждений
        }
    .infos =
        { $count ->
            [one] { $count } заметка
            [few] { $count } заметки
           *[many] { $count } заметок
        }
    .more = подробнее: kcp explain { $rule }

diagnostic-example =
    .bad = С ошибкой:
    .good = Без ошибки:
