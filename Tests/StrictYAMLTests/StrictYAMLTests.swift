import StrictYAML
import Testing

@Suite struct YAMLReadingTests {
  /// Reads `text` as a mapping and gives what `read` made of it, with the faults as printed.
  private func reading<T>(_ text: String, _ read: (YAMLMap) -> T?) -> (value: T?, faults: [String]) {
    let faults = FaultCollector()
    let value = YAMLSource.parse(text, file: "f.yaml", faults: faults)?.map(read)
    return (value, faults.faults.map(\.description))
  }

  @Test func everyFaultIsToldAtOnceWithItsPlace() {
    let text = """
      nick: Vigie
      nikc: Vigie
      port: 99999
      secure: yes
      every: 2x
      signed: 2019-02-30
      kind: ircc
      departements: [63]
      title: bare words
      """
    enum Kind: String, CaseIterable { case irc, console }
    let (_, faults) = reading(text) { map -> Bool? in
      _ = map.required("nick") { $0.word() }
      _ = map.required("port") { $0.integer(1...65535) }
      _ = map.required("secure") { $0.bool() }
      _ = map.required("every") { $0.duration() }
      _ = map.required("signed") { $0.day() }
      _ = map.required("kind") { $0.oneOf(Kind.self) }
      _ = map.required("departements") { $0.list { $0.word() } }
      _ = map.required("title") { $0.text() }
      _ = map.required("store") { $0.word() }
      return true
    }
    #expect(
      faults == [
        #"f.yaml:1:1: the key "store" is missing"#,
        #"f.yaml:2:1: unknown key "nikc" (did you mean "nick"?)"#,
        "f.yaml:3:7: 99999 is out of bounds: from 1 to 65535",
        #"f.yaml:4:9: true or false is wanted here, not "yes""#,
        #"f.yaml:5:8: a duration such as 2s, 10m or 2h is wanted here, not "2x""#,
        "f.yaml:6:9: 2019-02-30 is not a day of the calendar",
        #"f.yaml:7:7: unknown word "ircc" (did you mean "irc"?)"#,
        "f.yaml:8:16: 63 must be in quotes: without them YAML takes it for something else than text",
        #"f.yaml:9:8: a text must be in quotes or a block: write "bare words" with its quotes"#,
      ])
  }

  @Test func goodValuesAreRead() {
    let text = """
      word: "#a"
      plain: /var/lib/vigie.sqlite
      n: -3
      yes: true
      wait: 10m
      day: 2019-11-27
      text: >-
        two
        lines
      list: [a, "b"]
      names: { z: 1, a: 2 }
      empty:
      """
    let (value, faults) = reading(text) { map -> Bool? in
      #expect(map.required("word") { $0.word() } == "#a")
      #expect(map.required("plain") { $0.word() } == "/var/lib/vigie.sqlite")
      #expect(map.required("n") { $0.integer() } == -3)
      #expect(map.required("yes") { $0.bool() } == true)
      #expect(map.required("wait") { $0.duration() } == 600_000)
      #expect(map.required("day") { $0.day() } == "2019-11-27")
      #expect(map.required("text") { $0.text() } == "two lines")
      #expect(map.required("list") { $0.list { $0.word() } } == ["a", "b"])
      #expect(map.required("names") { $0.pairs { $1.integer() }?.map(\.key) } == ["z", "a"])
      #expect(map.optional("empty") { $0.word() } == nil)
      #expect(map.optional("absent") { $0.word() } == nil)
      return true
    }
    #expect(value == true)
    #expect(faults == [])
  }

  @Test(arguments: [
    "no", "Off", "012", "1:30", "1.5", "0x1F", "~", "null", "2019-11-27", "1e3", "-5", ".5", "true", "63",
  ])
  func ambiguousPlainScalarsMustBeQuoted(_ scalar: String) {
    #expect(reading("k: \(scalar)") { $0.required("k") { $0.word() } }.faults.count == 1)
    #expect(reading("k: '\(scalar)'") { $0.required("k") { $0.word() } }.value == scalar)
  }

  @Test(arguments: ["2A", "sha256:aa", "irc.example.org:6697", "10m", "a=b", "SDIS63", "-x"])
  func otherPlainScalarsNeedNoQuotes(_ scalar: String) {
    #expect(reading("k: \(scalar)") { $0.required("k") { $0.word() } }.value == scalar)
  }

  @Test func duplicateKeysAreFoundWithTheRest() {
    let text = "ab: 1\ncd: {x: 1, y: 2, x: 3}\nab: 2\nab: 3\nzz: 4\n"
    let (_, faults) = reading(text) { map -> Bool? in
      _ = map.optional("ab") { $0.integer() }
      _ = map.optional("cd") { $0.pairs { $1.integer() } }
      return true
    }
    #expect(
      faults == [
        #"f.yaml:2:18: the key "x" is given twice (first at 2:6)"#,
        #"f.yaml:4:1: the key "ab" is given twice (first at 1:1)"#,
        #"f.yaml:5:1: unknown key "zz" (known here: ab, cd)"#,
      ])
  }

  @Test(arguments: [
    ("a: [1, 2", "f.yaml:2:1"), ("a: \"x", "f.yaml:1"), ("a: b: c", "f.yaml:1:5"), ("", "f.yaml: the file is empty"),
    ("- a\n- b", "f.yaml:1:1: a mapping (key: value) is wanted here, not a list"), ("a: 1\n---\nb: 2", "f.yaml:2:1"),
    ("a: \u{0}", "f.yaml"), ("\t- a: 1", "f.yaml"),
  ])
  func whatIsNotYAMLIsOneFault(_ text: String, _ start: String) {
    let faults = reading(text) { $0.optional("a") { $0.word() } }.faults
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix(start) == true, "\(faults)")
  }

  @Test func anchorsAndMergeKeysAreRefused() {
    let read = { (map: YAMLMap) -> Bool? in
      _ = map.optional("a") { $0.list { $0.word() } }
      _ = map.optional("b") { $0.list { $0.word() } }
      return true
    }
    #expect(reading("a: &x [u]\nb: *x\n", read).faults.count >= 1)
    #expect(reading("<<: {a: [u]}\n", read).faults.contains { $0.contains("merge keys") })
  }

  @Test func bombsAreRefusedAtOnce() {
    var bomb = "l0: &l0 [x, x]\n"
    for level in 1...12 {
      bomb += "l\(level): &l\(level) [" + (0..<9).map { _ in "*l\(level - 1)" }.joined(separator: ", ") + "]\n"
    }
    #expect(
      reading(bomb) { _ in true }.faults == ["f.yaml: anchors and aliases (& and *) are not read here: write it out"])
    let deep = "a: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(reading(deep) { $0.optional("a") { _ in true } }.faults.first?.contains("nested more than") == true)
    let deeper = String(repeating: "- ", count: 100_000)
    #expect(reading(deeper) { _ in true }.faults.count == 1)
    let large = "a: \"" + String(repeating: "x", count: YAMLSource.largestFile) + "\""
    #expect(reading(large) { _ in true }.faults.count == 1)
  }

  @Test func aMissingFileIsOneFault() {
    let faults = FaultCollector()
    #expect(YAMLSource.load("/nonexistent/vigie.yaml", faults: faults) == nil)
    #expect(faults.faults.map(\.description) == ["/nonexistent/vigie.yaml: the file cannot be read"])
  }

  @Test func theCollectorThrowsWhatItHolds() throws {
    let faults = FaultCollector()
    try faults.check()
    faults.add(YAMLFault(file: "b", message: "m"))
    faults.add(YAMLFault(file: "a", line: 2, column: 1, message: "m"))
    #expect(throws: YAMLFaults.self) { try faults.check() }
    #expect(YAMLFaults(faults.faults).description == "a:2:1: m\nb: m")
  }
}

