// #embed is C23, which clang knows in every mode. The build follows the files: a changed theme is compiled in anew.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "Themes.h"

static const unsigned char dark[] = {
#embed "../../themes/dark.toml"
};
static const unsigned char light[] = {
#embed "../../themes/light.toml"
};
static const unsigned char high_contrast[] = {
#embed "../../themes/high-contrast.toml"
};
static const unsigned char colour_blind[] = {
#embed "../../themes/colour-blind.toml"
};
static const unsigned char harbour[] = {
#embed "../../themes/harbour.toml"
};
static const unsigned char paper[] = {
#embed "../../themes/paper.toml"
};
static const unsigned char sixteen[] = {
#embed "../../themes/sixteen.toml"
};
static const unsigned char mono[] = {
#embed "../../themes/mono.toml"
};

static const struct resource themes[] = {
    {"dark", dark, sizeof dark},
    {"light", light, sizeof light},
    {"high-contrast", high_contrast, sizeof high_contrast},
    {"colour-blind", colour_blind, sizeof colour_blind},
    {"harbour", harbour, sizeof harbour},
    {"paper", paper, sizeof paper},
    {"sixteen", sixteen, sizeof sixteen},
    {"mono", mono, sizeof mono},
};

size_t resource_theme_count(void) { return sizeof themes / sizeof themes[0]; }

struct resource resource_theme(size_t index) { return themes[index]; }
