/// The list of communes, packed so that it is read where it lies: nothing is made of it before it is looked up.
///
/// Little endian: a head of six numbers; départements (code, first row); rows, by département and code; names in the order
/// of their folded words, each a row and whether its article is left out; postal codes with a row each, in order; texts.
struct CommuneTable: Sendable {
  /// The table's version, as the first number of its head.
  static let version: UInt32 = 0x5647_0001
  static let headSize = 24
  static let departementSize = 8
  static let rowSize = 36
  static let nameSize = 4
  static let postalSize = 8

  private let bytes: LastingBytes
  private static let kinds = CommuneRecord.Kind.allCases

  let count: Int
  /// The rows of each département, by its code.
  let departements: [String: Range<Int>]
  private let rowsAt: Int
  private let namesAt: Int
  private let nameCount: Int
  private let postalAt: Int
  private let postalCount: Int
  private let textAt: Int

  /// - Returns: nil where the bytes are no table of this version.
  init?(_ bytes: LastingBytes) {
    guard bytes.count >= Self.headSize else { return nil }
    let head = (0..<6).map { bytes.number(at: 4 * $0) }
    let counts = head.map(Int.init)
    count = counts[2]
    nameCount = counts[3]
    postalCount = counts[4]
    rowsAt = Self.headSize + counts[1] * Self.departementSize
    namesAt = rowsAt + count * Self.rowSize
    postalAt = namesAt + nameCount * Self.nameSize
    textAt = postalAt + postalCount * Self.postalSize
    guard head[0] == Self.version, bytes.count == textAt + counts[5] else { return nil }
    let firsts = (0..<counts[1]).map { index in
      let at = Self.headSize + index * Self.departementSize
      return (code: Code.text(bytes.number(at: at), width: 2), first: Int(bytes.number(at: at + 4)))
    }
    let ends = firsts.dropFirst().map(\.first) + [count]
    departements = Dictionary(
      zip(firsts, ends).map { ($0.code, $0.first..<$1) }, uniquingKeysWith: { first, _ in first })
    self.bytes = bytes
  }

  static let empty = CommuneTable()

  private init() {
    bytes = LastingBytes(UnsafeRawBufferPointer(start: nil, count: 0))
    (count, rowsAt, namesAt, nameCount, postalAt, postalCount, textAt) = (0, 0, 0, 0, 0, 0, 0)
    departements = [:]
  }

  private func number(_ at: Int) -> UInt32 { bytes.number(at: at) }

  // MARK: - Rows

  /// The folded words of a row's name, joined with spaces.
  func words(of row: Int, withoutArticle: Bool = false) -> LastingBytes {
    let at = rowsAt + row * Self.rowSize
    let start = textAt + Int(number(at + 4))
    return bytes.part(start + (withoutArticle ? Int(bytes[at + 31] >> 3) : 0)..<start + Int(bytes[at + 29]))
  }

  /// The heard letters of a row's name.
  func heard(of row: Int) -> LastingBytes {
    let at = rowsAt + row * Self.rowSize
    let start = textAt + Int(number(at + 8))
    return bytes.part(start..<start + heardCount(of: row))
  }

  /// How many they are.
  func heardCount(of row: Int) -> Int { Int(bytes[rowsAt + row * Self.rowSize + 30]) }

  func kind(of row: Int) -> CommuneRecord.Kind {
    Self.kinds[Int(bytes[rowsAt + row * Self.rowSize + 31] & 7)]
  }

  /// The row of the commune that a row is part of; its own for a commune.
  func present(of row: Int) -> Int { Int(number(rowsAt + row * Self.rowSize + 24)) }

  /// Degrees in hundred-thousandths; nil where there are none.
  func position(of row: Int) -> (latitude: Int32, longitude: Int32)? {
    let at = rowsAt + row * Self.rowSize
    let latitude = Int32(bitPattern: number(at + 12))
    return latitude == .min ? nil : (latitude, Int32(bitPattern: number(at + 16)))
  }

