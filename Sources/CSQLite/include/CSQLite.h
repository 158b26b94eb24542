#ifndef CSQLITE_H
#define CSQLITE_H

/// Has SQLite keep no count of the memory in use: that count takes a lock at each allocation, and nobody asks for it.
///
/// To be called before the first connection is opened; without effect afterwards. A function of C, because that of
/// SQLite takes a variable number of arguments, which Swift cannot call.
/// Source: https://sqlite.org/c3ref/c_config_covering_index_scan.html, SQLITE_CONFIG_MEMSTATUS.
void csqlite_keep_no_statistics(void);

#endif
