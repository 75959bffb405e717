# Read by every script of this folder: where things lie, and how to speak.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
TARGET="$CARGO_TARGET_DIR"
APP_TARGET="$TARGET/app" # the wasm build's own: its flags would otherwise rebuild the native crates each time
TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/contact-us/tools"

TRUNK_VERSION=0.21.14 # 0.22 needs Rust 1.96
DENY_VERSION=0.20.2
SPLIT_VERSION=0.2.4 # must know what wasm_split_helpers writes: 0.2 with 0.2
# The command-line tool must be of the library's version, to the last digit.
BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)

export PATH="$TOOLS/trunk-$TRUNK_VERSION/bin:$TOOLS/wasm-bindgen-$BINDGEN_VERSION/bin:$TOOLS/cargo-deny-$DENY_VERSION/bin:$TOOLS/wasm_split_cli_support-$SPLIT_VERSION/bin:$PWD/.make/node_modules/.bin:$PATH"
export NO_COLOR="${NO_COLOR-}"
[ -n "$NO_COLOR" ] || unset NO_COLOR # Trunk takes an empty one for a wrong value

say() { printf '· %s\n' "$*" >&2; }
fail() {
    printf '✗ %s\n' "$*" >&2
    exit 1
}
