#include "theme/model.h"

namespace pilcrow::theme {

std::string choose_label(const Labels& labels, std::string_view language, std::string_view id) {
  const auto wanted = labels.find(std::string(language));
  if (wanted != labels.end()) return wanted->second;
  const auto english = labels.find("en");
  if (english != labels.end()) return english->second;
  return labels.empty() ? std::string(id) : labels.begin()->second;
}

}  // namespace pilcrow::theme
