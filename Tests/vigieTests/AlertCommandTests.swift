import ChatModel
import CrisisCore
import Foundation
import Logging
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The operator’s alert command: a program of its own, without a shell, for a time", .serialized)
struct AlertCommandTests {
  /// A script that says in a file what it was called with.
  private func script(_ folder: TemporaryFolder, then last: String = "") throws -> String {
    try folder.write(
      """
      #!/bin/sh
      printf '%s|%s|%s|%s|%s\\n' "$VIGIE_ALERT_KIND" "$VIGIE_ALERT_NUMBER" "$VIGIE_ALERT_TEXT" "$VIGIE_ON_CALL_TELEPHONE" "$*" >>\(folder.file("called"))
      \(last)
      """, to: "alert")
    let path = folder.file("alert")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private func called(_ folder: TemporaryFolder) -> [String] {
    (try? String(contentsOfFile: folder.file("called"), encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
  }

  private func command(
    _ words: [String], limit: Milliseconds = 20_000, inherited: [String: String] = ["PATH": "/usr/bin:/bin"]
  ) -> AlertCommand {
    AlertCommand(
      AlertSettings(command: words, limit: limit), telephone: "06\u{A0}39\u{A0}98\u{A0}00\u{A0}63",
      inherited: inherited, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private func line(_ number: Int64, _ kind: AlertKind, _ text: String, _ lane: OutgoingLine.Lane) -> OutgoingLine {
    OutgoingLine(
      delivery: .announcement(number), destination: .channel(kind.rawValue), text: text, lane: lane)
  }

  @Test func whatItIsAboutIsInTheEnvironmentAndNothingIsExpanded() async throws {
    let folder = try TemporaryFolder()
    let hostile = "L’eau monte $(touch \(folder.file("owned"))) `id`; rm -rf / && \"x\" 'y'"
    let alert = command([try script(folder), "--to", "$HOME; ls"])
    #expect(await alert.call(kind: "distress", text: hostile, number: 7) == nil)
    #expect(called(folder) == ["distress|7|\(hostile)|06 39 98 00 63|--to $HOME; ls"])
    #expect(!FileManager.default.fileExists(atPath: folder.file("owned")))
  }

  @Test func itsEnvironmentHoldsNothingOfTheProgramsOwn() async throws {
    let folder = try TemporaryFolder()
    let alert = command(
      [try script(folder, then: "env >\(folder.file("env"))")],
      inherited: ["PATH": "/usr/bin:/bin", "IRC_PASSWORD": "sésame", "NOTIFY_SOCKET": "/run/x"])
    #expect(await alert.call(kind: "trouble", text: "t", number: 1) == nil)
    let environment = try String(contentsOfFile: folder.file("env"), encoding: .utf8)
    #expect(environment.contains("VIGIE_ALERT_KIND=trouble"))
    #expect(!environment.contains("sésame") && !environment.contains("NOTIFY_SOCKET"))
  }

  @Test func aFailureSaysWhy() async throws {
    let folder = try TemporaryFolder()
    #expect(
      await command([try script(folder, then: "exit 3")]).call(kind: "test", text: "", number: 0) == "it exits with 3")
    #expect(
      await command([try script(folder, then: "kill -9 $$")]).call(kind: "test", text: "", number: 0)
        == "signal 9 ends it")
    let missing = await command([folder.file("missing")]).call(kind: "test", text: "", number: 0)
    #expect(missing?.hasPrefix("it cannot be started") ?? false)
  }

  /// Whoever hangs is ended, with all that it started, though it does not want to leave.
  @Test func whatTakesTooLongIsEndedWithItsChildren() async throws {
    let folder = try TemporaryFolder()
    let path = try script(
      folder, then: "trap '' TERM\nsleep 300 &\necho $! >\(folder.file("child"))\nwait; sleep 300")
    #expect(
      await command([path], limit: 1_000).call(kind: "test", text: "", number: 0) == "it takes more than 1 s")
    let text = try String(contentsOfFile: folder.file("child"), encoding: .utf8)
    let child = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    let deadline = ContinuousClock.now + .seconds(20)
    while isRunning(child), ContinuousClock.now < deadline { await Task.yield() }
    #expect(!isRunning(child))
  }

  /// What is dead may wait to be buried by process 1.
  private func isRunning(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return !status.contains(") Z ")
  }

  @Test func aFloodOfOutputIsCutShort() async throws {
    let folder = try TemporaryFolder()
    let process = ChildProcess(
      [try script(folder, then: "yes vigie | head -c 300000")], environment: ["PATH": "/usr/bin:/bin"])
    #expect(await process.run(limit: .seconds(20)) == .exited(0))
    #expect(process.output.utf8.count <= 3 * ChildProcess.longestOutput && !process.output.contains("\n"))
  }

  @Test func theMostUrgentIsSaidFirstAndEachIsReported() async throws {
    let folder = try TemporaryFolder()
    let path = try script(folder, then: "test $VIGIE_ALERT_KIND != offer")
    let alert = command([path])
    let sink = RecordingSink()
    alert.send([line(1, .offer, "P1", .announcement), line(2, .distress, "S2", .distress)])
    async let running: Void = alert.run(reporting: sink)
    for event: ChatEvent in [
      .joined(network: "alert", channel: "distress"), .delivered(network: "alert", .announcement(2)),
      .failed(network: "alert", .announcement(1), .refused("it exits with 1")),
    ] {
      // It runs behind all tests that run beside it.
      try await sink.events.next("\(event)", within: .minutes(5)) { $0 == event }
    }
    #expect(called(folder).map { $0.prefix(8) } == ["distress", "offer|1|"])
    await alert.close(reason: "test")
    try await running
  }
}

@Suite("The alert command of the configuration")
struct AlertConfigurationTests {
  private func load(_ alert: String, mode: Int = 0o755, network: String = "visov") throws -> Configuration {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/sh\n", to: "alert")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.file("alert"))
    try folder.write(
      """
      store: vigie.sqlite
      commands: [commands]
      admins: [camille]
      networks:
        \(network):
          kind: irc
          servers: ["irc.example.org:6697"]
          nick: Vigie
          channels:
            "#veille": { is: volunteers }
      alert: \(alert)
      """, to: "vigie.yaml")
    return try ConfigurationReader.load(folder.file("vigie.yaml"), environment: [:], today: "2026-11-24")
  }

  @Test func aProgramBesideTheConfigurationWithItsArguments() throws {
    let alert = try #require(try load("{ command: [alert, --to, camille], for: [distress], limit: 10s }").alert)
    #expect(alert.command.first?.hasSuffix("/alert") ?? false)
    #expect(Array(alert.command.dropFirst()) == ["--to", "camille"])
    #expect(alert.kinds == [.distress] && alert.limit == 10_000)
  }

  @Test func allKindsUnlessSomeAreNamed() throws {
    let settings = try load("{ command: alert }")
    #expect(settings.alert?.kinds == Set(AlertKind.allCases) && settings.alert?.limit == 30_000)
    #expect(settings.deskSettings.alerts == Set(AlertKind.allCases))
  }

  @Test(arguments: [
    ("{ command: missing }", 0o755, "visov", "there is no file"),
    ("{ command: alert }", 0o644, "visov", "make it executable"),
    ("{ command: alert }", 0o777, "visov", "anybody can change"),
    ("{ command: [] }", 0o755, "visov", "a program is needed"),
    ("{ command: alert, for: [distres] }", 0o755, "visov", "distress"),
    ("{ command: alert, limit: 1h }", 0o755, "visov", "out of bounds"),
    ("{ command: alert }", 0o755, "alert", "choose another"),
    ("{ command: alert }", 0o755, "board", "choose another"),
  ])
  func faultsAreTold(alert: String, mode: Int, network: String, fault: String) throws {
    do {
      _ = try load(alert, mode: mode, network: network)
      Issue.record("« \(alert) » passes")
    } catch let faults as YAMLFaults {
      #expect("\(faults)".contains(fault), "\(faults)")
    }
  }
}

@Suite("The recipes of deploy/alert")
struct AlertRecipeTests {
  /// A program of that name that says what it was called with, and what it was given to read.
  private func run(_ recipe: String, _ arguments: [String], instead program: String) async throws -> (
    end: ChildProcess.End, called: String, read: String
  ) {
    let folder = try TemporaryFolder()
    let (called, read) = (folder.file("called"), folder.file("read"))
    try folder.write("#!/bin/sh\nprintf '%s\\n' \"$*\" >\(called)\ncat >\(read)\n", to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.file(program))
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("deploy/alert/\(recipe)").path
    let process = ChildProcess(
      [path] + arguments,
      environment: [
        "PATH": "\(folder.path):/usr/bin:/bin", "VIGIE_ALERT_KIND": "distress", "VIGIE_ALERT_NUMBER": "7",
        "VIGIE_ALERT_TEXT": "DÉTRESSE S61 : « l’eau monte » $(id) & 100 %",
      ])
    let end = await process.run(limit: .seconds(20))
    return (
      end, (try? String(contentsOfFile: called, encoding: .utf8)) ?? "",
      (try? String(contentsOfFile: read, encoding: .utf8)) ?? ""
    )
  }

  @Test func aMailHoldsTheTextAndItsRecipients() async throws {
    let mail = try await run("mail", ["astreinte@example.org", "jo@example.org"], instead: "msmtp")
    #expect(mail.end == .exited(0))
    #expect(mail.called.hasSuffix("-- astreinte@example.org jo@example.org\n"), "\(mail.called)")
    #expect(mail.read.contains("To: astreinte@example.org, jo@example.org\n"))
    #expect(mail.read.hasSuffix("\n\nDÉTRESSE S61 : « l’eau monte » $(id) & 100 %\n"), "\(mail.read)")
  }

  @Test func aTextMessageIsInNoProcessList() async throws {
    let sms = try await run("sms", ["/etc/vigie/sms.curl"], instead: "curl")
    #expect(sms.end == .exited(0))
    #expect(sms.called.contains("--config /etc/vigie/sms.curl") && !sms.called.contains("S61"), "\(sms.called)")
    #expect(sms.read == "DÉTRESSE S61 : « l’eau monte » $(id) & 100 %")
  }

  @Test(arguments: ["mail", "sms"]) func withoutARecipientItSaysWhatIsMissing(recipe: String) async throws {
    let end = try await run(recipe, [], instead: "msmtp").end
    #expect(end == .exited(64))
  }
}
