#pragma once
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/cost/conventions.h"
#include "core/graph/graph.h"
#include "core/networks/network_spec.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Who published a row of figures.
enum class PublishedOrigin {
    Paper,      ///< the family's paper, its last version
    PaperEarly, ///< an earlier version of it
    Authors,    ///< TensorFlow slim's READMEs, by the MobileNets' authors
    Megvii,     ///< megvii-model/ShuffleNet-Series, by the ShuffleNets' authors
    Torchvision,
    Timm,
    Pytorchcv,
    PytorchcvB,
    Dli14,
    Keras,
    Quoted ///< another paper's table: quotations and re-implementations, whose rounding is unknown
};

/// What a published parameter count holds.
enum class ParameterConvention {
    Trained,          ///< weights, biases and batch norm's two trained values a channel
    WithoutBatchNorm, ///< slim's MobileNetV2 README
    SlimV1            ///< slim's MobileNetV1 README: 1001 classes and three batch norm values a channel
};

/// A number as it was printed.
struct PublishedFigure {
    double millions = 0;
    double step = 1; ///< of its last digit
    /// Rounding `ownMillions` to the printed digits gives this figure.
    bool agrees(double ownMillions) const;
};

/// One row of resources/reference/published.csv: figures somebody printed for a network of our families.
struct PublishedRow {
    std::string variant;                   ///< as the source calls it
    NetworkSpec spec;                      ///< the network, with the rules of whoever published it
    bool isThisNetwork = true;             ///< false for comparison networks that the families do not contain
    std::optional<PublishedFigure> count;  ///< by `convention`
    std::optional<PublishedFigure> params; ///< by `parameterConvention`
    std::optional<double> top1Percent;     ///< ImageNet
    PublishedOrigin origin = PublishedOrigin::Paper;
    Convention convention = Convention::Papers;
    ParameterConvention parameterConvention = ParameterConvention::Trained;
    std::string source; ///< paper and table, or repository, file and commit
    std::string notes;  ///< conflicts between sources, misprints, conventions; may be empty
};

/// Reads rows with the header that published.csv has. A BadFormat that names line and column where a value is not what
/// it must be.
Result<std::vector<PublishedRow>> parsePublished(std::string_view csv);

/// The table that is built in.
std::span<const PublishedRow> publishedRows();

/// Rows about the network that `spec` describes, whoever published them; rules and padding are not looked at, since
/// they are what the sources differ in.
std::vector<const PublishedRow*> publishedFor(const NetworkSpec& spec);

/// The row to hold a network against: the paper's (its last table where it has two), else its authors' release; none
/// if they say nothing about this width, resolution, groups, variant and number of classes.
const PublishedRow* paperRow(const NetworkSpec& spec);

/// The parameters of a graph by the convention of a published count.
std::int64_t countParameters(ParameterConvention convention, const Graph& graph);

/// One of a network's figures beside the published one.
struct FigureComparison {
    PublishedFigure published;
    double ownMillions = 0;
    double percent = 0;  ///< own against published: 100 (own - published) / published
    bool agrees = false; ///< within the rounding of the printed figure
    Message reason;      ///< a sentence: why they differ, or that they agree
};

/// How far a network is from a published row, in the row's own conventions.
struct PublishedComparison {
    const PublishedRow* row = nullptr;
    std::optional<FigureComparison> count, params;
};

/// `graph` is what buildNetwork() made of `spec`; a batch counts as one image.
PublishedComparison compareWithPublished(const PublishedRow& row, const NetworkSpec& spec, const Graph& graph);

/// Against paperRow(); none without one. For badges: how far from the paper's figure, and why.
std::optional<PublishedComparison> compareWithPaper(const NetworkSpec& spec, const Graph& graph);

/// Against every other row about this network but those of quantised weights, which repeat their float network's.
std::vector<PublishedComparison> compareWithOthers(const NetworkSpec& spec, const Graph& graph);

/// What one family counts by each of its rules: where implementations differ, they count differently.
struct RulesCount {
    std::vector<Rules> rules; ///< one or more with the same counts
    std::int64_t macs = 0;    ///< as the papers count
    std::int64_t params = 0;
};
/// The same network by every rule of its family, the family's own first; one entry where rules make no difference.
std::vector<RulesCount> countByRules(const NetworkSpec& spec);

} // namespace convlens
