#include "app/cli/arguments.h"

#include <CLI/CLI.hpp>

#include <cstdint>  // IWYU pragma: keep
#include <optional> // IWYU pragma: keep
#include <utility>
// IWYU pragma: no_include <stdexcept>

namespace convlens::cli {

Argument Argument::required() const {
    m_option->required();
    return *this;
}

Argument Argument::excludes(Argument other) const {
    m_option->excludes(other.m_option);
    return *this;
}

Argument Argument::excludes(const std::string& name) const {
    m_option->excludes(name);
    return *this;
}

Argument Argument::range(int least, int most) const {
    m_option->check(CLI::Range(least, most));
    return *this;
}

Argument Argument::range(double least, double most) const {
    m_option->check(CLI::Range(least, most));
    return *this;
}

Argument Argument::positive() const {
    m_option->check(CLI::PositiveNumber);
    return *this;
}

Argument Argument::oneOf(std::vector<std::string> texts) const {
    m_option->check(CLI::IsMember(std::move(texts)));
    return *this;
}

Argument Argument::check(std::function<std::string(const std::string&)> wrong, const std::string& what) const {
    m_option->check(std::move(wrong), what);
    return *this;
}

Argument Argument::separatedBy(char delimiter) const {
    m_option->delimiter(delimiter);
    return *this;
}

Argument Argument::oneEach() const {
    m_option->allow_extra_args(false);
    return *this;
}

Argument Argument::showDefault() const {
    m_option->capture_default_str();
    return *this;
}

Arguments Arguments::subcommand(const std::string& name, const std::string& help) const {
    return Arguments(m_app->add_subcommand(name, help));
}

template <class T>
Argument Arguments::option(const std::string& names, T& value, const std::string& help) const {
    return Argument(m_app->add_option(names, value, help));
}
template Argument Arguments::option(const std::string&, std::string&, const std::string&) const;
template Argument Arguments::option(const std::string&, int&, const std::string&) const;
template Argument Arguments::option(const std::string&, double&, const std::string&) const;
template Argument Arguments::option(const std::string&, std::uint64_t&, const std::string&) const;
template Argument Arguments::option(const std::string&, std::optional<float>&, const std::string&) const;
template Argument Arguments::option(const std::string&, std::vector<std::string>&, const std::string&) const;
template Argument Arguments::option(const std::string&, std::vector<double>&, const std::string&) const;
template Argument Arguments::option(const std::string&, std::vector<int>&, const std::string&) const;

Argument Arguments::flag(const std::string& names, bool& value, const std::string& help) const {
    return Argument(m_app->add_flag(names, value, help));
}

Argument Arguments::text(const std::string& names, const std::function<void(const std::string&)>& take,
                         const std::string& help) const {
    return Argument(m_app->add_option_function<std::string>(names, take, help));
}

Argument Arguments::number(const std::string& names, const std::function<void(const double&)>& take,
                           const std::string& help) const {
    return Argument(m_app->add_option_function<double>(names, take, help));
}

void Arguments::atMostOneSubcommand() const {
    m_app->require_subcommand(0, 1);
}

void Arguments::allowExtras() const {
    m_app->allow_extras();
}

std::string Arguments::name() const {
    return m_app->get_name();
}

bool Arguments::parsed() const {
    return m_app->parsed();
}

std::vector<std::string> Arguments::remaining() const {
    return m_app->remaining();
}

} // namespace convlens::cli
