#!/usr/bin/env python3
"""Runs schemathesis on what `tablature openapi` writes, against `tablature mock` of the same docs.

    python3 run.py [--examples N] [--negative] [--coverage] [--only REGEX] [--tool PATH] DOCS...

For each DOCS: writes the document, starts the mock on a free port, and sends it every example of the
document and then N made-up requests for each operation. With `--negative` come as many that contradict
the document; with `--coverage`, for every parameter and property all kinds of values that are right or
wrong: some two hundred requests for each operation. Prints what was sent and found; exits with 1 if
there is a finding.

The document is sent as it is written, but for three things. Bodies go as JSON wherever the docs have
JSON: the mock looks into nothing else, and of an empty list or form in other notations nothing is left
to send. Answers whose sample contradicts its type, as the document says itself, are not held against
it. And where several operations have one path, names do not look like the numbers of another one.
docs/mock.md says which checks are left out.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

# What must hold of every answer.
ALWAYS = [
    "not_a_server_error",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]
# What must hold besides if the request is as documented: it is accepted, with a documented status.
OF_VALID = ["status_code_conformance", "positive_data_acceptance"]
# What must hold besides if it is not.
OF_INVALID = ["unsupported_method", "allow_header_conformance"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("docs", nargs="+")
    parser.add_argument("--examples", type=int, default=2, help="requests to make up for each operation")
    parser.add_argument("--negative", action="store_true", help="send requests that contradict the document, too")
    parser.add_argument("--coverage", action="store_true", help="go through all kinds of values, too")
    parser.add_argument("--only", metavar="REGEX", help="only paths in which this is found")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tool", default="tablature", help="path of tablature")
    arguments = parser.parse_args()
    runs = [("examples,fuzzing", "positive", ALWAYS + OF_VALID)]
    if arguments.coverage:
        runs.append(("coverage", "positive", ALWAYS + OF_VALID))
    if arguments.negative or arguments.coverage:
        phases = ["coverage"] * arguments.coverage + ["fuzzing"] * arguments.negative
        runs.append((",".join(phases), "negative", ALWAYS + OF_INVALID))
    failed = False
    for docs in arguments.docs:
        with tempfile.TemporaryDirectory() as folder:
            path, contradictions = write_document(arguments.tool, docs, folder)
            mock, url = start_mock(arguments.tool, docs)
            try:
                for phases, mode, checks in runs:
                    start = time.monotonic()
                    code, said = run(path, url, folder, phases, mode, checks, arguments)
                    took = time.monotonic() - start
                    print(f"{docs}: {mode}: {phases}; {', '.join(checks)}")
                    if contradictions:
                        print(f"  {contradictions} answers contradict their schema by their docs, and are not held against it")
                    print(f"  {summary(said)} in {took:.0f} s")
                    if code != 0:
                        failed = True
                        print(said)
                    sys.stdout.flush()
            finally:
                mock.terminate()
                mock.wait()
    return 1 if failed else 0


def write_document(tool, docs, folder):
    """Writes the document, changed as said above; gives its path and how many answers contradict it."""
    path = os.path.join(folder, "api.json")
    subprocess.run([tool, "openapi", docs, "--keep-going", "-q", "-o", path], check=True)
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    contradictions = 0
    operations = [one for item in document["paths"].values() for one in item.values() if "operationId" in one]
    for operation in operations:
        keep_json(operation.get("requestBody", {}))
        if "x-tablature-ambiguous" in operation:
            keep_names(operation.get("parameters", []))
        contradictions += sum(drop_contradicted(one) for one in operation["responses"].values())
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    return path, contradictions


def keep_json(body):
    content = body.get("content", {})
    as_json = {name: media for name, media in content.items() if re.search(r"[/+]json\b", name)}
    if as_json:
        body["content"] = as_json


def keep_names(parameters):
    for parameter in parameters:
        if parameter.get("in") == "path" and parameter["schema"].get("type") == "string":
            parameter["schema"] = {"type": "string", "pattern": "^x[a-z]*$"}


def drop_contradicted(response):
    """Drops the schema of an answer if a sample contradicts it; gives whether there is one."""
    contents = response.get("content", {}).values()
    is_contradicted = any("x-tablature-contradictions" in content for content in contents)
    if is_contradicted:
        for content in contents:
            content.pop("schema", None)
    return is_contradicted


def start_mock(tool, docs):
    """Starts the mock, and gives it and its URL."""
    command = [tool, "mock", docs, "--keep-going", "--listen", "127.0.0.1:0"]
    mock = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for line in mock.stderr:
        found = re.search(r"http://[\d.:]+", line)
        if found:
            # It goes on to tell of every request, and somebody has to listen.
            subprocess.Popen(["cat"], stdin=mock.stderr, stdout=subprocess.DEVNULL)
            return mock, found.group()
    sys.exit(f"{docs}: the mock does not start")


def run(path, url, folder, phases, mode, checks, arguments):
    """Runs schemathesis; gives its exit code and what it says."""
    beside = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    command = [beside if os.path.exists(beside) else shutil.which("schemathesis") or "schemathesis"]
    command += ["run", path, "--url", url, "--header", "Authorization: Bearer anything"]
    command += ["--checks", ",".join(checks), "--phases", phases, "--mode", mode]
    command += ["--max-examples", str(arguments.examples), "--seed", str(arguments.seed)]
    command += ["--suppress-health-check", "all", "--no-shrink", "--continue-on-failure"]
    command += ["--generation-database", "none", "--warnings", "off", "--no-color"]
    command += ["--include-path-regex", arguments.only] if arguments.only else []
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def summary(said):
    """What schemathesis says of how much it did."""
    tested = re.search(r"Tested: (\d+)", said)
    cases = re.search(r"Test cases:\s+(.*)", said)
    return f"{tested.group(1) if tested else 'no'} tested; requests: {cases.group(1) if cases else 'none'}"


if __name__ == "__main__":
    sys.exit(main())
