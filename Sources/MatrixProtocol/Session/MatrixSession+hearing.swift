import ChatModel

/// Heard is only what may be a command, evidence, or an answer to what we said: somebody else's `m.text`, pictures, and reactions
/// (`m.reaction`).
extension MatrixSession {
  /// The rows that an event of ours says, where there are several.
  static let namesKey = "fr.visov.vigie.names"

  /// Who invites us to speak may begin before we are there: that is never carried out as if it were said now, and not left without
  /// an answer either.
  mutating func hearBeforeArrival(_ events: [JSON], in room: String) {
    let invited = events.lastIndex { event in
      event["type"]?.string == "m.room.member" && event["state_key"]?.string == configuration.user
        && event["content"]?["membership"]?.string == "invite"
    }
    guard let invited else { return }
    for event in events[(invited + 1)...] where event["sender"]?.string != configuration.user {
      hear(event, in: room, isBack: true, isTooLate: true)
    }
  }

  /// Ten days, in milliseconds: longer than anything is carried out after it was said, but a call for help.
  private static let tooLate: Int64 = 864_000_000

  mutating func hear(_ event: JSON, in room: String, isBack: Bool, isTooLate: Bool = false) {
    guard let sender = event["sender"]?.string, MatrixUser.isValid(sender), let id = event["event_id"]?.string,
      let type = event["type"]?.string, event["state_key"] == nil, let state = rooms[room]
    else { return }
    let channel = channelIndex(of: room)
    guard channel != nil || state.isOfTwo(configuration.user, sender) else { return }
    if isDeaf(state) || type == "m.room.encrypted" && !configuration.readsEncrypted {
      return tellDeaf(room, heard: sender)
    }
    guard var line = said(event, type) else { return }
    guard following.seen.insert(id) else { return }
    line.id = id
    line.sender = sender
    line.channel = channel.map { channels[$0].name }
    line.serverTime = event["origin_server_ts"]?.integer.flatMap { (0...Self.latest).contains($0) ? $0 : nil }
    line.age = (event["unsigned"]?["age"]?.integer).map { min(max(0, $0), Self.latest) }
    if isTooLate { line.age = max(line.age ?? 0, Self.tooLate) }
    line.isMissed = isBack || line.age ?? 0 > Following.youth
    if let time = line.serverTime { following.readUntil = max(following.readUntil ?? time, time) }
    actions.append(.heard(line))
  }

  /// Milliseconds UTC of the year 9999.
  private static let latest: Int64 = 253_402_300_799_000

  /// In bytes of UTF-8: longer than any that is understood.
  private static let longestReaction = 64

  private func said(_ event: JSON, _ type: String) -> MatrixLine? {
    let content = event["content"]
    var line = MatrixLine(sender: "", text: "", id: "", isMissed: false)
    switch type {
    case "m.room.message":
      let relation = content?["m.relates_to"]
      let kind = relation?["rel_type"]?.string
      let isEdit = kind == "m.replace"
      let words = isEdit ? content?["m.new_content"] : content
      let answered = relation?["m.in_reply_to"]
      // What is taken back before it is read has no body.
      guard let content = words, let body = content["body"]?.string else { return nil }
      if content["msgtype"]?.string == "m.text" {
        line.text = answered == nil ? body : Self.withoutQuote(body)
      } else if !isEdit, let picture = PictureSource(content) {
        line.picture = picture
        // Without a file name the body is one (Matrix 1.10, "Media captions").
        line.text = content["filename"]?.string.map { $0 == body ? "" : body } ?? ""
      } else {
        return nil
      }
      line.repliesTo = answered?["event_id"]?.string
      if let related = relation?["event_id"]?.string {
        if isEdit { line.change = .edited(related) }
        if kind == "m.thread" { line.thread = related }
      }
      if isEdit, line.change == nil { return nil }
    case "m.room.redaction":
      guard let original = content?["redacts"]?.string ?? event["redacts"]?.string else { return nil }
      line.change = .withdrawn(original)
    case "m.reaction":
      let relation = content?["m.relates_to"]
      guard relation?["rel_type"]?.string == "m.annotation", let original = relation?["event_id"]?.string,
        let key = relation?["key"]?.string, key.utf8.count <= Self.longestReaction
      else { return nil }
      line.text = key
      line.change = .reacted(original)
    default: return nil
    }
    return line
  }

  /// An answer may begin with the words that it answers: lines after `> `, then an empty one.
  private static func withoutQuote(_ body: String) -> String {
    guard body.hasPrefix("> ") else { return body }
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.hasPrefix(">") { lines.removeFirst() }
    if lines.first?.isEmpty ?? false { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }

  /// What we said has come back: that is the proof that it was said.
  mutating func takeEcho(_ event: JSON) {
    guard event["type"]?.string == "m.room.message" else { return }
    var names = event["content"]?[Self.namesKey]?.elements.compactMap(\.string) ?? []
    if let transaction = event["unsigned"]?["transaction_id"]?.string { names.append(transaction) }
    let id = event["event_id"]?.string
    for name in Set(names).sorted() where !confirm(name, event: id) {
      actions.append(.saidEarlier(name: name, event: id))
    }
  }

  // MARK: Encrypted rooms

  func isDeaf(_ room: MatrixRoom) -> Bool { room.isEncrypted && !configuration.readsEncrypted }

  /// The homeserver would take plain text there: that it is not given any more than this is up to us.
  mutating func tellDeaf(_ room: String, heard sender: String? = nil) {
    rooms[room]?.isEncrypted = true
    if let sender, channelIndex(of: room) == nil, !known.contains(sender) { return }
    guard !configuration.encryptedNotice.isEmpty, account.told.insert(room).inserted else { return }
    keepAccount()
    sending.add(
      Sending.Attempt(
        ids: [], room: room, name: "encrypted", lane: .answer, expires: nil,
        content: MessageContent(text: configuration.encryptedNotice, isNotice: true).json))
  }
}
