cli-error = ошибка:
cli-hint = помощь:
cli-usage = Использование:

cli-heading =
    .commands = Команды
    .arguments = Аргументы
    .options = Параметры
    .common = Общие параметры
    .examples = Примеры:

cli-value =
    .command = КОМАНДА
    .date = ДЕНЬ
    .dates = СРОК
    .lang = ЯЗЫК
    .when = КОГДА
    .number = ЧИСЛО
    .folder = ПАПКА
    .template = ОБРАЗЕЦ
    .years = ЛЕТ
    .rule = ПРАВИЛО
    .report = ОТЧЁТ
    .id = ЧТО
    .who = КТО
    .status = СТАТУС
    .sort = ПОРЯДОК
    .columns = СТОЛБЦЫ
    .program = ПРОГРАММА
    .file = ФАЙЛ
    .expression = СРОК
    .form = ВИД
    .method = СПОСОБ
    .name = ИМЯ
    .plan = ПЛАН
    .shell = ОБОЛОЧКА

cli-about =
    kcp — компилятор комплексно-целевых программ. План лежит в одном файле YAML;
    kcp находит в нём ошибки, объясняет, как их исправить, и составляет отчёты.
    .summary = компилятор комплексно-целевых программ
    .usage = КОМАНДА [ПАРАМЕТРЫ]
    .examples =
        kcp init                      создать план с пояснениями в этой папке
        kcp validate                  найти в плане все ошибки сразу
        kcp report                    план по направлениям
        kcp report --period 2021-12   что делать в декабре 2021 года
        kcp help report               всё о команде report

cli-common =
    .as-of = какой день считать сегодняшним, например 2021-12-15
    .lang = язык отчётов и сообщений: ru или en
    .color = цвета: auto (на терминале), always, never
    .width = ширина страницы в знаках
    .quiet = только итог
    .verbose = показать и прочитанные файлы
    .help = показать эту справку
    .version = показать версию

cli-help = Показывает справку о команде, без имени — о kcp.
    .summary = справка о команде
    .usage = [КОМАНДА]
    .command = имя команды
    .examples = kcp help validate

cli-init =
    Создаёт в папке файл program.yaml: короткий план с пояснениями, который проходит
    проверку без замечаний. Сроки в нём считаются от сегодняшнего дня. Рядом кладёт
    kcp.schema.json, по которому редактор подсказывает ключи.
    Существующий файл никогда не меняется.
    .summary = создать план с пояснениями
    .usage = [ПАПКА] [ПАРАМЕТРЫ]
    .dir =
        папка для плана, по умолчанию текущая;
        если такой папки нет, она будет создана
    .template =
        по какому образцу:
        minimal — самое необходимое,
        quality — программа управления качеством образования
    .examples =
        kcp init
        kcp init программа --template quality
        kcp init --lang en --as-of 2026-09-01
        kcp init 2026 --from 2025/program.yaml --shift 1y
        kcp init --from таблица.tsv
    .done = Создан план { $path }
    .next =
        Создан план { $path }
        Впишите в него своё и проверьте: kcp validate{ $plan }
    .exists = файл { $path } уже есть, он не изменён
    .exists-hint = назовите другую папку: kcp init ПАПКА
    .from = прошлогодний план (с --shift) или таблица .tsv, .csv
    .shift = на сколько лет перенести сроки: 1y
    .check = Впишите недостающее и проверьте: kcp validate{ $plan }
    .checks =
        { $count ->
            [1] Одно место проверьте сами:
            [one] { $count } место проверьте сами:
            [few] { $count } места проверьте сами:
           *[many] { $count } мест проверьте сами:
        }
    .checks-quiet = Мест, которые надо проверить самим: { $count }. Без --quiet kcp назовёт каждое
    .at-line = строка { $line }: { $text }
    .at-place = { $place }: { $text }
    .shifted =
        Сроков перенесено: { $moved }, отметок о выполнении убрано: { $dropped }
    .from-table =
        { $count ->
            [one] Из таблицы взято { $count } мероприятие
            [few] Из таблицы взято { $count } мероприятия
           *[many] Из таблицы взято { $count } мероприятий
        }
    .faulty = в плане { $path } есть ошибки, сначала исправьте их
    .shift-table = таблица берётся как есть, --shift нужен только плану
    .no-shift = не сказано, на сколько лет перенести сроки плана { $path }
    .bad-shift = «{ $value }» — не число лет
    .bad-shift-hint = напишите, например, --shift 1y
    .no-table = { $path }: { $why }
    .no-text = { $path } — не текст
    .no-text-hint = сохраните таблицу из Word или Excel как текст с табуляциями (.tsv, .txt) или CSV
    .book = { $path } — книга Excel, а kcp читает таблицы только как текст
    .book-hint =
        в Excel выберите «Сохранить как», тип «CSV UTF-8», и передайте этот файл; или скопируйте
        таблицу с заголовками в текстовый файл план.tsv
    .document = { $path } — документ Word, а kcp читает таблицы только как текст
    .document-hint =
        скопируйте таблицу с заголовками в Excel и сохраните как «CSV UTF-8» или вставьте её
        в текстовый файл план.tsv
    .pdf = { $path } — документ PDF, а kcp читает таблицы только как текст
    .pdf-hint =
        возьмите документ Word или Excel, из которого он сделан, или скопируйте таблицу в Excel
        и сохраните как «CSV UTF-8»
    .too-late = от этого дня сроки плана посчитать нельзя

