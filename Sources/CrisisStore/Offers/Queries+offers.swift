import CrisisCore

private let selectOffer = """
  SELECT number, departement, hazard, nature, text, link, made_at, made_by,
    coalesce((SELECT name FROM member WHERE member.number = made_by), '?') AS name,
    status, passed_at, is_read, asked, crisis, reason,
    (SELECT json_group_array(authority) FROM (
      SELECT authority FROM offer_refusal WHERE offer_refusal.offer = offer.number ORDER BY authority)) AS refusals,
    (SELECT json_group_array(by) FROM (
      SELECT DISTINCT by FROM offer_support WHERE offer_support.offer = offer.number AND by <> made_by ORDER BY by)) AS supporters
  FROM offer
  """

extension StoreQueries {
  package func offer(_ number: Int) throws -> Offer? {
    try db.record("\(selectOffer) WHERE number = ?", [number])
  }

  /// The highest number; 0: none was made.
  package func lastOffer() throws -> Int {
    try db.value(Int.self, "SELECT coalesce(max(number), 0) FROM offer") ?? 0
  }

  /// Those that are over and still hold words, by number; of one that became a mission, once the mission holds none.
  package func retainedOffers() throws -> [RetainedOffer] {
    try db.records(
      """
      SELECT number, over_at, became_mission FROM (
        SELECT number, crisis IS NOT NULL AS became_mission,
          iif(crisis IS NULL, coalesce(decided_at, made_at),
            (SELECT forgotten_at FROM crisis WHERE crisis.code = offer.crisis)) AS over_at
        FROM offer WHERE has_words = 1 AND status NOT IN ('offered', 'passed') ORDER BY number)
      WHERE over_at IS NOT NULL
      """)
  }

  /// Those that wait for somebody, the oldest first.
  package func openOffers() throws -> [Offer] {
    try db.records("\(selectOffer) WHERE status IN ('offered', 'passed') ORDER BY number")
  }

  /// The one that a crisis came of, and those that wait for somebody in one of some départements; the latest first.
  package func offers(of crisis: String, orOpenIn departements: [Departement]) throws -> [Offer] {
    try db.records(
      """
      \(selectOffer)
      WHERE number IN (
        SELECT number FROM offer WHERE crisis = ?1
        UNION
        SELECT number FROM offer
        WHERE status IN ('offered', 'passed') AND departement IN (SELECT value FROM json_each(?2)))
      ORDER BY number DESC
      """, [crisis, "[\(departements.map { "\"\($0.code)\"" }.joined(separator: ","))]"])
  }
}
