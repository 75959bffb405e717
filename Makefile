# `make run` and `make test` are the two that matter; `make help` lists the rest.
# Every target does its own set-up (.make/setup.sh), once.

SHELL := /bin/bash
TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
APP_SOURCES := $(shell find src crates/delivery crates/no-streams crates/rules crates/wire style public .make/split -type f 2>/dev/null) \
	$(wildcard index.html Cargo.toml Cargo.lock Trunk.toml .make/app.sh .make/size.sh .make/package-lock.json)

CONSOLE_SOURCES := $(shell find crates/console crates/delivery crates/wire style public -type f 2>/dev/null) \
	$(wildcard Cargo.toml Cargo.lock .make/app.sh .make/size.sh .make/package-lock.json)

# What was built with the other flags (.make/size.sh) is out of date, whatever its sources are.
asked := $(filter 1,$(CONTACT_US_PLAIN_WASM))
built = $(if $(wildcard $(TARGET)/app/$(1).plain),1)
flags = $(if $(filter-out $(asked)x,$(call built,$(1))x),other-flags)

.DEFAULT_GOAL := help
.PHONY: help run test dev bench engines soak ivr setup app server fmt lint native web e2e deny size screens clean other-flags

help: ## List the targets
	@sed -nE 's/^([a-z0-9 ]+):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 40

run: server ## Build app and server, and start it on http://127.0.0.1:8080
	@.make/run.sh

test: ## Everything that CI checks; ends with a line `N passed, N failed`
	@.make/test.sh

dev: ## Server, and the app with live reload
	@.make/setup.sh app
	@.make/dev.sh

bench: ## The performance tables, printed and written under target/bench/
	@.make/test.sh --only bench

engines: ## The chat's textbox, and every method and event of the widget, in Firefox and WebKit
	@.make/test.sh --only engines

soak: ## The long fault and load runs
	@.make/soak.sh

ivr: ## A simulated Voice IVR for Transfer: make ivr KEY=<the application key that the server prints>
	@[ -e "$(TARGET)/release/contact-us-voice-simulator" ] || echo "· Building the simulated Voice IVR (once; 1 to 2 min)" >&2
	@cargo run --release --locked --quiet -p contact-us-voice-simulator -- $(if $(SERVER),--server $(SERVER)) $(if $(KEY),--key $(KEY))

setup: ## Install what building and testing need, and is missing
	@.make/setup.sh tests

app: ## Build the customer app into dist/, the console into dist-console/
	@.make/setup.sh app
	@$(MAKE) --no-print-directory dist/index.html dist-console/index.html

dist/index.html: $(APP_SOURCES) $(call flags,dist)
	@.make/app.sh . "$(CURDIR)/dist"

dist-console/index.html: $(CONSOLE_SOURCES) $(call flags,dist-console)
	@.make/app.sh crates/console "$(CURDIR)/dist-console"

server: app ## Build the server for release, the app inside it
	@[ -e "$(TARGET)/release/contact-us-server" ] || echo "· Building the server for release (the first time 5 to 10 min)" >&2
	cargo build --release --locked -p contact-us-server

fmt lint deny native web e2e size: ## One stage of `make test`
	@.make/test.sh --only $@

screens: ## Pictures of each page into target/screens/
	@.make/test.sh --only screens

clean: ## Remove what was built; the tools in the cache folder stay
	rm -rf dist dist-console "$(TARGET)"
