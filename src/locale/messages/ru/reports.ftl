report-about =
    .directions = мероприятия по направлениям: сроки, ответственные, результаты, стадии
    .matrix = направления по периодам: что в каком столбце стоит
    .goals = дерево целей: приоритеты, мероприятия и кто за что отвечает
    .people = люди: за что отвечают, в чём участвуют, что просрочено, нагрузка по месяцам
    .deadlines = сроки: что просрочено, что скоро, что позже, что сделано
    .priorities = приоритеты: мероприятия по важности, что её даёт и чему никто не служит
    .passport = паспорт программы
    .balance = равновесие: чего требует вес и сколько на это мероприятий, дней и денег
    .sensitivity = устойчивость: насколько можно сдвинуть оценки, не меняя порядка

report-column =
    .number = №
    .activity = Мероприятие
    .section = Раздел
    .span = Срок
    .due = Крайний срок
    .every = Повторение
    .responsible = Ответственный
    .participants = Участники
    .result = Результат
    .note = Примечание
    .reason = Причина
    .status = Статус
    .overdue-days = Дней просрочки
    .direction = Направление
    .outside = Вне периодов
    .goal = Цель
    .rank = Ранг
    .weight = Вес
    .judged = Сравнение подцелей
    .local = Вес в своей группе
    .global = Вес в программе
    .family = Веса подцелей
    .as-if = Вес по { $method }
    .as-if-local = Вес в своей группе по { $method }
    .what = Что
    .importance = Важность
    .importance-as-if = Важность по { $method }
    .share = Доля веса
    .share-as-if = Доля веса по { $method }
    .goals = Какие цели дают важность
    .change-of-place = Место
    .title = Название
    .day-share = Дни
    .money-share = Деньги
    .short-of = Чего мало
    .subgoals-of = Подцели цели
    .lever = Что сдвигать
    .kind = Вид
    .comparison = Сравнение
    .compared-with = С чем сравнена
    .criterion = Критерий
    .now = Сейчас
    .moved-from = Сдвигается от
    .moved-to = Сдвигается до
    .goals-turn = Порядок целей изменится
    .activities-turn = Порядок мероприятий изменится
    .turn-below = { $order }, не выше
    .turn-above = { $order }, не ниже
    .by-weights = По весам
    .instead = Исправить на
    .cr = CR сейчас
    .cr-after = CR станет
    .place = Место
    .as-if-place = Место по другому способу
    .change = Место на своём уровне
    .activities = Мероприятия
    .people = Кто выполняет
    .person = Кто
    .answers = Отвечает
    .takes-part = Участвует
    .overdue = Просрочено
    .months = Мероприятий по месяцам
    .group = Группа
    .days = Осталось дней
    .field = Поле
    .value = Значение

report-field =
    .title = Наименование программы
    .organization = Организация
    .approval = Утверждение и согласование
    .problem = Проблема
    .goal = Цель программы
    .owner = Отвечает за достижение цели
    .tasks = Задачи
    .dates = Сроки реализации
    .stages = Этапы
    .directions = Основные направления
    .key = Ключевые мероприятия
    .people = Исполнители
    .indicators = Целевые показатели
    .funding = Объёмы и источники финансирования
    .funding-activities = В том числе по мероприятиям
    .spent = Израсходовано
    .results = Ожидаемые результаты
    .risks = Риски
    .note = Примечание
    .links = Документы

