import Foundation
import Testing
import VigieTestSupport

/// A form of a page, as a browser sends it.
struct SentForm {
  var action: String
  var fields: [String: String]

  /// With what somebody filled in.
  func filled(_ values: [String: String]) -> String {
    let unreserved = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return fields.merging(values) { $1 }.sorted { $0.key < $1.key }.map { key, value in
      "\(key)=\(value.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")".replacing("%20", with: "+")
    }.joined(separator: "&")
  }
}

extension HTTPExchange {
  /// The form of that name, about that record; nil: the page has none.
  func form(_ name: String, on record: String = "") -> SentForm? {
    let forms = body.matches(of: /<form class="work" method="post" action="([^"]*)">(.*?)<\/form>/.dotMatchesNewlines())
    for form in forms where form.output.1.hasSuffix("/do/\(name)") {
      let hidden = form.output.2.matches(of: /<input type="hidden" name="(\w+)" value="([^"]*)">/)
      let fields = Dictionary(hidden.map { (String($0.output.1), String($0.output.2)) }) { $1 }
      if fields["record"] == record { return SentForm(action: String(form.output.1), fields: fields) }
    }
    return nil
  }

  /// The names of all forms.
  var forms: [String] {
    body.matches(of: /<form class="work" method="post" action="[^"]*\/do\/(\w+)">/).map { String($0.output.1) }
  }

  /// What the page says at its top, as read on a screen.
  var notices: [String] {
    body.matches(of: /<div class="notice[^>]*>(.*?)<\/div>/.dotMatchesNewlines()).flatMap { notice in
      notice.output.1.matches(of: /<p><bdi>(.*?)<\/bdi><\/p>/).map { String($0.output.1).unescaped }
    }
  }
}

extension String {
  /// As a browser shows it.
  var unescaped: String {
    replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&#39;", with: "'"
    )
    .replacing("&amp;", with: "&").replacing("\u{A0}", with: " ")
  }
}

extension BoardVisit {
  /// Fills in a form of a page and sends it, and goes where that leads.
  @discardableResult
  func send(
    _ cookie: String, _ page: HTTPExchange, _ name: String, on record: String = "", _ values: [String: String] = [:],
    _ location: SourceLocation = #_sourceLocation
  ) async throws -> HTTPExchange {
    let form = try #require(page.form(name, on: record), "no \(name) among \(page.forms)", sourceLocation: location)
    let answer = try await post(form.action, cookie, body: form.filled(values))
    #expect(answer.status == 303, "\(answer.body)", sourceLocation: location)
    return try await get(answer.headers["location"] ?? "", cookie)
  }
}