cli-why =
    Рассказывает всё, что известно об одном мероприятии или об одной цели, и откуда
    это взялось: из какой строки плана, от направления, от периода или выведено.
    .summary = всё об одном мероприятии или цели и откуда это
    .usage = ЧТО [ПЛАН] [ПАРАМЕТРЫ]
    .id = имя (id), номер или название мероприятия или цели
    .format = terminal, markdown, csv, json
    .goal = искать среди целей, если номер есть и у мероприятия
    .examples =
        kcp why 1.2
        kcp why survey program.yaml
        kcp why --goal 2.1 --format json

cli-schema =
    Выводит описание формата плана для редактора (JSON Schema 2020-12): по нему
    редактор подсказывает ключи с пояснениями и сразу отмечает лишние. kcp init
    кладёт его рядом с планом в файл kcp.schema.json, и первая строка плана называет
    этот файл. После обновления kcp запишите его заново.
    .summary = описание формата для редактора (JSON Schema)
    .usage = [ПАРАМЕТРЫ]
    .examples =
        kcp schema > kcp.schema.json
        kcp schema --lang en

cli-unknown-option = параметра { $name } нет
cli-extra-argument = лишнее слово «{ $name }»
cli-unknown-command = команды «{ $name }» нет
cli-value-missing = после { $name } нужно значение
cli-bad-value = значение «{ $value }» не подходит к { $name }
cli-conflict = { $name } не сочетается с { $others }
cli-missing = не хватает: { $names }
cli-no-command = не сказано, что делать
cli-no-equals = значение пишется через знак равенства: { $name }=…
cli-too-many = значение «{ $value }» лишнее: { $name } столько не принимает
cli-not-utf8 = в командной строке есть знаки не в UTF-8
cli-bad-arguments = не удалось разобрать командную строку
cli-near = возможно, имелось в виду { $names }
cli-valid = подходит { $values }
cli-width-range = ширина — целое число от 20 до 1000
cli-see-commands = все команды перечисляет kcp help
cli-see-help = все параметры показывает --help

cli-bad-lang = язык «{ $value }» в KCP_LANG неизвестен
    .hint = kcp говорит на ru и en
cli-bad-day = «{ $value }» — не день ({ $name })
    .hint = напишите один день, например 2021-12-15

cli-no-plan = план не найден
    .hint = назовите файл (kcp validate план.yaml) или создайте план: kcp init
cli-no-plan-in = в папке { $folder } плана нет
cli-config-broken = по настройкам { $path } не понять, какой план нужен: файл не читается
    .hint = исправьте его или назовите план: kcp validate план.yaml
cli-named-by = этот план назван в { $path }: строка program
cli-cannot-read = не удалось прочитать { $path }
cli-name-not-utf8 = имя файла { $path } записано не в UTF-8, дайте ему другое
cli-cannot-write = не удалось записать { $path }
cli-no-folder = папки { $folder } нет, сначала создайте её
cli-cannot-print = не удалось вывести результат
cli-io =
    .not-found = такого файла нет
    .denied = нет прав доступа
    .folder = это папка, а не файл
    .not-a-folder = на этом пути есть файл вместо папки
    .full = на диске нет места
    .quota = исчерпан отведённый объём диска
    .read-only = диск доступен только для чтения
    .exists = такой файл уже есть
    .too-large = файл слишком велик
    .bad-name = недопустимое имя файла
    .memory = не хватает памяти

