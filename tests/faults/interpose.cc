// A library to be preloaded into a program: it stands before the system calls that change files and
// kills, fails or cuts short the one that the environment names. What it is told by is in
// fault_plan.h; how the calls are made without libc is here.
//
// Not seen: writes through mapped memory, and what stdio writes by itself (fwrite, fflush). A record
// says so where a file is mapped to be written.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

#include "fault_plan.h"

static_assert(sizeof(off_t) == 8, "the calls here have 64 bit offsets");

namespace {

using faults::Call;
using faults::Kind;
using faults::Verdict;

// Makes one call that is counted; `note` writes it into the record.
template <typename Perform, typename Note>
auto change(const Call& call, Perform perform, Note note) -> decltype(perform()) {
  const faults::RecordLock lock;
  const Verdict verdict = faults::arrive(call);
  if (verdict == Verdict::fail) return -1;
  const auto result = perform();
  if (verdict == Verdict::go_then_die) faults::die();
  if (result >= 0 && lock.recording()) note(result);
  return result;
}

bool counts_here(Kind kind, std::string_view path) {
  return faults::counts(kind) && faults::is_watched(path);
}

// --- opening ---------------------------------------------------------------------------------

// open's third argument is there only with these.
bool has_mode(int flags) { return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE; }

std::string opened_words(const std::string& path, ino_t inode, bool made, bool emptied) {
  return "open\t" + path + '\t' + std::to_string(inode) + '\t' + (made ? "new" : "old") + '\t' +
         (emptied ? "empty" : "kept");
}

int open_file(const char* name, int folder, const char* path, int flags, mode_t mode) {
  const auto perform = [=] {
    return static_cast<int>(syscall(SYS_openat, folder, path, flags | O_LARGEFILE, mode));
  };
  const bool changes = (flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR)) != 0;
  const Kind kind = changes ? Kind::change : Kind::read;
  if (!faults::counts(kind)) return perform();
  const std::string full = faults::absolute(folder, path);
  if (!faults::is_watched(full)) return perform();
  const bool existed = faults::inode_of(full) != 0;
  const Call call = {name, full, !existed};
  return change(call, perform, [&](int file) {
    if (!changes) return;
    faults::record(
        opened_words(full, faults::inode_of(file), !existed, (flags & O_TRUNC) != 0));
  });
}

FILE* open_stream(const char* name, const char* path, const char* mode) {
  using Function = FILE* (*)(const char*, const char*);
  const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
  const bool changes = std::strpbrk(mode, "wa+") != nullptr;
  const std::string full = faults::absolute(AT_FDCWD, path);
  if (!counts_here(changes ? Kind::change : Kind::read, full)) return real(path, mode);
  const bool existed = faults::inode_of(full) != 0;
  FILE* stream = nullptr;
  change(
      Call{name, full, !existed},
      [&] {
        stream = real(path, mode);
        return stream == nullptr ? -1 : 0;
      },
      [&](int) {
        if (!changes) return;
        faults::record(opened_words(full, faults::inode_of(fileno(stream)), !existed,
                                    std::strchr(mode, 'w') != nullptr));
      });
  return stream;
}

// --- writing ---------------------------------------------------------------------------------

constexpr off_t kAtPosition = -1;

ssize_t plain_write(int file, const void* data, std::size_t size, off_t offset) {
  if (offset == kAtPosition) return syscall(SYS_write, file, data, size);
  return syscall(SYS_pwrite64, file, data, size, offset);
}

off_t place_of(int file, off_t offset) {
  if (offset != kAtPosition) return offset;
  const bool appends = (fcntl(file, F_GETFL) & O_APPEND) != 0;
  return lseek(file, 0, appends ? SEEK_END : SEEK_CUR);
}

void note_write(int file, off_t place, std::string_view bytes) {
  faults::record(
      "write\t" + std::to_string(faults::inode_of(file)) + '\t' + std::to_string(place), bytes);
}

