import CrisisCore
import CrisisStore

/// Something that falls due: done once, whatever restarts.
struct Due: Sendable {
  /// `clock/digest-63-crue-2411-7`: the same each time that the same thing is found in the records.
  var id: String
  var at: Milliseconds
  var order: any Order
}

/// One kind of things that fall due. Asked each time anew: the records alone say what is to come.
protocol DueSource: Sendable {
  /// The next thing of each of its objects (one digest a crisis), in any order; one that is past is due now, merged with
  /// those that would have followed it.
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due]
}

extension Due {
  static let network = "clock"

  init(_ name: String, at: Milliseconds, _ order: any Order) {
    self.init(id: "\(Self.network)/\(name)", at: at, order: order)
  }
}
