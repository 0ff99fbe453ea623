#include "core/labs/lab_registry.h"

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace convlens {

const std::vector<Lab>& labs() {
    // In the order of the papers; the number before a title in the window is the place here.
    static const std::vector<Lab> all{
        depthwiseSeparableLab(), multipliersLab(), channelShuffleLab(), linearBottleneckLab(),
        invertedResidualLab(),   guidelinesLab(),  v3PartsLab(),        denormalsLab(),
    };
    return all;
}

Result<const Lab*> findLab(std::string_view id) {
    std::string known;
    for (const Lab& lab : labs()) {
        if (lab.id == id) return &lab;
        known += (known.empty() ? "" : ", ") + lab.id;
    }
    return Error{ErrorCode::InvalidArgument, "'" + std::string(id) + "' is not a lab; known: " + known};
}

} // namespace convlens
