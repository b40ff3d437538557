// pilcrow eval: asks the queries of a test collection and holds what is found against judgements.
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <system_error>

#include "commands.h"
#include "eval_report.h"
#include "json.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "progress.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

// A file of what was found, or none.
class RunFile {
 public:
  explicit RunFile(const std::optional<std::string>& path) : path_(path.value_or("")) {
    if (path) out_.open(*path, std::ios::binary);
    check();
  }

  void add(const std::string& query, const std::vector<RankedItem>& ranking) {
    if (out_.is_open()) out_ << run_lines(query, ranking);
  }

  void close() {
    if (out_.is_open()) out_.close();
    check();
  }

 private:
  void check() const {
    if (out_) return;
    throw Error(ErrorCode::io, "cannot write: " + std::generic_category().message(errno), path_);
  }

  std::string path_;
  std::ofstream out_;
};

std::vector<Measure> measures_of(const EvalArgs& args) {
  std::vector<Measure> out;
  for (const char* name : {"ndcg@10", "map", "mrr@10", "recall@100"}) {
    out.push_back(*parse_measure(name));
  }
  for (const auto& [name, least] : args.minima) {
    const Measure measure = *parse_measure(name);
    if (std::find(out.begin(), out.end(), measure) == out.end()) out.push_back(measure);
  }
  return out;
}

// One evaluation, query by query.
class Evaluation {
 public:
  explicit Evaluation(const EvalArgs& args)
      : args_(args), judgements_(load_judgements(args.qrels)), measures_(measures_of(args)) {
    if (args.baseline) baseline_ = load_run(*args.baseline);
    report_.unit = args.paragraphs ? "paragraph" : "document";
    report_.depth = args.depth;
    for (const Measure& measure : measures_) {
      MeasureReport& report = report_.measures.emplace_back();
      report.name = to_string(measure);
      for (const auto& [name, least] : args.minima) {
        if (parse_measure(name) == measure) report.minimum = least;
      }
    }
  }

  EvalReport run() {
    const std::vector<TestQuery> queries = load_queries(args_.queries);
    const Index index = Index::open(args_.folder);
    RunFile file(args_.run);
    ProgressLine line(!args_.json && !args_.quiet);
    std::set<std::string> asked;
    for (const TestQuery& query : queries) {
      line.show("query " + grouped(asked.size() + 1) + " of " + grouped(queries.size()),
                {asked.size(), queries.size()});
      const std::vector<RankedItem> ranking = rank(index, query);
      file.add(query.id, ranking);
      asked.insert(query.id);
      score(query.id, ranking);
    }
    file.close();
    report_.asked = queries.size();
    if (report_.queries.empty()) {
      throw Error(ErrorCode::bad_argument, "no query of " + args_.queries + " has a grade above 0",
                  args_.qrels);
    }
    for (const auto& [query, grades] : judgements_) {
      if (asked.contains(query)) continue;
      report_.not_asked.push_back(query);
      score(query, {});
    }
    if (baseline_) {
      for (auto& one : report_.measures) one.comparison = compare(one.values, one.baseline);
    }
    return std::move(report_);
  }

 private:
  // What cannot be understood finds nothing.
  std::vector<RankedItem> rank(const Index& index, const TestQuery& query) {
    SearchRequest request;
    request.query = query.text;
    request.limit = args_.depth;
    request.expand = args_.expand;
    try {
      return index.rank(request, args_.paragraphs ? RankUnit::paragraph : RankUnit::document);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::bad_query) throw;
      report_.failed.push_back({query, error.what(), error.where()});
      return {};
    }
  }

  void score(const std::string& query, const std::vector<RankedItem>& ranking) {
    const auto judged = judgements_.find(query);
    if (judged == judgements_.end()) return;
    report_.queries.push_back(query);
    for (const RankedItem& item : ranking) report_.relevant_found += judged->second.count(item.id);
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      MeasureReport& report = report_.measures[i];
      report.values.push_back(measure(measures_[i], ranking, judged->second));
      if (!baseline_) continue;
      const auto found = baseline_->find(query);
      const std::vector<RankedItem> nothing;
      report.baseline.push_back(measure(
          measures_[i], found == baseline_->end() ? nothing : found->second, judged->second));
    }
  }

  const EvalArgs& args_;
  Judgements judgements_;
  std::vector<Measure> measures_;
  std::optional<Run> baseline_ = {};
  EvalReport report_ = {};
};

// What is odd, for standard error.
void remark(const EvalReport& report) {
  for (const FailedQuery& failed : report.failed) {
    complain_of_item("query " + clean_line(failed.query.id) + ": " + clean_line(failed.message) +
                     ": " + clean_line(failed.query.text));
  }
  if (!report.not_asked.empty()) {
    complain(grouped(report.not_asked.size()) +
             " of the judged queries are not among those asked and count 0");
  }
  if (report.relevant_found == 0) {
    complain("no judged item was found: are their ids those of " + report.unit +
             "s of this index? See --unit");
  }
  for (const MeasureReport& one : report.measures) {
    if (!one.fell_short()) continue;
    complain(one.name + " is " + fixed(mean(one.values), 4) + ", less than the " +
             fixed(*one.minimum, 4) + " asked for");
  }
}

}  // namespace

Outcome run(const EvalArgs& args, Output& out) {
  const EvalReport report = Evaluation(args).run();
  if (args.json) {
    out << eval_json(report, args.per_query);
  } else {
    out << eval_text(report, args.per_query);
    out.flush();
    remark(report);
  }
  const auto fell_short = [](const MeasureReport& one) { return one.fell_short(); };
  if (std::any_of(report.measures.begin(), report.measures.end(), fell_short)) {
    return Outcome::fell_short;
  }
  return report.failed.empty() ? Outcome::done : Outcome::some_input_failed;
}

}  // namespace pilcrow::cli
