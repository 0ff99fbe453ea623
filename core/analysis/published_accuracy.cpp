#include "core/analysis/published_accuracy.h"

#include <algorithm>
#include <optional>
#include <string>

namespace convlens {

namespace {

/// What makes two rows speak of one network.
NetworkSpec identity(NetworkSpec spec) {
    spec = normalized(spec);
    spec.rules = NetworkSpec{}.rules;
    spec.padding = NetworkSpec{}.padding;
    return spec;
}

bool isQuantised(const PublishedRow& row) {
    return row.variant.find("8-bit") != std::string::npos;
}

std::vector<PublishedAccuracy> gather() {
    std::vector<PublishedAccuracy> all;
    for (const PublishedRow& row : publishedRows()) {
        if (!row.top1Percent || !row.isThisNetwork || isQuantised(row)) continue;
        if (row.spec.classes != NetworkSpec{}.classes) continue;
        const NetworkSpec spec = identity(row.spec);
        auto known = std::find_if(all.begin(), all.end(),
                                  [&](const PublishedAccuracy& a) { return identity(a.row->spec) == spec; });
        if (known == all.end()) {
            all.push_back({&row, *row.top1Percent, {}});
        } else {
            known->others.push_back(&row);
        }
    }
    for (PublishedAccuracy& accuracy : all) {
        std::vector<const PublishedRow*> rows = accuracy.others;
        rows.insert(rows.begin(), accuracy.row);
        std::stable_sort(rows.begin(), rows.end(),
                         [](const PublishedRow* a, const PublishedRow* b) { return a->origin < b->origin; });
        accuracy.row = rows.front();
        accuracy.top1Percent = *rows.front()->top1Percent;
        accuracy.others.assign(rows.begin() + 1, rows.end());
    }
    return all;
}

} // namespace

std::span<const PublishedAccuracy> publishedAccuracies() {
    static const std::vector<PublishedAccuracy> all = gather();
    return all;
}

const PublishedAccuracy* publishedAccuracy(const NetworkSpec& spec) {
    const NetworkSpec wanted = identity(spec);
    const auto all = publishedAccuracies();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const PublishedAccuracy& a) { return identity(a.row->spec) == wanted; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace convlens
