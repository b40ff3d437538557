// A thin layer over CLI11: one command's options and its words, taken exactly as typed.
#ifndef PILCROW_CLI_PARSER_H_
#define PILCROW_CLI_PARSER_H_

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "options.h"
#include "usage.h"

namespace CLI {
class App;
}  // namespace CLI

namespace pilcrow::cli {

// Options are declared first; then comes `parse`, or `options` for those who describe them.
class Parser {
 public:
  explicit Parser(const Usage& usage);
  ~Parser();

  void flag(const std::string& names, bool& to, const std::string& text);

  // A flag that makes false of it.
  void unflag(const std::string& names, bool& to, const std::string& text);

  // An option whose values go to `take` one by one, which gives false for a bad one.
  void value(const std::string& names, const std::string& type, const std::string& text,
             const std::function<bool(const std::string&)>& take);
  void value(const std::string& names, std::string& to, const std::string& type,
             const std::string& text);
  void value(const std::string& names, std::optional<std::string>& to, const std::string& type,
             const std::string& text);
  // One that may be repeated.
  void values(const std::string& names, const std::string& type, const std::string& text,
              const std::function<bool(const std::string&)>& take);
  void values(const std::string& names, std::vector<std::string>& to, const std::string& type,
              const std::string& text);
  void count(const std::string& names, std::size_t& to, const std::string& text);

  // One of some words, which stand for the enumerators in their order.
  template <typename Enum>
  void choice(const std::string& names, Enum& to, const std::string& type, const std::string& text,
              std::initializer_list<const char*> choices) {
    one_of(names, type, text, std::vector<std::string>(choices.begin(), choices.end()),
           [&to](std::size_t chosen) { to = static_cast<Enum>(chosen); });
  }

  // Gives the words, or nothing when help was asked for. Throws UsageError.
  std::optional<std::vector<std::string>> parse(const std::vector<std::string>& arguments);

  std::string_view command() const { return usage_.name; }

  // In the order of their declaration.
  const std::vector<OptionInfo>& options() const { return options_; }

  // Throws UsageError for this command.
  [[noreturn]] void fail(const std::string& message) const;

 private:
  void one_of(const std::string& names, const std::string& type, const std::string& text,
              std::vector<std::string> choices, const std::function<void(std::size_t)>& take);
  std::vector<std::string> words() const;
  [[noreturn]] void fail_unknown(const std::string& option) const;

  const Usage& usage_;
  std::vector<OptionInfo> options_ = {};
  std::unique_ptr<CLI::App> app_;
};

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_PARSER_H_
