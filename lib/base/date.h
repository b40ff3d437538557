// Dates as metadata has them.
#ifndef PILCROW_BASE_DATE_H_
#define PILCROW_BASE_DATE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace pilcrow {

// Seconds from 1970-01-01T00:00:00Z to the beginning of a date of ISO 8601: a year of four digits, a
// month, a day ("2019", "2019-03", "2019-03-02", "20190302"; '/' and '.' may stand for '-'), and a
// time of day behind 'T' or a space ("2019-03-02T10:15:30.5+09:00"; UTC unless it says otherwise).
// Nothing for all else.
std::optional<std::int64_t> parse_date(std::string_view text);

}  // namespace pilcrow

#endif  // PILCROW_BASE_DATE_H_
