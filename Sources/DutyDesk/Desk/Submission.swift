import ChatModel
import CrisisCore
import CrisisStore

/// Something handed in, from wherever it comes: a line of chat, or a moment of the clock. From here on all are equal: same
/// rights, same journal, same words.
struct Submission: Sendable {
  /// Known to its network: the same once more does nothing twice. nil: the network gives none.
  var id: String?
  var network: String
  /// The network that vouches for the person.
  var home: String
  var place: ChatPlace
  /// What that place is.
  var venue: Venue
  /// Who it is for the purpose of « the same person »: `network/account`, else nick and address.
  var person: String
  /// What the person is called there.
  var name: String
  /// As they were given.
  var words: String
  /// The crisis that is named, if one is.
  var crisis: String?
  /// What was shown with it.
  var picture: PictureSource?

  /// The clock is a member of the team, which comes to no room.
  static func clock(_ due: Due, at now: Milliseconds) -> Submission {
    Submission(
      id: due.id, network: Due.network, home: Due.network, place: .direct, venue: .direct, person: Due.network,
      name: Due.network,
      words: "", crisis: nil)
  }

  var isClock: Bool { network == Due.network }

  /// nil: in private.
  var channel: String? { if case .channel(let name) = place { name } else { nil } }

  /// As the journal notes it. What the clock does comes from no network.
  var origin: Origin { Origin(network: isClock ? nil : network, channel: channel, messageID: id) }
}

extension Line {
  func submission(crisis: String? = nil) -> Submission {
    Submission(
      id: message.id, network: message.network, home: message.home, place: message.place, venue: venue,
      person: person, name: message.sender.nick, words: text, crisis: crisis, picture: message.picture)
  }
}
