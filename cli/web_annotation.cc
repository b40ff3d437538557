#include "web_annotation.h"

#include <charconv>

#include "json_value.h"
#include "options.h"

namespace pilcrow::cli {
namespace {

constexpr std::string_view kUrn = "urn:pilcrow:";

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~/:";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') || kPlain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out.append({'%', kDigits[byte / 16], kDigits[byte % 16]});
    }
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned int byte = 0;
    const char* const digits = text.data() + at + 1;
    const bool whole = text[at] == '%' && at + 2 < text.size() &&
                       std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    out += whole ? static_cast<char>(byte) : text[at];
    if (whole) at += 2;
  }
  return out;
}

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A list, or what stands for a list of one.
std::vector<Json> listed(const Json& json) {
  if (json.is_array()) return {json.begin(), json.end()};
  return {json};
}

Quotation quotation_of(const Json& annotation) {
  const auto target = annotation.find("target");
  if (target == annotation.end()) return {};
  for (const Json& each : listed(*target)) {
    if (!each.is_object() || !each.contains("selector")) continue;
    for (const Json& selector : listed(each["selector"])) {
      if (!selector.is_object() || text_of(selector, "type") != "TextQuoteSelector") continue;
      return {text_of(selector, "exact"), text_of(selector, "prefix"), text_of(selector, "suffix")};
    }
  }
  return {};
}

Json annotation(const Citation& citation) {
  const Paragraph& paragraph = citation.paragraph;
  const std::string& anchor = paragraph.anchor;
  Json quote = {{"type", "TextQuoteSelector"}, {"exact", citation.quotation.exact}};
  if (!citation.quotation.prefix.empty()) quote["prefix"] = citation.quotation.prefix;
  if (!citation.quotation.suffix.empty()) quote["suffix"] = citation.quotation.suffix;
  const std::string& url = citation.url;
  return {{"@context", "http://www.w3.org/ns/anno.jsonld"},
          {"id", std::string(kUrn) + percent_encoded(anchor)},
          {"type", "Annotation"},
          {"motivation", "bookmarking"},
          {"target",
           {{"source", url.empty() ? percent_encoded(paragraph.document.path) : url},
            {"selector",
             {quote,
              {{"type", "TextPositionSelector"},
               {"start", citation.position.begin},
               {"end", citation.position.end}}}}}}};
}

}  // namespace

std::string annotations_json(const std::vector<Citation>& citations) {
  if (citations.size() == 1) return pretty(annotation(citations.front()));
  Json list = Json::array();
  for (const Citation& citation : citations) list.push_back(annotation(citation));
  return pretty(list);
}

std::vector<Annotated> parse_annotations(std::string_view text, const std::string& name) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) throw UsageError(name + " is no JSON", "resolve");
  std::vector<Annotated> out;
  for (const Json& annotation : listed(json)) {
    const std::string id = annotation.is_object() ? text_of(annotation, "id") : std::string();
    if (!id.starts_with(kUrn)) {
      throw UsageError(name + " has something that is no annotation made by 'pilcrow cite'",
                       "resolve");
    }
    out.push_back(
        {percent_decoded(std::string_view(id).substr(kUrn.size())), quotation_of(annotation)});
  }
  return out;
}

}  // namespace pilcrow::cli
