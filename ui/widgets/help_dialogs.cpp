#include "ui/widgets/help_dialogs.h"

#include "core/base/version.h"
#include "core/engine/engine.h"
#include "core/measure/machine.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSysInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

void finish(QDialog* dialog, QVBoxLayout* layout) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->button(QDialogButtonBox::Close)->setToolTip(Words::tr("Back to the window (Esc)"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

void showKeyboardSheet(QWidget* parent, const std::vector<KeySection>& sections) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("keyboardSheet"));
    dialog->setWindowTitle(Words::tr("Keyboard"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    // Large letters make the sheet higher than a small screen.
    auto* area = new QScrollArea(dialog);
    area->setAccessibleName(Words::tr("Keyboard"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto* sheet = new QWidget(area);
    auto* columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(40);
    std::size_t lines = 0, placed = 0;
    for (const KeySection& section : sections)
        lines += section.rows.size() + 1;
    QGridLayout* grid = nullptr;
    const auto addColumn = [&] {
        auto* column = new QVBoxLayout;
        grid = new QGridLayout;
        grid->setHorizontalSpacing(20);
        grid->setVerticalSpacing(4);
        column->addLayout(grid);
        column->addStretch(1);
        columns->addLayout(column);
    };
    addColumn();
    for (const KeySection& section : sections) {
        if (columns->count() == 1 && placed > 0 && 2 * placed + section.rows.size() > lines) addColumn();
        int row = grid->count() == 0 ? 0 : grid->rowCount();
        auto* title = new QLabel(section.title, sheet);
        title->setForegroundRole(QPalette::PlaceholderText);
        title->setContentsMargins(0, row == 0 ? 0 : 8, 0, 0);
        grid->addWidget(title, row++, 0, 1, 2);
        for (const auto& [keys, what] : section.rows) {
            auto* key = new QLabel(keys, sheet);
            QFont font = key->font();
            font.setWeight(QFont::DemiBold);
            key->setFont(font);
            grid->addWidget(key, row, 0);
            grid->addWidget(new QLabel(what, sheet), row++, 1);
        }
        placed += section.rows.size() + 1;
    }
    area->setWidget(sheet);
    area->setMinimumWidth(sheet->sizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    area->setMinimumHeight(std::min(sheet->sizeHint().height(), dialog->screen()->availableSize().height() * 2 / 3));
    layout->addWidget(area);
    finish(dialog, layout);
}

void showWeightsGuide(QWidget* parent) {
    const QString torch = QStringLiteral("https://download.pytorch.org/models/");
    const auto link = [](const QString& address, const QString& text) {
        return QStringLiteral("<a href='%1'>%2</a>").arg(address.toHtmlEscaped(), text.toHtmlEscaped());
    };
    const auto torchFiles = [&](std::initializer_list<const char*> names) {
        QStringList links;
        for (const char* name : names)
            links << link(torch + QLatin1String(name), QLatin1String(name));
        return links.join(QStringLiteral("<br>"));
    };
    const std::pair<QString, QString> rows[] = {
        {QStringLiteral("MobileNetV1"),
         link(QStringLiteral("https://huggingface.co/timm/mobilenetv1_100.ra4_e3600_r224_in1k"),
              QStringLiteral("timm/mobilenetv1_100.ra4_e3600_r224_in1k")) +
             Words::tr(": model.safetensors")},
        {QStringLiteral("MobileNetV2"), torchFiles({"mobilenet_v2-b0353104.pth", "mobilenet_v2-7ebf99e0.pth"})},
        {QStringLiteral("MobileNetV3 Large"),
         torchFiles({"mobilenet_v3_large-8738ca79.pth", "mobilenet_v3_large-5c1a4163.pth"})},
        {QStringLiteral("MobileNetV3 Small"), torchFiles({"mobilenet_v3_small-047dcff4.pth"})},
        {QStringLiteral("ShuffleNetV1"),
         link(QStringLiteral("https://github.com/osmr/imgclsmob/releases"), QStringLiteral("osmr/imgclsmob")) +
             Words::tr(": shufflenet_g3_w1 and others; unpack the zip")},
        {QStringLiteral("ShuffleNetV2"),
         torchFiles({"shufflenetv2_x0.5-f707e7126e.pth", "shufflenetv2_x1-5666bf0f80.pth",
                     "shufflenetv2_x1_5-3c479a10.pth", "shufflenetv2_x2_0-8be3c8ee.pth"})}};
    QString table;
    for (const auto& [network, files] : rows)
        table +=
            QStringLiteral("<tr><td style='padding-right:16px'><b>%1</b></td><td>%2</td></tr>").arg(network, files);

    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("weightsGuide"));
    dialog->setWindowTitle(Words::tr("ImageNet weights"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    auto* text = new QLabel(dialog);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setWordWrap(true);
    text->setMinimumWidth(520);
    text->setText(
        Words::tr(
            "<p>The networks that come with Convlens know ten things. Weights trained on ImageNet know a thousand; "
            "their "
            "authors publish them, and Convlens opens their files as they are.</p>"
            "<ol><li>Save one of these files with your browser; Convlens itself never goes to the network.</li>"
            "<li>Drop it on this window. Its network comes along: family, width, padding, how photos are prepared.</li>"
            "</ol>") +
        QStringLiteral("<table cellspacing='4'>%1</table>").arg(table) +
        Words::tr(
            "<p>The .pth files are torchvision's (BSD licence). A checkpoint is read as data; nothing in it is ever "
            "executed. Other files with torchvision's, timm's, pytorchcv's or megvii's names open too.</p>"));
    layout->addWidget(text);
    finish(dialog, layout);
}

void showAbout(QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("aboutBox"));
    dialog->setWindowTitle(Words::tr("About Convlens"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    auto* head = new QHBoxLayout;
    auto* mark = new QLabel(dialog);
    mark->setPixmap(icon("app").pixmap(QSize(48, 48), dialog->devicePixelRatioF()));
    head->addWidget(mark);
    head->addSpacing(12);
    auto* title = new QLabel(
        QStringLiteral("<span style='font-size:x-large'><b>Convlens</b> %1</span><br>%2")
            .arg(QLatin1String(kVersion), Words::tr("Understand and choose a light-weight convolutional network")),
        dialog);
    head->addWidget(title, 1);
    layout->addLayout(head);
    layout->addSpacing(8);
    QStringList engineLines;
    for (const Engine* engine : engines())
        engineLines << QString::fromUtf8(engine->displayName().data(), qsizetype(engine->displayName().size())) + u' ' +
                           QString::fromStdString(engine->version());
    const MachineInfo machine = readMachineInfo();
    const std::pair<QString, QString> facts[] = {
        {Words::tr("Version"),
         QStringLiteral("%1, %2").arg(QLatin1String(kVersion), QString::fromStdString(machine.compiler))},
        {Words::tr("Processor"),
         QStringLiteral("%1, %2").arg(QString::fromStdString(machine.cpu), QString::fromStdString(machine.isa))},
        {Words::tr("Engines"), engineLines.join(QStringLiteral(", "))},
        {Words::tr("System"), QSysInfo::prettyProductName()}};
    // The parts that are linked in, and under which terms.
    const std::pair<QString, QString> parts[] = {
        {QStringLiteral("Qt %1").arg(QLatin1String(qVersion())), QStringLiteral("LGPL-3.0")},
        {QStringLiteral("Qt Charts"), QStringLiteral("GPL-3.0")},
        {QStringLiteral("OpenCV"), QStringLiteral("Apache-2.0")},
        {QStringLiteral("Eigen"), QStringLiteral("MPL-2.0")},
        {QStringLiteral("Highway"), QStringLiteral("Apache-2.0")},
        {QStringLiteral("nlohmann-json"), QStringLiteral("MIT")}};
    QString rows, plain = QStringLiteral("Convlens\n");
    for (const auto& [name, value] : facts) {
        rows += QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
        plain += name + QStringLiteral(": ") + value + QLatin1Char('\n');
    }
    QStringList licences;
    for (const auto& [name, licence] : parts) {
        licences << QStringLiteral("%1 (%2)").arg(name, licence);
        plain += name + QStringLiteral(": ") + licence + QLatin1Char('\n');
    }
    auto* text = new QLabel(dialog);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(Words::tr("Versions and licences"));
    text->setToolTip(Words::tr("Versions and licences"));
    text->setOpenExternalLinks(true);
    text->setWordWrap(true);
    text->setMinimumWidth(dialog->fontMetrics().height() * 30);
    text->setText(
        QStringLiteral("<table>%1</table><p>%2</p><p>%3</p><p>%4</p>")
            .arg(
                rows,
                Words::tr("Convlens is free software under the <a href='https://www.gnu.org/licenses/gpl-3.0.html'>GNU "
                          "General Public License</a>, version 3 or later. It comes without any warranty."),
                Words::tr("Made with %1.").arg(licences.join(QStringLiteral(", "))),
                Words::tr("Sample photos: NASA (astronaut), S. van der Walt (Chelsea), R. Michetti (coffee), SpaceX "
                          "(rocket); free of copyright restrictions.")));
    layout->addWidget(text);
    auto* copy = new QPushButton(Words::tr("&Copy details"), dialog);
    copy->setObjectName(QStringLiteral("aboutCopy"));
    copy->setToolTip(Words::tr("Copies versions, processor and engines, as a report of a fault needs them"));
    copy->setAutoDefault(false);
    QObject::connect(copy, &QPushButton::clicked, dialog, [plain] { QApplication::clipboard()->setText(plain); });
    layout->addWidget(copy, 0, Qt::AlignLeft);
    finish(dialog, layout);
}

} // namespace convlens
