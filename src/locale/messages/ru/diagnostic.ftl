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
