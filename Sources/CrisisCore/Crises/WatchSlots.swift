extension Slot where T == WatchSummary {
  /// Of a line that mentions the watch.
  package static var watch: Slot {
    Slot([
      Variable(name: "watch", kind: .list, isOptional: true),
      Variable(name: "watch_until", kind: .time, isOptional: true),
      Variable(name: "relief", kind: .time, isOptional: true),
      Variable(name: "relief_people", kind: .list, isOptional: true),
      Variable(name: "watch_missing", kind: .number, isOptional: true),
    ]) { $1.merge($0.values) { $1 } }
  }

  /// Where nothing is new, a digest's heading says who is on watch, and the gaps.
  static var watchHeading: Slot {
    Slot([
      Variable(name: "watch", kind: .list, isOptional: true),
      Variable(name: "watch_until", kind: .time, isOptional: true),
      Variable(name: "gaps", kind: .list, isOptional: true),
    ]) { $1.merge($0.headingValues) { $1 } }
  }
}
