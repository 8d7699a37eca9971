import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let advice: [CommandSpec] = [
    CommandSpec(
      "advice", for: [.identified], in: .anywhere, late: .whileYoung, takes: ["hazard": .hazard]
    ) { arguments, _ in Asked.query(ShowAdvice(hazard: arguments.hazard("hazard"))) }
  ]
}

/// `!consignes crue`; nil: of the crisis here.
struct ShowAdvice: Query {
  var hazard: Hazard?

  func view(by handler: inout QueryHandler) throws -> any View {
    let settings = handler.processor.settings
    let crisis = try crisis(&handler)
    guard let hazard = try hazard ?? crisis?.hazard ?? onlyHazard(handler) else {
      throw Refusal.because(Texts.advice.which())
    }
    guard let advice = settings.advice.text(for: hazard, in: handler.reading.language) else {
      let known = Hazard.allCases.filter { hazard in settings.advice.contains { $0.hazard == hazard } }
      return AdviceView(lines: [
        Texts.advice.none(
          hazard, known.unlessEmpty, Array(settings.relays.sources.names.prefix(4)), nature: crisis?.nature ?? .real)
      ])
    }
    let mayRelay =
      handler.processor.isOpen("relay", to: handler.asker) && !settings.relays.accounts.isEmpty
      && crisis?.status.isOpen == true
    return AdviceView(
      lines: advice.statements(
        in: handler.reading.language, on: LocalDay.iso(handler.processor.now, settings.zone),
        relayedIn: mayRelay ? crisis : nil))
  }

  /// Of several crises, where all are of one hazard.
  private func onlyHazard(_ handler: QueryHandler) throws -> Hazard? {
    let hazards = Set(handler.seen(try handler.reader.openCrises()).map(\.hazard))
    return hazards.count == 1 ? hazards.first : nil
  }

  /// The one that it is asked for: where a hazard is named, the only one of that hazard, if there is one.
  private func crisis(_ handler: inout QueryHandler) throws -> Crisis? {
    guard let hazard else {
      do {
        return try handler.crisis(orLastEnded: false)
      } catch Refusal.severalCrises {
        return nil
      } catch let refusal as Refusal where refusal.isWithoutCrisis && handler.reading.crisis == nil {
        return nil
      }
    }
    let fitting = handler.seen(try handler.reader.openCrises()).filter { crisis in
      crisis.hazard == hazard && handler.reading.crisis.map { CrisisScope.fits(crisis, $0) } ?? true
    }
    return fitting.count == 1 ? fitting.first : nil
  }
}

/// `!consignes`
package struct AdviceView: View {
  package var lines: [Statement]
}
