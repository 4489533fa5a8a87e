#!/usr/bin/env bash
# Writes the report on what a pull request changes for readers.
#
# usage: impact.sh GUIDE NUMBER COMMIT REPORT
#
# The report is read by people who decide, so no code of the branch may write it. GUIDE
# is the program of the default branch, which is checked out; of the branch come only
# the folders that the program takes for a stranger's: content, data and assets, as
# they would be after merging. What else the branch changes is listed by name.
set -euo pipefail
guide=$1 number=$2 commit=$3 report=$4

git fetch --quiet --no-tags origin "refs/pull/$number/head"
if [[ $(git rev-parse FETCH_HEAD) != "$commit" ]]; then
  echo "::error::the pull request $number has a newer commit" >&2
  exit 1
fi
# This merges without writing a file. Conflicts are no fault of this script.
if ! merged=$(git merge-tree --write-tree --no-messages HEAD "$commit"); then
  echo 'The branch is in conflict with the default branch. There is a report again when that is resolved.' >"$report"
  exit 0
fi

trusted=$(git diff --name-only --no-renames HEAD "$merged" -- . ':!content' ':!data' ':!assets' | tr -c 'A-Za-z0-9._/\n-' '?')
# Large files that lie elsewhere stay there.
export GIT_LFS_SKIP_SMUDGE=1
git restore --source="$merged" --worktree -- content data assets
code=0
"$guide" impact --base HEAD --format markdown >"$report" || code=$?
((code < 2)) || exit "$code"

if [[ -n $trusted ]]; then
  {
    printf '\n### More files to read as code\n\n'
    printf 'This report leaves out what the changes to these files do. Read them with care.\n\n'
    # shellcheck disable=SC2016 # these are Markdown's
    head --lines=50 <<<"$trusted" | sed -E 's/(.*)/- `\1`/'
    (($(wc --lines <<<"$trusted") <= 50)) || printf -- '- and more\n'
  } >>"$report"
fi
