#include "CSQLite.h"

#include <sqlite3.h>

// Swift cannot call a function of C that takes what it will.
void vigie_sqlite_without_accounting(void) { (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
