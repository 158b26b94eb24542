/// Files of this repository compiled in as bytes, so that one binary has all it needs.
/// A room that needs files has a header and a C file of its own here.
#pragma once
#include "Resource.h"
#include "Models.h"
#include "Themes.h"
#include "WordLists.h"
