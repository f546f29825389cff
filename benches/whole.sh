#!/usr/bin/env bash
# Runs `kcp validate` and `kcp report` as whole processes on generated plans, and prints the size of the plan,
# seconds of processor time (the fastest of three runs), peak memory and that as a multiple of the plan. Needs
# GNU time and awk.
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

# Runs a command of kcp on a plan and prints a line about it.
measure() {
    local name=$1 file=$2
    shift 2
    for _ in 1 2 3; do
        command time -q -f '%U %S %M' -o "$folder/time" "$kcp" "$@" --as-of 2021-09-01 "$file" > /dev/null || true
        tail -1 "$folder/time"
    done | awk -v name="$name" -v size="$(wc -c < "$file")" '
        NR == 1 || $1 + $2 < least { least = $1 + $2 }
        { peak = $3 * 1024 }
        END { printf "%-36s %8.2f MB %7.3f s %8.1f MB %6.2f ×\n", name, size / 1e6, least, peak / 1e6, peak / size }'
}

for count in 150 1000 20000 100000; do
    "$plan" "$count" > "$folder/clean.yaml"
    "$plan" "$count" faulty > "$folder/faulty.yaml"
    measure "validate, $count" "$folder/clean.yaml" validate --format short
    measure "validate, $count, faulty" "$folder/faulty.yaml" validate --format short
done
for report in directions matrix goals people deadlines passport priorities balance; do
    measure "report $report, 100000" "$folder/clean.yaml" report "$report"
done
