import ChatModel
import IRCProtocol

extension IRCDriver {
  static func target(_ destination: OutgoingLine.Destination) -> OutgoingText.Target {
    switch destination {
    case .channel(let name): .channel(name)
    case .person(let nick, let account): .person(nick: nick, account: account)
    case .account(let account): .account(account)
    }
  }

  static func room(_ exposure: RoomExposure, _ isWithholding: Bool) -> ExposedRoom {
    ExposedRoom(
      isOpen: exposure.isOpen, strangers: exposure.strangers, isUnknown: exposure.isUnknown,
      isWithholding: isWithholding)
  }

  static func cursor(_ cursor: ChannelCursor, orAt now: Int64) -> ChatCursor {
    ChatCursor(channel: cursor.channel, messageID: cursor.messageID, at: cursor.time ?? now)
  }

  static func outcome(_ outcome: CodeOutcome) -> ChatEvent.CodeOutcome {
    switch outcome {
    case .accepted(let account): .accepted(account: account)
    case .wrong: .wrong
    case .spoilt: .spoilt
    case .unseen: .unseen
    case .tooMany: .tooMany
    }
  }

  static func lane(_ lane: OutgoingLine.Lane) -> OutgoingText.Lane {
    switch lane {
    case .distress: .distress
    case .call: .call
    case .stranger: .stranger
    case .answer: .answer
    case .announcement: .announcement
    case .digest: .digest
    }
  }

  static func failure(_ failure: OutgoingText.Failure) -> ChatEvent.DeliveryFailure {
    switch failure {
    case .refused(let why): .refused(why)
    case .crowded: .crowded
    case .expired: .expired
    case .superseded: .superseded
    case .unconfirmed: .unconfirmed
    case .notTheSamePerson: .notTheSamePerson
    case .absent: .absent
    case .exposed: .exposed
    }
  }
}
