import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// Whatever people say, in whatever order, over two networks, with power cuts between: what was acknowledged is there once.
struct InterleavingTests {
  private static let settings = DeskSettings.visov {
    $0.channels[ChannelKey("autre", "#veille")] = .volunteers
    $0.nicks["autre"] = "Vigie"
    $0.seed.members += [
      .sample("ines", "Inès", [.volunteer], on: "autre"), .sample("jo", "Jo d’ailleurs", [.volunteer], on: "autre"),
    ]
  }

  /// Somebody who may speak, and where.
  private struct Speaker {
    var account: String
    var channel: String?
    var network: Int
  }

  private static let speakers = [
    Speaker(account: "jo", channel: veille, network: 0), Speaker(account: "lea", channel: coord, network: 0),
    Speaker(account: "samir", channel: nil, network: 0), Speaker(account: "capitaine", channel: gest63, network: 0),
    Speaker(account: "ines", channel: "#veille", network: 1), Speaker(account: "jo", channel: "#veille", network: 1),
    Speaker(account: "jo", channel: nil, network: 1),
  ]

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func whatIsAcknowledgedIsThereOnce(_ seed: UInt64) async throws {
    try await Evening.play(Self.settings, networks: ["visov", "autre"], onDisk: true) { e in
      var random = Seeded(seed: seed)
      var sent: [(Speaker, String, String)] = []
      await e.activate()
      for step in 1...120 {
        switch Int.random(in: 0..<20, using: &random) {
        case 0:
          // Some lines are heard and not dealt with, some answers are said and not confirmed, then the power fails.
          if Bool.random(using: &random) {
            e.mutter("jo", in: veille, "!s Issoire : perdu \(step)", id: .given("l\(step)"))
          }
          try await e.restart()
          for network in e.networks { network.deliver(.confirmed) }
          await e.tick()
        case 1: for network in e.networks { network.deliver(.silent) }
        case 2: e.clock.advance(by: .random(in: 0...5, using: &random) * .minute)
        case 3...5:
          // A bouncer says it again, perhaps after a restart.
          if let (speaker, text, id) = sent.randomElement(using: &random) { Self.push(e, speaker, text, id) }
        case 6:
          let speaker = Self.speakers[Int.random(in: 0..<Self.speakers.count, using: &random)]
          Self.push(e, speaker, "!annuler", "u\(step)")
        case 7:
          let speaker = Self.speakers[Int.random(in: 0..<Self.speakers.count, using: &random)]
          Self.push(e, speaker, "!corriger \(Int.random(in: 1...20, using: &random)) Coudes", "c\(step)")
        default:
          let speaker = Self.speakers[Int.random(in: 0..<Self.speakers.count, using: &random)]
          let (text, id) = ("!s Issoire : fait \(step)", "r\(step)")
          sent.append((speaker, text, id))
          Self.push(e, speaker, text, id)
        }
        if Bool.random(using: &random) { await e.settle() }
      }
      await e.settle()
      try Self.check(e)
    }
  }

  private static func push(_ e: Evening, _ speaker: Speaker, _ text: String, _ id: String) {
    e.mutter(speaker.account, in: speaker.channel, text, id: .given(id), on: e.networks[speaker.network])
  }

  private static func check(_ e: Evening) throws {
    // Numbers have no holes, and no message made two reports.
    let last = try #require(e.lastReport())
    var texts: Set<String> = []
    for number in (1...200).prefix(last) {
      let report = try #require(e.report(number), "there is no S\(number) of \(last)")
      #expect(texts.insert(report.text ?? "").inserted, "\(report.text ?? "") is on the record twice")
    }
    // A line has one answer however often it is given, and a number belongs to one line.
    var numbers: [Int64: Int] = [:]
    for said in e.transcript {
      guard case .answer(let row) = said.line.delivery,
        let number = said.text.firstMatch(of: /^S(\d+) enregistré/).flatMap({ Int($0.1) })
      else { continue }
      if let before = numbers[row] {
        #expect(before == number)
      } else {
        #expect(!numbers.values.contains(number), "S\(number) was given to two lines")
      }
      numbers[row] = number
    }
    // What was acknowledged is there, and nobody's report was kept without a word.
    #expect(last > 0)
    #expect(Set(numbers.values) == Set(1...max(last, 1)))
  }
}
