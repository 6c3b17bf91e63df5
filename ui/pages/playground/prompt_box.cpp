// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/prompt_box.h"

#include "ui/pages/playground/attachment_strip.h"
#include "ui/pages/playground/pasted_request.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

/// Files of this computer; none if one of them is elsewhere, for then the address itself was meant.
QStringList pathsOf(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (!url.isLocalFile())
            return {};
        paths += url.toLocalFile();
    }
    return paths;
}

/// The prompt itself: what it cannot take as text it gives to the box.
class PromptEdit : public TextArea
{
public:
    explicit PromptEdit(PromptBox &box) : m_box(box) {}

protected:
    bool canInsertFromMimeData(const QMimeData *data) const override { return PromptBox::canTake(*data) || TextArea::canInsertFromMimeData(data); }
    void insertFromMimeData(const QMimeData *data) override
    {
        const bool isAll = textCursor().selectedText().size() == document()->characterCount() - 1; // also of an empty prompt
        if (isAll && data->hasText() && isModelCurl(data->text()))
            emit m_box.requestPasted(data->text());
        else if (!m_box.take(*data))
            TextArea::insertFromMimeData(data);
    }

private:
    PromptBox &m_box;
};

} // namespace

PromptBox::PromptBox(QWidget *parent) : Panel(Ground::Raised, parent), m_body(new QVBoxLayout(this)), m_strip(new AttachmentStrip), m_edit(new PromptEdit(*this))
{
    space(m_body, QMargins(8, 6, 8, 8), 6);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setObjectName(QStringLiteral("playground.prompt"));
    fix(m_edit, -1, 64);
    m_body->addWidget(m_strip);
    m_body->addWidget(m_edit);
    m_edit->installEventFilter(this);
    m_edit->viewport()->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &PromptBox::changed);
    connect(m_strip, &AttachmentStrip::removeWanted, this, [this](int index) {
        m_files.removeAt(index);
        m_strip->set(m_files);
        m_edit->setFocus();
        emit changed();
    });
}

QJsonArray PromptBox::files() const
{
    QJsonArray parts;
    for (const Attachment &file : m_files)
        parts.append(file.part);
    return parts;
}

QJsonValue PromptBox::content() const
{
    return contentOf(m_edit->toPlainText(), files());
}

void PromptBox::setContent(const QJsonValue &content)
{
    m_files.clear();
    for (const QJsonValue &file : filesOf(content))
        m_files.append({file.toObject()});
    m_strip->set(m_files);
    m_edit->setPlainText(wordsOf(content));
    m_edit->moveCursor(QTextCursor::End);
    emit changed();
}

void PromptBox::clear()
{
    m_files.clear();
    m_strip->set({});
    m_edit->clear();
    emit changed();
}

void PromptBox::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"), QString(), tr("Pictures, PDF and text (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PromptBox::attach);
    dialog->open();
}

AttachmentsRead PromptBox::taking()
{
    ++m_reading;
    emit changed();
    return [this](const QList<Attachment> &files, const QStringList &errors) {
        --m_reading;
        add(files, errors);
    };
}

void PromptBox::attach(const QStringList &paths)
{
    readAttachments(paths.mid(0, mostAttached + 1), this, taking());
}

void PromptBox::add(const QList<Attachment> &files, const QStringList &errors)
{
    QStringList refusals = errors;
    qint64 total = 0;
    for (const Attachment &file : std::as_const(m_files))
        total += file.size();
    for (const Attachment &file : files) {
        if (m_files.size() >= mostAttached) {
            refusals += tr("Eight files are the most that go with one question.");
            break;
        }
        total += file.size();
        if (total > mostAttachedBytes) {
            refusals += tr("With %1 the files have %2; up to %3 can go with a question.").arg(file.name(), bytesText(total), bytesText(mostAttachedBytes));
            break;
        }
        m_files.append(file);
    }
    m_strip->set(m_files);
    emit changed();
    if (!refusals.isEmpty())
        emit refused(refusals.join(QLatin1Char('\n')));
}

bool PromptBox::canTake(const QMimeData &data)
{
    return !pathsOf(data).isEmpty() || (data.hasImage() && !data.hasText()); // cells of a spreadsheet are both: then the words are meant
}

bool PromptBox::take(const QMimeData &data)
{
    if (!canTake(data))
        return false;
    if (const QStringList paths = pathsOf(data); !paths.isEmpty()) {
        attach(paths);
        return true;
    }
    readPicture(QStringLiteral("pasted-%1.png").arg(++m_pasted), qvariant_cast<QImage>(data.imageData()), this, taking());
    return true;
}

void PromptBox::setWelcoming(bool welcoming)
{
    m_isWelcoming = welcoming;
    update();
}

void PromptBox::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    QPainter painter(this);
    const int radius = px(sizes().radius.card);
    if (m_isWelcoming)
        return paintBox(painter, rect(), radius, color(&Tokens::accentSoft), color(&Tokens::accent), 2);
    if (m_edit->hasFocus())
        paintBox(painter, rect(), radius, QColor(), color(&Tokens::control));
}

bool PromptBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::DragEnter)
        setWelcoming(canTake(*static_cast<QDragEnterEvent *>(event)->mimeData()));
    if (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop)
        setWelcoming(false);
    return Panel::eventFilter(watched, event);
}

} // namespace portreeve::ui
