// pilcrow-read: reads documents in processes of their own, for the library that starts it.
#include <pilcrow/isolation.h>
#include <pilcrow/reader.h>

int main() { return pilcrow::serve_readers(pilcrow::Readers::standard()); }
