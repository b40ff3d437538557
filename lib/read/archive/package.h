// The parts of a document that is a ZIP file of parts.
#ifndef PILCROW_READ_ARCHIVE_PACKAGE_H_
#define PILCROW_READ_ARCHIVE_PACKAGE_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "pilcrow/reader.h"

namespace pilcrow::read {

class Package {
 public:
  // Unpacks the parts that are wanted by their names. Throws Error{bad_input} where the limits do
  // not allow that, or where nothing can be unpacked.
  Package(const Source& source, const std::function<bool(std::string_view name)>& wanted);

  // Null where there is no such part, or it could not be unpacked.
  const std::string* find(std::string_view name) const;

  const std::map<std::string, std::string, std::less<>>& parts() const { return parts_; }

  // Why parts may be missing; empty where none are.
  const std::string& problem() const { return problem_; }

 private:
  std::map<std::string, std::string, std::less<>> parts_;
  std::string problem_;
};

// The path of `target`, a relative reference that stands in the part `from`: "../a%20b.xml#x" in
// "text/c.xml" is "a b.xml". Empty where it leads out of the package.
std::string resolve_part(std::string_view from, std::string_view target);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ARCHIVE_PACKAGE_H_
