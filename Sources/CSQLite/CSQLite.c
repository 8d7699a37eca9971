#include "CSQLite.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>

// Swift cannot call a function of C that takes what it will.
void vigie_sqlite_without_accounting(void) { (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

struct vigie_log_watch {
  _Atomic int pages;
  int most;
};

static int committed(void *context, sqlite3 *connection, const char *database, int pages) {
  struct vigie_log_watch *watch = context;
  atomic_store_explicit(&watch->pages, pages, memory_order_relaxed);
  // Busy is no fault: the next commit tries again.
  if (pages >= watch->most) (void)sqlite3_wal_checkpoint_v2(connection, database, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return SQLITE_OK;
}

struct vigie_log_watch *vigie_log_watch_new(struct sqlite3 *connection, int most) {
  struct vigie_log_watch *watch = calloc(1, sizeof *watch);
  if (watch == NULL) return NULL;
  watch->most = most;
  sqlite3_wal_hook(connection, committed, watch);
  return watch;
}

int vigie_log_watch_pages(const struct vigie_log_watch *watch) {
  return atomic_load_explicit(&watch->pages, memory_order_relaxed);
}

void vigie_log_watch_free(struct vigie_log_watch *watch) { free(watch); }
