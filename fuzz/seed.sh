#!/usr/bin/env bash
# Fills the corpora with the plans of the examples and tests, with the pieces of plans that show each rule
# at work, which are short enough to be kept whole, and with date expressions.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p corpus/reader corpus/fixes corpus/dates
number=0
for plan in ../examples/*/*.yaml ../tests/data/*.yaml; do
    number=$((number + 1))
    cp "$plan" "corpus/reader/plan-$number"
    cp "$plan" "corpus/fixes/plan-$number"
done
awk '
    /^```yaml$/ { number++; inside = 1; next }
    /^```$/ { inside = 0 }
    inside { print > ("corpus/reader/rule-" number) }
' ../docs/reference/rules.ru.md
cp corpus/reader/rule-* corpus/fixes
number=0
cut -f 1 ../tests/data/date-phrases.tsv | sort -u | while IFS= read -r phrase; do
    number=$((number + 1))
    printf '%b' "$phrase" > "corpus/dates/phrase-$number"
done
