#include "json.h"

#include "pilcrow/version.h"

namespace pilcrow::cli {

Json readers_json(const Readers& readers, const std::vector<std::string>& missing) {
  Json out = {{"format_version", kJsonFormat}};
  Json& all = out["readers"] = Json::array();
  for (const auto& entry : readers.entries()) {
    const Formats formats = entry.reader->formats();
    all.push_back({{"name", entry.reader->name()},
                   {"media_types", formats.media_types},
                   {"patterns", formats.patterns},
                   {"priority", entry.priority},
                   {"process", entry.reader->wants_process()},
                   {"command", entry.command.empty() ? Json() : Json(entry.command)}});
  }
  out["missing"] = missing;
  return out;
}

}  // namespace pilcrow::cli
