#include "text/function_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/common_words.h"

namespace pilcrow::text {
namespace {

// Folded; between two spaces each. Beside the common words of the language, if it has a list of
// them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kQuestions = {{
    {"en",
     " what how who whom whose why did do does done may might must should shall some any other such"
     " more being my your our me us so many much "},
    {"ru",
     " какой какая какое какие какого каком каких каков какова каковы кто кого кому кем ком чем чего"
     " чему где куда откуда почему зачем сколько ли чей чья чье чьи который которой которых "},
    {"de",
     " welche welcher welches welchem welchen wer wen wem wessen warum wo wann wieviel viele hat"
     " hatte hatten wieso woher wohin was "},
    {"fr",
     " quel quelle quels quelles quoi comment pourquoi quand combien lequel laquelle a-t-il ont"
     " avait fait "},
    {"es",
     " cual cuales quien quienes cuanto cuanta cuantos cuantas que por cuyo habia fueron hay "},
    {"it", " quale quali qual chi quanto quanta quanti quante perche dove quando cosa cui "},
    {"pt", " qual quais quem quanto quanta quantos quantas onde quando porque que havia foram "},
    {"nl", " wie wat welke welk waar wanneer waarom hoeveel hoe "},
    {"ko",
     " 무엇 무엇인가 무엇은 무엇이 무엇을 누구 누구인가 누구의 누가 언제 언제인가 어디 어디인가 어디에서 어디에 왜 어떤 어느"
     " 무슨 얼마나 몇 것 것은 것이 것을 것인가 이 그 저 및 등 수 때 은 는 가 을 를 의 에 "},
}};

}  // namespace

bool is_function_word(std::string_view word, std::string_view language) {
  if (is_common(word, language)) return true;
  const auto* const list =
      std::find_if(kQuestions.begin(), kQuestions.end(),
                   [&](const auto& questions) { return questions.first == language; });
  if (list == kQuestions.end()) return false;
  return list->second.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

}  // namespace pilcrow::text
