// An external reader in C++: gettext's message catalogues (.po), a paragraph for each translation.
//
//   usage: catalogue FILE
//
// It is a program of its own: it knows nothing of the library but the lines that it writes.
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

// What stands between the quotes of a line.
std::string unquoted(std::string_view line) {
  const std::size_t begin = line.find('"');
  const std::size_t end = line.rfind('"');
  std::string out;
  if (begin == line.npos || begin == end) return out;
  const std::string_view inside = line.substr(begin + 1, end - begin - 1);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != '\\' || i + 1 == inside.size()) {
      out += inside[i];
    } else if (inside[++i] == 'n' || inside[i] == 't') {
      out += ' ';
    } else {
      out += inside[i];
    }
  }
  return out;
}

class Catalogue {
 public:
  void take(const std::string& line) {
    ++number_;
    if (line.starts_with("msgstr")) {
      flush();
      begin_ = number_;
      translation_ = unquoted(line);
    } else if (line.starts_with('"')) {
      if (begin_ > 0) translation_ += unquoted(line);
    } else {
      flush();
    }
  }

  void flush() {
    if (begin_ > 0 && seen_++ == 0) {
      std::cout << R"({"document": {"metadata": {"header": )" << quoted(translation_) << "}}}\n";
    } else if (begin_ > 0 && !translation_.empty()) {
      std::cout << "{\"text\": " << quoted(translation_) << ", \"line\": " << begin_ << "}\n";
    }
    begin_ = 0;
  }

 private:
  std::string translation_;
  std::size_t number_ = 0;
  std::size_t begin_ = 0;
  std::size_t seen_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::ifstream in(argc == 2 ? argv[1] : "");
  if (!in) {
    std::cerr << "usage: catalogue FILE\n";
    return 2;
  }
  Catalogue catalogue;
  for (std::string line; std::getline(in, line);) catalogue.take(line);
  catalogue.flush();
  return 0;
}
