#include "query.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bench {
namespace {

std::string join(const std::vector<std::string>& words, std::string_view between, bool quoted) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += between;
    out += quoted ? '"' + word + '"' : word;
  }
  return out;
}

}  // namespace

std::string expression(const Query& query, bool quoted) {
  switch (query.kind) {
    case 'O': return join(query.words, " OR ", quoted);
    case 'P': return '"' + join(query.words, " ", false) + '"';
    case 'X': return join(query.words, "", quoted) + '*';
    default: return join(query.words, " AND ", quoted);
  }
}

void save(const std::vector<Query>& queries, const std::string& file) {
  std::ofstream out(file);
  for (const auto& query : queries) {
    const nlohmann::json line = {{"class", std::string(1, query.kind)},
                                 {"words", query.words},
                                 {"document", query.document}};
    out << line.dump() << '\n';
  }
  out.close();
  if (!out) throw std::runtime_error(file + " cannot be written");
}

std::vector<Query> load(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("there is no query file " + file);
  std::vector<Query> out;
  for (std::string line; std::getline(in, line);) {
    const auto value = nlohmann::json::parse(line);
    out.push_back({value.at("class").get<std::string>().at(0),
                   value.at("words").get<std::vector<std::string>>(),
                   value.at("document").get<std::string>()});
  }
  return out;
}

}  // namespace bench
