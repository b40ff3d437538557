// As pilcrow-read, with a reader more.
#include <pilcrow/isolation.h>

#include "external/trouble.h"

int main() {
  auto readers = pilcrow::Readers::standard();
  readers.add(std::make_shared<trouble::TroubleReader>());
  return pilcrow::serve_readers(readers);
}
