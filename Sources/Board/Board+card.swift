import CrisisCore
import CrisisStore
import DutyDesk
import HTTPTypes
import Hummingbird

extension Board {
  func addCardRoutes(to router: Router<BasicRequestContext>) {
    router.get("/c/:crisis/S{number}") { request, context in
      try await card(request, context.parameters.require("crisis"), context.parameters.require("number"))
    }
  }

  func addPictureRoutes(to router: Router<BasicRequestContext>) {
    router.get("/c/:crisis/pictures/:hash") { request, context in
      try await picture(request, context.parameters.require("crisis"), context.parameters.require("hash"))
    }
  }

  /// A picture as it was given, for who may read the crisis.
  private func picture(_ request: Request, _ code: String, _ hash: String) async throws -> Response {
    guard let visit = try await visit(request, code) else { return gone(settings.language) }
    let folder = PictureFolder(besides: store.path)
    let found = try await blocking {
      try store.read { try $0.picture(crisis: visit.visitor.crisis.code, hash: hash) }.flatMap { picture in
        folder.bytes(of: picture.hash).map { (picture, $0) }
      }
    }
    guard let (picture, bytes) = found else { return gone(visit.visitor.member.language ?? settings.language) }
    let name = "S\(picture.report)-\(picture.hash.prefix(12)).\(picture.type.rawValue)"
    return Response(
      status: .ok,
      headers: [
        .contentType: picture.type.mediaType, .contentDisposition: "inline; filename=\(name)",
        GuardFields.policy: "default-src 'none'; sandbox",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func card(_ request: Request, _ code: String, _ typed: String) async throws -> Response {
    guard let visit = try await visit(request, code) else { return gone(settings.language) }
    let (session, visitor) = visit
    let language = visitor.member.language ?? settings.language
    let now = clock()
    guard let number = Int(typed), number > 0, number < Int(Int32.max),
      let view = try await blocking({ try store.read { try reader.card(of: number, for: visitor, in: $0) } })
    else { return gone(language) }
    if let access = view.access {
      let entry = Access.Entry(at: now, member: session.member, account: session.account, channel: nil, access: access)
      do {
        try await blocking { try store.write { try $0.note(entry) } }
      } catch {
        // A call for help is read all the same.
        log.error("who opened a call for help could not be noted", metadata: ["error": "\(error)"])
      }
    }
    return pages.card(
      words(for: visitor), view, try await forms(request, of: visit, seen: view.head, page: "S\(number)"),
      reader.sections(for: visitor))
  }
}

extension CardView {
  /// What somebody may have to do with it: who may, the commands' rights say; what makes no sense as it stands is left out.
  func actions(of visitor: BoardVisitor) -> [FormName] {
    let (report, member) = (report.report, visitor.member)
    let decides = member.has(.coordinator) || !member.manages.isDisjoint(with: visitor.crisis.authorities)
    let isOver = [.duplicate, .superseded, .lifted].contains(report.status)
    var names: [FormName] = []
    if decides, let distress, !distress.isCleared {
      names += distress.received == nil ? [.received, .clear] : [.clear]
    }
    if !isOver {
      let isHeld = report.status == .claimed && claim != nil
      if !isHeld { names.append(.claim) } else if claim?.claim.by == member.number { names += [.release, .claim] }
      if isHeld, claim?.claim.by != member.number, member.has(.coordinator) { names += [.claim, .release] }
    }
    if !member.isPerson(report.reportedBy) || member.has(.coordinator) { names.append(.verify) }
    if SettlementRules.maySettle(report, member) { names += [.correct, .place, .duplicate, .supersede, .link] }
    names.append(.erase)
    return names
  }
}

extension Pages {
  func card(
    _ words: PageWords, _ view: CardView, _ forms: PageForms, _ sections: [BoardSection]
  ) -> Response {
    let (visitor, report) = (forms.visitor, view.report.report)
    let crisis = visitor.crisis
    var own = frame(words, of: visitor, sections, at: nil)
    own["number"] = report.number
    own["received"] = words.time(report.receivedAt)
    own["head"] = String(view.head)
    own["history"] = view.history.lines(nature: .real).map { line(words.say($0), in: crisis.code) }
    own["doubles"] = view.doubles
    own["links"] = view.links.compactMap { Self.address($0) }
    if report.nature(in: crisis.nature) != .real {
      own["nature"] = words.say(report.nature(in: crisis.nature)).uppercased()
    }
    own["observed"] = report.observedAt.map { words.time($0) }
    own["verified_at"] = view.report.verification.map { words.time($0.at) }
    own["precision"] = report.place.precision.map { words.say($0) }
    if let latitude = report.place.latitude, let longitude = report.place.longitude, report.place.precision != nil {
      own["point"] = "\(latitude), \(longitude)"
    }
    own["held"] = view.claim.map { words.say(Texts.board.held(Self.plain($0.holder), $0.claim.until)) }
    own["original"] = view.original
    own["proof"] = view.proof.map { words.say(Texts.board.proof(Int($0.sequence), $0.hash)) }
    if !view.doubles.isEmpty { own["has_doubles"] = true }
    if let distress = view.distress, !distress.isCleared { own["is_distress"] = true }
    var values: [String: Any] = [
      "label": words.labels, "page": own, "notices": forms.notices,
      "report": [row(view.report, words, crisis)],
    ]
    let shown = view.pictures.enumerated().map { index, given -> [String: Any] in
      let picture = given.picture
      var row: [String: Any] = [
        "hash": picture.hash, "alt": words.say(Texts.board.pictureOf(index + 1, report.number)),
        "caption": words.say(
          Texts.board.picture(
            index + 1, picture.type.rawValue.uppercased(), max(1, picture.size / 1_000), Self.plain(given.by),
            picture.at, picture.link.map(Self.plain))),
      ]
      if picture.type.isShownByBrowsers { row["is_shown"] = true }
      return row
    }
    if !shown.isEmpty || view.picturesToCome > 0 {
      var pictures: [String: Any] = ["list": shown]
      if view.picturesToCome > 0 { pictures["to_come"] = words.say(Texts.board.toCome(view.picturesToCome)) }
      values["pictures"] = pictures
    }
    let actions = forms.make(view.actions(of: visitor), on: "S\(report.number)")
    if !actions.isEmpty { values["work"] = ["forms": actions] }
    return page("card", values)
  }
}
