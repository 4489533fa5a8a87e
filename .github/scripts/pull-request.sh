#!/usr/bin/env bash
# Finds out which pull request a run belongs to.
#
# usage: pull-request.sh FILE
#
# The run says it in FILE, but the run is code of the branch: the number is taken
# only when the pull request with that number is made of the very commit that ran.
# Without an output, the pull request has moved on, and the run for its new commit
# is on the way.
set -euo pipefail
API=$GITHUB_API_URL
source "$(dirname "$0")/api.sh"

refuse() {
  echo "::error::$1" >&2
  exit 1
}

[[ -f $1 && ! -L $1 ]] || refuse "the run left no number of a pull request"
number=$(head --bytes=20 -- "$1" | tr --delete '\0')
[[ $number =~ ^[1-9][0-9]{0,9}$ ]] || refuse "what the run left is no number of a pull request"

pull=$(api GET "/repos/$GITHUB_REPOSITORY/pulls/$number")
is() { jq --exit-status --arg value "$2" "$1 == \$value" <<<"$pull" >/dev/null; }

is .head.repo.full_name "$HEAD_REPOSITORY" || refuse "the run is not one of the pull request $number"
is .head.ref "$HEAD_BRANCH" || refuse "the run is not one of the pull request $number"
is .base.ref "$DEFAULT_BRANCH" || refuse "the pull request $number is not one for $DEFAULT_BRANCH"
if ! is .state open || ! is .head.sha "$HEAD_SHA"; then
  echo "the pull request $number is closed or has a newer commit; there is nothing to do"
  exit 0
fi
echo "number=$number" >>"$GITHUB_OUTPUT"
