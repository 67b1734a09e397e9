#!/usr/bin/env bash
# Everything this project takes from elsewhere, in one place: Debian packages, source packages for what the
# page compiles itself, npm packages. Says what it installs before it does; does nothing when all is there.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
usage "Usage: scripts/dependencies.sh [build] [page] [check] [test] [bench]
Installs what the named groups need (all of them when none is named)." "$@"

# group | a command or a file that shows it is there | Debian package | what for
packages='
build | cmake                                 | cmake                | configures the build
build | ninja                                 | ninja-build          | runs the build
build | g++                                   | g++                  | compiles the server
build | ccache                                | ccache               | compiles nothing twice
build | python3                               | python3              | embeds fonts and shaders
build | /usr/include/openssl/ssl.h            | libssl-dev           | crypto and TLS of the server
build | /usr/include/sqlite3.h                | libsqlite3-dev       | the server keeps its data in SQLite
build | /usr/include/postgresql/libpq-fe.h    | libpq-dev            | several servers keep their data in PostgreSQL
build | /usr/include/boost/beast.hpp          | libboost-dev         | HTTP of the server
build | /usr/include/CLI/CLI.hpp              | libcli11-dev         | command line of the server
build | /usr/include/spdlog/spdlog.h          | libspdlog-dev        | log of the server
build | /usr/include/fmt/format.h             | libfmt-dev           | text formatting
build | /usr/include/toml.hpp                 | libtoml11-dev        | settings file of the server
build | /usr/include/nlohmann/json.hpp        | nlohmann-json3-dev   | JSON
build | /usr/include/tl/expected.hpp          | libexpected-dev      | results
build | dpkg-source                           | dpkg-dev             | unpacks source packages
build | /usr/lib/python3/dist-packages/fontTools | python3-fonttools | cuts fonts to the characters used
build | /usr/share/fonts/*/inter              | fonts-inter          | the font of the dashboard
build | /usr/share/fonts/*/jetbrains-mono     | fonts-jetbrains-mono | the font of identifiers and code
build | node                                  | nodejs               | runs JavaScript
build | npm                                   | npm                  | brings the icon font
page  | emcc                                  | emscripten           | compiles the page
check | clang-14                              | clang-14             | compiles the tests under sanitizers
check | /usr/lib/llvm-14/lib/clang/14*/lib/linux/libclang_rt.asan-*.so | libclang-rt-14-dev | the sanitizers
check | clang-format-14                       | clang-format-14      | checks the layout of the code
check | glslangValidator                      | glslang-tools        | validates shaders
check | /usr/lib/postgresql/*/bin/postgres    | postgresql           | the tests start it in folders of their own
test  | chromium                              | chromium             | the browser of the tests
test  | /usr/lib/python3/dist-packages/requests | python3-requests   | runs a snippet of Quick Start
test  | curl                                  | curl                 | runs a snippet of Quick Start
bench | wrk                                   | wrk                  | loads the server
bench | /usr/lib/postgresql/*/bin/postgres    | postgresql           | keeps the data of several servers
bench | chromium                              | chromium             | times the page
'
# The suite source packages come from, and for each the versions this project is known to build with.
suite=forky
sources='
imgui   | 1.92.*
mbedtls | 3.6.*
catch2  | 3.[5-9]*
'
folder=build/dependencies

for group; do
  [[ $group =~ ^(build|page|check|test|bench)$ ]] || fail "scripts/dependencies.sh does not know \"$group\" (--help)."
done

main() {
  local groups=" ${*:-build page check test bench} "
  install_packages "$groups"
  fetch_sources
  if [[ $groups == *" test "* ]]; then install_node; fi
  install_npm_packages "$groups"
}

