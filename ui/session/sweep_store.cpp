#include "ui/session/sweep_store.h"

#include "ui/session/session_object.h"

namespace convlens {

SweepStore::SweepStore(SessionObject& session) : QObject(&session) {}

SweepStore& SweepStore::of(SessionObject& session) {
    if (auto* known = session.findChild<SweepStore*>(QString(), Qt::FindDirectChildrenOnly)) return *known;
    return *new SweepStore(session);
}

std::shared_ptr<const Sweep> SweepStore::sweepOf(const SessionObject& session) {
    const auto* store = session.findChild<SweepStore*>(QString(), Qt::FindDirectChildrenOnly);
    return store ? store->sweep() : nullptr;
}

void SweepStore::setSweep(const std::shared_ptr<const Sweep>& sweep) {
    if (sweep == m_sweep) return;
    m_sweep = sweep;
    emit sweepChanged();
}

} // namespace convlens

#include "moc_sweep_store.cpp"
