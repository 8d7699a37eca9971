/// Something that happened to shifts of the watch.
package protocol ShiftEvent: WatchEvent {
  /// Those that it changed, by number.
  var changed: [Int] { get }
  /// Those that it put down.
  var planned: [ShiftsPlanned.Planned] { get }
  /// Whose they are, or were.
  var concerned: [Int] { get }
}

extension ShiftEvent {
  package var changed: [Int] { [] }
  package var planned: [ShiftsPlanned.Planned] { [] }
  package var concerned: [Int] { planned.map(\.member) }
}

extension ShiftsPlanned: ShiftEvent, UndoableEvent { package var planned: [Planned] { shifts } }
extension ShiftsConfirmed: ShiftEvent, UndoableEvent { package var changed: [Int] { numbers } }
extension ShiftArrived: ShiftEvent, UndoableEvent { package var changed: [Int] { [number] } }
extension ShiftLeft: ShiftEvent, UndoableEvent { package var changed: [Int] { [number] } }
extension ShiftAbsent: ShiftEvent { package var changed: [Int] { [number] } }
extension ShiftReplaced: ShiftEvent, UndoableEvent {
  package var changed: [Int] { [number] }
  package var planned: [ShiftsPlanned.Planned] { [by] }
}
extension ShiftsSwapped: ShiftEvent, UndoableEvent {
  package var changed: [Int] { numbers }
  package var planned: [ShiftsPlanned.Planned] { by }
}
extension ShiftsGivenUp: ShiftEvent, UndoableEvent {
  package var changed: [Int] { numbers }
  package var planned: [ShiftsPlanned.Planned] { kept }
  package var concerned: [Int] { [member] }
}
extension HeadCountSet: UndoableEvent {}
extension HandoverNoted: UndoableEvent {}

extension UndoableEvent where Self: WatchEvent {
  /// Those who were told, in a room or in private, are told that it no longer stands.
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let act = self as? any ShiftEvent
    let own = Set((act?.changed ?? []) + (act?.planned.map(\.number) ?? []))
    guard !undo.since.contains(where: { !own.isDisjoint(with: ($0 as? any ShiftEvent)?.changed ?? []) }) else {
      throw .because(Texts.watch.overtaken())
    }
    let nature = undo.before.crisis?.nature ?? .real
    let told = Texts.watch.undoneByOther(crisisCode, undo.member.name, nature: nature)
    let wasAnnounced = undo.since.contains { $0 is HandoverMade }
    let people = Set(act?.concerned ?? []).subtracting([undo.member.number]).sorted()
    return Decision(
      [], answer: Texts.watch.undone(crisisCode, nature: nature),
      announcements: (wasAnnounced ? [Announcement(to: .volunteers, about: crisisCode, told)] : [])
        + (wasAnnounced || self is ShiftsGivenUp ? [Announcement(to: .coordination, about: crisisCode, told)] : [])
        + people.map { Announcement(to: .member($0), about: crisisCode, told, topic: .assignments) })
  }
}
