#include "text/common_words.h"
#include <unordered_set>
#include <string>
namespace pilcrow::text { bool is_common(std::string_view w) { static const std::unordered_set<std::string> s{"the","of","and","to","in","a","is","was","for","on","with","as","by","at","from","it","be","are","this","not","or","an","which","have","his","he","had","but","were","they","has","its","that"}; return s.count(std::string(w))>0; } }
