#!/usr/bin/env bash
# Server on 8080 and Trunk with live reload on 8081, which hands /api on to the server.
source "$(dirname "$0")/env.sh"
cargo build -p contact-us-server
"$TARGET/debug/contact-us-server" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
echo "  Live reload     http://127.0.0.1:8081/"
CARGO_TARGET_DIR="$TARGET/dev" trunk serve --port 8081 --dist "$TARGET/dev/dist"