  private func code(of row: Int) -> String { Code.text(number(rowsAt + row * Self.rowSize + 32), width: 5) }

  private func population(of row: Int) -> Int? {
    let population = number(rowsAt + row * Self.rowSize + 20)
    return population == .max ? nil : Int(population)
  }

  func name(of row: Int) -> String {
    let at = rowsAt + row * Self.rowSize
    let start = textAt + Int(number(at))
    return String(decoding: bytes.part(start..<start + Int(bytes[at + 28])), as: UTF8.self)
  }

  /// What a row's name stands for today.
  func commune(_ row: Int) -> Commune {
    let present = kind(of: row).isOfToday ? row : present(of: row)
    let insee = code(of: present)
    let position = position(of: row) ?? self.position(of: present)
    return Commune(
      name: name(of: present), insee: insee, departement: CommuneRecord.departement(ofInsee: insee),
      latitude: position.map { Double($0.latitude) / 1e5 }, longitude: position.map { Double($0.longitude) / 1e5 },
      population: population(of: present), formerName: present == row ? nil : name(of: row))
  }

  // MARK: - Names

  /// A name in the order of the names.
  func name(at index: Int) -> (row: Int, lacksArticle: Bool) {
    let packed = number(namesAt + index * Self.nameSize)
    return (Int(packed >> 1), packed & 1 == 1)
  }

  /// The names that these folded words are, and those that they begin.
  func names(_ words: ArraySlice<UInt8>) -> (exact: Range<Int>, longer: Range<Int>) {
    let first = firstName { $0.order(to: words) < 0 }
    let next = firstName(from: first) { $0.order(to: words) <= 0 }
    let end = firstName(from: next) {
      $0.count > words.count && $0[words.count] == UInt8(ascii: " ") && $0.starts(with: words)
    }
    return (first..<next, next..<end)
  }

  /// The first name, from one on, that is not `passed`; all that are stand before it.
  private func firstName(from start: Int = 0, _ passed: (LastingBytes) -> Bool) -> Int {
    var (low, high) = (start, nameCount)
    while low < high {
      let middle = (low + high) / 2
      let (row, lacksArticle) = name(at: middle)
      if passed(words(of: row, withoutArticle: lacksArticle)) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: - Postal codes

  /// The rows to which the post goes under a code.
  func rows(ofPostalCode code: UInt32) -> [Int] {
    var (low, high) = (0, postalCount)
    while low < high {
      let middle = (low + high) / 2
      if number(postalAt + middle * Self.postalSize) < code { low = middle + 1 } else { high = middle }
    }
    var rows: [Int] = []
    while low < postalCount, number(postalAt + low * Self.postalSize) == code {
      rows.append(Int(number(postalAt + low * Self.postalSize + 4)))
      low += 1
    }
    return rows
  }

  func postalCodes() -> [Int: [UInt32]] {
    var codes: [Int: [UInt32]] = [:]
    for index in 0..<postalCount {
      let at = postalAt + index * Self.postalSize
      codes[Int(number(at + 4)), default: []].append(number(at))
    }
    return codes
  }

  /// Codes of five signs, digits and capitals, as numbers.
  enum Code {
    static func number(_ text: some StringProtocol) -> UInt32? { UInt32(text, radix: 36) }

    static func postal(_ number: UInt32) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }

    static func text(_ number: UInt32, width: Int) -> String {
      let text = String(number, radix: 36, uppercase: true)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
  }
}

extension CommuneTable {
  /// A row as the list has it.
  func record(_ row: Int, postal: [Int: [UInt32]]) -> CommuneRecord {
    let (own, present) = (code(of: row), present(of: row))
    let position = position(of: row)
    return CommuneRecord(
      kind: kind(of: row), insee: own, name: name(of: row), parent: present == row ? nil : code(of: present),
      latitude: position.map { Double($0.latitude) / 1e5 }, longitude: position.map { Double($0.longitude) / 1e5 },
      population: population(of: row), postalCodes: (postal[row] ?? []).map { Code.postal($0) })
  }
}
