// The raw limit of an import: the rows of a finished desk, put into the same tables with the same indexes and the
// same full-text index by the plain SQLite C API.
//
//   cc -O2 -o baseline baseline.c -lsqlite3
//   ./baseline FROM.sqlite TO.sqlite      prints the seconds spent inserting (reading is not counted)
//
// Rows are read into memory in blocks outside the clock, then inserted by prepared statements, one transaction a
// block, with the settings that the desk uses for bulk writes.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 5000, MAX_COLUMNS = 64 };

static void die(sqlite3 *db, const char *what) {
  fprintf(stderr, "baseline: %s: %s\n", what, sqlite3_errmsg(db));
  exit(1);
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) die(db, sql);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// Makes every table, index and virtual table of the source in the target, in the source's order.
static void copy_schema(sqlite3 *from, sqlite3 *to) {
  sqlite3_stmt *s;
  const char *sql =
      "SELECT sql FROM sqlite_schema t WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
      " AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%'"
      " AND t.name LIKE v.name || '_%' AND t.name <> v.name)"
      " ORDER BY type = 'index', type = 'trigger', rowid";
  if (sqlite3_prepare_v2(from, sql, -1, &s, NULL) != SQLITE_OK) die(from, "schema");
  while (sqlite3_step(s) == SQLITE_ROW) run(to, (const char *)sqlite3_column_text(s, 0));
  sqlite3_finalize(s);
}

// Copies one table by `insert`; gives the seconds spent in the target. `rows` counts.
static double copy_rows(sqlite3 *from, sqlite3 *to, const char *select, const char *insert, long *rows) {
  sqlite3_stmt *s, *i;
  if (sqlite3_prepare_v2(from, select, -1, &s, NULL) != SQLITE_OK) die(from, select);
  if (sqlite3_prepare_v2(to, insert, -1, &i, NULL) != SQLITE_OK) die(to, insert);
  int columns = sqlite3_column_count(s);
  sqlite3_value **block = malloc(sizeof(sqlite3_value *) * BLOCK * (size_t)columns);
  double spent = 0;
  for (int more = 1; more;) {
    int n = 0;
    while (n < BLOCK && (more = sqlite3_step(s) == SQLITE_ROW)) {
      for (int c = 0; c < columns; c++) block[n * columns + c] = sqlite3_value_dup(sqlite3_column_value(s, c));
      n++;
    }
    double start = now();
    run(to, "BEGIN IMMEDIATE");
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < columns; c++) sqlite3_bind_value(i, c + 1, block[r * columns + c]);
      if (sqlite3_step(i) != SQLITE_DONE) die(to, insert);
      sqlite3_reset(i);
    }
    run(to, "COMMIT");
    spent += now() - start;
    for (int k = 0; k < n * columns; k++) sqlite3_value_free(block[k]);
    *rows += n;
  }
  sqlite3_finalize(s);
  sqlite3_finalize(i);
  free(block);
  return spent;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: baseline FROM.sqlite TO.sqlite\n");
    return 2;
  }
  sqlite3 *from, *to;
  if (sqlite3_open_v2(argv[1], &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) die(from, argv[1]);
  if (sqlite3_open(argv[2], &to) != SQLITE_OK) die(to, argv[2]);
  run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=OFF");
  copy_schema(from, to);

  double spent = 0;
  long rows = 0;
  sqlite3_stmt *tables;
  const char *sql =
      "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_schema t WHERE type='table' AND name NOT LIKE 'sqlite_%'"
      " AND sql NOT LIKE 'CREATE VIRTUAL%' AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE"
      " 'CREATE VIRTUAL TABLE%' AND t.name LIKE v.name || '_%')";
  if (sqlite3_prepare_v2(from, sql, -1, &tables, NULL) != SQLITE_OK) die(from, "tables");
  while (sqlite3_step(tables) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(tables, 0);
    char select[512], insert[1024];
    snprintf(select, sizeof select, "SELECT * FROM \"%s\"", name);
    sqlite3_stmt *probe;
    if (sqlite3_prepare_v2(from, select, -1, &probe, NULL) != SQLITE_OK) die(from, select);
    int columns = sqlite3_column_count(probe);
    sqlite3_finalize(probe);
    if (columns > MAX_COLUMNS) die(from, "too many columns");
    int at = snprintf(insert, sizeof insert, "INSERT OR REPLACE INTO \"%s\" VALUES (?", name);
    for (int c = 1; c < columns; c++) at += snprintf(insert + at, sizeof insert - (size_t)at, ",?");
    snprintf(insert + at, sizeof insert - (size_t)at, ")");
    spent += copy_rows(from, to, select, insert, &rows);
  }
  sqlite3_finalize(tables);

  // The full-text index: one entry a message that was said, of its text as it stands.
  const char *fts =
      "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND sql LIKE '%fts5%'";
  if (sqlite3_prepare_v2(from, fts, -1, &tables, NULL) != SQLITE_OK) die(from, "fts");
  while (sqlite3_step(tables) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(tables, 0);
    char select[512], insert[512];
    snprintf(select, sizeof select, "SELECT id, text FROM message WHERE direction <> 2");
    snprintf(insert, sizeof insert, "INSERT INTO \"%s\"(rowid, words) VALUES (?, ?)", name);
    long entries = 0;
    spent += copy_rows(from, to, select, insert, &entries);
  }
  sqlite3_finalize(tables);
  printf("{\"seconds\": %.3f, \"rows\": %ld}\n", spent, rows);
  sqlite3_close(from);
  sqlite3_close(to);
  return 0;
}