cli-levels =
    .deny = считать ошибкой; warnings — все предупреждения
    .warn = считать предупреждением
    .info = показывать как заметки
    .allow = не показывать

cli-group =
    .reading = Чтение файла
    .identity = Имена и ссылки
    .deadlines = Сроки
    .priorities = Приоритеты
    .coverage = Цели и мероприятия
    .people = Люди
    .results = Результаты, деньги, показатели

cli-date =
    Показывает, как kcp понимает срок, записанный словами или цифрами. Если срок
    можно понять по-разному, kcp не угадывает, а показывает все прочтения.
    .summary = показать, как kcp понимает срок
    .usage = СРОК… [ПАРАМЕТРЫ]
    .expr = срок, как он записан в плане
    .within = срок действия программы: по нему находится год
    .format = text или json
    .examples =
        kcp date 'сентябрь – ноябрь 2021'
        kcp date 'до 15 декабря' --within 2021-09/2022-08
        kcp date 'ежемесячно до 25 числа' --format json
    .bad-span = «{ $text }» не годится как срок программы (--within)
    .bad-span-hint = нужен один промежуток с началом и концом, например 2021-09/2022-08
    .bad-span-why = { $reason }
    .canonical = Запись
    .text = { $text }
    .day = День
    .days = Дни
    .deadline = Крайний срок
    .every = Повторяется
    .bound = В пределах
    .inferred = Выведено
    .one-day = { $day }
    .span = { $first } – { $last } ({ $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    })
    .until = до { $last } включительно
    .from = с { $first } до конца программы
    .whole = весь срок программы
    .ongoing = без даты: весь срок программы
    .readings = Можно записать так:

cli-explain =
    Объясняет правило проверки: что оно требует и зачем. Показывает пример ошибки.
    .summary = объяснить правило проверки
    .usage = ПРАВИЛО [ПАРАМЕТРЫ]
    .rule = имя правила, как в сообщении: ошибка[имя]
    .examples =
        kcp explain inverted-interval
        kcp explain unserved-goal
    .off = выключено
    .bad = С ошибкой
    .good = Без ошибки
    .config = в файле kcp.toml
    .settings = Уровень меняют в kcp.toml (раздел [rules]: { $rule } = "{ $level }") или для одного места пометкой
        «# kcp: allow({ $rule })» строкой выше.

cli-rules =
    Перечисляет все правила, по которым проверяется план, с их уровнями.
    .summary = перечислить правила проверки
    .usage = [ПАРАМЕТРЫ]
    .format = text или json
    .examples = kcp rules

cli-validate =
    Проверяет план и показывает все ошибки сразу: что не так, где и как исправить.
    Без ПЛАНА проверяется тот, что назван в kcp.toml, или program.yaml — в этой
    папке или выше. Код выхода: 1 — есть ошибки, 2 — проверить не удалось.
    .summary = проверить план (то же: check)
    .usage = [ПЛАН…] [ПАРАМЕТРЫ]
    .plans =
        файл плана или папка: в ней проверяются
        все планы; «-» — стандартный ввод
    .format =
        full (с отрывком из файла), short (по строке
        на ошибку), json (для программ), sarif,
        github, gitlab (для проверок в репозитории)
    .stdin-name = как называть стандартный ввод в сообщениях
    .examples =
        kcp validate
        kcp validate планы/2026.yaml --format short
        kcp validate --deny warnings --allow no-source
        kcp validate планы --format sarif > kcp.sarif

