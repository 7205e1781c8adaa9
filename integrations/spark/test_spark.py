"""On a standalone master with two workers: the same as on one machine, byte for byte, also when a galley dies. python test_spark.py MASTER FOLDER GALLEY"""

import glob
import json
import os
import shlex
import stat
import subprocess
import sys
import unittest

from pyspark.sql import SparkSession

import galley_spark

MASTER, FOLDER, GALLEY = sys.argv[1:4]
OPTIONS = ["--no-config"]


def path(name):
    return os.path.join(FOLDER, name)


def galley(*args, **kwargs):
    return subprocess.run([*shlex.split(GALLEY), *args], check=True, stdout=subprocess.PIPE, **kwargs).stdout


def parts(folder):
    content = b""
    for one in sorted(glob.glob(os.path.join(folder, "part-*"))):
        with open(one, "rb") as source:
            content += source.read()
    return content


def mortal(name):
    """A galley that kills itself in the middle of its output, once."""
    file = path(name)
    with open(file, "w") as out:
        out.write(
            f"""#!/usr/bin/env bash
if [ "$1" = stream ] && mkdir {shlex.quote(file)}.died 2>/dev/null; then
  {GALLEY} "$@" | head -c 20000
  kill -9 $$
fi
exec {GALLEY} "$@"
"""
        )
    os.chmod(file, stat.S_IRWXU)
    return file


class OnTwoWorkers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = (
            SparkSession.builder.master(MASTER)
            .appName("test")
            .config("spark.executor.memory", "512m")
            .config("spark.cores.max", "2")
            .config("spark.executor.cores", "1")
            .config("spark.ui.enabled", "false")
            .config("spark.hadoop.mapreduce.input.fileinputformat.split.minsize", "1")
            .getOrCreate()
        )
        cls.spark.sparkContext.addPyFile(galley_spark.__file__)
        galley("learn", "--jsonl", path("in.jsonl"), "-o", path("one.profile"), *OPTIONS)
        args = ["stream", "--profile", path("one.profile"), *OPTIONS]
        with open(path("in.jsonl"), "rb") as source:
            cls.expected = galley(*args, stdin=source)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def test_jsonl_is_cleaned_as_on_one_machine(self):
        galley_spark.learn(self.spark, path("in.jsonl"), path("all.profile"), GALLEY, 3, OPTIONS)
        galley_spark.clean_jsonl(self.spark, path("in.jsonl"), path("out"), path("all.profile"), GALLEY, OPTIONS)
        self.assertGreater(len(glob.glob(path("out/part-*"))), 1)
        self.assertEqual(parts(path("out")), self.expected)

    def test_a_galley_that_dies_loses_nothing(self):
        galley_spark.clean_jsonl(self.spark, path("in.jsonl"), path("again"), path("one.profile"), mortal("mortal"), OPTIONS)
        self.assertTrue(os.path.isdir(path("mortal.died")))
        self.assertEqual(parts(path("again")), self.expected)

    def test_a_bad_line_comes_back_and_does_not_fail_the_job(self):
        with open(path("bad.jsonl"), "w") as out:
            out.write('{"text": "half\n{"text": "A whole line."}\n')
        galley_spark.clean_jsonl(self.spark, path("bad.jsonl"), path("bad"), None, GALLEY, OPTIONS)
        records = [json.loads(line) for line in parts(path("bad")).splitlines()]
        self.assertEqual(sorted("error" in record for record in records), [False, True])

    def test_a_wrong_option_fails_the_job(self):
        with self.assertRaises(Exception):
            galley_spark.clean_jsonl(self.spark, path("in.jsonl"), path("wrong"), path("none.profile"), GALLEY, OPTIONS)

    def test_parquet_is_cleaned_in_the_same_way_and_keeps_its_columns(self):
        self.spark.read.json(path("in.jsonl")).repartition(2).write.parquet(path("in.parquet"))
        galley_spark.clean_parquet(
            self.spark, path("in.parquet"), path("out.parquet"), path("one.profile"), mortal("mortal-too"), OPTIONS
        )
        rows = self.spark.read.parquet(path("out.parquet")).orderBy("id").collect()
        expected = [json.loads(line) for line in self.expected.splitlines()]
        self.assertEqual([(row.id, row.site, row.text) for row in rows], [(e["id"], e["site"], e["text"]) for e in expected])
        self.assertEqual([json.loads(row.galley) for row in rows], [e["galley"] for e in expected])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"], warnings="ignore")
