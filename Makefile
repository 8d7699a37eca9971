# Vigie. The targets that a person needs; what each does stands in .ci/ and deploy/.

.PHONY: help build test demo bench lint format check clean

help:
	@echo 'make demo    play the first hour of a crisis on a real IRC server on this machine, then join it yourself'
	@echo 'make test    lint, build with warnings as errors, check the commands, run every test'
	@echo 'make build   the program to install: .build/release/vigie, which needs no Swift'
	@echo 'make check   check the commands and the sample configuration'
	@echo 'make bench   measure the release build on this machine (some ten minutes)'
	@echo 'make lint    check the layout of the code (make format mends it)'
	@echo 'make clean   remove what was built'

build:
	@.ci/toolchain
	@deploy/ircd/install.sh build
	swift build -c release --static-swift-stdlib --product vigie

test:
	@.ci/test

demo:
	@deploy/demo/run.sh

bench:
	@Benchmarks/run.sh

lint:
	@.ci/lint

format:
	swift format format --in-place --recursive --parallel Sources Tests Package.swift

check:
	@.ci/toolchain
	@deploy/ircd/install.sh build
	swift build --product vigie
	@.ci/check

clean:
	rm -rf .build
