#include "options_eval.h"

#include "numbers.h"
#include "pilcrow/evaluate.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kMostDepth = 10000;  // SearchRequest::limit's

// "ndcg@10=0.7".
bool take_minimum(const std::string& given, EvalArgs& args) {
  const std::size_t sign = given.find('=');
  if (sign == std::string::npos) return false;
  const std::string name = given.substr(0, sign);
  const auto value = parse_decimal(std::string_view(given).substr(sign + 1));
  if (!parse_measure(name) || !value || *value > 1) return false;
  args.minima.emplace_back(name, *value);
  return true;
}

}  // namespace

void declare(Parser& parser, EvalArgs& args) {
  parser.value("--queries", args.queries, "FILE", "Queries: ID <tab> TEXT");
  parser.value("--qrels", args.qrels, "FILE", "Judgements: QUERY <tab> ITEM <tab> GRADE");
  parser.choice("--unit", args.paragraphs, "UNIT", "document (unless given) or paragraph",
                {"document", "paragraph"});
  parser.values("--min", "MEASURE=VALUE", "Fail below this mean, e.g. ndcg@10=0.7",
                [&args](const std::string& given) { return take_minimum(given, args); });
  parser.value("--run", args.run, "FILE", "Write what was found, as a TREC run");
  parser.value("--baseline", args.baseline, "FILE", "Compare with this TREC run");
  parser.flag("--expand", args.expand, "As for search");
  parser.flag("--per-query", args.per_query, "Print each query's values");
  parser.count("--depth,--k", args.depth, "Find so many items; 1000 unless given, at most 10000");
}

void take_words(const Parser& parser, EvalArgs& args, const std::vector<std::string>& words) {
  if (!words.empty()) parser.fail("'" + words[0] + "' is one word too many");
  if (args.queries.empty()) parser.fail("--queries FILE is missing");
  if (args.qrels.empty()) parser.fail("--qrels FILE is missing");
  if (args.depth == 0 || args.depth > kMostDepth) {
    parser.fail("--depth is from 1 to " + std::to_string(kMostDepth));
  }
}

}  // namespace pilcrow::cli
