/// Whom to call, printed as it is written.
package struct OnCall: Sendable, Equatable {
  package var names: [String]
  package var telephone: String?

  package init(names: [String], telephone: String?) {
    self.names = names
    self.telephone = telephone
  }
}

extension Slot where T == OnCall? {
  package static var onCall: Slot {
    Slot(.maybe(.names("on_call")), .maybe(.words("on_call_phone"))) { ($0?.names.unlessEmpty, $0?.telephone) }
  }
}
