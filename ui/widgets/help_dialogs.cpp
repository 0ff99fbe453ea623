#include "ui/widgets/help_dialogs.h"

#include "core/base/version.h"
#include "core/engine/engine.h"
#include "core/measure/machine.h"
#include "ui/theme/palette.h"
#include "ui/theme/icons.h"

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
