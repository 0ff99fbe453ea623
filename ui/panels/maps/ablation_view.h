#pragma once
#include <QString>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace convlens {

/// Switches channels off and shows what the network takes the photo for without them, beside what it took it for with
/// all of them.
class AblationView : public QWidget {
    Q_OBJECT
public:
    explicit AblationView(QWidget* parent = nullptr);

    /// The channel that the button is about. `why` says why it cannot be switched off; empty if it can.
    void setChannel(const QString& title, bool off, const QString& why);
    /// Those that are off, in words; empty for none.
    void setOff(const QStringList& channels);

    struct Row {
        QString label;
        double before = 0, after = 0; ///< probabilities
    };
    /// The classes that are likely with or without the channels, the likeliest first.
    void setRows(std::vector<Row> rows);
    const std::vector<Row>& rows() const { return m_rows; }
    /// Instead of rows.
    void setMessage(const QString& message);

    QSize minimumSizeHint() const override;

signals:
    void switched(bool off);
    void allOnRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton *m_switch, *m_allOn;
    QLabel* m_message;
    std::vector<Row> m_rows;
};

} // namespace convlens
