#pragma once
#include "Resource.h"

/// The themes of `themes/`, in the order in which they are offered.
size_t resource_theme_count(void);

/// The theme at an index below `resource_theme_count()`.
struct resource resource_theme(size_t index);
