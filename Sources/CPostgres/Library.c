#include "CPostgres.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// The beginning of PGnotify.
struct notification {
  char *channel;
  int process;
  char *text;
};

#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#define EARSHOT_CHECK(result, name, arguments)                                                                         \
  _Static_assert(__builtin_types_compatible_p(__typeof__(&PQ##name), result(*) arguments), "PQ" #name);
EARSHOT_LIBPQ(EARSHOT_CHECK)
_Static_assert(CONNECTION_OK == EARSHOT_CONNECTION_OK, "ConnStatusType");
_Static_assert(
    PGRES_COMMAND_OK == EARSHOT_COMMAND_OK && PGRES_TUPLES_OK == EARSHOT_TUPLES_OK &&
        PGRES_COPY_IN == EARSHOT_COPY_IN && PGRES_FATAL_ERROR == EARSHOT_FATAL_ERROR &&
        PGRES_PIPELINE_SYNC == EARSHOT_PIPELINE_SYNC && PGRES_PIPELINE_ABORTED == EARSHOT_PIPELINE_ABORTED,
    "ExecStatusType");
_Static_assert(
    offsetof(PGnotify, relname) == offsetof(struct notification, channel) &&
        offsetof(PGnotify, extra) == offsetof(struct notification, text),
    "PGnotify");
_Static_assert(sizeof(Oid) == sizeof(unsigned int), "Oid");
#endif

#ifdef __APPLE__
static const char *const places[] = {
    "libpq.5.dylib", "/opt/homebrew/opt/libpq/lib/libpq.5.dylib", "/usr/local/opt/libpq/lib/libpq.5.dylib"};
#else
static const char *const places[] = {"libpq.so.5"};
#endif

static struct earshot_libpq library;

const struct earshot_libpq *earshot_libpq_load(char *problem, size_t size) {
  void *handle = NULL;
  for (size_t place = 0; handle == NULL && place < sizeof places / sizeof *places; place++) {
    handle = dlopen(places[place], RTLD_NOW | RTLD_LOCAL);
  }
  const char *said = handle == NULL ? dlerror() : NULL;
  if (handle == NULL) {
    snprintf(problem, size, "%s", said == NULL ? places[0] : said);
    return NULL;
  }
#define EARSHOT_LOAD(result, name, arguments)                                                                          \
  *(void **)&library.name = dlsym(handle, "PQ" #name);                                                                 \
  if (*(void **)&library.name == NULL) {                                                                               \
    snprintf(problem, size, "it is older than version 14: it has no PQ" #name);                                        \
    return NULL;                                                                                                       \
  }
  EARSHOT_LIBPQ(EARSHOT_LOAD)
  EARSHOT_LIBPQ_LOOSE(EARSHOT_LOAD)
  return &library;
}

static void pass_over(void *nothing, const char *message) {
  (void)nothing;
  (void)message;
}

void earshot_libpq_hush(const struct earshot_libpq *libpq, PGconn *connection) {
  libpq->setNoticeProcessor(connection, pass_over, NULL);
}

const char *earshot_notified(const void *notification, const char *channel) {
  const struct notification *heard = notification;
  return strcmp(heard->channel, channel) == 0 ? heard->text : NULL;
}

int earshot_socket_is_readable(int socket) {
  struct pollfd asked = {.fd = socket, .events = POLLIN};
  return poll(&asked, 1, 0) > 0;
}

int earshot_socket_second(int socket) { return fcntl(socket, F_DUPFD_CLOEXEC, 0); }

void earshot_socket_sever(int socket) { shutdown(socket, SHUT_RDWR); }

void earshot_socket_close(int socket) { close(socket); }
