#include "ui/panels/sweep/sweep_setup.h"

#include "core/networks/registry.h"
#include "core/sweep/sweep_estimate.h"
#include "ui/panels/sweep/number_list.h"
#include "ui/session/session_object.h"
#include "ui/session/sweep_store.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/duration.h"
#include "ui/text/errors.h"
#include "ui/text/plural.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

constexpr int kPlanAfterMilliseconds = 150;
constexpr int kSkippedInTip = 12;
constexpr std::size_t kFamiliesAtStart = 2;

template <class Value>
void merge(std::vector<Value>& all, std::span<const Value> stops) {
    all.insert(all.end(), stops.begin(), stops.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

} // namespace

SweepSetup::SweepSetup(const PanelContext& context, QWidget* parent)
    : QWidget(parent), m_session(context.session), m_workflow(context.workflow), m_jobs(context.jobs) {
    auto* intro = new QLabel(tr("Measures many networks one after the other on this machine and sets their time beside "
                                "their multiply-adds and their published accuracy."),
                             this);
    intro->setWordWrap(true);
    intro->setForegroundRole(QPalette::PlaceholderText);
    m_combinations = new QRadioButton(tr("Every combination of"), this);
    m_combinations->setObjectName(QStringLiteral("sweepCombinations"));
    m_combinations->setToolTip(tr("Families × widths × resolutions × groups"));
    m_combinations->setChecked(true);
    m_published = new QRadioButton(tr("Every network with a published ImageNet accuracy"), this);
    m_published->setObjectName(QStringLiteral("sweepPublished"));
    m_published->setToolTip(tr("As printed by the papers and the ports, in the sizes that they printed"));

    m_grid = new QWidget(this);
    auto* grid = new QGridLayout(m_grid);
    grid->setContentsMargins(24, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    auto* familiesTitle = new QLabel(tr("Families"), m_grid);
    grid->addWidget(familiesTitle, 0, 0, Qt::AlignTop);
    grid->addWidget(buildFamilies(), 0, 1, 1, 2);
    m_widths = addChoice(grid, 1, tr("Widths"), "sweepWidths",
                         tr("Width multipliers, %1 to %2, separated by commas").arg(kMinWidth).arg(kMaxWidth));
    m_resolutions =
        addChoice(grid, 2, tr("Resolutions"), "sweepResolutions",
                  tr("Sides in pixels, %1 to %2, separated by commas").arg(kMinResolution).arg(kMaxResolution));
    m_groups = addChoice(grid, 3, tr("Groups"), "sweepGroups", tr("Of ShuffleNetV1: 1, 2, 3, 4, 8"));
    grid->setColumnStretch(2, 1);

    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("sweepSummary"));
    m_summary->setWordWrap(true);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_summary->setFont(strong);
    m_start = new QPushButton(tr("Start"), this);
    m_start->setObjectName(QStringLiteral("sweepStart"));
    m_start->setToolTip(tr("Measure in the background; results show as they come"));
    auto* open = new QPushButton(tr("Open results…"), this);
    open->setObjectName(QStringLiteral("sweepSetupOpen"));
    open->setToolTip(tr("Show the results of an earlier sweep, of this window or of convlens-cli sweep"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(open);
    buttons->addStretch();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(intro);
    column->addSpacing(4);
    column->addWidget(m_combinations);
    column->addWidget(m_grid);
    column->addWidget(m_published);
    column->addSpacing(4);
    column->addWidget(buildConditions());
    column->addSpacing(4);
    column->addWidget(m_summary);
    column->addLayout(buttons);
    column->addStretch();

    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(kPlanAfterMilliseconds);
    connect(m_delay, &QTimer::timeout, this, &SweepSetup::makePlan);
    connect(m_combinations, &QRadioButton::toggled, this, &SweepSetup::changed);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_made) emit startRequested(*m_made, conditions());
    });
    connect(open, &QPushButton::clicked, this, &SweepSetup::openRequested);
    connect(&m_workflow, &Workflow::settingsChanged, this, &SweepSetup::refreshEngines);
    connect(&m_session, &SessionObject::measurementChanged, this, &SweepSetup::showSummary);
    fillStops();
    refreshEngines();
    changed();
}

SweepSetup::~SweepSetup() {
    if (m_planJob.value != 0) m_jobs.cancel(m_planJob);
}

QWidget* SweepSetup::buildFamilies() {
    auto* box = new QWidget(m_grid);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    int place = 0;
    for (const FamilyInfo& info : families()) {
        auto* check = new QCheckBox(fromView(info.displayName), box);
        check->setObjectName(QStringLiteral("sweepFamily_") + fromView(info.id));
        check->setToolTip(coreText(info.summary));
        check->setChecked(std::size_t(place) < kFamiliesAtStart);
        grid->addWidget(check, place / 3, place % 3);
        m_families.emplace_back(info.family, check);
        connect(check, &QCheckBox::toggled, this, [this] {
            fillStops();
            changed();
        });
        ++place;
    }
    grid->setColumnStretch(3, 1);
    return box;
}

