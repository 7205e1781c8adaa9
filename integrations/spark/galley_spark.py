"""Galleyproof on Spark: learn what the pages of an outlet have in common, and clean JSONL or Parquet.

    spark-submit galley_spark.py learn IN.jsonl PROFILE
    spark-submit galley_spark.py clean IN OUT --profile PROFILE [--parquet]

`galley` and the profile must be at the same path on every machine. The work is that of `galley learn`, `galley merge` and `galley stream`; Spark only cuts the
input, starts them again when one of them dies, and puts the parts in order. What comes out is what one machine would give, byte for byte.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import threading
import zlib
from urllib.parse import urlsplit

# Exit code of `galley stream` when bad lines came back as {"error", "line"}: all lines are there, so the task has not failed.
BAD_LINES = 1


def outlet(line):
    """Key by which all articles of an outlet meet in one partition. Coarser than galley's own name of a site, never finer: subdomains stay together."""
    try:
        record = json.loads(line)
        name = record.get("site") or urlsplit(record.get("url") or "").hostname or ""
        host = urlsplit(f"//{name}").hostname if "//" not in name else urlsplit(name).hostname
        return ".".join((host or name).lower().rstrip(".").split(".")[-2:])
    except (ValueError, AttributeError, TypeError):
        return ""


def learn(spark, source, profile, galley="galley", partitions=None, options=()):
    """Learns a site profile of JSONL. Every partition holds whole outlets and becomes a shard; `galley merge` joins them on the driver."""
    lines = spark.sparkContext.textFile(source)
    count = partitions or lines.getNumPartitions()
    shards = (
        lines.map(lambda line: (outlet(line), line))
        .partitionBy(count, lambda key: zlib.crc32(key.encode("utf-8")))
        .values()
        .mapPartitionsWithIndex(lambda index, part: [(index, _learned(part, galley, options))])
    )
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for index, content in shards.toLocalIterator():
            if content is None:
                continue
            files.append(os.path.join(folder, f"{index:05d}.profile"))
            with open(files[-1], "wb") as out:
                out.write(content)
        if not files:
            raise ValueError(f"{source}: there is no article to learn from")
        subprocess.run([*shlex.split(galley), "merge", *files, "-o", profile], check=True, stdout=sys.stderr)


def _learned(part, galley, options):
    """The profile of a partition as bytes; None when it is empty."""
    first = next(part, None)
    if first is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "shard.profile")
        command = [*shlex.split(galley), "learn", "--jsonl", "-", "-o", file, *options]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        try:
            for line in _chained(first, part):
                process.stdin.write(line.encode("utf-8") + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass
        code = process.wait()
        # 2 with a profile: some records could not be used, and were named on standard error.
        if code not in (0, 2) or not os.path.exists(file):
            raise RuntimeError(f"galley learn ended with {code}")
        with open(file, "rb") as content:
            return content.read()


def _chained(first, rest):
    yield first
    yield from rest


def _command(galley, profile, options):
    return [*shlex.split(galley), "stream", *(["--profile", profile] if profile else []), *options]


def clean_jsonl(spark, source, target, profile=None, galley="galley", options=()):
    """Cleans JSONL into a folder of parts. A galley that dies fails its task, and Spark runs the task again; nothing of the dead one is kept."""
    stream = shlex.join(_command(galley, profile, options))
    # Bad lines are in the output; every other exit code is a failure of the task.
    guarded = f"{stream}; code=$?; [ $code -eq {BAD_LINES} ] && exit 0; exit $code"
    lines = spark.sparkContext.textFile(source)
    lines.pipe(f"sh -c {shlex.quote(guarded)}", checkCode=True).saveAsTextFile(target)


def clean_parquet(spark, source, target, profile=None, galley="galley", options=()):
    """Cleans Parquet: the column `text` is cleaned, `galley` (JSON) is added, all other columns stay. `site` and `url` are used when they are there."""
    from pyspark.sql.types import StringType, StructType

    frame = spark.read.parquet(source)
    fields = [field for field in frame.schema.fields if field.name != "galley"]
    names = [field.name for field in fields]
    schema = StructType(list(fields)).add("galley", StringType())
    command = _command(galley, profile, options)
    frame.select(names).mapInPandas(lambda batches: _cleaned(batches, command), schema).write.parquet(target)


def _cleaned(batches, command):
    """One galley for a partition; a line goes in, a line comes out."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        for batch in batches:
            records = [_record(row) for row in batch.to_dict("records")]
            writer = threading.Thread(target=_write, args=(process.stdin, records), daemon=True)
            writer.start()
            cleaned = [process.stdout.readline() for _ in records]
            writer.join()
            if any(not line for line in cleaned):
                raise RuntimeError(f"galley stream ended with {process.wait()}")
            results = [json.loads(line) for line in cleaned]
            # What could not be used keeps its text; `galley` says why.
            batch["text"] = [result.get("text", text) for result, text in zip(results, batch["text"])]
            batch["galley"] = [
                json.dumps(result.get("galley", {"error": result.get("error")}), ensure_ascii=False) for result in results
            ]
            yield batch
        process.stdin.close()
        code = process.wait()
        if code not in (0, BAD_LINES):
            raise RuntimeError(f"galley stream ended with {code}")
    finally:
        process.kill()
        process.wait()


def _record(row):
    text = {key: row[key] for key in ("site", "url", "text") if isinstance(row.get(key), str)}
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _write(pipe, records):
    try:
        for record in records:
            pipe.write(record)
        pipe.flush()
    except (BrokenPipeError, ValueError):
        # The reader sees the end and says why.
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("task", choices=["learn", "clean"])
    parser.add_argument("source")
    parser.add_argument("target", help="profile, or folder of the cleaned parts")
    parser.add_argument("--profile", help="made by learn")
    parser.add_argument("--parquet", action="store_true", help="clean Parquet instead of JSONL")
    parser.add_argument("--galley", default="galley", help="the command, for instance 'node /opt/galley/dist/bin/galley.cjs'")
    parser.add_argument("--partitions", type=int, help="shards of learn")
    args, options = parser.parse_known_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("galleyproof").getOrCreate()
    if args.task == "learn":
        learn(spark, args.source, args.target, args.galley, args.partitions, options)
    else:
        clean = clean_parquet if args.parquet else clean_jsonl
        clean(spark, args.source, args.target, args.profile, args.galley, options)
    spark.stop()


if __name__ == "__main__":
    main()
