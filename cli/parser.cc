#include "parser.h"

#include <cctype>
#include <memory>

#include "numbers.h"

namespace pilcrow::cli {
namespace {

// CLI11 knows nothing of words that it is not to interpret, so the synopsis is ours.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(const Usage& usage) : usage_(usage) { column_width(28); }

  std::string make_description(const CLI::App*) const override { return {}; }

  std::string make_usage(const CLI::App*, std::string) const override {
    std::string out = "Usage: pilcrow " + std::string(usage_.name) + ' ' +
                      std::string(usage_.synopsis) + "\n\n" + std::string(usage_.purpose) + ".\n";
    if (!usage_.more.empty()) out += '\n' + std::string(usage_.more) + '\n';
    return out;
  }

  std::string make_footer(const CLI::App*) const override {
    return "Examples:\n" + std::string(usage_.examples);
  }

 private:
  const Usage& usage_;
};

// What CLI11 takes for an option: "-5" is a word to it.
bool looks_like_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

}  // namespace

Parser::Parser(const Usage& usage) : usage_(usage) {
  app_.formatter(std::make_shared<HelpFormatter>(usage));
  app_.set_help_flag("-h,--help", "Print this help");
  // Words are left over on purpose: CLI11 would split "[a,b]" and swallow "{}", which are queries.
  app_.allow_extras();
}

void Parser::flag(const std::string& names, bool& to, const std::string& text) {
  app_.add_flag_callback(
      names, [&to] { to = true; }, text);
}

void Parser::value(const std::string& names, const std::string& type, const std::string& text,
                   const std::function<bool(const std::string&)>& take) {
  const auto each = [this, names, take](const CLI::results_t& results) {
    for (const std::string& result : results) {
      if (!take(result)) fail("'" + result + "' is no value for " + names);
    }
    return true;
  };
  app_.add_option(names, CLI::callback_t(each), text)
      ->type_name(type)
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
  app_.get_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
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

std::optional<std::vector<std::string>> Parser::parse(const std::vector<std::string>& arguments) {
  try {
    app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return std::nullopt;
  } catch (const CLI::Error& error) {
    fail(error.what());
  }
  return words();
}

std::vector<std::string> Parser::words() const {
  std::vector<std::string> out;
  bool marked = false;  // behind the first "--" anything is a word
  for (const std::string& word : app_.remaining()) {
    if (!marked && word == "--") {
      marked = true;
    } else if (!marked && looks_like_option(word)) {
      fail("unknown option '" + word + "' (a word that begins with '-' comes after '--')");
    } else {
      out.push_back(word);
    }
  }
  return out;
}

std::string Parser::help() const { return app_.help(); }

void Parser::fail(const std::string& message) const {
  throw UsageError(message, std::string(usage_.name));
}

}  // namespace pilcrow::cli