SweepSetup::Choice SweepSetup::addChoice(QGridLayout* grid, int row, const QString& title, const char* name,
                                         const QString& tip) {
    Choice choice;
    auto* label = new QLabel(title, m_grid);
    choice.own = new QCheckBox(tr("the family's own"), m_grid);
    choice.own->setObjectName(QLatin1String(name) + QStringLiteral("Own"));
    choice.own->setToolTip(tr("For each family the stops that its paper has"));
    choice.own->setChecked(true);
    choice.list = new QLineEdit(m_grid);
    choice.list->setObjectName(QLatin1String(name));
    choice.list->setAccessibleName(title);
    choice.list->setToolTip(tip);
    choice.list->setEnabled(false);
    label->setBuddy(choice.list);
    grid->addWidget(label, row, 0);
    grid->addWidget(choice.own, row, 1);
    grid->addWidget(choice.list, row, 2);
    connect(choice.own, &QCheckBox::toggled, this, [this, list = choice.list](bool own) {
        list->setEnabled(!own);
        fillStops();
        changed();
    });
    connect(choice.list, &QLineEdit::textEdited, this, [this, list = choice.list] {
        for (Choice* each : {&m_widths, &m_resolutions, &m_groups})
            if (each->list == list) each->edited = true;
        changed();
    });
    return choice;
}

QWidget* SweepSetup::buildConditions() {
    auto* box = new QWidget(this);
    m_engine = new QComboBox(box);
    m_engine->setObjectName(QStringLiteral("sweepEngine"));
    m_engine->setAccessibleName(tr("Engine"));
    m_engine->setToolTip(tr("The engine that is measured"));
    m_plan = new QComboBox(box);
    m_plan->setObjectName(QStringLiteral("sweepPlan"));
    m_plan->setAccessibleName(tr("Plan"));
    m_plan->setToolTip(tr("As drawn: each layer its own step; optimised: may fuse layers"));
    m_threads = new QSpinBox(box);
    m_threads->setObjectName(QStringLiteral("sweepThreads"));
    m_threads->setAccessibleName(tr("Threads"));
    m_threads->setToolTip(tr("Threads of the engine"));
    m_visits = new QSpinBox(box);
    m_visits->setObjectName(QStringLiteral("sweepVisits"));
    m_visits->setAccessibleName(tr("Visits"));
    m_visits->setRange(1, kMostSweepVisits);
    m_visits->setValue(SweepConditions{}.visits);
    m_visits->setToolTip(
        tr("How often each network gets its turn, forth and back through the list: a machine that grows "
           "warm or busy then treats all alike, and a network whose visits disagree is marked "
           "doubtful."));
    m_seconds = new QDoubleSpinBox(box);
    m_seconds->setObjectName(QStringLiteral("sweepSeconds"));
    m_seconds->setAccessibleName(tr("Seconds a visit"));
    m_seconds->setRange(0, 60);
    m_seconds->setSingleStep(0.25);
    m_seconds->setValue(SweepConditions{}.visitSeconds);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setToolTip(
        tr("Counted runs of one visit take at least so long, and are at least %1").arg(kSweepVisitRuns));
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    const auto row = [&](int number, const QString& title, std::initializer_list<QWidget*> widgets) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        for (QWidget* widget : widgets)
            line->addWidget(widget);
        line->addStretch();
        auto* label = new QLabel(title, box);
        label->setBuddy(*widgets.begin());
        grid->addWidget(label, number, 0);
        grid->addLayout(line, number, 1);
    };
    row(0, tr("Measured with"), {m_engine, m_plan, m_threads, new QLabel(tr("threads"), box)});
    row(1, tr("Each network"), {m_visits, new QLabel(tr("visits of"), box), m_seconds});
    grid->setColumnStretch(1, 1);
    connect(m_engine, &QComboBox::activated, this, [this] {
        refreshPlans();
        showSummary();
    });
    connect(m_plan, &QComboBox::activated, this, &SweepSetup::showSummary);
    for (QSpinBox* spin : {m_threads, m_visits})
        connect(spin, &QSpinBox::valueChanged, this, &SweepSetup::showSummary);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &SweepSetup::showSummary);
    return box;
}

