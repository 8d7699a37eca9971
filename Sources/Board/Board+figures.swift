import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Hummingbird

extension Pages {
  /// What came in when, and what became of it.
  func figures(_ words: PageWords, _ activity: CrisisActivity, _ frame: [String: Any]) -> Response {
    let charts = Charts(words.speaker, words.context.clock)
    var own = frame
    own["arrivals"] = charts.arrivals(activity).svg
    own["arrivals_title"] = charts.arrivals(activity).title
    own["statuses"] = charts.statuses(activity).svg
    own["statuses_title"] = charts.statuses(activity).title
    if let map = charts.map(activity) { own["map"] = ["svg": map.svg, "title": map.title] }
    let categories = CrisisCore.Category.allCases.compactMap { category in
      activity.byCategory[category].map { (words.say(category), $0) }
    }
    let unnamed = activity.byCategory[nil].map { [(words.say(ExportHeading.uncategorised), $0)] } ?? []
    let rows = (categories + unnamed).map { ["what": $0.0, "count": "\($0.1)"] }
    return page(
      "figures",
      ["label": words.labels, "page": own, "rows": rows, "reports": words.say(ExportHeading.reports)])
  }
}
