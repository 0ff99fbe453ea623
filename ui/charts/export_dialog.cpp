#include "ui/charts/export_dialog.h"

#include "core/base/write_file.h"
#include "ui/dialogs/ask.h"
#include "ui/session/export_folder.h"
#include "ui/text/conversions.h"
#include "ui/text/errors.h"
#include "ui/theme/palette.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

namespace convlens {

namespace {

constexpr ChartFormat kFormats[] = {ChartFormat::Pdf, ChartFormat::Svg, ChartFormat::Png};
constexpr int kRefreshMs = 80;         // after the last change, so that a turning spin box does not stutter
constexpr int kHighestPreview = 12000; // pixels; a longer page is shown smaller

QString settingsKey(const char* name) {
    return QStringLiteral("export/") + QLatin1String(name);
}

QDoubleSpinBox* makeSpin(double low, double high, double step, int decimals, const QString& suffix, const char* name) {
    auto* spin = new QDoubleSpinBox;
    spin->setRange(low, high);
    spin->setSingleStep(step);
    spin->setDecimals(decimals);
    spin->setSuffix(suffix);
    spin->setObjectName(QLatin1String(name));
    spin->setAlignment(Qt::AlignRight);
    return spin;
}

} // namespace

ExportDialog::ExportDialog(std::vector<NamedChart> charts, int current, const QString& baseName, JobService& jobs,
                           QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_charts(std::move(charts)), m_baseName(baseName) {
    setWindowTitle(tr("Export chart"));
    setObjectName(QStringLiteral("exportDialog"));
    m_refresh = new QTimer(this);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(kRefreshMs);
    connect(m_refresh, &QTimer::timeout, this, &ExportDialog::refresh);
    buildControls();
    m_chart->setCurrentIndex(std::clamp(current, 0, int(m_charts.size()) - 1));
    restore();
    proposePath();
    resize(920, 620);

    for (QComboBox* box : {m_chart, m_format, m_theme})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::changed);
    for (QDoubleSpinBox* spin : {m_width, m_height, m_font})
        connect(spin, &QDoubleSpinBox::valueChanged, this, &ExportDialog::changed);
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportDialog::changed);
    for (QCheckBox* box : {m_autoHeight, m_title, m_caption, m_hatched})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::changed);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathIsOurs = false; });
    changed();
}

ExportDialog::~ExportDialog() {
    cancelJob(m_previewJob);
    cancelJob(m_writeJob);
    cancelJob(m_copyJob);
}

void ExportDialog::cancelJob(JobId& job) {
    if (job.value != 0) m_jobs.cancel(std::exchange(job, {}));
}

