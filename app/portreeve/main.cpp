// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

#include <csignal>
#include <memory>

#include "app/arguments.h"
#include "gateway/engine/engine.h"

using namespace portreeve;

namespace {

// A plain window: where the gateway listens and how it is.
class StateWindow : public QWidget {
public:
    explicit StateWindow(Engine &engine) : m_engine(engine)
    {
        setWindowTitle(QStringLiteral("Portreeve"));
        auto *form = new QFormLayout(this);
        const QString url = QString::fromStdString(engine.url());
        form->addRow(tr("Listening on"), selectable(url));
        form->addRow(tr("Master key in"), selectable(QString::fromStdString(engine.masterKeyPlace())));
        form->addRow(tr("Requests in flight"), m_inFlight = new QLabel(QStringLiteral("0")));
        auto *copy = new QPushButton(tr("Copy address"));
        connect(copy, &QPushButton::clicked, this, [url] { QGuiApplication::clipboard()->setText(url); });
        form->addRow(copy);
        auto *beat = new QTimer(this);
        connect(beat, &QTimer::timeout, this, [this] { m_inFlight->setText(QString::number(m_engine.inFlight())); });
        beat->start(500);
    }

private:
    QLabel *selectable(const QString &text)
    {
        auto *label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        return label;
    }

    Engine &m_engine;
    QLabel *m_inFlight = nullptr;
};

int showFault(const StartFault &fault)
{
    std::fprintf(stderr, "portreeve: %s\n", fault.text.c_str());
    auto *label = new QLabel(QString::fromStdString(fault.text));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMargin(24);
    label->setWindowTitle(QStringLiteral("Portreeve"));
    label->setAttribute(Qt::WA_DeleteOnClose);
    label->show();
    QApplication::exec();
    return fault.exitCode;
}

} // namespace

int main(int count, char **values)
{
    ::signal(SIGPIPE, SIG_IGN);
    const Arguments arguments = parseArguments(std::vector<std::string>(values + 1, values + count));
    if (!arguments.fault.empty()) {
        std::fprintf(stderr, "portreeve: %s\n", arguments.fault.c_str());
        return 2;
    }
    if (!arguments.text.empty()) {
        std::fputs(arguments.text.c_str(), stdout);
        return 0;
    }
    QApplication application(count, values);
    QApplication::setApplicationName(QStringLiteral("portreeve"));
    Engine engine(arguments.options);
    if (const auto fault = engine.start())
        return showFault(*fault);
    std::printf("listening %s\n", engine.url().c_str());
    std::fflush(stdout);
    StateWindow window(engine);
    window.resize(480, 160);
    window.show();
    const int result = QApplication::exec();
    engine.drain();
    engine.stop();
    return result;
}
