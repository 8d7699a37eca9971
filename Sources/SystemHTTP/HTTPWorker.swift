import CCurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The client's thread: it alone touches libcurl's handles.
final class HTTPWorker {
  private let mailbox: Mailbox
  private let common: Transfer.Common
  private let multi: UnsafeMutableRawPointer
  private var transfers: [UInt64: Transfer] = [:] {
    didSet { mailbox.note(underWay: transfers.count) }
  }

  private final class Start {
    let mailbox: Mailbox
    let common: Transfer.Common

    init(_ mailbox: Mailbox, _ common: Transfer.Common) {
      self.mailbox = mailbox
      self.common = common
    }
  }

  /// Starts the thread, which ends after ``Mailbox/close()``.
  static func start(on mailbox: Mailbox, common: Transfer.Common) throws {
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Start(mailbox, common))
    let outcome = pthread_create(
      &thread, nil,
      { given in
        guard let given else { return nil }
        let start = Unmanaged<Start>.fromOpaque(given).takeRetainedValue()
        // Signals are for the program's main thread; a torn connection is told by the call that meets it.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        HTTPWorker(start.mailbox, start.common)?.run()
        return nil
      }, start.toOpaque())
    guard outcome == 0 else {
      start.release()
      throw HTTPFailure(.other("the system has no thread to give"))
    }
    pthread_detach(thread)
  }

  private init?(_ mailbox: Mailbox, _ common: Transfer.Common) {
    guard let multi = mailbox.multi else { return nil }
    self.mailbox = mailbox
    self.common = common
    self.multi = multi
    // Connections kept for later, whoever they lead to.
    shim_set_multi_long(multi, CURLMOPT_MAXCONNECTS, 16)
  }

  private func run() {
    var mail = mailbox.take()
    while !mail.isClosing {
      mail.orders.forEach(begin)
      mail.cancelled.forEach(drop)
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      finishThoseDone()
      // Woken by a socket, by a time-out of libcurl's own, or by mail.
      curl_multi_poll(multi, nil, 0, 60_000, nil)
      mail = mailbox.take()
    }
    for transfer in transfers.values { transfer.end(.failure(transfer.failure(.closed))) }
    for order in mail.orders + mailbox.end() {
      order.end(.failure(HTTPFailure(.closed, host: order.request.address.host)))
    }
  }

  private func begin(_ order: Order) {
    guard transfers.count < HTTPClient.limit else {
      return order.end(
        .failure(HTTPFailure(.tooManyAtOnce(limit: HTTPClient.limit), host: order.request.address.host)))
    }
    do throws(HTTPFailure) {
      let transfer = try Transfer(order, common, on: multi)
      transfers[order.number] = transfer
    } catch {
      order.end(.failure(error))
    }
  }

  private func drop(_ number: UInt64) {
    transfers.removeValue(forKey: number)?.end(.failure(CancellationError()))
  }

  private func finishThoseDone() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE else { continue }
      let (easy, code) = (message.pointee.easy_handle, shim_outcome(message))
      guard let transfer = transfers.values.first(where: { $0.easy == easy }) else { continue }
      transfers[transfer.number] = nil
      transfer.end(transfer.outcome(code))
    }
  }
}
