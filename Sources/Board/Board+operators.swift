import CrisisStore
import DutyDesk
import Hummingbird

/// How the program does, for those who look after the machine; from this machine alone.
extension Board {
  static let operatorPaths = ["/healthz", "/readyz", "/metrics"]

  func addOperatorRoutes(to router: Router<BasicRequestContext>) {
    router.get("/healthz") { _, _ in Response(plain: "ok\n") }
    router.get("/readyz") { _, _ in await readiness() }
    router.get("/metrics") { _, _ in try await figures() }
  }

  /// `ok`, or what is missing, a line each; then for how long nobody has been heard, which keeps nobody from work.
  private func readiness() async -> Response {
    let vitals = await vitals()
    let last = vitals.silence.map { "last line heard: \($0 / 1_000) s ago\n" } ?? "no line heard yet\n"
    let answers = vitals.silences.sorted { $0.key < $1.key }.map {
      "last answer of \($0.key): \($0.value / 1_000) s ago\n"
    }
    let times = last + answers.joined()
    guard !vitals.troubles.isEmpty else { return Response(plain: "ok\n" + times) }
    return Response(plain: vitals.troubles.joined(separator: "\n") + "\n" + times, status: .serviceUnavailable)
  }

  private func figures() async throws -> Response {
    let (vitals, now) = (await vitals(), clock())
    let (size, pending, head) = try await blocking {
      try store.read { (try $0.size(), try $0.pendingCount(), try $0.journalHead()) }
    }
    var gauges: [(name: String, value: Double)] = [
      ("vigie_journal_rows", Double(head.sequence)), ("vigie_networks", Double(vitals.networks)),
      ("vigie_networks_connected", Double(vitals.connected)), ("vigie_outbox_lines", Double(pending.count)),
      ("vigie_outbox_oldest_seconds", Double(pending.oldest.map { max(now - $0, 0) } ?? 0) / 1_000),
      ("vigie_rooms", Double(vitals.rooms)), ("vigie_rooms_joined", Double(vitals.joined)),
      ("vigie_store_bytes", Double(size)), ("vigie_troubles", Double(vitals.troubles.count)),
      ("vigie_uptime_seconds", Double(vitals.uptime) / 1_000), ("vigie_waiting_lines", Double(vitals.waiting)),
    ]
    if let silence = vitals.silence { gauges.append(("vigie_last_line_seconds", Double(silence) / 1_000)) }
    var answer = Response(plain: metrics.text(with: gauges))
    answer.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
    return answer
  }
}
