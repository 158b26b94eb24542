/// liblinear (Fan, Chang, Hsieh, Wang, Lin: LIBLINEAR, JMLR 9, 2008), which trains linear models.
#pragma once
#include <linear.h>

/// Silences what liblinear prints while it trains.
void linear_be_quiet(void);
