#!/bin/sh
# Installs what the tests need beside npm packages: a browser, fonts for Chinese, and Redis; and Microsoft's Agents
# Playground, whose licence allows to try a bot with it and not to pass it on, so that it is no dependency.
# Does nothing, at once, when all is there; says what is missing when it cannot install it.
set -eu

playground="$(dirname "$0")/.playground"
if [ ! -d "$playground/node_modules/@microsoft/m365agentsplayground" ]; then
  echo 'Installing for the tests: Microsoft 365 Agents Playground' >&2
  mkdir -p "$playground"
  [ -f "$playground/package.json" ] || echo '{ "private": true }' >"$playground/package.json"
  npm install --prefix "$playground" --no-audit --no-fund --ignore-scripts --silent @microsoft/m365agentsplayground@0.2.28 >&2 ||
    echo 'It could not be installed; the tests that drive it are left out.' >&2
fi

missing=''
command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1 || missing="$missing chromium"
command -v redis-server >/dev/null 2>&1 || missing="$missing redis-server"
found_fonts=$(find /usr/share/fonts "${HOME:-/root}/.fonts" -iname '*CJK*' -print 2>/dev/null | head -n 1 || true)
[ -n "$found_fonts" ] || [ "$(uname)" = Darwin ] || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0

explain() {
  echo "The tests need these, and $1: $missing" >&2
  echo 'Install them with your system'"'"'s package manager, then run the tests again.' >&2
  echo 'A browser elsewhere can be named with CHROMIUM=/path/to/chromium.' >&2
  exit 1
}

command -v apt-get >/dev/null 2>&1 || explain 'there is no apt-get to install them with'
root=''
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || explain 'only an administrator can install them'
  root='sudo'
fi

install() {
  # shellcheck disable=SC2086 # one word for each package
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >"$log" 2>&1
}

echo "Installing for the tests:$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install || { $root apt-get update -qq >"$log" 2>&1 && install; } || { tail -n 5 "$log" >&2; explain 'apt-get could not install them'; }
