import CrisisCore
import PlainText

/// What each command of the program takes from its file's arguments, and the command it makes of them.
enum CommandBuilder {
  /// The arguments that the file of a command has to declare, with their types.
  static func arguments(of name: CommandName) -> [String: ArgumentKind] {
    switch name {
    case .activate:
      ["hazard": .hazard, "exercise": .flag, "requester": .authority, "title": .rest, "reason": .text]
    case .deactivate: ["reason": .rest]
    case .report:
      [
        "another": .flag, "link": .link, "time": .observed, "category": .category, "urgent": .flag, "people": .people,
        "coordinates": .coordinates, "place": .rest, "text": .text,
      ]
    case .correct:
      [
        "number": .report, "time": .observed, "category": .category, "urgency": .choice, "people": .people,
        "place": .rest, "text": .text,
      ]
    case .verify:
      [
        "number": .report, "outcome": .choice, "source": .flag, "date": .flag, "location": .flag,
        "corroboration": .flag, "grade": .grade, "reason": .text,
      ]
    case .show: ["number": .record]
    case .list: ["filter": .choice, "place": .rest]
    case .status: ["crisis": .crisis]
    case .help: ["everything": .flag, "command": .command]
    case .crises, .ping, .undo: [:]
    case .yes: ["question": .question]
    case .no: ["question": .question, "reason": .rest]
    case .language: ["language": .language]
    case .digest: ["every": .flag, "stop": .flag, "length": .duration]
    case .watch: ["span": .span, "people": .people, "names": .rest]
    case .take: ["span": .span]
    case .arrival, .departure: [:]
    case .handover: ["note": .rest]
    case .received: ["number": .report]
    case .replace: ["old": .member, "new": .member]
    case .swap: ["span": .span, "other": .member]
    case .relay, .approve, .reject, .published, .withdraw: relayArguments(of: name)
    case .distress:
      [
        "link": .link, "time": .observed, "category": .category, "urgent": .flag, "people": .people,
        "coordinates": .coordinates, "place": .rest, "text": .text,
      ]
    case .clear: ["number": .report, "reason": .rest]
    case .note: ["note": .verbatim]
    case .log: ["count": .number]
    case .role: ["withdraw": .flag, "role": .choice, "person": .member, "authority": .authority]
    case .who: [:]
    case .mute: ["ends": .flag, "topic": .choice]
    case .claim, .release: ["number": .record]
    case .duplicate: ["number": .report, "original": .report]
    case .supersede: ["number": .report, "reason": .rest]
    case .ask: ["question_text": .verbatim]
    case .answer: ["asked_number": .question, "answer_text": .rest]
    case .mission: missionArguments
    case .ease: ["ends": .flag]
    case .extend: ["length": .duration]
    case .health: [:]
    }
  }

  /// The words that a choice of a command has to offer.
  static func choices(of name: CommandName) -> [String: Set<String>] {
    switch name {
    case .correct: ["urgency": ["urgent", "normal"]]
    case .list: ["filter": Set(ReportFilter.allCases.map(\.rawValue) + ["relays"])]
    case .verify: ["outcome": Set(VerificationOutcome.allCases.map(\.rawValue))]
    case .relay: ["kind": Set(RelayKind.allCases.map(\.rawValue))]
    case .mission: ["cod": ["armed", "disarmed"]]
    case .mute: ["topic": Set(NoticeTopic.allCases.map(\.rawValue) + ["all", "distress"])]
    case .role: ["role": Set(Role.allCases.map(\.rawValue) + ["manager"])]
    default: [:]
    }
  }