ssize_t write_file(const char* name, int file, const void* data, std::size_t size, off_t offset) {
  const std::string path = faults::counts(Kind::change) ? faults::path_of(file) : std::string();
  if (!faults::is_watched(path)) return plain_write(file, data, size, offset);
  const faults::RecordLock lock;
  const Verdict verdict = faults::arrive({name, path, true}, true);
  if (verdict == Verdict::fail) return -1;
  if (verdict == Verdict::half || verdict == Verdict::half_then_die) size -= size / 2;
  const off_t place = lock.recording() ? place_of(file, offset) : 0;
  const ssize_t written = plain_write(file, data, size, offset);
  if (verdict == Verdict::half_then_die) faults::die();
  if (written > 0 && lock.recording()) {
    note_write(file, place, {static_cast<const char*>(data), static_cast<std::size_t>(written)});
  }
  return written;
}

// As one write, so that half of it is half of the whole.
ssize_t write_pieces(const char* name, int file, const iovec* pieces, int count, off_t offset) {
  const bool watched = faults::counts(Kind::change) && faults::is_watched(faults::path_of(file));
  if (!watched) {
    if (offset == kAtPosition) return syscall(SYS_writev, file, pieces, count);
    return syscall(SYS_pwritev, file, pieces, count, offset, 0L);
  }
  std::string all;
  for (int i = 0; i < count; ++i) {
    all.append(static_cast<const char*>(pieces[i].iov_base), pieces[i].iov_len);
  }
  return write_file(name, file, all.data(), all.size(), offset);
}

// What the system copied from file to file, read back for the record.
void note_copy(int file, off_t place, std::size_t size) {
  const std::string self = "/proc/self/fd/" + std::to_string(file);
  const long copy = syscall(SYS_openat, AT_FDCWD, self.c_str(), O_RDONLY | O_CLOEXEC);
  std::string bytes(size, '\0');
  const long got = syscall(SYS_pread64, copy, bytes.data(), size, place);
  syscall(SYS_close, copy);
  note_write(file, place, std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
}

template <typename Perform>
ssize_t copy_file(const char* name, int file, const off_t* offset, std::size_t size,
                  Perform perform) {
  const std::string path = faults::counts(Kind::change) ? faults::path_of(file) : std::string();
  if (!faults::is_watched(path)) return perform(size);
  const faults::RecordLock lock;
  const Verdict verdict = faults::arrive({name, path, true}, true);
  if (verdict == Verdict::fail) return -1;
  const bool half = verdict == Verdict::half || verdict == Verdict::half_then_die;
  const off_t place = place_of(file, offset == nullptr ? kAtPosition : *offset);
  const ssize_t copied = perform(half ? size - size / 2 : size);
  if (verdict == Verdict::half_then_die) faults::die();
  if (copied > 0 && lock.recording()) note_copy(file, place, static_cast<std::size_t>(copied));
  return copied;
}

// --- calls on one descriptor or path ----------------------------------------------------------

template <typename Perform>
int change_file(const char* name, int file, bool takes_space, const std::string& words,
                Perform perform) {
  const std::string path = faults::counts(Kind::change) ? faults::path_of(file) : std::string();
  if (!faults::is_watched(path)) return static_cast<int>(perform());
  return static_cast<int>(change({name, path, takes_space}, perform, [&](long) {
    faults::record(name + ('\t' + std::to_string(faults::inode_of(file))) + '\t' + words);
  }));
}

template <typename Perform>
int change_path(const char* name, const std::string& path, bool takes_space,
                const std::string& words, Perform perform) {
  if (!counts_here(Kind::change, path)) return static_cast<int>(perform());
  return static_cast<int>(change({name, path, takes_space}, perform, [&](long) {
    const std::string inode = std::to_string(faults::inode_of(words.empty() ? path : words));
    faults::record(std::string(name) + '\t' + path + '\t' + words + '\t' + inode);
  }));
}

int rename_path(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  const std::string target = faults::absolute(to_folder, to);
  const std::string source = faults::absolute(from_folder, from);
  // Its path in traces is where it comes from; a move out of or into the folder counts as well.
  const std::string& path = faults::is_watched(source) ? source : target;
  if (!counts_here(Kind::change, path)) {
    return static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
  }
  const std::string both = source + " -> " + target;
  return static_cast<int>(change(
      {"rename", faults::is_watched(source) ? both : target, true},
      [&] { return syscall(SYS_renameat2, from_folder, from, to_folder, to, flags); },
      [&](long) {
        faults::record("rename\t" + source + '\t' + target + '\t' +
                       std::to_string(faults::inode_of(target)));
      }));
}

int link_path(const char* name, int from_folder, const char* from, int to_folder, const char* to,
              int flags) {
  const std::string source = faults::absolute(from_folder, from);
  const std::string target = faults::absolute(to_folder, to);
  return change_path(name, target, true, target, [&] {
    return syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
  });
}

int unlink_path(int folder, const char* path, int flags) {
  const bool is_folder = (flags & AT_REMOVEDIR) != 0;
  return change_path(is_folder ? "rmdir" : "unlink", faults::absolute(folder, path), false, "",
                     [&] { return syscall(SYS_unlinkat, folder, path, flags); });
}

int make_folder(int folder, const char* path, mode_t mode) {
  return change_path("mkdir", faults::absolute(folder, path), true, "",
                     [&] { return syscall(SYS_mkdirat, folder, path, mode); });
}

int resize(int file, off_t size) {
  return change_file("ftruncate", file, true, std::to_string(size),
                     [&] { return syscall(SYS_ftruncate, file, size); });
}

int reserve(int file, int mode, off_t offset, off_t size) {
  return change_file("fallocate", file, true,
                     std::to_string(mode) + '\t' + std::to_string(offset + size),
                     [&] { return syscall(SYS_fallocate, file, mode, offset, size); });
}

template <typename Perform>
auto read_file(const char* name, int file, Perform perform) -> decltype(perform()) {
  if (!faults::counts(Kind::read)) return perform();
  const std::string path = faults::path_of(file);
  if (!faults::is_watched(path)) return perform();
  return change({name, path, false}, perform, [](auto) {});
}

}  // namespace

