// Full stops that end no sentence, and quotations within one.
#ifndef PILCROW_TEXT_ABBREVIATIONS_H_
#define PILCROW_TEXT_ABBREVIATIONS_H_

#include <cstddef>
#include <string_view>

namespace pilcrow::text {

// Whether a sentence goes on behind `sentence`, which ICU takes for one: its last word, full stop
// included, is initials ("J.", "U.S.", "И."), an abbreviation of the language that something
// follows
// ("Dr.", "им.", "Fig."), or an ordinal ("am 3. Oktober"); or what was asked or called in it is
// only quoted ("Where?" he asked). `rest` is what follows it, without the white space between them:
// "U.S." before "forces" ends none, before "He" it does.
//
// ICU has lists of abbreviations, but compares the ends of words: with them "NATO." ends no
// sentence, since "O." is in them.
bool goes_on(std::string_view sentence, std::string_view rest, std::string_view language);

// The bytes of a quotation mark or bracket that belongs to the sentence before, though a space
// stands between them: "« Partons. » Alors". 0 if there is none.
std::size_t closing_mark(std::string_view rest);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_ABBREVIATIONS_H_
