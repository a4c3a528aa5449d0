#!/usr/bin/env python3
"""Has openapi-python-client make a client of docs-input/, and lets it talk to the mock.

    python3 python_client.py [TOOL]

TOOL is the path of tablature. Writes the OpenAPI document, generates the client, starts the mock on a
free port and calls operations of each kind. Prints a line for each; exits with 1 if an answer is not
what the docs say.
"""

import importlib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DOCS = os.path.join(HERE, "..", "..", "docs-input")
CONFIG = os.path.join(HERE, "openapi-python-client.yaml")


def main(tool):
    with tempfile.TemporaryDirectory() as folder:
        generate(tool, folder)
        sys.path.insert(0, folder)
        mock = subprocess.Popen(
            [tool, "mock", DOCS, "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True
        )
        try:
            url = next(filter(None, (re.search(r"http://[\d.:]+", line) for line in mock.stderr))).group()
            failed = talk(url)
        finally:
            mock.terminate()
            mock.communicate()
    return 1 if failed else 0


def generate(tool, folder):
    """Writes the document and generates the package `made` from it."""
    document = os.path.join(folder, "api.json")
    subprocess.run([tool, "openapi", DOCS, "-q", "-o", document], check=True)
    beside = os.path.dirname(sys.executable)
    command = [os.path.join(beside, "openapi-python-client"), "generate", "--path", document]
    command += ["--config", CONFIG, "--meta", "none", "--output-path", os.path.join(folder, "made")]
    environment = dict(os.environ, PATH=beside + os.pathsep + os.environ["PATH"])
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if said.returncode != 0:
        sys.exit(said.stdout)
    groups = os.path.join(folder, "made", "api")
    modules = [name for _, _, names in os.walk(groups) for name in names if name.startswith("v_1")]
    print(f"generated {len(modules)} operations")


def operation(group, name):
    return importlib.import_module(f"made.api.{group}.{name}")


def talk(url):
    """Calls the operations; gives how many answers were wrong."""
    made = importlib.import_module("made")
    models = importlib.import_module("made.models")
    client = made.AuthenticatedClient(base_url=url, token="anything", raise_on_unexpected_status=False)
    checks = Checks()

    contact = operation("rest_contact", "v_1_contact_entity_get_contact_entity")
    heard = contact.sync_detailed(1042, client=client)
    checks.equal("GET", (int(heard.status_code), heard.parsed.contact_id), (200, 1042))
    name = heard.parsed.name
    heard = contact.sync_detailed(1042, client=client, select="Name", so_language="no")
    checks.equal("GET with a query", (heard.parsed.name, heard.parsed.contact_id), (name, None))

    saved = operation("agents_appointment", "v_1_appointment_agent_save_appointment_entity")
    entity = models.AppointmentEntity(appointment_id=0, description="Lunch")
    heard = saved.sync_detailed(client=client, body=entity)
    checks.equal("POST with a body", (int(heard.status_code), heard.parsed.appointment_id > 0), (200, True))
    entity.appointment_id = "seven"
    heard = saved.sync_detailed(client=client, body=entity)
    checks.equal("POST with a wrong body", heard.status_code, 400)
    checks.holds("the problem names the place", b'"/AppointmentId"' in heard.content)

    listed = operation("agents_mdo", "v_1mdo_agent_get_list")
    heard = listed.sync_detailed(client=client, body=models.V1MDOAgentGetListRequest(name="category"))
    checks.holds("POST that answers a list", heard.parsed and all(item.id for item in heard.parsed))
    likely = operation("rest_contact", "v_1_contact_entity_get_name_department_duplicates")
    heard = likely.sync_detailed("Fjordtech AS/ø", client=client, department="Salg & støtte")
    checks.holds("GET that answers a list", heard.status_code == 200 and isinstance(heard.parsed, list))

    page = operation("rest_contact", "v_1_contact_entity_get_all")
    first = page.sync(client=client, top=2)
    checks.equal("GET of a page", len(first.value), 2)
    link = first.odata_next_link
    checks.holds("its link stays on the mock", link.startswith(url + "/api/v1/Contact?"))
    second = client.get_httpx_client().get(link).json()
    checks.equal("the second page is the last", ("odata.nextLink" in second, len(second["value"])), (False, 2))

    gone = operation("rest_contact", "v_1_contact_entity_delete_contact_entity")
    heard = gone.sync_detailed(1042, client=client)
    checks.equal("DELETE", (int(heard.status_code), heard.content), (204, b""))

    wishing = client.with_headers({"Prefer": "code=404"})
    heard = contact.sync_detailed(1042, client=wishing)
    checks.equal("a documented error", (int(heard.status_code), heard.parsed), (404, None))
    checks.holds("it is told in the docs' words", b"There is no such company." in heard.content)
    stranger = made.Client(base_url=url)
    checks.equal("no credentials", contact.sync_detailed(1042, client=stranger).status_code, 401)

    print(f"{checks.done} checks, {checks.failed} failed")
    return checks.failed


class Checks:
    """Counts what was checked, and tells of it."""

    def __init__(self):
        self.done = self.failed = 0

    def equal(self, what, found, expected):
        self.holds(f"{what}: {found}", found == expected, f"should be {expected}")

    def holds(self, what, is_so, wanted="does not hold"):
        self.done += 1
        self.failed += not is_so
        print(f"{'ok' if is_so else 'FAILED'}: {what}{'' if is_so else ': ' + wanted}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "tablature"))
