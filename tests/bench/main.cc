// pilcrow_bench: one step of the benchmark in a process of its own; run.py puts them together.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine.h"
#include "explain.h"
#include "measure.h"
#include "query.h"

namespace {

using Json = nlohmann::ordered_json;
using Arguments = std::vector<std::string>;

constexpr const char* kUsage = R"(usage:
  pilcrow_bench engines                                     what is built in
  pilcrow_bench split FOLDER PARAGRAPHS                     reads files into one of paragraphs
  pilcrow_bench queries PARAGRAPHS QUERIES COUNT SEED       makes queries
  pilcrow_bench index ENGINE INPUT DIR [MEMORY [JOBS]]      INPUT: FOLDER for pilcrow, or PARAGRAPHS
  pilcrow_bench optimize ENGINE DIR
  pilcrow_bench query ENGINE DIR QUERIES
  pilcrow_bench explain ENGINE DIR PEER DIR QUERIES PARAGRAPHS
Each writes one JSON object. MEMORY is in bytes; 0 for either is the engine's default.
)";

std::unique_ptr<bench::Engine> make_engine(const std::string& name) {
  for (const auto& info : bench::engines()) {
    if (info.name != name) continue;
    if (!info.make) throw std::runtime_error(name + " is not built in");
    return info.make();
  }
  throw std::runtime_error("there is no engine " + name);
}

Json list_engines() {
  Json out = Json::array();
  for (const auto& info : bench::engines()) {
    out.push_back({{"name", info.name},
                   {"version", info.version},
                   {"built_in", info.make != nullptr},
                   {"options", info.options}});
  }
  return out;
}

Json run_split(const Arguments& arguments) {
  const auto names = bench::files_below(arguments.at(0), arguments.at(1) + ".walk");
  const bench::Stopwatch watch;
  const auto report = bench::split(names, arguments.at(0), arguments.at(1));
  return {{"documents", report.documents},   {"paragraphs", report.paragraphs},
          {"text_bytes", report.text_bytes}, {"file_bytes", report.file_bytes},
          {"left_out", report.left_out},     {"wall_s", watch.seconds()},
          {"cpu_s", watch.cpu_seconds()}};
}

Json run_queries(const Arguments& arguments) {
  const auto queries = bench::make_queries(arguments.at(0), std::stoul(arguments.at(2)),
                                           std::stoull(arguments.at(3)));
  bench::save(queries, arguments.at(1));
  return {{"queries", queries.size()}};
}

Json run_index(const Arguments& arguments) {
  bench::IndexTask task = {arguments.at(1), arguments.at(2)};
  if (arguments.size() > 3) task.memory_bytes = std::stoull(arguments[3]);
  if (arguments.size() > 4) task.jobs = static_cast<unsigned>(std::stoul(arguments[4]));
  std::filesystem::create_directories(task.folder);
  const auto engine = make_engine(arguments.at(0));
  const bench::Stopwatch watch;
  const std::size_t paragraphs = engine->index(task);
  return {{"paragraphs", paragraphs},
          {"wall_s", watch.seconds()},
          {"cpu_s", watch.cpu_seconds()},
          {"peak_bytes", bench::peak_bytes()},
          {"index_bytes", bench::folder_bytes(task.folder)}};
}

Json run_optimize(const Arguments& arguments) {
  const auto engine = make_engine(arguments.at(0));
  const bench::Stopwatch watch;
  const bool done = engine->optimize(arguments.at(1));
  return {{"done", done},
          {"wall_s", watch.seconds()},
          {"cpu_s", watch.cpu_seconds()},
          {"peak_bytes", bench::peak_bytes()},
          {"index_bytes", bench::folder_bytes(arguments.at(1))}};
}

Json timed(bench::Engine& engine, const std::vector<bench::Query>& queries, const bench::Ask& ask) {
  Json out = Json::array();
  for (const auto& query : queries) {
    const bench::Stopwatch watch;
    engine.search(query, ask);
    out.push_back(watch.milliseconds());
  }
  return out;
}

// Opening and a first query, a round that warms the caches and counts, then the timed rounds.
Json run_query(const Arguments& arguments) {
  const auto queries = bench::load(arguments.at(2));
  if (queries.empty()) throw std::runtime_error("there are no queries");
  const auto engine = make_engine(arguments.at(0));
  const bench::Stopwatch watch;
  engine->open(arguments.at(1));
  const double opened = watch.milliseconds();
  engine->search(queries[0], {});
  Json out = {{"open_ms", opened}, {"first_ms", watch.milliseconds()}};
  Json totals = Json::array();
  for (const auto& query : queries) {
    totals.push_back(engine->search(query, {.total = true}).total.value());
  }
  out["totals"] = totals;
  Json values = Json::array();
  for (const auto& query : queries) {
    values.push_back(engine->search(query, {.documents = true, .snippets = true}).facet_values);
  }
  out["facet_values"] = values;
  out["rounds"]["top10"] = timed(*engine, queries, {});
  out["rounds"]["total"] = timed(*engine, queries, {.total = true});
  out["rounds"]["documents"] = timed(*engine, queries, {.documents = true});
  out["rounds"]["all_facets"] = timed(*engine, queries, {.all_facets = true});
  out["rounds"]["snippets"] = timed(*engine, queries, {.snippets = true});
  out["rounds"]["page"] =
      timed(*engine, queries, {.total = true, .documents = true, .snippets = true});
  out["peak_bytes"] = bench::peak_bytes();
  return out;
}

Json run_explain(const Arguments& arguments) {
  const auto ours = make_engine(arguments.at(0));
  ours->open(arguments.at(1));
  const auto peer = make_engine(arguments.at(2));
  peer->open(arguments.at(3));
  const auto found = bench::explain(*ours, *peer, arguments.at(2), bench::load(arguments.at(4)),
                                    bench::Paragraphs(arguments.at(5)));
  Json reasons = Json::object();
  for (const auto& [text, reason] : found.reasons) {
    reasons[text] = {{"paragraphs", reason.paragraphs},
                     {"query", reason.query},
                     {"example", reason.place},
                     {"found_by", reason.found_by}};
  }
  return {{"queries", found.queries},
          {"different", found.different},
          {"too_many", found.too_many},
          {"paragraphs", found.paragraphs},
          {"reasons", reasons}};
}

Json run(const std::string& command, const Arguments& arguments) {
  if (command == "engines") return list_engines();
  if (command == "split") return run_split(arguments);
  if (command == "queries") return run_queries(arguments);
  if (command == "index") return run_index(arguments);
  if (command == "optimize") return run_optimize(arguments);
  if (command == "query") return run_query(arguments);
  if (command == "explain") return run_explain(arguments);
  throw std::out_of_range("no such command");
}

}  // namespace

int main(int count, char** values) {
  const Arguments all(values + 1, values + count);
  try {
    if (all.empty()) throw std::out_of_range("no command");
    std::cout << run(all[0], {all.begin() + 1, all.end()}).dump() << '\n';
    return 0;
  } catch (const std::out_of_range&) {
    std::cerr << kUsage;
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "pilcrow_bench: " << error.what() << '\n';
    return 1;
  }
}
