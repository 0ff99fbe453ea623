#pragma once
#include "ui/session/network_jobs.h"

namespace convlens::test {

/// While it lives, runs record no more than so many bytes, as the largest networks do beyond kRecordCapBytes.
struct SmallCap {
    explicit SmallCap(qint64 bytes) { setRecordCap(bytes); }
    ~SmallCap() { setRecordCap(kRecordCapBytes); }
    SmallCap(const SmallCap&) = delete;
    SmallCap& operator=(const SmallCap&) = delete;
};

} // namespace convlens::test
