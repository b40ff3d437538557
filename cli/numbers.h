// Numbers as people type them.
#ifndef PILCROW_CLI_NUMBERS_H_
#define PILCROW_CLI_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pilcrow::cli {

// "12"; decimal digits only, nothing for what does not fit.
std::optional<std::size_t> parse_count(std::string_view text);

// "0.75"; digits and a point only.
std::optional<double> parse_decimal(std::string_view text);

// "500", "10M", "1.5G", "64 KiB": bytes, by powers of 1,024.
std::optional<std::size_t> parse_size(std::string_view text);

// "2", "0.5": seconds as milliseconds.
std::optional<unsigned> parse_seconds(std::string_view text);

// "1,204".
std::string grouped(std::uint64_t number);

// "1 paragraph", "1,204 paragraphs".
std::string counted(std::uint64_t number, std::string_view thing);

// "512 bytes", "1.5 MB", by powers of 1,000, as disks and networks count.
std::string human_bytes(double bytes);

// "2.50".
std::string fixed(double number, int digits);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_NUMBERS_H_
