// See Themes.c for #embed.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "WordLists.h"

static const unsigned char languages[] = {
#embed "../Triage/Resources/languages.txt"
};
static const unsigned char medicines[] = {
#embed "../Triage/Resources/medicines.txt"
};
static const unsigned char symptoms[] = {
#embed "../Triage/Resources/symptoms.txt"
};
static const unsigned char kinds[] = {
#embed "../Triage/Resources/kinds.txt"
};
static const unsigned char stance[] = {
#embed "../Triage/Resources/stance.txt"
};
static const unsigned char topics[] = {
#embed "../Triage/Resources/topics.txt"
};
static const unsigned char urgency[] = {
#embed "../Triage/Resources/urgency.txt"
};
static const unsigned char segments[] = {
#embed "../Triage/Resources/segments.txt"
};

static const struct resource lists[] = {
    {"languages", languages, sizeof languages},
    {"medicines", medicines, sizeof medicines},
    {"symptoms", symptoms, sizeof symptoms},
    {"kinds", kinds, sizeof kinds},
    {"stance", stance, sizeof stance},
    {"topics", topics, sizeof topics},
    {"urgency", urgency, sizeof urgency},
    {"segments", segments, sizeof segments},
};

static const size_t count = sizeof lists / sizeof lists[0];

size_t resource_word_list_count(void) { return count; }

struct resource resource_word_list(size_t index) { return lists[index < count ? index : 0]; }
