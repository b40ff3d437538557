#include "read/xml/rules.h"

#include <algorithm>
#include <utility>

#include "data/value.h"
#include "pilcrow/error.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

using data::Value;

constexpr std::pair<std::string_view, XmlRole> kRoles[] = {
    {"section", XmlRole::section},
    {"heading", XmlRole::heading},
    {"paragraph", XmlRole::paragraph},
    {"list-item", XmlRole::list_item},
    {"quotation", XmlRole::quotation},
    {"caption", XmlRole::caption},
    {"row", XmlRole::row},
    {"code", XmlRole::code},
    {"footnote", XmlRole::footnote},
    {"page", XmlRole::page},
    {"break", XmlRole::line_break},
    {"skip", XmlRole::skip},
};

class Parser {
 public:
  explicit Parser(const std::string& name) : name_(name) {}

  std::vector<XmlRules> run(std::string_view toml) {
    const Value root = data::parse_toml(toml, name_);
    std::vector<XmlRules> out;
    for (const auto& [key, value] : *root.object()) {
      if (key != "format") fail(value, "\"" + key + "\" is not known here");
      if (value.array() == nullptr) fail(value, "[[format]] is a list of tables");
      for (const Value& format : *value.array()) out.push_back(rules_of(format));
    }
    return out;
  }

 private:
  [[noreturn]] void fail(const Value& value, const std::string& message) const {
    throw Error(ErrorCode::bad_argument, message,
                name_ + ':' + std::to_string(value.position.line) + ':' +
                    std::to_string(value.position.column));
  }

  const std::string& string_of(const Value& value) const {
    if (value.string() == nullptr || value.string()->empty()) fail(value, "a name is missing here");
    return *value.string();
  }

  std::vector<std::string> strings_of(const Value& value) const {
    if (value.string() != nullptr) return {string_of(value)};
    if (value.array() == nullptr) fail(value, "a list of names is wanted here");
    std::vector<std::string> out;
    for (const Value& one : *value.array()) out.push_back(string_of(one));
    return out;
  }

  XmlRules rules_of(const Value& format) const {
    XmlRules rules;
    for (const auto& [key, value] : *format.object()) {
      if (key == "name") {
        rules.name = string_of(value);
      } else if (key == "roots") {
        rules.roots = strings_of(value);
      } else if (key == "fields") {
        add_fields(value, rules);
      } else {
        add_role(key, value, rules);
      }
    }
    if (rules.name.empty()) fail(format, "a format needs a name");
    for (auto& [element, cases] : rules.cases) {
      std::stable_sort(cases.begin(), cases.end(), [](const auto& a, const auto& b) {
        const auto particular = [](const XmlRules::Case& one) {
          return (one.parent.empty() ? 0 : 1) + (one.attribute.empty() ? 0 : 1);
        };
        return particular(a) > particular(b);
      });
    }
    return rules;
  }

  void add_role(const std::string& key, const Value& value, XmlRules& rules) const {
    const auto* const found = std::find_if(std::begin(kRoles), std::end(kRoles),
                                           [&](const auto& role) { return role.first == key; });
    if (found == std::end(kRoles)) fail(value, "\"" + key + "\" is not known here");
    for (const std::string& selector : strings_of(value)) {
      XmlRules::Case one;
      one.role = found->second;
      std::string element = selector;
      const std::size_t at = element.find('@');
      if (at != element.npos) {
        const std::size_t equals = element.find('=', at);
        if (equals == element.npos)
          fail(value, "\"" + selector + "\" lacks a value: name@attribute=value");
        one.attribute = element.substr(at + 1, equals - at - 1);
        one.value = element.substr(equals + 1);
        element.resize(at);
      }
      const std::size_t slash = element.rfind('/');
      if (slash != element.npos) {
        one.parent = element.substr(0, slash);
        element.erase(0, slash + 1);
      }
      if (element.empty()) fail(value, "\"" + selector + "\" names no element");
      rules.cases[element].push_back(std::move(one));
    }
  }

  void add_fields(const Value& value, XmlRules& rules) const {
    if (value.object() == nullptr) fail(value, "fields are a table");
    for (const auto& [name, paths] : *value.object()) {
      for (std::string path : strings_of(paths)) {
        XmlRules::Path one;
        const std::size_t at = path.find('@');
        if (at != path.npos) {
          one.attribute = path.substr(at + 1);
          path.resize(at);
        }
        for (std::size_t begin = 0; begin < path.size();) {
          const std::size_t end = std::min(path.find('/', begin), path.size());
          one.elements.push_back(path.substr(begin, end - begin));
          begin = end + 1;
        }
        rules.fields[name].push_back(std::move(one));
      }
    }
  }

  const std::string& name_;
};

}  // namespace

XmlRole XmlRules::role(const pugi::xml_node& element) const {
  const auto found = cases.find(local_name(element));
  if (found == cases.end()) return XmlRole::none;
  for (const Case& one : found->second) {
    if (!one.parent.empty() && local_name(element.parent()) != one.parent) continue;
    if (!one.attribute.empty() && attribute(element, one.attribute) != one.value) continue;
    return one.role;
  }
  return XmlRole::none;
}

std::vector<XmlRules> parse_xml_rules(std::string_view toml, const std::string& name) {
  return Parser(name).run(toml);
}

}  // namespace pilcrow::read
