import ChatModel

/// What the session wants done, in this order.
package enum MatrixAction: Sendable, Equatable {
  case request(MatrixRequest)
  /// Its answer is not wanted any more.
  case cancel(MatrixRequest.ID)
  /// Set this timer anew, in milliseconds from now.
  case setTimer(MatrixTimer, after: Int64)
  case cancelTimer(MatrixTimer)
  /// Kept, and on the disk, before any later action is carried out.
  case keep(MatrixAccount)
  /// Logged in, and the homeserver tells what is said.
  case connected
  case disconnected(reason: String)
  case loginRefused(reason: String)
  case joined(String)
  case left(String, reason: String)
  case encrypted(String)
  case replaced(String, by: String)
  case exposed(String, ExposedRoom)
  /// Somebody is in one of the rooms.
  case met(account: String)
  case heard(MatrixLine)
  /// All that was said before this token has been heard.
  case read(token: String)
  /// What was said in a channel since then (milliseconds UTC; nil: since it was read last) was not read, nor can it be.
  case gap(String, since: Int64?)
  /// - Parameter event: which it is; nil: the homeserver did not say.
  case delivered(OutgoingText.ID, event: String?)
  case failed(OutgoingText.ID, ChatEvent.DeliveryFailure)
  /// A text of this name was said by an earlier run of the program.
  case saidEarlier(name: String, event: String?)
  /// Something an operator may want to know. Never holds what people say, nor a secret.
  case note(String)
  /// Leave is taken.
  case finished
}

/// The timers of a session. Each is set at most once; setting it again replaces it.
package enum MatrixTimer: Sendable, Hashable, CaseIterable {
  /// When to log in again.
  case login
  /// When to ask again what is said.
  case poll
  /// When the send queue may go on, or something in it expires.
  case queue
  /// When a room is to be tried again.
  case reconcile
  /// When leave is taken, whatever still waits.
  case leave
}

/// A message that may be a command.
package struct MatrixLine: Sendable, Equatable {
  /// The channel's configured name; nil: a room of two.
  package var channel: String?
  /// The whole user id.
  package var sender: String
  package var text: String
  package var id: String
  /// By the homeserver's clock, milliseconds UTC.
  package var serverTime: Int64?
  /// How long ago it was said, in milliseconds by the homeserver's clock; nil: it does not tell.
  package var age: Int64?
  /// Said while we were away.
  package var isMissed: Bool
  package var thread: String?
  package var change: ChatMessage.Change?
  /// The event that it answers.
  package var repliesTo: String?
  /// The text is its caption.
  package var picture: PictureSource?
}
