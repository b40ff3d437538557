// Records: what is written comes back, and damage is never taken for data.

#include "base/codec.h"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "pilcrow/error.h"

using pilcrow::Decoder;
using pilcrow::Encoder;
using pilcrow::ErrorCode;

namespace {

constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();

// "read", or the name of the error that reading gave.
template <typename Read>
std::string outcome(Read&& read) {
  try {
    read();
    return "read";
  } catch (const pilcrow::Error& error) {
    CHECK(error.context() == "thing");
    return std::string(to_string(error.code()));
  }
}

std::string sample() {
  Encoder out;
  out.number(0);
  out.number(300);
  out.number(kMax);
  out.real(-0.5);
  out.string("북한 КНДР");
  out.string("");
  return out.bytes();
}

void read_sample(std::string_view record) {
  Decoder in(record, "thing");
  in.number();
  in.number();
  in.number();
  in.real();
  in.string();
  in.string();
}

}  // namespace

TEST_SUITE("base") {
  TEST_CASE("numbers of all sizes come back") {
    std::vector<std::uint64_t> numbers = {0, 1, kMax, kMax - 1};
    for (unsigned shift = 1; shift < 64; ++shift) {
      const std::uint64_t power = std::uint64_t{1} << shift;
      numbers.insert(numbers.end(), {power - 1, power, power + 1});
    }
    Encoder out;
    for (const auto number : numbers) out.number(number);
    const std::string record = out.bytes();
    Decoder in(record, "thing");
    for (const auto number : numbers) CHECK(in.number() == number);
    CHECK(in.done());
  }

  TEST_CASE("reals come back to the bit") {
    const std::vector<double> reals = {0.0,
                                       -0.0,
                                       0.1,
                                       -1e300,
                                       5e-324,
                                       std::numeric_limits<double>::infinity(),
                                       std::numeric_limits<double>::quiet_NaN()};
    Encoder out;
    for (const double real : reals) out.real(real);
    const std::string record = out.bytes();
    Decoder in(record, "thing");
    for (const double real : reals) {
      CHECK(std::bit_cast<std::uint64_t>(in.real()) == std::bit_cast<std::uint64_t>(real));
    }
    CHECK(in.done());
  }

  TEST_CASE("strings of any bytes come back") {
    std::mt19937 random(1);
    std::vector<std::string> strings = {"", std::string(1, '\0'), std::string(70000, 'x')};
    for (std::size_t size = 1; size < 300; size += 7) {
      std::string bytes(size, ' ');
      for (char& c : bytes) c = static_cast<char>(random());
      strings.push_back(bytes);
    }
    Encoder out;
    for (const auto& string : strings) out.string(string);
    const std::string record = out.bytes();
    Decoder in(record, "thing");
    for (const auto& string : strings) CHECK(in.string() == string);
    CHECK(in.done());
  }

  TEST_CASE("the bytes of a record never change between versions") {
    Encoder out;
    out.number(300);
    out.real(1.5);
    out.string("abc");
    const std::string body(
        "\xAC\x02\0\0\0\0\0\0\xF8\x3F\x03"
        "abc",
        14);
    CHECK(out.bytes() == body);
    CHECK(Encoder().bytes().empty());
  }

  TEST_CASE("every truncation of a record is Error{corrupt}") {
    const std::string record = sample();
    CHECK(outcome([&] { read_sample(record); }) == "read");
    for (std::size_t size = 0; size < record.size(); ++size) {
      CAPTURE(size);
      CHECK(outcome([&] { read_sample(record.substr(0, size)); }) == "corrupt");
    }
  }

  TEST_CASE("a record with any bit flipped is read or Error{corrupt}, within its bytes") {
    const std::string record = sample();
    for (std::size_t bit = 0; bit < record.size() * 8; ++bit) {
      std::string damaged = record;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
      CAPTURE(bit);
      const std::string found = outcome([&] { read_sample(damaged); });
      CHECK((found == "read" || found == "corrupt"));
    }
  }

  TEST_CASE("what is left over is seen") {
    const std::string record = sample() + "x";
    Decoder in(record, "thing");
    for (int i = 0; i < 3; ++i) in.number();
    in.real();
    in.string();
    CHECK(!in.done());
    in.string();
    CHECK(!in.done());
  }

  TEST_CASE("taking a varint stops at the end of its bytes and after ten") {
    std::uint64_t value = 0;
    std::string bytes;
    pilcrow::append_varint(bytes, 300);
    std::size_t at = 0;
    CHECK(pilcrow::take_varint(bytes, at, value));
    CHECK(value == 300);
    CHECK(at == 2);
    CHECK(!pilcrow::take_varint(bytes, at, value));
    at = 99;
    CHECK(!pilcrow::take_varint(bytes, at, value));
    at = 0;
    CHECK(!pilcrow::take_varint(std::string_view(bytes).substr(0, 1), at, value));
    at = 0;
    CHECK(!pilcrow::take_varint(std::string(20, '\xFF'), at, value));
    CHECK(at == 10);
    at = 0;
    CHECK(pilcrow::take_varint(std::string(9, '\xFF') + '\x01', at, value));
    CHECK(value == kMax);
    at = 0;  // more than 64 bits
    CHECK(!pilcrow::take_varint(std::string(9, '\xFF') + '\x02', at, value));
  }

  TEST_CASE("asking for more than a sound record holds is Error{corrupt}") {
    const auto asks = [](const std::string& record, auto&& ask) {
      return outcome([&] {
        Decoder in(record, "thing");
        ask(in);
      });
    };
    const std::string empty = Encoder().bytes();
    CHECK(asks(empty, [](Decoder& in) { in.number(); }) == "corrupt");
    CHECK(asks(empty, [](Decoder& in) { in.real(); }) == "corrupt");
    CHECK(asks(empty, [](Decoder& in) { in.string(); }) == "corrupt");
    Encoder digits;
    for (std::uint64_t digit = 1; digit <= 7; ++digit) digits.number(digit);
    const std::string seven = digits.bytes();
    CHECK(asks(seven, [](Decoder& in) { in.real(); }) == "corrupt");
    Encoder huge;
    huge.number(kMax);
    CHECK(asks(huge.bytes(), [](Decoder& in) { in.string(); }) == "corrupt");
    CHECK(asks(huge.bytes(), [](Decoder& in) { in.count(); }) == "corrupt");
    CHECK(asks(huge.bytes(), [](Decoder& in) { in.index(kMax); }) == "corrupt");
    CHECK(asks(huge.bytes(), [](Decoder& in) { in.number(); }) == "read");
  }

  TEST_CASE("a number that goes on for more than ten bytes is Error{corrupt}") {
    Encoder ones;  // each of the real's bytes says that another follows
    ones.real(std::bit_cast<double>(kMax));
    ones.real(std::bit_cast<double>(kMax));
    const std::string record = ones.bytes();
    CHECK(outcome([&] { Decoder(record, "thing").number(); }) == "corrupt");
  }

  TEST_CASE("counts are bounded by what is left to hold their items") {
    const auto count = [](std::uint64_t items, std::size_t bytes, std::size_t each) {
      Encoder out;
      out.number(items);
      for (std::size_t i = 0; i < bytes; ++i) out.number(0);
      const std::string record = out.bytes();
      return outcome([&] {
        const std::size_t found = Decoder(record, "thing").count(each);
        CHECK(found == items);
      });
    };
    CHECK(count(0, 0, 12) == "read");
    CHECK(count(10, 10, 1) == "read");
    CHECK(count(11, 10, 1) == "corrupt");
    CHECK(count(3, 36, 12) == "read");
    CHECK(count(3, 35, 12) == "corrupt");
    CHECK(count(kMax, 100, 1) == "corrupt");
  }

  TEST_CASE("an index is below its limit") {
    Encoder out;
    out.number(7);
    const std::string record = out.bytes();
    CHECK(Decoder(record, "thing").index(8) == 7);
    CHECK(outcome([&] { Decoder(record, "thing").index(7); }) == "corrupt");
    CHECK(outcome([&] { Decoder(record, "thing").index(0); }) == "corrupt");
  }
}
