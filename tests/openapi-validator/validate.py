#!/usr/bin/env python3
"""Holds OpenAPI documents against a public validator, and their examples against their schemas.

    python3 validate.py DOCUMENT.json...

Prints one line for each document and one for each fault; exits with 1 if there is a fault. Samples
that contradict their schema stand apart in the document; they are counted, and must really do so.
"""

import json
import re
import sys
from dataclasses import dataclass, field

from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
DOCUMENT = "urn:document"


@dataclass
class Report:
    operations: int = 0
    examples: int = 0
    without_schema: int = 0
    contradictions: int = 0
    faults: list = field(default_factory=list)


def main(paths):
    failed = False
    for path in paths:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        report = examine(document)
        failed |= bool(report.faults)
        print(
            f"{path}: {report.operations} operations, {report.examples} examples fit their schema, "
            f"{report.without_schema} have none, {report.contradictions} contradict it as marked, "
            f"{len(report.faults)} faults",
            flush=True,
        )
        for fault in report.faults[:50]:
            print(f"  {fault}")
    return 1 if failed else 0


def examine(document):
    report = Report()
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        report.faults.append(f"validator: {error.message[:300]}")
    check_paths(document, report)
    schemas = Schemas(document)
    for operation in operations(document):
        report.operations += 1
        described = [operation.get("requestBody", {}), *operation.get("responses", {}).values()]
        for part in described:
            for content in part.get("content", {}).values():
                check_content(content, schemas, report)
    return report


def operations(document):
    for item in document["paths"].values():
        for method in METHODS:
            if method in item:
                yield item[method]


def check_paths(document, report):
    """No two templated paths are equal, but for those that are marked."""
    by_shape = {}
    for path, item in document["paths"].items():
        shape = re.sub(r"\{[^{}]*\}", "{}", path)
        for method in METHODS:
            if method in item:
                by_shape.setdefault((shape, method), []).append(item[method])
    for (shape, method), alike in by_shape.items():
        ids = {operation["operationId"] for operation in alike}
        for operation in alike:
            marked = set(operation.get("x-tablature-ambiguous", []))
            if marked != ids - {operation["operationId"]}:
                report.faults.append(f"{method} {shape}: {sorted(ids)} are not told of each other")


def check_content(content, schemas, report):
    examples = content.get("examples", {})
    contradictions = content.get("x-tablature-contradictions", {})
    report.contradictions += len(contradictions)
    if "schema" not in content:
        report.without_schema += len(examples)
        return
    if not examples and not contradictions:
        return
    validator = schemas.validator(content["schema"])
    for name, example in examples.items():
        error = next(validator.iter_errors(example["value"]), None)
        if error is None:
            report.examples += 1
        else:
            report.faults.append(f"{name}: {error.json_path}: {error.message[:300]}")
    for name, example in contradictions.items():
        if validator.is_valid(example["value"]):
            report.faults.append(f"{name}: contradicts nothing")


class Schemas:
    """Validators for schemas that refer to the components of a document."""

    def __init__(self, document):
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self.registry = Registry().with_resource(DOCUMENT, resource)
        self.formats = FormatChecker(["date-time"])
        self.formats.checks("byte")(is_base64)
        self.formats.checks("int32")(lambda value: is_integer(value, 31))
        self.formats.checks("int64")(lambda value: is_integer(value, 63))
        self.known = {}

    def validator(self, schema):
        key = json.dumps(schema)
        if key not in self.known:
            self.known[key] = Draft202012Validator(
                absolute(schema), registry=self.registry, format_checker=self.formats
            )
        return self.known[key]


def absolute(schema):
    """The same schema with references that do not depend on where it stands."""
    if isinstance(schema, dict):
        return {
            key: DOCUMENT + value if key == "$ref" else absolute(value)
            for key, value in schema.items()
        }
    return [absolute(item) for item in schema] if isinstance(schema, list) else schema


def is_base64(value):
    pattern = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
    return not isinstance(value, str) or re.fullmatch(pattern, value) is not None


def is_integer(value, bits):
    return not isinstance(value, int) or -(2**bits) <= value < 2**bits


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
