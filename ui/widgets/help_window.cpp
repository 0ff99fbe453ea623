#include "ui/widgets/help_window.h"

#include "ui/text/language.h"
#include "ui/widgets/help_dialogs.h"

#include <QAbstractTextDocumentLayout>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

const QString kFolder = QStringLiteral(":/help/");

QString readPage(const QString& topic) {
    for (const QString& language : {currentLanguage(), QStringLiteral("en")}) {
        QFile file(kFolder + language + QLatin1Char('/') + topic + QStringLiteral(".md"));
        if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
    }
    return {};
}

/// In the order of reading: the way of a photo through the window, then what stands behind it.
constexpr const char* kOrder[] = {"start",    "photos", "predictions", "network",   "weights",  "layers",   "maps",
                                  "diagram",  "cost",   "trust",       "compare",   "pair",     "sweep",    "labs",
                                  "evaluate", "export", "session",     "measuring", "counting", "keyboard", "problems"};

QStringList wordsOf(const QString& text) {
    return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

std::vector<HelpWindow::Page> HelpWindow::pages() {
    std::vector<Page> all;
    for (const char* name : kOrder) {
        Page page;
        page.topic = QLatin1String(name);
        page.text = readPage(page.topic);
        if (page.text.isEmpty()) continue;
        page.title = page.text.section(QLatin1Char('\n'), 0, 0).mid(2);
        all.push_back(std::move(page));
    }
    return all;
}

bool HelpWindow::hasTopic(const QString& topic) {
    const auto all = pages();
    return std::any_of(all.begin(), all.end(), [&](const Page& page) { return page.topic == topic; });
}

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent), m_pages(pages()) {
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setToolTip(tr("Pages with all of these words"));
    m_search->setClearButtonEnabled(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("helpTopics"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_text = new QTextBrowser(this);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Page"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(16);

    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    auto* parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(left);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);
    const int em = fontMetrics().height();
    parts->setSizes({em * 13, em * 46});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Back to the window (Esc)"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(parts, 1);
    layout->addWidget(buttons);
    resize(std::min(em * 61, 1200), std::min(em * 40, 760));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item) showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == QLatin1String("dialog")) return showWeightsGuide(this); // the only one that pages lead to
        m_search->clear();                                                           // the page may not have the words
        showTopic(link.path().section(QLatin1Char('.'), 0, 0));
    });
    // Enter in the search must not press the button.
    for (QAbstractButton* button : buttons->buttons())
        if (auto* push = qobject_cast<QPushButton*>(button)) push->setAutoDefault(false);
    filter();
}

QString HelpWindow::topic() const {
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void HelpWindow::showTopic(const QString& topic) {
    const QString page = topic.section(u'#', 0, 0), section = topic.section(u'#', 1);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == page) {
            m_list->setCurrentRow(row);
            if (!section.isEmpty()) showSection(section);
            return;
        }
    }
    m_list->setCurrentRow(0);
}

void HelpWindow::showSection(const QString& number) {
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || !block.text().startsWith(number + QStringLiteral(". ")))
            continue;
        m_text->setTextCursor(QTextCursor(block));
        const QRectF place = m_text->document()->documentLayout()->blockBoundingRect(block);
        m_text->verticalScrollBar()->setValue(int(place.top())); // the heading first, not last
        return;
    }
}

void HelpWindow::filter() {
    const QStringList words = wordsOf(m_search->text());
    const QString before = topic();
    // A word in a title says more than one in the text.
    std::vector<std::pair<int, const Page*>> found;
    for (const Page& page : m_pages) {
        int missing = 0, inTitle = 0;
        for (const QString& word : words) {
            if (page.title.contains(word, Qt::CaseInsensitive)) ++inTitle;
            if (!page.text.contains(word, Qt::CaseInsensitive)) ++missing;
        }
        if (missing == 0) found.emplace_back(-inTitle, &page);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const auto& [rank, page] : found) {
            auto* item = new QListWidgetItem(page->title, m_list);
            item->setData(Qt::UserRole, page->topic);
        }
    }
    if (found.empty()) {
        m_text->setPlainText(tr("No page has all of these words."));
        return;
    }
    showTopic(words.isEmpty() ? before : found.front().second->topic);
    if (const QString now = topic(); !now.isEmpty()) showPage(now);
}

void HelpWindow::showPage(const QString& topic) {
    const auto page = std::find_if(m_pages.begin(), m_pages.end(), [&](const Page& p) { return p.topic == topic; });
    if (page == m_pages.end()) return;
    m_text->setMarkdown(page->text);
    m_text->moveCursor(QTextCursor::Start);
    markWords();
}

void HelpWindow::markWords() {
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString& word : wordsOf(m_search->text())) {
        for (QTextCursor at = m_text->document()->find(word); !at.isNull(); at = m_text->document()->find(word, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(palette().highlight());
            mark.format.setForeground(palette().highlightedText());
            mark.format.setFontUnderline(true); // not by colour alone
            marks << mark;
        }
    }
    m_text->setExtraSelections(marks);
}

void showHelp(QWidget* parent, const QString& topic) {
    auto* window = parent->findChild<HelpWindow*>(QString(), Qt::FindDirectChildrenOnly);
    if (!window) window = new HelpWindow(parent);
    window->show(); // a section is looked for in the text as it is laid out
    window->showTopic(topic);
    window->raise();
    window->activateWindow();
}

} // namespace convlens

#include "moc_help_window.cpp"
