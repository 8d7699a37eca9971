import ChatModel
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Board {
  /// The longest form that is read, in bytes.
  static let longestForm = 8_192

  func addSubmitRoutes(to router: Router<BasicRequestContext>) {
    router.post("/c/:crisis/do/:form") { request, context in
      try await submit(request, context.parameters.require("crisis"), context.parameters.require("form"))
    }
    router.get("/c/:crisis/communes.json") { request, context in
      try await communes(request, context.parameters.require("crisis"))
    }
  }

  /// The forms of a page, with what the desk answered at its top.
  ///
  /// - Parameters:
  ///   - seen: the last row of the journal that the page is made from.
  ///   - page: what stands behind the crisis in the page's address; empty: the document.
  func forms(
    _ request: Request, of visit: (session: BoardSession, visitor: BoardVisitor), seen: Int64, page: String
  ) async throws -> PageForms {
    let (session, visitor) = visit
    let secret = secret(request, visitor.crisis.code) ?? ""
    let now = clock()
    let notices = network.notices(of: Self.hash(secret), at: now)
    let answers = try await blocking {
      try store.read { records in try notices.map { try answer($0, session, at: now, in: records) } }
    }
    return PageForms(
      words(for: visitor), of: visitor, secret: secret, seen: seen, page: page,
      answers: answers)
  }

  private func answer(
    _ notice: BoardNetwork.Notice, _ session: BoardSession, at now: Milliseconds, in records: some StoreQueries
  ) throws -> BoardNotice {
    var answer = BoardNotice(lines: notice.lines.map(\.text), draft: notice.draft)
    switch notice.state {
    case .waiting: break
    case .turnedAway: answer.label = .turnedAway
    case .answered:
      // What was done, or asked back, is known again by its words; what was refused may be said once more.
      for case .answer(let id) in notice.lines.map(\.delivery) {
        guard let line = try records.inboxLine(id)?.line, line.fingerprint != nil else { continue }
        answer.isDone = true
        answer.draft = nil
        let entry = try line.sequence.flatMap { try records.journalEntry($0) }
        answer.isUndoable = entry.map { $0.event is any UndoableEvent && now - $0.at < UndoRules.window } ?? false
      }
      answer.questions = try records.openQuestions(account: session.account, place: .direct, now: now)
        .filter { $0.question.askedAt >= notice.at }.map(\.number)
    }
    return answer
  }

  /// A click is a line of that person's, said in private.
  private func submit(_ request: Request, _ code: String, _ name: String) async throws -> Response {
    guard let visit = try await visit(request, code), let secret = secret(request, code) else {
      return gone(settings.language)
    }
    let (session, visitor) = visit
    let language = visitor.member.language ?? settings.language
    guard let body = try await form(of: request) else {
      return message(FormLabel.tooLong, language, status: .contentTooLarge)
    }
    let nonce = body["nonce"] ?? ""
    guard FormToken.isGood(body["token"] ?? "", nonce, secret), let form = BoardForm.named(name),
      form.takes(body["record"] ?? ""), let parts = AccountName.parts(session.account)
    else { return message(FormLabel.stale, language, status: .forbidden) }
    let values = FormValues(
      record: body["record"] ?? "", fields: body.filter { field in form.fields.contains { $0.name == field.key } })
    let words = form.words(values, in: code, book)
    // The same form with other words, as by the browser's way back, is another act.
    let id = "\(nonce)-\(Self.hash(words).prefix(16))"
    var line = ChatMessage(
      network: BoardNetwork.name, id: id, place: .direct,
      sender: ChatSender(nick: id, account: parts.account, home: parts.network), text: words, at: clock())
    if !values.record.isEmpty, let seen = body["seen"].flatMap({ Int64($0) }) {
      line.basis = ChatMessage.Basis(record: values.record, crisis: code, sequence: seen)
    }
    await network.say(
      line, id: id, from: FormDraft(form: form.name, values: values), of: Self.hash(secret), patience: patience)
    return Response(status: .seeOther, headers: [.location: Self.address(code, body["page"] ?? "")])
  }

  /// A page of ours, whatever was sent for one.
  private static func address(_ code: String, _ page: String) -> String {
    let isPage =
      page.utf8.count <= 20
      && page.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x53 }
    return page.isEmpty || !isPage ? "/c/\(code)" : "/c/\(code)/\(page)"
  }

  /// The fields that were sent, none of what is no form; nil: too much.
  private func form(of request: Request) async throws -> [String: String]? {
    guard let bytes = try? await request.body.collect(upTo: Self.longestForm) else { return nil }
    return (try? URLEncodedFormDecoder().decode([String: String].self, from: String(buffer: bytes))) ?? [:]
  }

  /// The names of the communes that a person may mean.
  private func communes(_ request: Request, _ code: String) async throws -> Response {
    guard let (_, visitor) = try await visit(request, code) else { return gone(settings.language) }
    let names = try JSONEncoder().encode(reader.communes(of: visitor.crisis))
    return Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "private, max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: names)))
  }
}
