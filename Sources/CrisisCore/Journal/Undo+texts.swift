extension Undo {
  var nature: CrisisNature { before.crisis?.nature ?? .real }
}

extension Slot where T == Undo {
  /// What an announcement says of any act taken back.
  static var undo: Slot {
    Slot(.words("by"), .time("at"), .code("crisis")) { ($0.member.name, $0.now, $0.before.crisis?.code ?? "") }
  }
}
