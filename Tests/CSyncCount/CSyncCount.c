#include "CSyncCount.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>

// A virtual file system that opens files with the system's own, then puts a counting xSync into a copy of their method
// table. The file objects stay the system's, so that all other methods work unchanged.

static sqlite3_vfs *real;
static sqlite3_vfs wrapper;
static char watched[1024];
// The system has one table for the files that it locks and another for logs, which it does not lock.
static const sqlite3_io_methods *log_original, *other_original;
static sqlite3_io_methods log_methods, other_methods;
static atomic_int log_syncs, other_syncs;

static int log_sync(sqlite3_file *file, int flags) {
  atomic_fetch_add(&log_syncs, 1);
  return log_original->xSync(file, flags);
}

static int other_sync(sqlite3_file *file, int flags) {
  atomic_fetch_add(&other_syncs, 1);
  return other_original->xSync(file, flags);
}

// Has calls of a file go by `copy`, whose xSync counts; `original` is what they went by.
static void count_syncs(sqlite3_file *file, const sqlite3_io_methods **original, sqlite3_io_methods *copy,
                        int (*sync)(sqlite3_file *, int)) {
  if (*original == NULL) {
    *original = file->pMethods;
    *copy = *file->pMethods;
    copy->xSync = sync;
  }
  if (file->pMethods == *original) file->pMethods = copy;
}

static int counting_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  int code = real->xOpen(real, name, file, flags, out);
  if (code != SQLITE_OK || file->pMethods == NULL || name == NULL) return code;
  if (watched[0] == 0 || strncmp(name, watched, strlen(watched)) != 0) return code;
  if (flags & SQLITE_OPEN_WAL) {
    count_syncs(file, &log_original, &log_methods, log_sync);
  } else {
    count_syncs(file, &other_original, &other_methods, other_sync);
  }
  return code;
}

int sync_count_watch(const char *folder) {
  if (real == NULL) {
    real = sqlite3_vfs_find(NULL);
    if (real == NULL) return -1;
    wrapper = *real;
    wrapper.pNext = NULL;
    wrapper.zName = "vigie-sync-count";
    wrapper.xOpen = counting_open;
    if (sqlite3_vfs_register(&wrapper, 1) != SQLITE_OK) return -1;
  }
  strncpy(watched, folder, sizeof watched - 1);
  atomic_store(&log_syncs, 0);
  atomic_store(&other_syncs, 0);
  return 0;
}

int sync_count_log(void) { return atomic_load(&log_syncs); }

int sync_count_other(void) { return atomic_load(&other_syncs); }
