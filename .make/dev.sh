#!/usr/bin/env bash
# The server, whose demo host page takes the port above it, and Trunk with live reload two ports above it, which hands /api
# on to the server.
source "$(dirname "$0")/env.sh"
listen=${CONTACT_US_LISTEN:-127.0.0.1:8080}
port=${listen##*:}
live=$((port + 2))

say "Building the server for development (about 3 min the first time)"
cargo build --locked -p contact-us-server --bin contact-us-server
CONTACT_US_LISTEN=$listen "$TARGET/debug/contact-us-server" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
say "Building the app for development (about 2 min the first time)"
echo "  Live reload     http://127.0.0.1:$live/"
CARGO_TARGET_DIR="$TARGET/dev" trunk serve --port "$live" --dist "$TARGET/dev/dist" \
    --proxy-backend "http://127.0.0.1:$port/api"
