#pragma once

/// Whether this is a build with sanitizers, which reserve address space by the terabyte and slow everything down.
namespace convlens::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // GCC's way to tell
inline constexpr bool kSanitized = true;
#elif defined(__has_feature) // clang's
inline constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

} // namespace convlens::test
