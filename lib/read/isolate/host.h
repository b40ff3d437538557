// Having documents read in processes of their own.
#ifndef PILCROW_READ_ISOLATE_HOST_H_
#define PILCROW_READ_ISOLATE_HOST_H_

#include <sys/types.h>

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "read/isolate/descriptor.h"
#include "read/isolate/job.h"

namespace pilcrow::read {

// What came of bytes that were taken.
enum class Taken {
  part,    // there is more to come
  whole,   // a document, or what else there is time for each of, has come to its end
  enough,  // no more is wanted
};

// The program pilcrow-read, started when it is first needed, and again should it end. It makes a
// process for each job: a process with threads cannot safely be copied, and one that is made anew
// from a file takes as long to begin as a small document to read. The destructor ends it, with all
// that it started.
// Threads: any number.
class Host {
 public:
  // `program` as Isolation::program.
  explicit Host(std::string program) : program_(std::move(program)) {}
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  // Has a job done over these bytes, and gives `take` what it writes, as it comes; the limit of
  // time is for what comes until that says true, and only counts while there is nothing to take.
  // Throws what `take` does; Error{bad_input} when the job fails or takes more than it may: the
  // message is the reason; Error{io} when there is no program to do it. Whatever it throws, the
  // processes have been told to end. Asks Cancellable.
  using Take = std::function<Taken(std::string_view)>;
  void run(const Job& job, std::string_view bytes, const Take& take);

 private:
  bool send(const Job& job, const JobEnds& ends);
  void start();
  void end();

  std::string program_;
  std::mutex mutex_;  // of what follows
  Descriptor control_;
  pid_t process_ = -1;
};

// Where the program is: `given`, or, if that is empty, where it was installed with this library.
// Throws Error{io} if it is not there.
std::string find_program(const std::string& given);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ISOLATE_HOST_H_
