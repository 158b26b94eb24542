/// The few lines that must run inside a signal handler: only async-signal-safe calls, only memory prepared before.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// Signals that arrived, as bits of `terminal_signals_take`.
enum terminal_signal {
  terminal_signal_resized = 1,
  terminal_signal_continued = 2,
  terminal_signal_stop = 4,
  terminal_signal_interrupted = 8,
  terminal_signal_terminated = 16,
  terminal_signal_hung_up = 32,
};

/// From now on SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM and SIGHUP only set a bit and write 8 bytes to `wake`.
/// A signal that the parent had us ignore (nohup) stays ignored.
void terminal_signals_watch(int wake);

/// Puts the former handlers back.
void terminal_signals_unwatch(void);

/// The bits set since the last call; clears them.
unsigned terminal_signals_take(void);

/// Stops the process group as Ctrl-Z does, and returns when it is continued. The caller gave the terminal back before.
void terminal_stop_here(void);

/// Longest restore sequence that `terminal_guard_arm` accepts, bytes.
enum { terminal_guard_capacity = 1024 };

/// From now on a crash (SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT) or `exit` writes `bytes` to `terminal`,
/// sets its modes to `modes`, puts `saved_stderr` (when not -1) back as the standard error, and then goes on to
/// whatever handled the signal before, so that the runtime still prints its backtrace.
/// Returns false when the bytes are too many.
bool terminal_guard_arm(
    int terminal, const void *bytes, size_t count, const struct termios *modes, int saved_stderr);

/// A crash no longer touches the terminal.
void terminal_guard_disarm(void);