@Suite struct YAMLDamageTests {
  private static let sample = """
    # A configuration as it may stand.
    language: fr
    nets:
      - { nick: "Vigie", port: 6697, wait: 10m, "quoted key": 'x' }
      - { nick: >-
          folded, port: 1 }
    text: |
      a block
      of two lines
    """

  /// Damage anywhere is a value or faults with places inside the file, never a crash.
  @Test func damagedTextsAreFaultsAtWorst() {
    var seed: UInt64 = 63
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(bound))
    }
    let noise = Array("{}[]&*!|>'\"%@`#:,-? \t\n\u{0}\u{7F}é\u{FEFF}".unicodeScalars)
    for _ in 0..<3_000 {
      var scalars = Array(Self.sample.unicodeScalars)
      for _ in 0...random(4) {
        let at = random(scalars.count)
        if random(2) == 0 { scalars.remove(at: at) } else { scalars.insert(noise[random(noise.count)], at: at) }
      }
      let text = String(String.UnicodeScalarView(scalars))
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
      let faults = FaultCollector()
      let value = YAMLSource.parse(text, file: "f", faults: faults)
      _ = value?.map { map in
        _ = map.required("language") { $0.word() }
        _ = map.required("nets") { value in
          value.list { net in net.map { ($0.required("nick") { $0.text() }, $0.optional("wait") { $0.duration() }) } }
        }
        return map.optional("text") { $0.text() }
      }
      #expect(value != nil || !faults.isEmpty)
      #expect(faults.faults.allSatisfy { $0.line <= lines + 1 && !$0.message.isEmpty })
    }
  }

  @Test func faultsAreToldInOrderAndOnce() {
    let faults = FaultCollector()
    for line in [9, 2, 9, 5] { faults.add(YAMLFault(file: "f", line: line, column: 1, message: "m")) }
    #expect(faults.faults.map(\.line) == [2, 5, 9])
  }
}
