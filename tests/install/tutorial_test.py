"""Installs the build, and follows TUTORIAL.md with it: files are written and shell is run as it stands
there, and what commands print is what it says.

usage: tutorial_test.py CMAKE BUILD_DIR SOURCE_DIR COMPILER FLAGS GENERATOR
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

cmake, build, source, compiler, flags, generator = sys.argv[1:7]
tutorial = (pathlib.Path(source) / "TUTORIAL.md").read_text(encoding="utf-8")


def shell(command):
    """What it prints; an export stays for what follows."""
    if command.startswith("export "):
        name, value = command[len("export "):].strip().split("=", 1)
        env[name] = value
        return ""
    result = subprocess.run(["sh", "-ec", command], text=True, capture_output=True,
                            encoding="utf-8", cwd=work, env=env)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"{command}\nexit code {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def console(text):
    """Lines that begin with $ are commands; what follows each is what it prints."""
    for session in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, said = session.split("\n", 1)
        printed = shell(command)
        if printed != said:
            sys.exit(f"$ {command}\nprinted\n{printed}and not\n{said}")
        counts["commands"] += 1


with tempfile.TemporaryDirectory() as scratch:
    prefix = pathlib.Path(scratch) / "prefix"
    subprocess.run([cmake, "--install", build, "--prefix", prefix], check=True, capture_output=True)
    share = prefix / "share"
    wanted = [share / f"man/man{page.suffix[1:]}" / page.name
              for page in (pathlib.Path(source) / "cli/man").iterdir()]
    wanted += [share / "bash-completion/completions/pilcrow", share / "zsh/site-functions/_pilcrow",
               share / "fish/vendor_completions.d/pilcrow.fish"]
    for file in wanted:
        if not file.exists():
            sys.exit(f"{file} is not installed")
    work = pathlib.Path(scratch) / "work"
    work.mkdir()
    libraries = next(prefix.rglob("pilcrow.pc")).parent.parent
    env = dict(os.environ, PATH=f"{prefix / 'bin'}:{os.environ['PATH']}", COLUMNS="80",
               LD_LIBRARY_PATH=str(libraries), CMAKE_PREFIX_PATH=str(prefix), CXX=compiler,
               CXXFLAGS=flags, CMAKE_GENERATOR=generator)
    counts = {"files": 0, "blocks of shell": 0, "commands": 0}
    for name, language, text in re.findall(
            r"^(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)^```", tutorial, re.M | re.S):
        if name:
            (work / name).write_text(text, encoding="utf-8")
            counts["files"] += 1
        elif language == "sh":
            shell(text)
            counts["blocks of shell"] += 1
        elif language == "console":
            console(text)
        else:
            sys.exit(f"a block of {language} that nothing is done with")
print(", ".join(f"{count} {what}" for what, count in counts.items()) + ": as the tutorial says")
sys.exit(0 if counts["commands"] >= 10 and counts["files"] == 2 else 1)
