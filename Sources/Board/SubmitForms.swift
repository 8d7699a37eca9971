import CommandBook
import CrisisCore

/// Something that can be done on a page: what is asked for, and what the person would type in private for it. A new one is
/// a row here, and its words in `commands/texts/terms.yaml`.
struct BoardForm: Sendable {
  /// What it is about, by the letter before its number.
  enum Record: String, Sendable {
    case report = "S"
    case question = "Q"
    case relay = "R"
    /// A question of Vigie's own to this person, or nothing.
    case number = ""
  }

  let name: FormName
  /// Whose rights are the form's.
  let command: CommandName
  let records: Set<Record>
  let fields: [FormField]
  /// What is said above its fields.
  var note: FormLabel? { name == .correct ? .unchanged : nil }
  /// What stands behind the command's name; the crisis as `@`.
  let line: @Sendable (FormValues) -> [String]

  init(
    _ name: FormName, as command: CommandName, on records: Set<Record> = [], _ fields: [FormField] = [],
    _ line: @escaping @Sendable (FormValues) -> [String]
  ) {
    self.name = name
    self.command = command
    self.records = records
    self.fields = fields
    self.line = line
  }

  /// Whether it can be about that: `S47`, or nothing.
  func takes(_ record: String) -> Bool {
    if record.isEmpty { return records.isEmpty }
    guard let kind = Record(rawValue: String(record.prefix { !$0.isNumber })), records.contains(kind) else {
      return false
    }
    let digits = record.dropFirst(kind.rawValue.count)
    return (1...9).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// As the person would type it, naming the crisis.
  func words(_ values: FormValues, in crisis: String, _ book: Book) -> String {
    let name = book.name(of: command.rawValue, in: .french) ?? command.rawValue
    return (["!\(name)"] + line(values).map { $0 == "@" ? "@\(crisis)" : $0 }).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

/// A field of a form, by the name under which it is sent.
struct FormField: Sendable {
  enum Kind: Sendable {
    case line(hint: FormLabel?)
    /// With the communes of the crisis offered.
    case commune
    case words
    case link
    case number(least: Int)
    case time
    case degrees
    case check
    /// Each with what is typed for it; its words are a term's.
    case choice([(typed: String, term: Value)])
  }

  let name: String
  let label: FormLabel
  let kind: Kind
  var isNeeded = false
  /// Whether it is asked for in a crisis that is not real alone.
  var isOfExercises = false

  init(
    _ name: String, _ label: FormLabel, _ kind: Kind, isNeeded: Bool = false, isOfExercises: Bool = false
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.isNeeded = isNeeded
    self.isOfExercises = isOfExercises
  }
}

/// What was filled in.
struct FormValues: Sendable {
  /// `S47`; empty: nothing.
  var record: String
  var fields: [String: String]

  func value(_ name: String) -> String {
    (fields[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func isChecked(_ name: String) -> Bool { !value(name).isEmpty }

  /// `lieu="Le Broc"`, or nothing. A quote within would end it: an apostrophe stands for it.
  func pair(_ key: String, _ name: String) -> String {
    let value = String(value(name).map { "\"«»“”„".contains($0) ? "’" : $0 })
    return value.isEmpty ? "" : "\(key)=\"\(value)\""
  }

  /// `heure=14h10`, or nothing.
  func word(_ key: String, _ name: String) -> String {
    let value = value(name).filter { $0 != " " }
    return value.isEmpty ? "" : "\(key)=\(value)"
  }

  /// What stands behind the colon, as it was written.
  func text(_ name: String) -> String {
    let text = value(name)
    return text.isEmpty ? "" : ": \(text)"
  }

  var point: String {
    let (latitude, longitude) = (decimal("lat"), decimal("lon"))
    return latitude.isEmpty && longitude.isEmpty ? "" : "gps=\(latitude),\(longitude)"
  }

  /// As people of either language write it, in no more than a line holds.
  private func decimal(_ name: String) -> String {
    String(value(name).map { $0 == "," ? "." : $0 }.filter { "0123456789.-+".contains($0) }.prefix(20))
  }
}

extension BoardForm {
  private static let point = [
    FormField("lat", .latitude, .degrees), FormField("lon", .longitude, .degrees),
  ]
  private static let categories = FormField.Kind.choice(Category.allCases.map { ($0.rawValue, $0.term) })
  private static let reason = FormField("reason", .reason, .line(hint: nil), isNeeded: true)

  static let all: [BoardForm] = reports + relays + team

  static func named(_ name: String) -> BoardForm? { all.first { $0.name.rawValue == name } }

  private static let reports: [BoardForm] = [
    BoardForm(
      .report, as: "report",
      [
        FormField("place", .place, .commune), FormField("text", .text, .words),
        FormField("category", .category, categories), FormField("time", .time, .time),
        FormField("people", .people, .number(least: 1)), FormField("link", .link, .link),
        FormField("urgent", .urgent, .check), FormField("another", .another, .check),
      ] + point
    ) { values in
      [
        "@", values.isChecked("another") ? "autre" : "", values.pair("lien", "link"),
        values.pair("lieu", "place"), values.word("heure", "time"), values.word("type", "category"),
        values.isChecked("urgent") ? "urgent" : "", values.word("pers", "people"), values.point, values.text("text"),
      ]
    },
    BoardForm(
      .distress, as: "distress",
      [
        FormField("place", .place, .commune), FormField("text", .happens, .words, isNeeded: true),
        FormField("people", .people, .number(least: 1)), FormField("link", .link, .link),
        FormField("real", .real, .check, isOfExercises: true),
      ] + point
    ) { values in
      [
        values.isChecked("real") ? "réel" : "", "@", values.pair("lien", "link"), values.pair("lieu", "place"),
        values.word("pers", "people"), values.point, values.text("text"),
      ]
    },
    BoardForm(.claim, as: "claim", on: [.report, .question]) { ["@", $0.record] },
    BoardForm(.release, as: "release", on: [.report, .question]) { ["@", $0.record] },
    BoardForm(
      .verify, as: "verify", on: [.report],
      [
        FormField(
          "outcome", .outcome,
          .choice([
            ("ok", FormLabel.verified.term), ("infirmé", FormLabel.refuted.term),
            ("invérifiable", FormLabel.unverifiable.term), ("hors sujet", FormLabel.outOfScope.term),
          ]), isNeeded: true),
        FormField("source", .source, .check), FormField("date", .date, .check),
        FormField("location", .location, .check), FormField("corroboration", .corroboration, .check),
        FormField(
          "grade", .grade, .choice("ABCDEF".flatMap { a in "123456".map { ("\(a)\($0)", .text("\(a)\($0)")) } })),
        FormField("reason", .reason, .line(hint: nil)),
      ]
    ) { values in
      [
        "@", values.record, values.value("outcome"), values.isChecked("source") ? "source" : "",
        values.isChecked("date") ? "date" : "", values.isChecked("location") ? "lieu" : "",
        values.isChecked("corroboration") ? "recoup" : "", values.value("grade"), values.text("reason"),
      ]
    },
    BoardForm(
      .correct, as: "correct", on: [.report],
      [
        FormField("place", .place, .commune), FormField("text", .text, .words),
        FormField("category", .category, categories), FormField("time", .time, .time),
        FormField("urgency", .urgency, .choice(Urgency.allCases.map { ($0.rawValue, $0.term) })),
        FormField("people", .people, .number(least: 0)),
      ]
    ) { values in
      [
        "@", values.record, values.word("heure", "time"), values.word("type", "category"),
        values.word("urgence", "urgency"), values.word("pers", "people"), values.pair("lieu", "place"),
        values.text("text"),
      ]
    },
    BoardForm(.place, as: "correct", on: [.report], point) { ["@", $0.record, $0.point] },
    BoardForm(
      .duplicate, as: "duplicate", on: [.report], [FormField("original", .original, .number(least: 1), isNeeded: true)]
    ) { ["@", $0.record, $0.word("de", "original")] },
    BoardForm(.link, as: "link", on: [.report], [FormField("link", .link, .link, isNeeded: true)]) {
      ["@", $0.record, $0.value("link")]
    },
    BoardForm(.supersede, as: "supersede", on: [.report], [FormField("reason", .reason, .line(hint: nil))]) {
      ["@", $0.record, $0.pair("motif", "reason")]
    },
    BoardForm(.erase, as: "erase", on: [.report], [reason]) {
      ["@", $0.record, $0.pair("motif", "reason")]
    },
    BoardForm(.received, as: "received", on: [.report]) { ["@", $0.record] },
    BoardForm(.clear, as: "clear", on: [.report], [reason]) { ["@", $0.record, $0.pair("motif", "reason")] },
  ]

  private static let relays: [BoardForm] = [
    BoardForm(
      .draft, as: "relay",
      [
        FormField(
          "kind", .relayKind, .choice(RelayKind.allCases.map { ($0.rawValue, $0.term) }), isNeeded: true),
        FormField("link", .officialLink, .link, isNeeded: true), FormField("text", .publicText, .words, isNeeded: true),
        FormField("denied", .denied, .number(least: 1)), FormField("beneficiary", .beneficiary, .line(hint: nil)),
      ]
    ) { values in
      let denied = values.value("denied")
      return [
        "@", values.value("kind"), denied.isEmpty ? "" : "S\(denied)", values.pair("pour", "beneficiary"),
        values.value("link"), values.value("text"),
      ]
    },
    BoardForm(.approve, as: "approve", on: [.relay]) { ["@", $0.record] },
    BoardForm(.reject, as: "reject", on: [.relay], [reason]) {
      ["@", $0.record, $0.pair("motif", "reason")]
    },
    BoardForm(.published, as: "published", on: [.relay], [FormField("link", .link, .link, isNeeded: true)]) {
      ["@", $0.record, $0.value("link")]
    },
    BoardForm(.withdraw, as: "withdraw", on: [.relay], [FormField("reason", .reason, .line(hint: nil))]) {
      ["@", $0.record, $0.pair("motif", "reason")]
    },
  ]

  private static let team: [BoardForm] = [
    BoardForm(.note, as: "note", [FormField("text", .note, .words, isNeeded: true)]) { ["@", $0.value("text")] },
    BoardForm(.ask, as: "ask", [FormField("text", .question, .words, isNeeded: true)]) {
      ["@", $0.value("text")]
    },
    BoardForm(.answer, as: "answer", on: [.question], [FormField("text", .answer, .words, isNeeded: true)]) {
      ["@", $0.record, $0.pair("réponse", "text")]
    },
    BoardForm(.take, as: "take", [FormField("span", .span, .line(hint: .spanHint), isNeeded: true)]) {
      ["@", $0.value("span")]
    },
    BoardForm(.giveUp, as: "take", [FormField("span", .span, .line(hint: .spanHint))]) {
      ["@", "annuler", $0.value("span")]
    },
    BoardForm(.arrive, as: "in") { _ in ["@"] },
    BoardForm(.leave, as: "out") { _ in ["@"] },
    BoardForm(.yes, as: "yes", on: [.number]) { [$0.record] },
    BoardForm(.no, as: "no", on: [.number]) { [$0.record] },
    BoardForm(.undo, as: "undo") { _ in [] },
  ]
}
