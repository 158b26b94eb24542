// See Themes.c for #embed.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "Models.h"

static const unsigned char messages[] = {
#embed "../Triage/Resources/messages.model"
};
static const unsigned char profiles[] = {
#embed "../Triage/Resources/profiles.model"
};

static const struct resource models[] = {
    {"messages.model", messages, sizeof messages},
    {"profiles.model", profiles, sizeof profiles},
};

static const size_t count = sizeof models / sizeof models[0];

size_t resource_model_count(void) { return count; }

struct resource resource_model(size_t index) { return models[index < count ? index : 0]; }
