#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

constexpr int kWait = 20000;

/// A window that takes note of what shall be exported.
struct ExportingWindow : QMainWindow, TableExporter {
    std::vector<ConditionedTable> asked;
    void exportTable(const TableSource& source) override { asked.push_back(source.currentTable()); }
    Passport usualConditions() const override {
        Passport passport;
        passport.network = "mobilenet_v2";
        return passport;
    }
};

QStandardItem* item(const QVariant& value) {
    auto* made = new QStandardItem(value.toString());
    made->setData(value, CopyTable::kValueRole);
    return made;
}

/// Names, shares, and a count that one row lacks.
void fill(QStandardItemModel& model) {
    model.setHorizontalHeaderLabels({"layer", "share of time (%)", "± (µs)", ""});
    model.appendRow({item("stem"), item(12.5), item(qlonglong(3)), item("x")});
    model.appendRow({item("block, \"1\""), item(0.125), item({}), item("y")});
}

ConditionedTable sample() {
    ConditionedTable table;
    table.id = "layers";
    table.title = "Layers";
    table.table.columns = {{"name", "layer", false}, {"macs", "multiply-adds", true}};
    table.table.rows = {{std::string("stem"), std::int64_t(123456789)}};
    table.passport.network = "mobilenet_v2";
    return table;
}

} // namespace

