# What ./footfall and ./test share: prerequisites in words, packages, and the program built into artifacts/run/.
# Sourced, with root set to the source tree. Everything is said on standard error: standard output belongs to the command.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say ""
  say "footfall: $*"
  exit 1
}

require_dotnet() {
  command -v dotnet > /dev/null 2>&1 ||
    fail "the .NET SDK 10 is needed, and there is no 'dotnet' on the PATH. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, open a new shell, and try again."
  dotnet --list-sdks 2> /dev/null | grep '^10\.' > /dev/null ||
    fail "the .NET SDK 10 is needed, and 'dotnet --list-sdks' lists $(dotnet --list-sdks 2> /dev/null | cut -d' ' -f1 | paste -sd, - | sed 's/^$/none/'). Get it from https://dotnet.microsoft.com/download/dotnet/10.0."
}

require_node() {
  command -v node > /dev/null 2>&1 ||
    fail "Node 20 or newer is needed, and there is no 'node' on the PATH. Get it from https://nodejs.org/, open a new shell, and try again."
  local version
  version=$(node --version)
  [ "$(printf '%s' "$version" | sed 's/^v\([0-9]*\).*/\1/')" -ge 20 ] ||
    fail "Node 20 or newer is needed, and this is Node $version. Get a newer one from https://nodejs.org/."
  command -v npm > /dev/null 2>&1 || fail "npm is needed; it comes with Node. Get both from https://nodejs.org/."
}

# Runs a step with its output in a file, and shows the end of that only when the step fails.
#   step NAME SENTENCE COMMAND...
step() {
  local log="$root/artifacts/logs/$1.log" started=$SECONDS
  mkdir -p "$root/artifacts/logs"
  say "$2 ..."
  if ! (cd "$root" && "${@:3}") > "$log" 2>&1 < /dev/null; then
    tail -n 25 "$log" >&2
    fail "that failed after $((SECONDS - started)) s. The whole output is in ${log#"$root"/}."
  fi
  say "  done in $((SECONDS - started)) s"
}

# One line for the content of files; the same content gives the same line on every system.
fingerprint() { xargs -0 cksum < /dev/stdin | LC_ALL=C sort | cksum | tr ' \t' '--' | cut -d- -f1,2; }

program_files() {
  (cd "$root" && find src web sdk/browser package.json package-lock.json Directory.Build.props Directory.Packages.props global.json \
    \( -name node_modules -o -name wwwroot -o -name bin -o -name obj -o -name '*.test.ts' -o -name '*.test.tsx' \) -prune -o -type f -print0)
}

# One build at a time. A lock whose owner is gone counts for nothing.
lock_build() {
  local lock="$root/artifacts/build.lock" told=""
  mkdir -p "$root/artifacts"
  until mkdir "$lock" 2> /dev/null; do
    if ! kill -0 "$(cat "$lock/pid" 2> /dev/null || echo $$)" 2> /dev/null; then
      rm -rf "$lock"
      continue
    fi
    [ -n "$told" ] || say "Another build of this tree is running; waiting for it ..."
    told=yes
    sleep 1
  done
  echo $$ > "$lock/pid"
  trap unlock_build EXIT
}

unlock_build() {
  rm -rf "$root/artifacts/build.lock"
  trap - EXIT
}

# The packages of the lock file, among them the engine.
install_packages() {
  local stamp="$root/node_modules/.footfall" wanted
  wanted=$(cksum < "$root/package-lock.json")
  [ "$(cat "$stamp" 2> /dev/null)" = "$wanted" ] && return
  require_node
  step npm "Installing the packages of the pages and the engine (130 MB the first time)" npm ci --no-progress
  echo "$wanted" > "$stamp"
}

# Builds the program unless this very source is built, and sets $program to its folder. A running server keeps the folder it started from.
build_program() {
  local wanted
  wanted=$(program_files | (cd "$root" && fingerprint))
  program="$root/artifacts/run/$wanted"
  [ -x "$program/footfall" ] && [ -d "$root/node_modules/@chdb" ] && return
  require_dotnet
  lock_build
  install_packages
  if [ ! -x "$program/footfall" ]; then
    require_node
    step web "Building the pages" npm run build -w web
    step kit "Building the browser kit" npm run build -w sdk/browser
    rm -rf "$program.new"
    step dotnet "Building the server" dotnet publish src/Footfall.Server -c Release -o "$program.new" -v quiet -nologo
    mv "$program.new" "$program"
    # shellcheck disable=SC2012
    ls -1dt "$root"/artifacts/run/* | tail -n +4 | while read -r old; do rm -rf "$old"; done
  fi
  unlock_build
}
