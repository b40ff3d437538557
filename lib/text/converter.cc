#include "text/converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// ICU's own callback for this gives U+001A instead for some encodings.
extern "C" void replace_bad_bytes(const void* /*context*/, UConverterToUnicodeArgs* arguments,
                                  const char* /*bytes*/, int32_t /*length*/,
                                  UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // not about bytes: the converter is reset, closed or copied
  const UChar replacement = kReplacement;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

UConverter* open(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(encoding.c_str(), &status);
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(converter, replace_bad_bytes, nullptr, nullptr, nullptr, &status);
  }
  return U_SUCCESS(status) ? converter : nullptr;
}

}  // namespace

void Converter::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

Converter::Converter(const std::string& encoding, std::string_view bytes)
    : converter_(open(encoding)),
      begin_(bytes.data()),
      at_(bytes.data()),
      end_(bytes.data() + bytes.size()) {
  if (!converter_) throw Error(ErrorCode::internal, "no converter for this encoding", encoding);
}

bool Converter::next(char32_t& c) {
  if (at_ == nullptr) return false;  // ICU wants a place, be it the end
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 got = ucnv_getNextUChar(converter_.get(), &at_, end_, &status);
  if (status == U_INDEX_OUTOFBOUNDS_ERROR) return false;
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::internal, std::string("conversion failed: ") + u_errorName(status));
  }
  c = static_cast<char32_t>(got);
  if (c >= 0xD800 && c <= 0xDFFF) c = kReplacement;
  return true;
}

void Converter::feed(std::string_view bytes) {
  begin_ = at_ = bytes.data();
  end_ = bytes.data() + bytes.size();
}

bool has_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_close(ucnv_open(encoding.c_str(), &status));
  return U_SUCCESS(status);
}

std::string to_utf8(const std::string& encoding, std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  Converter converter(encoding, bytes);
  char32_t c = 0;
  while (converter.next(c)) append_utf8(text, c == 0 ? U' ' : c);
  return text;
}

std::string repair_utf8(std::string_view text) {
  return is_utf8(text) ? std::string(text) : to_utf8("utf-8", text);
}

}  // namespace pilcrow::text
