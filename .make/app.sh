#!/usr/bin/env bash
# Builds a Trunk page for release. Usage: app.sh FOLDER DIST
source "$(dirname "$0")/env.sh"
folder=$1 dist=$2
export CARGO_TARGET_DIR="$APP_TARGET" RUST_BACKTRACE=0
source .make/size.sh
if ! command -v wasm-opt >/dev/null; then
    PATH="$PWD/.make/no-wasm-opt:$PATH"
    export CARGO_PROFILE_WASM_RELEASE_STRIP=symbols # wasm-opt needs them, and drops them: 22 kB to load
fi

say "Building $folder for the browser (about 4 min the first time, half a minute after a change)"
cd "$folder"
# Trunk builds without the network, so everything is brought in first, the standard library's own needs among it.
cargo fetch --quiet --target wasm32-unknown-unknown ||
    fail "The crates could not be downloaded: check the connection, then run this again."
trunk build --release --offline --dist "$dist" ||
    fail "The app could not be built: see the message above."
