#pragma once
#include "Resource.h"

/// The models of `Sources/Triage/Resources`, which `make model` trains.
size_t resource_model_count(void);

/// The model at an index below `resource_model_count()`; the first one at any other index.
struct resource resource_model(size_t index);
