#!/usr/bin/env python3
"""Uses the start page of a running mock in a headless browser.

    python3 start_page.py URL [OPERATION]

OPERATION is the id of one that has a sample and `$select`. The browser is Chromium: the one that
playwright has installed or, if CHROMIUM is set, the one there. Exits with 1 if something fails.
"""

import os
import sys
import time

from playwright.sync_api import expect, sync_playwright

HOSTILE = "<img src=x onerror=\"window.broken = true\">"


def main(url, operation):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page()
        faults, loaded = [], []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: loaded.append(request.url))

        start = time.monotonic()
        page.goto(url)
        page.wait_for_selector("#list li")
        total = page.locator("#list li").count()
        print(f"{total} endpoints after {time.monotonic() - start:.2f} s")
        expect(page.locator("#count")).to_have_text(f"{total} endpoints")

        start = time.monotonic()
        page.fill("#filter", operation)
        expect(page.locator("#list li:visible")).to_have_count(1)
        print(f"filtered after {time.monotonic() - start:.2f} s")
        page.locator("#list li:visible button").click()
        expect(page.locator("main h2")).to_be_visible()
        sample = page.locator("pre.sample").first.inner_text()
        assert sample.startswith(("{", "[")), sample

        page.click("button.send")
        expect(page.locator("#status")).to_contain_text("200")
        expect(page.locator("#answer")).to_have_text(sample)
        print("the answer is the sample")

        page.get_by_label("Prefer").fill("code=499")
        page.click("button.send")
        expect(page.locator("#status")).to_contain_text("400")
        expect(page.locator("#answer")).to_contain_text("not documented")
        page.get_by_label("Prefer").fill("")
        page.get_by_label("$select").fill("Nothing,Name")
        page.click("button.send")
        expect(page.locator("#status")).to_contain_text("200")
        expect(page.locator("#answer")).to_contain_text('": null')
        page.fill("#credentials", "")
        page.click("button.send")
        expect(page.locator("#status")).to_contain_text("401")
        print("wishes, selections and missing credentials are answered")

        page.get_by_label("$select").fill(HOSTILE)
        page.get_by_label("Prefer").fill("example=" + HOSTILE)
        page.fill("#credentials", "anything")
        page.click("button.send")
        expect(page.locator("#status")).to_contain_text("400")
        expect(page.locator("#answer")).to_contain_text("onerror")
        assert page.evaluate("window.broken") is None
        assert page.locator("main img").count() == 0

        page.reload()
        expect(page.locator("main h2")).to_be_visible()
        elsewhere = [one for one in loaded if not one.startswith(url) and not one.startswith("data:")]
        assert not elsewhere, elsewhere
        # The browser itself notes every answer that is an error.
        faults = [fault for fault in faults if not fault.startswith("Failed to load resource: the server responded")]
        assert not faults, faults
        print("nothing runs that is not ours, and nothing is loaded from elsewhere")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip("/"), sys.argv[2] if len(sys.argv) > 2 else "v1ContactEntity_GetContactEntity")