class TestTableExport : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName("ConvlensTest");
        QCoreApplication::setApplicationName("tst_table_export");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
    }
    void init() { QSettings().clear(); }

    void columnsAreNamedForFiles() {
        QCOMPARE(columnKey("share of time (%)"), QString("share_of_time"));
        QCOMPARE(columnKey("± (µs)"), QString("spread"));
        QCOMPARE(columnKey("  Multiply-adds "), QString("multiply_adds"));
    }

    void aTableIsTakenAsItIsShown() {
        ExportingWindow window;
        auto* table = new CopyTable;
        window.setCentralWidget(table);
        table->setObjectName("someTable");
        table->setAccessibleName("Some table");
        QStandardItemModel model;
        fill(model);
        table->setSource(&model);
        table->sortByColumn(1, Qt::AscendingOrder);
        table->horizontalHeader()->moveSection(3, 0);
        table->setColumnHidden(2, true);
        const ConditionedTable taken = table->currentTable();
        QCOMPARE(taken.id, std::string("someTable"));
        QCOMPARE(taken.title, std::string("Some table"));
        QCOMPARE(taken.passport.network, std::string("mobilenet_v2")); // the window's, since it says none
        QStringList keys;
        for (const Column& column : taken.table.columns)
            keys << QString::fromStdString(column.key);
        QCOMPARE(keys, QStringList({"column", "layer", "share_of_time"}));
        QVERIFY(taken.table.columns[2].numeric && !taken.table.columns[1].numeric);
        QCOMPARE(taken.table.rows.size(), std::size_t(2));
        QCOMPARE(std::get<double>(taken.table.rows[0][2]), 0.125); // sorted
        QCOMPARE(std::get<std::string>(taken.table.rows[0][1]), std::string("block, \"1\""));

        table->setColumnHidden(2, false);
        const Table whole = table->currentTable().table;
        QVERIFY(std::holds_alternative<std::monostate>(whole.rows[0][3]));
        QCOMPARE(std::get<std::int64_t>(whole.rows[1][3]), std::int64_t(3));

        table->setOrigin([] {
            CopyTable::Origin origin{"shares", "Shares", {}};
            origin.passport.network = "shufflenet_v2";
            return origin;
        });
        QCOMPARE(table->currentTable().id, std::string("shares"));
        QCOMPARE(table->currentTable().passport.network, std::string("shufflenet_v2"));
    }

    /// A plain copy pastes as a table; the menu's other one says below it what the figures hold for.
    void copiesWithAndWithoutConditions() {
        ExportingWindow window;
        auto* table = new CopyTable;
        window.setCentralWidget(table);
        QStandardItemModel model;
        fill(model);
        table->setSource(&model);
        const QStringList plain = table->textToCopy().split(u'\n');
        QCOMPARE(plain.size(), 4); // headers, two rows, nothing behind the last line feed
        const QStringList whole = table->textWithConditions().split(u'\n');
        QCOMPARE(whole.size(), 5);
        QCOMPARE(whole.mid(1, 2), plain.mid(1, 2));
        QVERIFY2(whole[3].startsWith("Convlens ") && whole[3].endsWith("network mobilenet_v2"), qPrintable(whole[3]));

        window.show();
        QContextMenuEvent asked(QContextMenuEvent::Mouse, {5, 5}, table->viewport()->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(table->viewport(), &asked);
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
        QVERIFY(menu->toolTipsVisible());
        for (QAction* action : menu->actions()) {
            if (action->text() != "Copy with conditions") continue;
            QVERIFY(!action->toolTip().isEmpty());
            action->trigger();
        }
        menu->close();
        QCOMPARE(QGuiApplication::clipboard()->text(), table->textWithConditions());
    }

    void columnsThatStandAsideAreTakenAllTheSame() {
        CopyTable table;
        QStandardItemModel model;
        fill(model);
        model.horizontalHeaderItem(2)->setData(true, CopyTable::kAsideRole);
        model.horizontalHeaderItem(1)->setData("time_share", CopyTable::kValueRole);
        table.setSource(&model);
        table.fitColumns(CopyTable::Repeated::Shown);
        QVERIFY(table.isColumnHidden(2) && !table.isColumnHidden(1));
        const Table taken = table.currentTable().table;
        QCOMPARE(taken.columns.size(), std::size_t(4));
        QCOMPARE(taken.columns[1].key, std::string("time_share"));
        QVERIFY(table.textToCopy().startsWith(QStringLiteral("layer\tshare of time (%)\t± (µs)\t")));
    }

    void chosenRowsAloneAreTaken() {
        CopyTable table;
        QStandardItemModel model;
        fill(model);
        model.appendRow({item("third"), item(3.0), item(qlonglong(1)), item("z")});
        table.setSource(&model);
        table.selectRow(0);
        QCOMPARE(table.currentTable().table.rows.size(), std::size_t(3));
        table.selectionModel()->select(table.model()->index(2, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const Table chosen = table.currentTable().table;
        QCOMPARE(chosen.rows.size(), std::size_t(2));
        QCOMPARE(std::get<std::string>(chosen.rows[1][0]), std::string("third"));
    }

    void everyFormatIsWrittenAsItIsShown_data() {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("CSV") << 0 << "csv";
        QTest::newRow("JSON") << 1 << "json";
        QTest::newRow("Markdown") << 2 << "md";
        QTest::newRow("LaTeX") << 3 << "tex";
    }
    void everyFormatIsWrittenAsItIsShown() {
        QFETCH(int, row);
        QFETCH(QString, suffix);
        JobService jobs;
        TableExportDialog dialog(sample(), "mobilenet_v2", jobs);
        dialog.show();
        dialog.findChild<QComboBox*>("tableFormat")->setCurrentIndex(row);
        auto* path = dialog.findChild<QLineEdit*>("tablePath");
        QVERIFY2(path->text().endsWith("/mobilenet_v2-layers." + suffix), qPrintable(path->text()));
        const QString file = m_dir.filePath("t." + suffix);
        path->setText(file);
        QSignalSpy saved(&dialog, &TableExportDialog::saved);
        QTest::mouseClick(dialog.findChild<QPushButton*>("tableSave"), Qt::LeftButton);
        QVERIFY(saved.wait(kWait));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(written.readAll());
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")); // which an editor does not show
        QCOMPARE(text, dialog.findChild<QPlainTextEdit*>("tablePreview")->toPlainText());
        const QString network = suffix == "tex" ? "mobilenet\\_v2" : "mobilenet_v2";
        QVERIFY2(text.contains("123456789") && text.contains(network), qPrintable(text));
        if (suffix == "csv") QVERIFY(text.startsWith("name,macs,version,network"));
        if (suffix == "json") QCOMPARE(QJsonDocument::fromJson(text.toUtf8())["rows"][0]["macs"].toInt(), 123456789);
        // The format and the folder are remembered.
        TableExportDialog next(sample(), "mobilenet_v2", jobs);
        QCOMPARE(int(next.format()), row);
        QVERIFY(next.path().startsWith(m_dir.path()));
    }

    void theClipboardGetsHeadersAndFullNumbers() {
        JobService jobs;
        TableExportDialog dialog(sample(), "x", jobs);
        dialog.show();
        QTest::mouseClick(dialog.findChild<QPushButton*>("tableCopyCells"), Qt::LeftButton);
        QVERIFY2(QGuiApplication::clipboard()->text().startsWith("layer\tmultiply-adds\nstem\t123456789\n"),
                 qPrintable(QGuiApplication::clipboard()->text()));
        QTest::mouseClick(dialog.findChild<QPushButton*>("tableCopyText"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("name,macs"));
    }

    void aFailureSaysWhyAndTheDialogStays() {
        JobService jobs;
        TableExportDialog dialog(sample(), "x", jobs);
        dialog.show();
        dialog.findChild<QLineEdit*>("tablePath")->setText("/proc/no/such/folder/t.csv");
        QTest::mouseClick(dialog.findChild<QPushButton*>("tableSave"), Qt::LeftButton);
        auto* message = dialog.findChild<QLabel*>("tableMessage");
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains("/proc/no/such/folder"), kWait);
        QVERIFY(dialog.isVisible());
    }
};

QTEST_MAIN(TestTableExport)
#include "tst_table_export.moc"
