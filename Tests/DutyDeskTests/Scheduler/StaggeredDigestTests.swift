import CrisisCore
import Testing

@testable import DutyDesk

/// The digests of several crises leave one after the other, at times that were said before.
struct StaggeredDigestTests {
  @Test func eachHasATimeOfItsOwn() {
    let (slot, step) = (Milliseconds(100 * .hour), DigestRules.distance)
    #expect(DigestRules.staggered(slot, every: 2 * .hour, among: []) == slot)
    #expect(DigestRules.staggered(slot, every: 2 * .hour, among: [slot + step, slot - step]) == slot)
    #expect(DigestRules.staggered(slot, every: 2 * .hour, among: [slot]) == slot + step)
    #expect(DigestRules.staggered(slot, every: 2 * .hour, among: [slot + step, slot - 1]) == slot + 2 * step)
    var times: [Milliseconds] = []
    for _ in 0..<11 { times.append(DigestRules.staggered(slot, every: 2 * .hour, among: times)) }
    #expect(Set(times).count == 11 && times.allSatisfy { $0 <= slot + 30 * .minute })
    // There are more of them than there is time for: none waits for the next slot.
    #expect(DigestRules.staggered(slot, every: 15 * .minute, among: [slot, slot + step]) == slot)
  }

  @Test func asItWasSaidAndAfterARestart() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.activate("feu", by: "lieutenant", in: gest42)
      await e.activate("tempête", by: "camille", in: gest63)
      let first = await e.pass(to: e.clock.now + 10 * .minute)
      #expect(first.filter { $0.contains("POINT N° 1") }.count == 3)
      let promised = [
        (gest63, "63-crue-2411", "04h00"), (gest42, "42-feu-2411", "04h03"), (gest63, "63-tempete-2411", "04h06"),
      ]
      for (room, code, time) in promised {
        let line = first.to(room).first { $0.contains(code) }
        #expect(line?.contains("Prochain point : \(time)") == true, "\(String(describing: line))")
      }
      try await e.restart()
      for (_, code, time) in promised {
        let status = await e.say("camille", in: coord, "!état @\(code)")
        #expect(status.contains { $0.contains("Prochain point : \(time)") }, "\(status)")
      }
      let at4 = Evening.start + 50 * .minute
      for (index, (room, code, _)) in promised.enumerated() {
        #expect(await e.pass(to: at4 + 3 * Int64(index) * .minute - 1).allSatisfy { !$0.contains("POINT N°") })
        let said = await e.pass(to: at4 + 3 * Int64(index) * .minute)
        #expect(said.filter { $0.contains("POINT N° 2") }.count == 1)
        #expect(said.to(room).contains { $0.contains(code) }, "\(said)")
      }
      // A time that somebody sets is said as it will be.
      let set = await e.say("lieutenant", in: gest42, "!point toutes 1h")
      #expect(set.first?.contains("Prochain point : 05h00") == true, "\(set)")
      // It is over: the slot is free.
      await e.say("camille", in: coord, "!désactiver @63-crue-2411 fin")
      await e.say("camille", in: coord, "!oui")
      #expect(await e.say("camille", in: coord, "!point @63-tempete").to(gest63).first?.contains("06h00") == true)
    }
  }

  /// Eased, or taken up again, within a minute: what is due at the same hour leaves one after the other, as it was said.
  @Test func thoseThatAreEasedTogetherToo() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate("crue")
      await e.activate("feu", by: "lieutenant", in: gest42)
      await e.activate("tempête", by: "camille", in: gest63)
      await e.pass(to: e.clock.now + 10 * .minute)
      let codes = ["63-crue-2411", "42-feu-2411", "63-tempete-2411"]
      func next() async -> [String] {
        var times: [String] = []
        for code in codes {
          let status = await e.say("camille", in: coord, "!état @\(code)")
          times += status.compactMap { $0.firstMatch(of: /Prochain point : ([0-9h]+)/).map { String($0.1) } }
        }
        return times
      }
      for code in codes {
        await e.say("camille", in: coord, "!alléger @\(code) décrue")
        let eased = await e.say("camille", in: coord, "!oui")
        #expect(eased.first?.contains("le prochain") == true, "\(eased)")
      }
      #expect(await next() == ["06h00", "06h03", "06h06"])
      try await e.restart()
      #expect(await next() == ["06h00", "06h03", "06h06"])
      for code in codes.dropLast() { await e.say("camille", in: coord, "!alléger @\(code) fin") }
      await e.say("camille", in: coord, "!prolonger @\(codes[2]) 6h")
      #expect(await next() == ["04h00", "04h03", "04h06"])
      let at4 = Evening.start + 50 * .minute
      for minute in 0..<3 {
        let said = await e.pass(to: at4 + 3 * Int64(minute) * .minute)
        #expect(said.filter { $0.contains("POINT N° 2") }.count == 1, "\(said)")
      }
    }
  }
}
