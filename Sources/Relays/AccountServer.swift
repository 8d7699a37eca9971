import CrisisCore
import Foundation
import SystemHTTP
import SystemTLS

/// The server of an account, as JSON is exchanged with it: what goes wrong is said in one line, without anything secret.
struct AccountServer: Sendable {
  let client: HTTPClient
  let base: HTTPAddress
  let tls: TLSClientConfiguration

  struct Answer {
    var status: Int
    var json: JSON

    var isSuccess: Bool { (200..<300).contains(status) }
  }

  /// - Parameters:
  ///   - key: for `Authorization: Bearer`.
  ///   - form: fields sent as a form.
  ///   - json: sent as JSON.
  /// - Throws: where there is no whole answer, or one that says to come again later.
  func ask(
    _ method: HTTPRequest.Method, _ path: [String], query: [(String, String)] = [], key: String? = nil,
    headers: [(name: String, value: String)] = [], form: [(String, String)]? = nil,
    json: (any Encodable & Sendable)? = nil
  ) async throws(PostFailure) -> Answer {
    var request = HTTPRequest(method, base.adding(path, query: query), headers: headers)
    request.tls = tls
    request.bodyLimit = 2 << 20
    request.timeout = .seconds(40)
    if let key { request.headers.append(("Authorization", "Bearer \(key)")) }
    if let form {
      request.headers.append(("Content-Type", "application/x-www-form-urlencoded"))
      let fields = form.map { "\(HTTPAddress.encoded($0.0))=\(HTTPAddress.encoded($0.1))" }
      request.body = Array(fields.joined(separator: "&").utf8)
    }
    if let json, let data = try? JSONEncoder().encode(json) {
      request.headers.append(("Content-Type", "application/json"))
      request.body = [UInt8](data)
    }
    let response: HTTPResponse
    do {
      response = try await client.send(request)
    } catch let failure as HTTPFailure {
      throw PostFailure(failure.fault, "\(failure)", mayHaveWorked: failure.mayHaveArrived)
    } catch {
      throw PostFailure(.unreachable, "cancelled", mayHaveWorked: true)
    }
    let answer = Answer(status: response.status, json: JSON(response.body))
    guard response.status != 429, response.status < 500 else {
      let pause = response.retryAfter.map { $0.components.seconds * 1_000 }
      throw PostFailure(
        .busy, answer.detail, mayHaveWorked: response.status >= 500 && response.status != 503, pause: pause)
    }
    return answer
  }
}

extension AccountServer.Answer {
  /// `422 Text limit exceeded`: the number, and the server's own words made safe.
  var detail: String {
    let words = json["error_description"]?.text ?? json["message"]?.text ?? json["error"]?.text ?? ""
    let safe = words.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(80)
    return "HTTP \(status) \(String(String.UnicodeScalarView(safe)))".trimmingCharacters(in: .whitespaces)
  }

  /// What an answer means that is neither success nor anything special.
  var failure: PostFailure { PostFailure([401, 403].contains(status) ? .locked : .refused, detail) }
}

extension HTTPFailure {
  fileprivate var fault: PostFault {
    switch reason {
    case .nameNotFound, .proxyFailed, .unreachable, .connectTimeout, .timeout, .torn, .tooManyAtOnce, .closed, .tls:
      .unreachable
    case .badAddress, .badHeader, .requestTooLong, .plainRefused, .addressRefused, .answerTooLong, .headersTooLong,
      .notUnderstood, .other:
      .refused
    }
  }
}

/// What a server sent, read without trust: whatever is not as expected is nil.
struct JSON {
  private let value: Any?

  init(_ bytes: [UInt8]) { value = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]) }
  private init(value: Any?) { self.value = value }

  subscript(name: String) -> JSON? { (value as? [String: Any])?[name].map { JSON(value: $0) } }
  var text: String? { value as? String }
  var number: Int? { (value as? NSNumber)?.intValue }
  var list: [JSON]? { (value as? [Any])?.map { JSON(value: $0) } }
  var isNothing: Bool { value == nil }
}
