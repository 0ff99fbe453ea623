#include "ui/models/layers_model.h"

#include "ui/session/session_object.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/numbers.h"
#include "ui/text/plural.h"
#include "ui/theme/colours.h"

#include <algorithm>
#include <numeric>

namespace convlens {

namespace {

/// Internal ids: stages have kStage, layers of the tree their stage's number, layers of the flat list kFlat.
constexpr quintptr kStage = ~quintptr(0);
constexpr quintptr kFlat = ~quintptr(0) - 1;

QString shapeText(const Shape& shape) {
    if (shape.h == 1 && shape.w == 1) return QString::number(shape.c);
    return QStringLiteral("%1 × %2 × %3").arg(shape.c).arg(shape.h).arg(shape.w);
}

} // namespace

LayersModel::LayersModel(SessionObject& session, QObject* parent) : QAbstractItemModel(parent), m_session(session) {
    connect(&session, &SessionObject::networkChanged, this, &LayersModel::rebuild);
    connect(&session, &SessionObject::conventionChanged, this, [this] {
        rebuild();
        emit headerDataChanged(Qt::Horizontal, Counted, Counted);
    });
    connect(&session, &SessionObject::measurementChanged, this, [this] {
        readTimes();
        if (m_grouped) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
            for (int s = 0; s < int(m_stages.size()); ++s) {
                const QModelIndex stage = index(s, 0);
                emit dataChanged(index(0, 0, stage), index(rowCount(stage) - 1, ColumnCount - 1, stage));
            }
        } else {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    });
    rebuild();
}

void LayersModel::rebuild() {
    beginResetModel();
    m_graph = m_session.network()->graph;
    m_count = countNetwork(m_session.convention(), *m_graph);
    m_stages.clear();
    const auto& costs = m_session.network()->cost->layers;
    for (int i = 0; i < m_graph->layerCount(); ++i) {
        const QString name = QString::fromStdString(m_graph->layer(LayerId{i}).stage);
        if (m_stages.empty() || m_stages.back().name != name) {
            Stage stage;
            stage.name = name;
            stage.first = i;
            m_stages.push_back(stage);
        }
        Stage& stage = m_stages.back();
        ++stage.count;
        stage.counted += m_count.layers[std::size_t(i)];
        stage.params += costs[std::size_t(i)].params;
    }
    readTimes();
    endResetModel();
}

void LayersModel::readTimes() {
    m_times.assign(std::size_t(m_graph->layerCount()), LayerTime{});
    m_timeSumUs = 0;
    for (Stage& stage : m_stages)
        stage.timeUs.reset();
    const auto measured = m_session.measurement();
    if (measured && !measured->measurement.steps.empty()) {
        for (Stage& stage : m_stages)
            stage.timeUs = 0;
        for (const StepTiming& step : measured->measurement.steps) {
            if (step.layers.empty()) continue;
            const int leader = step.layers.front().value;
            LayerTime& first = m_times[std::size_t(leader)];
            first.us = first.us.value_or(0) + step.medianUs;
            m_timeSumUs += step.medianUs;
            for (const LayerId layer : step.layers) {
                LayerTime& time = m_times[std::size_t(layer.value)];
                time.leader = leader;
                time.covered = int(step.layers.size());
            }
            for (Stage& stage : m_stages)
                if (leader >= stage.first && leader < stage.first + stage.count) *stage.timeUs += step.medianUs;
        }
    }
    m_largestShare = 0;
    for (int i = 0; i < m_graph->layerCount(); ++i) {
        m_largestShare = std::max(m_largestShare, m_count.shareOf(LayerId{i}));
        if (m_times[std::size_t(i)].us)
            m_largestShare = std::max(m_largestShare, *timeShare(m_times[std::size_t(i)].us));
    }
}

std::optional<double> LayersModel::timeShare(std::optional<double> us) const {
    if (!us || m_timeSumUs <= 0) return std::nullopt;
    return *us / m_timeSumUs;
}

void LayersModel::setGrouped(bool grouped) {
    if (grouped == m_grouped) return;
    beginResetModel();
    m_grouped = grouped;
    endResetModel();
}

QModelIndex LayersModel::indexOf(LayerId layer, int column) const {
    if (layer.value < 0 || layer.value >= m_graph->layerCount()) return {};
    if (!m_grouped) return index(layer.value, column);
    for (int s = 0; s < int(m_stages.size()); ++s) {
        const Stage& stage = m_stages[std::size_t(s)];
        if (layer.value < stage.first + stage.count) return index(layer.value - stage.first, column, index(s, 0));
    }
    return {};
}

LayerId LayersModel::layerAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kStage) return LayerId{-1};
    if (index.internalId() == kFlat) return LayerId{index.row()};
    return LayerId{m_stages[index.internalId()].first + index.row()};
}

