import CommandBook
import CrisisCore

/// What somebody is told to type is open to them, there.
extension LineProcessor {
  /// Whether this person may use a command there, to some end: whoever calls for help is heard, and whoever is nobody of
  /// the team is asked nothing.
  func isOpen(_ command: CommandName, to asker: Asker) -> Bool {
    if command == .distress { return asker.account != nil }
    if asker.member == nil, command == "yes" || command == "no" { return false }
    return (try? admit(asker, to: command)) != nil
  }

  private func admit(_ asker: Asker, to command: CommandName) throws(Refusal) {
    try rights(of: command).admit(asker, to: command)
    if command == .activate { try ActivationRules.admit(asker) }
  }

  /// The answer to a line that is not understood: a command that is not this person's to use is not explained to them, nor
  /// suggested.
  func answer(to fault: Fault, of line: Line, by asker: Asker, _ language: Language) -> Statement {
    let said = fault.statement
    guard let command = fault.command.map({ CommandName(rawValue: $0) }) else { return onlyOpen(said, to: asker) }
    if let mended = wrongRecord(said, of: command, by: asker) { return mended }
    do {
      try admit(asker, to: command)
    } catch {
      return statement(of: error, to: line, language)
    }
    return said
  }

  /// Without the commands that this person may not use.
  private func onlyOpen(_ statement: Statement, to asker: Asker) -> Statement {
    var statement = statement
    for (name, value) in statement.values {
      guard case .choice(let choices) = value else { continue }
      let open = choices.filter { choice in
        guard case .term(let term) = choice, term.hasPrefix("command.") else { return true }
        return isOpen(CommandName(rawValue: String(term.dropFirst("command.".count))), to: asker)
      }
      statement.values[name] = .choice(open)
      if open.isEmpty { statement.values["some"] = .flag(false) }
    }
    return statement
  }

  /// A command that was given another kind of record than its own, with the one that fits that kind.
  private func wrongRecord(_ fault: Statement, of command: CommandName, by asker: Asker) -> Statement? {
    guard fault.code == Texts.faults.wrongKind.code, case .text(let given)? = fault.values["given"],
      let kind = fault.values["kind"]?.record, let wanted = fault.values["wanted"]?.record,
      let number = Digits.number(given.dropFirst()),
      let mend = Self.mends(of: command, kind, given, number).first(where: { isOpen($0.command, to: asker) })
    else { return nil }
    return Texts.faults.wrongRecord(command.rawValue, given, kind, wanted, mend.words)
  }

  private static func mends(
    of command: CommandName, _ kind: String, _ given: String, _ number: Int
  ) -> [(command: CommandName, words: Statement)] {
    let texts = Texts.recordMends
    let own: (command: CommandName, words: Statement)? =
      switch (kind, command.rawValue) {
      case ("report", "approve"), ("report", "published"), ("report", "accept"): ("verify", texts.verify(number))
      case ("report", "reject"), ("report", "decline"): ("verify", texts.refute(number))
      case ("report", "withdraw"): ("supersede", texts.supersede(number))
      case ("relay", "verify"), ("relay", "yes"), ("relay", "accept"): ("approve", texts.approve(number))
      case ("relay", "no"), ("relay", "decline"): ("reject", texts.reject(number))
      case ("relay", "supersede"), ("relay", "duplicate"), ("relay", "clear"): ("withdraw", texts.withdraw(number))
      case ("question", "received"): ("claim", texts.follow(number))
      case ("offer", "approve"), ("offer", "yes"): (.accept, texts.accept(number))
      case ("offer", "reject"), ("offer", "withdraw"), ("offer", "no"): ("decline", texts.decline(number))
      case ("question", _): ("answer", texts.answer(number))
      default: nil
      }
    return [own].compactMap { $0 } + [("show", texts.show(given))]
  }
}

extension Value {
  /// The kind of a record that it names.
  fileprivate var record: String? {
    guard case .term(let term) = self, term.hasPrefix("record.") else { return nil }
    return String(term.dropFirst("record.".count))
  }
}
