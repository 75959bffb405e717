# The unstable flags of the shipped wasm: all of them, and only here. Read by app.sh.
#
# They rebuild the standard library for size and drop what only a panic's message needs, which makes the app
# about a sixth smaller. RUSTC_BOOTSTRAP lets the stable compiler take them. Without the component rust-src, or with
# CONTACT_US_PLAIN_WASM=1, the app is built plainly: larger, and the same in every other way.
if [ "${CONTACT_US_PLAIN_WASM:-}" != 1 ] && [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml" ]; then
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
    export CARGO_PROFILE_WASM_RELEASE_PANIC=immediate-abort
    export RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none"
else
    say "The app is built with the ready-made standard library: it works the same and is about 15 kB larger to load."
fi
