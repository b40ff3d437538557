#include "report/near_duplicates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace pilcrow::cli {
namespace {

constexpr std::size_t kLeastWords = 8;
constexpr double kNear = 0.8;

// With 8 bands of 4 minima, a pair at 0.8 shares a band with probability 1 - (1 - 0.8^4)^8 = 0.985.
constexpr std::size_t kBands = 8;
constexpr std::size_t kRows = 4;

// Of what is in most bands nothing can be told; each new one is compared with so many.
constexpr std::size_t kMostCompared = 8;

std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33);
}

// Hashes of the words: letters and digits, ASCII in lower case.
std::vector<std::uint64_t> words_of(const std::string& text) {
  std::vector<std::uint64_t> out;
  std::uint64_t hash = 0;
  for (const char each : text + ' ') {
    const auto c = static_cast<unsigned char>(each);
    const bool upper = c >= 'A' && c <= 'Z';
    if (c >= 0x80 || upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      hash = mixed(hash + (upper ? c | 0x20U : c) + 1);
    } else if (hash != 0) {
      out.push_back(std::exchange(hash, 0));
    }
  }
  return out;
}

// Its runs of three words, sorted, each once.
std::vector<std::uint64_t> runs_of(const std::vector<std::uint64_t>& words) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    out.push_back(mixed(mixed(mixed(words[i]) + words[i + 1]) + words[i + 2]));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t both = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++both, ++i, ++j;
    } else {
      ++(*i < *j ? i : j);
    }
  }
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

std::array<std::uint64_t, kBands> bands_of(const std::vector<std::uint64_t>& runs) {
  std::array<std::uint64_t, kBands> out = {};
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::uint64_t seed = mixed(band * kRows + row + 1);
      std::uint64_t least = UINT64_MAX;
      for (const std::uint64_t run : runs) least = std::min(least, mixed(run ^ seed));
      hash = mixed(hash ^ least);
    }
    out[band] = hash;
  }
  return out;
}

struct Item {
  NearDuplicates::Place place = {};
  std::string text = {};
  std::vector<std::uint64_t> runs = {};
};

// Which items are one group, by the least of them.
class Groups {
 public:
  std::size_t add() {
    parents_.push_back(parents_.size());
    return parents_.size() - 1;
  }
  std::size_t root(std::size_t item) {
    while (parents_[item] != item) item = parents_[item] = parents_[parents_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a), b = root(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parents_ = {};
};

}  // namespace

std::vector<NearDuplicates> near_duplicates(const Index& index, std::size_t most,
                                            std::size_t& total) {
  std::vector<Item> items;
  Groups groups;
  std::array<std::unordered_map<std::uint64_t, std::vector<std::size_t>>, kBands> buckets;
  index.each_paragraph({}, [&](const Paragraph& paragraph) {
    const auto words = words_of(paragraph.text);
    if (words.size() < kLeastWords) return true;
    const DocumentInfo& document = paragraph.document;
    Item item{{paragraph.anchor, document.title.empty() ? document.id : document.title},
              paragraph.text.substr(0, 400), runs_of(words)};
    const auto bands = bands_of(item.runs);
    const std::size_t number = groups.add();
    for (std::size_t band = 0; band < kBands; ++band) {
      std::vector<std::size_t>& bucket = buckets[band][bands[band]];
      for (const std::size_t other : bucket) {
        if (groups.root(other) == groups.root(number)) continue;
        if (resemblance(items[other].runs, item.runs) >= kNear) groups.join(other, number);
      }
      if (bucket.size() < kMostCompared) bucket.push_back(number);
    }
    items.push_back(std::move(item));
    return true;
  });

  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < items.size(); ++i) members[groups.root(i)].push_back(i);
  std::vector<NearDuplicates> out;
  total = 0;
  for (const auto& [first, all] : members) {
    if (all.size() < 2) continue;
    total += all.size();
    NearDuplicates group;
    group.text = items[first].text;
    for (const std::size_t one : all) {
      group.places.push_back(items[one].place);
      group.similarity = std::min(group.similarity, resemblance(items[first].runs, items[one].runs));
    }
    out.push_back(std::move(group));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.places.size() > b.places.size();
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace pilcrow::cli
