#include "options_limits.h"

#include "numbers.h"

namespace pilcrow::cli {
namespace {

void declare_size(Parser& parser, const char* name, std::size_t& size, const char* help) {
  parser.value(name, "SIZE", help, [&size](const std::string& given) {
    const auto parsed = parse_size(given);
    size = parsed.value_or(size);
    return parsed.has_value();
  });
}

}  // namespace

void declare_limits(Parser& parser, ReadLimits& limits) {
  declare_size(parser, "--max-size", limits.max_bytes,
               "Leave larger files out, e.g. 500000, 10M; 1G unless given");
  parser.count("--max-blocks", limits.max_blocks,
               "Cut documents after so many blocks; 2000000 unless given");
  parser.count("--max-depth", limits.max_depth,
               "Refuse files whose parts are nested deeper; 512 unless given");
  parser.count("--max-pages", limits.max_pages,
               "Cut documents after so many pages; 20000 unless given");
  parser.count("--max-members", limits.max_members,
               "Read so many files of an archive; 100000 unless given");
  declare_size(parser, "--max-member-size", limits.max_member_bytes,
               "Leave larger files of an archive out; 256M unless given");
  parser.count("--max-expansion", limits.max_expansion,
               "Unpack so many times an archive's size; 100 unless given");
  parser.count("--max-nesting", limits.max_nesting,
               "Read archives in archives so deep; 4 unless given");
}

}  // namespace pilcrow::cli
