#pragma once
#include <string_view>
namespace pilcrow::text { bool is_common(std::string_view word); }
