#ifndef VIGIE_CSYNCCOUNT_H
#define VIGIE_CSYNCCOUNT_H

/// Counts the syncs that SQLite asks of the system, for the files of one folder; everything else passes through. Files
/// opened before the call are not seen. One folder at a time.
///
/// Returns 0, or -1 where SQLite has no file system to wrap.
int sync_count_watch(const char *folder);

/// Syncs of write-ahead logs since sync_count_watch.
int sync_count_log(void);

/// Syncs of any other file since sync_count_watch.
int sync_count_other(void);

#endif