cli-fix =
    .fix = исправить в файле то, что исправляется наверняка
    .diff = с --fix: только показать, что изменится
    .unsafe =
        с --fix: взять и первое из исправлений,
        которые предлагает это правило
    .done =
        { $path }: { $count ->
            [one] сделано { $count } исправление
            [few] сделано { $count } исправления
           *[many] сделано { $count } исправлений
        }
    .would =
        { $path }: { $count ->
            [one] будет { $count } исправление
            [few] будет { $count } исправления
           *[many] будет { $count } исправлений
        }, файл не изменён
    .nothing = { $path }: ошибок, которые kcp исправляет само, нет
    .none-of-rule = { $path }: для правила { $rule } готовых исправлений нет
    .added = добавлено: { $text }
    .removed = убрано: { $text }
    .changed = { $before } → { $after }
    .tabs =
        { $count ->
            [1] табуляция
            [one] { $count } табуляция
            [few] { $count } табуляции
           *[many] { $count } табуляций
        }
    .spaces =
        { $count ->
            [1] пробел
            [one] { $count } пробел
            [few] { $count } пробела
           *[many] { $count } пробелов
        }
    .fixed-spaces =
        { $count ->
            [1] неразрывный пробел
            [one] { $count } неразрывный пробел
            [few] { $count } неразрывных пробела
           *[many] { $count } неразрывных пробелов
        }
    .odd-spaces =
        { $count ->
            [1] необычный пробел { $sign }
            [one] { $count } необычный пробел { $sign }
            [few] { $count } необычных пробела { $sign }
           *[many] { $count } необычных пробелов { $sign }
        }
    .list = { $text }
    .title = { $title }
    .places =
        { $title } ({ $count ->
            [one] { $count } место
            [few] { $count } места
           *[many] { $count } мест
        })
    .first =
        { $count ->
            [1] единственное исправление
            [few] первое из { $count } исправлений
           *[many] первое из { $count } исправлений
        }
    .more =
        { $count ->
            [one] и ещё { $count } исправление
            [few] и ещё { $count } исправления
           *[many] и ещё { $count } исправлений
        }
    .one-rule = --unsafe принимает одно правило
    .one-rule-hint = исправьте и просмотрите план по одному правилу за раз

cli-fmt =
    Приводит план к единой форме: порядок ключей, отступы, кавычки, сроки. Сроки,
    записанные словами, становятся каноническими: «до 5 сентября» — ../2025-09-05.
    Смысл, комментарии и пустые строки между мероприятиями остаются. Файл, который
    читается не весь, не меняется.
    .summary = привести план к единой форме
    .usage = [ПЛАН…] [ПАРАМЕТРЫ]
    .plans =
        файл плана или папка со всеми планами в ней;
        «-» — стандартный ввод
    .check =
        только назвать планы, которые изменятся;
        тогда код выхода 1
    .diff = только показать, что изменится
    .examples =
        kcp fmt
        kcp fmt --diff
        kcp fmt --check планы/2026.yaml планы/2027.yaml
    .changed = { $path }: приведён к единой форме
    .unchanged = { $path }: менять нечего
    .faulty =
        { $path }: файл не изменён, { $count ->
            [1] сначала исправьте эту ошибку
            [few] сначала исправьте эти ошибки
           *[many] сначала исправьте эти ошибки
        }
    .odd =
        { $path }: файл не изменён, он записан так, что иная запись изменила бы его смысл.
        Упростите места с «&», «*», «?» и комментариями внутри скобок.

cli-verbose = План: { $path }, на { $day }
    .config = Настройки: { $path }
    .no-config = Настройки: нет файла kcp.toml

