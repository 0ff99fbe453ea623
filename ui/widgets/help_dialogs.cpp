#include "ui/widgets/help_dialogs.h"

#include "core/base/version.h"
#include "core/engine/engine.h"
#include "core/measure/machine.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace convlens {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Help", text);
}

void finish(QDialog* dialog, QVBoxLayout* layout) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

void showKeyboardSheet(QWidget* parent, const std::vector<std::pair<QString, QString>>& rows) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("keyboardSheet"));
    dialog->setWindowTitle(tr("Keyboard"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(6);
    const int perColumn = (int(rows.size()) + 1) / 2;
    for (int i = 0; i < int(rows.size()); ++i) {
        const auto& [keys, what] = rows[std::size_t(i)];
        auto* key = new QLabel(keys, dialog);
        QFont font = key->font();
        font.setWeight(QFont::DemiBold);
        key->setFont(font);
        const int column = i / perColumn * 3;
        grid->addWidget(key, i % perColumn, column);
        grid->addWidget(new QLabel(what, dialog), i % perColumn, column + 1);
    }
    grid->setColumnMinimumWidth(2, 24);
    layout->addLayout(grid);
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
             tr(": model.safetensors")},
        {QStringLiteral("MobileNetV2"), torchFiles({"mobilenet_v2-b0353104.pth", "mobilenet_v2-7ebf99e0.pth"})},
        {QStringLiteral("MobileNetV3 Large"),
         torchFiles({"mobilenet_v3_large-8738ca79.pth", "mobilenet_v3_large-5c1a4163.pth"})},
        {QStringLiteral("MobileNetV3 Small"), torchFiles({"mobilenet_v3_small-047dcff4.pth"})},
        {QStringLiteral("ShuffleNetV1"),
         link(QStringLiteral("https://github.com/osmr/imgclsmob/releases"), QStringLiteral("osmr/imgclsmob")) +
             tr(": shufflenet_g3_w1 and others; unpack the zip")},
        {QStringLiteral("ShuffleNetV2"),
         torchFiles({"shufflenetv2_x0.5-f707e7126e.pth", "shufflenetv2_x1-5666bf0f80.pth",
                     "shufflenetv2_x1_5-3c479a10.pth", "shufflenetv2_x2_0-8be3c8ee.pth"})}};
    QString table;
    for (const auto& [network, files] : rows)
        table +=
            QStringLiteral("<tr><td style='padding-right:16px'><b>%1</b></td><td>%2</td></tr>").arg(network, files);

    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("weightsGuide"));
    dialog->setWindowTitle(tr("ImageNet weights"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    auto* text = new QLabel(dialog);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setWordWrap(true);
    text->setMinimumWidth(520);
    text->setText(
        tr("<p>The networks that come with Convlens know ten things. Weights trained on ImageNet know a thousand; "
           "their "
           "authors publish them, and Convlens opens their files as they are.</p>"
           "<ol><li>Save one of these files with your browser; Convlens itself never goes to the network.</li>"
           "<li>Drop it on this window. Its network comes along: family, width, padding, how photos are prepared.</li>"
           "</ol>") +
        QStringLiteral("<table cellspacing='4'>%1</table>").arg(table) +
        tr("<p>The .pth files are torchvision's (BSD licence). A checkpoint is read as data; nothing in it is ever "
           "executed. Other files with torchvision's, timm's, pytorchcv's or megvii's names open too.</p>"));
    layout->addWidget(text);
    finish(dialog, layout);
}

void showAbout(QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("aboutBox"));
    dialog->setWindowTitle(tr("About Convlens"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    auto* head = new QHBoxLayout;
    auto* mark = new QLabel(dialog);
    mark->setPixmap(icon("app").pixmap(QSize(48, 48), dialog->devicePixelRatioF()));
    head->addWidget(mark);
    head->addSpacing(12);
    auto* title =
        new QLabel(QStringLiteral("<span style='font-size:x-large'><b>Convlens</b> %1</span><br>%2")
                       .arg(QLatin1String(kVersion), tr("Understand and choose a light-weight convolutional network")),
                   dialog);
    head->addWidget(title, 1);
    layout->addLayout(head);
    layout->addSpacing(8);
    QStringList engineLines;
    for (const Engine* engine : engines())
        engineLines << QString::fromUtf8(engine->displayName().data(), qsizetype(engine->displayName().size())) +
                           QStringLiteral(" (%1)").arg(QString::fromStdString(engine->version()));
    const MachineInfo machine = readMachineInfo();
    auto* text = new QLabel(dialog);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setWordWrap(true);
    text->setMinimumWidth(440);
    text->setText(tr("<p>Qt %1, OpenCV, Eigen; charts by Qt Charts.<br>Engines: %2.<br>Built with %3.<br>This machine: "
                     "%4, %5.</p>"
                     "<p>Convlens is free software under the <a href='https://www.gnu.org/licenses/gpl-3.0.html'>GNU "
                     "General Public "
                     "License</a>, version 3 or later. It comes without any warranty.</p>"
                     "<p>Sample photos: NASA (astronaut), S. van der Walt (Chelsea), R. Michetti (coffee), SpaceX "
                     "(rocket); free of "
                     "copyright restrictions.</p>")
                      .arg(QLatin1String(qVersion()), engineLines.join(QStringLiteral(", ")).toHtmlEscaped(),
                           QString::fromStdString(machine.compiler).toHtmlEscaped(),
                           QString::fromStdString(machine.cpu).toHtmlEscaped(), QString::fromStdString(machine.isa)));
    layout->addWidget(text);
    finish(dialog, layout);
}

} // namespace convlens
