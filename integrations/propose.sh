#!/bin/sh
# Generates the crate anew. If that changes anything, proposes it: a branch with one commit, and a request to merge it
# whose text is what `tablature diff` tells. Run in the folder with `tablature.yaml`, in a clone that may push.
#
# What can be chosen, as environment variables:
#   HOST       github (asks `gh`), gitlab (asks `glab`), or none: then nothing is pushed
#   FETCH      a command that gets the docs, run before all else
#   ARGUMENTS  of `tablature generate`, such as --bump
#   BRANCH     of the proposal; it is overwritten
#   BASE       the branch that it is to be merged into
#   TITLE      of commit and request
#   TABLATURE  the command, if it is not on the path
set -eu

tablature=${TABLATURE:-tablature}
branch=${BRANCH:-tablature/update}
base=${BASE:-$(git symbolic-ref --short HEAD)}
title=${TITLE:-Update the generated client}

# The longest text that a request can have, in bytes.
longest=60000

# What has changed, from the docs in git, else from the lock in git.
changes() {
    "$tablature" diff HEAD:. . --format markdown 2> "$text.why" && return
    "$tablature" diff HEAD:./tablature.lock . --format markdown 2>> "$text.why" && return
    echo "What has changed in the API could not be told:"
    sed 's/^/    /' "$text.why"
}

# A request that is open for the branch gets the new text.
request() {
    case ${HOST:-none} in
    github)
        gh pr edit "$branch" --title "$title" --body-file "$text" ||
            gh pr create --head "$branch" --base "$base" --title "$title" --body-file "$text"
        ;;
    gitlab)
        glab mr update "$branch" --title "$title" --description "$(cat "$text")" ||
            glab mr create --yes --source-branch "$branch" --target-branch "$base" --title "$title" \
                --description "$(cat "$text")"
        ;;
    *) cat "$text" ;;
    esac
}

if [ -n "${FETCH:-}" ]; then
    sh -c "$FETCH"
fi
# shellcheck disable=SC2086 # several arguments are several
"$tablature" generate ${ARGUMENTS:-}

if [ -z "$(git status --porcelain)" ]; then
    echo "nothing has changed"
    exit 0
fi

text=$(mktemp)
trap 'rm -f "$text" "$text.why" "$text.long"' EXIT
changes > "$text.long"
head -c "$longest" "$text.long" | iconv -c -f UTF-8 -t UTF-8 > "$text"
if [ "$(wc -c < "$text.long")" -gt "$longest" ]; then
    printf '\n\n… and more: run `tablature diff`\n' >> "$text"
fi

git checkout --quiet -B "$branch"
git add --all
git -c user.name="${GIT_AUTHOR_NAME:-tablature}" -c user.email="${GIT_AUTHOR_EMAIL:-tablature@localhost}" \
    commit --quiet --message "$title" --message "$(cat "$text")"
if [ "${HOST:-none}" != none ]; then
    git push --quiet --force origin "$branch"
fi
request
