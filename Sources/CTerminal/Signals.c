#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include "CTerminal.h"

static const struct {
  int number;
  unsigned bit;
} watched[] = {
    {SIGWINCH, terminal_signal_resized},   {SIGCONT, terminal_signal_continued},
    {SIGTSTP, terminal_signal_stop},       {SIGINT, terminal_signal_interrupted},
    {SIGTERM, terminal_signal_terminated}, {SIGHUP, terminal_signal_hung_up},
};
enum { watched_count = sizeof watched / sizeof watched[0] };

static struct sigaction former[watched_count];
static atomic_uint arrived;
static atomic_int wake_descriptor = -1;

static void note(int number) {
  int saved = errno;
  for (int i = 0; i < watched_count; i++)
    if (watched[i].number == number) atomic_fetch_or(&arrived, watched[i].bit);
  int wake = atomic_load(&wake_descriptor);
  uint64_t one = 1;
  // A full pipe means that a wake-up is already under way.
  if (wake >= 0 && write(wake, &one, sizeof one) < 0) errno = saved;
  errno = saved;
}

void terminal_signals_watch(int wake) {
  if (atomic_exchange(&wake_descriptor, wake) >= 0) return;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < watched_count; i++) {
    sigaction(watched[i].number, NULL, &former[i]);
    if (former[i].sa_handler != SIG_IGN || watched[i].number == SIGWINCH) sigaction(watched[i].number, &action, NULL);
  }
}

void terminal_signals_unwatch(void) {
  if (atomic_exchange(&wake_descriptor, -1) < 0) return;
  for (int i = 0; i < watched_count; i++) sigaction(watched[i].number, &former[i], NULL);
}

unsigned terminal_signals_take(void) { return atomic_exchange(&arrived, 0); }

void terminal_stop_here(void) {
  // SIGTSTP rather than SIGSTOP: a group without a shell to wake it (orphaned) must not fall asleep for ever.
  struct sigaction plain = {.sa_handler = SIG_DFL}, mine;
  sigemptyset(&plain.sa_mask);
  atomic_fetch_and(&arrived, ~(unsigned)terminal_signal_continued);
  sigaction(SIGTSTP, &plain, &mine);
  kill(0, SIGTSTP);
  // The signal may go to another thread. Until it stops the process this one goes on, and must not take the terminal back
  // meanwhile. Half a second at most: an orphaned group is not stopped at all.
  const struct timespec moment = {.tv_nsec = 1000000};
  for (int tries = 0; tries < 500 && !(atomic_load(&arrived) & terminal_signal_continued); tries++) nanosleep(&moment, NULL);
  sigaction(SIGTSTP, &mine, NULL);
}
