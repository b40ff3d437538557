// What somebody may have meant who typed a word that there is not.
#ifndef PILCROW_CLI_NEAREST_H_
#define PILCROW_CLI_NEAREST_H_

#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::cli {

// "; did you mean 'search'?", or nothing where no known word is near: a third of its letters at
// most are another, or it begins as the word does.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

// "a, b and c".
std::string listed(const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_NEAREST_H_
