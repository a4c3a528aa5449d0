#!/bin/sh
# How long generation takes as a whole process: into a new folder, again with and without the record
# of the last run, and for an eighth, a quarter and half of an edition; beside it the floor, which
# is reading the same files and parsing their Markdown.
#
#     tests/bench/generation.sh EDITION [RUNS]
#
# EDITION is a folder with pages. Each line is the median of RUNS runs (5 by default). Folders that
# are written lie below TMPDIR; /dev/shm takes the disk out of the comparison.
set -eu

edition=$1
runs=${2:-5}
cargo build --quiet --release -p tablature --bin tablature --example floor
tool=target/release/tablature
floor=target/release/examples/floor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TABLATURE_CACHE="$work/cache"

# measure NAME BEFORE COMMAND...: runs BEFORE and then COMMAND several times, and shows the medians
measure() {
    name=$1 before=$2
    shift 2
    : > "$work/times"
    for _ in $(seq "$runs"); do
        eval "$before"
        /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' "$@" > "$work/said" 2>&1
    done
    for column in 1 2 3 4; do
        cut -d' ' -f"$column" "$work/times" | sort -n | sed -n "$(((runs + 1) / 2))p"
    done | paste -sd' ' | while read -r wall user system memory; do
        printf '%-34s %6.2f s wall  %6.2f s user  %6.2f s system  %5d MB\n' \
            "$name" "$wall" "$user" "$system" $((memory / 1024))
    done
}

# part N: a folder with every Nth page of the edition
part() {
    mkdir -p "$work/part-$1"
    (cd "$edition" && find . -name '*.md' | sort) | awk "NR % $1 == 0" | while read -r page; do
        mkdir -p "$work/part-$1/$(dirname "$page")"
        cp "$edition/$page" "$work/part-$1/$page"
    done
    find "$edition" -maxdepth 1 -name toc.yml -exec cp {} "$work/part-$1" \;
}

out="$work/out"
for share in 8 4 2 1; do
    if [ "$share" = 1 ]; then docs=$edition; else part "$share"; docs="$work/part-$share"; fi
    echo "1/$share: $(find "$docs" -name '*.md' | wc -l) files"
    measure "  floor" : "$floor" "$docs"
    measure "  into a new folder" 'rm -rf "$out"' "$tool" generate "$docs" -o "$out" -q
    measure "  nothing has changed, --no-cache" : "$tool" generate "$docs" -o "$out" -q --no-cache
    "$tool" generate "$docs" -o "$out" -q
    measure "  nothing has changed" : "$tool" generate "$docs" -o "$out" -q
done
