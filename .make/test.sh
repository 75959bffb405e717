#!/usr/bin/env bash
# Everything that CI checks. Ends with the line `N passed, N failed`. Usage: test.sh [--only STAGE]
source "$(dirname "$0")/env.sh"
only=${2:-}
passed=0 failed=0 broken=()
logs="$TARGET/test"
mkdir -p "$logs"

# Runs one stage: its command's output is shown and kept, and what it counted is added up.
# Arguments: name, how to count (one, nextest, cargo, wasm, node), command.
stage() {
    local name=$1 counter=$2 log="$logs/$1.log" start=$SECONDS status good bad
    shift 2
    printf '\n== %s\n' "$name"
    set +e
    (set -e && "$@") 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    set -e
    read -r good bad < <("count_$counter" "$log" "$status")
    # A stage that stopped before it could count a failure has failed all the same, and so has one that ran nothing.
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        say "The stage $name ran no tests."
    fi
    passed=$((passed + good)) failed=$((failed + bad))
    [ "$bad" -eq 0 ] || broken+=("$name")
    printf -- '-- %s: %d passed, %d failed, %d s\n' "$name" "$good" "$bad" $((SECONDS - start))
}

sum() { awk '{ s += $1 } END { print s + 0 }'; }
count_one() { [ "$2" -eq 0 ] && echo 1 0 || echo 0 1; }
count_nextest() { echo "$(sed -nE 's/.*Summary .* ([0-9]+) passed.*/\1/p' "$1" | sum) $(sed -nE 's/.*Summary .* ([0-9]+) (failed|timed out).*/\1/p' "$1" | sum)"; }
count_cargo() { echo "$(sed -nE 's/^test result: .* ([0-9]+) passed.*/\1/p' "$1" | sum) $(sed -nE 's/^test result: .* ([0-9]+) failed.*/\1/p' "$1" | sum)"; }
count_node() { echo "$(sed -nE 's/^(#|ℹ) pass ([0-9]+)$/\2/p' "$1" | sum) $(sed -nE 's/^(#|ℹ) (fail|cancelled) ([0-9]+)$/\3/p' "$1" | sum)"; }

app() { make --no-print-directory dist/index.html dist-console/index.html; }
lint_native() { cargo clippy --locked --workspace --all-targets -- -D warnings; }
lint_wasm() { cargo clippy --locked -p contact-us --target wasm32-unknown-unknown --features csr --bins --lib --test web -- -D warnings; }
lint_console() { cargo clippy --locked -p contact-us-console --target wasm32-unknown-unknown --features csr --bins --lib -- -D warnings; }
server_debug() { cargo build --locked --workspace --bins --tests; }

deny() {
    cargo deny --offline --workspace check licenses bans sources || return 1
    # The list of advisories lies outside the registries: checked whenever it can be reached.
    if timeout 60 cargo deny fetch >/dev/null 2>&1; then
        cargo deny --workspace check advisories
    else
        say "The list of advisories could not be reached: licences, bans and sources were checked, advisories were not."
    fi
}

native() {
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run --locked --workspace --no-fail-fast
    else
        cargo test --locked --workspace --no-fail-fast
    fi
}
native_counter() { cargo nextest --version >/dev/null 2>&1 && echo nextest || echo cargo; }

web() {
    # The driver of Chromium, its flags, and a limit that a busy machine does not reach.
    CHROMEDRIVER=$(command -v chromedriver) WASM_BINDGEN_TEST_WEBDRIVER_JSON="$PWD/.make/webdriver.json" \
        WASM_BINDGEN_TEST_TIMEOUT=180 cargo web-test --locked
}

e2e() {
    cd tests/e2e
    CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node --test --test-reporter=spec --test-concurrency=1 ./*.test.mjs
}

bare() {
    cp Cargo.lock tests/bare/Cargo.lock # the same versions as the app, always
    local stamp="$TARGET/bench/bare/.built"
    [ "$stamp" -nt Cargo.lock ] && [ "$stamp" -nt tests/bare/src/main.rs ] && [ "$stamp" -nt .make/size.sh ] && return
    .make/app.sh tests/bare "$TARGET/bench/bare" && touch "$stamp"
}
size() {
    bare && cd tests/e2e &&
        CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node sizes.mjs "$TARGET/bench"
}
lighthouse() {
    cd tests/e2e
    CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node lighthouse.mjs "$TARGET/bench"
}
speed() {
    cd tests/e2e
    CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node speed.mjs "$TARGET/bench"
}
long_chat() {
    cd tests/e2e
    CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node chat-long.mjs "$TARGET/bench"
}
engines() {
    cd tests/e2e
    CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node engines.mjs
}
screens() {
    cd tests/e2e
    CONTACT_US_SERVER="$TARGET/debug/contact-us-server" node screenshots.mjs "$TARGET/screens"
}

wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }
needs() { for name in "$@"; do [ "$only" = "$name" ] && return; done; [ -z "$only" ]; }

case $only in
fmt) steps="rust" ;;
lint) steps="rust wasm" ;;
deny) steps="rust debian deny" ;;
native) steps="app debian" ;;
web) steps="rust wasm bindgen debian" ;;
engines) steps="tests engines" ;;
*) steps="tests" ;;
esac
# shellcheck disable=SC2086 # the steps are words
stage setup one .make/setup.sh $steps
wanted fmt && stage fmt one cargo fmt --all --check
# The app first: the server takes it in, and is built once.
needs app native e2e size bench engines screens && stage app one app
wanted lint && stage lint one lint_native
wanted lint && stage lint-wasm one lint_wasm
wanted lint && stage lint-console one lint_console
wanted deny && stage deny one deny
needs e2e size bench engines screens && stage build one server_debug
wanted native && stage native "$(native_counter)" native
wanted web && stage web cargo web
wanted e2e && stage e2e node e2e
if [ -z "$only" ] || [ "$only" = size ] || [ "$only" = bench ]; then stage size one size; fi
if [ "$only" = bench ]; then
    stage speed one speed
    stage lighthouse one lighthouse
    stage chat-long one long_chat
fi
# Never part of `make test`: other engines behave the same or not, whatever is changed here from day to day.
if [ "$only" = engines ]; then stage engines one engines; fi
if [ "$only" = screens ]; then stage screens one screens; fi

echo
for name in "${broken[@]}"; do say "Failed: $name (its output is in $logs/$name.log)"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
