#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>

namespace {

/// The names of the types that `text` defines for the whole program: not in an unnamed namespace, not inside another.
QStringList typesOf(const QString& text) {
    static const QRegularExpression space("^namespace (convlens[\\w:]*) \\{");
    static const QRegularExpression type(
        "^(?:template <[^>]*> )?(?:struct|class|enum class|enum) (\\w+)(?: final)?\\s*(?::\\s[^;]*)?\\{");
    QStringList found;
    QString name = "convlens";
    bool unnamed = false;
    for (const QString& line : text.split('\n')) {
        if (line == "namespace {") unnamed = true;
        if (line == "} // namespace") unnamed = false;
        if (const auto match = space.match(line); match.hasMatch()) name = match.captured(1);
        if (const auto match = type.match(line); match.hasMatch() && !unnamed) found << name + "::" + match.captured(1);
    }
    return found;
}

} // namespace

/// Two types of one name in different libraries are no error to the compiler, and whichever constructor the linker
/// keeps then writes into objects of the other's size.
class TestTypeNames : public QObject {
    Q_OBJECT
private slots:
    void definitionsAreSeen() {
        QCOMPARE(typesOf("namespace convlens {\nstruct A {\n};\nclass B final : public A {\n    struct C {\n"
                         "enum class D { One };\nclass E;\ntemplate <class T> struct F {\nstruct A::G {\n"
                         "namespace {\nstruct H {\n} // namespace\nnamespace convlens::inner {\nstruct A {\n"),
                 QStringList({"convlens::A", "convlens::B", "convlens::D", "convlens::F", "convlens::inner::A"}));
    }

    void noTwoTypesShareAName() {
        const QDir root(CONVLENS_SOURCE_DIR);
        std::map<QString, QString> homes;
        for (const char* top : {"core", "ui", "app"}) {
            QDirIterator walk(root.filePath(top), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile source(walk.next());
                QVERIFY(source.open(QIODevice::ReadOnly));
                const QString file = root.relativeFilePath(source.fileName());
                for (const QString& name : typesOf(QString::fromUtf8(source.readAll()))) {
                    const auto [known, isNew] = homes.emplace(name, file);
                    QVERIFY2(isNew, qPrintable(name + " is defined in " + known->second + " and in " + file));
                }
            }
        }
        QVERIFY(homes.size() > 400);
    }
};

QTEST_APPLESS_MAIN(TestTypeNames)
#include "tst_type_names.moc"
