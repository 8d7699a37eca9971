import Testing

@testable import CrisisCore

/// R3: what becomes of an offer, by who decides what in which state.
@Suite struct OfferRulesTests {
  private func situation(_ authorities: [Authority] = [Samples.pref63, Samples.sdis63], open: [Crisis] = [])
    -> OfferRules.Situation
  {
    OfferRules.Situation(authorities: authorities, open: open, day: Samples.day)
  }

  private func make(
    _ text: String? = "l’Allier sort", by asker: Asker = Samples.jo.asking(in: .volunteers), known: [Offer] = [],
    open: [Crisis] = [], hazard: Hazard = .flood, nature: CrisisNature = .real
  ) throws -> Decision {
    try OfferRules.make(
      MakeOffer(departement: OfferSamples.departement, hazard: hazard, nature: nature, text: text), number: 12,
      known: known, by: asker, in: situation(open: open))
  }

  @Test func theCoordinationAloneIsTold() throws {
    let made = try make()
    #expect(made.events.map(\.kind) == [OfferMade.kind])
    #expect(made.announcements.map(\.audience) == [.coordination])
    #expect(made.announcements.allSatisfy { $0.crisis == nil })
    #expect(refusal { _ = try make(" ") } == .because(Texts.offers.isEmpty()))
  }

  @Test func theSameIsCountedAndAnythingElseIsNot() throws {
    let known = try OfferSamples.offer(.passed)
    let again = try make("vu aussi", by: Samples.lea.asking(in: .volunteers), known: [known])
    #expect(again.events.map(\.kind) == [OfferSupported.kind])
    #expect(again.answer.values["people"] == .number(2))
    #expect(again.announcements.map(\.audience) == [.coordination, .managers(of: ["SDIS63", "PREF63"])])
    // One person is one, however often.
    #expect(try make(known: [known]).answer.values["people"] == .number(1))
    #expect(try make(known: [known], hazard: .storm).events.map(\.kind) == [OfferMade.kind])
    #expect(try make(known: [known], nature: .exercise).events.map(\.kind) == [OfferMade.kind])
  }

