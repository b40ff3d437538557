"""Builds the Debian packages, looks at them, and tries them out in a bare Debian: installs them there by
apt, and does what the README shows. By hand and as root, on Debian, with debootstrap, lintian and
dpkg-dev; the system is made anew in each run, in some minutes.

DEBFULLNAME and DEBEMAIL of the environment say who makes them; lintian wants an address that can be.

usage: packages.py FOLDER [SYSTEM]      (a folder to work in; one that debootstrap made before)
"""
import pathlib
import re
import shutil
import subprocess
import sys

from consumers import SOURCE, block, run

folder = pathlib.Path(sys.argv[1]).resolve()
build = SOURCE / "build/debian"
MIRROR = "http://deb.debian.org/debian"
MOST_BYTES = 3_000_000  # of the library, without symbols


def in_system(system, script):
    """Runs lines of shell there, in /root, as a login would."""
    return run("chroot", system, "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root",
               "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", "sh", "-euc", f"cd /root\n{script}")


run("cmake", "--preset", "debian", cwd=SOURCE)
run("cmake", "--build", "--preset", "debian", "-j2", cwd=SOURCE)
packages = folder / "packages"
shutil.rmtree(packages, ignore_errors=True)
run("cpack", "--preset", "debian", "-B", packages, cwd=SOURCE)
files = sorted(packages.glob("*.deb"))
if len(files) != 4:
    sys.exit(f"not four packages: {files}")
for file in files:
    depends = run("dpkg-deb", "-f", file, "Depends")
    print(f"{file.name}: {file.stat().st_size:,} bytes; {depends.strip()}")

found = subprocess.run(["lintian", "--allow-root", *files], capture_output=True, text=True).stdout
print(found, end="")
if re.search(r"^E:", found, re.M):
    sys.exit("lintian finds errors")

system = folder / "system"
if len(sys.argv) > 2:
    system = pathlib.Path(sys.argv[2])
else:
    shutil.rmtree(system, ignore_errors=True)
    run("debootstrap", "--variant=minbase", "bookworm", system, MIRROR)
root = system / "root"
shutil.rmtree(root / "packages", ignore_errors=True)
shutil.copytree(packages, root / "packages", ignore=lambda _, names: {
    name for name in names if not name.endswith(".deb")})
shutil.rmtree(root / "corpus", ignore_errors=True)
shutil.copytree(SOURCE / "corpus", root / "corpus")
for name, language in (("main.cc", "cpp"), ("main.c", "c"), ("main.py", "python"), ("lines.sh", "sh")):
    (root / name).write_text(block(language), encoding="utf-8")

in_system(system, "apt-get update -q && apt-get install -q -y --no-install-recommends "
          "./packages/libpilcrow0*.deb ./packages/pilcrow_*.deb ./packages/python3-pilcrow*.deb")
library = next(system.glob("usr/lib/*/libpilcrow.so.*.*.*"))
size = library.stat().st_size
print(f"{library.name}: {size:,} bytes")
if size > MOST_BYTES:
    sys.exit(f"the library is larger than {MOST_BYTES:,} bytes")
in_system(system, "rm -rf *.idx && sh -eu lines.sh")
print("the program: its lines of shell run")

in_system(system, "apt-get install -q -y --no-install-recommends ./packages/libpilcrow-dev*.deb "
          "g++ pkg-config cmake make")
in_system(system, """
g++ -std=c++20 -Wall -Wextra -Werror main.cc -o in-cpp $(pkg-config --cflags --libs pilcrow)
rm -rf articles.idx && ./in-cpp corpus corpus/themes.toml
gcc -std=c11 -Wall -Wextra -Werror main.c -o in-c $(pkg-config --cflags --libs pilcrow)
./in-c articles.idx && python3 main.py
printf '%s\\n' 'cmake_minimum_required(VERSION 3.25)' 'project(app CXX)' \
  'find_package(pilcrow 0.1 CONFIG REQUIRED COMPONENTS shared program)' 'add_executable(app main.cc)' \
  'target_link_libraries(app PRIVATE pilcrow::pilcrow)' > CMakeLists.txt
cmake -B build && cmake --build build && rm -rf articles.idx && build/app corpus corpus/themes.toml
printf '%s' '{\\rtf1 The ferry is late.\\par}' > letter.rtf
pilcrow index -d letters.idx letter.rtf && pilcrow search -d letters.idx ferry""")
print("C++ by pkg-config and CMake, C, Python, and reading in a process of its own: run")
in_system(system, "apt-get remove -q -y --purge 'libpilcrow*' && ! command -v pilcrow")
left = [path for path in system.rglob("usr/**/*pilcrow*") if "/root/" not in str(path)]
if left:
    sys.exit(f"left behind: {left}")
print("removed: nothing is left")
