import CrisisStore

package typealias OutboxLine = CrisisStore.Announcement
