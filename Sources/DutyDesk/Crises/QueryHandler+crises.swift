import CrisisCore
import CrisisStore

extension QueryHandler {
  /// How many crises that are over `!crises` names.
  private static var mostEnded: Int { 3 }

  mutating func status() throws -> StatusView {
    let isNamed = try named() != nil
    let crises = !isNamed ? seen(try reader.openCrises()) : [try crisis()]
    let last = crises.isEmpty ? try lastEnded() : nil
    let offers = !isNamed ? try reader.openOffers().filter { asker.sees($0) } : []
    return StatusView(
      isOver: last != nil,
      crises: try (crises + (last.map { [$0] } ?? [])).map { crisis in
        StatusView.Item(
          crisis: crisis, figures: try reader.figures(crisis: crisis.code),
          requester: try reader.authority(crisis.requester),
          watch: try processor.watchSummary(of: crisis, in: reader),
          open: try reader.openMatters(crisis: crisis.code, at: processor.now),
          people: try reader.participants(crisis: crisis.code),
          nextDigest: try processor.nextDigest(of: crisis, in: reader))
      }, offers: offers, namesPeople: isAmongTheTeam)
  }

  func crises() throws -> CrisesView {
    let ended = seen(try reader.endedCrises(limit: Self.mostLookedThrough)).prefix(Self.mostEnded)
    return CrisesView(
      crises: try (seen(try reader.openCrises()) + ended).map {
        CrisesView.Item(
          crisis: $0, figures: try reader.figures(crisis: $0.code), requester: try reader.authority($0.requester))
      })
  }

  mutating func mission() throws -> MissionView {
    let crisis = try crisis()
    guard MissionRules.mayRead(crisis, asker) else {
      throw Refusal.because(Texts.missions.notYours(crisis.code, crisis.requester))
    }
    let requester = try reader.authority(crisis.requester)
    let concerned = try reader.authorities().filter {
      $0.code != crisis.requester && crisis.authorities.contains($0.code) && !crisis.joint.contains($0.code)
    }
    return MissionView(
      crisis: crisis, requester: requester, concerned: concerned, openedBy: try name(of: crisis.openedBy),
      telephone: asker.isCoordinator ? requester?.callbackPhone : nil)
  }
}

/// `!état`
package struct StatusView: View {
  package struct Item: Sendable {
    package var crisis: Crisis
    package var figures: ReportFigures
    package var requester: Authority?
    /// nil: nobody has thought of a watch.
    package var watch: WatchSummary?
    package var open: OpenMatters
    package var people: [Participant]
    /// nil: none is due.
    package var nextDigest: Milliseconds?
  }

  /// None is open, so that the last one that is over is told of.
  package var isOver = false
  package var crises: [Item]
  /// That wait for somebody.
  package var offers: [Offer] = []
  /// Managers learn how many people take part.
  var namesPeople = false

  /// Who is in danger comes first, whatever else there is to say.
  package var lines: [Statement] {
    (crises.isEmpty || isOver ? [Texts.crises.noStatus()] : [])
      + crises.flatMap { item in item.open.distresses.map { $0.statusStatement(nature: item.crisis.nature) } }
      + crises.map {
        $0.crisis.status.isOpen
          ? $0.crisis.statusStatement(
            $0.figures, requester: $0.requester, watch: $0.watch, open: $0.open, people: $0.people,
            namesPeople: namesPeople, nextDigest: $0.nextDigest)
          : $0.crisis.listStatement($0.figures, requester: $0.requester)
      } + offers.map { Texts.offers.waits($0, $0.status, $0.madeAt, nature: $0.nature) }
      + crises.compactMap(\.crisis.hashtagStatement) + crises.compactMap(\.crisis.publicMapStatement)
  }
}

/// `!crises`: those open, then the last of those that are over.
package struct CrisesView: View {
  package struct Item: Sendable {
    package var crisis: Crisis
    package var figures: ReportFigures
    package var requester: Authority?
  }

  package var crises: [Item]

  package var lines: [Statement] {
    guard !crises.isEmpty else { return [Texts.crises.none()] }
    return crises.map { $0.crisis.listStatement($0.figures, requester: $0.requester) }
  }
}

/// `!mission`
package struct MissionView: View {
  package var crisis: Crisis
  package var requester: Authority?
  /// The other authorities that may see it.
  package var concerned: [Authority]
  package var openedBy: String?
  package var telephone: String?
  package var isPrivate: Bool { true }

  package var lines: [Statement] {
    crisis.missionStatements(
      requester: requester, concerned: concerned, openedBy: openedBy, telephone: telephone)
  }
}