cli-report =
    Составляет отчёт по плану. Первое слово — имя отчёта, если такой есть, иначе
    план; без имени — directions. Фильтры можно повторять: подойдёт любое из
    значений. Код выхода: 1 — в отчёт вошло не всё: в плане ошибки, 2 — составить не
    удалось.
    .summary = составить отчёт
    .usage = [ОТЧЁТ] [ПЛАН] [ПАРАМЕТРЫ]
    .name =
        directions (направления), matrix (матрица),
        goals (цели), people (люди),
        deadlines (сроки), passport (паспорт),
        priorities (приоритеты), balance (баланс),
        sensitivity (устойчивость)
    .plan = файл плана или папка с ним; «-» — стандартный ввод
    .list = перечислить отчёты
    .period = мероприятия этого срока или этапа плана
    .direction = мероприятия направления: id, номер или название
    .responsible = мероприятия ответственного: id, должность или имя
    .goal = мероприятия цели и всего, что под ней
    .status =
        planned (план), in-progress (идёт),
        done (сделано), overdue (просрочено),
        postponed (отложено), cancelled (отменено)
    .sort =
        порядок: number (номер), date (начало),
        deadline (срок), responsible (ответственный)
    .columns = столбцы через запятую: ключи или заголовки
    .activities = goals: мероприятия листьями дерева целей
    .as-if =
        goals, priorities: рядом — по другому способу: roc,
        rank-sum, reciprocal, eigenvector, geometric, equal
    .format =
        terminal, markdown, csv, json, svg, png,
        mermaid, dot
    .for = excel: csv, который открывает русский Excel
    .output = в какой файл записать: .md, .csv, .json, .svg …
    .examples =
        kcp report --period 2021-12
        kcp report matrix планы/2026.yaml --width 120
        kcp report goals --activities --goal 2
        kcp report deadlines --responsible deputy --status overdue
        kcp report goals -o цели.svg
        kcp report directions --for excel -o отчёт.csv
    .unknown = отчёта «{ $name }» нет
    .neither = «{ $name }» — не отчёт и не файл
    .names = отчёты: { $names }
    .name-first = имя отчёта пишется перед планом
    .name-first-hint = { $command }
    .ending = по имени { $path } не понять, в каком формате записать отчёт
    .ending-hint = дайте файлу окончание { $endings } или назовите формат: --format
    .over-plan = отчёт не может быть записан поверх плана { $path }
    .over-settings = отчёт не может быть записан поверх настроек { $path }
    .no-text = { $format } — не текст, терминал его не покажет
    .no-text-hint = запишите в файл: -o имя.{ $ending }
    .no-plan = отчёт по { $path } составить нельзя: это не план
    .whole = отчёт { $name } — о всей программе, { $option } к нему не подходит
    .whole-hint = { $option } понимают отчёты { $names }
    .own-filters = здесь отбирают по { $options }
    .foreign = в отчёте { $name } параметра { $option } нет
    .foreign-hint = { $option } понимает отчёт { $names }
    .drawn = { $format } рисует отчёт { $names }
    .query = { $option }: { $message }
    .written = Отчёт записан в { $path }
    .incomplete-warned = В отчёт вошло не всё. Что исправить, покажет kcp validate { $path }
    .incomplete =
        В отчёт вошло не всё: в плане { $count ->
            [one] { $count } ошибка
            [few] { $count } ошибки
           *[many] { $count } ошибок
        }.
        Что исправить, покажет kcp validate { $path }

cli-completions =
    Печатает настройку для командной оболочки: после неё клавиша Tab дописывает
    команды, параметры и их значения — отчёты, правила, форматы.
    .summary = дописывание слов по клавише Tab
    .usage = ОБОЛОЧКА
    .shell = bash, zsh, fish или powershell
    .examples =
        source <(kcp completions bash)          строка для ~/.bashrc
        source <(kcp completions zsh)           строка для ~/.zshrc
        kcp completions fish | source           строка для config.fish
        kcp completions powershell | Out-String | Invoke-Expression

cli-man =
    Пишет страницы руководства man: о kcp и о каждой команде. Без ПАПКИ печатает
    страницу о самом kcp.
    .summary = страницы руководства man
    .usage = [ПАПКА] [ПАРАМЕТРЫ]
    .dir = папка для страниц; если её нет, она будет создана
    .examples =
        kcp man | man -l -
        kcp man ~/.local/share/man/ru/man1
    .done =
        { $count ->
            [one] Записана { $count } страница
            [few] Записаны { $count } страницы
           *[many] Записано { $count } страниц
        } в { $path }
    .manual = Руководство по kcp
    .name = Имя
    .synopsis = Вызов
    .description = Описание
    .exit = Код выхода
    .fine = всё в порядке
    .checked = в плане есть ошибки
    .incomplete = в отчёт вошло не всё: в плане есть ошибки
    .unread = срок непонятен или его можно понять по-разному
    .laid-out = файл не изменён, потому что в нём ошибка или иная запись изменила бы его смысл;
        с --check: есть план, который изменится
    .faulty = в плане есть ошибки, или из-за них отчёт неполон
    .failed = сделать работу не удалось: нет такого файла, неверный параметр, нет места на диске
    .see = См. также
