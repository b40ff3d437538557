#include "text/collation.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>

#include "pilcrow/error.h"

namespace pilcrow::text {

struct Collation::Rep {
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(const std::string& language) : rep_(std::make_unique<Rep>()) {
  UErrorCode status = U_ZERO_ERROR;
  rep_->collator.reset(icu::Collator::createInstance(icu::Locale(language.c_str()), status));
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU cannot sort", u_errorName(status));
}

Collation::~Collation() = default;

std::string Collation::key(std::string_view text) const {
  const auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string out(static_cast<std::size_t>(rep_->collator->getSortKey(unicode, nullptr, 0)), '\0');
  rep_->collator->getSortKey(unicode, reinterpret_cast<uint8_t*>(out.data()),
                             static_cast<int32_t>(out.size()));
  return out;
}

}  // namespace pilcrow::text
