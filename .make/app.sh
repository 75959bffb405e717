#!/usr/bin/env bash
# Builds a Trunk page for release. Usage: app.sh FOLDER DIST
source "$(dirname "$0")/env.sh"
folder=$1 dist=$2
export CARGO_TARGET_DIR="$APP_TARGET" RUST_BACKTRACE=0
source .make/size.sh
if ! command -v wasm-opt >/dev/null; then
    PATH="$PWD/.make/no-wasm-opt:$PATH"
    export CARGO_PROFILE_WASM_RELEASE_STRIP=symbols # wasm-opt needs them, and drops them: 22 kB to load
elif command -v wasm-split-cli >/dev/null; then
    # The parts of the app that are loaded later become files of their own; see split/wasm-bindgen. A page without such
    # parts is built as ever. The symbols say where to split, so without wasm-opt to drop them there is no splitting.
    export CONTACT_US_SPLIT=1 CONTACT_US_PARTS="$APP_TARGET/parts"
    CONTACT_US_BINDGEN=$(command -v wasm-bindgen)
    WASM_OPT_FLAGS=$(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' "$folder/index.html")
    export CONTACT_US_BINDGEN WASM_OPT_FLAGS
    rm -rf "$CONTACT_US_PARTS"
    PATH="$PWD/.make/split:$PATH"
fi

say "Building $folder for the browser (about 4 min the first time, half a minute after a change)"
cd "$folder"
# Trunk builds without the network, so everything is brought in first, the standard library's own needs among it.
cargo fetch --quiet --target wasm32-unknown-unknown ||
    fail "The crates could not be downloaded: check the connection, then run this again."
trunk build --release --offline --dist "$dist" ||
    fail "The app could not be built: see the message above."
if [ -n "${CONTACT_US_PARTS:-}" ] && [ -d "$CONTACT_US_PARTS" ]; then
    mv "$CONTACT_US_PARTS"/*.wasm "$dist/"
fi
# The Makefile asks how it was built.
plain="$APP_TARGET/$(basename "$dist").plain"
if [ "${CONTACT_US_PLAIN_WASM:-}" = 1 ]; then touch "$plain"; else rm -f "$plain"; fi