  @Test func whereACrisisIsOpenOneReportsThere() throws {
    let crisis = Samples.crisis()
    #expect(
      refusal { _ = try make(open: [crisis]) }
        == .because(Texts.offers.isOpenAlready(crisis, "l’Allier sort", nature: .real)))
    #expect(try make(open: [Samples.crisis42]).events.count == 1)
    #expect(try make(open: [crisis], nature: .exercise).events.count == 1)
  }

  @Test func aCoordinatorPassesItOnOnce() throws {
    let passed = try OfferRules.pass(OfferSamples.offer(.offered), by: Samples.camille.asking(), in: situation())
    #expect(passed.announcements.map(\.audience) == [.coordination, .member(1), .managers(of: ["SDIS63", "PREF63"])])
    #expect(passed.announcements.last?.statement.values["read"] == .flag(true))
    #expect(
      refusal { _ = try OfferRules.pass(OfferSamples.offer(), by: Samples.camille.asking(), in: situation()) }
        == .because(Texts.offers.isPassedAlready(12, ["PREF63", "SDIS63"], Samples.now + .minute)))
    // To those that were not asked yet.
    let later = try OfferRules.pass(
      OfferSamples.offer(asked: ["PREF63"]), by: Samples.camille.asking(), in: situation())
    #expect(later.events == [OfferPassed(number: 12, authorities: ["SDIS63"], isRead: true)])
    var unsigned = Samples.unsigned
    unsigned.departements = Samples.departements("63")
    #expect(
      refusal {
        _ = try OfferRules.pass(OfferSamples.offer(.offered), by: Samples.camille.asking(), in: situation([unsigned]))
      } == .because(Texts.offers.hasNoAuthority(12, "63", "SDIS43")))
  }

  @Test func whatFallsDue() throws {
    let (offered, passed) = (try OfferSamples.offer(.offered), try OfferSamples.offer(.passed))
    let end = Samples.now + 6 * .hour
    #expect(OfferRules.due(offered, at: Samples.now) == (Samples.now + 10 * .minute, .unread(12)))
    #expect(OfferRules.due(passed, at: Samples.now) == (end, .unanswered(12)))
    // After a long absence it is not passed on any more.
    #expect(OfferRules.due(offered, at: end) == (end, .unanswered(12)))
    let unread = OfferRules.passUnread(offered, at: Samples.now, in: situation())
    #expect(unread.announcements.last?.statement.values["read"] == .flag(false))
    let nobody = OfferRules.passUnread(offered, at: Samples.now, in: situation([]))
    #expect(nobody.events == [OfferPassed(number: 12, authorities: [], isRead: false)])
    #expect(nobody.announcements.map(\.audience) == [.coordination, .member(1)])
    let over = OfferRules.expire(passed, in: situation())
    #expect(over.announcements.map(\.audience) == [.coordination, .member(1), .managers(of: ["SDIS63", "PREF63"])])
    // Who may not know of the crisis learns no more than that it is over.
    let overtaken = OfferRules.expire(passed, in: situation(open: [Samples.crisis()]))
    #expect(overtaken.announcements.map(\.crisis) == ["63-crue-2411", "63-crue-2411", nil])
  }

  /// For whom somebody accepts.
  @Test(
    arguments: [
      (Samples.capitaine.asking(), nil, "SDIS63"),
      (Samples.capitaine.asking(in: .managers(authority: "SDIS63")), nil, "SDIS63"),
      (Samples.capitaine.asking(), "PREF63", nil),
      (Samples.loire.asking(), nil, nil),
      (Samples.camille.asking(), nil, nil),
      (Samples.camille.asking(), "sdis63", "SDIS63"),
      (Samples.camille.asking(), "SDIS42", nil),
      (Samples.camille.asking(in: .managers(authority: "SDIS63")), nil, "SDIS63"),
    ] as [(Asker, String?, String?)])
  func theRequester(_ asker: Asker, _ given: String?, _ requester: String?) throws {
    let offer = try OfferSamples.offer()
    let found = try? OfferRules.activation(
      of: offer, AcceptOffer(number: 12, requester: given), by: asker, in: situation())
    #expect(found?.requester == requester)
  }

  @Test(arguments: [OfferStatus.accepted, .declined, .expired, .withdrawn])
  func whatIsDecidedStays(_ status: OfferStatus) throws {
    let offer = try OfferSamples.offer(status)
    let decided = Refusal.because(Texts.offers.isDecided(12, status))
    #expect(
      refusal {
        _ = try OfferRules.activation(
          of: offer, AcceptOffer(number: 12), by: Samples.capitaine.asking(), in: situation())
      } == decided)
    #expect(
      refusal { _ = try OfferRules.decline(offer, reason: "non", by: Samples.capitaine.asking(), in: situation()) }
        == decided)
    #expect(refusal { _ = try OfferRules.pass(offer, by: Samples.camille.asking(), in: situation()) } == decided)
  }

  @Test func theFirstToAcceptDecidesAndTheOthersAreTold() throws {
    let activating = ActivationRules.Situation(
      authorities: Samples.authorities, open: [], day: Samples.day, isTaken: { _ in false })
    let accepted = try OfferRules.accept(
      OfferSamples.offer(), AcceptOffer(number: 12), by: Samples.capitaine.asking(), in: situation(),
      activating: activating)
    #expect(accepted.events.map(\.kind) == [CrisisActivated.kind, OfferAccepted.kind])
    let activated = accepted.events.first as? CrisisActivated
    #expect(activated?.requester == "SDIS63" && activated?.offer == 12)
    let others = accepted.announcements.filter { $0.audience == .managers(of: ["PREF63"]) }
    #expect(others.count == 1 && others.first?.crisis == nil)
    #expect(others.first?.statement.values["crisis"] == nil)
  }

  @Test func eachDeclinesForItselfAndACoordinatorForAll() throws {
    let offer = try OfferSamples.offer()
    let own = try OfferRules.decline(offer, reason: "non", by: Samples.capitaine.asking(), in: situation())
    #expect(
      own.events == [
        OfferDeclined(number: 12, by: 6, authorities: ["SDIS63"], reason: "non", isClosed: false)
      ])
    #expect(own.announcements.map(\.audience) == [.coordination, .member(1)])
    var other = offer
    other.refusals = ["PREF63"]
    let last = try OfferRules.decline(other, reason: "non", by: Samples.capitaine.asking(), in: situation())
    #expect((last.events.first as? OfferDeclined)?.isClosed == true)
    let all = try OfferRules.decline(other, reason: "non", by: Samples.camille.asking(), in: situation())
    #expect((all.events.first as? OfferDeclined)?.isClosed == true)
    #expect(all.announcements.map(\.audience).last == .managers(of: ["SDIS63"]))
    #expect(
      refusal { _ = try OfferRules.decline(offer, reason: " ", by: Samples.capitaine.asking(), in: situation()) }
        == .because(Texts.offers.reasonMissing(12)))
    other.refusals = ["SDIS63"]
    #expect(
      refusal { _ = try OfferRules.decline(other, reason: "non", by: Samples.capitaine.asking(), in: situation()) }
        == .because(Texts.offers.isDeclinedAlready(12)))
  }

  @Test func onlyTheTeamAndThoseAskedKnow() throws {
    let (offered, passed) = (try OfferSamples.offer(.offered), try OfferSamples.offer(asked: ["SDIS63"]))
    #expect(Samples.jo.asking().sees(offered) && Samples.camille.asking().sees(offered))
    #expect(!Samples.capitaine.asking().sees(offered) && Samples.capitaine.asking().sees(passed))
    #expect(!Samples.loire.asking().sees(passed) && !Samples.ines.asking().sees(passed) && !Asker.stranger.sees(passed))
    #expect(!Samples.jo.asking(in: .managers(authority: "SDIS42")).sees(passed))
  }
}
