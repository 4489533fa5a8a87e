#!/usr/bin/env bash
# Writes one comment below a pull request, and brings it up to date later.
#
# usage: comment.sh NUMBER REPORT
#
# PREVIEW is the address of the preview, or empty; DEPLOY tells how its job ended, and
# RUN is the address of the run. The report
# holds words of a stranger, so it is made to say nothing to GitHub: it mentions
# nobody, refers to nothing, and links nowhere.
set -euo pipefail
API=$GITHUB_API_URL
source "$(dirname "$0")/api.sh"
number=$1 report=$2
marker='<!-- guide: impact -->'
work=$(mktemp --directory)
trap 'rm -r -- "$work"' EXIT

# harmless takes from a text what GitHub or a reader's screen would act on. What GitHub
# would find in a word is divided by a space of no width, $w; three tags may stay.
harmless() {
  local w=$'\xe2\x80\x8b'
  LC_ALL=C tr --delete '\000-\010\013-\037\177' | LC_ALL=C sed -E \
    -e 's/\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]//g' \
    -e "s/@/@$w/g; s/#([0-9])/#$w\\1/g; s/(gh)-([0-9])/\\1$w-\\2/gI" \
    -e "s,://,:$w//,g; s/(www)\\./\\1$w./gI; s/(mailto):/\\1$w:/gI; s/\\]([(:[])/]$w\\1/g" \
    -e 's/<(\/?(details|summary|br))>/\x01\1\x02/g; s/</\&lt;/g; s/\x01/</g; s/\x02/>/g'
}

# GitHub takes 65,536 characters. The cut is made between lines.
most=50000
if (($(wc --bytes <"$report") > most)); then
  head --bytes="$most" -- "$report" | sed '$d' >"$work/report"
  printf '\nThe report is longer than a comment can be. All of it is in the run.\n' >>"$work/report"
else
  cp -- "$report" "$work/report"
fi
harmless <"$work/report" >"$work/harmless"
jq --null-input --rawfile report "$work/harmless" --arg marker "$marker" --arg preview "${PREVIEW:-}" --arg deploy "${DEPLOY:-}" --arg run "$RUN" '
  {body: (
    $marker + "\n"
    + (if $preview != "" then "**Preview:** " + $preview + "\n\n"
       elif $deploy == "failure" then "**Preview:** none; [the run](" + $run + ") says why\n\n" else "" end)
    + $report[:60000]
    + "\n\n<sub>[How this was made](" + $run + "). This comment is brought up to date with every push.</sub>\n"
  )}' >"$work/comment.json"

# Only our own comment counts: anybody can write the marker.
pages "/repos/$GITHUB_REPOSITORY/issues/$number/comments" >"$work/comments"
old=$(jq --slurp --raw-output --arg marker "$marker" '
  map(select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))) | first | .id // empty' "$work/comments")

if [[ -z $old ]]; then
  api POST "/repos/$GITHUB_REPOSITORY/issues/$number/comments" "$work/comment.json" >/dev/null
else
  api PATCH "/repos/$GITHUB_REPOSITORY/issues/comments/$old" "$work/comment.json" >/dev/null
fi
