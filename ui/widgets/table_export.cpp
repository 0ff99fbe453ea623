#include "ui/widgets/table_export.h"

#include <QAbstractItemModel>
#include <QRegularExpression>
#include <QWidget>

#include <cmath>
#include <set>

namespace convlens {

namespace {

Cell cellOf(const QVariant& value) {
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return {};
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return std::int64_t(value.toLongLong());
    case QMetaType::Float:
    case QMetaType::Double:
        return std::isfinite(value.toDouble()) ? Cell(value.toDouble()) : Cell();
    default:
        return value.toString().simplified().toStdString();
    }
}

bool isNumber(const Cell& cell) {
    return std::holds_alternative<double>(cell) || std::holds_alternative<std::int64_t>(cell);
}

} // namespace

TableExporter* tableExporterOf(const QWidget* widget) {
    for (QWidget* at = widget ? widget->parentWidget() : nullptr; at; at = at->parentWidget())
        if (auto* exporter = dynamic_cast<TableExporter*>(at)) return exporter;
    return nullptr;
}

QString columnKey(const QString& title) {
    static const QRegularExpression brackets(QStringLiteral("\\([^)]*\\)")), other(QStringLiteral("[^a-z0-9]+"));
    QString key = title.toLower();
    key.replace(u'±', QStringLiteral("spread"));
    key.remove(brackets);
    key.replace(other, QStringLiteral("_"));
    while (key.startsWith(u'_'))
        key.remove(0, 1);
    while (key.endsWith(u'_'))
        key.chop(1);
    return key;
}

Table tableOf(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns, int valueRole) {
    Table table;
    std::set<std::string> used;
    for (const int column : columns) {
        const QString title = model.headerData(column, Qt::Horizontal).toString().simplified();
        QString said = model.headerData(column, Qt::Horizontal, valueRole).toString();
        std::string key = (said.isEmpty() ? columnKey(title) : said).toStdString();
        if (key.empty()) key = "column";
        // Two of one name would be one in JSON.
        for (int number = 2; !used.insert(key).second; ++number)
            key = key.substr(0, key.find('#')) + "#" + std::to_string(number);
        table.columns.push_back({key, title.isEmpty() ? key : title.toStdString(), true});
    }
    std::vector<bool> any(table.columns.size(), false);
    for (const int row : rows) {
        std::vector<Cell> cells;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            Cell cell = cellOf(model.index(row, columns[i]).data(valueRole));
            const auto place = std::size_t(i);
            if (isNumber(cell))
                any[place] = true;
            else if (!std::holds_alternative<std::monostate>(cell))
                table.columns[place].numeric = false;
            cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(cells));
    }
    for (std::size_t i = 0; i < any.size(); ++i)
        table.columns[i].numeric = table.columns[i].numeric && any[i];
    return table;
}

} // namespace convlens
