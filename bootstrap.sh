#!/bin/sh
# Sets up, builds and shows or tests Pilcrow on Debian 12 (bookworm) or newer.
#
#   ./bootstrap.sh demo     install packages, build, index corpus/, show a search
#   ./bootstrap.sh test     install packages, build, run all tests, those of the inside under sanitizers
#   ./bootstrap.sh deps     install packages only, those of the tests too
#
# Packages are installed as root or through sudo. Where that is not possible, the one command that
# is missing is printed and nothing else happens.
set -eu
cd "$(dirname "$0")"

packages="ca-certificates cmake g++ libarchive-dev libboost-filesystem-dev libcld2-dev
  libcli11-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libicu-dev libmagic-dev liblinear-dev
  libpoppler-cpp-dev libpugixml-dev libstemmer-dev
  libtomlplusplus-dev libuchardet-dev libxapian-dev libxxhash-dev libyaml-dev libzstd-dev ninja-build nlohmann-json3-dev
  pkg-config python3"
# For tests and the reference. The report is looked at with chromium, too, where that is installed.
test_packages="clang doctest-dev doxygen fish groff-base libclang-rt-dev libncurses-dev mandoc
  python3-docutils python3-jsonschema tmux zsh"

say() { printf '\n== %s\n' "$*"; }

install_packages() {
  missing=""
  for package in $packages; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" -eq 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo"
  elif command -v sudo >/dev/null && [ -t 0 ]; then
    as_root="sudo"
  else
    echo "bootstrap: these packages are missing, and installing them takes root:" >&2
    echo "apt-get install --no-install-recommends -y$missing" >&2
    exit 1
  fi
  say "installing:$missing"
  export DEBIAN_FRONTEND=noninteractive
  # A mirror may drop a connection; a second try costs little.
  $as_root apt-get update -q || $as_root apt-get update -q
  # shellcheck disable=SC2086
  $as_root apt-get install --no-install-recommends -y -q $missing ||
    $as_root apt-get install --no-install-recommends -y -q $missing
}

build_release() {
  say "building"
  cmake --preset release
  cmake --build --preset release
}

demo() {
  install_packages
  build_release
  program=build/release/cli/pilcrow
  index=build/demo.idx
  rm -rf "$index"
  say "pilcrow index -d $index --themes corpus/themes.toml --names corpus/names.toml corpus"
  "$program" index -d "$index" --themes corpus/themes.toml --names corpus/names.toml corpus
  say "pilcrow search -d $index \"Rajin-Khasan railway\" --limit 3 --facet theme"
  "$program" search -d "$index" "Rajin-Khasan railway" --limit 3 --facet theme
  say "pilcrow search -d $index 'санкции OR 제재' --limit 2"
  "$program" search -d "$index" 'санкции OR 제재' --limit 2
  say "next: your own texts, or the program for good"
  cat <<END
  $program index -d my.idx FOLDER
  $program search -d my.idx WORD...
  $program report -d $index -o report.html
  cmake --install build/release --prefix ~/.local    # then ~/.local/bin/pilcrow help
END
}

install_all() {
  packages="$packages $test_packages"
  install_packages
}

run_tests() {
  install_all
  for preset in asan plain; do
    say "preset $preset"
    cmake --workflow --preset "$preset"
  done
}

case "${1:-}" in
  demo) demo ;;
  test) run_tests ;;
  deps) install_all ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
