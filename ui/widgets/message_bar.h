#pragma once
#include "core/base/error.h"

#include <QFrame>
#include <QString>

#include <vector>

class QLabel;
class QTimer;
class QToolButton;

namespace convlens {

/// Problems and notices above the views: one at a time, the newest first, with a way to step through the others, to
/// copy the details and to dismiss. A notice goes by itself after some seconds; a problem stays until it is dismissed.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showProblem(const QString& summary, const Error& error);
    void showNotice(const QString& text);
    void dismissCurrent();
    void dismissAll();
    int count() const { return int(m_messages.size()); }
    QString currentText() const;

    static constexpr int kNoticeMilliseconds = 8000;
    static constexpr int kMostMessages = 200; ///< of a folder full of bad files the newest are kept

private:
    struct Message {
        bool problem = false;
        QString summary, text, details;
        bool operator==(const Message&) const = default;
    };
    void add(Message message);
    void step(int by);
    void refresh();
    void changeEvent(QEvent* event) override;

    std::vector<Message> m_messages;
    int m_shown = 0;
    QLabel *m_icon, *m_text, *m_place;
    QToolButton *m_previous, *m_next, *m_copy, *m_close;
    QTimer* m_timer;
};

} // namespace convlens
