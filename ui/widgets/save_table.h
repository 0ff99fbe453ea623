#pragma once
#include "core/export/table_file.h"
#include "ui/jobs/job_service.h"

#include <QString>

#include <functional>

class QWidget;

namespace convlens {

/// Asks for a file and writes the table with its conditions; the chosen name's ending decides the format (CSV, JSON,
/// Markdown, LaTeX). The file is written in a job. `saved` hears of the path, `failed` of what went wrong; both die
/// with `parent`.
void saveTable(QWidget* parent, JobService& jobs, const ConditionedTable& table,
               std::function<void(const QString& path)> saved, std::function<void(const Error& error)> failed);

} // namespace convlens
