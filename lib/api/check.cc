#include "pilcrow/check.h"

#include <memory>

#include "api/boundary.h"
#include "api/tagging.h"
#include "index/check.h"
#include "index/repair.h"
#include "theme/rule_book.h"

namespace pilcrow {
namespace {

index::Analysis make_analysis() {
  const auto tagging = std::make_shared<std::unique_ptr<api::Tagging>>();
  return {[tagging](const index::Settings& settings) {
            const Taxonomy themes = settings.themes.empty()
                                        ? Taxonomy()
                                        : Taxonomy::parse(settings.themes, "the index's themes");
            const Names names = settings.names.empty()
                                    ? Names()
                                    : Names::parse(settings.names, "the index's names");
            *tagging = std::make_unique<api::Tagging>(
                std::make_shared<theme::RuleBook>(themes, names));
          },
          [tagging](const Document& document, const store::FileStamp& file) {
            return (*tagging)->prepare(document, file);
          }};
}

}  // namespace

CheckReport check(const std::string& folder, const CheckOptions& options) {
  return api::boundary([&] { return index::inspect(folder, options, make_analysis()).report; });
}

CheckReport repair(const std::string& folder, const CheckOptions& options) {
  return api::boundary([&] { return index::repair(folder, options, make_analysis()); });
}

}  // namespace pilcrow
