#!/usr/bin/env bash
# The tests that are marked as long: faults at random moments, load. Never part of `make test`.
source "$(dirname "$0")/env.sh"
.make/setup.sh rust debian
cargo test --locked --release --workspace -- --ignored
