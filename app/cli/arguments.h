#pragma once
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace convlens::cli {

/// A flag or option that was added, to say more of it. Like Arguments a handle: copies are the same option.
class Argument {
public:
    explicit Argument(CLI::Option* option) : m_option(option) {}

    Argument required() const;
    Argument excludes(Argument other) const; ///< not both of them
    Argument excludes(const std::string& name) const;
    Argument range(int least, int most) const;
    Argument range(double least, double most) const;
    Argument positive() const;
    Argument oneOf(std::vector<std::string> texts) const;
    /// `wrong` tells what is wrong with a text, nothing if it is good; `what` is the value's name in the help.
    Argument check(std::function<std::string(const std::string&)> wrong, const std::string& what) const;
    Argument separatedBy(char delimiter) const;
    Argument oneEach() const;     ///< a list takes one value each time that it is named, rather than all that follow
    Argument showDefault() const; ///< the help tells the value that the variable has now

private:
    CLI::Option* m_option;
};

/// A subcommand's arguments. CLI11 stays behind this: its header takes longer to compile than any file here.
class Arguments {
public:
    explicit Arguments(CLI::App* app) : m_app(app) {}

    Arguments subcommand(const std::string& name, const std::string& help) const;
    /// Writes what is given into `value`, which must live until then. `names` without dashes is a place, not an option.
    /// For the types that arguments.cpp lists.
    template <class T>
    Argument option(const std::string& names, T& value, const std::string& help) const;
    Argument flag(const std::string& names, bool& value, const std::string& help) const;
    /// Options whose value is taken by a function.
    Argument text(const std::string& names, const std::function<void(const std::string&)>& take,
                  const std::string& help) const;
    Argument number(const std::string& names, const std::function<void(const double&)>& take,
                    const std::string& help) const;

    void atMostOneSubcommand() const;
    void allowExtras() const; ///< what is not known is no error, but remaining()

    std::string name() const;
    bool parsed() const;
    std::vector<std::string> remaining() const;

private:
    CLI::App* m_app;
};

} // namespace convlens::cli
