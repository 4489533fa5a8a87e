#!/usr/bin/env bash
# Keeps one issue with what the weekly look found: opens it, brings it up to date, and
# closes it when all is well.
#
# usage: weekly-issue.sh REPORT
set -euo pipefail
API=$GITHUB_API_URL
source "$(dirname "$0")/api.sh"
report=$1
label=weekly-check
marker='<!-- guide: weekly -->'
work=$(mktemp --directory)
trap 'rm -r -- "$work"' EXIT

pages "/repos/$GITHUB_REPOSITORY/issues?state=open&labels=$label" >"$work/issues"
issue=$(jq --slurp --raw-output --arg marker "$marker" '
  map(select(.user.login == "github-actions[bot]" and .pull_request == null and (.body // "" | startswith($marker)))) | first | .number // empty' "$work/issues")

if [[ ! -s $report ]]; then
  if [[ -n $issue ]]; then
    jq --null-input '{body: "Everything answers again, and no claim is older than a year."}' >"$work/comment.json"
    api POST "/repos/$GITHUB_REPOSITORY/issues/$issue/comments" "$work/comment.json" >/dev/null
    jq --null-input '{state: "closed", state_reason: "completed"}' >"$work/issue.json"
    api PATCH "/repos/$GITHUB_REPOSITORY/issues/$issue" "$work/issue.json" >/dev/null
  fi
  exit 0
fi

jq --null-input --rawfile report "$report" --arg marker "$marker" --arg name "$label" --arg run "$RUN" '
  {title: "Sources that do not answer, and claims to check again", labels: [$name],
   body: ($marker + "\n" + $report[:60000] + "\nFound by [the weekly check](" + $run + "), which closes this issue when all is well.\n")}' >"$work/issue.json"
if [[ -z $issue ]]; then
  api POST "/repos/$GITHUB_REPOSITORY/issues" "$work/issue.json" >/dev/null
else
  api PATCH "/repos/$GITHUB_REPOSITORY/issues/$issue" "$work/issue.json" >/dev/null
fi
