import Synchronization

/// Tells of most lines at once that they are new, without a look at the inbox: a Bloom filter over the message ids and
/// fingerprints of each stretch of its rows. Made from the table when the store is opened. It is an index and decides
/// nothing: what it may know, the table is asked for; what was rolled back only makes it ask for nothing.
final class SeenLines: Sendable {
  /// The inbox's indexes begin with `id >> 8`, so that new rows stand together whatever their ids and fingerprints are.
  static let runBits: Int64 = 8
  /// Rows of one filter, as a power of two. With 32 bits a key one new line in a hundred thousand is looked for.
  private static let stretchBits: Int64 = 16

  private struct Stretch {
    /// `id >> 16`
    var number: Int64
    var words = [UInt64](repeating: 0, count: 1 << 16)
    /// When the last of its lines was received, in milliseconds UTC.
    var lastAt: Int64 = .max
  }

  private struct State {
    /// Oldest first.
    var stretches: [Stretch] = []
    var lastID: Int64 = 0
  }

  private let state = Mutex(State())

  enum Key {
    case message(String)
    case fingerprint(Int64)

    /// 64 bits, of which every one depends on the whole key.
    fileprivate var hash: UInt64 {
      switch self {
      case .message(let id):
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var id = id
        id.withUTF8 { bytes in
          for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return Self.mixed(hash)
      case .fingerprint(let fingerprint): return Self.mixed(UInt64(bitPattern: fingerprint) ^ 0x9e37_79b9_7f4a_7c15)
      }
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
      var mixed = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
      mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
      return mixed ^ (mixed >> 33)
    }
  }

  /// - Parameter at: when the line was received; nil: not known yet.
  func note(_ key: Key, id: Int64, at: Int64? = nil) {
    let hash = key.hash
    state.withLock { state in
      state.lastID = max(state.lastID, id)
      let number = id >> Self.stretchBits
      var index = state.stretches.endIndex - 1
      while index >= 0, state.stretches[index].number > number { index -= 1 }
      if index < 0 || state.stretches[index].number < number {
        index += 1
        state.stretches.insert(Stretch(number: number), at: index)
      }
      if let at {
        let known = state.stretches[index].lastAt
        state.stretches[index].lastAt = known == .max ? at : max(known, at)
      }
      state.stretches[index].words.withUnsafeMutableBufferPointer { words in
        _ = Self.eachBit(of: hash) { word, bit in
          words[word] |= bit
          return true
        }
      }
    }
  }

  /// The runs of rows among which the key may be, the newest first.
  ///
  /// - Parameter since: lines received earlier are of no interest, in milliseconds UTC.
  func runs(for key: Key, since: Int64 = .min) -> [Int64] {
    let hash = key.hash
    return state.withLock { state in
      var runs: [Int64] = []
      let perStretch = Self.stretchBits - Self.runBits
      for stretch in state.stretches.reversed() where stretch.lastAt >= since {
        let mayKnow = stretch.words.withUnsafeBufferPointer { words in
          Self.eachBit(of: hash) { word, bit in words[word] & bit != 0 }
        }
        guard mayKnow else { continue }
        let first = stretch.number << perStretch
        let last = min(first + (1 << perStretch) - 1, state.lastID >> Self.runBits)
        if first <= last { runs += (first...last).reversed() }
      }
      return runs
    }
  }

  /// Rows before that one are gone for good.
  func forget(before id: Int64) {
    state.withLock { state in state.stretches.removeAll { ($0.number + 1) << Self.stretchBits <= id } }
  }

  /// Eight bits of a stretch's filter, by two halves of the hash; ends where `body` says false.
  ///
  /// - Returns: whether it came to the end.
  private static func eachBit(of hash: UInt64, _ body: (_ word: Int, _ bit: UInt64) -> Bool) -> Bool {
    var place = hash
    let step = (hash >> 32) | 1
    for _ in 0..<8 {
      let bit = Int(truncatingIfNeeded: place & 0x3F_FFFF)
      if !body(bit >> 6, 1 << UInt64(bit & 63)) { return false }
      place &+= step
    }
    return true
  }
}

extension SeenLines {
  func note(_ line: InboxLine, id: Int64) {
    if let message = line.messageID { note(.message(message), id: id, at: line.at) }
    if let fingerprint = line.fingerprint { note(.fingerprint(fingerprint), id: id, at: line.at) }
  }
}
