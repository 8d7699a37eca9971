import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import HTTPTypes
import Hummingbird
import Mustache

/// What pages say, in one language.
struct PageWords {
  let book: Book
  let context: RenderContext
  let speaker: Speaker

  init(book: Book, context: RenderContext) {
    self.book = book
    self.context = context
    speaker = Speaker(book, context)
  }

  func say(_ value: Value) -> String { speaker.words(value) }
  func say(_ term: some Term) -> String { say(term.term) }
  func say(_ statement: Statement) -> String { book.render(statement, context) }
  func time(_ moment: Milliseconds) -> String { say(.time(moment)) }
  func day(_ moment: Milliseconds) -> String { say(.day(context.clock.isoDay(moment))) }

  /// As said on another day, whose own times have no date.
  func on(_ day: Milliseconds) -> PageWords {
    var context = context
    context.now = day
    return PageWords(book: book, context: context)
  }

  /// The words of pages that stand alone, by their names there.
  var labels: [String: Any] {
    var labels: [String: Any] = ["language": context.language.rawValue]
    for label in BoardLabel.allCases { labels[label.rawValue] = say(label) }
    for label in FormLabel.allCases { labels["form_\(label.rawValue)"] = say(label) }
    for column in ExportColumn.allCases { labels["column_\(column.rawValue)"] = say(column) }
    for label in MapLabel.allCases { labels["map_\(label.rawValue)"] = say(label) }
    return labels
  }
}

/// The pages, from the templates that the program holds.
struct Pages: Sendable {
  private let library: MustacheLibrary

  init() throws {
    library = MustacheLibrary(templates: [
      "head": try Self.template(PackageResources.head_mustache),
      "enter": try Self.template(PackageResources.enter_mustache),
      "message": try Self.template(PackageResources.message_mustache),
      "document": try Self.template(PackageResources.document_mustache),
      "report": try Self.template(PackageResources.report_mustache),
      "top": try Self.template(PackageResources.top_mustache),
      "foot": try Self.template(PackageResources.foot_mustache),
      "line": try Self.template(PackageResources.line_mustache),
      "cards": try Self.template(PackageResources.cards_mustache),
      "figures": try Self.template(PackageResources.figures_mustache),
      "planning": try Self.template(PackageResources.planning_mustache),
      "card": try Self.template(PackageResources.card_mustache),
      "standing": try Self.template(PackageResources.standing_mustache),
      "form": try Self.template(PackageResources.form_mustache),
      "notices": try Self.template(PackageResources.notices_mustache),
      "map": try Self.template(PackageResources.map_mustache),
      "feed": try Self.template(PackageResources.feed_mustache),
    ])
  }

