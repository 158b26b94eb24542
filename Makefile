# Earshot, from a clean clone: `make run` opens it, `make test` tests it. `make` alone says what else there is.

SWIFT ?= swift
PREFIX ?= /usr/local
# What `make run` and `make bench` pass on, as in: make run ARGS=demo
ARGS ?=

# How a release is compiled, in less time than by SwiftPM's own flags: packages of others are not optimised, their C++
# neither (rooms of ours say in Package.swift how much they are), without debug information, which an installation strips
# anyway, without LLVM's checks of what the compiler hands it, and each module is read once, not another time for its
# interface alone.
RELEASE := -c release -debug-info-format none -Xswiftc -Onone -Xswiftc -Xfrontend -Xswiftc -disable-llvm-verify -Xcxx -O0 \
  -Xswiftc -no-emit-module-separately-wmo

# The release that is installed is linked statically, so it needs no Swift to run; C libraries too, where their archives
# are here, for each shared one costs time at every start. It has a folder of its own, because the other flags would
# rebuild everything each time.
INSTALL_BUILD := .build/install
INSTALL_SWIFT = $(SWIFT) build $(RELEASE) --product earshot --static-swift-stdlib --scratch-path $(INSTALL_BUILD) \
  -Xlinker -L$(INSTALL_BUILD)/archives $(shell scripts/linker)
BIN := $(DESTDIR)$(PREFIX)/bin
SHARE := $(DESTDIR)$(PREFIX)/share

.PHONY: help run build test bench lint docs model format install uninstall clean

help:
	@echo 'make run      build Earshot and open it (ARGS=demo for the sample day)'
	@echo 'make test     run all tests'
	@echo 'make bench    measure Earshot against its peers; about an hour'
	@echo 'make lint     check style and scripts'
	@echo 'make model    train the shipped triage models anew, from the examples in Training'
	@echo 'make install  install to PREFIX (now $(PREFIX))'
	@echo 'make clean    remove everything that was built'

run: build
	@exec "$$($(SWIFT) build -c release --product earshot --show-bin-path)/earshot" $(ARGS)

build:
	@scripts/dependencies build
	$(SWIFT) build $(RELEASE) --product earshot

# One at a time: many tests wait for a program or a terminal, and a machine may have two cores.
test:
	@scripts/dependencies build test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --no-parallel

bench:
	@scripts/dependencies build bench
	$(SWIFT) build $(RELEASE) --product earshot
	$(SWIFT) build $(RELEASE) --product SeatBench
	python3 Tests/Benchmarks/run.py "$$($(SWIFT) build -c release --product earshot --show-bin-path)/earshot" $(ARGS)
	python3 Tests/Benchmarks/triage.py "$$($(SWIFT) build -c release --product earshot --show-bin-path)/earshot"
	python3 Tests/Benchmarks/postgres.py "$$($(SWIFT) build -c release --show-bin-path)/earshot" "$$($(SWIFT) build -c release --show-bin-path)/SeatBench"

lint:
	@scripts/dependencies
	scripts/lint

# Pages that are made of the code itself.
docs: build
	"$$($(SWIFT) build -c release --product earshot --show-bin-path)/earshot" keys >docs/keys.md

# The models by which texts are read, from the examples of Training alone: the same files give the same bytes.
model:
	@scripts/dependencies build
	$(SWIFT) run $(RELEASE) ModelTrainer

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

install:
	@scripts/dependencies build
	scripts/archives $(INSTALL_BUILD)/archives
	$(INSTALL_SWIFT)
	scripts/install "$$($(INSTALL_SWIFT) --show-bin-path)/earshot" "$(BIN)" "$(SHARE)"

uninstall:
	rm -f "$(BIN)/earshot" "$(SHARE)/man/man1/earshot.1" "$(SHARE)/bash-completion/completions/earshot" \
	  "$(SHARE)/zsh/site-functions/_earshot" "$(SHARE)/fish/vendor_completions.d/earshot.fish"
	rm -rf "$(SHARE)/earshot"

clean:
	rm -rf .build
