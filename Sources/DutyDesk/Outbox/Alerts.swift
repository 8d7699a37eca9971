import ChatModel
import CrisisCore

/// The operator's alert command is a network of its own, with a room for each kind of alert: what is said there wakes people.
/// So an alert is kept, tried again and noted like any announcement.
extension AlertKind {
  /// No network of the configuration bears this name.
  package static let network = "alert"

  package var room: ChannelKey { ChannelKey(Self.network, rawValue) }
}

extension DeskSettings {
  /// Where an alert of this kind is said; nowhere without a command, or where it is not for this kind.
  func rooms(of kind: AlertKind) -> [ChannelKey] { alerts.contains(kind) ? [kind.room] : [] }
}

extension ChannelKey {
  var isAlert: Bool { network == AlertKind.network }
}
