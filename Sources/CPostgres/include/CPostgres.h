// libpq, PostgreSQL's client library, loaded when the first desk on PostgreSQL is opened.
//
// Linking it would cost every start some milliseconds (it brings Kerberos and LDAP), and would make it a must for those
// who never use a server. So what we call stands here as a table of functions, filled by dlopen; where libpq's header
// is installed, Library.c checks that each is declared as libpq declares it.
//
// Source: https://www.postgresql.org/docs/15/libpq.html
#ifndef EARSHOT_CPOSTGRES_H
#define EARSHOT_CPOSTGRES_H

#include <stddef.h>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

// ConnStatusType, ExecStatusType: the values that we ask for.
enum { EARSHOT_CONNECTION_OK = 0 };
enum {
  EARSHOT_COMMAND_OK = 1,
  EARSHOT_TUPLES_OK = 2,
  EARSHOT_COPY_IN = 4,
  EARSHOT_FATAL_ERROR = 7,
  EARSHOT_PIPELINE_SYNC = 10,
  EARSHOT_PIPELINE_ABORTED = 11,
};
// PG_DIAG_SQLSTATE, PG_DIAG_MESSAGE_PRIMARY.
enum { EARSHOT_DIAG_SQLSTATE = 'C', EARSHOT_DIAG_MESSAGE = 'M' };
// The types of pg_type that we bind and read.
enum { EARSHOT_BYTEA = 17, EARSHOT_INT8 = 20, EARSHOT_INT4 = 23, EARSHOT_TEXT = 25, EARSHOT_NUMERIC = 1700 };

#define EARSHOT_LIBPQ(F)                                                                                               \
  F(PGconn *, connectdbParams, (const char *const *, const char *const *, int))                                        \
  F(void, finish, (PGconn *))                                                                                          \
  F(char *, errorMessage, (const PGconn *))                                                                            \
  F(int, connectionNeedsPassword, (const PGconn *))                                                                    \
  F(int, socket, (const PGconn *))                                                                                     \
  F(char *, db, (const PGconn *))                                                                                      \
  F(char *, user, (const PGconn *))                                                                                    \
  F(int, serverVersion, (const PGconn *))                                                                              \
  F(PGresult *, exec, (PGconn *, const char *))                                                                        \
  F(int, sendPrepare, (PGconn *, const char *, const char *, int, const unsigned int *))                               \
  F(int, sendQueryPrepared,                                                                                            \
    (PGconn *, const char *, int, const char *const *, const int *, const int *, int))                                 \
  F(PGresult *, getResult, (PGconn *))                                                                                 \
  F(char *, resultErrorMessage, (const PGresult *))                                                                    \
  F(char *, resultErrorField, (const PGresult *, int))                                                                 \
  F(void, clear, (PGresult *))                                                                                         \
  F(int, ntuples, (const PGresult *))                                                                                  \
  F(unsigned int, ftype, (const PGresult *, int))                                                                      \
  F(char *, getvalue, (const PGresult *, int, int))                                                                    \
  F(int, getlength, (const PGresult *, int, int))                                                                      \
  F(int, getisnull, (const PGresult *, int, int))                                                                      \
  F(char *, cmdTuples, (PGresult *))                                                                                   \
  F(int, enterPipelineMode, (PGconn *))                                                                                \
  F(int, exitPipelineMode, (PGconn *))                                                                                 \
  F(int, pipelineSync, (PGconn *))                                                                                     \
  F(int, putCopyData, (PGconn *, const char *, int))                                                                   \
  F(int, putCopyEnd, (PGconn *, const char *))                                                                         \
  F(int, consumeInput, (PGconn *))                                                                                     \
  F(int, isBusy, (PGconn *))                                                                                           \
  F(void, freemem, (void *))

// These take or give enumerations or structures of libpq's; as numbers and plain pointers here.
#define EARSHOT_LIBPQ_LOOSE(F)                                                                                         \
  F(int, status, (const PGconn *))                                                                                     \
  F(int, resultStatus, (const PGresult *))                                                                             \
  F(void *, notifies, (PGconn *))                                                                                      \
  F(void *, setNoticeProcessor, (PGconn *, void (*)(void *, const char *), void *))

struct earshot_libpq {
#define EARSHOT_FIELD(result, name, arguments) result(*name) arguments;
  EARSHOT_LIBPQ(EARSHOT_FIELD)
  EARSHOT_LIBPQ_LOOSE(EARSHOT_FIELD)
#undef EARSHOT_FIELD
};

// The library, or NULL. To be called from one thread at a time, once.
//
// problem: why there is none, in the words of the dynamic linker; at most `size` bytes.
const struct earshot_libpq *earshot_libpq_load(char *problem, size_t size);

// Begins to pass over what the server says besides: libpq would print it over the screen.
void earshot_libpq_hush(const struct earshot_libpq *library, PGconn *connection);

// The text that came with a notification of a channel; NULL for one of another channel. Lives as long as the notification.
const char *earshot_notified(const void *notification, const char *channel);

// Whether anything has come in on a socket, the other side's end included. Does not wait.
int earshot_socket_is_readable(int socket);

// A second number for a socket, which stays the same socket's after the first was closed; -1 where there is none.
int earshot_socket_second(int socket);

// Ends both directions of a socket: who waits on it, on any thread, waits no longer.
void earshot_socket_sever(int socket);

// Gives a number back.
void earshot_socket_close(int socket);

#endif