QModelIndex LayersModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    if (!m_grouped) return createIndex(row, column, kFlat);
    if (!parent.isValid()) return createIndex(row, column, kStage);
    return createIndex(row, column, quintptr(parent.row()));
}

QModelIndex LayersModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kStage || index.internalId() == kFlat) return {};
    return createIndex(int(index.internalId()), 0, kStage);
}

int LayersModel::rowCount(const QModelIndex& parent) const {
    if (!m_grouped) return parent.isValid() ? 0 : m_graph->layerCount();
    if (!parent.isValid()) return int(m_stages.size());
    if (parent.internalId() != kStage || parent.column() != 0) return 0;
    return m_stages[std::size_t(parent.row())].count;
}

int LayersModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant LayersModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) {
        const int column = index.column();
        const bool number = column == Counted || column == Time || column == Params || column == Output;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (index.internalId() == kStage) return stageData(m_stages[std::size_t(index.row())], index.column(), role);
    return layerData(layerAt(index).value, index.column(), role);
}

QVariant LayersModel::stageData(const Stage& stage, int column, int role) const {
    const double countShare = m_count.total > 0 ? stage.counted / m_count.total : 0.0;
    const std::optional<double> share = timeShare(stage.timeUs);
    switch (role) {
    case LayerRole:
    case GroupRole:
        return -1;
    case CountShareRole:
        return countShare;
    case TimeShareRole:
        return share ? QVariant(*share) : QVariant();
    case DoubtfulRole:
        return m_session.measurement() && m_session.measurement()->measurement.total.doubtful;
    case SearchRole:
        return QString();
    case SortRole:
        if (column == Counted) return stage.counted;
        if (column == Params) return stage.params;
        if (column == Time) return stage.timeUs.value_or(-1.0);
        if (column == Share) return share ? *share - countShare : countShare;
        return stage.first;
    case Qt::DisplayRole:
        switch (column) {
        case Name:
            return stage.name;
        case Share:
            return share ? tr("%1 | %2").arg(percent(countShare), percent(*share)) : percent(countShare);
        case Counted:
            return count(stage.counted);
        case Time:
            return stage.timeUs
                       ? milliseconds(*stage.timeUs / 1000) + doubtMark(m_session.measurement()->measurement.total)
                       : QString();
        case Params:
            return count(double(stage.params));
        default:
            return QString();
        }
    case Qt::ToolTipRole:
        return tr("%1: %2").arg(stage.name, plural(stage.count, tr("layer"), tr("layers"))) +
               tr("\n%1: %2, %3 of the network's")
                   .arg(countTitle(m_count.convention), fullCounted(stage.counted), percent(countShare)) +
               tr("\n%1 parameters").arg(fullCount(stage.params)) +
               (share
                    ? withDoubt(
                          tr("\n%1 (%2 of the layers' time)").arg(milliseconds(*stage.timeUs / 1000), percent(*share)),
                          m_session.measurement()->measurement.total)
                    : QString());
    default:
        return {};
    }
}

