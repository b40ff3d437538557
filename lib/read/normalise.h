// Makes of what a reader gave, which may be anyone's, documents that the rest can rely on.
#ifndef PILCROW_READ_NORMALISE_H_
#define PILCROW_READ_NORMALISE_H_

#include <string>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

// All text becomes valid UTF-8; blank blocks go, long ones are cut; ranges outside `source.bytes`
// become empty; levels fit the kinds; locators are cut to 200 bytes; an empty id becomes the
// source's name.
void normalise(Document& document, const Source& source);

// Turns places in a file that stands in another into places in that: bytes of it mean nothing
// there, its name and line do.
void place_in_member(std::vector<Block>& blocks, const std::string& member);

// Why nothing can have this id; empty if it is good.
std::string id_problem(const std::string& id);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_NORMALISE_H_
