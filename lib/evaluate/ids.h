// Ids of items in TREC's files, whose readers part columns at white space.
#ifndef PILCROW_EVALUATE_IDS_H_
#define PILCROW_EVALUATE_IDS_H_

#include <string>
#include <string_view>

namespace pilcrow::evaluate {

// An id without white space: "a%20b.txt" for "a b.txt", and "%25" for "%".
std::string encode(std::string_view id);

// What was encoded so. A '%' without two hexadecimal digits behind it stands for itself.
std::string decode(std::string_view id);

}  // namespace pilcrow::evaluate

#endif  // PILCROW_EVALUATE_IDS_H_
