import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

extension Desk {
  /// Nothing was stored: the person is told so, and why. A call for help is passed on all the same.
  func failed(_ line: Line, _ error: any Error, with processor: LineProcessor) -> Outcome {
    unstored.append(line)
    log.critical("a line could not be stored", metadata: ["error": "\(error)"])
    tellTrouble(error, isLine: true, with: processor)
    if line.isDistress { return passOn(line, with: processor) }
    let refusal =
      if case .diskFull? = error as? StoreFault { Texts.refusals.storeIsFull } else { Texts.refusals.storeFails }
    let text = processor.render(refusal(), settings.language)
    return .said(processor.privateAnswer(text, to: line))
  }

  /// Straight to the rooms concerned, since nothing can be stored that would see to it.
  private func passOn(_ line: Line, with processor: LineProcessor) -> Outcome {
    let fingerprint = Fingerprint.of(line, folded: line.text)
    if let text = unrecorded.answer(to: fingerprint, at: processor.now) {
      return .said(processor.privateAnswer(text, to: line))
    }
    let call = (try? store.read { try processor.unrecorded(line, in: $0) }) ?? processor.unrecorded(line)
    let managers = settings.channels(for: .managers(of: call.authorities))
    let rooms = managers + settings.channels(for: .coordination)
    unrecorded.add(
      processor.render(processor.announcement(of: call, line), settings.language),
      to: rooms + settings.rooms(of: .distress),
      key: "unrecorded/\(fingerprint)", at: processor.now)
    let reached = dispatcher.joined.intersection(rooms)
    let answer = processor.render(
      Texts.distress.unrecorded(
        settings.onCall, !reached.isEmpty, !reached.isDisjoint(with: managers), call.telephones.unlessEmpty),
      call.member?.language ?? settings.language)
    if !reached.isEmpty { unrecorded.note(answer, to: fingerprint, at: processor.now) }
    return .said(processor.privateAnswer(answer, to: line))
  }
}

/// A call for help that no record is made of.
struct UnrecordedCall {
  /// nil: nobody that the team knows, or nothing that can be read.
  var member: Member?
  /// Whose managers are told.
  var authorities: Set<String>
  /// Those who answer for the emergency services there.
  var telephones: [String] = []
}

extension LineProcessor {
  /// Whom it concerns, as the records say: as a recorded one.
  func unrecorded(_ line: Line, in records: some StoreQueries) throws -> UnrecordedCall {
    let member = try line.account.flatMap { try records.member(account: $0) }
    let asker = Asker(member: member, account: line.message.sender.account, venue: line.venue, at: now)
    var crises = try records.openCrises()
    if let member, (try? rights(of: .distress).admit(asker, to: .distress)) != nil, let raised = line.raised {
      let choice = DistressScope.choose(given: raised.crisis, open: crises, asker: asker) {
        isPlace(of: raised.command, in: $0.departements)
      }
      switch choice {
      case .none: return UnrecordedCall(member: member, authorities: [])
      case .one(let crisis, _): crises = [crisis]
      case .all(let all): crises = all
      }
    }
    return UnrecordedCall(
      member: member, authorities: crises.map(\.authorities).reduce(into: []) { $0.formUnion($1) },
      telephones: telephones(of: try crises.compactMap { try records.authority($0.requester) }))
  }

  /// The same where nothing can be read: every managers' room of the configuration, but for those in whose départements
  /// the place is not, where it is in others'. To be told for nothing is less bad than not to be told.
  func unrecorded(_ line: Line) -> UnrecordedCall {
    var codes = Set<String>()
    for case .managers(let authority) in settings.channels.values { codes.insert(authority) }
    let known = settings.seed.authorities.filter { codes.contains($0.code) }
    let there = known.filter { authority in
      line.raised.map { isPlace(of: $0.command, in: authority.departements) } ?? false
    }
    if !there.isEmpty { codes.subtract(known.map(\.code).filter { code in !there.contains { $0.code == code } }) }
    return UnrecordedCall(authorities: codes, telephones: telephones(of: there.isEmpty ? known : there))
  }

  func announcement(of call: UnrecordedCall, _ line: Line) -> Statement {
    Texts.distress.ofUnrecorded(
      settings.onCall, call.member?.name ?? line.message.sender.nick, call.member != nil, place(of: line),
      line.text.quoted(DistressRules.longestWords), call.telephones.unlessEmpty)
  }

  private func telephones(of authorities: [Authority]) -> [String] {
    var telephones: [String] = []
    for authority in authorities {
      guard let phone = authority.emergencyPhone else { continue }
      let shown = "\(authority.code) \(phone)"
      if !telephones.contains(shown) { telephones.append(shown) }
    }
    return telephones
  }
}

extension Line {
  /// What it asks help for, and the crisis that it names.
  fileprivate var raised: (command: RaiseDistress, crisis: String?)? {
    guard case .request(let request, _) = parsed, case .order(let order)? = request.act as? Asked,
      let command = order as? RaiseDistress
    else {
      return nil
    }
    return (command, request.crisis)
  }
}
