import ArgumentParser
import CrisisCore
import CrisisStore
import Foundation

struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Erase what was written of a report, a relay, a question, a note or a person, for good.",
    discussion: """
      Text, links, coordinates, names, reasons and pictures go from the journal and the tables, and so do the answers, announcements \
      and lines of digests that repeated them. Numbers and times stay, and the chain of the journal still holds. Backups \
      made before keep the words: make new ones and remove the old. Holds the lock of the store: stop the bot first.
      """)

  @OptionGroup var options: StoreOptions

  @Option(name: .long, help: "The code of the crisis (63-crue-2411).")
  var crisis: String?

  @Option(name: .long, help: "A member, by name or by account (visov/jo), instead of something of a crisis.")
  var member: String?

  @Option(name: .long, help: "Why; it stands in the journal.")
  var reason: String

  @Flag(help: "Do not ask.")
  var yes = false

  @Argument(help: "What: S47, R9, Q3, P12, or the number of a row of the journal, as !journal shows it.")
  var what: String?

  func validate() throws {
    // An offer is of no crisis.
    let isOffer = what?.uppercased().hasPrefix("P") ?? false
    guard (what != nil && (crisis != nil) != isOffer) != (member != nil),
      member == nil || crisis == nil && what == nil
    else {
      throw ValidationError("Give --crisis CODE and what to erase (S47), an offer (P12), or --member NAME.")
    }
    guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("Say why: --reason TEXT.") }
    if what != nil, Self.target(what ?? "", crisis ?? "") == nil {
      throw ValidationError(
        "Not a thing that can be erased: \(what ?? ""). It is S47, R9, Q3, P12 or a row of the journal.")
    }
  }

  func run() throws {
    try options.withStore(.exclusive) { store in
      let target = try store.read { try self.target(in: $0) }
      try confirm()
      let now = Bot.systemClock()
      switch try store.write({ try $0.erase(target, reason: reason, by: .configuration, at: now) }) {
      case .unknown: throw CommandFault("there is no \(what ?? "")\(crisis.map { " in \($0)" } ?? "")")
      case .lastAdmin:
        throw CommandFault(
          "\(member ?? "") is the last administrator: make another one first (!rôle lea administratrice)")
      case .nothingLeft: Output.line("nothing to erase: it holds no words, or they are erased already")
      case .erased(let rows, let sequence):
        Output.line("erased \(rows) \(rows == 1 ? "row" : "rows"); row \(sequence) of the journal says so")
        if member != nil { Output.line("if the configuration names this person, take the name out of it too") }
        _ = PictureFolder(besides: store.path).remove(allBut: try store.read { try $0.pictureHashes() })
        Output.line("backups made before still hold the words")
      }
    }
  }

  /// nil: neither a reference nor a number.
  static func target(_ what: String, _ crisis: String) -> ErasureTarget? {
    if let row = Int64(what), row > 0 { return .row(row, crisis: crisis) }
    guard let number = Int(what.dropFirst()), number > 0 else { return nil }
    switch what.prefix(1).uppercased() {
    case "S": return .subject(.report(crisis: crisis, number: number))
    case "R": return .subject(.relay(crisis: crisis, number: number))
    case "P": return .subject(.offer(number))
    case "Q": return .subject(.question(crisis: crisis, number: number))
    default: return nil
    }
  }

  private func target(in records: StoreReader) throws -> ErasureTarget {
    if let member {
      if let found = try records.member(account: member) { return .subject(.member(found.number)) }
      let found = try records.members().filter { person in
        person.name.compare(member, options: [.caseInsensitive, .diacriticInsensitive]) == .orderedSame
      }
      guard let person = found.first else { throw CommandFault("there is no member called \(member)") }
      guard found.count == 1 else {
        throw CommandFault("several members are called \(member): give the account (visov/jo)")
      }
      return .subject(.member(person.number))
    }
    if crisis == nil, let what, let offer = Self.target(what, "") { return offer }
    guard let crisis, let what, let target = Self.target(what, crisis) else {
      throw CommandFault("nothing to erase is named")
    }
    guard try records.crisis(crisis) != nil else { throw CommandFault("there is no crisis \(crisis)") }
    return target
  }

  /// Where nobody can be asked, it takes `--yes`.
  private func confirm() throws {
    guard !yes else { return }
    guard isatty(STDIN_FILENO) == 1 else { throw CommandFault("nobody is there to confirm: add --yes") }
    let name = member ?? "\(what ?? "")\(crisis.map { " of \($0)" } ?? "")"
    Output.line("Erase what was written of \(name)? There is no way back. Type yes:")
    guard readLine()?.lowercased() == "yes" else {
      Output.line("nothing is erased")
      throw Exit.fault
    }
  }
}
