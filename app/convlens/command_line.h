#pragma once
#include "core/networks/network_spec.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace convlens {

/// What the command line asks the window for.
struct CommandLine {
    enum class Then { Start, Say, Complain };
    Then then = Then::Start;
    QString words; ///< what to say or to complain of; empty when starting

    std::vector<NetworkSpec> networks;
    QStringList paths;   ///< absolute
    QString sessionFile; ///< empty for none
    QString tourFolder;  ///< of --tour-out; empty for none
};

/// Reads the command line before there is a QApplication, so that --help, --version and wrong usage need no display.
/// Takes --session out of `argc` and `argv`, which Qt would understand as its own session management.
CommandLine readCommandLine(int& argc, char** argv);

} // namespace convlens
