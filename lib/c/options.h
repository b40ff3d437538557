// Options given as a JSON object.
#ifndef PILCROW_C_OPTIONS_H_
#define PILCROW_C_OPTIONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace pilcrow::c {

// Reads members by name, each once. Throws Error{bad_argument} for what is not of the type asked for.
class Options {
 public:
  // NULL is an empty object.
  explicit Options(const char* json);
  explicit Options(data::Value object);

  // Each leaves `out` as it is where the member is not there; true if it is.
  bool read(const char* name, bool& out);
  bool read(const char* name, std::size_t& out);
  bool read(const char* name, unsigned& out);
  bool read(const char* name, std::string& out);
  bool read(const char* name, std::vector<std::string>& out);

  // A list of objects.
  std::vector<Options> objects(const char* name);

  // Throws for members that nobody asked for.
  void finish() const;

 private:
  const data::Value* take(const char* name);

  data::Value object_;
  std::vector<std::string_view> taken_ = {};
};

}  // namespace pilcrow::c

#endif  // PILCROW_C_OPTIONS_H_
