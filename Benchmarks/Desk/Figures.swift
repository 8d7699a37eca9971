import CrisisCore
import Foundation

let clock: @Sendable () -> Milliseconds = { Milliseconds(Date().timeIntervalSince1970 * 1_000) }

func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }

/// What was measured is not what was to be.
struct Lost: Error { var what: String }
