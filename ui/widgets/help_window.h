#pragma once
#include <QDialog>
#include <QString>

#include <vector>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace convlens {

/// The pages of resources/help in the language that is in force (English where it lacks one), with a list and a search.
/// Everything is in the program; nothing is fetched.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent = nullptr);

    /// Shows a page by its file's name without ending ("maps"), or one of its numbered sections ("labs#3"); an unknown
    /// page shows the first.
    void showTopic(const QString& topic);
    QString topic() const;

    struct Page {
        QString topic, title, text; ///< text in Markdown
    };
    /// All pages in the order of reading.
    static std::vector<Page> pages();
    static bool hasTopic(const QString& topic);

private:
    void filter();
    void showPage(const QString& topic);
    void showSection(const QString& number);
    void markWords();

    std::vector<Page> m_pages;
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
};

/// Opens the one help window of this parent, or brings it to the front.
void showHelp(QWidget* parent, const QString& topic);

} // namespace convlens
