#!/bin/sh
# How long generation takes as a whole process: into a new folder, again with and without the record
# of the last run, for an eighth, a quarter, half and all of an edition. What of that is reading files,
# parsing their Markdown and writing is told by `cargo bench -p tablature-tests --features bench --bench generation`.
#
#     tests/bench/generation.sh EDITION [RUNS]
#
# EDITION is a folder with pages. Each line is the median of RUNS runs (5 by default), which shows
# the time on the clock, that on all processors, the latter for each page, and the peak of memory.
# Crates are written below TMPDIR and, where there is /dev/shm, there too, which leaves the disk out.
#
# Every run writes to another folder and none is removed before the end: ext4 without a journal
# makes new files slowly for minutes after many were removed. So wait before the next measurement.
set -eu

edition=$1
runs=${2:-5}
cargo build --quiet --release -p tablature --bin tablature
tool=target/release/tablature
work=$(mktemp -d)
places=$work
if [ -w /dev/shm ]; then places="$work $(mktemp -d -p /dev/shm)"; fi
trap 'rm -rf $places' EXIT
trap 'exit 1' HUP INT TERM
export TABLATURE_CACHE="$work/cache"

# measure NAME COMMAND: runs a command several times, with the number of the run in $run, and shows
# the medians
measure() {
    : > "$work/times"
    for run in $(seq "$runs"); do
        eval "/usr/bin/time -a -o '$work/times' -f '%e %U %S %M' $2" > "$work/said" 2>&1 || {
            cat "$work/said"
            exit 1
        }
    done
    awk '{ print $1, $2 + $3, $3, $4 }' "$work/times" > "$work/sums"
    printf "  %-34s" "$1"
    for column in 1 2 3 4; do
        cut -d' ' -f"$column" "$work/sums" | sort -n | sed -n "$(((runs + 1) / 2))p"
    done | paste -sd' ' | awk -v pages="$pages" '{
        printf "%6.2f s %6.2f s CPU (%.2f s system) %5.2f ms/page %5d MB\n",
            $1, $2, $3, 1000 * $2 / pages, $4 / 1024
    }'
}

# part N: a folder with every Nth page of the edition
part() {
    mkdir "$work/part-$1"
    (
        cd "$edition"
        find . -name '*.md' | sort | awk -v n="$1" 'NR % n == 0' | tar -cf - -T -
        if [ -f toc.yml ]; then cp toc.yml "$work/part-$1"; fi
    ) | tar -xf - -C "$work/part-$1"
}

for share in 8 4 2 1; do
    if [ "$share" = 1 ]; then docs=$edition; else part "$share"; docs="$work/part-$share"; fi
    pages=$(find "$docs" -name '*.md' | wc -l)
    echo "1/$share of the edition, $pages pages"
    for place in $places; do
        out="$place/crate-$share"
        on=$(df --output=fstype "$place" | tail -n 1)
        measure "into a new folder ($on)" '"$tool" generate "$docs" -o "$out-$run" -q'
    done
    measure "nothing has changed, --no-cache" '"$tool" generate "$docs" -o "$out-1" -q --no-cache'
    measure "nothing has changed" '"$tool" generate "$docs" -o "$out-1" -q'
done
