import ChatModel
import GRDB

extension ChatPlace {
  /// nil: a direct message.
  var channelName: String? {
    switch self {
    case .channel(let name): name
    case .direct: nil
    }
  }
}

extension OutgoingLine.Form {
  var stored: String {
    switch self {
    case .message: "message"
    case .notice: "notice"
    }
  }
}

func columns(_ destination: OutgoingLine.Destination?) -> (channel: String?, nick: String?, account: String?) {
  switch destination {
  case .channel(let name): (name, nil, nil)
  case .person(let nick, let account): (nil, nick, account)
  case .account(let account): (nil, nil, account)
  case nil: (nil, nil, nil)
  }
}

func destination(channel: String?, nick: String?, account: String?) -> OutgoingLine.Destination {
  if let channel { return .channel(channel) }
  if nick == nil, let account { return .account(account) }
  return .person(nick: nick ?? "", account: account)
}

func form(_ text: String) throws -> OutgoingLine.Form {
  switch text {
  case "message": return .message
  case "notice": return .notice
  default: throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown form \(text)")
  }
}

func lane(_ number: Int) throws -> OutgoingLine.Lane {
  guard let lane = OutgoingLine.Lane(rawValue: number) else {
    throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown lane \(number)")
  }
  return lane
}
