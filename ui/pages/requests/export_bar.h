// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QProgressBar;

namespace portreeve::ui {

class Button;
class ExportJob;
class Label;
struct Desk;

/// Exports the whole match: asks for the form and the file, then stands at the foot of the page while the file is written, with its progress and Cancel.
class ExportBar : public QWidget
{
    Q_OBJECT

public:
    explicit ExportBar(Desk &desk, QWidget *parent = nullptr);

    /// What is asked for in each form. `expected`: rows to come; 0: not known.
    struct Wanted {
        QString csv;
        QString jsonLines;
        qint64 expected = 0;
    };
    void ask(const Wanted &wanted);
    void start(const Wanted &wanted, bool isCsv, const QString &file);
    bool isRunning() const { return m_job != nullptr; }
    void cancel();
    void retranslate();

private:
    void chooseFile(const Wanted &wanted, bool isCsv);
    void show();
    void finish(bool ok);

    Desk &m_desk;
    ExportJob *m_job = nullptr;
    qint64 m_expected = 0;
    Label *m_words;
    QProgressBar *m_progress;
    Button *m_cancel;
};

} // namespace portreeve::ui
