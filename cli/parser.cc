#include "parser.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>

#include "nearest.h"
#include "numbers.h"

namespace pilcrow::cli {
namespace {

// What CLI11 takes for an option: "-5" is a word to it.
bool looks_like_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

}  // namespace

Parser::Parser(const Usage& usage) : usage_(usage), app_(std::make_unique<CLI::App>()) {
  app_->set_help_flag("-h,--help", "");
  // Words are left over on purpose: CLI11 would split "[a,b]" and swallow "{}", which are queries.
  app_->allow_extras();
}

Parser::~Parser() = default;

void Parser::flag(const std::string& names, bool& to, const std::string& text) {
  options_.push_back({names, "", text, {}});
  app_->add_flag_callback(names, [&to] { to = true; });
}

void Parser::unflag(const std::string& names, bool& to, const std::string& text) {
  options_.push_back({names, "", text, {}});
  app_->add_flag_callback(names, [&to] { to = false; });
}

void Parser::value(const std::string& names, const std::string& type, const std::string& text,
                   const std::function<bool(const std::string&)>& take) {
  options_.push_back({names, type, text, {}});
  const auto each = [this, names, take](const CLI::results_t& results) {
    for (const std::string& result : results) {
      if (!take(result)) fail("'" + result + "' is no value for " + names);
    }
    return true;
  };
  app_->add_option(names, CLI::callback_t(each))
      ->type_size(1)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void Parser::value(const std::string& names, std::string& to, const std::string& type,
                   const std::string& text) {
  value(names, type, text, [&to](const std::string& given) { return to = given, true; });
}

void Parser::value(const std::string& names, std::optional<std::string>& to,
                   const std::string& type, const std::string& text) {
  value(names, type, text, [&to](const std::string& given) { return to = given, true; });
}

void Parser::values(const std::string& names, const std::string& type, const std::string& text,
                    const std::function<bool(const std::string&)>& take) {
  value(names, type, text + "; may be repeated", take);
  app_->get_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void Parser::values(const std::string& names, std::vector<std::string>& to, const std::string& type,
                    const std::string& text) {
  values(names, type, text,
         [&to](const std::string& given) { return to.push_back(given), true; });
}

void Parser::count(const std::string& names, std::size_t& to, const std::string& text) {
  value(names, "N", text, [&to](const std::string& given) {
    const auto number = parse_count(given);
    if (number) to = *number;
    return number.has_value();
  });
}

void Parser::one_of(const std::string& names, const std::string& type, const std::string& text,
                    std::vector<std::string> choices,
                    const std::function<void(std::size_t)>& take) {
  value(names, type, text, [this, names, choices, take](const std::string& given) {
    const auto found = std::find(choices.begin(), choices.end(), given);
    if (found == choices.end()) {
      fail("'" + given + "' is no value for " + names + ": there are " + listed(choices) +
           did_you_mean(given, choices));
    }
    take(static_cast<std::size_t>(found - choices.begin()));
    return true;
  });
  options_.back().choices = std::move(choices);
}

std::optional<std::vector<std::string>> Parser::parse(const std::vector<std::string>& arguments) {
  try {
    app_->parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return std::nullopt;
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string message = error.what();  // begins with the option's name
    fail(message.substr(0, message.find(':')) + " needs a value");
  } catch (const CLI::Error& error) {
    fail(error.what());
  }
  return words();
}

std::vector<std::string> Parser::words() const {
  std::vector<std::string> out;
  bool marked = false;  // behind the first "--" anything is a word
  for (const std::string& word : app_->remaining()) {
    if (!marked && word == "--") {
      marked = true;
    } else if (!marked && looks_like_option(word)) {
      fail_unknown(word);
    } else {
      out.push_back(word);
    }
  }
  return out;
}

void Parser::fail_unknown(const std::string& option) const {
  std::vector<std::string> known = {"--help"};
  for (const OptionInfo& one : options_) {
    for (const std::string& name : one.each_name()) known.push_back(name);
  }
  const std::string meant = did_you_mean(option.substr(0, option.find('=')), known);
  fail("unknown option '" + option + "'" +
       (meant.empty() ? " (a word that begins with '-' comes after '--')" : meant));
}

void Parser::fail(const std::string& message) const {
  throw UsageError(message, std::string(usage_.name));
}

}  // namespace pilcrow::cli
