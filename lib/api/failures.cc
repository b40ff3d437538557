#include "api/failures.h"

#include <algorithm>

#include "base/codec.h"

namespace pilcrow::api {
namespace {

// A file of records may have as many bad ones as lines.
constexpr std::size_t kMostOfOnePath = 20;

void thin_out(std::vector<InputProblem>& failures) {
  std::vector<InputProblem> kept;
  for (auto first = failures.begin(); first != failures.end();) {
    const auto end = std::find_if(first, failures.end(), [&](const InputProblem& problem) {
      return problem.path != first->path;
    });
    const auto count = static_cast<std::size_t>(end - first);
    const auto some = first + static_cast<std::ptrdiff_t>(std::min(count, kMostOfOnePath));
    std::move(first, some, std::back_inserter(kept));
    if (count > kMostOfOnePath) {
      kept.push_back({kept.back().path, "and " + std::to_string(count - kMostOfOnePath) + " more",
                      kept.back().kind});
    }
    first = end;
  }
  failures = std::move(kept);
}

}  // namespace

std::string encode_failures(std::vector<InputProblem> failures) {
  if (failures.empty()) return {};
  std::stable_sort(failures.begin(), failures.end(),
                   [](const auto& a, const auto& b) { return a.path < b.path; });
  thin_out(failures);
  Encoder out;
  out.number(failures.size());
  for (const auto& failure : failures) {
    out.string(failure.path);
    out.string(failure.reason);
    out.number(static_cast<std::uint64_t>(failure.kind));
  }
  return out.bytes();
}

std::vector<InputProblem> decode_failures(std::string_view bytes) {
  std::vector<InputProblem> failures;
  if (bytes.empty()) return failures;
  Decoder in(bytes, "failures");
  failures.resize(in.count(3));
  for (auto& failure : failures) {
    failure.path = in.string();
    failure.reason = in.string();
    failure.kind = static_cast<ProblemKind>(in.index(3));
  }
  return failures;
}

}  // namespace pilcrow::api
