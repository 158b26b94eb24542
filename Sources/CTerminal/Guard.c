#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CTerminal.h"

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
enum { crash_count = sizeof crashes / sizeof crashes[0] };

static struct sigaction former[crash_count];
static char sequence[terminal_guard_capacity];
static size_t sequence_length;
static struct termios terminal_modes;
static int terminal_descriptor = -1;
static int former_stderr = -1;
static atomic_bool armed;
static bool installed;
static char signal_stack[64 * 1024];

/// Once only, whoever comes first: a crash within a crash must not loop.
static void give_back(void) {
  if (!atomic_exchange(&armed, false)) return;
  size_t written = 0;
  while (written < sequence_length) {
    ssize_t count = write(terminal_descriptor, sequence + written, sequence_length - written);
    if (count <= 0) break;
    written += (size_t)count;
  }
  tcsetattr(terminal_descriptor, TCSANOW, &terminal_modes);
  if (former_stderr >= 0) dup2(former_stderr, STDERR_FILENO);
}

static void crashed(int number, siginfo_t *info, void *context) {
  give_back();
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] != number) continue;
    // The runtime's own handler gets the very context of the crash, for its backtrace.
    if ((former[i].sa_flags & SA_SIGINFO) && former[i].sa_sigaction) {
      former[i].sa_sigaction(number, info, context);
      return;
    }
    sigaction(number, &former[i], NULL);
    raise(number);
  }
}

static void install(void) {
  installed = true;
  // A stack overflow leaves no stack to handle it on; the runtime's own, when it has made one, is kept.
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t ours = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
    sigaltstack(&ours, NULL);
  }
  struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &former[i]);
  atexit(give_back);
}

bool terminal_guard_arm(
    int terminal, const void *bytes, size_t count, const struct termios *modes, int saved_stderr) {
  if (count > sizeof sequence) return false;
  atomic_store(&armed, false);
  memcpy(sequence, bytes, count);
  sequence_length = count;
  terminal_modes = *modes;
  terminal_descriptor = terminal;
  former_stderr = saved_stderr;
  if (!installed) install();
  atomic_store(&armed, true);
  return true;
}

void terminal_guard_disarm(void) { atomic_store(&armed, false); }