void SweepSetup::refreshEngines() {
    const QSignalBlocker quiet(m_engine);
    m_engine->clear();
    for (const Engine* engine : engines())
        m_engine->addItem(fromView(engine->displayName()), fromView(engine->id()));
    m_engine->setCurrentIndex(std::max(0, m_engine->findData(m_workflow.engine())));
    refreshPlans();
    const QSignalBlocker quietThreads(m_threads);
    m_threads->setValue(m_workflow.threads());
    showSummary();
}

void SweepSetup::refreshPlans() {
    const auto engine = findEngine(m_engine->currentData().toString().toStdString());
    if (!engine) return;
    const QSignalBlocker quiet(m_plan), quietThreads(m_threads);
    const QVariant before = m_plan->currentData();
    m_plan->clear();
    for (const PlanKind kind : (*engine)->plans())
        m_plan->addItem(kind == PlanKind::AsDrawn ? tr("as drawn") : tr("optimised"), int(kind));
    // Time is what a sweep is about, so the fastest plan is proposed.
    const int wanted = before.isValid() ? m_plan->findData(before) : m_plan->findData(int(PlanKind::Optimised));
    m_plan->setCurrentIndex(std::max(0, wanted));
    m_threads->setRange(1, (*engine)->maxThreads());
}

std::vector<Family> SweepSetup::chosenFamilies() const {
    std::vector<Family> chosen;
    for (const auto& [family, check] : m_families)
        if (check->isChecked()) chosen.push_back(family);
    return chosen;
}

void SweepSetup::fillStops() {
    std::vector<double> widths;
    std::vector<int> resolutions, groups;
    for (const Family family : chosenFamilies()) {
        const FamilyInfo& info = familyInfo(family);
        merge(widths, info.widths);
        merge(resolutions, info.resolutions);
        merge(groups, info.groups);
    }
    const auto fill = [](Choice& choice, const QString& stops) {
        if (choice.own->isChecked()) choice.edited = false;
        if (!choice.edited) choice.list->setText(stops);
    };
    fill(m_widths, numbersText(widths));
    fill(m_resolutions, numbersText(resolutions));
    fill(m_groups, numbersText(groups));
    const bool hasGroups = !groups.empty();
    m_groups.own->setEnabled(hasGroups);
    m_groups.list->setEnabled(hasGroups && !m_groups.own->isChecked());
}

SweepConditions SweepSetup::conditions() const {
    SweepConditions conditions;
    conditions.engine = m_engine->currentData().toString().toStdString();
    conditions.plan = PlanKind(m_plan->currentData().toInt());
    conditions.threads = m_threads->value();
    conditions.visitSeconds = m_seconds->value();
    conditions.visits = m_visits->value();
    return conditions;
}

std::optional<SweepRequest> SweepSetup::request() {
    SweepRequest request;
    request.families = chosenFamilies();
    if (request.families.empty()) {
        m_summary->setText(tr("Choose a family."));
        return std::nullopt;
    }
    const auto bad = [this](const Choice& choice) {
        m_summary->setText(tr("“%1” is no list of numbers.").arg(choice.list->text()));
        return std::nullopt;
    };
    if (!m_widths.own->isChecked()) {
        auto numbers = parseNumbers(m_widths.list->text());
        if (!numbers || numbers->empty()) return bad(m_widths);
        request.widths = std::move(*numbers);
    }
    if (!m_resolutions.own->isChecked()) {
        auto numbers = parseWholeNumbers(m_resolutions.list->text());
        if (!numbers || numbers->empty()) return bad(m_resolutions);
        request.resolutions = std::move(*numbers);
    }
    if (!m_groups.own->isChecked() && m_groups.own->isEnabled()) {
        auto numbers = parseWholeNumbers(m_groups.list->text());
        if (!numbers || numbers->empty()) return bad(m_groups);
        request.groups = std::move(*numbers);
    }
    return request;
}

void SweepSetup::changed() {
    m_made = nullptr;
    if (m_planJob.value != 0) m_jobs.cancel(std::exchange(m_planJob, {}));
    m_grid->setEnabled(m_combinations->isChecked());
    m_start->setEnabled(false);
    m_summary->setToolTip({});
    if (m_combinations->isChecked() && !request()) return m_delay->stop();
    m_summary->setText(tr("Counting…"));
    m_delay->start();
}

void SweepSetup::makePlan() {
    const bool published = m_published->isChecked();
    const std::optional<SweepRequest> wanted = published ? SweepRequest{} : request();
    if (!wanted) return;
    m_planJob = m_jobs.submit<SweepPlan>(
        JobLane::Work, tr("Counting the networks of the sweep"), this,
        [published, request = *wanted](const CancelToken&,
                                       const ProgressSink&) -> Result<std::shared_ptr<const SweepPlan>> {
            auto plan = published ? planPublishedSweep() : planSweep(request);
            if (!plan) return plan.error();
            return std::make_shared<const SweepPlan>(std::move(*plan));
        },
        [this](Result<std::shared_ptr<const SweepPlan>> outcome) {
            if (!outcome && outcome.error().code == ErrorCode::Cancelled) return;
            m_planJob = {};
            if (!outcome) return m_summary->setText(errorText(outcome.error()));
            m_made = *outcome;
            showSummary();
        },
        JobPriority::Urgent);
}

