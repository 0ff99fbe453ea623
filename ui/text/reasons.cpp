#include "ui/text/reasons.h"

#include <QFile>
#include <QHash>
#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace convlens {

namespace {

constexpr int kMostDepth = 6; // of reasons inside reasons
using Values = std::array<QString, 10>;

/// A sentence with %1 to %9 in it, cut into the words between them: the first and the last may be empty.
struct Pattern {
    QStringList words;
    std::vector<int> places; ///< one fewer than words: which value stands behind each
    qsizetype letters = 0;   ///< of all words: of several patterns that fit, the one that says most is meant
    bool hasLetters = false; ///< among its words: not only signs around values
    QString longest;
    QString translation;
};

Pattern cut(const QString& source, const QString& translation) {
    Pattern made;
    made.translation = translation;
    QString words;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const bool place = source[i] == u'%' && i + 1 < source.size() && source[i + 1] >= u'1' && source[i + 1] <= u'9';
        if (!place) {
            words += source[i];
            continue;
        }
        made.words << words;
        made.places.push_back(source[++i].digitValue());
        words.clear();
    }
    made.words << words;
    for (const QString& part : made.words) {
        made.letters += part.size();
        made.hasLetters = made.hasLetters || std::ranges::any_of(part, [](QChar c) { return c.isLetter(); });
        if (part.size() > made.longest.size()) made.longest = part;
    }
    return made;
}

/// The values that the sentence has in the pattern's places, each as short as can be and the last as long as is left.
std::optional<Values> valuesIn(const QString& sentence, const Pattern& pattern) {
    const QString &first = pattern.words.front(), &last = pattern.words.back();
    if (sentence.size() < pattern.letters || !sentence.contains(pattern.longest) || !sentence.startsWith(first) ||
        !sentence.endsWith(last))
        return std::nullopt;
    Values values;
    std::array<bool, 10> known{};
    qsizetype at = first.size();
    const qsizetype end = sentence.size() - last.size();
    for (std::size_t i = 0; i < pattern.places.size(); ++i) {
        const bool isLast = i + 1 == pattern.places.size();
        const QString& next = pattern.words[qsizetype(i) + 1];
        const qsizetype to = isLast ? end : sentence.indexOf(next, at);
        if (to < at || to > end) return std::nullopt;
        const auto place = std::size_t(pattern.places[i]);
        const QString value = sentence.mid(at, to - at);
        if (known[place] && values[place] != value) return std::nullopt; // one value, said twice
        values[place] = value;
        known[place] = true;
        at = to + (isLast ? 0 : next.size());
    }
    return values;
}

struct Reasons {
    QHash<QString, QString> plain; ///< without places
    std::vector<Pattern> patterns;

    QString translated(const QString& sentence, int depth = 0) const {
        if (sentence.isEmpty() || depth > kMostDepth) return sentence;
        if (const auto found = plain.find(sentence); found != plain.end()) return *found;
        const Pattern* best = nullptr;
        Values values;
        for (const Pattern& pattern : patterns) {
            if (best && pattern.letters <= best->letters) continue;
            if (auto found = valuesIn(sentence, pattern)) {
                best = &pattern;
                values = std::move(*found);
            }
        }
        if (!best) return sentence;
        bool saysMore = best->hasLetters;
        for (QString& value : values) {
            const QString inWords = translated(value, depth + 1);
            saysMore = saysMore || inWords != value;
            value = inWords;
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
        Pattern pattern = cut(source, xml.readElementText());
        if (pattern.places.empty())
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
