#pragma once
#include <stddef.h>

/// A file compiled in: its name without folder and ending, and its bytes (not ended by a zero).
struct resource {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};
