#!/usr/bin/env bash
# Runs `kcp validate` on files that try to be too much, at their full size, and prints for each the exit code,
# seconds of processor time, peak memory and how many lines were said. Needs GNU time and awk.
set -euo pipefail
cd "$(dirname "$0")/.."
kcp=${KCP:-${CARGO_TARGET_DIR:-target}/release/kcp}
plan=${PLAN_EXAMPLE:-${CARGO_TARGET_DIR:-target}/release/examples/plan}
if [ ! -x "$kcp" ] || [ ! -x "$plan" ]; then
    echo 'build first: cargo build --release --bin kcp --example plan' >&2
    exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

head='kcp: 1
title: Программа
goal: Цель'

# Prints a line for each number from 0 up to, not including, the first argument.
lines() {
    awk -v count="$1" -v form="$2" 'BEGIN { for (n = 0; n < count; n++) { line = form; gsub(/@/, n, line); print line } }'
}

# Names a file and runs kcp on it; the text comes from standard input.
try() {
    local name=$1 code=0
    cat > "$folder/plan.yaml"
    command time -f '%U %S %M' -o "$folder/time" \
        "$kcp" validate --as-of 2021-09-01 --format short "$folder/plan.yaml" > "$folder/said" 2>&1 || code=$?
    if grep -q panicked "$folder/said"; then
        code=panic
    fi
    tail -1 "$folder/time" | awk -v name="$name" -v code="$code" -v size="$(wc -c < "$folder/plan.yaml")" \
        -v said="$(wc -l < "$folder/said")" \
        '{ printf "%-34s %9.1f MB  exit %s %7.2f s %8.1f MB %7d lines\n", name, size / 1e6, code, $1 + $2, $3 / 1024, said }'
}

directions='directions:
- title: Дела
  activities:'

head -c 100000000 /dev/zero | tr '\0' '[' | try '100 MB of ['
head -c 100000000 /dev/zero | try '100 MB of zero bytes'
head -c 100000000 /dev/zero | tr '\0' 'x' | try '100 MB of x'
{ echo "$head"; printf 'note: '; head -c 2000000 /dev/zero | tr '\0' 'x'; printf '\nbugdet: 1\n'; } | try 'a line of 2 MB'
awk 'BEGIN { for (n = 0; n < 10000; n++) { printf "%*sa:\n", n, "" } }' | try '10,000 keys in one another'
{ echo "$head"; echo "$directions"; lines 20000 '  - { title: Дело @, due: 31.02.2022 }'; } | try '20,000 wrong dates'
{ echo "$head"; echo "$directions"; lines 20000 '  - title: Дело @: второе'; } | try '20,000 texts with a colon'
{ echo "$head"; lines 20000 'key-@: 1'; } | try '20,000 unknown keys'
{ echo "$head"; echo 'people:'; lines 20000 '  id-@: Человек @'; echo "$directions"
    lines 20000 '  - { title: Дело @, responsible: di-@ }'; } | try '20,000 unknown names of 20,000'
{ echo "$head"; echo 'people:'; lines 20000 '  id-@: Человек @'; echo 'directions:'; echo '- title: Дела'
    echo '  responsible:'; lines 20000 '  - id-@'; echo '  activities:'; lines 5000 '  - Дело @'; } \
    | try '5,000 activities of 20,000 people'
"$plan" 100000 | try '100,000 activities'
"$plan" 100000 faulty | try '100,000 activities, 10,000 faulty'
