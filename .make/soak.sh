#!/usr/bin/env bash
# The tests that are marked as long: faults at random moments, load. Never part of `make test`.
source "$(dirname "$0")/env.sh"
.make/setup.sh rust debian
cargo test --locked --release --workspace -- --ignored
# Conversations under faults, many times as many as in `make test`, with what was counted.
CONTACT_US_SCHEDULES="${CONTACT_US_SCHEDULES:-10000}" \
    cargo test --locked --release -p contact-us-delivery --test schedules -- --nocapture
