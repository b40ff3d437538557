#include "text/function_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/common_words.h"

namespace pilcrow::text {
namespace {

// Folded, those of Vietnamese with accents; between two spaces each. Beside the common words of the
// language, if it has a list of them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> kQuestions = {{
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
    {"ar",
     " من في على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم هما كان كانت كانوا يكون"
     " تكون ما ماذا متى أين كيف كم لماذا لم لن لا أن إن أو ثم أي أية هل قد عند حتى كما لكن إذا منذ"
     " فيه فيها له لها به بها بين بعد قبل "},
    {"bn",
     " এবং ও কি কী কে কোন কবে কখন কোথায় কত কতটি কেন কীভাবে কিভাবে কার কাকে এর এই সেই যে হয় ছিল"
     " ছিলেন হয়েছিল হল করা করে থেকে জন্য একটি "},
    {"cs",
     " a i v ve na s se z ze k ke o u do od po pro je jsou byl byla bylo byli byt co kdo kdy kde"
     " jak proc kolik jaky jaka jake ktery ktera ktere kteri ktereho kterou cim koho komu to ten"
     " ta ale nebo "},
    {"el",
     " ο η το οι τα του τησ των τον την τισ τουσ και να με σε για απο στο στη στην στον στα στισ"
     " στουσ που τι ποιοσ ποια ποιο ποιοι ποιεσ ποιουσ ποιον ποιου ποιασ πωσ ποτε ποσα ποσεσ ποσοι"
     " ποσο ποση γιατι ειναι ηταν ειχε εχει θα δεν ενα μια ενασ ενοσ αυτο αυτη αυτοσ αυτα ωσ κατα"
     " μετα πριν οτι αλλα "},
    {"fa",
     " از به در با که این آن را و یا تا برای چه چیست کیست کجا کی چگونه چرا چند کدام است بود شد هست"
     " بودند شده می های ها یک هر بر هم "},
    {"fi",
     " ja on oli olivat ovat ollut mika mitka mita minka missa mista mihin milloin kuka ketka keta"
     " kenen kuinka miten miksi montako moni se ne etta tai kun joka jotka sen ei "},
    {"he",
     " של את על עם זה זו זאת הוא היא הם הן היה היתה הייתה היו מה מי מתי איפה היכן איך כיצד כמה"
     " מדוע למה איזה איזו אילו אלו או גם אם כי לא כל אל בין אשר כאשר מהו מהי מהם מיהו מיהי "},
    {"hi",
     " का के की को में से पर है हैं था थे थी और क्या कौन किस किसने किसके किसका किसकी किसे कब कहाँ"
     " कहां कैसे कितने कितनी कितना क्यों सा सी यह वह ने एक भी तो ही हो गया गई गए किया होता होती"
     " होते इस उस इन उन जो लिए साथ द्वारा तक या कि किन "},
    {"hu",
     " a az es egy van volt voltak hogy nem is mi mik mit ki kik kit mikor hol hova honnan hogyan"
     " miert hany mennyi melyik milyen mely melyek vagy de ez meg el be "},
    {"id",
     " yang di ke dari dan untuk pada dengan adalah ini itu oleh sebagai dalam apa siapa kapan"
     " mana dimana bagaimana mengapa berapa apakah siapakah kapankah dimanakah berapakah manakah"
     " para atau juga tidak akan telah "},
    {"pl",
     " i w we na z ze do od o u po za dla jest sa byl byla bylo byli byc co kto kiedy gdzie jak"
     " dlaczego ile jaki jaka jakie jakich ktory ktora ktore ktorych ktorym ktorego kogo komu czym"
     " czego to ten ta te sie nie ale lub czy "},
    {"ro",
     " si in la de cu pe din ce care cine cand unde cum cat cati cate cata pentru a al ale ai o un"
     " una unei unui este sunt era erau fost fi au am are avea sa se nu mai prin despre sau dar ca"
     " lui lor ei el ea le intre dupa catre carei carui caror cui cel cea cei cele "},
    {"sv",
     " och i pa av en ett den det de som ar var vad vem vilka vilken vilket nar hur varfor manga"
     " mycket till fran med for om att har hade inte eller vilkas vems "},
    {"sw",
     " ya wa na kwa ni katika la za cha vya nini nani gani lini wapi je hii hiyo huo ipi yupi"
     " ngapi alikuwa ilikuwa "},
    {"te",
     " ఎవరు ఏమిటి ఏది ఎప్పుడు ఎక్కడ ఎంత ఎన్ని ఎలా ఎందుకు ఏ యొక్క మరియు ఒక ఈ ఆ "},
    {"th",
     " คือ อะไร ใคร ที่ไหน เมื่อไร เมื่อไหร่ เมื่อใด เท่าไร เท่าไหร่ เท่าใด กี่ อย่างไร ทําไม ของ"
     " ใน และ เป็น ที่ มี ได้ ว่า ให้ จาก กับ ไหน ใด "},
    {"tr",
     " ve bir bu da de ile icin ne kim hangi nasil neden nicin nerede nereye nereden kac mi mu"
     " olarak olan gibi kadar ise veya ya o su bunu bunun onun tarafindan nedir neydi kimdir kimdi"
     " kime kimi kimin hangisi hangisidir hangileri zaman neler nelerdir "},
    {"uk",
     " і й та у в на з із до від по за для що хто коли де як чому скільки який яка яке які якого"
     " якої яких якому якою чий чия чиє куди звідки це той був була було були є не або але "},
    {"vi",
     " là của và các những một có được cho trong với này đó khi để từ theo về đã đang sẽ bị bởi vì"
     " nên mà thì cũng như nhưng hay hoặc tại ở gì ai nào đâu sao bao nhiêu mấy thế nếu do rằng"
     " đến cái việc sự "},
    {"zh",
     " 什么 什麼 哪里 哪裡 哪个 哪個 哪些 哪一 哪种 哪年 多少 为什 為什 么时 麼時 何时 何時 怎么 怎麼 如何 谁是 是谁 誰是 是誰 是什 的什 为何 為何 "},
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
