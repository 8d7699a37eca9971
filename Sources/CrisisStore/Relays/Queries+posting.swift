import CrisisCore
import GRDB

extension StoreQueries {
  /// Since when Vigie posts nothing; nil: it posts.
  package func postingSuspension() throws -> PostingSuspension? {
    try db.record("SELECT at, by FROM posting_suspension ORDER BY seq LIMIT 1")
  }

  /// What Vigie is to put online on an account, the oldest first, and to take away: as the records are now. Only what two
  /// people agreed upon, in a mission in earnest, and as long as it is worth reading.
  ///
  /// - Parameter account: nil: on any.
  package func postJobs(of account: String? = nil, at now: Milliseconds) throws -> [PostJob] {
    try db.rows(
      """
      SELECT publication.crisis, publication.relay, publication.account, publication.text, relay.approved_at,
        iif(publication.state = 'published', publication.url, NULL)
      FROM relay_publication AS publication INDEXED BY relay_publication_ours
      JOIN relay ON relay.crisis = publication.crisis AND relay.number = publication.relay
      JOIN crisis ON crisis.code = relay.crisis
      WHERE publication.ours = 1 AND publication.state IN ('planned', 'published') AND relay.approved_at IS NOT NULL
        AND (?1 IS NULL OR publication.account = ?1)
        AND (publication.state = 'published' AND publication.url IS NOT NULL
            AND relay.status IN ('withdrawn', 'rejected', 'expired')
          OR publication.state = 'planned' AND relay.status IN ('approved', 'published', 'failed')
            AND relay.expires_at > ?2 AND relay.approved_by <> relay.written_by AND crisis.nature = 'real')
      ORDER BY publication.state DESC, relay.approved_at, relay.number
      """, [account, now]
    ) { row in
      PostJob(
        post: Post(crisis: row[0], number: row[1], account: row[2], text: row[3], approvedAt: row[4]), url: row[5])
    }
  }
}