  static func request(_ name: CommandName, _ arguments: Arguments, crisis: String?, _ scope: ReadingScope) throws(Fault)
    -> Request
  {
    let command: Command =
      switch name {
      case .activate: try activate(arguments)
      case .deactivate: .deactivate(Deactivate(reason: arguments.word("reason") ?? ""))
      case .report: .report(report(arguments, scope))
      case .correct: .correct(try correct(arguments, scope))
      case .verify: .verify(try verify(arguments))
      case .show: try show(arguments)
      case .list where arguments.word("filter") == "relays": .relay(.list)
      case .list:
        .list(
          ListReports(
            filter: arguments.word("filter").flatMap(ReportFilter.init(rawValue:)), place: place(arguments, scope)))
      case .status: .status
      case .crises: .crises
      case .help: .help(topic(arguments))
      case .ping: .ping
      case .yes: .yes(question: arguments.number("question"))
      case .no: .no(question: arguments.number("question"), reason: arguments.word("reason"))
      case .undo: .undo
      case .language: .language(try need(arguments.language("language"), "language"))
      case .digest: .digest(try digest(arguments))
      case .watch: .watch(watch(arguments))
      case .take: .watch(.take(try need(arguments.span("span"), "span")))
      case .arrival: .watch(.arrive)
      case .departure: .watch(.leave)
      case .handover: .watch(.handOver(note: arguments.word("note")))
      case .swap:
        .watch(
          .swap(
            SwapShifts(
              other: try need(arguments.word("other"), "other"), span: try need(arguments.span("span"), "span"))))
      case .received: arguments.number("number").map { .distress(.receive($0)) } ?? .watch(.receive)
      case .replace:
        .watch(
          .replace(
            ReplaceWatcher(
              old: try need(arguments.word("old"), "old"), new: try need(arguments.word("new"), "new"))))
      case .relay, .approve, .reject, .published, .withdraw: .relay(try relay(name, arguments))
      case .distress: .distress(.raise(RaiseDistress(report(arguments, scope))))
      case .duplicate:
        .settle(
          .duplicate(
            try need(arguments.number("number"), "number"), of: try need(arguments.number("original"), "original")))
      case .supersede:
        .settle(.supersede(try need(arguments.number("number"), "number"), reason: arguments.word("reason")))
      case .ask: .question(.ask(question(arguments.word("question_text") ?? "")))
      case .answer:
        .question(
          .answer(try need(arguments.number("asked_number"), "asked_number"), arguments.word("answer_text") ?? ""))
      case .clear:
        .distress(
          .clear(number: try need(arguments.number("number"), "number"), reason: arguments.word("reason") ?? ""))
      case .note: .record(.note(try need(arguments.word("note"), "note")))
      case .log: .record(.log(arguments.number("count")))
      case .role: .people(.role(try role(arguments, scope)))
      case .who: .people(.who)
      case .mute: .people(.mute(mute(arguments)))
      case .claim: try claim(arguments)
      case .mission: .mission(try mission(arguments))
      case .ease: .mission(.ease(!arguments.has("ends")))
      case .extend: .mission(.extend(try need(arguments.duration("length"), "length")))
      case .health: .health
      case .release: try release(arguments)
      }
    return Request(command, crisis: crisis ?? (name == .status ? arguments.word("crisis") : nil))
  }

  /// As it was typed, its mark too, which no line's end may part from it.
  private static func question(_ typed: String) -> String {
    typed.hasSuffix(" ?") ? typed.dropLast(2) + "\u{A0}?" : typed
  }

  private static func activate(_ arguments: Arguments) throws(Fault) -> Command {
    let hazard = try need(arguments.hazard("hazard"), "hazard")
    let title = arguments.word("title").map { "\(arguments.typedWords("hazard") ?? hazard.codeWord) \($0)" }
    return .activate(
      Activate(
        hazard: hazard, title: title, nature: arguments.has("exercise") ? .exercise : .real,
        requester: arguments.word("requester"), reason: arguments.word("reason")))
  }

  private static func report(_ arguments: Arguments, _ scope: ReadingScope) -> FileReport {
    let coordinates = arguments.coordinates("coordinates")
    return FileReport(
      link: arguments.word("link"), place: place(arguments, scope), latitude: coordinates?.latitude,
      longitude: coordinates?.longitude, observedAt: arguments.moment("time"), category: arguments.category("category"),
      urgency: arguments.has("urgent") ? .urgent : .normal, peopleAtRisk: arguments.number("people"),
      text: arguments.word("text"), another: arguments.has("another"))
  }

