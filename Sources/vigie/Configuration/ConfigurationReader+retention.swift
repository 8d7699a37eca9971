import CrisisCore
import DutyDesk
import StrictYAML

/// `retention:`: what becomes of missions that are over, in days after their end.
extension ConfigurationReader {
  func retention(_ map: YAMLMap) -> DeskSettings.RetentionSettings? {
    var retention = DeskSettings.RetentionSettings()
    retention.archive = map.optional("archive") { $0.integer(1...3_650) } ?? retention.archive
    retention.warning = map.optional("warning") { $0.integer(1...90) } ?? retention.warning
    retention.erase = map.optional("erase") { value in
      // Answers and announcements are gone by then.
      let days = value.integer(10...3_650)
      if let days, days <= retention.warning { value.fault("it has to be more than warning (\(retention.warning))") }
      return days
    }
    retention.access = map.optional("access") { $0.integer(10...3_650) } ?? retention.access
    retention.contact = map.optional("contact") { $0.word() }
    return retention
  }
}
