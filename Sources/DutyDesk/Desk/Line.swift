import ChatModel
import CommandBook
import CrisisCore

/// A line that may be a command, on its way through the desk.
struct Line: Sendable {
  var message: ChatMessage
  /// The text, cleaned.
  var text: String
  var venue: Venue
  /// As understood in the configuration's language.
  var parsed: Parsed
  /// `network/account`, or nil when the network vouches for nobody.
  let account: String?
  /// Who it is for the purpose of "the same line": the account, else nick and address.
  let person: String

  init(message: ChatMessage, text: String, venue: Venue, parsed: Parsed) {
    self.message = message
    self.text = text
    self.venue = venue
    self.parsed = parsed
    account = message.sender.account.map { AccountName.qualified($0, on: message.home) }
    person = account ?? "\(message.network)?\(message.sender.nick)@\(message.sender.address)"
  }

  /// Of a line that was said while Vigie was away: how long before its return.
  var missedAge: Milliseconds? { if case .missed(let age) = message.provenance { age } else { nil } }

  /// Who is throttled: the account, else all that come from one host, since a nick is changed in no time.
  var throttled: String {
    account ?? (message.sender.address.isEmpty ? person : "\(message.network)?@\(message.sender.address)")
  }

  /// Whether it calls for help or for the team, which is passed on whoever calls.
  var isCall: Bool {
    switch parsed {
    case .request(let request, _): request.name == .distress || request.name == .activate
    case .fault(let fault):
      fault.command == CommandName.distress.rawValue || fault.command == CommandName.activate.rawValue
    case .conversation, .text: false
    }
  }

  /// Whether it calls for help.
  var isDistress: Bool {
    if case .request(let request, _) = parsed { request.name == .distress } else { false }
  }

  var channelName: String? {
    switch message.place {
    case .channel(let name): name
    case .direct: nil
    }
  }

  /// Where an answer goes that everyone in the room may read.
  var room: OutgoingLine.Destination {
    switch message.place {
    case .channel(let name): .channel(name)
    case .direct: .person(nick: message.sender.nick, account: message.sender.account)
    }
  }

  /// Where an answer goes that is for this person alone.
  var inPrivate: OutgoingLine.Destination {
    .person(nick: message.sender.nick, account: message.sender.account)
  }
}

/// What became of a line, to be carried out after the commit.
enum Outcome {
  /// Nothing to say.
  case nothing
  /// Stored; the row of the inbox holds the same answer. `announces`: there is something new in the outbox.
  case answered(OutgoingLine, announces: Bool)
  /// A fault: answered in private; the same line with the same answer shortly.
  case fault(OutgoingLine, Language, announces: Bool)
  /// Said while Vigie was away, and not for now any more.
  case late(OutgoingLine)
  /// Said before: the first answer again.
  case repeated(OutgoingLine)
  /// A text of the book, which needs no record.
  case said(OutgoingLine)
  /// To be read from the store once everything before it is committed.
  case reading(Reading)
}