  private static func correct(_ arguments: Arguments, _ scope: ReadingScope) throws(Fault) -> CorrectReport {
    CorrectReport(
      number: try need(arguments.number("number"), "number"), place: place(arguments, scope),
      observedAt: arguments.moment("time"), category: arguments.category("category"),
      urgency: arguments.word("urgency").flatMap(Urgency.init(rawValue:)), peopleAtRisk: arguments.number("people"),
      text: arguments.word("text"))
  }

  private static func verify(_ arguments: Arguments) throws(Fault) -> VerifyReport {
    let checks: [(String, VerificationCheck)] = [
      ("source", .source), ("date", .date), ("location", .place), ("corroboration", .corroboration),
    ]
    return VerifyReport(
      number: try need(arguments.number("number"), "number"),
      outcome: try need(arguments.word("outcome").flatMap(VerificationOutcome.init(rawValue:)), "outcome"),
      checks: Set(checks.filter { arguments.has($0.0) }.map(\.1)), grade: arguments.word("grade").flatMap { Grade($0) },
      reason: arguments.word("reason"))
  }

  /// Free words are the place; `à Issoire` is Issoire.
  private static func place(_ arguments: Arguments, _ scope: ReadingScope) -> String? {
    guard let words = arguments.word("place") else { return nil }
    guard let space = words.firstIndex(of: " ") else { return words }
    let first = Folding.fold(words[..<space])
    return scope.vocabulary.table("place_filler").code(first) != nil
      ? String(words[words.index(after: space)...]) : words
  }

  private static func topic(_ arguments: Arguments) -> HelpTopic {
    if let code = arguments.word("command") { return .command(code) }
    return arguments.has("everything") ? .everything : .overview
  }

  private static func digest(_ arguments: Arguments) throws(Fault) -> DigestCommand {
    if arguments.has("stop") { return .stop }
    if arguments.has("every") { return .every(try need(arguments.duration("length"), "length")) }
    return arguments.duration("length").map { .last($0) } ?? .now
  }

  /// Without arguments it shows the watch; with any, it sets it.
  private static func watch(_ arguments: Arguments) -> WatchCommand {
    var people = arguments.number("people")
    var names: [String] = []
    for word in (arguments.word("names") ?? "").split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
      var name = Folding.fold(word)
      if name.hasPrefix("@") { name.removeFirst() }
      while name.last == ":" { name.removeLast() }
      if name.isEmpty || ["et", "and", "&", "+"].contains(name) { continue }
      // `!relève 14h-18h 2`
      if people == nil, let number = Digits.number(name) { people = number } else { names.append(name) }
    }
    let plan = PlanWatch(span: arguments.span("span"), people: people, names: names)
    return plan == PlanWatch() ? .rota : .plan(plan)
  }

  /// Without a number it is the hand-over of the watch.
  private static func show(_ arguments: Arguments) throws(Fault) -> Command {
    let record = try need(arguments.record("number"), "number")
    return switch record.kind {
    case "relay": .relay(.show(record.number))
    case "question": .question(.show(record.number))
    default: .show(record.number)
    }
  }

  private static func claim(_ arguments: Arguments) throws(Fault) -> Command {
    let record = try claimable(arguments)
    return record.kind == "question" ? .question(.take(record.number)) : .claim(.take(record.number))
  }

  private static func release(_ arguments: Arguments) throws(Fault) -> Command {
    let record = try claimable(arguments)
    return record.kind == "question" ? .question(.drop(record.number)) : .claim(.release(record.number))
  }

  /// A report or a question; a relay is its publishers'.
  private static func claimable(_ arguments: Arguments) throws(Fault) -> (kind: String, number: Int) {
    let record = try need(arguments.record("number"), "number")
    guard record.kind != "relay" else {
      throw Fault(
        "wrong_kind",
        [
          "given": .text("R\(record.number)"), "kind": .term("record.relay"), "wanted": .term("record.report"),
          "is_crisis": .flag(false),
        ])
    }
    return record
  }

  static func need<T>(_ value: T?, _ argument: String) throws(Fault) -> T {
    guard let value else { throw Fault("missing", ["argument": .term("argument.\(argument)")]) }
    return value
  }
}