# Под заголовком отчёта.
report-beside = { $left } · { $right }
report-count =
    { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
    .none = мероприятий нет
    .of =
        { $chosen } из { $count } { $count ->
            [one] мероприятия
            [few] мероприятий
           *[many] мероприятий
        }
report-of = { $chosen } из { $count }
report-asked =
    .responsible = ответственный: { $people }
    .goals = цель: { $goals }
    .statuses = статус: { $statuses }
report-quoted = «{ $text }»
report-status =
    { $word ->
        [planned] план
        [in-progress] идёт
        [done] сделано
        [overdue] просрочено
        [postponed] отложено
       *[cancelled] отменено
    }
    .choice = { $word } ({ report-status })
report-sort =
    { $word ->
        [number] номер
        [date] начало, дата
        [deadline] срок, крайний срок
       *[responsible] ответственный
    }
    .choice = { $word } ({ report-sort })
report-name =
    { $word ->
        [directions] направления, мероприятия
        [matrix] матрица, таблица
        [goals] цели, дерево целей
        [people] люди
        [deadlines] сроки
        [passport] паспорт
        [priorities] приоритеты
        [balance] баланс, равновесие
       *[sensitivity] устойчивость, чувствительность
    }
    .choice = { $word } ({ report-name })
report-activities-unread = ✗ мероприятия не прочитаны
report-nothing = Ни одно мероприятие не подходит под условия: { $asked }.
report-span-cut = { $days } (срок программы назван не полностью: прочитаны не все даты)
    .periods =
        { $days } (срок программы назван не полностью: { $count ->
            [1] не прочитан период
            [few] не прочитаны периоды
           *[many] не прочитаны периоды
        } { $periods })
report-undated =
    { $count ->
        [1] Мероприятие { $numbers } без срока, здесь оно не показано.
        [few] Мероприятия { $numbers } без срока, здесь они не показаны.
       *[many] Мероприятия { $numbers } без срока, здесь они не показаны.
    }

# Внутри отчётов.
report-section = { $sign }. { $title }
report-no-section = Вне разделов
report-ongoing = постоянно
report-ongoing-heading = Постоянно и без определённого срока
report-reason = причина: { $reason }
report-unread = не прочитано
    .dates = срок не прочитан
report-nobody = никто
report-no-activities = нет мероприятий
report-period = { $days }
report-period-titled = { $title } ({ $days })
report-quarter =
    { $quarter ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } кв. { $year }
report-until = до { $day }
report-span-until = { $days }, до { $day }
report-total = Всего { $count }
report-goals-hidden =
    { $count ->
        [one] Не показана { $count } цель: ей не служит ни одно из этих мероприятий.
        [few] Не показаны { $count } цели: им не служит ни одно из этих мероприятий.
       *[many] Не показано { $count } целей: им не служит ни одно из этих мероприятий.
    }
report-people-nobody =
    { $count ->
        [1] За мероприятие { $numbers } никто не отвечает.
        [few] За мероприятия { $numbers } никто не отвечает.
       *[many] За мероприятия { $numbers } никто не отвечает.
    }
report-group = { $title }: { $count }
    .overdue = Просрочено
    .soon =
        { $days ->
            [one] В ближайший { $days } день
            [few] В ближайшие { $days } дня
           *[many] В ближайшие { $days } дней
        }
    .later = Позже
    .done = Сделано
report-group-word =
    { $word ->
        [overdue] просрочено
        [soon] скоро
        [later] позже
       *[done] сделано
    }
report-deadlines-cancelled =
    { $count ->
        [one] { $count } отменённое мероприятие здесь не показано.
        [few] { $count } отменённых мероприятия здесь не показаны.
       *[many] { $count } отменённых мероприятий здесь не показано.
    }

# Повторение.
report-recurs-day =
    { $count ->
        [1] ежедневно
        [one] раз в { $count } день
        [few] раз в { $count } дня
       *[many] раз в { $count } дней
    }
report-recurs-week =
    { $count ->
        [1] еженедельно
        [one] раз в { $count } неделю
        [few] раз в { $count } недели
       *[many] раз в { $count } недель
    }
report-recurs-month =
    { $count ->
        [1] ежемесячно
        [one] раз в { $count } месяц
        [few] раз в { $count } месяца
       *[many] раз в { $count } месяцев
    }
report-recurs-quarter =
    { $count ->
        [1] ежеквартально
        [one] раз в { $count } квартал
        [few] раз в { $count } квартала
       *[many] раз в { $count } кварталов
    }
report-recurs-half-year =
    { $count ->
        [1] раз в полугодие
        [one] раз в { $count } полугодие
        [few] раз в { $count } полугодия
       *[many] раз в { $count } полугодий
    }
report-recurs-year =
    { $count ->
        [1] ежегодно
        [one] раз в { $count } год
        [few] раз в { $count } года
       *[many] раз в { $count } лет
    }
report-recurs-term =
    { $count ->
        [1] каждую четверть
        [one] раз в { $count } четверть
        [few] раз в { $count } четверти
       *[many] раз в { $count } четвертей
    }
report-recurs-in = { $unit }, { $month }
report-recurs-by-day = { $unit } до { $day } числа
report-recurs-by-next-month = { $unit } до { $day } числа следующего месяца
report-recurs-by-last-day = { $unit } до последнего дня месяца
report-recurs-by = { $unit }, срок — { $day }
report-recurs-on = { $unit }, { $day }
report-recurs-of-month = { $day }-е число
report-recurs-of-next-month = { $day }-е число следующего месяца
report-recurs-last-day = последний день месяца
report-recurs-date =
    { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
report-recurs-nth =
    { $day ->
        [Wed] { $nth }-я среда
        [Fri] { $nth }-я пятница
        [Sat] { $nth }-я суббота
        [Sun] { $nth }-е воскресенье
        [Mon] { $nth }-й понедельник
        [Tue] { $nth }-й вторник
       *[Thu] { $nth }-й четверг
    }
report-recurs-last =
    { $day ->
        [Wed] последняя среда
        [Fri] последняя пятница
        [Sat] последняя суббота
        [Sun] последнее воскресенье
        [Mon] последний понедельник
        [Tue] последний вторник
       *[Thu] последний четверг
    }
report-recurs-within = { $every }; { $days }
report-weekday =
    { $day ->
        [Mon] понедельник
        [Tue] вторник
        [Wed] среда
        [Thu] четверг
        [Fri] пятница
        [Sat] суббота
       *[Sun] воскресенье
    }
report-month =
    { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    }

# Паспорт.
report-line = { $text }
report-labelled = { $label }: { $text }
report-role-and-name = { $role } ({ $name })
report-then = { $left }; { $right }
report-funds-year = { $year } — { $sum }
report-funds-no-year = без года
report-funds-by-year = по годам: { $years }
report-funds-source-by-year = { $source }: { $sum }, из них { $years }
report-funds-unnamed = источник не указан
report-funds-known = сумма указана у { $known } из { $count } { $count ->
        [one] мероприятия
        [few] мероприятий
       *[many] мероприятий
    }
report-funds-too-much = сумма слишком велика
report-indicator =
    .unit = { $title }, { $unit }
    .at = { $value } ({ $days })
    .baseline = исходное значение { $value }
    .targets = цель { $values }
    .actuals = достигнуто { $values }
    .responsible = ответственный: { $people }
report-risk =
    .probability =
        вероятность { $grade ->
            [low] низкая
            [medium] средняя
           *[high] высокая
        }
    .impact =
        влияние { $grade ->
            [low] слабое
            [medium] среднее
           *[high] сильное
        }
    .response = меры: { $response }
    .owner = ответственный: { $owner }

# Что осталось за пределами отчёта.
report-and-more = { $list } и ещё { $count }
report-gap-plan = Часть плана прочитать не удалось: в отчёте есть не всё. Подробности покажет kcp validate.
report-gap-unread =
    .line =
        В плане { $count ->
            [one] { $count } ошибка чтения
            [few] { $count } ошибки чтения
           *[many] { $count } ошибок чтения
        }, и часть написанного могла не попасть в отчёт: смотрите строку { $line }.
    .lines =
        В плане { $count ->
            [one] { $count } ошибка чтения
            [few] { $count } ошибки чтения
           *[many] { $count } ошибок чтения
        }, и часть написанного могла не попасть в отчёт: смотрите строки { $lines }.
report-gap-span = Первый и последний день программы прочитать не удалось: сроки, которые от них зависят, не показаны.
report-gap-activities =
    Прочитаны не все мероприятия { $count ->
        [1] направления
        [few] направлений
       *[many] направлений
    } { $directions }: в отчёте есть не всё.
report-gap-dates =
    Из-за ошибок в плане не прочитан срок { $count ->
        [1] мероприятия
        [few] мероприятий
       *[many] мероприятий
    } { $numbers }.
report-gap-people-of =
    Из-за ошибок в плане прочитаны не все ответственные и участники { $count ->
        [1] мероприятия
        [few] мероприятий
       *[many] мероприятий
    } { $numbers }.
report-gap-goals-of =
    Из-за ошибок в плане прочитаны не все цели { $count ->
        [1] мероприятия
        [few] мероприятий
       *[many] мероприятий
    } { $numbers }.
report-gap-facts =
    Из-за ошибок в плане статус { $count ->
        [1] мероприятия
        [few] мероприятий
       *[many] мероприятий
    } { $numbers } может быть неверен.
report-gap-results =
    Из-за ошибок в плане прочитаны не все результаты { $count ->
        [1] мероприятия
        [few] мероприятий
       *[many] мероприятий
    } { $numbers }.
report-gap-money =
    Из-за ошибок в плане прочитаны не все суммы { $count ->
        [1] мероприятия
        [few] мероприятий
       *[many] мероприятий
    } { $numbers }.
report-gap-periods-of = Из-за ошибок в плане прочитаны не все даты периодов: { $periods }.
report-gap-periods = Из-за ошибок в плане прочитаны не все периоды.
report-gap-people = Из-за ошибок в плане прочитаны не все люди.
report-gap-goals = Из-за ошибок в плане дерево целей прочитано не полностью.
report-gap-weights =
    Из-за ошибок в плане учтены не все приоритеты подцелей: { $goals }. Их веса могут быть неверны.
report-gap-head = Из-за ошибок в плане не полностью прочитаны поля: { $keys }.

# Что не так с параметрами отчёта.
report-fault-direction = направления «{ $value }» в плане нет
report-fault-responsible = человека «{ $value }» в плане нет
report-fault-goal = цели «{ $value }» в плане нет
report-fault-status = статуса «{ $value }» не бывает
report-fault-sort = порядка «{ $value }» не бывает
report-fault-method = способа «{ $value }» нет
report-fault-several = таких в плане несколько: «{ $value }»
report-fault-either = укажите точнее: { $choices }
report-fault-near = возможно, имелось в виду { $near }
report-fault-choices = есть: { $choices }
    .more =
        есть: { $choices } и ещё { $count }
report-fault-period = периода «{ $value }» в плане нет, и как дата это не читается: { $reason }
    .ambiguous = период «{ $value }» нельзя понять однозначно: { $reason }
    .inverted = период «{ $value }» кончается раньше, чем начинается: { $reason }
report-fault-period-undated = «{ $value }» — не период: в нём нет ни одного дня
    .help = укажите id периода или даты: 2021-12, 2021-09/2021-11
report-fault-readings = варианты: { $readings }

# Веса: откуда они взялись.
report-method =
    { $method ->
        [single] единственная подцель
        [equal] поровну
        [weights] доли из плана
        [expert-weights] доли экспертов
        [roc] по рангам (ROC)
        [rank-sum] по рангам (сумма рангов)
        [reciprocal] по рангам (обратные величины)
        [eigenvector] парные сравнения
        [geometric] парные сравнения (среднее геометрическое)
       *[criteria] оценки по критериям
    }
report-family = подцели: { $method }
    .judgements =
        сделано { $made } из { $count ->
            [one] { $count } сравнения
            [few] { $count } сравнений
           *[many] { $count } сравнений
        }
    .experts =
        { $count ->
            [one] { $count } эксперт
            [few] { $count } эксперта
           *[many] { $count } экспертов
        }
    .by-expert =
        { $count ->
            [one] { $count } эксперт
            [few] { $count } эксперта
           *[many] { $count } экспертов
        } (CR: { $list })
    .own = { $name } { $cr }
    .own-inconsistent = { $name } ✗ { $cr }
    .own-unconnected = { $name } –
    .nameless = № { $number }
    .consistent = CR { $cr }
    .inconsistent = ✗ не согласованы, CR { $cr }
    .agreement = конкордация W { $w } (χ² { $chi }, df { $df }, p { $p })
report-flaw = ✗ { $flaw }
    .mixed = приоритеты заданы по-разному, учтён первый способ
    .lacking = указано не у всех
    .unread = прочитано не всё
    .off-sum = доли в сумме не дают 100 %
    .unconnected = сравнения не связывают все подцели
    .nothing = по указанному веса посчитать нельзя
    .dropped = сравнения и названия, которым здесь не место, не учтены
    .contradicting = пары, сравнённые дважды и по-разному, учтены по среднему
    .off-scale = сравнения за пределами шкалы учтены как есть
report-flawed = Веса — не вполне то, что сказано в плане, у подцелей: { $families }.
    .family = «{ $goal }» ({ $flaws })
    .shares = Доли вклада этих мероприятий не дают 100 %, учтены их пропорции: { $numbers }.
report-goals-equal = Приоритетов в плане нет: цели каждой группы считаются равными по весу.
report-as-if =
    По способу { $method } место на своём уровне { $moved ->
        [one] меняет { $moved } цель из { $count }.
        [few] меняют { $moved } цели из { $count }.
       *[many] меняют { $moved } целей из { $count }.
    }
    .same = По способу { $method } порядок целей остаётся прежним.
    .activities =
        По способу { $method } место { $moved ->
            [one] меняет { $moved } мероприятие из { $count }.
            [few] меняют { $moved } мероприятия из { $count }.
           *[many] меняют { $moved } мероприятий из { $count }.
        }
    .same-activities = По способу { $method } порядок мероприятий остаётся прежним.
report-importance = { $goal }, { $weight }
    .goal = цель { $goal }
    .part = { $goal }, { $weight } × { $part }
report-unserved = Не обслужено
    .sum = { $share } веса программы
report-place = { $place }
    .named = место { $place }
    .up = ↑ { $place } → { $then }
    .down = ↓ { $place } → { $then }

# Чего требует вес и что есть в плане.
report-balance = Доля веса рядом с долями мероприятий, их дней и денег; ✗ — меньше половины того, чего требует вес.
    .goals = По целям
    .directions = По направлениям
    .people = По ответственным
    .periods = По периодам
    .general = Сама генеральная цель
    .aimless = Без цели
    .no-one = Никто не отвечает
    .outside = Вне периодов
    .nobody = ✗ никто не служит
    .short = ✗ мало { $measures }
    .unserved = Не обслужено { $share } веса: этой доли нет ни у одного направления и ни у одного ответственного.
report-measure =
    { $measure ->
        [activities] мероприятий
        [days] дней
       *[money] денег
    }

# Насколько устойчив порядок.
report-sensitivity =
    Насколько можно сдвинуть каждое сравнение, ранг или вес, не трогая остального, прежде чем изменится порядок первых { $count } целей или первых { $count } мероприятий.
    .ties = Место 1,5 — наравне с соседом, первое и второе поделены.
    .nothing = Приоритетов в плане нет, сдвигать нечего.
    .nothing-here = Сдвигать здесь нечего: нет приоритетов, из которых складываются веса нескольких целей.
    .untried =
        Приоритетов слишком много, чтобы сдвинуть каждый: { $count ->
            [one] { $count } не проверен и здесь не показан.
            [few] { $count } не проверены и здесь не показаны.
           *[many] { $count } не проверено и здесь не показано.
        }
    .levers = Что сдвигать
    .mends = Что исправить в несогласованных сравнениях
    .family = Подцели цели «{ $title }»
report-lever =
    { $kind ->
        [judgement] сравнение
        [rank] ранг
        [weight] вес
        [importance] важность критерия
       *[score] оценка
    }
    .judgement = { $left } : { $right }
    .score = { $goal }: { $criterion }
    .importance = Критерий «{ $criterion }»
    .now =
        { $kind ->
            [rank] место { $value }
           *[other] { $value }
        }
report-turns = никогда
    .below = ≤ { $below }
    .above = ≥ { $above }
    .both = ≤ { $below } или ≥ { $above }

report-judged =
    .pairwise = { $count ->
        [one] { $count } парное сравнение
        [few] { $count } парных сравнения
       *[many] { $count } парных сравнений
    }
    .criteria = { $count ->
        [one] { $count } критерий
        [few] { $count } критерия
       *[many] { $count } критериев
    }
    .experts = { $count ->
        [one] { $count } эксперт
        [few] { $count } эксперта
       *[many] { $count } экспертов
    }

# Что известно об одном мероприятии или об одной цели и откуда (kcp why).
why-about =
    .activity = Мероприятие { $number }
    .goal = Цель { $number }
    .root = Генеральная цель
why-column =
    .part = Раздел
    .from = Откуда
    .line = Строка
    .by-days = сроки с ним пересекаются
    .by-name = назван в period
    .outside = вне периодов
why-part =
    .time = Когда
    .status = Состояние
    .people = Кто
    .goals = Зачем
    .order = С чем связано
    .money = Деньги
    .rest = Ещё
    .weight = Насколько важна
    .activities = Что ей служит
    .messages = Замечания
why-field =
    .activity = Мероприятие
    .id = Имя (id)
    .number = Номер
    .direction = Направление
    .section = Подраздел
    .key = Ключевое
    .written = Написано
    .read = Понято как
    .period = Период
    .every = Повторение
    .days = Дни
    .deadline = Крайний срок
    .time = По разам
    .column = Столбец таблицы
    .status = Статус
    .started = Начато
    .done = Сделано
    .progress = Готовность
    .evidence = Подтверждение
    .reason = Причина
    .responsible = Отвечает
    .participant = Участвует
    .goal = Цель
    .above = Входит в цель
    .subgoal = Подцель
    .rank = Ранг
    .weight = Вес
    .judged = Как взвешена
    .local = Вес в группе
    .global = Вес в программе
    .family = Способ
    .subgoals = Подцели взвешены
    .expert = Эксперт
    .gets = Вес получают
    .elsewhere = Целям выше
    .importance = Важность
    .contribution = Складывается из
    .share = Доля веса
    .score = Оценка
    .judgement = Сравнение
    .owner = Отвечает
    .person = Выполняет
    .below = Ниже по дереву
    .after = Сначала
    .waiting = Затем
    .indicator = Показатель
    .budget = Бюджет
    .spent = Израсходовано
    .result = Результат
    .items = Состав
    .resources = Ресурсы
    .note = Примечание
    .links = Ссылки
why-level =
    .error = Ошибка
    .warning = Предупреждение
    .info = Заметка
why-at = { $key }, строка { $line }
why-number-by-place = по месту в плане
why-is-key = да, ключевое мероприятие
why-days =
    .dates = по dates
    .dates-every = по dates и every
    .periods = дни периодов
    .periods-every = по периодам и every
    .due = только крайний срок
    .programme = срок всей программы, по every
    .none = срока нет: ни dates, ни period, ни due, ни every
    .unread = срок прочитан не полностью, см. замечания
why-deadline =
    .due = указан отдельно
    .dates = записан как крайний
    .last = последний день срока
    .missed = первый из прошедших сроков, которые не закрыты
    .next = ближайший из сроков
why-time =
    .done = сделано
    .overdue = просрочено
    .open = впереди
    .more =
        { $count ->
            [one] и ещё { $count } раз
            [few] и ещё { $count } раза
           *[many] и ещё { $count } раз
        }
why-status =
    .done = есть отметка о выполнении
    .all-done =
        { $count ->
            [one] закрыт { $count } раз из { $count }
            [few] закрыты все { $count } раза
           *[many] закрыты все { $count } раз
        }
    .some-done = закрыто { $done } из { $count }
    .overdue =
        срок { $day } прошёл { $count ->
            [one] { $count } день назад
            [few] { $count } дня назад
           *[many] { $count } дней назад
        }, отметки о выполнении нет
    .started = есть отметка о начале
    .progress = указана готовность
    .ahead = срок { $day } ещё не прошёл, отметки о начале нет
    .no-deadline = крайнего срока нет, отметки о начале нет
why-later = позже дня отчёта, не учтено
why-works-with = работает вместе с первым
why-inherited = от направления { $sign }
why-contribution = вклад { $percent } %
why-rank = ранг { $rank }
why-weight = вес { $percent } %
why-importance = важность { $percent } %
why-path = входит в «{ $path }»
why-above = { $below }» → «{ $title }
why-only-goal = она в плане одна, ей служат все мероприятия
why-no-goal = цели нет
why-lag =
    { $count ->
        [one] задержка { $count } день
        [few] задержка { $count } дня
       *[many] задержка { $count } дней
    }
    .working =
        { $count ->
            [one] задержка { $count } рабочий день
            [few] задержка { $count } рабочих дня
           *[many] задержка { $count } рабочих дней
        }
why-ends = срок { $day }
why-begins = начинается { $day }
why-no-amount = сумма не указана
why-among =
    { $count ->
        [one] среди { $count } цели
        [few] среди { $count } целей
       *[many] среди { $count } целей
    }
why-competence = компетентность { $competence }
why-nameless = без имени
why-divided = { $share } веса цели: вклад { $part } при сумме всех вкладов { $all }
why-through = через { $goals }
why-times = { $left } × { $right }
why-weight-of-goal = вес цели { $product }
why-from-goal = { $share } от { $goal }
why-place = место { $place } из { $count }
why-judgement =
    { $whole ->
        [1] «{ $left }» и «{ $right }» одинаково важны
        [one] «{ $left }» важнее «{ $right }» в { $ratio } раз
        [few] «{ $left }» важнее «{ $right }» в { $ratio } раза
       *[many] «{ $left }» важнее «{ $right }» в { $ratio } раз
    }
    .part = «{ $left }» относится к «{ $right }» как { $over } к { $under }
why-no-weight = ни рангов, ни весов, ни сравнений нет
why-by-activities = отвечает за её мероприятия
why-same-number = Номер { $number } есть и у цели «{ $title }». О ней расскажет kcp why --goal { $number }
why-unknown = ни мероприятия, ни цели «{ $value }» в плане нет
