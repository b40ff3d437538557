// What the interposing library is to do at which call, and what it writes down of the calls.
//
// The environment says it:
//   FAULTS_FOLDER   only calls on paths below this folder count; without it nothing is done
//   FAULTS_CALLS    changes (unless given): calls that change files; reads: calls that read them
//   FAULTS_DO       count: print the number of calls at the end
//                   kill:  SIGKILL instead of the call
//                   torn:  half of a write, or the whole of another call, then SIGKILL
//                   short: half of a write
//                   EIO, ENOSPC, EROFS, EDQUOT, EACCES, ENOMEM: fail with that
//   FAULTS_AT       the number of the call, from 1; 0 for none
//   FAULTS_FOREVER  1: at all later calls, too
//   FAULTS_TRACE    a file for one line a call: its number, its name, its path
//   FAULTS_RECORD   a file for all that is needed to play the changes again (see disk_model.py)
#ifndef PILCROW_TESTS_FAULTS_FAULT_PLAN_H_
#define PILCROW_TESTS_FAULTS_FAULT_PLAN_H_

#include <sys/types.h>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace faults {

// Absolute, without "." and ".."; `folder` is a descriptor or AT_FDCWD.
std::string absolute(int folder, const char* path);
std::string path_of(int file);

bool is_watched(std::string_view path);

enum class Kind { change, read };

// Whether calls of this kind are counted at all.
bool counts(Kind kind);

struct Call {
  const char* name;
  std::string_view path;
  bool takes_space = true;  // whether it can fail for want of space
};

enum class Verdict { go, fail, half, half_then_die, go_then_die };

// Counts a call on a watched path. Does not return where the plan is to kill at once; sets errno
// where the verdict is to fail.
Verdict arrive(const Call& call, bool is_write = false);

[[noreturn]] void die();

// While a record is kept, one call at a time, so that its order is that of the disk.
class RecordLock {
 public:
  RecordLock();
  ~RecordLock();
  RecordLock(const RecordLock&) = delete;
  RecordLock& operator=(const RecordLock&) = delete;

  bool recording() const { return recording_; }

 private:
  bool recording_;
};

// One entry: words separated by tabs, and bytes.
void record(const std::string& words, std::string_view bytes = {});

// The number by which the record names the file behind a descriptor or a path; 0 when none.
ino_t inode_of(int file);
ino_t inode_of(const std::string& path);

}  // namespace faults

#endif  // PILCROW_TESTS_FAULTS_FAULT_PLAN_H_
