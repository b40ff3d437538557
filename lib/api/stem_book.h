// Stems of an index's texts, numbered, with the form that each has most often.
#ifndef PILCROW_API_STEM_BOOK_H_
#define PILCROW_API_STEM_BOOK_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/analysis.h"

namespace pilcrow::api {

// For one thread.
class StemBook {
 public:
  // The number of a word's stem; nothing for what is no cue: numbers, single letters, and pairs of
  // ideographs.
  std::optional<std::uint32_t> number(const text::Token& token, const std::string& language);

  std::uint32_t size() const { return static_cast<std::uint32_t>(stems_.size()); }
  const std::string& stem(std::uint32_t number) const { return stems_[number].stem; }

  // A form that has the stem in the language where it was met most often; empty if none has.
  std::string form(std::uint32_t number, text::Analyser& analyser) const;

 private:
  struct Stem {
    std::string stem = {};
    std::map<std::pair<std::string, std::string>, std::uint32_t> forms = {};  // with their language
  };
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Stem> stems_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_STEM_BOOK_H_
