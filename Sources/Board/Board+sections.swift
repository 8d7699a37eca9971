import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Hummingbird

extension Board {
  /// `/c/63-crue-2411/planning` and its like.
  func addSectionRoutes(to router: Router<BasicRequestContext>) {
    for section in BoardSection.allCases where section != .map {
      router.get("/c/:crisis/\(section.rawValue)") { request, context in
        try await show(section, request, context.parameters.require("crisis"))
      }
    }
  }

  private func show(_ section: BoardSection, _ request: Request, _ code: String) async throws -> Response {
    guard let visit = try await visit(request, code), reader.sections(for: visit.visitor).contains(section)
    else { return gone(settings.language) }
    let (session, visitor) = visit
    let now = clock()
    let words = words(for: visitor)
    let frame = pages.frame(words, of: visitor, reader.sections(for: visitor), at: section)
    if section == .planning {
      let (planning, head) = try await blocking {
        try store.read { (try reader.planning(for: visitor, at: now, in: $0), try $0.journalHead().sequence) }
      }
      return pages.planning(
        words, planning, frame, try await forms(request, of: visit, seen: head, page: section.rawValue))
    }
    if section == .figures {
      let activity = try await blocking {
        try store.read { try CrisisActivity.of(visitor.crisis, at: now, in: $0) }
      }
      return pages.figures(words, activity, frame)
    }
    let end = request.uri.queryParameters["before"].flatMap { Int64($0) }
    let (cards, head) = try await blocking {
      if section == .journal { try store.write { try $0.note(entry(.journal, of: session, at: now)) } }
      return try store.read {
        (try reader.cards(of: section, for: visitor, before: end, at: now, in: $0), try $0.journalHead().sequence)
      }
    }
    return pages.cards(
      words, cards, frame, try await forms(request, of: visit, seen: head, page: section.rawValue), of: section,
      isLater: end != nil)
  }
}

extension Pages {
  func cards(
    _ words: PageWords, _ view: BoardCards, _ frame: [String: Any], _ forms: PageForms, of section: BoardSection,
    isLater: Bool
  ) -> Response {
    var own = frame
    own["head"] = String(forms.seen)
    own["about"] = [.relays: "relay", .questions: "question"][section]
    own["acts"] = forms.make([.questions: [.ask], .relays: [.draft], .journal: [.note]][section] ?? [])
    own["older"] = view.older.map { "?before=\($0)" }
    if isLater { own["is_later"] = true }
    let cards = view.cards.map { card -> [String: Any] in
      var values: [String: Any] = [
        "state": card.state.rawValue, "lines": card.lines.map { line(words.say($0), in: forms.visitor.crisis.code) },
      ]
      if let name = card.name {
        values["name"] = name
        values["time"] = words.time(card.at)
        values["acts"] = forms.make(card.acts, on: name)
      }
      return values
    }
    return page("cards", ["label": words.labels, "page": own, "notices": forms.notices, "cards": cards])
  }

  func planning(
    _ words: PageWords, _ view: BoardPlanning, _ frame: [String: Any], _ forms: PageForms
  ) -> Response {
    let visitor = forms.visitor
    var own = frame
    own["head"] = String(forms.seen)
    own["acts"] = forms.make([.take, .arrive, .leave])
    own["lines"] = view.lines.map { line(words.say($0), in: visitor.crisis.code) }
    let now = words.context.now
    let days = view.days.map { day -> [String: Any] in
      /// In minutes, as if each day had 24 hours: one of 23 or 25 is drawn as long as the others.
      func x(_ moment: Milliseconds) -> Int {
        Int((moment - day.span.from) * 1_440 / max(1, day.span.until - day.span.from))
      }
      let onThatDay = words.on(day.span.from)
      let slots = day.slots.map { slot -> [String: Any] in
        let people = slot.people.map { view.names[$0] ?? "?" }
        let statement = Texts.watch.slot(
          slot.span.from, slot.span.until, people.isEmpty ? nil : people, slot.missing, nature: .real)
        let state = slot.missing == 0 ? "full" : slot.people.isEmpty ? "empty" : "gap"
        var values: [String: Any] = [
          "state": slot.span.until <= now ? "\(state) over" : state, "x": x(slot.span.from),
          "width": x(slot.span.until) - x(slot.span.from),
          "line": line(onThatDay.say(statement), in: visitor.crisis.code),
        ]
        let isOwn = slot.people.contains(visitor.member.number)
        if isOwn { values["own"] = words.say(BoardLabel.you) }
        if slot.span.from > now, isOwn || slot.missing > 0 {
          let span = ["span": words.context.clock.typed(slot.span, now: now)]
          values["acts"] = forms.make([isOwn ? .giveUp : .take], fixed: span)
        }
        return values
      }
      var values: [String: Any] = ["day": words.day(day.span.from), "slots": slots]
      if day.span.contains(now) { values["now"] = x(now) }
      return values
    }
    return page("planning", ["label": words.labels, "page": own, "notices": forms.notices, "days": days])
  }
}
