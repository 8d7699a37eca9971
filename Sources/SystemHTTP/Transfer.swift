import CCurl
import SystemTLS

/// One request on its way: libcurl's handle, what was received, and who waits. Belongs to the client's thread.
final class Transfer {
  /// What all requests of a client have in common.
  struct Common: Sendable {
    var userAgent: String
    var proxy: HTTPAddress?
  }

  let number: UInt64
  let request: HTTPRequest
  let easy: UnsafeMutableRawPointer
  private let multi: UnsafeMutableRawPointer
  private let whenOver: HTTPClient.End
  /// What was sent to libcurl and has to last as long as the handle.
  private var lists: UnsafeMutablePointer<curl_slist>?

  // What is received.
  private var headers: [(name: String, value: String)] = []
  private var headerBytes = 0
  /// Whether the empty line behind the headers has come.
  private var hasAllHeaders = false
  private var body: [UInt8] = []

  /// What a callback found, by which the transfer ends.
  private var fault: HTTPFailure.Reason?
  /// Whether the first byte of the request may have left.
  private var isSent = false
  /// nil: the connection is not encrypted.
  private var check: CertificateCheck?
  let goesThroughProxy: Bool

  static let headerLimit = 64 << 10

  /// - Throws: where it cannot begin; then nobody is told.
  init(_ order: Order, _ common: Common, on multi: UnsafeMutableRawPointer) throws(HTTPFailure) {
    let host = order.request.address.host
    guard let easy = curl_easy_init() else { throw HTTPFailure(.other("libcurl has no memory"), host: host) }
    number = order.number
    request = order.request
    whenOver = order.end
    self.easy = easy
    self.multi = multi
    let isLocal = IPAddress(host)?.isLoopback ?? (host == "localhost")
    goesThroughProxy = common.proxy != nil && !isLocal
    do throws(TLSFailure) {
      check = request.address.isEncrypted ? try CertificateCheck(server: host, pin: request.tls.pin) : nil
    } catch {
      curl_easy_cleanup(easy)
      throw HTTPFailure(.tls(error), host: host)
    }
    guard setOptions(common), curl_multi_add_handle(multi, easy) == CURLM_OK else {
      curl_easy_cleanup(easy)
      curl_slist_free_all(lists)
      throw HTTPFailure(.other("libcurl does not take the request"), host: host)
    }
  }

  /// Gives the handle back and tells the outcome. To be called once.
  func end(_ outcome: Result<HTTPResponse, any Error>) {
    curl_multi_remove_handle(multi, easy)
    curl_easy_cleanup(easy)
    curl_slist_free_all(lists)
    whenOver(outcome)
  }

  func failure(_ reason: HTTPFailure.Reason) -> HTTPFailure {
    HTTPFailure(reason, host: request.address.host, mayHaveArrived: isSent)
  }

  func outcome(_ code: CURLcode) -> Result<HTTPResponse, any Error> {
    guard code == CURLE_OK else { return .failure(failure(reason(code))) }
    // libcurl takes a connection that ends among the headers for their end.
    guard hasAllHeaders else { return .failure(failure(.torn)) }
    var (status, version) = (0, 0)
    shim_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    shim_get_long(easy, CURLINFO_HTTP_VERSION, &version)
    return .success(
      HTTPResponse(
        status: status, headers: headers, body: body, version: version == CURL_HTTP_VERSION_2_0 ? .http2 : .http1))
  }

  private func reason(_ code: CURLcode) -> HTTPFailure.Reason {
    if let check, let refusal = check.refusal { return .tls(TLSFailure(refusal, offered: check.offered)) }
    switch code {
    case CURLE_COULDNT_CONNECT: return fault ?? .unreachable
    case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxyFailed
    case CURLE_OPERATION_TIMEDOUT: return isSent ? .timeout : .connectTimeout
    case CURLE_PEER_FAILED_VERIFICATION:
      return .tls(TLSFailure(.certificateRefused("its name is not \(request.address.host)"), offered: check?.offered))
    case CURLE_SSL_CONNECT_ERROR: return .tls(TLSFailure(.protocolError("no handshake"), offered: check?.offered))
    case CURLE_SSL_CACERT_BADFILE:
      return .tls(TLSFailure(.unreadable(file: request.tls.caFile ?? "", why: "no certificates in it")))
    case CURLE_SSL_CERTPROBLEM:
      return .tls(TLSFailure(.unreadable(file: request.tls.certificateFile ?? "", why: "no certificate with its key")))
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return fault ?? .torn
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_UNSUPPORTED_PROTOCOL:
      return fault ?? .notUnderstood
    default: return fault ?? .other(String(cString: curl_easy_strerror(code)))
    }
  }

  // MARK: what libcurl tells

  /// - Returns: whether to go on.
  func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let line = String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
    // The headers of an answer that comes before the answer (100, 103) are not its.
    if line.hasPrefix("HTTP/") { (headers, headerBytes, hasAllHeaders) = ([], 0, false) }
    // Behind it may come those of the body's end.
    if line.isEmpty { hasAllHeaders = true }
    headerBytes += bytes.count
    guard headerBytes <= Self.headerLimit else {
      fault = .headersTooLong
      return false
    }
    if let colon = line.firstIndex(of: ":"), colon != line.startIndex {
      var value = line[line.index(after: colon)...]
      while value.first?.isWhitespace == true { value.removeFirst() }
      while value.last?.isWhitespace == true { value.removeLast() }
      headers.append((line[..<colon].lowercased(), String(value)))
    }
    return true
  }

  /// - Returns: whether to go on.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= request.bodyLimit else {
      fault = .answerTooLong(limit: request.bodyLimit)
      body = []
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Whether a connection to this address may be made, or be used again.
  func admits(_ address: IPAddress?) -> Bool {
    // The way beyond a proxy is the proxy's.
    if goesThroughProxy { return true }
    if !request.address.isEncrypted, !request.allowsPlain, address?.isLoopback != true {
      fault = .plainRefused
      return false
    }
    if request.reach == .publicOnly, address?.isPublic != true {
      fault = .addressRefused
      return false
    }
    return true
  }

  /// Just before the request is written on a connection, a new one or one that was used before.
  ///
  /// - Returns: whether it may be.
  func maySend(to address: String?) -> Bool {
    guard admits(address.flatMap { IPAddress($0) }) else { return false }
    if check != nil {
      var info: UnsafeMutableRawPointer?
      shim_get_pointer(easy, CURLINFO_TLS_SSL_PTR, &info)
      guard let session = info?.assumingMemoryBound(to: curl_tlssessioninfo.self).pointee,
        session.backend == CURLSSLBACKEND_OPENSSL, let ssl = session.internals,
        check?.stillHolds(OpaquePointer(ssl)) == true
      else { return false }
    }
    isSent = true
    return true
  }

  /// Has the connection's certificate checked as those of IRC are.
  func prepare(_ context: OpaquePointer) -> Bool {
    guard let check else { return false }
    return check.prepare(context, trustsSystem: request.tls.caFile == nil && request.tls.pin == nil)
  }

  func verify(_ store: OpaquePointer) -> Bool { check?.verify(store) ?? false }

  func keep(_ list: UnsafeMutablePointer<curl_slist>?) { lists = list }
}