// --- the functions replaced --------------------------------------------------------------------

// By assembler names: the C library's headers declare them with attributes that differ.
#define REPLACE(result, own_name, name, ...)          \
  extern "C" result own_name(__VA_ARGS__) asm(#name); \
  extern "C" __attribute__((visibility("default"))) result own_name(__VA_ARGS__)

#define REPLACE_OPEN(own_name, name)                                      \
  REPLACE(int, own_name, name, const char* path, int flags, ...) {        \
    mode_t mode = 0;                                                      \
    if (has_mode(flags)) {                                                \
      va_list rest;                                                       \
      va_start(rest, flags);                                              \
      mode = va_arg(rest, mode_t);                                        \
      va_end(rest);                                                       \
    }                                                                     \
    return open_file("open", AT_FDCWD, path, flags, mode);                \
  }
REPLACE_OPEN(faults_open, open)
REPLACE_OPEN(faults_open64, open64)

#define REPLACE_OPENAT(own_name, name)                                        \
  REPLACE(int, own_name, name, int folder, const char* path, int flags, ...) { \
    mode_t mode = 0;                                                          \
    if (has_mode(flags)) {                                                    \
      va_list rest;                                                           \
      va_start(rest, flags);                                                  \
      mode = va_arg(rest, mode_t);                                            \
      va_end(rest);                                                           \
    }                                                                         \
    return open_file("open", folder, path, flags, mode);                      \
  }
REPLACE_OPENAT(faults_openat, openat)
REPLACE_OPENAT(faults_openat64, openat64)

// What programs built with _FORTIFY_SOURCE call.
REPLACE(int, faults_open_2, __open_2, const char* path, int flags) {
  return open_file("open", AT_FDCWD, path, flags, 0);
}
REPLACE(int, faults_open64_2, __open64_2, const char* path, int flags) {
  return open_file("open", AT_FDCWD, path, flags, 0);
}
REPLACE(int, faults_openat_2, __openat_2, int folder, const char* path, int flags) {
  return open_file("open", folder, path, flags, 0);
}
REPLACE(int, faults_openat64_2, __openat64_2, int folder, const char* path, int flags) {
  return open_file("open", folder, path, flags, 0);
}
REPLACE(int, faults_creat, creat, const char* path, mode_t mode) {
  return open_file("open", AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
REPLACE(int, faults_creat64, creat64, const char* path, mode_t mode) {
  return open_file("open", AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
REPLACE(FILE*, faults_fopen, fopen, const char* path, const char* mode) {
  return open_stream("fopen", path, mode);
}
REPLACE(FILE*, faults_fopen64, fopen64, const char* path, const char* mode) {
  return open_stream("fopen64", path, mode);
}

REPLACE(ssize_t, faults_write, write, int file, const void* data, std::size_t size) {
  return write_file("write", file, data, size, kAtPosition);
}
REPLACE(ssize_t, faults_pwrite, pwrite, int file, const void* data, std::size_t size,
        off_t offset) {
  return write_file("pwrite", file, data, size, offset);
}
REPLACE(ssize_t, faults_pwrite64, pwrite64, int file, const void* data, std::size_t size,
        off_t offset) {
  return write_file("pwrite", file, data, size, offset);
}
REPLACE(ssize_t, faults_writev, writev, int file, const iovec* pieces, int count) {
  return write_pieces("writev", file, pieces, count, kAtPosition);
}
REPLACE(ssize_t, faults_pwritev, pwritev, int file, const iovec* pieces, int count, off_t offset) {
  return write_pieces("pwritev", file, pieces, count, offset);
}
REPLACE(ssize_t, faults_pwritev64, pwritev64, int file, const iovec* pieces, int count,
        off_t offset) {
  return write_pieces("pwritev", file, pieces, count, offset);
}
REPLACE(ssize_t, faults_sendfile, sendfile, int to, int from, off_t* offset, std::size_t size) {
  return copy_file("sendfile", to, nullptr, size,
                   [&](std::size_t n) { return syscall(SYS_sendfile, to, from, offset, n); });
}
REPLACE(ssize_t, faults_sendfile64, sendfile64, int to, int from, off_t* offset,
        std::size_t size) {
  return copy_file("sendfile", to, nullptr, size,
                   [&](std::size_t n) { return syscall(SYS_sendfile, to, from, offset, n); });
}
REPLACE(ssize_t, faults_copy_file_range, copy_file_range, int from, off_t* from_offset, int to,
        off_t* to_offset, std::size_t size, unsigned flags) {
  return copy_file("copy_file_range", to, to_offset, size, [&](std::size_t n) {
    return syscall(SYS_copy_file_range, from, from_offset, to, to_offset, n, flags);
  });
}

REPLACE(int, faults_fsync, fsync, int file) {
  return change_file("fsync", file, true, "", [&] { return syscall(SYS_fsync, file); });
}
REPLACE(int, faults_fdatasync, fdatasync, int file) {
  return change_file("fdatasync", file, true, "", [&] { return syscall(SYS_fdatasync, file); });
}
REPLACE(int, faults_syncfs, syncfs, int file) {
  return change_file("syncfs", file, true, "", [&] { return syscall(SYS_syncfs, file); });
}
REPLACE(int, faults_sync_file_range, sync_file_range, int file, off_t offset, off_t size,
        unsigned flags) {
  return change_file("sync_file_range", file, true, "", [&] {
    return syscall(SYS_sync_file_range, file, offset, size, flags);
  });
}
REPLACE(int, faults_ftruncate, ftruncate, int file, off_t size) { return resize(file, size); }
REPLACE(int, faults_ftruncate64, ftruncate64, int file, off_t size) { return resize(file, size); }
REPLACE(int, faults_truncate, truncate, const char* path, off_t size) {
  return change_path("truncate", faults::absolute(AT_FDCWD, path), true, "",
                     [&] { return syscall(SYS_truncate, path, size); });
}
REPLACE(int, faults_fallocate, fallocate, int file, int mode, off_t offset, off_t size) {
  return reserve(file, mode, offset, size);
}
REPLACE(int, faults_fallocate64, fallocate64, int file, int mode, off_t offset, off_t size) {
  return reserve(file, mode, offset, size);
}
// This one returns the error and leaves errno.
REPLACE(int, faults_posix_fallocate, posix_fallocate, int file, off_t offset, off_t size) {
  return reserve(file, 0, offset, size) == 0 ? 0 : errno;
}
REPLACE(int, faults_posix_fallocate64, posix_fallocate64, int file, off_t offset, off_t size) {
  return reserve(file, 0, offset, size) == 0 ? 0 : errno;
}

REPLACE(int, faults_rename, rename, const char* from, const char* to) {
  return rename_path(AT_FDCWD, from, AT_FDCWD, to, 0);
}
REPLACE(int, faults_renameat, renameat, int from_folder, const char* from, int to_folder,
        const char* to) {
  return rename_path(from_folder, from, to_folder, to, 0);
}
REPLACE(int, faults_renameat2, renameat2, int from_folder, const char* from, int to_folder,
        const char* to, unsigned flags) {
  return rename_path(from_folder, from, to_folder, to, flags);
}
REPLACE(int, faults_unlink, unlink, const char* path) { return unlink_path(AT_FDCWD, path, 0); }
REPLACE(int, faults_unlinkat, unlinkat, int folder, const char* path, int flags) {
  return unlink_path(folder, path, flags);
}
REPLACE(int, faults_rmdir, rmdir, const char* path) {
  return unlink_path(AT_FDCWD, path, AT_REMOVEDIR);
}
REPLACE(int, faults_remove, remove, const char* path) {
  const int result = unlink_path(AT_FDCWD, path, 0);
  if (result == 0 || (errno != EISDIR && errno != EPERM)) return result;
  return unlink_path(AT_FDCWD, path, AT_REMOVEDIR);
}
REPLACE(int, faults_mkdir, mkdir, const char* path, mode_t mode) {
  return make_folder(AT_FDCWD, path, mode);
}
REPLACE(int, faults_mkdirat, mkdirat, int folder, const char* path, mode_t mode) {
  return make_folder(folder, path, mode);
}
REPLACE(int, faults_link, link, const char* from, const char* to) {
  return link_path("link", AT_FDCWD, from, AT_FDCWD, to, 0);
}
REPLACE(int, faults_linkat, linkat, int from_folder, const char* from, int to_folder,
        const char* to, int flags) {
  return link_path("link", from_folder, from, to_folder, to, flags);
}
REPLACE(int, faults_symlink, symlink, const char* target, const char* path) {
  return change_path("symlink", faults::absolute(AT_FDCWD, path), true, "",
                     [&] { return syscall(SYS_symlinkat, target, AT_FDCWD, path); });
}
REPLACE(char*, faults_mkdtemp, mkdtemp, char* pattern) {
  using Function = char* (*)(char*);
  const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "mkdtemp"));
  const std::string path = faults::absolute(AT_FDCWD, pattern);
  if (!counts_here(Kind::change, path)) return real(pattern);
  char* result = nullptr;
  change(
      Call{"mkdir", path},
      [&] {
        result = real(pattern);
        return result == nullptr ? -1 : 0;
      },
      [&](int) {
        const std::string made = faults::absolute(AT_FDCWD, pattern);
        faults::record("mkdir\t" + made + "\t\t" + std::to_string(faults::inode_of(made)));
      });
  return result;
}

REPLACE(ssize_t, faults_read, read, int file, void* data, std::size_t size) {
  return read_file("read", file, [&] { return syscall(SYS_read, file, data, size); });
}
REPLACE(ssize_t, faults_pread, pread, int file, void* data, std::size_t size, off_t offset) {
  return read_file("pread", file, [&] { return syscall(SYS_pread64, file, data, size, offset); });
}
REPLACE(ssize_t, faults_pread64, pread64, int file, void* data, std::size_t size, off_t offset) {
  return read_file("pread", file, [&] { return syscall(SYS_pread64, file, data, size, offset); });
}

namespace {

void* map_memory(void* at, std::size_t size, int protection, int flags, int file, off_t offset) {
  const auto perform = [&] {
    return reinterpret_cast<void*>(
        syscall(SYS_mmap, at, size, protection, flags, file, offset));
  };
  const bool writes = (flags & MAP_SHARED) != 0 && (protection & PROT_WRITE) != 0;
  if (file < 0 || (!writes && !faults::counts(Kind::read))) return perform();
  const std::string path = faults::path_of(file);
  if (!faults::is_watched(path)) return perform();
  if (writes) {
    const faults::RecordLock lock;
    if (lock.recording()) faults::record("mapped\t" + path);
    return perform();
  }
  if (faults::arrive({"mmap", path, false}) == Verdict::fail) return MAP_FAILED;
  return perform();
}

}  // namespace

REPLACE(void*, faults_mmap, mmap, void* at, std::size_t size, int protection, int flags, int file,
        off_t offset) {
  return map_memory(at, size, protection, flags, file, offset);
}
REPLACE(void*, faults_mmap64, mmap64, void* at, std::size_t size, int protection, int flags,
        int file, off_t offset) {
  return map_memory(at, size, protection, flags, file, offset);
}
