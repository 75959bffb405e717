#!/usr/bin/env bash
# The tests that are marked as long: faults at random moments, load. Never part of `make test`.
source "$(dirname "$0")/env.sh"
.make/setup.sh rust debian
cargo test --locked --release --workspace -- --ignored
# Conversations under faults, many times as many as in `make test`, with what was counted.
CONTACT_US_SCHEDULES="${CONTACT_US_SCHEDULES:-10000}" \
    cargo test --locked --release -p contact-us-delivery --test schedules -- --nocapture
# Both sides of a chat against the real server, which is killed 50 times.
CONTACT_US_KILLS="${CONTACT_US_KILLS:-50}" \
    cargo test --locked --release -p contact-us-server --test chat_delivery -- --nocapture

# Two browsers, and fifty failures of network and server between them.
.make/setup.sh tests
make --no-print-directory dist/index.html dist-console/index.html
cargo build --locked -p contact-us-server
cd tests/e2e
export CONTACT_US_SERVER="$TARGET/debug/contact-us-server"
CONTACT_US_ROUNDS=50 node --test --test-reporter=spec ./conversation.test.mjs
# An hour of use: what a page holds at its end.
CONTACT_US_MINUTES="${CONTACT_US_MINUTES:-60}" node hour.mjs "$TARGET/bench"