void ExportDialog::buildControls() {
    m_chart = new QComboBox;
    m_chart->setObjectName(QStringLiteral("exportChart"));
    m_chart->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chart->setMinimumContentsLength(24);
    for (const NamedChart& item : m_charts)
        m_chart->addItem(item.title);
    if (m_charts.size() > 1) m_chart->addItem(tr("All %1 charts, into a folder").arg(m_charts.size()));

    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->addItem(tr("PDF (vector)"));
    m_format->addItem(tr("SVG (vector)"));
    m_format->addItem(tr("PNG (bitmap)"));

    m_width = makeSpin(kMinPageMm, kMaxPageMm, 5, 1, tr(" mm"), "exportWidth");
    m_height = makeSpin(kMinPageMm, kMaxPageMm, 5, 1, tr(" mm"), "exportHeight");
    m_autoHeight = new QCheckBox(tr("As the rows need"));
    m_autoHeight->setObjectName(QStringLiteral("exportAutoHeight"));
    m_font = makeSpin(kMinFontPoints, kMaxFontPoints, 0.5, 1, tr(" pt"), "exportFont");
    m_dpi = new QSpinBox;
    m_dpi->setObjectName(QStringLiteral("exportDpi"));
    m_dpi->setRange(int(kMinDotsPerInch), int(kMaxDotsPerInch));
    m_dpi->setSingleStep(50);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setAlignment(Qt::AlignRight);
    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("exportTheme"));
    m_theme->addItem(tr("Light"));
    m_theme->addItem(tr("Dark"));
    m_title = new QCheckBox(tr("Title"));
    m_caption = new QCheckBox(tr("Conditions below the chart"));
    m_caption->setToolTip(tr("Network, machine, threads, runs, plan, engine, what is counted, weights and version: "
                             "whoever meets the chart alone can then judge it."));
    m_caption->setObjectName(QStringLiteral("exportCaption"));
    m_hatched = new QCheckBox(tr("Hatch for black-and-white print"));
    m_hatched->setObjectName(QStringLiteral("exportHatched"));

    m_chart->setToolTip(tr("Which of the view's charts"));
    m_format->setToolTip(tr("PDF and SVG can be enlarged without end; PNG goes into anything"));
    m_width->setToolTip(tr("On paper; 160 mm is the text of an A4 page, 80 mm a column of two"));
    m_height->setToolTip(tr("On paper"));
    m_autoHeight->setToolTip(tr("As high as it takes to name every row"));
    m_font->setToolTip(tr("Of the text as it is printed"));
    m_dpi->setToolTip(tr("Pixels of the bitmap: 300 for print, 96 for a screen"));
    m_theme->setToolTip(tr("Light suits paper, however the window looks"));
    m_title->setToolTip(tr("Leave it out where the document has a caption of its own"));
    m_hatched->setToolTip(tr("Tells the parts apart without colours"));

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->addRow(tr("Chart"), m_chart);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Height"), m_height);
    form->addRow(QString(), m_autoHeight);
    form->addRow(tr("Text size"), m_font);
    m_dpiLabel = new QLabel(tr("Resolution"));
    m_dpiLabel->setBuddy(m_dpi);
    form->addRow(m_dpiLabel, m_dpi);
    form->addRow(tr("Colours"), m_theme);
    form->addRow(QString(), m_title);
    form->addRow(QString(), m_caption);
    form->addRow(QString(), m_hatched);

    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("exportNote"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);

    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addLayout(form);
    left->addWidget(m_note);
    left->addStretch();
    auto* leftSide = new QWidget;
    leftSide->setLayout(left);
    left->setContentsMargins(0, 0, 0, 0);
    leftSide->setFixedWidth(300);

    m_path = new QLineEdit;
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setAccessibleName(tr("File to write"));
    m_path->setToolTip(tr("Written whole or not at all: an old file stays if this fails"));
    auto* browseButton = new QPushButton(tr("Browse…"));
    browseButton->setAutoDefault(false);
    browseButton->setToolTip(tr("Choose folder and name"));
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* pathRow = new QHBoxLayout;
    pathRow->setSpacing(8);
    auto* pathLabel = new QLabel(tr("Save as"));
    pathLabel->setBuddy(m_path);
    pathRow->addWidget(pathLabel);
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(browseButton);

    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new QPushButton(tr("Copy"));
    m_copy->setObjectName(QStringLiteral("exportCopy"));
    m_copy->setAutoDefault(false);
    m_copy->setToolTip(tr("To the clipboard, as a bitmap and as SVG"));
    m_save = new QPushButton(tr("Save"));
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_save->setDefault(true);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("exportClose"));
    close->setAutoDefault(false);
    close->setToolTip(tr("Back to the window without a file"));
    m_save->setToolTip(tr("Write the file"));
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(close);
    buttons->addWidget(m_save);

    auto* upper = new QHBoxLayout;
    upper->setSpacing(16);
    upper->addWidget(leftSide);
    upper->addWidget(buildPreview(), 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(12);
    all->addLayout(upper, 1);
    all->addLayout(pathRow);
    all->addLayout(buttons);
}

