// A thin layer over CLI11: one command's options and its words, taken exactly as typed.
#ifndef PILCROW_CLI_PARSER_H_
#define PILCROW_CLI_PARSER_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "options.h"
#include "usage.h"

namespace pilcrow::cli {

// Options are declared first; then comes `parse` or `help`.
class Parser {
 public:
  explicit Parser(const Usage& usage);

  void flag(const std::string& names, bool& to, const std::string& text);

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

  // Gives the words, or nothing when help was asked for. Throws UsageError.
  std::optional<std::vector<std::string>> parse(const std::vector<std::string>& arguments);

  std::string help() const;

  // Throws UsageError for this command.
  [[noreturn]] void fail(const std::string& message) const;

 private:
  std::vector<std::string> words() const;

  const Usage& usage_;
  CLI::App app_;
};

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_PARSER_H_
