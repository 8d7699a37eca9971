#ifndef VIGIE_CSQLITE_H
#define VIGIE_CSQLITE_H

// SQLite's accounting of its memory takes a lock at each allocation, some eighty times a report. Nobody asks for it. To be
// called before SQLite is first used; later it changes nothing.
void vigie_sqlite_without_accounting(void);

#endif
