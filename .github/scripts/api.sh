# shellcheck shell=bash
# Asks an API. Scripts of workflows source this file and set API, the address that
# all paths are below, and TOKEN, which goes to curl by a pipe: what stands in a
# command can be read by every program on the machine. RETRIES is how often it asks
# again when the other side is in trouble.

: "${API:?}" "${TOKEN:?}"

# api METHOD PATH [FILE [TYPE]] sends a file and prints the answer. An answer that
# says no ends the script, with the method and the path but not the answer, which
# may hold anything.
api() {
  local more=()
  if (($# > 2)); then
    more=(--data-binary "@$3" --header "Content-Type: ${4:-application/json}")
  fi
  # What is made twice is there twice.
  [[ $1 == POST ]] || more+=(--retry "${RETRIES:-3}")
  if ! curl --silent --show-error --fail --max-time 120 --proto '=https,http' --request "$1" "${more[@]}" \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$TOKEN") -- "$API$2"; then
    echo "::error::$1 $2 did not work" >&2
    return 1
  fi
}

# pages PATH prints all objects of a list that comes in pages, one a line. The list
# ends after a page that is not full; a thousand objects are enough.
pages() {
  local page found join='?'
  [[ $1 == *\?* ]] && join='&'
  for page in {1..10}; do
    found=$(api GET "$1${join}per_page=100&page=$page") || return
    jq --compact-output '.[]' <<<"$found"
    (($(jq length <<<"$found") == 100)) || return 0
  done
}
