# Vigie. The targets that a person needs; what each does stands in .ci/ and deploy/.

.PHONY: help build install uninstall test test-install demo night bench fuzz soak lint format check clean

PREFIX ?= /usr
DESTDIR ?=
# Where the build keeps its files.
SCRATCH ?= .build
PROGRAM := $(SCRATCH)/release/vigie
SOURCES := Package.swift $(shell find Sources -type f)

root := $(DESTDIR)$(PREFIX)
units := vigie.service vigie-backup.service vigie-backup.timer

help:
	@echo 'make demo    play a day of crisis on a real IRC server on this machine, then join it yourself (MATRIX=1: the managers on Matrix)'
	@echo 'make night   play a night of eighteen hours there, with two power cuts, each line compared with its scenario (IN=en: in English)'
	@echo 'make test    lint, build with warnings as errors, check the commands, run every test'
	@echo 'make build   the program to install: .build/release/vigie, which needs no Swift'
	@echo 'make install put it under DESTDIR and PREFIX=/usr, with commands, sample, documents and units (make uninstall takes it away)'
	@echo 'make test-install  see the installation work in a bare Debian 12 that debootstrap makes (as root; minutes)'
	@echo 'make fuzz    feed the IRC parser and session with made-up lines (SECONDS=600)'
	@echo 'make soak    run Vigie on servers that are killed, split and restarted (MINUTES=10)'
	@echo 'make check   check the commands and the sample configuration'
	@echo 'make bench   measure the release build on this machine (some ten minutes)'
	@echo 'make lint    check the layout of the code (make format mends it)'
	@echo 'make clean   remove what was built'

build: $(PROGRAM)

$(PROGRAM): $(SOURCES)
	@.ci/toolchain
	@deploy/ircd/install.sh build
	swift build -c release --static-swift-stdlib --product vigie --scratch-path $(SCRATCH)
	@.ci/linkage $@
	@touch $@

# Files only: no user is made and no unit enabled (deploy/README.md). A second time changes nothing.
install: $(PROGRAM)
	install -d $(root)/bin $(root)/share/vigie $(root)/share/doc/vigie $(root)/lib/systemd/system $(root)/lib/sysusers.d
	install -s -m 755 $(PROGRAM) $(root)/bin/vigie.new
	@.ci/linkage $(root)/bin/vigie.new
	mv $(root)/bin/vigie.new $(root)/bin/vigie
	rm -rf $(root)/share/vigie/commands
	install -d $(root)/share/vigie/commands/texts
	install -m 644 commands/*.yaml commands/README.md $(root)/share/vigie/commands
	install -m 644 commands/texts/*.yaml $(root)/share/vigie/commands/texts
	install -d $(root)/share/vigie/alert
	install -m 755 deploy/alert/mail deploy/alert/sms $(root)/share/vigie/alert
	install -d $(root)/share/vigie/matrix
	install -m 644 deploy/matrix/pantalaimon.conf deploy/matrix/pantalaimon.service $(root)/share/vigie/matrix
	install -m 644 README.md CHANGELOG.md LICENSE NOTICE $(root)/share/doc/vigie
	install -m 644 deploy/README.md $(root)/share/doc/vigie/INSTALL.md
	sed 's|/usr/share/vigie|$(PREFIX)/share/vigie|g' deploy/vigie.yaml >$(root)/share/doc/vigie/vigie.yaml
	for unit in $(units); do \
	  sed 's|/usr/bin/vigie|$(PREFIX)/bin/vigie|; s|/usr/share/doc|$(PREFIX)/share/doc|' deploy/systemd/$$unit \
	    >$(root)/lib/systemd/system/$$unit || exit; \
	done
	install -m 644 deploy/systemd/vigie.sysusers $(root)/lib/sysusers.d/vigie.conf
	chmod 644 $(root)/share/doc/vigie/vigie.yaml $(addprefix $(root)/lib/systemd/system/,$(units))

# What was installed, and nothing else: configuration, store and backups stay.
uninstall:
	rm -f $(root)/bin/vigie $(addprefix $(root)/lib/systemd/system/,$(units)) $(root)/lib/sysusers.d/vigie.conf
	rm -rf $(root)/share/vigie $(root)/share/doc/vigie

test-install: $(PROGRAM)
	@SCRATCH=$(SCRATCH) deploy/test-install.sh

test:
	@.ci/test

demo:
	@deploy/demo/run.sh

IN ?= fr

night:
	@deploy/demo/night.sh $(IN)

bench:
	@Benchmarks/run.sh

SECONDS ?= 600
MINUTES ?= 10

fuzz:
	@.ci/toolchain
	@.ci/fuzz $(SECONDS)

soak:
	@.ci/toolchain
	@deploy/ircd/install.sh build servers
	swift build --product vigie
	@Tests/Soak/soak.sh $(MINUTES)

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
