#pragma once
#include <QLabel>

namespace convlens {

/// A line of words that may be narrower than they are: what has no room ends in "…", and the whole stands first in the
/// tooltip, which tells no news while all is in view.
class OneLine : public QLabel {
    Q_OBJECT
public:
    explicit OneLine(QWidget* parent = nullptr);
    /// `more` is told in the tooltip in any case.
    void setWords(const QString& words, const QString& more = {});
    bool isCut() const;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void placeTooltip();
    QString m_more;
};

} // namespace convlens
