/// What Swift cannot import from ncurses: shared variables, macros, and calls whose last argument has two meanings.
#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#include <wchar.h>

int wcwidth(wchar_t character);

static const attr_t earshot_attribute_bold = WA_BOLD;
static const attr_t earshot_attribute_dim = WA_DIM;
static const attr_t earshot_attribute_underline = WA_UNDERLINE;
static const attr_t earshot_attribute_reverse = WA_REVERSE;
#ifdef WA_ITALIC
static const attr_t earshot_attribute_italic = WA_ITALIC;
#else
static const attr_t earshot_attribute_italic = 0;
#endif

static inline WINDOW *earshot_window(void) { return stdscr; }
static inline WINDOW *earshot_physical_screen(void) { return curscr; }
static inline int earshot_colours(void) { return COLORS; }
static inline int earshot_colour_pairs(void) { return COLOR_PAIRS; }

/// Pairs beyond 32,767 and colours beyond 255 need the extended calls of ncurses 6.1; before it, the short ones.
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS && NCURSES_VERSION_PATCH >= 20180127
static inline int earshot_has_extended_colours(void) { return 1; }
static inline int earshot_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background);
}
static inline int earshot_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}
#else
static inline int earshot_has_extended_colours(void) { return 0; }
static inline int earshot_pair(int pair, int foreground, int background) {
  return init_pair((short)pair, (short)foreground, (short)background);
}
static inline int earshot_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, (short)pair, 0);
}
#endif

/// Names of the capabilities, in the order of a compiled terminal description; NULL after the last.
static inline const char *earshot_flag_name(int index) { return boolnames[index]; }
static inline const char *earshot_number_name(int index) { return numnames[index]; }
static inline const char *earshot_string_name(int index) { return strnames[index]; }

/// The string, or NULL when the terminal has none (ncurses also answers -1 for "no such name").
static inline const char *earshot_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == (const char *)-1 ? NULL : text;
}
