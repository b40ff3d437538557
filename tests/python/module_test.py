"""The Python module, through what it shows to its users.

usage: module_test.py SOURCE_DIR      (PYTHONPATH leads to the module)
"""
import json
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import typing
import unittest

import jsonschema

import pilcrow
from pilcrow import _answers, _native

SOURCE = pathlib.Path(sys.argv.pop(1))
CORPUS = SOURCE / "corpus"
SCHEMA = json.loads((SOURCE / "cli/schema/pilcrow-1.json").read_text(encoding="utf-8"))
scratch = tempfile.TemporaryDirectory()
FOLDER = pathlib.Path(scratch.name) / "книги.idx"


def setUpModule():
    with pilcrow.Writer(FOLDER, themes=CORPUS / "themes.toml", names=CORPUS / "names.toml") as writer:
        writer.index([CORPUS / "en", CORPUS / "ru"])
        writer.add("note", ["The ferry is late.", "Zeppelins are not — 제플린."], title="Ferries",
                   author=["J. Smith", "A. Jones"])


class Searching(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.index = pilcrow.open(FOLDER)

    @classmethod
    def tearDownClass(cls):
        cls.index.close()

    def test_hits(self):
        result = self.index.search("zeppelin")
        self.assertEqual([hit.document.id for hit in result], ["note"])
        hit = result.hits[0]
        self.assertRegex(hit.anchor, r"^note#p2-[0-9a-f]{8}$")
        self.assertEqual(hit.snippet.marked("[", "]"), "[Zeppelins] are not — 제플린.")
        self.assertEqual(str(hit.snippet), "Zeppelins are not — 제플린.")
        self.assertEqual(hit.document.metadata["author"], ["J. Smith", "A. Jones"])
        self.assertIsNone(hit.text)
        self.assertEqual(len(result), 1)
        self.assertEqual(result.total, pilcrow.Total(paragraphs=1, documents=1, exact=True))

    def test_options(self):
        result = self.index.search(limit=3, full=True, facets=["language", "theme:3"],
                                   select=[pilcrow.Selection("language", ["ru"])])
        self.assertLessEqual(len(result), 3)
        self.assertTrue(all(hit.document.language == "ru" for hit in result))
        self.assertTrue(all(hit.text for hit in result))
        self.assertEqual({count.value for count in result.facets["language"]}, {"en", "ru"})
        others = self.index.search(limit=3, select=[
            pilcrow.Selection("language", ["ru"], exclude=True)])
        self.assertTrue(all(hit.document.language == "en" for hit in others))
        groups = self.index.search("railway", group=True, per_document=1).groups
        self.assertGreater(len(groups), 1)
        self.assertTrue(all(len(list(group)) == 1 for group in groups))

    def test_every_answer_is_as_the_schema_says(self):
        anchor = self.index.search("railway").hits[0].anchor
        handle, options = self.index._handle, _native.options({"full": True, "facets": ["theme"]})
        document = self.index.paragraph(anchor).document.id.encode()
        anchor = anchor.encode()
        answers = {
            "search": ("search", b"railway", options), "facets": ("facets", b"", None),
            "suggest": ("suggest", b"rail", 5), "explain": ("explain", b"railway", None, anchor),
            "show": ("document", document, 1, 3), "paragraph": ("paragraph", anchor),
            "outline": ("outline", document, b"railway"), "resolved": ("resolve", anchor, None),
            "cite": ("cite", anchor), "stats": ("stats",), "failures": ("failures",)}
        for name, (function, *arguments) in answers.items():
            with self.subTest(name):
                answer = _native.answer(function, handle, *arguments)
                jsonschema.validate(answer, {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})

    def test_dataclasses_have_all_members(self):
        anchor = self.index.search("railway").hits[0].anchor
        for kind, definition in {
                "Hit": "hit", "Paragraph": "paragraph", "Document": "document", "Mark": "mark",
                "Fragment": "fragment", "Section": "section", "Resolved": "resolved",
                "Citation": "citation", "Stats": "stats", "Group": "group", "Report": "index",
                "Check": "check", "FacetCount": "count", "Explanation": "explain"}.items():
            members = set(SCHEMA["$defs"][definition]["properties"]) - {"format_version"}
            self.assertEqual(set(typing.get_type_hints(getattr(_answers, kind))), members, kind)

    def test_facets(self):
        themes = self.index.facets()["theme"]
        self.assertGreater(len(themes), 3)
        self.assertGreaterEqual(themes[0].paragraphs, themes[1].paragraphs)
        self.assertEqual(list(self.index.facets("zeppelin", ["author"])), ["author"])

    def test_reading(self):
        anchor = self.index.search("zeppelin").hits[0].anchor
        self.assertEqual(self.index.paragraph(anchor).text, "Zeppelins are not — 제플린.")
        self.assertIsNone(self.index.paragraph("note#p2-00000000"))
        pages = self.index.document("note", first=2)
        self.assertEqual([one.paragraph for one in pages], [2])
        self.assertEqual(pages.document.title, "Ferries")
        self.assertIsNone(self.index.document("nothing"))
        self.assertEqual(self.index.suggest("zepp", 1),
                         [pilcrow.Suggestion("word", "zeppelins", 1)])
        found = self.index.search("railway").hits[0].document.id
        outline = self.index.outline(found, "railway")
        self.assertGreater(sum(section.hits for section in outline), 0)
        self.assertIsNone(self.index.outline("nothing"))

    def test_citing(self):
        anchor = self.index.search("zeppelin").hits[0].anchor
        self.assertEqual(self.index.cite(anchor).authors, ["J. Smith", "A. Jones"])
        self.assertIsNone(self.index.cite("note#p2-00000000"))
        self.assertEqual(self.index.resolve(anchor).resolution, "exact")
        found = self.index.resolve("note#p9-00000000", "Zeppelins are not — 제플린.")
        self.assertEqual((found.resolution, found.paragraph.anchor), ("edited", anchor))

    def test_explaining(self):
        anchor = self.index.search("railway").hits[0].anchor
        explanation = self.index.explain("railway", anchor)
        self.assertTrue(explanation.matches)
        self.assertAlmostEqual(explanation.score, sum(part.score for part in explanation.parts))
        self.assertIsNone(self.index.explain("railway", "note#p9-00000000"))
        self.assertEqual(self.index.explain_themes(anchor).anchor, anchor)

    def test_themes(self):
        self.assertIn("[[theme]]", self.index.themes())
        self.assertIn("[[name]]", self.index.names())
        self.assertIsInstance(pilcrow.check_themes(CORPUS / "themes.toml", CORPUS / "names.toml"), list)
        self.assertEqual(len(self.index.suggest_cues("economy", 4)), 4)
        bare = FOLDER.with_name("bare.toml")
        bare.write_text('[[theme]]\nid = "ferries"\nlabel = {en = "Ferries"}\ncues = ["ferry"]\n')
        changes = {change.theme: change for change in self.index.compare_themes(bare)}
        self.assertGreaterEqual(changes["ferries"].gained, 1)
        self.assertEqual(changes["economy"].after, 0)

    def test_errors(self):
        with self.assertRaises(pilcrow.BadQuery) as caught:
            self.index.search("ferry (", strict=True)
        self.assertEqual((caught.exception.code, caught.exception.context), ("bad_query", "ferry ("))
        self.assertEqual(caught.exception.where, 6)
        self.assertIsInstance(caught.exception, pilcrow.Error)
        with self.assertRaises(pilcrow.BadArgument):
            self.index.search("ferry", facets=["theme/nothing-of-that-name"])
        with self.assertRaises(pilcrow.NotFound):
            pilcrow.open("/nowhere/at/all")
        with self.assertRaises(pilcrow.NotAnIndex):
            pilcrow.open(CORPUS)
        with self.assertRaises(ValueError):
            self.index.search("a\0b")
        with pilcrow.open(FOLDER) as index:
            pass
        with self.assertRaises(pilcrow.BadArgument):
            index.search("ferry")

    def test_threads(self):
        expected = [hit.anchor for hit in self.index.search("railway")]
        found = []
        threads = [threading.Thread(target=lambda: found.append(
            [hit.anchor for hit in self.index.search("railway")])) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * 8)


class Writing(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(scratch.name) / "written.idx"
        shutil.rmtree(self.folder, ignore_errors=True)

    def test_commit_and_discard(self):
        with pilcrow.Writer(self.folder) as writer:
            self.assertEqual(writer.add("a", "One ferry.\n\nTwo ferries.", language="en"), 2)
            with self.assertRaises(pilcrow.Locked):
                pilcrow.Writer(self.folder)
        index = pilcrow.open(self.folder)
        with self.assertRaises(KeyError), pilcrow.Writer(self.folder) as writer:
            writer.add("b", "Three ferries.")
            raise KeyError
        self.assertFalse(index.refresh())
        self.assertEqual(index.search("ferry").total.paragraphs, 2)
        before = index.generation
        with pilcrow.Writer(self.folder) as writer:
            self.assertTrue(writer.remove("a"))
            self.assertFalse(writer.remove("b"))
            writer.add("b", "Three ferries.")
            writer.optimize()
        self.assertTrue(index.refresh())
        self.assertGreater(index.generation, before)
        self.assertEqual([hit.document.id for hit in index.search("ferry")], ["b"])
        self.assertEqual(index.stats().documents, 1)
        index.close()

    def test_files(self):
        seen = []
        broken = self.folder.with_name("broken.pdf")
        broken.write_bytes(b"%PDF-1.7\nnothing")
        with pilcrow.Writer(self.folder) as writer:
            report = writer.index([CORPUS / "en", broken], exclude=["*.txt"],
                                  progress=lambda done, total, file: seen.append((done, total)))
            with self.assertRaises(ZeroDivisionError):
                writer.index([CORPUS], read_all=True, progress=lambda *_: 1 // 0)
        self.assertGreater(report.documents, 0)
        self.assertEqual(seen[-1][0], seen[-1][1])
        self.assertEqual([problem.path for problem in report.problems], [str(broken)])
        with pilcrow.open(self.folder) as index:
            self.assertEqual([one.path for one in index.failures()], [str(broken)])
            self.assertFalse(any(hit.document.id.endswith(".txt") for hit in index.search(limit=999)))

    def test_check(self):
        with pilcrow.Writer(self.folder) as writer:
            writer.add("a", "One ferry.")
        self.assertTrue(pilcrow.check(self.folder))
        store = next(self.folder.glob("segments/*/store"))
        store.write_bytes(store.read_bytes()[:-1])
        report = pilcrow.check(self.folder)
        self.assertFalse(report)
        self.assertIn("store", report.damage[0].file)
        self.assertTrue(pilcrow.check(self.folder, repair=True).repaired)
        self.assertTrue(pilcrow.check(self.folder))

    def test_refused(self):
        with self.assertRaises(pilcrow.BadArgument) as caught:
            pilcrow.Writer(self.folder, themes=CORPUS / "names.toml")
        self.assertIn("names.toml", caught.exception.context)
        with pilcrow.Writer(self.folder) as writer, self.assertRaises(pilcrow.BadInput):
            writer.add("", "text")


class Package(unittest.TestCase):
    def test_version(self):
        self.assertRegex(pilcrow.__version__, r"^\d+\.\d+\.\d+$")

    def test_typed(self):
        folder = pathlib.Path(pilcrow.__file__).parent
        self.assertTrue((folder / "py.typed").exists())
        for name in set(pilcrow.__all__) - {"__version__", "Progress"}:
            self.assertTrue(getattr(pilcrow, name).__doc__, name)

    def test_every_function_of_the_header_is_called(self):
        header = (SOURCE / "include/pilcrow.h").read_text(encoding="utf-8")
        functions = set(re.findall(r"PILCROW_API [^;(]*?\bpilcrow_(\w+)\(", header))
        self.assertEqual(functions - {"error_status"}, set(_native._CALLS) | set(_native._OTHERS))


if __name__ == "__main__":
    unittest.main(verbosity=2)
