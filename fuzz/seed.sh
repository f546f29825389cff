#!/usr/bin/env bash
# Fills the corpora with the plans of the examples and tests, and with their date expressions.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p corpus/reader corpus/fixes corpus/dates
number=0
for plan in ../examples/*/*.yaml ../tests/data/*.yaml; do
    number=$((number + 1))
    cp "$plan" "corpus/reader/plan-$number"
    cp "$plan" "corpus/fixes/plan-$number"
done
number=0
cut -f 1 ../tests/data/date-phrases.tsv | sort -u | while IFS= read -r phrase; do
    number=$((number + 1))
    printf '%b' "$phrase" > "corpus/dates/phrase-$number"
done