QWidget* ExportDialog::buildPreview() {
    m_picture = new QLabel;
    m_picture->setObjectName(QStringLiteral("exportPreview"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMargin(12);
    m_picture->setWordWrap(true);
    m_preview = new QScrollArea;
    m_preview->setWidget(m_picture);
    m_preview->setWidgetResizable(true);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The page must be seen against something that it is not.
    m_preview->setBackgroundRole(QPalette::Mid);
    return m_preview;
}

void ExportDialog::restore() {
    const QSettings settings;
    const ChartExportOptions usual;
    const auto number = [&](const char* name, double fallback) {
        return settings.value(settingsKey(name), fallback).toDouble();
    };
    m_format->setCurrentIndex(std::clamp(settings.value(settingsKey("format"), 0).toInt(), 0, 2));
    m_width->setValue(number("width", usual.widthMm));
    m_height->setValue(number("height", 100));
    m_autoHeight->setChecked(settings.value(settingsKey("autoHeight"), true).toBool());
    m_font->setValue(number("font", usual.fontPoints));
    m_dpi->setValue(int(number("dpi", usual.dotsPerInch)));
    m_title->setChecked(settings.value(settingsKey("title"), usual.title).toBool());
    m_caption->setChecked(settings.value(settingsKey("caption"), usual.caption).toBool());
    m_hatched->setChecked(settings.value(settingsKey("hatched"), usual.hatched).toBool());
}

void ExportDialog::remember() const {
    QSettings settings;
    settings.setValue(settingsKey("format"), m_format->currentIndex());
    settings.setValue(settingsKey("width"), m_width->value());
    settings.setValue(settingsKey("height"), m_height->value());
    settings.setValue(settingsKey("autoHeight"), m_autoHeight->isChecked());
    settings.setValue(settingsKey("font"), m_font->value());
    settings.setValue(settingsKey("dpi"), m_dpi->value());
    settings.setValue(settingsKey("title"), m_title->isChecked());
    settings.setValue(settingsKey("caption"), m_caption->isChecked());
    settings.setValue(settingsKey("hatched"), m_hatched->isChecked());
    rememberExportFolder(path());
}

bool ExportDialog::isAll() const {
    return m_chart->currentIndex() >= int(m_charts.size());
}

const NamedChart& ExportDialog::chart() const {
    return m_charts[std::size_t(std::min(m_chart->currentIndex(), int(m_charts.size()) - 1))];
}

ChartExportOptions ExportDialog::options() const {
    ChartExportOptions options;
    options.widthMm = m_width->value();
    options.heightMm = m_autoHeight->isChecked() ? 0 : m_height->value();
    options.fontPoints = m_font->value();
    options.dotsPerInch = m_dpi->value();
    options.theme = m_theme->currentIndex() == 1 ? Theme::Dark : Theme::Light;
    options.title = m_title->isChecked();
    options.caption = m_caption->isChecked();
    options.hatched = m_hatched->isChecked();
    return options;
}

ChartFormat ExportDialog::format() const {
    return kFormats[m_format->currentIndex()];
}

QString ExportDialog::path() const {
    return m_path->text().trimmed();
}

const ChartData& ExportDialog::data() {
    const int wanted = std::min(m_chart->currentIndex(), int(m_charts.size()) - 1) * 2 + m_theme->currentIndex();
    if (wanted != m_dataOf) {
        m_data = chart().source(options().theme);
        m_dataOf = wanted;
    }
    return m_data;
}

void ExportDialog::proposePath() {
    if (!m_pathIsOurs) {
        // Typed by the person: only the ending follows the format.
        const QFileInfo info(path());
        const QString suffix = info.suffix().toLower();
        if (!isAll() && (suffix == u"png" || suffix == u"svg" || suffix == u"pdf"))
            m_path->setText(path().chopped(suffix.size()) + fileSuffix(format()));
        return;
    }
    const QString folder = exportFolder();
    m_path->setText(isAll() ? folder
                            : QDir(folder).filePath(m_baseName + u'-' + chart().id + u'.' + fileSuffix(format())));
}

void ExportDialog::changed() {
    m_height->setEnabled(!m_autoHeight->isChecked());
    const bool bitmap = format() == ChartFormat::Png;
    m_dpi->setEnabled(bitmap);
    m_dpiLabel->setEnabled(bitmap);
    proposePath();
    if (!isBusy()) m_message->clear();
    m_refresh->start();
}

void ExportDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    refresh();
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    m_refresh->start();
}

void ExportDialog::refresh() {
    m_refresh->stop();
    const ChartData& shown = data();
    const ChartExportOptions chosen = options();
    const bool something = !shown.isEmpty();
    refreshButtons();
    if (!something) {
        cancelJob(m_previewJob);
        m_picture->setPixmap({});
        m_picture->setText(shown.emptyText.isEmpty() ? tr("This chart shows nothing yet.") : shown.emptyText);
        m_note->clear();
        return;
    }
    const QSizeF page = pageSizeMm(shown, chosen);
    if (m_autoHeight->isChecked()) {
        const QSignalBlocker quiet(m_height);
        m_height->setValue(page.height());
    }
    QStringList notes;
    if (format() == ChartFormat::Png) {
        const QSize pixels = pixelSize(shown, chosen);
        notes << tr("%1 × %2 pixels").arg(pixels.width()).arg(pixels.height());
    }
    if (const int every = namedEvery(shown, chosen); every > 1)
        notes << tr("At this height one name in %1 has room; %2 mm would show all.")
                     .arg(every)
                     .arg(naturalHeightMm(shown, chosen), 0, 'f', 0);
    m_note->setText(notes.join(u'\n'));

    // The whole width, and as far down as the page goes: a page of 150 layers is to be read, not guessed at.
    const double ratio = devicePixelRatioF();
    const double room = m_preview->viewport()->width() - 24 - m_preview->verticalScrollBar()->sizeHint().width();
    double width = std::max(120.0, room), height = width * page.height() / page.width();
    if (height * ratio > kHighestPreview) {
        width *= kHighestPreview / (height * ratio);
        height = kHighestPreview / ratio;
    }
    const auto drawing = drawChartPage(shown, chosen);
    if (!drawing) return m_picture->setText(errorText(drawing.error()));
    cancelJob(m_previewJob);
    m_previewJob = m_jobs.submit<QImage>(
        JobLane::Work, tr("Drawing the preview"), this,
        [drawn = *drawing, pixels = QSize(int(std::lround(width * ratio)), int(std::lround(height * ratio)))](
            const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const QImage>> {
            auto image = rasterise(drawn, pixels);
            if (!image) return image.error();
            return std::make_shared<const QImage>(std::move(*image));
        },
        [this, ratio](Result<std::shared_ptr<const QImage>> outcome) {
            if (!outcome && outcome.error().code == ErrorCode::Cancelled) return; // a newer one follows
            m_previewJob = {};
            if (!outcome) return m_picture->setText(errorText(outcome.error()));
            QPixmap picture = QPixmap::fromImage(**outcome);
            picture.setDevicePixelRatio(ratio);
            m_picture->setPixmap(picture);
        },
        JobPriority::Urgent);
}

void ExportDialog::refreshButtons() {
    const bool something = !data().isEmpty();
    m_save->setEnabled((something || isAll()) && !isBusy());
    m_copy->setEnabled(something && !isAll() && !isBusy());
}

void ExportDialog::browse() {
    const auto take = [this](const QString& chosen) {
        m_pathIsOurs = false;
        m_path->setText(chosen);
    };
    if (isAll()) return askForFolder(this, {tr("Folder for the charts"), path(), {}}, take);
    const QStringList filters{tr("PDF (*.pdf)"), tr("SVG (*.svg)"), tr("PNG (*.png)")};
    askForTarget(this, {tr("Export chart"), path(), filters.at(m_format->currentIndex())}, fileSuffix(format()), false,
                 take);
}

void ExportDialog::showMessage(const QString& text, bool problem) {
    QPalette colours = palette();
    if (problem) colours.setColor(QPalette::WindowText, problemColour(palette()));
    m_message->setPalette(colours);
    m_message->setText(text);
}

void ExportDialog::save() {
    const QString target = path();
    if (target.isEmpty()) return showMessage(tr("Say where the chart shall be written."), true);
    m_writing = {options(), format(), target, isAll(), {}, 0};
    if (isAll()) {
        if (!QDir().mkpath(target))
            return showMessage(tr("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(target)), true);
        for (std::size_t i = 0; i < m_charts.size(); ++i)
            m_writing.left.push_back(i);
        return saveNext();
    }
    if (QFileInfo(target).isDir())
        return showMessage(tr("%1 is a folder; add a file name.").arg(QDir::toNativeSeparators(target)), true);
    whenMayReplace(this, target, [this, target] { writePage(chart(), target); });
}

/// One chart a turn of the event loop: each is drawn here before it is written there.
void ExportDialog::saveNext() {
    while (!m_writing.left.empty()) {
        const NamedChart& next = m_charts[m_writing.left.front()];
        m_writing.left.pop_front();
        if (next.source(m_writing.options.theme).isEmpty()) continue;
        return writePage(next, QDir(m_writing.target).filePath(next.id + u'.' + fileSuffix(m_writing.format)));
    }
    if (m_writing.written == 0) return showMessage(tr("None of the charts shows anything yet."), true);
    finishSaving();
}

void ExportDialog::writePage(const NamedChart& chart, const QString& file) {
    const auto page = drawChartPage(chart.source(m_writing.options.theme), m_writing.options);
    if (!page) return showMessage(errorText(page.error()), true);
    showMessage(tr("Writing %1…").arg(QFileInfo(file).fileName()), false);
    m_writeJob = m_jobs.submit<bool>(
        JobLane::Work, tr("Exporting %1").arg(QFileInfo(file).fileName()), this,
        [drawn = *page, format = m_writing.format, file](const CancelToken& cancel,
                                                         const ProgressSink&) -> Result<std::shared_ptr<const bool>> {
            const auto bytes = encodeChart(drawn, format);
            if (!bytes) return bytes.error();
            if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the export was cancelled"};
            const auto done = writeFile(toPath(file), {bytes->constData(), std::size_t(bytes->size())});
            if (!done) return done.error();
            return std::make_shared<const bool>(true);
        },
        [this](Result<std::shared_ptr<const bool>> outcome) {
            m_writeJob = {};
            refreshButtons();
            if (!outcome) return showMessage(errorText(outcome.error()), true);
            ++m_writing.written;
            m_writing.all ? saveNext() : finishSaving();
        },
        JobPriority::Urgent);
    refreshButtons();
}

void ExportDialog::finishSaving() {
    remember();
    emit saved(m_writing.target);
    accept();
}

void ExportDialog::copy() {
    const auto page = drawChartPage(data(), options());
    if (!page) return showMessage(errorText(page.error()), true);
    m_copyJob = m_jobs.submit<ChartCopy>(
        JobLane::Work, tr("Copying the chart"), this,
        [drawn = *page](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const ChartCopy>> {
            auto made = makeCopy(drawn);
            if (!made) return made.error();
            return std::make_shared<const ChartCopy>(std::move(*made));
        },
        [this](Result<std::shared_ptr<const ChartCopy>> outcome) {
            m_copyJob = {};
            refreshButtons();
            if (!outcome) return showMessage(errorText(outcome.error()), true);
            putOnClipboard(**outcome, *QGuiApplication::clipboard());
            showMessage(tr("Copied."), false);
        },
        JobPriority::Urgent);
    refreshButtons();
}

} // namespace convlens

#include "moc_export_dialog.cpp"
