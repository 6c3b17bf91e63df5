// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A main window with pages of its own, and hands for it.
#include "tests/ui/support/look.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/pages/page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/rail_button.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/table.h"
#include "ui/widgets/toggles.h"
#include "ui/widgets/top_bar.h"
#include "ui/window/calls_panel.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/window/palette_source.h"
#include "ui/window/range_menu.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace portreeve::ui;

namespace kit {

/// A page that only counts what is done to it.
class FakePage : public Page
{
public:
    FakePage(const char *id, Desk &desk, bool range, bool live) : Page(QLatin1String(id), desk), m_range(range), m_live(live)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(field = new QLineEdit);
        field->setObjectName(QStringLiteral("page.field"));
        ++built;
        all.append(this);
        retranslate();
        told = 0;
    }
    ~FakePage() override { all.removeOne(this); }

    void open(const QVariantMap &where) override
    {
        ++opened;
        shown = where;
    }
    QVariantMap where() const override { return shown; }
    void refresh() override
    {
        ++refreshed;
        client().get(this, QStringLiteral("/fake/") + id(), [](const Answer &) {});
    }
    QList<PaletteHit> find(const QString &query) const override
    {
        ++looked;
        if (id() != QLatin1String("keys") || query.isEmpty() || !QStringLiteral("alpha-key").contains(query))
            return {};
        return {{QStringLiteral("hash:1"), {}, {}, QStringLiteral("alpha-key"), QStringLiteral("Team Research"), {}}};
    }
    bool hasRange() const override { return m_range; }
    bool isLive() const override { return m_live; }
    void tell(const QString &badge, const QString &totals)
    {
        setBadge(badge, Tone::Warn);
        setTotals(totals);
    }
    Desk &given() { return desk(); }

    static FakePage *of(const char *id)
    {
        for (FakePage *page : std::as_const(all)) {
            if (page->id() == QLatin1String(id) && page->isVisibleTo(page->window()))
                return page;
        }
        return nullptr;
    }

    QLineEdit *field;
    QVariantMap shown;
    int opened = 0;
    int refreshed = 0;
    int told = 0; ///< retranslate()
    int styled = 0;
    mutable int looked = 0;
    static inline int built = 0;
    static inline QList<FakePage *> all;

protected:
    void retranslate() override { ++told; }
    void changeEvent(QEvent *event) override
    {
        Page::changeEvent(event);
        styled += event->type() == QEvent::StyleChange;
    }

private:
    bool m_range;
    bool m_live;
};

inline Page *makeHome(Desk &desk)
{
    return new FakePage("home", desk, true, true);
}
inline Page *makeRequests(Desk &desk)
{
    return new FakePage("requests", desk, true, true);
}
inline Page *makeKeys(Desk &desk)
{
    return new FakePage("keys", desk, false, false);
}
inline Page *makeServer(Desk &desk)
{
    return new FakePage("server", desk, false, false);
}

} // namespace kit

// Pages of its own: the window is tested, not what is in it.
const QList<PageLine> &portreeve::ui::pageTable()
{
    static const QList<PageLine> table = {
        {"home", "home", "Home", nullptr, nullptr, false, kit::makeHome},
        {"requests", "requests", "Requests", "Observe", "requests", false, kit::makeRequests},
        {"keys", "keys", "Keys", "Access", "keys", false, kit::makeKeys},
        {"server", "server", "Server", "Operate", "server", false, kit::makeServer},
        {"settings", "settings", "Settings", nullptr, nullptr, true, makeSettingsPage},
    };
    return table;
}

namespace kit {

class WindowTest : public QObject
{
protected:
    std::unique_ptr<WindowFixture> m_given;
    std::unique_ptr<MainWindow> m_window;

    void make(const Connection &connection = WindowFixture::local())
    {
        m_window = std::make_unique<MainWindow>(m_given->parts(), connection);
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_given->settle();
    }
    template<class T = QWidget>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    FakePage *page(const char *id) const { return FakePage::of(id); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(to, Qt::Key(key), modifiers);
        m_given->settle();
    }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
        m_given->settle();
    }
    QStringList hits() const
    {
        QStringList texts;
        const auto *model = find<QListView>("palette.hits")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->flags(model->index(row, 0)) & Qt::ItemIsEnabled)
                texts.append(model->index(row, 0).data().toString());
        }
        return texts;
    }
    void type(const QString &text)
    {
        QTest::keyClicks(find("palette.query"), text);
        m_given->settle();
    }
    static QString status(const MainWindow &window, const char *id)
    {
        auto *item = window.findChild<QAbstractButton *>(QStringLiteral("status.") + QLatin1String(id));
        return item && !item->isHidden() ? item->text() : QString();
    }
};

} // namespace kit
