import CoreMetrics
import Synchronization

/// Holds what the program counts, and writes it as Prometheus reads it (text format 0.0.4).
package final class MetricsRegistry: MetricsFactory {
  private struct Key: Hashable, Comparable {
    var name: String
    /// `{network="visov"}`, or nothing.
    var labels: String

    init(_ name: String, _ dimensions: [(String, String)]) {
      self.name = name
      let pairs = dimensions.map { name, value in
        let value = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\(name)=\"\(value)\""
      }
      labels = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    static func < (a: Key, b: Key) -> Bool { (a.name, a.labels) < (b.name, b.labels) }
  }

  private struct State {
    var counters: [Key: Tally] = [:]
    var histograms: [Key: Histogram] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    state.withLock { $0.counters.kept(Key(label, dimensions), or: Tally()) }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    state.withLock { $0.histograms.kept(Key(label, dimensions), or: Histogram()) }
  }

  /// The program records lengths of time alone.
  package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    NOOPMetricsHandler.instance
  }

  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}

  /// - Parameter gauges: what is read at this moment, by name.
  package func text(with gauges: [(name: String, value: Double)]) -> String {
    let (counters, histograms) = state.withLock { ($0.counters, $0.histograms) }
    var lines: [String] = []
    var last = ""
    func type(_ name: String, _ type: String) {
      if name != last { lines.append("# TYPE \(name) \(type)") }
      last = name
    }
    for (key, tally) in counters.sorted(by: { $0.key < $1.key }) {
      type(key.name, "counter")
      lines.append("\(key.name)\(key.labels) \(tally.value)")
    }
    for (key, histogram) in histograms.sorted(by: { $0.key < $1.key }) {
      type(key.name, "histogram")
      lines += histogram.lines(key.name)
    }
    for gauge in gauges {
      type(gauge.name, "gauge")
      lines.append("\(gauge.name) \(Self.number(gauge.value))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  fileprivate static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}

extension Dictionary {
  /// What stands there, or what is put there now.
  fileprivate mutating func kept(_ key: Key, or new: @autoclosure () -> Value) -> Value {
    if let value = self[key] { return value }
    let value = new()
    self[key] = value
    return value
  }
}

private final class Tally: CounterHandler {
  private let count = Atomic<Int64>(0)

  var value: Int64 { count.load(ordering: .relaxed) }

  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }
}

private final class Histogram: TimerHandler {
  /// In nanoseconds, with what Prometheus calls them.
  private static let bounds: [(nanoseconds: Int64, name: String)] = [
    (500_000, "0.0005"), (1_000_000, "0.001"), (2_500_000, "0.0025"), (5_000_000, "0.005"), (10_000_000, "0.01"),
    (25_000_000, "0.025"), (50_000_000, "0.05"), (100_000_000, "0.1"), (250_000_000, "0.25"), (500_000_000, "0.5"),
    (1_000_000_000, "1"), (2_500_000_000, "2.5"), (5_000_000_000, "5"), (10_000_000_000, "10"),
  ]

  private struct State {
    /// Of each bound those that are no longer than it and longer than the one before; then those beyond.
    var counts = [Int64](repeating: 0, count: Histogram.bounds.count + 1)
    var sum: Int64 = 0
  }

  private let state = Mutex(State())

  func recordNanoseconds(_ duration: Int64) {
    let index = Self.bounds.firstIndex { duration <= $0.nanoseconds } ?? Self.bounds.count
    state.withLock { state in
      state.counts[index] += 1
      state.sum += duration
    }
  }

  func lines(_ name: String) -> [String] {
    let state = state.withLock { $0 }
    var total: Int64 = 0
    var lines: [String] = []
    for (count, bound) in zip(state.counts, Self.bounds.map(\.name) + ["+Inf"]) {
      total += count
      lines.append("\(name)_bucket{le=\"\(bound)\"} \(total)")
    }
    let seconds = MetricsRegistry.number(Double(state.sum) / 1e9)
    return lines + ["\(name)_sum \(seconds)", "\(name)_count \(total)"]
  }
}