  private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }

  static func asset(_ file: String) -> Response? {
    let (bytes, type): ([UInt8], String)
    switch file {
    case "board.css": (bytes, type) = (PackageResources.board_css, "text/css; charset=utf-8")
    case "icon.svg": (bytes, type) = (PackageResources.icon_svg, "image/svg+xml")
    case "board.js": (bytes, type) = (PackageResources.board_js, "text/javascript; charset=utf-8")
    case "map.css": (bytes, type) = (PackageResources.map_css, "text/css; charset=utf-8")
    case "map.js": (bytes, type) = (PackageResources.map_js, "text/javascript; charset=utf-8")
    default: return nil
    }
    return Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "private, max-age=300"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  func page(_ name: String, _ values: [String: Any], _ status: HTTPResponse.Status = .ok) -> Response {
    Response(html: library.render(values, withTemplate: name) ?? "", status: status)
  }

  func enter(_ words: PageWords) throws -> Response { page("enter", ["label": words.labels]) }

  func message(
    _ words: PageWords, _ text: some Term, title: BoardLabel?, _ status: HTTPResponse.Status
  ) -> Response {
    var values: [String: Any] = ["label": words.labels, "text": words.say(text)]
    values["title"] = title.map { words.say($0) } ?? "Vigie"
    return page("message", values, status)
  }

  // MARK: - The document

  func document(
    _ words: PageWords, _ view: DocumentView, _ filter: DocumentFilter, _ forms: PageForms,
    _ sections: [BoardSection]
  ) -> Response {
    let (crisis, visitor) = (view.crisis, forms.visitor)
    var own = frame(words, of: visitor, sections, at: nil)
    own["head"] = String(view.head)
    own["shown"] = words.say(Texts.board.shown(view.reports.count, view.total))
    own["query"] = filter.query
    own["urgent"] = words.say(Urgency.urgent)
    own["commune"] = filter.commune ?? ""
    own["words"] = filter.words ?? ""
    own["sort"] = filter.sort?.typed
    if visitor.mayExport { own["may_export"] = true }
    if filter.isUrgent { own["is_urgent"] = true }
    if filter.isMine { own["is_mine"] = true }
    let isSorted = filter.sort != nil
    if isSorted ? filter.start > 0 : filter.before != nil {
      own["back"] = words.say(isSorted ? BoardLabel.beginning : .newest)
    }
    own["next"] = filter.next(after: view.reports)
    own["next_words"] = words.say(isSorted ? BoardLabel.next : .older)
    let values: [String: Any] = [
      "label": words.labels, "page": own, "standing": standing(view.standing, words, in: visitor.crisis.code),
      "notices": forms.notices,
      "forms": forms.make([.report, .distress]), "columns": columns(words, filter),
      "reports": view.reports.map { row($0, words, crisis) },
      "statuses": options(
        ReportStatus.allCases.filter { $0 != .cancelled }.map { ($0.rawValue, words.say($0)) }, filter.status?.rawValue),
      "categories": options(
        CrisisCore.Category.allCases.map { ($0.rawValue, words.say($0)) }, filter.category?.rawValue),
    ]
    return page("document", values)
  }

  /// The heads of the table: of most, another press turns the order round.
  private func columns(_ words: PageWords, _ filter: DocumentFilter) -> [[String: Any]] {
    let heads: [(ReportColumn?, String)] = [
      (.number, words.say(ExportColumn.number)), (.seen, words.say(BoardLabel.seen)),
      (.place, words.say(ExportColumn.place)), (.category, words.say(ExportColumn.category)),
      (nil, words.say(ExportColumn.text)), (.status, words.say(ExportColumn.status)),
      (nil, words.say(BoardLabel.people)), (nil, words.say(BoardLabel.reporter)),
    ]
    let now = filter.sort ?? ReportSort(.number, isReversed: true)
    return heads.map { column, name in
      var head: [String: Any] = ["name": name]
      guard let column else { return head }
      let isHere = column == now.column
      let turned = ReportSort(column, isReversed: isHere && !now.isReversed)
      head["address"] = filter.address(sort: turned)
      if isHere { head["order"] = now.isReversed ? "descending" : "ascending" }
      return head
    }
  }

  /// What every page of a crisis has. Apart, so that a row that has no such value does not have the page's.
  ///
  /// - Parameter section: the one that it is; nil: the document.
  func frame(
    _ words: PageWords, of visitor: BoardVisitor, _ sections: [BoardSection], at section: BoardSection?
  ) -> [String: Any] {
    let crisis = visitor.crisis
    var own: [String: Any] = [
      "code": crisis.code, "title": Self.plain(crisis.title), "name": Self.plain(visitor.member.name),
      "made": words.say(Texts.board.made(words.context.now)),
      "heading": section.map { words.say($0) } ?? words.say(BoardLabel.reports),
      "places": ([nil] + sections).map { place in
        [
          "address": "/c/\(crisis.code)" + (place.map { "/\($0.rawValue)" } ?? ""),
          "words": place.map { words.say($0) } ?? words.say(BoardLabel.reports), "is_here": place == section,
        ] as [String: Any]
      },
    ]
    if crisis.nature != .real { own["nature"] = words.say(crisis.nature).uppercased() }
    return own
  }

  /// Words of the chat, of which an address is a link, and so is the number of a report, a relay or a question.
  func line(_ text: String, in crisis: String) -> [String: Any] {
    let text = Self.plain(text)
    var runs: [[String: Any]] = []
    var last = text.startIndex
    for match in text.matches(of: /https?:\/\/[^ \u{A0}]+|\b[SRQ]\d{1,9}\b/) {
      let found = String(text[match.range])
      let place =
        switch found.first {
        case "S": "/c/\(crisis)/\(found)"
        case "R": "/c/\(crisis)/relays#\(found)"
        case "Q": "/c/\(crisis)/questions#\(found)"
        default: ""
        }
      guard !place.isEmpty || Self.address(found) != nil else { continue }
      runs.append(["run_words": String(text[last..<match.range.lowerBound])])
      runs.append(place.isEmpty ? ["run_address": found] : ["run_place": place, "run_name": found])
      last = match.range.upperBound
    }
    runs.append(["run_words": String(text[last...])])
    return ["runs": runs]
  }

  private func standing(_ view: StandingView, _ words: PageWords, in crisis: String) -> [String: Any] {
    var standing: [String: Any] = [
      "distress": view.distress.map { line(words.say($0), in: crisis) },
      "status": view.status.map { line(words.say($0), in: crisis) },
    ]
    if !view.distress.isEmpty { standing["has_distress"] = true }
    return standing
  }

  /// How the crisis stands, alone.
  func standing(_ words: PageWords, _ view: StandingView, in crisis: String) -> String {
    library.render(["label": words.labels, "standing": standing(view, words, in: crisis)], withTemplate: "standing")
      ?? ""
  }

  /// A row of the table alone.
  func reportRow(_ words: PageWords, _ report: ExportedReport, _ crisis: Crisis) -> String {
    var values = row(report, words, crisis)
    values["label"] = words.labels
    values["page"] = ["code": crisis.code]
    return library.render(values, withTemplate: "report") ?? ""
  }

  func options(_ all: [(String, String)], _ chosen: String?) -> [[String: Any]] {
    all.map { value, words in
      var option: [String: Any] = ["value": value, "words": words]
      if value == chosen { option["is_chosen"] = true }
      return option
    }
  }

  /// A report, as a row has it. What people wrote is text, whatever it looks like.
  func row(_ exported: ExportedReport, _ words: PageWords, _ crisis: Crisis) -> [String: Any] {
    let report = exported.report
    var row: [String: Any] = [
      "number": report.number, "seen": words.time(report.observedAt ?? report.receivedAt),
      "status": words.say(report.status), "status_code": report.status.rawValue, "people": report.people,
      "reporter": Self.plain(exported.reporter),
    ]
    if report.isUrgent { row["urgent"] = words.say(Urgency.urgent) }
    row["category"] = report.category.map { words.say($0) }
    row["place"] = report.place.shown.map(Self.plain)
    row["text"] = report.text?.unlessBlank.map(Self.plain)
    row["at_risk"] = report.peopleAtRisk.map { words.say(Texts.exports.atRisk($0)) }
    row["link"] = report.link.flatMap { Self.address($0.raw) }
    if let verification = exported.verification {
      row["verified"] = "\(Self.plain(verification.by)), \(words.time(verification.at))"
      row["grade"] = verification.grade
      row["reason"] = verification.reason.map(Self.plain)
    }
    if report.nature(in: crisis.nature) != crisis.nature {
      row["nature"] = words.say(report.nature(in: crisis.nature)).uppercased()
    }
    return row
  }

  static func plain(_ text: String) -> String { PageText.plain(text) }

  static func address(_ link: String) -> String? { PageText.address(link) }
}
