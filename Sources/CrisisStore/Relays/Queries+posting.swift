import CrisisCore
import GRDB

/// The networks on which a post can be given other words at its address.
private let correctingInPlace =
  RelayNetwork.allCases.filter(\.correctsInPlace).map { "'\($0.rawValue)'" }.joined(separator: ", ")
/// What Vigie is to put online: only what two people agreed upon, in a mission in earnest, and as long as it is worth reading.
private func isWanted(_ publication: String, _ relay: String) -> String {
  """
  \(publication).ours = 1 AND \(publication).state = 'planned' AND \(relay).approved_at IS NOT NULL
    AND \(relay).status IN ('approved', 'published', 'failed') AND \(relay).expires_at > ?2
    AND \(relay).approved_by <> \(relay).written_by AND crisis.nature = 'real'
  """
}

extension StoreQueries {
  /// Since when Vigie posts nothing; nil: it posts.
  package func postingSuspension() throws -> PostingSuspension? {
    try db.record("SELECT at, by FROM posting_suspension ORDER BY seq LIMIT 1")
  }

  /// What Vigie is to take away from an account, and to put online there, the oldest first: as the records are now. What is
  /// corrected stays where the right words can take its place, as long as they are to.
  ///
  /// - Parameter account: nil: on any.
  package func postJobs(of account: String? = nil, at now: Milliseconds) throws -> [PostJob] {
    try db.rows(
      """
      SELECT publication.crisis, publication.relay, publication.account, publication.text, relay.approved_at,
        publication.state = 'planned', iif(publication.state = 'published', publication.url, old.url)
      FROM relay_publication AS publication INDEXED BY relay_publication_ours
      JOIN relay ON relay.crisis = publication.crisis AND relay.number = publication.relay
      JOIN crisis ON crisis.code = relay.crisis
      LEFT JOIN relay_publication AS old ON old.crisis = relay.crisis AND old.relay = relay.corrects
        AND old.account = publication.account AND old.ours = 1 AND old.state = 'published'
        AND publication.state = 'planned' AND publication.network IN (\(correctingInPlace))
      WHERE publication.ours = 1 AND publication.state IN ('planned', 'published') AND relay.approved_at IS NOT NULL
        AND (?1 IS NULL OR publication.account = ?1)
        AND (publication.state = 'published' AND publication.url IS NOT NULL
            AND relay.status IN ('withdrawn', 'rejected', 'expired', 'corrected')
            AND NOT (relay.status = 'corrected' AND publication.network IN (\(correctingInPlace)) AND EXISTS (
              SELECT 1 FROM relay_publication AS next
              JOIN relay AS right_words ON right_words.crisis = next.crisis AND right_words.number = next.relay
              WHERE next.crisis = relay.crisis AND next.relay = relay.corrected_by
                AND next.account = publication.account AND \(isWanted("next", "right_words"))))
          OR \(isWanted("publication", "relay")))
      ORDER BY publication.state DESC, relay.approved_at, relay.number
      """, [account, now]
    ) { row in
      let url: String? = row[6]
      let act: PostJob.Act = row[5] ? url.map { .replace($0) } ?? .put : .remove(url ?? "")
      return PostJob(
        act, Post(crisis: row[0], number: row[1], account: row[2], text: row[3], approvedAt: row[4]))
    }
  }
}
