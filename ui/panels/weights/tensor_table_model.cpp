#include "ui/panels/weights/tensor_table_model.h"

#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

namespace convlens {

namespace {

QString shapeText(const std::vector<std::int64_t>& dims) {
    QStringList extents;
    for (const std::int64_t extent : dims)
        extents << QString::number(extent);
    return extents.isEmpty() ? QStringLiteral("1") : extents.join(QStringLiteral(" × "));
}

} // namespace

void TensorTableModel::setInspection(std::shared_ptr<const WeightsInspection> inspection) {
    beginResetModel();
    m_inspection = std::move(inspection);
    endResetModel();
}

const TensorFacts* TensorTableModel::tensor(int row) const {
    return row >= 0 && row < rowCount() ? &m_inspection->tensors[std::size_t(row)] : nullptr;
}

int TensorTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_inspection ? 0 : int(m_inspection->tensors.size());
}

int TensorTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TensorTableModel::data(const QModelIndex& index, int role) const {
    const TensorFacts* facts = index.isValid() ? tensor(index.row()) : nullptr;
    if (!facts) return {};
    const TensorStatistics& s = facts->statistics;
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && column > Histogram && column < Type)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == kHistogramRole && column == Histogram && s.count > 0) return QVariant::fromValue(s);
    const bool full = role == CopyTable::kValueRole;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && !full) return {};
    const auto number = [&](double value) -> QVariant {
        if (s.count == s.nans + s.infinities) return full ? QVariant() : QVariant(unknownNumber());
        if (full) return value;
        return role == Qt::ToolTipRole ? QString::number(value, 'g', 9) : significant(value);
    };
    switch (column) {
    case Name:
        return QString::fromStdString(facts->name);
    case Shape:
        return shapeText(facts->dims);
    case Histogram:
        if (full) return double(s.standardDeviation); // sorts by how wide it is
        if (role == Qt::DisplayRole || s.count == 0) return {};
        return tr("%1 values from %2 to %3")
            .arg(fullCount(s.count), significant(double(s.minimum)), significant(double(s.maximum)));
    case Minimum:
        return number(double(s.minimum));
    case Maximum:
        return number(double(s.maximum));
    case Mean:
        return number(s.mean);
    case Deviation:
        return number(s.standardDeviation);
    case NotFinite:
        if (full) return qlonglong(s.nans + s.infinities);
        if (role == Qt::ToolTipRole) return tr("%1 NaN, %2 infinite").arg(s.nans).arg(s.infinities);
        return QString::number(s.nans + s.infinities);
    case Values:
        if (full) return qlonglong(s.count);
        return role == Qt::ToolTipRole ? fullCount(s.count) : count(double(s.count));
    case Type:
        return QString::fromStdString(facts->type);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TensorTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole)
        return int((column > Histogram && column < Type ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == CopyTable::kValueRole) {
        static constexpr const char* kKeys[ColumnCount] = {"name",    "shape", "histogram_width",    "minimum",
                                                           "maximum", "mean",  "standard_deviation", "not_finite",
                                                           "values",  "type"};
        return QString::fromLatin1(kKeys[column]);
    }
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case Name:
            return tr("Name of the values in the file");
        case Shape:
            return tr("Extents: of a convolution outputs × inputs of a group × height × width");
        case Histogram:
            return tr("How often each value occurs, between the least and the largest; sorts by standard deviation");
        case Minimum:
            return tr("Least value");
        case Maximum:
            return tr("Largest value");
        case Mean:
            return tr("Mean of all values");
        case Deviation:
            return tr("Standard deviation: how far the values lie from their mean");
        case NotFinite:
            return tr("Values that are no numbers or infinite; one spoils all that follows");
        case Values:
            return tr("How many values it has");
        case Type:
            return tr("How the file stores a value: F32 takes 4 bytes, F16 and BF16 take 2");
        case ColumnCount:
            break;
        }
    }
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case Name:
        return tr("tensor");
    case Shape:
        return tr("shape");
    case Histogram:
        return tr("histogram");
    case Minimum:
        return tr("min");
    case Maximum:
        return tr("max");
    case Mean:
        return tr("mean");
    case Deviation:
        return tr("sd");
    case NotFinite:
        return tr("NaN or inf");
    case Values:
        return tr("values");
    case Type:
        return tr("type");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace convlens

#include "moc_tensor_table_model.cpp"
