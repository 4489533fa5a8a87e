#!/usr/bin/env bash
# Writes what the weekly look at the world outside found. An empty report says that
# all is well.
#
# usage: weekly-report.sh LINKS FRESHNESS REPORT
#
# LINKS and FRESHNESS are what guide check printed as JSON, with --external and with
# --freshness. A claim is old when nobody checked it for a year.
set -euo pipefail
links=$1 freshness=$2 report=$3

jq --raw-output --slurpfile freshness "$freshness" '
  def most: 100;
  def lines(n): (.[:most] + if n > most then ["- and \(n - most) more"] else [] end)[];
  def code: gsub("[`\\n\\r]"; " ") | "`" + . + "`";
  [.diagnostics[] | "- \("\(.file):\(.line)" | code) \(.message)"] as $faults
  | [$freshness[].claims // [] | .[] | select(.days >= 365) | "- \("\(.decision)/\(.option) on \(.criterion)" | code), checked on \(.verified)"] as $old
  | (if $faults == [] then empty else "### What `guide check --external` says\n", ($faults | lines(length)), "" end),
    (if $old == [] then empty else "### Claims that nobody checked for a year\n", ($old | lines(length)), "" end)' "$links" >"$report"
