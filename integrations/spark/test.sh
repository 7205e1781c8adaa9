#!/usr/bin/env bash
# Runs the Spark job on a standalone master with two workers on this machine. Needs Java 17 (openjdk-17-jre-headless), Python 3 and a built galley.
# PySpark goes into a virtual environment: GALLEY_SPARK_VENV, default node_modules/.cache/galley-spark.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=${GALLEY_SPARK_VENV:-$root/node_modules/.cache/galley-spark}

if ! command -v java > /dev/null; then
  echo 'Java is missing: apt-get install openjdk-17-jre-headless' >&2
  exit 2
fi
if [ ! -x "$venv/bin/spark-class" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check 'pyspark==3.5.*' 'pandas<3' pyarrow setuptools
fi

folder=$(mktemp -d)
children=()
trap 'kill "${children[@]}" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$folder"' EXIT
export SPARK_HOME=$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python
export SPARK_LOCAL_IP=127.0.0.1 SPARK_WORKER_DIR=$folder/work SPARK_LOCAL_DIRS=$folder/local
# Two hundred made-up articles of fifty outlets, some of them with a frame.
node "$root/bench/generate.mjs" "$folder/in.jsonl" 200 2000

port=$("$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
class=$SPARK_HOME/bin/spark-class
export SPARK_DAEMON_MEMORY=256m
"$class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0 > "$folder/master.log" 2>&1 &
children+=($!)
for worker in 1 2; do
  "$class" org.apache.spark.deploy.worker.Worker "spark://127.0.0.1:$port" --host 127.0.0.1 --cores 1 --memory 700M --webui-port 0 \
    > "$folder/worker-$worker.log" 2>&1 &
  children+=($!)
done

cd "$here"
export PYTHONDONTWRITEBYTECODE=1
if ! timeout 600 "$venv/bin/python" test_spark.py "spark://127.0.0.1:$port" "$folder" "node $root/dist/bin/galley.cjs" 2> "$folder/test.log"; then
  tail -n 60 "$folder/test.log" >&2
  tail -n 10 "$folder"/master.log "$folder"/worker-*.log >&2
  exit 1
fi
tr '\r' '\n' < "$folder/test.log" | grep -E '^test_|^Ran|^OK|^ok'
