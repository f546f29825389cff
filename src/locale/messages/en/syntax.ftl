yaml-syntax = this line cannot be read
    .summary = the text is not valid YAML
    .explanation =
        A plan is written in YAML: each line is a key, a colon, a space and a value, lists begin with “- ”,
        and spaces at the beginning of a line show what belongs to what. Here these rules are broken, and one
        place of the file can't be read. All the rest is read and checked: one fault does not hide others.

        Mostly quotes help: a text needs them that holds a colon or “ #”, or that begins with
        % * & ! @ ` [ {"{"} > | or a quote. Indent with spaces, not with tabs.
    .help = put the value in quotes, or remove the line
    .quote = put the text in quotes
    .quote-help = put the whole text in quotes: { $quoted }
    .quote-lines-help = put the whole text in quotes: one at its beginning, one at its end
    .colon = a colon and a space inside a text: YAML takes the words before it for a key
    .smart-quotes-help = the quotes “ ” and « » are plain characters to YAML; use straight ones: { $quoted }
    .smart-value = the value stands in typographic quotes, which are plain characters to YAML
    .smart-value-help = remove the quotes: { $text }
    .key-space = beside the key “{ $key }” stands a special space (non-breaking or another)
    .key-space-help = remove it: between a key and its colon no space is needed
    .key-space-fix = remove the special space
    .sign = a value without quotes cannot begin with { $sign }
    .list-on-line = a list cannot begin on the same line as its key
    .list-on-line-help = begin the items “- …” on a new line, or, if this is a text, drop the dash: { $quoted }
    .list-fix = write the list in square brackets
    .list-lines-fix = begin the list on a new line
    .after-quote = the text goes on after the closing quote
    .after-quote-lines = remove the text after the closing quote, or put the whole value in quotes
    .unclosed-quote = the quote { $quote } is opened but not closed
    .unclosed-quote-help = put { $quote } at the end of the text
    .smart-quote-help = the typographic quote { $smart } does not close the text: use a straight { $quote }
    .close-quote = close the quote
    .escape = in double quotes a backslash is special, and { $escape } means nothing
    .escape-help = put the text in single quotes: { $quoted }
    .escape-double = double the backslash, or put the text in single quotes
    .tab = the indentation is a tab, but YAML knows only spaces
    .tab-help =
        { $count ->
            [one] replace the tab by spaces (in { $count } line)
           *[other] replace the tabs by spaces (in { $count } lines)
        }
    .space = the indentation holds special spaces (non-breaking or others), which YAML does not take for one
    .space-help =
        { $count ->
            [one] replace them by ordinary spaces (in { $count } line)
           *[other] replace them by ordinary spaces (in { $count } lines)
        }
    .spaces-fix = indent with spaces
    .dash = the list item begins with { $sign } and not with a hyphen
    .dash-help =
        { $count ->
            [one] write a hyphen and a space: “- ” (in { $count } line)
           *[other] write a hyphen and a space: “- ” (in { $count } lines)
        }
    .dash-space = the hyphen that begins a list item needs a space after it
    .dash-space-help =
        { $count ->
            [one] write a space after the hyphen (in { $count } line)
           *[other] write a space after the hyphen (in { $count } lines)
        }
    .no-dash = the list item begins without a hyphen
    .no-dash-help =
        { $count ->
            [one] begin the item with a hyphen and a space: “- ” (in { $count } line)
           *[other] begin the items with a hyphen and a space: “- ” (in { $count } lines)
        }
    .dash-fix = begin the items with a hyphen and a space
    .rule = a line of signs, { $sign }, parts nothing: YAML does not read it
    .rule-help = remove it, or begin it with “# ”: that makes it a remark
    .indentation = the line is out of place: it is not indented as the keys beside it are
    .indentation-help =
        { $count ->
            [0] begin the line at the very edge
            [one] indent it by { $count } space
           *[other] indent it by { $count } spaces
        }
    .indentation-fix = align the line with those beside it
    .merged = the line holds a second key, “{ $key }”: two lines have run together
    .merged-help = begin a new line before “{ $key }:”, or, if it belongs to the text, put the whole text in quotes
    .merged-fix = part the lines
    .colon-space = the colon needs a space after it
    .colon-space-help = write a space: { $line }
    .space-fix = insert a space
    .odd-space = “{ $key }:” is followed by a special space (no-break or another) that is no space to YAML
    .odd-space-help = replace it with an ordinary space
    .no-colon = the key “{ $key }” has no colon after it
    .no-colon-help = write a colon and a space: { $line }
    .colon-fix = insert a colon
    .no-entry = this line has neither a key with a colon nor the hyphen that begins a list item
    .no-entry-help = if it goes on with the text of the line before, move it to the right; if it is a remark, begin it with “# ”
    .key-in-list = a key stands among the items of a list
    .key-in-list-help = if it belongs to the item above, move it to the right; if it is a new item, begin it with “- ”
    .block-line = the line stands to the left of the text that | or > began
    .list-after-value = the key above has a value already, and here a list begins
    .list-after-value-help = keep one of the two: make the value the first item of the list, or remove the list
    .list-without-key = there is no key above this list, and the key above has a value already: the list is not read
    .list-without-key-help = put a line with the key above the list, such as “activities:” or “subgoals:”
    .comment = a comment breaks the text: the line after it is not read as its continuation
    .comment-help = move the comment to the line above, or, if it belongs to the text, put the text in quotes
    .comment-fix = make the line a comment
    .remove-fix = remove what is too much
    .directive = a line cannot begin with %
    .directive-help = if it is a remark, begin it with “# ”
    .stray = a stray { $sign } at the beginning of the line
    .stray-after = a stray { $sign } at the end of the line
    .stray-help = remove it
    .orphan = the key belongs to nothing: the list item above has no keys
    .orphan-help = begin the item above with a key (“- title: …”), or remove this line
    .cp1251 = the file is saved in Windows-1251 (ANSI), and has to be in UTF-8
    .utf16 = the file is saved in UTF-16 (“Unicode”), and has to be in UTF-8
    .convert = save it anew: in Notepad “File → Save as… → Encoding: UTF-8”, or by the command iconv -f { $name } -t UTF-8 { $path }
    .archive = this is a document of Word or Excel, or an archive, and not a text
    .archive-help = a plan is a text file: make one by kcp init and copy the text into it
    .binary = this is not a text in UTF-8
    .binary-help = save the plan as plain text in UTF-8
    .bad-bytes =
        { $count ->
            [one] the text holds { $count } byte that is not UTF-8
           *[other] the text holds { $count } bytes that are not UTF-8
        }
    .bad-bytes-help = type this place anew and save the file in UTF-8; for now “?” is read in place of these bytes
    .zero = the text holds a zero character, which no text can hold
    .zero-help = delete it
    .control = the text holds the control character { $code }, which no text may hold
    .control-help =
        { $count ->
            [one] put a space in place of { $count } such character; it is read as one meanwhile
           *[other] put spaces in place of { $count } such characters; they are read as spaces meanwhile
        }
    .control-fix = put a space in place of the control character
    .comma = there is nothing between the commas
    .comma-help = remove the comma
    .no-comma = a comma is missing between the values in brackets
    .no-comma-help = insert a comma
    .comma-fix = insert a comma
    .open-bracket = the bracket { $bracket } is opened but not closed
    .open-bracket-help = close it: { $closing }
    .bracket-fix = insert { $bracket }
    .surplus-bracket = the bracket { $bracket } is one too many: nothing opened it
    .surplus-bracket-help = remove it, or put the whole text in quotes
    .unopened-bracket-help = put { $bracket } at the beginning: that bracket got lost
    .mixed-brackets = the bracket { $open } is closed by { $close }
    .mixed-brackets-help = close it by { $bracket }
    .opened = opened here
    .comment-in-brackets = “ #” begins a comment, and the brackets are left open
    .comment-in-brackets-help = put the text with the # in quotes
    .depth = nested deeper than { $count } levels
    .depth-help = check that the brackets are closed and the indentation is right
    .skip = too many faults in one value: up to line { $line } it is not read
    .rest = too many faults: from line { $line } on the file is not read
    .skip-help = mend the faults named above and check the file again
    .unknown-alias = * refers to a label &{ $name }, and there is none above
    .alias-loop = the label &{ $name } refers to itself
    .alias-bomb = the references *… unfold into too long a text
    .alias-help = write the value itself here
    .anchor = YAML reads a word after & as a label and not as a text
    .tag = YAML reads a word after ! as the type of the value and not as a text

several-documents = the file holds more than one document: the second begins here
    .help = keep one programme in a file: the second document is not read
    .summary = more than one YAML document in the file
    .explanation =
        A line “---” in the middle of a file begins a second YAML document. A file holds one programme: the
        second document is not read. Remove the line, or move the second document to a file of its own.

duplicate-key = the key “{ $key }” is there already
    .first = the first one
    .help = keep one of the two: the first is read
    .help-empty = remove the first one: it has no value
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
