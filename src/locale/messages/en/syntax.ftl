yaml-syntax = this line cannot be read
    .summary = the text is no YAML
    .explanation =
        A plan is written in YAML: each line is a key, a colon, a space and a value, lists begin with “- ”,
        and spaces at the beginning of a line show what belongs to what. Here these rules are broken, and one
        place of the file can't be read. All the rest is read and checked: one fault does not hide others.

        Mostly quotes help: a text needs them that holds a colon or “ #”, or that begins with
        % * & ! @ ` [ {"{"} > | or a quote. Indent with spaces, not with tabs.
    .quote = put the text in quotes

several-documents = the file holds more than one document: the line “---” begins a second one
    .help = keep one programme in a file: nothing after “---” is read
    .summary = more than one YAML document in the file
    .explanation =
        A line “---” in the middle of a file begins a second YAML document. A file holds one programme: the
        second document is not read. Remove the line, or move the second document to a file of its own.

duplicate-key = the key “{ $key }” is there already
    .first = the first one
    .help = keep one of the two: the first is read
    .summary = the same key stands twice in one record
    .explanation =
        A key of a record has one value. Where it stands twice, the first is read and the second is lost.
        Often the “- ” is missing with which the next activity begins: two activities have become one.

value-cut-by-comment = the text is cut short: “ #” begins a comment
    .label = this is not read
    .help = put the whole text in quotes: { $quoted }
    .summary = a # after a space cuts a text short
    .explanation =
        In YAML a space and # begin a comment, and nothing up to the end of the line is read: of “School #5”
        only “School” is left. If it belongs to the text, put the whole text in quotes. If it is a comment,
        write a space after the #.
