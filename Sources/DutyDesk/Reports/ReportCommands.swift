import CommandBook
import CrisisCore

extension CommandList {
  static let reports: [CommandSpec] = [
    CommandSpec(
      "report", for: .teamAndManagers, in: .anywhere, late: .whileYoung,
      takes: FileReport.arguments.merging(["another": .flag]) { $1 }
    ) { arguments, scope in Asked.order(FileReport(arguments, scope)) },
    CommandSpec(
      "correct", for: .teamAndManagers, in: .anywhere, late: .whileYoung, again: .setsAValue,
      takes: [
        "number": .report, "time": .observed, "category": .category, "urgency": .choice, "people": .people,
        "coordinates": .coordinates, "place": .rest, "text": .text,
      ], choices: ["urgency": ["urgent", "normal"]]
    ) { (arguments, scope) throws(Fault) in Asked.order(try CorrectReport(arguments, scope)) },
    CommandSpec("show", for: .teamAndManagers, in: .anywhere, late: .whileYoung, takes: ["number": .record]) {
      (arguments, _) throws(Fault) in
      let record = try arguments.need(arguments.record("number"), "number")
      return switch record.kind {
      case "relay": Asked.query(ShowRelay(number: record.number))
      case "question": Asked.query(ShowQuestion(number: record.number))
      case "offer": Asked.query(ShowOffer(number: record.number))
      default: Asked.query(ShowReport(number: record.number))
      }
    },
    CommandSpec(
      "list", for: .teamAndManagers, in: .anywhere, late: .whileYoung, takes: ["filter": .choice, "place": .rest],
      choices: ["filter": Set(ReportFilter.allCases.map(\.rawValue) + ["relays"])], looksFor: true
    ) { arguments, scope in
      guard arguments.word("filter") != "relays" else { return Asked.query(ListRelays()) }
      return Asked.query(
        ListReports(
          filter: arguments.word("filter").flatMap(ReportFilter.init(rawValue:)), place: arguments.place(scope)))
    },
    CommandSpec(
      "search", for: .teamAndManagers, in: .anywhere, late: .whileYoung, takes: ["words": .verbatim],
      says: SearchTexts(), looksFor: true
    ) { arguments, _ in Asked.query(SearchReports(arguments.word("words") ?? "")) },
    CommandSpec(
      "duplicate", for: .teamAndManagers, in: .anywhere, takes: ["number": .report, "original": .report]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        SettleCommand.duplicate(
          try arguments.need(arguments.number("number"), "number"),
          of: try arguments.need(arguments.number("original"), "original")))
    },
    CommandSpec("link", for: .teamAndManagers, in: .anywhere, takes: ["number": .report, "link": .link]) {
      (arguments, _) throws(Fault) in
      Asked.order(
        LinkReport(
          number: try arguments.need(arguments.number("number"), "number"),
          link: try arguments.need(arguments.word("link"), "link")))
    },
    CommandSpec(
      "supersede", for: .teamAndManagers, in: .anywhere, takes: ["number": .report, "reason": .rest]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        SettleCommand.supersede(
          try arguments.need(arguments.number("number"), "number"), reason: arguments.word("reason")))
    },
  ]
}

/// `!voir 47`
struct ShowReport: Query {
  var number: Int
}

extension FileReport {
  static let arguments: [String: ArgumentKind] = [
    "link": .link, "time": .observed, "category": .category, "urgent": .flag, "people": .people,
    "coordinates": .coordinates, "place": .sentence, "text": .text,
  ]

  init(_ arguments: Arguments, _ scope: ReadingScope) {
    let (text, said) = arguments.textAndLinks()
    let links = [arguments.word("link")].compactMap(\.self) + arguments.moreLinks + said
    let point = arguments.coordinates("coordinates") ?? links.lazy.compactMap(MapLink.point).first
    let isUrgent = arguments.has("urgent") || arguments.isSaidInText("urgent", scope)
    self.init(
      link: links.first, moreLinks: Array(links.dropFirst()), place: arguments.place(scope),
      understood: arguments.understood,
      latitude: point?.latitude, longitude: point?.longitude, observedAt: arguments.moment("time"),
      category: arguments.category("category"), urgency: isUrgent ? .urgent : .normal,
      peopleAtRisk: arguments.number("people"), text: text, another: arguments.has("another"))
  }
}

extension CorrectReport {
  fileprivate init(_ arguments: Arguments, _ scope: ReadingScope) throws(Fault) {
    let point = arguments.coordinates("coordinates")
    self.init(
      number: try arguments.need(arguments.number("number"), "number"), place: arguments.place(scope),
      latitude: point?.latitude, longitude: point?.longitude,
      observedAt: arguments.moment("time"), category: arguments.category("category"),
      urgency: arguments.word("urgency").flatMap(Urgency.init(rawValue:)), peopleAtRisk: arguments.number("people"),
      text: arguments.word("text"))
  }
}
