import CommandBook
import CrisisCore

extension CommandList {
  static let crises: [CommandSpec] = [
    CommandSpec(
      .activate, for: ActivationRules.audience, in: ActivationRules.venues, late: .whileYoung,
      takes: [
        "hazard": .hazard, "exercise": .flag, "test": .flag, "requester": .authority, "title": .rest, "reason": .text,
      ]
    ) { (arguments, _) throws(Fault) in Asked.order(try Activate(arguments)) },
    CommandSpec(
      .deactivate, for: ActivationRules.audience, in: ActivationRules.venues, takes: ["reason": .rest]
    ) { arguments, _ in Asked.order(Deactivate(reason: arguments.word("reason") ?? "")) },
    CommandSpec(
      "mission", for: [.coordinator, .manager], in: .withManagers, again: .setsAValue,
      takes: [
        "cod": .choice, "add_authority": .authority, "add_departement": .departement, "remove_authority": .authority,
        "remove_departement": .departement, "add_other": .word, "remove_other": .word, "hashtag": .flag,
        "titled": .flag, "words": .rest, "reason": .text,
      ], choices: ["cod": ["armed", "disarmed"]]
    ) { (arguments, _) throws(Fault) in try mission(arguments) },
    CommandSpec(
      .ease, for: [.coordinator, .manager], in: .withManagers, again: .setsAValue,
      takes: ["ends": .flag, "reason": .rest]
    ) { arguments, _ in
      let reason = arguments.word("reason")
      return Asked.order(arguments.has("ends") ? MissionOrder.resume(reason: reason) : .ease(reason: reason))
    },
    CommandSpec(
      "extend", for: [.coordinator, .manager], in: .withManagers, again: .setsAValue,
      takes: ["length": .duration, "reason": .text]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        MissionOrder.extend(
          try arguments.need(arguments.duration("length"), "length"), reason: arguments.word("reason")))
    },
    CommandSpec(.archive, for: [.coordinator], in: [.coordination, .direct], takes: ["reason": .text]) {
      arguments, _ in Asked.order(ArchiveCrisis(reason: arguments.word("reason")))
    },
    CommandSpec("status", for: .members, in: .anywhere, late: .whileYoung, takes: ["crisis": .crisis]) { _, _ in
      Asked.query(ShowStatus())
    },
    CommandSpec("crises", for: .teamAndManagers, in: .anywhere, late: .whileYoung) { _, _ in
      Asked.query(ListCrises())
    },
  ]

  private static func mission(_ arguments: Arguments) throws(Fault) -> any Act {
    func change(_ change: MissionChange, reason: String? = nil) -> Asked {
      .order(MissionOrder.change(change, reason: reason))
    }
    let (words, reason) = (arguments.word("words"), arguments.word("reason"))
    if arguments.has("hashtag") {
      return change(.hashtags(try arguments.need(words, "hashtag").split(separator: " ").map(String.init)))
    }
    if arguments.has("titled") {
      let words = try arguments.need(words, "title")
      return change(.title(reason.map { "\(words)\u{A0}: \($0)" } ?? words))
    }
    // What is neither: the rules name the authorities that there are.
    if let other = arguments.word("add_other") { return change(.authority(other, isAdded: true), reason: reason) }
    if let other = arguments.word("remove_other") { return change(.authority(other, isAdded: false)) }
    if let words {
      throw Fault(Texts.faults.badValue, shown(words), "words", [])
    }
    if let cod = arguments.word("cod") { return change(.cod(cod == "armed")) }
    if let code = arguments.word("add_authority") { return change(.authority(code, isAdded: true), reason: reason) }
    if let code = arguments.word("remove_authority") { return change(.authority(code, isAdded: false)) }
    if let departement = arguments.departement("add_departement") {
      return change(.departement(departement, isAdded: true))
    }
    if let departement = arguments.departement("remove_departement") {
      return change(.departement(departement, isAdded: false))
    }
    return Asked.query(ShowMission())
  }
}

extension Activate: Order {
  fileprivate init(_ arguments: Arguments) throws(Fault) {
    let hazard = try arguments.need(arguments.hazard("hazard"), "hazard")
    let title = arguments.word("title").map { "\(arguments.typedWords("hazard") ?? hazard.codeWord) \($0)" }
    self.init(
      hazard: hazard, title: title,
      nature: arguments.has("exercise") ? .exercise : arguments.has("test") ? .test : .real,
      requester: arguments.word("requester"), reason: arguments.word("reason"))
  }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.ask(self) }
}

extension Deactivate: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.askToClose(self) }
}

/// `!état`
struct ShowStatus: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.status() }
}

/// `!crises`
struct ListCrises: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.crises() }
}

/// `!mission`
struct ShowMission: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.mission() }
}
