#pragma once
#include "Resource.h"

/// The word lists of `Sources/Triage/Resources`.
size_t resource_word_list_count(void);

/// The list at an index below `resource_word_list_count()`; the first one at any other index.
struct resource resource_word_list(size_t index);
