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

  static func lane(_ lane: OutgoingLine.Lane) -> OutgoingText.Lane {
    switch lane {
    case .distress: .distress
    case .answer: .answer
    case .announcement: .announcement
    case .digest: .digest
    }
  }

  static func failure(_ failure: OutgoingText.Failure) -> ChatEvent.DeliveryFailure {
    switch failure {
    case .refused(let why): .refused(why)
    case .expired: .expired
    case .superseded: .superseded
    case .unconfirmed: .unconfirmed
    case .notTheSamePerson: .notTheSamePerson
    case .absent: .absent
    }
  }
}
