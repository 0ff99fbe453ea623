#pragma once
#include <cstdio>
#include <cstdlib> // IWYU pragma: keep

/// A promise between our own functions; never for what a person or a file supplies. A broken one ends the process,
/// because going on would show wrong numbers.
#define CONVLENS_CHECK(condition)                                                                                      \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);                       \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)
