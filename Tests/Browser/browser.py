"""A browser that tests drive: reads one request a line, answers each with a line, `ok` or `no` and why.

open URL · size W H · dark · press WORDS · fill NAME=VALUE · within CSS · sees WORDS · lacks WORDS · finds CSS · pictures COUNT · at BEGINNING · says ENDING · keys NAME…
· axe · quiet · shot FILE · paper FILE · reads FEED. `press`, `fill` look in the part of the page that `within` named last. Each waits up to ten seconds
for what it asks for. Needs chromium and chromium-driver of Debian, selenium, and axe.min.js beside axe_playwright_python.
"""

import base64
import json
import pathlib
import signal
import sys
from xml.parsers.expat import ExpatError

import feeds
from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 10


class No(Exception):
    pass


class Browser:
    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--hide-scrollbars", "--disable-background-networking", "--lang=fr",
                     "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"):
            options.add_argument(flag)
        # The authority of the tests is nobody's.
        options.accept_insecure_certs = True
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_window_size(1280, 900)
        self.part = "body"

    def wait(self, what, look):
        """What `look` gives, once it gives something; the page may change meanwhile."""
        waiting = WebDriverWait(self.driver, PATIENCE, 0.05, [WebDriverException])
        try:
            return waiting.until(lambda _: look())
        except TimeoutException:
            raise No(f"{what}; the page says: {self.text()[:1500]}")

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text.replace("\n", " ")

    def open(self, url):
        self.driver.get(url)
        self.part = "body"

    def size(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": int(width), "height": int(height), "deviceScaleFactor": 1, "mobile": int(width) < 600})

    def dark(self):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark"}]})

    def within(self, selector):
        self.finds(selector)
        self.part = selector

    def inside(self):
        return self.driver.find_elements(By.CSS_SELECTOR, self.part)

    def press(self, words):
        def look():
            for part in self.inside():
                for element in part.find_elements(By.CSS_SELECTOR, "button, a, summary, label"):
                    if element.is_displayed() and element.text.strip() == words:
                        # A page that follows the record may put another in its place meanwhile: it is looked for again.
                        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
                        element.click()
                        return True
        self.wait(f"no button or link: {words}", look)

    def fill(self, pair):
        name, value = pair.split("=", 1)

        def look():
            for part in self.inside():
                for element in part.find_elements(By.NAME, name):
                    if element.is_displayed():
                        return element
        element = self.wait(f"no field {name}", look)
        if element.tag_name == "select":
            Select(element).select_by_value(value)
        elif element.get_attribute("type") == "checkbox":
            element.click()
        else:
            element.clear()
            element.send_keys(value)

    def sees(self, words):
        self.wait(f"not there: {words}", lambda: words in self.text())

    def lacks(self, words):
        self.wait(f"still there: {words}", lambda: words not in self.text())

    def finds(self, selector):
        self.wait(f"nothing is {selector}", lambda: self.driver.find_elements(By.CSS_SELECTOR, selector))

    def pictures(self, count):
        """So many pictures of people's were read and are shown."""
        look = "return [...document.querySelectorAll('figure img')].filter(i => i.complete && i.naturalWidth > 0).length"
        return self.wait(f"not {count} pictures", lambda: self.driver.execute_script(look) == int(count) and "shown")

    def at(self, beginning=""):
        """The page's address, once it begins so: a press only begins to change it."""
        return self.wait(f"not at {beginning} but at {self.driver.current_url}", lambda: next(
            (url for url in [self.driver.current_url] if url.startswith(beginning)), None))

    def says(self, ending):
        """The first address on the page that ends so."""
        return self.wait(f"no address ends in {ending}", lambda: next(
            (word for word in self.text().split() if "://" in word and word.endswith(ending)), None))

    def keys(self, *names):
        for name in names:
            self.driver.switch_to.active_element.send_keys(getattr(Keys, name))
        return self.driver.execute_script("return document.activeElement.outerHTML.slice(0, 300)")

    def axe(self):
        import axe_playwright_python
        script = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
        self.driver.execute_script(script)
        found = self.driver.execute_async_script("""
            const done = arguments[arguments.length - 1];
            axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(done, done);
        """)
        if "violations" not in found:
            raise No(f"axe did not run: {found}")
        if found["violations"]:
            raise No(json.dumps([
                {"rule": one["id"], "why": one["help"], "where": [node["html"][:200] for node in one["nodes"][:3]]}
                for one in found["violations"]], ensure_ascii=False))
        return f"{len(found['passes'])} rules"

    def quiet(self):
        """Nothing was refused by a policy, and no program of a page has failed."""
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        if said:
            raise No(" | ".join(said))

    def reads(self, url):
        try:
            return str(feeds.count(url))
        except (feeds.Unfit, OSError, ValueError, ExpatError) as fault:
            raise No(str(fault)) from fault

    def paper(self, file):
        """The page as it is printed, as a PDF."""
        made = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False, "preferCSSPageSize": True})
        pathlib.Path(file).write_bytes(base64.b64decode(made["data"]))

    def shot(self, file):
        self.driver.save_screenshot(file)


def main():
    # Whoever ends this ends the browser with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    browser = Browser()
    words = {"press", "fill", "sees", "lacks", "finds", "within", "open", "shot", "paper", "reads"}
    try:
        for number, line in enumerate(sys.stdin, start=1):
            name, _, rest = line.rstrip("\n").partition(" ")
            try:
                given = [rest] if name in words else rest.split()
                answer = f"ok {getattr(browser, name)(*given) or ''}"
            except No as fault:
                answer = f"no {fault}"
            except WebDriverException as fault:
                answer = f"no {fault.msg}"
            print(f"{number} " + answer.replace("\n", " "), flush=True)
    finally:
        browser.driver.quit()


main()
