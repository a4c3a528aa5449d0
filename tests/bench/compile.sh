#!/bin/bash
# What the generated crate of an edition costs to compile: CPU seconds and peak memory of rustc, its
# dependencies already built, without incremental compilation unless it says so.
#
#     tests/bench/compile.sh EDITION RUNS PROPERTY...
#
# EDITION is a folder with pages, each PROPERTY the name of a property in them. Each line is the median of
# RUNS runs. The baselines are structs with as many properties: plain, and with serde's derive; and, for what
# a small change costs, the crate stripped to structs with std's derives and functions without a body.
set -euo pipefail

edition=$1 runs=$2
shift 2
cargo build --quiet --release -p tablature -p tablature-tests --features tablature-tests/bench --bin tablature --example cost --example floor
tool=$PWD/target/release/tablature
cost=$PWD/target/release/examples/cost
floor=$PWD/target/release/examples/floor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR="$work/target" CARGO_INCREMENTAL=0

# measure NAME DIR COMMAND...: runs the cargo command several times, as if the crate had just changed
measure() {
    local name=$1 dir=$2
    shift 2
    (cd "$dir" && cargo "$@" --quiet)
    : > "$work/times"
    for _ in $(seq "$runs"); do
        touch "$dir/src/lib.rs"
        (cd "$dir" && /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' cargo "$@" --quiet)
    done
    show "$name"
}

# show NAME: the medians of what was measured
show() {
    local column
    for column in 1 2 3 4; do
        cut -d' ' -f"$column" "$work/times" | sort -n | sed -n "$(((runs + 1) / 2))p"
    done | paste -sd' ' | while read -r wall user system memory; do
        awk -v name="$1" -v w="$wall" -v u="$user" -v s="$system" -v m="$memory" \
            'BEGIN { printf "%-44s %6.1f s CPU  %6.1f s wall  %5d MB\n", name, u + s, w, m / 1024 }'
    done
}

crate=$work/crate
"$tool" generate "$edition" -o "$crate" --no-cache -q

# The group whose module is the smallest.
smallest=$(cd "$crate/src" && find agents rest -name '*.rs' ! -name mod.rs ! -name carriers.rs \
    -printf '%s %p\n' | sort -n | sed -n '1s/^[0-9]* //p')
feature=$(echo "${smallest%.rs}" | tr '/_' '--')

measure "cargo check, all groups" "$crate" check
measure "cargo build, all groups" "$crate" build
measure "cargo check, with decode-requests" "$crate" check --features decode-requests
measure "cargo check, $feature alone" "$crate" check --no-default-features --features "reqwest,$feature"
measure "cargo check, no group" "$crate" check --no-default-features --features reqwest

# regenerate DIR: the crate of the docs as they are now, or what is left of it as a floor.
regenerate() {
    "$tool" generate "$work/docs" -o "$crate" --no-cache --update-lock -q
    if [ "$1" = "$work/floor" ]; then
        rm -rf "$1"
        mkdir "$1"
        cp -r "$crate/Cargo.toml" "$crate/README.md" "$crate/src" "$1"
        "$floor" "$1"
    fi
}

# edit DIR PROPERTY PAGES: checks again and again after the property got another name.
edit() {
    local dir=$1 property=$2 pages=$3 name=$2 run
    export CARGO_INCREMENTAL=1
    regenerate "$dir"
    (cd "$dir" && cargo check --quiet)
    : > "$work/times"
    for run in $(seq "$runs"); do
        sed -i "s/\\b$name\\b/$property$run/g" $pages
        name=$property$run
        regenerate "$dir"
        (cd "$dir" && /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' cargo check --quiet)
    done
    sed -i "s/\\b$name\\b/$property/g" $pages
}

# Other editions, in each of which a property is called otherwise.
cp -r "$edition" "$work/docs"
for property in "$@"; do
    pages=$(grep -rlw "$property" "$work/docs")
    for dir in "$crate" "$work/floor"; do
        (edit "$dir" "$property" "$pages")
        show "incremental check, $(echo "$pages" | wc -l) pages changed$([ "$dir" = "$crate" ] || echo ', floor')"
    done
done

for kind in plain derive; do
    "$cost" "$kind" "$work/$kind" > /dev/null
    measure "baseline: structs, $kind" "$work/$kind" check
done