QVariant LayersModel::layerData(int layer, int column, int role) const {
    const LayerId id{layer};
    const LayerCost& cost = m_session.network()->cost->layers[std::size_t(layer)];
    const double counted = m_count.layers[std::size_t(layer)], countShare = m_count.shareOf(id);
    const LayerTime& time = m_times[std::size_t(layer)];
    const std::optional<double> share = timeShare(time.us);
    switch (role) {
    case LayerRole:
        return layer;
    case GroupRole:
        return int(m_graph->groupOf(id));
    case CountShareRole:
        return countShare;
    case TimeShareRole:
        return share ? QVariant(*share) : QVariant();
    case LargestShareRole:
        return m_largestShare;
    case DoubtfulRole:
        return m_session.measurement() && m_session.measurement()->measurement.total.doubtful;
    case SecondaryRole:
        return m_graph->groupOf(id) == OperatorGroup::Elementwise;
    case SearchRole:
        return QString::fromStdString(m_graph->layer(id).name + ' ' + operatorName(*m_graph, id) + ' ' +
                                      m_graph->layer(id).stage + ' ') +
               fromView(toString(m_graph->groupOf(id))) + u' ' + operatorText(*m_graph, id) + u' ' +
               operatorTitle(m_graph->groupOf(id));
    case SortRole:
        switch (column) {
        case Counted:
            return counted;
        case Params:
            return qint64(cost.params);
        case Time:
            return time.us.value_or(-1.0);
        case Share:
            return share ? *share - countShare : countShare;
        case Output:
            return qint64(m_graph->outputShapeOf(id).elements());
        case Operator:
            return operatorText(*m_graph, id);
        default:
            return layer; // the order of the network, not of the alphabet
        }
    case Qt::DisplayRole:
        switch (column) {
        case Name:
            return QString::fromStdString(m_graph->layer(id).name);
        case Share:
            if (time.us) return tr("%1 | %2").arg(percent(countShare), percent(*share));
            return percent(countShare);
        case Counted:
            return counted > 0 ? count(counted) : QString();
        case Time:
            if (time.us) return milliseconds(*time.us / 1000) + doubtMark(m_session.measurement()->measurement.total);
            if (time.leader >= 0)
                return tr("in %1").arg(QString::fromStdString(m_graph->layer(LayerId{time.leader}).name));
            return QString();
        case Params:
            return cost.params ? count(double(cost.params)) : QString();
        case Output:
            return shapeText(m_graph->outputShapeOf(id));
        case Operator:
            return operatorText(*m_graph, id);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return tooltip(layer);
    case Qt::AccessibleTextRole:
        if (column == Name)
            return tr("%1, %2").arg(QString::fromStdString(m_graph->layer(id).name), operatorText(*m_graph, id));
        return {};
    default:
        return {};
    }
}

QString LayersModel::tooltip(int layer) const {
    const LayerId id{layer};
    const Layer& info = m_graph->layer(id);
    const LayerCost& cost = m_session.network()->cost->layers[std::size_t(layer)];
    QStringList lines;
    lines << QString::fromStdString(info.name);
    QString what = operatorText(*m_graph, id);
    if (const auto* convolution = std::get_if<Convolution>(&info.op)) {
        what += tr(", %1 × %1, stride %2").arg(convolution->window.kernel).arg(convolution->window.stride);
        if (convolution->groups > 1) what += tr(", %1 groups").arg(convolution->groups);
    }
    lines << what;
    lines << tr("%1 → %2").arg(shapeText(m_graph->inputShapeOf(id)), shapeText(m_graph->outputShapeOf(id)));
    if (const double counted = m_count.layers[std::size_t(layer)]; counted > 0)
        lines << tr("%1: %2, %3 of the network's")
                     .arg(countTitle(m_count.convention), fullCounted(counted), percent(m_count.shareOf(id)));
    if (cost.macs > 0 && double(cost.macs) != m_count.layers[std::size_t(layer)])
        lines << tr("%1 multiply-adds").arg(fullCount(cost.macs));
    if (const auto* convolution = std::get_if<Convolution>(&info.op)) {
        const Shape in = m_graph->inputShapeOf(id), out = m_graph->outputShapeOf(id);
        lines << tr("  = %1 × %2 positions × %3 × %3 × %4 inputs × %5 outputs")
                     .arg(out.h)
                     .arg(out.w)
                     .arg(convolution->window.kernel)
                     .arg(in.c / convolution->groups)
                     .arg(out.c);
    }
    if (cost.params > 0) lines << tr("%1 parameters").arg(fullCount(cost.params));
    lines << tr("reads %1, writes %2, %3 operations a byte")
                 .arg(bytes(double(cost.readBytes)), bytes(double(cost.writeBytes)),
                      significant(cost.arithmeticIntensity()));
    const LayerTime& time = m_times[std::size_t(layer)];
    if (time.us) {
        QString text =
            tr("%1 (%2 of the layers' time)").arg(milliseconds(*time.us / 1000), percent(*timeShare(time.us)));
        if (time.covered > 1) text += tr(", for %1 layers in one step").arg(time.covered);
        lines << withDoubt(text, m_session.measurement()->measurement.total);
    } else if (time.leader >= 0) {
        lines << tr("computed in one step with %1")
                     .arg(QString::fromStdString(m_graph->layer(LayerId{time.leader}).name));
    }
    return lines.join(u'\n');
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Counted || section == Time || section == Params || section == Output;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::DisplayRole) {
        switch (section) {
        case Name:
            return tr("Layer");
        case Share:
            return tr("Share");
        case Counted:
            return countTitle(m_count.convention).replace(QLatin1String(" ("), QLatin1String("\n("));
        case Time:
            return tr("Time");
        case Params:
            return tr("Parameters");
        case Output:
            return tr("Output");
        case Operator:
            return tr("Operator");
        default:
            return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Name:
            return tr("Click to go back to the order of the network, grouped by stage");
        case Share:
            return tr(
                "Share of what the network counts (blue) and of its measured time (orange). Sorted by how much more "
                "of the time than of the count a layer takes.");
        case Counted:
            return tr("Counted %1. %2 The line at the bottom chooses.")
                .arg(conventionName(m_count.convention), conventionExplained(m_count.convention));
        case Time:
            return tr("Median time of the layer on this machine, measured with profiling");
        case Params:
            return tr("Trained values");
        case Output:
            return tr("Channels × height × width");
        case Operator:
            return tr("What the layer computes");
        default:
            return {};
        }
    }
    return {};
}

} // namespace convlens

#include "moc_layers_model.cpp"
