// The raw limit of being told: a bare LISTEN and NOTIFY between two sessions, from sending until the listener's socket
// has been read. notify ADDRESS    prints one JSON object
#include <poll.h>
#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 2000 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static PGconn *open_session(const char *address) {
  PGconn *session = PQconnectdb(address);
  if (PQstatus(session) != CONNECTION_OK) {
    fprintf(stderr, "notify: %s", PQerrorMessage(session));
    exit(1);
  }
  return session;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **arguments) {
  if (count != 2) return fprintf(stderr, "notify ADDRESS\n"), 64;
  PGconn *listener = open_session(arguments[1]), *writer = open_session(arguments[1]);
  PQclear(PQexec(listener, "LISTEN earshot_bench"));
  static double times[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    double began = now();
    PQsendQuery(writer, "NOTIFY earshot_bench");
    for (PGnotify *told = NULL; told == NULL;) {
      struct pollfd wait = {.fd = PQsocket(listener), .events = POLLIN};
      poll(&wait, 1, 1000);
      PQconsumeInput(listener);
      told = PQnotifies(listener);
      if (told) times[round] = now() - began, PQfreemem(told);
      else if (now() - began > 5000) return fprintf(stderr, "notify: nothing came\n"), 1;
    }
    for (PGresult *result; (result = PQgetResult(writer));) PQclear(result);
  }
  qsort(times, ROUNDS, sizeof *times, compare);
  printf("{\"median_ms\": %.3f, \"p99_ms\": %.3f}\n", times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
}