install_packages() {
  local groups=$1 group check package purpose names=() lines=()
  while IFS='|' read -r group check package purpose; do
    read -r group <<<"$group" && read -r check <<<"$check" && read -r package <<<"$package"
    [[ -n $group && $groups == *" $group "* ]] || continue
    present "$check" && continue
    [[ " ${names[*]} " == *" $package "* ]] && continue
    names+=("$package")
    lines+=("$(printf '  %-22s %s' "$package" "${purpose# }")")
  done <<<"$packages"
  ((${#names[@]})) || return 0

  if ! command -v apt-get >/dev/null; then
    printf '%s\n' "${lines[@]}" >&2
    fail "These are missing (named as in Debian), and there is no apt-get here: install your system's packages of them."
  fi
  say "Installing from the package archive:"
  printf '%s\n' "${lines[@]}"
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "Installing needs root: run as root, or install sudo."
    as_root=(sudo)
  fi
  # A third-party list that does not answer must not stop us: what matters is whether the install succeeds.
  "${as_root[@]}" apt-get -q update -o DPkg::Lock::Timeout=300 2>&1 | follow '^(Get|Hit|Ign|Reading|Fetched|Building)' \
    || say "Some package lists did not answer; going on with the others."
  logged apt-install '^(Get:|Unpacking|Setting up)' "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "${names[@]}"
}

present() {
  if [[ $1 == /* ]]; then compgen -G "$1" >/dev/null; else type -P "$1" >/dev/null; fi
}

# Debian 12's own imgui, mbedtls and catch2 are too old. Newer source packages come from a newer suite of the
# same archive, checked by the same keyring, through an apt configuration of our own: the system is not touched.
fetch_sources() {
  local name range wanted=()
  while IFS='|' read -r name range; do
    read -r name <<<"$name" && read -r range <<<"$range"
    [[ -n $name ]] || continue
    supported "$(version_of "$folder/src/$name")" "$range" || wanted+=("$name|$range")
  done <<<"$sources"
  ((${#wanted[@]})) || return 0

  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg mirror
  mirror=$(mirror_uri)
  if [[ -z $mirror || ! -f $keyring ]] || ! command -v apt-get >/dev/null; then
    say "No Debian archive here: CMake takes ${wanted[*]%%|*} from upstream, as pinned in scripts/dependencies.cmake."
    return
  fi
  say "Fetching sources of ${wanted[*]%%|*} ($suite, $mirror)"
  mkdir -p "$folder"/apt/{state/lists,cache/archives}/partial "$folder/src" "$folder/packages"
  echo "deb-src [signed-by=$keyring] $mirror $suite main" >"$folder/apt/sources.list"
  if ! logged apt-sources '^(Get|Err|E:|W:)' private_apt update; then
    say "The archive did not answer for $suite: CMake takes the sources from upstream instead."
    return 0
  fi
  for name in "${wanted[@]}"; do
    fetch_source "${name%|*}" "${name#*|}"
  done
}

fetch_source() {
  local name=$1 range=$2 version
  version=$(private_apt_cache showsrc --only-source "$name" | awk '/^Version:/ {print $2}' | sort -V | tail -n 1)
  if ! supported "$version" "$range"; then
    say "The archive has $name $version, this project knows $range: CMake takes it from upstream instead."
    rm -rf "$folder/src/$name"
    return
  fi
  say "  $name $version (supported: $range)"
  logged "download-$name" '^(Get|Err|E:|W:)' download_source "$name=$version"
  rm -rf "$folder/src/$name" "$folder/src/$name.new"
  logged "unpack-$name" '^dpkg-source: (error|warning)' \
    dpkg-source --no-copy -x "$folder/packages/${name}_${version#*:}.dsc" "$folder/src/$name.new"
  mv "$folder/src/$name.new" "$folder/src/$name"
}

version_of() {
  local line=''
  [[ -f $1/debian/changelog ]] && read -r line <"$1/debian/changelog"
  line=${line#*\(}
  echo "${line%%)*}"
}

# shellcheck disable=SC2053
supported() { [[ -n $1 && $1 == $2 ]]; }

# The mirror this machine already uses for its own release.
mirror_uri() {
  local uri
  uri=$(awk '/^URIs:/ && !/security/ {print $2; exit}' /etc/apt/sources.list.d/debian.sources 2>/dev/null) || true
  [[ -n $uri ]] || uri=$(awk '$1 == "deb" && $0 !~ /security/ && $0 ~ / main/ {
    for (i = 2; i <= NF; i++) if ($i ~ /debian\/?$/) {print $i; exit}}' /etc/apt/sources.list 2>/dev/null) || true
  echo "$uri"
}

private_apt() { apt-get -q "${private_configuration[@]}" "$@"; }
private_apt_cache() { apt-cache "${private_configuration[@]}" "$@"; }
download_source() { (cd "$folder/packages" && private_apt source --download-only "$1"); }
# A mirror that lags may serve a list past its date; signatures and versions are checked all the same.
private_configuration=(
  -o Acquire::Check-Valid-Until=false
  -o "Dir::Etc::sourcelist=$root/$folder/apt/sources.list" -o Dir::Etc::sourceparts=-
  -o "Dir::State=$root/$folder/apt/state" -o Dir::State::status=/var/lib/dpkg/status
  -o "Dir::Cache=$root/$folder/apt/cache" -o "APT::Sandbox::User=$(id -un)"
)

# The page needs the icon font only; the tests need all. npm is how both come, because it checks what it brings
# against tests/package-lock.json; on plain Debian it is 350 small packages, 16 MB, in the same apt run.
# Auth0's SDKs, which the tests drive, ask for a newer Node.js than Debian 12 has. npm brings one for the tests alone
# (scripts/lib.sh puts it first); the page and the server are built without it.
install_node() {
  local package
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' &&
    return 0
  package=node-linux-$(node -p process.arch)
  say "Installing Node.js 22 into build/dependencies/node: Auth0's SDKs need 20.19, this is $(node --version)"
  npm install --no-save --no-audit --no-fund --prefix "$folder/node-package" "$package@22" >/dev/null ||
    fail "npm could not install Node.js 22."
  ln -sfn "node-package/node_modules/$package" "$folder/node"
  export PATH=$root/$folder/node/bin:$PATH
}

install_npm_packages() {
  local scope=page options=(--omit=dev) lock have='' purpose
  if [[ $1 == *" test "* || $1 == *" bench "* ]]; then
    scope=test options=()
  elif [[ $1 != *" build "* && $1 != *" page "* ]]; then
    return 0
  fi
  lock=$(cksum <tests/package-lock.json)
  [[ -f tests/node_modules/.installed ]] && have=$(<tests/node_modules/.installed)
  if [[ $have != "$lock test" && $have != "$lock $scope" ]]; then
    if [[ $scope == page ]]; then purpose='the icon font'; else purpose="icon font, browser driver, Auth0's tools"; fi
    say "Installing npm packages into tests/node_modules: $purpose"
    (cd tests && npm ci "${options[@]}" 2>&1 | grep -v '^npm warn Unknown') || fail "npm ci failed in tests/."
    echo "$lock $scope" >tests/node_modules/.installed
  fi
}

main "$@"
