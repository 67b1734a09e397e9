# What the commands in this folder share; sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
jobs=${TALLYGATE_JOBS:-$(nproc 2>/dev/null || echo 2)}
# Where the system's Node.js is too old for the tests, scripts/dependencies.sh puts another one there.
if [[ -x build/dependencies/node/bin/node ]]; then PATH=$root/build/dependencies/node/bin:$PATH; fi
# Debian's emcc looks there for its JavaScript parser when node comes from elsewhere.
export NODE_PATH=${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs
# One clone's compiled files serve another.
export CCACHE_BASEDIR=$root

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'
else
  bold='' red='' plain=''
fi

say() { printf '%s==>%s %s\n' "$bold" "$plain" "$*"; }
fail() {
  printf '%s%s%s\n' "$red" "$*" "$plain" >&2
  exit 1
}

# usage <text> [<arguments>...]: answers --help with the text.
usage() {
  local text=$1 argument
  shift
  for argument; do
    if [[ $argument == --help || $argument == -h ]]; then
      printf '%s\n' "$text"
      exit 0
    fi
  done
}

# follow <pattern>: shows a stream of lines as progress. On a terminal every line takes the place of the
# one before; elsewhere one line in each five seconds is enough. Lines that do not match the pattern stay.
follow() {
  local pattern=$1 line last=$SECONDS
  while IFS= read -r line; do
    if [[ ! $line =~ $pattern ]]; then
      [[ -t 1 ]] && printf '\r\e[K'
      printf '%s\n' "$line"
    elif [[ -t 1 ]]; then
      printf '\r\e[K%s' "${line:0:$((${COLUMNS:-100} - 1))}"
    elif ((SECONDS - last >= 5)); then
      printf '%s\n' "$line"
      last=$SECONDS
    fi
  done
  if [[ -t 1 ]]; then printf '\r\e[K'; fi
}

# logged <log> <pattern> <command>...: runs a command with its whole output in build/log/<log>.log, shows the
# lines that match as progress, and the end of the log when it fails.
logged() {
  local log=build/log/$1.log pattern=$2
  shift 2
  mkdir -p build/log
  if ! "$@" 2>&1 | tee "$log" | { grep --line-buffered -E "$pattern" || true; } | follow '.'; then
    tail -n 40 "$log" >&2
    printf '%s\n' "${red}This failed: $* (all of its output: $log)$plain" >&2
    return 1
  fi
}

# build <preset> [<target>...]: configures where that is needed, then builds.
configure_options=()
build() {
  local preset=$1 folder=build/$1 option
  shift
  if [[ $preset == release ]]; then folder=build/native; fi
  local configured=yes
  [[ -f $folder/build.ninja && ! CMakePresets.json -nt $folder/build.ninja ]] || configured=no
  for option in "${configure_options[@]}"; do
    grep -qx -- "${option#-D}" <(sed 's/:[A-Z]*=/=/' "$folder/CMakeCache.txt" 2>/dev/null) || configured=no
  done
  if [[ $configured == no ]]; then
    logged "configure-$preset" '^-- (Configuring|Generating|Build files)' \
      cmake --preset "$preset" "${configure_options[@]}" || return 1
  fi
  ninja -C "$folder" -j "$jobs" "$@" | follow '^(\[[0-9]+/[0-9]+\]|ninja: )' ||
    fail "The build of $folder failed; its errors are above."
}
