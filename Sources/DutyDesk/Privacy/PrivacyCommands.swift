import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let privacy: [CommandSpec] = [
    CommandSpec("privacy", for: [.identified], in: .anywhere, late: .whileYoung) { _, _ in
      Asked.query(ShowOwnData())
    },
    CommandSpec(
      "access", for: [.admin], in: [.coordination, .direct], late: .whileYoung, takes: ["count": .number]
    ) { arguments, _ in Asked.query(ShowAccesses(count: arguments.number("count"))) },
  ]
}

/// `!données`: what is held about who asks, why, for how long, and whom to ask.
struct ShowOwnData: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    let (asker, settings, line) = (handler.asker, handler.processor.settings, handler.reading.line)
    let accounts = try asker.member.map { try handler.reader.accounts(ofMember: $0.number) } ?? [line.person]
    let held = try handler.reader.held(of: asker.member?.number, accounts: accounts)
    let days = Int(Dispatcher.memory / .day)
    let texts = Texts.privacy
    var lines = [texts.stranger(asker.account ?? "", held.lines, days)]
    if let member = asker.member {
      lines = [
        member.privacyStatement(accounts: accounts),
        texts.held(held.acts, held.reports, held.shifts, held.lines, days),
        texts.why(), texts.until(settings.retention.erase ?? 0, days),
      ]
    }
    return PrivateView(lines: lines + [texts.whom(settings.retention.contact, settings.onCall)])
  }
}

/// For who asks alone.
package struct PrivateView: View {
  package var lines: [Statement]
  package var isPrivate: Bool { true }
}

/// `!accès 20`: who opened what, the last of them; of one crisis, where it is named.
struct ShowAccesses: Query {
  private static let usual = 10
  private static let most = 40

  var count: Int?

  func view(by handler: inout QueryHandler) throws -> any View {
    let crisis = try handler.named() == nil ? nil : try handler.crisis().code
    let limit = min(max(count ?? Self.usual, 1), Self.most)
    let (entries, total) = try handler.reader.accesses(of: crisis, limit: limit)
    var lines = [entries.isEmpty ? Texts.privacy.noAccess() : Texts.privacy.accesses(entries.count, total)]
    for entry in entries { lines.append(entry.statement(name: try handler.name(of: entry.member))) }
    return PrivateView(lines: lines)
  }
}
