# Runs a command and says what the kernel accounts for it and its children: measure.py FOLDER COMMAND [ARGUMENTS]
# LIMIT in the environment ends it after so many seconds of CPU time.
# Prints JSON: wall and CPU seconds, peak resident memory in MB of the largest process, exit code, the beginning of what it said, first line of errors.
import json, os, resource, subprocess, sys, tempfile, time

limit = int(os.environ.get("LIMIT", "0"))
if limit:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
    start = time.monotonic()
    code = subprocess.run(sys.argv[2:], cwd=sys.argv[1], stdin=subprocess.DEVNULL, stdout=out, stderr=err).returncode
    wall = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = []
    for stream in (out, err):
        stream.seek(0)
        said.append(stream.read(20000).decode("utf-8", "replace").strip())

unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({
    "wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * unit / 1e6,
    "code": code, "said": "\n".join(said), "error": said[1].split("\n")[0],
}))
