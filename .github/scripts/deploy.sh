#!/usr/bin/env bash
# Puts a checked site on Netlify, as a draft with an address of its own.
#
# usage: deploy.sh FOLDER NUMBER
#
# API is the address of Netlify's, and SITE the id of a site that holds nothing but
# previews: at another origin than the guide, so that scripts of a stranger reach
# nothing of it. Netlify is told the hash of every file and asks for those that it does
# not have.
set -euo pipefail
: "${TOKEN:?the secret NETLIFY_PREVIEW_TOKEN is not set}"
source "$(dirname "$0")/api.sh"
folder=$1 number=$2

refuse() {
  echo "::error::$1" >&2
  exit 1
}

[[ ${SITE:?} =~ ^[A-Za-z0-9-]+$ ]] || refuse "PREVIEW_SITE_ID is not the id of a site"

# origin ADDRESS cuts an address to scheme and host.
origin() { sed -E 's,^([a-z]+://[^/]*).*,\1,' <<<"$1"; }

guide=$(sed -n 's/^base_url: *//p' data/site.yaml)
site=$(api GET "/sites/$SITE")
while read -r address; do
  [[ $(origin "$address") != "$(origin "$guide")" ]] || refuse "previews would stand at the address of the guide itself"
done < <(jq --raw-output '.url, .ssl_url, (.custom_domain // empty | "https://" + .) // empty' <<<"$site")

# Headers are not the branch's to choose; the check of the archive refuses such a file.
cp -- "$(dirname "$0")/preview-headers" "$folder/_headers"

work=$(mktemp --directory)
trap 'rm -r -- "$work"' EXIT
(cd "$folder" && find . -type f -printf '%P\n' | LC_ALL=C sort | tr '\n' '\0' | xargs --null sha1sum --) >"$work/sums"
jq --raw-input --null-input --arg branch "pr-$number" '
  {draft: true, branch: $branch, files: ([inputs | {key: ("/" + .[42:]), value: .[:40]}] | from_entries)}' "$work/sums" >"$work/deploy.json"
deploy=$(api POST "/sites/$SITE/deploys" "$work/deploy.json")
id=$(jq --raw-output .id <<<"$deploy")
[[ $id =~ ^[A-Za-z0-9]+$ ]] || refuse "Netlify gave no id"

# Netlify asks for a content, so any file that has it will do.
while read -r sum; do
  file=$(awk -v sum="$sum" '$1 == sum { print substr($0, 43); exit }' "$work/sums")
  [[ -n $file ]] || refuse "Netlify asks for a file that is not there"
  api PUT "/deploys/$id/files/$file" "$folder/$file" application/octet-stream >/dev/null
done < <(jq --raw-output '.required // [] | .[]' <<<"$deploy")

for _ in {1..60}; do
  deploy=$(api GET "/deploys/$id")
  case $(jq --raw-output .state <<<"$deploy") in
    ready)
      url=$(jq --raw-output .deploy_ssl_url <<<"$deploy")
      [[ $url =~ ^https://[a-z0-9.-]+$ ]] || refuse "Netlify gave no address"
      echo "url=$url" >>"$GITHUB_OUTPUT"
      exit 0
      ;;
    error)
      refuse "Netlify could not put the preview in place"
      ;;
  esac
  sleep "${PAUSE:-5}"
done
refuse "Netlify did not finish in time"
