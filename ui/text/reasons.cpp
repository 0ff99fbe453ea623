#include "ui/text/reasons.h"

#include "core/base/value_pattern.h"

#include <QFile>
#include <QHash>
#include <QStringList>
#include <QXmlStreamReader>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr int kMostDepth = 6; // of reasons inside reasons

/// A sentence of core and how it is said here.
struct Pattern {
    ValuePattern source;
    QString translation;
};

struct Reasons {
    QHash<QString, QString> plain; ///< without places
    std::vector<Pattern> patterns;

    QString translated(const QString& sentence, int depth = 0) const {
        if (sentence.isEmpty() || depth > kMostDepth) return sentence;
        if (const auto found = plain.find(sentence); found != plain.end()) return *found;
        const Pattern* best = nullptr;
        ValuePattern::Values found;
        const std::string bytes = sentence.toStdString();
        for (const Pattern& pattern : patterns) {
            if (best && pattern.source.wordBytes() <= best->source.wordBytes()) continue;
            if (auto values = pattern.source.valuesIn(bytes)) {
                best = &pattern;
                found = std::move(*values);
            }
        }
        if (!best) return sentence;
        std::array<QString, std::tuple_size_v<ValuePattern::Values>> values;
        bool saysMore = best->source.hasLetters();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const QString value = QString::fromStdString(found[i]);
            values[i] = translated(value, depth + 1);
            saysMore = saysMore || values[i] != value;
        }
        if (!saysMore) return sentence; // a name with a colon in it, not "'%1': %2"
        QString made;
        for (qsizetype i = 0; i < best->translation.size(); ++i) {
            const QChar c = best->translation[i];
            const int place = c == u'%' && i + 1 < best->translation.size() ? best->translation[i + 1].digitValue() : 0;
            if (place < 1) {
                made += c;
                continue;
            }
            made += values[std::size_t(place)];
            ++i;
        }
        return made;
    }
};

std::shared_ptr<const Reasons> read(const QString& code) {
    QFile file(QStringLiteral(":/reasons/%1.ts").arg(code));
    if (!file.open(QIODevice::ReadOnly)) return nullptr;
    auto made = std::make_shared<Reasons>();
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        Pattern pattern{ValuePattern(source.toStdString()), xml.readElementText()};
        if (pattern.source.places() == 0)
            made->plain.insert(source, pattern.translation);
        else
            made->patterns.push_back(std::move(pattern));
    }
    return made;
}

std::mutex g_changing;
std::shared_ptr<const Reasons> g_reasons; // null for English

} // namespace

void applyReasonsLanguage(const QString& code) {
    auto reasons = code == QLatin1String("en") ? nullptr : read(code);
    const std::lock_guard lock(g_changing);
    g_reasons = std::move(reasons);
}

QString reasonText(const std::string& english) {
    const QString sentence = QString::fromStdString(english);
    std::shared_ptr<const Reasons> reasons;
    {
        const std::lock_guard lock(g_changing);
        reasons = g_reasons;
    }
    return reasons ? reasons->translated(sentence) : sentence;
}

} // namespace convlens
