package typealias OutboxLine = CrisisStore.Announcement
import CrisisStore
