#ifndef VIGIE_CSQLITE_H
#define VIGIE_CSQLITE_H

// SQLite's accounting of its memory takes a lock at each allocation, some eighty times a report. Nobody asks for it. To be
// called before SQLite is first used; later it changes nothing.
void vigie_sqlite_without_accounting(void);

// How long the write-ahead log of a connection is, as its commits make it. From `most` pages on the connection itself
// copies the log into the database, as SQLite does when left alone; it takes the place of PRAGMA wal_autocheckpoint.
struct sqlite3;
struct vigie_log_watch;

// NULL: no memory. The connection must be closed before the watch is freed.
struct vigie_log_watch *vigie_log_watch_new(struct sqlite3 *connection, int most);
int vigie_log_watch_pages(const struct vigie_log_watch *watch);
void vigie_log_watch_free(struct vigie_log_watch *watch);

#endif
