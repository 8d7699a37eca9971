/// What a file of reports has of each, in this order for ever: others read the columns by their place.
package enum ExportColumn: String, Sendable, CaseIterable, Hashable {
  case number
  case date
  case time
  case commune
  case insee
  case place
  case latitude
  case longitude
  case precision
  case category
  case urgency
  case status
  case grade
  case text
  case link
  case reportedBy = "reported_by"
  case verifiedBy = "verified_by"
  case verifiedAt = "verified_at"
  case remark
}

/// The words of the after-action report that stand alone: headings and heads of columns.
package enum ExportHeading: String, Sendable, CaseIterable, Hashable {
  case figures
  case reports
  case uncategorised
  case timeline
  case digests
  case verified
  case refuted
  case relays
  case watch
  case person
  case duration
  case hoursFrom = "hours_from"
  case hoursUntil = "hours_until"
  case hoursShifts = "hours_shifts"
  case hoursMinutes = "hours_minutes"
  case hoursCertificate = "hours_certificate"
  /// Where a section has nothing.
  case none
}

extension ExportColumn: Term { package static let family = "export_column" }
extension ExportHeading: Term { package static let family = "export_heading" }
