"""What every page of the walk must be: without a violation, no wider than its window; and its picture for the docs."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

SETTLED = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getTiming().iterations < Infinity).map((one) => one.finished))"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Looks:
    """Faults seen on the way; gathered, so that one walk tells them all."""

    def __init__(self) -> None:
        self.faults: set[str] = set()

    def at(self, page: Page, picture: str = "") -> None:
        """Look at the page as it stands; keep its picture where MJ_PICTURES asks for it."""
        usual = page.viewport_size or {"width": 1366, "height": 768}
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size(
            {**usual, "height": max(tall, usual["height"])}
        )  # bars that stay cover nothing
        page.evaluate(SETTLED)  # a colour on its way to another is neither
        for one in Axe().run(page, options=RULES).response["violations"]:
            nodes = " ".join(node["html"][:200] for node in one["nodes"][:3])
            self.faults.add(f"{page.title()}: {one['id']}: {nodes}")
        page.set_viewport_size(usual)
        page.evaluate("scrollTo(0, 0)")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            self.faults.add(f"{page.title()}: {wide} pixels too wide")
        if picture and os.environ.get("MJ_PICTURES") == "1":
            page.screenshot(path=Path(settings.ROOT) / "docs/pictures" / f"{picture}.png")

    def listen(self, page: Page) -> None:
        """What the browser complains about is a fault too: the policy breaks nothing of ours."""
        page.on(
            "console", lambda one: self.faults.add(one.text) if one.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda wrong: self.faults.add(str(wrong)))
