/// The tags that the session looks at, read in one walk.
struct LineTags: Sendable {
  /// Milliseconds UTC.
  var time: Int64?
  var messageID: String?
  var account: String?
  var label: String?
  var batch: String?
  /// Sent by a bot or by the network's services.
  var isFromBot = false
  /// Goes on where the line before it in a message of several lines ended.
  var continuesLine = false
  /// Nothing is older, or newer, than the lines of this replay.
  var endsHistory = false

  init(_ message: IRCMessage) {
    message.forEachTag { key, value in
      switch key.count {
      case 3 where key.elementsEqual("bot".utf8): isFromBot = true
      case 4 where key.elementsEqual("time".utf8): time = ServerTime.milliseconds(value)
      case 5 where key.elementsEqual("msgid".utf8): messageID = Self.text(value)
      case 5 where key.elementsEqual("label".utf8): label = Self.text(value)
      case 5 where key.elementsEqual("batch".utf8): batch = Self.text(value)
      case 7 where key.elementsEqual("account".utf8): account = Self.text(value)
      case 9 where key.elementsEqual("draft/bot".utf8): isFromBot = true
      case 16 where key.elementsEqual("inspircd.org/bot".utf8): isFromBot = true
      case 20 where key.elementsEqual("inspircd.org/service".utf8): isFromBot = true
      case 22 where key.elementsEqual("draft/multiline-concat".utf8): continuesLine = true
      case 21 where key.elementsEqual("draft/chathistory-end".utf8): endsHistory = true
      case 16 where key.elementsEqual("multiline-concat".utf8): continuesLine = true
      default: break
      }
    }
  }

  private static func text(_ value: UnsafeBufferPointer<UInt8>) -> String? {
    value.isEmpty ? nil : TagValue.unescaped(value)
  }
}
