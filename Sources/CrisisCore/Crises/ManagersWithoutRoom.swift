/// The names of the managers who are known, by the codes of those authorities that have no room here. What their rooms would
/// hear, they hear in private.
package typealias ManagersWithoutRoom = [String: [String]]

extension ManagersWithoutRoom {
  /// The coordination learns how an authority hears of a crisis, or that nobody there does; nothing where it has a room.
  func announcements(of authority: Authority, about crisis: String, nature: CrisisNature) -> [Announcement] {
    self[authority.code].map { names in
      let statement = Texts.crises.withoutRoom(
        crisis, authority, authority.code, names.unlessEmpty, nature: nature)
      var announcement = Announcement(to: .coordination, about: crisis, statement)
      announcement.isForTheRoomToo = true
      return [announcement]
    } ?? []
  }
}
