import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// What somebody is told who said a one-time code, and who should ask for one.
@Suite struct CodeScenes {
  @Test(arguments: [
    (ChatEvent.CodeOutcome.wrong, "Code refusé"), (.spoilt, "/msg Vigie !code"), (.unseen, "Code non examiné"),
    (.tooMany, "Trop de codes faux"), (.accepted(account: "jo"), "vous êtes jo ici, sous le nom de jo_"),
  ])
  func whatBecameOfACodeIsTold(outcome: ChatEvent.CodeOutcome, words: String) async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.codeTried(network: "visov", nick: "jo_", outcome))
      let told = await e.tick()
      #expect(told.count == 1 && told.first?.contains(words) ?? false, "\(told)")
      #expect(told.first?.contains("jo_") ?? false)
    }
  }

  @Test(arguments: [true, false]) func whoIsNobodyIsToldHowToBeSomebody(takesCodes: Bool) async throws {
    try await Evening.play(.visov { $0.codeNetworks = takesCodes ? ["visov"] : [] }) { e in
      e.network.push("!état", by: nil, in: "#visov-veille")
      let told = await e.settle().joined()
      #expect(told.contains("Demandez un code à un administrateur de Vigie") == takesCodes, "\(told)")
      #expect(told.contains("NickServ IDENTIFY") != takesCodes)
    }
  }
}
