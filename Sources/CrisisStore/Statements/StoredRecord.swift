import CrisisCore
import GRDB

/// What is read by the names of its fields (`written_by` for `writtenBy`). A column that is JSON makes a list, or a record
/// within the record; two fields that are one, as a span's, may stand beside the others.
protocol StoredRecord: FetchableRecord, Decodable {}

extension StoredRecord {
  package static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
}

extension Authority: StoredRecord {}
extension Availability: StoredRecord {}
extension Claim: StoredRecord {}
extension PostingSuspension: StoredRecord {}
extension Digest: StoredRecord {}
extension DigestContent.Item: StoredRecord {}
extension DigestCorrection: StoredRecord {}
extension DigestEscalation: StoredRecord {}
extension DigestPeriod: StoredRecord {}
extension DigestRumour: StoredRecord {}
extension Distress: StoredRecord {}
extension Escalation: StoredRecord {}
extension Handover: StoredRecord {}
extension HandoverNote: StoredRecord {}
extension HeadCount: StoredRecord {}
extension ManagerQuestion: StoredRecord {}
extension Offer: StoredRecord {}
extension PairedAccount: StoredRecord {}
extension Participant: StoredRecord {}
extension Relay: StoredRecord {}
extension RetainedCrisis: StoredRecord {}
extension RetainedOffer: StoredRecord {}
extension RelayTimes: StoredRecord {}
extension Settlement: StoredRecord {}
extension Shift: StoredRecord {}
extension Verification: StoredRecord {}