void SweepSetup::showSummary() {
    if (!m_made) return;
    const SweepConditions chosen = conditions();
    // At the pace that is known for these conditions, else at a careful guess.
    double pace = kGuessedMsPerMac;
    const auto measured = m_session.measurement();
    const auto sweep = SweepStore::sweepOf(m_session);
    if (sweep && sweep->conditions.engine == chosen.engine && sweep->conditions.plan == chosen.plan &&
        sweep->conditions.threads == chosen.threads)
        pace = paceOf(*sweep).value_or(pace);
    else if (measured && measured->engine == chosen.engine && measured->plan == chosen.plan &&
             measured->threads == chosen.threads && measured->network->cost->total.macs > 0)
        pace = measured->measurement.total.medianMs / double(measured->network->cost->total.macs);
    const int count = int(m_made->networks.size()), skipped = int(m_made->skipped.size());
    QString text = count == 0 ? tr("No network can be measured.")
                              : tr("%1, %2: about %3.")
                                    .arg(plural(count, tr("network"), tr("networks")),
                                         plural(count * chosen.visits, tr("visit"), tr("visits")),
                                         duration(plannedSeconds(*m_made, chosen, pace)));
    QStringList tips;
    if (skipped > 0) {
        text += u' ' + tr("%1 left out.").arg(skipped);
        for (const SkippedNetwork& network : m_made->skipped) {
            if (tips.size() == kSkippedInTip) {
                tips << tr("…");
                break;
            }
            tips << QStringLiteral("%1: %2").arg(QString::fromStdString(network.network), reasonText(network.reason));
        }
    }
    m_summary->setText(text);
    m_summary->setToolTip(tips.join(u'\n'));
    m_start->setEnabled(count > 0 && !m_busy);
}

SessionState SweepSetup::state() const {
    SessionState state;
    if (m_published->isChecked()) state["published"] = true;
    std::string chosen;
    bool asAtStart = true;
    for (std::size_t i = 0; i < m_families.size(); ++i) {
        const auto& [family, check] = m_families[i];
        asAtStart = asAtStart && check->isChecked() == (i < kFamiliesAtStart);
        if (check->isChecked()) chosen += (chosen.empty() ? "" : ",") + std::string(familyInfo(family).id);
    }
    if (!asAtStart) state["families"] = chosen;
    for (const auto& [name, choice] :
         {std::pair{"widths", &m_widths}, {"resolutions", &m_resolutions}, {"groups", &m_groups}})
        if (!choice->own->isChecked()) state[name] = choice->list->text().toStdString();
    if (m_visits->value() != SweepConditions{}.visits) state["visits"] = double(m_visits->value());
    if (m_seconds->value() != SweepConditions{}.visitSeconds) state["seconds"] = m_seconds->value();
    return state;
}

void SweepSetup::setState(const SessionState& state) {
    (valueOr(state, "published", false) ? m_published : m_combinations)->setChecked(true);
    const bool asAtStart = !state.contains("families");
    const QStringList chosen = QString::fromStdString(valueOr(state, "families", std::string())).split(u',');
    for (std::size_t i = 0; i < m_families.size(); ++i) {
        const auto& [family, check] = m_families[i];
        check->setChecked(asAtStart ? i < kFamiliesAtStart : chosen.contains(fromView(familyInfo(family).id)));
    }
    for (const auto& [name, choice] :
         {std::pair{"widths", &m_widths}, {"resolutions", &m_resolutions}, {"groups", &m_groups}}) {
        const bool own = !state.contains(name);
        choice->own->setChecked(own);
        if (own) continue;
        choice->edited = true;
        choice->list->setText(QString::fromStdString(valueOr(state, name, std::string())));
    }
    const double visits = valueOr(state, "visits", double(SweepConditions{}.visits));
    m_visits->setValue(int(std::clamp(visits, 1.0, double(kMostSweepVisits))));
    m_seconds->setValue(valueOr(state, "seconds", SweepConditions{}.visitSeconds));
    fillStops();
    changed();
}

void SweepSetup::setBusy(bool busy) {
    m_busy = busy;
    m_start->setEnabled(!busy && m_made && !m_made->networks.empty());
}

} // namespace convlens

#include "moc_sweep_setup.cpp"
